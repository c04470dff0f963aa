//! The widget, in parts that render values and tell what a reader does; none computes a figure.

mod attention;
mod body;
mod by_address;
mod changed;
mod chart;
mod check;
mod choices;
mod citation;
mod claim_form;
mod controls;
mod corrections;
mod datum_key;
mod details;
mod dropped;
mod edition;
mod embed;
mod embed_dialog;
mod environment;
mod faults;
mod fold;
mod footer;
mod form;
mod guide;
mod head;
mod legend;
mod library;
mod listen;
mod live;
mod look;
mod marks;
mod measure;
mod message;
mod more;
mod notice_box;
mod own_region;
mod painting;
mod pair_formulas;
mod pairs;
mod panel;
mod patterns;
mod prices;
mod proof;
mod purpose;
mod reading;
mod region_list;
mod regions;
mod roving;
mod segments;
mod select;
mod select_event;
#[cfg(feature = "still")]
mod sheet;
mod shown;
mod sides;
mod state;
mod step;
#[cfg(feature = "still")]
mod still;
mod sums;
mod table;
mod tabs;
#[cfg(feature = "web")]
mod taken;
mod tooltip;
mod turn;
mod verdict_box;
mod way_out;
mod widget;
mod year_range;

use std::rc::Rc;

use yew::html::Scope;
use yew::{AttrValue, Callback, Properties};

#[cfg(feature = "still")]
pub(crate) use body::WIDE_REM;
#[cfg(feature = "web")]
pub(crate) use dropped::dropped_parts;
pub use reading::Reading;
#[cfg(feature = "still")]
pub use still::Still;
pub use widget::Widget;

use crate::dataset::Language;
use crate::view::{Part, ThemeChoice};

/// What the widget is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WidgetProps {
    /// The bytes of each dataset, JSON.
    pub inputs: Rc<Vec<Rc<Vec<u8>>>>,
    /// The address of each dataset, in the same order; none where it has none.
    pub addresses: Rc<Vec<AttrValue>>,
    /// The view as a link writes it; may be empty.
    pub view: AttrValue,
    /// The language.
    pub language: Option<Language>,
    /// The theme.
    pub theme: ThemeChoice,
    /// Parts that are hidden.
    pub hide: Vec<Part>,
    /// The level of the widget's first heading, 1–6.
    pub heading_level: u8,
    /// Whether the page's address follows the view.
    pub owns_address: bool,
    /// Called with whatever the host should know.
    pub on_event: Callback<WidgetEvent>,
    /// Called with its scope as soon as it lives, for who asks it for pictures and numbers.
    pub on_begin: Callback<Scope<Widget>>,
    /// The widths that it is laid out for until they can be measured, if they are known.
    pub widths: Option<Widths>,
}

/// How wide the widget and its chart are, px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Widths {
    /// The widget, with its padding.
    pub widget_px: f64,
    /// The chart.
    pub chart_px: f64,
}

/// What a host can be told.
#[derive(Clone, Debug, PartialEq)]
pub enum WidgetEvent {
    /// It shows a dataset and answers to input; the link of its view.
    Ready(String),
    /// The first chart is drawn.
    Chart,
    /// The view has changed; its link.
    Change(String),
    /// A mark was chosen; the cell as JSON.
    Select(String),
    /// Parts of the view were left out, because nothing here has that name; what they were.
    Dropped(String),
    /// Colours of the house are not taken, because they would not read; their properties.
    Refused(String),
    /// The data cannot be read; a sentence.
    Error(String),
    /// The reader wants what the second module does: `save` or `open`.
    Desk(&'static str),
}
