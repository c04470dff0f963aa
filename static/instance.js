// The one instance of the module that all elements of a page share, and what follows when it breaks down.
//
// The build joins it behind start.js. Whatever the module throws has left it in the middle of something:
// a fault of its own, memory that it was not given, a browser that refuses what never fails. Nothing of
// that instance may be called again. The elements have their static parts back, another instance takes
// over, and they return one after the other, so that one which breaks it again is known, and left out.

// So often an element may be what breaks an instance before it stays as it is.
const BREAKS_MAX = 2;
// So often in a row nobody may be known to be what breaks it, before all stay as they are.
const UNEXPLAINED_MAX = 3;
const ROW_MS = 60_000;
// So long somebody who is touched counts as the reason.
const TOUCH_MS = 1000;
// A page that nobody sees draws nothing; the next one need not wait for that.
const RETURN_PATIENCE_MS = 2000;

let program;
// What the module has said before it threw.
let lastWords = "";
let isBroken = false;
let unexplained = 0;
let brokenAt = -ROW_MS;
const breaks = new WeakMap();
// For whom the module is being called, who was touched last, and who is just coming back.
let called = null;
let touched = null;
let touchedAt = -TOUCH_MS;
let returning = null;
// Counts breakdowns; whoever brings elements back after an earlier one has no more to do.
let breakdowns = 0;

for (const name of ["pointermove", "pointerdown", "focusin", "keydown", "input", "click"]) {
  addEventListener(name, (event) => {
    const element = event.composedPath().find((each) => live.has(each));
    if (element) [touched, touchedAt] = [element, performance.now()];
  }, { capture: true, passive: true });
}

// Places of widgets that were taken away: the module's roots are used again, for it keeps them for good.
const stages = [];

/** An empty element, and the stage in it. */
function takeStage() {
  if (stages.length > 0) return stages.pop();
  const place = document.createElement("div");
  // Yew adds entries from the last on, in turns: until it is done, a list would show one that nobody chose.
  new MutationObserver(() => {
    for (const list of place.querySelectorAll("select[data-value]")) list.value = list.dataset.value;
  }).observe(place, { subtree: true, childList: true });
  return [place, new Stage(place)];
}

/** Takes the widget away from its stage, which another one may have. */
function leaveStage(place, stage) {
  stage.clear();
  place.removeAttribute("style");
  stages.push([place, stage]);
}

/** The instance for whoever wants to draw; every caller gets its style sheet. */
function start() {
  program ??= (async () => {
    if (LACKING.length > 0) throw new Fault("unsupported", undefined, LACKING.join(", "));
    try {
      await __wbg_init({ module_or_path: moduleSource() });
    } catch (error) {
      program = undefined;
      throw startFault(error);
    }
    listen();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES || document.getElementById(STYLE_BLOCK_ID).textContent);
    return sheet;
  })();
  return program;
}

function listen() {
  isBroken = false;
  watch((message) => (lastWords = message));
}

/** What the module gives when it is called for an element; nothing, if it breaks down. */
function calling(element, use) {
  const before = called;
  called = element;
  try {
    return use();
  } catch (error) {
    breakDown(error);
    return undefined;
  } finally {
    called = before;
  }
}

/** The way to what has the focus in an element: its place among the children, level by level. */
function wayToFocus({ shadowRoot }) {
  const way = [];
  for (let each = shadowRoot.activeElement; each; each = each.parentElement) {
    way.unshift([...each.parentNode.children].indexOf(each));
  }
  return way;
}

/** Gives the focus to what stands there now, or else to where Tab leads first, unless it went elsewhere meanwhile. */
function refocus({ shadowRoot }, way) {
  if (way.length === 0 || (document.activeElement ?? document.body) !== document.body) return;
  const first = shadowRoot.querySelector("[tabindex='0']");
  for (const each of [way.reduce((at, place) => at?.children[place], shadowRoot), first]) {
    if (!shadowRoot.activeElement) each?.focus({ preventScroll: true });
  }
}

/** Ends the instance, and begins another one. */
function breakDown(error) {
  if (isBroken) return;
  isBroken = true;
  breakdowns += 1;
  stages.length = 0;
  // What it has left on the page is silent from now on.
  __wbg_instance_id += 1;
  const fault = new Fault("stopped", lastWords || error);
  lastWords = "";
  console.error("<vard-kronan>: begun anew after", fault.message, error);
  const now = performance.now();
  const known = called ?? returning;
  // Else it is one of those that are not drawn yet, first one that has been suspected before, or the one where
  // somebody does something. Who has nothing to draw is at rest.
  const undrawn = [...live.keys()].filter((each) => each.matches(":not([data-live], [data-fault])"));
  const again = undrawn.filter((each) => breaks.has(each));
  const suspects = known ? [known] : again.length > 0 ? again : undrawn;
  if (suspects.length === 0 && now - touchedAt < TOUCH_MS) suspects.push(touched);
  for (const each of suspects) breaks.set(each, each === returning ? BREAKS_MAX : (breaks.get(each) ?? 0) + 1);
  if (now - brokenAt > ROW_MS) unexplained = 0;
  if (suspects.length === 0) unexplained += 1;
  brokenAt = now;
  returning = null;
  const isOut = (each) => unexplained > UNEXPLAINED_MAX || breaks.get(each) >= BREAKS_MAX;
  const ways = new Map([...live.keys()].map((each) => [each, wayToFocus(each)]));
  for (const [each, life] of [...live]) {
    if (isOut(each)) life.fail(fault);
    else life.pause();
  }
  program = renewed(program);
  // Who is suspected comes last.
  const lives = [...live].sort(([one], [other]) => suspects.includes(one) - suspects.includes(other));
  bringBack(lives, suspects, ways, breakdowns);
}

/** The style sheet, as soon as there is another instance. */
async function renewed(before) {
  // By then no call of the broken one is under way.
  const sheet = await before;
  try {
    __wbg_reset_state();
  } catch (error) {
    throw new Fault("stopped", error);
  }
  listen();
  return sheet;
}

async function bringBack(lives, suspects, ways, turn) {
  const failed = await program.then(() => null, (fault) => fault);
  for (const [element, life] of lives) {
    // Taken away meanwhile, or begun anew by its page.
    if (live.get(element) !== life) continue;
    if (failed) {
      life.fail(failed);
      continue;
    }
    returning = element;
    const patience = new Promise((done) => setTimeout(done, RETURN_PATIENCE_MS));
    await Promise.race([life.resume(suspects.includes(element)), patience]);
    if (turn !== breakdowns) return;
    returning = null;
    refocus(element, ways.get(element));
  }
}

trapped = breakDown;
