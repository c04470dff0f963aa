//! Any figures, seen in any way, and any messages obey the laws of `tests/laws`.

use proptest::prelude::{ProptestConfig, any, prop};
use proptest::proptest;

use crate::laws;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_figures_are_counted_by_the_laws(
        link in "((chart|measure|years|spread|sum|natures|regions|areas)=(all|years|areas|share|2018|14)&){0,3}",
        figures in prop::collection::vec(any::<u8>(), 0..320),
    ) {
        laws::compare::hold(&[link.as_bytes(), b"\n", &figures].concat());
    }

    #[test]
    fn any_messages_and_actions_leave_a_view_that_a_link_gives_back(
        lines in prop::collection::vec(("(!|chart=(table|map|areas)&|regions=14,08&|)", prop::collection::vec(any::<u8>(), 0..12)), 1..12),
    ) {
        let lines: Vec<Vec<u8>> =
            lines.into_iter().map(|(begin, rest)| [begin.as_bytes(), &rest].concat()).collect();
        laws::messages::hold(&lines.join(&b'\n'));
    }
}
