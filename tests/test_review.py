"""The review sheet: the text in runs, to the letter, each with the claims it supports."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.claim import Quote
from dashboard.model.judgement import JudgedClaim
from dashboard.review import ReviewSheet
from tests.factories import casualty, report

TEXT = "Synthetic. Drones hit Odesa. Six people, among them three children, were injured."


def sheet(*spans: tuple[int, int]) -> ReviewSheet:
    claims = [
        casualty(f"r1-{n}", quote=Quote(exact=TEXT[start:end], start=start, end=end))
        for n, (start, end) in enumerate(spans, start=1)
    ]
    return ReviewSheet(report(text=TEXT), tuple(JudgedClaim(c, None, None) for c in claims))


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
            lambda span: (span[0], min(len(TEXT), span[0] + span[1]))
        )
    )
)
def test_the_runs_are_the_text_and_each_quote_is_its_runs(spans: list[tuple[int, int]]) -> None:
    passages = sheet(*spans).passages()
    assert "".join(passage.text for passage in passages) == TEXT
    for number, (start, end) in enumerate(spans, start=1):
        quoted = "".join(p.text for p in passages if number in p.claims)
        assert quoted == TEXT[start:end]


def test_all_claims_are_open_at_first() -> None:
    assert sheet((0, 5), (3, 9)).open_ids == ["r1-1", "r1-2"]
