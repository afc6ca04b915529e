"""A hundred thousand synthetic claims: within memory, and near neighbours alone are compared."""

import datetime as dt
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.linking import assemble
from dashboard.model.claim import Claim
from tests.factories import casualty, damage, oblast, outage, report, settlement, unit

CLAIMS = 100_000
ROOT = Path(__file__).parents[2]
OBLASTS = [f"UA{number:02}" for number in range(1, 28)]


def synthetic_claims(number: int) -> list[Claim]:
    """Reports of three claims about one place and night in three years; some for an oblast."""
    chance = random.Random(20260305)
    claims: list[Claim] = []
    for report_number in range(number // 3 + 1):
        night = dt.date(2023, 1, 1) + dt.timedelta(chance.randrange(3 * 365))
        code = chance.choice(OBLASTS)
        town = f"{code}{chance.randint(1, 7):02}{chance.randint(1, 40):03}0010000000"
        place = oblast(code, code) if chance.random() < 0.3 else settlement(town, town)
        where = {"place": place, "occurred_earliest": night}
        where["occurred_latest"] = night + dt.timedelta(chance.randint(0, 1))
        name = f"r{report_number}"
        claims += [
            casualty(f"{name}-1", chance.choice([None, 0, 2, 5]), **where),
            damage(f"{name}-2", chance.choice([None, 1, 4]), **where),
            outage(f"{name}-3", chance.choice([None, 500]), **where),
        ]
    return claims[:number]


def assemble_synthetic(number: int) -> None:
    claims = synthetic_claims(number)
    reports = {claim.report_id: report(claim.report_id) for claim in claims}
    events = assemble(claims, reports, [], unit)
    assert sum(len(one.claim_ids) for one in events.incidents) == number


def one_hot_night(number: int) -> list[Claim]:
    """Everybody tells of one oblast in one night: the worst that a block can be."""
    chance = random.Random(20260306)
    towns = [settlement(f"UA5110{n:03}0010000000", f"Town {n}") for n in range(20)]
    return [
        make(f"r{n}-1", chance.choice([None, 0, 2, 5]), place=place)
        for n in range(number)
        for make in [chance.choice([casualty, damage, outage])]
        for place in [oblast() if n % 3 == 0 else chance.choice(towns)]
    ]


def test_a_thousand_reports_of_one_night_are_assembled_in_seconds() -> None:
    claims = one_hot_night(1_000)
    reports = {claim.report_id: report(claim.report_id) for claim in claims}
    began = time.process_time()
    assemble(claims, reports, [], unit)
    assert time.process_time() - began < 30


def test_three_thousand_claims_are_assembled() -> None:
    assemble_synthetic(3_000)


@pytest.mark.soak
def test_a_hundred_thousand_claims_take_less_than_a_minute_and_a_gigabyte() -> None:
    subprocess.run([sys.executable, "-m", "tests.linking.test_scale"], cwd=ROOT, check=True)


if __name__ == "__main__":
    assemble_synthetic(CLAIMS)
    seconds = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"{CLAIMS} claims, {seconds:.0f} s of one core, {peak / 1e6:.0f} MB at most")
    sys.exit(peak > 1e9 or seconds > 60)
