"""How old what is shown is: said on every page, loudly when it matters."""

import datetime as dt
from typing import Protocol

from markupsafe import Markup

from dashboard.language import _, day, plural
from dashboard.markup.pieces import notice

STALE_REPORT_DAYS = 7
STALE_RELEASE_HOURS = 48


class Told(Protocol):
    """What an open release tells of itself."""

    release_id: str
    created: str
    synthetic: bool
    stands_in_for: str | None


def age_lines(release: Told, newest_report: dt.date | None, now: dt.datetime) -> Markup:
    """The age of a release, and whether it is made up or stands in for a damaged one."""
    lines = age_line(dt.datetime.fromisoformat(release.created), newest_report, now)
    if release.synthetic:
        lines += notice(_("Synthetic data: every place, figure and report here is made up."))
    if release.stands_in_for:
        sentence = _(
            "The newest release {wanted} is damaged; this is the last good one, {shown}. "
            "Publish again."
        )
        lines += notice(
            sentence.format(wanted=release.stands_in_for, shown=release.release_id), "error"
        )
    return lines


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
