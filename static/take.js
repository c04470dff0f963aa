// The dialog for those who take a view along: as a picture, a table, a citation, on paper. The build
// joins it behind static/desk.js, whose dialog and words it uses.

/** Cells that no spreadsheet takes for a formula when they are pasted, by the rule of `export::spreadsheet`. */
const harmless = (words) => words.replace(/(?<![^,;\t\r\n])(?=[=+\-@＝＋－＠])|^(?=[\t\r\n])/g, "'");
const SHEET_PAGE = `@page{size:A4;margin:15mm}
[data-vk-sheet]{display:none}
@media print{html,body{margin:0;padding:0;max-width:none;background:none}
body>:not([data-vk-sheet]){display:none!important}[data-vk-sheet]{display:block}}`;

// What a sheet is made of; what else stood in one would not be our program's.
const SHEET_NAMES = ("a article b br button caption circle code dd desc details div dl dt em figure footer g h1 h2 h3 h4 h5 h6 header"
  + " hr i li line ol p path polygon polyline rect section small span strong sub summary sup svg table tbody td text"
  + " tfoot th thead time title tr tspan ul wbr").split(" ");
const SHEET_ATTRIBUTES = ("class colspan cx cy d datetime dx dy fill fill-opacity font-family font-size font-style"
  + " font-weight headers height hidden href id lang opacity open part points r rel role rowspan rx ry scope"
  + " shape-rendering stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width tabindex"
  + " target text-anchor title transform type viewBox width x x1 x2 xmlns y y1 y2").split(" ");
const VOID_NAMES = ["br", "hr", "wbr"];
const LETTERS = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'", "#x2F": "/", nbsp: "\u00a0" };
const [XHTML, SVG] = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"];

/**
 * Markup that the worker has written, as elements: each is made by its name and filled with text, so that words
 * of data stay words, however they read. No browser reads it as markup.
 */
function grown(markup) {
  const refuse = (what) => {
    throw new TaskFault("stopped", what);
  };
  const words = (text) => text.replace(/&([\w#]+);/g, (whole, name) => LETTERS[name] ?? whole);
  const root = new DocumentFragment();
  let [place, end] = [root, 0];
  const tokens = /<\/([\w-]+)>|<([\w-]+)((?: [\w:-]+(?:="[^"]*")?)*) ?(\/?)>|([^<]+)/g;
  for (const { 0: token, 1: closed, 2: name, 3: attributes, 4: isAlone, 5: text, index } of markup.matchAll(tokens)) {
    if (index !== end) break;
    end += token.length;
    if (text !== undefined) {
      place.append(words(text));
    } else if (closed) {
      if (place.localName !== closed) refuse(`</${closed}>`);
      place = place.parentNode;
    } else {
      if (!SHEET_NAMES.includes(name)) refuse(`<${name}>`);
      const made = document.createElementNS(name === "svg" || place.namespaceURI === SVG ? SVG : XHTML, name);
      for (const [, key, value = ""] of attributes.matchAll(/ ([\w:-]+)(?:="([^"]*)")?/g)) {
        if (!SHEET_ATTRIBUTES.includes(key) && !/^(aria|data)-/.test(key)) refuse(key);
        const written = words(value);
        const isSafe = key !== "href" || /^(https?:|#)/i.test(written);
        if (isSafe && key !== "xmlns") made.setAttribute(key, written);
      }
      place.append(made);
      if (!isAlone && !VOID_NAMES.includes(name)) place = made;
    }
  }
  if (end !== markup.length || place !== root) refuse(markup.slice(end, end + 40));
  return root;
}

class Takings {
  #desk;
  #said = null;

  constructor(desk) {
    this.#desk = desk;
  }

  open() {
    const { host } = this.#desk;
    const word = (key, values) => this.#desk.word(key, values);
    this.link = addressOf(host);
    this.name = new URLSearchParams(host.view).get("dataset") ?? "vardkronan";
    this.status = element("p", { class: "vk-desk-status", role: "status" }, word("take-wait"));
    this.result = element("div");
    const button = (key, onclick, values) =>
      element("button", { type: "button", class: "vk-button", onclick: () => this.#try(onclick) }, word(key, values) );
    const plain = (words, onclick) =>
      element("button", { type: "button", class: "vk-button", onclick: () => this.#try(onclick) }, words);
    const separator = element("select", { class: "vk-select", id: "vk-take-separator" },
      ...[[";", "take-semicolon"], [",", "take-comma"]].map(([mark, key]) => element("option", { value: mark }, word(key))));
    separator.value = host.language === "sv" ? ";" : ",";
    const mark = element("input", { type: "checkbox", checked: true });
    const file = (what, kind) => {
      const made = plain("", async () => {
        const wish = { ...this.#wish(), what, kind, separator: separator.value, hasMark: mark.checked };
        const bytes = await this.#desk.bench.ask("table", wish);
        const type = kind === "csv" ? "text/csv;charset=utf-8" : "application/json";
        this.#give(new Blob([bytes], { type }), `${this.name}-${what}.${kind}`, bytes);
      });
      made.hidden = true;
      made.name = `${what}-${kind}`;
      return made;
    };
    const files = ["csv", "json"].flatMap((kind) => [file("shown", kind), file("all", kind)]);
    const citation = element("textarea", { class: "vk-code vk-take-citation", readonly: true, rows: "5", "aria-label": word("take-citation") });
    const part = (key, ...contents) => element("section", { class: "vk-field" },
      element("p", { class: "vk-label" }, word(key)), ...contents);
    const row = (...contents) => element("div", { class: "vk-steps" }, ...contents);
    const png = (ratio) => plain(`PNG, ${ratio}×`, async () => this.#give(await this.#png(ratio), `${this.name}-${ratio}x.png`));
    const copies = [button("take-copy-table", () => this.#copyTable()), button("take-copy", () => this.#copyText(citation)),
      button("take-print", () => this.#print())];
    for (const each of copies) each.disabled = true;
    const share = typeof navigator.share === "function"
      ? [button("take-share", () => this.#share(citation))] : [];
    this.#desk.show("take-title",
      part("take-picture", row(png(2), png(4), plain("SVG", () => {
        const text = host.svg(this.link);
        if (text === undefined) throw new TaskFault("undrawable");
        this.#give(new Blob([text], { type: "image/svg+xml" }), `${this.name}.svg`, new TextEncoder().encode(text));
      }), button("take-copy-picture", () => this.#copyPicture())),
      element("p", { class: "vk-embed-note" }, word("take-picture-note"), ...(this.link ? [] : [" ", word("take-no-link")]))),
      part("take-table",
        element("label", { class: "vk-label", for: separator.id }, word("take-separator")), separator,
        element("label", { class: "vk-check" }, mark, word("take-mark")), row(...files, copies[0])),
      part("take-citation", citation, row(copies[1])),
      row(copies[2], ...share), this.status, this.result);
    this.#desk.bench.ask("take", { ...this.#wish(), link: this.link }).then((said) => {
      this.#said = said;
      this.status.textContent = "";
      citation.value = said.citation;
      for (const each of copies) each.disabled = false;
      for (const each of files) {
        const [what, kind] = each.name.split("-");
        each.textContent = word(`take-${what}`, { kind: kind.toUpperCase(), n: said[what] });
        each.hidden = false;
      }
    }, (error) => this.#tell(error));
  }

  #wish() {
    const { datasets, view, language } = this.#desk.host;
    return { datasets: datasets.map(({ bytes }) => bytes), view, language };
  }

  async #try(what) {
    this.result.replaceChildren();
    this.status.textContent = "";
    try {
      await what();
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error) {
    if (error.key !== "cancelled" && error.name !== "AbortError") this.status.textContent = this.#desk.fault(error);
  }

  async #png(ratio) {
    const canvas = document.createElement("canvas");
    if (!this.#desk.host.paint(canvas, ratio, this.link)) throw new TaskFault("undrawable");
    const image = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (!image) throw new TaskFault("undrawable");
    return image;
  }

  /** Lets the browser keep a file; where it may not, the contents are there. */
  #give(blob, name, bytes) {
    const address = URL.createObjectURL(blob);
    element("a", { href: address, download: name }).click();
    const { isSandboxed } = this.#desk.host;
    this.status.textContent = this.#desk.word(isSandboxed ? "take-here" : "take-saved", { name });
    if (isSandboxed) this.#lay(bytes === undefined ? address : new TextDecoder().decode(bytes), name, bytes === undefined);
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  #lay(contents, name, isPicture) {
    if (isPicture) {
      this.result.replaceChildren(element("img", { src: contents, alt: name, class: "vk-take-picture" }));
      return;
    }
    const text = element("textarea", {
      class: "vk-code", rows: "6", readonly: true, "aria-label": this.#desk.word("take-text", { name }), onfocus: () => text.select(),
    });
    text.value = contents;
    this.result.replaceChildren(text);
    text.focus();
  }

  async #copy(items, otherwise) {
    try {
      await navigator.clipboard.write([new ClipboardItem(items)]);
      this.status.textContent = this.#desk.word("copied");
    } catch {
      otherwise();
      this.status.textContent = this.#desk.word("take-not-copied");
    }
  }

  #copyPicture() {
    const image = this.#png(2);
    return this.#copy({ "image/png": image }, () => image.then((blob) => this.#lay(URL.createObjectURL(blob), "PNG", true)));
  }

  async #copyText(field) {
    const isCopied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    field.select();
    this.status.textContent = this.#desk.word(isCopied || document.execCommand("copy") ? "copied" : "take-not-copied");
  }

  /** The table of the sheet, as cells for documents and for spreadsheets. */
  #copyTable() {
    const rows = [...this.#sheet().querySelectorAll(".vk-table tr")];
    const cells = rows.map((row) => [...row.cells].map((cell) => harmless(cell.textContent.trim())));
    const table = element("table", {}, ...cells.map((row, at) =>
      element("tr", {}, ...row.map((words) => element(at === 0 ? "th" : "td", {}, words)))));
    const text = cells.map((row) => row.join("\t")).join("\n");
    const blob = (words, type) => new Blob([words], { type });
    return this.#copy({ "text/html": blob(table.outerHTML, "text/html"), "text/plain": blob(text, "text/plain") },
      () => this.#lay(text, "TSV", false));
  }

  #sheet() {
    return grown(this.#said.sheet);
  }

  #print() {
    const { root } = this.#desk.host;
    const paper = element("div", { "data-vk-sheet": true });
    paper.attachShadow({ mode: "open" }).append(this.#sheet());
    paper.shadowRoot.adoptedStyleSheets = [...root.adoptedStyleSheets];
    for (const each of paper.shadowRoot.querySelectorAll("details")) each.open = true;
    const page = new CSSStyleSheet();
    page.replaceSync(SHEET_PAGE);
    document.body.append(paper);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
    const clear = () => {
      paper.remove();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== page);
    };
    let isPrinting = false;
    addEventListener("beforeprint", () => (isPrinting = true), { once: true });
    // Some browsers say that they are done before they have looked: the reader's next deed tells.
    for (const name of ["pointerdown", "keydown"]) addEventListener(name, clear, { once: true });
    print();
    setTimeout(() => {
      if (isPrinting) return;
      clear();
      this.status.textContent = this.#desk.word("take-print-refused");
    }, 1000);
  }

  async #share(field) {
    const [title] = field.value.split("\n");
    try {
      await navigator.share({ title, text: field.value, ...(this.link ? { url: this.link } : {}) });
    } catch (error) {
      if (error.name === "AbortError") return;
      field.focus();
      field.select();
      this.status.textContent = this.#desk.word("take-not-shared");
    }
  }
}

/** Where the view is found; empty where the page has no address of the web. */
function addressOf({ view, isPage }) {
  const { protocol, href } = location;
  if (protocol !== "http:" && protocol !== "https:") return "";
  return isPage ? `${href.split("#")[0]}#${view}` : href;
}
