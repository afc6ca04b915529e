"""Random nouns, sound by construction, for property tests."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from dashboard.model.claim import HAND, CasualtyClaim, Claim, DamageClaim, OutageClaim
from dashboard.model.count import QUANTIFIER_BOUNDS, Count
from dashboard.model.judgement import Judgement, LinkJudgement, LinkVerdict, Verdict
from dashboard.model.period import Period
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import (
    SECTOR_OF_ASSET,
    Asset,
    Cause,
    DateBasis,
    Extent,
    Flag,
    Group,
    Harm,
    Level,
    PublisherType,
    Quantifier,
    Scope,
    Service,
    Standing,
    SupplyState,
    Unit,
)
from tests import factories

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ids = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
dates = st.dates(dt.date(2022, 2, 24), dt.date(2027, 12, 31))
numbers = st.integers(0, 2_000_000)
maybe_words = st.none() | words


@st.composite
def counts(draw: st.DrawFn) -> Count:
    quantifier = draw(st.sampled_from(Quantifier))
    has_low, has_high = QUANTIFIER_BOUNDS[quantifier]
    low, high = sorted((draw(numbers), draw(numbers)))
    return Count(
        low=low if has_low else None,
        high=high if has_high else None,
        quantifier=quantifier,
        unit=draw(st.sampled_from(Unit)),
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    earliest, latest = sorted((draw(dates), draw(dates)))
    return Period(earliest=earliest, latest=latest)


@st.composite
def known_places(draw: st.DrawFn) -> Place:
    located = draw(st.booleans())
    return Place(
        text=draw(words),
        name=draw(words),
        name_uk=draw(maybe_words),
        level=draw(st.sampled_from(Level)),
        oblast=draw(st.none() | st.sampled_from(["UA51", "UA80"])),
        pcode=draw(st.none() | ids),
        lat=draw(st.floats(-90, 90)) if located else None,
        lon=draw(st.floats(-180, 180)) if located else None,
        population=draw(st.none() | numbers),
    )


places = known_places() | st.builds(
    Place, text=words, candidates=st.lists(known_places(), max_size=3).map(tuple)
)
quotes = st.builds(factories.quote, words.map(lambda text: f"{text} five hurt"), st.just("five"))


@st.composite
def stated(draw: st.DrawFn) -> dict[str, Any]:
    count, period, quote = draw(counts()), draw(periods()), draw(st.none() | quotes)
    claim_id = draw(ids)
    return {
        "claim_id": claim_id,
        "report_id": draw(ids),
        "count_low": count.low,
        "count_high": count.high,
        "quantifier": count.quantifier,
        "unit": count.unit,
        "scope": draw(st.sampled_from(Scope)),
        "occurred_earliest": period.earliest,
        "occurred_latest": period.latest,
        "when_text": draw(maybe_words),
        "date_basis": draw(st.sampled_from(DateBasis)),
        "place": draw(places),
        "said_by": draw(maybe_words),
        "standing": draw(st.sampled_from(Standing)),
        "part_of": draw(st.none() | ids.filter(lambda other: other != claim_id)),
        "quote": quote,
        "flags": draw(st.lists(st.sampled_from(Flag), unique=True).map(tuple)),
        "method": "rules/1" if quote else HAND,
    }


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    common = draw(stated())
    kind = draw(st.sampled_from([CasualtyClaim, DamageClaim, OutageClaim]))
    if kind is CasualtyClaim:
        harm, group = draw(st.sampled_from(Harm)), draw(st.sampled_from(Group))
        return CasualtyClaim(**common, harm=harm, group=group)
    if kind is DamageClaim:
        asset = draw(st.sampled_from(Asset))
        extent, operator = draw(st.sampled_from(Extent)), draw(maybe_words)
        sector = SECTOR_OF_ASSET[asset]
        return DamageClaim(**common, sector=sector, asset=asset, extent=extent, operator=operator)
    return OutageClaim(
        **common,
        service=draw(st.sampled_from(Service)),
        state=draw(st.sampled_from(SupplyState)),
        cause=draw(st.sampled_from(Cause)),
        expected_until=draw(st.none() | dates),
    )


moments = st.datetimes(
    dt.datetime(2022, 2, 24), dt.datetime(2027, 12, 31), timezones=st.just(dt.UTC)
)
reports = st.builds(
    Report,
    report_id=ids,
    url=maybe_words,
    title=maybe_words,
    publisher=maybe_words,
    publisher_type=st.sampled_from(PublisherType),
    language=st.none() | st.sampled_from(["en", "uk"]),
    published=dates,
    summary=maybe_words,
    text=maybe_words,
    sha256=maybe_words,
)
judgements = st.builds(
    Judgement,
    claim_id=ids,
    verdict=st.sampled_from(Verdict),
    changes=st.dictionaries(words, st.none() | st.integers() | words, max_size=3),
    who=words,
    at=moments,
    why=maybe_words,
)
link_judgements = st.builds(
    LinkJudgement,
    claim_ids=st.lists(ids, min_size=1, max_size=4).map(tuple),
    verdict=st.sampled_from(LinkVerdict),
    who=words,
    at=moments,
    why=maybe_words,
)
