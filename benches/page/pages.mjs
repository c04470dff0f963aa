// The pages that are measured: ours as they are built, and one a peer, as a newsroom would write it:
// words first, room kept for the chart, rows inline, the library's own minified build, own script last.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

import { compressed } from "./serve.mjs";

/** What each peer loads, from its npm package, in this order. */
const LIBRARIES = {
  floor: [],
  uplot: ["uplot/dist/uPlot.min.css", "uplot/dist/uPlot.iife.min.js"],
  chartjs: ["chart.js/dist/chart.umd.min.js"],
  plot: ["d3/dist/d3.min.js", "@observablehq/plot/dist/plot.umd.min.js"],
  // The smaller of its builds that has all this job needs.
  echarts: ["echarts/dist/echarts.common.min.js"],
  highcharts: [
    "highcharts/highcharts.js",
    "highcharts/modules/exporting.js",
    "highcharts/modules/accessibility.js",
  ],
  "vega-lite": [
    "vega/build/vega.min.js",
    "vega-lite/build/vega-lite.min.js",
    "vega-embed/build/vega-embed.min.js",
  ],
};

const NAMES = {
  floor: "canvas by hand (floor)",
  uplot: "uPlot",
  chartjs: "Chart.js",
  plot: "Observable Plot",
  echarts: "ECharts",
  highcharts: "Highcharts + modules",
  "vega-lite": "Vega-Lite",
};

const OURS = {
  frame: "**`frame.html`**",
  element: "**the element in a page**",
  "one-file": "**`vardkronan.html`**",
};

/** The view of made-up data that toggles start from. */
const MADE_VIEW = { regions: ["r03", "r05", "r20"], from: 2010, to: 2025 };
export const ROWS = [1_000, 100_000];
/** How many stand on a page, beside one. */
export const WIDGETS = [1, 2, 5, 20];

/** What each toggle of a chart is clicked at, by the name beside the checkbox. */
export const TOGGLED = ["Region 7", "Region 12", "Region 16"];

export const nameOf = (key) => NAMES[key] ?? OURS[key];
export const peers = Object.keys(LIBRARIES);
export const ours = Object.keys(OURS);

/** The version of each package that a peer's page loads. */
export function versions(modules) {
  const packages = new Set(
    Object.values(LIBRARIES).flat().map((path) => path.match(/^(@[^/]+\/)?[^/]+/)[0]),
  );
  return [...packages].map((name) => {
    const { version } = JSON.parse(readFileSync(join(modules, name, "package.json")));
    return `${name} ${version}`;
  });
}

/** What a host sends compressed. */
const TEXTS = /\.(css|html|js|json|svg|wasm)$/;

/**
 * All files to serve. What is loaded over the slow line is compressed; at full speed nothing waits
 * for a line.
 */
export function files({ dist, modules, made }) {
  const found = new Map();
  const slow = (path, body) => found.set(path, { body: Buffer.from(body), br: compressed(body) });
  const fast = (path, body) => found.set(path, { body: Buffer.from(body) });

  const built = readdirSync(dist, { recursive: true, withFileTypes: true });
  for (const entry of built.filter((each) => each.isFile() && !/\.(br|gz)$/.test(each.name))) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const path = `/${relative(dist, file).replaceAll(sep, "/")}`;
    const body = readFileSync(file);
    // As the build has compressed it, if it has.
    if (existsSync(`${file}.br`)) found.set(path, { body, br: readFileSync(`${file}.br`) });
    else (TEXTS.test(path) ? slow : fast)(path, body);
  }
  slow("/element.html", elementPage(1, "data/investments.json"));
  const more = WIDGETS.filter((many) => many > 1);
  for (const many of more) fast(`/element-${many}.html`, elementPage(many, "data/investments.json"));

  const sheet = readFileSync(new URL("peers/page.css", import.meta.url), "utf8");
  const seed = seedData(JSON.parse(readFileSync(join(dist, "data/investments.json"))));
  for (const path of Object.values(LIBRARIES).flat()) {
    slow(`/npm/${path}`, readFileSync(join(modules, path)));
  }
  for (const key of peers) {
    slow(`/${key}.html`, peerPage(key, seed, { sheet }));
    for (const many of more) fast(`/${key}-${many}.html`, peerPage(key, seed, { sheet, many }));
  }
  for (const size of ROWS) addMade(fast, size, readFileSync(join(made, `rows-${size}.json`)), sheet);
  return found;
}

function addMade(fast, size, bytes, sheet) {
  const { regions, from, to } = MADE_VIEW;
  const view = `chart=years&regions=${regions}&years=${from}-${to}&measure=per-resident`;
  fast(`/rows/${size}.json`, bytes);
  fast(`/element-rows-${size}.html`, elementPage(1, `rows/${size}.json`, view));
  const data = madeData(JSON.parse(bytes));
  fast(`/rows/${size}.js`, `const DATA = ${JSON.stringify(data)};`);
  for (const key of peers) {
    fast(`/${key}-rows-${size}.html`, peerPage(key, data, { sheet, beside: `rows/${size}.js` }));
  }
}

/** What a newsroom would put into its page for the first view of `investments`. */
function seedData(dataset) {
  const view = new URLSearchParams(dataset.views[0].view);
  const [from, to] = view.get("years").split("-").map(Number);
  return peerData(dataset, view.get("regions").split(","), from, to, dataset.title.sv);
}

function madeData(dataset) {
  return peerData(dataset, MADE_VIEW.regions, MADE_VIEW.from, MADE_VIEW.to, dataset.title);
}

/**
 * Plain rows: region, year, kronor. Rows that are the whole of other rows are left out, or a krona
 * would count twice; which years a sum for several years belongs to is not asked.
 */
function peerData(dataset, selected, from, to, title) {
  const wholes = new Set(dataset.investments.map((row) => row.part_of).filter(Boolean));
  const rows = dataset.investments
    .filter(({ id, amount }) => !wholes.has(id) && typeof amount === "number")
    .map((row) => ({ region: row.region, year: row.from, amount: row.amount }));
  const withRows = new Set(rows.map((row) => row.region));
  const named = dataset.regions.filter(({ code }) => withRows.has(code));
  const regions = Object.fromEntries(named.map(({ code, short, name }) => [code, textOf(short ?? name)]));
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const population = dataset.indicators.find(({ kind }) => kind === "population").values;
  const residents = Object.fromEntries(
    Object.keys(regions).map((code) => [
      code,
      Object.fromEntries(years.map((year) => [year, population[code][year]])),
    ]),
  );
  return { title, unit: "kronor per invånare", regions, years, residents, selected, rows };
}

const textOf = (text) => text.sv ?? text;

function peerPage(key, data, { sheet, many = 1, beside }) {
  const own = (name) => readFileSync(new URL(`peers/${name}.js`, import.meta.url), "utf8");
  const [sheets, scripts] = ["css", "js"].map((end) => LIBRARIES[key].filter((path) => path.endsWith(end)));
  const choices = Object.entries(data.regions).map(([code, name]) => {
    const checked = data.selected.includes(code) ? " checked" : "";
    return `<label><input type="checkbox" value="${code}"${checked}> ${name}</label>`;
  });
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.title}</title>
<link rel="icon" href="data:,">
<style>${sheet}</style>
${sheets.map((path) => `<link rel="stylesheet" href="npm/${path}">`).join("\n")}
</head>
<body>
<h1>${data.title}</h1>
<p>Kronor per invånare och år i de regioner som är valda.</p>
<fieldset id="choices"><legend>Regioner</legend>${choices.join("\n")}</fieldset>
${'<div class="chart"></div>\n'.repeat(many)}
<p>Källor: regionernas och mediernas dokument.</p>
${beside ? `<script src="${beside}"></script>` : `<script>const DATA = ${JSON.stringify(data)};</script>`}
${scripts.map((path) => `<script src="npm/${path}"></script>`).join("\n")}
<script>
${own("shared")}
${own(key)}
start();
</script>
</body>
</html>
`;
}

function elementPage(many, source, view) {
  const attributes = view ? ` view="${view.replaceAll("&", "&amp;")}"` : "";
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vårdkronan</title>
<link rel="icon" href="data:,">
<script type="module" src="vardkronan.js"></script>
</head>
<body>
<h1>Pengar till vården i tre regioner</h1>
${`<vard-kronan src="${source}"${attributes}></vard-kronan>\n`.repeat(many)}
</body>
</html>
`;
}
