"""A constant folium map. No word of a report, no coordinate and no figure passes through folium.

folium escapes nothing, so text given to it runs as script; streamlit-folium remounts the frame
when anything in the map changes. Hence the map never changes and carries nothing: the layer in
assets/viewport.js asks our own routes for what it draws, and a feature group tells it which view.
"""

from pathlib import Path

import folium
from branca.element import MacroElement
from folium.template import Template

ASSETS = Path(__file__).parent / "assets"
# Seen from the component's own address (/component/streamlit_folium.st_folium/index.html), so
# that an instance below a path prefix works too.
ROUTES = "../../"

UKRAINE = ((44.2, 22.0), (52.5, 40.4))  # south-west, north-east


class ImpactMap(folium.Map):
    """Leaflet served by us, no tiles, no jQuery, no Bootstrap, no icon fonts."""

    default_js = [  # noqa: RUF012 (folium declares a list)
        ("leaflet", f"{ROUTES}assets/leaflet/leaflet.js"),
        ("timeline", f"{ROUTES}assets/timeline.js"),
        ("viewport", f"{ROUTES}assets/viewport.js"),
    ]
    default_css = [  # noqa: RUF012
        ("leaflet", f"{ROUTES}assets/leaflet/leaflet.css"),
        ("viewport", f"{ROUTES}assets/viewport.css"),
    ]

    def __init__(self) -> None:
        (south, west), (north, east) = UKRAINE
        super().__init__(
            location=((south + north) / 2, (west + east) / 2),
            zoom_start=6,
            tiles=None,
            control_scale=True,
            min_lat=south - 8,
            max_lat=north + 6,
            min_lon=west - 14,
            max_lon=east + 14,
            max_bounds=True,
            minZoom=4,
            maxZoom=12,
            zoomSnap=0.25,
        )
        self.add_child(ViewportLayer())  # type: ignore[no-untyped-call]


class ViewportLayer(MacroElement):
    """Hands the Leaflet map to the layer in assets/viewport.js."""

    routes = ROUTES

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.impact = startImpactLayer(
                {{ this._parent.get_name() }}, "{{ this.routes }}",
                (said) => window.Streamlit.setComponentValue(said)
            );
        {% endmacro %}
        """
    )


class ShownView(folium.FeatureGroup):
    """Draws nothing: carries the one call that tells the layer what to show.

    `query` is a percent-encoded filter query, `selected` a p-code or "". Both are checked here,
    because the call is evaluated as script.
    """

    def __init__(self, query: str, selected: str):
        super().__init__(control=False)
        self.add_child(_ShowCall(_encoded(query), _encoded(selected)))


class _ShowCall(MacroElement):
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.impact.show({{ this.query|tojson }}, {{ this.selected|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, query: str, selected: str):
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "ShowCall"
        self.query = query
        self.selected = selected


_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~%+&=")


def _encoded(text: str) -> str:
    """The text itself if it is percent-encoded; anything else never reaches a script."""
    if not _SAFE.issuperset(text):
        raise ValueError("the map takes percent-encoded queries only")
    return text
