"""The form that corrects a claim: one field for each thing that a reviewer may change."""

from enum import StrEnum
from typing import Any

import streamlit as st

from dashboard.model.claim import Claim
from dashboard.model.vocabulary import (
    SECTOR_OF_ASSET,
    Cause,
    Extent,
    Group,
    Harm,
    Quantifier,
    Scope,
    Service,
    Standing,
    SupplyState,
    Unit,
)
from dashboard.model.wording import plain_words

CHOICES: dict[str, type[StrEnum]] = {
    "harm": Harm,
    "group": Group,
    "extent": Extent,
    "service": Service,
    "state": SupplyState,
    "cause": Cause,
    "quantifier": Quantifier,
    "unit": Unit,
    "scope": Scope,
    "standing": Standing,
}
NUMBERS = {"count_low": "lowest number", "count_high": "highest number"}
DATES = {"occurred_earliest": "first possible day", "occurred_latest": "last possible day"}


def correction_form(claim: Claim) -> dict[str, object]:
    """The fields that the reviewer changed, once sent; {} before."""
    with st.form(f"correct-{claim.claim_id}", border=False):
        given = _drawn(claim)
        sent = st.form_submit_button("Save and accept", type="primary")
    if not sent:
        return {}
    return {name: value for name, value in given.items() if value != _now(claim, name)}


def _drawn(claim: Claim) -> dict[str, Any]:
    def key(field: str) -> str:
        return f"{field}-{claim.claim_id}"

    given: dict[str, Any] = {
        "place": st.text_input("place (name or p-code)", _now(claim, "place"), key=key("place"))
    }
    for field, words in NUMBERS.items():
        value = getattr(claim, field)
        given[field] = st.number_input(words, 0, None, value, step=1, key=key(field))
    if hasattr(claim, "asset"):
        given["asset"] = _choice("asset", list(SECTOR_OF_ASSET), claim, key("asset"))
        given["sector"] = SECTOR_OF_ASSET[given["asset"]]
    for field, vocabulary in CHOICES.items():
        if hasattr(claim, field):
            given[field] = _choice(field, [str(term) for term in vocabulary], claim, key(field))
    for field, words in DATES.items():
        given[field] = st.date_input(words, getattr(claim, field), key=key(field))
    said_by = st.text_input("who says it", claim.said_by or "", max_chars=200, key=key("said_by"))
    given["said_by"] = said_by.strip() or None
    return given


def _choice(field: str, terms: list[str], claim: Claim, key: str) -> str:
    chosen = st.selectbox(
        field, terms, terms.index(str(getattr(claim, field))), format_func=plain_words, key=key
    )
    return str(chosen)


def _now(claim: Claim, field: str) -> object:
    """What the form shows before anything is changed."""
    if field == "place":
        return claim.place.pcode or claim.place.text
    return getattr(claim, field)
