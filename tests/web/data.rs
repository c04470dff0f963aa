//! Data that cannot be read, and the end of a widget.

use vardkronan::components::WidgetEvent;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{GRANTS, INVESTMENTS, Stage, settle};

const BROKEN: &[u8] = b"{\n  \"version\": 1,\n  oops\n}";

#[wasm_bindgen_test]
async fn bytes_that_are_no_dataset_are_explained_with_their_place() {
    let stage = Stage::of(&[BROKEN], "", 800).await;
    assert!(stage.find(".vk-faults").text_content().unwrap().contains("Rad 3"));
    assert_eq!(stage.count(".vk"), 0);
    let events = stage.events.borrow();
    assert!(matches!(events.as_slice(), [WidgetEvent::Error(_)]), "{events:?}");
}

#[wasm_bindgen_test]
async fn the_last_good_view_stands_below_the_faults() {
    let mut stage = Stage::of(&[INVESTMENTS], "", 800).await;
    stage.replace_inputs(&[BROKEN]).await;
    assert_eq!(stage.count(".vk-faults"), 1);
    assert!(stage.count(".vk .vk-mark") > 10);
    stage.replace_inputs(&[GRANTS]).await;
    assert_eq!(stage.count(".vk-faults"), 0);
    assert!(stage.text().contains("Tillskottet för landsbygden"));
}

#[wasm_bindgen_test]
async fn one_broken_dataset_does_not_keep_the_other_away() {
    let stage = Stage::of(&[BROKEN, GRANTS], "", 800).await;
    assert_eq!(stage.count(".vk-faults"), 1);
    assert_eq!(stage.count(".vk"), 1);
}

#[wasm_bindgen_test]
async fn what_a_view_names_in_vain_is_told_to_the_host() {
    let stage = Stage::with_view("dataset=none&chart=pie&regions=14,99&colour=red").await;
    let expected = WidgetEvent::Dropped("chart=pie, colour, dataset=none, 99".to_owned());
    assert!(stage.events.borrow().contains(&expected), "{:?}", stage.events.borrow());
}

#[wasm_bindgen_test]
async fn what_a_link_says_in_vain_is_told_to_its_reader_until_another_view_is_opened() {
    let stage = Stage::with_view("chart=pie&regions=14&colour=red&focus=nix").await;
    let told = "Det är utelämnat: chart=pie, colour, focus=nix.";
    let first = stage.find(".vk-notices li").text_content().unwrap();
    assert!(first.contains(told), "{first}");
    stage.click(&stage.find_with(".vk-segment", "Kronor per invånare")).await;
    assert!(stage.text().contains(told), "a change of measure opens no other view");
    stage.click(&stage.find_with(".vk-chip", "Pengar till vården i tre regioner")).await;
    assert!(!stage.text().contains(told));
}

#[wasm_bindgen_test]
async fn an_investment_in_focus_has_its_rows_open() {
    let stage =
        Stage::with_view("dataset=investments&regions=14&years=2017-2019&focus=S002-3").await;
    let details = stage.find(".vk-details").text_content().unwrap();
    assert!(details.contains("Västra Götaland 2018"), "{details}");
    // A whole is shown through its parts.
    let stage =
        Stage::with_view("dataset=investments&regions=14&years=2017-2019&focus=S002-1").await;
    assert!(stage.find(".vk-details").text_content().unwrap().contains("Västra Götaland 2017"));
    let stage = Stage::with_view("dataset=investments&regions=14&years=2022&focus=S002-3").await;
    assert_eq!(stage.count(".vk-details"), 0);
}

#[wasm_bindgen_test]
async fn totals_have_the_country_in_words() {
    let view = "dataset=womens-health-grants&chart=regions&regions=09,01&years=2024";
    let stage = Stage::with_view(view).await;
    assert!(stage.find(".vk-notices").text_content().unwrap().contains("Riket: "));
    let stage = Stage::with_view(&[view, "&measure=per-resident"].concat()).await;
    assert!(!stage.find(".vk-notices").text_content().unwrap().contains("Riket: "));
}

#[wasm_bindgen_test]
async fn it_leaves_nothing_behind() {
    let mut stage = Stage::with_view("").await;
    stage.destroy();
    settle().await;
    assert_eq!(stage.place.child_element_count(), 0);
    // What it watched may still change; nobody answers.
    stage.place.set_attribute("style", "width:400px").unwrap();
    web_sys::window().unwrap().dispatch_event(&web_sys::Event::new("resize").unwrap()).unwrap();
    settle().await;
    assert_eq!(stage.place.child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn two_widgets_share_no_ids() {
    let first = Stage::with_view("").await;
    let second = Stage::with_view("").await;
    let id = |stage: &Stage| stage.find(".vk-headline").id();
    assert_ne!(id(&first), id(&second));
}
