"""Reads, accepts, links, publishes and backs up synthetic reports; says what is done, once it is.

Started and killed by tests/test_crash.py. Arguments: the number of the first report.
"""

import datetime as dt
import sys

from dashboard import steps
from dashboard.ledger import entries
from dashboard.model.judgement import Verdict
from dashboard.settings import Settings
from tests.factories import link

TOWNS = ("Odesa", "Kharkiv", "Kherson", "Sumy", "Chernihiv", "Nikopol")


def main(number: int) -> None:
    settings = Settings.from_environment()
    ledger = steps.open_ledger(settings)
    say("ready")
    while True:
        text = (
            f"Synthetic report {number}. Drones hit {TOWNS[number % len(TOWNS)]} overnight. "
            f"{number % 7 + 2} people were injured and {number % 5 + 2} houses were damaged."
        )
        reading = steps.read_text(text, settings)
        details = {"published": dt.date(2026, 2, 1), "publisher": f"Synthetic {number % 9}"}
        stored = steps.read(ledger, reading, details)
        say("stored", stored.report_id)
        ids = [one.proposed.claim_id for one in steps.claims(ledger, stored.report_id)]
        steps.decide(ledger, ids, Verdict.ACCEPTED, who="synthetic reviewer")
        for claim_id in ids:
            say("accepted", claim_id)
        say("published", steps.publish(ledger, settings, who="synthetic reviewer"))
        with ledger.step() as connection:
            entries.add_link_judgements(connection, [link(*ids[:2])])
        say("linked", ",".join(ids[:2]))
        steps.backup(ledger, settings.home / "backup.zip")
        say("backed_up", "backup.zip")
        number += 1


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


main(int(sys.argv[1]))
