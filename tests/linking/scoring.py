"""How well claims are grouped: B-cubed over claims and pairs, against what people linked.

`python -m tests.linking.scoring` prints the figures for the bundled facts and the worst errors.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import NamedTuple

from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.labelled import labelled_place
from dashboard.linking.grouping import group
from dashboard.model.claim import Claim
from dashboard.model.report import Report
from dashboard.reports.bundled import bundled_facts
from dashboard.settings import DATA

WORST = 10


class Score(NamedTuple):
    """B-cubed precision and recall, pairwise precision and recall."""

    precision: float
    recall: float
    pair_precision: float
    pair_recall: float


def score(truth: Iterable[Collection[str]], found: Iterable[Collection[str]]) -> Score:
    true, made = _home(truth), _home(found)
    shared = {claim: len(true[claim] & made[claim]) for claim in true}
    pairs, made_pairs = _pairs(true.values()), _pairs(made.values())
    both = len(pairs & made_pairs)
    return Score(
        sum(shared[c] / len(made[c]) for c in true) / len(true),
        sum(shared[c] / len(true[c]) for c in true) / len(true),
        both / max(1, len(made_pairs)),
        both / max(1, len(pairs)),
    )


def found_groups(claims: Sequence[Claim], reports: Mapping[str, Report]) -> list[list[str]]:
    """What the rules make of claims with all links hidden."""
    return [[claim.claim_id for claim in each.claims] for each in group(claims, reports).groups]


def worst(
    truth: Mapping[str, Collection[str]], found: Iterable[Collection[str]]
) -> list[tuple[float, str, list[list[str]]]]:
    """Events by what they cost in precision and recall together, with the groups they are in."""
    made = _home(found)
    size = sum(map(len, truth.values()))
    errors = []
    for name, members in truth.items():
        true = frozenset(members)
        lost = sum(
            2 - len(true & made[c]) / len(made[c]) - len(true & made[c]) / len(true) for c in true
        )
        if lost:
            errors.append((lost / size, name, sorted(map(sorted, {made[c] for c in true}))))
    return sorted(errors, reverse=True)


def _home(groups: Iterable[Collection[str]]) -> dict[str, frozenset[str]]:
    sets = [frozenset(members) for members in groups]
    return {claim: members for members in sets for claim in members}


def _pairs(groups: Iterable[frozenset[str]]) -> set[tuple[str, str]]:
    return {pair for members in set(groups) for pair in combinations(sorted(members), 2)}


def main() -> None:
    facts = bundled_facts(DATA / "reports", partial(labelled_place, load_gazetteer()))
    reports = {report.report_id: report for report in facts.reports}
    truth = {str(link.why): link.claim_ids for link in facts.links}
    found = found_groups(facts.claims, reports)
    print(" ".join(f"{k} {v:.3f}" for k, v in score(truth.values(), found)._asdict().items()))
    for lost, name, groups in worst(truth, found)[:WORST]:
        print(f"{lost:.4f} {name}: in {len(groups)} groups")
        for members in groups:
            print("   ", " ".join(members))


if __name__ == "__main__":
    main()
