//! What a reader takes along: tables as files, a citation, a sheet of paper.

use js_sys::{Function, Uint8Array};
use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::platform::spawn_local;

use crate::compare::compare;
use crate::components::Still;
use crate::dataset::{Dataset, Language};
use crate::export::{Dialect, all_csv, fingerprint, json, rows, shown_csv, table_json};
use crate::ingest::{Strictness, json as reader};
use crate::text::{Locale, view_citation};
use crate::view::{View, link, named_view};

/// The finest code that a camera reads from paper: version 25.
const CODE_MOST: i32 = 117;

/// What is shown, read once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Taking {
    dataset: Dataset,
    view: View,
    language: Language,
}

#[wasm_bindgen]
impl Taking {
    /// The view among these datasets, in `sv` or `en`; nothing where none can be read.
    pub fn of(inputs: Vec<Uint8Array>, view: &str, language: &str) -> Option<Taking> {
        let view = link::decode(view).view;
        let mut first = None;
        for input in inputs {
            let dataset = reader::read(&input.to_vec(), Strictness::Lenient).dataset;
            let is_meant = |it: &Dataset| view.dataset.as_ref() == Some(&it.content().id);
            match dataset {
                Some(dataset) if is_meant(&dataset) => {
                    first = Some(dataset);
                    break;
                }
                Some(dataset) if first.is_none() => first = Some(dataset),
                _ => {}
            }
        }
        let language = Language::of_tag(language);
        Some(Self { dataset: first?, view, language: language.unwrap_or_default() })
    }

    /// How many rows the table of what is shown has.
    pub fn shown_count(&self) -> usize {
        compare(&self.dataset, &self.view).cells.len()
    }

    /// How many rows the dataset has.
    pub fn all_count(&self) -> usize {
        self.dataset.content().investments.len()
    }

    /// What is shown as CSV.
    pub fn shown_csv(&self, separator: char, has_mark: bool) -> String {
        let rows = rows(&self.dataset, &compare(&self.dataset, &self.view), self.language);
        shown_csv(&rows, Dialect { separator, has_mark })
    }

    /// Every row as CSV.
    pub fn all_csv(&self, separator: char, has_mark: bool) -> String {
        all_csv(&self.dataset, self.language, Dialect { separator, has_mark })
    }

    /// What is shown as JSON.
    pub fn shown_json(&self) -> String {
        let comparison = compare(&self.dataset, &self.view);
        table_json(&rows(&self.dataset, &comparison, self.language))
    }

    /// The whole dataset, canonical.
    pub fn all_json(&self) -> String {
        json(&self.dataset)
    }

    /// The view as a text refers to it.
    pub fn citation(&self, link: &str) -> String {
        let comparison = compare(&self.dataset, &self.view);
        let named = named_view(&self.dataset, &self.view);
        let hash = fingerprint(&self.dataset).hex();
        let locale = Locale::of(self.language);
        let mut words = view_citation(&self.dataset, &comparison, named, &hash, locale);
        if !link.is_empty() {
            words.push('\n');
            words.push_str(link);
        }
        words
    }
}

/// Gives `on_done` the markup of the sheet of a view, whose address is `link`, if it has one.
#[wasm_bindgen]
pub fn write_sheet(
    inputs: Vec<Uint8Array>,
    view: String,
    language: &str,
    link: String,
    on_done: Function,
) {
    let inputs: Vec<Vec<u8>> = inputs.iter().map(Uint8Array::to_vec).collect();
    let language = Language::of_tag(language).unwrap_or_default();
    spawn_local(async move {
        let still = Still::of(&inputs, &view, language, 1);
        let markup = still.sheet(&link, code(&link).unwrap_or_default()).await;
        // A listener that throws is the worker's to mend.
        drop(on_done.call1(&JsValue::NULL, &JsValue::from_str(&markup)));
    });
}

/// The picture of an address that cameras read; `None` if there is none or it would be too fine.
fn code(link: &str) -> Option<String> {
    if link.is_empty() {
        return None;
    }
    let code = QrCode::encode_text(link, QrCodeEcc::Medium)
        .or_else(|_| QrCode::encode_text(link, QrCodeEcc::Low))
        .ok()
        .filter(|code| code.size() <= CODE_MOST)?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{},{}h1v1h-1z", x + 4, y + 4));
        }
    }
    let size = code.size() + 8;
    Some(format!(
        "<svg class=\"vk-sheet-code\" viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"QR\" \
         shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
    ))
}
