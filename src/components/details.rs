//! Every row behind the chosen mark, with its source.

use yew::{Html, KeyboardEvent, html};

use crate::compare::{Absence, Basis, Contribution};
use crate::components::citation::copy_source;
use crate::components::head::{Heading, heading};
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::dataset::Recurrence;
use crate::text::{RowDetails, mark_sentence, row_details};

/// Its heading, which takes the focus when a key has opened it.
pub(super) const TITLE: &str = ".vk-details [tabindex='-1']";

/// The rows of a cell; `is_copied` is how copying its sources went, if it was tried.
pub(super) fn details(
    shown: &Shown,
    cell: usize,
    title: Heading,
    is_copied: Option<bool>,
    dispatch: &Dispatch,
) -> Html {
    let Shown { dataset, comparison, locale, .. } = shown;
    let close = dispatch.clone();
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close.send(Message::Close);
        }
    };
    let list = |contributions: &[Contribution]| {
        let mut rows = Vec::new();
        for contribution in contributions {
            rows.push(row(shown, row_details(dataset, comparison, contribution, locale)));
        }
        html! { <ol class="vk-rows">{ rows }</ol> }
    };
    let contributions = comparison.contributions(dataset, cell);
    let not_counted = not_counted(shown, cell);
    html! {
        <section class="vk-details" part="details" aria-labelledby={title.id.clone()} {onkeydown}>
            <div class="vk-details-head">
                <@{heading(title.level)} id={title.id} tabindex="-1">
                    { mark_sentence(dataset, comparison, cell, locale) }
                </@>
                <button
                    type="button" class="vk-close" aria-label={shown.word("ui.close")}
                    onclick={dispatch.on(Message::Close)}
                >
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            </div>
            { list(&contributions) }
            if !not_counted.is_empty() {
                <p class="vk-not-counted">{ shown.word("details.not-counted") }</p>
                { list(&not_counted) }
            }
            if !contributions.is_empty() {
                { copy_source(shown, cell, is_copied, dispatch) }
            }
        </section>
    }
}

/// The rows of an empty mark's region and years, which are the reason why it has no value.
fn not_counted(shown: &Shown, cell: usize) -> Vec<Contribution> {
    let mut found = Vec::new();
    let Some(cell) = shown.comparison.cells.get(cell) else { return found };
    let has_reason =
        matches!(cell.value, Err(Absence::InSpan | Absence::NotChecked | Absence::Filtered));
    if !has_reason || cell.parts > 0 {
        return found;
    }
    let slot = cell.slot.years();
    for (at, row) in shown.dataset.content().investments.iter().enumerate() {
        let years = row.counted_years(row.from);
        // Until further notice it reaches every later year, though it counts in none of them.
        let is_endless = row.to.is_none() && row.recurrence == Recurrence::Annual;
        let is_reached =
            years.intersection(slot).is_some() || (is_endless && years.first() <= slot.last());
        if row.region == cell.region && is_reached {
            found.push(Contribution {
                row: at,
                stage: None,
                years,
                is_span: row.is_span(),
                is_remainder: false,
                amount: row.amount.map(|amount| amount.minor().into()),
                precision: row.precision,
                value: cell.value,
                basis: Basis::default(),
            });
        }
    }
    found
}

fn row(shown: &Shown, row: RowDetails) -> Html {
    let mut facts = Vec::new();
    for fact in row.facts {
        facts.push(html! { <div><dt>{ fact.label }</dt><dd>{ fact.words }</dd></div> });
    }
    let mut notes = Vec::new();
    if let Some(formula) = row.formula {
        notes.push(html! { <p class="vk-formula">{ formula }</p> });
    }
    for remark in row.remarks {
        notes.push(html! { <p class="vk-remark">{ remark }</p> });
    }
    html! {
        <li class="vk-row">
            <p class="vk-purpose">{ row.purpose }</p>
            <p class="vk-amount">{ row.amount }</p>
            <dl class="vk-facts">{ facts }</dl>
            { notes }
            <p class="vk-source">
                { row.source }
                if !row.publisher_kind.is_empty() { { " (" }{ row.publisher_kind }{ ") " } }
                { link(row.url.as_deref(), shown.word("ui.open-document")) }
                { link(row.archived.as_deref(), shown.word("ui.archived")) }
            </p>
        </li>
    }
}

/// A link to a page outside; nothing for an address that is not one of the web.
fn link(url: Option<&str>, words: &'static str) -> Html {
    let is_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    let Some(url) = url.filter(is_web) else { return Html::default() };
    html! { <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{ words }</a> }
}
