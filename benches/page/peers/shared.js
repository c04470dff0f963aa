// What every peer's page has in common: the job, and the checkboxes that ask for it.
// A peer's own file defines `makeChart(box, data, selected)`, which gives `{ show(selected) }`.

/** Kronor per resident of each selected region, year by year; null where there is no row. */
function sums({ rows, years, residents }, selected) {
  const sumsOf = new Map(selected.map((region) => [region, years.map(() => null)]));
  for (const { region, year, amount } of rows) {
    const own = sumsOf.get(region);
    const at = year - years[0];
    if (own && at >= 0 && at < own.length) own[at] += amount;
  }
  for (const [region, own] of sumsOf) {
    own.forEach((sum, at) => {
      if (sum !== null) own[at] = sum / residents[region][years[at]];
    });
  }
  return sumsOf;
}

/** The rows with their own kronor per resident, for those libraries that sum up themselves. */
function rowsPerResident({ rows, years, residents }) {
  const last = years[years.length - 1];
  return rows
    .filter(({ year }) => year >= years[0] && year <= last)
    .map((row) => ({ ...row, value: row.amount / residents[row.region][row.year] }));
}

const COLOURS = ["#1f5f8b", "#c8553d", "#588b3f", "#8a6fb0", "#b8860b", "#3a8f8f", "#a0527a"];

/** The same colour for a region whatever else is selected. */
function colourOf({ regions }, region) {
  return COLOURS[Object.keys(regions).indexOf(region) % COLOURS.length];
}

async function start() {
  const inputs = [...document.querySelectorAll("#choices input")];
  const selected = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const boxes = [...document.querySelectorAll(".chart")];
  const charts = await Promise.all(boxes.map((box) => makeChart(box, DATA, selected())));
  for (const input of inputs) {
    input.addEventListener("change", () => {
      for (const chart of charts) chart.show(selected());
    });
  }
  performance.mark("bench:live");
}
