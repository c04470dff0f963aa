//! The form in which a reader says what a table of the reader's own is.

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::desk::{ANSWERS, OWN};
use crate::dist::file_address;
use crate::keys::{DOWN, ENTER, ESCAPE, TAB};
use crate::screen::ROOT;

impl Page {
    /// The field that has the focus, and what stands there.
    async fn at_field(&self) -> Value {
        let field =
            "const { id, value } = root.activeElement ?? {}; return [id ?? null, value ?? null]";
        self.in_widget(field).await
    }

    /// Goes on by Tab alone to a field of the dialog.
    async fn tab_to_field(&self, id: &str) {
        let is_there = format!("return root.activeElement?.id === '{id}'");
        for _ in 0..60 {
            if self.in_widget(&is_there).await == json!(true) {
                return;
            }
            self.press_key(TAB).await;
        }
        assert_eq!(self.in_widget(&is_there).await, json!(true), "no Tab leads to {id}");
    }

    async fn type_in(&self, words: &str) {
        for letter in words.chars() {
            self.press_key(letter).await;
        }
    }

    /// Waits until the worker has answered all that was asked.
    async fn wait_for_answer(&self) {
        self.run("return new Promise((done) => setTimeout(done, 400))").await;
    }

    async fn press_button(&self, words: &str) {
        let press = format!(
            "[...root.querySelectorAll('button')].find((it) => it.innerText.trim() === {}).click()",
            json!(words)
        );
        self.in_widget(&press).await;
    }

    /// The rows that are shown, each with what stands beneath it, and all that is told below them.
    async fn told_of_rows(&self) -> Value {
        let told = "const rows = [...root.querySelectorAll('.vk-own-table tbody tr')];
            const beneath = (row) => row.nextElementSibling?.querySelector('.vk-own-remark')?.innerText;
            return [
                rows.filter((row) => row.querySelector('th')).map((row) =>
                    [row.querySelector('th').innerText, row.hasAttribute('data-faulty'), beneath(row) ?? '']),
                [...root.querySelectorAll('.vk-own-faults > li')].map((it) => it.innerText)]";
        self.in_widget(told).await
    }

    async fn status(&self) -> Value {
        self.in_widget("return root.querySelector('.vk-desk-status').textContent").await
    }
}

#[test]
fn by_keys_alone_fields_stay_where_they_are_and_keep_the_focus() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(OWN).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-phase')")).await;
        let order = "return [...root.querySelectorAll('.vk-own-asked .vk-field')].map((it) => it.innerText.split('\\n')[0])";
        let asked = page.in_widget(order).await;
        page.tab_to_field("vk-own-set-phase").await;
        for expected in ["proposed", "approved", "adjusted"] {
            page.press_key(DOWN).await;
            page.wait_for_answer().await;
            assert_eq!(page.at_field().await, json!(["vk-own-set-phase", expected]));
        }
        // Typing chooses, too.
        page.type_in("ut").await;
        page.wait_for_answer().await;
        assert_eq!(page.at_field().await, json!(["vk-own-set-phase", "executed"]));
        page.tab_to_field("vk-own-set-source-title").await;
        page.type_in("Budget").await;
        page.press_key(ENTER).await;
        page.wait_for_answer().await;
        assert_eq!(page.at_field().await, json!(["vk-own-set-source-title", "Budget"]));
        page.press_key(TAB).await;
        assert_eq!(page.at_field().await[0], json!("vk-own-set-source-date"));
        assert_eq!(page.in_widget(order).await, asked);
        // Columns and what the rows are keep it, too.
        for (id, expected) in
            [("vk-own-column-1", json!("amount")), ("vk-own-as", json!("population"))]
        {
            page.in_widget(&format!("root.querySelector('#{id}').focus()")).await;
            page.press_key(DOWN).await;
            page.wait_for_answer().await;
            assert_eq!(page.at_field().await[0], json!(id));
            assert_ne!(page.at_field().await[1], json!(""), "{expected}");
        }
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn what_is_missing_is_named_and_the_first_of_it_gets_the_focus() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(OWN).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-phase')")).await;
        for (name, value) in ANSWERS {
            if !["recurrence", "source-title"].contains(&name) {
                page.answer(name, value).await;
            }
        }
        page.in_widget("root.querySelector('#vk-own-use').focus()").await;
        page.press_key(ENTER).await;
        page.wait_until(&format!("{ROOT}.activeElement?.id === 'vk-own-set-recurrence'")).await;
        let missing = "Fyll i eller rätta: Engångsbelopp eller varje år, Källa: dokumentets titel.";
        assert_eq!(page.status().await, json!(missing));
        let told = "return [...root.querySelectorAll('[aria-invalid=true]')].map((it) =>
            [it.id, root.getElementById(it.getAttribute('aria-describedby')).innerText])";
        let expected = json!([
            ["vk-own-set-recurrence", "Välj ett alternativ."],
            ["vk-own-set-source-title", "Skriv något här."]
        ]);
        assert_eq!(page.in_widget(told).await, expected);
        page.answer("recurrence", "one-off").await;
        page.answer("source-title", "Budget").await;
        // What cannot be used is told where it stands.
        page.answer("source-date", "igår").await;
        page.in_widget("root.querySelector('#vk-own-use').click()").await;
        page.wait_until(&format!("{ROOT}.activeElement?.id === 'vk-own-set-source-date'")).await;
        let told = page.in_widget(told).await;
        assert_eq!(told.as_array().unwrap().len(), 1, "{told}");
        assert_eq!(told[0][0], json!("vk-own-set-source-date"));
        assert!(told[0][1].as_str().unwrap().contains("igår"), "{told}");
        page.answer("source-date", "2022-11-05").await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
        page.in_widget("root.querySelector('#vk-own-use').click()").await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        page.wait_until("location.hash.includes('dataset=egna-siffror')").await;
    });
}

#[test]
fn what_is_set_aside_is_seen_before_the_view_and_afterwards() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(OWN).await;
        for (name, value) in &ANSWERS[..10] {
            page.answer(name, value).await;
        }
        page.wait_for_answer().await;
        // The press leaves the last field, and takes longer than what that makes; nothing moves meanwhile.
        page.in_widget("root.querySelector('#vk-own-set-coverage-text').focus()").await;
        page.type_in("Ett prov.").await;
        page.press_slowly("#vk-own-use").await;
        let is_warned = "querySelector('.vk-desk-status').textContent.startsWith('Filen kan visas, men läs detta först. ')";
        page.wait_until(&format!("{ROOT}.{is_warned}")).await;
        let told = page.told_of_rows().await;
        assert!(told.to_string().contains("fann Rejion Dalarna"), "{told}");
        page.in_widget("root.querySelector('#vk-own-use').click()").await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        page.wait_until("location.hash.includes('dataset=egna-siffror')").await;
        page.open_desk(["Öppna egna siffror", "Open your own figures"]).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
        assert_eq!(page.told_of_rows().await, told);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn closed_form_is_as_it_was_left_when_it_is_opened_again() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(OWN).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-phase')")).await;
        page.answer_all().await;
        page.press_key(ESCAPE).await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        page.open_desk(["Öppna egna siffror", "Open your own figures"]).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
        let kept = "return ['phase', 'source-title', 'coverage-text'].map((name) =>
            root.querySelector(`.vk-own-asked #vk-own-set-${name}`).value)";
        assert_eq!(
            page.in_widget(kept).await,
            json!(["approved", "Budget <i>2022</i>", "Ett prov."])
        );
        let status = page.status().await;
        assert!(
            status.as_str().unwrap().starts_with("Formuläret för egna-siffror är kvar"),
            "{status}"
        );
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn rows_set_aside_are_told_in_the_view_and_its_regions_are_those_with_rows() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(OWN).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-phase')")).await;
        page.answer_all().await;
        let before = page.in_widget("return root.querySelector('.vk-headline').innerText").await;
        page.in_widget("root.querySelector('#vk-own-use').click()").await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        page.wait_until("location.hash.includes('dataset=egna-siffror')").await;
        let told = "return [root.querySelector('.vk-notices').innerText, document.querySelector('vard-kronan').view]";
        let told = page.in_widget(told).await;
        let (words, view) = (told[0].as_str().unwrap(), told[1].as_str().unwrap());
        assert!(
            words.contains("Ett prov. 2 rader i filen är utelämnade på grund av fel."),
            "{words}"
        );
        assert!(view.contains("regions=03,12"), "{view}");
        // There is a way back to what was shown.
        page.press_button("Ångra").await;
        page.wait_until("!location.hash.includes('dataset=egna-siffror')").await;
        assert_eq!(
            page.in_widget("return root.querySelector('.vk-headline').innerText").await,
            before
        );
        page.press_button("Gör om").await;
        page.wait_until("location.hash.includes('dataset=egna-siffror')").await;
        // Loaded anew, the page has no figures of the reader's, and says how to get them again.
        page.reload().await;
        page.wait_until_ready().await;
        let words = page.in_widget("return root.querySelector('.vk-notices').innerText").await;
        let words = words.as_str().unwrap();
        assert!(words.contains("siffror som inte finns i den här sidan (egna-siffror)"), "{words}");
        let open = "[...root.querySelectorAll('.vk-notices button')].find((it) => it.innerText === 'Öppna egna siffror').click()";
        page.in_widget(open).await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk-desk')?.open")).await;
    });
}

/// Net cost per resident as Kolada gives it; the figures are those of the data that we ship.
const KOLADA: [(&str, &str); 2] = [
    (
        "values.json",
        r#"{"values":[{"kpi":"N70061","period":2019,"municipality":"0014","values":[
          {"gender":"T","value":25875.0,"status":"","count":1,"isdeleted":false}]},
         {"kpi":"N70061","period":2019,"municipality":"1480","values":[
          {"gender":"T","value":1.0,"status":"","count":1,"isdeleted":false}]}],"count":2}"#,
    ),
    (
        "kpi.json",
        r#"{"values":[{"id":"N70061","title":"Vårdens <b>kostnad</b>, kr/inv","municipality_type":"L"}]}"#,
    ),
];

#[test]
fn values_of_kolada_dropped_with_their_document_are_mapped() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.drop_files(&KOLADA).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-source-date')")).await;
        let told = "const root = document.querySelector('vard-kronan').shadowRoot;
            return [root.querySelector('#vk-own-as').value,
                [...root.querySelectorAll('.vk-own-heading')].map((it) => it.textContent),
                root.querySelectorAll('.vk-own-faults > li').length,
                root.querySelectorAll('.vk-desk b').length]";
        let headings = ["region", "år", "Vårdens <b>kostnad</b>, kr/inv"];
        assert_eq!(page.run(told).await, json!(["net-cost", headings, 1, 0]));
        for (name, value) in [
            ("source-date", "2020"),
            ("updated", "2020-10-01"),
            ("coverage", "selection"),
            ("coverage-text", "En region."),
        ] {
            page.answer(name, value).await;
        }
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
        page.in_widget("root.querySelector('#vk-own-use').click()").await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        // It stands beside the amounts that were shown, which are now measured by it.
        let shown = "const { view, shadowRoot } = document.querySelector('vard-kronan');
            return [view.includes('measure=share'), view.includes('dataset=investments-'),
                shadowRoot.querySelectorAll('.vk-canvas').length,
                shadowRoot.querySelector('.vk-notices').innerText.includes('Läsaren har lagt till')]";
        page.wait_until("document.querySelector('vard-kronan').view.includes('measure=share')")
            .await;
        assert_eq!(page.run(shown).await, json!([true, true, 1, true]));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

/// Residents of two regions in one line, of which one is none and three values are no numbers.
fn residents_in_one_line() -> String {
    let years: Vec<String> = (2014..=2023).map(|year| year.to_string()).collect();
    let value = |number| match number {
        1 => json!("okänd"),
        8 => json!([4]),
        number => json!(1000 + number),
    };
    let values: Vec<Value> = (0..20).map(value).collect();
    json!({
        "version": "2.0", "class": "dataset", "label": "Folkmängd", "source": "SCB", "updated": "2024-02-21",
        "id": ["Region", "Tid"], "size": [2, 10], "role": {"time": ["Tid"], "geo": ["Region"]},
        "dimension": {
            "Region": {"label": "region", "category": {"index": ["01", "99"], "label": {"01": "Stockholm", "99": "Mumindalen"}}},
            "Tid": {"label": "år", "category": {"index": years}}
        },
        "value": values
    })
    .to_string()
}

#[test]
fn faults_in_one_line_of_json_stand_beside_their_rows() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.drop_files(&[("folkmangd.json", &residents_in_one_line())]).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-as')")).await;
        page.in_widget(
            "const rows = root.querySelector('#vk-own-as');
            rows.value = 'population';
            rows.dispatchEvent(new Event('change'))",
        )
        .await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-coverage')")).await;
        page.answer("coverage", "selection").await;
        page.answer("coverage-text", "Ett prov.").await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
        let told = page.told_of_rows().await;
        let (rows, faults) = (told[0].as_array().unwrap(), told[1].as_array().unwrap());
        // The first rows, and of the others those with faults of their own.
        let numbers: Vec<_> = rows.iter().map(|row| row[0].as_str().unwrap()).collect();
        assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "11"]);
        let faulty = rows.iter().filter(|row| row[1] == json!(true));
        let beneath: Vec<_> = faulty.map(|row| (&row[0], row[2].as_str().unwrap())).collect();
        let is = |at: usize, words: &str| beneath[at].1.contains(words);
        assert_eq!(beneath.len(), 3, "{told}");
        assert!(is(0, "value: ") && is(0, "okänd") && is(1, "[4]"), "{told}");
        assert!(is(2, "region (code): ") && is(2, "99"), "{told}");
        // Below, each has the number of its row and where it stands in the file.
        assert_eq!(faults.len(), 3);
        let place = |at: usize| faults[at].as_str().unwrap().replace('\u{a0}', " ");
        assert!(place(0).ends_with("rad 11 · region (code) · /dimension/Region"), "{told}");
        assert!(place(1).ends_with("rad 2 · value · /value/1"), "{told}");
        assert!(place(2).ends_with("rad 9 · value · /value/8"), "{told}");
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

/// Two pages of Kolada: one value is none, one no number, and one stands twice.
const PAGES: [(&str, &str); 2] = [
    (
        "1.json",
        r#"{"values":[{"kpi":"N70061","municipality":"0001","period":2019,"values":[{"gender":"T","value":25875}]},{"kpi":"N70061","municipality":"0003","period":2019,"values":[{"gender":"T","value":null}]},{"kpi":"N70061","municipality":"0004","period":2019,"values":[{"gender":"T","value":"odd"}]}]}"#,
    ),
    (
        "2.json",
        r#"{"values":[{"kpi":"N70061","municipality":"0005","period":2019,"values":[{"gender":"T","value":24000}]},{"kpi":"N70061","municipality":"0001","period":2019,"values":[{"gender":"T","value":9}]}]}"#,
    ),
];

#[test]
fn faults_in_pages_of_kolada_stand_beside_their_rows() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.drop_files(&PAGES).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-source-date')")).await;
        for (name, value) in [
            ("source-date", "2020"),
            ("updated", "2020-10-01"),
            ("coverage", "selection"),
            ("coverage-text", "Ett prov."),
        ] {
            page.answer(name, value).await;
        }
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
        let told = page.told_of_rows().await;
        let rows = told[0].as_array().unwrap();
        let faulty = rows.iter().filter(|row| row[1] == json!(true));
        let beneath: Vec<_> = faulty.map(|row| (&row[0], row[2].as_str().unwrap())).collect();
        assert_eq!(rows.len(), 4);
        assert_eq!(beneath.len(), 2, "{told}");
        assert!(beneath[0].0 == "1" && beneath[0].1.contains("står två gånger"), "{told}");
        assert!(beneath[1].0 == "3" && beneath[1].1.contains("odd"), "{told}");
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}
