// The markup of a part as text: an element a line, other components as one line each.
// `inside`: the selectors of the components, whose markup is told elsewhere.
(root, selector, inside) => {
  const bare = (words) => words.replace(/vk\d+-/g, "vk-").replace(/\b[0-9a-f]{64}\b/g, "…");
  const shown = (words) =>
    bare(words).replace(/\s*\n\s*/g, " ").replace(/\u00a0/g, "&nbsp;").replace(/</g, "&lt;");
  // Places are whole pixels; what the browser measured with its own fonts is none of ours.
  const style = (element) => {
    if (element.matches(".vk-tooltip")) return "measured";
    return element.getAttribute("style").replace(/\d+\.\d+/g, (number) => Math.round(number));
  };
  const attributes = (element) =>
    [...element.attributes]
      .filter(({ name }) => !(element.localName === "canvas" && name !== "class" && name !== "aria-hidden"))
      .map(({ name }) => [name, name === "style" ? style(element) : shown(element.getAttribute(name))])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => ` ${name}="${value}"`)
      .join("");
  const state = (element) =>
    (element.checked ? " :checked" : "") + (element.indeterminate ? " :indeterminate" : "") +
    (element.localName === "select" ? ` :value="${element.value}"` : "");
  const write = (element, depth, top) => {
    const indent = "  ".repeat(depth);
    const head = `${indent}<${element.localName}${attributes(element)}${state(element)}>`;
    if (element !== top && inside.some((other) => other !== selector && element.matches(other))) {
      return [`${head} …`];
    }
    const lines = [head];
    for (const child of element.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) lines.push(...write(child, depth + 1, top));
      const words = child.nodeType === Node.TEXT_NODE ? shown(child.data).trim() : "";
      if (words) lines.push(`${indent}  ${words}`);
    }
    return lines;
  };
  return [...root.querySelectorAll(selector)].map((each) => write(each, 0, each).join("\n"));
}
