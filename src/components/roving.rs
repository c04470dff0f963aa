//! One tab stop into a chart, arrows inside it.

use crate::chart::Mark;

/// A key that was pressed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key<'a> {
    pub(super) name: &'a str,
    pub(super) is_with_control: bool,
}

/// The mark that a key leads to from the current one; `None` if the key means nothing here.
///
/// Left and right go along a row of marks and through what is stacked in one place, up and down to
/// the nearest column of the next row, Home and End to the ends of the row and, with Control, to
/// the first and the last of all.
pub(super) fn step(marks: &[Mark], current: usize, key: Key<'_>) -> Option<usize> {
    let from = marks.get(current)?;
    let place = |&(at, mark): &(usize, &Mark)| (mark.column, at);
    let here = (from.column, current);
    let all = || marks.iter().enumerate();
    let row = || all().filter(|(_, mark)| mark.row == from.row);
    let other_row = |row: Option<usize>| {
        let row = row?;
        let in_row = all().filter(move |(_, mark)| mark.row == row);
        in_row.min_by_key(|(_, mark)| mark.column.abs_diff(from.column))
    };
    let rows = || marks.iter().map(|mark| mark.row);
    let target = match (key.is_with_control, key.name) {
        (false, "ArrowLeft") => row().filter(|each| place(each) < here).max_by_key(place),
        (false, "ArrowRight") => row().filter(|each| place(each) > here).min_by_key(place),
        (false, "Home") => row().min_by_key(place),
        (false, "End") => row().max_by_key(place),
        (false, "ArrowUp") => other_row(rows().filter(|&row| row < from.row).max()),
        (false, "ArrowDown") => other_row(rows().filter(|&row| row > from.row).min()),
        (true, "Home") => all().min_by_key(|each| (each.1.row, place(each))),
        (true, "End") => all().max_by_key(|each| (each.1.row, place(each))),
        _ => return None,
    };
    Some(target.map_or(current, |(at, _)| at))
}
