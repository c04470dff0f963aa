//! What a reader chooses changes what is shown.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::Stage;

const THREE_REGIONS: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";
const TABLE: &str = "chart=table&regions=14,08,05&years=2017-2022&measure=per-resident";

#[wasm_bindgen_test]
async fn an_empty_view_shows_the_authors_first_one() {
    let stage = Stage::with_view("").await;
    assert_eq!(
        stage.find(".vk-headline").text_content().unwrap(),
        "Pengar till vården i tre regioner"
    );
    assert_eq!(stage.count(".vk-generated"), 0);
    assert_eq!(stage.count(".vk-chip:has(.vk-cross)"), 3);
}

#[wasm_bindgen_test]
async fn a_region_goes_at_its_cross_and_comes_back_at_undo() {
    let stage = Stage::with_view(TABLE).await;
    assert!(stage.find("tbody").text_content().unwrap().contains("Kalmar län"));
    let rows = stage.count("tbody tr");
    stage.click(&stage.find("[aria-label='Ta bort Kalmar län']")).await;
    assert!(!stage.find("tbody").text_content().unwrap().contains("Kalmar län"));
    stage.click(&stage.find_with("button", "Ångra")).await;
    assert_eq!(stage.count("tbody tr"), rows);
}

#[wasm_bindgen_test]
async fn a_year_in_a_list_narrows_the_table() {
    let stage = Stage::with_view(TABLE).await;
    stage.fill(&stage.find("select[aria-label='Till år']"), "2018", "change").await;
    let years = stage.find("tbody").text_content().unwrap();
    assert!(years.contains("2018") && !years.contains("2020"), "{years}");
    let handles = stage.find("input[type=range][aria-label^='Till år']");
    assert_eq!(handles.get_attribute("aria-valuetext").as_deref(), Some("2018"));
}

#[wasm_bindgen_test]
async fn years_outside_the_data_stand_in_their_lists() {
    let stage = Stage::with_view("chart=table&regions=14&years=2005-2030").await;
    for (label, year) in [("Från år", "2005"), ("Till år", "2030")] {
        let list = stage.find(&format!("select[aria-label='{label}']"));
        let shown = js_sys::Reflect::get(&list, &"value".into()).unwrap();
        assert_eq!(shown.as_string().as_deref(), Some(year));
    }
}

#[wasm_bindgen_test]
async fn a_handle_does_not_pass_the_other_one() {
    let stage = Stage::with_view(TABLE).await;
    stage.fill(&stage.find("input[type=range][aria-label^='Till år']"), "2018", "input").await;
    stage.fill(&stage.find("input[type=range][aria-label^='Från år']"), "2021", "input").await;
    let years = stage.find("tbody").text_content().unwrap();
    assert!(years.contains("2018") && !years.contains("2017"), "{years}");
}

#[wasm_bindgen_test]
async fn the_measure_changes_every_number() {
    let stage = Stage::with_view(TABLE).await;
    assert!(stage.text().contains("213,79"), "{}", stage.text());
    stage.click(&stage.find_with(".vk-segment", "Miljoner kronor")).await;
    assert!(stage.text().contains("kr"), "{}", stage.text());
    assert!(stage.text().contains("365 550 000 kr"), "{}", stage.text());
}

#[wasm_bindgen_test]
async fn tabs_follow_the_arrows() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let tab = stage.find_with("[role=tab]", "Över tid");
    crate::stage::focus(&tab);
    for next in ["Ändamål", "Jämför två", "Karta", "Tabell"] {
        stage.press("ArrowRight").await;
        assert_eq!(crate::stage::focused().text_content().unwrap(), next);
    }
    assert_eq!(stage.count("table"), 1);
    stage.press("Home").await;
    assert_eq!(crate::stage::focused().text_content().unwrap(), "Regioner");
    assert_eq!(stage.count("[role=tab][tabindex='0']"), 1);
}

#[wasm_bindgen_test]
async fn the_table_holds_the_numbers_of_the_chart_that_it_was_opened_from() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    stage.click(&stage.find_with("[role=tab]", "Regioner")).await;
    let marks = stage.count(".vk-mark");
    stage.click(&stage.find_with("[role=tab]", "Tabell")).await;
    assert_eq!(stage.count("tbody tr"), marks);
    assert!(stage.find("tbody").text_content().unwrap().contains("2017–2022"));
    stage.click(&stage.find("[aria-label='Ta bort Kalmar län']")).await;
    assert!(stage.find("tbody").text_content().unwrap().contains("2017–2022"));
    stage.click(&stage.find_with("[role=tab]", "Över tid")).await;
    let marks = stage.count(".vk-mark");
    stage.click(&stage.find_with("[role=tab]", "Tabell")).await;
    assert_eq!(stage.count("tbody tr"), marks);
    assert!(!stage.find("tbody").text_content().unwrap().contains("2017–2022"));
}

#[wasm_bindgen_test]
async fn the_table_sorts_by_value_with_nothing_last() {
    let stage = Stage::with_view(TABLE).await;
    stage.click(&stage.find("th.vk-number button")).await;
    assert_eq!(
        stage.find("th.vk-number").get_attribute("aria-sort").as_deref(),
        Some("descending")
    );
    assert!(stage.find("tbody tr:first-child .vk-number").text_content().is_some());
    assert_eq!(stage.count("tbody tr:last-child .vk-absent"), 1);
}

#[wasm_bindgen_test]
async fn the_other_dataset_opens_with_its_own_view() {
    let stage = Stage::with_view("").await;
    stage.click(&stage.find_with(".vk-chip-choice", "Statsbidrag")).await;
    assert_eq!(stage.find("[role=tab][aria-selected=true]").text_content().unwrap(), "Regioner");
    assert!(stage.text().contains("Tillskottet för landsbygden gör skillnaden"));
}

#[wasm_bindgen_test]
async fn a_region_without_rows_leads_to_the_complete_dataset() {
    let stage = Stage::with_view("").await;
    stage.fill(&stage.find(".vk-own select"), "20", "change").await;
    assert!(stage.text().contains("Inget belopp från Region Dalarna ingår i urvalet"));
    stage.click(&stage.find(".vk-way-out button")).await;
    assert_eq!(stage.count(".vk-way-out"), 0);
    assert_eq!(stage.count("[aria-label='Ta bort Dalarna']"), 1);
}

#[wasm_bindgen_test]
async fn chosen_regions_without_rows_lead_to_the_complete_dataset() {
    for (regions, words, place) in [
        ("20", "Region Dalarna finns i Statsbidrag", ".vk-empty"),
        ("20,14", "Region Dalarna finns i Statsbidrag", ".vk-notices"),
        ("all", "10 regioner finns i Statsbidrag", ".vk-notices"),
    ] {
        let view = format!("dataset=investments&chart=regions&regions={regions}&years=2019");
        let stage = Stage::with_view(&view).await;
        let button = stage.find_with(&format!("{place} button"), words);
        stage.click(&button).await;
        assert!(stage.text().contains("Statsbidrag"), "{regions}");
        assert_eq!(stage.count(".vk-empty"), 0, "{regions}");
        assert!(!stage.text().contains("ingår i urvalet"), "{regions}");
    }
}

#[wasm_bindgen_test]
async fn the_language_changes_every_word() {
    let stage = Stage::with_view("").await;
    stage.click(&stage.find_with(".vk-language", "English")).await;
    assert_eq!(stage.find(".vk").get_attribute("lang").as_deref(), Some("en"));
    assert_eq!(
        stage.find(".vk-headline").text_content().unwrap(),
        "Money for care in three regions"
    );
    assert!(!stage.text().contains("Regioner"));
}

#[wasm_bindgen_test]
async fn a_change_is_said_once_and_told_to_the_host() {
    let stage = Stage::with_view("").await;
    assert_eq!(stage.said().await, "");
    stage.click(&stage.find("[aria-label='Ta bort Kalmar län']")).await;
    assert_ne!(stage.said().await, "");
    let told = format!("{:?}", stage.events.borrow());
    assert!(told.contains("Change(\"dataset=investments&chart=years&regions=14,05"), "{told}");
}

#[wasm_bindgen_test]
async fn without_regions_it_says_so_and_goes_back() {
    let stage = Stage::with_view("chart=years&regions=08&years=2020").await;
    stage.click(&stage.find("[aria-label='Ta bort Kalmar län']")).await;
    assert_eq!(stage.count(".vk-empty"), 1);
    stage.click(&stage.find(".vk-empty button")).await;
    assert_eq!(stage.count(".vk-empty"), 0);
}

#[wasm_bindgen_test]
async fn narrow_folds_the_controls_below_the_chart() {
    let stage = Stage::of(&[crate::stage::INVESTMENTS], "", 360).await;
    assert_eq!(stage.count(".vk > .vk-own"), 1);
    // They are made when they are opened.
    assert_eq!(stage.count("details.vk-fold *"), 1);
    stage.click(&stage.find(".vk-fold > summary")).await;
    assert_eq!(stage.count("details.vk-fold[open] > .vk-controls"), 1);
    // What is folded in them, too; and what was made stays.
    assert_eq!(stage.count(".vk-controls .vk-list, .vk-areas, .vk-groups"), 0);
    stage.unfold().await;
    assert_eq!(stage.count(".vk-controls .vk-list, .vk-areas, .vk-groups"), 3);
    stage.click(&stage.find(".vk-fold > summary")).await;
    assert_eq!(stage.count("details.vk-fold:not([open]) .vk-areas"), 1);
}

#[wasm_bindgen_test]
async fn wide_shows_a_checkbox_for_every_region() {
    let stage = Stage::of(&[crate::stage::INVESTMENTS], "", 1000).await;
    assert_eq!(stage.count(".vk-list input[type=checkbox]"), 21);
    stage.click(&stage.find_with(".vk-list .vk-check", "Skåne")).await;
    assert_eq!(stage.count("[aria-label='Ta bort Skåne']"), 1);
}

#[wasm_bindgen_test]
async fn the_own_region_takes_the_place_of_the_one_before() {
    let stage = Stage::with_view("").await;
    let chips = || stage.count(".vk-chip:has(.vk-cross)");
    for (code, expected) in [("20", 4), ("12", 4), ("14", 3), ("12", 4), ("", 3)] {
        stage.fill(&stage.find(".vk-own select"), code, "change").await;
        assert_eq!(chips(), expected, "{code}");
    }
    stage.click(&stage.find_with("button", "Ångra")).await;
    assert_eq!(stage.count(".vk-back [aria-disabled=true]"), 2);
}

#[wasm_bindgen_test]
async fn many_regions_are_cleared_at_once() {
    let stage = Stage::with_view("dataset=womens-health-grants&chart=regions&regions=all").await;
    stage.click(&stage.find_with(".vk-chips button", "Rensa")).await;
    assert_eq!(stage.count(".vk-empty"), 1);
    stage.fill(&stage.find(".vk-own select"), "12", "change").await;
    assert_eq!(stage.count("[aria-label='Ta bort Skåne']"), 1);
}

#[wasm_bindgen_test]
async fn a_share_is_a_measure_where_the_data_have_what_it_needs() {
    let stage = Stage::with_view("chart=table&regions=14&years=2018&measure=share").await;
    let measures = "[aria-label='Mått'] .vk-segment";
    assert_eq!(stage.count(measures), 3);
    let label = stage.find("[aria-label='Mått'] .vk-segment:has(:checked)").text_content();
    assert_eq!(label.as_deref(), Some("Jämfört med vårdens kostnad"));
    assert_eq!(stage.count("select[aria-label='Priser']"), 0);
    stage.click(&stage.find_with(measures, "Miljoner kronor")).await;
    assert_eq!(stage.count(measures), 3);
    assert_eq!(stage.count("select[aria-label='Priser']"), 1);
    let without = String::from_utf8(crate::stage::INVESTMENTS.to_vec()).unwrap();
    let without = without.replace("\"kind\":\"net-cost\"", "\"kind\":\"population\"");
    let stage = Stage::of(&[without.as_bytes()], "measure=total", 800).await;
    assert_eq!(stage.count(measures), 2);
}

#[wasm_bindgen_test]
async fn the_focus_stays_in_the_widget_when_its_button_goes() {
    let stage = Stage::with_view("").await;
    for (pressed, next) in [
        ("[aria-label='Ta bort Kalmar län']", "Ta bort Östergötland"),
        ("[aria-label='Ta bort Västra Götaland']", "Ta bort Östergötland"),
    ] {
        let button = stage.find(pressed);
        crate::stage::focus(&button);
        stage.click(&button).await;
        assert_eq!(crate::stage::focused().get_attribute("aria-label").as_deref(), Some(next));
    }
    let all = stage.find_with(".vk-chip-add", "Alla regioner");
    crate::stage::focus(&all);
    stage.click(&all).await;
    assert_eq!(crate::stage::focused().text_content().as_deref(), Some("Rensa"));
    if let Some(folded) = stage.try_find(".vk-notices details") {
        folded.set_attribute("open", "").unwrap();
    }
    let show = stage.find(".vk-notices .vk-inline");
    crate::stage::focus(&show);
    stage.click(&show).await;
    assert!(crate::stage::focused().matches(".vk-panel").unwrap());
}

#[wasm_bindgen_test]
async fn what_is_hidden_is_shown_from_the_empty_place() {
    let stage = Stage::with_view("chart=years&regions=12&years=2019-2021").await;
    stage.click(&stage.find_with(".vk-empty button", "Visa de belopp")).await;
    assert_eq!(stage.count(".vk-empty"), 0);
}

#[wasm_bindgen_test]
async fn a_mark_without_a_value_names_the_rows_that_are_not_counted() {
    let stage = Stage::with_view("chart=years&regions=05,12&years=2019-2023").await;
    for (mark, amount) in [("Skåne 2020", "kr"), ("Östergötland 2023", "kr")] {
        let button = stage.find_with(".vk-mark", mark);
        stage.click(&button).await;
        let words = stage.find(".vk-details").text_content().unwrap();
        assert!(words.contains("räknas inte") && words.contains(amount), "{words}");
    }
}
