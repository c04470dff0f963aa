// Uses a widget at random, but the same for the same seed, and looks after it.
window.monkey = (() => {
  let state = 1;
  // Mulberry32: small, even, and repeatable in every engine.
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(random() * count);
  const one = (list) => list[below(list.length)];
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const live = () => document.querySelector("vard-kronan");
  const root = () => live().shadowRoot;
  const shown = (selector) => [...root().querySelectorAll(selector)].filter((each) => each.checkVisibility());
  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Enter", "Escape", " ", "PageDown"];
  const WORDS = ["", "skåne", "Ö", "<b>", "2019", "-1", "1e9", "å".repeat(300), "\u202e\u200b"];
  const FRAMES_MAX = 120;
  const WIDTHS = [320, 360, 500, 768, 1000];
  const STYLES = ["", "accent:a3182e", "paper:fff1e5,radius:0", "ink:ffffff", "density:compact,font:serif"];

  const press = () => {
    const all = shown("button, summary, input[type=checkbox], input[type=radio], a[href]");
    if (all.length === 0) return "nothing to press";
    const chosen = one(all);
    const name = `press ${chosen.localName} ${(chosen.ariaLabel || chosen.innerText || chosen.labels?.[0]?.innerText || "").trim().slice(0, 40)}`;
    chosen.focus();
    chosen.click();
    return name;
  };
  const write = () => {
    const all = shown("input:not([type=checkbox], [type=radio], [type=file]), select, textarea");
    if (all.length === 0) return "nothing to write in";
    const chosen = one(all);
    chosen.focus();
    if (chosen.localName === "select") chosen.selectedIndex = below(chosen.options.length);
    else if (chosen.type === "range") chosen.value = String(Number(chosen.min) + below(Number(chosen.max) - Number(chosen.min) + 1));
    else chosen.value = one(WORDS);
    for (const kind of ["input", "change"]) chosen.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
    return `write ${chosen.localName} ${chosen.type} ${chosen.value.slice(0, 20)}`;
  };
  const key = () => {
    const target = root().activeElement ?? one(shown("button, input, summary"));
    const name = one(KEYS);
    for (const kind of ["keydown", "keyup"]) {
      target?.dispatchEvent(new KeyboardEvent(kind, {
        key: name, ctrlKey: random() < 0.1, shiftKey: random() < 0.1, bubbles: true, composed: true, cancelable: true,
      }));
    }
    return `key ${name}`;
  };
  const point = () => {
    const target = one(shown(".vk-marks button, .vk-mark, canvas, tr, .vk-chip")) ?? live();
    const box = target.getBoundingClientRect();
    const place = { clientX: box.x + random() * box.width, clientY: box.y + random() * box.height };
    for (const kind of ["pointermove", "pointerdown", "pointerup", "pointerleave"]) {
      if (random() < 0.3) continue;
      target.dispatchEvent(new PointerEvent(kind, { ...place, pointerId: 1, isPrimary: true, bubbles: true, composed: true }));
    }
    return "point";
  };
  const ask = () => {
    const view = one(window.monkeyViews);
    live().view = view;
    return `ask ${view}`;
  };
  const dress = () => {
    const what = below(5);
    if (what === 0) live().setAttribute("theme", one(["light", "dark", "auto"]));
    else if (what === 1) live().setAttribute("lang", one(["sv", "en"]));
    else if (what === 2) document.body.style.width = `${one(WIDTHS)}px`;
    else if (what === 3) live().setAttribute("heading-level", String(1 + below(6)));
    else live().view = `${live().view}&style=${one(STYLES)}`;
    return `dress ${what}`;
  };
  const move = () => {
    const host = live();
    if (host.closest("aside")) document.querySelector("main").append(host);
    else document.querySelector("aside").append(host);
    return "move";
  };
  const turn = () => {
    dispatchEvent(new Event(one(["resize", "beforeprint", "afterprint", "blur", "focus"])));
    return "turn";
  };
  const WAYS = [[press, 50], [write, 12], [key, 14], [point, 12], [ask, 4], [dress, 4], [move, 1], [turn, 3]];

  // What a link says of a view, said again by another widget that has only the link.
  const twin = document.createElement("vard-kronan");
  const plain = (text) => new URLSearchParams(text).toString().replace(/&?(theme|lang)=[^&]*/g, "");
  const isSame = (one, other) => plain(one) === plain(other);
  const told = async (element) => [element.view, await element.toCsv()];
  const agree = async () => {
    const wanted = live();
    await frame();
    let link = wanted.view;
    twin.setAttribute("lang", wanted.shadowRoot.querySelector(".vk").lang);
    if (!twin.isConnected) {
      twin.setAttribute("src", wanted.getAttribute("src"));
      twin.view = link;
      const ready = new Promise((done) => twin.addEventListener("vardkronan-ready", done, { once: true }));
      document.querySelector("footer").append(twin);
      await ready;
    } else {
      twin.view = link;
    }
    await frame();
    await frame();
    // On a busy machine Yew draws in several turns, and the view is told after the last one.
    for (let turn = 0; turn < FRAMES_MAX && !isSame(wanted.view, twin.view); turn++) {
      if (wanted.view !== link) twin.view = link = wanted.view;
      await frame();
    }
    const [[mine, csv], [theirs, again]] = [await told(wanted), await told(twin)];
    if (csv !== again) return `a link does not say what is shown: ${link} | ${theirs}`;
    return isSame(mine, theirs) ? null : `a link is read as another: ${mine} | ${theirs}`;
  };

  return {
    seed(value) {
      state = value | 0;
    },
    /** Some steps; the first fault with the steps that led there, or null. */
    async run(count, budget_ms) {
      const done = [];
      const end = performance.now() + budget_ms;
      let steps = 0;
      for (; steps < count && performance.now() < end; steps++) {
        const sum = WAYS.reduce((total, [, weight]) => total + weight, 0);
        let at = random() * sum;
        const [way] = WAYS.find(([, weight]) => (at -= weight) < 0);
        done.push(way());
        await frame();
        const fault = window.ledger.faults[0] ?? (live().dataset.fault && `fault ${live().dataset.fault}`) ??
          (root().querySelector(".vk") ? null : "nothing is shown");
        if (fault) return { steps, fault, done: done.slice(-12) };
      }
      const fault = await agree();
      return { steps, fault, done: done.slice(-12) };
    },
    /** Back to where it began, with nothing open and no twin. */
    async rest(view) {
      twin.remove();
      for (const each of root().querySelectorAll("dialog[open]")) each.close();
      for (const each of root().querySelectorAll("details[open]")) each.open = false;
      document.body.style.width = "";
      const host = live();
      host.setAttribute("theme", "light");
      host.setAttribute("lang", "sv");
      host.setAttribute("heading-level", "2");
      document.querySelector("main").append(host);
      host.view = view;
      for (let turn = 0; turn < 4; turn++) await frame();
    },
  };
})();
