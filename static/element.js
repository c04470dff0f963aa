// <vard-kronan>: attributes, data and life cycle. Everything that is shown is drawn by the module.
//
// The build joins four things into one module: wasm-bindgen's glue (`__wbg_init`, `mount`,
// `watch`), the sentences below as SENTENCES, the widget's style sheet as STYLES, and this file. It
// runs the same as a file and inside a page.

const WASM_BLOCK_ID = "vardkronan-wasm";
// A page of ours has the style sheet for its static part already, and not a second time in here.
const STYLE_BLOCK_ID = "vardkronan-style";
const LINK_ATTRIBUTES = ["lang", "theme", "hide"];
const SHELL_CSS = `
:host{display:block;position:relative}
:host([hidden]){display:none}
.waiting{position:absolute;inset:0 0 auto;visibility:hidden}
[part=fault]{margin:.5rem 0;font:inherit}`;

/** A reason not to start that the reader can be told in a sentence. */
class Fault extends Error {
  constructor(key, cause) {
    super(cause === undefined ? key : String(cause.message ?? cause));
    this.key = key;
  }
}

/** The bytes of the module: from the block in the page, or else beside this file. */
async function moduleSource() {
  const block = document.getElementById(WASM_BLOCK_ID);
  if (!block) {
    const response = await fetch(new URL("vardkronan_bg.wasm", import.meta.url));
    if (!response.ok) throw new Fault("unloadable", `HTTP ${response.status}`);
    return response;
  }
  return inflated(block.textContent);
}

/** The bytes that a page carries as gzip in base64. */
function inflated(base64) {
  const text = base64.trim();
  const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** The bytes of a dataset that stands in the page, as JSON or, to be smaller, compressed. */
async function blockBytes(block) {
  const text = block.textContent;
  if (block.type !== "application/json+gzip") return bytesOf(text);
  try {
    return new Uint8Array(await inflated(text));
  } catch (error) {
    throw new Fault("data", error);
  }
}

/** Why the module did not start. */
function startFault(error) {
  if (error instanceof Fault) return error;
  const isBlocked = /content security policy|\bcsp\b|unsafe-eval/i.test(String(error?.message));
  return new Fault(isBlocked ? "blocked" : "unloadable", error);
}

let program;
const live = new Set();

/** The one instance that all elements of the page share; every caller gets its style sheet. */
function start() {
  program ??= (async () => {
    if (typeof WebAssembly !== "object") throw new Fault("unsupported");
    try {
      await __wbg_init({ module_or_path: moduleSource() });
    } catch (error) {
      program = undefined;
      throw startFault(error);
    }
    // A panic leaves the instance unusable: whatever it draws for stops with it.
    watch((message) => {
      program = Promise.reject(new Fault("stopped", message));
      program.catch(() => {});
      for (const element of [...live]) element.fail(new Fault("stopped", message));
    });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES || document.getElementById(STYLE_BLOCK_ID).textContent);
    return sheet;
  })();
  return program;
}

async function fetchBytes(address) {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Fault("data", `${address} (${error.message})`);
  }
}

function bytesOf(value) {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
}

class VardKronan extends HTMLElement {
  static observedAttributes = ["src", "view", "heading-level", ...LINK_ATTRIBUTES];

  #box;
  #slot;
  #fault;
  #widget = null;
  #data = null;
  // What the host asked for by property, and what the reader has made of it.
  #asked = null;
  #shown = null;
  // Counts starts; whatever was begun for an earlier one is dropped when it arrives.
  #turn = 0;
  // The first drawing and the first readiness count, not those of later views.
  #firsts = new Set();
  #isStarted = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHELL_CSS);
    root.adoptedStyleSheets = [sheet];
    this.#slot = document.createElement("slot");
    this.#fault = document.createElement("p");
    this.#fault.setAttribute("part", "fault");
    this.#fault.setAttribute("role", "status");
    this.#fault.hidden = true;
    root.append(this.#fault, this.#slot);
  }

  connectedCallback() {
    for (const name of ["data", "view"]) this.#upgrade(name);
    if (!this.#isStarted) this.#begin();
  }

  disconnectedCallback() {
    // Moving an element disconnects it first; a moved widget keeps its state.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "view") this.#asked = this.#shown = null;
    if (!this.#isStarted) return;
    if (name === "src") this.#restart();
    else this.#configure();
  }

  /** Datasets: one or several of text, object, ArrayBuffer, Uint8Array. Goes before all others. */
  get data() {
    return this.#data;
  }

  set data(value) {
    this.#data = value ?? null;
    if (this.#isStarted) this.#restart();
  }

  /** The view that is shown, as a link writes it. */
  get view() {
    return this.#shown ?? this.#authored();
  }

  set view(link) {
    this.#asked = String(link ?? "");
    this.#shown = null;
    this.#configure();
  }

  /** Gives the place back to what stood there before, and says why. */
  fail(fault) {
    // A widget of a broken instance cannot be asked to leave; its element can be taken away.
    if (fault.key === "stopped") this.#widget = null;
    this.#stop();
    this.#isStarted = true;
    const sentences = SENTENCES[this.#language()] ?? SENTENCES.sv;
    const detail = fault.key === "data" ? ` ${fault.message}` : "";
    this.#fault.textContent = `${sentences[fault.key]}${detail}`;
    this.#fault.hidden = false;
    this.#send("error", { code: fault.key, message: fault.message });
  }

  // A property set before the element was defined hides the accessor.
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #authored() {
    return this.#asked ?? this.getAttribute("view") ?? "";
  }

  #language() {
    const nearest = this.closest("[lang]") ?? document.documentElement;
    return nearest.lang.toLowerCase().startsWith("en") ? "en" : "sv";
  }

  #settings() {
    const written = (name) => this.getAttribute(name)?.replace(/\s+/g, "");
    const pairs = [["lang", written("lang")?.split("-")[0].toLowerCase() || this.#language()]];
    for (const name of ["theme", "hide"]) {
      if (written(name)) pairs.push([name, written(name)]);
    }
    return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  }

  #level() {
    const level = Number.parseInt(this.getAttribute("heading-level"), 10);
    return level >= 1 && level <= 6 ? level : 2;
  }

  #addresses() {
    const addresses = (this.getAttribute("src") ?? "").split(/\s+/).filter(Boolean);
    return addresses.map((each) => new URL(each, this.baseURI).href);
  }

  /** The datasets' bytes, and their addresses if they have any. */
  async #inputs() {
    if (this.#data !== null) return [[this.#data].flat().map(bytesOf), []];
    const blocks = [...this.querySelectorAll(':scope > script[type^="application/json"]')];
    if (blocks.length > 0) return [await Promise.all(blocks.map(blockBytes)), []];
    const addresses = this.#addresses();
    if (addresses.length === 0) throw new Fault("missing");
    return [await Promise.all(addresses.map(fetchBytes)), addresses];
  }

  async #begin() {
    this.#isStarted = true;
    const turn = ++this.#turn;
    try {
      const [sheet, [inputs, addresses]] = await Promise.all([start(), this.#inputs()]);
      if (turn !== this.#turn) return;
      this.shadowRoot.adoptedStyleSheets = [this.shadowRoot.adoptedStyleSheets[0], sheet];
      this.#box = document.createElement("div");
      this.#box.className = "waiting";
      // What is wrong with the data stands before what the page has instead of them.
      this.#slot.before(this.#box);
      live.add(this);
      // Told a microtask later: a host that answers by changing the element must find it mounted.
      const onEvent = (kind, detail) =>
        queueMicrotask(() => turn === this.#turn && this.#receive(kind, detail));
      this.#widget = mount(this.#box, inputs, addresses, this.#settings(), this.view,
        this.#level(), this.hasAttribute("data-owns-address"), onEvent);
    } catch (error) {
      if (turn === this.#turn) this.fail(error instanceof Fault ? error : new Fault("stopped", error));
    }
  }

  #stop() {
    this.#turn += 1;
    this.#isStarted = false;
    this.#firsts.clear();
    live.delete(this);
    this.#widget?.destroy();
    this.#widget = null;
    this.#box?.remove();
    this.#slot.style.display = "";
    this.#fault.hidden = true;
  }

  #restart() {
    this.#stop();
    if (this.isConnected) this.#begin();
  }

  #configure() {
    this.#widget?.update(this.#settings(), this.#authored(), this.#level());
  }

  #receive(kind, detail) {
    if (kind === "chart" || kind === "ready") {
      if (this.#firsts.has(kind)) return;
      this.#firsts.add(kind);
    }
    if (kind === "chart") {
      this.#show(true);
      performance.mark("vardkronan:chart");
    } else if (kind === "ready") {
      this.#show(true);
      performance.mark("vardkronan:ready");
      this.#send("ready", { view: this.view });
    } else if (kind === "change") {
      this.#shown = detail;
      this.#send("change", { view: detail });
    } else if (kind === "select") {
      this.#send("select", JSON.parse(detail));
    } else if (kind === "dropped") {
      console.warn(`<vard-kronan> leaves out what it does not know: ${detail}`);
    } else {
      // The widget words its own faults; what stood here before stays beside them.
      this.#show(false);
      this.#send("error", { code: "invalid-data", message: detail });
    }
  }

  #show(isComplete) {
    this.#box.className = "";
    if (isComplete) this.#slot.style.display = "none";
  }

  #send(name, detail) {
    const options = { bubbles: true, composed: true, detail };
    this.dispatchEvent(new CustomEvent(`vardkronan-${name}`, options));
  }
}

if (!customElements.get("vard-kronan")) customElements.define("vard-kronan", VardKronan);
