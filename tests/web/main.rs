//! The widget in a browser, one module a concern.

#![cfg(target_arch = "wasm32")]

mod chart;
mod choices;
mod data;
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
