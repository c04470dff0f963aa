//! Which data a link was made with, and what a value rests on.

use vardkronan::components::WidgetEvent;
use vardkronan::export::fingerprint;
use vardkronan::ingest::{Strictness, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{GRANTS, INVESTMENTS, Stage};

const VIEW: &str = "dataset=investments&chart=table&regions=14&years=2018-2019";
const OTHER_DATA: &str = "0123456789abcdef";

/// The shipped selection as it might have been a year before, with one amount another one.
fn earlier() -> String {
    let text = core::str::from_utf8(INVESTMENTS).unwrap();
    let changed = text
        .replacen("\"updated\":\"2026-11-22\"", "\"updated\":\"2025-11-22\"", 1)
        .replacen("\"amount\":950000,", "\"amount\":850000,", 1);
    assert_ne!(changed, text);
    changed
}

fn short_hash(data: &[u8]) -> String {
    fingerprint(&json::read(data, Strictness::Lenient).dataset.unwrap()).short()
}

fn last_link(stage: &Stage) -> String {
    let events = stage.events.borrow();
    let mut links = events.iter().filter_map(|event| match event {
        WidgetEvent::Change(link) => Some(link.clone()),
        _ => None,
    });
    links.next_back().unwrap()
}

#[wasm_bindgen_test]
async fn the_footer_holds_the_hash_of_the_data() {
    let stage = Stage::with_view(VIEW).await;
    let hash = stage.find(".vk-footer .vk-checksum code").text_content().unwrap();
    assert_eq!(hash.len(), 64);
    assert!(hash.starts_with(&short_hash(INVESTMENTS)), "{hash}");
}

#[wasm_bindgen_test]
async fn every_link_holds_dataset_years_and_the_hash_of_the_data() {
    let stage = Stage::with_view("chart=table").await;
    stage.click(&stage.find_with("[role=tab]", "Regioner")).await;
    let link = last_link(&stage);
    assert!(link.starts_with("dataset=investments&chart=regions&regions=all&years="), "{link}");
    assert!(link.ends_with(&format!("&data={}", short_hash(INVESTMENTS))), "{link}");
    stage.click(&stage.find_with(".vk-chip-choice", "Statsbidrag")).await;
    let link = last_link(&stage);
    assert!(link.ends_with(&format!("data={}", short_hash(GRANTS))), "{link}");
}

#[wasm_bindgen_test]
async fn a_link_made_with_these_data_or_without_a_hash_says_nothing() {
    for data in [String::new(), format!("&data={}", short_hash(INVESTMENTS))] {
        let stage = Stage::with_view(&format!("{VIEW}{data}")).await;
        assert_eq!(stage.count(".vk-changed"), 0, "{data}");
    }
}

#[wasm_bindgen_test]
async fn a_link_made_with_other_data_says_so_until_it_is_dismissed() {
    let stage = Stage::with_view(&format!("{VIEW}&data={OTHER_DATA}")).await;
    let words = stage.find(".vk-changed").text_content().unwrap();
    assert!(words.contains("Siffrorna har ändrats sedan artikeln publicerades."), "{words}");
    assert!(words.contains("uppdaterades senast 22 november 2026"), "{words}");
    assert_eq!(stage.count(".vk-changed details"), 0);
    // Another year is no other view of its own.
    stage.fill(&stage.find("select[aria-label='Till år']"), "2018", "change").await;
    assert_eq!(stage.count(".vk-changed"), 1);
    stage.click(&stage.find(".vk-changed .vk-close")).await;
    assert_eq!(stage.count(".vk-changed"), 0);
    let link = last_link(&stage);
    assert!(link.ends_with(&format!("data={}", short_hash(INVESTMENTS))), "{link}");
    assert!(link.contains("years=2018&"), "{link}");
}

#[wasm_bindgen_test]
async fn another_view_ends_the_notice() {
    let stage = Stage::with_view(&format!("{VIEW}&data={OTHER_DATA}")).await;
    assert_eq!(
        stage.find_with("button", "Återställ").get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    stage.click(&stage.find_with(".vk-chip-choice", "tre regioner")).await;
    assert_eq!(stage.count(".vk-changed"), 0);
}

#[wasm_bindgen_test]
async fn an_earlier_edition_in_the_page_tells_which_values_have_changed() {
    let before = earlier();
    for inputs in [[before.as_bytes(), INVESTMENTS], [INVESTMENTS, before.as_bytes()]] {
        let view = format!("{VIEW}&data={}", short_hash(before.as_bytes()));
        let stage = Stage::of(&inputs, &view, 800).await;
        let words = stage.find(".vk-changed").text_content().unwrap().replace('\u{a0}', " ");
        assert!(words.contains("sedan artikeln publicerades: ett värde."), "{words}");
        assert_eq!(stage.find(".vk-changed summary").text_content().unwrap(), "Visa");
        assert!(
            words.contains(
                "Västra Götaland 2018, beslutat: från drygt 365 450 000 kr till drygt 365 550 000 kr"
            ),
            "{words}"
        );
        // The other edition is no dataset of its own.
        assert_eq!(stage.count("[aria-label='Uppgifter']"), 0);
        assert!(stage.text().contains("365 550 000 kr"), "{}", stage.text());
    }
}

#[wasm_bindgen_test]
async fn a_host_that_reflects_the_link_changes_nothing() {
    let mut stage = Stage::with_view("chart=table&regions=14").await;
    stage.fill(&stage.find("select[aria-label='Till år']"), "2018", "change").await;
    let link = last_link(&stage);
    let told = stage.events.borrow().len();
    stage.set_view(&link).await;
    assert_eq!(stage.events.borrow().len(), told);
    assert_eq!(
        stage.find_with("button", "Ångra").get_attribute("aria-disabled").as_deref(),
        Some("false")
    );
}

#[wasm_bindgen_test]
async fn a_starred_value_of_the_table_opens_its_formula() {
    let stage = Stage::with_view(&format!("{VIEW}&measure=per-resident")).await;
    let value = stage.find_with(".vk-value", "213,");
    assert!(value.text_content().unwrap().ends_with('*'));
    assert!(stage.find(".vk-star").text_content().unwrap().contains("antalet invånare"));
    stage.click(&value).await;
    let words = stage.find(".vk-details").text_content().unwrap().replace('\u{a0}', " ");
    for expected in [
        "kronor per invånare*, beslutat",
        "* drygt 365 550 000 kr (summan av 4 belopp) ÷ 1 709 814 invånare = drygt 213 kr per invånare",
        "Folkmängd 31 december",
        "Enhetinvånare",
        "350 000 000 kr ÷ 1 709 814 invånare = 205 kr",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    stage.click(&stage.find(".vk-details .vk-close")).await;
    assert_eq!(crate::stage::focused().text_content(), value.text_content());
}

#[wasm_bindgen_test]
async fn an_exact_value_opens_its_rows_without_a_star() {
    let stage = Stage::with_view(VIEW).await;
    let value = stage.find_with(".vk-value", "365");
    assert!(!value.text_content().unwrap().contains('*'));
    assert_eq!(stage.count(".vk-star"), 0);
    stage.click(&value).await;
    let words = stage.find(".vk-details").text_content().unwrap().replace('\u{a0}', " ");
    assert!(words.contains("summan av 4 belopp = drygt 365 550 000 kr"), "{words}");
}
