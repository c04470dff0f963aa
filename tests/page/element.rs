//! `<vard-kronan>` in pages of others.

use serde_json::json;

use crate::browser::visit;
use crate::dist::file_address;
use crate::host::{article, article_with, serve};

const LIVE: &str =
    "<vard-kronan id=\"live\" src=\"data/investments.json\"><p>reserv</p></vard-kronan>";
const LISTEN: &str = "<script>var told = [];\
    for (const name of ['ready', 'change', 'select', 'error'])\
    document.addEventListener(`vardkronan-${name}`,\
    (event) => told.push([name, event.target.id, event.detail.code ?? '']))</script>";

#[test]
fn front_page_is_live() {
    let front = std::fs::read_to_string(crate::dist::path("index.html")).unwrap();
    visit(&serve(&front), async |page| {
        page.wait_until_ready().await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn works_any_number_of_times_on_one_page_with_one_module() {
    let markup = format!("{LISTEN}{LIVE}{}", LIVE.replace("live", "second"));
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until("told.filter(([name]) => name === 'ready').length === 2").await;
        let modules = "return performance.getEntriesByType('resource')\
            .filter((each) => each.name.endsWith('.wasm')).length";
        assert_eq!(page.run(modules).await, 1);
    });
}

#[test]
fn failure_of_one_leaves_the_others_and_its_own_fallback() {
    let broken = "<vard-kronan id=\"broken\" src=\"data/none.json\"><p>reserv</p></vard-kronan>";
    visit(&serve(&article(&format!("{LISTEN}{broken}{LIVE}"))), async |page| {
        page.wait_until("told.length === 2").await;
        let told = page.run("return told.sort()").await;
        assert_eq!(told, json!([["error", "broken", "data"], ["ready", "live", ""]]));
        assert!(page.run("return broken.querySelector('p').offsetHeight > 0").await == true);
        assert_eq!(page.run("return live.querySelector('p').offsetHeight").await, 0);
        let words = "return broken.shadowRoot.querySelector('[part=fault]').textContent";
        let words = page.run(words).await.to_string();
        assert!(words.contains("data/none.json (HTTP 404)"), "{words}");
    });
}

#[test]
fn unreadable_figures_leave_the_fallback_and_are_never_ready() {
    let inside = "<script type=\"application/json\">{ \"version\": 1,</script>";
    let markup = format!(
        "{LISTEN}<vard-kronan id=\"cut\">{inside}<p>reserv</p></vard-kronan>\
         <vard-kronan id=\"other\" src=\"index.html\"><p>reserv</p></vard-kronan>"
    );
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until("told.length === 2").await;
        page.run("return new Promise((done) => setTimeout(done, 300))").await;
        let told = page.run("return told.sort()").await;
        let expected =
            json!([["error", "cut", "invalid-data"], ["error", "other", "invalid-data"]]);
        assert_eq!(told, expected);
        for id in ["cut", "other"] {
            let heights = format!(
                "return {id}.querySelector('p').offsetHeight > 0 &&\
                 {id}.shadowRoot.querySelector('.vk-faults').offsetHeight > 0"
            );
            assert_eq!(page.run(&heights).await, true, "{id}");
        }
        let words = "return other.shadowRoot.querySelector('.vk-faults').textContent";
        let words = page.run(words).await.to_string();
        assert!(words.contains("/index.html"), "{words}");
    });
}

#[test]
fn hidden_parts_may_have_spaces_and_what_is_unknown_is_told_once_each() {
    let markup = LIVE.replace(
        "id=",
        "hide=\"controls, footer,foot\" theme=\"pink\" view=\"regions=14,99&amp;colour=red\" id=",
    );
    visit(&serve(&article(&format!("{LISTEN}{markup}"))), async |page| {
        page.wait_until_ready().await;
        let hidden = "return ['.vk-controls', '.vk-footer']\
            .map((each) => live.shadowRoot.querySelectorAll(each).length)";
        assert_eq!(page.run(hidden).await, json!([0, 0]));
        // In sight, though all else that must be known stands behind one line.
        let in_sight = "return [...live.shadowRoot.querySelectorAll('.vk-notices li')]\
            .filter((each) => !each.closest('details')).map((each) => each.innerText)";
        let in_sight = page.run(in_sight).await;
        assert!(in_sight[0].as_str().unwrap().contains("colour"), "{in_sight}");
        let unknown = "Vyn nämner 99, som inte finns i uppgifterna.";
        assert_eq!((&in_sight[1], &in_sight[2]), (&json!(unknown), &json!(null)));
        let log = page.log().await;
        assert_eq!(log.len(), 2, "{log:?}");
        assert!(log[0].contains("theme=pink, hide=foot"), "{log:?}");
        assert!(log[1].contains("colour, 99"), "{log:?}");
    });
}

#[test]
fn names_the_policy_that_blocks_it() {
    let policy = "<meta http-equiv=\"Content-Security-Policy\" \
        content=\"script-src 'self' 'unsafe-inline'\">";
    visit(&serve(&article_with(policy, &format!("{LISTEN}{LIVE}"))), async |page| {
        page.wait_until("told.length === 1").await;
        assert_eq!(page.run("return told").await, json!([["error", "live", "blocked"]]));
        assert_eq!(page.run("return live.dataset.fault").await, "blocked");
        let words = "return live.shadowRoot.querySelector('[part=fault]').textContent";
        let words = page.run(words).await.to_string();
        assert!(words.contains("'wasm-unsafe-eval'"), "{words}");
        assert!(page.run("return live.querySelector('p').offsetHeight > 0").await == true);
    });
}

#[test]
fn moving_it_keeps_what_it_shows() {
    let markup = format!("{LISTEN}{LIVE}<aside></aside>");
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until_ready().await;
        let moved = "const box = live.shadowRoot.querySelector('div');\
            document.querySelector('aside').append(live);\
            return new Promise((done) => setTimeout(() =>\
            done(box === live.shadowRoot.querySelector('div') && box.offsetHeight > 0), 50))";
        assert_eq!(page.run(moved).await, true);
        assert_eq!(page.run("return told.length").await, 1);
    });
}

#[test]
fn starts_again_after_it_was_away() {
    visit(&serve(&article(&format!("{LISTEN}{LIVE}"))), async |page| {
        page.wait_until_ready().await;
        let away = "window.kept = live; kept.remove();\
            return new Promise((done) => setTimeout(() =>\
            done([...kept.shadowRoot.children].filter((each) => each.localName === 'div').length), 50))";
        assert_eq!(page.run(away).await, 0);
        page.run("document.body.append(kept)").await;
        page.wait_until("told.length === 2 && told[1][0] === 'ready'").await;
        assert_eq!(page.run("return [...kept.shadowRoot.children].filter((each) => each.localName === 'div').length").await, 1);
    });
}

#[test]
fn takes_data_from_a_property_set_before_it_is_defined() {
    let markup = format!(
        "{LISTEN}<vard-kronan id=\"own\"></vard-kronan><script>\
         own.data = fetch('data/investments.json').then((response) => response.text());\
         own.data.then((text) => {{ own.data = text }})</script>"
    );
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until("told.some(([name, id]) => name === 'ready' && id === 'own')").await;
    });
}

#[test]
fn loading_the_module_twice_is_harmless() {
    let markup =
        format!("{LISTEN}{LIVE}<script type=\"module\" src=\"vardkronan.js?again\"></script>");
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until_ready().await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn without_figures_it_says_so() {
    let markup = format!("{LISTEN}<vard-kronan id=\"bare\" lang=\"en\"><p>spare</p></vard-kronan>");
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until("told.length === 1").await;
        assert_eq!(page.run("return told").await, json!([["error", "bare", "missing"]]));
        let seen = "const fault = bare.shadowRoot.querySelector('[part=fault]');
            return [fault.checkVisibility(), fault.innerText, bare.dataset.fault, bare.querySelector('p').checkVisibility(),
                bare.shadowRoot.querySelectorAll('.vk, button').length]";
        let words = "The interactive chart cannot be shown: no figures are given.";
        assert_eq!(page.run(seen).await, json!([true, words, "missing", true, 0]));
    });
}

#[test]
fn panic_leaves_a_sentence_and_the_fallback() {
    visit(&serve(&article(&format!("{LISTEN}{LIVE}"))), async |page| {
        page.wait_until_ready().await;
        // Yew panics where the browser refuses what never fails.
        let sabotage = "Node.prototype.insertBefore = () => { throw new Error('refused') };\
            const late = live.cloneNode(true); late.id = 'late'; document.body.append(late)";
        page.run(sabotage).await;
        page.wait_until("told.filter(([name]) => name === 'error').length === 2").await;
        for name in ["live", "late"] {
            let shown = format!(
                "return {name}.querySelector('p').offsetHeight > 0 &&\
                 {name}.shadowRoot.querySelector('[part=fault]').offsetHeight > 0"
            );
            assert_eq!(page.run(&shown).await, true, "{name}");
        }
        assert_eq!(page.run("return told.at(-1)[2]").await, "stopped");
    });
}

#[test]
fn one_file_page_opens_a_link_and_writes_the_next_one() {
    let address = file_address("vardkronan.html");
    visit(&format!("{address}#chart=table&regions=14&years=2018"), async |page| {
        page.wait_until_ready().await;
        let root = "document.querySelector('vard-kronan').shadowRoot";
        let cells = format!(
            "return [...{root}.querySelector('tbody tr').cells].map((each) => each.textContent)"
        );
        let cells = page.run(&cells).await;
        assert_eq!((&cells[0], &cells[1]), (&json!("Västra Götaland"), &json!("2018")));
        let entries = page.run("return history.length").await;
        page.run(&format!("{root}.querySelector('[role=tab]').click()")).await;
        page.wait_until("location.hash.includes('chart=regions&regions=14&years=2018')").await;
        // The page is its own, so that the browser's way back leads to the view before.
        assert_eq!(page.run("return history.length").await, entries.as_u64().unwrap() + 1);
        assert_eq!(page.run("return location.href.split('#')[0]").await, json!(address));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}
