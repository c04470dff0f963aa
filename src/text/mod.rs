//! Visible words: messages, numbers and money for eyes, and sentences from a comparison.
//!
//! No other room holds visible words; nothing here is meant for machines.

mod date;
mod details;
mod fault;
mod locale;
mod mark;
mod money;
mod notice;
mod number;
mod sentence;
mod value;

pub use date::{date_in_words, years_label};
pub use details::{Fact, RowDetails, citation, formula, row_details};
pub use fault::diagnostic;
pub use locale::Locale;
pub use mark::{absence_word, mark_sentence, span_label, span_label_short};
pub use money::{money_exact, money_in_text};
pub use notice::{Notice, NoticeKind, notices};
pub use number::{decimal, grouped};
pub use sentence::{Headline, empty_state, headline, source_line, subtitle};
pub use value::{AxisUnit, axis_title, axis_unit, tick_label, value_in_text, value_label};
