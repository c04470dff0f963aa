//! Visible words: messages, numbers and money for eyes, and sentences from a comparison.
//!
//! No other room holds visible words; nothing here is meant for machines.

mod alternative;
mod announcement;
#[cfg(feature = "import")]
mod aside;
mod changed;
mod citation;
mod claim;
mod country;
mod country_formula;
mod coverage;
mod date;
mod datum;
mod deed;
mod details;
mod difference;
mod dropped;
mod empty;
mod fault;
mod form;
mod formula;
mod headline;
mod indicator;
mod label;
mod left_out;
mod locale;
mod mark;
mod measures;
#[cfg(test)]
mod messages_test;
mod money;
mod names;
mod notice;
mod notice_rows;
mod number;
mod order;
mod pair_formula;
mod phrase;
mod reason;
mod remarks;
#[cfg(test)]
mod sample;
mod search;
mod sentence;
mod share;
mod side;
mod similar;
mod standing;
mod star;
mod term;
mod value;
mod verdict;

pub use alternative::text_alternative;
pub use announcement::announcement;
#[cfg(feature = "import")]
pub use aside::tell_aside;
pub use changed::{ChangedData, Editions, Since, changed_data};
pub use citation::{Proof, citation, data_lines, proof, view_citation};
pub use claim::{ClaimWords, claim_words, read_factor, typed_factor};
pub use country::country_words;
pub use coverage::{other_dataset_words, without_rows};
pub(crate) use date::{date_in_words, years_label};
pub use datum::{datum_sentence, starred_datum_sentence};
pub(crate) use details::row_details;
pub use details::{Fact, RowDetails};
pub use difference::{PairWords, difference_words, pair_words};
pub use dropped::{dropped_words, no_dataset_words};
pub use empty::{EmptyState, empty_state};
pub use fault::diagnostic;
#[cfg(feature = "import")]
pub use fault::diagnostic_of_program;
pub use form::form_word;
pub use formula::Evidence;
pub(crate) use formula::mark_formula;
pub use headline::{Headline, headline};
pub use indicator::IndicatorDetails;
pub(crate) use indicator::indicators_used;
pub use label::Hedging;
pub(crate) use label::{country_label, hedged_label, hedged_number, signed};
pub use locale::Locale;
pub(crate) use mark::span_label;
pub use mark::{mark_sentence, series_words, starred_mark_sentence};
pub use measures::only_measures;
pub(crate) use money::money_exact;
pub use money::money_in_text;
pub use names::{absence_word, chart_word, measure_word};
pub(crate) use names::{
    criterion_word, expenditure_word, funding_word, nature_word, no_map_words, phase_word,
    property_word, publisher_kind_word, recurrence_word,
};
pub use notice::{Notice, NoticeKind, notices};
pub use number::{decimal, grouped};
pub use order::lens_words;
pub use pair_formula::{LensFormulas, pair_formulas};
pub use phrase::region_name;
pub use search::found_by;
pub use sentence::{source_line, subtitle};
pub use share::{caption, share_text};
pub(crate) use side::{
    difference_label, group_words, side_absence, side_letter, side_without_years, side_words,
};
pub use similar::similar_words;
pub use star::star_note;
pub use value::{AxisUnit, value_in_text};
pub(crate) use value::{axis_title, axis_unit, tick_label, value_in_table};
pub use verdict::{VerdictWords, order_remark, verdict_line, verdict_words};
