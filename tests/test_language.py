"""No string of the interface is missing in any language, and none says something else."""

import datetime as dt
import doctest
import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from dashboard.language import LANGUAGES, _, dates, number, plural, speak, term, words
from dashboard.language.spoken import CATALOGUES
from dashboard.maps.words import layer_words
from dashboard.model.wording import area_words
from tests.language_strings import ROOT, said

TRANSLATED = [language for language in LANGUAGES if language != "en"]


def catalogue(language: str) -> Catalog:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(params=TRANSLATED)
def translated(request: pytest.FixtureRequest) -> Catalog:
    return catalogue(request.param)


@pytest.fixture(autouse=True)
def english_again():
    yield
    speak("en")


def key(message: Message) -> tuple[object, str | None]:
    return message.id, message.context


def test_every_string_is_translated_and_no_other(translated: Catalog) -> None:
    wanted = {key(message) for message in said() if message.id}
    there = {key(message) for message in translated if message.id}
    assert wanted - there == set(), "not translated"
    assert there - wanted == set(), "nothing says this any more"


def test_no_translation_is_empty_or_unsure(translated: Catalog) -> None:
    for message in translated:
        if message.id:
            strings = message.string if message.pluralizable else (message.string,)
            assert all(strings), message.id
            assert not message.fuzzy, message.id
            forms = translated.num_plurals if message.pluralizable else 1
            assert len(strings) == forms, message.id


def test_placeholders_are_the_same(translated: Catalog) -> None:
    for message in translated:
        if message.id:
            ids = message.id if message.pluralizable else (message.id,)
            strings = message.string if message.pluralizable else (message.string,)
            wanted = {name for one in ids for name in placeholders(one)}
            assert all(set(placeholders(one)) == wanted for one in strings), message.id


def placeholders(words: str) -> list[str]:
    return [name for _text, name, _spec, _conversion in Formatter().parse(words) if name]


def test_no_english_word_is_left_in_ukrainian() -> None:
    allowed = re.compile(
        r"GeoNames|Natural Earth|CC BY|Apache|UA51|Leaflet|python -m dashboard publish|area="
    )
    for message in catalogue("uk"):
        if message.id:
            strings = message.string if message.pluralizable else (message.string,)
            for one in strings:
                rest = re.sub(r"\{\w+\}", "", allowed.sub("", one))
                assert not re.search(r"[A-Za-z]{2,}", rest), one


@pytest.mark.parametrize(
    ("n", "wanted"),
    [(1, "1 випадок"), (3, "3 випадки"), (5, "5 випадків"), (21, "21 випадок"), (11, "11 випадків"),
     (1234, "1\u00a0234 випадки")],
)  # fmt: skip
def test_plural_forms_of_ukrainian(n: int, wanted: str) -> None:
    speak("uk")
    assert plural("{n} incident", "{n} incidents", n) == wanted


def test_dates_numbers_and_terms_follow_the_language() -> None:
    night = (dt.date(2025, 12, 30), dt.date(2025, 12, 31))
    assert dates(*night) == "30–31 December 2025"
    assert number(170000) == "170,000"
    speak("uk")
    assert dates(*night) == "30–31 грудня 2025"
    assert number(170000) == "170\u00a0000"
    assert term("asset", "power_substation") == "електропідстанція"
    assert area_words("Одеська", "oblast") == "Одеська область"
    assert area_words("Київ", "oblast") == "м. Київ"


def test_no_string_hides_inside_another_where_it_is_not_found() -> None:
    """Strings are collected from calls; one inside an f-string is not seen."""
    hidden = re.compile(r"""\{\s*(_|plural)\(""")
    for path in (ROOT / "dashboard").rglob("*.py"):
        assert not hidden.search(path.read_text(encoding="utf-8")), path


def test_a_language_that_we_do_not_have_becomes_english() -> None:
    assert speak("<script>") == "en"
    assert speak(None) == "en"
    assert _("Map") == "Map"


def test_the_map_layer_gets_every_plural_form() -> None:
    assert layer_words()["incidents"]["one"] == "{n} incident"
    assert layer_words()["incidents"]["many"] == "{n} incidents"
    speak("uk")
    forms = layer_words()["incidents"]
    assert forms == {"one": "{n} випадок", "few": "{n} випадки", "many": "{n} випадків"}


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(words).failed == 0
