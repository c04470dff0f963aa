//! What a reader's eyes and fingers need: room, size, and text that bends to them.

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::screen::VIEWS;

impl Page {
    /// What the script finds in every view, folds open.
    async fn found_in_views(&self, script: &str) -> Vec<(String, Value)> {
        let mut found = Vec::new();
        for (name, view) in VIEWS {
            self.show(view).await;
            self.unfold().await;
            let what = self.in_widget(script).await;
            if what.as_array().is_some_and(|all| !all.is_empty()) {
                found.push((name.to_owned(), what));
            }
        }
        found
    }
}

/// Controls that are less than 24 px in a direction. What is pressed may be the label; a link in a
/// text is as high as its line; marks may be narrow where years stand close, for there the nearest
/// one within 24 px answers and the table has the same button; what leads past the controls is seen by
/// those only who come by key.
const SMALL_TARGETS: &str = "
    return [...root.querySelectorAll('a[href], button, input, select, summary')]
        .filter((each) => each.checkVisibility() && !each.matches('.vk-mark, .vk-skip, p a'))
        .map((each) => {
            const target = each.matches('[type=checkbox], [type=radio]')
                ? each.closest('label') : each;
            const { width, height } = target.getBoundingClientRect();
            return [each.ariaLabel ?? each.innerText, each.className, width, height];
        })
        .filter(([, , width, height]) => Math.min(width, height) < 23.99);";

/// Words that are smaller than 12 px.
const SMALL_TEXT: &str = "
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const { data, parentElement: element } = walker.currentNode;
        if (!data.trim() || !element.checkVisibility() || element.closest('style, svg')) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < 11.99) found.push([data.trim(), size]);
    }
    return found;";

/// What does not fit: the page scrolls sideways, or words are cut off.
const CUT: &str = "
    const found = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) {
        const widest = [...root.querySelectorAll('*')].filter((each) =>
            each.getBoundingClientRect().right > page.clientWidth + 1
            && !each.closest('.vk-scroll *'));
        found.push(['the page', page.scrollWidth, widest.slice(0, 3).map((each) => each.className)]);
    }
    for (const each of root.querySelectorAll('*')) {
        if (!each.checkVisibility() || !each.innerText?.trim()) continue;
        if (each.matches('.vk-unseen, .vk-unseen *, .vk-scroll, .vk-citation')) continue;
        // What scrolls downwards can be read; what scrolls sideways cannot be read line by line.
        const { overflowX, overflowY } = getComputedStyle(each);
        const sideways = overflowX === 'visible' ? 0 : each.scrollWidth - each.clientWidth;
        const down = overflowY === 'hidden' ? each.scrollHeight - each.clientHeight : 0;
        if (Math.max(sideways, down) > 1 && each.clientWidth > 1) {
            found.push([each.className, each.innerText.slice(0, 60), sideways, down]);
        }
    }
    return found;";

/// Opens the page at a width, does something to it, and looks at every view.
fn assert_nothing_found(width_px: u32, prepare: &'static str, script: &'static str) {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.set_width(width_px).await;
        page.in_widget(prepare).await;
        page.settle().await;
        let found = page.found_in_views(script).await;
        assert!(found.is_empty(), "{width_px} px: {found:#?}");
    });
}

#[test]
fn every_target_is_as_large_as_a_fingertip_needs() {
    assert_nothing_found(360, "", SMALL_TARGETS);
    assert_nothing_found(1200, "", SMALL_TARGETS);
}

#[test]
fn no_words_are_smaller_than_twelve_pixels() {
    assert_nothing_found(320, "", SMALL_TEXT);
    assert_nothing_found(1200, "", SMALL_TEXT);
}

#[test]
fn at_four_times_the_size_nothing_is_cut_and_nothing_scrolls_sideways() {
    // A window of 1 280 px at 400 percent.
    assert_nothing_found(320, "", CUT);
}

#[test]
fn with_type_twice_as_large_nothing_is_cut() {
    assert_nothing_found(640, "document.documentElement.style.fontSize = '200%'", CUT);
    assert_nothing_found(1280, "document.documentElement.style.fontSize = '200%'", CUT);
}

#[test]
fn with_the_widest_spacing_of_text_nothing_is_cut() {
    let spacing = "const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];";
    assert_nothing_found(360, spacing, CUT);
    assert_nothing_found(1200, spacing, CUT);
}

#[test]
fn a_reader_who_wants_no_motion_gets_none() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let moving = "return root.querySelectorAll('*').length > 50
            && [...root.querySelectorAll('*')].map((each) => getComputedStyle(each))
                .filter((style) => style.animationName !== 'none'
                    || style.transitionDuration.split(',').some((each) => parseFloat(each) > .3))
                .length";
        assert_eq!(page.in_widget(moving).await, 0, "longer than 300 ms, or an animation");
        let features = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
        page.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        let still = moving.replace("> .3", "> 0");
        assert_eq!(page.in_widget(&still).await, 0, "moves although none is wanted");
    });
}
