function makeChart(box, data, selected) {
  const series = (selected) =>
    [...sums(data, selected)].map(([region, values]) => ({
      name: data.regions[region],
      data: values,
      color: colourOf(data, region),
    }));
  const chart = Highcharts.chart(box, {
    chart: { type: "column", animation: false },
    title: { text: data.title },
    xAxis: { categories: data.years },
    yAxis: { title: { text: data.unit } },
    plotOptions: { series: { animation: false } },
    series: series(selected),
  });
  return {
    show(selected) {
      chart.update({ series: series(selected) }, true, true, false);
    },
  };
}
