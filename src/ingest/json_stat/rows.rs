//! The cells of a cube as rows of a table.

use std::borrow::Cow;

use crate::ingest::document::Document;
use crate::ingest::import::{absence, status_of};
use crate::ingest::json::scan;
use crate::ingest::json_stat::cube::Cube;
use crate::ingest::json_stat::dimension::{Category, Dimension, Role};
use crate::ingest::json_stat::values::{Cells, plain};
use crate::ingest::mapping::{Measure, Member, Unit};
use crate::ingest::table::{
    Builder, Division, Form, MAX_CELLS, MAX_COLUMNS, NoteKind, Span, Table, TableFinding,
};
use crate::ingest::{MAX_ROWS, Severity};

/// A column of values: one category of what is counted, or all there is.
struct Values<'c, 'a> {
    category: Option<&'c Category<'a>>,
    /// How far its cells lie behind those of the first category.
    offset: usize,
    /// How many zeros belong behind its numbers.
    zeros: i64,
    has_status: bool,
    /// Whether its status is one that the format has, where its sign is known.
    is_status: bool,
}

/// A column or two of a dimension: the pieces of text of each category.
struct Columns {
    /// How far the cells of the next category lie.
    stride: usize,
    size: usize,
    /// For each column one piece for each category.
    spans: Vec<Vec<Span>>,
}

/// The table of a cube, if it is not too large for one.
pub(super) fn table(document: &mut Document<'_>, cube: &Cube<'_>, name: &str) -> Option<Table> {
    let sizes: Vec<usize> = cube.dimensions.iter().map(|it| it.categories.len()).collect();
    let strides = strides(&sizes);
    let contents = cube.contents().map(|(at, _)| at);
    let stride = contents.and_then(|at| strides.get(at)).copied().unwrap_or(1);
    let rows = rows(cube, &sizes, contents.map(|at| (stride, sizes.get(at).copied().unwrap_or(1))));
    let mut values = values(cube, stride, &rows);
    let has_labels = |it: &&Dimension<'_>| it.role != Role::Contents && it.has_own_labels();
    let labelled = cube.dimensions.iter().filter(has_labels).count();
    let columns = cube.dimensions.len() + labelled + 2 * values.len();
    if columns > MAX_COLUMNS {
        document.error(cube.at, "too-many", &columns.to_string(), &MAX_COLUMNS.to_string());
        return None;
    }
    if rows.len() > MAX_ROWS || rows.len().saturating_mul(columns) > MAX_CELLS {
        document.error(cube.at, "too-many", &rows.len().to_string(), &MAX_ROWS.to_string());
        return None;
    }
    let mut builder = Builder::new(document.text, Form::Json);
    for finding in document.take_warnings() {
        builder.find(finding);
    }
    let mut columns = Vec::new();
    for (at, dimension) in cube.dimensions.iter().enumerate() {
        if dimension.role != Role::Contents {
            let stride = strides.get(at).copied().unwrap_or(1);
            columns.push(dimension_columns(&mut builder, document, cube, dimension, stride));
        }
    }
    value_columns(&mut builder, document, cube, &mut values);
    for row in rows {
        for columns in &columns {
            let category = (row / columns.stride.max(1)) % columns.size.max(1);
            for spans in &columns.spans {
                match spans.get(category) {
                    Some(span) => builder.push(*span),
                    None => builder.cell("", 0),
                }
            }
        }
        for column in &values {
            let place = row + column.offset;
            let at = cube.values.get(place).unwrap_or(cube.at);
            let at = scan::offset(document.text, at);
            builder.cell(&cell(cube, place, column.zeros), at);
            if column.has_status {
                builder.cell(&status(cube, place, column.is_status).unwrap_or_default(), at);
            }
        }
    }
    notes(&mut builder, cube);
    Some(builder.finish(name))
}

/// How many cells lie between one category and the next, by dimension.
fn strides(sizes: &[usize]) -> Vec<usize> {
    let mut strides: Vec<usize> = Vec::with_capacity(sizes.len());
    let mut stride = 1_usize;
    for size in sizes.iter().rev() {
        strides.push(stride);
        stride = stride.saturating_mul(*size);
    }
    strides.reverse();
    strides
}

/// The first cell of every row: all, or where only some have values those.
fn rows(cube: &Cube<'_>, sizes: &[usize], contents: Option<(usize, usize)>) -> Vec<usize> {
    let (stride, size) = contents.unwrap_or((1, 1));
    let (stride, size) = (stride.max(1), size.max(1));
    let number = |place: usize| (place / stride) % size;
    match &cube.values {
        Cells::Some(found) => {
            let first = found.iter().map(|(place, _)| place - number(*place) * stride);
            let mut rows: Vec<usize> = first.collect();
            rows.sort_unstable();
            rows.dedup();
            rows
        }
        _ => {
            let all: usize = sizes.iter().product();
            (0..all).filter(|place| number(*place) == 0).collect()
        }
    }
}

/// The columns of values.
fn values<'c, 'a>(cube: &'c Cube<'a>, stride: usize, rows: &[usize]) -> Vec<Values<'c, 'a>> {
    let column = |category: Option<&'c Category<'a>>, offset: usize| {
        // What is no number has its status in its place.
        let has = |row: &usize| {
            let place = row + offset;
            cube.values.get(place).is_some_and(|it| it != "null")
                && cube.status.words(place).is_some()
        };
        let has_status = !matches!(cube.status, Cells::None) && rows.iter().any(has);
        Values { category, offset, zeros: 0, has_status, is_status: false }
    };
    match cube.contents() {
        None => vec![column(None, 0)],
        Some((_, contents)) => {
            let categories = contents.categories.iter().enumerate();
            categories.map(|(at, category)| column(Some(category), at * stride)).collect()
        }
    }
}

/// Adds the columns of a dimension: its labels, and its codes if they are others.
fn dimension_columns<'a>(
    builder: &mut Builder<'a>,
    document: &Document<'a>,
    cube: &Cube<'_>,
    dimension: &Dimension<'_>,
    stride: usize,
) -> Columns {
    let at = scan::offset(document.text, dimension.at);
    let member = match dimension.role {
        Role::Time => Some(Member::From),
        Role::Place => Some(Member::Region),
        Role::Contents | Role::Other => None,
    };
    let mut twin = None;
    let mut spans = Vec::new();
    let mut add = |heading: &str, of: &dyn Fn(&Category<'_>) -> String, member: Option<Member>| {
        builder.column(heading, at);
        builder.hint_member(member);
        let categories = dimension.categories.iter();
        spans.push(categories.map(|category| builder.span(&of(category), at)).collect());
    };
    let label = |category: &Category<'_>| category.label.clone().into_owned();
    let code = |category: &Category<'_>| category.code.clone().into_owned();
    if dimension.has_own_labels() {
        let is_swedish = cube.language.as_deref() == Some("sv");
        let heading =
            [dimension.label.as_ref(), if is_swedish { " (kod)" } else { " (code)" }].concat();
        // The codes of counties are surer than their names, those of other things say nothing.
        let is_digits = |it: &Category<'_>| it.code.bytes().all(|byte| byte.is_ascii_digit());
        let by_code = member.is_some() && dimension.categories.iter().all(is_digits);
        let label_is = member.filter(|_| !by_code);
        add(&heading, &code, member.filter(|_| by_code));
        add(&dimension.label, &label, label_is);
        twin = Some(heading);
    } else {
        add(&dimension.label, &label, member);
    }
    if dimension.role == Role::Other && dimension.categories.len() > 1 {
        builder.hint_division(division(dimension, twin));
    }
    Columns { stride, size: dimension.categories.len(), spans }
}

/// What a dimension divides the rows by.
fn division(dimension: &Dimension<'_>, twin: Option<String>) -> Division {
    // As cells are, whose ends are trimmed.
    let words = |category: &Category<'_>| category.label.trim().to_owned();
    let whole = dimension.whole.and_then(|at| dimension.categories.get(at));
    let parts = dimension.categories.iter().map(words).collect();
    Division { parts, whole: whole.map(words), twin }
}

/// Adds the columns of values, each with its unit, and those of their status.
fn value_columns<'a>(
    builder: &mut Builder<'a>,
    document: &Document<'a>,
    cube: &Cube<'_>,
    values: &mut [Values<'_, '_>],
) {
    let at = scan::offset(document.text, cube.at);
    let is_alone = values.len() == 1;
    let is_known = |words: &Cow<'_, str>| status_of(words).is_some();
    for column in values {
        let heading = column.category.map_or("value", |category| &category.label);
        let unit = column.category.and_then(|category| category.unit.clone()).unwrap_or_default();
        let (words, zeros) = unit_of(unit.words.as_deref(), unit.zeros);
        column.zeros = zeros;
        builder.plain_column(heading, at, words.as_deref());
        builder.hint_member(is_alone.then_some(Member::Amount));
        if column.has_status {
            let (known, unknown): (Vec<_>, Vec<_>) =
                all_words(&cube.status).into_iter().partition(is_known);
            column.is_status = is_alone && (!known.is_empty() || unknown.is_empty());
            let heading = if column.is_status {
                "status".to_owned()
            } else {
                [heading, " (status)"].concat()
            };
            if column.is_status && !unknown.is_empty() {
                builder.find(unknown_status(at, &unknown));
            }
            builder.column(&heading, at);
            builder.hint_member(column.is_status.then_some(Member::Status));
        }
    }
}

/// A warning of signs that are left out beside those which are known.
fn unknown_status(at: usize, unknown: &[Cow<'_, str>]) -> TableFinding {
    let found = unknown.iter().take(10).map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    TableFinding {
        severity: Severity::Warning,
        code: "unknown-status",
        at: at as u32,
        row: None,
        column: None,
        found,
        expected: "p".to_owned(),
    }
}

/// The unit as money is written, and how many zeros are still to be put behind the numbers.
fn unit_of(words: Option<&str>, zeros: i64) -> (Option<String>, i64) {
    let Some(words) = words else { return (None, zeros) };
    let measure = Measure::of(words);
    // A multiplier beside a unit stands for its own word.
    let unit = match zeros {
        3 => Unit::Thousands,
        6 => Unit::Millions,
        9 => Unit::Billions,
        _ => return (Some(words.to_owned()), zeros),
    };
    match measure.unit {
        Some(_) if measure.is_money => (Some(unit.name().to_owned()), 0),
        Some(own) if own == unit => (Some(words.to_owned()), 0),
        _ => (Some(words.to_owned()), zeros),
    }
}

/// Every different status.
fn all_words<'a>(status: &Cells<'a>) -> Vec<Cow<'a, str>> {
    let mut all: Vec<&str> = match status {
        Cells::All(items) => items.clone(),
        Cells::Some(found) => found.iter().map(|(_, value)| *value).collect(),
        Cells::Same(value) => vec![value],
        Cells::None => Vec::new(),
    };
    all.sort_unstable();
    all.dedup();
    let words = all.into_iter().filter_map(crate::ingest::document::words);
    words.filter(|words| !words.trim().is_empty() && absence(words).is_none()).collect()
}

/// What stands in a cell: the number, or the sign for why there is none.
fn cell<'a>(cube: &Cube<'a>, place: usize, zeros: i64) -> Cow<'a, str> {
    match cube.values.get(place) {
        Some(value) if scan::kind(value) == "number" => plain(value, zeros),
        Some(value) if value.starts_with('"') => {
            scan::unquoted(value).unwrap_or(Cow::Borrowed(value))
        }
        // Cells that a sparse cube leaves out are not reported either.
        Some("null") | None => match cube.status.words(place) {
            Some(words) if absence(&words).is_some() => words,
            _ => Cow::Borrowed(".."),
        },
        Some(value) => Cow::Borrowed(value),
    }
}

/// The status of a cell that has a value.
fn status<'a>(cube: &Cube<'a>, place: usize, only_known: bool) -> Option<Cow<'a, str>> {
    let words = cube.status.words(place).filter(|words| absence(words).is_none())?;
    match status_of(&words) {
        Some(known) => Some(Cow::Borrowed(known)),
        None => Some(words).filter(|_| !only_known),
    }
}

fn notes(builder: &mut Builder<'_>, cube: &Cube<'_>) {
    const PUBLISHERS: [&str; 3] = ["SCB", "Statistiska centralbyrån", "Statistics Sweden"];
    if let Some(label) = &cube.label {
        builder.note(NoteKind::Title, label);
        let table = cube.table.as_ref().map(|table| [", ", table].concat());
        let title = [label, table.as_deref().unwrap_or_default()].concat();
        builder.note(NoteKind::Of(Member::SourceTitle), &title);
    }
    if let Some(source) = &cube.source {
        builder.note(NoteKind::Publisher, source);
        if PUBLISHERS.contains(&source.trim()) {
            builder.note(NoteKind::Of(Member::PublisherKind), "authority");
        }
    }
    if let Some(updated) = &cube.updated {
        // The day is enough; the time behind it is not of the format.
        builder.note(NoteKind::Updated, updated.split('T').next().unwrap_or_default());
    }
    for note in &cube.notes {
        builder.note(NoteKind::Remark, note);
    }
}
