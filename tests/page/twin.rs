//! The chart under a mouse, a finger and keys: what is shown, what is not taken from the reader.

use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
    TouchActions,
};
use serde_json::{Value, json};

use crate::browser::{Page, visit_by};
use crate::dist::file_address;
use crate::engine::Means;
use crate::keys::{CONTROL, END, ENTER, ESCAPE, HOME, RIGHT, SHIFT, TAB};

const THREE: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";

fn read<F: Future<Output = Page>>(steps: impl FnOnce(Page) -> F) {
    read_by(&[], steps);
}

fn read_by<F: Future<Output = Page>>(means: &[Means], steps: impl FnOnce(Page) -> F) {
    visit_by(means, &file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.show(THREE).await;
        let page = steps(page).await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

impl Page {
    /// The middle of what a selector finds, moved into sight.
    async fn middle_of(&self, selector: &str) -> (f64, f64) {
        let script = format!(
            "const found = root.querySelector({});
            found.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            const box = found.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];",
            json!(selector)
        );
        let place = self.in_widget(&script).await;
        self.settle().await;
        (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
    }

    async fn move_to(&self, (x, y): (f64, f64)) {
        let step = Some(Duration::from_millis(60));
        let moves = MouseActions::new("mouse".to_owned()).then(PointerAction::MoveTo {
            duration: step,
            x,
            y,
        });
        self.act(moves).await;
        // Until the pointer is taken to rest.
        tokio::time::sleep(Duration::from_millis(200)).await;
        self.settle().await;
    }

    /// A finger that is put down, moved and lifted.
    async fn touch(&self, (x, y): (f64, f64), by: (f64, f64)) {
        let mut touch = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        if by != (0.0, 0.0) {
            for _ in 0..5 {
                let duration = Some(Duration::from_millis(30));
                let (x, y) = (by.0 / 5.0, by.1 / 5.0);
                touch = touch.then(PointerAction::MoveBy { duration, x, y });
            }
        }
        let touch = touch.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.act(touch).await;
        self.settle().await;
    }

    async fn press_with(&self, held: char, key: char) {
        let press = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        self.act(press).await;
    }

    async fn tooltip(&self) -> Option<String> {
        let words = self.in_widget("return root.querySelector('.vk-tooltip')?.innerText").await;
        words.as_str().map(|words| words.replace('\u{a0}', " "))
    }

    /// The name of what has the focus.
    async fn focus_name(&self) -> String {
        let name = self
            .in_widget("const has = root.activeElement; return has?.ariaLabel ?? has?.innerText")
            .await;
        name.as_str().unwrap_or_default().replace('\u{a0}', " ")
    }

    async fn is_on_mark(&self) -> bool {
        self.in_widget("return root.activeElement?.className === 'vk-mark'").await == json!(true)
    }

    /// How many pixels of the canvas have that colour, `r,g,b`.
    async fn pixels_of(&self, colour: &str) -> u64 {
        let script = format!(
            "const canvas = root.querySelector('canvas');
            // Of a copy: read often, the chart's own would be drawn otherwise.
            const copy = new OffscreenCanvas(canvas.width, canvas.height);
            const context = copy.getContext('2d', {{ willReadFrequently: true }});
            context.drawImage(canvas, 0, 0);
            const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
            let found = 0;
            for (let at = 0; at < pixels.length; at += 4) {{
                found += pixels.slice(at, at + 3).join() === '{colour}';
            }}
            return found;"
        );
        self.in_widget(&script).await.as_u64().unwrap()
    }
}

const VG_2018: &str = ".vk-mark[aria-label^='Västra Götaland 2018']";
const VG_2019: &str = ".vk-mark[aria-label^='Västra Götaland 2019']";

#[test]
fn a_tooltip_waits_for_the_pointer_and_goes_by_escape() {
    read(async |page| {
        let mark = page.middle_of(VG_2018).await;
        page.move_to(mark).await;
        let words = page.tooltip().await.unwrap();
        assert!(words.starts_with("Västra Götaland 2018: drygt 213 kronor"), "{words}");
        // Onto it, without a gap on the way.
        let tooltip = page.middle_of(".vk-tooltip").await;
        page.move_to(tooltip).await;
        assert_eq!(page.tooltip().await.as_ref(), Some(&words));
        // It does not go by itself.
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        assert_eq!(page.tooltip().await.as_ref(), Some(&words));
        page.press_key(ESCAPE).await;
        page.settle().await;
        assert_eq!(page.tooltip().await, None);
        let mark = page.middle_of(VG_2018).await;
        page.move_to(mark).await;
        page.move_to((mark.0 + 2.0, mark.1)).await;
        assert_eq!(page.tooltip().await, None, "it came back under a trembling hand");
        let other = page.middle_of(VG_2019).await;
        page.move_to(other).await;
        assert!(page.tooltip().await.unwrap().contains("2019"));
        page.move_to(page.middle_of(".vk-headline").await).await;
        assert_eq!(page.tooltip().await, None);
        page
    });
}

#[test]
fn a_finger_that_taps_pins_and_one_that_swipes_scrolls() {
    read_by(&[Means::Touch], async |page| {
        page.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
        page.set_width(360).await;
        let mark = page.middle_of(VG_2019).await;
        page.touch(mark, (0.0, 0.0)).await;
        page.wait_until(
            "document.querySelector('vard-kronan').shadowRoot.querySelector('.vk-details')",
        )
        .await;
        assert!(page.tooltip().await.unwrap().contains("2019"));
        let details = page.in_widget("return root.querySelector('.vk-details').innerText").await;
        assert!(details.as_str().unwrap().contains("2019"), "{details}");
        // Elsewhere: the sentence goes, the rows stay.
        page.touch(page.middle_of(".vk-subtitle").await, (0.0, 0.0)).await;
        assert_eq!(page.tooltip().await, None);
        let mark = page.middle_of(VG_2018).await;
        let before = page.run("return scrollY").await;
        page.touch(mark, (0.0, -150.0)).await;
        page.wait_until(&format!("scrollY > {before} + 60")).await;
        assert_eq!(page.tooltip().await, None, "a swipe is no tap");
        let same = page.in_widget("return root.querySelector('.vk-details').innerText").await;
        assert_eq!(same, details);
        page
    });
}

#[test]
fn nothing_on_the_chart_keeps_the_page_from_scrolling_or_zooming() {
    read(async |page| {
        let kept: Value = page
            .in_widget(
                "const marks = root.querySelector('.vk-marks');
                const kept = [];
                for (const name of ['wheel', 'touchstart', 'touchmove']) {
                    const event = new Event(name, { bubbles: true, cancelable: true, composed: true });
                    marks.firstElementChild.dispatchEvent(event);
                    if (event.defaultPrevented) kept.push(name);
                }
                for (const each of [marks, marks.firstElementChild]) {
                    const { touchAction } = getComputedStyle(each);
                    if (touchAction !== 'manipulation') kept.push(touchAction);
                }
                return kept;",
            )
            .await;
        assert_eq!(kept, json!([]));
        page
    });
}

#[test]
fn a_region_stands_out_under_the_pointer_wherever_it_is_named() {
    read(async |page| {
        page.set_width(1200).await;
        let (blue, orange) = ("29,95,166", "194,84,28");
        let seen = async || [page.pixels_of(blue).await > 50, page.pixels_of(orange).await > 50];
        assert_eq!(seen().await, [true, true]);
        for selector in [
            "label[data-region]:has(input:checked)",
            ".vk-chip[aria-label*='Kalmar']",
            ".vk-legend [data-region]:nth-child(2)",
            ".vk-mark[aria-label^='Kalmar län 2020']",
        ] {
            page.move_to(page.middle_of(selector).await).await;
            assert_eq!(seen().await, [false, true], "{selector}");
            page.move_to(page.middle_of(".vk-headline").await).await;
            assert_eq!(seen().await, [true, true], "after {selector}");
        }
        page
    });
}

#[test]
fn keys_go_through_the_chart_and_escape_leads_out_step_by_step() {
    read(async |page| {
        page.in_widget("root.querySelector('[role=tab][tabindex=\"0\"]').focus()").await;
        page.press_key(TAB).await;
        assert!(page.is_on_mark().await, "{}", page.focus_name().await);
        let first = page.focus_name().await;
        page.press_with(CONTROL, END).await;
        let last = page.focus_name().await;
        assert!(last.starts_with("Östergötland 2022"), "{last}");
        page.press_with(CONTROL, HOME).await;
        assert_eq!(page.focus_name().await, first);
        page.press_key(END).await;
        page.press_key(HOME).await;
        page.press_key(RIGHT).await;
        assert!(page.focus_name().await.starts_with("Västra Götaland 2018"));
        // Letters are the reader's own.
        let before = page.run("return location.href").await;
        for letter in 'a'..='z' {
            page.press_key(letter).await;
        }
        assert!(page.focus_name().await.starts_with("Västra Götaland 2018"));
        assert_eq!(page.run("return location.href").await, before);
        page.press_key(ENTER).await;
        page.settle().await;
        let title = page.in_widget("return root.activeElement?.closest('.vk-details') !== null");
        assert_eq!(title.await, json!(true));
        page.press_key(ESCAPE).await;
        page.settle().await;
        assert!(page.focus_name().await.starts_with("Västra Götaland 2018"));
        assert!(page.tooltip().await.is_some());
        page.press_key(ESCAPE).await;
        page.settle().await;
        assert!(page.tooltip().await.is_none() && page.is_on_mark().await);
        page.press_key(ESCAPE).await;
        page.settle().await;
        let out = page.focus_name().await;
        // The same stop that Tab leads to.
        page.in_widget("root.querySelector('.vk-mark[tabindex=\"0\"]').focus()").await;
        page.press_key(TAB).await;
        assert_eq!(page.focus_name().await, out);
        page.press_with(SHIFT, TAB).await;
        assert!(page.is_on_mark().await);
        page.press_with(SHIFT, TAB).await;
        assert!(!page.is_on_mark().await, "one stop, not two");
        page
    });
}

#[test]
fn many_steps_of_a_slider_are_said_once() {
    read(async |page| {
        page.in_widget(
            "window.said = [];
            const status = root.querySelector('.vk-unseen[role=status]');
            new MutationObserver(() => said.push(status.textContent))
                .observe(status, { childList: true, characterData: true, subtree: true });
            root.querySelector('.vk-handle').focus();",
        )
        .await;
        // As fast as a key that is held down.
        let mut presses = KeyActions::new("keys".to_owned());
        for _ in 0..4 {
            presses =
                presses.then(KeyAction::Down { value: RIGHT }).then(KeyAction::Up { value: RIGHT });
        }
        page.act(presses).await;
        page.wait_until("said.length").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        let said = page.run("return said").await;
        let said: Vec<&str> = said.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("2021–2022"), "{said:?}");
        page
    });
}

#[test]
fn a_table_says_what_its_order_is_not() {
    read(async |page| {
        page.show("chart=table&regions=14,08,05&years=2017-2022").await;
        let caption = async || {
            let words = page.in_widget("return root.querySelector('caption').innerText").await;
            words.as_str().unwrap().to_owned()
        };
        let no_ranking = "Ordningen efter belopp är ingen rangordning";
        assert!(!caption().await.contains(no_ranking));
        page.in_widget("root.querySelector('th.vk-number button').click()").await;
        page.settle().await;
        assert!(caption().await.contains(no_ranking), "{}", caption().await);
        let sorted = page.in_widget("return root.querySelector('th.vk-number').ariaSort").await;
        assert_eq!(sorted, json!("descending"));
        page.wait_until(
            "document.querySelector('vard-kronan').shadowRoot
                .querySelector('.vk-unseen[role=status]').textContent.includes('fallande')",
        )
        .await;
        page.show("dataset=womens-health-grants&chart=table&years=2024&measure=per-resident").await;
        page.settle().await;
        assert!(!caption().await.contains(no_ranking), "complete data may be ranked");
        let country =
            "return [...root.querySelectorAll('tbody th')].some((it) => it.innerText === 'Riket')";
        assert_eq!(page.in_widget(country).await, json!(true));
        page
    });
}
