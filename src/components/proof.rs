//! What every value of a view rests on, for paper.

use yew::{Html, html};

use crate::components::shown::Shown;
use crate::text::{Evidence, data_lines, proof};

/// So many rows at most stand on paper; all of them are in the table that can be taken along.
const ROWS_MOST: usize = 400;

/// Each mark with its formula and the rows behind it, the indicators that they were computed with,
/// and which data these are.
pub(super) fn proofs(shown: &Shown) -> Html {
    let Shown { dataset, comparison, view, locale, .. } = shown;
    let (mut items, mut indicators) = (Vec::new(), Vec::<String>::new());
    let (mut told, mut untold) = (0, 0);
    for datum in comparison.data() {
        let contributions = &comparison.contributions_to(dataset, datum);
        if contributions.is_empty() {
            continue;
        }
        if told + contributions.len() > ROWS_MOST {
            untold += contributions.len();
            continue;
        }
        told += contributions.len();
        let evidence = Evidence { dataset, view, comparison, datum, contributions };
        let Some(proof) = proof(&evidence, locale) else { continue };
        for indicator in proof.indicators {
            if !indicators.contains(&indicator) {
                indicators.push(indicator);
            }
        }
        let mut lines = Vec::new();
        for line in proof.formula.into_iter().chain(proof.rows) {
            lines.push(html! { <p class="vk-formula">{ line }</p> });
        }
        items.push(html! {
            <li class="vk-row"><p class="vk-purpose">{ proof.sentence }</p>{ lines }</li>
        });
    }
    let more = locale.count("proof.more", untold as u64, &[]);
    indicators.extend((untold > 0).then_some(more));
    indicators.extend(data_lines(dataset, &shown.fingerprint.hex(), locale));
    let mut notes = Vec::new();
    for words in indicators {
        notes.push(html! { <p class="vk-formula">{ words }</p> });
    }
    html! {
        <section class="vk-proofs">
            if !items.is_empty() {
                <p class="vk-verdict-title">{ shown.word("proof.title") }</p>
                <ul class="vk-rows">{ items }</ul>
            }
            { notes }
        </section>
    }
}
