import pytest

from tests.extraction.reading import read

CASES = [
    (
        "Two people were injured in Odesa, the head of the regional military administration said.",
        "head of Odesa regional military administration",
    ),
    (
        "According to the Energy Ministry, Odesa is without electricity.",
        "Ministry of Energy of Ukraine",
    ),
    ("У Сумах поранено двох людей, повідомили в ДСНС.", "State Emergency Service of Ukraine"),
    ("В Харькове ранены два человека, сообщил мэр.", "mayor of Kharkiv"),
    ("Two people were injured in Odesa.", None),
]


@pytest.mark.parametrize(("text", "said_by"), CASES)
def test_offices_are_named_in_english(text: str, said_by: str | None) -> None:
    assert read(text).claims[0].said_by == said_by


def test_the_next_sentence_of_a_paragraph_keeps_the_speaker() -> None:
    text = "A school in Odesa was hit, police said. Two people were injured."
    assert read(text).claims[1].said_by == "National Police of Ukraine"


def test_what_only_an_occupation_authority_says_is_alleged() -> None:
    text = "In Khorly two people were killed, the Russian-installed authorities claimed."
    assert read(text).claims[0].standing == "alleged"


def test_an_office_that_publishes_speaks_for_itself() -> None:
    text = "Odesa: the port was hit.\n\nTwo people were injured in Odesa."
    found = read(text, publisher="State Emergency Service", publisher_type="government")
    assert {c.said_by for c in found.claims} == {"State Emergency Service of Ukraine"}


def test_a_person_named_beside_an_office_leads_back_to_it_and_is_not_named() -> None:
    text = (
        "Two people were injured in Odesa, Governor Oleh Barvinok said.\n\n"
        "A school was damaged, Barvinok added."
    )
    assert {c.said_by for c in read(text).claims} == {
        "head of Odesa regional military administration"
    }


def test_the_attackers_press_means_its_own_appointee_only_where_it_occupies() -> None:
    kherson = "В Херсонской области погибли два человека, сообщил губернатор региона."
    lviv = "Во Львовской области погибли два человека, сообщил губернатор региона."
    [one] = read(kherson, publisher="ТАСС").claims
    [other] = read(lviv, publisher="ТАСС").claims
    assert (one.standing, other.standing) == ("alleged", "asserted")
    assert one.said_by == "Russian-installed head of occupied Kherson region"


def test_a_ministry_abroad_is_none_of_ukraine() -> None:
    text = "In Izmail two people were injured. Romania's defence ministry said it sent up two jets."
    assert "Ukraine" not in str([c.said_by for c in read(text).claims])
