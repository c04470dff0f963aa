//! A dataset that is read bit by bit, while the page goes on.

use core::fmt::{Debug, Formatter, Result};
use core::pin::Pin;
use std::rc::Rc;

use crate::components::edition::Edition;
use crate::dataset::Dataset;
use crate::export::Fingerprint;
use crate::ingest::{Strictness, json};
use crate::pace::{Pace, step};

/// What a step does: about a millisecond of a desktop's.
const UNITS_A_STEP: usize = 100_000;

/// The dataset of some bytes, as far as it has been read.
///
/// A widget that is given the very same bytes while this lives need not read them.
pub struct Reading {
    pace: Rc<Pace>,
    /// `None` at its end.
    work: Option<Pin<Box<dyn Future<Output = Option<Dataset>>>>>,
    input: Rc<Vec<u8>>,
    fingerprint: Fingerprint,
    edition: Option<Edition>,
}

impl Reading {
    /// Nothing is read yet; the fingerprint is taken at its word.
    pub fn of(input: Rc<Vec<u8>>, fingerprint: Fingerprint) -> Self {
        let pace = Rc::new(Pace::of(0));
        let (bytes, at) = (input.clone(), pace.clone());
        let read = async move {
            let dataset = json::read_in_steps(&bytes, Strictness::Lenient, &at).await.dataset?;
            dataset.index_in_steps(&at).await;
            Some(dataset)
        };
        Self { pace, work: Some(Box::pin(read)), input, fingerprint, edition: None }
    }

    /// Reads on, a little; whether everything has been read.
    pub fn step(&mut self) -> bool {
        let Some(work) = &mut self.work else { return true };
        self.pace.grant(UNITS_A_STEP);
        let Some(dataset) = step(work.as_mut()) else { return false };
        self.work = None;
        let edition = |dataset| Edition::with(dataset, &self.input, self.fingerprint);
        self.edition = dataset.map(edition);
        true
    }

    /// How much of all has been done, 0–1.
    pub fn share(&self) -> f64 {
        self.pace.share()
    }
}

impl Debug for Reading {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        formatter.debug_struct("Reading").field("share", &self.share()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::Reading;
    use crate::components::edition::Edition;
    use crate::export::fingerprint;
    use crate::ingest::{Strictness, json};

    const DATA: &[u8] = include_bytes!("../../static/data/womens-health-grants.json");

    /// Reads to the end; the share after each step but the last, before which nothing is known.
    fn shares(input: &Rc<Vec<u8>>, reading: &mut Reading) -> Vec<f64> {
        let mut shares = Vec::new();
        while !reading.step() {
            assert!(Edition::known(input).is_none());
            shares.push(reading.share());
        }
        shares
    }

    #[test]
    fn reading_in_steps_gives_what_reading_at_once_gives() {
        let at_once = json::read(DATA, Strictness::Lenient).dataset.unwrap();
        let input = Rc::new(DATA.to_vec());
        let hash = fingerprint(&at_once);
        let mut reading = Reading::of(input.clone(), hash);
        let shares = shares(&input, &mut reading);
        assert!(shares.len() > 3, "{shares:?}");
        assert!(shares.is_sorted() && shares.iter().all(|share| (0.0..1.0).contains(share)));
        let known = Edition::known(&input).unwrap();
        assert_eq!(*known.dataset, at_once);
        assert_eq!(known.fingerprint, hash);
        // Whoever has it no longer has the dataset to itself.
        drop(known);
        drop(reading);
        assert!(Edition::known(&input).is_none());
    }

    #[test]
    fn what_cannot_be_read_comes_to_an_end_and_is_not_known() {
        let hash = fingerprint(&json::read(DATA, Strictness::Lenient).dataset.unwrap());
        for cut in [0, 1, DATA.len() / 2, DATA.len() - 3] {
            let input = Rc::new(DATA[..cut].to_vec());
            let mut reading = Reading::of(input.clone(), hash);
            shares(&input, &mut reading);
            assert!(Edition::known(&input).is_none());
        }
    }
}
