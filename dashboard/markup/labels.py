"""What the filters are called."""

from dashboard.language import _


def filter_label(name: str) -> str:
    return {
        "kinds": _("Kind"),
        "harms": _("Harm to people"),
        "sectors": _("Sector of damage"),
        "services": _("Service"),
        "corroboration": _("Support"),
        "publishers": _("Kind of publisher"),
        "states": _("State"),
        "causes": _("Cause"),
    }[name]
