//! A house's colours and form, where the view that a page shows names them.

use super::palette::roles;
use crate::chart::{Theme, Tones, Wishes};
use crate::view::Style;

/// The grounds that a house's colours can stand on: their names, and when each holds where a page
/// leaves that to its reader.
const GROUNDS: [(&str, Theme, &str); 4] = [
    ("light", Theme::Light, "(prefers-contrast:no-preference)"),
    ("dark", Theme::Dark, "(prefers-contrast:no-preference) and (prefers-color-scheme:dark)"),
    ("soft", Theme::Soft, "(prefers-contrast:less)"),
    ("soft-dark", Theme::SoftDark, "(prefers-contrast:less) and (prefers-color-scheme:dark)"),
];

/// The rules that give the static part what the live widget will have by this style.
///
/// Like there, high contrast, paper and forced colours stay as they are, and what would not read is
/// not taken.
pub(super) fn rules(style: &Style) -> String {
    if style.is_empty() {
        return String::new();
    }
    let form: String =
        style.form().iter().map(|(name, value)| format!("--vk-{name}:{value};")).collect();
    let mut css = String::new();
    if !form.is_empty() {
        css.push_str(&format!(".vk-still>.vk{{{form}}}"));
    }
    let wishes = Wishes::default().with(style);
    for (name, theme, query) in GROUNDS {
        let (theme @ Theme::House(house), _) = theme.of_house(&wishes) else { continue };
        let Tones { paper, ink, .. } = theme.tones();
        let tones = house.roles();
        // The static part of another view is not shown, so its ground is not, either.
        let ground = format!(":not([data-vk-other]){{background:{paper};color:{ink}}}");
        let tones = tones.map(|(name, colour)| format!("--{name}:{colour};"));
        let roles = roles();
        let roles = roles.iter().map(|role| format!("--{}:{};", role.class, role.colour(theme)));
        let colours: String = tones.chain(roles).collect();
        css.push_str(&format!(
            "@media screen and (forced-colors:none){{.vk-still>.vk[data-theme={name}]{{{colours}}}:root[data-theme={name}]{ground}}}\
             @media screen and (forced-colors:none) and {query}{{.vk-still>.vk[data-theme=auto]{{{colours}}}:root[data-theme=auto]{ground}}}"
        ));
    }
    css
}
