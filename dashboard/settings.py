"""Where things lie and how much is read: one frozen object, read once from the environment."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"


class Profile(StrEnum):
    """How much a release may show: the parts of data/policy.toml."""

    DESK = "desk"
    PUBLIC = "public"
    STRICT = "strict"


@dataclass(frozen=True)
class Settings:
    """`home` holds the ledger (desk only), `releases` what may be shown.

    Environment: DASHBOARD_HOME (default var/ beside the code), DASHBOARD_RELEASES (default
    releases/ below the home), DASHBOARD_LEDGER (a SQLAlchemy URL; default SQLite in the home),
    DASHBOARD_DESK (0 leaves out the pages that write; `serve` sets it by the address it binds),
    DASHBOARD_CONTACT (a mailto: or https: address for "report an error"; default none),
    DASHBOARD_LINK_BY_RULES (0: only people join what two reports say, the rules suggest).
    """

    home: Path
    releases: Path
    ledger_url: str
    desk: bool = True
    contact: str = ""
    link_by_rules: bool = True
    max_report_bytes: int = 5_000_000
    fetch_seconds: float = 15.0

    @classmethod
    def from_environment(cls) -> "Settings":
        home = Path(os.environ.get("DASHBOARD_HOME") or ROOT / "var").absolute()
        releases = Path(os.environ.get("DASHBOARD_RELEASES") or home / "releases").absolute()
        ledger_url = os.environ.get("DASHBOARD_LEDGER") or f"sqlite:///{home / 'ledger.sqlite'}"
        desk = os.environ.get("DASHBOARD_DESK", "1") != "0"
        by_rules = os.environ.get("DASHBOARD_LINK_BY_RULES", "1") != "0"
        return cls(
            home=home,
            releases=releases,
            ledger_url=ledger_url,
            desk=desk,
            contact=os.environ.get("DASHBOARD_CONTACT", ""),
            link_by_rules=by_rules,
        )

    def releases_of(self, profile: Profile) -> Path:
        """What only the desk may see lies apart from what a public process opens."""
        return self.home / "desk" if profile == Profile.DESK else self.releases
