"""Who may import whom: what stands left in the flow never sees what stands right of it."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.pages import DESK_PAGES, public_pages

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "dashboard"
EVERYWHERE = {"errors", "settings", "language"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "settings": set(),
    "model": set(),
    "gazetteer": {"model"},
    "reports": {"model"},
    "linking": {"model"},
    "extraction": {"model", "gazetteer"},
    "ledger": {"model"},
    "queries": {"model"},
    "release": {"model", "ledger"},
    "maps": {"model"},
    "exports": {"model"},
    "review": {"model"},
    "steps": {
        "model", "gazetteer", "reports", "linking", "extraction", "ledger", "queries", "release",
        "maps", "exports", "review",
    },
    "language": set(),
    "markup": {"model"},
    "api": {"model", "queries", "exports", "maps", "markup"},
    "serving": {"model"},
    "cli": {"steps", "queries", "exports", "app", "model", "serving", "api"},
    "app": {"api", "pages"},
    "widgets": {"queries", "maps", "exports", "model", "review", "markup"},
    "pages": {"queries", "maps", "exports", "model", "review", "markup", "widgets"},
    "__main__": {"cli"},
}  # fmt: skip
ONLY_IN = {
    "streamlit": {"app", "pages", "widgets"},
    "streamlit_folium": {"app", "widgets"},
    "folium": {"maps"},
}
WRITES = re.compile(
    r"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM|(DROP|ALTER) TABLE)\b"
    r"|\.(insert|update|delete)\(\)|\bsa\.(insert|update|delete)\("
)
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path, *, for_types: bool = True) -> Iterator[str]:
    """Full names of all that a file imports, at its top, inside a function, or for types only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped and not for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, "relative imports hide the room that they come from"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_the_table_allows(path: Path) -> None:
    mine = room(path)
    if mine == "__init__":
        return
    allowed = MAY_IMPORT[mine] | EVERYWHERE | {mine}
    if mine == "pages" and path.stem in DESK_PAGES:
        allowed = allowed | {"steps"}
    seen = {name.split(".")[1] for name in imports(path) if name.startswith("dashboard.")}
    assert seen <= allowed


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_streamlit_and_folium_stay_in_their_rooms(path: Path) -> None:
    seen = {name.split(".")[0] for name in imports(path)}
    for package, rooms in ONLY_IN.items():
        assert package not in seen or room(path) in rooms


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_ledger_writes_to_a_database(path: Path) -> None:
    if room(path) != "ledger":
        assert not WRITES.search(path.read_text(encoding="utf-8"))


def test_no_file_of_ours_hides_a_standard_module() -> None:
    ours = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.name for path in PACKAGE.iterdir() if path.is_dir()
    }
    assert not {name for name in ours if not name.startswith("__")} & sys.stdlib_module_names


def test_no_two_files_import_each_other() -> None:
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in FILES}
    graph = {
        name.removesuffix(".__init__"): set(imports(path, for_types=False))
        for name, path in names.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"a circle: {' -> '.join([*trail, name])}"
        if name in done or name not in graph:
            return
        for target in graph[name]:
            visit(target, (*trail, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def test_pages_that_reach_the_ledger_are_pages_of_the_desk() -> None:
    reach = {
        path.stem
        for path in FILES
        if room(path) == "pages" and "dashboard.steps" in set(imports(path))
    }
    assert reach == set(DESK_PAGES)
    assert not set(public_pages()) & reach
