//! Every row behind the chosen mark, with its source.

use web_sys::Element;
use yew::{
    AttrValue, Callback, Html, KeyboardEvent, Properties, function_component, html,
    use_effect_with, use_node_ref,
};

use crate::browser::element;
use crate::components::citation::CopySource;
use crate::components::head::heading;
use crate::components::shown::Shown;
use crate::components::state::Choice;
use crate::text::{RowDetails, mark_sentence, row_details};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct DetailsProps {
    pub(super) shown: Shown,
    pub(super) choice: Choice,
    /// The level of its heading.
    pub(super) level: u8,
    pub(super) id: AttrValue,
    pub(super) on_close: Callback<()>,
}

#[function_component]
pub(super) fn Details(props: &DetailsProps) -> Html {
    let Shown { dataset, comparison, locale, .. } = &props.shown;
    let title = use_node_ref();
    use_effect_with((title.clone(), props.choice), |(title, choice)| {
        if let (true, Some(title)) = (choice.is_by_key, title.cast::<Element>()) {
            element::focus(&title);
        }
    });
    let close = props.on_close.clone();
    let onclick = move |_| close.emit(());
    let close = props.on_close.clone();
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close.emit(());
        }
    };
    let cell = props.choice.cell;
    let contributions = comparison.cells.get(cell).map_or(&[][..], |cell| &cell.contributions);
    html! {
        <section class="vk-details" part="details" aria-labelledby={&props.id} {onkeydown}>
            <div class="vk-details-head">
                <@{heading(props.level)} id={&props.id} ref={title} tabindex="-1">
                    { mark_sentence(dataset, comparison, cell, locale) }
                </@>
                <button
                    type="button" class="vk-close" aria-label={props.shown.word("ui.close")}
                    {onclick}
                >
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            </div>
            <ol class="vk-rows">
                { for contributions.iter().map(|contribution| {
                    let details = row_details(dataset, comparison, contribution, locale);
                    row(&props.shown, &details)
                }) }
            </ol>
            if !contributions.is_empty() {
                <CopySource shown={props.shown.clone()} {cell} />
            }
        </section>
    }
}

fn row(shown: &Shown, row: &RowDetails) -> Html {
    html! {
        <li class="vk-row">
            <p class="vk-purpose">{ row.purpose.clone() }</p>
            <p class="vk-amount">{ row.amount.clone() }</p>
            <dl class="vk-facts">
                { for row.facts.iter().map(|fact| html! {
                    <div><dt>{ fact.label.clone() }</dt><dd>{ fact.words.clone() }</dd></div>
                }) }
            </dl>
            { for row.formula.iter().map(|formula| html! {
                <p class="vk-formula">{ formula.clone() }</p>
            }) }
            { for row.remarks.iter().map(|remark| html! {
                <p class="vk-remark">{ remark.clone() }</p>
            }) }
            <p class="vk-source">
                { row.source.clone() }
                if !row.publisher_kind.is_empty() { { " (" }{ row.publisher_kind.clone() }{ ") " } }
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
