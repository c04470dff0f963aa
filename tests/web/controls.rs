//! The list of regions, the years, the own region, the order of the views, and the way back.

use vardkronan::view::Part;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::stage::{GRANTS, INVESTMENTS, Stage, focus, focused};

const RANKED: &str = "dataset=womens-health-grants&chart=regions&regions=all&years=2024";

async fn wide(view: &str) -> Stage {
    Stage::of(&[INVESTMENTS, GRANTS], view, 1000).await
}

/// The names of the checkboxes, in their order.
fn names(stage: &Stage) -> Vec<String> {
    let labels = stage
        .place
        .query_selector_all(".vk-boxes .vk-check > :nth-last-child(1 of span:not(.vk-aside))");
    let labels = labels.unwrap();
    (0..labels.length()).map(|at| labels.item(at).unwrap().text_content().unwrap()).collect()
}

fn is_off(button: &Element) -> bool {
    button.get_attribute("aria-disabled").as_deref() == Some("true")
}

/// A dataset of so many regions.
fn many(count: u32) -> Vec<u8> {
    let regions: Vec<String> = (0..count)
        .map(|at| format!(r#"{{"code":"r{at}","name":"Region Nummer {at}","seat":"Stad{at}"}}"#))
        .collect();
    let json = format!(
        r#"{{"version":1,"id":"many","title":"Många","updated":"2026-11-22","currency":"SEK",
        "coverage":{{"kind":"complete","text":"Alla"}},"regions":[{}],
        "areas":[{{"code":"care","name":"Vård"}}],
        "sources":[{{"id":"s","publisher":"P","kind":"region","title":"T","date":"2019"}}],
        "investments":[{{"id":"i","region":"r0","area":"care","purpose":"p","amount":1,"from":2019,
        "phase":"approved","recurrence":"one-off","source":"s"}}],"indicators":[],"views":[]}}"#,
        regions.join(",")
    );
    json.into_bytes()
}

#[wasm_bindgen_test]
async fn a_search_leaves_what_it_finds_and_tells_how_many() {
    let stage = wide("").await;
    let field = stage.find(".vk-search input");
    let found = || stage.find(".vk-found").text_content().unwrap();
    assert_eq!(found(), "");
    stage.fill(&field, "ostergot", "input").await;
    assert_eq!(names(&stage), ["Östergötland"]);
    assert_eq!(found(), "1 träff");
    stage.fill(&field, "Falun", "input").await;
    assert_eq!(names(&stage), ["Dalarna"]);
    // By what it was found, for eyes; the checkbox is named by its region.
    assert_eq!(stage.find(".vk-boxes .vk-aside").text_content().unwrap(), "Falun");
    stage.fill(&field, "Paris", "input").await;
    assert_eq!(names(&stage), [""; 0]);
    assert_eq!(found(), "Ingen region passar ”Paris”.");
    assert_eq!(stage.said().await, "");
}

#[wasm_bindgen_test]
async fn escape_and_the_cross_empty_the_search_and_keep_the_focus_in_it() {
    let stage = wide("").await;
    let field = stage.find(".vk-search input");
    focus(&field);
    stage.fill(&field, "skåne", "input").await;
    stage.press("Escape").await;
    assert_eq!(names(&stage).len(), 21);
    stage.fill(&field, "skåne", "input").await;
    stage.click(&stage.find("[aria-label='Töm sökningen']")).await;
    assert_eq!(names(&stage).len(), 21);
    assert!(focused() == field);
    assert_eq!(stage.count("[aria-label='Töm sökningen']"), 0);
}

#[wasm_bindgen_test]
async fn what_is_found_is_chosen_and_the_search_stays() {
    let stage = Stage::of(&[INVESTMENTS, GRANTS], "", 360).await;
    stage.unfold().await;
    let field = stage.find(".vk-fold .vk-search input");
    stage.fill(&field, "malmo", "input").await;
    stage.click(&stage.find(".vk-boxes input")).await;
    assert_eq!(stage.count("[aria-label='Ta bort Skåne']"), 1);
    assert_eq!(names(&stage), ["Skåne"]);
    stage.click(&stage.find_with(".vk-footer button", "Ångra")).await;
    assert_eq!(stage.count("[aria-label='Ta bort Skåne']"), 0);
}

#[wasm_bindgen_test]
async fn of_very_many_regions_the_rest_is_found_by_searching() {
    let stage = Stage::of(&[&many(320)], "", 1000).await;
    assert_eq!(names(&stage).len(), 300);
    assert!(stage.text().contains("Ytterligare 20 regioner."), "{}", stage.text());
    // Nobody knows how many live there, and one amount makes no order.
    assert_eq!(stage.count(".vk-picks button"), 3);
    assert_eq!(stage.count(".vk-list > p.vk-aside"), 1);
    stage.fill(&stage.find(".vk-search input"), "stad319", "input").await;
    assert_eq!(names(&stage), ["Region Nummer 319"]);
}

#[wasm_bindgen_test]
async fn several_regions_are_picked_by_one_press() {
    let stage = wide("dataset=womens-health-grants&chart=regions&regions=01&years=2024").await;
    let pick = |words: &str| stage.find_with(".vk-picks button", words);
    let chosen = || stage.count(".vk-boxes :checked");
    stage.click(&pick("Alla")).await;
    assert_eq!(chosen(), 21);
    assert!(is_off(&pick("Alla")) && is_off(&pick("Bara din region")));
    stage.click(&pick("Ingen")).await;
    assert_eq!(chosen(), 0);
    stage.fill(&stage.find(".vk-own select"), "09", "change").await;
    stage.click(&pick("Alla")).await;
    stage.click(&pick("Bara din region")).await;
    assert_eq!(chosen(), 1);
}

#[wasm_bindgen_test]
async fn regions_of_similar_population_are_picked_and_named_with_their_residents() {
    let stage = wide("dataset=womens-health-grants&chart=regions&regions=all&years=2024").await;
    let pick = || stage.find_with(".vk-picks button", "Liknande folkmängd");
    assert!(is_off(&pick()));
    assert!(stage.text().contains("Välj din region ovan"));
    stage.fill(&stage.find(".vk-own select"), "09", "change").await;
    stage.click(&pick()).await;
    assert_eq!(stage.count(".vk-boxes :checked"), 6);
    assert!(
        stage.text().contains("Närmast i folkmängd: Jämtland Härjedalen 132 839; Blekinge 157 223"),
        "{}",
        stage.text()
    );
    stage.click(&stage.find_with(".vk-footer button", "Ångra")).await;
    assert_eq!(stage.count(".vk-boxes :checked"), 21);
}

#[wasm_bindgen_test]
async fn the_list_is_in_order_of_value_only_where_the_verdict_allows_it() {
    let stage = wide(&[RANKED, "&measure=per-resident"].concat()).await;
    assert_eq!(names(&stage).first().unwrap(), "Gotland");
    stage.click(&stage.find_with(".vk-list .vk-segment", "Efter namn")).await;
    assert_eq!(names(&stage).first().unwrap(), "Blekinge");
    let told = format!("{:?}", stage.events.borrow().last());
    assert!(told.contains("&sort=name"), "{told}");
    stage.click(&stage.find_with(".vk-footer button", "Ångra")).await;
    assert_eq!(names(&stage).first().unwrap(), "Gotland");
    let stage = wide("").await;
    assert_eq!(stage.count(".vk-list .vk-segment"), 0);
    assert!(stage.text().contains("eftersom beloppen inte kan rangordnas"));
}

#[wasm_bindgen_test]
async fn years_move_without_dragging_and_never_past_the_data() {
    let stage = wide("chart=years&regions=14&years=2018-2020").await;
    let years = || {
        let value = |label: &str| {
            let list = stage.find(&format!("select[aria-label='{label}']"));
            js_sys::Reflect::get(&list, &"value".into()).unwrap().as_string().unwrap()
        };
        [value("Från år"), value("Till år")].join("-")
    };
    let button = |words: &str| stage.find_with(".vk-steps button", words);
    stage.click(&button("Flytta åren ett år bakåt")).await;
    assert_eq!(years(), "2017-2019");
    for _ in 0..4 {
        stage.click(&button("Flytta åren ett år bakåt")).await;
    }
    assert_eq!(years(), "2017-2019");
    assert!(is_off(&button("Flytta åren ett år bakåt")));
    stage.click(&button("Bara 2019")).await;
    assert_eq!(years(), "2019-2019");
    assert!(is_off(&button("Bara 2019")));
    stage.click(&button("Flytta åren ett år framåt")).await;
    assert_eq!(years(), "2020-2020");
    stage.click(&button("Alla år")).await;
    assert_eq!(years(), "2017-2025");
    assert!(is_off(&button("Alla år")));
}

#[wasm_bindgen_test]
async fn what_is_undone_can_be_done_again_until_something_else_is_done() {
    let stage = wide("").await;
    let button = |words: &str| stage.find_with(".vk-footer button", words);
    let chips = || stage.count(".vk-chip:has(.vk-cross)");
    assert!(is_off(&button("Ångra")) && is_off(&button("Gör om")) && is_off(&button("Återställ")));
    stage.click(&stage.find("[aria-label='Ta bort Kalmar län']")).await;
    stage.fill(&stage.find(".vk-own select"), "12", "change").await;
    assert_eq!(chips(), 3);
    stage.click(&button("Ångra")).await;
    stage.click(&button("Ångra")).await;
    assert_eq!((chips(), is_off(&button("Ångra"))), (3, true));
    assert_eq!(stage.count("[aria-label='Ta bort Kalmar län']"), 1);
    stage.click(&button("Gör om")).await;
    stage.click(&button("Gör om")).await;
    assert_eq!(stage.count("[aria-label='Ta bort Skåne']"), 1);
    assert!(is_off(&button("Gör om")));
    // The region that had joined goes again with the next own one.
    stage.fill(&stage.find(".vk-own select"), "01", "change").await;
    assert_eq!(stage.count("[aria-label='Ta bort Skåne']"), 0);
    stage.click(&button("Ångra")).await;
    stage.click(&stage.find("[aria-label='Ta bort Östergötland']")).await;
    assert!(is_off(&button("Gör om")));
    stage.click(&button("Återställ")).await;
    assert!(is_off(&button("Återställ")));
    assert_eq!(stage.said().await, "Vy 1 av 4: Pengar till vården i tre regioner.");
}

#[wasm_bindgen_test]
async fn the_views_are_gone_through_in_their_order() {
    let stage = wide("").await;
    let place = || stage.find(".vk-place-in").text_content().unwrap();
    let [back, next] = [0, 1]
        .map(|at| stage.place.query_selector_all(".vk-guide button").unwrap().item(at).unwrap());
    let [back, next]: [Element; 2] = [back, next].map(wasm_bindgen::JsCast::unchecked_into);
    assert_eq!(place(), "Vy 1 av 4");
    assert!(is_off(&back));
    assert_eq!(back.get_attribute("aria-label").as_deref(), Some("Det här är den första vyn"));
    focus(&next);
    stage.click(&next).await;
    assert_eq!(place(), "Vy 2 av 4");
    assert_eq!(stage.said().await, "Vy 2 av 4: Västra Götalands miljard, år för år.");
    assert!(focused() == next);
    let headline = stage.find(".vk-headline").text_content().unwrap();
    assert_eq!(headline, "Västra Götalands miljard, år för år");
    stage.click(&stage.find_with(".vk-segment", "Miljoner kronor")).await;
    assert_eq!(place(), "Vy 2 av 4, ändrad");
    let said = stage.said().await;
    assert!(!said.starts_with("Vy"), "{said}");
    stage.click(&back).await;
    assert_eq!(place(), "Vy 2 av 4");
    for _ in 0..5 {
        stage.click(&next).await;
    }
    assert_eq!(place(), "Vy 4 av 4");
    assert!(is_off(&next));
    assert_eq!(next.get_attribute("aria-label").as_deref(), Some("Det här är den sista vyn"));
}

#[wasm_bindgen_test]
async fn a_view_of_a_link_is_outside_the_order_and_leads_to_its_beginning() {
    let stage = wide("chart=regions&regions=14&years=2018").await;
    assert_eq!(stage.find(".vk-place-in").text_content().unwrap(), "4 vyer");
    stage.click(&stage.find(".vk-guide button:last-child")).await;
    assert_eq!(stage.find(".vk-place-in").text_content().unwrap(), "Vy 1 av 4");
}

#[wasm_bindgen_test]
async fn the_own_region_stays_in_other_views_and_data_and_is_shown_on_request() {
    let stage = wide("").await;
    let own = || {
        let list = stage.find(".vk-own select");
        js_sys::Reflect::get(&list, &"value".into()).unwrap().as_string().unwrap()
    };
    stage.fill(&stage.find(".vk-own select"), "12", "change").await;
    stage.click(&stage.find_with(".vk-chip-choice", "Västra Götalands miljard")).await;
    assert_eq!(own(), "12");
    assert_eq!(stage.count("[aria-label='Ta bort Skåne']"), 0);
    assert_eq!(stage.find(".vk-place-in").text_content().unwrap(), "Vy 2 av 4");
    stage.click(&stage.find_with(".vk-own button", "Visa Skåne i diagrammet")).await;
    assert_eq!(stage.count("[aria-label='Ta bort Skåne']"), 1);
    stage.click(&stage.find_with(".vk-chip-choice", "Statsbidrag")).await;
    assert_eq!(own(), "12");
    assert_eq!(stage.find(".vk-mine").text_content().unwrap(), "Skånedin region");
}

#[wasm_bindgen_test]
async fn a_region_that_only_another_dataset_has_can_be_the_own_one() {
    let few = include_bytes!("../data/small.json");
    let stage = Stage::of(&[few, GRANTS], "", 1000).await;
    assert_eq!(stage.count(".vk-own optgroup option"), 21);
    stage.fill(&stage.find(".vk-own select"), "20", "change").await;
    assert!(
        stage.text().contains("Inget belopp från Region Dalarna ingår i urvalet"),
        "{}",
        stage.text()
    );
    stage.click(&stage.find(".vk-way-out button")).await;
    assert_eq!(stage.count("[aria-label='Ta bort Dalarna']"), 1);
    assert_eq!(stage.count(".vk-way-out"), 0);
}

#[wasm_bindgen_test]
async fn an_article_opens_to_the_whole_widget_and_closes_again() {
    let mut stage = wide("").await;
    stage.hide(&[Part::Controls, Part::Tabs, Part::Footer]).await;
    let parts = || {
        [".vk-own", ".vk-canvas", ".vk-controls", ".vk-guide", ".vk-tabs", ".vk-list", ".vk-back"]
            .map(|part| stage.count(part))
    };
    assert_eq!(parts(), [1, 1, 0, 0, 0, 0, 0]);
    // The verdict stays in sight, and its reasons are one press away.
    let summary = stage.find("details:has(.vk-verdict):has(.vk-notices) > summary");
    assert_eq!(summary.text_content().unwrap(), "Kan inte jämföras");
    let button = stage.find(".vk-explore");
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("false"));
    stage.click(&button).await;
    assert_eq!(parts(), [1, 1, 1, 1, 1, 1, 1]);
    assert!(focused().closest(".vk-controls").unwrap().is_some());
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    stage.click(&button).await;
    assert_eq!(parts(), [1, 1, 0, 0, 0, 0, 0]);
    // Whatever a reader changes there can be taken back there.
    stage.fill(&stage.find(".vk-own select"), "12", "change").await;
    stage.click(&stage.find_with(".vk-back button", "Återställ")).await;
    assert_eq!(parts(), [1, 1, 0, 0, 0, 0, 0]);
}

#[wasm_bindgen_test]
async fn chosen_purposes_are_cleared_without_unfolding_them() {
    let stage = wide("chart=table&regions=14&years=2018&areas=intensive").await;
    let clear = stage.find_with(".vk-folds > button", "Alla ändamål");
    stage.click(&clear).await;
    assert_eq!(stage.count(".vk-folds > button"), 0);
    let told = format!("{:?}", stage.events.borrow().last());
    assert!(!told.contains("areas"), "{told}");
}
