//! The names of values in links, tables and data.

use crate::dataset::{Expenditure, Funding, Language, Nature, Phase, Recurrence};
use crate::view::{Axis, ChartKind, ClaimKind, Form, Measure, Part, Sort, Sum, ThemeChoice};

/// Closed lists with the name of each value; without one of them a list does not compile.
macro_rules! names {
    ($($list:ident of $kind:ident { $($value:ident: $name:literal,)+ })+) => { $(
        pub(super) const $list: [($kind, &str); [$($name),+].len()] =
            [$(($kind::$value, $name)),+];
        const _: fn($kind) = |value| match value {
            $($kind::$value)|+ => (),
        };
    )+ };
}

names! {
    CHARTS of ChartKind {
        Regions: "regions",
        Years: "years",
        Areas: "areas",
        Difference: "difference",
        Map: "map",
        Table: "table",
    }
    FORMS of Form {
        Bars: "bars",
        Line: "line",
        Dots: "dots",
        Multiples: "multiples",
    }
    PHASES of Phase {
        Proposed: "proposed",
        Approved: "approved",
        Adjusted: "adjusted",
        Executed: "executed",
    }
    KINDS of Recurrence {
        OneOff: "one-off",
        Annual: "annual",
        Total: "total",
        Unstated: "unstated",
    }
    NATURES of Nature {
        Programme: "programme",
        Increase: "increase",
        Reserve: "reserve",
        Ceiling: "ceiling",
        Indexation: "indexation",
    }
    FUNDING of Funding {
        Own: "own",
        State: "state",
        Mixed: "mixed",
        Unknown: "unknown",
    }
    EXPENDITURE of Expenditure {
        Operating: "operating",
        Capital: "capital",
        Unknown: "unknown",
    }
    MEASURES of Measure {
        Total: "total",
        PerResident: "per-resident",
        Share: "share",
    }
    SUMS of Sum {
        Yearly: "yearly",
        Cumulative: "cumulative",
    }
    SORTS of Sort {
        Value: "value",
        Name: "name",
    }
    AXES of Axis {
        Shared: "shared",
        Free: "free",
    }
    CLAIMS of ClaimKind {
        More: "more",
        Less: "less",
        About: "about",
    }
    LANGUAGES of Language {
        Swedish: "sv",
        English: "en",
    }
    THEMES of ThemeChoice {
        Auto: "auto",
        Light: "light",
        Dark: "dark",
        Contrast: "contrast",
        Print: "print",
    }
    PARTS of Part {
        Title: "title",
        Controls: "controls",
        Tabs: "tabs",
        Footer: "footer",
    }
}
pub(super) const SPREADS: [(bool, &str); 1] = [(true, "even")];
pub(super) const ALL: &str = "all";

/// What is offered is all that a link can say.
const _: () = assert!(CHARTS.len() == ChartKind::ALL.len() && FORMS.len() == Form::ALL.len());

/// The name that a link and a table give to a value of a closed list.
pub(super) fn name_of<T: PartialEq>(names: &[(T, &'static str)], value: &T) -> &'static str {
    names.iter().find(|(each, _)| each == value).map_or("", |(_, name)| name)
}

/// The name of a form in links.
pub fn form_name(form: Form) -> &'static str {
    name_of(&FORMS, &form)
}

/// The name of a phase in links, tables and data.
pub fn phase_name(phase: Phase) -> &'static str {
    name_of(&PHASES, &phase)
}

/// The name of a recurrence in links, tables and data.
pub(crate) fn recurrence_name(recurrence: Recurrence) -> &'static str {
    name_of(&KINDS, &recurrence)
}

/// The name of a nature in links, tables and data.
pub fn nature_name(nature: Nature) -> &'static str {
    name_of(&NATURES, &nature)
}

/// The name of a theme in links and attributes.
pub(crate) fn theme_name(theme: ThemeChoice) -> &'static str {
    name_of(&THEMES, &theme)
}

/// The name of a part in links and attributes.
pub(crate) fn part_name(part: Part) -> &'static str {
    name_of(&PARTS, &part)
}

/// Whether the text can be a code or an id: `[A-Za-z0-9._-]{1,64}`, and not `all`.
pub fn is_code(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=64).contains(&text.len()) && text.bytes().all(is_allowed) && text != ALL
}
