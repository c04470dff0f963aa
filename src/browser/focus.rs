//! The focus, where what has it goes away.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the focus is inside an element.
#[derive(Debug)]
pub(crate) struct FocusPlace {
    focused: Element,
    /// What groups it with its like, and its place among the group's buttons.
    group: Option<(Element, u32)>,
}

impl FocusPlace {
    /// Where it is now; `None` if it is elsewhere in the page.
    ///
    /// `groups` is a selector.
    pub(crate) fn in_element(element: &Element, groups: &str) -> Option<Self> {
        let focused = element.query_selector(":focus").ok()??;
        let group = focused.closest(groups).ok().flatten().map(|group| {
            let buttons = group.get_elements_by_tag_name("button");
            let is_focused = |at: &u32| buttons.item(*at).as_ref() == Some(&focused);
            let at = (0..buttons.length()).find(is_focused).unwrap_or_default();
            (group, at)
        });
        Some(Self { focused, group })
    }

    /// Whether it was lost because what had it is gone.
    pub(crate) fn is_lost(&self) -> bool {
        !self.focused.is_connected()
    }

    /// Gives it to the button that is now in its place, or to the last one; whether there is one.
    pub(crate) fn pass_on(&self) -> bool {
        let Some((group, at)) = self.group.as_ref().filter(|(group, _)| group.is_connected())
        else {
            return false;
        };
        let buttons = group.get_elements_by_tag_name("button");
        let next = buttons.item((*at).min(buttons.length().saturating_sub(1)));
        let Some(next) = next.as_ref().and_then(|next| next.dyn_ref::<HtmlElement>()) else {
            return false;
        };
        next.focus().is_ok()
    }
}

/// Gives the focus to the next stop inside `root` after all of `element`; whether there is one.
pub(crate) fn leave(root: &Element, element: &Element) -> bool {
    let all = root.get_elements_by_tag_name("*");
    let mut is_past = false;
    for at in 0..all.length() {
        let Some(each) = all.item(at) else { break };
        is_past |= each == *element;
        if !is_past || element.contains(Some(&each)) {
            continue;
        }
        let Some(stop) = each.dyn_ref::<HtmlElement>().filter(|stop| stop.tab_index() >= 0) else {
            continue;
        };
        // What is folded away cannot take it.
        if stop.focus().is_ok() && each.matches(":focus").unwrap_or_default() {
            return true;
        }
    }
    false
}
