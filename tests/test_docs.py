"""README and docs stay true: every command, setting, rule and route is documented and exists."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from dashboard.api.routes import ROUTES
from dashboard.cli import app
from dashboard.linking import choosing
from dashboard.release import totals

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
FLOW = (ROOT / "docs" / "flow.md").read_text(encoding="utf-8")
TEXTS = [README, *(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))]


def test_every_command_is_in_the_readme_and_no_other() -> None:
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    table = set(re.findall(r"^\| `([a-z]+)[ `]", README, re.MULTILINE))
    assert table == commands
    assert set(re.findall(r"-m dashboard (\w+)", " ".join(TEXTS))) <= commands


def test_every_command_has_an_example_in_its_help() -> None:
    def leaves(command: object) -> list[object]:
        inner = getattr(command, "commands", {})
        return [leaf for one in inner.values() for leaf in leaves(one)] or [command]

    for command in leaves(get_command(app)):
        assert "Example: python -m dashboard" in (command.help or "")  # type: ignore[attr-defined]


def test_every_setting_is_in_the_readme() -> None:
    code = (ROOT / "dashboard" / "settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r'"(DASHBOARD_\w+)"', code))
    assert names == set(re.findall(r"^\| `(DASHBOARD_\w+)`", README, re.MULTILINE))


def test_every_rule_of_a_figure_is_in_the_method() -> None:
    for rule in (*choosing.RULES, totals.SUM_OF_PLACES):
        assert f"`{rule}`" in METHOD


def test_every_route_is_in_the_flow() -> None:
    for route in ROUTES:
        start = route.path.split("{")[0].rstrip("/")
        assert start in FLOW


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_links_of_the_readme_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def test_make_targets_that_docs_name_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in set(re.findall(r"\bmake ([a-z]+)\b", " ".join(TEXTS))):
        assert re.search(rf"^{name}:", makefile, re.MULTILINE), name


def test_every_question_has_a_browser_test_and_at_most_three_clicks() -> None:
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+\?) \| (.+) \| `(test_\w+)` \|$", page, re.MULTILINE)
    tests = "".join(path.read_text() for path in (ROOT / "tests" / "browser").glob("test_*.py"))
    assert len(rows) >= 20
    for _question, clicks, test in rows:
        assert f"def {test}(" in tests, test
        assert len(clicks.split(";")[0].split(",")) <= 3, clicks
