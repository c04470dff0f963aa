// The form in which a person says what the columns of a table are, and what holds for all of its rows.
//
// The build joins it in front of own.js.

const AMOUNTS = "investments";
const ROWS_AS = [AMOUNTS, "population", "price-index", "net-cost"];
// Written freely, though there are names to choose from.
const FREE_MEMBERS = ["area"];

/** The use that a mapping has for each column: of several with one heading the first takes it. */
function usesOf(headings, columns) {
  const rest = [...columns];
  return headings.map((heading) => {
    const at = rest.findIndex((use) => use.heading === heading);
    return at < 0 ? null : rest.splice(at, 1)[0];
  });
}

/** What is wrong with values that hold for all rows, by their members. */
function wrongOf({ faults }) {
  const ofMembers = faults.filter((fault) => fault[5] !== "");
  return Object.fromEntries(ofMembers.map(([, , , , words, member]) => [member, words]));
}

/**
 * A field that is made once and then only changed, so that nobody who is at it is thrown out.
 *
 * A list has `[value, words]` pairs; a text has none, or has them as suggestions.
 */
class FormField {
  box;
  input;
  #label;
  #why;

  constructor(id, { label, pairs = [], isFree = pairs.length === 0, hint = "", isNamed = false, onchange }) {
    const options = (pairs) => pairs.map(([value, words]) => element("option", { value }, words));
    const suggestions = isFree ? pairs.map(([, words]) => [words, ""]) : [];
    const list = suggestions.length > 0 && `${id}-list`;
    this.input = isFree
      ? element("input", { id, class: "vk-select", placeholder: hint, list, onchange })
      : element("select", { id, class: "vk-select", onchange }, ...options(pairs));
    this.#why = element("p", { class: "vk-wrong", id: `${id}-why`, hidden: true });
    this.#label = element("label", { class: "vk-label", for: id });
    if (isNamed) this.input.setAttribute("aria-label", label);
    this.box = element("div", { class: "vk-field" }, ...(isNamed ? [] : [this.#label]), this.input, this.#why,
      ...(list ? [element("datalist", { id: list }, ...options(suggestions))] : []));
    this.label(label);
  }

  label(words) {
    if (this.#label.textContent !== words) this.#label.textContent = words;
  }

  /** Shows a value, unless a person is writing another. */
  set(value) {
    const isWriting = this.input.matches("input:focus");
    if (!isWriting && this.input.value !== value) this.input.value = value;
  }

  /** Says what is wrong with it; nothing where nothing is. */
  mark(words) {
    this.#why.textContent = words;
    this.#why.hidden = words === "";
    for (const [name, value] of [["aria-invalid", "true"], ["aria-describedby", this.#why.id]]) {
      if (words === "") this.input.removeAttribute(name);
      else this.input.setAttribute(name, value);
    }
  }
}

class MappingForm {
  box;
  mapping;
  #answer;
  #desk;
  #members;
  #change;
  // What a person has said, and been asked for, which outlasts the form.
  #kept;
  #headings;
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
  #fields = new Map();
  // What a person has added, and not filled yet.
  #extra = new Set();
  // Whether a person has asked for the result, and so is told what is missing.
  #isPressed = false;

  constructor(desk, answer, kept, change) {
    [this.#desk, this.#members, this.#kept, this.#change] = [desk, answer.members, kept, change];
    this.#headings = answer.headings;
    this.#rowsAs = new FormField("vk-own-as", {
      label: this.#word("own-as"), pairs: ROWS_AS.map((name) => [name, this.#word(`as.${name}`)]),
      onchange: () => change({ rowsAs: this.#rowsAs.input.value }),
    });
    this.#about = element("p", { class: "vk-embed-note", hidden: true });
    this.#columns = answer.headings.map((heading, at) => this.#column(heading, answer.parts[at], at));
    this.box = element("div", {}, element("div", {}, this.#rowsAs.box, this.#about),
      this.#preview(answer), this.#constants());
  }

  #word(key, values) {
    return this.#desk.word(key, values);
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
      first = this.box.querySelector("[id^=vk-own-part]:not([hidden])") ?? first;
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
  #preview({ above, below }) {
    const outside = [...above, ...below];
    this.#caption = element("span", { class: "vk-caption" });
    this.#rows = element("tbody");
    return element("div", {},
      ...(outside.length > 0 ? [element("details", { class: "vk-more" },
        element("summary", {}, this.#word("own-outside", { n: outside.length })),
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

  /** What a column is, the unit of amounts, and the part that is taken of what it divides. */
  #column(heading, parts, at) {
    const name = heading || this.#word("own-unnamed", { n: at + 1 });
    const put = (change) => {
      const uses = usesOf(this.#headings, this.mapping.columns);
      uses[at] = change(uses[at]);
      // What is used is not limited to a part.
      if (uses[at]) delete this.mapping.only?.[heading];
      this.mapping.columns = uses.filter((each) => each !== null);
      this.#change({});
    };
    const members = Object.keys(this.#members).filter((each) => !this.#members[each].isOfDataset);
    const field = (kind, key, pairs, onchange) => new FormField(`vk-own-${kind}-${at}`, {
      label: this.#word(key, { heading: name }), isNamed: true, pairs, isFree: false, onchange });
    const member = field("column", "own-column",
      [["", this.#word("own-unused")], ...members.map((each) => [each, this.#memberWord(each)])],
      () => put((use) => (member.input.value === "" ? null : { ...use, heading, member: member.input.value })));
    const units = this.#members.unit.choices.map(([each]) => [each, this.#word(`choice.unit.${each}`)]);
    const unit = field("unit", "own-unit", [["", this.#word("own-unit-of-file")], ...units],
      () => put((use) => ({ ...use, unit: unit.input.value || undefined })));
    const part = field("part", "own-part", [["", this.#word("own-any-part")], ...parts.map((each) => [each, each])],
      () => {
        const only = (this.mapping.only ??= {});
        if (part.input.value === "") delete only[heading];
        else only[heading] = part.input.value;
        this.#change({});
      });
    const set = element("div", { class: "vk-place" });
    const head = element("th", { scope: "col" }, element("span", { class: "vk-own-heading" }, name),
      ...[member, unit, part].map(({ input }) => input), set);
    const show = (use) => {
      member.set(use?.member ?? "");
      unit.input.hidden = use?.member !== "amount";
      unit.set(use?.unit ?? "");
      part.input.hidden = parts.length === 0 || use !== null;
      part.set(this.mapping.only?.[heading] ?? "");
      const said = use?.member === "amount" ? Object.entries(use.set ?? {}) : [];
      set.replaceChildren(...said.map(([each, value]) => element("p", {},
        `${this.#memberWord(each)}: ${this.#choiceWord(each, value)}`)));
    };
    return { head, show };
  }

  /** What holds for all rows: what is asked for, what the file says, what a person adds. */
  #constants() {
    this.#noAmount = element("p", { class: "vk-wrong" }, this.#word("own-no-amount"));
    this.#asked = element("div", { class: "vk-own-set" });
    this.#others = element("div", { class: "vk-own-set" });
    this.#add = new FormField("vk-own-add", { label: this.#word("own-add"), isFree: false, onchange: () => {} });
    this.#add.box.append(element("button", {
      type: "button", class: "vk-button", id: "vk-own-add-go", onclick: () => {
        const name = this.#add.input.value;
        if (name === "") return;
        this.#extra.add(name);
        this.#showConstants(this.#answer);
        this.#fields.get(name).input.focus();
      },
    }, this.#word("own-add-go")));
    this.#more = element("details", { class: "vk-more", id: "vk-own-more" },
      element("summary"), this.#others, element("div", { class: "vk-own-set" }, this.#add.box));
    return element("div", {}, this.#noAmount,
      element("fieldset", { class: "vk-own-asked" }, element("legend", {}, this.#word("own-asked")), this.#asked), this.#more);
  }

  #showConstants(answer) {
    const { missing, wanted } = answer;
    const { set } = this.mapping;
    const { asked } = this.#kept;
    // What was asked for once stays where it is, whatever a person chooses there.
    asked.push(...[...missing, ...wanted].filter((name) => name !== "amount" && !asked.includes(name)));
    const names = Object.keys(this.#members);
    const isThere = (name) => (name in set || this.#extra.has(name)) && !asked.includes(name);
    const others = names.filter(isThere);
    this.#noAmount.hidden = !missing.includes("amount");
    this.#asked.parentElement.hidden = asked.length === 0;
    this.#lay(this.#asked, asked);
    this.#lay(this.#others, others);
    this.#more.querySelector("summary").textContent = this.#word("own-all-rows", { n: others.length });
    const addable = names.filter((name) => !asked.includes(name) && !others.includes(name) && name !== "amount");
    this.#add.input.replaceChildren(element("option", { value: "" }, this.#word("own-choose")),
      ...addable.map((name) => element("option", { value: name }, this.#memberWord(name))));
    this.#markFields(answer);
  }

  /** Puts fields into a box, in which those that stand there keep their place. */
  #lay(box, names) {
    const fields = names.map((name) => this.#field(name));
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
      const { choices } = this.#members[name];
      const isFree = choices.length === 0 || FREE_MEMBERS.includes(name);
      const pairs = choices.map(([choice]) => [choice, this.#choiceWord(name, choice)]);
      field = new FormField(`vk-own-set-${name.replace(/\W/g, "-")}`, {
        label: "", isFree, pairs: isFree ? pairs : [["", this.#word("own-choose")], ...pairs],
        hint: this.#word(`hint.${name}`).replace(/^hint\..*/, ""), onchange: () => this.#say(name, field.input.value.trim()),
      });
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
    return this.#word(`member.${name}`);
  }

  #choiceWord(name, value) {
    const own = this.#members[name]?.choices.find(([choice]) => choice === value)?.[1];
    const word = this.#word(`choice.${name}.${value}`);
    return own || (word.startsWith("choice.") ? value : word);
  }
}
