"""How to read this: what a number on the map means, and what it does not."""

import streamlit as st

from dashboard.language import _

st.markdown(
    _(
        """
## How to read this

**Every entry is reported, not verified.** A report says something; a person has checked that it
says so; the map shows it with the report as its source. Nothing here was confirmed on site.

| You see | It means |
|---|---|
| a bubble | incidents reported at this named place, never at an address |
| a shaded area | incidents of which only the oblast or raion is known: no pin is made up for them |
| a hatched area | no report in this view, which does not mean that no harm was done |
| *without a known place* | the report names no place, or one that could be several |
| 4–6 | reports differ, or the same report gives a range: lowest and highest |
| 170,000 or more | the reports give a lower end only |
| *not reported* | no report gives a number. It is never counted as zero |
| 0 | a report says that there were none |
| of them | a part of the figure before it: never added to it |
| running totals | totals over a time ("ten substations in December"): in no incident |

**How well is it supported?** *Single source*: one publisher. *Several sources*: two or more
publishers. *Official or operator*: an authority, an emergency service or the operator is named as
the one who says so. *Contested*: a party to the same report denies or disputes it.

**Nights.** An attack overnight has two dates. All dates are local dates in Kyiv.

**Out now?** An outage is as old as its last report. No report is no proof that the power is on.

**Doing no harm.** Places are never finer than a settlement; facilities are not named; no words of
a report leave the desk. The list beside the map links to what publishers have published.
"""
    )
)
