"""Ids of events: short, and a pure function of the claim that the event is anchored in."""

import hashlib


def stable_id(prefix: str, claim_id: str) -> str:
    """
    >>> stable_id("i", "r001-1")
    'i-18f1d92a19'
    """
    return f"{prefix}-{hashlib.sha256(claim_id.encode()).hexdigest()[:10]}"
