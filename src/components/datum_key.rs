//! What a mark or a value shows, as an attribute of its element.

use crate::compare::Datum;

/// A key that no other datum of the comparison has.
pub(super) fn key_of(datum: Datum) -> String {
    match datum {
        Datum::Cell(at) => format!("m{at}"),
        Datum::Outline(at) => format!("e{at}"),
        Datum::Country(at) => format!("c{at}"),
    }
}

/// What has the key; `None` for any other words.
pub(super) fn datum_of(key: &str) -> Option<Datum> {
    let (kind, at) = key.split_at_checked(1)?;
    let at = at.parse().ok()?;
    match kind {
        "m" => Some(Datum::Cell(at)),
        "e" => Some(Datum::Outline(at)),
        "c" => Some(Datum::Country(at)),
        _ => None,
    }
}
