"""The pages: filters, query, draw. The desk pages write through steps."""

from pathlib import Path

# Names of the pages that exist on the desk alone; they are the ones that may import steps.
DESK_PAGES = ("add_report", "links", "review")
FRAME = "frame"


def public_pages() -> list[str]:
    """Names of the pages that a public process has, as in their addresses."""
    names = [path.stem for path in Path(__file__).parent.glob("[a-z]*.py")]
    return sorted(name for name in names if name not in (*DESK_PAGES, FRAME))
