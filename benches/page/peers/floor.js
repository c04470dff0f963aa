// By hand, on a canvas: as little as the job can be done with. No text is measured or laid out.

function makeChart(box, data, selected) {
  const canvas = box.appendChild(document.createElement("canvas"));
  const { clientWidth: width, clientHeight: height } = box;
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.scale(devicePixelRatio, devicePixelRatio);
  context.font = "12px system-ui, sans-serif";

  function show(selected) {
    const sumsOf = sums(data, selected);
    const highest = Math.max(1, ...[...sumsOf.values()].flat());
    const step = 10 ** Math.floor(Math.log10(highest));
    const top = Math.ceil(highest / step) * step;
    const [left, bottom, slot] = [50, height - 30, (width - 60) / data.years.length];
    const y = (value) => bottom - (value / top) * (bottom - 10);
    context.clearRect(0, 0, width, height);
    context.textAlign = "right";
    for (let value = 0; value <= top; value += step) {
      context.fillStyle = "#ddd";
      context.fillRect(left, y(value), width - 60, 1);
      context.fillStyle = "#333";
      context.fillText(String(value), left - 6, y(value) + 4);
    }
    context.textAlign = "center";
    data.years.forEach((year, at) => {
      context.fillText(String(year), left + (at + 0.5) * slot, bottom + 18);
    });
    const wide = (slot * 0.8) / selected.length;
    selected.forEach((region, place) => {
      context.fillStyle = colourOf(data, region);
      sumsOf.get(region).forEach((value, at) => {
        if (value === null) return;
        const x = left + (at + 0.1) * slot + place * wide;
        context.fillRect(x, y(value), wide, bottom - y(value));
      });
    });
  }
  show(selected);
  return { show };
}
