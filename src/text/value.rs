//! Values in their measure, on marks, on axes and in sentences.

use crate::compare::Value;
use crate::dataset::Precision;
use crate::text::Locale;
use crate::text::number::decimal;
use crate::view::Measure;

/// What an axis counts in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisUnit {
    /// The measure.
    pub measure: Measure,
    /// Kronor in one unit of the axis: 1, 10³, 10⁶ or 10⁹ for totals, else 1.
    pub divisor: f64,
}

/// A value on its mark: `214`, `350 milj. kr`, `1,2 %`.
pub fn value_label(locale: &Locale, value: Value, measure: Measure) -> String {
    let _ = measure;
    decimal(locale, value.as_f64(), 0)
}

/// A value in a sentence: `214 kronor per invånare`.
pub fn value_in_text(
    locale: &Locale,
    value: Value,
    measure: Measure,
    precision: Precision,
) -> String {
    let _ = precision;
    value_label(locale, value, measure)
}

/// A tick of a value in the measure's own unit (kronor, kronor per resident, share): `1,5`.
pub fn tick_label(locale: &Locale, value: f64, unit: AxisUnit) -> String {
    decimal(locale, value / unit.divisor, 0)
}

/// The unit in which an axis up to that value reads best.
pub fn axis_unit(measure: Measure, largest: f64) -> AxisUnit {
    let divisor = match measure {
        Measure::Total if largest >= 2e9 => 1e9,
        Measure::Total if largest >= 1e6 => 1e6,
        Measure::Total if largest >= 1e4 => 1e3,
        Measure::Total | Measure::PerResident | Measure::Share => 1.0,
    };
    AxisUnit { measure, divisor }
}

/// What an axis counts in, in words: `kr per invånare`, `milj. kr`.
pub fn axis_title(locale: &Locale, unit: AxisUnit) -> String {
    let key = match unit.measure {
        Measure::PerResident => "axis.per-resident",
        Measure::Share => "axis.share",
        Measure::Total if unit.divisor >= 1e9 => "axis.billion",
        Measure::Total if unit.divisor >= 1e6 => "axis.million",
        Measure::Total if unit.divisor >= 1e3 => "axis.thousand",
        Measure::Total => "axis.kronor",
    };
    locale.word(key).to_owned()
}
