"""One style sheet for the pages and for what is served without a script."""

from pathlib import Path

ASSETS = Path(__file__).parent / "assets"  # served below /style
STYLE_SHEET = "style/page.css"
