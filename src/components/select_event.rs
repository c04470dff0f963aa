//! What a host is told about a chosen mark.

use crate::compare::Datum;
use crate::components::WidgetEvent;
use crate::components::shown::Shown;
use crate::text::years_label;

/// The mark as JSON: region, `*` for the country, years and the ids of its rows; `None` if there is
/// no such mark.
///
/// Nothing needs escaping: codes and ids are letters, digits, dots, dashes and underscores.
pub(super) fn select_event(shown: &Shown, datum: Datum) -> Option<WidgetEvent> {
    let comparison = &shown.comparison;
    let contributions = comparison.contributions_to(&shown.dataset, datum);
    let (region, slot) = match datum {
        Datum::Country(at) => ("*", comparison.country.get(at)?.slot),
        _ => {
            let cell = comparison.cell_of(datum)?;
            (shown.dataset.region(cell.region)?.code.as_str(), cell.slot)
        }
    };
    let years = years_label(slot.years()).replace('–', "-");
    let rows = contributions.iter().filter_map(|each| shown.dataset.investment(each.row));
    let ids = rows.map(|row| ["\"", &row.id, "\""].concat()).collect::<Vec<_>>().join(",");
    let json = format!(r#"{{"region":"{region}","years":"{years}","ids":[{ids}]}}"#);
    Some(WidgetEvent::Select(json))
}
