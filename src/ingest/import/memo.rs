//! What words were found to be, so that each is sought once.

use std::collections::HashMap;

use crate::dataset::lookup::hash;

/// The most slots in which words are sought.
const MAX_PROBES: usize = 8;

/// A number for each of some words.
///
/// Those that come first have slots and are found at once; however many and whatever further ones
/// there are, finding one is not slow.
#[derive(Debug)]
pub(crate) struct Memo<'t> {
    slots: Vec<Option<(&'t str, usize)>>,
    slot_count: usize,
    /// Words for which there was no slot.
    further: HashMap<&'t str, usize>,
}

impl<'t> Memo<'t> {
    /// Without any words; with so many slots, a power of two, as soon as there are some.
    pub(crate) fn new(slot_count: usize) -> Self {
        Self { slots: Vec::new(), slot_count, further: HashMap::new() }
    }

    /// The number of words, if they have one.
    pub(crate) fn get(&self, words: &str) -> Option<usize> {
        let begin = hash(words) as usize;
        for place in begin..begin + MAX_PROBES {
            match self.slots.get(place & (self.slot_count - 1))? {
                Some((known, number)) if *known == words => return Some(*number),
                Some(_) => {}
                None => return None,
            }
        }
        self.further.get(words).copied()
    }

    /// Gives words that have none a number.
    pub(crate) fn set(&mut self, words: &'t str, number: usize) {
        if self.slots.is_empty() {
            self.slots = vec![None; self.slot_count];
        }
        let begin = hash(words) as usize;
        for place in begin..begin + MAX_PROBES {
            if let Some(slot @ None) = self.slots.get_mut(place & (self.slot_count - 1)) {
                *slot = Some((words, number));
                return;
            }
        }
        self.further.insert(words, number);
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn many_words_keep_their_numbers() {
        let words: Vec<String> = (0..1_000).map(|at| format!("{at}")).collect();
        let mut memo = Memo::new(64);
        assert_eq!(memo.get("0"), None);
        for (number, words) in words.iter().enumerate() {
            assert_eq!(memo.get(words), None);
            memo.set(words, number);
        }
        for (number, words) in words.iter().enumerate() {
            assert_eq!(memo.get(words), Some(number));
        }
        assert!(!memo.further.is_empty());
    }
}
