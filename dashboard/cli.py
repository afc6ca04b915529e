"""The command line: one verb is one step. Heavy imports wait until a verb needs them."""

import datetime as dt
import getpass
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard.errors import DashboardError
from dashboard.settings import Profile, Settings

if TYPE_CHECKING:
    from dashboard import steps
    from dashboard.model.judgement import Verdict

app = typer.Typer(
    help="Reported impact on civilians in Ukraine: articles in, sourced and reviewed entries out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
review_app = typer.Typer(help="List proposed claims; accept, reject or correct them.")
app.add_typer(review_app, name="review")

Source = Annotated[
    str, typer.Argument(metavar="FILE|URL|-", help="Text, HTML or Markdown file, URL, or stdin.")
]
Published = Annotated[
    dt.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Day of publication (Kyiv)."),
]
Publisher = Annotated[str | None, typer.Option(help="Who published it.")]
Language = Annotated[str | None, typer.Option(help="ISO 639-1 code; else found from the text.")]
Url = Annotated[str | None, typer.Option(help="Where it was published.")]
Title = Annotated[str | None, typer.Option(help="Its headline.")]
Who = Annotated[str, typer.Option(help="Who decides; kept with the decision.")]
Why = Annotated[str | None, typer.Option(help="The reason; kept with the decision.")]
ReportId = Annotated[str | None, typer.Option("--report", help="All claims of this report.")]
ClaimIds = Annotated[list[str] | None, typer.Argument(metavar="[CLAIM_ID]...")]


class Format(StrEnum):
    CSV = "csv"
    GEOJSON = "geojson"


class Same(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class What(StrEnum):
    INCIDENTS = "incidents"
    CLAIMS = "claims"
    TALLIES = "tallies"
    OUTAGES = "outages"


def main() -> None:
    """Runs a verb; what goes wrong is one plain sentence on stderr and exit code 1."""
    try:
        app()
    except DashboardError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)


# --- read and extract --------------------------------------------------------------------------


@app.command()
def read(
    source: Source,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    title: Title = None,
    language: Language = None,
) -> None:
    """Store a report with the claims it makes, for review.

    Example: python -m dashboard read article.txt --published 2025-12-31 --publisher "Daily News"
    """
    from dashboard import steps

    settings = Settings.from_environment()
    details = _details(published, publisher, url, title, language)
    reading = steps.read_source(source, settings)
    stored = steps.read(steps.open_ledger(settings), reading, details, who=_who(""))
    state = "was stored before" if stored.known else "stored"
    typer.echo(f"Report {stored.report_id} {state}: {stored.proposed} claims.")
    typer.echo(f"Next: python -m dashboard review --report {stored.report_id}")


@app.command()
def extract(
    source: Annotated[str | None, typer.Argument(metavar="[FILE|URL|-]")] = None,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    language: Language = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the claim format.")] = False,
    batch: Annotated[
        Path | None, typer.Option(help="A JSON Lines file of reports; prints one line for each.")
    ] = None,
) -> None:
    """Print the claims that a report makes; stores nothing.

    Example: python -m dashboard extract article.txt --published 2025-12-31 --json
    """
    if (source is None) == (batch is None):
        raise typer.BadParameter("Give one FILE, URL or -, or --batch FILE.")
    if batch is not None:
        _extract_batch(batch)
        return
    from dashboard import steps

    reading = steps.read_source(str(source), Settings.from_environment())
    report, extraction = steps.propose(reading, _details(published, publisher, url, None, language))
    if as_json:
        typer.echo(steps.to_json(report, extraction, indent=1))
        return
    _print_claims(("", claim) for claim in extraction.claims)
    for unused in extraction.unused:
        typer.echo(f"not used: {unused.text!r} ({unused.why})")


def _extract_batch(batch: Path) -> None:
    from rich.console import Console
    from rich.progress import track

    from dashboard import steps

    for report, extraction in track(
        steps.propose_batch(batch), "Reading", console=Console(stderr=True)
    ):
        typer.echo(steps.to_json(report, extraction))


def _details(
    published: dt.datetime | None,
    publisher: str | None,
    url: str | None,
    title: str | None,
    language: str | None,
) -> dict[str, Any]:
    return {
        "published": published.date() if published else None,
        "publisher": publisher,
        "url": url,
        "title": title,
        "language": language,
    }


# --- link --------------------------------------------------------------------------------------


@app.command("link")
def link_batch(
    batch: Annotated[
        Path, typer.Option(metavar="DIR", help="A folder with reports.jsonl and claims.jsonl.")
    ],
) -> None:
    """Print the events that claims make, one JSON line each; stores nothing.

    Example: python -m dashboard link --batch data/reports > events.jsonl
    """
    from dashboard import steps

    for line in steps.link_batch(batch):
        typer.echo(line)


# --- review ------------------------------------------------------------------------------------


@review_app.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    report: ReportId = None,
    everything: Annotated[bool, typer.Option("--all", help="Judged claims too.")] = False,
) -> None:
    """List the claims that wait for a decision.

    Example: python -m dashboard review --report r-0123456789ab
    """
    if context.invoked_subcommand:
        return
    from dashboard import steps

    judged = steps.claims(_ledger(), report)
    shown = [one for one in judged if everything or report or one.verdict is None]
    _print_claims((one.verdict or "open", one.claim) for one in shown)
    typer.echo(f"{sum(one.verdict is None for one in judged)} claims wait for a decision.")


@review_app.command()
def accept(
    claim_ids: ClaimIds = None,
    report: ReportId = None,
    everything: Annotated[bool, typer.Option("--all", help="All claims still open.")] = False,
    who: Who = "",
    why: Why = None,
) -> None:
    """Accept claims as they stand.

    Example: python -m dashboard review accept --report r-0123456789ab --who "A. Reviewer"
    """
    from dashboard.model.judgement import Verdict

    _decide(claim_ids, report, everything, Verdict.ACCEPTED, who, why)


@review_app.command()
def reject(
    claim_ids: ClaimIds = None,
    report: ReportId = None,
    everything: Annotated[bool, typer.Option("--all", help="All claims still open.")] = False,
    who: Who = "",
    why: Why = None,
) -> None:
    """Reject claims: they stay in the ledger and reach no release.

    Example: python -m dashboard review reject r-0123456789ab-3 --why "launch site, no harm there"
    """
    from dashboard.model.judgement import Verdict

    _decide(claim_ids, report, everything, Verdict.REJECTED, who, why)


@review_app.command()
def edit(
    claim_id: str,
    changes: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...")],
    who: Who = "",
    why: Why = None,
) -> None:
    """Correct fields of a claim and accept it. "null" means not stated.

    Example: python -m dashboard review edit r-0123456789ab-3 count_low=4 count_high=4 place=Odesa
    """
    from dashboard import steps

    wanted = dict(_change(change) for change in changes)
    steps.correct(_ledger(), claim_id, wanted, who=_who(who), why=why)
    typer.echo(f"Claim {claim_id} corrected and accepted.")


@review_app.command()
def links(
    everything: Annotated[bool, typer.Option("--all", help="What the rules joined too.")] = False,
) -> None:
    """List what may be one event, both sides beside each other; lines that differ are marked.

    Example: python -m dashboard review links
    """
    from dashboard import steps

    settings = Settings.from_environment()
    sheets = steps.link_sheets(steps.open_ledger(settings), settings)
    for sheet in sheets:
        if everything or not sheet.joined:
            _print_link(sheet)
    typer.echo(f"{sum(not sheet.joined for sheet in sheets)} links wait for a decision.")


@review_app.command()
def link(
    claim_id: str,
    other_id: str,
    verdict: Annotated[Same, typer.Argument(help="same, different or unsure.")],
    who: Who = "",
    why: Why = None,
) -> None:
    """Decide whether the two sides that two claims stand in are one event.

    Example: python -m dashboard review link r-0123456789ab-3 r-ba9876543210-1 same --why "one raid"
    """
    from dashboard import steps
    from dashboard.model.judgement import LinkVerdict

    settings = Settings.from_environment()
    steps.judge_link_of(
        steps.open_ledger(settings),
        settings,
        (claim_id, other_id),
        LinkVerdict(verdict),
        who=_who(who),
        why=why,
    )
    typer.echo(f"Judged: {verdict}. The next release shows it.")


def _change(change: str) -> tuple[str, str | None]:
    field, equals, value = change.partition("=")
    if not equals:
        raise typer.BadParameter(f"{change!r} is not FIELD=VALUE.")
    return field.strip(), None if value.strip() == "null" else value.strip()


def _decide(
    claim_ids: list[str] | None,
    report: str | None,
    everything: bool,
    verdict: "Verdict",
    who: str,
    why: str | None,
) -> None:
    if sum((bool(claim_ids), report is not None, everything)) != 1:
        raise typer.BadParameter("Give claim ids, or --report ID, or --all.")
    from dashboard import steps

    ledger = _ledger()
    chosen = claim_ids or [
        one.proposed.claim_id for one in steps.claims(ledger, report) if one.verdict is None
    ]
    number = steps.decide(ledger, chosen, verdict, who=_who(who), why=why)
    typer.echo(f"{number} claims {verdict}.")


# --- publish, export, check, serve -------------------------------------------------------------


@app.command()
def publish(
    who: Who = "",
    profile: Annotated[Profile, typer.Option(help="How much may be shown.")] = Profile.PUBLIC,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Publish nothing; say why a claim or incident is shown or not."
        ),
    ] = None,
) -> None:
    """Write what policy lets out of the accepted claims as a new release, which the map shows.

    Example: python -m dashboard publish --profile public
    """
    from rich.console import Console

    from dashboard import steps

    settings = Settings.from_environment()
    ledger = steps.open_ledger(settings)
    if explain is not None:
        for line in steps.explain(ledger, settings, explain, profile):
            typer.echo(line)
        return
    with Console(stderr=True).status("Publishing"):
        release_id = steps.publish(ledger, settings, who=_who(who), profile=profile)
    typer.echo(f"Release {release_id} is the current one.")
    waiting = steps.held_claims(ledger, settings, profile)
    if waiting:
        typer.echo(f"Held: {len(waiting)} claims, the next until {waiting[0][1]}.")


@app.command()
def export(
    file_format: Annotated[Format, typer.Option("--format", help="csv or geojson.")] = Format.CSV,
    what: Annotated[What, typer.Option(help="Which table.")] = What.INCIDENTS,
    view: Annotated[
        str, typer.Option(help='Filters: "since=2025-12-01&area=UA51&sectors=energy".')
    ] = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Default: stdout.")] = None,
) -> None:
    """Write the current release, or what a view of the map shows of it, as a file.

    Example: python -m dashboard export --format csv --view "sectors=energy" -o energy.csv
    """
    from dashboard.exports import export_pieces
    from dashboard.queries import Filters, batches, open_release

    release = open_release(Settings.from_environment().releases)
    pieces = export_pieces(batches(release, what, Filters.from_query(view)), file_format)
    if output is None:
        sys.stdout.buffer.writelines(pieces)
    else:
        with output.open("wb") as file:
            file.writelines(pieces)


@app.command()
def takedown(
    wanted: Annotated[
        str, typer.Argument(metavar="ID", help="An entry of the release, a claim or a report.")
    ],
    why: Annotated[
        str,
        typer.Option(
            help="Kept on the desk; safety, privacy, error, duplicate and source are public."
        ),
    ],
    who: Who = "",
    back: Annotated[bool, typer.Option("--back", help="Put it back instead.")] = False,
) -> None:
    """Take something out of the public release at once; the public log says that it is gone.

    Example: python -m dashboard takedown i-0123456789ab --why safety
    """
    from dashboard import steps

    settings = Settings.from_environment()
    ledger = steps.open_ledger(settings)
    release_id = steps.take_down(ledger, settings, wanted, who=_who(who), why=why, back=back)
    typer.echo(f"{wanted} is {'back' if back else 'down'}: release {release_id}.")


@app.command()
def freeze(
    why: Why = None,
    who: Who = "",
    end: Annotated[bool, typer.Option("--end", help="Publish again from now on.")] = False,
) -> None:
    """Publish nothing new until the freeze is ended; takedowns still go out.

    Example: python -m dashboard freeze --why "checking last night's reports"
    """
    from dashboard import steps

    settings = Settings.from_environment()
    ledger = steps.open_ledger(settings)
    release_id = steps.freeze(ledger, settings, who=_who(who), why=why, end=end)
    typer.echo(f"Publishing {'goes on' if end else 'is frozen'}: release {release_id} says so.")


@app.command()
def check(
    audit: Annotated[bool, typer.Option("--audit", help="Prove the audit chain, too.")] = False,
) -> None:
    """Verify that ledger and current release are sound. Exit code 1 if not.

    Example: python -m dashboard check --audit
    """
    from dashboard import steps

    settings = Settings.from_environment()
    faults = steps.check(steps.open_ledger(settings), settings, audit=audit)
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(1)
    typer.echo(f"Ledger{', audit chain' if audit else ''} and release are sound.")


@app.command()
def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="A new zip file.")]) -> None:
    """Write the whole ledger into one file; others may go on writing meanwhile.

    Example: python -m dashboard backup ledger-2026-01-31.zip
    """
    from dashboard import steps

    rows = steps.backup(_ledger(), file)
    typer.echo(f"{file} holds {rows:,} rows of the ledger.")


@app.command()
def restore(file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")]) -> None:
    """Fill an empty ledger from a backup, after its hashes and its audit chain were checked.

    Example: python -m dashboard restore ledger-2026-01-31.zip
    """
    from dashboard import steps

    rows = steps.restore(file, Settings.from_environment())
    typer.echo(f"{rows:,} rows restored. Next: python -m dashboard publish")


@app.command()
def purge(
    older_than: Annotated[
        int, typer.Option(metavar="DAYS", min=0, max=36_500, help="Since they were read.")
    ],
    who: Who = "",
    why: Why = None,
) -> None:
    """Drop the texts of older reports; claims, quotes and the audit chain stay. Not undone.

    Example: python -m dashboard purge --older-than 90
    """
    from dashboard import steps

    dropped, waiting = steps.purge(_ledger(), older_than, who=_who(who), why=why)
    typer.echo(f"The texts of {dropped:,} reports are dropped.")
    if waiting:
        typer.echo(f"{waiting:,} older ones stay until their claims are judged.")


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8501,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    public: Annotated[
        bool, typer.Option("--public", help="Open the releases only; there is no desk.")
    ] = False,
) -> None:
    """Serve the dashboard; on anything but a loopback address as with --public.

    Example: python -m dashboard serve --port 8501
    """
    import os

    import uvicorn

    settings = Settings.from_environment()
    desk = _is_loopback(host) and not public
    if desk:
        from dashboard import steps

        steps.prepare(settings, who=_who(""))
    else:
        from dashboard.serving import refuse_what_could_leak

        refuse_what_could_leak(settings, os.environ)
    os.environ["DASHBOARD_DESK"] = "1" if desk else "0"
    typer.echo(f"Serving on http://{host}:{port} (Ctrl+C stops)")
    uvicorn.run(
        "dashboard.app:app",
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
    )


def _is_loopback(host: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _ledger() -> "steps.Ledger":
    from dashboard import steps

    return steps.open_ledger(Settings.from_environment())


def _who(who: str) -> str:
    return who.strip() or getpass.getuser()


def _print_link(sheet: "steps.LinkSheet") -> None:
    """Two sides as a table; an asterisk marks a line that differs."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    state = "joined by the rules" if sheet.joined else "open"
    table = Table(title=f"{state}, {sheet.points} points: {sheet.why}", title_justify="left")
    for heading in ("", sheet.one[0].claim_id, sheet.other[0].claim_id):
        table.add_column(heading, overflow="fold")
    for line in sheet.lines():
        mark = "* " if line.differs else ""
        table.add_row(*(Text(cell) for cell in (f"{mark}{line.what}", line.one, line.other)))
    Console().print(table)


def _print_claims(rows: Iterable[tuple[str, Any]]) -> None:
    """A table of claims: state, id, what, how many, where, when, who says it."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dashboard.model.wording import count_words, place_words, what_words, when_words

    table = Table(box=None, pad_edge=False)
    for heading in ("state", "claim", "what", "how many", "where", "when", "says"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "claim")
    for state, claim in rows:
        cells = (
            state,
            claim.claim_id,
            what_words(claim),
            count_words(claim.count),
            place_words(claim.place),
            when_words(claim.period, claim.scope),
            claim.said_by or "",
        )
        table.add_row(*(Text(cell) for cell in cells))
    Console().print(table)
