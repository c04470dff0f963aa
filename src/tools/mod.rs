//! The door of the second module, which a worker (`static/worker.js`) runs: what takes long, or what
//! few ask for. It sees no document; whatever it gives is bytes and text.

mod import;
mod join;
mod page;
mod report;
mod take;

pub use import::{hash_of, id_of, import_table, members, read_own, take_made};
pub use join::join_own;
pub use take::{Taking, write_sheet};

use js_sys::{Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::platform::spawn_local;

use crate::export::json;
use crate::export::page::{Parts, program_inside, shell};
use crate::ingest::{Strictness, json as reader};

/// The shell of a page that holds its program: policy, script, styles, the page's own styles, its
/// view's, those for readers without scripts, module and its program, each as it stands in the page.
///
/// Nothing if any is missing.
#[wasm_bindgen]
pub fn page_shell(parts: Vec<String>) -> Option<String> {
    let mut parts = parts.iter().map(String::as_str);
    let mut next = || parts.next();
    let (policy, script, styles) = (next()?, next()?, next()?);
    let (page_styles, view_styles, unscripted) = (next()?, next()?, next()?);
    let (module, wasm) = (next()?, next()?);
    let program = &program_inside(module, wasm);
    let preload = "";
    let parts =
        Parts { policy, preload, script, styles, page_styles, view_styles, unscripted, program };
    Some(shell(parts))
}

/// The canonical bytes of a dataset; nothing if it cannot be read.
#[wasm_bindgen]
pub fn canonical(bytes: &[u8]) -> Option<Vec<u8>> {
    let dataset = reader::read(bytes, Strictness::Lenient).dataset?;
    Some(json(&dataset).into_bytes())
}

/// Writes a page like the shell, and gives its text to `on_done`, or nothing if it cannot be made.
///
/// `packed` has each dataset as it stands in a page; `view` and `settings` are as links write them;
/// with `only_shown` the page gets no other dataset than the view's.
///
/// `static/worker.js` calls it for its task `page`, with what [`page_shell`] gives or the text of
/// `vardkronan.html`.
#[wasm_bindgen]
#[expect(
    clippy::too_many_arguments,
    reason = "a struct would cross into the module field by field"
)]
pub fn write_page(
    shell: String,
    inputs: Vec<Uint8Array>,
    packed: Vec<String>,
    view: String,
    settings: String,
    note: String,
    only_shown: bool,
    on_done: Function,
) {
    let inputs = inputs.iter().map(Uint8Array::to_vec).collect();
    spawn_local(async move {
        let wish = page::Wish { inputs, packed, view, settings, note, only_shown };
        let page = page::written(&shell, wish).await;
        let page = page.map_or(JsValue::UNDEFINED, |page| JsValue::from_str(&page));
        // A listener that throws is the worker's to mend.
        drop(on_done.call1(&JsValue::NULL, &page));
    });
}
