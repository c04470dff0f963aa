//! What a host is told about a chosen mark.

use crate::components::WidgetEvent;
use crate::components::shown::Shown;
use crate::text::years_label;

/// The cell as JSON: region, years and the ids of its rows; `None` if there is no such cell.
///
/// Nothing needs escaping: codes and ids are letters, digits, dots, dashes and underscores.
pub(super) fn select_event(shown: &Shown, cell: usize) -> Option<WidgetEvent> {
    let contributions = shown.comparison.contributions(&shown.dataset, cell);
    let cell = shown.comparison.cells.get(cell)?;
    let region = &shown.dataset.region(cell.region)?.code;
    let years = years_label(cell.slot.years()).replace('–', "-");
    let rows = contributions.iter().filter_map(|each| shown.dataset.investment(each.row));
    let ids = rows.map(|row| ["\"", &row.id, "\""].concat()).collect::<Vec<_>>().join(",");
    let json = format!(r#"{{"region":"{region}","years":"{years}","ids":[{ids}]}}"#);
    Some(WidgetEvent::Select(json))
}
