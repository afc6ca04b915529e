"""Each page keeps its promise, over the bundled facts."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Noted, Served
from tests.browser.pages import map_of, wait_for_map, wait_until_still

ODESA_NIGHT = "since=2025-12-30&until=2025-12-31&area=UA51"


def visit(page: Page, path: str) -> None:
    page.goto(path)
    page.locator(".age").wait_for()
    wait_until_still(page)


def rows_of(page: Page, number: int = 0) -> int:
    return page.locator("table.rows").nth(number).locator("tbody tr").count()


def test_every_page_says_how_old_its_release_is(page: Page, served: Served) -> None:
    for path in ("", "incidents", "outages", "areas", "changes", "sources", "method", "about"):
        visit(page, f"/{path}")
        expect(page.locator(".age.stale")).to_contain_text("newest report 26 February 2026")


def test_incidents_are_sorted_paged_and_exported_as_filtered(
    page: Page, served: Served, noted: Noted
) -> None:
    visit(page, "/incidents?order=injured")
    assert rows_of(page) == 50
    exported = csv.DictReader(io.StringIO(served.run("export")))
    best = {row["incident_id"]: int(row["injured_best"] or -1) for row in exported}
    links = page.locator("table.rows tbody td:last-child a")
    ids = [str(one.get_attribute("href")).rsplit("incident=", 1)[1] for one in links.all()]
    injured = [best[incident_id] for incident_id in ids]
    assert injured == sorted(best.values(), reverse=True)[:50]
    page.get_by_role("button", name="Next").click()
    expect(page).to_have_url(re.compile("first=50"))
    wait_until_still(page)
    assert rows_of(page) == len(best) - 50
    visit(page, "/incidents?sectors=energy&area=UA51")
    with page.expect_download() as download:
        page.get_by_role("link", name="incidents (CSV)").click()
    table = download.value.path().read_text(encoding="utf-8")
    assert len(list(csv.DictReader(io.StringIO(table)))) == rows_of(page)
    assert noted.errors == []


def test_columns_are_chosen_and_stand_in_the_address(page: Page, served: Served) -> None:
    visit(page, "/incidents?columns=when&columns=reports")
    headings = page.locator("table.rows thead th").all_inner_texts()
    assert headings == ["when", "number of reports", "claims"]


def test_a_number_leads_to_its_claims_in_one_click(page: Page, served: Served) -> None:
    visit(page, f"/incidents?{ODESA_NIGHT}")
    page.locator("table.rows tbody tr", has_text="Odesa").first.locator("a").last.click()
    expect(page.locator("table.claims tbody tr").first).to_be_visible()
    expect(page.locator("table.claims .differs").first).to_contain_text("reports differ")
    assert page.locator("table.claims a[href^='http']").count() > 3


def test_outages_show_what_is_not_reported_back_what_is_and_how_it_went(
    page: Page, served: Served
) -> None:
    visit(page, "/outages")
    expect(page.get_by_role("heading", name="Reported out, not reported back")).to_be_visible()
    expect(page.locator("table.rows").first).to_contain_text("last reported out on")
    expect(page.locator("table.rows").first).to_contain_text("days ago")
    expect(page.locator(".gantt .lane i").nth(5)).to_be_attached()
    visit(page, "/outages?states=restored")
    for state in page.locator("table.rows td:nth-child(4)").all_inner_texts():
        assert state.startswith("restored")
    visit(page, "/outages?area=UA21")
    expect(page.get_by_role("status")).to_contain_text("does not mean that the power is on")


def test_an_area_stands_beside_the_period_before_and_beside_others(
    page: Page, served: Served
) -> None:
    visit(page, "/areas?area=UA51&compare=UA63&since=2025-12-01&until=2025-12-31")
    profile = page.locator("table.profile")
    assert profile.locator("thead th").all_inner_texts() == [
        "",
        "Odeska oblast",
        "Kharkivska oblast",
    ]
    expect(profile).to_contain_text("period before:")
    expect(profile).to_contain_text("incidents with a single source")
    expect(profile.locator("tbody tr").first).to_contain_text("no report in this view")
    page.get_by_label("Find a settlement").fill("izmail")
    page.get_by_label("Find a settlement").press("Enter")
    page.get_by_role("button", name=re.compile("^Izmail")).first.click()
    expect(page).to_have_url(re.compile("area=UA51[0-9]+"))
    expect(page.locator("table.profile")).to_contain_text("Izmail")


def test_the_area_sheet_is_a_page_and_a_pdf_with_numbered_sources(
    page: Page, served: Served
) -> None:
    visit(page, f"/areas?{ODESA_NIGHT}&lang=uk")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    with page.expect_popup() as popup:
        page.get_by_role("link", name="для друку").click()
    sheet = popup.value
    expect(sheet.locator("h1")).to_contain_text("Одеська область")
    marks = re.findall(r"\[(\d+)\]", sheet.locator("table").nth(1).inner_text())
    assert max(map(int, marks)) <= sheet.locator("ol.sources li").count()


def test_sources_list_publishers_speakers_and_reports(page: Page, served: Served) -> None:
    visit(page, "/sources")
    expect(page.locator("table.rows")).to_contain_text("Interfax-Ukraine")
    page.get_by_role("radio", name="Speakers").click()
    expect(page).to_have_url(re.compile("view=speakers"))
    expect(page.locator("table.rows")).to_contain_text("State Emergency Service of Ukraine")
    page.get_by_role("radio", name="Reports").click()
    expect(page.locator("table.rows a[href^='http']").first).to_be_visible()


def test_data_and_method_offers_every_table_and_says_how_to_cite(
    page: Page, served: Served
) -> None:
    visit(page, "/method")
    expect(page.locator("table.rows").first.locator("a", has_text="CSV")).to_have_count(4)
    expect(page.locator("blockquote")).to_contain_text("Reported, not verified")
    page.locator("summary", has_text="reports").click()
    expect(page.locator("table", has_text="ISO 639-1 code").first).to_be_visible()


def test_the_map_is_shaded_by_the_chosen_figure_and_no_report_is_never_zero(
    page: Page, served: Served
) -> None:
    visit(page, "/?area=UA51&shade=injured")
    wait_for_map(page)
    frame = map_of(page)
    expect(frame.locator(".legend")).to_contain_text("people reported injured")
    assert frame.locator("path[data-pcode='UA21']").get_attribute("fill") == "url(#no-report)"
    expect(frame.locator("path[data-pcode='UA51']")).to_have_attribute(
        "aria-label", re.compile(r"people reported injured: \d+")
    )
    visit(page, "/?shade=silence")
    wait_for_map(page)
    expect(frame.locator("path[data-pcode='UA51']")).to_have_attribute(
        "aria-label", re.compile(r"days since the last report: \d+")
    )


def test_a_bubble_is_reached_and_opened_with_the_keyboard(page: Page, served: Served) -> None:
    visit(page, "/")
    wait_for_map(page)
    bubble = map_of(page).locator("path[tabindex='0'][data-pcode]").first
    place = bubble.get_attribute("data-pcode")
    bubble.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"place={place}"))


@pytest.mark.parametrize(
    "path", ["", "incidents", "outages", "areas", "changes", "sources", "method"]
)
def test_no_english_word_of_ours_is_left_in_ukrainian(
    page: Page, served: Served, path: str
) -> None:
    """What stays in English is said by others, a name, a code, or the desk's."""
    visit(page, f"/{path}?lang=uk")
    page.wait_for_timeout(1500)
    words = page.locator(".stMain").evaluate(
        """(main) => {
            const copy = main.cloneNode(true);
            const others = ".said, [lang='en'], code, a[href*='export'], iframe, style, "
              + ".st-key-top, [data-testid='stDateInput']";
            copy.querySelectorAll(others).forEach((part) => part.remove());
            return copy.textContent;
        }"""
    )
    names = re.compile(
        r"GeoNames|Natural Earth|CC BY|Apache|Leaflet|CSV|GEOJSON|PDF|\d{8}T\d{6}Z-\w+|[a-z]-\w+|"
        r"VARCHAR\S*|BIGINT|DATE|STRUCT|DOUBLE|BOOLEAN|GEOMETRY|English|[a-z]+_[a-z_]+|keyboard\w*"
    )
    left = re.findall(r"[A-Za-z]{3,}", names.sub("", words))
    assert left == []


def test_a_question_is_answered_in_three_clicks(page: Page, served: Served) -> None:
    visit(page, "/")
    page.get_by_role("radio", name="Last 24 hours").click()
    expect(page).to_have_url(re.compile("since="))
    expect(page.get_by_text("does not mean that no harm was done").first).to_be_visible()
    page.get_by_role("link", name="Outages", exact=True).click()
    page.get_by_role("radio", name="30 days").click()
    expect(page.get_by_text("does not mean that the power is on")).to_be_visible()
    visit(page, "/outages")
    page.get_by_role("combobox", name="Cause").click()
    page.get_by_role("option", name="attack damage").click()
    expect(page).to_have_url(re.compile("causes=attack"))
