//! A dataset as its one canonical text.

use crate::dataset::{
    AbsentAmount, Amount, AmountSum, Area, Correction, Dataset, Expenditure, Funding, Indicator,
    Investment, NamedView, Nature, Precision, Region, Series, Source, Stage, Text,
};
use crate::export::table::kronor_text;
use crate::ingest::wire::{self, push_string};

/// After so many items the length of all is estimated.
const SAMPLE_ITEMS: usize = 1_000;

/// The canonical text of a dataset: equal datasets have equal texts, and reading it back gives
/// the same dataset.
///
/// Members stand in the format's order and only where they differ from their default; one item of
/// a table a line, so that a change of one row is a change of one line.
///
/// ```
/// use vardkronan::export;
/// use vardkronan::ingest::{Strictness, json};
///
/// let bytes = std::fs::read("static/data/investments.json")?;
/// let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// assert_eq!(export::json(&dataset).as_bytes(), bytes);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn json(dataset: &Dataset) -> String {
    let content = dataset.content();
    let mut out = Writer { out: String::from("{") };
    out.line("version").number(wire::VERSION);
    out.line("id").string(&content.id);
    out.line("title").text(&content.title);
    if let Some(summary) = &content.summary {
        out.line("summary").text(summary);
    }
    out.line("updated").string(&content.updated.to_string());
    out.line("currency").string(wire::CURRENCY);
    if let Some(license) = &content.license {
        out.line("license").string(license);
    }
    out.line("coverage").open('{');
    out.key("kind").string(wire::name(wire::COVERAGE_KINDS, content.coverage.kind));
    out.key("text").text(&content.coverage.text);
    out.close('}');
    if !content.corrections.is_empty() {
        out.table("corrections", &content.corrections, correction);
    }
    out.table("regions", &content.regions, region);
    out.table("areas", &content.areas, |out, it| area(out, it, &content.areas));
    out.table("sources", &content.sources, source);
    out.table("investments", &content.investments, |out, it| investment(out, it, dataset));
    out.table("indicators", &content.indicators, |out, it| indicator(out, it, dataset));
    out.table("views", &content.views, view);
    out.out.push_str("\n}\n");
    out.out
}

fn correction(out: &mut Writer, correction: &Correction) {
    out.key("date").string(&correction.date.to_string());
    out.key("text").text(&correction.text);
}

fn region(out: &mut Writer, region: &Region) {
    out.key("code").string(&region.code);
    out.key("name").text(&region.name);
    out.text_if("short", region.short.as_ref());
    out.text_if("county", region.county.as_ref());
    out.string_if("seat", region.seat.as_deref());
    if !region.aliases.is_empty() {
        out.key("aliases").open('[');
        for alias in &region.aliases {
            out.separate().string(alias);
        }
        out.close(']');
    }
    if let Some((column, row)) = region.tile {
        out.key("tile").open('[');
        out.number(column.into());
        out.separate().number(row.into());
        out.close(']');
    }
}

fn area(out: &mut Writer, area: &Area, areas: &[Area]) {
    out.key("code").string(&area.code);
    out.key("name").text(&area.name);
    let parent = area.parent.and_then(|parent| areas.get(parent));
    out.string_if("parent", parent.map(|parent| parent.code.as_str()));
    out.text_if("description", area.description.as_ref());
}

fn source(out: &mut Writer, source: &Source) {
    out.key("id").string(&source.id);
    out.key("publisher").string(&source.publisher);
    out.key("kind").string(wire::name(wire::PUBLISHER_KINDS, source.kind));
    out.key("title").text(&source.title);
    out.key("date").string(&source.date.to_string());
    out.unless_default("date_basis", wire::BASES, source.date_is_inferred, false);
    out.string_if("url", source.url.as_deref());
    out.string_if("archived", source.archived.as_deref());
    out.string_if("retrieved", source.retrieved.map(|date| date.to_string()).as_deref());
    out.text_if("note", source.note.as_ref());
}

fn investment(out: &mut Writer, row: &Investment, dataset: &Dataset) {
    out.key("id").string(&row.id);
    out.key("region").string(dataset.region(row.region).map_or("", |region| &region.code));
    out.key("area").string(dataset.area(row.area).map_or("", |area| &area.code));
    out.key("purpose").text(&row.purpose);
    amount(out.key("amount"), row.amount);
    out.unless_default("precision", wire::PRECISIONS, row.precision, Precision::Exact);
    out.key("from").number(row.from.number().into());
    match row.to {
        None => out.key("to").out.push_str("null"),
        Some(to) if to == row.from => {}
        Some(to) => out.key("to").number(to.number().into()),
    }
    out.unless_default("years", wire::BASES, row.years_are_inferred, false);
    out.key("phase").string(wire::name(wire::PHASES, row.phase));
    if let Some(year) = row.plan_from {
        out.key("plan_from").number(year.number().into());
    }
    let followed = wire::is_followed_by_default(row.phase);
    out.unless_default("followed", wire::FOLLOWED, row.is_followed, followed);
    if !row.stages.is_empty() {
        out.key("stages").open('[');
        for step in &row.stages {
            out.separate().open('{');
            stage(out, step, dataset);
            out.close('}');
        }
        out.close(']');
    }
    out.key("recurrence").string(wire::name(wire::RECURRENCES, row.recurrence));
    out.unless_default("nature", wire::NATURES, row.nature, Nature::Programme);
    out.unless_default("funding", wire::FUNDINGS, row.funding, Funding::Unknown);
    out.unless_default("expenditure", wire::EXPENDITURES, row.expenditure, Expenditure::Unknown);
    if let Some(year) = row.price_year {
        out.key("price_year").number(year.number().into());
    }
    let whole = row.part_of.and_then(|whole| dataset.investment(whole));
    out.string_if("part_of", whole.map(|whole| whole.id.as_str()));
    out.text_if("decided_by", row.decided_by.as_ref());
    out.key("source").string(dataset.source(row.source).map_or("", |source| &source.id));
    out.string_if("locator", row.locator.as_deref());
    out.text_if("note", row.note.as_ref());
}

fn amount(out: &mut Writer, amount: Result<Amount, AbsentAmount>) {
    match amount {
        Ok(amount) => out.kronor(amount),
        Err(reason) => {
            out.out.push_str("null");
            out.key("absent").string(wire::name(wire::ABSENCES, reason));
        }
    }
}

fn stage(out: &mut Writer, stage: &Stage, dataset: &Dataset) {
    out.key("phase").string(wire::name(wire::PHASES, stage.phase));
    out.key("amount").kronor(stage.amount);
    out.key("date").string(&stage.date.to_string());
    out.key("source").string(dataset.source(stage.source).map_or("", |source| &source.id));
}

fn indicator(out: &mut Writer, indicator: &Indicator, dataset: &Dataset) {
    out.key("id").string(&indicator.id);
    out.key("kind").string(wire::name(wire::INDICATOR_KINDS, indicator.kind));
    out.key("name").text(&indicator.name);
    out.key("unit").string(&indicator.unit);
    out.string_if("base", indicator.base.as_deref());
    out.key("source").string(dataset.source(indicator.source).map_or("", |source| &source.id));
    out.text_if("note", indicator.note.as_ref());
    out.key("values").open('{');
    for (region, values) in indicator.by_region.items() {
        series(out, dataset.region(*region).map_or("", |region| &region.code), values);
    }
    if let Some(values) = &indicator.common {
        series(out, wire::COMMON, values);
    }
    out.close('}');
    if !indicator.status.items().is_empty() {
        out.key("status").open('{');
        for &(year, status) in indicator.status.items() {
            out.key(&year.to_string()).string(wire::name(wire::STATUSES, status));
        }
        out.close('}');
    }
}

fn series(out: &mut Writer, key: &str, values: &Series) {
    out.key(key).open('{');
    for (year, value) in values.items() {
        // Rust writes the shortest decimal that reads back as the same number.
        out.key(&year.to_string()).out.push_str(&value.to_string());
    }
    out.close('}');
}

fn view(out: &mut Writer, view: &NamedView) {
    out.key("title").text(&view.title);
    out.key("view").string(&view.view);
    out.text_if("headline", view.headline.as_ref());
    out.text_if("note", view.note.as_ref());
}

struct Writer {
    out: String,
}

impl Writer {
    /// Begins a member of the dataset, on a line of its own.
    fn line(&mut self, name: &str) -> &mut Self {
        self.separate().out.push('\n');
        self.string(name);
        self.out.push(':');
        self
    }

    /// Begins a member of an item.
    fn key(&mut self, name: &str) -> &mut Self {
        self.separate().string(name);
        self.out.push(':');
        self
    }

    /// Writes a comma, except before the first member or item.
    fn separate(&mut self) -> &mut Self {
        if !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
        self
    }

    fn open(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    fn table<T>(&mut self, name: &str, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.line(name).open('[');
        let begin = self.out.len();
        for (at, item) in items.iter().enumerate() {
            if at == SAMPLE_ITEMS {
                // Doubled, a long text would be there three times for a moment.
                let each = (self.out.len() - begin) / at + 1;
                self.out.reserve_exact((each + each / 16) * (items.len() - at));
            }
            self.separate().out.push('\n');
            self.open('{');
            write(self, item);
            self.close('}');
        }
        if !items.is_empty() {
            self.out.push('\n');
        }
        self.close(']');
    }

    fn string(&mut self, words: &str) {
        push_string(&mut self.out, words);
    }

    fn string_if(&mut self, name: &str, string: Option<&str>) {
        if let Some(string) = string {
            self.key(name).string(string);
        }
    }

    fn text(&mut self, text: &Text) {
        match text {
            Text::Same(words) => self.string(words),
            Text::Each(both) => {
                self.open('{');
                self.key("sv").string(&both.swedish);
                self.key("en").string(&both.english);
                self.close('}');
            }
        }
    }

    fn text_if(&mut self, name: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.key(name).text(text);
        }
    }

    fn number(&mut self, number: i64) {
        self.out.push_str(&number.to_string());
    }

    fn kronor(&mut self, amount: Amount) {
        self.out.push_str(&kronor_text(AmountSum::from(amount.minor())));
    }

    fn unless_default<T: PartialEq + Copy>(
        &mut self,
        name: &str,
        names: wire::Names<T>,
        value: T,
        default: T,
    ) {
        if value != default {
            self.key(name).string(wire::name(names, value));
        }
    }
}
