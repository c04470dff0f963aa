//! Visible words: messages, numbers and money for eyes, and sentences from a comparison.
//!
//! No other room holds visible words; nothing here is meant for machines.

mod coverage;
mod date;
mod details;
mod empty;
mod fault;
mod headline;
mod label;
mod left_out;
pub(crate) mod letter;
mod locale;
mod mark;
#[cfg(test)]
mod messages_test;
mod money;
mod names;
mod notice;
mod number;
mod phrase;
mod remarks;
#[cfg(test)]
mod sample;
mod sentence;
mod value;

pub use date::{date_in_words, years_label};
pub use details::{Fact, RowDetails, citation, formula, row_details};
pub use empty::{EmptyState, empty_state};
pub use fault::diagnostic;
pub use headline::{Headline, headline};
pub use label::{Hedging, hedged_label, hedged_number, value_label};
pub use locale::Locale;
pub use mark::{mark_sentence, span_label, span_label_short};
pub use money::{money_exact, money_in_text};
pub use names::{
    absence_word, chart_word, criterion_word, expenditure_word, funding_word, measure_word,
    nature_word, phase_word, property_word, publisher_kind_word, recurrence_word,
};
pub use notice::{Notice, NoticeKind, notices};
pub use number::{decimal, grouped};
pub use sentence::{source_line, subtitle};
pub use value::{AxisUnit, axis_title, axis_unit, tick_label, value_in_table, value_in_text};
