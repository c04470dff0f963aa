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
async function visit(browser, address, { viewport, network, slowdown }, widgets, ask) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const failures = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.setViewport(viewport);
    await page.evaluateOnNewDocument(`globalThis.benchWidgets = ${widgets};\n${OBSERVE}`);
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
  return visit(browser, address, MOBILE, 1, async (page) => {
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
  return visit(browser, address, DESK, widgets, async (page, wire) => ({
    live: await page.evaluate(() => bench.seen.live),
    memory: await memory(page, wire),
  }));
}

/** Toggles at full speed, each timed until its frame is done. */
export function toggles(browser, address, { many, frames }) {
  const ask = (page) => page.evaluate(timeToggles, TOGGLED, many, frames);
  return visit(browser, address, DESK, 1, async (page, wire) => ({
    times: await ask(page),
    memory: await memory(page, wire),
  }));
}

/** How many frames after a click the last change of the picture comes: 1 is the next one. */
export function framesToPicture(browser, address) {
  return visit(browser, address, DESK, 1, async (page) => ({
    frames: await page.evaluate(countFrames, TOGGLED),
  }));
}

/** Script and DOM objects, array buffers and modules' memory, after what is unused has gone. */
async function memory(page, wire) {
  for (let round = 0; round < 2; round += 1) await wire.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await wire.send("Runtime.getHeapUsage");
  const sizes = () => [...bench.seen.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return usedSize + embedderHeapUsedSize + backingStorageSize + (await page.evaluate(sizes));
}

/* The following run in the page. */

async function timeToggles(names, many, frames) {
  const roots = [document, document.querySelector("vard-kronan")?.shadowRoot].filter(Boolean);
  const labels = roots.flatMap((root) => [...root.querySelectorAll("label")]);
  const inputOf = (name) =>
    labels.find((label) => label.textContent.trim() === name).querySelector("input");
  const pause = () => new Promise((done) => setTimeout(done, 20));
  const times = [];
  for (let turn = 0; turn < many; turn += 1) {
    // Each region is added, then taken away again.
    const input = inputOf(names[Math.floor(turn / 2) % names.length]);
    await bench.frame();
    await pause();
    const start = performance.now();
    input.click();
    for (let left = frames; left > 0; left -= 1) await bench.frame();
    times.push(performance.now() - start);
  }
  return times;
}

async function countFrames(names) {
  const roots = [document, document.querySelector("vard-kronan")?.shadowRoot].filter(Boolean);
  const labels = roots.flatMap((root) => [...root.querySelectorAll("label")]);
  const pixels = () =>
    bench.pictures().map((each) => (each.localName === "svg" ? each.outerHTML : each.toDataURL())).join();
  let most = 0;
  for (const name of names) {
    let [before, last] = [pixels(), 0];
    labels.find((label) => label.textContent.trim() === name).querySelector("input").click();
    for (let at = 1; at <= 20; at += 1) {
      await bench.frame();
      const now = pixels();
      if (now !== before) [before, last] = [now, at];
    }
    if (last === 0) throw new Error(`a click at ${name} changes no picture`);
    most = Math.max(most, last);
  }
  return most;
}
