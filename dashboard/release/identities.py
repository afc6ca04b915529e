"""What earlier releases called their events."""

from pathlib import Path

from dashboard.errors import ReleaseUnusable
from dashboard.release.pointer import current_release


def published_ids(releases: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Event of each public claim, and where retired ids lead; empty before the first release."""
    try:
        folder = current_release(releases)
    except ReleaseUnusable:
        return {}, {}
    return (
        _pairs(folder / "claims.parquet", "claim_id", "event_id"),
        _pairs(folder / "redirects.parquet", "retired_id", "event_id"),
    )


def _pairs(path: Path, key: str, value: str) -> dict[str, str]:
    """Two columns of a table; nothing from a damaged one or one of an older version."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found = pq.read_table(path, columns=[key, value])
    except (OSError, pa.ArrowException, KeyError):
        return {}
    return dict(zip(found[key].to_pylist(), found[value].to_pylist(), strict=True))
