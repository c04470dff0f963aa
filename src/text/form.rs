//! The form of a chart, in words.

use crate::compare::{Comparison, FormRefusal};
use crate::text::Locale;
use crate::view::{ChartKind, Form};

/// A form on its control: `Staplar`.
pub fn form_word(locale: &Locale, form: Form) -> &str {
    locale.word(match form {
        Form::Bars => "form.bars",
        Form::Line => "form.line",
        Form::Dots => "form.dots",
        Form::Multiples => "form.multiples",
    })
}

/// Why the chart has another form than was asked for, and which; `None` if it has not.
pub(super) fn form_refused(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let shown = comparison.form();
    let refusal = shown.refusal?;
    let reason = locale.word(match refusal {
        FormRefusal::OnlyOne => return Some(locale.word("form-refused.only-one").to_owned()),
        FormRefusal::YearsTogether => "form-refused.years-together",
        FormRefusal::OneYear => "form-refused.one-year",
        FormRefusal::OneRegion => "form-refused.one-region",
        FormRefusal::TooManyRegions => "form-refused.too-many-regions",
        FormRefusal::TooManyColumns => "form-refused.too-many-columns",
        FormRefusal::OnlyBars => "form-refused.only-bars",
    });
    let instead = locale.word(match shown.form {
        Form::Bars => "form-instead.bars",
        Form::Line => "form-instead.line",
        Form::Dots => "form-instead.dots",
        Form::Multiples => "form-instead.multiples",
    });
    Some([reason, " ", instead].concat())
}

/// What kind of chart it is: `Linjediagram över tid`.
pub(super) fn chart_in_words<'a>(comparison: &Comparison, locale: &'a Locale) -> &'a str {
    locale.word(match (comparison.view.chart, comparison.form().form) {
        (ChartKind::Regions, Form::Dots) => "alternative.regions-dots",
        (ChartKind::Regions, _) => "alternative.regions",
        (ChartKind::Years, Form::Bars) => "alternative.years",
        (ChartKind::Years, Form::Line) => "alternative.years-line",
        (ChartKind::Years, Form::Dots) => "alternative.years-dots",
        (ChartKind::Years, Form::Multiples) => "alternative.years-multiples",
        (ChartKind::Areas, _) => "alternative.areas",
        (ChartKind::Difference, _) => "alternative.difference",
        (ChartKind::Map, _) => "alternative.map",
        (ChartKind::Table, _) => "alternative.table",
    })
}

/// That the panels cannot be compared by height; `None` where they can, or where there are none.
pub(super) fn free_axes(comparison: &Comparison, locale: &Locale) -> Option<String> {
    let is_free = comparison.has_free_axes() && comparison.view.chart == ChartKind::Years;
    is_free.then(|| locale.word("alternative.free").to_owned())
}
