// Figures of the reader's own: a file, dropped, pasted or chosen, or several that belong together, is read
// by the worker and shown in the widget; of a table a person says in a form (static/form.js) what it is.
//
// The build joins it in front of desk.js.

const MAX_OWN_BYTES = 64_000_000;
// More than the reader of mappings takes: a file that is longer is refused for what was read of it.
const MAX_MAPPING_BYTES = 4_000_000;
// What datasets are called that have come here, by their bytes.
const OWN_IDS = new WeakMap();
// What is done sooner need not be told.
const TELL_AFTER_MS = 200;

/** Whether two readings are of the same: the same text, or files of the same name, length and time. */
function isSameSource(one, other) {
  if (typeof one === "string" || typeof other === "string") return one === other;
  const marks = (files) => files.map(({ name, size, lastModified }) => [name, size, lastModified].join()).join("\n");
  return marks(one) === marks(other);
}

/** Whether there are rows or amounts in a table that are not in its dataset. */
const hasAside = ({ isMade, setAside, amountsAside }) => isMade && setAside + amountsAside > 0;

class OwnFigures {
  #desk;
  #dialog;
  #status;
  #cancel;
  #progress;
  // What is being done, while that is not told yet.
  #untold = "";
  // Whether a person has had enough of what is being done.
  #isCancelled = false;
  #body;
  #form = null;
  #answer = null;
  // The table that a person is at, `{ source, name, mapping, said, asked, isUsed }`: a dialog that is closed
  // by mistake takes nothing away.
  #kept = null;
  // How many workers had ended when it was read: a later one must read it again.
  #ended = 0;
  // What is asked of the worker, and what is to be asked next.
  #asking = null;
  #wish = null;
  #changing = null;
  // Counts questions; the answer to an earlier one is dropped.
  #turn = 0;
  // Until a pointer that is down is up again.
  #released = Promise.resolve();

  constructor(desk) {
    this.#desk = desk;
  }

  /** Opens the dialog; with files or a text, reads them at once, else those that a person was at. */
  open(source) {
    const word = (key) => this.#desk.word(key);
    this.#status = element("p", { class: "vk-desk-status", role: "status" });
    this.#progress = element("progress", { class: "vk-own-progress", max: "1", hidden: true });
    this.#cancel = element("button", {
      type: "button", class: "vk-button", id: "vk-own-cancel", hidden: true, onclick: () => this.#stop(),
    }, word("cancel"));
    this.#body = element("div", { class: "vk-desk-body" });
    const file = element("input", {
      type: "file", id: "vk-own-file", class: "vk-own-file", accept: ".json,.csv,.tsv,.txt",
      multiple: true, onchange: () => file.files.length > 0 && this.take([...file.files]),
    });
    const text = element("textarea", { id: "vk-own-text", class: "vk-code", rows: "3" });
    const read = element("button", {
      type: "button", class: "vk-button", onclick: () => text.value.trim() && this.take(text.value),
    }, word("own-read"));
    this.#dialog = this.#desk.show("own-title",
      element("p", { class: "vk-embed-note" }, word("own-intro")),
      element("div", { class: "vk-own-ways" },
        element("div", { class: "vk-field" },
          element("label", { class: "vk-label", for: "vk-own-file" }, word("own-file")), file),
        element("div", { class: "vk-field" },
          element("label", { class: "vk-label", for: "vk-own-text" }, word("own-paste")), text, read)),
      element("div", { class: "vk-copy" }, this.#status, this.#progress, this.#cancel), this.#body);
    this.#dialog.addEventListener("pointerdown", ({ target }) => {
      // A list opens beyond the page, and may keep the end of its press to itself.
      if (!target.closest("button")) return;
      const over = new AbortController();
      this.#released = new Promise((done) => {
        // A turn later, for the press itself comes after.
        const end = () => (over.abort(), setTimeout(done));
        for (const name of ["pointerup", "pointercancel"]) addEventListener(name, end, over);
      });
    });
    if (source !== undefined) this.take(source);
    else if (this.#kept && !this.#kept.isUsed) this.take(this.#kept.source);
  }

  #ask(task, wish, given) {
    const { bench, host } = this.#desk;
    return bench.ask(task, { ...wish, language: host.language }, (it) => this.#tell(it), given);
  }

  /** Says what is being done, and how much of it has been, as far as that is known. */
  #tell({ key, share }) {
    const words = this.#desk.word(key);
    this.#progress.setAttribute("aria-label", words);
    if (share === undefined) this.#progress.removeAttribute("value");
    else this.#progress.value = share;
    // Said now and then, not with each slice.
    const said = share === undefined ? words : `${words} ${25 * Math.floor(4 * share)} %`;
    if (this.#progress.hidden) this.#untold = said;
    else if (this.#status.textContent !== said) this.#status.textContent = said;
  }

  /** Ends what is being done, wherever that is. */
  #stop() {
    this.#isCancelled = true;
    if (this.#desk.bench.isBusy) this.#desk.bench.cancel();
  }

  /** Runs what may take long: it can be cancelled, and what is there stays if it fails. */
  async #attempt(steps) {
    const turn = ++this.#turn;
    const dialog = this.#dialog;
    this.#isCancelled = false;
    this.#untold = "";
    const isCurrent = () => turn === this.#turn && dialog.isConnected;
    const timer = setTimeout(() => {
      this.#progress.hidden = this.#cancel.hidden = false;
      if (this.#untold) this.#status.textContent = this.#untold;
    }, TELL_AFTER_MS);
    try {
      await steps(isCurrent);
    } catch (error) {
      if (isCurrent()) this.#status.textContent = this.#desk.fault(error);
    } finally {
      clearTimeout(timer);
      if (turn === this.#turn) this.#progress.hidden = this.#cancel.hidden = true;
    }
  }

  /** Reads files or a text in the dialog that is open. */
  take(source) {
    return this.#attempt(async (isCurrent) => {
      [this.#wish, this.#asking] = [null, null];
      const name = (typeof source !== "string" && source[0].name?.replace(/\.\w+$/, "")) || "egna-siffror";
      const answer = await this.#read(source, name);
      if (!isCurrent()) return;
      if (answer.form === "table") {
        const kept = this.#kept && isSameSource(this.#kept.source, source) ? this.#kept : { said: {}, asked: [] };
        this.#kept = { ...kept, source, name, isUsed: false };
        const again = kept.mapping && await this.#ask("import", { mapping: JSON.stringify(kept.mapping) });
        if (isCurrent()) this.#begin({ ...answer, ...(again?.isNoMapping ? {} : again) }, kept.mapping !== undefined);
      } else if (answer.form === "dataset" && answer.faults.length === 0) {
        await this.#use(answer, isCurrent);
      } else {
        this.#showFaults(answer);
      }
    });
  }

  /** Has the worker read what was given. */
  async #read(source, name, isAgain = false) {
    const given = typeof source === "string" ? [new Blob([source])] : source;
    if (given.reduce((sum, { size }) => sum + size, 0) > MAX_OWN_BYTES) throw new TaskFault("own-too-large");
    const files = await Promise.all(given.map(async (each) => (
      { name: each.name ?? name, bytes: new Uint8Array(await each.arrayBuffer()) })));
    this.#ended = this.#desk.bench.ended;
    return this.#ask("read", { files, isAgain }, files.map(({ bytes }) => bytes.buffer));
  }

  /** Shows the dataset in the widget; an indicator beside the amounts that are shown. */
  async #use(answer, isCurrent) {
    const { host, bench } = this.#desk;
    const datasets = host.datasets.map(({ bytes }) => bytes);
    const isBeside = answer.mapping && answer.mapping.as !== AMOUNTS && datasets.length > 0;
    const shown = isBeside ? await this.#ask("join", { datasets, view: host.view, made: answer.dataset }) : answer;
    const ids = await this.#ids(datasets);
    if (!isCurrent()) return;
    OWN_IDS.set(shown.dataset, shown.id);
    // The worker has as much again, and all that is wanted of it has come.
    await bench.cancel();
    await host.openOwn(shown, ids, (share) => {
      if (this.#isCancelled || !isCurrent()) throw new TaskFault("cancelled");
      this.#tell({ key: "own-opening", share });
    });
    // What was set aside is to be seen again.
    if (answer.mapping) this.#kept.isUsed = !hasAside(answer);
    this.#dialog.close();
  }

  /** The ids of datasets; our own need not be read for theirs, which may be long. */
  async #ids(datasets) {
    const unknown = datasets.filter((bytes) => !OWN_IDS.has(bytes));
    if (unknown.length > 0) {
      const ids = await this.#desk.bench.ask("ids", { datasets: unknown });
      unknown.forEach((bytes, at) => OWN_IDS.set(bytes, ids[at]));
    }
    return datasets.map((bytes) => OWN_IDS.get(bytes));
  }

  #showFaults(answer) {
    this.#status.textContent = this.#desk.word(answer.dataset ? "own-warned" : "own-unreadable");
    const use = answer.dataset && element("button", {
      type: "button", class: "vk-button vk-own-use", id: "vk-own-use",
      onclick: () => this.#attempt((isCurrent) => this.#use(answer, isCurrent)),
    }, this.#desk.word("own-use"));
    this.#body.replaceChildren(this.#faultList(answer), ...(use ? [use] : []));
  }

  /** Each fault with its place: line, and column of the table or member. */
  #faultList({ faults, moreFaults }) {
    const word = (key, values) => this.#desk.word(key, values);
    const items = faults.map(([kind, line, column, field, words, , , number, heading]) => {
      // What holds for all rows has no place in the file; in JSON, which may be one line, a row has its number.
      const place = line === "0" ? [] : [number ? word("own-row", { number }) : word("own-place", { line, column })];
      if (number && heading) place.push(heading);
      if (field) place.push(line === "0" ? field : element("code", {}, field));
      return element("li", { "data-kind": kind }, `${words} `,
        element("span", { class: "vk-place" }, ...place.flatMap((each, at) => (at > 0 ? [" · ", each] : [each]))));
    });
    if (moreFaults > 0) items.push(element("li", {}, word("own-more", { n: moreFaults })));
    return element("ul", { class: "vk-own-faults" }, ...items);
  }

  /** Begins a form for a table that was read. */
  #begin(answer, isAgain) {
    const at = this.#body.getRootNode().activeElement?.id;
    this.#form = new MappingForm(this.#desk, answer, this.#kept, (wish) => this.#change(wish));
    const faults = element("ul", { class: "vk-own-faults" });
    this.#body.replaceChildren(this.#form.box, faults, this.#buttons());
    this.#show(answer, isAgain);
    const field = at && this.#body.querySelector(`#${at}`);
    if (!field) return;
    // Who chose other headings stays at that choice.
    const box = field.closest("details");
    if (box) box.open = true;
    field.focus();
  }

  #show(answer, isAgain = false) {
    if (!this.#form.fits(answer)) return this.#begin({ members: this.#form.members, ...answer }, isAgain);
    this.#answer = answer;
    this.#kept.mapping = answer.mapping;
    this.#form.show(answer);
    const { name } = this.#kept;
    this.#status.textContent = (isAgain ? `${this.#desk.word("own-kept", { name })} ` : "") + this.#summary(answer);
    this.#body.querySelector(".vk-own-faults").replaceWith(this.#faultList(answer));
    const use = this.#body.querySelector("#vk-own-use");
    use.toggleAttribute("data-ready", answer.isMade);
    use.textContent = this.#desk.word(answer.mapping.as === AMOUNTS ? "own-use" : "own-use-indicator");
  }

  /** Makes the dataset anew after a change of the form; of several changes only the last one is asked for. */
  #change(wish) {
    this.#wish = { ...this.#asking, ...wish };
    this.#changing ??= this.#attempt(async (isCurrent) => {
      while (this.#wish) {
        [this.#asking, this.#wish] = [this.#wish, null];
        const answer = await this.#import(this.#asking);
        // What is shown moves the rest, and with it a button that is being pressed.
        await this.#released;
        if (!isCurrent()) return;
        if (this.#wish) continue;
        this.#asking = null;
        if (answer.isNoMapping) {
          this.#status.textContent = this.#desk.word("own-no-mapping");
          this.#body.querySelector(".vk-own-faults").replaceWith(this.#faultList(answer));
        } else {
          this.#show(answer);
        }
      }
    }).finally(() => (this.#changing = this.#asking = null));
    return this.#changing;
  }

  /** What the table comes to by the form; what a person has said goes on where the rows become something else. */
  async #import({ rowsAs, headings, mapping = JSON.stringify(this.#form.mapping) }) {
    const ask = (wish) => this.#ask("import", wish);
    if (this.#desk.bench.ended !== this.#ended) await this.#read(this.#kept.source, this.#kept.name, true);
    if (rowsAs === undefined && headings === undefined) return ask({ mapping });
    const answer = await ask({ rowsAs, headings: headings ?? this.#form.mapping.headings });
    const { said, asked } = this.#kept;
    asked.splice(0, asked.length, ...answer.missing.filter((name) => name !== "amount"));
    const known = answer.missing.filter((name) => said[name]);
    if (known.length === 0) return answer;
    for (const name of known) answer.mapping.set[name] = said[name];
    return ask({ mapping: JSON.stringify(answer.mapping) });
  }

  #summary({ count, taken, setAside, amountsAside, sums, isMade, missing, undecided }) {
    const word = (key, values) => this.#desk.word(key, values);
    if (!isMade && missing.length === 0 && undecided > 0) return word("own-undecided", { n: count });
    if (!isMade) return word(missing.length > 0 ? "own-missing" : "own-none", { n: count });
    const parts = [word("own-taken", { n: taken })];
    if (setAside > 0) parts.push(word("own-set-aside", { n: setAside }));
    if (amountsAside > 0) parts.push(word("own-amounts-aside", { n: amountsAside }));
    if (sums > 0) parts.push(word("own-sums", { n: sums }));
    return parts.join(" ");
  }

  /** Shows the dataset, or what is missing for that. */
  async #press() {
    // The last field may have been left by this very press: nobody has seen what is set aside by then.
    const seen = this.#answer;
    await this.#changing;
    if (this.#answer !== seen && hasAside(this.#answer)) {
      this.#status.textContent = `${this.#desk.word("own-warned")} ${this.#summary(this.#answer)}`;
      this.#body.querySelector(".vk-own-faults").scrollIntoView({ block: "nearest" });
      return;
    }
    if (this.#answer.isMade) return this.#attempt((isCurrent) => this.#use(this.#answer, isCurrent));
    const lacking = this.#form.point(this.#answer);
    this.#status.textContent = lacking.length > 0
      ? this.#desk.word("own-fill", { fields: lacking.join(", ") }) : this.#summary(this.#answer);
    if (lacking.length === 0) this.#status.scrollIntoView({ block: "nearest" });
  }

  #buttons() {
    const word = (key) => this.#desk.word(key);
    const place = element("div");
    const use = element("button", {
      type: "button", class: "vk-button vk-own-use", id: "vk-own-use", onclick: () => this.#press(),
    });
    const save = element("button", {
      type: "button", class: "vk-button", id: "vk-own-save", onclick: () => {
        const text = `${JSON.stringify(this.#form.mapping, null, 1)}\n`;
        const name = `${this.#kept.name}.map.json`;
        this.#desk.give(new TextEncoder().encode(text), name, this.#status, place, "application/json");
      },
    }, word("own-save-mapping"));
    const file = element("input", {
      type: "file", id: "vk-own-mapping", class: "vk-own-file", accept: ".json",
      onchange: async () => file.files.length > 0 && this.#change({ mapping: await file.files[0].slice(0, MAX_MAPPING_BYTES).text() }),
    });
    return element("div", {}, element("div", { class: "vk-copy" }, use, save),
      element("div", { class: "vk-field" },
        element("label", { class: "vk-label", for: "vk-own-mapping" }, word("own-open-mapping")), file), place);
  }
}
