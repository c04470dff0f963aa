//! In which colours and form the widget stands: the reader's needs, the link's, the host's, ours.

use crate::chart::Theme;
use crate::components::widget::Widget;
use crate::components::{WidgetEvent, WidgetProps};

/// How the widget looks now.
#[derive(Debug, Default)]
pub(super) struct Look {
    pub(super) theme: Theme,
    /// Whether it is to be light or dark, where the house's paper may be the other.
    pub(super) scheme: Option<&'static str>,
    /// What differs from the style sheet, as declarations.
    pub(super) style: String,
    /// The colours of the house that are not taken, each told once.
    refused: Vec<&'static str>,
}

impl Widget {
    /// Makes the look anew, and tells once which colours do not read.
    pub(super) fn look_around(&mut self, props: &WidgetProps) {
        let view = &self.state.view;
        let theme = self.environment.theme(view.theme.or(props.theme));
        let scheme = if matches!(theme, Theme::Dark | Theme::SoftDark) { "dark" } else { "light" };
        let (theme, refused) = theme.of_house(&self.environment.wishes.with(&view.style));
        let mut style = String::new();
        self.look.scheme = None;
        if let Theme::House(house) = theme {
            self.look.scheme = Some(scheme);
            for (name, colour) in house.roles() {
                style.push_str(&["--", name, ":", &colour.to_string(), ";"].concat());
            }
        }
        for (name, value) in view.style.form() {
            style.push_str(&["--vk-", name, ":", &value, ";"].concat());
        }
        (self.look.theme, self.look.style) = (theme, style);
        let told = &mut self.look.refused;
        let mut names = String::new();
        for name in refused {
            if !told.contains(&name) {
                told.push(name);
                names.push_str(if names.is_empty() { "--vk-" } else { ", --vk-" });
                names.push_str(name);
            }
        }
        if !names.is_empty() {
            self.untold.push(WidgetEvent::Refused(names));
        }
    }
}
