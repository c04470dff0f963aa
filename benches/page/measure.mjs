// One visit of one page, in a context of its own, so that nothing is cached.

import { readFileSync } from "node:fs";

import { TOGGLED } from "./pages.mjs";

const OBSERVE = readFileSync(new URL("observe.js", import.meta.url), "utf8");

/** Lighthouse's mobile setting. */
export const MOBILE = {
  viewport: { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true },
  network: {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  },
  slowdown: 4,
};
const DESK = { viewport: { width: 1200, height: 900, deviceScaleFactor: 1 } };

/** How long a page is watched after it is live, for tasks that come late. */
const AFTER_MS = 2_000;
/** Whatever is not there by then never comes. */
const LATEST_MS = 60_000;

/** Opens the page, waits until it is live with a chart, and gives what `ask` finds in it. */
async function visit(browser, address, { viewport, network, slowdown }, options, ask) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const failures = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.setViewport(viewport);
    const { widgets = 1, hasToggles = false } = options;
    const settings = `globalThis.benchWidgets = ${widgets}; globalThis.benchToggles = ${hasToggles};`;
    await page.evaluateOnNewDocument(`${settings}\n${OBSERVE}`);
    const wire = await page.createCDPSession();
    let bytes = 0;
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await wire.send("Network.enable");
    if (network) await wire.send("Network.emulateNetworkConditions", network);
    if (slowdown) await wire.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.goto(address, { waitUntil: "domcontentloaded", timeout: LATEST_MS });
    const isThere = () => bench.seen.live !== null && bench.seen.visible !== null;
    await page.waitForFunction(isThere, { polling: 250, timeout: LATEST_MS }).catch(() => {
      throw new Error(`${address} is not live: ${failures.join("; ") || "no error told"}`);
    });
    const found = await ask(page, wire);
    if (failures.length > 0) throw new Error(`${address}: ${failures.join("; ")}`);
    return { ...found, bytes };
  } finally {
    await context.close();
  }
}

/** A first visit over a phone's line: what came, and when. */
export function load(browser, address) {
  return visit(browser, address, MOBILE, {}, async (page) => {
    await new Promise((done) => setTimeout(done, AFTER_MS));
    return page.evaluate(() => {
      const { visible, live, shift, tasks } = bench.seen;
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      const blocking = tasks.reduce((sum, [, duration]) => sum + duration - 50, 0);
      return { paint: paint.startTime, visible, live, shift, blocking };
    });
  });
}

/** A visit at full speed: when it is live, and what it holds in memory then. */
export function weigh(browser, address, widgets) {
  return visit(browser, address, DESK, { widgets }, async (page, wire) => ({
    live: await page.evaluate(() => bench.seen.live),
    memory: await memory(page, wire),
  }));
}

/** Toggles at full speed, each timed until the frame with the new picture is done. */
export function toggles(browser, address, many) {
  return visit(browser, address, DESK, { hasToggles: true }, async (page, wire) => ({
    times: await page.evaluate(timeToggles, TOGGLED, many),
    memory: await memory(page, wire),
  }));
}

/** Script and DOM objects, array buffers and modules' memory, after what is unused has gone. */
async function memory(page, wire) {
  for (let round = 0; round < 2; round += 1) await wire.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await wire.send("Runtime.getHeapUsage");
  const sizes = () => [...bench.seen.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return usedSize + embedderHeapUsedSize + backingStorageSize + (await page.evaluate(sizes));
}

/* Runs in the page. */
async function timeToggles(names, many) {
  const roots = [document, document.querySelector("vard-kronan")?.shadowRoot].filter(Boolean);
  const labels = roots.flatMap((root) => [...root.querySelectorAll("label")]);
  const inputOf = (name) =>
    labels.find((label) => label.textContent.trim() === name).querySelector("input");
  const pause = () => new Promise((done) => setTimeout(done, 50));
  let changed = 0;
  bench.watchSvg((time) => (changed = time));
  const times = [];
  for (let turn = 0; turn < many; turn += 1) {
    // Each region is added, then taken away again.
    const input = inputOf(names[Math.floor(turn / 2) % names.length]);
    await bench.frame();
    await pause();
    const start = performance.now();
    input.click();
    // Until nothing has been drawn for some frames; then it is the first that has all of it.
    const ends = [];
    const last = () => Math.max(changed, bench.lastDrawing());
    const isQuiet = () => last() >= start && ends.length > 4 && ends.at(-5) >= last();
    do {
      await bench.frame();
      ends.push(performance.now());
      if (ends.at(-1) - start > 5_000) throw new Error(`${names[0]}: a click changes no picture`);
    } while (!isQuiet());
    times.push(ends.find((end) => end >= last()) - start);
  }
  return times;
}
