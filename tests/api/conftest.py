"""The routes over a release of the bundled public facts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import steps
from dashboard.settings import Settings
from tests.routes import Client, served_routes


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of releases of a home that was just set up."""
    home = tmp_path_factory.mktemp("bundled")
    settings = Settings(home, home / "releases", f"sqlite:///{home / 'ledger.sqlite'}")
    steps.prepare(settings, who="test")
    return settings.releases


@pytest.fixture(scope="session")
def client(bundled: Path) -> Iterator[Client]:
    with served_routes(bundled) as client:
        yield client
