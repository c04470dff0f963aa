// It has no grouped columns: each region has its own places along a common axis.

function makeChart(box, data, selected) {
  const { years } = data;
  let shown = selected;
  const perYear = () => shown.length + 1;
  const series = (region) => ({
    label: data.regions[region],
    fill: colourOf(data, region),
    paths: uPlot.paths.bars({ size: [0.9] }),
    points: { show: false },
  });
  function columns() {
    const places = [...Array(years.length * perYear()).keys()];
    const own = [...sums(data, shown).values()].map((values, place) => {
      const column = places.map(() => null);
      values.forEach((value, at) => (column[at * perYear() + place] = value));
      return column;
    });
    return [places, ...own];
  }
  const chart = new uPlot(
    {
      width: box.clientWidth,
      height: box.clientHeight - 40,
      scales: {
        x: { time: false, range: () => [-1, years.length * perYear()] },
        y: { range: (_, low, high) => [Math.min(0, low), high * 1.05] },
      },
      axes: [
        {
          splits: () => years.map((_, at) => at * perYear() + (shown.length - 1) / 2),
          values: () => years.map(String),
          grid: { show: false },
        },
        {},
      ],
      series: [{}, ...shown.map(series)],
    },
    columns(),
    box,
  );
  return {
    show(selected) {
      shown = selected;
      chart.batch(() => {
        while (chart.series.length > 1) chart.delSeries(1);
        for (const region of shown) chart.addSeries(series(region));
        chart.setData(columns());
      });
    },
  };
}
