"""The only door to anything public: policy decides what goes out, snapshot writes it."""

from dashboard.release.corrections import REASONS, Reasons, claims_behind
from dashboard.release.datapackage import read_datapackage, verify_release
from dashboard.release.explaining import explained, held, kyiv_words
from dashboard.release.identities import published_ids
from dashboard.release.parts import PublicReading, public_reading
from dashboard.release.pointer import current_release, last_releases
from dashboard.release.policy.decide import Accepted, Decision
from dashboard.release.policy.rules import Policy, load_policy
from dashboard.release.snapshot import publish_release

__all__ = [
    "REASONS",
    "Accepted",
    "Decision",
    "Policy",
    "PublicReading",
    "Reasons",
    "claims_behind",
    "current_release",
    "explained",
    "held",
    "kyiv_words",
    "last_releases",
    "load_policy",
    "public_reading",
    "publish_release",
    "published_ids",
    "read_datapackage",
    "verify_release",
]
