//! The page by keyboard alone: what can be reached, what it does, and that one sees where one is.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::engine::Means;
use crate::keys::{DOWN, END, ENTER, ESCAPE, HOME, LEFT, RIGHT, SPACE, TAB, UP};
use crate::screen::{FORMS, Look, VIEWS, all_views};
use crate::whole::is_whole;

/// `all`: whatever in the widget answers to a press, in the order of the page. `at()`: which of
/// them has the focus. `ring()`: how thick the outline is that shows it.
const HELPERS: &str = "
    window.root = document.querySelector('vard-kronan').shadowRoot;
    window.collect = () => {
        const what = 'a[href], button, input, select, textarea, summary, [tabindex=\"0\"]';
        window.all = [...root.querySelectorAll(what)].filter((each) => each.checkVisibility());
        return all.map((each) => ({
            sort: [each.type, each.className, each.checked,
                each.closest('[role=group], fieldset, table, ul')?.className].join(),
            kind: each.type || each.localName,
            name: (each.ariaLabel ?? each.innerText ?? '').trim() || each.labels?.[0]?.innerText
                || each.localName,
            // One stop for all of a group; the arrows reach the others.
            group: each.closest('[role=tablist], .vk-marks')?.className
                ?? (each.type === 'radio' ? each.name : null),
            isIdle: each.ariaDisabled === 'true' || each.ariaSelected === 'true'
                || each.ariaPressed === 'true' || each.disabled === true,
        }));
    };
    // Beyond the page's last stop the keys are the browser's, though the page knows where they were.
    window.inside = () => document.hasFocus() ? root.activeElement : null;
    window.at = () => all.indexOf(inside());
    window.ring = () => {
        if (root.activeElement === null) return 0;
        const shown = root.activeElement.closest('.vk-segment') ?? root.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
    };";

/// A place in a list, which is −1 or nothing where there is none.
fn position(found: &Value) -> Option<usize> {
    found.as_u64().and_then(|at| usize::try_from(at).ok())
}

/// Something that answers to a press.
#[derive(PartialEq)]
pub(crate) struct Control {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) group: Option<String>,
    pub(crate) is_idle: bool,
    /// The same for those that do the same, such as the boxes of a list of regions that are not ticked.
    pub(crate) sort: String,
}

impl Page {
    pub(crate) async fn controls(&self) -> Vec<Control> {
        let all = self.run(&format!("{HELPERS} return collect()")).await;
        let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let read = |each: &Value| Control {
            kind: words(&each["kind"]),
            name: words(&each["name"]),
            group: each["group"].as_str().map(str::to_owned),
            is_idle: each["isIdle"] == json!(true),
            sort: words(&each["sort"]),
        };
        all.as_array().unwrap().iter().map(read).collect()
    }

    /// Which control has the focus; `None` outside the widget.
    async fn focused(&self) -> Option<usize> {
        position(&self.run("return at()").await)
    }

    /// Goes through the page by Tab alone; the controls in the order in which they had the focus.
    async fn walk(&self, controls: &[Control]) -> Vec<usize> {
        self.go_before_the_first_stop().await;
        let mut stops: Vec<usize> = Vec::new();
        for _ in 0..controls.len() + 10 {
            self.press_key(TAB).await;
            let stop = self.run("return [at(), inside() !== null, ring()]").await;
            let (at, is_inside, ring_px) = (position(&stop[0]), &stop[1], stop[2].as_f64());
            let Some(stop) = at else {
                // A stop that is no control, like what scrolls; or outside the widget.
                if stops.is_empty() || is_inside == &json!(true) {
                    continue;
                }
                break;
            };
            assert_ne!(stops.last(), Some(&stop), "{} holds the focus", controls[stop].name);
            if stops.first() == Some(&stop) {
                break;
            }
            stops.push(stop);
            self.assert_seen(&controls[stop], ring_px.unwrap()).await;
        }
        stops
    }

    /// Whether one sees that it has the focus: by an outline of at least two pixels, or, where the
    /// browser draws it on a part, by other pixels than without.
    async fn assert_seen(&self, control: &Control, ring_px: f64) {
        if ring_px >= 2.0 {
            return;
        }
        if !self.engine.has(Means::Picture) {
            let is_own = self.run("return root.activeElement.matches(':focus-visible')").await;
            assert_eq!(is_own, true, "{} ({}) shows no focus", control.name, control.kind);
            return;
        }
        let with = self.picture_of_focused().await;
        self.run("window.kept = root.activeElement; kept.blur()").await;
        let without = self.picture_of("kept").await;
        self.run("kept.focus()").await;
        assert_ne!(with, without, "{} ({}) shows no focus", control.name, control.kind);
    }

    async fn picture_of_focused(&self) -> Vec<u8> {
        self.picture_of("root.activeElement").await
    }

    async fn picture_of(&self, element: &str) -> Vec<u8> {
        let frame = format!(
            "{element}.scrollIntoView({{ block: 'center' }});
            const box = {element}.getBoundingClientRect();
            return [box.x + scrollX - 6, box.y + scrollY - 6, box.width + 12, box.height + 12]"
        );
        let clip = serde_json::from_value(self.run(&frame).await).unwrap();
        self.picture_of_area(clip, 1.0, "png", true).await
    }

    /// Goes along the marks by arrows from the one that is a stop; their positions.
    async fn wander(&self) -> BTreeSet<usize> {
        let mut seen = BTreeSet::new();
        self.run("window.last = at()").await;
        for key in [UP, LEFT] {
            while self.moved_by(key).await.is_some() {}
        }
        self.press_key(HOME).await;
        loop {
            self.press_key(HOME).await;
            seen.extend(position(&self.run("return window.last = at()").await));
            while let Some(at) = self.moved_by(RIGHT).await {
                seen.insert(at);
            }
            if self.moved_by(DOWN).await.is_none() {
                return seen;
            }
        }
    }

    /// Where the key moves the focus; `None` if it stays where it is.
    async fn moved_by(&self, key: char) -> Option<usize> {
        self.press_key(key).await;
        let moved = "return new Promise((done) => {
            let frames = 3;
            const look = () => {
                if (at() === last && frames--) return requestAnimationFrame(look);
                done(at() === last ? null : at());
                window.last = at();
            };
            look();
        })";
        position(&self.run(moved).await)
    }
}

/// Every control is a stop of the Tab key, or of a group with one stop.
async fn assert_reached(page: &Page, what: &str) {
    let controls = page.controls().await;
    assert!(controls.len() > 20, "{what}: only {} controls", controls.len());
    let stops = page.walk(&controls).await;
    let mut groups: BTreeSet<&str> = BTreeSet::new();
    for &stop in &stops {
        if let Some(group) = &controls[stop].group {
            assert!(groups.insert(group), "{what}: {group} is more than one stop");
        }
    }
    for (at, control) in controls.iter().enumerate() {
        let is_reached = match &control.group {
            Some(group) => groups.contains(group.as_str()),
            None => stops.contains(&at),
        };
        let (name, kind) = (&control.name, &control.kind);
        assert!(is_reached, "{what}: {name} ({kind}, {at}) is not reached: {stops:?}");
    }
    let is_in_order = stops.windows(2).all(|pair| pair[0] < pair[1]);
    assert!(is_in_order, "{what}: the focus leaves the order of reading");
}

#[test]
fn tab_reaches_every_control_in_reading_order_and_shows_where_it_is() {
    let most = [(1200, &VIEWS[1..2]), (360, &VIEWS[5..6])];
    let all = [(1200, &VIEWS[..4]), (360, &VIEWS[1..2]), (360, &VIEWS[5..6])];
    // A visit each: in so narrow a window WebKit's small browser gives nothing of the keys back.
    for (width_px, views) in if is_whole() { &all[..] } else { &most } {
        visit(&file_address("vardkronan.html"), async |page| {
            page.wait_until_ready().await;
            page.set_look(Look::Light).await;
            page.set_width(*width_px).await;
            for (name, view) in *views {
                page.show(view).await;
                page.unfold().await;
                assert_reached(&page, &format!("{name}, {width_px} px")).await;
            }
        });
    }
}

#[test]
fn arrows_reach_every_mark() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.set_width(1000).await;
        let is_chart = |name| !["table", "nothing"].contains(&name);
        let is_asked = |name| {
            if is_whole() { is_chart(name) } else { ["years", "areas", "map"].contains(&name) }
        };
        for (name, view) in all_views().filter(|(name, _)| is_asked(name)) {
            page.show(view).await;
            let controls = page.controls().await;
            let is_mark = |at: &usize| controls[*at].group.as_deref() == Some("vk-marks");
            let marks: BTreeSet<usize> = (0..controls.len()).filter(is_mark).collect();
            assert!(!marks.is_empty(), "{name} has no marks");
            page.run("root.querySelector('.vk-mark[tabindex=\"0\"]').focus()").await;
            let missed: Vec<usize> = marks.difference(&page.wander().await).copied().collect();
            let missed: Vec<&str> = missed.iter().map(|at| controls[*at].name.as_str()).collect();
            assert!(missed.is_empty(), "{name}: {missed:#?}");
            page.press_key(TAB).await;
            let next = page.focused().await;
            assert!(next.is_some_and(|next| !marks.contains(&next)), "{name} holds the focus");
        }
    });
}

#[test]
fn arrows_home_and_end_turn_the_tabs_and_take_the_focus_along() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.show(VIEWS[0].1).await;
        let count = page.in_widget("return root.querySelectorAll('[role=tab]').length").await;
        let count = usize::try_from(count.as_u64().unwrap()).unwrap();
        let chosen = "return [...root.querySelectorAll('[role=tab]')]
            .findIndex((each) => each === root.activeElement && each.ariaSelected === 'true')";
        page.in_widget("root.querySelector('[role=tab][tabindex=\"0\"]').focus()").await;
        for (key, expected) in [
            (RIGHT, 1),
            (RIGHT, 2),
            (LEFT, 1),
            (END, count - 1),
            (RIGHT, 0),
            (LEFT, count - 1),
            (HOME, 0),
        ] {
            page.press_key(key).await;
            page.settle().await;
            assert_eq!(page.in_widget(chosen).await, expected, "{:?}", key.escape_unicode());
        }
    });
}

#[test]
fn enter_opens_the_rows_of_a_mark_and_escape_goes_back_to_it() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        for (name, view) in VIEWS[..4].iter().chain(&FORMS[..3]) {
            page.show(view).await;
            page.in_widget("root.querySelector('.vk-mark[tabindex=\"0\"]').focus()").await;
            let mark = page.in_widget("return root.activeElement.ariaLabel").await;
            for key in [ENTER, SPACE] {
                page.press_key(key).await;
                page.settle().await;
                let is_inside = "return root.activeElement.closest('.vk-details') !== null";
                assert_eq!(page.in_widget(is_inside).await, true, "{name}");
                page.press_key(ESCAPE).await;
                page.settle().await;
                let is_open = "return root.querySelector('.vk-details') !== null";
                assert_eq!(page.in_widget(is_open).await, false, "{name}");
                assert_eq!(page.in_widget("return root.activeElement.ariaLabel").await, mark);
            }
        }
    });
}
