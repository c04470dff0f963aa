//! The whole of a dataset: its members, its tables and what connects them.

use crate::dataset::decimal::hundredths;
use crate::dataset::lookup::Lookup;
use crate::dataset::{
    Area, Content, Contradictions, Coverage, CoverageKind, Dataset, Fault, Investment, PASSES,
    Table, Text,
};
use crate::ingest::diagnostic::Errors;
use crate::ingest::json::READ;
use crate::ingest::json::fields::Fields;
use crate::ingest::json::reader::{Index, MAX_MEMBERS, Reader};
use crate::ingest::json::rows::{self, References};
use crate::ingest::json::scan::{self, Listed, Member};
use crate::ingest::json::tables::{self, NO_DATE};
use crate::ingest::json::views::{self, Known};
use crate::ingest::wire;
use crate::ingest::{MAX_ROWS, Strictness};
use crate::pace::{Pace, UNITS_A_ROW};

/// Whether anybody reads strictly: the widget by itself does not, and is downloaded without what only
/// a program asks for.
const MAY_BE_STRICT: bool = cfg!(any(feature = "import", not(feature = "web")));

const MAX_REGIONS: usize = 10_000;

/// An array of objects, and what the faults of their own leave of them.
#[derive(Debug, Default)]
struct Rows<'a> {
    values: Vec<&'a str>,
    states: Vec<State>,
    is_known: bool,
}

/// What a row's own faults leave of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Sound,
    /// Another row stands in for one that it refers to.
    Unconnected,
    /// Some of its values are stand-ins.
    Faulty,
}

impl State {
    fn since(before: Errors, now: Errors) -> Self {
        if now.values > before.values {
            Self::Faulty
        } else if now.references > before.references {
            Self::Unconnected
        } else {
            Self::Sound
        }
    }
}

impl<'a> Rows<'a> {
    fn of(fields: &mut Fields<'_, 'a>, name: &'static str, limit: usize) -> Self {
        let values = fields.required(name, |reader, value| reader.items(value, limit));
        let is_known = values.is_some();
        Self { values: values.unwrap_or_default(), states: Vec::new(), is_known }
    }

    /// Reads each row; one with a fault is read as well as it can be, so that indices hold.
    async fn read(
        &mut self,
        reader: &mut Reader<'a>,
        pace: &Pace,
        read: &mut dyn FnMut(&mut Reader<'a>, &'a str),
    ) {
        for value in &self.values {
            let before = reader.findings.errors();
            read(reader, value);
            self.states.push(State::since(before, reader.findings.errors()));
            pace.work(3 * value.len()).await;
        }
    }

    fn index<'c>(&self, table: &'static str, names: Vec<&'c str>) -> Index<'c> {
        // An item whose name could not be read may be the one that is missing.
        let is_known = self.is_known && names.iter().all(|name| !name.is_empty());
        Index { places: Lookup::new(names), table, is_known }
    }

    fn state(&self, row: usize) -> State {
        self.states.get(row).copied().unwrap_or(State::Faulty)
    }
}

/// The tables of a text, to find the places of faults that only the whole shows.
#[derive(Debug)]
struct Places<'a> {
    regions: Rows<'a>,
    areas: Rows<'a>,
    sources: Rows<'a>,
    investments: Rows<'a>,
    indicators: Rows<'a>,
    views: Rows<'a>,
}

/// The dataset, if nothing in it is wrong.
pub(super) async fn read<'a>(
    reader: &mut Reader<'a>,
    root: &'a str,
    members: Listed<Member<'a>>,
    pace: &Pace,
) -> Option<Dataset> {
    if !root.starts_with('{') {
        reader.fields(root);
        return None;
    }
    let mut fields = Fields::new(reader, root, members);
    if !is_this_version(&mut fields) {
        return None;
    }
    pace.expect(READ, 3 * root.len());
    let (content, places) = content(&mut fields, pace).await;
    fields.finish();
    if MAY_BE_STRICT && reader.strictness == Strictness::Strict {
        check_views(reader, &content, &places);
    }
    pace.expect(1.0, PASSES * UNITS_A_ROW * content.investments.len());
    let wholes: Vec<_> = content.investments.iter().map(|row| row.part_of).collect();
    let contradictions = match reader.strictness {
        Strictness::Strict => Contradictions::Refuse,
        Strictness::Lenient => Contradictions::CountTheWhole,
    };
    match Dataset::in_steps(content, contradictions, pace).await {
        Ok(dataset) => {
            // Only a lenient reader comes here with any.
            for fault in dataset.contradiction_faults() {
                let at = places.at(Table::Investments, fault.place.row, fault.place.member);
                reader.warning(at.unwrap_or(root), fault.code, &fault.found, &fault.expected);
            }
            #[cfg(feature = "import")]
            tell_repeats(reader, &dataset, &places);
            Some(dataset)
        }
        Err(refused) => {
            let (_, faults) = *refused;
            for fault in faults.iter().filter(|fault| !places.follows_from_another(fault, &wholes))
            {
                let place = fault.place;
                let at = places.at(place.table, place.row, place.member);
                reader.error(at.unwrap_or(root), fault.code, &fault.found, &fault.expected);
            }
            None
        }
    }
}

/// Tells which rows say in everything the same as one before: both count.
#[cfg(feature = "import")]
fn tell_repeats(reader: &mut Reader<'_>, dataset: &Dataset, places: &Places<'_>) {
    use crate::ingest::repeats::{digest, repeats};

    let rows = &dataset.content().investments;
    let digests: Vec<u64> = rows.iter().map(digest).collect();
    let repeats = repeats(rows, &digests);
    let place = |row: usize| places.investments.values.get(row).copied();
    let before: Vec<&str> = repeats.iter().filter_map(|(_, before)| place(*before)).collect();
    let lines = reader.lines(&before);
    for ((again, _), line) in repeats.iter().zip(lines) {
        if let Some(again) = place(*again) {
            reader.warning(again, "row-twice", &line.to_string(), "");
        }
    }
}

fn check_views(reader: &mut Reader<'_>, content: &Content, places: &Places<'_>) {
    let region = content.regions.iter().map(|it| it.code.as_str());
    let area = content.areas.iter().map(|it| it.code.as_str());
    let row = content.investments.iter().map(|it| it.id.as_str());
    let indicator = content.indicators.iter().map(|it| it.id.as_str());
    let known = Known {
        dataset: &content.id,
        regions: places.regions.index("regions", region.collect()),
        areas: places.areas.index("areas", area.collect()),
        investments: places.investments.index("investments", row.collect()),
        indicators: places.indicators.index("indicators", indicator.collect()),
    };
    views::check(reader, &places.views.values, &content.views, &known);
}

/// Whether the rest can be understood.
fn is_this_version(fields: &mut Fields<'_, '_>) -> bool {
    let Some(value) = fields.need("version") else { return true };
    let expected = wire::VERSION.to_string();
    if scan::kind(value) != "number" {
        fields.reader.error(value, "wrong-type", scan::kind(value), "number");
        return true;
    }
    match hundredths(value) {
        Ok(version) if version == wire::VERSION * 100 => true,
        Ok(version) if version > wire::VERSION * 100 && version % 100 == 0 => {
            fields.reader.error(value, "newer-version", value, &expected);
            false
        }
        _ => {
            fields.reader.error(value, "unknown-version", value, &expected);
            false
        }
    }
}

async fn content<'a>(fields: &mut Fields<'_, 'a>, pace: &Pace) -> (Content, Places<'a>) {
    let mut content = head(fields);
    let mut places = Places {
        regions: Rows::of(fields, "regions", MAX_REGIONS),
        areas: Rows::of(fields, "areas", MAX_ROWS),
        sources: Rows::of(fields, "sources", MAX_ROWS),
        investments: Rows::of(fields, "investments", MAX_ROWS),
        indicators: Rows::of(fields, "indicators", MAX_MEMBERS),
        views: Rows::of(fields, "views", MAX_MEMBERS),
    };
    let reader = &mut *fields.reader;
    let mut read = |reader: &mut Reader<'a>, value| content.views.push(tables::view(reader, value));
    places.views.read(reader, pace, &mut read).await;
    let mut read =
        |reader: &mut Reader<'a>, value| content.regions.push(tables::region(reader, value));
    places.regions.read(reader, pace, &mut read).await;
    let mut parents = Vec::new();
    let mut read = |reader: &mut Reader<'a>, value| {
        let (area, parent) = tables::area(reader, value);
        content.areas.push(area);
        parents.push(parent);
    };
    places.areas.read(reader, pace, &mut read).await;
    find_parents(reader, &places.areas, &mut content.areas, parents);
    let mut read =
        |reader: &mut Reader<'a>, value| content.sources.push(tables::source(reader, value));
    places.sources.read(reader, pace, &mut read).await;
    let regions = content.regions.iter().map(|it| it.code.as_str());
    let areas = content.areas.iter().map(|it| it.code.as_str());
    let sources = content.sources.iter().map(|it| it.id.as_str());
    let references = References {
        regions: places.regions.index("regions", regions.collect()),
        areas: places.areas.index("areas", areas.collect()),
        sources: places.sources.index("sources", sources.collect()),
    };
    content.investments.reserve(places.investments.values.len());
    let mut wholes = Vec::with_capacity(places.investments.values.len());
    let mut read = |reader: &mut Reader<'a>, value| {
        reader.attempt();
        let (mut row, mut whole) = rows::investment(reader, value, &references);
        if reader.has_failed() {
            (row, whole) = rows::investment(reader, value, &references);
        }
        content.investments.push(row);
        wholes.push(whole);
    };
    places.investments.read(reader, pace, &mut read).await;
    find_wholes(reader, &places.investments, &mut content.investments, wholes);
    let mut read = |reader: &mut Reader<'a>, value| {
        let (regions, sources) = (&references.regions, &references.sources);
        content.indicators.push(tables::indicator(reader, value, regions, sources));
    };
    places.indicators.read(reader, pace, &mut read).await;
    drop(references);
    (content, places)
}

/// The members that are no tables; these are empty.
fn head(fields: &mut Fields<'_, '_>) -> Content {
    let id = fields.code("id");
    let title = fields.text("title");
    let summary = fields.text_if("summary");
    let updated = fields.required("updated", Reader::date).unwrap_or(NO_DATE);
    fields.choice("currency", &[(wire::CURRENCY, ())], ());
    let license = fields.words_if("license");
    let coverage = coverage(fields);
    let corrections = fields.optional("corrections", |reader, value| reader.items(value, MAX_ROWS));
    let corrections = corrections.unwrap_or_default();
    let corrections =
        corrections.into_iter().map(|value| tables::correction(fields.reader, value)).collect();
    Content {
        id,
        title,
        summary,
        updated,
        license,
        coverage,
        corrections,
        regions: Vec::new(),
        areas: Vec::new(),
        sources: Vec::new(),
        investments: Vec::new(),
        indicators: Vec::new(),
        views: Vec::new(),
    }
}

fn coverage(fields: &mut Fields<'_, '_>) -> Coverage {
    let Some(value) = fields.need("coverage") else {
        return Coverage { kind: CoverageKind::Selection, text: Text::Same(String::new()) };
    };
    let mut fields = fields.reader.fields(value);
    let kind = fields.choice("kind", wire::COVERAGE_KINDS, CoverageKind::Selection);
    let coverage = Coverage { kind, text: fields.text("text") };
    fields.finish();
    coverage
}

/// Finds the parents of areas by their codes, as they are written.
fn find_parents<'a>(
    reader: &mut Reader<'a>,
    rows: &Rows<'a>,
    areas: &mut [Area],
    parents: Vec<Option<&'a str>>,
) {
    let index = rows.index("areas", areas.iter().map(|area| area.code.as_str()).collect());
    let find = |parent: Option<&'a str>| reader.reference(parent?, &index);
    let parents: Vec<_> = parents.into_iter().map(find).collect();
    for (area, parent) in areas.iter_mut().zip(parents) {
        area.parent = parent;
    }
}

/// Finds the wholes of rows by their ids, as they are written.
fn find_wholes<'a>(
    reader: &mut Reader<'a>,
    rows: &Rows<'a>,
    read: &mut [Investment],
    wholes: Vec<Option<&'a str>>,
) {
    if wholes.iter().all(Option::is_none) {
        return;
    }
    let index = rows.index("investments", read.iter().map(|row| row.id.as_str()).collect());
    // What is said of a faulty row may be wrong, so nothing is concluded from it; nor from how long
    // a row without an end counts, if its source is another's.
    let is_known = |row: usize| match rows.state(row) {
        State::Sound => true,
        State::Unconnected => read.get(row).is_some_and(|row| row.to.is_some()),
        State::Faulty => false,
    };
    let find = |(row, whole): (usize, Option<&'a str>)| {
        let whole = reader.reference(whole?, &index)?;
        (is_known(row) && is_known(whole)).then_some(whole)
    };
    let wholes: Vec<_> = wholes.into_iter().enumerate().map(find).collect();
    for (row, whole) in read.iter_mut().zip(wholes) {
        row.part_of = whole;
    }
}

impl<'a> Places<'a> {
    fn table(&self, table: Table) -> &Rows<'a> {
        match table {
            Table::Regions => &self.regions,
            Table::Areas => &self.areas,
            Table::Sources => &self.sources,
            Table::Investments => &self.investments,
            Table::Indicators => &self.indicators,
        }
    }

    /// The value of a member, or the row that lacks it.
    fn at(&self, table: Table, row: usize, member: &str) -> Option<&'a str> {
        let value = *self.table(table).values.get(row)?;
        let members = scan::members(value, MAX_MEMBERS).unwrap_or_default().items;
        let mut members = members.into_iter();
        let found = members.find(|it| scan::unquoted(it.key).is_some_and(|name| name == member));
        Some(found.map_or(value, |it| it.value))
    }

    /// Whether a fault may only stand for one that has been told.
    fn follows_from_another(&self, fault: &Fault, wholes: &[Option<usize>]) -> bool {
        let row = fault.place.row;
        let state = self.table(fault.place.table).state(row);
        match fault.code {
            "duplicate" => fault.found.is_empty(),
            // Readers tell of these by name.
            "unknown-reference" => true,
            // What stands in for a year cannot cause it.
            "to-before-from" => false,
            "part-crosses-regions" => {
                let whole = wholes.get(row).copied().flatten();
                let whole = whole.map_or(State::Sound, |whole| self.investments.state(whole));
                state.max(whole) != State::Sound
            }
            "last-stage-differs" if fault.found == "source" => state != State::Sound,
            _ => state == State::Faulty,
        }
    }
}
