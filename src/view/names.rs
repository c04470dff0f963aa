//! The names of values in links, tables and data.

use crate::dataset::{Expenditure, Funding, Language, Nature, Phase, Recurrence};
use crate::view::{Axis, ChartKind, ClaimKind, Form, Measure, Part, Sort, Sum, ThemeChoice};

pub(super) const CHARTS: [(ChartKind, &str); 6] = [
    (ChartKind::Regions, "regions"),
    (ChartKind::Years, "years"),
    (ChartKind::Areas, "areas"),
    (ChartKind::Difference, "difference"),
    (ChartKind::Map, "map"),
    (ChartKind::Table, "table"),
];
pub(super) const FORMS: [(Form, &str); 4] = [
    (Form::Bars, "bars"),
    (Form::Line, "line"),
    (Form::Dots, "dots"),
    (Form::Multiples, "multiples"),
];
pub(super) const PHASES: [(Phase, &str); 4] = [
    (Phase::Proposed, "proposed"),
    (Phase::Approved, "approved"),
    (Phase::Adjusted, "adjusted"),
    (Phase::Executed, "executed"),
];
pub(super) const KINDS: [(Recurrence, &str); 4] = [
    (Recurrence::OneOff, "one-off"),
    (Recurrence::Annual, "annual"),
    (Recurrence::Total, "total"),
    (Recurrence::Unstated, "unstated"),
];
pub(super) const NATURES: [(Nature, &str); 5] = [
    (Nature::Programme, "programme"),
    (Nature::Increase, "increase"),
    (Nature::Reserve, "reserve"),
    (Nature::Ceiling, "ceiling"),
    (Nature::Indexation, "indexation"),
];
pub(super) const FUNDING: [(Funding, &str); 4] = [
    (Funding::Own, "own"),
    (Funding::State, "state"),
    (Funding::Mixed, "mixed"),
    (Funding::Unknown, "unknown"),
];
pub(super) const EXPENDITURE: [(Expenditure, &str); 3] = [
    (Expenditure::Operating, "operating"),
    (Expenditure::Capital, "capital"),
    (Expenditure::Unknown, "unknown"),
];
pub(super) const MEASURES: [(Measure, &str); 3] =
    [(Measure::Total, "total"), (Measure::PerResident, "per-resident"), (Measure::Share, "share")];
pub(super) const SUMS: [(Sum, &str); 2] =
    [(Sum::Yearly, "yearly"), (Sum::Cumulative, "cumulative")];
pub(super) const SPREADS: [(bool, &str); 1] = [(true, "even")];
pub(super) const SORTS: [(Sort, &str); 2] = [(Sort::Value, "value"), (Sort::Name, "name")];
pub(super) const AXES: [(Axis, &str); 2] = [(Axis::Shared, "shared"), (Axis::Free, "free")];
pub(super) const CLAIMS: [(ClaimKind, &str); 3] =
    [(ClaimKind::More, "more"), (ClaimKind::Less, "less"), (ClaimKind::About, "about")];
pub(super) const LANGUAGES: [(Language, &str); 2] =
    [(Language::Swedish, "sv"), (Language::English, "en")];
pub(super) const THEMES: [(ThemeChoice, &str); 5] = [
    (ThemeChoice::Auto, "auto"),
    (ThemeChoice::Light, "light"),
    (ThemeChoice::Dark, "dark"),
    (ThemeChoice::Contrast, "contrast"),
    (ThemeChoice::Print, "print"),
];
pub(super) const PARTS: [(Part, &str); 4] = [
    (Part::Title, "title"),
    (Part::Controls, "controls"),
    (Part::Tabs, "tabs"),
    (Part::Footer, "footer"),
];
pub(super) const ALL: &str = "all";

/// The name that a link and a table give to a value of a closed list.
pub(super) fn name_of<T: PartialEq>(names: &[(T, &'static str)], value: &T) -> &'static str {
    names.iter().find(|(each, _)| each == value).map_or("", |(_, name)| name)
}

/// The name of a phase in links, tables and data.
pub fn phase_name(phase: Phase) -> &'static str {
    name_of(&PHASES, &phase)
}

/// The name of a recurrence in links, tables and data.
pub fn recurrence_name(recurrence: Recurrence) -> &'static str {
    name_of(&KINDS, &recurrence)
}

/// The name of a nature in links, tables and data.
pub fn nature_name(nature: Nature) -> &'static str {
    name_of(&NATURES, &nature)
}

/// The name of a theme in links and attributes.
pub fn theme_name(theme: ThemeChoice) -> &'static str {
    name_of(&THEMES, &theme)
}

/// The name of a part in links and attributes.
pub fn part_name(part: Part) -> &'static str {
    name_of(&PARTS, &part)
}

/// Whether the text can be a code or an id: `[A-Za-z0-9._-]{1,64}`, and not `all`.
pub fn is_code(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=64).contains(&text.len()) && text.bytes().all(is_allowed) && text != ALL
}
