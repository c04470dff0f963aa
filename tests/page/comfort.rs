//! What a reader's eyes and fingers need: targets and words that are large enough, and calm.

use serde_json::Value;

use crate::browser::{Page, visit, visit_by};
use crate::dist::file_address;
use crate::engine::Means;
use crate::screen::all_views;
use crate::whole::is_whole;

impl Page {
    /// What is too small in every view, folds open.
    async fn found_in_views(&self) -> Vec<(String, Value)> {
        let mut found = Vec::new();
        for (name, view) in all_views() {
            self.show(view).await;
            self.unfold().await;
            for script in [SMALL_TARGETS, SMALL_TEXT] {
                let what = self.in_widget(script).await;
                if what.as_array().is_some_and(|all| !all.is_empty()) {
                    found.push((name.to_owned(), what));
                }
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

/// Opens the page at a width and looks at every view.
fn assert_nothing_found(width_px: u32) {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.set_width(width_px).await;
        let found = page.found_in_views().await;
        assert!(found.is_empty(), "{width_px} px: {found:#?}");
    });
}

#[test]
fn targets_are_as_large_as_a_fingertip_needs_and_words_as_eyes_do() {
    let widths: &[u32] = if is_whole() { &[320, 360, 1200] } else { &[320] };
    for &width_px in widths {
        assert_nothing_found(width_px);
    }
}

#[test]
fn a_reader_who_wants_no_motion_gets_none() {
    visit_by(&[Means::Media], &file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let moving = "return root.querySelectorAll('*').length > 50
            && [...root.querySelectorAll('*')].map((each) => getComputedStyle(each))
                // What nobody sees may tell of changes by its transitions.
                .filter((style) => style.visibility !== 'hidden')
                .filter((style) => style.animationName !== 'none'
                    || style.transitionDuration.split(',').some((each) => parseFloat(each) > .3))
                .length";
        assert_eq!(page.in_widget(moving).await, 0, "longer than 300 ms, or an animation");
        page.emulate("", &[("prefers-reduced-motion", "reduce")]).await;
        let still = moving.replace("> .3", "> 0");
        assert_eq!(page.in_widget(&still).await, 0, "moves although none is wanted");
    });
}
