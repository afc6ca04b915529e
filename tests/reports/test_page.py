"""Saved pages: headline, lead and article stay; menus, other headlines and hidden words do not."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import UnreadableReport
from dashboard.reports.page import Page, read_page

PAGES = Path(__file__).parent / "pages"
ARTICLE = (
    "<p>Synthetic words: a drone hit a school in the invented town of Zelenivka last night.</p>"
    "<p>Three people were injured, the head of the invented district said in the morning.</p>"
)


def saved(name: str) -> Page:
    return read_page((PAGES / f"{name}.html").read_text(encoding="utf-8"))


def made(body: str = ARTICLE, head: str = "", url: str | None = None) -> Page:
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>", url)


def test_an_english_page_tells_all_of_itself() -> None:
    page = saved("english_news")
    assert page.title == "Night strike on Zelenivka leaves seven hurt"
    assert page.publisher == "Synthetic Herald"
    assert page.published == dt.date(2025, 12, 31)  # 23:40 UTC is past midnight in Kyiv
    assert page.url == "https://www.herald.example/2025/night-strike"
    assert not page.hidden_characters


@pytest.mark.parametrize(
    ("name", "headline", "others"),
    [
        (
            "english_news",
            "Night strike on Zelenivka leaves seven hurt\n"
            "A dormitory burned and two schools lost their windows, the regional head says.\n",
            ["Subscribe", "Read also", "Bilokamin", "Krasnohrad", "Petrove", "Orlivka", "Forty"],
        ),
        (
            "ukrainian_short",
            "У Веселівці поранено двох людей\nУранці 5 листопада",
            ["Головна", "Останні", "Далекому", "Степовому", "Понад сто", "права"],
        ),
        (
            "russian_bulletin",
            "Сводка за сутки: обстреляны четыре посёлка\nЗа сутки ранены шесть человек",
            ["Главная", "Популярное", "Каменного", "Крутом"],
        ),
        (
            "lead_apart",
            "Two hurt as shells hit Tykhe\nA clinic lost its roof and a bus its windows, says the"
            " invented council.\n",
            ["Sections", "Dovhe", "Krute", "More from"],
        ),
    ],
)
def test_headline_and_lead_come_first_and_other_news_stay_out(
    name: str, headline: str, others: list[str]
) -> None:
    text = saved(name).text
    assert text.startswith(headline)
    assert text.count(headline.partition("\n")[0]) == 1
    assert [words for words in others if words in text] == []


def test_every_line_of_a_bulletin_is_kept() -> None:
    text = saved("russian_bulletin").text
    assert all(place in text for place in ("Тихое:", "Ясное:", "Лесное:", "Речное:"))
    assert text.endswith("Погибших нет.")


def test_a_line_that_is_only_a_link_is_news_of_another_page() -> None:
    link = "<p>Read also: <a href='/x'>Nine killed in faraway Bilokamin</a></p>"
    inline = "<p>The head of the district <a href='/y'>said in a statement</a> that two died.</p>"
    text = made(ARTICLE + link + inline).text
    assert "Bilokamin" not in text
    assert "said in a statement that two died" in " ".join(text.split())


def test_words_that_no_reader_sees_are_not_read() -> None:
    unseen = "<p hidden>Forty people were killed.</p><p style='DISPLAY: none'>Fifty died.</p>"
    styled = "<div style='color:red;display: none'><p>Sixty people were killed.</p></div>"
    text = made(ARTICLE + unseen + styled).text
    assert "Forty" not in text
    assert "Sixty" not in text


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "&#8203;", "&#x2067;"])
def test_hidden_characters_of_the_article_are_noted(hidden: str) -> None:
    assert made(ARTICLE.replace("Zelen", f"Ze{hidden}len")).hidden_characters


def test_hidden_characters_of_a_menu_are_no_matter() -> None:
    assert not made(f"<nav><a href='/'>Ho\u200bme</a></nav>{ARTICLE}").hidden_characters


def test_the_site_name_is_no_part_of_the_headline() -> None:
    head = '<title>Strike on Tykhe — Synthetic Post</title><meta property="og:site_name" '
    page = made(head=head + 'content="Synthetic Post">')
    assert (page.title, page.publisher) == ("Strike on Tykhe", "Synthetic Post")


def test_a_page_without_a_name_goes_by_its_host() -> None:
    assert made(url="https://www.tykhe.example/a").publisher == "tykhe.example"
    assert made().publisher is None


@pytest.mark.parametrize(
    ("told", "url"),
    [
        ("https://m.tykhe.example/a", "https://m.tykhe.example/a"),
        ("/news/a", "https://tykhe.example/news/a"),
        ("https://elsewhere.example/a", "https://tykhe.example/x?y=1"),
        ("javascript:alert(1)", "https://tykhe.example/x?y=1"),
        ("http://[", "https://tykhe.example/x?y=1"),
    ],
)
def test_a_fetched_page_can_only_name_an_address_of_its_own_site(told: str, url: str) -> None:
    page = made(head=f'<link rel="canonical" href="{told}">', url="https://tykhe.example/x?y=1")
    assert page.url == url


def test_a_saved_page_keeps_the_address_that_the_browser_noted() -> None:
    note = "<!-- saved from url=(0026)https://tykhe.example/news -->"
    assert read_page(f"<!doctype html>\n{note}\n{ARTICLE * 2}").url == "https://tykhe.example/news"


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><nav><a href='/'>News of the invented towns</a></nav></body></html>",
        "<html><body><script>words in a script</script></body></html>",
    ],
)
def test_what_holds_no_article_is_refused_in_a_sentence(html: str) -> None:
    with pytest.raises(UnreadableReport, match="Paste its text instead"):
        read_page(html)


def test_entities_that_multiply_are_not_expanded() -> None:
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "boom">' for n in range(12)
    )
    page = read_page(f"<!DOCTYPE html [{entities}]><html><body>{ARTICLE}<p>&e11;</p></body></html>")
    assert "boom" not in page.text
    assert len(page.text) < 1000


def test_no_file_of_this_machine_gets_into_a_page() -> None:
    entity = '<!ENTITY secret SYSTEM "file:///etc/passwd">'
    page = read_page(
        f"<!DOCTYPE html [{entity}]><html><body>{ARTICLE}<p>&secret;</p></body></html>"
    )
    assert "root:" not in page.text


@given(st.text(alphabet="<>/&;=\"' apdivh1brscript!-x\n\u202e", max_size=300))
def test_any_markup_gives_a_page_or_a_sentence(markup: str) -> None:
    try:
        page = read_page(f"<html><body>{markup}{ARTICLE}</body></html>")
    except UnreadableReport:
        return
    assert page.text


def test_the_same_page_gives_the_same_reading() -> None:
    assert saved("russian_bulletin") == saved("russian_bulletin")
