"""Review: the report's words on the left, the claims they make on the right; then publish."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import steps
from dashboard.errors import DashboardError
from dashboard.model.judgement import JudgedClaim, Verdict
from dashboard.review import ReviewSheet
from dashboard.settings import Settings
from dashboard.widgets.correction import correction_form
from dashboard.widgets.markup import notice, show
from dashboard.widgets.reading import claim_card, report_heading, report_text, unused_list


def draw() -> None:
    settings = Settings.from_environment()
    ledger = steps.open_ledger(settings)
    top, side = st.columns([3, 1], vertical_alignment="bottom")
    report_id = _chosen_report(top, ledger)
    who = side.text_input("Your name, kept with each decision", key="who", max_chars=100)
    _publish_button(ledger, settings, who)
    if report_id is None:
        notice("No report was read here yet. Add one first.")
        return
    _draw_sheet(ledger, steps.sheet(ledger, report_id), who)


def _chosen_report(column: DeltaGenerator, ledger: steps.Ledger) -> str | None:
    """The report that the page's address names, else the newest. Bound by hand: Streamlit would
    put the words of the option into the address, and those are the publisher's."""
    waiting = {report.report_id: (report, n) for report, n in steps.waiting_reports(ledger)}
    ids, named = list(waiting), st.query_params.get("report")

    def words(report_id: str) -> str:
        report, number = waiting[report_id]
        publisher = report.publisher or report.title or report_id
        return f"{report.published} · {publisher} · {number} open"

    chosen = column.selectbox(
        "Report", ids, ids.index(named) if named in ids else 0, format_func=words
    )
    if chosen:
        st.query_params["report"] = chosen
    return chosen


def _publish_button(ledger: steps.Ledger, settings: Settings, who: str) -> None:
    if st.button("Publish all accepted claims", type="primary", disabled=not who.strip()):
        with st.spinner("Publishing"):
            release_id = steps.publish(ledger, settings, who=who)
        notice(f"Release {release_id} is published: the map shows it now.", "done")


def _draw_sheet(ledger: steps.Ledger, sheet: ReviewSheet, who: str) -> None:
    left, right = st.columns([1, 1], gap="medium")
    with left:
        show(report_heading(sheet.report))
        show(report_text(sheet.passages()))
    with right:
        named = bool(who.strip())
        number = len(sheet.open_ids)
        if number and st.button(f"Accept all {number} open claims", disabled=not named):
            _decide(ledger, sheet, sheet.open_ids, Verdict.ACCEPTED, who)
        if not sheet.claims:
            notice("No claim was found in this report.")
        for index, one in enumerate(sheet.claims, start=1):
            _draw_claim(ledger, sheet, index, one, who)
        show(unused_list(sheet.unused))


def _draw_claim(
    ledger: steps.Ledger, sheet: ReviewSheet, number: int, one: JudgedClaim, who: str
) -> None:
    claim_id = one.proposed.claim_id
    named = bool(who.strip())
    with st.container(border=True):
        show(claim_card(number, one))
        accept, correct, reject = st.columns(3)
        if accept.button("Accept", key=f"accept-{claim_id}", disabled=not named):
            _decide(ledger, sheet, [claim_id], Verdict.ACCEPTED, who)
        if reject.button("Reject", key=f"reject-{claim_id}", disabled=not named):
            _decide(ledger, sheet, [claim_id], Verdict.REJECTED, who)
        with correct.popover("Correct", disabled=not named):
            changes = correction_form(one.claim)
        if changes:
            _say_or_rerun(
                lambda: steps.correct(ledger, claim_id, changes, who=who, seen=sheet.seen)
            )


def _decide(
    ledger: steps.Ledger, sheet: ReviewSheet, claim_ids: list[str], verdict: Verdict, who: str
) -> None:
    _say_or_rerun(lambda: steps.decide(ledger, claim_ids, verdict, who=who, seen=sheet.seen))


def _say_or_rerun(step: Callable[[], object]) -> None:
    try:
        step()
    except DashboardError as error:
        notice(str(error), "error")
    else:
        st.rerun()


draw()
