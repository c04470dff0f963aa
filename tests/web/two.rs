//! Two sides are chosen and change places; a claim about them gets its answer.

use vardkronan::components::WidgetEvent;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, focus, focused};

const GRANTS: &str =
    "dataset=womens-health-grants&chart=regions&regions=09,01&years=2024&measure=per-resident";
const GOTLAND_AND_STOCKHOLM: &str = "dataset=womens-health-grants&chart=difference&regions=09,01&years=2024&measure=per-resident&a=09:2024:all&b=01:2024:all";
const TEST: &str = ".vk-claim .vk-button";

/// The link that the host was told last.
fn link(stage: &Stage) -> String {
    let events = stage.events.borrow();
    let link = events.iter().rev().find_map(|event| match event {
        WidgetEvent::Change(link) => Some(link.clone()),
        _ => None,
    });
    link.unwrap()
}

/// The list of a side by its label.
fn list(side: usize, label: &str) -> String {
    format!(".vk-side:nth-of-type({side}) select[aria-label='{label}']")
}

fn value(stage: &Stage, selector: &str) -> String {
    let value = js_sys::Reflect::get(&stage.find(selector), &"value".into()).unwrap();
    value.as_string().unwrap()
}

fn answer(stage: &Stage) -> String {
    stage.find(".vk-claim [role=status]").text_content().unwrap().replace('\u{a0}', " ")
}

#[wasm_bindgen_test]
async fn the_tab_sets_the_chosen_regions_against_each_other() {
    let stage = Stage::with_view(GRANTS).await;
    stage.click(&stage.find_with("[role=tab]", "Jämför två")).await;
    let told = link(&stage);
    assert!(told.contains("&a=09:2024:all&b=01:2024:all"), "{told}");
    assert_eq!(stage.count(".vk-side"), 2);
    assert_eq!(stage.count(".vk-mark"), 2);
    assert_eq!(value(&stage, &list(1, "Region")), "09");
    assert_eq!(value(&stage, &list(2, "Från år")), "2024");
    // What would not act is not there.
    for absent in [".vk-own", ".vk-years", ".vk-chip:has(.vk-cross)", ".vk-list"] {
        assert_eq!(stage.count(absent), 0, "{absent}");
    }
    stage.click(&stage.find_with("button", "Ångra")).await;
    assert_eq!(stage.count(".vk-side"), 0);
    assert_eq!(stage.count(".vk-chip:has(.vk-cross)"), 2);
}

#[wasm_bindgen_test]
async fn a_list_changes_its_side_only() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    stage.fill(&stage.find(&list(2, "Region")), "12", "change").await;
    stage.fill(&stage.find(&list(2, "Från år")), "2022", "change").await;
    let told = link(&stage);
    assert!(told.contains("&a=09:2024:all&b=12:2022-2024:all"), "{told}");
    // Beyond the last year, the first one takes it along, and the other way round.
    stage.fill(&stage.find(&list(1, "Till år")), "2021", "change").await;
    stage.fill(&stage.find(&list(1, "Från år")), "2023", "change").await;
    stage.fill(&stage.find(&list(1, "Ändamål")), "women-main", "change").await;
    let told = link(&stage);
    assert!(told.contains("&a=09:2023:women-main&b=12:2022-2024:all"), "{told}");
    assert_eq!(value(&stage, &list(1, "Till år")), "2023");
    assert_eq!(value(&stage, &list(1, "Ändamål")), "women-main");
    stage.fill(&stage.find(&list(1, "Ändamål")), "", "change").await;
    assert!(link(&stage).contains("&a=09:2023:all&"));
}

#[wasm_bindgen_test]
async fn a_and_b_change_places() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    let button = stage.find_with("button", "Byt plats");
    focus(&button);
    stage.click(&button).await;
    assert!(link(&stage).contains("&a=01:2024:all&b=09:2024:all"));
    assert_eq!(value(&stage, &list(1, "Region")), "01");
    assert_eq!(focused(), button);
}

#[wasm_bindgen_test]
async fn every_lens_has_a_row_and_what_may_not_be_told_no_column() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    let rows = stage.find(".vk-pairs").text_content().unwrap().replace('\u{a0}', " ");
    for words in ["252 kronor", "130 kronor", "122 kronor", "A har 1,9 gånger så mycket"] {
        assert!(rows.contains(words), "{rows}");
    }
    assert_eq!(stage.count(".vk-pairs thead th[scope=col]"), 4);
    let stage = Stage::with_view("chart=difference&a=14:2018:all&b=08:2020:all").await;
    assert_eq!(stage.count(".vk-pairs thead th[scope=col]"), 3);
    assert!(stage.find(".vk-verdict").text_content().unwrap().contains("Kan inte jämföras"));
}

#[wasm_bindgen_test]
async fn a_claim_holds_or_does_not_by_the_figures() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    assert_eq!(answer(&stage), "");
    for (kind, factor, expected) in [
        ("0", "1,9", "Stämmer enligt uppgifterna här."),
        ("0", "2", "Stämmer inte enligt uppgifterna här."),
        ("1", "2", "Stämmer enligt uppgifterna här."),
        ("2", "1.9", "Stämmer inte enligt uppgifterna här."),
    ] {
        stage.fill(&stage.find(".vk-claim select"), kind, "change").await;
        stage.fill(&stage.find(".vk-factor"), factor, "input").await;
        stage.click(&stage.find(TEST)).await;
        let words = answer(&stage);
        assert!(words.contains(expected), "{kind} {factor}: {words}");
        assert!(words.contains("252 kronor") && words.contains("130 kronor"), "{words}");
    }
    assert!(link(&stage).contains("&claim=less:1.9"));
    stage.click(&stage.find_with(".vk-claim button", "Ta bort")).await;
    assert_eq!(answer(&stage), "");
    assert!(!link(&stage).contains("claim"));
}

#[wasm_bindgen_test]
async fn enter_tests_and_a_wrong_number_leaves_the_answer() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    let field = stage.find(".vk-factor");
    focus(&field);
    stage.press("Enter").await;
    let before = answer(&stage);
    assert!(before.contains("Stämmer inte"), "{before}");
    for wrong in ["", "två", "0", "-1"] {
        stage.fill(&field, wrong, "input").await;
        stage.press("Enter").await;
        assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"), "{wrong}");
        let described = field.get_attribute("aria-describedby").unwrap();
        let words = stage.find(&format!("#{described}")).text_content().unwrap();
        assert!(words.contains("över 0"), "{words}");
        assert_eq!(answer(&stage), before);
    }
    stage.fill(&field, "1,5", "input").await;
    stage.press("Enter").await;
    assert_eq!(stage.count(".vk-wrong"), 0);
    assert!(answer(&stage).contains("Stämmer enligt"));
}

#[wasm_bindgen_test]
async fn in_a_selection_nothing_is_decided_and_every_reason_is_told() {
    let link = "chart=difference&a=14:2018:all&b=19:2018:all&claim=more:2";
    let stage = Stage::with_view(link).await;
    let words = answer(&stage);
    assert!(words.contains("Går inte att avgöra."), "{words}");
    assert!(words.contains("urval"), "{words}");
    assert!(stage.count(".vk-answer li") > 0);
}

#[wasm_bindgen_test]
async fn a_link_gives_back_sides_and_claim() {
    let mut stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    stage.fill(&stage.find(".vk-factor"), "1,9", "input").await;
    stage.click(&stage.find(TEST)).await;
    let told = link(&stage);
    let words = answer(&stage);
    stage.set_view(GRANTS).await;
    assert_eq!(stage.count(".vk-claim"), 0);
    stage.set_view(&told).await;
    assert_eq!(answer(&stage), words);
    assert_eq!(value(&stage, ".vk-factor"), "1,9");
    assert_eq!(value(&stage, ".vk-claim select"), "0");
    stage.click(&stage.find_with(".vk-language", "English")).await;
    assert_eq!(value(&stage, ".vk-factor"), "1.9");
    assert!(answer(&stage).contains("Holds by these figures"));
}

#[wasm_bindgen_test]
async fn marks_and_rows_tell_their_side() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    stage.click(&stage.find_with(".vk-mark", "B · Stockholm")).await;
    assert!(stage.find(".vk-details").text_content().unwrap().contains("B · Stockholm 2024"));
    stage.click(&stage.find_with("[role=tab]", "Tabell")).await;
    assert_eq!(stage.count("tbody tr"), 2);
    assert!(stage.find("tbody").text_content().unwrap().contains("A · Gotland"));
    // Whom to compare can still be chosen, and the way back leads to both.
    assert_eq!(stage.count(".vk-side"), 2);
    stage.click(&stage.find_with("[role=tab]", "Jämför två")).await;
    assert_eq!(stage.count(".vk-mark"), 2);
}

#[wasm_bindgen_test]
async fn what_limits_both_sides_stays_in_sight() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    stage.unfold().await;
    assert_eq!(stage.count(".vk-areas"), 0);
    let stage = Stage::with_view(&format!("{GOTLAND_AND_STOCKHOLM}&areas=women-main")).await;
    stage.unfold().await;
    assert_eq!(stage.count(".vk-areas"), 1);
}

#[wasm_bindgen_test]
async fn on_a_phone_the_sides_stand_open_below_the_chart() {
    let inputs = [crate::stage::GRANTS];
    let stage = Stage::of(&inputs, GOTLAND_AND_STOCKHOLM, 360).await;
    stage.unfold().await;
    assert_eq!(stage.count(".vk-fold .vk-side"), 0);
    assert_eq!(stage.count(".vk-side"), 2);
}

#[wasm_bindgen_test]
async fn a_search_in_a_list_is_one_step_back() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    for code in ["03", "04", "05"] {
        stage.fill(&stage.find(&list(2, "Region")), code, "change").await;
    }
    stage.fill(&stage.find(&list(2, "Från år")), "2023", "change").await;
    stage.click(&stage.find_with("button", "Ångra")).await;
    assert_eq!(value(&stage, &list(2, "Region")), "05");
    stage.click(&stage.find_with("button", "Ångra")).await;
    assert_eq!(value(&stage, &list(2, "Region")), "01");
}

#[wasm_bindgen_test]
async fn the_table_of_two_begins_with_a() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    stage.click(&stage.find_with("[role=tab]", "Tabell")).await;
    let first = stage.find(".vk-table tbody th").text_content().unwrap();
    assert_eq!(first, "A · Gotland");
}

#[wasm_bindgen_test]
async fn values_in_every_lens_have_a_star_and_a_formula() {
    let stage = Stage::with_view(GOTLAND_AND_STOCKHOLM).await;
    let pairs = stage.find(".vk-pairs").text_content().unwrap().replace('\u{a0}', " ");
    assert!(pairs.contains("252 kronor*") && !pairs.contains("miljoner kronor*"), "{pairs}");
    assert_eq!(stage.count(".vk-formula"), 0);
    let button = stage.find_with("button", "Så har vi räknat");
    stage.click(&button).await;
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    let opened = stage.find(&format!("[id='{}']", button.get_attribute("aria-controls").unwrap()));
    let words = opened.text_content().unwrap().replace('\u{a0}', " ");
    for expected in ["A · Gotland 2024: ", " invånare = 252 kr", "B · Stockholm 2024: ", "SCB"] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    stage.click(&button).await;
    assert_eq!(stage.count(".vk-formula"), 0);
}
