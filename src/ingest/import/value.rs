//! Single values of a row: each reading gives the value, or a finding and nothing.

use crate::dataset::{Date, Text, Year};
use crate::ingest::direction::closed;
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::memo::Memo;
use crate::ingest::import::plan::{Given, Plan};
use crate::ingest::import::vocabulary::Vocabulary;
use crate::ingest::import::words::folded;
use crate::ingest::mapping::Member;

/// What was expected, where years, a date, an address or a code was.
pub(crate) const YEARS: &str = "2018, 2019–2022";
pub(crate) const DATES: &str = "YYYY[-MM[-DD]]";
pub(crate) const LINKS: &str = "http, https";
pub(crate) const CODES: &str = "[A-Za-z0-9._-]{1,64}";

/// What a cell of years says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Years {
    pub(crate) from: Year,
    /// The last year, if it names one; `Some(None)` for no end.
    pub(crate) to: Option<Option<Year>>,
}

/// A closed list, each of its words looked up once.
#[derive(Debug)]
pub(crate) struct Choice<'t, T: 'static> {
    given: Given<'t>,
    vocabulary: Vocabulary<T>,
    /// What words are, each once, and its place there by the words.
    found: Vec<Option<T>>,
    places: Memo<'t>,
}

impl<'t, T: Copy> Choice<'t, T> {
    pub(crate) fn new(given: Given<'t>, vocabulary: Vocabulary<T>) -> Self {
        Self { given, vocabulary, found: Vec::new(), places: Memo::new(32) }
    }

    /// The value of a row, which must have one.
    pub(crate) fn read_needed(
        &mut self,
        plan: &Plan<'t>,
        member: Member,
        row: usize,
        findings: &mut Findings<'_>,
    ) -> Option<T> {
        let (words, cell) = plan.needed(self.given, member, row, findings)?;
        self.value(words, cell, findings)
    }

    /// Whether the row has words of its own for it, not those that were given for all.
    pub(crate) fn is_of_row(&self, plan: &Plan<'t>, row: usize) -> bool {
        self.given.column.is_some_and(|column| !plan.table.cell(row, column).is_empty())
    }

    /// The value of a row; `None` if it has none.
    pub(crate) fn read(
        &mut self,
        plan: &Plan<'t>,
        row: usize,
        findings: &mut Findings<'_>,
    ) -> Option<T> {
        let (words, cell) = plan.words(self.given, row)?;
        self.value(words, cell, findings)
    }

    fn value(&mut self, words: &'t str, cell: Cell, findings: &mut Findings<'_>) -> Option<T> {
        let known = self.places.get(words).and_then(|place| self.found.get(place).copied());
        let found = known.unwrap_or_else(|| {
            let found = self.vocabulary.find(words);
            self.places.set(words, self.found.len());
            self.found.push(found);
            found
        });
        if found.is_none() {
            findings.error(cell, "unknown-value", words, &self.vocabulary.expected());
        }
        found
    }
}

/// Words as the format takes them: line breaks become spaces.
pub(crate) fn plain(words: &str, cell: Cell, findings: &mut Findings<'_>) -> Option<String> {
    if words.bytes().all(|byte| !matches!(byte, 0..0x20 | 0x7F | 0xC2)) {
        return Some(words.to_owned());
    }
    let is_break = |letter: char| matches!(letter, '\n' | '\r' | '\t' | '\u{85}');
    let joined = words.split(is_break).filter(|part| !part.trim().is_empty());
    let joined = joined.map(str::trim).collect::<Vec<_>>().join(" ");
    match joined.chars().find(|letter| letter.is_control()) {
        Some(control) => {
            let found = format!("U+{:04X}", u32::from(control));
            findings.error(cell, "control-character", &found, "");
            None
        }
        None => Some(joined),
    }
}

/// Words in one language for both; what turns the direction in them ends in them.
pub(crate) fn text(words: &str, cell: Cell, findings: &mut Findings<'_>) -> Option<Text> {
    plain(words, cell, findings).map(|words| Text::Same(closed(words)))
}

/// A code or id.
pub(crate) fn code(words: &str, cell: Cell, findings: &mut Findings<'_>) -> Option<String> {
    if words == "all" {
        findings.error(cell, "reserved-code", words, "");
        return None;
    }
    if !is_code(words) {
        findings.error(cell, "bad-code", words, CODES);
        return None;
    }
    Some(words.to_owned())
}

/// Whether the format takes a text as a code.
pub(crate) fn is_code(words: &str) -> bool {
    let may_be = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    (1..=64).contains(&words.len()) && words.bytes().all(may_be) && words != "all"
}

/// A date: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, with full stops or slashes, too, or with a time behind.
pub(crate) fn date(words: &str, cell: Cell, findings: &mut Findings<'_>) -> Option<Date> {
    let date = read_date(words);
    if date.is_none() {
        findings.error(cell, "not-a-date", words, DATES);
    }
    date
}

/// The date that a text is.
pub(crate) fn read_date(words: &str) -> Option<Date> {
    let day = words.split(['T', ' ']).next().unwrap_or_default();
    Date::parse(words).or_else(|| Date::parse(&day.replace(['/', '.'], "-")))
}

/// An address, http or https.
pub(crate) fn link(words: &str, cell: Cell, findings: &mut Findings<'_>) -> Option<String> {
    let is_link = is_link(words);
    if !is_link {
        findings.error(cell, "not-a-link", words, LINKS);
    }
    is_link.then(|| words.to_owned())
}

/// Whether a text is an address.
pub(crate) fn is_link(words: &str) -> bool {
    ["https://", "http://"].into_iter().any(|scheme| {
        let (head, tail) = words.split_at_checked(scheme.len()).unwrap_or_default();
        head.eq_ignore_ascii_case(scheme)
            && !tail.is_empty()
            && !tail.contains(|letter: char| letter.is_whitespace() || letter.is_control())
    })
}

/// A year, or several: "2019–2022".
pub(crate) fn years(words: &str, cell: Cell, findings: &mut Findings<'_>) -> Option<Years> {
    let years = read_years(words);
    if years.is_none() {
        findings.error(cell, "not-a-year", words, YEARS);
    }
    years
}

/// The last year; `None` for no end.
pub(crate) fn last_year(
    words: &str,
    cell: Cell,
    findings: &mut Findings<'_>,
) -> Option<Option<Year>> {
    let is_year = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year && is_endless(words) {
        return Some(None);
    }
    years(words, cell, findings).map(|years| Some(years.to.flatten().unwrap_or(years.from)))
}

pub(crate) fn is_endless(words: &str) -> bool {
    let endless = ["null", "tills vidare", "until further notice", "löpande", "no end"];
    endless.contains(&folded(words).as_str())
}

/// The years that a text is.
pub(crate) fn read_years(words: &str) -> Option<Years> {
    if let Some(from) = year(words) {
        return Some(Years { from, to: None });
    }
    let is_dash = |letter: char| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    // A date names its year.
    if let Some(date) = words.get(..10).and_then(Date::parse) {
        return Some(Years { from: date.year, to: None });
    }
    let (first, last) = words.split_once(is_dash)?;
    let from = year(first)?;
    if last.trim().is_empty() {
        return Some(Years { from, to: Some(None) });
    }
    Some(Years { from, to: Some(Some(year(last)?)) })
}

/// A year as four digits; a spreadsheet may have put decimals behind, a table a star.
fn year(words: &str) -> Option<Year> {
    if let [b'1'..=b'2', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9'] = words.as_bytes() {
        return Year::new(words.bytes().fold(0, |year, digit| 10 * year + i64::from(digit - b'0')));
    }
    let words = words.trim().trim_end_matches(['*', ')']).trim();
    let digits = words.strip_suffix(",0").or_else(|| words.strip_suffix(".0")).unwrap_or(words);
    let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| digits.parse().ok().and_then(Year::new)).flatten()
}

#[cfg(test)]
mod tests {
    use super::read_years;

    #[test]
    fn years_are_known_as_they_are_written() {
        for (words, expected) in [
            ("2018", Some((2018, None))),
            ("2018.0", Some((2018, None))),
            ("2018-06-12", Some((2018, None))),
            ("2019-2022", Some((2019, Some(Some(2022))))),
            ("2019 – 2022", Some((2019, Some(Some(2022))))),
            ("2019–", Some((2019, Some(None)))),
            ("1899", None),
            ("19", None),
            ("2019/20", None),
            ("20190", None),
        ] {
            let years = read_years(words);
            let years = years
                .map(|it| (it.from.number(), it.to.map(|to| to.map(crate::dataset::Year::number))));
            assert_eq!(years, expected, "{words}");
        }
    }
}
