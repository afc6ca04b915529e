"""What stands above every page: title, how old the release is, the pages, the languages."""

import datetime as dt
from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup
from streamlit.navigation.page import Page

from dashboard.errors import DashboardError
from dashboard.language import LANGUAGES, _, spoken
from dashboard.markup.age import age_lines
from dashboard.widgets import address, reads
from dashboard.widgets.markup import show
from dashboard.widgets.periods import KYIV


def draw_header(pages: Iterable[Page], current: Page) -> None:
    title = Markup('<h1 class="masthead">{} <span>{}</span></h1>').format(
        _("Civilian Impact Dashboard"), _("reported, not verified")
    )
    show(title + _age())
    with st.container(horizontal=True, key="top", gap="small", vertical_alignment="center"):
        for page in pages:
            st.page_link(page, label=page.title, query_params=address.carried())
        with st.container(horizontal=True, key="languages", width="content", gap="small"):
            for code, name in LANGUAGES.items():
                if code != spoken():
                    st.page_link(current, label=name, query_params=address.everything(lang=code))


def _age() -> Markup:
    try:
        release = reads.release()
        newest = reads.newest_report(release)["published"]
    except DashboardError:
        return Markup("")  # the page below says what is wrong
    return age_lines(release, newest, dt.datetime.now(KYIV))
