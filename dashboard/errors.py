"""What can go wrong, and whose move it is next. Every message says what to do.

DashboardError
├── UnreadableReport      the input is no report we can read: nothing was stored
│   └── RefusedAddress    the URL points where we do not fetch (private network, odd scheme)
├── InvalidRows           rows of a table or batch file are wrong: each with its row and column
├── UnknownId             no report, claim, incident or release has this id
├── UnusableChange        a correction would leave a claim that is not sound
├── BadFilter             a filter in an address or command has a value that cannot be
├── StaleJudgement        somebody judged this claim after you opened it
├── PolicyUnusable        data/policy.toml has a mistake: nothing is published with it
├── PublishingFrozen      publishing was frozen; only takedowns go out
├── UnsafeToServe         a public process could reach a ledger: it does not start
├── BackupUnusable        a backup cannot be written, is damaged, or does not fit
├── LedgerUnusable        the ledger cannot be opened, is corrupt, or is of another version
└── ReleaseUnusable       no release yet, or the release on disk is not what its datapackage says
"""


class DashboardError(Exception):
    """Base of all errors that a user is told about in one sentence."""


class UnreadableReport(DashboardError):
    """The input is empty, binary, too large, in an unknown encoding, or no text at all."""


class RefusedAddress(UnreadableReport):
    """The URL is not fetched: not http(s), or it leads into a private network."""


class InvalidRows(DashboardError):
    """All faults of a file at once: `faults` holds (row, column, sentence), rows counted from 1."""

    def __init__(self, faults: list[tuple[int, str, str]]):
        self.faults = faults
        shown = "; ".join(f"row {row}, {column}: {why}" for row, column, why in faults[:5])
        more = f" (and {len(faults) - 5} more)" if len(faults) > 5 else ""
        super().__init__(f"{shown}{more}. Nothing was stored: correct these rows and try again.")


class UnknownId(DashboardError):
    """Nothing in the ledger or the release has the given id."""


class UnusableChange(DashboardError):
    """A correction names a place nobody knows, or leaves a claim that contradicts itself."""


class BadFilter(DashboardError):
    """A filter value is not of its vocabulary, or no date."""


class StaleJudgement(DashboardError):
    """The claim was judged by somebody else since it was shown; look at it again first."""


class PolicyUnusable(DashboardError):
    """The policy has an unknown key, class or value, or there is no such profile."""


class PublishingFrozen(DashboardError):
    """Nothing new is published until somebody ends the freeze."""


class UnsafeToServe(DashboardError):
    """The public side must not be able to open a ledger or a release for the desk."""


class BackupUnusable(DashboardError):
    """The file is no whole backup, of another version, or the ledger to fill is not empty."""


class LedgerUnusable(DashboardError):
    """The ledger is missing, corrupt, locked for too long, or from a newer version."""


class ReleaseUnusable(DashboardError):
    """There is no release, or its files do not match its datapackage.json."""
