// Figures of the reader's own: a file, dropped, pasted or chosen, or several that belong together, is read
// by the worker and shown in the widget; of a table a person says which column is what, starting from a guess.
//
// The build joins it in front of desk.js.

const MAX_OWN_BYTES = 64_000_000;
// Written freely, though there are names to choose from.
const FREE_MEMBERS = ["area"];
// What datasets are called that have come here, by their bytes.
const OWN_IDS = new WeakMap();
const ROWS_AS = ["investments", "population", "price-index", "net-cost"];

/** The use that a mapping has for each column: of several with one heading the first takes it. */
function usesOf(headings, columns) {
  const rest = [...columns];
  return headings.map((heading) => {
    const at = rest.findIndex((use) => use.heading === heading);
    return at < 0 ? null : rest.splice(at, 1)[0];
  });
}

class OwnFigures {
  #desk;
  #dialog;
  #status = element("p", { class: "vk-desk-status", role: "status" });
  #cancel;
  #progress = element("progress", { class: "vk-own-progress", max: "1", hidden: true });
  // Whether a person has had enough of what is being done.
  #isCancelled = false;
  #body = element("div", { class: "vk-desk-body" });
  #name = "";
  // What was read last, and how many workers had ended then: a later one must read it again.
  #given = [];
  #ended = 0;
  #members = {};
  #mapping = null;
  // Constants that a person has asked for, and not filled yet.
  #extra = new Set();
  // Counts questions; the answer to an earlier one is dropped.
  #turn = 0;

  constructor(desk) {
    this.#desk = desk;
    this.#cancel = element("button", {
      type: "button", class: "vk-button", id: "vk-own-cancel", hidden: true, onclick: () => this.#stop(),
    }, desk.word("cancel"));
  }

  /** Opens the dialog; with files or a text, reads them at once. */
  open(source) {
    const word = (key) => this.#desk.word(key);
    const file = element("input", {
      type: "file", id: "vk-own-file", class: "vk-own-file", accept: ".json,.csv,.tsv,.txt",
      multiple: true, onchange: () => file.files.length > 0 && this.#take([...file.files]),
    });
    const text = element("textarea", { id: "vk-own-text", class: "vk-code", rows: "3" });
    const read = element("button", {
      type: "button", class: "vk-button", onclick: () => text.value.trim() && this.#take(text.value),
    }, word("own-read"));
    this.#dialog = this.#desk.show("own-title",
      element("p", { class: "vk-embed-note" }, word("own-intro")),
      element("div", { class: "vk-own-ways" },
        element("div", { class: "vk-field" },
          element("label", { class: "vk-label", for: "vk-own-file" }, word("own-file")), file),
        element("div", { class: "vk-field" },
          element("label", { class: "vk-label", for: "vk-own-text" }, word("own-paste")), text, read)),
      element("div", { class: "vk-copy" }, this.#status, this.#progress, this.#cancel), this.#body);
    if (source !== undefined) this.#take(source);
  }

  /** Reads other files or another text in the dialog that is open. */
  take(source) {
    this.#take(source);
  }

  #ask(task, wish, given) {
    const { bench, host } = this.#desk;
    return bench.ask(task, { ...wish, language: host.language }, (it) => this.#tell(it), given);
  }

  /** Has the worker read what was given. */
  async #read(isAgain) {
    const files = await Promise.all(this.#given.map(async (each) => (
      { name: each.name ?? this.#name, bytes: new Uint8Array(await each.arrayBuffer()) })));
    this.#ended = this.#desk.bench.ended;
    return this.#ask("read", { files, isAgain }, files.map(({ bytes }) => bytes.buffer));
  }

  /** Says what is being done, and how much of it has been, as far as that is known. */
  #tell({ key, share }) {
    const words = this.#desk.word(key);
    this.#progress.setAttribute("aria-label", words);
    if (share === undefined) this.#progress.removeAttribute("value");
    else this.#progress.value = share;
    // Said now and then, not with each slice.
    const said = share === undefined ? words : `${words} ${25 * Math.floor(4 * share)} %`;
    if (this.#status.textContent !== said) this.#status.textContent = said;
  }

  /** Ends what is being done, wherever that is. */
  #stop() {
    this.#isCancelled = true;
    if (this.#desk.bench.isBusy) this.#desk.bench.cancel();
  }

  /** Runs what may take long: it can be cancelled, and what is there stays if it fails. */
  async #attempt(steps) {
    const turn = ++this.#turn;
    this.#isCancelled = false;
    this.#progress.hidden = this.#cancel.hidden = false;
    try {
      await steps(() => turn === this.#turn && this.#dialog.isConnected);
    } catch (error) {
      if (turn === this.#turn) this.#status.textContent = this.#desk.fault(error);
    } finally {
      if (turn === this.#turn) this.#progress.hidden = this.#cancel.hidden = true;
    }
  }

  #take(source) {
    return this.#attempt(async (isCurrent) => {
      const given = this.#given = typeof source === "string" ? [new Blob([source])] : source;
      if (given.reduce((sum, { size }) => sum + size, 0) > MAX_OWN_BYTES) throw new TaskFault("own-too-large");
      this.#name = (given[0].name ?? "").replace(/\.\w+$/, "") || "egna-siffror";
      const answer = await this.#read(false);
      if (!isCurrent()) return;
      if (answer.form === "table") {
        this.#members = answer.members;
        this.#extra.clear();
        this.#showTable(answer);
      } else if (answer.form === "dataset" && answer.faults.length === 0) {
        await this.#use(answer, isCurrent);
      } else {
        this.#showFaults(answer);
      }
    });
  }

  /** Shows the dataset in the widget. */
  async #use(answer, isCurrent) {
    const { host, bench } = this.#desk;
    const ids = await this.#ids(host.datasets.map(({ bytes }) => bytes));
    if (!isCurrent()) return;
    OWN_IDS.set(answer.dataset, answer.id);
    // The worker has as much again, and all that is wanted of it has come.
    await bench.cancel();
    await host.openOwn(answer, ids, (share) => {
      if (this.#isCancelled || !isCurrent()) throw new TaskFault("cancelled");
      this.#tell({ key: "own-opening", share });
    });
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

  #useButton(answer) {
    const isThere = answer.dataset !== undefined;
    return element("button", {
      type: "button", class: "vk-button vk-own-use", id: "vk-own-use", "aria-disabled": !isThere && "true",
      onclick: () => isThere && this.#attempt((isCurrent) => this.#use(answer, isCurrent)),
    }, this.#desk.word("own-use"));
  }

  #showFaults(answer) {
    this.#status.textContent = this.#desk.word(answer.dataset ? "own-warned" : "own-unreadable");
    this.#body.replaceChildren(this.#faultList(answer), ...(answer.dataset ? [this.#useButton(answer)] : []));
  }

  /** Each fault with its place: line, and column of the table or member. */
  #faultList({ faults, moreFaults }) {
    const word = (key, values) => this.#desk.word(key, values);
    const items = faults.map(([kind, line, column, field, words]) => element("li", { "data-kind": kind },
      `${words} `, element("span", { class: "vk-place" }, word("own-place", { line, column }),
        ...(field ? [" · ", element("code", {}, field)] : []))));
    if (moreFaults > 0) items.push(element("li", {}, word("own-more", { n: moreFaults })));
    return element("ul", { class: "vk-own-faults" }, ...items);
  }

  /** Asks anew after a change of the mapping. */
  #change(wish = { mapping: JSON.stringify(this.#mapping) }) {
    return this.#attempt(async (isCurrent) => {
      if (this.#desk.bench.ended !== this.#ended) {
        await this.#read(true);
        if (!isCurrent()) return;
      }
      const answer = await this.#ask("import", wish);
      if (!isCurrent()) return;
      if (answer.isNoMapping) {
        this.#status.textContent = this.#desk.word("own-no-mapping");
        this.#body.querySelector(".vk-own-faults")?.replaceWith(this.#faultList(answer));
      } else {
        this.#showTable(answer);
      }
    });
  }

  #showTable(answer) {
    this.#mapping = answer.mapping;
    const { root } = this.#desk.host;
    const [active, isOpen] = [root.activeElement, root.querySelector("#vk-own-more")?.open];
    const typed = active?.matches("input:not([type=file])") ? active.value : null;
    this.#status.textContent = this.#summary(answer);
    this.#body.replaceChildren(this.#rowsAs(), this.#preview(answer), this.#constants(answer, isOpen),
      this.#faultList(answer), this.#buttons(answer));
    const again = active?.id && this.#body.querySelector(`#${CSS.escape(active.id)}`);
    if (!again) return;
    if (typed !== null) again.value = typed;
    again.focus();
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

  #rowsAs() {
    const choose = element("select", {
      class: "vk-select", id: "vk-own-as", onchange: () => this.#change({ rowsAs: choose.value }),
    }, ...ROWS_AS.map((name) => element("option", { value: name, selected: name === this.#mapping.as },
      this.#desk.word(`as.${name}`))));
    return element("div", { class: "vk-field" },
      element("label", { class: "vk-label", for: "vk-own-as" }, this.#desk.word("own-as")), choose);
  }

  /** The table's first rows, under each heading what its column is. */
  #preview({ headings, parts, rows, lines, faults, above, below, count }) {
    const word = (key, values) => this.#desk.word(key, values);
    const uses = usesOf(headings, this.#mapping.columns);
    const head = headings.map((heading, at) => element("th", { scope: "col" },
      element("span", { class: "vk-own-heading" }, heading || word("own-unnamed", { n: at + 1 })),
      ...this.#column(heading || word("own-unnamed", { n: at + 1 }), uses, at),
      ...this.#part(heading, parts[at], uses[at], at)));
    const body = rows.map((cells, at) => {
      // What stands on one line with others, as all of a JSON file may, is told in the list only.
      const isAlone = lines.filter((line) => line === lines[at]).length === 1;
      const remarks = isAlone ? faults.filter(([, line]) => line === lines[at]) : [];
      return element("tr", { "data-faulty": remarks.some(([kind]) => kind === "error") },
        element("th", { scope: "row" }, lines[at]), ...cells.map((cell) => element("td", {}, cell)),
        element("td", { class: "vk-own-remark" },
          ...remarks.map(([, , , field, words]) => element("p", {}, field ? `${field}: ${words}` : words))));
    });
    const outside = [...above, ...below];
    return element("div", {},
      ...(outside.length > 0 ? [element("details", { class: "vk-more" },
        element("summary", {}, word("own-outside", { n: outside.length })),
        ...outside.slice(0, 20).map((line) => element("p", {}, line)))] : []),
      element("div", { class: "vk-scroll", tabindex: "0", role: "region", "aria-label": word("own-preview") },
        element("table", { class: "vk-table vk-own-table" },
          element("caption", {}, word("own-caption", { n: rows.length, all: count })),
          element("thead", {}, element("tr", {}, element("th", { scope: "col" }, word("own-line")), ...head,
            element("th", { scope: "col" }, word("own-remarks")))),
          element("tbody", {}, ...body))));
  }

  /** What a column is, and the unit of amounts. */
  #column(heading, uses, at) {
    const word = (key, values) => this.#desk.word(key, values);
    const use = uses[at];
    const put = (next) => {
      uses[at] = next;
      // What is used is not limited to a part.
      delete this.#mapping.only?.[heading];
      this.#mapping.columns = uses.filter((each) => each !== null);
      this.#change();
    };
    const names = Object.keys(this.#members).filter((name) => !this.#members[name].isOfDataset);
    const choose = element("select", {
      class: "vk-select", id: `vk-own-column-${at}`, "aria-label": word("own-column", { heading }),
      onchange: () => put(choose.value === "" ? null : { ...use, heading, member: choose.value }),
    }, element("option", { value: "" }, word("own-unused")),
    ...names.map((name) => element("option", { value: name, selected: use?.member === name }, this.#memberWord(name))));
    if (use?.member !== "amount") return [choose];
    const units = ["", ...this.#members.unit.choices.map(([name]) => name)];
    const unit = element("select", {
      class: "vk-select", id: `vk-own-unit-${at}`, "aria-label": word("own-unit", { heading }),
      onchange: () => put({ ...use, unit: unit.value || undefined }),
    }, ...units.map((name) => element("option", { value: name, selected: (use.unit ?? "") === name },
      name ? word(`choice.unit.${name}`) : word("own-unit-of-file"))));
    const set = Object.entries(use.set ?? {});
    return [choose, unit, ...set.map(([name, value]) => element("span", { class: "vk-place" },
      `${this.#memberWord(name)}: ${this.#choiceWord(name, value)}`))];
  }

  /** Of a column that divides the rows, and is not used, the part that is taken. */
  #part(heading, parts, use, at) {
    if (parts.length === 0 || use) return [];
    const { only = {} } = this.#mapping;
    const choose = element("select", {
      class: "vk-select", id: `vk-own-part-${at}`, "aria-label": this.#desk.word("own-part", { heading }),
      onchange: () => {
        if (choose.value === "") delete only[heading];
        else only[heading] = choose.value;
        this.#mapping.only = only;
        this.#change();
      },
    }, element("option", { value: "" }, this.#desk.word("own-any-part")),
    ...parts.map((part) => element("option", { value: part, selected: only[heading] === part }, part)));
    return [choose];
  }

  /** What holds for all rows: what is missing, what the file says, what a person adds. */
  #constants({ missing }, isOpen) {
    const word = (key, values) => this.#desk.word(key, values);
    const set = this.#mapping.set;
    const names = Object.keys(this.#members);
    const asked = missing.filter((name) => name !== "amount");
    const others = names.filter((name) => !asked.includes(name) && (name in set || this.#extra.has(name)));
    const addable = names.filter((name) => !asked.includes(name) && !others.includes(name) && name !== "amount");
    const add = element("select", {
      class: "vk-select", id: "vk-own-add",
      onchange: () => {
        this.#extra.add(add.value);
        this.#change();
      },
    }, element("option", { value: "" }, word("own-choose")),
    ...addable.map((name) => element("option", { value: name }, this.#memberWord(name))));
    const groups = [];
    if (asked.length > 0) {
      groups.push(element("fieldset", { class: "vk-own-set" }, element("legend", {}, word("own-asked")),
        ...asked.map((name) => this.#field(name, true))));
    }
    groups.push(element("details", { class: "vk-more", id: "vk-own-more", open: isOpen ?? false },
      element("summary", {}, word("own-all-rows", { n: others.length })),
      element("div", { class: "vk-own-set" }, ...others.map((name) => this.#field(name, false)),
        element("div", { class: "vk-field" },
          element("label", { class: "vk-label", for: "vk-own-add" }, word("own-add")), add))));
    if (missing.includes("amount")) groups.unshift(element("p", { class: "vk-wrong" }, word("own-no-amount")));
    return element("div", {}, ...groups);
  }

  /** A value that holds for all rows. */
  #field(name, isRequired) {
    const id = `vk-own-set-${name.replace(/\W/g, "-")}`;
    const { choices } = this.#members[name];
    const value = this.#mapping.set[name] ?? "";
    const onchange = () => {
      const { set } = this.#mapping;
      if (input.value.trim() === "") delete set[name];
      else set[name] = input.value.trim();
      this.#change();
    };
    const isFree = choices.length === 0 || FREE_MEMBERS.includes(name);
    const input = isFree
      ? element("input", {
        id, class: "vk-select", value, onchange, "aria-required": isRequired && "true",
        placeholder: this.#desk.word(`hint.${name}`, { none: "" }).replace(/^hint\..*/, ""),
        list: choices.length > 0 && `${id}-list`,
      })
      : element("select", { id, class: "vk-select", onchange, "aria-required": isRequired && "true" },
        element("option", { value: "" }, this.#desk.word("own-choose")),
        ...choices.map(([choice]) => element("option", { value: choice, selected: choice === value },
          this.#choiceWord(name, choice))));
    const list = isFree && choices.length > 0
      ? [element("datalist", { id: `${id}-list` }, ...choices.map(([, words]) => element("option", { value: words })))]
      : [];
    return element("div", { class: "vk-field" },
      element("label", { class: "vk-label", for: id }, this.#memberWord(name)), input, ...list);
  }

  #memberWord(name) {
    return this.#desk.word(`member.${name}`);
  }

  #choiceWord(name, value) {
    const own = this.#members[name]?.choices.find(([choice]) => choice === value)?.[1];
    const word = this.#desk.word(`choice.${name}.${value}`);
    return own || (word.startsWith("choice.") ? value : word);
  }

  #buttons(answer) {
    const word = (key) => this.#desk.word(key);
    const place = element("div");
    const save = element("button", {
      type: "button", class: "vk-button", id: "vk-own-save", onclick: () => {
        const text = `${JSON.stringify(this.#mapping, null, 1)}\n`;
        this.#desk.give(new TextEncoder().encode(text), `${this.#name}.map.json`, this.#status, place, "application/json");
      },
    }, word("own-save-mapping"));
    const file = element("input", {
      type: "file", id: "vk-own-mapping", class: "vk-own-file", accept: ".json",
      onchange: async () => file.files.length > 0 && this.#change({ mapping: await file.files[0].text() }),
    });
    return element("div", {}, element("div", { class: "vk-copy" }, this.#useButton(answer), save),
      element("div", { class: "vk-field" },
        element("label", { class: "vk-label", for: "vk-own-mapping" }, word("own-open-mapping")), file), place);
  }
}
