"""The ledger's tables. Rows are added, never changed: a later judgement supersedes an earlier.

The one exception: a purge drops the text of a report, and adds a row that says so.
"""

import sqlalchemy as sa

METADATA = sa.MetaData()

REPORTS = sa.Table(
    "reports",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("report_id", sa.Text, nullable=False, unique=True),
    sa.Column("sha256", sa.Text, unique=True),
    sa.Column("canonical_url", sa.Text, unique=True),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("text", sa.Text),
    sa.Column("unused", sa.JSON, nullable=False),
    sa.Column("stored_at", sa.Text, nullable=False),
)

CLAIMS = sa.Table(
    "claims",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("claim_id", sa.Text, nullable=False, unique=True),
    sa.Column("report_id", sa.Text, sa.ForeignKey("reports.report_id"), nullable=False, index=True),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("proposed_at", sa.Text, nullable=False),
)

JUDGEMENTS = sa.Table(
    "judgements",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("claim_id", sa.Text, sa.ForeignKey("claims.claim_id"), nullable=False, index=True),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("changes", sa.JSON, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("why", sa.Text),
)

LINK_JUDGEMENTS = sa.Table(
    "link_judgements",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("claim_ids", sa.JSON, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("why", sa.Text),
)

PUBLICATIONS = sa.Table(
    "publications",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("release_id", sa.Text, nullable=False, unique=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
)

TAKEDOWNS = sa.Table(
    "takedowns",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("wanted", sa.Text, nullable=False),
    sa.Column("claim_ids", sa.JSON, nullable=False),
    sa.Column("down", sa.Boolean, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
)

# While frozen, a release holds what was judged up to these two rows, as of `moment`.
FREEZES = sa.Table(
    "freezes",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("frozen", sa.Boolean, nullable=False),
    sa.Column("judgements", sa.Integer, nullable=False),
    sa.Column("link_judgements", sa.Integer, nullable=False),
    sa.Column("moment", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("why", sa.Text),
)

# Whose text was dropped; the sketch still tells whether another report repeats it.
PURGES = sa.Table(
    "purges",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column(
        "report_id", sa.Text, sa.ForeignKey("reports.report_id"), nullable=False, unique=True
    ),
    sa.Column("sketch", sa.JSON, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("why", sa.Text),
)

# Every addition to the other tables: which rows, and a hash over them and over the row before.
AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("why", sa.Text),
    sa.Column("rows", sa.JSON, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("previous", sa.Text),
    sa.Column("hash", sa.Text, nullable=False, unique=True),
)
