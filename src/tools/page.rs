//! The page writes itself: what `vardkronan pack` does, of what is shown.

use crate::dataset::{Dataset, Language};
use crate::export::page::{
    Contents, DataPlace, EmbeddedDataset, base64_sha256, page_from_shell, view_of,
};
use crate::ingest::{Strictness, json};
use crate::still::rendered_part;
use crate::view::{View, link};

/// What the new page is to hold.
pub(super) struct Wish {
    /// The bytes of each dataset.
    pub(super) inputs: Vec<Vec<u8>>,
    /// The same, each as it stands in a page.
    pub(super) packed: Vec<String>,
    /// The view that is shown.
    pub(super) view: String,
    /// The page's language and theme, where the view does not say.
    pub(super) settings: String,
    /// The reader's own words.
    pub(super) note: String,
    /// Whether other datasets than the view's are left out.
    pub(super) only_shown: bool,
}

/// A dataset in all its forms.
struct Carried {
    dataset: Dataset,
    input: Vec<u8>,
    packed: String,
}

/// The page, or nothing without data that can be read or if the shell is none.
///
/// The same wish gives the same bytes, and so does the page that comes of it.
pub(super) async fn written(shell: &str, wish: Wish) -> Option<String> {
    let mut carried = Vec::new();
    for (input, packed) in wish.inputs.into_iter().zip(wish.packed) {
        let dataset = json::read(&input, Strictness::Lenient).dataset;
        carried.extend(dataset.map(|dataset| Carried { dataset, input, packed }));
    }
    let asked = link::decode(&wish.view).view.dataset;
    let is_asked = |it: &Carried| Some(&it.dataset.content().id) == asked.as_ref();
    let at = carried.iter().position(is_asked).unwrap_or_default();
    if wish.only_shown {
        carried = carried.into_iter().skip(at).take(1).collect();
    }
    let shown = carried.iter().find(|it| is_asked(it)).or(carried.first())?;
    let (view, language) = settled(&shown.dataset, &wish.view, &wish.settings);
    let view = link::encode(&view);
    let inputs: Vec<Vec<u8>> = carried.iter().map(|it| it.input.clone()).collect();
    let still = rendered_part(&inputs, &view, language).await;
    let datasets = carried
        .iter()
        .map(|it| EmbeddedDataset { dataset: &it.dataset, place: DataPlace::Inside(&it.packed) });
    let note = plain(&wish.note);
    let contents = Contents {
        datasets: datasets.collect(),
        view: Some(&view),
        language,
        prerendered: &still.markup,
        styles: &still.styles,
        link: &still.link,
        base_url: None,
        image: None,
        oembed: None,
        note: &note,
    };
    page_from_shell(shell, &contents, base64_sha256).ok()
}

/// The view with all that follows from the data, and without what the page says itself.
fn settled(dataset: &Dataset, written: &str, settings: &str) -> (View, Language) {
    let settings = link::decode(settings).view;
    let view = view_of(dataset, Some(written).filter(|view| !view.is_empty()));
    let language = view.language.or(settings.language).unwrap_or_default();
    let view = View {
        dataset: Some(dataset.content().id.clone()),
        theme: view.theme.or(settings.theme),
        language: None,
        data: None,
        ..view.resolved(dataset)
    };
    (view, language)
}

/// Words as an HTML parser gives them back.
fn plain(words: &str) -> String {
    let is_plain = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    words.trim().chars().filter(is_plain).collect()
}
