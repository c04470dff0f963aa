//! What the form says of single columns and of the headings, by keys, and that a saved mapping says the same.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::keys::{DOWN, ENTER, HOME, SPACE, TAB};
use crate::screen::ROOT;

/// Keeps the last dataset that the worker made.
const KEEP_MADE: &str = "const Own = Worker;
    window.Worker = class extends Own {
      constructor(...given) {
        super(...given);
        this.addEventListener('message', ({ data }) => {
          if (data.result?.dataset) window.made = new TextDecoder().decode(data.result.dataset);
        });
      }
    }";

/// A line above the table is taken for its headings; its numbers can be read in two ways.
const TEXT: &str = "Region;År;Belopp\nRegister;2024;Nämnd\n\nVem;När;Hur mycket (tkr);Läge\nSkåne;2021;1.234;Klart\nHalland;2022;2.345;Klart\nSkåne;2022;9.999;Prel\n";

impl Page {
    async fn id_at(&self) -> Value {
        self.in_widget("return root.activeElement?.id ?? null").await
    }

    /// Presses Tab until something of that id has the focus.
    async fn tab_until(&self, id: &str) {
        for _ in 0..80 {
            if self.id_at().await == json!(id) {
                return;
            }
            self.press_key(TAB).await;
        }
        panic!("no Tab leads to {id}");
    }

    /// Opens a part of the form by keys.
    async fn unfold_by_keys(&self, id: &str) {
        let summary = format!("return root.activeElement?.matches('{id} > summary')");
        for _ in 0..80 {
            if self.in_widget(&summary).await == json!(true) {
                self.press_key(ENTER).await;
                return;
            }
            self.press_key(TAB).await;
        }
        panic!("no Tab leads to {id}");
    }

    /// Chooses in a list by keys until its words begin so.
    async fn choose_by_keys(&self, id: &str, words: &str) {
        self.tab_until(id).await;
        let chosen =
            "const list = root.activeElement; return list.options[list.selectedIndex].text";
        for step in 0..60 {
            let found = self.in_widget(chosen).await;
            if found.as_str().unwrap().starts_with(words) {
                return;
            }
            self.press_key(if step == 0 { HOME } else { DOWN }).await;
            self.run("return new Promise((done) => setTimeout(done, 300))").await;
            assert_eq!(self.id_at().await, json!(id), "the focus stays");
        }
        panic!("no {words} in {id}");
    }

    async fn write_by_keys(&self, id: &str, words: &str) {
        self.tab_until(id).await;
        for letter in words.chars() {
            self.press_key(letter).await;
        }
    }

    /// Says by keys which line has the headings, what is in the columns, and what holds for one of them.
    async fn say_by_keys(&self) {
        let headings =
            "return [...root.querySelectorAll('.vk-own-heading')].map((it) => it.innerText)";
        assert_eq!(self.in_widget(headings).await, json!(["Region", "År", "Belopp"]));
        self.unfold_by_keys(".vk-more:has(#vk-own-headings)").await;
        self.choose_by_keys("vk-own-headings", "4: Vem När").await;
        assert_eq!(
            self.in_widget(headings).await,
            json!(["Vem", "När", "Hur mycket (tkr)", "Läge"])
        );
        self.choose_by_keys("vk-own-column-1", "År, eller").await;
        self.choose_by_keys("vk-own-column-2", "Belopp").await;
        self.choose_by_keys("vk-own-column-3", "Används inte").await;
        self.choose_by_keys("vk-own-part-3", "Klart").await;
        self.unfold_by_keys("#vk-own-one-more").await;
        self.choose_by_keys("vk-own-decimal", "Punkt").await;
        self.choose_by_keys("vk-own-one-add", "Läge i beslutet").await;
        self.tab_until("vk-own-one-add-go").await;
        self.press_key(SPACE).await;
        self.choose_by_keys("vk-own-one-phase", "Utfall").await;
        self.choose_by_keys("vk-own-one-add", "Anmärkning").await;
        self.tab_until("vk-own-one-add-go").await;
        self.press_key(SPACE).await;
        self.write_by_keys("vk-own-one-note", "Ur registret").await;
        self.press_key(TAB).await;
        for (name, value) in crate::desk::ANSWERS {
            if !["phase", "area"].contains(&name) {
                self.answer(name, value).await;
            }
        }
        self.answer("area", "care").await;
        self.unfold_by_keys("#vk-own-more").await;
        self.tab_until("vk-own-indicators").await;
        self.press_key(SPACE).await;
        self.run("return new Promise((done) => setTimeout(done, 600))").await;
        self.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
    }
}

#[test]
fn headings_columns_and_signs_are_said_by_keys_and_a_saved_mapping_says_the_same() {
    let directory = tempfile::tempdir().unwrap();
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.run(KEEP_MADE).await;
        page.paste(TEXT).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-headings')")).await;
        page.say_by_keys().await;
        let said = "return [...root.querySelectorAll('.vk-own-table thead th:nth-child(4) .vk-place p')].map((it) => it.innerText)";
        let expected = [
            "Läge i beslutet: Utfall",
            "Anmärkning: Ur registret",
            "Decimaltecken: Punkt: 1,234.5",
        ];
        assert_eq!(page.in_widget(said).await, json!(expected));
        page.keep_files().await;
        page.in_widget("root.querySelector('#vk-own-save').click()").await;
        let (_, saved) = page.given().await;
        let mapping: Value = serde_json::from_str(&saved).unwrap();
        assert_eq!(mapping["headings"], json!(4));
        assert_eq!(mapping["only"], json!({"Läge": "Klart"}));
        assert_eq!(mapping["indicators"], json!(false));
        let amount = mapping["columns"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["member"] == "amount")
            .unwrap();
        assert_eq!(amount["decimal"], json!("."));
        assert_eq!(amount["set"], json!({"phase": "executed", "note": "Ur registret"}));
        // What the page shows is what the program makes of the file by the mapping.
        page.in_widget("root.querySelector('#vk-own-use').click()").await;
        page.wait_until("location.hash.includes('dataset=egna-siffror')").await;
        let made = page.run("return made").await;
        fs::write(directory.path().join("egna-siffror.csv"), TEXT).unwrap();
        fs::write(directory.path().join("own.map.json"), &saved).unwrap();
        let done = Command::new(env!("CARGO_BIN_EXE_vardkronan"))
            .args([
                "import",
                "--from",
                "csv",
                "egna-siffror.csv",
                "--map",
                "own.map.json",
                "-o",
                "-",
            ])
            .current_dir(directory.path())
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(made, json!(String::from_utf8(done.stdout).unwrap()));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn what_a_column_says_is_asked_no_longer() {
    let text = "Region;År;Belopp (mnkr);Typ\nSkåne;2021;120;Engångs\nHalland;2022;80;Årligt\n";
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(text).await;
        let asked = format!("{ROOT}.querySelector('.vk-own-asked #vk-own-set-recurrence')");
        let choose = async |member: &str| {
            let script = format!(
                "const list = root.querySelector('#vk-own-column-3');
                list.focus(); list.value = '{member}'; list.dispatchEvent(new Event('change'))"
            );
            page.in_widget(&script).await;
        };
        page.wait_until(&asked).await;
        choose("recurrence").await;
        page.wait_until(&format!("!{asked}")).await;
        assert_eq!(page.id_at().await, json!("vk-own-column-3"));
        // Without the column it is asked for again.
        choose("").await;
        page.wait_until(&asked).await;
        // What a person has said stays, for all rows of which the column says nothing.
        page.answer("recurrence", "one-off").await;
        choose("recurrence").await;
        page.run("return new Promise((done) => setTimeout(done, 400))").await;
        let value = "return root.querySelector('#vk-own-set-recurrence').value";
        assert_eq!(page.in_widget(value).await, json!("one-off"));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn a_mapping_is_read_no_further_than_four_megabytes_and_says_so() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(TEXT).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-mapping')")).await;
        let headings =
            "return [...root.querySelectorAll('.vk-own-heading')].map((it) => it.innerText)";
        let before = page.in_widget(headings).await;
        let open = "window.lengths = [];
            const read = Blob.prototype.text;
            Blob.prototype.text = function () { lengths.push(this.size); return read.call(this) };
            const files = new DataTransfer();
            files.items.add(new File(['{\"version\":1,' + ' '.repeat(9e6) + '}'], 'own.map.json'));
            const field = root.querySelector('#vk-own-mapping');
            field.files = files.files;
            field.dispatchEvent(new Event('change'))";
        page.in_widget(open).await;
        let said = format!("{ROOT}.querySelector('.vk-desk-status').textContent");
        page.wait_until(&format!("{said} === 'Filen är ingen sparad koppling.'")).await;
        assert_eq!(page.run("return lengths").await, json!([4_000_000]));
        let told = page.in_widget("return root.querySelector('.vk-own-faults').innerText").await;
        assert!(told.as_str().unwrap().contains("för stor"), "{told}");
        // The form is as it was.
        assert_eq!(page.in_widget(headings).await, before);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}
