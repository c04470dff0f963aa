// As its documentation does it: the specification filters and sums up, a parameter says what.

async function makeChart(box, data, selected) {
  const { view } = await vegaEmbed(box, {
    width: box.clientWidth - 120,
    height: box.clientHeight - 60,
    data: { values: rowsPerResident(data) },
    params: [{ name: "selected", value: selected }],
    transform: [{ filter: "indexof(selected, datum.region) >= 0" }],
    mark: "bar",
    encoding: {
      x: { field: "year", type: "ordinal" },
      xOffset: { field: "region" },
      y: { aggregate: "sum", field: "value", title: data.unit },
      color: { field: "region", scale: { range: COLOURS } },
      tooltip: { aggregate: "sum", field: "value" },
    },
  });
  return { show: (selected) => view.signal("selected", selected).runAsync() };
}
