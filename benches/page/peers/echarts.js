function makeChart(box, data, selected) {
  const series = (selected) =>
    [...sums(data, selected)].map(([region, values]) => ({
      type: "bar",
      name: data.regions[region],
      data: values,
      itemStyle: { color: colourOf(data, region) },
    }));
  const chart = echarts.init(box);
  chart.setOption({
    animation: false,
    legend: {},
    tooltip: {},
    xAxis: { type: "category", data: data.years },
    yAxis: { type: "value" },
    series: series(selected),
  });
  return {
    show(selected) {
      chart.setOption({ series: series(selected) }, { replaceMerge: ["series"] });
    },
  };
}
