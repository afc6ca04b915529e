from dashboard.extraction.text.tokens import tokens
from dashboard.extraction.text.trie import Row, built


def found(terms: dict[str, str], text: str) -> list[str]:
    trie = built({term: Row("c", value, "") for term, value in terms.items()})
    return [term.value for term in trie.find(tokens(text))]


def test_the_longest_term_wins() -> None:
    assert found({"power": "a", "power plant": "b"}, "a power plant") == ["b"]


def test_a_star_takes_any_ending() -> None:
    assert found({"підстанц*": "s"}, "на підстанції") == ["s"]


def test_an_exact_spelling_beats_a_stem() -> None:
    assert found({"лист*": "a", "листопада": "b"}, "листопада") == ["b"]


def test_dots_stand_for_up_to_three_words_but_no_comma() -> None:
    terms = {"left .. wounded": "w"}
    assert found(terms, "left two of them wounded") == ["w"]
    assert found(terms, "left town, wounded") == []


def test_terms_of_one_category_do_not_overlap() -> None:
    assert found({"a b": "1", "b c": "2"}, "a b c") == ["1"]
