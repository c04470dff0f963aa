//! What holds `src/compare`, without all that needs components or the program: built within seconds, for
//! `scripts/mutants`. All of it runs among the native tests, too.

#[cfg(test)]
#[path = "../native/changes.rs"]
mod changes;
#[cfg(test)]
#[path = "../native/chart/mod.rs"]
mod chart;
#[cfg(test)]
#[path = "../native/compare.rs"]
mod compare;
#[cfg(test)]
#[path = "../native/comparing.rs"]
mod comparing;
#[cfg(test)]
#[path = "../native/edges.rs"]
mod edges;
#[cfg(test)]
#[path = "../native/figures.rs"]
mod figures;
#[cfg(test)]
#[path = "../native/form.rs"]
mod form;
#[cfg(test)]
#[expect(dead_code, reason = "laws of readers, too")]
#[path = "../laws/mod.rs"]
mod laws;
#[cfg(test)]
#[path = "../native/order.rs"]
mod order;
#[cfg(test)]
#[path = "../native/regions.rs"]
mod regions;
#[cfg(test)]
#[path = "../native/rows.rs"]
mod rows;
#[cfg(test)]
#[path = "../native/running.rs"]
mod running;
#[cfg(test)]
#[path = "../native/sums.rs"]
mod sums;
#[cfg(test)]
#[path = "../native/texts"]
mod texts {
    mod bound;
    mod easy;
    mod grounds;
    mod honesty;
    mod reasons;
    mod said;
}
#[cfg(test)]
#[path = "../native/two.rs"]
mod two;
#[cfg(test)]
#[path = "../native/verdict.rs"]
mod verdict;
#[cfg(test)]
#[path = "../native/view/mod.rs"]
mod view;
