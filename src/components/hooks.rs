//! What parts need of the browser, as hooks.

use std::cell::Cell;

use yew::{NodeRef, hook, use_effect_with, use_memo, use_state_eq};

use crate::browser::fonts::FontWatch;
use crate::browser::media::{Media, MediaWatch, media};
use crate::browser::resize::WidthWatch;
use crate::chart::Theme;
use crate::view::ThemeChoice;

/// What the drawing depends on besides data and view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Environment {
    pub(super) media: Media,
    /// How often fonts have arrived.
    pub(super) font_loads: u32,
}

impl Environment {
    /// The theme that a choice means here.
    pub(super) fn theme(self, choice: ThemeChoice) -> Theme {
        match choice {
            _ if self.media.is_print => Theme::Print,
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::Contrast => Theme::Contrast,
            ThemeChoice::Print => Theme::Print,
            ThemeChoice::Auto if self.media.is_high_contrast => Theme::Contrast,
            ThemeChoice::Auto if self.media.is_dark => Theme::Dark,
            ThemeChoice::Auto => Theme::Light,
        }
    }
}

/// The environment, as it changes.
#[hook]
pub(super) fn use_environment() -> Environment {
    let answers = use_state_eq(media);
    let font_loads = use_state_eq(|| 0);
    let set_answers = answers.setter();
    let set_font_loads = font_loads.setter();
    use_effect_with((), move |()| {
        let media_watch = MediaWatch::new(move || set_answers.set(media()));
        let loads = Cell::new(0);
        let font_watch = FontWatch::new(move || {
            loads.set(loads.get() + 1);
            set_font_loads.set(loads.get());
        });
        move || drop((media_watch, font_watch))
    });
    Environment { media: *answers, font_loads: *font_loads }
}

/// The width of the element, as it changes; `None` before it is in the page or while it is hidden.
#[hook]
pub(super) fn use_width_px(element: &NodeRef) -> Option<f64> {
    let width_px = use_state_eq(|| None);
    let set_width_px = width_px.setter();
    use_effect_with(element.clone(), move |element| {
        let watch = element.cast::<web_sys::Element>().map(|element| {
            WidthWatch::new(&element, move |width_px| {
                set_width_px.set((width_px > 0.0).then_some(width_px));
            })
        });
        move || drop(watch)
    });
    *width_px
}

thread_local! {
    static WIDGETS: Cell<u32> = const { Cell::new(0) };
}

/// A prefix of ids that no other widget of the page has.
#[hook]
pub(super) fn use_id_prefix() -> std::rc::Rc<String> {
    use_memo((), |()| {
        let number = WIDGETS.get().wrapping_add(1);
        WIDGETS.set(number);
        format!("vk{number}-")
    })
}
