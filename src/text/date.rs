//! Years and dates in words.

use crate::dataset::{Date, YearRange};
use crate::text::Locale;

/// Years in full: `2018`, `2017–2019`.
pub(crate) fn years_label(years: YearRange) -> String {
    let first = years.first().to_string();
    if years.is_single() { first } else { [&first, "–", &years.last().to_string()].concat() }
}

/// A date as precise as it is: `2018`, `maj 2021`, `12 juni 2018`.
pub(crate) fn date_in_words(locale: &Locale, date: Date) -> String {
    written(locale, date, ["date.year", "date.month", "date.day"])
}

/// A date with its preposition: `2018`, `i maj 2021`, `den 12 juni 2018`.
pub(super) fn date_when(locale: &Locale, date: Date) -> String {
    written(locale, date, ["date.in-year", "date.in-month", "date.on-day"])
}

fn written(locale: &Locale, date: Date, [year, month, day]: [&str; 3]) -> String {
    let key = match (date.month, date.day) {
        (None, _) => year,
        (Some(_), None) => month,
        (Some(_), Some(_)) => day,
    };
    let month = date.month.map_or_else(String::new, |month| format!("month.{month}"));
    let day = date.day.map_or_else(String::new, |day| day.to_string());
    let values =
        [("year", &*date.year.to_string()), ("month", locale.word(&month)), ("day", &*day)];
    locale.fill(key, &values)
}

#[cfg(test)]
mod tests {
    use super::{date_in_words, date_when, years_label};
    use crate::dataset::{Date, Language, Year, YearRange};
    use crate::text::Locale;

    #[test]
    fn years_are_in_full() {
        let (a, b) = (Year::new(2017).unwrap(), Year::new(2019).unwrap());
        assert_eq!(years_label(YearRange::single(a)), "2017");
        assert_eq!(years_label(YearRange::new(a, b).unwrap()), "2017–2019");
    }

    #[test]
    fn dates_are_as_precise_as_their_source() {
        let check = |date, words: [&str; 4]| {
            let date = Date::parse(date).unwrap();
            let [sv, en] = Language::ALL.map(Locale::of);
            assert_eq!(date_in_words(sv, date), words[0]);
            assert_eq!(date_when(sv, date), words[1]);
            assert_eq!(date_in_words(en, date), words[2]);
            assert_eq!(date_when(en, date), words[3]);
        };
        check(
            "2018-06-12",
            ["12 juni 2018", "den 12 juni 2018", "12 June 2018", "on 12 June 2018"],
        );
        check("2021-05", ["maj 2021", "i maj 2021", "May 2021", "in May 2021"]);
        check("2018", ["2018", "2018", "2018", "in 2018"]);
    }
}
