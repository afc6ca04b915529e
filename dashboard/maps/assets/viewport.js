// The viewport layer: asks this server what the visible part of the map shows, and paints it.
//
// Every word is written with textContent and every figure comes from our own routes as JSON: no
// text passes through markup or script. A bubble is always one named place; an area is shaded by
// what is known only for the area as a whole, and hatched where no report is shown at all.
"use strict";

// `routes` is the way from this document to the server's root, `tell` what a click or a period is
// reported to; a map on another site has nobody to tell.
function startImpactLayer(map, routes, tell) {
  const UKRAINE = [[44.2, 22.0], [52.5, 40.4]];
  const RAIONS_FROM_ZOOM = 8;
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const PAPER = dark
    ? { land: "#1d2931", sea: "#141d23", edge: "#5d6d77", fine: "#43525b", hatch: "#10181d", line: "#33424b", ink: "#f2f5f6", bubble: "#6db7de", rim: "#10181d" }
    : { land: "#eef0ec", sea: "#f6f5f2", edge: "#8d9aa3", fine: "#b4bec4", hatch: "#f6f7f6", line: "#cdd3d6", ink: "#11212b", bubble: "#1b5e7d", rim: "#ffffff" };
  const COLOURS = dark
    ? ["#4d3a24", "#7a5527", "#b0752b", "#eda64a"]
    : ["#fbe3c2", "#f3bf7c", "#d98c3d", "#a85b18"];
  // From which value on each colour is used.
  const STEPS = {
    only: [1, 3, 10, 30], incidents: [1, 10, 100, 1000], killed: [1, 10, 100, 1000],
    injured: [1, 10, 100, 1000], silence: [0, 8, 31, 91],
  };
  const SVG = "http://www.w3.org/2000/svg";

  const box = map.getContainer();
  const areas = new Map(); // p-code -> Leaflet polygon, oblasts and raions
  const bubbles = L.layerGroup().addTo(map);
  const labels = L.layerGroup().addTo(map);
  const legend = element("div", "legend");
  const params = () => new URLSearchParams(query);
  const language = () => params().get("lang") || "en";
  const shadedBy = () => params().get("shade") || "only";
  let query = "";
  let selected = "";
  let answer = null; // what /api/viewport said last
  let request = null; // AbortController of the question under way
  let raions = null; // promise of the raion polygons, asked for once
  let framed = false; // has the view been set to the first selection?
  let words = null; // what the layer says, in the language of the view
  let moved = false; // has the reader moved the map, or a selection?
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
    return fetch(routes + path, options).then((reply) => {
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
    hatch.append(drawn("rect", { width: 7, height: 7, fill: PAPER.hatch }), drawn("rect", { width: 1.4, height: 7, fill: PAPER.line }));
    const dots = drawn("pattern", { id: "no-figure", width: 6, height: 6, patternUnits: "userSpaceOnUse" });
    dots.append(drawn("rect", { width: 6, height: 6, fill: PAPER.land }), drawn("circle", { cx: 2, cy: 2, r: 1.1, fill: PAPER.edge }));
    const patterns = drawn("svg", { width: 0, height: 0, "aria-hidden": "true" });
    patterns.append(drawn("defs", {}));
    patterns.firstChild.append(hatch, dots);
    box.append(patterns);
  }

  function drawNeighbours(ground) {
    L.geoJSON(ground, {
      pane: "neighbours",
      renderer: L.svg({ pane: "neighbours", padding: 0.6 }),
      interactive: false,
      style: { color: PAPER.line, weight: 1, fillColor: PAPER.sea, fillOpacity: 1 },
    }).addTo(map);
  }

  function drawAreas(ground, pane) {
    const border = pane === "oblasts" ? { color: PAPER.edge, weight: 1 } : { color: PAPER.fine, weight: 0.7, dashArray: "3 3" };
    L.geoJSON(ground, {
      pane,
      renderer: L.svg({ pane, padding: 0.6 }),
      style: { ...border, fillColor: PAPER.land, fillOpacity: 1 },
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
    return Promise.all([json(path, { signal: mine.signal }), wordsWanted(), raionsWanted()])
      .then(([given, said]) => {
        if (mine !== request) return;
        answer = given;
        words = said;
        paint();
        box.dataset.query = asked;
        box.dataset.painted = String(++painted);
      })
      .catch((error) => {
        if (error.name !== "AbortError") complain(error);
      });
  }

  const spoken = new Map(); // language -> promise of its words, asked for once
  function wordsWanted() {
    const wanted = language();
    if (!spoken.has(wanted)) spoken.set(wanted, json(`api/words?lang=${encodeURIComponent(wanted)}`));
    return spoken.get(wanted);
  }

  function complain(error) {
    const sentence = words ? words.trouble : "The map could not be updated ({why}). Reload the page.";
    legend.replaceChildren(element("p", "trouble", fill(sentence, { why: error.message })));
  }

  // --- words ------------------------------------------------------------------------------------

  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  }

  function figure(n) {
    return n.toLocaleString(language());
  }

  function counted(forms, n) {
    const form = new Intl.PluralRules(language()).select(n);
    return fill(forms[form] || forms.many, { n: figure(n) });
  }

  function named(unit) {
    return (language() === "uk" && unit.name_uk) || unit.name;
  }

  // --- painting ---------------------------------------------------------------------------------

  function paint() {
    paintAreas();
    paintPlaces();
    paintLegend();
    box.dataset.selected = selected;
  }

  function shade(value) {
    return STEPS[shadedBy()].reduce((found, from, i) => (value >= from ? COLOURS[i] : found), PAPER.land);
  }

  function radius(n) {
    return 4.5 + 5 * Math.log10(Math.max(1, n));
  }

  function incidents(n) {
    return counted(words.incidents, n);
  }

  function paintAreas() {
    const counts = new Map(answer.areas.map((area) => [area.pcode, area]));
    const zoomedIn = map.getZoom() >= RAIONS_FROM_ZOOM;
    for (const [pcode, polygon] of areas) {
      const isRaion = polygon.feature.properties.level === "raion";
      const area = counts.get(pcode) || { n: 0, only: 0 };
      const colour = areaColour(pcode, area);
      const seeThrough = isRaion && (shadedBy() === "only" ? !area.only : !zoomedIn);
      polygon.setStyle({ fillColor: colour, fillOpacity: seeThrough ? 0 : 1, opacity: isRaion && !zoomedIn ? 0 : 1 });
      describe(polygon, pcode, areaWords(polygon.feature.properties, area));
    }
    paintOutline();
  }

  // No report is hatched, a report without a figure dotted: neither is the colour of zero.
  function areaColour(pcode, area) {
    if (!area.n) return "url(#no-report)";
    if (shadedBy() === "only") return area.only ? shade(area.only) : PAPER.land;
    const [value] = (answer.shades || {})[pcode] || [null];
    return value === null ? "url(#no-figure)" : shade(value);
  }

  function areaWords(properties, area) {
    const name = named(properties) + (properties.approximate ? ` (${words.approximate})` : "");
    if (!area.n) return `${name}: ${words.none}`;
    if (shadedBy() === "only") {
      return `${name}: ${fill(words.only, { incidents: incidents(area.n), n: figure(area.only) })}`;
    }
    const [value, unstated] = (answer.shades || {})[properties.pcode] || [null, 0];
    const said = value === null ? words.nothing_stated : figure(value);
    return `${name}: ${words.shades[shadedBy()]}: ${said} ${unstated ? counted(words.unstated, unstated) : ""}`;
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
      style: { color: PAPER.ink, weight: 2.5, fill: false },
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
      color: isSelected ? PAPER.ink : PAPER.rim,
      weight: isSelected ? 3 : 1.2,
      fillColor: PAPER.bubble,
      fillOpacity: 0.82,
    });
    bubble.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      select(place.pcode);
    });
    bubbles.addLayer(bubble);
    describe(bubble, place.pcode, `${named(place)}: ${incidents(place.n)}`);
    const dot = bubble.getElement();
    dot.setAttribute("tabindex", "0");
    dot.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") select(place.pcode);
    });
  }

  // The busiest places get their names first; a name that would cover another is left out.
  function addLabel(place, taken) {
    const at = map.latLngToContainerPoint([place.lat, place.lon]);
    const room = { left: at.x + radius(place.n) + 3, top: at.y - 8, width: 12 + 6.6 * named(place).length, height: 16 };
    const clash = taken.some((other) =>
      room.left < other.left + other.width && other.left < room.left + room.width &&
      room.top < other.top + other.height && other.top < room.top + room.height);
    if (clash && place.pcode !== selected) return;
    taken.push(room);
    const name = element("span", place.pcode === selected ? "name selected" : "name", named(place));
    const icon = L.divIcon({ className: "place", html: name, iconSize: null, iconAnchor: [-(radius(place.n) + 3), 8] });
    labels.addLayer(L.marker([place.lat, place.lon], { pane: "names", icon, interactive: false, keyboard: false }));
  }

  // --- the legend -------------------------------------------------------------------------------

  function addLegend() {
    // Below the map, so that it never covers a place.
    document.body.append(legend);
    const sizes = new ResizeObserver(() => {
      document.documentElement.style.setProperty("--legend", `${legend.offsetHeight}px`);
      map.invalidateSize({ pan: false });
    });
    sizes.observe(legend);
    sizes.observe(box);
    map.on("resize", () => {
      if (!moved) map.fitBounds(UKRAINE, { animate: false, reset: true });
    });
    map.attributionControl.setPrefix(false);
  }

  function paintLegend() {
    const open = legend.querySelector("details") ? legend.querySelector("details").open : box.clientWidth > 560;
    const details = element("details");
    details.open = open;
    const noFigure = ["killed", "injured"].includes(shadedBy());
    details.append(
      element("summary", "", words.legend), bubbleKey(), shadeKey(),
      patternKey("no-report", words.hatched), ...(noFigure ? [patternKey("no-figure", words.dotted)] : []),
    );
    legend.replaceChildren(details, ...asides());
    attribute(`Leaflet · ${words.attribution}`);
    box.setAttribute("aria-label", words.map);
    for (const [name, said] of [["in", words.zoom_in], ["out", words.zoom_out]]) {
      const button = box.querySelector(`.leaflet-control-zoom-${name}`);
      if (button) Object.assign(button, { title: said, ariaLabel: said });
    }
  }

  let attributed = "";
  function attribute(sentence) {
    if (attributed) map.attributionControl.removeAttribution(attributed);
    map.attributionControl.addAttribution(sentence);
    attributed = sentence;
  }

  function bubbleKey() {
    const row = element("div", "key");
    for (const n of [1, 10, 100]) {
      const r = radius(n);
      const sample = drawn("svg", { width: 2 * r + 2, height: 2 * r + 2, "aria-hidden": "true" });
      sample.append(drawn("circle", { cx: r + 1, cy: r + 1, r, fill: PAPER.bubble, "fill-opacity": 0.82 }));
      row.append(sample, element("span", "", String(n)));
    }
    row.append(element("span", "what", words.at_place));
    return row;
  }

  function shadeKey() {
    const row = element("div", "key");
    const steps = STEPS[shadedBy()];
    steps.forEach((from, i) => {
      const sample = element("i", "swatch");
      sample.style.background = COLOURS[i];
      const last = i === steps.length - 1;
      row.append(sample, element("span", "", last ? `${figure(from)}+` : `${figure(from)}–${figure(steps[i + 1] - 1)}`));
    });
    row.append(element("span", "what", words.shades[shadedBy()]));
    return row;
  }

  function patternKey(pattern, said) {
    const row = element("div", "key");
    const sample = drawn("svg", { width: 22, height: 13, "aria-hidden": "true" });
    sample.append(drawn("rect", { width: 22, height: 13, fill: `url(#${pattern})`, stroke: PAPER.fine }));
    row.append(sample, element("span", "what", said));
    return row;
  }

  function asides() {
    const notes = [];
    if (answer.countrywide) notes.push(fill(words.countrywide, { incidents: incidents(answer.countrywide) }));
    if (answer.more) notes.push(fill(words.more, { n: figure(answer.more) }));
    if (answer.unlocated) notes.push(fill(words.unlocated, { incidents: incidents(answer.unlocated) }));
    return notes.map((words) => element("p", "aside", words));
  }

  // --- talking to the page ----------------------------------------------------------------------

  function select(pcode) {
    selected = pcode;
    if (answer) paint();
    // The count makes every click a new value, so that choosing the same place twice is noticed.
    tell({ selected: pcode, period: null, clicks: ++clicks });
  }

  function frame() {
    if (framed || !answer) return;
    framed = true;
    const polygon = areas.get(selected);
    const place = answer.selected;
    moved = Boolean(polygon || place);
    if (polygon) map.fitBounds(polygon.getBounds(), { animate: false });
    else if (place && place.lat !== null) map.setView([place.lat, place.lon], 9, { animate: false });
  }

  function show(newQuery, newSelected) {
    query = newQuery;
    selected = newSelected;
    timeline.follow(newQuery);
    ground.then(ask).then(frame);
  }

  // For the time strip: another period for a while, without telling the page.
  function showPeriod(since, until) {
    const asked = params();
    asked.set("since", since);
    asked.set("until", until);
    const whole = query;
    query = asked.toString();
    return ask().then(() => { query = whole; });
  }

  // Leaflet focuses the map on mousedown; in a frame that scrolls the page under the mouse, so that
  // the click lands beside what was clicked.
  box.focus = () => HTMLElement.prototype.focus.call(box, { preventScroll: true });

  const timeline = startTimeline({
    json, element, drawn, showPeriod, words: () => wordsWanted(), refresh: () => ask(),
    choose: (period) => tell({ selected: null, period, clicks: ++clicks }),
  });
  for (const act of ["pointerdown", "wheel", "keydown"]) {
    box.addEventListener(act, () => { moved = true; }, { passive: true });
  }
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
