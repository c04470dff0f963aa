//! The sheet of paper, as the second module hands it to the page.

use core::pin::pin;
use core::task::{Context, Poll, Waker};
use std::collections::BTreeSet;

use vardkronan::components::Still;
use vardkronan::dataset::Language;

const TAKE: &str = include_str!("../../static/take.js");
const VIEWS: [&str; 12] = [
    "",
    "dataset=investments&chart=regions&regions=14,08,05&years=2017-2022&measure=per-resident",
    "dataset=investments&chart=areas&regions=14&years=2018",
    "dataset=investments&chart=difference&regions=all&years=2017-2022&a=14:2018&b=08:2020&claim=more:2",
    "dataset=investments&chart=table&regions=14&years=2017-2022",
    "dataset=investments&chart=years&regions=&years=2017-2022",
    "dataset=investments&chart=years&sum=cumulative&prices=2020&spread=even&natures=all",
    "dataset=womens-health-grants&chart=map&regions=all&years=2024&measure=per-resident",
    "dataset=womens-health-grants&chart=years&regions=01,03,04,05,06&form=multiples",
    "dataset=womens-health-grants&chart=years&regions=01,09&form=line",
    "dataset=womens-health-grants&chart=regions&regions=all&years=2019-2024&form=dots",
    "dataset=womens-health-grants&chart=years&regions=all&style=accent:a3182e,font:serif",
];

fn sheet(inputs: &[Vec<u8>], view: &str, language: Language) -> String {
    let still = Still::of(inputs, view, language, 1);
    let code = "<svg class=\"vk-sheet-code\" viewBox=\"0 0 9 9\" role=\"img\" aria-label=\"QR\" \
        shape-rendering=\"crispEdges\"><path d=\"M4,4h1v1h-1z\"/></svg>";
    let mut rendering = pin!(still.sheet("https://example.se/#a&b", code.to_owned()));
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(markup) = rendering.as_mut().poll(&mut context) {
            return markup;
        }
    }
}

/// The names of elements, and those of attributes.
fn names(markup: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut elements, mut attributes) = (BTreeSet::new(), BTreeSet::new());
    for piece in markup.split('<').skip(1).filter(|piece| !piece.starts_with('/')) {
        let end = piece.find([' ', '>', '/']).unwrap();
        elements.insert(piece[..end].to_owned());
        // What stands between quotation marks is no name.
        let outside = piece[end..].split('"').step_by(2);
        let tag: String = outside.collect::<Vec<_>>().join("\"");
        let tag = tag.split('>').next().unwrap();
        for written in tag.split_whitespace() {
            let name = written.split(['=', '"', '/']).next().unwrap();
            if !name.is_empty() {
                attributes.insert(name.to_owned());
            }
        }
    }
    (elements, attributes)
}

/// The words of a list in the script.
fn listed(name: &str) -> BTreeSet<String> {
    let (_, rest) = TAKE.split_once(&format!("const {name} = (\"")).unwrap();
    let list = rest.split_once("\").split").unwrap().0;
    list.replace("\"\n  + \"", "").split(' ').map(str::to_owned).collect()
}

#[test]
fn sheets_are_made_of_what_the_page_grows_and_of_nothing_else() {
    let inputs = ["investments", "womens-health-grants"].map(|name| {
        let path = format!("{}/static/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).unwrap()
    });
    let (mut elements, mut attributes) = (BTreeSet::new(), BTreeSet::new());
    for view in VIEWS {
        for language in Language::ALL {
            let (more, further) = names(&sheet(&inputs, view, language));
            elements.extend(more);
            attributes.extend(further);
        }
    }
    assert_eq!(elements.difference(&listed("SHEET_NAMES")).collect::<Vec<_>>(), [] as [&str; 0]);
    attributes.retain(|name| !name.starts_with("aria-") && !name.starts_with("data-"));
    assert_eq!(
        attributes.difference(&listed("SHEET_ATTRIBUTES")).collect::<Vec<_>>(),
        [] as [&str; 0]
    );
    for name in ["script", "style", "iframe", "img", "object", "link", "base", "form"] {
        assert!(!listed("SHEET_NAMES").contains(name), "{name}");
    }
    for name in listed("SHEET_ATTRIBUTES") {
        assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}");
    }
}
