//! The front page: what a web desk meets first, and three pages of papers on it.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::browser::{Page, visit, visit_by, visit_without_scripts};
use crate::dist;
use crate::engine::Means;
use crate::host::Host;
use crate::keys::{ENTER, TAB};
use crate::shifts::WATCH;
use crate::whole::is_whole;

const WIDTHS_PX: [u32; 4] = [320, 360, 768, 1200];
const PAGES: [&str; 2] = ["index.html", "en.html"];

fn address(name: &str) -> String {
    format!("{}{name}", Host::default().serve())
}

impl Page {
    /// Scrolls through all of the page as a reader does, so that what waits for it is loaded.
    async fn read_through(&self) {
        self.run(
            "return (async () => {
                for (let y = 0; y < document.body.scrollHeight; y += 400) {
                    scrollTo(0, y);
                    await new Promise((done) => setTimeout(done, 100));
                }
                await new Promise((done) => setTimeout(done, 1000));
                scrollTo(0, 0);
            })()",
        )
        .await;
    }
}

#[test]
fn front_page_is_live_three_times_and_asks_nobody_else() {
    for name in PAGES {
        visit(&address(name), async |page| {
            page.wait_until_ready().await;
            page.read_through().await;
            page.wait_until_frame_is_ready(0).await;
            let live = "[...document.querySelectorAll('vard-kronan')]\
                .filter((each) => each.shadowRoot.querySelector('.vk-canvas')).length";
            page.wait_until(&format!("{live} === 2")).await;
            let pictures = "return [...document.images].filter((each) => each.offsetHeight > 0\
                && each.naturalWidth > 0).length";
            assert_eq!(page.run(pictures).await, 1, "{name}");
            // The names of others lead nowhere here, and a refused request would be told, too.
            assert_eq!(page.log().await, Vec::<String>::new(), "{name}");
            let asked = "return performance.getEntriesByType('resource').map((each) => each.name)";
            let here = page.run("return location.origin").await;
            let outer = page.run(asked).await;
            let inner = page.run_in_frame(0, asked).await;
            let asked: Vec<&Value> =
                [&outer, &inner].into_iter().flat_map(|all| all.as_array().unwrap()).collect();
            assert!(asked.len() > 10, "{asked:?}");
            for each in asked {
                assert!(each.as_str().unwrap().starts_with(here.as_str().unwrap()), "{each}");
            }
        });
    }
}

#[test]
fn front_page_lets_no_request_out() {
    for name in PAGES {
        let text = fs::read_to_string(dist::path(name)).unwrap();
        let policy =
            "content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';";
        assert!(text.contains(policy), "{name}");
        for found in
            ["src=\"http", "src=\"//", "srcset=\"http", "@import", "stylesheet\" href=\"http"]
        {
            assert!(!text.contains(found), "{name}: {found}");
        }
    }
}

#[test]
fn front_page_fits_every_width() {
    for name in PAGES {
        visit(&address(name), async |page| {
            page.wait_until_ready().await;
            for width_px in WIDTHS_PX {
                page.set_width(width_px).await;
                let fits = "const { scrollWidth, clientWidth } = document.documentElement;\
                    return clientWidth > 300 && scrollWidth === clientWidth";
                assert_eq!(page.run(fits).await, true, "{name}, {width_px} px");
            }
        });
    }
}

#[test]
fn front_page_is_as_wide_before_it_is_too_high_for_the_window() {
    visit(&address("index.html"), async |page| {
        page.set_width(360).await;
        let widths = "const { body, documentElement } = document;
            const whole = body.clientWidth;
            const later = 'main > :not(.opening), body > footer';
            for (const each of document.querySelectorAll(later)) each.style.display = 'none';
            return [documentElement.scrollHeight <= innerHeight, body.clientWidth - whole]";
        assert_eq!(page.run(widths).await, json!([true, 0]));
    });
}

#[test]
fn front_page_never_shifts() {
    visit_by(&[Means::Pace, Means::EarlyScript], &address("index.html"), async |page| {
        let widths: &[u32] = if is_whole() { &[360, 768, 1200] } else { &[360] };
        for &width_px in widths {
            page.set_width(width_px).await;
            page.reload_after(WATCH).await;
            page.read_through().await;
            page.wait_until_frame_is_ready(0).await;
            page.read_through().await;
            assert_eq!(page.run("return self.shifts").await, json!([]), "{width_px} px");
        }
    });
}

#[test]
fn axe_finds_no_fault_on_the_front_page() {
    let pages = if is_whole() { &PAGES[..] } else { &PAGES[..1] };
    for name in pages {
        visit(&address(name), async |page| {
            page.wait_until_ready().await;
            page.read_through().await;
            page.wait_until_frame_is_ready(0).await;
            page.bring_axe().await;
            page.assert_sound(name).await;
            page.forget_the_static_part().await;
            let looks = page.looks();
            for width_px in [360, 1200] {
                page.set_width(width_px).await;
                for &look in looks {
                    page.set_look(look).await;
                    page.assert_sound(&format!("{name}, {look:?}, {width_px} px")).await;
                }
            }
        });
    }
}

#[test]
fn front_page_begins_with_a_way_past_its_head() {
    visit(&address("index.html"), async |page| {
        page.wait_until_ready().await;
        page.press_key(TAB).await;
        let focused =
            "return [document.activeElement.textContent, document.activeElement.offsetHeight > 10]";
        assert_eq!(page.run(focused).await, json!(["Till innehållet", true]));
        page.press_key(ENTER).await;
        assert_eq!(page.run("return location.hash").await, "#start");
        // Further on all can be reached: from the first link on to inside the widget.
        page.press_key(TAB).await;
        page.wait_until("document.activeElement.localName === 'vard-kronan'").await;
    });
}

#[test]
fn front_page_is_complete_without_scripts() {
    visit_without_scripts(&address("index.html"), async |page| {
        let seen = "return [...document.images].map((each) => [each.offsetHeight > 200,\
            each.alt.length > 100])";
        assert_eq!(page.run(seen).await, json!([[true, true], [true, true], [true, true]]));
        let words = page.run("return document.body.innerText").await.to_string();
        for part in
            ["Bädda in på en minut", "Egna siffror på en minut", "Så mycket fick din region"]
        {
            assert!(words.contains(part), "no {part:?}");
        }
        let links = "return ['data/investments.json', 'data/womens-health-grants.json'].every((each) =>\
            document.querySelector(`vard-kronan a[href='${each}']`).offsetHeight > 0)";
        assert_eq!(page.run(links).await, true);
    });
}

/// What an article on the front page says, and what the program says of the same view.
const FIGURES: [(&str, &str, &str, &str); 10] = [
    ("100 miljoner kronor till 2017", "investments", MILLIARD_KRONOR, "2017: 100 miljoner kronor"),
    ("350 miljoner till 2018", "investments", MILLIARD_KRONOR, "2018: 350 miljoner kronor"),
    (
        "550 miljoner till 2019",
        "investments",
        MILLIARD_KRONOR,
        "2019: 550 miljoner kronor, beslutat, planår",
    ),
    ("avsatte 1 miljard kronor", "investments", MILLIARD_KRONOR, "1 miljard kronor för 2017–2019"),
    (
        "59, 205 och 319 kronor",
        "investments",
        MILLIARD,
        "59 kronor per invånare, beslutat; Västra Götaland 2018: 205 kronor per invånare, beslutat; Västra Götaland 2019: 319 kronor",
    ),
    (
        "Gotland fick 252 kronor per invånare",
        "womens-health-grants",
        GRANTS,
        "(130 kronor mot 252 kronor)",
    ),
    ("143 kronor i hela riket", "womens-health-grants", GRANTS, "Riket: 143 kronor per invånare"),
    (
        "128–130 kronor per invånare",
        "womens-health-grants",
        MAIN,
        "21 värden mellan 128 och 130 kronor per invånare",
    ),
    (
        "alla 21 regioner ungefär lika mycket",
        "womens-health-grants",
        MAIN,
        "Alla värden är ungefär lika stora",
    ),
    (
        "2023 fick Gotland 258 kronor, Jämtland Härjedalen 193 och Stockholm 137",
        "womens-health-grants",
        SUPPLEMENT,
        "Stockholm 2023: 137 kronor per invånare; Gotland 2023: 258 kronor per invånare; Jämtland Härjedalen 2023: 193 kronor",
    ),
];
const MILLIARD: &str =
    "chart=years&regions=14&years=2017-2019&areas=transition-all&measure=per-resident";
const MILLIARD_KRONOR: &str = "chart=years&regions=14&years=2017-2019&areas=transition-all";
const GRANTS: &str = "chart=regions&regions=all&years=2024&measure=per-resident";
const MAIN: &str = "chart=regions&regions=all&years=2024&areas=women-main&measure=per-resident";
const SUPPLEMENT: &str = "chart=years&regions=01,09,23&years=2023&measure=per-resident";

fn described(data: &str, view: &str, language: &str) -> String {
    let program = env!("CARGO_BIN_EXE_vardkronan");
    let data = dist::path(&format!("data/{data}.json"));
    let arguments = ["--view", view, "--lang", language];
    let done = Command::new(program).arg("describe").arg(data).args(arguments).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    plain(&String::from_utf8(done.stdout).unwrap())
}

/// With one kind of spaces.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn figures_in_the_articles_are_those_of_the_data() {
    let page = plain(&fs::read_to_string(dist::path("index.html")).unwrap());
    for (words, data, view, said) in FIGURES {
        assert!(page.contains(words), "the page does not say {words:?}");
        let all = described(data, view, "sv");
        assert!(all.contains(said), "{words:?} but {all}");
    }
    let words =
        "Till och med 2022 fick Stockholm, Gotland och Jämtland Härjedalen ungefär lika mycket";
    assert!(page.contains(words), "the page does not say {words:?}");
    for year in 2019..=2022 {
        let view = format!("chart=regions&regions=01,09,23&years={year}&measure=per-resident");
        let all = described("womens-health-grants", &view, "sv");
        assert!(all.contains("Alla värden är ungefär lika stora"), "{words:?} but {all}");
    }
}

#[test]
fn pictures_on_the_front_page_are_told_in_the_programs_words() {
    for (name, language) in PAGES.into_iter().zip(["sv", "en"]) {
        let page = plain(&fs::read_to_string(dist::path(name)).unwrap());
        for view in [GRANTS, "chart=years&regions=01,09,23&years=2019-2024&measure=per-resident"] {
            let all = described("womens-health-grants", view, language);
            let alternative = all.split("alternative: ").nth(1).unwrap();
            let alternative = alternative.split(" announcement: ").next().unwrap();
            assert!(page.contains(&format!("alt=\"{alternative}\"")), "{name}: {alternative}");
        }
        assert!(!page.contains("alt=\"{"), "{name}");
    }
}
