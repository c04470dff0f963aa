// Runs before the module: counts what outlives a widget if nobody lets go of it.
window.ledger = (() => {
  // Listeners on what lasts as long as the page.
  const counts = new Map();
  const lasting = (target) =>
    target === window || target === document || target === document.documentElement || target === document.body ||
    target instanceof MediaQueryList || target === window.visualViewport || target === screen.orientation;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const listeners = new WeakMap();
  const keyed = (target, name, listener, options) => {
    const capture = typeof options === "boolean" ? options : Boolean(options?.capture);
    const all = listeners.get(target) ?? listeners.set(target, new Map()).get(target);
    const key = `${name} ${capture}`;
    return all.get(key) ?? all.set(key, new Set()).get(key);
  };
  const change = (name, by) => counts.set(name, (counts.get(name) ?? 0) + by);
  EventTarget.prototype.addEventListener = function (name, listener, options) {
    const target = this ?? window;
    if (listener && lasting(target)) {
      const set = keyed(target, name, listener, options);
      if (!set.has(listener)) {
        set.add(listener);
        change(name, 1);
        const leave = () => set.delete(listener) && change(name, -1);
        if (options?.once) add.call(target, name, leave, { once: true, capture: Boolean(options.capture) });
        options?.signal && add.call(options.signal, "abort", leave, { once: true });
      }
    }
    return add.call(target, name, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (name, listener, options) {
    const target = this ?? window;
    if (listener && lasting(target) && keyed(target, name, listener, options).delete(listener)) change(name, -1);
    return remove.call(target, name, listener, options);
  };
  // Timers that repeat, and what watches elements.
  let timers = 0;
  const { setInterval: every, clearInterval: never } = window;
  const running = new Set();
  window.setInterval = (...rest) => {
    const id = every(...rest);
    running.add(id);
    timers = running.size;
    return id;
  };
  window.clearInterval = (id) => {
    running.delete(id);
    timers = running.size;
    never(id);
  };
  // The memory of every instance of the module.
  const memories = [];
  const seen = (result) => {
    const memory = (result.instance ?? result).exports?.memory;
    if (memory) memories.push(memory);
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = WebAssembly[name];
    WebAssembly[name] = (...rest) => made.apply(WebAssembly, rest).then(seen);
  }
  const faults = [];
  // A browser's word for a size that it tells in its next frame, when several changed at once.
  const isPutOff = (words) => words.startsWith("ResizeObserver loop");
  add.call(window, "error", ({ message }) => isPutOff(message) || faults.push(`error: ${message}`));
  add.call(window, "unhandledrejection", (event) => faults.push(`rejection: ${event.reason}`));
  for (const level of ["error", "warn"]) {
    const said = console[level];
    console[level] = (...words) => {
      // The element tells a host's developer what a link says in vain.
      const isOfLink = level === "warn" && String(words[0]).startsWith("<vard-kronan>");
      if (!isOfLink) faults.push(`console.${level}: ${words.join(" ")}`);
      said.apply(console, words);
    };
  }
  // Printing, saving and leaving would stop the test or the machine.
  window.print = () => {};
  add.call(document, "click", (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link && (link.download || !link.getAttribute("href")?.startsWith("#"))) event.preventDefault();
  }, { capture: true });
  const anchored = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) anchored.call(this);
  };
  return {
    faults,
    get page() {
      return {
        listeners: Object.fromEntries([...counts].filter(([, count]) => count > 0).sort()),
        timers,
        elements: document.querySelectorAll("*").length,
      };
    },
    get moduleBytes() {
      return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
    },
  };
})();
