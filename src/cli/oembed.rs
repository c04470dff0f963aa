//! `vardkronan oembed`.

use vardkronan::export::{Card, Framed, Listener, fingerprint, oembed};
use vardkronan::view::{Part, View, link};

use super::args::OembedArguments;
use super::companions::frame_size;
use super::{Failure, input, output};

/// Writes the document of a view in a frame.
pub(super) fn run(arguments: &OembedArguments) -> Result<(), Failure> {
    input::refuse_same_file(&arguments.shown.data, &arguments.output)?;
    let (dataset, view) = input::shown(&arguments.shown)?;
    let language = arguments.lang.into();
    let card = Card::of(&dataset, &view, language);
    // In somebody else's page it is an article's chart, and tells when its figures change.
    let framed = View {
        dataset: Some(dataset.content().id.clone()),
        data: Some(fingerprint(&dataset).short()),
        language: Some(language),
        hide: if view.hide.is_empty() {
            vec![Part::Controls, Part::Tabs]
        } else {
            view.hide.clone()
        },
        ..view.clone()
    };
    let provider = [arguments.base_url.trim_end_matches('/'), "/"].concat();
    let link = link::encode(&framed.resolved(&dataset));
    let address = [&*provider, &arguments.frame, "#", &link].concat();
    let (width_px, room) = frame_size(&dataset, &view, language);
    let listener = Listener::At(&provider);
    let framed = Framed { address: &address, provider: &provider, listener, width_px, room };
    let document = oembed(&card, &framed);
    output::write(&arguments.output, document.as_bytes())
}
