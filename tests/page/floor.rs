//! Browsers below the floor: what stands in the element stays, and one sentence says what is missing.

use serde_json::json;

use crate::browser::visit;
use crate::dist;
use crate::host::{Host, article_with, serve};

/// Each feature by its name in `docs/embedding.md`, and a script that takes it away.
const FLOOR: [(&str, &str); 7] = [
    ("WebAssembly", "delete window.WebAssembly"),
    ("adoptedStyleSheets", "delete Document.prototype.adoptedStyleSheets"),
    ("container queries", "deny('container-type')"),
    (":has()", "deny('selector(:has(a))')"),
    ("ResizeObserver", "delete window.ResizeObserver"),
    ("<dialog>", "delete window.HTMLDialogElement"),
    ("DecompressionStream", "delete window.DecompressionStream"),
];
const DENY: &str = "const supports = CSS.supports;\
    const deny = (name) => (CSS.supports = (...all) => all[0] !== name && supports.apply(CSS, all));";

#[test]
fn each_feature_of_the_floor_is_named_where_it_is_missing() {
    let docs = include_str!("../../docs/embedding.md");
    let pages: Vec<String> = FLOOR
        .iter()
        .map(|(name, away)| {
            assert!(docs.contains(&format!("| `{name}` |")), "{name} is not in the documentation");
            article_with(
                &format!("<script>{DENY}{away}</script>"),
                "<vard-kronan id=\"old\" src=\"data/investments.json\"><p>reserv</p></vard-kronan>",
            )
        })
        .collect();
    let mut host = Host::default();
    for (at, page) in pages.iter().enumerate() {
        host = host.with(&format!("old-{at}.html"), page.as_str());
    }
    let origin = host.serve();
    visit(&origin, async |page| {
        for (at, (name, _)) in FLOOR.iter().enumerate() {
            page.go(&format!("{origin}old-{at}.html")).await;
            page.wait_until("old.dataset.fault === 'unsupported'").await;
            let seen = "return [old.querySelector('p').offsetHeight > 0,\
                old.shadowRoot.querySelector('[part=fault]').innerText]";
            let seen = page.run(seen).await;
            assert_eq!(seen[0], json!(true), "{name}");
            let words = seen[1].as_str().unwrap();
            assert!(words.ends_with(&format!("Den saknar: {name}")), "{name}: {words}");
        }
    });
}

#[test]
fn program_that_the_browser_cannot_read_leaves_the_static_part_and_a_sentence() {
    let frame = std::fs::read_to_string(dist::path("frame.html")).unwrap();
    let origin = Host::default().with("", frame).with("vardkronan.js", "a new word;").serve();
    visit(&origin, async |page| {
        page.wait_until("document.querySelector('vard-kronan').dataset.fault === 'unloadable'")
            .await;
        let seen = "return [document.querySelector('#vardkronan-fault').offsetHeight > 0,\
            document.querySelector('.vk-still').offsetHeight > 300]";
        assert_eq!(page.run(seen).await, json!([true, true]));
    });
    // With its program the same page has nothing to say.
    let whole = std::fs::read_to_string(dist::path("frame.html")).unwrap();
    visit(&serve(&whole), async |page| {
        page.wait_until_ready().await;
        let hidden = "return document.querySelector('#vardkronan-fault').hidden";
        assert_eq!(page.run(hidden).await, json!(true));
    });
}
