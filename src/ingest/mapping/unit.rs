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
    ("tusentals", Unit::Thousands),
    ("thousand", Unit::Thousands),
    ("thousands", Unit::Thousands),
    ("1000", Unit::Thousands),
    ("1000tal", Unit::Thousands),
    ("1000tals", Unit::Thousands),
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
    ("miljontal", Unit::Millions),
    ("miljontals", Unit::Millions),
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
    ("mrd", Unit::Billions),
    ("1000000000", Unit::Billions),
];

impl Unit {
    /// The unit that is written so: "mnkr", "milj. kr", "SEK million".
    pub fn written(text: &str) -> Option<Self> {
        let words = folded(text);
        if words.is_empty() {
            return None;
        }
        let (mut rest, mut has_kronor) = (String::new(), false);
        for word in words.split(' ') {
            match word {
                // Kronor, whatever they are counted in.
                "kr" | "kronor" | "krona" | "sek" => has_kronor = true,
                "i" | "in" | "of" => {}
                other => rest.push_str(other),
            }
        }
        let is_known =
            |(written, _): &&(&str, Self)| *written == rest && (has_kronor || !rest.is_empty());
        WRITTEN.iter().find(is_known).map(|(_, unit)| *unit)
    }

    /// The unit that a single word is, made alike.
    pub(crate) fn in_words(word: &str) -> Option<Self> {
        let is_known = |(written, _): &&(&str, Self)| !written.is_empty() && *written == word;
        WRITTEN.iter().find(is_known).map(|(_, unit)| *unit)
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
            ("1000-tal kr", Some(Unit::Thousands)),
            ("tusentals kronor", Some(Unit::Thousands)),
            ("i", None),
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
}
