//! The styles that only a page with a static part needs.

use super::palette::{Role, pale_class, roles};
use crate::chart::Theme;

const STATIC: &str = include_str!("../../static/still.css");

/// Every theme's name and when it holds, where a page leaves that to its reader; the later ones go
/// before the earlier ones.
const AUTO: [(&str, Theme, &str); 6] = [
    ("dark", Theme::Dark, "(prefers-color-scheme:dark)"),
    ("soft", Theme::Soft, "(prefers-contrast:less)"),
    ("soft-dark", Theme::SoftDark, "(prefers-color-scheme:dark) and (prefers-contrast:less)"),
    ("contrast", Theme::Contrast, "(prefers-contrast:more)"),
    (
        "contrast-dark",
        Theme::ContrastDark,
        "(prefers-color-scheme:dark) and (prefers-contrast:more)",
    ),
    ("print", Theme::Print, "print"),
];

/// The themes that a view can choose for every reader, each with the scheme of what the browser draws.
const CHOSEN: [(&str, Theme, &str); 4] = [
    ("light", Theme::Light, "light"),
    ("dark", Theme::Dark, "dark"),
    ("contrast", Theme::Contrast, "light"),
    ("print", Theme::Print, "light"),
];

/// The styles of static parts; those of the widget itself are given, without comments.
///
/// They are the same for every view, so that a page can take the place of another one.
pub fn styles(widget: &str) -> String {
    let roles = roles();
    let mut css = minified(STATIC);
    for role in &roles {
        css.push_str(&format!(
            ".vk-still .{0}{{color:var(--{0})}}.vk-still .{1}{{color:color-mix(in srgb,var(--{0}) 45%,var(--k0))}}",
            role.class,
            pale_class(&role.class)
        ));
    }
    css.push_str(&format!(".vk-still>.vk{{{}}}", colours(&roles, Theme::Light, None)));
    css.push_str(&ground(Theme::Light));
    for (name, theme, query) in AUTO {
        let colours = colours(&roles, theme, Some(Theme::Light));
        // Nobody chooses paper: it holds wherever the page is printed.
        let auto = if theme == Theme::Print { "[data-theme]" } else { "[data-theme=auto]" };
        let rules = retold(widget, name, auto);
        css.push_str(&format!(".vk-still>.vk[data-theme={name}]{{{colours}}}"));
        let ground = if theme == Theme::Print { String::new() } else { ground(theme) };
        css.push_str(&format!("@media {query}{{{rules}.vk-still>.vk{auto}{{{colours}}}{ground}}}"));
    }
    for (name, theme, scheme) in CHOSEN {
        let paper = theme.tones().paper;
        css.push_str(&format!(
            ":root[data-theme={name}]{{color-scheme:{scheme};background:{paper}}}"
        ));
    }
    let forced: String =
        roles.iter().map(|role| format!("--{}:{};", role.class, role.forced)).collect();
    let pale: String = roles.iter().map(|role| format!(".{},", pale_class(&role.class))).collect();
    css.push_str(&format!(
        "@media (forced-colors:active){{{}.vk-still>.vk[data-theme]{{{forced}}}.vk-still :is({}){{color:GrayText}}}}",
        retold(widget, "forced", "[data-theme]"),
        pale.trim_end_matches(',')
    ));
    css
}

/// The page's ground is the widget's paper.
fn ground(theme: Theme) -> String {
    format!(":root{{background:{}}}", theme.tones().paper)
}

/// The colours of a theme as properties, without those that are the same in another one.
fn colours(roles: &[Role], theme: Theme, known: Option<Theme>) -> String {
    let is_new = |role: &&Role| known.is_none_or(|known| role.colour(known) != role.colour(theme));
    // Where contrast or paper is asked for, a host's colours do not count.
    let is_host_heard = !matches!(theme, Theme::Contrast | Theme::ContrastDark | Theme::Print);
    let declaration = |role: &Role| {
        let (class, colour) = (&role.class, role.colour(theme));
        match role.property.filter(|_| is_host_heard) {
            Some(property) => format!("--{class}:var({property},{colour});"),
            None => format!("--{class}:{colour};"),
        }
    };
    let needed = |role: &&Role| is_new(role) || (!is_host_heard && role.property.is_some());
    roles.iter().filter(needed).map(declaration).collect()
}

/// The rules of a style sheet that name a theme, for what another attribute names.
fn retold(widget: &str, theme: &str, attribute: &str) -> String {
    let name = format!("[data-theme=\"{theme}\"]");
    let (mut rules, mut rest) = (String::new(), widget);
    while let Some((selector, body)) = rest.split_once('{') {
        let Some((body, after)) = body_of(body) else { break };
        if selector.contains(&name) && !selector.starts_with('@') {
            rules.push_str(&format!("{}{{{body}}}", selector.replace(&name, attribute)));
        }
        rest = after;
    }
    rules
}

/// What stands up to the brace that closes it, and what comes after that.
fn body_of(text: &str) -> Option<(&str, &str)> {
    let mut depth = 1u32;
    let end = text.find(|character| {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

/// A style sheet of ours, on one line and without comments.
fn minified(css: &str) -> String {
    let mut words = String::new();
    for part in css.split("/*") {
        let kept = part.split_once("*/").map_or(part, |(_, after)| after);
        words.push_str(kept);
    }
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines
        .join("")
        .replace(" { ", "{")
        .replace(" {", "{")
        .replace("; ", ";")
        .replace(" }", "}")
        .replace(": ", ":")
}
