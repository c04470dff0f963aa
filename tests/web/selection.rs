//! What a reader selects and adjusts changes view and numbers.

use js_sys::Reflect;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::stage::Stage;

const TABLE: &str = "chart=table&regions=14&years=2018";

/// The link that the host was last told.
fn link(stage: &Stage) -> String {
    let told = format!("{:?}", stage.events.borrow().last().unwrap());
    told.trim_start_matches("Change(\"").trim_end_matches("\")").to_owned()
}

/// The checkbox with that name inside what the selector finds.
#[track_caller]
fn checkbox(stage: &Stage, inside: &str, name: &str) -> Element {
    let label = stage.find_with(&[inside, " label"].concat(), name);
    label.query_selector("input").unwrap().unwrap()
}

fn is(element: &Element, property: &str) -> bool {
    Reflect::get(element, &property.into()).unwrap().is_truthy()
}

#[wasm_bindgen_test]
async fn prices_are_those_that_the_index_has() {
    let stage = Stage::with_view(TABLE).await;
    let list = stage.find("select[aria-label='Priser']");
    assert_eq!(list.first_element_child().unwrap().text_content().unwrap(), "I dåtidens priser");
    assert_eq!(list.query_selector_all("[value='2025']").unwrap().length(), 0);
    stage.fill(&list, "2024", "change").await;
    assert!(link(&stage).contains("&prices=2024"), "{}", link(&stage));
    assert!(stage.text().contains("i 2024 års priser"), "{}", stage.text());
    stage.fill(&list, "", "change").await;
    assert!(!link(&stage).contains("prices"), "{}", link(&stage));
    assert_eq!(stage.count("[aria-label='Prisindex']"), 0);
}

#[wasm_bindgen_test]
async fn a_base_year_of_a_link_stands_in_the_list() {
    let stage = Stage::with_view(&[TABLE, "&prices=2030"].concat()).await;
    let list = stage.find("select[aria-label='Priser']");
    assert_eq!(Reflect::get(&list, &"value".into()).unwrap().as_string().unwrap(), "2030");
    assert!(stage.text().contains("Prisindex saknas"), "{}", stage.text());
    stage.click(&stage.find_with(".vk-empty button", "Visa i dåtidens priser")).await;
    assert_eq!(stage.count(".vk-empty"), 0);
}

#[wasm_bindgen_test]
async fn running_sums_are_offered_over_time_only() {
    let stage = Stage::with_view("chart=table&regions=14&years=2017-2019").await;
    stage.click(&stage.find_with(".vk-segment", "Sammanlagt")).await;
    assert!(link(&stage).contains("&sum=cumulative"), "{}", link(&stage));
    let subtitle = || stage.find(".vk-subtitle").text_content().unwrap();
    assert!(subtitle().ends_with("sammanlagt från och med 2017"), "{}", subtitle());
    stage.click(&stage.find_with("[role=tab]", "Regioner")).await;
    assert_eq!(stage.count("[aria-label='Summa']"), 0);
    assert!(!subtitle().contains("sammanlagt"), "{}", subtitle());
    stage.click(&stage.find_with("[role=tab]", "Tabell")).await;
    assert_eq!(stage.count("[aria-label='Summa']"), 0);
}

#[wasm_bindgen_test]
async fn a_span_is_spread_where_there_is_one() {
    let stage = Stage::with_view("chart=table&regions=08&years=2017-2022").await;
    let spread = checkbox(&stage, ".vk-spread", "Anta");
    stage.click(&spread).await;
    assert!(link(&stage).contains("&spread=even"), "{}", link(&stage));
    assert!(stage.text().contains("Antagande:"), "{}", stage.text());
    let stage = Stage::with_view(TABLE).await;
    assert_eq!(stage.count(".vk-spread"), 0);
}

#[wasm_bindgen_test]
async fn an_area_brings_those_below_it() {
    let stage = Stage::with_view(TABLE).await;
    stage.unfold().await;
    let area = |name| checkbox(&stage, ".vk-areas", name);
    stage.click(&area("Alla ändamål")).await;
    assert!(link(&stage).contains("&areas="), "{}", link(&stage));
    assert_eq!(stage.count(".vk-areas input:checked"), 0);
    stage.click(&area("Omställning av vården")).await;
    assert!(link(&stage).contains("&areas=transition"), "{}", link(&stage));
    assert_eq!(stage.count(".vk-areas input:checked"), 4);
    assert!(is(&area("Alla ändamål"), "indeterminate"));
    stage.click(&area("Sjukhusens omställning")).await;
    let shorter = "&areas=transition-near,transition-all";
    assert!(link(&stage).contains(shorter), "{}", link(&stage));
    assert!(is(&area("Omställning av vården"), "indeterminate"));
    assert!(!is(&area("Omställning av vården"), "checked"));
    stage.click(&area("Omställning av vården")).await;
    assert!(!is(&area("Omställning av vården"), "indeterminate"));
    stage.click(&area("Alla ändamål")).await;
    assert!(!link(&stage).contains("areas"), "{}", link(&stage));
    assert!(!is(&area("Alla ändamål"), "indeterminate"));
}

#[wasm_bindgen_test]
async fn what_the_data_have_can_be_chosen_by_its_properties() {
    let stage = Stage::with_view("chart=table&regions=all&years=2016-2023").await;
    stage.unfold().await;
    let property = |name| checkbox(&stage, ".vk-groups", name);
    assert_eq!(stage.count(".vk-groups fieldset"), 5);
    // Nothing is spent in these data.
    assert!(!stage.find(".vk-groups").text_content().unwrap().contains("Utfall"));
    let summary = || stage.find(".vk-more:has(.vk-groups) summary").text_content().unwrap();
    assert_eq!(summary(), "Fler val");
    stage.click(&property("Föreslaget")).await;
    assert!(link(&stage).contains("&phases=approved,adjusted"), "{}", link(&stage));
    assert_eq!(summary(), "Fler val: 1 ändrat");
    stage.click(&property("Föreslaget")).await;
    assert!(!link(&stage).contains("phases"), "{}", link(&stage));
    stage.click(&property("Höjning")).await;
    assert!(link(&stage).contains("&natures=all"), "{}", link(&stage));
    stage.click(&property("Höjning")).await;
    assert!(!link(&stage).contains("natures"), "{}", link(&stage));
}

#[wasm_bindgen_test]
async fn an_empty_view_offers_to_take_back_the_choice_that_emptied_it() {
    let stage = Stage::with_view(TABLE).await;
    stage.unfold().await;
    stage.click(&checkbox(&stage, ".vk-areas", "Alla ändamål")).await;
    stage.click(&checkbox(&stage, ".vk-areas", "Intensivvård")).await;
    let empty = stage.find(".vk-empty").text_content().unwrap();
    assert!(empty.starts_with("Inget belopp passar valet."), "{empty}");
    assert_eq!(stage.said().await, "Inget belopp passar valet. Ta bort ”Intensivvård”.");
    let remove = stage.find_with(".vk-empty button", "Ta bort ”Intensivvård”");
    crate::stage::focus(&remove);
    stage.click(&remove).await;
    assert_eq!(stage.count(".vk-empty"), 0);
    assert!(link(&stage).contains(&format!("{TABLE}&data=")), "{}", link(&stage));
    assert!(crate::stage::focused().matches(".vk-panel").unwrap());
}

#[wasm_bindgen_test]
async fn data_with_one_value_of_each_leave_no_more_to_choose() {
    let stage = Stage::with_view("dataset=womens-health-grants&chart=table&years=2024").await;
    stage.unfold().await;
    assert_eq!(stage.count(".vk-groups"), 0);
    assert_eq!(stage.count(".vk-areas input"), 4);
}

#[wasm_bindgen_test]
async fn what_is_folded_stays_open_while_it_is_used() {
    let stage = Stage::with_view(TABLE).await;
    stage.unfold().await;
    for body in [".vk-areas", ".vk-groups"] {
        let folded = stage.find(&format!(".vk-more:has({body})"));
        for _ in 0..2 {
            stage.click(&stage.find(&format!("{body} input"))).await;
            assert!(folded.is_connected() && folded.has_attribute("open"), "{body}");
        }
    }
}
