//! What the drawing depends on besides data and view.

use std::cell::Cell;

use crate::browser::media::{Media, media};
use crate::chart::Theme;
use crate::view::ThemeChoice;

/// The screen, its user's wishes, and the fonts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Environment {
    pub(super) media: Media,
    /// How often fonts have arrived.
    pub(super) font_loads: u32,
}

impl Environment {
    /// The environment now.
    pub(super) fn now() -> Self {
        Self { media: media(), font_loads: 0 }
    }

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

thread_local! {
    static WIDGETS: Cell<u32> = const { Cell::new(0) };
}

/// A prefix of ids that no other widget of the page has.
pub(super) fn new_id_prefix() -> String {
    let number = WIDGETS.get().wrapping_add(1);
    WIDGETS.set(number);
    format!("vk{number}-")
}
