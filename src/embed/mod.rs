//! The door between the custom element (`static/element.js`) and the widget.
//!
//! The element fetches, watches its attributes and sends events; here its values become the
//! widget's properties. Errors of the host never reach further than this file.

mod panic;
mod reading;
mod scene;
mod shared;

pub use reading::Reading;

use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::{Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlCanvasElement};
use yew::html::Scope;
use yew::{AppHandle, AttrValue, Callback, Renderer};

use crate::components::{Widget, WidgetEvent, WidgetProps, dropped_parts};
use crate::embed::scene::{Scene, SceneProps};
use crate::view::{View, link};

/// Tells the element about a panic, after which nothing of this instance may be called.
///
/// `on_panic` gets the message.
#[wasm_bindgen]
pub fn watch(on_panic: Function) {
    panic::report_to(on_panic);
}

/// A place for one widget after the other.
///
/// What Yew listens to at a root it listens to for good, so a page that shows and takes away widgets
/// for years uses its places again: `static/instance.js` makes or reuses one, and `static/element.js`
/// mounts its widget there, with the bytes of the data and what its attributes say.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Stage {
    handle: AppHandle<Scene>,
    turn: u32,
    on_stage: Option<OnStage>,
}

#[derive(Debug)]
struct OnStage {
    props: WidgetProps,
    settings: Settings,
    widget: Rc<OnceCell<Scope<Widget>>>,
}

#[wasm_bindgen]
impl Stage {
    /// In an empty element.
    #[wasm_bindgen(constructor)]
    pub fn new(place: Element) -> Self {
        let handle = Renderer::<Scene>::with_root(place).render();
        Self { handle, turn: 0, on_stage: None }
    }

    /// Shows a new widget; the one that was here before has been taken away.
    ///
    /// `settings` are `lang`, `theme` and `hide` as a link writes them; whatever cannot be read there
    /// is left at its default and told. `addresses` are those of the inputs, or none. `on_event` gets a
    /// name and a text: `ready` and `change` with the link, `chart`, `select` with JSON, `dropped` with
    /// what nothing here is named, `colours` with those of the house that would not read, `error` with a
    /// sentence, `desk` with what the reader wants of the second module.
    #[expect(
        clippy::too_many_arguments,
        reason = "a struct would cross into the module field by field"
    )]
    pub fn mount(
        &mut self,
        inputs: Vec<Uint8Array>,
        addresses: Vec<String>,
        settings: &str,
        view: &str,
        heading_level: u8,
        owns_address: bool,
        on_event: Function,
    ) {
        let settings = Settings::read(settings, &on_event);
        let widget = Rc::new(OnceCell::new());
        let begun = widget.clone();
        let props = WidgetProps {
            inputs: Rc::new(inputs.iter().map(shared::bytes).collect()),
            addresses: Rc::new(addresses.into_iter().map(AttrValue::from).collect()),
            view: AttrValue::from(view.to_owned()),
            language: settings.view.language,
            theme: settings.view.theme,
            hide: settings.view.hide.clone(),
            heading_level,
            owns_address,
            on_event: Callback::from(move |event| tell(&on_event, event)),
            on_begin: Callback::from(move |scope| drop(begun.set(scope))),
            widths: None,
        };
        self.turn = self.turn.wrapping_add(1);
        self.on_stage = Some(OnStage { props, settings, widget });
        self.show();
    }

    /// Replaces what can change while the widget lives; its data cannot.
    pub fn update(&mut self, settings: &str, view: &str, heading_level: u8) {
        if let Some(OnStage { props, settings: read, .. }) = &mut self.on_stage {
            read.read_anew(settings);
            props.view = AttrValue::from(view.to_owned());
            props.language = read.view.language;
            props.theme = read.view.theme;
            props.hide = read.view.hide.clone();
            props.heading_level = heading_level;
            self.show();
        }
    }

    /// Shows these datasets instead, with one of their views; what cannot be read leaves what was
    /// shown, and says why.
    pub fn open(&mut self, inputs: Vec<Uint8Array>, addresses: Vec<String>, view: &str) {
        if let Some(OnStage { props, .. }) = &mut self.on_stage {
            props.inputs = Rc::new(inputs.iter().map(shared::bytes).collect());
            props.addresses = Rc::new(addresses.into_iter().map(AttrValue::from).collect());
            props.view = AttrValue::from(view.to_owned());
            self.show();
        }
    }

    /// The link of the view that is shown; nothing without a dataset.
    pub fn link(&self) -> Option<String> {
        self.widget()?.get_component()?.link()
    }

    /// Every number behind the view, as CSV; nothing without a dataset.
    pub fn csv(&self) -> Option<String> {
        self.widget()?.get_component()?.csv()
    }

    /// The view as an SVG document; nothing without a dataset.
    ///
    /// With a `link`, which may be empty, it says also what the figures say, and where it is found.
    pub fn svg(&self, link: Option<String>) -> Option<String> {
        self.widget()?.get_component()?.svg(link.as_deref())
    }

    /// Whether the view could be painted, `ratio` pixels for one of the page's.
    pub fn paint(&self, canvas: &HtmlCanvasElement, ratio: f64, link: Option<String>) -> bool {
        let widget = self.widget().and_then(Scope::get_component);
        widget.is_some_and(|widget| widget.paint(canvas, ratio, link.as_deref()))
    }

    /// Takes the widget away.
    pub fn clear(&mut self) {
        self.on_stage = None;
        self.show();
    }

    fn widget(&self) -> Option<&Scope<Widget>> {
        self.on_stage.as_ref()?.widget.get()
    }

    fn show(&mut self) {
        let widget = self.on_stage.as_ref().map(|it| it.props.clone());
        self.handle.update(SceneProps { widget, turn: self.turn });
    }
}

/// Language, theme and hidden parts as the host wrote them.
#[derive(Debug)]
struct Settings {
    written: String,
    view: View,
    on_event: Function,
}

impl Settings {
    fn read(written: &str, on_event: &Function) -> Self {
        let decoded = link::decode(written);
        if !decoded.dropped.is_empty() {
            tell(on_event, WidgetEvent::Dropped(dropped_parts(&decoded.dropped)));
        }
        Self { written: written.to_owned(), view: decoded.view, on_event: on_event.clone() }
    }

    /// Says only once what cannot be read.
    fn read_anew(&mut self, written: &str) {
        if self.written != written {
            *self = Self::read(written, &self.on_event);
        }
    }
}

fn tell(on_event: &Function, event: WidgetEvent) {
    let (name, text) = match event {
        WidgetEvent::Ready(link) => ("ready", link),
        WidgetEvent::Chart => ("chart", String::new()),
        WidgetEvent::Change(link) => ("change", link),
        WidgetEvent::Select(cell) => ("select", cell),
        WidgetEvent::Dropped(words) => ("dropped", words),
        WidgetEvent::Refused(names) => ("colours", names),
        WidgetEvent::Error(sentence) => ("error", sentence),
        WidgetEvent::Desk(wish) => ("desk", wish.to_owned()),
    };
    // A host's listener that throws is the host's to mend; the widget goes on.
    drop(on_event.call2(&JsValue::NULL, &JsValue::from_str(name), &JsValue::from_str(&text)));
}
