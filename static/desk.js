// What a reader does with the second module: a dialog in the widget, and the worker behind it.
//
// The build joins it behind static/worker.js, and its words as DESK_WORDS. Whatever comes from data or
// from the reader is put into the page as text.

/** A worker that does tasks (static/worker.js), as promises. */
class Bench {
  #worker = null;
  #waiting = new Map();
  #next = 0;
  #ended = 0;

  /** `module` is the compiled module of a page that holds it; without it, it lies beside this file. */
  constructor(module) {
    this.module = module;
  }

  /** What the task gives; `onProgress` hears how far it is. Buffers in `given` are handed over, not copied. */
  ask(task, wish, onProgress = () => {}, given = []) {
    const worker = this.#worker ??= this.#start();
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      worker.then((worker) => worker.postMessage({ id, task, ...wish }, given),
        (error) => this.cancel(error.key ?? "tools", error.message));
    });
  }

  /** Whether somebody waits for an answer. */
  get isBusy() {
    return this.#waiting.size > 0;
  }

  /** Counts the workers that have ended: another count, and what a task kept is gone. */
  get ended() {
    return this.#ended;
  }

  /** Ends the worker, and what is being done; who waits gets `cancelled`. */
  cancel(key = "cancelled", detail = "") {
    this.#ended++;
    const end = this.#worker?.then((worker) => worker.terminate(), () => {});
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new TaskFault(key, detail));
    this.#waiting.clear();
    return end;
  }

  async #start() {
    const ended = this.#ended;
    const worker = await newWorker(this.module !== undefined);
    worker.onmessage = ({ data: { id, progress, result, error } }) => {
      // After a fault of the program it is in an unknown state; one that did not come may come another time.
      if (PROGRAM_FAULTS.includes(error?.key)) this.cancel(error.key, error.detail);
      const asker = this.#waiting.get(id);
      if (!asker) return;
      if (progress) {
        asker.onProgress(progress);
        return;
      }
      this.#waiting.delete(id);
      if (error) asker.reject(new TaskFault(error.key, error.detail));
      else asker.resolve(result);
    };
    // Its script may not run, threw, or did not come; the browser tells of its policy a moment later.
    worker.onerror = ({ message }) => setTimeout(() => {
      if (ended === this.#ended) this.cancel(isForbidden ? "blocked" : message ? "stopped" : "tools", message);
    }, 50);
    worker.postMessage({
      module: this.module ?? new URL("vardkronan-tools_bg.wasm", import.meta.url).href,
    });
    return worker;
  }
}

// What programs say of these is for those who mend them, not for readers.
const PROGRAM_FAULTS = ["blocked", "stopped", "tools"];

// Whether the page's policy has refused a worker. A worker that runs this text has no page.
let isForbidden = false;
globalThis.document?.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
  isForbidden ||= effectiveDirective === "worker-src";
});

const WORKER_POLICY = "vardkronan";
let workerPolicy;

let workerAddress;

/** The page's one policy for what its browser would else not let in: the worker that is about to start, and
 * nothing else, least of all markup. */
function policyOfPage() {
  const createScriptURL = (address) => {
    if (address !== workerAddress) throw new TypeError("not this page's worker");
    return address;
  };
  const rules = { createScriptURL };
  return (workerPolicy ??= globalThis.trustedTypes?.createPolicy(WORKER_POLICY, rules) ?? rules);
}

/** A worker that runs this very text, as far as it needs that. */
async function newWorker(isInPage) {
  const start = (address, type = "module") => {
    workerAddress = address;
    try {
      return new Worker(policyOfPage().createScriptURL(address), { type });
    } catch (error) {
      throw new TaskFault("blocked", error.message);
    } finally {
      workerAddress = undefined;
    }
  };
  const own = import.meta.url;
  // A worker's script must be of the page's own origin.
  if (!isInPage && new URL(own).origin === origin) return start(own);
  const text = isInPage ? document.getElementById("vardkronan-program").textContent : await (await fetch(own)).text();
  // Pages on disk and in sandboxes have no origin: their workers may run a script, but no module.
  const script = text.split("const DESK_WORDS = ")[0];
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = start(address, "classic");
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

/** An element with attributes, listeners (`onclick`) and contents, which are text or elements. */
function element(name, attributes = {}, ...contents) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...contents);
  return made;
}

let sheet;

/** The dialogs' own styles. */
function deskSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(DESK_STYLES);
  }
  return sheet;
}

/** The texts that no saving changes, of a page that holds its program; else where such a page lies. */
function shellOfPage() {
  const text = (id) => document.getElementById(id)?.textContent;
  const wasm = text("vardkronan-wasm");
  if (wasm === undefined) return { shell: new URL("vardkronan.html", import.meta.url).href };
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]').content;
  const [script, styles, pageStyles, viewStyles, unscripted, program] =
    ["script", "style", "page-style", "view-style", "unscripted", "program"]
      .map((name) => text(`vardkronan-${name}`));
  const plain = unscripted.replace(/^<style>|<\/style>$/g, "");
  return { parts: [policy, script, styles, pageStyles, viewStyles, plain, program, wasm] };
}

/**
 * The dialogs of one widget.
 *
 * `host` is what the element lets it see (static/element.js).
 */
class Desk {
  #dialog = null;
  // The reader's own figures, with what a person was at when their dialog was closed.
  #own = null;
  #isOwnOpen = false;

  constructor(host) {
    this.host = host;
    this.bench = new Bench(host.module);
  }

  /** Opens the dialog that was asked for: `save`, `take`, or `open`, perhaps with files or a text. */
  open(wish, source) {
    if (wish === "open" && source !== undefined && this.#isOwnOpen && this.#dialog) {
      this.#own.take(source);
      return;
    }
    this.close();
    this.#isOwnOpen = wish === "open";
    if (wish === "save") this.#openSave();
    else if (wish === "take") new Takings(this).open();
    else (this.#own ??= new OwnFigures(this)).open(source);
  }

  /** Takes away what is open, and stops what is being done. */
  close() {
    this.bench.cancel();
    this.#dialog?.close();
    this.#dialog = null;
  }

  /** A word in the language of the widget, and so are the numbers among the values. */
  word(key, values = {}) {
    const { language } = this.host;
    const word = DESK_WORDS[language][key] ?? key;
    return word.replace(/\{(\w+)\}/g, (whole, name) => (values[name] ?? whole).toLocaleString(language));
  }

  /** Why a task failed. */
  fault({ key, detail, message }) {
    const word = key === "tools" ? this.host.sentence(key) : DESK_WORDS[this.host.language][key];
    if (word && !PROGRAM_FAULTS.includes(key)) return [word, detail].join(" ").trim();
    console.error("<vard-kronan>:", detail || message);
    return word ?? this.word("stopped");
  }

  /** A dialog in the widget's own look, over the page or, in a frame, in its place. */
  show(titleKey, ...contents) {
    const { root } = this.host;
    if (!root.adoptedStyleSheets.includes(deskSheet())) root.adoptedStyleSheets.push(deskSheet());
    // Where there is no widget for want of figures, the dialog has a place of its own.
    const widget = root.querySelector(".vk") ?? element("div", { class: "vk", lang: this.host.language });
    if (!widget.isConnected) root.append(widget);
    const title = element(`h${Math.min(6, this.host.level + 1)}`, { id: "vk-desk-title" }, this.word(titleKey));
    const dialog = element("dialog",
      { class: "vk-embed vk-desk", part: "dialog", "aria-labelledby": "vk-desk-title" },
      element("div", { class: "vk-details-head" }, title,
        element("button", {
          type: "button", class: "vk-close", "aria-label": this.word("close"),
          onclick: () => dialog.close(),
        }, element("span", { "aria-hidden": "true" }, "×"))),
      ...contents);
    dialog.addEventListener("keydown", ({ key }) => key === "Escape" && dialog.close());
    dialog.addEventListener("close", () => {
      this.bench.cancel();
      dialog.remove();
      if (widget.childElementCount === 0) widget.remove();
      if (this.#dialog === dialog) this.#dialog = null;
    });
    widget.append(dialog);
    this.#dialog = dialog;
    if (parent === window) {
      dialog.showModal();
    } else {
      dialog.classList.add("vk-embed-inline");
      dialog.show();
      dialog.scrollIntoView({ block: "nearest" });
    }
    return dialog;
  }

  #openSave() {
    const { host } = this;
    const note = element("textarea", {
      class: "vk-code", id: "vk-desk-note", rows: "3", maxlength: "5000", "aria-describedby": "vk-desk-hint",
    });
    note.value = (host.isPage && document.getElementById("vardkronan-note")?.textContent) || "";
    const only = element("input", { type: "checkbox", class: "vk-desk-only" });
    const status = element("p", { class: "vk-desk-status", role: "status" });
    const button = element("button", { type: "button", class: "vk-button vk-desk-go" }, this.word("save"));
    const result = element("div");
    const save = async () => {
      if (button.getAttribute("aria-disabled")) return;
      button.setAttribute("aria-disabled", "true");
      result.replaceChildren();
      try {
        const { view, settings, datasets } = host;
        const wish = { ...shellOfPage(), view, settings, datasets, note: note.value, onlyShown: only.checked };
        const page = await this.bench.ask("page", wish, ({ key }) => (status.textContent = this.word(key)));
        const name = new URLSearchParams(view).get("dataset") ?? "vardkronan";
        this.give(page, `${name}.html`, status, result);
        button.textContent = this.word("save-again");
      } catch (error) {
        if (error.key !== "cancelled") status.textContent = this.fault(error);
      } finally {
        button.removeAttribute("aria-disabled");
      }
    };
    button.addEventListener("click", save);
    this.show("save-title",
      element("p", { class: "vk-embed-note" }, this.word("save-intro")),
      element("div", { class: "vk-field" },
        element("label", { class: "vk-label", for: "vk-desk-note" }, this.word("note")), note,
        element("p", { class: "vk-embed-note", id: "vk-desk-hint" }, this.word("note-hint"))),
      ...(host.datasets.length > 1
        ? [element("label", { class: "vk-check" }, only, this.word("only-shown"))] : []),
      element("div", { class: "vk-copy" }, button), status, result);
  }

  /** Lets the browser keep a file; where it may not, the file is there as text. */
  give(bytes, name, status, place, type = "text/html") {
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    const size = Math.ceil(bytes.length / 1000);
    const key = type === "text/html" ? "saved" : "saved-file";
    status.textContent = this.word(this.host.isSandboxed ? "saved-here" : key, { name, size });
    if (!this.host.isSandboxed) return;
    const text = element("textarea", {
      class: "vk-code", rows: "4", readonly: true, "aria-label": this.word("saved-text"),
      onfocus: () => text.select(),
    });
    text.value = new TextDecoder().decode(bytes);
    const copy = async () => {
      const isCopied = await navigator.clipboard?.writeText(text.value).then(() => true, () => false);
      if (!isCopied) text.focus();
      const isOld = !isCopied && document.execCommand("copy");
      if (isCopied || isOld) status.textContent = this.word("copied");
    };
    place.replaceChildren(text, element("button", { type: "button", class: "vk-button", onclick: copy }, this.word("copy")));
  }
}

export { Desk };
