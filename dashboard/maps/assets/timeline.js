// The strip below the map: incidents over time. Drag over it to choose a period; play it by week.
"use strict";

function startTimeline({ json, element, drawn, showPeriod, words, refresh, choose }) {
  const DAY = 86400000;
  const HEIGHT = 46;
  const strip = element("div", "timeline");
  const play = element("button", "play");
  const chart = drawn("svg", { class: "bars", role: "img", tabindex: "-1" });
  const label = element("span", "label");
  play.type = "button";
  strip.append(play, chart, label);
  document.body.append(strip);

  let bars = []; // [{from: time, to: time, n}]
  let shown = ""; // the query without its period, for which the bars are
  let period = [null, null];
  let playing = null;
  let said = null;

  const time = (day) => Date.parse(`${day}T00:00:00Z`);
  const day = (moment) => new Date(moment).toISOString().slice(0, 10);
  const LENGTH = { day: DAY, week: 7 * DAY, month: 31 * DAY };

  function follow(query) {
    const asked = new URLSearchParams(query);
    period = [asked.get("since"), asked.get("until")];
    for (const key of ["since", "until", "shade"]) asked.delete(key);
    if (asked.toString() === shown && bars.length) return paint();
    shown = asked.toString();
    return Promise.all([json(`api/timeline?${shown}`), words()]).then(([given, spoken]) => {
      said = spoken;
      bars = given.bars.map((bar) => ({ from: time(bar.from), to: time(bar.from) + LENGTH[bar.grain], n: bar.n }));
      chart.setAttribute("aria-label", said.timeline);
      play.textContent = playing ? "■" : "▶";
      play.setAttribute("aria-label", said.play);
      play.title = said.play;
      paint();
    }, () => {});
  }

  const first = () => bars[0].from;
  const last = () => bars.at(-1).to;

  function place(moment) {
    return Math.max(0, Math.min(100, (100 * (moment - first())) / (last() - first())));
  }

  function paint() {
    chart.replaceChildren();
    play.disabled = bars.length === 0;
    label.textContent = "";
    if (!bars.length) return;
    const most = Math.max(...bars.map((bar) => bar.n));
    for (const bar of bars) {
      const height = Math.max(2, (HEIGHT * Math.sqrt(bar.n)) / Math.sqrt(most));
      const width = place(bar.to) - place(bar.from);
      chart.append(drawn("rect", { x: `${place(bar.from)}%`, y: HEIGHT - height, width: `${Math.max(0.3, width * 0.85)}%`, height, class: inPeriod(bar) ? "in" : "out" }));
    }
    label.textContent = `${period[0] || day(first())} – ${period[1] || day(last() - DAY)}`;
  }

  function inPeriod(bar) {
    return (!period[0] || bar.to > time(period[0])) && (!period[1] || bar.from <= time(period[1]));
  }

  // --- a period by dragging -----------------------------------------------------------------------

  let from = null;
  function momentAt(event) {
    const room = chart.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - room.left) / room.width));
    return first() + share * (last() - first() - 1);
  }
  chart.addEventListener("pointerdown", (event) => {
    if (!bars.length) return;
    stop();
    from = momentAt(event);
    chart.setPointerCapture(event.pointerId);
  });
  chart.addEventListener("pointermove", (event) => {
    if (from === null) return;
    period = [from, momentAt(event)].sort((a, b) => a - b).map(day);
    paint();
  });
  chart.addEventListener("pointerup", (event) => {
    if (from === null) return;
    period = [from, momentAt(event)].sort((a, b) => a - b).map(day);
    from = null;
    paint();
    choose(period);
  });

  // --- play by week -------------------------------------------------------------------------------

  function stop() {
    if (!playing) return;
    clearTimeout(playing.timer);
    period = playing.before;
    playing = null;
    play.textContent = "▶";
    paint();
    refresh();
  }

  function step(start) {
    if (!playing) return;
    if (start > playing.end) return stop();
    period = [day(start), day(start + 6 * DAY)];
    paint();
    strip.dataset.week = period[0];
    showPeriod(...period).then(() => {
      if (playing) playing.timer = setTimeout(() => step(start + 7 * DAY), 600);
    });
  }

  play.addEventListener("click", () => {
    if (playing) return stop();
    const [since, until] = period;
    playing = { before: period, end: until ? time(until) : last() - DAY };
    play.textContent = "■";
    if (said) play.title = said.stop;
    step(since ? Math.max(time(since), first()) : first());
  });

  return { follow };
}
