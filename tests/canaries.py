"""Fifty words that must never leave the desk, planted wherever a ledger takes words. All synthetic.

A word is planted where policy withholds it: in texts and quotes, in names of facilities and of
private persons, in claims that are not accepted, held or never shown, in the desk's own notes.
"""

import datetime as dt
from typing import Any

from dashboard import steps
from dashboard.gazetteer import load_gazetteer
from dashboard.ledger import entries
from dashboard.model.claim import Quote
from dashboard.model.judgement import LinkJudgement, LinkVerdict, Verdict, now
from dashboard.model.place import Place
from dashboard.settings import Settings
from tests.factories import casualty, damage, outage, report

COORDINATES = ("46.4848123", "30.7326789")


class Canaries:
    """Gives out new words and remembers them."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self) -> str:
        word = f"Canary{len(self.words) + 1:02d}x"
        self.words.append(word)
        return word


def plant(ledger: steps.Ledger, settings: Settings) -> list[str]:
    """Fills a ledger and publishes it; returns the words, with coordinates."""
    canary = Canaries()
    text = " ".join(canary() for _ in range(6)) + " is the text. "
    who, why = canary(), canary()
    shown = _shown(canary, text)
    with ledger.step() as connection:
        entries.add_report(
            connection,
            report(
                "c1",
                title=canary(),
                summary=canary(),
                text=text,
                url=f"https://synthetic.example/report#:~:text={canary()}",
                published=dt.date(2026, 3, 6),
            ),
            shown,
            unused=[{"text": canary(), "why": canary(), "start": 0, "end": 1}],
            who=canary(),
        )
        for number, claims in enumerate((_never(canary), _ungated(canary), _open(canary)), 2):
            hidden = report(f"c{number}", publisher=canary(), title=canary(), text=canary())
            claims = [one.model_copy(update={"report_id": f"c{number}"}) for one in claims]
            entries.add_report(connection, hidden, claims, who=who)
        late = report("c5", publisher=canary(), published=dt.date.today())
        entries.add_report(connection, late, _held(canary), who=who)
    accept = [one.claim_id for one in shown] + ["c2-1", "c3-1", "c5-1"]
    steps.decide(ledger, accept, Verdict.ACCEPTED, who=who, why=why)
    steps.decide(ledger, ["c4-2"], Verdict.REJECTED, who=canary(), why=canary())
    with ledger.step() as connection:
        link = LinkJudgement(
            claim_ids=("c1-1", "c1-2"), verdict=LinkVerdict.SAME, who=canary(), at=now(),
            why=canary(),
        )  # fmt: skip
        entries.add_link_judgements(connection, [link])
    steps.publish(ledger, settings, who=canary())
    steps.take_down(ledger, settings, "c1-4", who=canary(), why=canary())
    steps.freeze(ledger, settings, who=canary(), why=canary())
    assert len(canary.words) == 50
    return [*canary.words, *COORDINATES]


def _shown(canary: Canaries, text: str) -> list[Any]:
    """Accepted and shown, with everything that is withheld of them."""
    odesa = load_gazetteer().unit("UA51100270010076757")
    written = odesa.model_copy(
        update={
            "text": canary(),
            "name": canary(),
            "name_uk": canary(),
            "parent": canary(),
            "lat": float(COORDINATES[0]),
            "lon": float(COORDINATES[1]),
        }
    )
    quote = Quote(exact=text[:9], start=0, end=9)
    facility, person, address = canary(), canary(), canary()
    return [
        damage(
            "c1-1", place=written, when_text=canary(), quote=quote, method="rules/1",
            asset="power_plant", sector="energy", operator=f"{facility} power plant",
            said_by=f"operator of the {facility} power plant",
        ),
        casualty("c1-2", 3, place=written, said_by=f"Olena {person}, a neighbour"),
        outage("c1-3", place=written, said_by=f"resident of {address}"),
        damage("c1-4", place=Place(text=canary(), candidates=(written,)), asset="hospital",
               sector="health", said_by=f"head doctor of {canary()}"),
    ]  # fmt: skip


def _never(canary: Canaries) -> list[Any]:
    return [casualty("c2-1", group="military", said_by=canary())]


def _ungated(canary: Canaries) -> list[Any]:
    """Energy without an official speaker or a second publisher."""
    place = load_gazetteer().unit("UA63")
    return [
        damage("c3-1", place=place, asset="power_line", sector="energy", said_by=canary(),
               operator=canary())
    ]  # fmt: skip


def _open(canary: Canaries) -> list[Any]:
    return [casualty("c4-1", 9, said_by=canary()), damage("c4-2", operator=canary())]


def _held(canary: Canaries) -> list[Any]:
    today = {"occurred_earliest": dt.date.today(), "occurred_latest": dt.date.today()}
    return [damage("c5-1", said_by=canary(), operator=canary(), **today)]
