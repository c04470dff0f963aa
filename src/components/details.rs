//! Every row behind the chosen mark, with its source.

use yew::{Html, KeyboardEvent, html};

use crate::browser::element::is_escape;
use crate::compare::{Absence, Basis, Contribution, Datum};
use crate::components::citation::copy_source;
use crate::components::head::{Heading, heading};
use crate::components::message::{Dispatch, Message};
use crate::components::shown::Shown;
use crate::dataset::Recurrence;
use crate::text::{
    Evidence, Fact, IndicatorDetails, RowDetails, indicators_used, mark_formula, row_details,
    starred_datum_sentence,
};

/// Its heading, which takes the focus when a key has opened it.
pub(super) const TITLE: &str = ".vk-details [tabindex='-1']";

/// The rows behind a mark; `is_copied` is how copying its sources went, if it was tried.
pub(super) fn details(
    shown: &Shown,
    datum: Datum,
    title: Heading,
    is_copied: Option<bool>,
    dispatch: &Dispatch,
) -> Html {
    let Shown { dataset, comparison, locale, .. } = shown;
    let close = dispatch.clone();
    let onkeydown = move |event: KeyboardEvent| {
        if is_escape(&event) {
            close.send(Message::Close);
        }
    };
    let contributions = comparison.contributions_to(dataset, datum);
    let mut told = Vec::new();
    let mut list = |rows: &[Contribution]| {
        let mut items = Vec::new();
        for each in rows {
            let mut details = row_details(dataset, comparison, each, locale);
            if contributions.len() == 1 {
                // The mark's own says the same.
                details.formula = None;
            }
            // Of each document once: its next rows stand below.
            let document = dataset.investment(each.row).map(|row| row.source);
            if !told.contains(&document) {
                details.remarks.extend(details.source_note.take());
                told.push(document);
            }
            items.push(row(shown, details));
        }
        html! { <ol class="vk-rows">{ items }</ol> }
    };
    let not_counted = not_counted(shown, datum);
    let view = &shown.view;
    let evidence = Evidence { dataset, view, comparison, datum, contributions: &contributions };
    html! {
        <section class="vk-details" part="details" aria-labelledby={title.id.clone()} {onkeydown}>
            { head(shown, datum, title, dispatch) }
            { list(&contributions) }
            if !not_counted.is_empty() {
                <p class="vk-not-counted">{ shown.word("details.not-counted") }</p>
                { list(&not_counted) }
            }
            { computed(shown, &evidence) }
            if !contributions.is_empty() {
                { copy_source(shown, &evidence, is_copied, dispatch) }
            }
        </section>
    }
}

/// What it is about, and the way back.
fn head(shown: &Shown, datum: Datum, title: Heading, dispatch: &Dispatch) -> Html {
    let Shown { dataset, comparison, locale, .. } = shown;
    html! {
        <div class="vk-details-head">
            <@{heading(title.level)} id={title.id} tabindex="-1">
                { starred_datum_sentence(dataset, comparison, datum, locale) }
            </@>
            <button
                type="button" class="vk-close" aria-label={shown.word("ui.close")}
                onclick={dispatch.on(Message::Close)}
            >
                <span aria-hidden="true">{ "×" }</span>
            </button>
        </div>
    }
}

/// How the mark's value was computed, and what with; nothing where nothing was.
fn computed(shown: &Shown, evidence: &Evidence<'_>) -> Html {
    let locale = shown.locale;
    let Some(formula) = mark_formula(evidence, locale) else { return Html::default() };
    let mut indicators = Vec::new();
    for indicator in indicators_used(evidence, locale) {
        indicators.push(used(shown, indicator));
    }
    // A plain sum needs no star.
    let star = if indicators.is_empty() { "" } else { "* " };
    html! {
        <div class="vk-computed">
            <p class="vk-purpose">{ shown.word("details.computed") }</p>
            <p class="vk-formula">{ star }{ formula }</p>
            if !indicators.is_empty() {
                <p class="vk-remark">{ shown.word("details.indicators") }</p>
                <ul class="vk-rows">{ indicators }</ul>
            }
        </div>
    }
}

pub(super) fn used(shown: &Shown, indicator: IndicatorDetails) -> Html {
    let mut notes = Vec::new();
    for remark in indicator.remarks {
        notes.push(html! { <p class="vk-remark">{ remark }</p> });
    }
    let (url, archived) = (indicator.url.as_deref(), indicator.archived.as_deref());
    html! {
        <li class="vk-row">
            <p class="vk-purpose">{ indicator.name }</p>
            { facts(indicator.facts) }
            { notes }
            { source(shown, indicator.source, indicator.publisher_kind, url, archived) }
        </li>
    }
}

/// The rows of an empty mark's region and years, which are the reason why it has no value.
fn not_counted(shown: &Shown, datum: Datum) -> Vec<Contribution> {
    let mut found = Vec::new();
    let Some(cell) = shown.comparison.cell_of(datum) else { return found };
    let has_reason = matches!(
        cell.value,
        Err(Absence::InSpan | Absence::NotChecked | Absence::Filtered | Absence::OtherAreas)
    );
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
    let mut notes = Vec::new();
    if let Some(formula) = row.formula {
        notes.push(html! { <p class="vk-formula">{ formula }</p> });
    }
    for remark in row.remarks {
        notes.push(html! { <p class="vk-remark">{ remark }</p> });
    }
    let (url, archived) = (row.url.as_deref(), row.archived.as_deref());
    html! {
        <li class="vk-row">
            <p class="vk-purpose">{ row.purpose }</p>
            <p class="vk-amount">{ row.amount }</p>
            { facts(row.facts) }
            { notes }
            { source(shown, row.source, row.publisher_kind, url, archived) }
        </li>
    }
}

fn facts(facts: Vec<Fact>) -> Html {
    let mut items = Vec::new();
    for fact in facts {
        items.push(html! { <div><dt>{ fact.label }</dt><dd>{ fact.words }</dd></div> });
    }
    html! { <dl class="vk-facts">{ items }</dl> }
}

pub(super) fn source(
    shown: &Shown,
    source: String,
    publisher_kind: String,
    url: Option<&str>,
    archived: Option<&str>,
) -> Html {
    html! {
        <p class="vk-source">
            { source }
            if !publisher_kind.is_empty() { { " (" }{ publisher_kind }{ ") " } }
            { link(url, shown.word("ui.open-document")) }
            { link(archived, shown.word("ui.archived")) }
        </p>
    }
}

/// A link to a page outside; nothing for an address that is not one of the web.
fn link(url: Option<&str>, words: &'static str) -> Html {
    let is_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    let Some(url) = url.filter(is_web) else { return Html::default() };
    html! { <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{ words }</a> }
}
