// As its documentation does it: the mark's transform sums up, and a change replaces the picture.

function makeChart(box, data, selected) {
  const rows = rowsPerResident(data);
  function show(selected) {
    const shown = new Set(selected);
    const picture = Plot.plot({
      width: box.clientWidth,
      height: box.clientHeight - 40,
      fx: { tickFormat: "d" },
      x: { axis: null },
      y: { grid: true, label: data.unit },
      color: { legend: true, tickFormat: (region) => data.regions[region] },
      marks: [
        Plot.barY(
          rows,
          Plot.groupX(
            { y: "sum" },
            {
              filter: ({ region }) => shown.has(region),
              fx: "year",
              x: "region",
              y: "value",
              fill: "region",
              tip: true,
            },
          ),
        ),
        Plot.ruleY([0]),
      ],
    });
    box.replaceChildren(picture);
  }
  show(selected);
  return { show };
}
