//! What a table had, and a dataset made of it has not.

use crate::ingest::Imported;
use crate::text::Locale;

/// Has the dataset itself say how many rows and amounts of its file were set aside because of faults, so that
/// whoever sees it, on screen, on paper or in another file, knows that they are not in it.
pub fn tell_aside(imported: &mut Imported) {
    let counts = [
        ("import.rows-aside", imported.set_aside),
        ("import.amounts-aside", imported.amounts_aside),
    ];
    let Some(dataset) = &mut imported.dataset else { return };
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        dataset.tell_coverage(|language| Locale::of(language).count(key, count as u64, &[]));
    }
}
