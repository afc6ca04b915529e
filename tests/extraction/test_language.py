from dashboard.extraction.text.language import report_language, sentence_language


def test_letters_tell_ukrainian_from_russian() -> None:
    assert report_language("Уночі поранено двох людей, є руйнування") == "uk"
    assert report_language("Ночью ранены двое, объявлена эвакуация") == "ru"
    assert report_language("Two people were hurt overnight") == "en"


def test_a_stated_language_is_believed() -> None:
    assert report_language("Two people were hurt", "uk") == "uk"


def test_a_sentence_may_be_in_another_language_than_its_report() -> None:
    assert sentence_language("«Ми вистояли, і це головне», – сказала вона", "ru") == "uk"
    assert sentence_language("A statement in English", "uk") == "en"
    assert sentence_language("Дніпро", "uk") == "uk"
