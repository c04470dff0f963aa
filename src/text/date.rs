//! Years and dates in words.

use crate::dataset::{Date, YearRange};
use crate::text::Locale;

/// Years in full: `2018`, `2017–2019`.
pub fn years_label(years: YearRange) -> String {
    if years.is_single() {
        years.first().to_string()
    } else {
        format!("{}–{}", years.first(), years.last())
    }
}

/// A date as precise as it is: `2018`, `maj 2021`, `12 juni 2018`.
pub fn date_in_words(locale: &Locale, date: Date) -> String {
    let _ = locale;
    date.to_string()
}
