// <vard-kronan>: attributes, data and life cycle. Everything that is shown is drawn by the module.
//
// The build joins it to start.js and instance.js, which all elements share, and to links.js.

// So long the place of a chart that does not come, as in a page that is hidden, has what stood there.
const CHART_PATIENCE_MS = 1000;
const LINK_ATTRIBUTES = ["lang", "theme", "hide"];
const PNG_RATIO_MIN = 2;
const SHELL_CSS = `
:host{display:block;position:relative}
:host([hidden]){display:none}
.waiting{position:absolute;inset:0 0 auto;visibility:hidden}
[part=fault]{margin:.5rem 0;font:inherit}`;

class VardKronan extends HTMLElement {
  static observedAttributes = ["src", "view", "heading-level", ...LINK_ATTRIBUTES];

  #box;
  #slot;
  #fault;
  #widget = null;
  // Lets go of the height that is kept for what follows in the host's page.
  #release = null;
  #data = null;
  // What the second module shows in here, as soon as somebody has asked for it.
  #desk = null;
  // The bytes that are shown, wherever they come from, and their addresses, if they have any.
  #inputs = [];
  #addresses = [];
  // What the host asked for by property, and what is shown, as the widget told it last.
  #asked = null;
  #shown = null;
  // Whether the host has asked for something since.
  #isNewlyAsked = false;
  // Counts starts; whatever was begun for an earlier one is dropped when it arrives.
  #turn = 0;
  // The first drawing and the first readiness of a start count, not those of later views.
  #firsts = new Set();
  // What the page's timing has of it: its very first ones.
  #marked = new Set();
  #isStarted = false;
  // Who waits for it to be ready, and why that will not be.
  #waiting = [];
  #excuse = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    if (LACKING.length === 0) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SHELL_CSS);
      root.adoptedStyleSheets = [sheet];
    }
    this.#slot = document.createElement("slot");
    this.#fault = document.createElement("p");
    this.#fault.setAttribute("part", "fault");
    this.#fault.setAttribute("role", "status");
    this.#fault.hidden = true;
    root.append(this.#fault, this.#slot);
    watchOwnFigures(this, (source) => this.#openDesk("open", source));
    if (isSandboxed()) followLinks(root, () => this.#sentence("address"));
  }

  connectedCallback() {
    for (const name of ["data", "view"]) this.#upgrade(name);
    if (!this.#isStarted) this.#begin();
  }

  /** For `moveBefore`: what is moved so keeps everything, without having been away. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    // Moving an element by other means disconnects it first; a moved widget keeps its state.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "view") [this.#asked, this.#isNewlyAsked] = [null, true];
    if (!this.#isStarted) return;
    if (name === "src") this.#restart();
    else this.#configure();
  }

  /** Datasets: one or several of text, object, ArrayBuffer, Uint8Array. Goes before all others.
   *
   * Without having been set: the bytes of what is shown, each a Uint8Array; null until they are there. */
  get data() {
    return this.#data ?? (this.#inputs.length > 0 ? this.#inputs.map((bytes) => bytes.slice()) : null);
  }

  set data(value) {
    this.#data = value ?? null;
    if (this.#isStarted) this.#restart();
  }

  /** The view that is shown, a full link; before it is ready, what is asked for. */
  get view() {
    return this.#shown ?? this.#authored();
  }

  set view(link) {
    [this.#asked, this.#isNewlyAsked] = [String(link ?? ""), true];
    this.#configure();
  }

  /** A promise of the view as a picture that stands alone: the text of an SVG document. */
  async toSvg() {
    return (await this.#live((it) => it.svg())) ?? this.#refuse();
  }

  /** A promise of the same picture as a Blob, image/png, at least twice as fine as a page. */
  async toPng() {
    const canvas = document.createElement("canvas");
    const ratio = Math.max(PNG_RATIO_MIN, devicePixelRatio);
    if (!(await this.#live((it) => it.paint(canvas, ratio)))) this.#refuse();
    return (await new Promise((done) => canvas.toBlob(done, "image/png"))) ?? this.#refuse();
  }

  /** A promise of every number behind the view: the text of a CSV file. */
  async toCsv() {
    return (await this.#live((it) => it.csv())) ?? this.#refuse();
  }

  /** Gives the place back to what stood there before, and says why. */
  #fail(fault) {
    // A widget of a broken instance cannot be asked to leave; its element can be taken away.
    if (isBroken) this.#widget = null;
    const words = [this.#sentence(fault.sentence), fault.detail].join(" ").trim();
    // Before it stops, which has another excuse.
    this.#settle(words);
    this.#stop();
    this.#isStarted = true;
    this.#excuse = words;
    this.#say(words);
    if (["missing", "data", "damaged"].includes(fault.key) && this.hasAttribute("data-owns-address")) this.#offerOwn();
    this.dataset.fault = fault.key;
    // Of the code that the widget gives away; nothing else of the host's is touched.
    for (const each of this.querySelectorAll("details[data-vardkronan]")) each.open = true;
    this.#send("error", { code: fault.key, message: fault.message });
  }

  #say(words) {
    this.#fault.textContent = words;
    this.#fault.hidden = false;
  }

  /** A way on in a page of ours that has no figures: the reader's own. */
  #offerOwn() {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.#sentence("open-own");
    button.addEventListener("click", () => this.#openDesk("open"));
    this.#fault.append(" ", button);
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

  #sentence(key) {
    return SENTENCES[languageOf(this)][key];
  }

  /** Shows what it is given, or `isAgain` what it has shown. */
  async #begin(isAgain = false) {
    this.#isStarted = true;
    this.#excuse = null;
    delete this.dataset.fault;
    const turn = ++this.#turn;
    try {
      const given = isAgain ? [this.#inputs, this.#addresses] : datasetsOf(this, this.#data);
      const [, [inputs, addresses]] = await Promise.all([start(), given]);
      let sheet;
      // Meanwhile another element may have broken the instance.
      do sheet = await start(); while (isBroken);
      if (turn !== this.#turn) return;
      [this.#inputs, this.#addresses] = [inputs, addresses];
      this.shadowRoot.adoptedStyleSheets = [this.shadowRoot.adoptedStyleSheets[0], sheet];
      live.set(this, {
        pause: () => this.#pause(), fail: (fault) => this.#fail(fault), resume: (isSuspect) => this.#resume(isSuspect),
      });
      // Told a microtask later: a host that answers by changing the element must find it mounted.
      const onEvent = (kind, detail) =>
        queueMicrotask(() => turn === this.#turn && this.#receive(kind, detail));
      const ownsAddress = this.hasAttribute("data-owns-address");
      // What was asked for since goes before what the address asked for.
      if (ownsAddress && this.#asked !== null) forgetFragment();
      const view = this.#isNewlyAsked ? this.#authored() : this.view;
      this.#widget = calling(this, () => {
        const [box, stage] = [this.#box] = takeStage();
        box.className = "waiting";
        // What is wrong with the data stands before what the page has instead of them.
        this.#slot.before(box);
        stage.mount(inputs, addresses, settingsOf(this), view, levelOf(this), ownsAddress, onEvent);
        return stage;
      }) ?? null;
    } catch (error) {
      if (turn === this.#turn) this.#fail(error instanceof Fault ? error : new Fault("stopped", error));
    }
  }

  #stop() {
    this.#isStarted = false;
    this.#settle(this.#sentence("away"));
    live.delete(this);
    [this.#inputs, this.#addresses] = [[], []];
    giveBack(this);
    this.#ask((it) => leaveStage(this.#box, it));
    this.#pause();
  }

  /** Gives the place back for as long as the module is begun anew. */
  #pause() {
    this.#turn += 1;
    this.#firsts.clear();
    this.#desk?.close();
    this.#widget = null;
    this.#release?.();
    this.#box?.remove();
    this.#slot.style.display = "";
    delete this.dataset.live;
    this.#fault.hidden = true;
  }

  /** Comes back in a new instance; done as soon as it is drawn, or cannot be. */
  async #resume(isSuspect) {
    this.#begin(true);
    const turn = this.#turn;
    await this.#live(() => {}).catch(() => {});
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    if (isSuspect && turn === this.#turn) this.#say(this.#sentence("restarted"));
  }

  #restart() {
    this.#stop();
    if (this.isConnected) this.#begin();
  }

  #configure() {
    this.#ask((it) => it.update(settingsOf(this), this.#authored(), levelOf(this)));
  }

  #receive(kind, detail) {
    if (kind === "chart" || kind === "ready") {
      if (this.#firsts.has(kind)) return;
      this.#firsts.add(kind);
    }
    if (kind === "chart") {
      this.#show(true);
      this.#mark(kind);
    } else if (kind === "ready") {
      // A chart is drawn in a moment, and nobody shall see its place empty.
      const [turn, show] = [this.#turn, () => turn === this.#turn && this.#show(true)];
      if (this.#firsts.has("chart")) show();
      else setTimeout(show, CHART_PATIENCE_MS);
      // What has no chart is laid out anew in its first frame, which tells it how wide it is.
      if (!this.#box.querySelector("canvas")) {
        requestAnimationFrame(() => requestAnimationFrame(show));
      }
      this.#mark(kind);
      this.#settle(null);
      [this.#shown, this.#isNewlyAsked] = [detail, false];
      this.#send("ready", { view: detail });
    } else if (kind === "change") {
      [this.#shown, this.#isNewlyAsked] = [detail, false];
      this.#fault.hidden = true;
      this.#send("change", { view: detail });
    } else if (kind === "select") {
      this.#send("select", JSON.parse(detail));
    } else if (kind === "dropped" || kind === "colours") {
      console.warn(`<vard-kronan>: ${this.#sentence(kind)} ${detail}`);
    } else if (kind === "desk") {
      this.#openDesk(detail);
    } else {
      // The widget words its own faults; what stood here before stays beside them.
      this.#show(false);
      if (!this.#firsts.has("ready")) {
        this.dataset.fault = "invalid-data";
        this.#settle(detail);
      }
      this.#send("error", { code: "invalid-data", message: detail });
    }
  }

  /** Opens what the second module does. */
  async #openDesk(wish, source) {
    const turn = this.#turn;
    try {
      const [{ Desk }, sheet] = await Promise.all([tools(), start()]);
      if (turn !== this.#turn) return;
      if (this.#widget) this.#fault.hidden = true;
      else this.shadowRoot.adoptedStyleSheets = [this.shadowRoot.adoptedStyleSheets[0], sheet];
      this.#desk ??= new Desk(this.#host());
      this.#desk.open(wish, source);
    } catch {
      this.#say(this.#sentence("tools"));
    }
  }

  /** Shows the reader's own dataset before the others, whose `ids` are these, as soon as it is read. */
  #openOwn({ dataset, hash, id, view }, ids, tell) {
    if (!this.#widget) {
      [this.#data, this.#asked, this.#isNewlyAsked] = [[dataset], view, true];
      this.#restart();
      return Promise.resolve();
    }
    const turn = this.#turn;
    return readInSlices(dataset, hash, tell, () => {
      if (turn !== this.#turn) return;
      this.#inputs = [dataset, ...this.#inputs.filter((_, at) => ids[at] !== id)];
      this.#addresses = [];
      this.#ask((it) => it.open(this.#inputs, [], view));
    });
  }

  /** What the second module sees of the element. */
  #host() {
    const own = this;
    return {
      root: own.shadowRoot,
      isSandboxed: isSandboxed(), module: moduleInPage,
      get isPage() { return own.hasAttribute("data-owns-address"); },
      get level() { return levelOf(own); },
      get language() { return own.shadowRoot.querySelector(".vk")?.lang || languageOf(own); },
      sentence(key) { return SENTENCES[this.language][key]; },
      svg: (link) => own.#ask((it) => it.svg(link)),
      paint: (canvas, ratio, link) => own.#ask((it) => it.paint(canvas, ratio, link)) ?? false,
      get settings() { return settingsOf(own); },
      get view() { return own.#ask((it) => it.link()) ?? own.view; },
      openOwn: (answer, ids, tell) => own.#openOwn(answer, ids, tell),
      get datasets() { return own.#inputs.map((bytes) => ({ bytes, text: packedTexts.get(bytes) })); },
    };
  }

  #show(isComplete) {
    const isOther = "vkOther" in document.documentElement.dataset;
    const isSwapped = isComplete && this.#slot.style.display === "" && !isOther;
    const height = this.offsetHeight;
    this.#box.className = "";
    if (!isComplete) return;
    this.#slot.style.display = "none";
    this.dataset.live = "";
    delete this.dataset.fault;
    if (isSwapped) this.#release = keepHeight(this, this.#box, height);
  }

  #mark(kind) {
    if (this.#marked.has(kind)) return;
    this.#marked.add(kind);
    performance.mark(`vardkronan:${kind}`);
  }

  /** What the module's half of it gives; nothing without one, or if it breaks down. */
  #ask(use) {
    return calling(this, () => this.#widget && use(this.#widget));
  }

  /** The same as soon as it is ready; else an error that says why not. */
  async #live(use) {
    if (!this.#isStarted) this.#refuse("away");
    if (!this.#firsts.has("ready")) {
      if (this.#excuse !== null) throw new Error(this.#excuse);
      await new Promise((...pair) => this.#waiting.push(pair));
    }
    return this.#ask(use);
  }

  /** Whoever waits goes on, or gets the excuse. */
  #settle(excuse) {
    this.#excuse = excuse;
    for (const [resolve, reject] of this.#waiting.splice(0)) {
      if (excuse === null) resolve();
      else reject(new Error(excuse));
    }
  }

  #refuse(key = "undrawable") {
    throw new Error(this.#sentence(key));
  }

  #send(name, detail) {
    const options = { bubbles: true, composed: true, detail };
    this.dispatchEvent(new CustomEvent(`vardkronan-${name}`, options));
  }
}

// Of several copies or versions on a page the one that came first draws all elements; the others
// load nothing more.
if (!customElements.get("vard-kronan")) customElements.define("vard-kronan", VardKronan);
