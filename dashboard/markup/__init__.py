"""Rows of a release → HTML, for the pages and for the routes that need no script.

Words enter through `Markup.format`, which escapes them: they are shown, never run.
"""
