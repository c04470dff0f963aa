//! What headings, lines above a table and formats say of what its numbers are counted in.

use crate::ingest::import::words::folded;
use crate::ingest::mapping::Unit;

/// What a heading, a line or a format says of what numbers are counted in.
///
/// An amount that is told ("5 miljoner kronor mer") says nothing of the numbers of a table, and what
/// two ways of reading would differ in is nothing either: then it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Measure {
    /// What one is worth.
    pub(crate) unit: Option<Unit>,
    /// Whether that is money, and not thousands of anything.
    pub(crate) is_money: bool,
    /// The word for another currency than kronor.
    pub(crate) foreign: Option<String>,
    /// Whether it is for each resident, pupil or the like.
    pub(crate) is_per: bool,
    /// Whether nothing else is said.
    pub(crate) is_alone: bool,
}

/// A word, made alike.
struct Word {
    text: String,
    /// Whether a number stands before it, and nothing but space between them.
    is_counted: bool,
}

/// Words for kronor.
const KRONOR: [&str; 6] = ["kr", "kronor", "krona", "sek", "skr", "svenska"];

/// Words that stand beside a unit and change nothing.
const BESIDE: [&str; 25] = [
    "i", "in", "of", "belopp", "beloppen", "alla", "är", "anges", "angivet", "angivna", "amounts",
    "amount", "all", "are", "enhet", "unit", "valuta", "currency", "antal", "löpande", "priser",
    "tal", "per", "values", "värden",
];

/// Words for other currencies; "norska" and the like stand before "kronor".
const FOREIGN: [&str; 32] = [
    "euro",
    "euros",
    "eur",
    "meur",
    "teur",
    "keur",
    "usd",
    "musd",
    "tusd",
    "dollar",
    "dollars",
    "gbp",
    "mgbp",
    "pund",
    "pounds",
    "nok",
    "mnok",
    "tnok",
    "nkr",
    "dkk",
    "mdkk",
    "tdkk",
    "dkr",
    "norska",
    "danska",
    "isländska",
    "isk",
    "chf",
    "jpy",
    "yen",
    "pln",
    "zloty",
];

/// Those for whom something is counted.
const PERSONS: [&str; 26] = [
    "invånare",
    "inv",
    "invånaren",
    "capita",
    "person",
    "personer",
    "elev",
    "resident",
    "residents",
    "inhabitant",
    "inhabitants",
    "head",
    "pupil",
    "patient",
    "brukare",
    "vårdtagare",
    "listad",
    "individ",
    "besök",
    "visit",
    "vårdtillfälle",
    "vårddygn",
    "kvinna",
    "man",
    "barn",
    "plats",
];

/// Words that make another number of what follows them, or less than kronor.
const VAGUE: [&str; 11] = [
    "hundratals",
    "hundratal",
    "hundra",
    "tiotals",
    "tiotusental",
    "tiotusentals",
    "tiotusen",
    "hundratusental",
    "hundratusen",
    "öre",
    "ören",
];

impl Measure {
    /// What a text says.
    pub(crate) fn of(text: &str) -> Self {
        let words = words(text);
        let at = |place: usize| words.get(place).map(|word| word.text.as_str());
        let mut measure = Self { is_alone: !words.is_empty(), ..Self::default() };
        let (mut larger, mut has_kronor, mut is_vague) = (None::<Unit>, false, false);
        for (place, word) in words.iter().enumerate() {
            let before = place.checked_sub(1).and_then(at);
            let text = word.text.as_str();
            if KRONOR.contains(&text) {
                has_kronor = true;
                is_vague |= word.is_counted && before.is_some_and(is_number);
            } else if let Some((unit, is_money)) = larger_unit(text, before, at(place + 1)) {
                is_vague |= word.is_counted && before.is_some_and(is_number);
                is_vague |= larger.is_some_and(|other| other != unit);
                larger = Some(unit);
                has_kronor |= is_money;
            } else if FOREIGN.contains(&text) {
                measure.foreign = Some(text.to_owned());
            } else if matches!(text, "tal" | "tals") {
                is_vague |= before.is_some_and(|it| is_digits(it) && is_number(it));
            } else if VAGUE.contains(&text) {
                is_vague = true;
            } else if PERSONS.contains(&text) {
                let mut earlier = (0..place).rev().filter_map(at).filter(|it| !is_digits(it));
                measure.is_per |= earlier.next().is_some_and(|it| it == "per" || is_kr(it));
            } else if !BESIDE.contains(&text) {
                measure.is_alone = false;
            }
        }
        measure.is_per |= is_per_slash(text);
        if let Some(sign) = text.chars().find(|it| matches!(it, '€' | '$' | '£' | '¥')) {
            measure.foreign = Some(sign.to_string());
        }
        if measure.foreign.is_none() && !is_vague {
            measure.unit = larger.or(has_kronor.then_some(Unit::Kronor));
            measure.is_money = has_kronor;
        }
        measure
    }

    /// Whether a line above a table may be meant for its numbers: longer ones tell of something.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        const MOST: usize = 10;
        (words(line).len() <= MOST).then(|| Self::of(line))
    }
}

/// The words of a text; a number in groups is one.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_counted = false;
    for piece in text.split_whitespace() {
        for word in folded(piece).split(' ').filter(|word| !word.is_empty()) {
            match words.last_mut() {
                Some(last) if word == "000" && is_digits(&last.text) => last.text.push_str(word),
                _ => words.push(Word { text: word.to_owned(), is_counted }),
            }
            is_counted = false;
        }
        is_counted = piece.ends_with(|letter: char| letter.is_ascii_digit());
    }
    words
}

/// The unit larger than a krona that a word is between these, and whether it is one of money.
fn larger_unit(word: &str, before: Option<&str>, after: Option<&str>) -> Option<(Unit, bool)> {
    let is_beside_kronor = [before, after].into_iter().flatten().any(is_kr);
    let is_alone = before.is_none() && after.is_none();
    match word {
        // In a text they are words of their own, unless kronor are beside them.
        "mn" | "md" | "bn" | "m" | "t" | "k" | "mrd" if !is_beside_kronor => None,
        "m" => Some((Unit::Millions, true)),
        "t" | "k" => Some((Unit::Thousands, true)),
        "1000" | "1000000" | "1000000000" => {
            let is_meant = is_alone
                || is_beside_kronor
                || matches!(before, Some("i" | "in"))
                || after.is_some_and(|it| it == "tal" || it == "tals" || PERSONS.contains(&it))
                    && before != Some("per");
            is_meant.then_some(())?;
            Some((Unit::in_words(word)?, false))
        }
        _ => {
            let unit = Unit::in_words(word).filter(|unit| *unit != Unit::Kronor)?;
            Some((unit, word.contains("kr") || word.contains("sek") || word == "msk"))
        }
    }
}

fn is_kr(word: &str) -> bool {
    KRONOR.contains(&word)
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it is a number that counts something, and neither a year nor a unit itself.
fn is_number(word: &str) -> bool {
    !is_year(word) && Unit::in_words(word).is_none()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && is_digits(word) && ("1900".."2200").contains(&word)
}

/// Whether a stroke behind kronor is followed by anything but a time: an amount for each year is one.
fn is_per_slash(text: &str) -> bool {
    const TIMES: [&str; 4] = ["år", "year", "mån", "month"];
    let text = text.to_lowercase();
    let behind = ["kr/", "sek/", "kronor/"].iter().find_map(|unit| text.split_once(unit));
    behind.is_some_and(|(_, it)| !TIMES.iter().any(|time| it.trim_start().starts_with(time)))
}

/// A heading, made alike, without the words that say what its numbers are counted in.
pub(crate) fn without_units(folded: &str) -> String {
    let is_unit = |word: &&str| {
        let is_beside = ["i", "in", "of", "tal", "tals", "1000", "1000000", "000", "1"];
        is_kr(word)
            || FOREIGN.contains(word)
            || is_beside.contains(word)
            || Unit::in_words(word).is_some() && !matches!(*word, "mn" | "md" | "bn")
    };
    let rest: Vec<&str> = folded.split(' ').filter(|word| !is_unit(word)).collect();
    rest.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Measure, without_units};
    use crate::ingest::mapping::Unit;

    #[test]
    fn texts_name_units_among_other_words() {
        let (thousands, millions) = (Some(Unit::Thousands), Some(Unit::Millions));
        for (text, unit) in [
            ("Belopp (mnkr)", millions),
            ("amount_sek", Some(Unit::Kronor)),
            ("Nettokostnad, miljoner kronor", millions),
            ("Belopp", None),
            ("2021", None),
            ("Tkr eller mnkr", None),
            ("Tusental kronor", thousands),
            ("Tusentals kronor", thousands),
            ("1000-tal kr", thousands),
            ("1 000-tal kronor", thousands),
            ("1 000 kr", thousands),
            ("Belopp i tusental kronor", thousands),
            ("Belopp i 1000 kr", thousands),
            ("SEK 1000", thousands),
            ("SEK mn", millions),
            ("Tabell 2. Miljoner kronor", millions),
            ("Budget 2021 miljoner kronor", millions),
            ("Belopp 2021 kr", Some(Unit::Kronor)),
            ("1000", thousands),
            // Told amounts, and what no unit of ours is.
            ("5 miljoner kronor mer till vården", None),
            ("350 kr", None),
            ("Hundratals kronor", None),
            ("100-tal kr", None),
            ("Öre", None),
            ("Miljoner euro", None),
            ("Kostnad, 1 000 EUR", None),
            ("Norska kronor", None),
            ("Belopp (€)", None),
        ] {
            assert_eq!(Measure::of(text).unit, unit, "{text}");
        }
    }

    #[test]
    fn texts_say_whose_and_which_money_it_is() {
        let is_per = |text| Measure::of(text).is_per;
        for text in
            ["Kronor per invånare", "kr/inv", "Kostnad per 1 000 invånare", "SEK per capita"]
        {
            assert!(is_per(text), "{text}");
        }
        for text in ["Kronor per år", "kr/år", "Belopp per region", "Antal invånare"] {
            assert!(!is_per(text), "{text}");
        }
        let foreign = |text| Measure::of(text).foreign;
        assert_eq!(foreign("Miljoner euro"), Some("euro".to_owned()));
        assert_eq!(foreign("Danska kronor"), Some("danska".to_owned()));
        assert_eq!(foreign("Belopp, SEK"), None);
        let is_money = |text| Measure::of(text).is_money;
        assert!(
            is_money("tkr") && is_money("Tusental kronor") && !is_money("Folkmängd (tusental)")
        );
        assert!(Measure::of("Belopp i tusental kronor").is_alone);
        assert!(!Measure::of("Nettokostnad, miljoner kronor").is_alone);
    }

    #[test]
    fn headings_lose_their_units() {
        for (heading, rest) in
            [("belopp 1000 tal kr", "belopp"), ("mnkr", ""), ("anslag i tusental kronor", "anslag")]
        {
            assert_eq!(without_units(heading), rest);
        }
    }
}
