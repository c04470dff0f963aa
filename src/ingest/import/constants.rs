//! Values that hold for all rows: each is checked once, before any row is read.

use crate::dataset::{CoverageKind, Language};
use crate::ingest::import::findings::Findings;
use crate::ingest::import::known::Known;
use crate::ingest::import::plan::Plan;
use crate::ingest::import::region::{Named, RegionNames};
use crate::ingest::import::{value, vocabulary};
use crate::ingest::mapping::Member;

/// Stops the import at values that cannot be used; a fault is one of its value, not of every row.
pub(crate) fn check(plan: &Plan<'_>, known: &Known, findings: &mut Findings<'_>) {
    let coverage = plan.mapping.constant(Member::Coverage);
    let coverage = coverage.and_then(|words| vocabulary::COVERAGE_KINDS.find(words));
    if plan.table.is_partial() && coverage == Some(CoverageKind::Complete) {
        findings.refuse(Member::Coverage, "not-complete", "complete", "selection");
    }
    let all = plan.mapping.constants.iter();
    for (member, text) in all.chain(plan.amounts.iter().flat_map(|it| it.constants)) {
        if let Err((code, expected)) = checked(*member, text, known) {
            findings.refuse(*member, code, text, &expected);
        }
    }
}

/// What is wrong with a value: the name of the fault, and what was expected.
type Refusal = (&'static str, String);

fn checked(member: Member, text: &str, known: &Known) -> Result<(), Refusal> {
    let refused = |code, expected: &str| Err((code, expected.to_owned()));
    if text.trim().is_empty() || text.chars().any(char::is_control) {
        return refused("bad-value", "");
    }
    if !vocabulary::is_value(member, text) {
        return Err(("bad-value", member.choices().join(", ")));
    }
    match member {
        Member::From | Member::PlanFrom | Member::PriceYear
            if value::read_years(text).is_none() =>
        {
            refused("not-a-year", value::YEARS)
        }
        Member::To if value::read_years(text).is_none() && !value::is_endless(text) => {
            refused("not-a-year", value::YEARS)
        }
        Member::Updated | Member::SourceDate | Member::SourceRetrieved
            if value::read_date(text).is_none() =>
        {
            refused("not-a-date", value::DATES)
        }
        Member::SourceUrl | Member::SourceArchived if !value::is_link(text) => {
            refused("not-a-link", value::LINKS)
        }
        Member::Id | Member::Source | Member::DatasetId | Member::IndicatorId
            if !value::is_code(text) =>
        {
            refused("bad-code", value::CODES)
        }
        Member::Region => match RegionNames::new(&known.regions).find(text) {
            Named::Unknown(near) => {
                let near = near.and_then(|index| known.regions.get(index));
                refused(
                    "unknown-region",
                    near.map_or("", |it| it.short_name().get(Language::Swedish)),
                )
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}
