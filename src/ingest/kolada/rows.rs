//! Values as rows of a table.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::ingest::Severity;
use crate::ingest::document::Document;
use crate::ingest::import::{absence, status_of};
use crate::ingest::json::scan;
use crate::ingest::json_stat::plain;
use crate::ingest::kolada::about::{About, Figure};
use crate::ingest::kolada::figure::meant;
use crate::ingest::kolada::pages::{Pages, Value};
use crate::ingest::mapping::Member;
use crate::ingest::table::{Builder, Form, MAX_CELLS, NoteKind, Table, TableFinding};

/// Who answers for the figures, and what is asked of those who use them.
const PUBLISHER: &str = "RKA";
const ADDRESS: &str = "https://www.kolada.se";
/// Kolada is the source of its figures only, never of what others make of them.
const OWN_PROCESSING: &str = "Värdena är Koladas. Det som räknas fram ur dem, som andelar och summor, \
                              är egen bearbetning: för det svarar inte Kolada.";

/// Values of one region and year: for each key figure the place of its value.
struct Row {
    values: Vec<Option<usize>>,
    is_faulty: bool,
}

/// The table of pages, if it is not too large for one.
pub(super) fn table(
    document: &mut Document<'_>,
    pages: &Pages<'_>,
    about: &About,
    name: &str,
) -> Option<Table> {
    let (rows, twice) = rows(pages);
    let has_status = has_status(pages);
    let cells = rows.len().saturating_mul(3 + 2 * pages.figures.len());
    if cells > MAX_CELLS {
        document.error(document.root, "too-many", &cells.to_string(), &MAX_CELLS.to_string());
        return None;
    }
    let mut builder = Builder::new(document.text, Form::Json);
    for finding in document.take_warnings() {
        builder.find(finding);
    }
    let figures: Vec<Figure> = pages.figures.iter().map(|id| about.figure(id)).collect();
    columns(&mut builder, pages, about, &figures, &has_status);
    for (number, row) in rows.iter().enumerate() {
        let Some(first) = row.values.iter().flatten().next() else { continue };
        let Some(first) = pages.values.get(*first) else { continue };
        let at = scan::offset(document.text, first.value);
        builder.cell(first.region.strip_prefix("00").unwrap_or(&first.region), at);
        if about.has_regions() {
            builder.cell(about.region(&first.region).unwrap_or_default(), at);
        }
        builder.cell(&first.year, at);
        for (place, has_status) in row.values.iter().zip(&has_status) {
            let value = place.and_then(|place| pages.values.get(place));
            let at = value.map_or(at, |value| scan::offset(document.text, value.value));
            builder.cell(&value.map_or(Cow::Borrowed(".."), cell), at);
            if *has_status {
                builder.cell(&value.and_then(status).unwrap_or_default(), at);
            }
        }
        if row.is_faulty {
            builder.mark_faulty(number);
        }
    }
    for (row, place) in twice {
        let Some(value) = pages.values.get(place) else { continue };
        // Those of the figures before it have one column, or one more for their status.
        let before = has_status.iter().take(value.figure).map(|has| 1 + usize::from(*has));
        let column = 2 + usize::from(about.has_regions()) + before.sum::<usize>();
        builder.find(TableFinding {
            severity: Severity::Error,
            code: "value-twice",
            at: scan::offset(document.text, value.value) as u32,
            row: Some(row),
            column: Some(column),
            found: value.value.chars().take(80).collect(),
            expected: String::new(),
        });
    }
    notes(&mut builder, pages, &figures);
    Some(builder.finish(name))
}

/// The rows in the order of the pages, and values that stand there twice and differ, each with its row.
fn rows(pages: &Pages<'_>) -> (Vec<Row>, Vec<(usize, usize)>) {
    let mut rows: Vec<Row> = Vec::new();
    let mut twice = Vec::new();
    let mut by_place: HashMap<(&str, &str), usize> = HashMap::new();
    for (place, value) in pages.values.iter().enumerate() {
        let number = *by_place.entry((&value.region, &value.year)).or_insert_with(|| {
            rows.push(Row { values: vec![None; pages.figures.len()], is_faulty: false });
            rows.len() - 1
        });
        let Some(row) = rows.get_mut(number) else { continue };
        let Some(own) = row.values.get_mut(value.figure) else { continue };
        let before = own.and_then(|before| pages.values.get(before));
        match before {
            None => *own = Some(place),
            // Pages that overlap say the same again.
            Some(before) if before.value == value.value => {}
            Some(_) => {
                row.is_faulty = true;
                twice.push((number, place));
            }
        }
    }
    (rows, twice)
}

/// Which key figures have values of a status.
fn has_status(pages: &Pages<'_>) -> Vec<bool> {
    let mut has_status = vec![false; pages.figures.len()];
    for value in pages.values.iter().filter(|value| status(value).is_some()) {
        if let Some(has_status) = has_status.get_mut(value.figure) {
            *has_status = true;
        }
    }
    has_status
}

fn columns(
    builder: &mut Builder<'_>,
    pages: &Pages<'_>,
    about: &About,
    figures: &[Figure],
    has_status: &[bool],
) {
    builder.column("region", 0);
    builder.hint_member(Some(Member::Region));
    if about.has_regions() {
        builder.column("namn", 0);
    }
    builder.column("år", 0);
    builder.hint_member(Some(Member::From));
    let is_alone = figures.len() == 1;
    for ((figure, id), has_status) in figures.iter().zip(&pages.figures).zip(has_status) {
        let is_title = |other: &&Figure| other.title == figure.title;
        let is_unique = figures.iter().filter(is_title).count() == 1;
        let heading =
            if is_unique { figure.title.clone() } else { [&figure.title, " (", id, ")"].concat() };
        builder.plain_column(&heading, 0, figure.unit());
        builder.hint_member(Some(Member::Amount));
        builder.hint_constant(Member::Purpose, figure.name());
        if *has_status {
            let heading =
                if is_alone { "status".to_owned() } else { [&heading, " (status)"].concat() };
            builder.column(&heading, 0);
            builder.hint_member(is_alone.then_some(Member::Status));
        }
    }
}

/// What stands in a cell: the number, or the sign for why there is none.
fn cell<'a>(value: &Value<'a>) -> Cow<'a, str> {
    match scan::kind(value.value) {
        "number" => match plain(value.value, 0) {
            Cow::Borrowed(number) => meant(number),
            Cow::Owned(number) => Cow::Owned(meant(&number).into_owned()),
        },
        "string" => scan::unquoted(value.value).unwrap_or(Cow::Borrowed(value.value)),
        "null" => match &value.status {
            Some(words) if absence(words).is_some() => words.clone(),
            _ => Cow::Borrowed(".."),
        },
        _ => Cow::Borrowed(value.value),
    }
}

/// The status of a value that is there.
fn status<'a>(value: &Value<'a>) -> Option<Cow<'a, str>> {
    let words = value.status.clone().filter(|_| value.value != "null")?;
    Some(status_of(&words).map_or(words, Cow::Borrowed))
}

fn notes(builder: &mut Builder<'_>, pages: &Pages<'_>, figures: &[Figure]) {
    let ids: Vec<&str> = pages.figures.iter().map(AsRef::as_ref).collect();
    let mut title = ["Kolada, nyckeltal ", &ids.join(", ")].concat();
    if let ([figure], [id]) = (figures, ids.as_slice()) {
        if figure.title != *id {
            title.push_str(": ");
            title.push_str(figure.name());
        }
        builder.note(NoteKind::Title, figure.name());
        builder.note(NoteKind::Of(Member::IndicatorName), figure.name());
        let description = figure.description.as_deref().unwrap_or_default();
        builder.note(NoteKind::Of(Member::IndicatorNote), description);
        builder.note(NoteKind::Remark, description);
    }
    builder.note(NoteKind::Publisher, PUBLISHER);
    builder.note(NoteKind::Of(Member::PublisherKind), "association");
    builder.note(NoteKind::Of(Member::SourceTitle), &title);
    builder.note(NoteKind::Of(Member::SourceUrl), ADDRESS);
    builder.note(NoteKind::Of(Member::SourceNote), OWN_PROCESSING);
}
