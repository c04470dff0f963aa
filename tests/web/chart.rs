//! The canvas and the buttons on it.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, MouseEvent, MouseEventInit, PointerEvent,
    PointerEventInit,
};

use crate::stage::{Stage, focus, focused, settle};

const THREE_REGIONS: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";

fn canvas(stage: &Stage) -> HtmlCanvasElement {
    stage.find("canvas").unchecked_into()
}

/// How many pixels differ from the upper left one.
fn painted_pixels(canvas: &HtmlCanvasElement) -> usize {
    let context = canvas.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let data = context.get_image_data(0.0, 0.0, width, height).unwrap().data().0;
    let first = data[..4].to_vec();
    data.chunks(4).filter(|pixel| *pixel != first).count()
}

fn set_ratio(ratio: f64) {
    let page = web_sys::window().unwrap();
    let property = Object::new();
    Reflect::set(&property, &"value".into(), &ratio.into()).unwrap();
    Reflect::set(&property, &"configurable".into(), &true.into()).unwrap();
    let window: &Object = page.unchecked_ref();
    Object::define_property(window, &"devicePixelRatio".into(), &property);
    page.dispatch_event(&web_sys::Event::new("resize").unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn it_is_drawn_and_sharp_at_every_ratio() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let canvas = canvas(&stage);
    for ratio in [1.0, 2.0, 1.0] {
        set_ratio(ratio);
        settle().await;
        let frame = canvas.get_bounding_client_rect();
        assert!((f64::from(canvas.width()) - frame.width() * ratio).abs() <= 1.0, "{ratio}");
        assert!((f64::from(canvas.height()) - frame.height() * ratio).abs() <= 1.0, "{ratio}");
        assert!(painted_pixels(&canvas) > 1_000, "{ratio}");
    }
}

#[wasm_bindgen_test]
async fn it_is_drawn_anew_when_the_view_changes() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let before = painted_pixels(&canvas(&stage));
    stage.click(&stage.find("[aria-label='Ta bort Västra Götaland']")).await;
    assert_ne!(painted_pixels(&canvas(&stage)), before);
}

#[wasm_bindgen_test]
async fn it_follows_the_width_of_its_place() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let before = canvas(&stage).get_bounding_client_rect().width();
    stage.place.set_attribute("style", "width:600px").unwrap();
    settle().await;
    settle().await;
    let after = canvas(&stage).get_bounding_client_rect().width();
    assert!(after < before && after > 400.0, "{before} {after}");
}

#[wasm_bindgen_test]
async fn a_cell_has_a_button_with_its_sentence() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let label = stage.find_with(".vk-mark", "Västra Götaland 2018").get_attribute("aria-label");
    assert!(label.unwrap().contains("drygt 213"));
    assert_eq!(stage.count(".vk-mark[tabindex='0']"), 1);
}

#[wasm_bindgen_test]
async fn buttons_lie_on_their_marks() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let plot = stage.find(".vk-plot").get_bounding_client_rect();
    let mark = stage.find_with(".vk-mark", "Västra Götaland 2018").get_bounding_client_rect();
    assert!(mark.width() >= 20.0 && mark.height() >= 20.0);
    assert!(mark.left() > plot.left() && mark.right() < plot.right());
}

#[wasm_bindgen_test]
async fn arrows_move_along_the_years_and_enter_shows_the_rows() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let first = stage.find_with(".vk-mark", "Västra Götaland 2017");
    focus(&first);
    settle().await;
    stage.press("ArrowRight").await;
    let label = focused().get_attribute("aria-label").unwrap();
    assert!(label.contains("2018"), "{label}");
    assert_eq!(stage.count(".vk-tooltip"), 1);
    stage.press("Escape").await;
    assert_eq!(stage.count(".vk-tooltip"), 0);
    stage.click(&focused()).await;
    assert!(
        stage
            .find(".vk-details")
            .text_content()
            .unwrap()
            .replace('\u{a0}', " ")
            .contains("350 000 000 kr")
    );
    assert_eq!(focused().tag_name(), "H3");
    let link = stage.find(".vk-details a[target=_blank]");
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    stage.press("Escape").await;
    assert_eq!(stage.count(".vk-details"), 0);
    let label = focused().get_attribute("aria-label").unwrap();
    assert!(label.contains("Västra Götaland 2018"), "{label}");
}

/// An event of a finger.
async fn touch(element: &Element, name: &str) {
    let options = PointerEventInit::new();
    options.set_pointer_type("touch");
    options.set_bubbles(name != "pointerleave");
    let event = PointerEvent::new_with_event_init_dict(name, &options).unwrap();
    element.dispatch_event(&event).unwrap();
    settle().await;
}

#[wasm_bindgen_test]
async fn a_focused_mark_has_the_ring_of_its_button_and_no_other() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let before = painted_pixels(&canvas(&stage));
    let mark = stage.find_with(".vk-mark", "Västra Götaland 2018");
    focus(&mark);
    settle().await;
    assert!(mark.matches(":focus-visible").unwrap());
    assert_eq!(stage.count(".vk-tooltip"), 1);
    assert_eq!(painted_pixels(&canvas(&stage)), before);
}

#[wasm_bindgen_test]
async fn a_tap_keeps_its_sentence_until_the_next_one() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let before = painted_pixels(&canvas(&stage));
    let options = MouseEventInit::new();
    options.set_detail(1);
    options.set_bubbles(true);
    let click = MouseEvent::new_with_mouse_event_init_dict("click", &options).unwrap();
    stage.find_with(".vk-mark", "Västra Götaland 2018").dispatch_event(&click).unwrap();
    settle().await;
    touch(&stage.find(".vk-plot"), "pointerleave").await;
    assert!(stage.find(".vk-tooltip").text_content().unwrap().contains("2018"));
    assert_ne!(painted_pixels(&canvas(&stage)), before);
    touch(&stage.find(".vk-headline"), "pointerup").await;
    assert_eq!(stage.count(".vk-tooltip"), 0);
}

#[wasm_bindgen_test]
async fn a_chosen_mark_is_told_to_the_host() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    stage.click(&stage.find_with(".vk-mark", "Västra Götaland 2018")).await;
    let told = format!("{:?}", stage.events.borrow());
    assert!(told.contains("Select"), "{told}");
    assert!(told.starts_with("[Chart") || told.contains("Chart"), "{told}");
}

#[wasm_bindgen_test]
async fn without_a_canvas_the_table_and_the_sources_stand() {
    let prototype = Reflect::get(&js_sys::global(), &"HTMLCanvasElement".into()).unwrap();
    let prototype = Reflect::get(&prototype, &"prototype".into()).unwrap();
    let kept = Reflect::get(&prototype, &"getContext".into()).unwrap();
    let none = js_sys::Function::new_no_args("return null");
    Reflect::set(&prototype, &"getContext".into(), &none).unwrap();
    let stage = Stage::with_view(THREE_REGIONS).await;
    Reflect::set(&prototype, &"getContext".into(), &kept).unwrap();
    assert!(stage.text().contains("Diagrammet kunde inte ritas"));
    assert_eq!(stage.count("table"), 1);
    assert!(stage.find(".vk-sources").text_content().unwrap().starts_with("Käll"));
}
