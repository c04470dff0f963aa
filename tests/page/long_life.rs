//! A page that stands for years: nothing grows with rounds, toggles or a stranger's random use, and
//! what is shown is always what its link says.
//!
//! Short here; `scripts/endure` runs the same for as long as it is told.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::engine::Engine;
use crate::host::{article_with, serve};
use crate::whole::is_whole;

const LEDGER: &str = include_str!("ledger.js");
const MONKEY: &str = include_str!("monkey.js");
/// From then on nothing may grow.
const WARM_ROUNDS: u64 = 10;
const TWO_PAGES: u64 = 2 * 65_536;
/// A piece of a long script, which WebDriver lets go on for ten times as long (`engine.rs`).
const SCRIPT_MS: u64 = 12_000;
const START: &str = "dataset=investments&chart=years&regions=14,08&years=2017-2022&measure=total";
/// What a host may ask for: each kind of chart, and what the data do not have.
const VIEWS: [&str; 8] = [
    START,
    "dataset=investments&chart=regions&regions=all&years=2018&measure=per-resident",
    "dataset=investments&chart=areas&regions=14&years=2017-2022",
    "dataset=investments&chart=table&regions=14,05&years=2017-2022&prices=2022",
    "dataset=investments&chart=difference&a=14:2018:all&b=08:2018:all",
    "dataset=investments&chart=map&regions=all&years=2019",
    "dataset=investments&chart=years&regions=none&years=1900-1901",
    "dataset=unknown&chart=pie&regions=99,xx&claim=more:1e400&hide=controls",
];

/// A number of the environment, such as `scripts/endure` sets.
fn wanted(name: &str, otherwise: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.map_or(otherwise, |text| {
        text.parse().unwrap_or_else(|_| panic!("{name}={text}: expected a number"))
    })
}

fn place() -> String {
    let head = format!("<script>{LEDGER}{MONKEY}window.monkeyViews = {};</script>", json!(VIEWS));
    let live = format!(
        "<main><vard-kronan src=\"data/investments.json\" view=\"{}\"></vard-kronan></main>\
         <aside></aside><footer></footer>",
        START.replace('&', "&amp;")
    );
    serve(&article_with(&head, &live))
}

/// What must not grow: of the page, of the module's memory and, in Chromium, of the browser.
#[derive(Debug)]
struct Weight {
    page: Value,
    module_bytes: u64,
    browser: Option<(u64, u64, u64)>,
}

impl Page {
    async fn weigh(&self) -> Weight {
        self.settle().await;
        let page = self.run("return ledger.page").await;
        let module_bytes = self.run("return ledger.moduleBytes").await.as_u64().unwrap();
        let mut browser = None;
        if self.engine == Engine::Chromium {
            self.cdp("Performance.enable", json!({})).await;
            // What weak references held goes in the next turns only.
            for _ in 0..5 {
                self.cdp("HeapProfiler.collectGarbage", json!({})).await;
                tokio::time::sleep(Duration::from_millis(150)).await;
            }
            let found = self.cdp("Performance.getMetrics", json!({})).await;
            let of = |name: &str| {
                let all = found["metrics"].as_array().unwrap();
                let each = all.iter().find(|each| each["name"] == name).unwrap();
                each["value"].as_f64().unwrap() as u64
            };
            browser = Some((of("Nodes"), of("JSEventListeners"), of("JSHeapUsedSize")));
        }
        Weight { page, module_bytes, browser }
    }

    async fn assert_no_faults(&self) {
        assert_eq!(self.run("return ledger.faults").await, json!([]));
    }
}

/// `later` weighs what `early` did.
fn assert_not_grown(early: &Weight, later: &Weight, rounds: u64) {
    println!("{rounds} rounds: {early:?} -> {later:?}");
    assert_eq!(early.page, later.page, "after {rounds} rounds");
    // An allocator may find its memory in pieces once or twice, not once in so many rounds.
    let grown = later.module_bytes - early.module_bytes;
    assert!(grown <= TWO_PAGES, "the module's memory grew by {grown} bytes in {rounds} rounds");
    if let (Some((nodes, listeners, heap)), Some((more, heard, used))) =
        (early.browser, later.browser)
    {
        // The browser keeps a few for its own purposes, however many rounds there were.
        assert!(more <= nodes + 200, "{nodes} nodes became {more} in {rounds} rounds");
        assert!(heard <= listeners + 20, "{listeners} listeners became {heard} in {rounds} rounds");
        // Compiled code and caches; what leaks a widget a round leaks a megabyte in ten.
        assert!(used <= heap + heap / 4 + 400_000, "{heap} bytes became {used} in {rounds} rounds");
    }
}

#[test]
fn coming_and_going_leaves_nothing() {
    let rounds = wanted("VARDKRONAN_ROUNDS", 40);
    visit(&place(), async |page| {
        page.wait_until_ready().await;
        let some = async |count: u64| {
            let script = format!(
                "return (async () => {{
                    for (let round = 0; round < {count}; round++) {{
                        const late = document.createElement('vard-kronan');
                        late.setAttribute('src', 'data/investments.json');
                        late.view = monkeyViews[round % monkeyViews.length];
                        const ready = new Promise((done) => late.addEventListener('vardkronan-ready', done, {{ once: true }}));
                        document.querySelector('footer').append(late);
                        await ready;
                        late.shadowRoot.querySelector('button')?.click();
                        late.remove();
                        await new Promise((done) => setTimeout(done, 0));
                    }}
                }})()"
            );
            page.run(&script).await;
        };
        some(WARM_ROUNDS).await;
        let early = page.weigh().await;
        let mut done = WARM_ROUNDS;
        while done < rounds {
            let count = (rounds - done).min(20);
            some(count).await;
            done += count;
        }
        assert_not_grown(&early, &page.weigh().await, rounds);
        page.assert_no_faults().await;
    });
}

#[test]
fn toggling_leaves_nothing() {
    let toggles = wanted("VARDKRONAN_TOGGLES", 300);
    visit(&place(), async |page| {
        page.wait_until_ready().await;
        // The same boxes in every round, on and off.
        let script = "return (async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
            const live = document.querySelector('vard-kronan');
            const boxes = () => [...live.shadowRoot.querySelectorAll('.vk-segment input, input[type=checkbox]')];
            const count = boxes().length;
            const step = Math.max(1, Math.floor(count / 10));
            let toggles = 0;
            for (let at = 0; at < count; at += step) {
                for (const turn of [0, 1]) {
                    boxes()[at]?.click();
                    await frame();
                    toggles += 1;
                }
            }
            live.view = monkeyViews[0];
            await frame();
            return toggles;
        })()";
        let mut done = 0;
        let mut early = None;
        let mut rounds = 0;
        while done < toggles || rounds <= WARM_ROUNDS {
            let count = page.run(script).await.as_u64().unwrap();
            assert!(count >= 10, "{count} toggles a round");
            done += count;
            rounds += 1;
            if rounds == WARM_ROUNDS {
                early = Some(page.weigh().await);
            }
        }
        assert_not_grown(&early.unwrap(), &page.weigh().await, rounds);
        page.assert_no_faults().await;
    });
}

#[test]
fn a_monkey_breaks_nothing_and_the_link_says_what_is_shown() {
    let seconds = wanted("VARDKRONAN_MONKEY_SECONDS", 4);
    let seed = wanted("VARDKRONAN_MONKEY_SEED", 20_261_127);
    visit(&place(), async |page| {
        page.wait_until_ready().await;
        page.run(&format!("monkey.seed({seed})")).await;
        let end = Instant::now() + Duration::from_secs(seconds);
        let mut steps = 0;
        while Instant::now() < end {
            let report = page.run(&format!("return monkey.run(40, {SCRIPT_MS})")).await;
            steps += report["steps"].as_u64().unwrap();
            assert_eq!(
                report["fault"],
                json!(null),
                "seed {seed}, after {steps} steps: {report:#}"
            );
        }
        println!("seed {seed}: {steps} steps");
        assert!(steps > 0, "nothing was done in {seconds} s");
        let steps = if is_whole() { 25 } else { 12 };
        // The same again and again is no growth; what one round may need, ten have needed.
        let again = async || {
            page.run(&format!("return monkey.rest({})", json!(START))).await;
            page.run(&format!("monkey.seed({seed})")).await;
            let report = page.run(&format!("return monkey.run({steps}, {SCRIPT_MS})")).await;
            assert_eq!(report["fault"], json!(null), "seed {seed}, again: {report:#}");
        };
        for _ in 0..WARM_ROUNDS {
            again().await;
        }
        page.run(&format!("return monkey.rest({})", json!(START))).await;
        let early = page.weigh().await;
        let rounds = WARM_ROUNDS + seconds.clamp(5, 60);
        for _ in WARM_ROUNDS..rounds {
            again().await;
        }
        page.run(&format!("return monkey.rest({})", json!(START))).await;
        assert_not_grown(&early, &page.weigh().await, rounds);
        page.assert_no_faults().await;
    });
}
