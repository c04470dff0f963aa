//! Links: addresses, attributes, and what a host's message asks a frame to show.

use std::sync::OnceLock;

use vardkronan::chart::{Frame, Highlight, Theme, figure};
use vardkronan::compare::compare;
use vardkronan::dataset::{Dataset, Language};
use vardkronan::export;
use vardkronan::ingest::{Strictness, json};
use vardkronan::view::link::{decode, encode};

use super::measured::{Budget, within};

/// Of a repeated key the last counts, so a link of many keys is looked through once for each.
const READING: Budget = Budget { at_once: (120, 4_000), in_all: (200, 8_000) };

/// Reads the bytes as a link, writes that, and looks at the view of it.
pub(crate) fn hold(bytes: &[u8]) {
    let link = String::from_utf8_lossy(bytes);
    let decoded = within(READING, link.len(), || decode(&link));
    let written = encode(&decoded.view);
    let again = decode(&written);
    assert_eq!(again.view, decoded.view, "{link} is written as {written}");
    assert_eq!(again.dropped, [], "{written}");
    assert_eq!(encode(&again.view), written);
    static SHIPPED: OnceLock<Vec<Dataset>> = OnceLock::new();
    let shipped = SHIPPED.get_or_init(shipped);
    let dataset = &shipped[bytes.len() % shipped.len()];
    let view = decoded.view.resolved(dataset);
    let comparison = compare(dataset, &view);
    export::rows(dataset, &comparison, Language::Swedish);
    let frame = Frame {
        width_px: 320.0,
        root_font_px: 16.0,
        theme: Theme::Light,
        has_patterns: false,
        language: Language::English,
        highlight: Highlight::default(),
    };
    figure(dataset, &comparison, &view, &frame);
}

pub(super) fn shipped() -> Vec<Dataset> {
    let texts: [&[u8]; 3] = [
        include_bytes!("../../static/data/investments.json"),
        include_bytes!("../../static/data/womens-health-grants.json"),
        include_bytes!("../data/small.json"),
    ];
    texts.into_iter().filter_map(|text| json::read(text, Strictness::Strict).dataset).collect()
}
