// Measures our built pages and their peers in one run of headless Chromium, and prints the tables.
//
//   node run.mjs --modules DIR --made DIR [--dist DIR] [--rounds N] [--write]
//
// Pages take turns within each round, so that a machine that grows slower does so for all of them.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { load, toggles, weigh } from "./measure.mjs";
import { files, ours, peers, ROWS, versions, WIDGETS } from "./pages.mjs";
import { report } from "./report.mjs";
import { serve } from "./serve.mjs";

const { values: options } = parseArgs({
  options: {
    modules: { type: "string" },
    made: { type: "string" },
    dist: { type: "string", default: "dist" },
    rounds: { type: "string", default: "5" },
    write: { type: "boolean" },
  },
});

const DOCUMENT = new URL("../../docs/performance.md", import.meta.url);
const TOGGLES = 24;
// Whatever hangs, the run ends.
const LONGEST_MS = 15 * 60_000;

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
// A frame follows as soon as the last one is done: what is timed is work, not waiting for a screen.
const AT_ONCE = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

const say = (words) => process.stderr.write(`== ${words}\n`);

async function main() {
  const deadline = setTimeout(() => {
    say("too slow: given up");
    process.exit(1);
  }, LONGEST_MS);
  const { modules, dist, made } = options;
  const rounds = Math.max(1, Number(options.rounds));
  say("compressing");
  const served = files({ dist, modules, made });
  const server = await serve(served);
  const puppeteer = createRequire(join(modules, "any.js"))("puppeteer-core");
  const executablePath = execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  const address = (page) => `${server.origin}/${page}.html`;
  const found = { loads: new Map(), toggles: new Map(), weights: new Map(), rounds };
  // A second process of the browser for what must not wait for a screen.
  const launch = (more) => () => puppeteer.launch({ executablePath, args: [...ARGUMENTS, ...more] });
  const [usual, atOnce] = [[], AT_ONCE].map((more) => new Chromium(launch(more)));
  try {
    found.browser = await usual.visit((browser) => browser.version());
    await measureLoads(usual, address, rounds, found.loads);
    await usual.close();
    await measureToggles(atOnce, address, Math.min(rounds, 3), found.toggles);
    await measureWeights(atOnce, address, Math.min(rounds, 3), found.weights);
    found.sizes = sizes(served);
    found.versions = versions(modules);
    found.machine = `${cpus().length} cores (${cpus()[0].model.trim()})`;
    found.date = new Date().toISOString().slice(0, 10);
    const text = report(found);
    process.stdout.write(`${text}\n`);
    if (options.write) replaceBlock(DOCUMENT, text);
  } finally {
    await usual.close();
    await atOnce.close();
    server.close();
    clearTimeout(deadline);
  }
}

/** A browser, started when it is needed; a visit that fails is tried once more, in a new one. */
class Chromium {
  #launch;
  #browser;

  constructor(launch) {
    this.#launch = launch;
  }

  async visit(work) {
    try {
      return await work((this.#browser ??= await this.#launch()));
    } catch (error) {
      say(`once more: ${error.message}`);
      await this.close();
      return work((this.#browser = await this.#launch()));
    }
  }

  async close() {
    await this.#browser?.close().catch(() => {});
    this.#browser = undefined;
  }
}

const PATHS = { "one-file": "vardkronan" };
const pathOf = (key) => PATHS[key] ?? key;

async function measureLoads(chromium, address, rounds, into) {
  // The first visit of all starts parts of the browser that later ones find running.
  await chromium.visit((browser) => load(browser, address("floor")));
  for (let round = 1; round <= rounds; round += 1) {
    say(`first visits, round ${round} of ${rounds}`);
    for (const key of [...ours, ...peers]) {
      add(into, key, await chromium.visit((browser) => load(browser, address(pathOf(key)))));
    }
  }
}

async function measureToggles(chromium, address, rounds, into) {
  const pages = ["element", ...peers].flatMap((key) => ROWS.map((size) => `${key}-rows-${size}`));
  for (let round = 1; round <= rounds; round += 1) {
    say(`toggles, round ${round} of ${rounds}`);
    for (const page of pages) {
      const timed = (browser) => toggles(browser, address(page), TOGGLES);
      add(into, page, await chromium.visit(timed));
    }
  }
}

async function measureWeights(chromium, address, rounds, into) {
  for (let round = 1; round <= rounds; round += 1) {
    say(`many on a page, round ${round} of ${rounds}`);
    for (const many of WIDGETS) {
      for (const key of ["element", ...peers]) {
        const page = many === 1 ? key : `${key}-${many}`;
        const found = await chromium.visit((browser) => weigh(browser, address(page), many));
        add(into, `${key}-${many}`, found);
      }
    }
  }
}

function sizes(served) {
  const compressed = [...served].filter(([, { br }]) => br);
  return new Map(compressed.map(([path, { body, br }]) => [path, { raw: body.length, brotli: br.length }]));
}

function add(into, key, visit) {
  into.set(key, [...(into.get(key) ?? []), visit]);
}

/** Puts the tables between the markers of the document; all other words are written by hand. */
function replaceBlock(path, text) {
  const document = readFileSync(path, "utf8");
  const [start, end] = ["<!--bench-->", "<!--/bench-->"].map((marker) => document.indexOf(marker));
  if (start < 0 || end < start) throw new Error(`${path} has no place for the tables`);
  const head = document.slice(0, start + "<!--bench-->".length);
  writeFileSync(path, `${head}\n\n${text}\n\n${document.slice(end)}`);
}

await main();
