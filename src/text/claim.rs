//! A claim, and what the figures say to it.

use crate::compare::{Answer, Comparison, Difference, PairSide, SideName, Tested, VerdictKind};
use crate::dataset::{Dataset, Language};
use crate::text::difference::{in_brackets, no_value, trimmed};
use crate::text::phrase::capitalised;
use crate::text::reason::reasons_of;
use crate::text::sentence::prices_words;
use crate::text::side::side_name;
use crate::text::verdict::are_sides_same;
use crate::text::{Locale, decimal, side_letter, value_in_text};
use crate::view::link::claim_factor;
use crate::view::{ChartKind, ClaimKind, Measure, Prices};

/// A claim in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimWords {
    /// What is claimed, in quotation marks.
    pub claim: String,
    /// Whether it holds.
    pub kind: Answer,
    /// The same in words.
    pub answer: String,
    /// What A and B have per resident, or why one of them has nothing; `None` where neither has
    /// one value.
    pub numbers: Option<String>,
    /// Why it cannot be decided, or that A is B; empty where neither needs to be said.
    pub reasons: Vec<String>,
}

/// What the figures say to a view's claim; `None` unless it makes one about A and B.
///
/// `difference` is that of the comparison. Also a claim about a side that the data do not have is
/// answered: it cannot be decided.
pub fn claim_words(
    dataset: &Dataset,
    comparison: &Comparison,
    difference: Option<&Difference>,
    locale: &Locale,
) -> Option<ClaimWords> {
    let view = &comparison.view;
    let claim = view.claim.filter(|_| view.chart == ChartKind::Difference)?;
    let [a, b] = [SideName::A, SideName::B].map(|name| {
        let side = comparison.sides.iter().find(|side| side.name == name);
        side.map_or_else(|| side_letter(name).to_owned(), |side| side_name(dataset, side, locale))
    });
    let n = claimed(locale, claim.factor);
    let key = match (claim.kind, &*n == "1") {
        (ClaimKind::More, false) => "claim.more",
        (ClaimKind::More, true) => "claim.more-same",
        (ClaimKind::Less, false) => "claim.less",
        (ClaimKind::Less, true) => "claim.less-same",
        (ClaimKind::About, false) => "claim.about",
        (ClaimKind::About, true) => "claim.about-same",
    };
    let tested = difference.and_then(|difference| difference.claim.as_ref());
    let numbers = tested.and_then(|tested| numbers(tested, [&a, &b], view.prices, locale));
    let kind = tested.map_or(Answer::CannotBeDecided, |tested| tested.answer);
    let mut reasons = match (kind, tested) {
        (Answer::Holds | Answer::DoesNotHold, _) => Vec::new(),
        (Answer::CannotBeDecided, Some(tested)) => {
            // Where the numbers are given, they say it.
            let lacking = difference.filter(|_| numbers.is_none());
            let lacking = lacking.map(|difference| lacking_sides(difference, [&a, &b], locale));
            let mut reasons = lacking.unwrap_or_default();
            // Of sides that could be compared it would say the same again.
            if reasons.is_empty() || tested.verdict.kind != VerdictKind::Comparable {
                reasons.extend(why_not(dataset, comparison, tested, locale));
            }
            reasons
        }
        (Answer::CannotBeDecided, None) => vec![locale.word("claim.no-side").to_owned()],
    };
    if are_sides_same(comparison) {
        reasons.push(locale.word("claim.same").to_owned());
    }
    Some(ClaimWords {
        claim: locale.fill(key, &[("a", &a), ("b", &b), ("n", &n)]),
        kind,
        answer: locale.find(&["answer.", kind.code()].concat()).unwrap_or_default().to_owned(),
        numbers,
        reasons,
    })
}

/// What both have per resident, or why one of them has nothing.
fn numbers(tested: &Tested, [a, b]: [&str; 2], prices: Prices, locale: &Locale) -> Option<String> {
    let has_value = |side: PairSide| side.value.is_ok();
    if ![tested.a, tested.b].into_iter().flatten().any(has_value) {
        return None;
    }
    let words = |side: Option<PairSide>| {
        let Some(side) = side else { return locale.word("difference.nothing").to_owned() };
        match side.value {
            Ok(value) => {
                let words = value_in_text(locale, value, Measure::PerResident, side.precision);
                [words, in_brackets([tested.a, tested.b], side, locale)].concat()
            }
            Err(absence) => no_value(locale, absence),
        }
    };
    let (value_a, value_b) = (words(tested.a), words(tested.b));
    let values = [("a", a), ("b", b), ("value-a", &*value_a), ("value-b", &*value_b)];
    let numbers = capitalised(&locale.fill("claim.numbers", &values));
    Some(match prices {
        Prices::Current => [&numbers, "."].concat(),
        prices => [&numbers, ", ", &prices_words(locale, prices), "."].concat(),
    })
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

/// The sides without any value per resident: there is nothing to set the other's against.
fn lacking_sides(difference: &Difference, names: [&str; 2], locale: &Locale) -> Vec<String> {
    let lens = difference.lenses.iter().find(|each| each.lens.measure == Measure::PerResident);
    let pairs = lens.map_or(&[][..], |lens| &lens.pairs);
    let has_value = [
        pairs.iter().filter_map(|pair| pair.a).any(|side| side.value.is_ok()),
        pairs.iter().filter_map(|pair| pair.b).any(|side| side.value.is_ok()),
    ];
    let lacking = names.into_iter().zip(has_value).filter(|(_, has_value)| !has_value);
    lacking.map(|(name, _)| locale.fill("claim.no-value-of", &[("side", name)])).collect()
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
