//! Whether what is shown may be compared, and why not.

use yew::{Html, html};

use crate::components::shown::Shown;
use crate::text::{VerdictWords, verdict_words};

/// So many reasons stand in sight; the rest is folded.
const IN_SIGHT: usize = 3;

/// The verdict in words; `None` where nothing is compared and no verdict is missed.
pub(super) fn verdict(shown: &Shown) -> Option<VerdictWords> {
    let Shown { dataset, comparison, locale, .. } = shown;
    let words = verdict_words(dataset, comparison, locale);
    // One amount alone needs no verdict; where A and B were to be compared, or years follow each
    // other, it is missed.
    let is_missed = shown.is_of_two() || words.is_over_time || !words.reasons.is_empty();
    (!comparison.is_empty() && (is_missed || !words.is_of_nothing)).then_some(words)
}

/// The verdict with its reasons; nothing where nothing is compared.
pub(super) fn verdict_box(shown: &Shown) -> Html {
    let Shown { comparison, locale, .. } = shown;
    let Some(words) = verdict(shown) else { return Html::default() };
    let kind = if words.is_of_nothing { "nothing" } else { comparison.verdict.kind.code() };
    let (in_sight, folded) = words.reasons.split_at(words.reasons.len().min(IN_SIGHT));
    let list = |reasons: &[String]| {
        let items = reasons.iter().map(|reason| html! { <li>{ reason.clone() }</li> });
        html! { <ul>{ items.collect::<Vec<Html>>() }</ul> }
    };
    let more = u64::try_from(folded.len()).unwrap_or_default();
    html! {
        <section
            class="vk-verdict" part="verdict" data-kind={kind}
            aria-label={words.title.clone()}
        >
            <p class="vk-verdict-title" aria-hidden="true">{ words.title }</p>
            if !in_sight.is_empty() { { list(in_sight) } }
            if let Some(order) = words.order { <p>{ order }</p> }
            if !folded.is_empty() {
                <details>
                    <summary>{ locale.count("ui.reasons-more", more, &[]) }</summary>
                    { list(folded) }
                </details>
            }
        </section>
    }
}
