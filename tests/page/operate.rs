//! What stands on the page does something by key: one control of each sort, or every one.

use std::collections::BTreeSet;

use serde_json::json;

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::keyboard::Control;
use crate::keys::{DOWN, ENTER, LEFT, RIGHT, SPACE, UP};
use crate::screen::VIEWS;
use crate::whole::is_whole;

impl Page {
    /// Shows a view as if nobody had done anything to it, with all that it folds.
    async fn opened_anew(&self, view: &str) -> Vec<Control> {
        // The same view once more would be no change, whatever the reader has made of it since.
        self.show(VIEWS[8].1).await;
        self.show(view).await;
        self.unfold().await;
        self.controls().await
    }

    async fn focus(&self, at: usize) {
        self.run(&format!("all[{at}].focus()")).await;
    }
}

/// The keys that operate a control of that kind; the second where the first has nothing to change.
fn keys_of(control: &Control) -> &'static [char] {
    match (control.kind.as_str(), control.group.as_deref()) {
        (_, Some("vk-marks")) => &[ENTER],
        ("select-one", _) => &[DOWN, UP],
        ("radio", _) => &[RIGHT, LEFT],
        ("range", _) => &[RIGHT, LEFT],
        ("checkbox", _) => &[SPACE],
        ("text" | "search" | "number", _) => &['7'],
        _ => &[ENTER],
    }
}

/// Every control does something by key, or one of each sort that has not; links, and what scrolls, are the browser's.
async fn assert_operated(
    page: &Page,
    view: &str,
    what: &str,
    mut sorts: Option<&mut BTreeSet<String>>,
) {
    let controls = page.opened_anew(view).await;
    for (at, control) in controls.iter().enumerate() {
        let is_stop = control.group.is_none() || control.kind == "radio";
        let is_browsers = ["a", "div"].contains(&control.kind.as_str());
        let is_known = sorts.as_ref().is_some_and(|sorts| sorts.contains(&control.sort));
        if !is_stop || is_browsers || is_known {
            continue;
        }
        page.show(view).await;
        let mut again = page.controls().await;
        if again != controls {
            again = page.opened_anew(view).await;
        }
        if again.len() != controls.len() {
            // The order of the table is no part of a view.
            page.reload().await;
            page.wait_until_ready().await;
            again = page.opened_anew(view).await;
        }
        assert_eq!(again.len(), controls.len(), "{what}: {} changed the view", control.name);
        if again[at].is_idle {
            continue;
        }
        page.focus(at).await;
        page.run(
            "window.kept = root.activeElement;
            window.before = [kept.value, kept.checked].join();
            window.markup = root.innerHTML",
        )
        .await;
        let mut is_changed = false;
        for key in keys_of(control) {
            page.press_key(*key).await;
            page.settle().await;
            let script =
                "return root.innerHTML !== markup || [kept.value, kept.checked].join() !== before || !kept.isConnected
                || root.activeElement !== kept";
            is_changed = page.run(script).await == json!(true);
            if is_changed {
                break;
            }
        }
        assert!(
            is_changed,
            "{what}: {} ({}, {}) does nothing by key",
            control.name, control.kind, control.sort
        );
        if let Some(sorts) = &mut sorts {
            sorts.insert(control.sort.clone());
        }
    }
}

#[test]
fn keys_operate_controls_of_every_sort() {
    let without_claim = VIEWS[3].1.replace("&claim=more:1.5", "");
    let views = [("years", VIEWS[1].1), ("difference", &without_claim), ("table", VIEWS[5].1)];
    // Most stand on any view.
    let (views, sorts_min) = if is_whole() { (&views[..], 20) } else { (&views[..1], 14) };
    let mut sorts = BTreeSet::new();
    for &(what, view) in views {
        visit(&file_address("vardkronan.html"), async |page| {
            page.wait_until_ready().await;
            page.set_width(1200).await;
            assert_operated(&page, view, what, Some(&mut sorts)).await;
        });
    }
    assert!(sorts.len() >= sorts_min, "{sorts:#?}");
}

#[test]
fn keys_operate_every_control_over_time() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.set_width(1200).await;
        assert_operated(&page, VIEWS[1].1, "years", None).await;
    });
}

#[test]
fn keys_operate_every_control_of_two_and_of_the_table() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.set_width(800).await;
        let without_claim = VIEWS[3].1.replace("&claim=more:1.5", "");
        assert_operated(&page, &without_claim, "difference", None).await;
        assert_operated(&page, VIEWS[5].1, "table", None).await;
    });
}
