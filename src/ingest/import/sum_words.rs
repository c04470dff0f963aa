//! The words by which a row, or a category of statistics, says that it adds up others.

use crate::ingest::import::words::folded;

/// What a row adds up; the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Level {
    /// Nothing: it is a row like others.
    Row,
    /// Some rows: "Delsumma primärvård".
    Some,
    /// All rows of a region or table: "Summa", "Totalt Skåne".
    All,
}

/// A sum, as a cell names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sum<'a> {
    pub(crate) level: Level,
    /// Of what, if it says so.
    pub(crate) of: &'a str,
}

/// What the rest of a sum's words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// A region, or the country.
    Region,
    /// An area that is known.
    Area,
    /// Nothing that is known.
    Unknown,
}

/// Words that begin a sum, whatever follows them.
const FIRST: [&str; 14] = [
    "summa",
    "summor",
    "summan",
    "totalt",
    "totalsumma",
    "slutsumma",
    "delsumma",
    "delsummor",
    "deltotal",
    "s:a",
    "sum",
    "subtotal",
    "sub-total",
    "genomsnitt",
];
/// Those of them that are of some rows only, if they do not say of what.
const SOME: [&str; 5] = ["delsumma", "delsummor", "deltotal", "subtotal", "sub-total"];
/// Words that are a sum by themselves, or before what there can be several of.
const EVERY: [&str; 3] = ["alla", "samtliga", "all"];
const SEVERAL: [&str; 18] = [
    "regioner",
    "regionerna",
    "län",
    "länen",
    "områden",
    "områdena",
    "ändamål",
    "ändamålen",
    "poster",
    "verksamheter",
    "kategorier",
    "regions",
    "counties",
    "areas",
    "purposes",
    "items",
    "categories",
    "together",
];
/// Words that say nothing beyond a sum of money.
const MONEY: [&str; 14] = [
    "summa",
    "kostnad",
    "kostnader",
    "belopp",
    "budget",
    "anslag",
    "utgifter",
    "sum",
    "amount",
    "cost",
    "costs",
    "spending",
    "expenditure",
    "total",
];

/// Codes by which statistics name the whole of what they divide.
const WHOLE_CODES: [&str; 6] = ["1+2", "tot", "total", "totalt", "samtliga", "_t"];
/// Words for that, made alike.
const WHOLES: [&str; 14] = [
    "totalt",
    "total",
    "samtliga",
    "alla",
    "all",
    "båda könen",
    "both sexes",
    "män och kvinnor",
    "kvinnor och män",
    "men and women",
    "women and men",
    "alla åldrar",
    "all ages",
    "total ages",
];

/// Whether a category of statistics adds up all others, by its code or its words.
pub(crate) fn is_whole(code: &str, words: &str) -> bool {
    let words = folded(words);
    // "totalt ålder", "samtliga åldrar"
    let begins = ["totalt ", "samtliga "].iter().any(|word| words.starts_with(word));
    let code = code.to_lowercase();
    begins || WHOLE_CODES.contains(&code.as_str()) || WHOLES.contains(&words.as_str())
}

/// The sum that a cell names; nothing if it only contains such a word, as "Totalförsvar" or "Total
/// renovering" do.
pub(crate) fn sum_in<'a>(cell: &'a str, whole: &dyn Fn(&str) -> Whole) -> Option<Sum<'a>> {
    if !may_be_sum(cell) {
        return None;
    }
    let cell = trimmed(cell);
    let (first, rest) = cell.split_once(char::is_whitespace).unwrap_or((cell, ""));
    let (first, of) = (trimmed(first), trimmed(rest));
    let is_bare = of.is_empty() || rest.trim_start().starts_with('(');
    let all = Some(Sum { level: Level::All, of });
    let level_of = |of: &str| match whole(of) {
        Whole::Region => Level::All,
        _ if is(&MONEY, of) || is(&SEVERAL, of) => Level::All,
        _ if sum_in_short(of) => Level::All,
        _ => Level::Some,
    };
    if is(&FIRST, first) {
        let level = match (is(&SOME, first), is_bare) {
            (true, _) => Level::Some,
            (false, true) => Level::All,
            (false, false) => level_of(of),
        };
        return Some(Sum { level, of });
    }
    if is(&EVERY, first) {
        return all.filter(|_| is_bare || is(&SEVERAL, of));
    }
    // "Total" goes before anything that is thorough, too.
    if is(&["total", "totala"], first) {
        return match whole(of) {
            _ if is_bare => all,
            Whole::Region => all,
            Whole::Area => Some(Sum { level: Level::Some, of }),
            Whole::Unknown => all.filter(|_| is(&MONEY, of) || sum_in_short(of)),
        };
    }
    let (before, last) = cell.rsplit_once(char::is_whitespace)?;
    let of = trimmed(before);
    if !is(&["totalt", "total"], trimmed(last)) {
        return None;
    }
    let level = if is(&["grand"], of) { Level::All } else { level_of(of) };
    Some(Sum { level, of })
}

/// Whether the first or last two letters are ones that the words of sums have there: most cells have not.
pub(crate) fn may_be_sum(cell: &str) -> bool {
    let mut letters = cell.bytes().filter(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let small = |letter: Option<u8>| letter.unwrap_or_default().to_ascii_lowercase();
    let first = [small(letters.next()), small(letters.next())];
    let last = [small(letters.next_back()), small(letters.next_back())];
    matches!(&first, b"su" | b"sl" | b"sa" | b"to" | b"de" | b"ge" | b"al")
        || matches!(&last, b"la" | b"tl")
}

/// Whether the words behind a sum say once more that it is of everything: "alla regioner".
fn sum_in_short(words: &str) -> bool {
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    is(&EVERY, first) && (rest.is_empty() || is(&SEVERAL, rest))
}

fn is(words: &[&str], word: &str) -> bool {
    // Only å, ä and ö have capitals beyond ASCII here, and they stand within the words.
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn trimmed(words: &str) -> &str {
    words.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ':' | '.' | ',' | '*' | '-' | '–' | '(' | ')')
    })
}

/// Whether a purpose says that it is a part of the row above: "varav barnmorskor".
pub(crate) fn is_of_which(cell: &str) -> bool {
    let cell = trimmed(cell);
    let first = cell.split(char::is_whitespace).next().unwrap_or_default();
    let begins = cell.get(.."of which".len()).is_some_and(|it| it.eq_ignore_ascii_case("of which"));
    is(&["varav", "därav"], trimmed(first)) || begins
}

#[cfg(test)]
mod tests {
    use super::{Level, Whole, sum_in};

    #[test]
    fn sums_are_known_by_their_words_and_nothing_else_is_one() {
        let whole = |name: &str| match name {
            "Skåne" | "Riket" => Whole::Region,
            "primärvård" => Whole::Area,
            _ => Whole::Unknown,
        };
        for (cell, expected) in [
            ("Summa", Some((Level::All, ""))),
            ("SUMMA:", Some((Level::All, ""))),
            ("Summa (mnkr)", Some((Level::All, "mnkr"))),
            ("S:a", Some((Level::All, ""))),
            ("S:a Skåne", Some((Level::All, "Skåne"))),
            ("Summa Skåne", Some((Level::All, "Skåne"))),
            ("Skåne totalt", Some((Level::All, "Skåne"))),
            ("Totalt, Riket", Some((Level::All, "Riket"))),
            ("Totalt alla regioner", Some((Level::All, "alla regioner"))),
            ("Delsumma", Some((Level::Some, ""))),
            ("Delsumma primärvård", Some((Level::Some, "primärvård"))),
            ("Summa nya satsningar", Some((Level::Some, "nya satsningar"))),
            ("Primärvård totalt", Some((Level::Some, "Primärvård"))),
            ("Total", Some((Level::All, ""))),
            ("Total Skåne", Some((Level::All, "Skåne"))),
            ("Total primärvård", Some((Level::Some, "primärvård"))),
            ("Total cost", Some((Level::All, "cost"))),
            ("Totala kostnader", Some((Level::All, "kostnader"))),
            ("Grand total", Some((Level::All, "Grand"))),
            ("Subtotal care", Some((Level::Some, "care"))),
            ("Alla", Some((Level::All, ""))),
            ("Samtliga områden", Some((Level::All, "områden"))),
            ("Alla barn ska vaccineras", None),
            ("Totalförsvar", None),
            ("Summerkurs", None),
            ("Total renovering av akuten", None),
            ("Totala lyftet", None),
            ("varav barnmorskor", None),
            ("Sumpmark", None),
            ("", None),
        ] {
            let sum = sum_in(cell, &whole).map(|sum| (sum.level, sum.of));
            assert_eq!(sum, expected, "{cell}");
        }
    }

    #[test]
    fn categories_that_are_the_whole_say_so_by_code_or_words() {
        for (code, words, expected) in [
            ("1+2", "kön", true),
            ("_T", "", true),
            ("x", "Båda könen", true),
            ("x", "totalt ålder", true),
            ("x", "Samtliga åldrar", true),
            ("x", "Totalförsvar", false),
            ("1", "män", false),
            ("", "", false),
        ] {
            assert_eq!(super::is_whole(code, words), expected, "{code} {words}");
        }
    }

    #[test]
    fn a_part_of_the_row_above_says_so() {
        for (cell, expected) in [
            ("varav barnmorskor", true),
            ("Därav: läkare", true),
            ("of which nurses", true),
            ("Varavägen", false),
            ("", false),
        ] {
            assert_eq!(super::is_of_which(cell), expected, "{cell}");
        }
    }
}
