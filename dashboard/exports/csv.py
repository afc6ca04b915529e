"""CSV (RFC 4180, UTF-8) that no spreadsheet takes for formulas. Unknown is an empty cell."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

# OWASP ASVS 1.2.10: what a spreadsheet may run, with the fullwidth forms that some fold.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def to_csv(frame: "pd.DataFrame") -> bytes:
    guarded = frame.copy()
    for name in guarded.columns:
        if not _is_number(guarded[name]):
            guarded[name] = guarded[name].map(_guarded, na_action="ignore")
    return guarded.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def _guarded(value: object) -> object:
    """Text that begins like a formula gets an apostrophe before it; it is then shown as text."""
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _is_number(column: "pd.Series") -> bool:
    import pandas as pd

    return pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column)
