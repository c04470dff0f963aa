//! Every number of the chart, as a table that sorts.

use core::cmp::Ordering;

use yew::{Html, MouseEvent, TargetCast, html};

use crate::browser::element::Element;
use crate::compare::{Cell, Slot, Value};
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::components::state::Choice;
use crate::dataset::{Nature, Precision};
use crate::text::{
    AxisUnit, Locale, absence_word, axis_title, caption, money_exact, nature_word, phase_word,
    side_without_years, star_note, value_in_table, years_label,
};
use crate::view::Measure;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column {
    /// The region's name.
    Region,
    /// The year, or the years of a sum.
    Years,
    /// Proposed, approved, adjusted or executed, and what kind of money.
    Phase,
    /// The number.
    Value,
}

/// By which column, and whether the largest comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sorting {
    column: Column,
    is_descending: bool,
}

const COLUMNS: [(Column, &str); 4] = [
    (Column::Region, "table.region"),
    (Column::Years, "table.years"),
    (Column::Value, ""),
    (Column::Phase, "table.phase"),
];

impl Sorting {
    /// By that column, or the other way round if it is by that column already.
    pub(super) fn by(column: Column, before: Option<Self>) -> Self {
        let current = before.filter(|sorting| sorting.column == column);
        // Numbers are looked for from the top, names from the beginning.
        let is_descending = current.map_or(column == Column::Value, |now| !now.is_descending);
        Self { column, is_descending }
    }
}

/// The attribute that tells a value's cell.
const CELL: &str = "data-at";

/// The selector of the value of that cell.
pub(super) fn value_of(cell: usize) -> String {
    format!(".vk-value[{CELL}='{cell}']")
}

/// One row a cell of the comparison, in its order until the reader sorts; each value is a button
/// that shows what is behind it. `chosen` is the cell whose rows are shown.
pub(super) fn table(
    shown: &Shown,
    sorting: Option<Sorting>,
    chosen: Option<usize>,
    dispatch: &Dispatch,
) -> Html {
    let mut cells: Vec<(usize, &Cell)> = Vec::new();
    for each in shown.comparison.cells.iter().enumerate() {
        // One by one into its place: a sort of the library's would weigh 5 kB.
        let at = sorting.map_or(cells.len(), |sorting| {
            cells.partition_point(|before| order(shown, sorting, before.1, each.1).is_le())
        });
        cells.insert(at, each);
    }
    // One listener for all values.
    let choose = dispatch.clone();
    let onclick = move |event: MouseEvent| {
        if let Some(cell) = cell_of(&event) {
            // A key's click counts no presses of a pointer.
            let choice = Choice { cell, is_by_key: event.detail() == 0 };
            choose.send(Message::Choose((chosen != Some(cell)).then_some(choice)));
        }
    };
    let caption = caption(&shown.dataset, &shown.comparison, shown.locale);
    let head = COLUMNS.map(|(column, key)| header(shown, sorting, column, key, dispatch));
    let mut rows = Vec::new();
    for (at, cell) in cells {
        rows.push(row(shown, at, cell, chosen == Some(at)));
    }
    let note = star_note(&shown.comparison, shown.locale);
    html! {
        <div
            class="vk-scroll" part="table" tabindex="0" role="region"
            aria-label={shown.word("tab.table")}
        >
            <table class="vk-table">
                <caption><span class="vk-caption">{ caption }</span></caption>
                <thead><tr>{ head.to_vec() }</tr></thead>
                <tbody {onclick}>{ rows }</tbody>
            </table>
            if let Some(note) = note {
                <p class="vk-star">{ "* " }{ note }</p>
            }
        </div>
    }
}

/// The cell of the value that the event is of.
fn cell_of(event: &MouseEvent) -> Option<usize> {
    event.target_dyn_into::<Element>()?.get_attribute(CELL)?.parse().ok()
}

fn header(
    shown: &Shown,
    sorting: Option<Sorting>,
    column: Column,
    key: &'static str,
    dispatch: &Dispatch,
) -> Html {
    let current = sorting.filter(|sorting| sorting.column == column);
    let (state, arrow) = match current {
        None => ("none", ""),
        Some(Sorting { is_descending: false, .. }) => ("ascending", " ▲"),
        Some(Sorting { is_descending: true, .. }) => ("descending", " ▼"),
    };
    let class = (column == Column::Value).then_some("vk-number");
    let words = match column {
        Column::Value => {
            let unit = AxisUnit { measure: shown.comparison.measure, divisor: 1.0 };
            axis_title(shown.locale, unit)
        }
        Column::Region | Column::Years | Column::Phase => shown.word(key).to_owned(),
    };
    html! {
        <th scope="col" aria-sort={state} {class}>
            <button
                type="button" class="vk-sort" onclick={dispatch.on(Message::Sort(column))}
            >
                { words }<span aria-hidden="true">{ arrow }</span>
            </button>
        </th>
    }
}

fn row(shown: &Shown, at: usize, cell: &Cell, is_chosen: bool) -> Html {
    let years = match cell.slot {
        Slot::Span { years, .. } => [&years_label(years), ", ", shown.word("legend.span")].concat(),
        slot => years_label(slot.years()),
    };
    let (class, value) = match cell.value {
        Ok(value) => {
            let mut words = number(shown.locale, value, shown.comparison.measure, cell.precision);
            if cell.is_computed {
                words.push('*');
            }
            (
                "vk-number",
                html! {
                    <button
                        type="button" class="vk-value" data-at={at.to_string()}
                        aria-pressed={is_chosen.to_string()}
                    >
                        { words }
                    </button>
                },
            )
        }
        Err(absence) => ("vk-absent", html! { { absence_word(shown.locale, absence) } }),
    };
    html! {
        <tr>
            <th scope="row">{ whose(shown, cell) }</th>
            <td>{ years }</td>
            <td {class}>{ value }</td>
            <td>{ group_words(shown, cell) }</td>
        </tr>
    }
}

/// The region; of A and B also which of them it is, and its area.
fn whose(shown: &Shown, cell: &Cell) -> String {
    let Shown { dataset, comparison, locale, .. } = shown;
    let side = comparison.sides.iter().find(|side| Some(side.name) == cell.side);
    let region = || shown.region_name(cell.region).to_owned();
    side.map_or_else(region, |side| side_without_years(dataset, side, locale))
}

/// Phase, nature if it is not programme money, and what is assumed.
fn group_words(shown: &Shown, cell: &Cell) -> String {
    let mut words = Vec::new();
    if let Some(group) = cell.group {
        words.push(phase_word(shown.locale, group.phase));
        if group.nature != Nature::Programme {
            words.push(nature_word(shown.locale, group.nature));
        }
    }
    if cell.is_plan() {
        words.push(shown.word("legend.plan"));
    }
    if cell.is_spread {
        words.push(shown.word("legend.spread"));
    }
    words.join(", ")
}

/// A value to the last digit that means something, after its hedge.
fn number(locale: &Locale, value: Value, measure: Measure, precision: Precision) -> String {
    match value {
        Value::Exact(amount) => money_exact(locale, amount, precision),
        Value::Computed(_) => value_in_table(locale, value, measure, precision),
    }
}

fn order(shown: &Shown, sorting: Sorting, a: &Cell, b: &Cell) -> Ordering {
    let by_column = match sorting.column {
        Column::Region => shown.region_order(a.region).cmp(&shown.region_order(b.region)),
        Column::Years => a.slot.years().cmp(&b.slot.years()),
        Column::Phase => a.group.cmp(&b.group),
        // Nothing stands last, whichever way the numbers run.
        Column::Value => match (a.value.map(Value::as_f64), b.value.map(Value::as_f64)) {
            (Ok(a), Ok(b)) => a.total_cmp(&b),
            (Ok(_), Err(_)) => return Ordering::Less,
            (Err(_), Ok(_)) => return Ordering::Greater,
            (Err(_), Err(_)) => Ordering::Equal,
        },
    };
    if sorting.is_descending { by_column.reverse() } else { by_column }
}
