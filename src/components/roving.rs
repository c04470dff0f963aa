//! One tab stop into a chart, arrows inside it.

use crate::chart::Mark;

/// The mark that a key leads to from the current one; `None` if the key means nothing here.
///
/// Left and right go along a row of marks and through what is stacked in one place, up and down to
/// the nearest column of the next row, Home and End to the ends of the row.
pub(super) fn step(marks: &[Mark], current: usize, key: &str) -> Option<usize> {
    let from = marks.get(current)?;
    let place = |&(at, mark): &(usize, &Mark)| (mark.column, at);
    let here = (from.column, current);
    let row = || marks.iter().enumerate().filter(|(_, mark)| mark.row == from.row);
    let other_row = |row: Option<usize>| {
        let row = row?;
        let in_row = marks.iter().enumerate().filter(move |(_, mark)| mark.row == row);
        in_row.min_by_key(|(_, mark)| mark.column.abs_diff(from.column))
    };
    let rows = || marks.iter().map(|mark| mark.row);
    let target = match key {
        "ArrowLeft" => row().filter(|each| place(each) < here).max_by_key(place),
        "ArrowRight" => row().filter(|each| place(each) > here).min_by_key(place),
        "Home" => row().min_by_key(place),
        "End" => row().max_by_key(place),
        "ArrowUp" => other_row(rows().filter(|&row| row < from.row).max()),
        "ArrowDown" => other_row(rows().filter(|&row| row > from.row).min()),
        _ => return None,
    };
    Some(target.map_or(current, |(at, _)| at))
}
