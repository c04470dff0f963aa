//! Every number of the chart, as a table that sorts.

use core::cmp::Ordering;

use yew::{Html, MouseEvent, html};

use crate::browser::element;
use crate::compare::{Absence, Cell, Datum, Group, SideName, Slot, Value};
use crate::components::datum_key::{datum_of, key_of};
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::components::state::Choice;
use crate::dataset::{Nature, Precision};
use crate::text::{
    AxisUnit, Locale, absence_word, axis_title, caption, money_exact, nature_word, order_remark,
    phase_word, side_without_years, star_note, value_in_table, years_label,
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

/// The attribute that tells a value's datum.
const DATUM: &str = "data-at";

/// The selector of the value of that datum.
pub(super) fn value_of(datum: Datum) -> String {
    [".vk-value[", DATUM, "='", &key_of(datum), "']"].concat()
}

/// That the table has this order now, in a sentence.
pub(super) fn sorted_words(shown: &Shown, sorting: Sorting) -> String {
    let key = if sorting.is_descending { "table.descending" } else { "table.ascending" };
    shown.locale.fill(key, &[("column", &column_words(shown, sorting.column))])
}

/// One row for each number of the chart, in its order until the reader sorts; what has rows behind
/// it is a button that shows them. `chosen` is the one whose rows are shown.
pub(super) fn table(
    shown: &Shown,
    sorting: Option<Sorting>,
    chosen: Option<Datum>,
    dispatch: &Dispatch,
) -> Html {
    let mut lines: Vec<Line> = Vec::new();
    for line in shown.comparison.data().into_iter().filter_map(|datum| Line::of(shown, datum)) {
        // One by one into its place: a sort of the library's would weigh 5 kB.
        let at = lines.partition_point(|before| match sorting {
            Some(sorting) => order(sorting, before, &line).is_le(),
            // A before B, whichever region comes first.
            None => before.side <= line.side,
        });
        lines.insert(at, line);
    }
    // One listener for all values.
    let choose = dispatch.clone();
    let onclick = move |event: MouseEvent| {
        let key = element::attribute_at(&event, DATUM);
        if let Some(datum) = key.and_then(|key| datum_of(&key)) {
            // A key's click counts no presses of a pointer.
            let choice = Choice { datum, is_by_key: event.detail() == 0 };
            choose.send(Message::Choose((chosen != Some(datum)).then_some(choice)));
        }
    };
    let mut caption = caption(&shown.dataset, &shown.comparison, shown.locale);
    let is_by_value = sorting.is_some_and(|sorting| sorting.column == Column::Value);
    if let Some(remark) = order_remark(&shown.comparison, shown.locale).filter(|_| is_by_value) {
        caption = [&caption, " ", remark].concat();
    }
    let head = COLUMNS.map(|(column, _)| header(shown, sorting, column, dispatch));
    let rows: Vec<Html> = lines.into_iter().map(|line| row(shown, line, chosen)).collect();
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

fn header(shown: &Shown, sorting: Option<Sorting>, column: Column, dispatch: &Dispatch) -> Html {
    let current = sorting.filter(|sorting| sorting.column == column);
    let (state, arrow) = match current {
        None => ("none", ""),
        Some(Sorting { is_descending: false, .. }) => ("ascending", " ▲"),
        Some(Sorting { is_descending: true, .. }) => ("descending", " ▼"),
    };
    let class = (column == Column::Value).then_some("vk-number");
    html! {
        <th scope="col" aria-sort={state} {class}>
            <button
                type="button" class="vk-sort" onclick={dispatch.on(Message::Sort(column))}
            >
                { column_words(shown, column) }<span aria-hidden="true">{ arrow }</span>
            </button>
        </th>
    }
}

fn column_words(shown: &Shown, column: Column) -> String {
    if column == Column::Value {
        let unit = AxisUnit { measure: shown.comparison.measure, divisor: 1.0 };
        return axis_title(shown.locale, unit);
    }
    let key = COLUMNS.iter().find(|(other, _)| *other == column).map_or("", |(_, key)| key);
    shown.word(key).to_owned()
}

/// A row of the table.
struct Line {
    datum: Datum,
    side: Option<SideName>,
    whose: String,
    /// What orders it by name; the country stands after all regions.
    name: (bool, String),
    slot: Slot,
    group: Option<Group>,
    stage: String,
    value: Result<Value, Absence>,
    precision: Precision,
    is_computed: bool,
}

impl Line {
    /// `None` where an earlier stage or the country has no value.
    fn of(shown: &Shown, datum: Datum) -> Option<Self> {
        let comparison = &shown.comparison;
        if let Datum::Country(at) = datum {
            let country = comparison.country.get(at)?;
            country.value.ok()?;
            return Some(Self {
                datum,
                side: None,
                whose: shown.word("country.name").to_owned(),
                name: (true, String::new()),
                slot: country.slot,
                group: Some(country.group),
                stage: group_words(shown, Some(country.group), &[]),
                value: country.value,
                precision: country.precision,
                is_computed: country.is_computed,
            });
        }
        let cell = comparison.cell_of(datum)?;
        let mut line = Self {
            datum,
            side: cell.side,
            whose: whose(shown, cell),
            name: (false, shown.region_order(cell.region)),
            slot: cell.slot,
            group: cell.group,
            stage: String::new(),
            value: cell.value,
            precision: cell.precision,
            is_computed: cell.is_computed,
        };
        let mut remarks = Vec::new();
        if let Datum::Outline(at) = datum {
            let outline = comparison.outlines.get(at)?;
            outline.value.ok()?;
            line.value = outline.value;
            line.precision = Precision::Exact;
            line.group = cell.group.map(|group| Group { phase: outline.phase, ..group });
            remarks.push(shown.word("legend.outline"));
        } else {
            remarks.extend(cell.is_plan().then(|| shown.word("legend.plan")));
            remarks.extend(cell.is_spread.then(|| shown.word("legend.spread")));
        }
        line.stage = group_words(shown, line.group, &remarks);
        Some(line)
    }
}

fn row(shown: &Shown, line: Line, chosen: Option<Datum>) -> Html {
    let years = match line.slot {
        Slot::Span { years, .. } => [&years_label(years), ", ", shown.word("legend.span")].concat(),
        slot => years_label(slot.years()),
    };
    let (class, words) = match line.value {
        Ok(value) => {
            let measure = shown.comparison.measure;
            let mut words = number(shown.locale, value, measure, line.precision);
            if line.is_computed {
                words.push('*');
            }
            ("vk-number", words)
        }
        Err(absence) => ("vk-absent", absence_word(shown.locale, absence).to_owned()),
    };
    let has_rows = line.value != Err(Absence::NoRow);
    let is_chosen = chosen == Some(line.datum);
    html! {
        <tr>
            <th scope="row">{ line.whose }</th>
            <td>{ years }</td>
            <td {class}>
                if has_rows {
                    <button
                        type="button" class="vk-value" data-at={key_of(line.datum)}
                        aria-pressed={is_chosen.to_string()}
                    >
                        { words }
                    </button>
                } else {
                    { words }
                }
            </td>
            <td>{ line.stage }</td>
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

/// Phase, nature if it is not programme money, and what else is to know.
fn group_words(shown: &Shown, group: Option<Group>, remarks: &[&str]) -> String {
    let mut words = Vec::new();
    if let Some(group) = group {
        words.push(phase_word(shown.locale, group.phase));
        if group.nature != Nature::Programme {
            words.push(nature_word(shown.locale, group.nature));
        }
    }
    words.extend(remarks);
    words.join(", ")
}

/// A value to the last digit that means something, after its hedge.
fn number(locale: &Locale, value: Value, measure: Measure, precision: Precision) -> String {
    match value {
        Value::Exact(amount) => money_exact(locale, amount, precision),
        Value::Computed(_) => value_in_table(locale, value, measure, precision),
    }
}

fn order(sorting: Sorting, a: &Line, b: &Line) -> Ordering {
    let by_column = match sorting.column {
        Column::Region => a.name.cmp(&b.name),
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
