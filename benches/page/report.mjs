// What was measured, as Markdown: medians, and the ratios that the product is to reach.

import { nameOf, ours, peers, ROWS, WIDGETS } from "./pages.mjs";

const sorted = (values) => [...values].sort((a, b) => a - b);

function quantile(values, share) {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(all.length * share))];
}

const median = (values) => quantile(values, 0.5);

const whole = (number) => Math.round(number).toLocaleString("en").replaceAll(",", "\u00a0");
const kilobytes = (bytes) => whole(bytes / 1000);
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const times = (ratio) => `${ratio.toFixed(2)} ×`;

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, at) => (at === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

export function report(found) {
  const { loads, toggles, weights } = found;
  const ofLoad = (key, what) => median(loads.get(key).map((visit) => visit[what]));
  const timesOf = (key, size) => toggles.get(`${key}-rows-${size}`).flatMap((visit) => visit.times);
  const ofWeight = (key, many, what) => median(weights.get(`${key}-${many}`).map((visit) => visit[what]));
  const memoryOf = (key, size) => median(toggles.get(`${key}-rows-${size}`).map(({ memory }) => memory));
  const ask = { ofLoad, timesOf, ofWeight, sizes: found.sizes };
  return [
    `Measured ${found.date} in ${found.browser.replace("/", " ")} on ${found.machine}; medians of ` +
      `${found.rounds} visits (full speed: of ${Math.min(found.rounds, 3)}). ` +
      `Peers: ${found.versions.join(", ")}.`,
    "### Goals",
    table(["goal", "at most", "measured", "verdict"], goals(ask)),
    "### A first visit over a phone's line",
    table(
      ["page", "kB", "first paint, ms", "chart visible, ms", "live, ms", "blocking, ms", "layout shift"],
      [...ours, ...peers].map((key) => [
        nameOf(key),
        kilobytes(ofLoad(key, "bytes")),
        ...["paint", "visible", "live", "blocking"].map((what) => whole(ofLoad(key, what))),
        ofLoad(key, "shift").toFixed(3),
      ]),
    ),
    "### A toggle at full speed",
    table(
      ["page", ...ROWS.flatMap((size) => [`${whole(size)} rows, ms`, "95 %, ms", "memory, MB"])],
      ["element", ...peers].map((key) => [
        nameOf(key),
        ...ROWS.flatMap((size) => [
          median(timesOf(key, size)).toFixed(1),
          quantile(timesOf(key, size), 0.95).toFixed(1),
          megabytes(memoryOf(key, size)),
        ]),
      ]),
    ),
    "### Many on a page, at full speed",
    table(
      ["page", ...WIDGETS.map((many) => `${many} live, ms`), ...WIDGETS.map((many) => `${many}, MB`)],
      ["element", ...peers].map((key) => [
        nameOf(key),
        ...WIDGETS.map((many) => whole(ofWeight(key, many, "live"))),
        ...WIDGETS.map((many) => megabytes(ofWeight(key, many, "memory"))),
      ]),
    ),
  ].join("\n\n");
}

/** One row a goal: what, the most it may be, what it is, and whether that is reached. */
function goals({ ofLoad, timesOf, ofWeight, sizes }) {
  const rows = [];
  const goal = (what, most, found, limit, unit) => {
    const verdict = found <= limit ? "reached" : `missed by ${unit(found - limit)}`;
    rows.push([what, most, unit(found), verdict]);
  };
  const ms = (time) => `${time.toFixed(time < 100 ? 1 : 0)} ms`;
  const ratio = (what, found, factor, base, of) =>
    rows.push([
      what,
      `${factor} × ${of} (${ms(base)})`,
      `${times(found / base)} (${ms(found)})`,
      found <= factor * base ? "reached" : `missed by ${ms(found - factor * base)}`,
    ]);

  const floorVisible = ofLoad("floor", "visible");
  for (const key of ["frame", "one-file"]) {
    ratio(`chart visible, ${plain(key)}`, ofLoad(key, "visible"), 1.1, floorVisible, "the floor");
  }
  ratio("live, frame.html", ofLoad("frame", "live"), 1, ofLoad("echarts", "live"), "ECharts");
  ratio("live, vardkronan.html", ofLoad("one-file", "live"), 1, ofLoad("vega-lite", "live"), "Vega-Lite");
  for (const key of ours) {
    ratio(`blocking, ${plain(key)}`, ofLoad(key, "blocking"), 1, ofLoad("echarts", "blocking"), "ECharts");
  }
  for (const key of ours) {
    goal(`layout shift, ${plain(key)}`, "0", ofLoad(key, "shift"), 0.0005, (shift) => shift.toFixed(3));
  }
  const [few, many] = ROWS.map((size) => median(timesOf("element", size)));
  const [, floor] = ROWS.map((size) => median(timesOf("floor", size)));
  ratio("toggle, 1 000 rows", few, 1, median(timesOf("uplot", ROWS[0])), "uPlot");
  goal("toggle, 1 000 rows", "one frame", few, 1000 / 60, ms);
  ratio("toggle, 100 000 rows", many, 1, floor, "the floor");
  ratio("toggle, 100 000 rows", many, 1.2, few, "our own at 1 000");

  const firstLoad = ["vardkronan.js", "vardkronan_bg.wasm", "data/investments.json"];
  const brotli = firstLoad.reduce((sum, name) => sum + sizes.get(`/${name}`).brotli, 0);
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  goal("element, wasm, styles, investments.json, brotli", "150 kB", brotli, 150_000, kB);
  const page = sizes.get("/vardkronan.html");
  goal(`one-file page (${kB(page.brotli)} brotli)`, "450 kB", page.raw, 450_000, kB);

  const [one, two, twenty] = [1, 2, 20].map((widgets) => ofWeight("element", widgets, "live"));
  const percent = (share) => `${(100 * share).toFixed(0)} %`;
  goal("a second widget, of the first one's time", "15 %", (two - one) / one, 0.15, percent);
  goal("each of 19 more, of the first one's time", "15 %", (twenty - one) / 19 / one, 0.15, percent);
  return rows;
}

const plain = (key) => nameOf(key).replaceAll(/[*`]/g, "");
