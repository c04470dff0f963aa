//! The markup of every component, as it stands in the page: golden files, written anew under
//! `UPDATE_GOLDEN=1`.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::json;
use vardkronan::export::fingerprint;
use vardkronan::ingest::{Strictness, json as dataset_json};

use crate::browser::{Page, visit};
use crate::host::{article, serve};

/// A component of `src/components`, how its part of the page is found, and in which states.
pub(crate) const COMPONENTS: &[(&str, &str, &[&str])] = &[
    ("body", ".vk", &["years", "table", "difference", "phone"]),
    ("changed", ".vk-changed", &["changed"]),
    ("chart", ".vk-chart", &["years"]),
    ("check", ".vk-more .vk-check:first-of-type", &["years"]),
    ("choices", ".vk-chips:has(.vk-chip-choice)", &["years"]),
    ("citation", ".vk-copy", &["years"]),
    ("claim_form", ".vk-claim", &["difference"]),
    ("controls", ".vk-controls", &["years", "difference", "phone"]),
    ("corrections", ".vk-correction", &["years"]),
    ("details", ".vk-details", &["years"]),
    ("embed_dialog", ".vk-embed", &["embed"]),
    ("faults", ".vk-faults", &["faults"]),
    ("fold", ".vk-fold, .vk-folds > .vk-more", &["phone"]),
    ("footer", ".vk-footer", &["years"]),
    ("form", ".vk-field:has(> select[aria-label='Diagramtyp'])", &["years"]),
    ("guide", ".vk-guide", &["years"]),
    ("head", ".vk-head", &["years", "english"]),
    ("legend", ".vk-legend", &["years", "regions", "stacked"]),
    ("listen", ".vk-listen", &["years", "regions"]),
    ("live", "[aria-live]", &["years", "table"]),
    ("marks", ".vk-marks", &["years", "regions", "areas", "stacked", "line", "difference", "map"]),
    ("more", ".vk-more", &["years"]),
    ("notice_box", ".vk-notices", &["years"]),
    ("own_region", ".vk-own", &["years"]),
    ("pair_formulas", ".vk-pairs-computed", &["difference"]),
    ("pairs", ".vk-pairs", &["difference"]),
    ("panel", ".vk-panel", &["years", "table", "nothing"]),
    ("patterns", ".vk-patterns", &["years"]),
    ("prices", ".vk-field:has(.vk-prices)", &["years"]),
    ("purpose", ".vk-areas", &["years"]),
    ("region_list", ".vk-list", &["years", "phone"]),
    ("regions", ".vk-chosen", &["years"]),
    ("segments", "[role=radiogroup]", &["years"]),
    ("select", ".vk-own select, .vk-year", &["years"]),
    ("sides", ".vk-sides", &["difference"]),
    ("step", ".vk-back", &["years"]),
    ("sums", ".vk-spread", &["years"]),
    ("table", ".vk-table", &["table"]),
    ("tabs", ".vk-tabs", &["years"]),
    ("tooltip", ".vk-tooltip", &["years"]),
    ("verdict_box", ".vk-verdict", &["years", "difference"]),
    ("widget", ":host > div", &["years"]),
    ("year_range", ".vk-years", &["years"]),
];

pub(crate) const SMALL: &str = include_str!("../data/small.json");

/// A state's width, view, and what is done there.
pub(crate) fn states() -> Vec<(&'static str, u32, String)> {
    let view = |link: &str| link.to_owned();
    let years = "chart=years&regions=all&measure=per-resident";
    vec![
        ("years", 1200, view(years)),
        ("english", 1200, view("chart=years&regions=all&lang=en")),
        ("regions", 1200, view("chart=regions&regions=all&natures=all")),
        ("areas", 1200, view("chart=areas&regions=N1&years=2018")),
        ("stacked", 1200, view("chart=areas&regions=all&natures=all")),
        ("line", 1200, view("chart=years&regions=all&form=line")),
        ("map", 1200, view("chart=map&regions=all&years=2018")),
        ("table", 1200, view("chart=table&regions=all")),
        (
            "difference",
            1200,
            view("chart=difference&a=N1:2018:all&b=S2:2019-2022:all&claim=more:2"),
        ),
        ("nothing", 1200, view("chart=years&regions=S2&years=2018&phases=executed")),
        ("phone", 360, view(years)),
        ("changed", 1200, format!("{years}&data={}", earlier().1)),
        ("embed", 1200, view(years)),
    ]
}

/// An earlier edition of the small dataset, and the beginning of its hash.
pub(crate) fn earlier() -> (String, String) {
    let earlier = SMALL.replace("2026-11-22", "2026-11-01").replace("60000000.5", "50000000.5");
    let dataset = dataset_json::read(earlier.as_bytes(), Strictness::Strict).dataset.unwrap();
    let hash = fingerprint(&dataset).hex()[..16].to_owned();
    (earlier, hash)
}

impl Page {
    /// What stands in the page of a component, each of its places.
    async fn markup(&self, widget: &str, selector: &str) -> Vec<String> {
        let script = include_str!("markup.js");
        let inside: Vec<&str> = COMPONENTS.iter().map(|(_, selector, _)| *selector).collect();
        let call = format!(
            "const root = document.getElementById({}).shadowRoot;
            return ({script})(root, {}, {})",
            json!(widget),
            json!(selector),
            json!(inside)
        );
        let found = self.run(&call).await;
        found.as_array().unwrap().iter().map(|each| each.as_str().unwrap().to_owned()).collect()
    }
}

/// The golden text of every component.
fn written() -> Vec<(&'static str, String)> {
    let all = RefCell::new(
        COMPONENTS.iter().map(|&(name, ..)| (name, String::new())).collect::<Vec<_>>(),
    );
    let block = |text: &str| format!("<script type=\"application/json\">{text}</script>");
    let markup = format!(
        "<h1>t</h1><vard-kronan id=\"vardkronan\">{}{}</vard-kronan>\
         <vard-kronan id=\"cut\">{}</vard-kronan>",
        block(SMALL),
        block(&earlier().0),
        block("{ \"version\": 1, \"id\": 7,")
    );
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until_ready().await;
        page.wait_until("document.getElementById('cut').shadowRoot?.querySelector('.vk-faults')")
            .await;
        let take = async |state: &str, widget: &str| {
            for (at, (_, selector, states)) in COMPONENTS.iter().enumerate() {
                if states.contains(&state) {
                    let found = page.markup(widget, selector).await;
                    assert!(!found.is_empty(), "{state}: no {selector}");
                    let text = &mut all.borrow_mut()[at].1;
                    text.push_str(&format!("== {state}\n{}\n", found.join("\n")));
                }
            }
        };
        for (state, width_px, view) in states() {
            page.set_width(width_px).await;
            page.show(&view).await;
            page.open_folds().await;
            page.run(
                "const root = document.querySelector('vard-kronan').shadowRoot;
                root.querySelector('.vk-mark')?.click();
                root.querySelector('.vk-pairs-computed button')?.click()",
            )
            .await;
            page.settle().await;
            if state == "embed" {
                page.in_widget("root.querySelector('[aria-haspopup=dialog]').click()").await;
                page.settle().await;
            }
            if state == "years" {
                page.in_widget("root.querySelector('.vk-mark').focus()").await;
                page.settle().await;
            }
            // What is said after a change waits for the next one.
            page.run("return new Promise((done) => setTimeout(done, 400))").await;
            take(state, "vardkronan").await;
        }
        take("faults", "cut").await;
    });
    all.into_inner()
}

#[test]
fn every_component_has_the_markup_of_its_golden_file() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/markup");
    let mut broken = Vec::new();
    for (name, found) in written() {
        let path = folder.join(format!("{name}.html"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &found).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        if found != golden {
            let line = found.lines().zip(golden.lines()).position(|(a, b)| a != b);
            let at = line.unwrap_or_else(|| found.lines().count().min(golden.lines().count()));
            let lines = |text: &str| text.lines().nth(at).unwrap_or_default().trim().to_owned();
            broken.push(format!(
                "{name}.html, line {}: found {:?}, expected {:?}",
                at + 1,
                lines(&found),
                lines(&golden)
            ));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}; UPDATE_GOLDEN=1 writes them anew");
}

#[test]
fn every_component_that_writes_markup_has_a_golden_file() {
    let known: BTreeSet<String> = COMPONENTS.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/components");
    let mut writing = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        // What is only in static parts has its golden files with them, what is only on paper is read
        // from the printed page.
        let is_elsewhere = ["still", "sheet", "proof"].contains(&&*name);
        if !is_elsewhere && fs::read_to_string(&path).unwrap().contains("html! {") {
            writing.insert(name);
        }
    }
    let missing: Vec<&String> = writing.difference(&known).collect();
    assert!(missing.is_empty(), "no golden markup: {missing:?}; list them in COMPONENTS");
    let gone: Vec<&String> = known.difference(&writing).collect();
    assert!(gone.is_empty(), "no such components: {gone:?}");
}
