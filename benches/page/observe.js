// Runs in every page before its own scripts, the same in all: notes when the chart is drawn and live.
(() => {
  const seen = { visible: null, live: null, shift: 0, tasks: [], memories: new Set() };
  globalThis.bench = { seen, frame, lastDrawing, watchSvg };

  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });

  // No count of the browser's includes the memory of a module.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const result = await original.apply(WebAssembly, values);
      const { exports } = result.instance ?? result;
      const memories = Object.values(exports).filter((each) => each instanceof WebAssembly.Memory);
      for (const memory of memories) seen.memories.add(memory);
      return result;
    };
  }

  // When something was last drawn on each canvas; what notes that is taken away with `forget`.
  const drawn = new WeakMap();
  const context = CanvasRenderingContext2D.prototype;
  const originals = ["fill", "fillRect", "stroke"].map((name) => [name, context[name]]);
  for (const [name, original] of originals) {
    context[name] = function () {
      drawn.set(this.canvas, performance.now());
      return original.apply(this, arguments);
    };
  }
  function forget() {
    for (const [name, original] of originals) context[name] = original;
  }

  /** Calls back with the time of each change of a picture in SVG. */
  function watchSvg(changed) {
    const isOfSvg = ({ target, addedNodes }) =>
      (target.nodeType === 1 ? target : target.parentElement)?.closest("svg") ||
      [...addedNodes].some((node) => node.nodeType === 1 && node.matches("svg, :has(svg)"));
    const observer = new MutationObserver((records) => {
      if (records.some(isOfSvg)) changed(performance.now());
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }

  /** The canvases and SVG pictures in sight that are large enough to be a chart. */
  function pictures() {
    const hosts = [...document.querySelectorAll("vard-kronan")];
    const roots = [document, ...hosts.map((host) => host.shadowRoot).filter(Boolean)];
    const found = roots.flatMap((root) => [...root.querySelectorAll("canvas, svg")]);
    return found.filter((picture) => {
      const { width, height } = picture.getBoundingClientRect();
      return width >= 200 && height >= 100 && picture.checkVisibility({ visibilityProperty: true });
    });
  }

  /** When something was last drawn on a canvas in sight. */
  function lastDrawing() {
    return Math.max(0, ...pictures().map((picture) => drawn.get(picture) ?? 0));
  }

  const hasChart = () =>
    pictures().some((picture) =>
      picture.localName === "svg" ? picture.querySelector("rect, path") !== null : drawn.has(picture),
    );

  const isLive = () =>
    performance.getEntriesByName("vardkronan:ready").length >= (globalThis.benchWidgets ?? 1) ||
    performance.getEntriesByName("bench:live").length > 0;

  /** Ends right after the running task, before any other that waits. */
  const taskDone = () => scheduler.postTask(() => {}, { priority: "user-blocking" });

  /** Ends when the next frame's script, style, layout and paint are done. */
  async function frame() {
    await new Promise(requestAnimationFrame);
    await taskDone();
  }

  (async () => {
    while (seen.live === null || seen.visible === null) {
      // Asked before the frame is painted, noted when it is.
      await new Promise(requestAnimationFrame);
      const [chart, live] = [seen.visible === null && hasChart(), seen.live === null && isLive()];
      if (chart || live) await taskDone();
      if (chart) {
        seen.visible = performance.now();
      }
      if (live) seen.live = performance.now();
    }
    if (!globalThis.benchToggles) forget();
  })();
})();
