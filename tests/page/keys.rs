//! Keys by WebDriver's codes.

pub(crate) const SPACE: char = ' ';
pub(crate) const TAB: char = '\u{E004}';
pub(crate) const ENTER: char = '\u{E007}';
pub(crate) const SHIFT: char = '\u{E008}';
pub(crate) const CONTROL: char = '\u{E009}';
pub(crate) const ESCAPE: char = '\u{E00C}';
pub(crate) const END: char = '\u{E010}';
pub(crate) const HOME: char = '\u{E011}';
pub(crate) const LEFT: char = '\u{E012}';
pub(crate) const UP: char = '\u{E013}';
pub(crate) const RIGHT: char = '\u{E014}';
pub(crate) const DOWN: char = '\u{E015}';
