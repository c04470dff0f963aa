//! A and B in every lens, as a table.

use yew::{Html, html};

use crate::components::pair_formulas::PairFormulas;
use crate::components::shown::Shown;
use crate::text::{PairWords, pair_words, side_words};

/// One row a lens and kind of money, and on request how their values come about; nothing where A and B are not compared.
pub(super) fn pairs(shown: &Shown, formulas_id: String) -> Html {
    let Shown { dataset, comparison, difference, locale, .. } = shown;
    let Some(difference) = difference else { return Html::default() };
    let Some(sides) = comparison.both_sides() else { return Html::default() };
    let words = pair_words(difference, locale);
    // What no row may tell has no column.
    let has_gap = words.iter().any(|pair| pair.gap.is_some());
    let caption = shown.word("ui.pairs");
    let mut heads = vec![head(shown.word("ui.measure").to_owned())];
    for side in sides {
        heads.push(head(side_words(dataset, &side, locale)));
    }
    if has_gap {
        heads.push(head(shown.word("table.gap").to_owned()));
    }
    let mut rows = Vec::new();
    for PairWords { unit, values, gap, times } in words {
        let mut cells = Vec::new();
        for value in values {
            cells.push(cell(value, None));
        }
        if has_gap {
            cells.push(cell(gap.unwrap_or_else(|| "–".to_owned()), times));
        }
        rows.push(html! {
            <tr>
                <th scope="row">{ unit }</th>
                { cells }
            </tr>
        });
    }
    html! {
        <>
            <div class="vk-scroll" part="pairs" tabindex="0" role="region" aria-label={caption}>
                <table class="vk-table vk-pairs">
                    <caption><span class="vk-caption">{ caption }</span></caption>
                    <thead>
                        <tr>{ heads }</tr>
                    </thead>
                    <tbody>{ rows }</tbody>
                </table>
            </div>
            <PairFormulas shown={shown.clone()} id={formulas_id} />
        </>
    }
}

fn head(words: String) -> Html {
    html! { <th scope="col">{ words }</th> }
}

fn cell(words: String, times: Option<String>) -> Html {
    html! {
        <td>
            { words }
            if let Some(times) = times { <p class="vk-times">{ times }</p> }
        </td>
    }
}
