// What all elements of a page share: the one instance of the module, the datasets, the faults.
//
// The build joins it in front of element.js, behind wasm-bindgen's glue (`__wbg_init`, `watch`), the
// sentences as SENTENCES and the widget's style sheet as STYLES. It runs the same as a file and inside a
// page, which has dense.js, too.

const WASM_BLOCK_ID = "vardkronan-wasm";
// A page of ours has the style sheet for its static part already, and not a second time in here.
const STYLE_BLOCK_ID = "vardkronan-style";

/** A reason not to start that the reader can be told in a sentence, which `detail` completes. */
class Fault extends Error {
  constructor(key, cause, detail = "", sentence = key) {
    super(cause === undefined ? key : String(cause.message ?? cause));
    this.key = key;
    this.sentence = sentence;
    this.detail = detail;
  }
}

/** The floor (docs/embedding.md): what is needed of a browser, and whether this one has it. */
const NEEDS = {
  "WebAssembly": typeof WebAssembly === "object",
  "adoptedStyleSheets": "adoptedStyleSheets" in Document.prototype,
  "container queries": CSS.supports("container-type", "inline-size"),
  ":has()": CSS.supports("selector(:has(a))"),
  "ResizeObserver": typeof ResizeObserver === "function",
  "<dialog>": typeof HTMLDialogElement === "function",
  "DecompressionStream": typeof DecompressionStream === "function",
};
const LACKING = Object.keys(NEEDS).filter((name) => !NEEDS[name]);

// What the page's policy has refused: directives by address.
const refused = new Map();
document.addEventListener("securitypolicyviolation", (event) => {
  refused.set(event.blockedURI, event.effectiveDirective);
});

/** What `read` makes of the answer at an address; a fault names what is missing. */
async function fetched(address, key, read) {
  try {
    // Once more, past its cache: WebKit keeps what failed there when another frame was refused the file.
    const response = await fetch(address).catch(() => fetch(address, { cache: "reload" }));
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await read(response);
  } catch (error) {
    // The browser tells of its policy a moment later.
    await new Promise((done) => setTimeout(done, 50));
    const { origin } = new URL(address);
    const isRefused = [address, origin].some((each) => refused.get(each) === "connect-src");
    if (isRefused) throw new Fault("refused", error, origin);
    throw new Fault(key, error, key === "data" ? `${address} (${error.message})` : "");
  }
}

// The module of a page that holds it: its workers need not make it again.
let moduleInPage;

/** The module: from the block in the page, or else what comes from beside this file. */
async function moduleSource() {
  const block = document.getElementById(WASM_BLOCK_ID);
  if (block) {
    moduleInPage = await WebAssembly.compile(await unpacked(denseBytes(block.textContent.trim())));
    return moduleInPage;
  }
  const address = new URL("vardkronan_bg.wasm", import.meta.url).href;
  return fetched(address, "unloadable", (response) => response);
}

/** The bytes of data that a page carries as gzip in base64. */
function inflated(base64) {
  const text = base64.trim();
  const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

// Data that a page carries compressed, each with the text that it stands there as.
const packedTexts = new WeakMap();

/** The bytes of a dataset that stands in the page, as JSON or, to be smaller, compressed. */
async function blockBytes(block) {
  const text = block.textContent;
  if (block.type !== "application/json+gzip") return bytesOf(text);
  try {
    const bytes = new Uint8Array(await inflated(text));
    packedTexts.set(bytes, text);
    return bytes;
  } catch (error) {
    throw new Fault("damaged", error);
  }
}

/** Bytes of its own, whatever becomes of the value. */
function bytesOf(value) {
  if (value instanceof Uint8Array) return value.slice();
  if (value instanceof ArrayBuffer) return new Uint8Array(value.slice());
  return new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
}

// Datasets by address, each with the elements that show it.
const loans = new Map();

/** The bytes at an address: the same array for all elements that show it at the same time. */
function borrow(address, element) {
  let loan = loans.get(address);
  if (!loan) {
    const read = async (response) => new Uint8Array(await response.arrayBuffer());
    const bytes = fetched(address, "data", read);
    loan = { bytes, holders: new Set() };
    loans.set(address, loan);
    // What has failed is tried again for the next one.
    bytes.catch(() => loans.get(address) === loan && loans.delete(address));
  }
  loan.holders.add(element);
  return loan.bytes;
}

/** The bytes of an element's datasets, and their addresses if they have any; `given` goes before all others. */
async function datasetsOf(element, given) {
  if (given !== null) return [[given].flat().map(bytesOf), []];
  const blocks = [...element.querySelectorAll(':scope > script[type^="application/json"]')];
  if (blocks.length > 0) return [await Promise.all(blocks.map(blockBytes)), []];
  const written = (element.getAttribute("src") ?? "").split(/\s+/).filter(Boolean);
  if (written.length === 0) throw new Fault("missing");
  const addresses = written.map((each) => new URL(each, element.baseURI).href);
  return [await Promise.all(addresses.map((each) => borrow(each, element))), addresses];
}

/** Forgets what no other element shows. */
function giveBack(element) {
  for (const [address, { holders }] of loans) {
    if (holders.delete(element) && holders.size === 0) loans.delete(address);
  }
}

/** Why the module did not start. */
function startFault(error) {
  if (error instanceof Fault) return error;
  const isBlocked = /content security policy|\bcsp\b|unsafe-eval/i.test(String(error?.message));
  return isBlocked ? new Fault("blocked", error) : new Fault("unloadable", error, "", "unstartable");
}

/** The second module: in this very text, or else beside this file. */
async function tools() {
  if (typeof Desk === "function") return { Desk };
  try {
    return await import(new URL("vardkronan-tools.js", import.meta.url).href);
  } catch (error) {
    // What a browser says of it is for those who mend it, not for readers.
    console.error("<vard-kronan>:", error.message);
    throw error;
  }
}

/** Whether the page is in a frame that has no origin of its own. */
function isSandboxed() {
  return parent !== window && origin === "null";
}

/** Tells of files and tables that are dropped on an element, or pasted into it where nobody writes. */
function watchOwnFigures(element, open) {
  const hint = (isOver) => element.toggleAttribute("data-drop", isOver);
  element.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    hint(true);
  });
  // Between two of its parts, too; the next move over it brings it back.
  element.addEventListener("dragleave", () => hint(false));
  element.addEventListener("drop", (event) => {
    hint(false);
    const files = [...event.dataTransfer?.files ?? []];
    if (files.length === 0) return;
    event.preventDefault();
    open(files);
  });
  element.addEventListener("paste", (event) => {
    if (event.composedPath()[0].matches?.("input,textarea")) return;
    const files = [...event.clipboardData?.files ?? []];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // A table has several lines.
    if (files.length > 0 || text.trim().includes("\n")) open(files.length > 0 ? files : text);
  });
}

/** Takes the view out of the page's address, where the browser lets it. */
function forgetFragment() {
  try {
    history.replaceState(null, "", location.href.split("#")[0]);
  } catch {
    // A frame without an address has no view there.
  }
}

// Each element that draws, and what can be done with it (element.js).
const live = new Map();

// What is folded stands on paper, too.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...live.keys()].flatMap((each) => [...each.shadowRoot.querySelectorAll("details:not([open])")]);
  for (const each of unfolded) each.open = true;
  // The widgets make themselves ready for paper in a microtask. Where the browser runs none before it
  // takes the page, as Firefox, the sheet says what it lacks and how one gets that.
  const notes = [...live.keys()].map(noteOnPaper);
  queueMicrotask(() => notes.forEach((each) => each.remove()));
});
addEventListener("afterprint", () => {
  for (const each of unfolded) each.open = false;
});

/** Says in what is printed that it is as the screen was; the one who asked takes it away. */
function noteOnPaper({ shadowRoot }) {
  const note = document.createElement("p");
  note.setAttribute("part", "fault");
  note.textContent = SENTENCES[shadowRoot.querySelector(".vk")?.lang ?? "sv"].paper;
  shadowRoot.append(note);
  return note;
}

/** The language of an element, also by what is around the shadow root that it stands in. */
function languageOf(element) {
  let nearest = null;
  for (let at = element; at && !nearest; at = at.getRootNode().host) nearest = at.closest("[lang]");
  return nearest?.lang.toLowerCase().startsWith("en") ? "en" : "sv";
}

/** What an element's attributes say of language, theme and hidden parts, as a link writes it. */
function settingsOf(element) {
  const written = (name) => element.getAttribute(name)?.replace(/\s+/g, "");
  const pairs = [["lang", written("lang")?.split("-")[0].toLowerCase() || languageOf(element)]];
  for (const name of ["theme", "hide"]) {
    if (written(name)) pairs.push([name, written(name)]);
  }
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** The level of an element's headline. */
function levelOf(element) {
  const level = Number.parseInt(element.getAttribute("heading-level"), 10);
  return level >= 1 && level <= 6 ? level : 2;
}

/**
 * Keeps an element's box so high until the reader does something: what follows in the host's page stays
 * where it is. Out of sight it may move at once; pages of ours have what is as high, and tell one height only.
 * Gives how to let go of it, if it is kept.
 */
function keepHeight(element, { style }, height) {
  const isSeen = element.getBoundingClientRect().bottom < innerHeight;
  if (!isSeen && !element.hasAttribute("data-owns-address")) return null;
  style.minHeight = `${height}px`;
  const kept = new AbortController();
  const release = () => {
    style.minHeight = "";
    kept.abort();
  };
  for (const name of ["pointerdown", "keydown"]) element.addEventListener(name, release, { signal: kept.signal });
  window.addEventListener("resize", release, { signal: kept.signal });
  return release;
}
