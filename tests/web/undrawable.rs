//! A chart that cannot be drawn: why not, what stands then, and that it comes back.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlCanvasElement};

use crate::stage::{Stage, settle};

const THREE_REGIONS: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";

/// A method that does something else until it is dropped.
struct Broken {
    prototype: JsValue,
    method: &'static str,
    kept: JsValue,
}

impl Broken {
    fn new(class: &str, method: &'static str, body: &str) -> Self {
        let class = Reflect::get(&js_sys::global(), &class.into()).unwrap();
        let prototype = Reflect::get(&class, &"prototype".into()).unwrap();
        let kept = Reflect::get(&prototype, &method.into()).unwrap();
        Reflect::set(&prototype, &method.into(), &Function::new_no_args(body)).unwrap();
        Self { prototype, method, kept }
    }
}

impl Drop for Broken {
    fn drop(&mut self) {
        let _ = Reflect::set(&self.prototype, &self.method.into(), &self.kept);
    }
}

#[track_caller]
fn check_stands_without(stage: &Stage) {
    assert!(stage.text().contains("Diagrammet kunde inte ritas"));
    assert_eq!(stage.count(".vk-scroll table"), 1);
    assert!(stage.count(".vk-value") > 0);
    assert!(stage.find(".vk-sources").text_content().unwrap().starts_with("Käll"));
    assert_eq!(stage.count(".vk-marks, .vk-legend, .vk-canvas:not([hidden])"), 0);
    // The chart's sentences stay, too.
    assert!(stage.find(".vk-chart > .vk-unseen").text_content().unwrap().len() > 50);
}

#[track_caller]
fn check_is_drawn(stage: &Stage) {
    assert!(!stage.text().contains("Diagrammet kunde inte ritas"));
    assert_eq!(stage.count(".vk-scroll table"), 0);
    assert_eq!(stage.count(".vk-marks"), 1);
    assert_eq!(stage.count(".vk-canvas:not([hidden])"), 1);
}

async fn change_something(stage: &Stage) {
    stage.click(&stage.find_with(".vk-segment", "Miljoner kronor")).await;
    settle().await;
}

#[wasm_bindgen_test]
async fn without_a_context_the_table_and_the_sources_stand() {
    let broken = Broken::new("HTMLCanvasElement", "getContext", "return null");
    let stage = Stage::with_view(THREE_REGIONS).await;
    check_stands_without(&stage);
    assert!(stage.said().await.starts_with("Diagrammet kunde inte ritas"));
    drop(broken);
    change_something(&stage).await;
    check_is_drawn(&stage);
}

#[wasm_bindgen_test]
async fn a_canvas_that_refuses_to_paint_is_not_left_half_done() {
    let broken = Broken::new("CanvasRenderingContext2D", "fillText", "throw new Error('no')");
    let stage = Stage::with_view(THREE_REGIONS).await;
    check_stands_without(&stage);
    drop(broken);
    change_something(&stage).await;
    check_is_drawn(&stage);
}

#[wasm_bindgen_test]
async fn a_canvas_that_loses_its_memory_gives_way_until_it_has_it_again() {
    let stage = Stage::with_view(THREE_REGIONS).await;
    check_is_drawn(&stage);
    let canvas = stage.find("canvas");
    let lost = Broken::new("CanvasRenderingContext2D", "isContextLost", "return true");
    canvas.dispatch_event(&Event::new("contextlost").unwrap()).unwrap();
    settle().await;
    check_stands_without(&stage);
    change_something(&stage).await;
    check_stands_without(&stage);
    drop(lost);
    canvas.dispatch_event(&Event::new("contextrestored").unwrap()).unwrap();
    settle().await;
    check_is_drawn(&stage);
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    assert!(canvas.width() > 0);
}

#[wasm_bindgen_test]
async fn an_absurd_width_is_drawn_no_wider_than_a_canvas_may_be() {
    let inputs = [crate::stage::INVESTMENTS];
    let stage = Stage::of(&inputs, THREE_REGIONS, 1_000_000).await;
    check_is_drawn(&stage);
    let canvas: HtmlCanvasElement = stage.find("canvas").unchecked_into();
    assert!(canvas.width() <= 16_384 && canvas.height() <= 16_384);
}

#[wasm_bindgen_test]
async fn without_any_width_it_waits() {
    let stage = Stage::of(&[crate::stage::INVESTMENTS], THREE_REGIONS, 0).await;
    assert_eq!(stage.count(".vk-marks"), 0);
    assert!(!stage.text().contains("Diagrammet kunde inte ritas"));
    stage.place.set_attribute("style", "width:700px").unwrap();
    settle().await;
    settle().await;
    check_is_drawn(&stage);
}

#[wasm_bindgen_test]
async fn a_chart_too_high_for_any_canvas_gives_way_to_the_table() {
    // Some 1 600 regions, a row each.
    let mut data = String::from(
        r#"{"version":1,"id":"many","title":"Prov","updated":"2024-01-01","currency":"SEK",
        "coverage":{"kind":"selection","text":"Prov"},
        "areas":[{"code":"care","name":"Vård"}],
        "sources":[{"id":"s","publisher":"P","kind":"region","title":"T","date":"2024"}],"regions":["#,
    );
    let many = 1..=1_600;
    let all = |write: &dyn Fn(i32) -> String| many.clone().map(write).collect::<Vec<_>>().join(",");
    data += &all(&|at| format!(r#"{{"code":"r{at}","name":"Region {at}"}}"#));
    data += r#"],"investments":["#;
    data += &all(&|at| {
        format!(
            r#"{{"id":"i{at}","region":"r{at}","area":"care","purpose":"P","amount":{at}000,"from":2020,"phase":"approved","recurrence":"one-off","source":"s"}}"#
        )
    });
    data += r#"],"indicators":[],"views":[]}"#;
    let stage = Stage::of(&[data.as_bytes()], "chart=regions&years=2020", 700).await;
    settle().await;
    check_stands_without(&stage);
    assert_eq!(stage.count("tbody tr"), 1_600);
}

#[wasm_bindgen_test]
async fn a_device_without_the_question_about_lost_memory_is_not_asked() {
    let class = Reflect::get(&js_sys::global(), &"CanvasRenderingContext2D".into()).unwrap();
    let prototype: Object = Reflect::get(&class, &"prototype".into()).unwrap().unchecked_into();
    let name = JsValue::from_str("isContextLost");
    let kept = Object::get_own_property_descriptor(&prototype, &name);
    Reflect::delete_property(&prototype, &name).unwrap();
    let stage = Stage::with_view(THREE_REGIONS).await;
    check_is_drawn(&stage);
    Object::define_property(&prototype, &name, kept.unchecked_ref());
}
