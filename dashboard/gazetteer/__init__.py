"""A name in a text → Place, several candidates, or none. `load_gazetteer().resolve("Odesa")`."""

from dashboard.gazetteer.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "load_gazetteer"]
