"""`python -m tests.bench.publishing`: one new report in a ledger of 100,000 claims, published.

All claims are synthetic: real places, reports and figures made up by chance. Each figure stands
beside that of a whole publish in the same run, which knows nothing of earlier ones.
"""

import datetime as dt
import hashlib
import random
from collections.abc import Iterator

from dashboard import steps
from dashboard.gazetteer import load_gazetteer
from dashboard.ledger import entries
from dashboard.model.claim import Claim
from dashboard.model.judgement import Judgement, Verdict, now
from dashboard.model.place import Place
from dashboard.model.report import Report
from tests.factories import casualty, damage, outage, report

CLAIMS = 100_000
TOWNS = 4_000
WORDS = 200  # of each report's text
FIRST_NIGHT, NIGHTS = dt.date(2023, 1, 1), 3 * 365

Told = tuple[Report, list[Claim]]


def synthetic_reports(number: int, first: int = 0) -> Iterator[Told]:
    """Reports of three claims about one place and night in three years; some for an oblast."""
    chance = random.Random(20260305 + first)
    towns = list(load_gazetteer().settlements())
    towns = random.Random(20260305).sample(towns, TOWNS)
    for each in range(first, first + number):
        town = chance.choice(towns)
        yield synthetic_report(f"r{each}", town, chance)


def synthetic_report(name: str, town: Place, chance: random.Random) -> Told:
    night = FIRST_NIGHT + dt.timedelta(chance.randrange(NIGHTS))
    area = chance.random() < 0.3
    where = {
        "place": load_gazetteer().unit(town.oblast or "UA") if area else town,
        "occurred_earliest": night,
        "occurred_latest": night + dt.timedelta(chance.randint(0, 1)),
    }
    text = f"Synthetic report {name}. " + " ".join(
        f"w{chance.randrange(100_000)}" for _ in range(WORDS)
    )
    told = report(
        name,
        published=night + dt.timedelta(2),
        publisher=f"Synthetic {chance.randrange(300)}",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    return told, [
        casualty(f"{name}-1", chance.choice([None, 0, 2, 5]), **where),
        damage(f"{name}-2", chance.choice([None, 1, 4]), **where),
        outage(f"{name}-3", chance.choice([None, 500]), **where),
    ]


def store(ledger: steps.Ledger, told: Iterator[Told]) -> None:
    """In one transaction; `add_report` would look at the chain for each."""
    judgements = []
    with ledger.step() as connection:
        for one, claims in told:
            entries._add_report(connection, one, claims, None, ())
            judgements += [
                Judgement(claim_id=c.claim_id, verdict=Verdict.ACCEPTED, who="Synthetic", at=now())
                for c in claims
            ]
        entries.add_judgements(connection, judgements)
