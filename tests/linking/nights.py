"""Synthetic nights with many reports each, and which claims are of one attack.

Places and codes are real or of real shape; attacks, reports and figures are made up by chance.
"""

import datetime as dt
import random
from collections import defaultdict

from dashboard.model.claim import Claim
from dashboard.model.report import Report
from tests.factories import casualty, damage, oblast, outage, report, settlement

OBLASTS = {"UA51": "Odeska", "UA63": "Kharkivska", "UA65": "Khersonska", "UA59": "Sumska"}
ASSETS = (
    ("housing", "residential_building"), ("housing", "house"), ("education", "school"),
    ("energy", "power_substation"), ("health", "hospital"), ("transport", "port"),
)  # fmt: skip


class Night:
    """One attack on one town, as several reports tell of it in the morning and days later."""

    def __init__(self, name: str, code: str, town: int, night: dt.date, chance: random.Random):
        self.name, self.code, self.chance = name, code, chance
        self.night, self.morning = night, night + dt.timedelta(1)
        pcode = f"{code}10{town:03}001007{town:04}"
        self.town, self.oblast = settlement(pcode, f"Town {pcode}"), oblast(code, OBLASTS[code])
        self.injured, self.killed = chance.randint(2, 40), chance.choice([0, 0, 1, 4])
        self.assets = chance.sample(ASSETS, 2)
        self.out = chance.choice([None, 1000 * chance.randint(5, 200)])
        self.speaker = f"head of {OBLASTS[code]} regional military administration"

    def reports(self) -> list[tuple[Report, list[Claim]]]:
        morning = [self._morning(n) for n in range(self.chance.randint(1, 6))]
        later = [self._later(n) for n in range(1, self.chance.randint(1, 3))] if self.out else []
        return morning + later

    def _morning(self, number: int) -> tuple[Report, list[Claim]]:
        told = report(
            f"{self.name}m{number}", published=self.morning, publisher=f"Synthetic {number}"
        )
        latest = {"occurred_earliest": self.night, "occurred_latest": self.morning}
        if self.chance.random() < 0.15:
            latest["occurred_earliest"] = self.morning  # who says only "today"
        said = {"said_by": self.speaker} if self.chance.random() < 0.7 else {}
        injured = max(1, self.injured - self.chance.choice([0, 0, 0, 1, 2]))
        claims: list[Claim] = [
            casualty(f"{told.report_id}-1", injured, place=self.town, **latest, **said)
        ]
        if self.killed:
            fields = {"harm": "killed", "place": self.town, **latest, **said}
            claims.append(casualty(f"{told.report_id}-2", self.killed, **fields))
        for n, (sector, asset) in enumerate(self.assets, start=3):
            place = self.oblast if sector == "energy" and said else self.town
            fields = {"sector": sector, "asset": asset, "place": place, **latest, **said}
            if self.chance.random() < 0.6:
                claims.append(damage(f"{told.report_id}-{n}", None, **fields))
        if self.out and self.chance.random() < 0.7:
            claims.append(
                outage(f"{told.report_id}-9", self.out, place=self.town, **latest, **said)
            )
        return told, claims

    def _later(self, days: int) -> tuple[Report, list[Claim]]:
        day = self.morning + dt.timedelta(days)
        told = report(f"{self.name}l{days}", published=day, publisher="Synthetic Later")
        when = {"occurred_earliest": day, "occurred_latest": day}
        left = max(1, (self.out or 0) // (days + 2))
        state = self.chance.choice(["out", "partly_restored"])
        return told, [outage(f"{told.report_id}-1", left, place=self.town, state=state, **when)]


def synthetic_nights(
    attacks: int, seed: int
) -> tuple[list[Claim], dict[str, Report], dict[str, list[str]]]:
    """Claims, their reports, and the claim ids of each attack; a town is hit every few weeks."""
    chance = random.Random(seed)
    claims: list[Claim] = []
    reports: dict[str, Report] = {}
    truth: dict[str, list[str]] = defaultdict(list)
    hit: dict[tuple[str, int], dt.date] = {}
    for number in range(attacks):
        code, town = chance.choice(sorted(OBLASTS)), chance.randint(1, 6)
        night = dt.date(2026, 1, 1) + dt.timedelta(number // 2)
        if (night - hit.get((code, town), dt.date(2025, 1, 1))).days < 2:
            continue
        hit[code, town] = night
        attack = Night(f"n{number}", code, town, night, chance)
        for told, stated in attack.reports():
            reports[told.report_id] = told
            claims += stated
            truth[attack.name] += [claim.claim_id for claim in stated]
    return claims, reports, dict(truth)
