from pathlib import Path

import pytest

from dashboard.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Small bounds, so that a test reaches them quickly."""
    return Settings(
        home=tmp_path,
        releases=tmp_path / "releases",
        ledger_url="sqlite://",
        max_report_bytes=200_000,
        fetch_seconds=5.0,
    )
