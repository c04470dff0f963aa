//! A claim, and what the figures say to it.

use crate::compare::{Answer, Comparison, PairSide, Tested, VerdictKind};
use crate::dataset::{Dataset, Language};
use crate::text::difference::{in_brackets, side_names, trimmed};
use crate::text::phrase::capitalised;
use crate::text::sentence::prices_words;
use crate::text::verdict::reasons_of;
use crate::text::{Locale, decimal, value_in_text};
use crate::view::link::claim_factor;
use crate::view::{ClaimKind, Measure, Prices};

/// A claim in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimWords {
    /// What is claimed, in quotation marks.
    pub claim: String,
    /// Whether it holds.
    pub answer: String,
    /// What A and B have per resident; `None` unless both have one value.
    pub numbers: Option<String>,
    /// Why it cannot be decided; empty where it can.
    pub reasons: Vec<String>,
}

/// A tested claim in words; `None` unless the comparison has two sides.
pub fn claim_words(
    dataset: &Dataset,
    comparison: &Comparison,
    tested: &Tested,
    locale: &Locale,
) -> Option<ClaimWords> {
    let [a, b] = side_names(dataset, comparison, locale)?;
    let key = match tested.claim.kind {
        ClaimKind::More => "claim.more",
        ClaimKind::Less => "claim.less",
        ClaimKind::About => "claim.about",
    };
    let n = claimed(locale, tested.claim.factor);
    let claim = locale.fill(key, &[("a", &a), ("b", &b), ("n", &n)]);
    let answer = locale.find(&["answer.", tested.answer.code()].concat()).unwrap_or_default();
    let value = |side: Option<PairSide>| {
        let side = side?;
        let value = side.value.ok()?;
        let words = value_in_text(locale, value, Measure::PerResident, side.precision);
        Some([words, in_brackets([tested.a, tested.b], side, locale)].concat())
    };
    let numbers = value(tested.a).zip(value(tested.b)).map(|(value_a, value_b)| {
        let values = [("a", &*a), ("b", &*b), ("value-a", &*value_a), ("value-b", &*value_b)];
        let numbers = capitalised(&locale.fill("claim.numbers", &values));
        match comparison.view.prices {
            Prices::Current => [&numbers, "."].concat(),
            prices => [&numbers, ", ", &prices_words(locale, prices), "."].concat(),
        }
    });
    let reasons = match tested.answer {
        Answer::Holds | Answer::DoesNotHold => Vec::new(),
        Answer::CannotBeDecided => why_not(dataset, comparison, tested, locale),
    };
    Some(ClaimWords { claim, answer: answer.to_owned(), numbers, reasons })
}

/// How many times as a reader types it, every digit: `1,5`, `1.5`.
pub fn typed_factor(locale: &Locale, factor: f64) -> String {
    let typed = factor.to_string();
    match locale.language() {
        Language::Swedish => typed.replace('.', ","),
        Language::English => typed,
    }
}

/// What a reader has typed: a number with a comma or a point, above zero; `None` for anything else.
pub fn read_factor(typed: &str) -> Option<f64> {
    claim_factor(&typed.trim().replace(',', "."))
}

/// The factor as it was claimed: every digit, up to three decimals.
fn claimed(locale: &Locale, factor: f64) -> String {
    trimmed(&decimal(locale, factor, 3))
}

fn why_not(
    dataset: &Dataset,
    comparison: &Comparison,
    tested: &Tested,
    locale: &Locale,
) -> Vec<String> {
    if tested.verdict.kind != VerdictKind::Comparable {
        return reasons_of(dataset, comparison, &tested.verdict, locale);
    }
    let key = if tested.a.is_none() && tested.b.is_none() {
        "claim.several"
    } else if tested.ratio.is_none() {
        "claim.no-value"
    } else {
        "claim.bounds"
    };
    vec![locale.word(key).to_owned()]
}
