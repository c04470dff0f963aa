//! What a reader points at or has in focus, in the chart and beside it.

use core::mem::replace;
use std::rc::Rc;

use crate::browser::element::{self, Element, Event, is_touch};
use crate::browser::listener::Listener;
use crate::compare::{Comparison, Datum};

/// The attribute of what names a region: its index in the dataset.
pub(super) const REGION: &str = "data-region";

/// What the reader's attention is on.
#[derive(Debug, Default)]
pub(super) struct Attention {
    /// Under the pointer, or tapped.
    pointed: Option<Datum>,
    /// The mark whose button has the focus.
    focused: Option<Datum>,
    /// The focus is shown, because a key has brought it.
    is_ringed: bool,
    /// The tooltip of the present mark was sent away.
    is_dismissed: bool,
    /// A region that is pointed at, or has the focus, beside the chart.
    region: Option<usize>,
}

impl Attention {
    /// The pointer is on a mark, or on none; whether that is new.
    pub(super) fn point(&mut self, datum: Option<Datum>) -> bool {
        let is_new = replace(&mut self.pointed, datum) != datum;
        self.is_dismissed &= !is_new;
        is_new
    }

    /// A region is pointed at, or none; whether that is new.
    pub(super) fn highlight(&mut self, region: Option<usize>) -> bool {
        replace(&mut self.region, region) != region
    }

    /// A mark has the focus.
    pub(super) fn focus(&mut self, datum: Option<Datum>, is_ringed: bool) {
        (self.focused, self.is_ringed, self.is_dismissed) = (datum, is_ringed, false);
    }

    /// No mark has it any more.
    pub(super) fn blur(&mut self) {
        (self.focused, self.is_ringed) = (None, false);
    }

    /// Whether the focus is on a mark.
    pub(super) fn is_inside(&self) -> bool {
        self.focused.is_some()
    }

    /// Sends the tooltip away, the pointer and the focus staying where they are; whether there was
    /// one.
    pub(super) fn dismiss(&mut self) -> bool {
        let was_there = self.tooltip().is_some();
        self.is_dismissed |= was_there;
        was_there
    }

    /// The mark that has a tooltip.
    pub(super) fn tooltip(&self) -> Option<Datum> {
        self.pointed.or(self.ringed()).filter(|_| !self.is_dismissed)
    }

    /// The mark that has the ring: the focus goes before the pointer.
    pub(super) fn datum(&self) -> Option<Datum> {
        self.ringed().or(self.pointed)
    }

    /// The region that stands out: one named beside the chart goes before that of a mark.
    pub(super) fn region(&self, comparison: &Comparison) -> Option<usize> {
        let of_mark = || comparison.cell_of(self.pointed.or(self.ringed())?);
        self.region.or_else(|| Some(of_mark()?.region))
    }

    /// Forgets what is pointed at, which is something else now.
    pub(super) fn forget(&mut self) {
        (self.pointed, self.region) = (None, None);
    }

    /// Forgets what the comparison does not have.
    pub(super) fn keep_within(&mut self, comparison: &Comparison) {
        self.pointed = self.pointed.filter(|&datum| comparison.has(datum));
        self.focused = self.focused.filter(|&datum| comparison.has(datum));
    }

    fn ringed(&self) -> Option<Datum> {
        self.focused.filter(|_| self.is_ringed)
    }

    /// Listens to a widget for regions that are pointed at or have the focus; a finger points at
    /// none, for it would hide what it touches.
    pub(super) fn listeners(root: &Element, on_region: Rc<dyn Fn(Option<usize>)>) -> [Listener; 4] {
        let whole = root.clone();
        let on_event = Rc::new(move |event: &Event| {
            let region = || element::attribute_at(event, REGION)?.parse().ok();
            match event.type_().as_str() {
                "pointerover" if !is_touch(event) => on_region(region()),
                "focusin" if element::is_target_ringed(event) => on_region(region()),
                "focusout" => on_region(None),
                "pointerleave" if element::is_target(event, &whole) => on_region(None),
                _ => {}
            }
        });
        ["pointerover", "pointerleave", "focusin", "focusout"]
            .map(|name| Listener::new(Some(root.as_ref()), name, on_event.clone()))
    }
}

/// The widget round an element.
pub(super) fn root_of(place: &Element) -> Option<Element> {
    place.closest(".vk").ok()?
}
