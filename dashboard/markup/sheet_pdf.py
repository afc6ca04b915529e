"""The area sheet as PDF: the same words as the page to print, in a font that has Cyrillic."""

from importlib.resources import files

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from dashboard.language import _
from dashboard.markup.sheet import Section, Sheet

FONT = "Source Sans Pro"
WIDTHS: dict[int, tuple[int, ...]] = {2: (3, 7), 5: (4, 4, 10, 4, 3), 6: (4, 4, 4, 4, 4, 3)}


class _Paper(FPDF):
    def footer(self) -> None:
        self.set_y(-12)
        self.set_font(FONT, size=8)
        self.cell(0, 6, f"{self.page_no()} / {{nb}}", align="C")


def sheet_pdf(sheet: Sheet, language: str) -> bytes:
    """A4, upright. Every address of a source is written out and a link."""
    paper = _Paper(format="A4")
    paper.set_title(sheet.title)
    paper.set_lang(language)
    fonts = files("font_source_sans_pro") / "files"
    paper.add_font(FONT, fname=str(fonts / "SourceSansPro-Regular.ttf"))
    paper.add_font(FONT, style="B", fname=str(fonts / "SourceSansPro-Semibold.ttf"))
    paper.set_auto_page_break(True, margin=16)
    paper.add_page()
    _line(paper, sheet.title, size=16, style="B")
    for line in sheet.lines:
        _line(paper, line)
    for section in sheet.sections:
        _section(paper, section)
    _heading(paper, _("Sources"))
    for source in sheet.sources:
        words = f"[{source.number}] {source.publisher}, {source.day} {source.url}"
        _line(paper, words, size=8, link=source.url)
    for note in sheet.notes:
        _line(paper, note, size=8)
    return bytes(paper.output())


def _heading(paper: FPDF, words: str) -> None:
    paper.ln(3)
    _line(paper, words, size=12, style="B")


def _line(paper: FPDF, words: str, size: int = 10, style: str = "", link: str = "") -> None:
    paper.set_font(FONT, style=style, size=size)
    paper.multi_cell(
        0, size * 0.48, words, align="L", link=link, new_x=XPos.LMARGIN, new_y=YPos.NEXT
    )


def _section(paper: FPDF, section: Section) -> None:
    _heading(paper, section.heading)
    paper.set_font(FONT, size=8)
    widths = WIDTHS.get(len(section.columns))
    with paper.table(
        col_widths=widths, text_align="LEFT", line_height=4, borders_layout="HORIZONTAL_LINES",
        headings_style=FontFace(emphasis="BOLD"),
    ) as table:  # fmt: skip
        for row in (section.columns, *section.rows):
            table.row(row)
