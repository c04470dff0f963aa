//! Reading in slices: the element gives each of them its time.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::components;
use crate::embed::shared;

/// A dataset that is read bit by bit; a widget that then opens the same array need not read it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reading {
    reading: components::Reading,
}

#[wasm_bindgen]
impl Reading {
    /// Of these bytes, whose canonical text has this SHA-256; nothing if that is none.
    pub fn of(input: &Uint8Array, hash: &[u8]) -> Option<Reading> {
        let hash = <[u8; 32]>::try_from(hash).ok()?;
        Some(Self { reading: components::Reading::of(shared::bytes(input), hash.into()) })
    }

    /// Reads on for about a millisecond; whether all has been read.
    pub fn step(&mut self) -> bool {
        self.reading.step()
    }

    /// How much has been done, 0–1.
    pub fn share(&self) -> f64 {
        self.reading.share()
    }
}
