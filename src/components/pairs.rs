//! A and B in every lens, as a table.

use yew::{Html, html};

use crate::components::shown::Shown;
use crate::text::{PairWords, pair_words, side_words};

/// One row a lens, and for each kind of money; nothing where A and B are not compared.
pub(super) fn pairs(shown: &Shown) -> Html {
    let Shown { dataset, comparison, difference, locale, .. } = shown;
    let Some(difference) = difference else { return Html::default() };
    let Some(sides) = comparison.both_sides() else { return Html::default() };
    let words = pair_words(difference, locale);
    // What no row may tell has no column.
    let has_gap = words.iter().any(|pair| pair.gap.is_some());
    let has_times = words.iter().any(|pair| pair.times.is_some());
    let caption = shown.word("ui.pairs");
    let names = sides.map(|side| {
        html! { <th scope="col">{ side_words(dataset, &side, locale) }</th> }
    });
    let mut rows = Vec::new();
    for PairWords { unit, values, gap, times } in words {
        rows.push(html! {
            <tr>
                <th scope="row">{ unit }</th>
                { values.map(|value| html! { <td>{ value }</td> }).to_vec() }
                if has_gap { <td>{ told(gap) }</td> }
                if has_times { <td>{ told(times) }</td> }
            </tr>
        });
    }
    html! {
        <div class="vk-scroll" part="pairs" tabindex="0" role="region" aria-label={caption}>
            <table class="vk-table vk-pairs">
                <caption><span class="vk-caption">{ caption }</span></caption>
                <thead>
                    <tr>
                        <th scope="col">{ shown.word("ui.measure") }</th>
                        { names.to_vec() }
                        if has_gap { <th scope="col">{ shown.word("table.gap") }</th> }
                        if has_times { <th scope="col">{ shown.word("table.times") }</th> }
                    </tr>
                </thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}

fn told(words: Option<String>) -> String {
    words.unwrap_or_else(|| "–".to_owned())
}
