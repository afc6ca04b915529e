"""The only door to anything public: policy decides what goes out, snapshot writes it."""

from dashboard.release.datapackage import verify_release
from dashboard.release.identities import published_ids
from dashboard.release.pointer import current_release
from dashboard.release.policy import may_be_public
from dashboard.release.snapshot import publish_release

__all__ = ["current_release", "may_be_public", "publish_release", "published_ids", "verify_release"]
