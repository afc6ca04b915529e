// The viewport layer: asks this server what the visible part of the map shows, and paints it.
//
// Every word is written with textContent and every figure comes from our own routes as JSON: no
// text passes through markup or script. A bubble is always one named place; an area is shaded by
// what is known only for the area as a whole, and hatched where no report is shown at all.
"use strict";

function startImpactLayer(map) {
  const ROUTES = "../../";
  const UKRAINE = [[44.2, 22.0], [52.5, 40.4]];
  const RAIONS_FROM_ZOOM = 8;
  const LAND = "#eef0ec";
  const SHADES = [[1, "#fbe3c2"], [3, "#f3bf7c"], [10, "#d98c3d"], [30, "#a85b18"]];
  const SVG = "http://www.w3.org/2000/svg";

  const box = map.getContainer();
  const areas = new Map(); // p-code -> Leaflet polygon, oblasts and raions
  const bubbles = L.layerGroup().addTo(map);
  const labels = L.layerGroup().addTo(map);
  const legend = element("div", "legend");
  let query = "";
  let selected = "";
  let answer = null; // what /api/viewport said last
  let request = null; // AbortController of the question under way
  let raions = null; // promise of the raion polygons, asked for once
  let framed = false; // has the view been set to the first selection?
  let clicks = 0;
  let painted = 0;

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function drawn(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function json(path, options) {
    return fetch(ROUTES + path, options).then((reply) => {
      if (!reply.ok) throw new Error(`${path.split("?")[0]} answered ${reply.status}`);
      return reply.json();
    });
  }

  // --- the ground: neighbours, oblasts, raions, each in a pane below the bubbles ---------------

  function preparePanes() {
    const heights = { neighbours: 210, oblasts: 220, raions: 230, outline: 240, places: 450, names: 460 };
    for (const [name, height] of Object.entries(heights)) {
      map.createPane(name).style.zIndex = height;
    }
    map.getPane("names").style.pointerEvents = "none";
    map.getPane("neighbours").style.pointerEvents = "none";
    map.getPane("outline").style.pointerEvents = "none";
    const hatch = drawn("pattern", { id: "no-report", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    hatch.append(drawn("rect", { width: 7, height: 7, fill: "#f6f7f6" }), drawn("rect", { width: 1.4, height: 7, fill: "#cdd3d6" }));
    const patterns = drawn("svg", { width: 0, height: 0, "aria-hidden": "true" });
    patterns.append(drawn("defs", {}));
    patterns.firstChild.append(hatch);
    box.append(patterns);
  }

  function drawNeighbours(ground) {
    L.geoJSON(ground, {
      pane: "neighbours",
      renderer: L.svg({ pane: "neighbours", padding: 0.6 }),
      interactive: false,
      style: { color: "#c9d0d4", weight: 1, fillColor: "#f6f5f2", fillOpacity: 1 },
    }).addTo(map);
  }

  function drawAreas(ground, pane) {
    const border = pane === "oblasts" ? { color: "#8d9aa3", weight: 1 } : { color: "#b4bec4", weight: 0.7, dashArray: "3 3" };
    L.geoJSON(ground, {
      pane,
      renderer: L.svg({ pane, padding: 0.6 }),
      style: { ...border, fillColor: LAND, fillOpacity: 1 },
      onEachFeature(feature, polygon) {
        areas.set(feature.properties.pcode, polygon);
        polygon.on("click", () => select(feature.properties.pcode));
      },
    }).addTo(map);
  }

  function raionsWanted() {
    if (map.getZoom() < RAIONS_FROM_ZOOM) return Promise.resolve();
    raions = raions || json("api/boundaries/raions").then((ground) => drawAreas(ground, "raions"));
    return raions;
  }

  // --- asking -----------------------------------------------------------------------------------

  function viewport() {
    const b = map.getBounds().pad(0.15);
    const edges = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
    const limits = [180, 90, 180, 90];
    const bbox = edges.map((edge, i) => Math.max(-limits[i], Math.min(limits[i], edge)).toFixed(2));
    return `bbox=${bbox.join(",")}&zoom=${Math.floor(map.getZoom())}`;
  }

  function ask() {
    if (request) request.abort();
    request = new AbortController();
    const mine = request;
    const asked = query;
    const path = `api/viewport?${viewport()}&place=${selected}${asked ? "&" + asked : ""}`;
    return Promise.all([json(path, { signal: mine.signal }), raionsWanted()])
      .then(([given]) => {
        if (mine !== request) return;
        answer = given;
        paint();
        box.dataset.query = asked;
        box.dataset.painted = String(++painted);
      })
      .catch((error) => {
        if (error.name !== "AbortError") complain(error);
      });
  }

  function complain(error) {
    legend.replaceChildren(element("p", "trouble", `The map could not be updated (${error.message}). Reload the page.`));
  }

  // --- painting ---------------------------------------------------------------------------------

  function paint() {
    paintAreas();
    paintPlaces();
    paintLegend();
    box.dataset.selected = selected;
  }

  function shade(n) {
    return SHADES.reduce((found, [from, colour]) => (n >= from ? colour : found), LAND);
  }

  function radius(n) {
    return 4.5 + 5 * Math.log10(Math.max(1, n));
  }

  function incidents(n) {
    return `${n.toLocaleString("en")} ${n === 1 ? "incident" : "incidents"}`;
  }

  function paintAreas() {
    const counts = new Map(answer.areas.map((area) => [area.pcode, area]));
    const zoomedIn = map.getZoom() >= RAIONS_FROM_ZOOM;
    for (const [pcode, polygon] of areas) {
      const isRaion = polygon.feature.properties.level === "raion";
      const area = counts.get(pcode) || { n: 0, only: 0 };
      const fill = area.only ? shade(area.only) : area.n ? LAND : "url(#no-report)";
      const seeThrough = isRaion && !area.only;
      polygon.setStyle({ fillColor: fill, fillOpacity: seeThrough ? 0 : 1, opacity: isRaion && !zoomedIn ? 0 : 1 });
      describe(polygon, pcode, areaWords(polygon.feature.properties, area));
    }
    paintOutline();
  }

  function areaWords(properties, area) {
    const approximate = properties.approximate ? " (approximate area)" : "";
    if (!area.n) return `${properties.name}${approximate}: no report in this view`;
    return `${properties.name}${approximate}: ${incidents(area.n)}, ${area.only} known only for the area`;
  }

  // Read aloud, shown on hover, and reachable with Tab and Enter.
  function describe(layer, pcode, words) {
    const shape = layer.getElement();
    if (!shape) return;
    shape.setAttribute("data-pcode", pcode);
    shape.setAttribute("aria-label", words);
    shape.setAttribute("role", "button");
    const title = shape.querySelector("title") || shape.appendChild(drawn("title", {}));
    title.textContent = words;
  }

  let outline = null;
  function paintOutline() {
    if (outline) outline.remove();
    const polygon = areas.get(selected);
    outline = polygon && L.geoJSON(polygon.feature, {
      pane: "outline",
      renderer: L.svg({ pane: "outline", padding: 0.6 }),
      interactive: false,
      style: { color: "#11212b", weight: 2.5, fill: false },
    }).addTo(map);
  }

  function paintPlaces() {
    bubbles.clearLayers();
    labels.clearLayers();
    const taken = [];
    const places = [...answer.places].sort((a, b) => b.n - a.n);
    for (const place of [...places].reverse()) addBubble(place);
    for (const place of places) addLabel(place, taken);
  }

  const dots = L.svg({ pane: "places", padding: 0.3 });
  function addBubble(place) {
    const isSelected = place.pcode === selected;
    const bubble = L.circleMarker([place.lat, place.lon], {
      pane: "places",
      renderer: dots,
      radius: radius(place.n),
      color: isSelected ? "#11212b" : "#ffffff",
      weight: isSelected ? 3 : 1.2,
      fillColor: "#1b5e7d",
      fillOpacity: 0.82,
    });
    bubble.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      select(place.pcode);
    });
    bubbles.addLayer(bubble);
    describe(bubble, place.pcode, `${place.name}: ${incidents(place.n)}`);
    const dot = bubble.getElement();
    dot.setAttribute("tabindex", "0");
    dot.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") select(place.pcode);
    });
  }

  // The busiest places get their names first; a name that would cover another is left out.
  function addLabel(place, taken) {
    const at = map.latLngToContainerPoint([place.lat, place.lon]);
    const room = { left: at.x + radius(place.n) + 3, top: at.y - 8, width: 12 + 6.6 * place.name.length, height: 16 };
    const clash = taken.some((other) =>
      room.left < other.left + other.width && other.left < room.left + room.width &&
      room.top < other.top + other.height && other.top < room.top + room.height);
    if (clash && place.pcode !== selected) return;
    taken.push(room);
    const name = element("span", place.pcode === selected ? "name selected" : "name", place.name);
    const icon = L.divIcon({ className: "place", html: name, iconSize: null, iconAnchor: [-(radius(place.n) + 3), 8] });
    labels.addLayer(L.marker([place.lat, place.lon], { pane: "names", icon, interactive: false, keyboard: false }));
  }

  // --- the legend -------------------------------------------------------------------------------

  function addLegend() {
    const control = L.control({ position: "bottomright" });
    control.onAdd = () => legend;
    control.addTo(map);
    L.DomEvent.disableClickPropagation(legend);
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution("Leaflet · places: GeoNames (CC BY 4.0) · borders: Natural Earth · raion areas approximate");
  }

  function paintLegend() {
    const open = legend.querySelector("details") ? legend.querySelector("details").open : box.clientWidth > 560;
    const details = element("details");
    details.open = open;
    details.append(element("summary", "", "Legend"), bubbleKey(), shadeKey(), hatchKey());
    legend.replaceChildren(details, ...asides());
  }

  function bubbleKey() {
    const row = element("div", "key");
    for (const n of [1, 10, 100]) {
      const r = radius(n);
      const sample = drawn("svg", { width: 2 * r + 2, height: 2 * r + 2, "aria-hidden": "true" });
      sample.append(drawn("circle", { cx: r + 1, cy: r + 1, r, fill: "#1b5e7d", "fill-opacity": 0.82 }));
      row.append(sample, element("span", "", String(n)));
    }
    row.append(element("span", "what", "incidents at a named place"));
    return row;
  }

  function shadeKey() {
    const row = element("div", "key");
    for (const [from, colour] of SHADES) {
      const sample = element("i", "swatch");
      sample.style.background = colour;
      row.append(sample, element("span", "", from === SHADES.at(-1)[0] ? `${from}+` : String(from)));
    }
    row.append(element("span", "what", "known only for the region"));
    return row;
  }

  function hatchKey() {
    const row = element("div", "key");
    const sample = drawn("svg", { width: 22, height: 13, "aria-hidden": "true" });
    sample.append(drawn("rect", { width: 22, height: 13, fill: "url(#no-report)", stroke: "#b4bec4" }));
    row.append(sample, element("span", "what", "no report in this view, which does not mean no harm"));
    return row;
  }

  function asides() {
    const notes = [];
    if (answer.countrywide) notes.push(`${incidents(answer.countrywide)} known only for the country`);
    if (answer.more) notes.push(`${answer.more.toLocaleString("en")} more places not drawn: zoom in`);
    if (answer.unlocated) notes.push(`${incidents(answer.unlocated)} without a known place`);
    return notes.map((words) => element("p", "aside", words));
  }

  // --- talking to the page ----------------------------------------------------------------------

  function select(pcode) {
    selected = pcode;
    if (answer) paint();
    // The count makes every click a new value, so that choosing the same place twice is noticed.
    window.Streamlit.setComponentValue({ selected: pcode, clicks: ++clicks });
  }

  function frame() {
    if (framed || !answer) return;
    framed = true;
    const polygon = areas.get(selected);
    const place = answer.selected;
    if (polygon) map.fitBounds(polygon.getBounds(), { animate: false });
    else if (place && place.lat !== null) map.setView([place.lat, place.lon], 9, { animate: false });
  }

  function show(newQuery, newSelected) {
    query = newQuery;
    selected = newSelected;
    ground.then(ask).then(frame);
  }

  // Leaflet focuses the map on mousedown; in a frame that scrolls the page under the mouse, so that
  // the click lands beside what was clicked.
  box.focus = () => HTMLElement.prototype.focus.call(box, { preventScroll: true });

  preparePanes();
  addLegend();
  map.fitBounds(UKRAINE, { animate: false });
  const ground = Promise.all([
    json("api/boundaries/neighbours").then(drawNeighbours),
    json("api/boundaries/oblasts").then((land) => drawAreas(land, "oblasts")),
  ]);
  ground.catch(complain);
  map.on("moveend", () => ground.then(ask));
  return { show };
}
