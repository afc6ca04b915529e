// The map in a frame of another site: what it shows stands in its address, a click opens ours.
"use strict";

(function () {
  const map = L.map("map", { zoomSnap: 0.25, minZoom: 4, maxZoom: 12, maxBounds: [[36, 8], [58.5, 54.4]] });
  const query = location.search.slice(1);
  const open = ({ selected }) => {
    if (selected) window.open(`./?${query ? query + "&" : ""}place=${encodeURIComponent(selected)}`, "_blank", "noopener");
  };
  startImpactLayer(map, "", open).show(query, "");
})();
