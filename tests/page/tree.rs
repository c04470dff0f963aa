//! What assistive technology is given: the accessibility tree of the built page.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};
use vardkronan::compare::{Comparison, Datum, Slot, compare};
use vardkronan::dataset::{Dataset, Language};
use vardkronan::ingest::{Strictness, json as dataset_json};
use vardkronan::text::{Locale, absence_word, datum_sentence, text_alternative};
use vardkronan::view::link::decode;
use vardkronan::view::{ChartKind, Measure};

use crate::browser::{Page, visit_by};
use crate::dist;
use crate::dist::file_address;
use crate::engine::Means;
use crate::screen::all_views;

/// What one element is to assistive technology.
#[derive(Debug)]
struct Node {
    role: String,
    name: String,
    level: i64,
    can_focus: bool,
}

/// Roles that do something, and so must have a name.
const CONTROLS: [&str; 11] = [
    "button",
    "link",
    "checkbox",
    "radio",
    "combobox",
    "slider",
    "textbox",
    "spinbutton",
    "tab",
    "DisclosureTriangle",
    "searchbox",
];

impl Page {
    /// All that is not hidden from it, in reading order.
    async fn tree(&self) -> Vec<Node> {
        let tree = self.cdp("Accessibility.getFullAXTree", json!({})).await;
        let nodes = tree["nodes"].as_array().unwrap();
        let by_id: BTreeMap<&str, &Value> =
            nodes.iter().map(|node| (node["nodeId"].as_str().unwrap(), node)).collect();
        let mut found = Vec::new();
        let mut waiting = vec![&nodes[0]];
        while let Some(node) = waiting.pop() {
            let children = node["childIds"].as_array().into_iter().flatten().rev();
            waiting.extend(children.filter_map(|id| by_id.get(id.as_str()?)));
            if node["ignored"] == json!(true) {
                continue;
            }
            let property = |name: &str| {
                let mut all = node["properties"].as_array().into_iter().flatten();
                all.find(|each| each["name"] == name).map(|each| each["value"]["value"].clone())
            };
            found.push(Node {
                role: node["role"]["value"].as_str().unwrap_or_default().to_owned(),
                name: plain(node["name"]["value"].as_str().unwrap_or_default()),
                level: property("level").and_then(|level| level.as_i64()).unwrap_or_default(),
                can_focus: property("focusable") == Some(json!(true)),
            });
        }
        found
    }
}

fn plain(words: &str) -> String {
    words.replace('\u{a0}', " ").trim().to_owned()
}

/// The comparison behind a view, as the program `vardkronan table` has it.
fn compared(link: &str) -> (Dataset, Comparison) {
    let name = if link.contains("womens") { "womens-health-grants" } else { "investments" };
    let bytes = std::fs::read(dist::path(&format!("data/{name}.json"))).unwrap();
    let dataset = dataset_json::read(&bytes, Strictness::Strict).dataset.unwrap();
    let comparison = compare(&dataset, &decode(link).view);
    (dataset, comparison)
}

/// A view in a language, and its tree.
struct Seen {
    name: &'static str,
    view: &'static str,
    language: Language,
    tree: Vec<Node>,
}

/// The tree of each view in each language, taken once for all tests.
fn every_view() -> &'static [Seen] {
    static SEEN: LazyLock<Vec<Seen>> = LazyLock::new(|| {
        let seen = RefCell::new(Vec::new());
        visit_by(&[Means::Tree], &file_address("vardkronan.html"), async |page| {
            page.wait_until_ready().await;
            page.cdp("Accessibility.enable", json!({})).await;
            for (name, view) in all_views() {
                for language in Language::ALL {
                    page.show(&format!("{view}&lang={}", language.tag())).await;
                    let tree = page.tree().await;
                    seen.borrow_mut().push(Seen { name, view, language, tree });
                }
            }
        });
        seen.into_inner()
    });
    &SEEN
}

#[test]
fn every_number_of_a_view_is_a_named_thing_to_go_to() {
    for Seen { name, view, language, tree } in every_view() {
        let locale = Locale::of(*language);
        let (dataset, comparison) = compared(view);
        assert!(*name == "nothing" || !comparison.cells.is_empty(), "{name}");
        for cell in &comparison.cells {
            if *name == "table" {
                let region = dataset.region(cell.region).unwrap().short_name().get(*language);
                let has = |role: &str, part: &str| {
                    tree.iter().any(|node| node.role == role && node.name.contains(part))
                };
                assert!(has("rowheader", region), "{name}: no row of {region}");
                if let Err(absence) = cell.value {
                    let word = plain(absence_word(locale, absence));
                    assert!(has("cell", &word), "{name}: no {word:?}");
                }
            }
        }
        if *name == "table" {
            continue;
        }
        // Earlier stages and the country, too, where the chart has them.
        for datum in comparison.data().into_iter().filter(|&datum| is_drawn(&comparison, datum)) {
            let sentence = plain(&datum_sentence(&dataset, &comparison, datum, locale));
            let marks: Vec<&Node> = tree.iter().filter(|node| node.name == sentence).collect();
            assert!(
                marks.iter().any(|node| node.role == "button" && node.can_focus),
                "{name}: {sentence:?} is {marks:?}"
            );
        }
    }
}

/// Whether a chart has it: an earlier stage with a value, and the country but for its total, which
/// would dwarf every region, and not beside stacks, where words have it.
fn is_drawn(comparison: &Comparison, datum: Datum) -> bool {
    match datum {
        Datum::Cell(_) => true,
        Datum::Outline(at) => comparison.outlines[at].value.is_ok(),
        Datum::Country(at) => {
            let is_span = matches!(comparison.country[at].slot, Slot::Span { .. });
            let has_place =
                comparison.measure != Measure::Total && comparison.view.chart != ChartKind::Areas;
            has_place && !is_span && comparison.country[at].value.is_ok()
        }
    }
}

#[test]
fn the_table_reads_every_value_of_the_program() {
    for Seen { view, tree, .. } in every_view().iter().filter(|seen| seen.name == "table") {
        let values: Vec<&Node> =
            tree.iter().filter(|node| node.role == "button" && node.can_focus).collect();
        let (_, comparison) = compared(view);
        let digits = |words: &str| words.chars().filter(char::is_ascii_digit).collect::<String>();
        for cell in &comparison.cells {
            let Ok(value) = cell.value else { continue };
            // These amounts are whole kronor, which the table shows to the last digit.
            let kronor = format!("{:.0}", value.as_f64());
            let is_there = values.iter().any(|node| digits(&node.name) == kronor);
            assert!(is_there, "no {kronor}: {values:?}");
        }
        assert!(comparison.cells.iter().any(|cell| cell.value.is_ok()), "{view} has no value");
    }
}

#[test]
fn what_a_chart_shows_is_read_before_its_values_and_how_to_use_them_after() {
    for Seen { name, view, language, tree } in every_view() {
        let (dataset, comparison) = compared(view);
        if *name == "table" || comparison.cells.is_empty() {
            continue;
        }
        let locale = Locale::of(*language);
        let alternative = plain(&text_alternative(&dataset, &comparison, locale));
        let places = [
            ("StaticText", alternative.as_str()),
            ("group", locale.word("chart.values")),
            ("StaticText", locale.word("chart.hint")),
        ];
        let places = places.map(|(role, words)| {
            let found = tree.iter().position(|node| node.role == role && node.name == words);
            found.unwrap_or_else(|| panic!("{name}: no {role} {words}"))
        });
        assert!(places.is_sorted(), "{name}: {places:?}");
        let groups = tree.iter().filter(|it| it.name == locale.word("chart.values")).count();
        assert_eq!(groups, 1, "{name}");
    }
}

#[test]
fn no_control_is_without_a_name() {
    for Seen { name, language, tree, .. } in every_view() {
        for node in tree {
            let is_control = CONTROLS.contains(&node.role.as_str());
            assert!(!is_control || !node.name.is_empty(), "{name}, {language:?}: {node:?}");
        }
        let controls = tree.iter().filter(|node| CONTROLS.contains(&node.role.as_str())).count();
        assert!(controls > 15, "{name}: only {controls} controls");
    }
}

#[test]
fn headings_leave_no_level_out_and_one_place_tells_of_changes() {
    for Seen { name, language, tree, .. } in every_view() {
        let levels: Vec<i64> =
            tree.iter().filter(|node| node.role == "heading").map(|node| node.level).collect();
        let what = format!("{name}, {language:?}: {levels:?}");
        assert_eq!(levels.first(), Some(&1), "{what}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{what}");
        assert!(tree.iter().any(|node| node.role == "status"), "{name}: no live region");
    }
}
