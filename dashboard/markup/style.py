"""One style sheet for the pages and for what is served without a script."""

from pathlib import Path

STYLE = Path(__file__).parent / "assets" / "page.css"
