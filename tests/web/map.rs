//! The map's tab: what it leads to, and what it says where there is no map.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::stage::{Stage, focus, focused};

const THREE_REGIONS: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";
const GRANTS: &str =
    "dataset=womens-health-grants&chart=regions&regions=all&years=2024&measure=per-resident";

fn map_tab(stage: &Stage) -> Element {
    stage.find_with("[role=tab]", "Karta")
}

#[wasm_bindgen_test]
async fn a_complete_dataset_has_a_map_with_a_tile_a_region() {
    let stage = Stage::with_view(GRANTS).await;
    assert_eq!(map_tab(&stage).get_attribute("aria-disabled"), None);
    stage.click(&map_tab(&stage)).await;
    assert_eq!(map_tab(&stage).get_attribute("aria-selected").as_deref(), Some("true"));
    // One for each region, and the country.
    assert_eq!(stage.count(".vk-mark"), 22);
    assert_eq!(stage.count(".vk-no-map:not([hidden])"), 0);
    let norrbotten = stage.find_with(".vk-mark", "Norrbotten");
    focus(&norrbotten);
    stage.press("ArrowDown").await;
    let label = focused().get_attribute("aria-label").unwrap();
    assert!(label.starts_with("Västerbotten"), "{label}");
}

#[wasm_bindgen_test]
async fn a_selection_has_no_map_and_its_tab_says_why_when_it_is_tried() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let tab = map_tab(&stage);
    assert_eq!(tab.get_attribute("aria-disabled").as_deref(), Some("true"));
    let reason = stage.find(&format!("#{}", tab.get_attribute("aria-describedby").unwrap()));
    assert!(reason.has_attribute("hidden"));
    assert!(reason.text_content().unwrap().contains("urval"));
    stage.click(&tab).await;
    assert!(!reason.has_attribute("hidden"));
    assert_eq!(stage.find("[aria-selected=true]").text_content().unwrap(), "Över tid");
    assert_eq!(focused().text_content().unwrap(), "Karta");
    let said = stage.said().await;
    assert!(said.contains("urval"), "{said}");
    stage.click(&stage.find_with("[role=tab]", "Regioner")).await;
    assert!(reason.has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn arrows_go_over_the_tab_of_a_map_that_is_not_there() {
    let stage = Stage::with_view(&THREE_REGIONS.replace("years&", "table&")).await;
    focus(&stage.find("[aria-selected=true]"));
    stage.press("ArrowLeft").await;
    assert_eq!(focused().text_content().unwrap(), "Karta");
    assert_eq!(stage.count(".vk-no-map:not([hidden])"), 1);
    assert_eq!(stage.count("table"), 1);
    stage.press("ArrowRight").await;
    assert_eq!(focused().text_content().unwrap(), "Tabell");
    assert_eq!(stage.count(".vk-no-map:not([hidden])"), 0);
    stage.press("ArrowLeft").await;
    stage.press("ArrowLeft").await;
    assert_eq!(focused().text_content().unwrap(), "Jämför två");
}

#[wasm_bindgen_test]
async fn keys_go_on_from_the_tab_that_has_the_focus() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    stage.click(&map_tab(&stage)).await;
    // As after Tab and Shift+Tab.
    focus(&stage.find("[aria-selected=true]"));
    stage.press("ArrowRight").await;
    assert_eq!(focused().text_content().unwrap(), "Ändamål");
}

#[wasm_bindgen_test]
async fn a_link_to_a_map_that_is_not_there_shows_bars_and_says_so() {
    let stage = Stage::with_view(&THREE_REGIONS.replace("chart=years", "chart=map")).await;
    assert_eq!(stage.find("[aria-selected=true]").text_content().unwrap(), "Karta");
    assert!(stage.count(".vk-mark") > 0);
    let line = stage.find(".vk-no-map:not([hidden])").text_content().unwrap();
    assert!(line.contains("urval"), "{line}");
    let said = stage.find(".vk-notices").text_content().unwrap();
    assert!(said.contains("Kartan visas inte") && said.contains("staplar"), "{said}");
}
