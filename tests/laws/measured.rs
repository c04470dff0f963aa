//! Work as memory asked for: the same on every machine and at every run, unlike time.

/// What a piece of work may ask for, in bytes: some for each byte of its input, and some in any case.
#[derive(Clone, Copy)]
pub(super) struct Budget {
    /// At any one time.
    pub(super) at_once: (u64, u64),
    /// In all.
    pub(super) in_all: (u64, u64),
}

/// Does the work, and refuses it if it asks for more than the budget for an input of that length.
#[track_caller]
pub(super) fn within<T>(budget: Budget, length: usize, work: impl FnOnce() -> T) -> T {
    let mut done = None;
    let asked = allocation_counter::measure(|| done = Some(work()));
    for (name, asked, (each, base)) in
        [("at once", asked.bytes_max, budget.at_once), ("in all", asked.bytes_total, budget.in_all)]
    {
        let most = length as u64 * each + base;
        assert!(asked <= most, "{asked} bytes {name} for {length} of input, at most {most}");
    }
    done.unwrap()
}
