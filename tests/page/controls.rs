//! The controls by keyboard alone, from the tab stop before them to the change that they make.

use serde_json::json;

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::keys::{ENTER, ESCAPE, LEFT, SPACE, TAB};

impl Page {
    /// Goes along the tab stops, from the first one, to the control of that name.
    async fn tab_to(&self, name: &str) {
        let name_here = "const here = document.hasFocus() ? root.activeElement : null;
            return here && (here.ariaLabel
            ?? here.labels?.[0]?.querySelector('span:not([aria-hidden])')?.innerText
            ?? here.labels?.[0]?.innerText ?? here.innerText).trim()";
        let mut passed = Vec::new();
        for _ in 0..160 {
            self.press_key(TAB).await;
            let here = self.in_widget(name_here).await;
            if here == json!(name) {
                return;
            }
            if here == json!(null) && self.run("return document.hasFocus()").await == json!(false) {
                self.go_before_the_first_stop().await;
            }
            passed.push(here);
        }
        panic!("no tab stop {name}; passed {passed:#?}");
    }

    async fn type_words(&self, words: &str) {
        for letter in words.chars() {
            self.press_key(letter).await;
        }
    }

    async fn assert_in_widget(&self, expression: &str, expected: serde_json::Value) {
        assert_eq!(self.in_widget(&format!("return {expression}")).await, expected, "{expression}");
    }
}

const CHOSEN: &str = "[...root.querySelectorAll('.vk-chip:has(.vk-cross)')]\
    .map((each) => each.innerText.replace('×', '').trim()).join()";
const YEARS: &str =
    "[...root.querySelectorAll('.vk-years select')].map((each) => each.value).join('-')";

#[test]
fn every_choice_is_made_and_taken_back_by_keys() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.tab_to("Nästa vy: Västra Götalands miljard, år för år").await;
        page.press_key(ENTER).await;
        page.settle().await;
        page.assert_in_widget("root.querySelector('.vk-place-in').innerText", json!("Vy 2 av 4"))
            .await;
        page.tab_to("Till år, reglage").await;
        page.press_key(LEFT).await;
        page.settle().await;
        page.assert_in_widget(YEARS, json!("2017-2018")).await;
        page.tab_to("Alla år").await;
        page.press_key(SPACE).await;
        page.settle().await;
        page.assert_in_widget(YEARS, json!("2017-2025")).await;
        page.tab_to("Bara 2025").await;
        page.press_key(ENTER).await;
        page.settle().await;
        page.assert_in_widget(YEARS, json!("2025-2025")).await;
        for years in ["2017-2025", "2017-2018", "2017-2019"] {
            // Nothing is of 2025, so that the nearest one stands in the chart's place at first.
            page.tab_to("Ångra").await;
            page.press_key(ENTER).await;
            page.settle().await;
            page.assert_in_widget(YEARS, json!(years)).await;
        }
    });
}

#[test]
fn a_region_is_found_and_chosen_by_keys() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let list = page.in_widget("return root.querySelectorAll('.vk-more .vk-list').length").await;
        if list == json!(1) {
            page.tab_to("Sök bland alla regioner").await;
            page.press_key(ENTER).await;
        }
        page.tab_to("Sök på namn, län, stad eller kod").await;
        page.type_words("karlskrona").await;
        page.settle().await;
        let found = "root.querySelector('.vk-found').innerText";
        page.assert_in_widget(found, json!("1 träff")).await;
        page.tab_to("Blekinge").await;
        page.press_key(SPACE).await;
        page.settle().await;
        page.assert_in_widget(CHOSEN, json!("Västra Götaland,Kalmar län,Östergötland,Blekinge"))
            .await;
        // The focus stays, so that the next key takes the region away again.
        page.press_key(SPACE).await;
        page.settle().await;
        page.assert_in_widget(CHOSEN, json!("Västra Götaland,Kalmar län,Östergötland")).await;
        page.tab_to("Sök på namn, län, stad eller kod").await;
        page.press_key(ESCAPE).await;
        page.settle().await;
        page.assert_in_widget("root.querySelectorAll('.vk-boxes .vk-check').length", json!(21))
            .await;
    });
}

#[test]
fn a_keyboard_goes_past_the_controls() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.tab_to("Gå förbi valen till flikarna och diagrammet").await;
        page.press_key(ENTER).await;
        page.settle().await;
        page.assert_in_widget("root.activeElement.innerText", json!("Över tid")).await;
        page.press_key(TAB).await;
        page.assert_in_widget("root.activeElement.className.split(' ')[0]", json!("vk-mark")).await;
    });
}
