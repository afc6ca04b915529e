"""How old what is shown is: said on every page, loudly when it matters."""

import datetime as dt

from markupsafe import Markup

from dashboard.language import _, day, plural

STALE_REPORT_DAYS = 7
STALE_RELEASE_HOURS = 48


def age_line(created: dt.datetime, newest_report: dt.date | None, now: dt.datetime) -> Markup:
    """When the release was published and how old its newest report is. `now` is in Kyiv time."""
    hours = int((now - created).total_seconds() // 3600)
    parts = [_("Published {when}").format(when=ago(hours))]
    days = None
    if newest_report:
        days = (now.date() - newest_report).days
        parts.append(
            _("newest report {day} ({ago})").format(day=day(newest_report), ago=days_ago(days))
        )
    stale = hours > STALE_RELEASE_HOURS or days is None or days > STALE_REPORT_DAYS
    return Markup('<p class="age{}">{}</p>').format(" stale" if stale else "", " · ".join(parts))


def ago(hours: int) -> str:
    if hours < 1:
        return _("less than an hour ago")
    if hours < STALE_RELEASE_HOURS:
        return plural("{n} hour ago", "{n} hours ago", hours)
    return days_ago(hours // 24)


def days_ago(days: int) -> str:
    return _("today") if days <= 0 else plural("{n} day ago", "{n} days ago", days)
