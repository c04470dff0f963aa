//! How the chart is drawn, chosen by the reader.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::Stage;
use vardkronan::components::WidgetEvent;

const OVER_TIME: &str =
    "dataset=womens-health-grants&chart=years&regions=01,09&years=2019-2024&measure=per-resident";
/// The link of the last change.
fn link(stage: &Stage) -> String {
    let told = stage.events.borrow();
    let link = told.iter().rev().find_map(|event| match event {
        WidgetEvent::Change(link) => Some(link.to_string()),
        _ => None,
    });
    link.unwrap_or_default()
}

/// What the chart says it is.
fn chart(stage: &Stage) -> String {
    stage.find(".vk-chart .vk-unseen").text_content().unwrap()
}

#[wasm_bindgen_test]
async fn a_reader_turns_columns_into_a_line_and_back() {
    let stage = Stage::with_view(OVER_TIME).await;
    let marks = stage.count(".vk-mark");
    assert!(chart(&stage).starts_with("Stapeldiagram över tid"));
    let list = stage.find("select[aria-label='Diagramtyp']");
    assert!(list.text_content().unwrap().starts_with("Automatiskt (staplar)"));
    stage.fill(&list, "line", "change").await;
    assert!(chart(&stage).starts_with("Linjediagram över tid"), "{}", chart(&stage));
    assert!(link(&stage).contains("form=line"), "{}", link(&stage));
    assert_eq!(stage.count(".vk-mark"), marks, "every value is still there");
    stage.fill(&stage.find("select[aria-label='Diagramtyp']"), "", "change").await;
    assert!(!link(&stage).contains("form="), "{}", link(&stage));
}

#[wasm_bindgen_test]
async fn small_charts_may_have_a_scale_each_and_say_so() {
    let stage = Stage::with_view(OVER_TIME).await;
    assert!(!stage.text().contains("En för varje ruta"));
    stage.fill(&stage.find("select[aria-label='Diagramtyp']"), "multiples", "change").await;
    stage.click(&stage.find_with(".vk-segment", "En för varje ruta")).await;
    assert!(link(&stage).contains("axis=free"), "{}", link(&stage));
    assert!(chart(&stage).contains("Varje ruta har sin egen skala"), "{}", chart(&stage));
}

#[wasm_bindgen_test]
async fn a_form_that_gives_way_is_told() {
    let stage = Stage::with_view(&OVER_TIME.replace("2019-2024", "2020")).await;
    assert!(!stage.text().contains("minst två år"));
    let stage =
        Stage::with_view(&[&OVER_TIME.replace("2019-2024", "2020"), "&form=line"].concat()).await;
    assert!(stage.text().contains("En linje behöver minst två år."), "{}", stage.text());
}
