// The form in which a person says what the columns of a table are, and what holds for all of its rows.
//
// The build joins it in front of own.js.

const AMOUNTS = "investments";
const ROWS_AS = [AMOUNTS, "population", "price-index", "net-cost"];
// What an amount's column says in its own way, or only the whole table.
const NOT_OF_ONE = ["amount", "unit", "currency", "dash", "id"];
// Written freely, though there are names to choose from.
const FREE_MEMBERS = ["area"];

class MappingForm {
  box;
  mapping;
  #answer;
  #desk;
  members;
  #change;
  // What a person has said, and been asked for, which outlasts the form.
  #kept;
  #headings;
  #line;
  #columns;
  #rowsAs;
  #about;
  #caption;
  #rows;
  #noAmount;
  #asked;
  #more;
  #others;
  #add;
  #indicators;
  #fields = new Map();
  // What a person has added, and not filled yet.
  #extra = new Set();
  #one;
  #oneMore;
  #decimal;
  #ofOne;
  #addToOne;
  // What holds for one column of amounts, whichever is chosen, and what a person has added to which.
  #oneFields = new Map();
  #oneExtra = new Set();
  // Whether a person has asked for the result, and so is told what is missing.
  #isPressed = false;

  constructor(desk, answer, kept, change) {
    [this.#desk, this.members, this.#kept, this.#change] = [desk, answer.members, kept, change];
    this.#headings = answer.headings;
    this.#line = answer.headingLine;
    this.#rowsAs = new FormField("vk-own-as", {
      label: this.#word("own-as"), pairs: ROWS_AS.map((name) => [name, this.#word(`as.${name}`)]),
      onchange: () => change({ rowsAs: this.#rowsAs.input.value }),
    });
    this.#about = element("p", { class: "vk-embed-note", hidden: true });
    this.#columns = answer.headings.map((heading, at) => this.#column(heading, answer.parts[at], answer.divided[at], at));
    this.box = element("div", {}, element("div", {}, this.#rowsAs.box, this.#about),
      this.#preview(answer), this.#oneColumn(), this.#constants());
  }

  #word(key, values) {
    return this.#desk.word(key, values);
  }

  /** Whether an answer is about the same columns, below the same headings. */
  fits({ headings, headingLine }) {
    const isSame = (heading, at) => heading === this.#headings[at];
    return headingLine === this.#line && headings.length === this.#headings.length && headings.every(isSame);
  }

  /** Shows what the table comes to by its mapping. */
  show(answer) {
    this.#answer = answer;
    this.mapping = answer.mapping;
    const { as } = this.mapping;
    this.#rowsAs.set(as);
    this.#about.hidden = as === AMOUNTS;
    this.#about.textContent = as === AMOUNTS ? "" : this.#word(`own-about.${as}`);
    const uses = usesOf(this.#headings, this.mapping.columns);
    this.#columns.forEach((column, at) => column.show(uses[at]));
    this.#showRows(answer);
    this.#showOne(answer);
    this.#showConstants(answer);
  }

  /** Marks what is missing and goes to the first of it; names it. */
  point(answer) {
    const { missing, undecided } = answer;
    const wrong = wrongOf(answer);
    this.#isPressed = true;
    const names = this.#kept.asked.filter((name) => missing.includes(name));
    names.push(...Object.keys(wrong).filter((name) => this.#fields.has(name)));
    this.#markFields(answer);
    const lacking = names.map((name) => this.#memberWord(name));
    let first = this.#fields.get(names[0])?.input;
    if (undecided > 0) {
      first = [...this.box.querySelectorAll("[data-divided]:not([hidden])")].find(({ value }) => value === "") ?? first;
      lacking.unshift(this.#word("own-a-part"));
    }
    if (missing.includes("amount")) {
      first = this.box.querySelector("[id^=vk-own-column]");
      lacking.unshift(this.#memberWord("amount"));
    }
    if (first?.closest("#vk-own-more")) this.#more.open = true;
    first?.focus();
    first?.scrollIntoView({ block: "center" });
    return lacking;
  }

  /** The table's first rows, under each heading what its column is. */
  #preview({ above, below, beginnings }) {
    const outside = [...above, ...below];
    const lines = new FormField("vk-own-headings", {
      label: this.#word("own-headings-in"), isFree: false, pairs: beginnings.map(([line, words]) => [line, `${line}: ${words}`]),
      onchange: () => this.#change({ headings: Number(lines.input.value) }),
    });
    lines.set(String(this.#line));
    const isChosen = beginnings.length > 1;
    this.#caption = element("span", { class: "vk-caption" });
    this.#rows = element("tbody");
    return element("div", {},
      ...(isChosen || outside.length > 0 ? [element("details", { class: "vk-more" },
        element("summary", {}, this.#word(isChosen ? "own-headings" : "own-outside", { line: this.#line, n: outside.length })),
        ...(isChosen ? [lines.box] : []),
        ...outside.slice(0, 20).map((line) => element("p", {}, line)))] : []),
      element("div", { class: "vk-scroll", tabindex: "0", role: "region", "aria-label": this.#word("own-preview") },
        element("table", { class: "vk-table vk-own-table" }, element("caption", {}, this.#caption),
          element("thead", {}, element("tr", {}, element("th", { scope: "col" }, this.#word("own-line")),
            ...this.#columns.map(({ head }) => head))), this.#rows)));
  }

  /** The rows, and what is wrong with each beneath it. */
  #showRows({ rows, shown, numbers, faults, count }) {
    this.#caption.textContent = this.#word("own-caption", { n: rows.length, all: count });
    const body = rows.flatMap((cells, at) => {
      const remarks = faults.filter((fault) => fault[6].split(" ").includes(shown[at]));
      const isFaulty = remarks.some(([kind]) => kind === "error");
      const row = element("tr", { "data-faulty": isFaulty },
        element("th", { scope: "row" }, numbers[at]), ...cells.map((cell) => element("td", {}, cell)));
      if (remarks.length === 0) return [row];
      return [row, element("tr", { "data-faulty": isFaulty },
        element("td", { class: "vk-own-remark", colspan: cells.length + 1 }, element("div", {},
          ...remarks.map(([, , , , words, , , , heading]) => element("p", {}, heading ? `${heading}: ${words}` : words)))))];
    });
    this.#rows.replaceChildren(...body);
  }

  /** Changes the use of a column. */
  #put(at, change) {
    const uses = usesOf(this.#headings, this.mapping.columns);
    const before = uses[at];
    uses[at] = change(before);
    // What is used is not limited to a part, unless a mapping says so.
    if (uses[at] && !before) delete this.mapping.only?.[this.#headings[at]];
    this.mapping.columns = uses.filter((each) => each !== null);
    this.#change({});
  }

  /** What a column is, the unit of amounts, and the part that is taken of what it divides. */
  #column(heading, parts, isDivided, at) {
    const name = heading || this.#word("own-unnamed", { n: at + 1 });
    const put = (change) => this.#put(at, change);
    const members = Object.keys(this.members).filter((each) => !this.members[each].isOfDataset);
    const field = (kind, key, pairs, onchange) => new FormField(`vk-own-${kind}-${at}`, {
      label: this.#word(key, { heading: name }), isNamed: true, pairs, isFree: false, onchange });
    const member = field("column", "own-column",
      [["", this.#word("own-unused")], ...members.map((each) => [each, this.#memberWord(each)])],
      () => put((use) => (member.input.value === "" ? null : { ...use, heading, member: member.input.value })));
    const units = this.members.unit.choices;
    const unit = field("unit", "own-unit", [["", this.#word("own-unit-of-file")], ...units],
      () => put((use) => ({ ...use, unit: unit.input.value || undefined })));
    const part = field("part", "own-part", [["", this.#word(isDivided ? "own-any-part" : "own-every-part")], ...parts.map((each) => [each, each])],
      () => {
        const only = (this.mapping.only ??= {});
        if (part.input.value === "") delete only[heading];
        else only[heading] = part.input.value;
        this.#change({});
      });
    part.input.toggleAttribute("data-divided", isDivided !== "");
    const set = element("div", { class: "vk-place" });
    const head = element("th", { scope: "col" }, element("span", { class: "vk-own-heading" }, name),
      ...[member, unit, part].map(({ input }) => input), set);
    const show = (use) => {
      member.set(use?.member ?? "");
      unit.input.hidden = use?.member !== "amount";
      unit.set(use?.unit ?? "");
      const only = this.mapping.only?.[heading] ?? "";
      part.input.hidden = only === "" && (parts.length === 0 || use !== null);
      part.set(only);
      const isAmount = use?.member === "amount";
      const said = Object.entries((isAmount && use.set) || {})
        .map(([each, value]) => `${this.#memberWord(each)}: ${this.#choiceWord(each, value)}`);
      const sign = isAmount && use.decimal;
      if (sign) said.push(`${this.#word("own-decimal")}: ${this.#word(sign === "," ? "own-decimal-comma" : "own-decimal-point")}`);
      set.replaceChildren(...said.map((words) => element("p", {}, words)));
    };
    return { head, show };
  }

  /** What holds for all rows: what is asked for, what the file says, what a person adds. */
  #constants() {
    this.#noAmount = element("p", { class: "vk-wrong" }, this.#word("own-no-amount"));
    this.#asked = element("div", { class: "vk-own-set" });
    this.#others = element("div", { class: "vk-own-set" });
    this.#add = this.#adder("vk-own-add", "own-add", (name) => {
      this.#extra.add(name);
      this.#showConstants(this.#answer);
      this.#fields.get(name).input.focus();
    });
    const checked = element("input", {
      type: "checkbox", id: "vk-own-indicators", onchange: () => {
        if (checked.checked) delete this.mapping.indicators;
        else this.mapping.indicators = false;
        this.#change({});
      },
    });
    this.#indicators = element("label", { class: "vk-check" }, checked, this.#word("own-indicators"));
    this.#more = element("details", { class: "vk-more", id: "vk-own-more" },
      element("summary"), this.#others, element("div", { class: "vk-own-set" }, this.#add.box), this.#indicators);
    return element("div", {}, this.#noAmount,
      element("fieldset", { class: "vk-own-asked" }, element("legend", {}, this.#word("own-asked")), this.#asked), this.#more);
  }

  #showConstants(answer) {
    const { missing, wanted } = answer;
    const { set } = this.mapping;
    const { asked } = this.#kept;
    // What was asked for once stays where it is, whatever a person chooses there; unless a column says it by now.
    const isOpen = (name) => missing.includes(name) || wanted.includes(name) || name in set;
    const isOfColumn = (name) => this.mapping.columns.some(({ member }) => member === name);
    asked.splice(0, asked.length, ...asked.filter((name) => isOpen(name) || !isOfColumn(name)));
    asked.push(...[...missing, ...wanted].filter((name) => name !== "amount" && !asked.includes(name)));
    const names = Object.keys(this.members);
    const isThere = (name) => (name in set || this.#extra.has(name)) && !asked.includes(name);
    const others = names.filter(isThere);
    this.#noAmount.hidden = !missing.includes("amount");
    this.#asked.parentElement.hidden = asked.length === 0;
    this.#lay(this.#asked, asked.map((name) => this.#field(name)));
    this.#lay(this.#others, others.map((name) => this.#field(name)));
    this.#more.querySelector("summary").textContent = this.#word("own-all-rows", { n: others.length });
    this.#offer(this.#add, names.filter((name) => !asked.includes(name) && !others.includes(name) && name !== "amount"));
    this.#indicators.hidden = this.mapping.as !== AMOUNTS;
    this.#indicators.firstChild.checked = this.mapping.indicators !== false;
    this.#markFields(answer);
  }

  /** A list of members, and a button that adds the one chosen. */
  #adder(id, key, add) {
    const field = new FormField(id, { label: this.#word(key), isFree: false, onchange: () => {} });
    field.box.append(element("button", {
      type: "button", class: "vk-button", id: `${id}-go`, onclick: () => field.input.value && add(field.input.value),
    }, this.#word("own-add-go")));
    return field;
  }

  /** Puts members into such a list. */
  #offer(adder, names) {
    adder.input.replaceChildren(element("option", { value: "" }, this.#word("own-choose")),
      ...names.map((name) => element("option", { value: name }, this.#memberWord(name))));
  }

  /** What holds for the amounts of one column: how its numbers are written, its year, its phase. */
  #oneColumn() {
    this.#one = new FormField("vk-own-one", {
      label: this.#word("own-one"), isFree: false, onchange: () => this.#showOne(this.#answer) });
    this.#decimal = new FormField("vk-own-decimal", {
      label: this.#word("own-decimal"), isFree: false,
      pairs: [["", this.#word("own-decimal-found")], [",", this.#word("own-decimal-comma")], [".", this.#word("own-decimal-point")]],
      onchange: () => this.#put(this.#oneAt, (use) => ({ ...use, decimal: this.#decimal.input.value || undefined })),
    });
    this.#ofOne = element("div", { class: "vk-own-set" });
    this.#addToOne = this.#adder("vk-own-one-add", "own-one-add", (name) => {
      this.#oneExtra.add(`${this.#oneAt} ${name}`);
      this.#showOne(this.#answer);
      this.#oneFields.get(name).input.focus();
    });
    this.#oneMore = element("details", { class: "vk-more", id: "vk-own-one-more" }, element("summary"),
      element("div", { class: "vk-own-set" }, this.#one.box, this.#decimal.box), this.#ofOne,
      element("div", { class: "vk-own-set" }, this.#addToOne.box));
    return this.#oneMore;
  }

  get #oneAt() {
    return Number(this.#one.input.value);
  }

  #showOne(answer) {
    const uses = usesOf(this.#headings, this.mapping.columns);
    const columns = [...uses.keys()].filter((at) => uses[at]?.member === "amount");
    this.#oneMore.hidden = columns.length === 0;
    if (columns.length === 0) return;
    const chosen = columns.includes(this.#oneAt) ? this.#oneAt : columns[0];
    const said = columns.map((at) => Object.keys(uses[at].set ?? {}).length + (uses[at].decimal ? 1 : 0));
    const summary = this.#oneMore.querySelector("summary");
    summary.textContent = this.#word("own-one-more", { n: said.reduce((sum, each) => sum + each) });
    const options = columns.map((at) => [String(at), this.#headings[at] || this.#word("own-unnamed", { n: at + 1 })]);
    this.#one.offer(options);
    this.#one.set(String(chosen));
    const { decimal = "", set = {} } = uses[chosen];
    this.#decimal.set(decimal);
    const all = Object.keys(this.members).filter((name) => !this.members[name].isOfDataset && !NOT_OF_ONE.includes(name));
    const isThere = (name) => name in set || this.#oneExtra.has(`${chosen} ${name}`);
    const names = [...all.filter(isThere), ...Object.keys(set).filter((name) => !all.includes(name))];
    this.#lay(this.#ofOne, names.map((name) => this.#fieldOfOne(name, set[name] ?? "")));
    const wrong = wrongOf(answer);
    for (const name of names) this.#oneFields.get(name).mark((name in set && wrong[name]) || "");
    this.#offer(this.#addToOne, all.filter((name) => !names.includes(name)));
  }

  #fieldOfOne(name, value) {
    let field = this.#oneFields.get(name);
    if (!field) {
      field = this.#memberField(`vk-own-one-${name.replace(/\W/g, "-")}`, name, (value) => {
        this.#oneExtra.add(`${this.#oneAt} ${name}`);
        this.#put(this.#oneAt, (use) => {
          const { [name]: _, ...set } = use.set ?? {};
          if (value !== "") set[name] = value;
          return { ...use, set: Object.keys(set).length > 0 ? set : undefined };
        });
      });
      field.label(this.#memberWord(name));
      this.#oneFields.set(name, field);
    }
    field.set(value);
    return field;
  }

  /** A field for the value of a member. */
  #memberField(id, name, say) {
    const { choices } = this.members[name];
    const isFree = choices.length === 0 || FREE_MEMBERS.includes(name);
    const field = new FormField(id, {
      label: "", isFree, pairs: isFree ? choices : [["", this.#word("own-choose")], ...choices],
      hint: this.#word(`hint.${name}`).replace(/^hint\..*/, ""), onchange: () => say(field.input.value.trim()),
    });
    return field;
  }

  /** Puts fields into a box, in which those that stand there keep their place. */
  #lay(box, fields) {
    for (const each of [...box.children]) {
      if (!fields.some((field) => field.box === each)) each.remove();
    }
    for (const { box: field } of fields) {
      if (field.parentElement !== box) box.append(field);
    }
  }

  /** The field of a value that holds for all rows, or for the columns that do not say it themselves. */
  #field(name) {
    let field = this.#fields.get(name);
    if (!field) {
      field = this.#memberField(`vk-own-set-${name.replace(/\W/g, "-")}`, name, (value) => this.#say(name, value));
      this.#fields.set(name, field);
    }
    const amounts = this.mapping.columns.filter(({ member }) => member === "amount");
    const open = amounts.filter((use) => !use.set || !(name in use.set));
    const isOfSome = open.length > 0 && open.length < amounts.length;
    const words = this.#memberWord(name);
    field.label(isOfSome
      ? this.#word("own-only-for", { field: words, columns: open.map(({ heading }) => heading).join(", ") }) : words);
    field.set(this.mapping.set[name] ?? "");
    return field;
  }

  #say(name, value) {
    const { set } = this.mapping;
    if (value === "") delete set[name];
    else set[name] = value;
    this.#kept.said[name] = value;
    this.#extra.add(name);
    this.#change({});
  }

  #markFields(answer) {
    const { missing, wanted } = answer;
    const wrong = wrongOf(answer);
    for (const [name, field] of this.#fields) {
      const isAsked = this.#kept.asked.includes(name);
      if (isAsked && !wanted.includes(name)) field.input.setAttribute("aria-required", "true");
      const isMissing = this.#isPressed && isAsked && missing.includes(name);
      const lacks = isMissing ? this.#word(field.input.matches("select") ? "own-choose-one" : "own-write-here") : "";
      field.mark(wrong[name] ?? lacks);
    }
  }

  #memberWord(name) {
    return this.members[name].words;
  }

  #choiceWord(name, value) {
    return this.members[name]?.choices.find(([choice]) => choice === value)?.[1] || value;
  }
}
