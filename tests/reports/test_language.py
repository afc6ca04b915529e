import pytest

from dashboard.reports.language import LANGUAGES, language_of

# Synthetic sentences: nothing in them happened.
SENTENCES = {
    "en": "A drone hit a school in the invented town last night; three people were injured.",
    "uk": "Уночі безпілотник влучив у школу у вигаданому місті, поранено трьох людей.",
    "ru": "Ночью беспилотник попал в школу в вымышленном городе, ранены три человека.",
    "pl": "W nocy dron uderzył w szkołę w zmyślonym mieście, trzy osoby zostały ranne.",
    "ro": "Noaptea trecută o dronă a lovit o școală din orașul inventat; trei oameni sunt răniți.",
    "de": "In der Nacht traf eine Drohne eine Schule in der erfundenen Stadt; drei Verletzte.",
    "fi": "Yöllä drooni osui kouluun keksityssä kaupungissa, ja kolme ihmistä loukkaantui.",
    "fr": "Dans la nuit, un drone a touché une école de la ville inventée ; trois blessés.",
    "es": "Por la noche un dron alcanzó una escuela de la ciudad inventada; hay tres heridos.",
}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_the_language_of_a_sentence_is_found(code: str, sentence: str) -> None:
    assert language_of(sentence) == code


def test_only_the_languages_of_reports_are_answers() -> None:
    assert language_of("三人が負傷した") in LANGUAGES
