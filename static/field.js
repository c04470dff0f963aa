// What the form of a table (static/form.js) is made of.
//
// The build joins it in front of form.js.

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

  /** Changes what can be chosen, where that is something else. */
  offer(pairs) {
    const same = [...this.input.options].map(({ value, text }) => [value, text]);
    if (String(same) === String(pairs)) return;
    this.input.replaceChildren(...pairs.map(([value, words]) => element("option", { value }, words)));
  }

  /** Shows a value, unless a person is writing another; one that is not among a list's joins it. */
  set(value) {
    const isWriting = this.input.matches("input:focus");
    if (this.input.options && ![...this.input.options].some((each) => each.value === value)) {
      this.input.append(element("option", { value }, value));
    }
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
