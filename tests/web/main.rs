//! The widget in a browser, one module a concern.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise; clippy knows only those of the standard kind"
)]

mod chart;
mod choices;
mod controls;
mod data;
mod form;
mod identity;
mod map;
mod selection;
mod stage;
mod two;
mod undrawable;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
