//! The one-file page in a reader's hands: from disk, with the network off, by pointer and by key.
//!
//! The expected figures were computed by hand from the rows.

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::keys::{ENTER, ESCAPE, HOME, RIGHT, TAB};

/// Opens the page and, after the steps, looks whether the console stayed silent.
pub(crate) fn read<F: Future<Output = Page>>(steps: impl FnOnce(Page) -> F) {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let page = steps(page).await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

/// Inside the widget.
pub(crate) const ROOT: &str = "const root = document.querySelector('vard-kronan').shadowRoot;";

impl Page {
    pub(crate) async fn in_widget(&self, script: &str) -> Value {
        self.run(&format!("{ROOT}{script}")).await
    }

    /// Presses what a reader would find by these words, with the pointer in its middle, once it stands still.
    pub(crate) async fn press(&self, words: &str) {
        let find = format!(
            "{ROOT}
            const all = [...root.querySelectorAll('button, label, summary, [role=tab]')];
            const named = all.filter((each) => each.checkVisibility()
                && [each.innerText.trim(), each.ariaLabel].includes({words}));
            if (!named[0]) return null;
            named[0].scrollIntoView({{ block: 'center' }});
            const middle = () => {{
                const box = named[0].getBoundingClientRect();
                return [box.left + box.width / 2, box.top + box.height / 2];
            }};
            const before = middle().join();
            return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
                done(middle().join() === before && named[0].isConnected ? middle() : null))));",
            words = json!(words)
        );
        let mut place = self.run(&find).await;
        // What an earlier press has asked for may not be there yet, or just be finding its place.
        for _ in 0..100 {
            if place != Value::Null {
                break;
            }
            self.settle().await;
            place = self.run(&find).await;
        }
        assert_ne!(place, Value::Null, "no {words:?}");
        self.press_at(place[0].as_f64().unwrap(), place[1].as_f64().unwrap()).await;
    }

    /// Chooses an option of the list with that label.
    pub(crate) async fn choose(&self, label: &str, option: &str) {
        let script = format!(
            "const list = [...root.querySelectorAll('select')].find((each) => each.checkVisibility()
                && [each.ariaLabel, each.labels[0]?.innerText.trim()].includes({label}));
            list.value = [...list.options].find((each) => each.text === {option}).value;
            list.dispatchEvent(new Event('change', {{ bubbles: true }}));",
            label = json!(label),
            option = json!(option)
        );
        self.in_widget(&script).await;
    }

    /// The rows of the table, cells joined by `|`, with plain spaces.
    pub(crate) async fn table(&self) -> Vec<String> {
        let rows = self
            .in_widget(
                "return [...root.querySelectorAll('tbody tr')].map((row) =>
                    [...row.cells].map((cell) => cell.innerText.trim()).join('|')
                        .replace(/\\u00a0/g, ' '));",
            )
            .await;
        rows.as_array().unwrap().iter().map(|row| row.as_str().unwrap().to_owned()).collect()
    }

    async fn assert_row(&self, expected: &str) {
        let script = format!(
            "[...document.querySelector('vard-kronan').shadowRoot.querySelectorAll('tbody tr')]
                .some((row) => [...row.cells].map((cell) => cell.innerText.trim()).join('|')
                    .replace(/\\u00a0/g, ' ') === {})",
            json!(expected)
        );
        let is_there = self.run(&format!("return {script}")).await == json!(true);
        assert!(is_there, "no row {expected:?} in {:#?}", self.table().await);
    }

    pub(crate) async fn marks(&self) -> Vec<String> {
        let names = self
            .in_widget(
                "return [...root.querySelectorAll('.vk-mark')]
                    .map((mark) => mark.ariaLabel.replace(/\\u00a0/g, ' '));",
            )
            .await;
        names.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    }

    pub(crate) async fn text(&self) -> String {
        let text = self
            .in_widget("return root.firstElementChild.parentNode.querySelector('div').innerText;");
        text.await.as_str().unwrap().replace('\u{a0}', " ")
    }
}

#[test]
fn the_first_view_has_the_computed_figures() {
    read(async |page| {
        let marks = page.marks().await;
        assert!(
            marks.iter().any(|m| m.contains("Västra Götaland 2017: 59 kronor per invånare")),
            "{marks:#?}"
        );
        assert!(
            marks.iter().any(|m| m.contains("Västra Götaland 2018")
                && m.contains("drygt 213 kronor per invånare")),
            "{marks:#?}"
        );
        assert!(
            marks.iter().any(|m| m.contains("Kalmar län") && m.contains("2019–2022")),
            "{marks:#?}"
        );
        page.press("Tabell").await;
        page.assert_row("Västra Götaland|2017|59,14*|Beslutat").await;
        page.assert_row("Västra Götaland|2018|drygt 213,79*|Beslutat").await;
        page.assert_row("Västra Götaland|2019|318,68*|Beslutat, Planår").await;
        page.assert_row("Kalmar län|2020|81,30*|Föreslaget").await;
        page.assert_row("Östergötland|2017|Inget belopp ingår|").await;
        assert_eq!(page.table().await.len(), marks.len());
        page
    });
}

#[test]
fn totals_over_a_range_count_each_krona_once() {
    read(async |page| {
        page.press("Miljoner kronor").await;
        page.press("Regioner").await;
        page.choose("Till år", "2019").await;
        page.press("Tabell").await;
        page.assert_row("Östergötland|2017–2019|30 000 000 kr|Beslutat").await;
        page.press("Över tid").await;
        page.press("Regioner").await;
        let marks = page.marks().await;
        assert!(
            marks
                .iter()
                .any(|m| m.contains("Västra Götaland 2017–2019")
                    && m.contains("drygt 1,01 miljarder")),
            "{marks:#?}"
        );
        page
    });
}

#[test]
fn chips_take_regions_away_and_reset_brings_them_back() {
    read(async |page| {
        page.press("Tabell").await;
        page.press("Ta bort Kalmar län").await;
        assert!(!page.table().await.iter().any(|row| row.starts_with("Kalmar")));
        page.press("Återställ").await;
        page.press("Tabell").await;
        page.assert_row("Kalmar län|2020|81,30*|Föreslaget").await;
        page
    });
}

#[test]
fn the_other_dataset_answers_every_region() {
    read(async |page| {
        page.press("Statsbidrag till förlossningsvård och kvinnors hälsa").await;
        let marks = page.marks().await;
        assert_eq!(marks.iter().filter(|mark| !mark.starts_with("Riket")).count(), 21);
        page.press("Utan tillskottet: lika mycket per invånare").await;
        let marks = page.marks().await;
        let is_tied = |mark: &String| {
            ["128", "129", "130"].iter().any(|n| mark.contains(&format!("{n} kronor per invånare")))
        };
        assert!(marks.len() == 22 && marks.iter().all(is_tied), "{marks:#?}");
        page.press("Tillskottet för landsbygden gör skillnaden").await;
        let marks = page.marks().await;
        assert!(
            marks.iter().any(|m| m.contains("Gotland 2024") && m.contains("252 kronor")),
            "{marks:#?}"
        );
        assert!(
            marks.iter().any(|m| m.contains("Stockholm 2024") && m.contains("130 kronor")),
            "{marks:#?}"
        );
        page
    });
}

#[test]
fn a_region_without_rows_is_told_and_shown_the_way() {
    read(async |page| {
        page.choose("Din region", "Dalarna").await;
        let text = page.text().await;
        assert!(text.contains("Inget belopp från Region Dalarna ingår i urvalet."), "{text}");
        page.press("Region Dalarna finns i Statsbidrag till förlossningsvård och kvinnors hälsa")
            .await;
        let marks = page.marks().await;
        assert!(
            marks.iter().any(|mark| mark.contains("Dalarna") && mark.contains("kronor")),
            "{marks:#?}"
        );
        page
    });
}

#[test]
fn the_chart_is_drawn_as_sharp_as_the_screen() {
    read(async |page| {
        let drawn = page
            .in_widget(
                "const canvas = root.querySelector('canvas');
                const pixels = canvas.getContext('2d')
                    .getImageData(0, 0, canvas.width, canvas.height).data;
                const colours = new Set();
                for (let at = 0; at < pixels.length; at += 4) {
                    colours.add(pixels.slice(at, at + 4).join());
                }
                const width = canvas.getBoundingClientRect().width * devicePixelRatio;
                return [colours.size, Math.abs(canvas.width - width)];",
            )
            .await;
        assert!(drawn[0].as_u64().unwrap() > 20, "{drawn}");
        assert!(drawn[1].as_f64().unwrap() <= 1.0, "{drawn}");
        page
    });
}

#[test]
fn keys_alone_reach_a_mark_and_its_sources() {
    read(async |page| {
        let in_marks = "document.querySelector('vard-kronan').shadowRoot.activeElement?.className === 'vk-mark'";
        let mut presses = 0;
        while page.run(&format!("return {in_marks}")).await != json!(true) {
            page.press_key(TAB).await;
            presses += 1;
            assert!(presses < 60, "the chart is no tab stop");
        }
        let name = "return root.activeElement.ariaLabel";
        let first = page.in_widget(name).await;
        page.press_key(RIGHT).await;
        assert_ne!(page.in_widget(name).await, first);
        page.press_key(HOME).await;
        assert_eq!(page.in_widget(name).await, first);
        page.press_key(ENTER).await;
        page.wait_until(
            "document.querySelector('vard-kronan').shadowRoot.querySelector('.vk-details')",
        )
        .await;
        let details = page.in_widget("return root.querySelector('.vk-details').innerText").await;
        let details = details.as_str().unwrap().replace('\u{a0}', " ");
        for part in ["100 000 000 kr", "Västra Götalandsregionen", "12 juni 2018"] {
            assert!(details.contains(part), "no {part:?} in {details}");
        }
        page.press_key(ESCAPE).await;
        page.wait_until(
            "!document.querySelector('vard-kronan').shadowRoot.querySelector('.vk-details')",
        )
        .await;
        assert_eq!(page.run(&format!("return {in_marks}")).await, json!(true));
        page
    });
}

#[test]
fn english_is_complete_where_a_reader_looks() {
    read(async |page| {
        page.press("English").await;
        page.press("Table").await;
        page.assert_row("Västra Götaland|2018|just over 213.79*|Decided").await;
        assert_eq!(page.run("return document.documentElement.lang").await, "sv");
        page
    });
}
