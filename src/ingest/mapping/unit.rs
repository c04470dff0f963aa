//! The units in which money is written.

use crate::ingest::import::words::folded;
use crate::ingest::wire::Names;

/// What one in a column of amounts is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A krona.
    Kronor,
    /// A thousand kronor.
    Thousands,
    /// A million kronor.
    Millions,
    /// A thousand million kronor.
    Billions,
}

/// Their names in mappings and for `--set unit=`.
pub(crate) const UNITS: Names<Unit> = &[
    ("kr", Unit::Kronor),
    ("tkr", Unit::Thousands),
    ("mnkr", Unit::Millions),
    ("mdkr", Unit::Billions),
];

/// As they are written, in small letters, without full stops and "kr" or "kronor" behind.
const WRITTEN: Names<Unit> = &[
    ("", Unit::Kronor),
    ("sek", Unit::Kronor),
    ("skr", Unit::Kronor),
    ("tkr", Unit::Thousands),
    ("tsek", Unit::Thousands),
    ("ksek", Unit::Thousands),
    ("kkr", Unit::Thousands),
    ("tusen", Unit::Thousands),
    ("tusental", Unit::Thousands),
    ("thousand", Unit::Thousands),
    ("thousands", Unit::Thousands),
    ("1000", Unit::Thousands),
    ("mnkr", Unit::Millions),
    ("mkr", Unit::Millions),
    ("mn", Unit::Millions),
    ("msek", Unit::Millions),
    ("msk", Unit::Millions),
    ("milj", Unit::Millions),
    ("miljkr", Unit::Millions),
    ("miljon", Unit::Millions),
    ("miljoner", Unit::Millions),
    ("million", Unit::Millions),
    ("millions", Unit::Millions),
    ("1000000", Unit::Millions),
    ("mdkr", Unit::Billions),
    ("mdrkr", Unit::Billions),
    ("mdr", Unit::Billions),
    ("md", Unit::Billions),
    ("mdsek", Unit::Billions),
    ("bnsek", Unit::Billions),
    ("bn", Unit::Billions),
    ("miljard", Unit::Billions),
    ("miljarder", Unit::Billions),
    ("billion", Unit::Billions),
    ("billions", Unit::Billions),
];

impl Unit {
    /// The unit that is written so: "mnkr", "milj. kr", "SEK million".
    pub fn written(text: &str) -> Option<Self> {
        let words = folded(text);
        if words.is_empty() {
            return None;
        }
        let mut rest = String::new();
        for word in words.split(' ') {
            // Kronor, whatever they are counted in.
            if !matches!(word, "kr" | "kronor" | "krona" | "sek" | "i" | "in" | "of") {
                rest.push_str(word);
            }
        }
        let is_known = |(written, _): &&(&str, Self)| *written == rest;
        WRITTEN.iter().find(is_known).map(|(_, unit)| *unit)
    }

    /// A unit that is named somewhere in a heading or a line: "Belopp (mnkr)", "amount_sek",
    /// "Miljoner kronor".
    pub fn named_in(text: &str) -> Option<Self> {
        let words = folded(text);
        let words: Vec<&str> = words.split(' ').collect();
        let of = |word: &&str| match *word {
            "kr" | "kronor" | "sek" => Some(Self::Kronor),
            // Too short or too common to be a unit among other words.
            "" | "mn" | "md" | "bn" | "1000" | "1000000" | "tusental" => None,
            other => WRITTEN.iter().find(|(written, _)| *written == other).map(|(_, unit)| *unit),
        };
        let found: Vec<Self> = words.iter().filter_map(of).collect();
        // "Miljoner kronor" names two, the larger is meant; two larger ones contradict each other.
        let mut larger = found.iter().filter(|unit| **unit != Self::Kronor);
        match (larger.next(), larger.next()) {
            (Some(unit), None) => Some(*unit),
            (Some(unit), Some(other)) => (unit == other).then_some(*unit),
            (None, _) => found.first().copied(),
        }
    }

    /// How many zeros it puts behind a number of kronor.
    pub(crate) fn zeros(self) -> i64 {
        match self {
            Self::Kronor => 0,
            Self::Thousands => 3,
            Self::Millions => 6,
            Self::Billions => 9,
        }
    }

    /// Its name in mappings.
    pub fn name(self) -> &'static str {
        crate::ingest::wire::name(UNITS, self)
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;

    #[test]
    fn units_are_known_as_they_are_written() {
        for (text, unit) in [
            ("kr", Some(Unit::Kronor)),
            ("Kronor", Some(Unit::Kronor)),
            ("SEK", Some(Unit::Kronor)),
            ("tkr", Some(Unit::Thousands)),
            ("1 000 kr", Some(Unit::Thousands)),
            ("mnkr", Some(Unit::Millions)),
            ("milj. kr", Some(Unit::Millions)),
            ("SEK million", Some(Unit::Millions)),
            ("miljoner kronor", Some(Unit::Millions)),
            ("mdkr", Some(Unit::Billions)),
            ("miljarder", Some(Unit::Billions)),
            ("", None),
            ("procent", None),
        ] {
            assert_eq!(Unit::written(text), unit, "{text}");
        }
    }

    #[test]
    fn headings_name_units_among_other_words() {
        for (text, unit) in [
            ("Belopp (mnkr)", Some(Unit::Millions)),
            ("amount_sek", Some(Unit::Kronor)),
            ("Nettokostnad, miljoner kronor", Some(Unit::Millions)),
            ("Belopp", None),
            ("2021", None),
            ("Tkr eller mnkr", None),
        ] {
            assert_eq!(Unit::named_in(text), unit, "{text}");
        }
    }
}
