function makeChart(box, data, selected) {
  const datasets = (selected) =>
    [...sums(data, selected)].map(([region, values]) => ({
      label: data.regions[region],
      data: values,
      backgroundColor: colourOf(data, region),
    }));
  const chart = new Chart(box.appendChild(document.createElement("canvas")), {
    type: "bar",
    data: { labels: data.years, datasets: datasets(selected) },
    options: { animation: false, maintainAspectRatio: false },
  });
  return {
    show(selected) {
      chart.data.datasets = datasets(selected);
      chart.update("none");
    },
  };
}
