import pytest

from tests.extraction.reading import read

KILLED = "Two people were killed in Odesa, police said. "
ALLEGED = "In Khorly 24 people were killed, the Russian-installed authorities claimed. "
CASES = [  # synthetic
    (KILLED + "Russia's defence ministry denied the attack.", "denied"),
    (KILLED + "Moscow rejected the accusations.", "denied"),
    ("Russia's defence ministry denied that a school was hit in Odesa.", "denied"),
    (ALLEGED + "The General Staff in Kyiv refuted the report.", "denied"),
    (KILLED + "Moscow, which denies targeting civilians, made no comment.", "asserted"),
    (KILLED + "Moscow blames Ukraine for it. Kyiv denies this.", "asserted"),
    (KILLED + "Moscow denied an older attack in Kharkiv.", "asserted"),
    (ALLEGED + "Reporters could not confirm or deny it.", "alleged"),
    (KILLED + "Moscow did not deny the attack.", "asserted"),
    (KILLED + "Rescuers were denied access to the site.", "asserted"),
    (KILLED + "The mayor denied that the schools would close.", "asserted"),
    (ALLEGED + "Moscow denied that soldiers had been there.", "alleged"),
    ("В Одесі загинули двоє людей, повідомила поліція. Міноборони РФ заперечує удар.", "denied"),
    (
        "В Одесі загинули двоє людей, повідомила поліція. Москва традиційно заперечує це.",
        "asserted",
    ),
    ("В Одессе погибли два человека, сообщила полиция. Минобороны РФ опровергло удар.", "denied"),
    ("В Одессе погибли два человека, сообщила полиция. Москва не отрицает удар.", "asserted"),
    (KILLED + "Kyiv and Moscow accused each other of the attack.", "disputed"),
    ("В Одесі загинули двоє людей. Сторони обмінялися звинуваченнями.", "disputed"),
    ("В Одессе погибли два человека. Стороны обвинили друг друга.", "disputed"),
]


@pytest.mark.parametrize(("text", "standing"), CASES)
def test_a_denial_in_the_report_is_kept_with_what_it_denies(text: str, standing: str) -> None:
    assert {claim.standing for claim in read(text).claims} == {standing}


def test_a_denial_reaches_the_incident_it_speaks_of_and_no_other() -> None:
    text = (
        "Five people were injured in Kharkiv, the mayor said.\n\n"
        + KILLED
        + "Moscow denied the attack."
    )
    kharkiv, odesa = read(text).claims
    assert (kharkiv.standing, odesa.standing) == ("asserted", "denied")


def test_figures_of_two_sides_that_cannot_both_be_true_are_disputed() -> None:
    text = (
        "In Khorly two people were killed, the head of Kherson regional military administration "
        "said. The Russian-installed authorities claimed that 24 people were killed in Khorly."
    )
    assert [claim.standing for claim in read(text).claims] == ["disputed", "disputed"]


def test_two_figures_of_one_side_stay_asserted() -> None:
    text = (
        "In Sumy two people were killed, police said. Three people were killed in Sumy, "
        "the mayor said."
    )
    assert {claim.standing for claim in read(text).claims} == {"asserted"}
