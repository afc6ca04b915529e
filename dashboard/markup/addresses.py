"""Addresses of our own pages and files, with the filters that they are for."""

from urllib.parse import urlencode

from dashboard.language import spoken


def query_with(path: str, query: str, **more: str) -> str:
    """A path of ours with a percent-encoded query and more to say.

    >>> query_with("plain", "area=UA51", first="40")
    'plain?area=UA51&first=40'
    """
    whole = "&".join(filter(None, (query, urlencode({k: v for k, v in more.items() if v}))))
    return f"{path}?{whole}" if whole else path


def in_language(path: str, query: str, **more: str) -> str:
    """The same in the language spoken now; English needs no saying."""
    language = spoken()
    return query_with(path, query, **more, lang="" if language == "en" else language)
