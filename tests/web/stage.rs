//! A widget in a page, and what a reader can do with it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use vardkronan::components::{Widget, WidgetEvent, WidgetProps};
use vardkronan::dataset::Language;
use vardkronan::view::{Part, ThemeChoice};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, EventInit, HtmlElement, KeyboardEvent, KeyboardEventInit};
use yew::{AppHandle, AttrValue, Callback, Renderer};

pub(crate) const INVESTMENTS: &[u8] = include_bytes!("../../static/data/investments.json");
pub(crate) const GRANTS: &[u8] = include_bytes!("../../static/data/womens-health-grants.json");

/// A mounted widget; it leaves the page when it is dropped.
pub(crate) struct Stage {
    pub(crate) place: Element,
    pub(crate) events: Rc<RefCell<Vec<WidgetEvent>>>,
    handle: Option<AppHandle<Widget>>,
    props: WidgetProps,
}

impl Stage {
    /// Both datasets of the product at that view.
    pub(crate) async fn with_view(view: &str) -> Self {
        Self::of(&[INVESTMENTS, GRANTS], view, 800).await
    }

    pub(crate) async fn of(inputs: &[&[u8]], view: &str, width_px: u32) -> Self {
        let place = document().create_element("div").unwrap();
        place.set_attribute("style", &format!("width:{width_px}px")).unwrap();
        document().body().unwrap().append_child(&place).unwrap();
        let events = Rc::new(RefCell::new(Vec::new()));
        let told = events.clone();
        let props = WidgetProps {
            inputs: inputs_of(inputs),
            addresses: Rc::default(),
            view: AttrValue::from(view.to_owned()),
            language: Some(Language::Swedish),
            theme: ThemeChoice::Light,
            hide: Vec::new(),
            heading_level: 2,
            owns_address: false,
            on_event: Callback::from(move |event| told.borrow_mut().push(event)),
            on_begin: Callback::noop(),
            widths: None,
        };
        let handle = Renderer::<Widget>::with_root_and_props(place.clone(), props.clone()).render();
        settle().await;
        Self { place, events, handle: Some(handle), props }
    }

    /// As a host does that leaves parts out.
    pub(crate) async fn hide(&mut self, parts: &[Part]) {
        self.props.hide = parts.to_vec();
        self.handle.as_mut().unwrap().update(self.props.clone());
        settle().await;
    }

    pub(crate) async fn replace_inputs(&mut self, inputs: &[&[u8]]) {
        self.props.inputs = inputs_of(inputs);
        self.handle.as_mut().unwrap().update(self.props.clone());
        settle().await;
    }

    /// As a host does that changes its attribute.
    pub(crate) async fn set_view(&mut self, view: &str) {
        self.props.view = AttrValue::from(view.to_owned());
        self.handle.as_mut().unwrap().update(self.props.clone());
        settle().await;
    }

    pub(crate) fn destroy(&mut self) {
        self.handle.take().unwrap().destroy();
    }

    /// The first element that the selector finds.
    #[track_caller]
    pub(crate) fn find(&self, selector: &str) -> Element {
        self.try_find(selector).unwrap_or_else(|| panic!("no {selector}"))
    }

    pub(crate) fn try_find(&self, selector: &str) -> Option<Element> {
        self.place.query_selector(selector).unwrap()
    }

    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.place.query_selector_all(selector).unwrap().length()
    }

    /// The element among those of the selector whose text or label has the words.
    #[track_caller]
    pub(crate) fn find_with(&self, selector: &str, words: &str) -> Element {
        let found = self.place.query_selector_all(selector).unwrap();
        let elements = (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into());
        let has_words = |element: &Element| {
            element.text_content().unwrap_or_default().contains(words)
                || element.get_attribute("aria-label").is_some_and(|label| label.contains(words))
        };
        elements.into_iter().find(has_words).unwrap_or_else(|| panic!("no {selector} {words}"))
    }

    pub(crate) fn text(&self) -> String {
        self.place.text_content().unwrap().replace('\u{a0}', " ")
    }

    /// What those hear who hear the widget, once it has stopped changing.
    pub(crate) async fn said(&self) -> String {
        TimeoutFuture::new(400).await;
        self.find("[aria-live=polite]").text_content().unwrap().replace('\u{a0}', " ")
    }

    pub(crate) async fn click(&self, element: &Element) {
        element.unchecked_ref::<HtmlElement>().click();
        settle().await;
    }

    /// Opens whatever is folded by its title, and then what that has shown.
    pub(crate) async fn unfold(&self) {
        while let Some(title) = self.try_find("details:not([open]) > summary") {
            self.click(&title).await;
        }
    }

    pub(crate) async fn press(&self, key: &str) {
        self.press_with(key, false).await;
    }

    /// With Control held down, or not.
    pub(crate) async fn press_with(&self, key: &str, has_control: bool) {
        let options = KeyboardEventInit::new();
        options.set_key(key);
        options.set_ctrl_key(has_control);
        options.set_bubbles(true);
        options.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap();
        focused().dispatch_event(&event).unwrap();
        settle().await;
    }

    /// Sets a field's value and tells it, as a reader's choice does.
    pub(crate) async fn fill(&self, element: &Element, value: &str, event: &str) {
        let property = wasm_bindgen::JsValue::from_str("value");
        js_sys::Reflect::set(element, &property, &value.into()).unwrap();
        let options = EventInit::new();
        options.set_bubbles(true);
        let event = Event::new_with_event_init_dict(event, &options).unwrap();
        element.dispatch_event(&event).unwrap();
        settle().await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.place.remove();
    }
}

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

pub(crate) fn focused() -> Element {
    document().active_element().unwrap()
}

/// Waits until nothing in the page has changed for a while: rendered, measured and painted.
pub(crate) async fn settle() {
    let mut before = String::new();
    let mut calm = 0;
    for _ in 0..100 {
        TimeoutFuture::new(40).await;
        let now = document().body().unwrap().inner_html();
        calm = if now == before { calm + 1 } else { 0 };
        before = now;
        if calm == 3 {
            return;
        }
    }
}

fn inputs_of(inputs: &[&[u8]]) -> Rc<Vec<Rc<Vec<u8>>>> {
    Rc::new(inputs.iter().map(|input| Rc::new(input.to_vec())).collect())
}

pub(crate) fn focus(element: &Element) {
    element.unchecked_ref::<HtmlElement>().focus().unwrap();
}
