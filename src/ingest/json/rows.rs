//! The rows of `investments`.

use crate::dataset::{
    AbsentAmount, Amount, Expenditure, Funding, Investment, Nature, Phase, Precision, Recurrence,
    Stage, Year,
};
use crate::ingest::json::fields::Fields;
use crate::ingest::json::reader::{Index, Reader};
use crate::ingest::json::tables::NO_DATE;
use crate::ingest::wire;

/// A row has few; this many are an attack.
const MAX_STAGES: usize = 1_000;

/// What rows refer to.
#[derive(Debug)]
pub(super) struct References<'c> {
    pub(super) regions: Index<'c>,
    pub(super) areas: Index<'c>,
    pub(super) sources: Index<'c>,
}

/// A row and the value of its `part_of`, to be looked up when all rows are read.
pub(super) fn investment<'a>(
    reader: &mut Reader<'a>,
    value: &'a str,
    references: &References<'_>,
) -> (Investment, Option<&'a str>) {
    let mut fields = reader.fields(value);
    let reference = |fields: &mut Fields<'_, 'a>, name: &str, index: &Index<'_>| {
        fields.required(name, |reader, value| reader.reference(value, index)).unwrap_or_default()
    };
    let id = fields.code("id");
    let region = reference(&mut fields, "region", &references.regions);
    let area = reference(&mut fields, "area", &references.areas);
    let purpose = fields.text("purpose");
    let amount = amount(&mut fields);
    let precision = fields.choice_or("precision", wire::PRECISIONS, Precision::Exact);
    let from = fields.required("from", Reader::year).unwrap_or(Year::MIN);
    let to = match fields.take("to") {
        None => Some(from),
        Some("null") => None,
        Some(value) => Some(fields.reader.year(value).unwrap_or(from)),
    };
    let years_are_inferred = fields.choice_or("years", wire::BASES, false);
    let phase = fields.choice("phase", wire::PHASES, Phase::Proposed);
    let followed = wire::is_followed_by_default(phase);
    let mut investment = Investment {
        id,
        region,
        area,
        purpose,
        amount,
        precision,
        from,
        to,
        years_are_inferred,
        phase,
        plan_from: fields.optional("plan_from", Reader::year),
        is_followed: fields.choice_or("followed", wire::FOLLOWED, followed),
        stages: fields
            .optional("stages", |reader, value| stages(reader, value, &references.sources))
            .unwrap_or_default(),
        recurrence: fields.choice("recurrence", wire::RECURRENCES, Recurrence::Unstated),
        nature: fields.choice_or("nature", wire::NATURES, Nature::Programme),
        funding: fields.choice_or("funding", wire::FUNDINGS, Funding::Unknown),
        expenditure: fields.choice_or("expenditure", wire::EXPENDITURES, Expenditure::Unknown),
        price_year: fields.optional("price_year", Reader::year),
        part_of: None,
        decided_by: None,
        source: 0,
        locator: None,
        note: None,
    };
    let part_of = fields.take("part_of");
    investment.decided_by = fields.text_if("decided_by");
    investment.source = reference(&mut fields, "source", &references.sources);
    investment.locator = fields.words_if("locator");
    investment.note = fields.text_if("note");
    fields.finish();
    (investment, part_of)
}

/// The amount, or why there is none; one of the two must be there, and only one.
fn amount(fields: &mut Fields<'_, '_>) -> Result<Amount, AbsentAmount> {
    let unknown = Err(AbsentAmount::NotReported);
    let value = fields.need("amount");
    let absent = fields.take("absent");
    let reason = absent.map(|absent| fields.reader.choice(absent, wire::ABSENCES));
    match (value, absent) {
        (None, _) => unknown,
        (Some(value @ "null"), None) => {
            fields.reader.error(value, "amount-without-reason", "null", "absent");
            unknown
        }
        (Some("null"), Some(_)) => reason.flatten().map_or(unknown, Err),
        (Some(value), absent) => {
            if let Some(absent) = absent {
                fields.reader.error(absent, "absent-with-amount", value, "null");
            }
            fields.reader.amount(value).map_or(unknown, Ok)
        }
    }
}

fn stages<'a>(reader: &mut Reader<'a>, value: &'a str, sources: &Index<'_>) -> Option<Vec<Stage>> {
    let items = reader.items(value, MAX_STAGES)?;
    Some(items.into_iter().map(|item| stage(reader, item, sources)).collect())
}

fn stage<'a>(reader: &mut Reader<'a>, value: &'a str, sources: &Index<'_>) -> Stage {
    let mut fields = reader.fields(value);
    let stage = Stage {
        phase: fields.choice("phase", wire::PHASES, Phase::Proposed),
        amount: fields.required("amount", Reader::amount).unwrap_or_default(),
        date: fields.required("date", Reader::date).unwrap_or(NO_DATE),
        source: fields
            .required("source", |reader, value| reader.reference(value, sources))
            .unwrap_or_default(),
    };
    fields.finish();
    stage
}
