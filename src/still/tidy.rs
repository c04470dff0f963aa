//! The widget's markup without what only a script can use.

use super::palette::Palette;
use super::tree::{Element, Node};
use crate::chart::words_width_px;

/// What nobody could see or reach.
const LEFT_OUT: [&str; 4] = ["vk-probe", "vk-marks", "vk-skip", "vk-tooltip"];

/// What only a script could answer: it keeps its place, but nothing in it can be reached.
const INERT: [&str; 14] = [
    "vk-controls",
    "vk-own",
    "vk-tabs",
    "vk-list",
    "vk-languages",
    "vk-guide",
    "vk-back",
    "vk-listen",
    "vk-hint",
    "vk-fold",
    "vk-explore",
    "vk-sides",
    "vk-way-out",
    "vk-claim",
];

/// What means something to scripts alone, or names an element that another part of the page, or
/// the live widget, may have as well.
const ATTRIBUTES: [&str; 15] = [
    "aria-controls",
    "aria-describedby",
    "aria-labelledby",
    "data-at",
    "data-mixed",
    "data-region",
    "data-value",
    "for",
    "id",
    "name",
    "part",
    "style",
    "tabindex",
    "role",
    "autocomplete",
];

/// What only says something to those who cannot be told, or is not to be seen.
const UNHEARD: [&str; 5] = ["aria-hidden", "aria-label", "aria-valuetext", "lang", "title"];

/// The roles that say how something is, not how it behaves.
const ROLES: [&str; 2] = ["group", "region"];

/// The nodes as they can stand in a page without a script.
pub(super) fn tidy(nodes: Vec<Node>, palette: &Palette) -> Vec<Node> {
    tidied(nodes, palette, false)
}

fn tidied(nodes: Vec<Node>, palette: &Palette, is_inert: bool) -> Vec<Node> {
    let mut kept = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Words(words) => kept.push(Node::Words(words)),
            Node::Element(element) => {
                kept.extend(tidied_element(element, palette, is_inert).map(Node::Element));
            }
        }
    }
    kept
}

fn tidied_element(mut element: Element, palette: &Palette, is_inert: bool) -> Option<Element> {
    if LEFT_OUT.iter().any(|class| element.has_class(class)) || is_announcer(&element) {
        return None;
    }
    if element.tag == "select" {
        keep_two_options(&mut element);
    }
    // A number of the table, or the head of its column, is words for all who have no script.
    let is_of_table = element.has_class("vk-value") || element.has_class("vk-sort");
    let is_button = element.tag == "button" && !is_of_table;
    if element.tag == "button" && is_of_table {
        "span".clone_into(&mut element.tag);
        element.attributes.retain(|(name, _)| name == "class");
    }
    let begins = !is_inert && (is_button || INERT.iter().any(|class| element.has_class(class)));
    let is_scroller = element.has_class("vk-scroll");
    let role =
        element.attribute("role").filter(|role| ROLES.contains(role) && !is_inert && !begins);
    let role = role.map(str::to_owned);
    let run = if element.has_class("vk-track") { run(&element.children) } else { None };
    element.attributes.retain(|(name, _)| !ATTRIBUTES.contains(&name.as_str()));
    if is_inert || begins {
        // Nobody is told of it.
        element.attributes.retain(|(name, _)| !UNHEARD.contains(&name.as_str()));
    }
    if let Some(role) = role {
        element.set("role", &role);
    }
    if is_scroller {
        element.set("tabindex", "0");
    }
    if begins {
        element.set("inert", "");
    }
    colour(&mut element, palette);
    let is_inert = is_inert || begins;
    let is_closed = element.tag == "details" && element.attribute("open").is_none();
    if is_inert && is_closed {
        element.children.retain(|node| matches!(node, Node::Element(it) if it.tag == "summary"));
    }
    element.children = tidied(core::mem::take(&mut element.children), palette, is_inert);
    element.children.extend(run.map(Node::Words));
    Some(element)
}

/// What of a track lies between its handles, drawn: a strict page allows no style attribute.
fn run(handles: &[Node]) -> Option<String> {
    let share = |node: &Node| {
        let Node::Element(handle) = node else { return None };
        let [least, most, value] = ["min", "max", "value"]
            .map(|name| handle.attribute(name).and_then(|value| value.parse::<f64>().ok()));
        Some((value? - least?) / (most? - least?).max(1.0))
    };
    let (from, to) = (handles.first().and_then(share)?, handles.last().and_then(share)?);
    let [from, width] = [from, to - from].map(|share| (share * 1000.0).round() / 10.0);
    Some(format!(
        "<svg class=\"vk-run\"><rect x=\"{from}%\" width=\"{width}%\" height=\"100%\"/></svg>"
    ))
}

/// Whether it says what happens: nothing does.
fn is_announcer(element: &Element) -> bool {
    let is_status = matches!(element.attribute("role"), Some("status" | "alert" | "log"));
    (is_status || element.attribute("aria-live").is_some()) && element.children.is_empty()
}

/// Leaves a list the entry that it shows and the widest one, which gives it its width.
fn keep_two_options(list: &mut Element) {
    let chosen = list.attribute("data-value").unwrap_or_default().to_owned();
    let mut options = Vec::new();
    collect_options(core::mem::take(&mut list.children), &mut options);
    let width = |option: &Element| match option.children.first() {
        Some(Node::Words(words)) => words_width_px(words, 14.0, false),
        _ => 0.0,
    };
    let is_chosen = |option: &Element| option.attribute("value").unwrap_or_default() == chosen;
    let widest = options
        .iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| width(a).total_cmp(&width(b)))
        .map(|(at, _)| at);
    let kept = options.into_iter().enumerate().filter_map(|(at, mut option)| {
        let is_shown = is_chosen(&option);
        option.attributes.clear();
        if is_shown {
            option.set("selected", "");
        }
        (is_shown || Some(at) == widest).then_some(Node::Element(option))
    });
    list.children = kept.collect();
}

fn collect_options(nodes: Vec<Node>, options: &mut Vec<Element>) {
    for node in nodes {
        match node {
            Node::Element(element) if element.tag == "option" => options.push(element),
            Node::Element(element) => collect_options(element.children, options),
            Node::Words(_) => {}
        }
    }
}

/// A colour of a figure becomes a role, so that every theme has its own.
fn colour(element: &mut Element, palette: &Palette) {
    let painted = ["fill", "stroke"].map(|name| element.attribute(name).map(str::to_owned));
    for (name, value) in ["fill", "stroke"].into_iter().zip(painted) {
        let class = value.as_deref().and_then(|value| palette.class_of_light(value));
        let Some(class) = class.map(str::to_owned) else { continue };
        element.set(name, "currentColor");
        if !element.has_class(&class) {
            let classes: Vec<&str> = element.classes().chain([class.as_str()]).collect();
            let classes = classes.join(" ");
            element.set("class", &classes);
        }
    }
}
