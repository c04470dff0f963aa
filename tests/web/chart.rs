//! The canvas and the buttons on it.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, MouseEvent, MouseEventInit,
    PointerEvent, PointerEventInit,
};

use crate::stage::{Stage, focus, focused, settle};

const THREE_REGIONS: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";

fn canvas(stage: &Stage) -> HtmlCanvasElement {
    stage.find("canvas").unchecked_into()
}

/// How many pixels have that colour.
fn pixels_of(canvas: &HtmlCanvasElement, [red, green, blue]: [u8; 3]) -> usize {
    let context = canvas.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let data = context.get_image_data(0.0, 0.0, width, height).unwrap().data().0;
    data.chunks(4).filter(|pixel| **pixel == [red, green, blue, 255]).count()
}

/// An event of a mouse at a place of the window.
async fn point(element: &Element, name: &str, (x_px, y_px): (f64, f64)) {
    let options = PointerEventInit::new();
    options.set_pointer_type("mouse");
    options.set_bubbles(name != "pointerleave");
    options.set_client_x(x_px as i32);
    options.set_client_y(y_px as i32);
    let event = PointerEvent::new_with_event_init_dict(name, &options).unwrap();
    element.dispatch_event(&event).unwrap();
    settle().await;
}

async fn point_on(element: &Element, name: &str) {
    point(element, name, (0.0, 0.0)).await;
}

/// Moves a mouse to the middle of a mark, after what its own style says: these pages have no sheet.
async fn point_at_mark(stage: &Stage, words: &str) {
    let mark = stage.find_with(".vk-mark", words);
    let style = mark.unchecked_ref::<HtmlElement>().style();
    let px = |name| -> f64 {
        style.get_property_value(name).unwrap().trim_end_matches("px").parse().unwrap()
    };
    let layer = stage.find(".vk-marks").get_bounding_client_rect();
    let x_px = layer.left() + px("left") + px("width") / 2.0;
    let y_px = layer.top() + px("top") + px("height") / 2.0;
    point(&mark, "pointermove", (x_px, y_px)).await;
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
async fn a_focused_mark_has_a_ring_on_the_canvas() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let accent = [0x0b, 0x5c, 0xad];
    assert_eq!(pixels_of(&canvas(&stage), accent), 0);
    let mark = stage.find_with(".vk-mark", "Västra Götaland 2018");
    focus(&mark);
    settle().await;
    assert!(mark.matches(":focus-visible").unwrap());
    assert_eq!(stage.count(".vk-tooltip"), 1);
    assert!(pixels_of(&canvas(&stage), accent) > 100);
    focus(&stage.find(".vk-language"));
    settle().await;
    assert_eq!(pixels_of(&canvas(&stage), accent), 0);
    assert_eq!(stage.count(".vk-tooltip"), 0);
}

#[wasm_bindgen_test]
async fn the_others_step_back_while_a_region_is_pointed_at() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    let (blue, orange) = ([0x1d, 0x5f, 0xa6], [0xc2, 0x54, 0x1c]);
    let both = |stage: &Stage| [blue, orange].map(|it| pixels_of(&canvas(stage), it) > 50);
    assert_eq!(both(&stage), [true, true]);
    for selector in [".vk-chip[aria-label*='Kalmar']", ".vk-legend li:nth-child(2)"] {
        point_on(&stage.find(selector), "pointerover").await;
        assert_eq!(both(&stage), [false, true], "{selector}");
        point_on(&stage.find(".vk-headline"), "pointerover").await;
        assert_eq!(both(&stage), [true, true], "{selector}");
    }
    focus(&stage.find(".vk-chip[aria-label*='Västra']"));
    settle().await;
    assert_eq!(both(&stage), [true, false], "by key");
    focus(&stage.find(".vk-language"));
    settle().await;
    point_at_mark(&stage, "Kalmar län 2020").await;
    assert_eq!(both(&stage), [false, true], "its mark");
    point_on(&stage.find(".vk-plot"), "pointerleave").await;
    assert_eq!(both(&stage), [true, true], "left");
}

#[wasm_bindgen_test]
async fn a_tooltip_goes_by_escape_and_stays_away_until_another_mark() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    point_at_mark(&stage, "Västra Götaland 2018").await;
    let tip = stage.find(".vk-tooltip").text_content().unwrap();
    assert!(tip.contains("2018"), "{tip}");
    // The pointer may go onto it.
    point_on(&stage.find(".vk-tooltip"), "pointermove").await;
    assert_eq!(stage.count(".vk-tooltip"), 1);
    stage.press("Escape").await;
    assert_eq!(stage.count(".vk-tooltip"), 0);
    point_at_mark(&stage, "Västra Götaland 2018").await;
    assert_eq!(stage.count(".vk-tooltip"), 0, "a trembling hand");
    point_at_mark(&stage, "Västra Götaland 2019").await;
    assert!(stage.find(".vk-tooltip").text_content().unwrap().contains("2019"));
}

#[wasm_bindgen_test]
async fn escape_leads_from_the_tooltip_out_of_the_chart_to_the_next_stop() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    focus(&stage.find(".vk-mark[tabindex='0']"));
    settle().await;
    stage.press("Escape").await;
    assert!(focused().matches(".vk-mark").unwrap());
    assert_eq!(stage.count(".vk-tooltip"), 0);
    stage.press("Escape").await;
    let position = stage.find(".vk-marks").compare_document_position(&focused());
    assert_eq!(position & 4, 4, "not after the chart: {}", focused().outer_html());
    assert!(!focused().matches(".vk-mark").unwrap());
}

#[wasm_bindgen_test]
async fn home_and_end_lead_to_the_ends_of_a_row_and_of_all() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    focus(&stage.find_with(".vk-mark", "Kalmar län 2019:"));
    settle().await;
    let mut found = Vec::new();
    for (key, has_control) in [("Home", false), ("End", false), ("Home", true), ("End", true)] {
        stage.press_with(key, has_control).await;
        found.push(focused().get_attribute("aria-label").unwrap());
    }
    let starts =
        ["Kalmar län 2017", "Kalmar län 2019–2022", "Västra Götaland 2017", "Östergötland 2022"];
    for (found, start) in found.iter().zip(starts) {
        assert!(found.starts_with(start), "{found}, not {start}");
    }
    stage.press_with("ArrowLeft", true).await;
    assert_eq!(focused().get_attribute("aria-label").as_ref(), found.last());
}

#[wasm_bindgen_test]
async fn the_country_can_be_reached_and_shows_its_rows() {
    let view = "dataset=womens-health-grants&chart=regions&years=2024&measure=per-resident";
    let stage = Stage::with_view(view).await;
    let country = stage.find_with(".vk-mark", "Riket 2024");
    let label = country.get_attribute("aria-label").unwrap();
    assert!(label.contains("kronor per invånare"), "{label}");
    stage.click(&country).await;
    assert!(stage.count(".vk-details .vk-row") > 20);
    let told = format!("{:?}", stage.events.borrow());
    assert!(told.contains(r#"Select("{\"region\":\"*\""#), "{told}");
    stage.press("Escape").await;
    assert_eq!(focused().get_attribute("aria-label"), Some(label));
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
