"""One event? What may describe one event, both sides beside each other, for a person to decide."""

import streamlit as st

from dashboard import steps
from dashboard.errors import DashboardError
from dashboard.model.judgement import LinkVerdict
from dashboard.review import LinkSheet
from dashboard.settings import Settings
from dashboard.widgets.links import link_card
from dashboard.widgets.markup import notice, show

OPEN, JOINED = "Undecided", "Joined by the rules"
AT_ONCE = 20
VERDICTS = (
    (LinkVerdict.SAME, "Same event"),
    (LinkVerdict.DIFFERENT, "Different events"),
    (LinkVerdict.UNSURE, "Unsure"),
)


def draw() -> None:
    settings = Settings.from_environment()
    ledger = steps.open_ledger(settings)
    left, middle, right = st.columns([2, 2, 3], vertical_alignment="bottom")
    which = left.segmented_control("Show", [OPEN, JOINED], default=OPEN, required=True, key="show")
    who = middle.text_input("Your name, kept with each decision", key="who", max_chars=100)
    why = right.text_input("Why, kept with the decision", key="why", max_chars=300)
    sheets = steps.link_sheets(ledger, settings)
    shown = [sheet for sheet in sheets if sheet.joined == (which == JOINED)]
    if not shown:
        notice("Nothing here: no two sides are alike enough to ask, or all are decided.")
    for sheet in shown[:AT_ONCE]:
        _draw_sheet(ledger, sheet, who, why)
    if len(shown) > AT_ONCE:
        notice(f"{len(shown) - AT_ONCE} more follow when these are decided.")


def _draw_sheet(ledger: steps.Ledger, sheet: LinkSheet, who: str, why: str) -> None:
    one, other = ([claim.claim_id for claim in side] for side in (sheet.one, sheet.other))
    with st.container(border=True):
        show(link_card(sheet))
        for column, (verdict, words) in zip(st.columns(3), VERDICTS, strict=True):
            key = f"{verdict}-{one[0]}-{other[0]}"
            if column.button(words, key=key, disabled=not who.strip()):
                _judge(ledger, (one, other), verdict, who, why)


def _judge(
    ledger: steps.Ledger,
    sides: tuple[list[str], list[str]],
    verdict: LinkVerdict,
    who: str,
    why: str,
) -> None:
    try:
        steps.judge_link(ledger, *sides, verdict, who=who.strip(), why=why.strip() or None)
    except DashboardError as error:
        notice(str(error), "error")
    else:
        st.rerun()


draw()
