from tests.bench.extraction import WORD, WORDS, bench_texts


def test_the_bench_reads_texts_of_250_words() -> None:
    counts = [len(WORD.findall(text)) for text in bench_texts()]
    assert len(counts) > 50
    assert set(counts) == {WORDS}
