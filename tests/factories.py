"""Nouns for tests: sound by default, each field replaceable by keyword. All of it is synthetic."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from dashboard.linking import Published, assemble
from dashboard.linking.identity import redirects
from dashboard.linking.independence import voices
from dashboard.linking.speakers import speaks_officially
from dashboard.model.claim import HAND, CasualtyClaim, Claim, DamageClaim, OutageClaim, Quote
from dashboard.model.judgement import Judgement, LinkJudgement, LinkVerdict, Verdict
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.release import Accepted

NIGHT = {
    "occurred_earliest": dt.date(2026, 3, 4),
    "occurred_latest": dt.date(2026, 3, 5),
}
DECEMBER = {
    "occurred_earliest": dt.date(2025, 12, 1),
    "occurred_latest": dt.date(2025, 12, 31),
}
AREA = {
    "type": "Feature",
    "properties": {
        "pcode": "UA51", "level": "oblast", "name": "Odeska", "name_uk": "Одеська",
        "oblast": "UA51", "approximate": False, "label_lat": 46.8, "label_lon": 30.2,
    },
    "geometry": {"type": "Polygon", "coordinates": [[[29, 45], [31, 45], [31, 48], [29, 45]]]},
}  # fmt: skip
AT = dt.datetime(2026, 3, 6, 9, 30, tzinfo=dt.UTC)


def report(report_id: str = "r1", **fields: Any) -> Report:
    defaults: dict[str, Any] = {
        "publisher": "Synthetic Daily",
        "publisher_type": "news_media",
        "language": "en",
        "published": dt.date(2026, 3, 5),
    }
    return Report(**{"report_id": report_id, **defaults, **fields})


def casualty(claim_id: str = "r1-1", count: int | None = 2, **fields: Any) -> CasualtyClaim:
    """Two injured in Odesa in the night of 4-5 March 2026, unless said otherwise."""
    defaults = {"harm": "injured", "unit": "person"}
    return CasualtyClaim(**_stated(claim_id, count, defaults, fields))


def damage(claim_id: str = "r1-1", count: int | None = 1, **fields: Any) -> DamageClaim:
    """One residential building hit in Odesa that night, unless said otherwise."""
    defaults = {"extent": "hit", "unit": "facility"}
    if "asset" not in fields:
        defaults |= {"sector": "housing", "asset": "residential_building"}
    return DamageClaim(**_stated(claim_id, count, defaults, fields))


def outage(claim_id: str = "r1-1", count: int | None = 500, **fields: Any) -> OutageClaim:
    """500 customers in Odesa without electricity that night, unless said otherwise."""
    defaults = {"service": "electricity", "state": "out", "unit": "customer"}
    return OutageClaim(**_stated(claim_id, count, defaults, fields))


def _stated(
    claim_id: str, count: int | None, defaults: Mapping[str, Any], fields: Mapping[str, Any]
) -> dict[str, Any]:
    """`count` is exact, or not stated when None; `quantifier` and the two ends override it."""
    return {
        "claim_id": claim_id,
        "report_id": claim_id.rpartition("-")[0],
        "count_low": count,
        "count_high": count,
        "quantifier": "unquantified" if count is None else "exact",
        "scope": "incident",
        **NIGHT,
        "place": odesa(),
        "method": HAND,
        **defaults,
        **fields,
    }


def at_least(count: int) -> dict[str, Any]:
    return {"count_low": count, "count_high": None, "quantifier": "at_least"}


def quote(text: str, exact: str) -> Quote:
    start = text.index(exact)
    return Quote(exact=exact, start=start, end=start + len(exact))


# --- places: real units, real codes ------------------------------------------------------------


def place(text: str = "Odesa", **fields: Any) -> Place:
    """Odesa, unless said otherwise."""
    return odesa().model_copy(update={"text": text}) if not fields else Place(text=text, **fields)


def country() -> Place:
    return Place(text="Ukraine", name="Ukraine", name_uk="Україна", level="country", pcode="UA")


def oblast(pcode: str = "UA51", name: str = "Odeska") -> Place:
    return Place(text=name, name=name, level="oblast", oblast=pcode, pcode=pcode)


def raion(pcode: str = "UA5110", name: str = "Odeskyi") -> Place:
    return Place(text=name, name=name, level="raion", oblast=pcode[:4], raion=pcode, pcode=pcode)


def settlement(pcode: str, name: str, **fields: Any) -> Place:
    """A settlement whose units above are read off its code, as KATOTTG codes allow."""
    return Place(
        text=name,
        name=name,
        level="settlement",
        oblast=pcode[:4],
        raion=pcode[:6],
        hromada=pcode[:9],
        settlement=pcode,
        pcode=pcode,
        **fields,
    )


def odesa() -> Place:
    return settlement(
        "UA51100270010076757", "Odesa", name_uk="Одеса", lat=46.48, lon=30.73, population=1_010_537
    )


def chornomorsk() -> Place:
    return settlement("UA51100370010020298", "Chornomorsk", name_uk="Чорноморськ")


def nowhere(text: str = "Orkiv") -> Place:
    """A name that resolves to nothing."""
    return Place(text=text)


def unit(pcode: str) -> Place:
    """Stands in for the gazetteer: the official unit of a p-code, without words of a report."""
    known = {p.pcode: p for p in (country(), oblast(), raion(), odesa(), chornomorsk())}
    found = known.get(pcode) or (raion(pcode, pcode) if len(pcode) == 6 else oblast(pcode, pcode))
    return found.model_copy(update={"text": ""})


# --- judgements --------------------------------------------------------------------------------


def judgement(claim_id: str = "r1-1", verdict: str = "accepted", **fields: Any) -> Judgement:
    return Judgement(
        **{"claim_id": claim_id, "verdict": Verdict(verdict), "who": "A. Reviewer", "at": AT}
        | fields
    )


def link(*claim_ids: str, verdict: str = "same", **fields: Any) -> LinkJudgement:
    return LinkJudgement(
        **{
            "claim_ids": claim_ids,
            "verdict": LinkVerdict(verdict),
            "who": "A. Reviewer",
            "at": AT,
        }
        | fields
    )


# --- what policy is asked about ----------------------------------------------------------------


def accepted_claims(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    unit: Callable[[str], Place],
    published: Mapping[str, str] | None = None,
    **more: Any,
) -> Accepted:
    """Claims as the desk has accepted them, with the real linking; `published` has no redirects."""
    known = published or {}

    def without(apart: Collection[str]) -> Published:
        kept = {claim_id: one for claim_id, one in known.items() if one not in apart}
        return Published(kept | {f"~{one}": one for one in apart})

    return Accepted(
        claims=claims,
        reports=reports,
        unit=unit,
        assemble=lambda some, apart: assemble(some, reports, [], unit, without(apart)),
        redirects=lambda now_in, apart: redirects(now_in, without(apart)),
        official=lambda claim: speaks_officially(claim, reports),
        voices=lambda some: voices(some, reports, {}),
        published=known,
        **more,
    )
