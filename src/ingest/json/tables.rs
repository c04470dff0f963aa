//! Regions, areas, sources, indicators and views.

use crate::dataset::decimal::hundredths;
use crate::dataset::{
    Area, Correction, Date, Indicator, IndicatorKind, NamedView, PublisherKind, Region, Series,
    Source, Year,
};
use crate::ingest::json::reader::{Index, Reader};
use crate::ingest::json::scan;
use crate::ingest::wire;

const MAX_ALIASES: usize = 1_000;
const MAX_VIEW_CHARS: usize = 2_000;

/// Stands in for a date with a fault.
pub(super) const NO_DATE: Date = Date { year: Year::MIN, month: None, day: None };

pub(super) fn correction<'a>(reader: &mut Reader<'a>, value: &'a str) -> Correction {
    let mut fields = reader.fields(value);
    let correction = Correction {
        date: fields.required("date", Reader::date).unwrap_or(NO_DATE),
        text: fields.text("text"),
    };
    fields.finish();
    correction
}

pub(super) fn region<'a>(reader: &mut Reader<'a>, value: &'a str) -> Region {
    let mut fields = reader.fields(value);
    let region = Region {
        code: fields.code("code"),
        name: fields.text("name"),
        short: fields.text_if("short"),
        county: fields.text_if("county"),
        seat: fields.words_if("seat"),
        aliases: fields.optional("aliases", aliases).unwrap_or_default(),
        tile: fields.optional("tile", tile),
    };
    fields.finish();
    region
}

fn aliases<'a>(reader: &mut Reader<'a>, value: &'a str) -> Option<Vec<String>> {
    let items = reader.items(value, MAX_ALIASES)?;
    Some(items.into_iter().filter_map(|item| reader.words(item)).collect())
}

fn tile<'a>(reader: &mut Reader<'a>, value: &'a str) -> Option<(u16, u16)> {
    let items = scan::items(value, 3).unwrap_or_default().items;
    let coordinate = |item: &str| {
        let number = (scan::kind(item) == "number").then(|| hundredths(item).ok())??;
        (number % 100 == 0).then(|| u16::try_from(number / 100).ok())?
    };
    let tile = match items.as_slice() {
        [column, row] => coordinate(column).zip(coordinate(row)),
        _ => None,
    };
    if tile.is_none() {
        reader.error(value, "bad-tile", value, "[column, row]");
    }
    tile
}

/// An area and the value of its parent, to be looked up when all areas are read.
pub(super) fn area<'a>(reader: &mut Reader<'a>, value: &'a str) -> (Area, Option<&'a str>) {
    let mut fields = reader.fields(value);
    let (code, name, parent) = (fields.code("code"), fields.text("name"), fields.take("parent"));
    let area = Area { code, name, parent: None, description: fields.text_if("description") };
    fields.finish();
    (area, parent)
}

pub(super) fn source<'a>(reader: &mut Reader<'a>, value: &'a str) -> Source {
    let mut fields = reader.fields(value);
    let source = Source {
        id: fields.code("id"),
        publisher: fields.words("publisher"),
        kind: fields.choice("kind", wire::PUBLISHER_KINDS, PublisherKind::Region),
        title: fields.text("title"),
        date: fields.required("date", Reader::date).unwrap_or(NO_DATE),
        date_is_inferred: fields.choice_or("date_basis", wire::BASES, false),
        url: fields.optional("url", Reader::link),
        archived: fields.optional("archived", Reader::link),
        retrieved: fields.optional("retrieved", Reader::date),
        note: fields.text_if("note"),
    };
    fields.finish();
    source
}

pub(super) fn indicator<'a>(
    reader: &mut Reader<'a>,
    value: &'a str,
    regions: &Index<'_>,
    sources: &Index<'_>,
) -> Indicator {
    let mut fields = reader.fields(value);
    let mut indicator = Indicator {
        id: fields.code("id"),
        kind: fields.choice("kind", wire::INDICATOR_KINDS, IndicatorKind::Population),
        name: fields.text("name"),
        unit: fields.words("unit"),
        base: fields.words_if("base"),
        source: fields
            .required("source", |reader, value| reader.reference(value, sources))
            .unwrap_or_default(),
        note: fields.text_if("note"),
        by_region: Default::default(),
        common: None,
        status: Default::default(),
    };
    if let Some(value) = fields.need("values") {
        let reader = &mut *fields.reader;
        let mut by_region = Vec::new();
        for (key, name, value) in reader.entries(value) {
            let series = series(reader, value);
            if name == wire::COMMON {
                indicator.common = Some(series);
            } else if let Some(region) = reader.reference(key, regions) {
                by_region.push((region, series));
            }
        }
        indicator.by_region = by_region.into();
    }
    if let Some(value) = fields.take("status") {
        let reader = &mut *fields.reader;
        let mut statuses = Vec::new();
        for (key, name, value) in reader.entries(value) {
            let status = reader.choice(value, wire::STATUSES);
            statuses.extend(year_key(reader, key, &name).zip(status));
        }
        indicator.status = statuses.into();
    }
    fields.finish();
    indicator
}

fn series<'a>(reader: &mut Reader<'a>, value: &'a str) -> Series {
    let mut values = Vec::new();
    for (key, name, value) in reader.entries(value) {
        let number = reader.positive(value);
        values.extend(year_key(reader, key, &name).zip(number));
    }
    values.into()
}

/// The year that a key names: four digits.
fn year_key(reader: &mut Reader<'_>, key: &str, name: &str) -> Option<Year> {
    let is_year = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    let year = is_year.then(|| name.parse().ok().and_then(Year::new)).flatten();
    if year.is_none() {
        reader.not_a_year(key, name);
    }
    year
}

pub(super) fn view<'a>(reader: &mut Reader<'a>, value: &'a str) -> NamedView {
    let mut fields = reader.fields(value);
    let view = NamedView {
        title: fields.text("title"),
        view: fields.required("view", view_text).unwrap_or_default(),
        headline: fields.text_if("headline"),
        note: fields.text_if("note"),
    };
    fields.finish();
    view
}

/// What the view says is read when it is opened: an unknown key of it is no fault of the data.
fn view_text<'a>(reader: &mut Reader<'a>, value: &'a str) -> Option<String> {
    let view = reader.string(value)?;
    let count = view.chars().count();
    if count > MAX_VIEW_CHARS {
        reader.error(value, "too-long", &count.to_string(), &MAX_VIEW_CHARS.to_string());
        return None;
    }
    reader.is_plain(value, &view).then(|| view.into_owned())
}
