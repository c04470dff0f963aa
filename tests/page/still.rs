//! The static part of pages: before the program runs, without it, and while it takes over.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::browser::{Page, has, visit, visit_by, visit_without_scripts};
use crate::dist::{self, file_address};
use crate::engine::{Engine, Means};
use crate::host::serve;
use crate::whole::is_whole;

const WIDTHS: [u32; 3] = [360, 768, 1200];

/// Another view than the one that the page was made with.
const OTHER: &str = "dataset=investments&chart=areas&regions=14&years=2018";

/// The one-file page whose program never comes; with what stands after `#`.
fn visit_waiting<F: Future<Output = ()>>(fragment: &str, steps: impl FnOnce(Page) -> F) {
    let html = fs::read_to_string(dist::path("vardkronan.html")).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("page.html");
    fs::write(&path, waiting(&html)).unwrap();
    visit(&format!("file://{}{fragment}", path.display()), steps);
}

/// A page without its program, whose element never comes to life; the page's policy would not have it.
fn waiting(html: &str) -> String {
    let (before, _) = html.split_once("<script type=\"application/octet-stream\"").unwrap();
    let (head, policy) = before.split_once("<meta http-equiv").unwrap();
    let (_, rest) = policy.split_once('>').unwrap();
    let element = "customElements.define('vard-kronan', class extends HTMLElement {})";
    format!("{head}{rest}<script>{element}</script>")
}

impl Page {
    /// The height of something in the page, in hundredths of a pixel.
    async fn height(&self, element: &str) -> u64 {
        let script = format!("return Math.round(100 * {element}.getBoundingClientRect().height)");
        self.run(&script).await.as_u64().unwrap()
    }

    /// What has moved since the page was opened, and how far.
    async fn layout_shifts(&self) -> Value {
        let script = "return new Promise((done) => {
            const shifts = [];
            const place = ({ x, y, width, height }) => [x, y, width, height].join(' ');
            const told = ({ node, previousRect, currentRect }) =>
                [node?.outerHTML?.slice(0, 80), place(previousRect), place(currentRect)].join(' | ');
            new PerformanceObserver((list) => list.getEntries().forEach((it) => {
                shifts.push([it.value, it.startTime, ...it.sources.map(told)]);
            })).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(shifts), 400);
        })";
        self.run(script).await
    }
}

#[test]
fn nothing_moves_when_the_widget_takes_over() {
    let frame = serve(&fs::read_to_string(dist::path("frame.html")).unwrap());
    for address in [frame, file_address("vardkronan.html")] {
        visit_by(&[Means::Pace], &address, async |page| {
            // As on a phone: whatever comes late is seen.
            page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
            for &width in if is_whole() { &WIDTHS[..] } else { &WIDTHS[..1] } {
                page.resize(width, 900, 1.0).await;
                page.reload().await;
                page.wait_until_ready().await;
                let found = page.layout_shifts().await;
                assert_eq!(found, json!([]), "{width} px in {address}");
            }
            assert_eq!(page.log().await, Vec::<String>::new());
        });
    }
}

#[test]
fn static_and_live_widget_are_equally_high() {
    let mut heights = Vec::new();
    visit_waiting("", async |page| {
        for width in WIDTHS {
            page.resize(width, 900, 1.0).await;
            page.reload().await;
            page.settle().await;
            let still = page.height("document.querySelector('.vk-still > .vk')").await;
            let picture =
                "[...document.querySelectorAll('.vk-picture')].find((it) => it.clientHeight)";
            heights.push((still, page.height(picture).await));
        }
    });
    visit(&file_address("vardkronan.html"), async |page| {
        for (width, (still, picture)) in WIDTHS.into_iter().zip(heights) {
            page.resize(width, 900, 1.0).await;
            page.reload().await;
            page.wait_until_ready().await;
            let root = "document.querySelector('vard-kronan').shadowRoot";
            assert_eq!(
                page.height(&format!("{root}.querySelector('.vk')")).await,
                still,
                "{width}"
            );
            assert_eq!(page.height(&format!("{root}.querySelector('canvas')")).await, picture);
        }
    });
}

/// Widths on both sides of whatever changes the layout, and in between, as far as WebKit's windows are so
/// narrow.
fn many_widths() -> impl Iterator<Item = u32> {
    let least_px = if Engine::chosen() == Engine::Webkit { 320 } else { 280 };
    (least_px..=1300).step_by(34).chain([559, 560, 561, 592, 593, 931, 932])
}

/// The page with another view, whole and without its program.
fn packed(view: &str, directory: &Path) -> [String; 2] {
    let path = directory.join("page.html");
    let mut pack = Command::new(env!("CARGO_BIN_EXE_vardkronan"));
    pack.arg("pack").args(
        ["investments", "womens-health-grants"]
            .map(|name| dist::path(&format!("data/{name}.json"))),
    );
    pack.arg("--shell").arg(dist::path("vardkronan.html")).args(["--view", view, "-o"]);
    assert!(pack.arg(&path).status().unwrap().success());
    let html = fs::read_to_string(&path).unwrap();
    let waits = directory.join("waiting.html");
    fs::write(&waits, waiting(&html)).unwrap();
    [path, waits].map(|path| format!("file://{}", path.display()))
}

#[test]
fn static_and_live_views_are_equally_high_at_every_width() {
    for view in [
        "dataset=womens-health-grants&chart=regions&regions=all&years=2024",
        "dataset=womens-health-grants&chart=map&regions=all&years=2024&hide=controls,tabs",
        "dataset=investments&chart=areas&regions=14&years=2018&measure=total&lang=en",
        "dataset=womens-health-grants&chart=years&regions=01,03,04,05,06&years=2019-2024&form=multiples",
        "dataset=womens-health-grants&chart=table&regions=all&years=2024",
    ] {
        let directory = tempfile::tempdir().unwrap();
        let [live, waiting] = packed(view, directory.path());
        let mut heights = Vec::new();
        visit(&waiting, async |page| {
            for width in many_widths() {
                page.resize(width, 900, 1.0).await;
                heights.push(page.height("document.querySelector('.vk-still > .vk')").await);
            }
        });
        visit(&live, async |page| {
            page.wait_until_ready().await;
            for (width, still) in many_widths().zip(heights) {
                page.resize(width, 900, 1.0).await;
                let drawn = "return new Promise((done) => {
                    const drawn = () => requestAnimationFrame(() => requestAnimationFrame(done));
                    requestAnimationFrame(() => requestAnimationFrame(drawn));
                })";
                page.run(drawn).await;
                let live = "document.querySelector('vard-kronan').shadowRoot.querySelector('.vk')";
                let live = page.height(live).await;
                assert!(live.abs_diff(still) <= 50, "{live}, not {still}, at {width} in {view}");
            }
        });
    }
}

#[test]
fn place_is_let_go_when_the_reader_does_something() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let kept = "parseFloat(document.querySelector('vard-kronan').shadowRoot\
                    .querySelector('.vk').parentElement.style.minHeight)";
        page.wait_until(&format!("{kept} > 500")).await;
        page.press_at(500.0, 5.0).await;
        page.run("document.querySelector('vard-kronan').dispatchEvent(new Event('keydown'))").await;
        page.wait_until(&format!("Number.isNaN({kept})")).await;
    });
}

#[test]
fn without_scripts_the_page_is_a_whole_graphic() {
    visit_without_scripts(&file_address("vardkronan.html"), async |page| {
        let body = page.client.find(fantoccini::Locator::Css("body")).await.unwrap();
        let words = body.text().await.unwrap();
        for part in [
            "Pengar till vården i tre regioner",
            "Ett urval",
            "Kan inte jämföras",
            "318,68*",
            "Dokumenten bakom siffrorna",
            "JavaScript",
        ] {
            assert!(words.contains(part), "no {part:?} in {words:?}");
        }
        for dead in ["Din region", "Lyssna", "Ångra", "English"] {
            assert!(!words.contains(dead), "{dead:?} cannot be used");
        }
    });
}

#[test]
fn another_view_in_the_address_never_shows_the_static_one() {
    visit_waiting(&format!("#{OTHER}"), async |page| {
        let look = "const still = document.querySelector('.vk-still');\
            return [getComputedStyle(still).visibility, still.offsetHeight > 500, \
                    document.querySelector('.vk-wait').innerText]";
        assert_eq!(page.run(look).await, json!(["hidden", true, "Diagrammet hämtas …"]));
    });
    visit(&file_address(&format!("vardkronan.html#{OTHER}")), async |page| {
        page.wait_until_ready().await;
        let shown = "return [document.querySelector('.vk-still').offsetHeight, \
            document.querySelector('.vk-wait').offsetHeight]";
        assert_eq!(page.run(shown).await, json!([0, 0]));
    });
}

#[test]
fn the_same_view_in_the_address_shows_the_static_one_at_once() {
    let html = fs::read_to_string(dist::path("vardkronan.html")).unwrap();
    let (_, rest) = html.split_once("data-view=\"").unwrap();
    let link = rest.split_once('"').unwrap().0.replace("&amp;", "&");
    for fragment in [format!("#{link}&data=0123456789abcdef&lang=sv"), "#top".to_owned()] {
        visit_waiting(&fragment, async |page| {
            let look = "return [getComputedStyle(document.querySelector('.vk-still')).visibility, \
                document.querySelector('.vk-wait').offsetHeight]";
            assert_eq!(page.run(look).await, json!(["visible", 0]), "{fragment}");
        });
    }
}

#[test]
fn the_pages_ground_is_the_widgets_paper_from_the_first_paint_on() {
    const GROUND: &str =
        "const { backgroundColor, colorScheme } = getComputedStyle(document.documentElement);
        return [backgroundColor, colorScheme]";
    let dark = json!(["rgb(18, 23, 28)", "dark"]);
    let other = "#dataset=investments&chart=areas&regions=14&theme=dark";
    visit_waiting(other, async |page| assert_eq!(page.run(GROUND).await, dark));
    visit_by(&[Means::Media], &file_address(&format!("vardkronan.html{other}")), async |page| {
        page.wait_until_ready().await;
        assert_eq!(page.run(GROUND).await, dark);
        // Whatever changes the widget's look: the system, the printer, a host's style.
        page.emulate("print", &[]).await;
        page.settle().await;
        assert_eq!(page.run(GROUND).await, json!(["rgb(255, 255, 255)", "light"]));
        page.emulate("", &[]).await;
        page.settle().await;
        assert_eq!(page.run(GROUND).await, dark);
        page.run(
            "document.querySelector('vard-kronan').style.setProperty('--vk-paper', '#102030')",
        )
        .await;
        page.wait_until(
            "getComputedStyle(document.documentElement).backgroundColor === 'rgb(16, 32, 48)'",
        )
        .await;
    });
    let directory = tempfile::tempdir().unwrap();
    let style = "style=paper:fff1e5,ink:33302e";
    for (view, ground) in [
        ("chart=years&regions=14&theme=dark".to_owned(), dark),
        (format!("chart=years&regions=14&{style}"), json!(["rgb(255, 241, 229)", "light dark"])),
    ] {
        let [whole, waiting] = packed(&view, directory.path());
        visit_without_scripts(&whole, async |page| assert_eq!(page.run(GROUND).await, ground));
        visit(&waiting, async |page| assert_eq!(page.run(GROUND).await, ground));
    }
}

#[test]
fn table_shows_where_the_widget_cannot_start() {
    visit_waiting("", async |page| {
        let height = "document.querySelector('.vk-instead')";
        assert_eq!(page.height(height).await, 0);
        page.run("document.querySelector('vard-kronan').dataset.fault = 'unloadable'").await;
        assert!(page.height(height).await > 30_000);
        let controls = "[...document.querySelectorAll('.vk-still [inert]')]\
            .every((it) => it.offsetHeight === 0)";
        page.wait_until(controls).await;
    });
}

#[test]
fn static_part_is_in_the_readers_colours_without_a_script() {
    if !has(&[Means::Media]) {
        return;
    }
    visit_waiting("", async |page| {
        let look = "const vk = document.querySelector('.vk-still > .vk');
            const picture = [...document.querySelectorAll('.vk-picture')].find((it) => it.clientHeight);
            return [getComputedStyle(vk).backgroundColor, getComputedStyle(vk).color,
                getComputedStyle(picture.querySelector('.k1')).color]";
        let themes = [
            ("light", "no-preference", "rgb(255, 255, 255)", "rgb(22, 32, 42)"),
            ("dark", "no-preference", "rgb(18, 23, 28)", "rgb(232, 237, 241)"),
            ("dark", "more", "rgb(0, 0, 0)", "rgb(255, 255, 255)"),
            ("light", "more", "rgb(255, 255, 255)", "rgb(0, 0, 0)"),
        ];
        let has_contrast = has(&[Means::Contrast]);
        let is_asked = |contrast: &str| has_contrast || contrast != "more";
        for (scheme, contrast, paper, ink) in themes.into_iter().filter(|each| is_asked(each.1)) {
            let features = [("prefers-color-scheme", scheme), ("prefers-contrast", contrast)];
            page.emulate("", &features).await;
            assert_eq!(page.run(look).await, json!([paper, ink, ink]), "{scheme} {contrast}");
        }
        page.emulate("", &[("forced-colors", "active")]).await;
        let forced = "const probe = document.body.appendChild(document.createElement('i'));
            probe.style.cssText = 'forced-color-adjust:none;color:CanvasText';
            const wanted = getComputedStyle(probe).color;
            probe.remove();
            const picture = [...document.querySelectorAll('.vk-picture')].find((it) => it.clientHeight);
            return [...picture.querySelectorAll('text')].every((it) => getComputedStyle(it).fill === wanted)";
        assert_eq!(page.run(forced).await, json!(true));
    });
}
