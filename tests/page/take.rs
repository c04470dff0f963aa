//! What a reader takes along: pictures, tables, a citation, a sheet of paper.

use std::process::Command;

use serde_json::json;
use vardkronan::export::harmless;

use crate::browser::{Page, visit, visit_by};
use crate::dist::{self, file_address};
use crate::engine::{Engine, Means};
use crate::host::Host;
use crate::keys::ESCAPE;
use crate::screen::ROOT;

const VIEW: &str = "dataset=investments&chart=regions&regions=14,08,05&years=2017-2022";

impl Page {
    /// Opens the dialog, and waits until the worker has said what is in it.
    pub(crate) async fn open_takings(&self) {
        self.open_desk(["Ladda ner", "Download"]).await;
        self.wait_until(&format!("{ROOT}.querySelector('[name=shown-csv]')?.innerText")).await;
    }

    async fn press_in_takings(&self, selector: &str) {
        self.in_widget(&format!("root.querySelector('.vk-desk {selector}').click()")).await;
    }
}

#[test]
fn tables_are_files_with_all_rows_and_run_nothing() {
    visit(&format!("{}#{VIEW}", file_address("vardkronan.html")), async |page| {
        page.wait_until_ready().await;
        page.open_takings().await;
        let labels = page
            .run(&format!(
                "return ['shown-csv', 'all-csv'].map((name) =>
                    Number(/\\d+/.exec({ROOT}.querySelector(`[name=${{name}}]`).innerText)[0]))"
            ))
            .await;
        page.press_in_takings("[name=shown-csv]").await;
        let (name, shown) = page.given().await;
        assert_eq!(name, "investments-shown.csv");
        // Read as text, the mark of UTF-8 is gone: the bytes have it.
        let lines: Vec<&str> = shown.trim_end().split("\r\n").collect();
        assert!(lines[0].starts_with("region;region_name;year_from"), "{}", lines[0]);
        assert_eq!(json!(lines.len() - 1), labels[0]);
        page.press_in_takings("[name=all-csv]").await;
        let (name, all) = page.given().await;
        assert_eq!(name, "investments-all.csv");
        assert!(all.contains(";350000000;SEK;"), "{all}");
        assert_eq!(labels[1], json!(35));
        page.press_in_takings("[name=shown-json]").await;
        let (name, shown) = page.given().await;
        assert_eq!(name, "investments-shown.json");
        let program = Command::new(env!("CARGO_BIN_EXE_vardkronan"))
            .args(["table", "--format", "json", "--view", VIEW])
            .arg(dist::path("data/investments.json"))
            .output()
            .unwrap();
        assert_eq!(shown, String::from_utf8(program.stdout).unwrap());
        page.press_in_takings("[name=all-json]").await;
        let (_, all) = page.given().await;
        let data: serde_json::Value = serde_json::from_str(&all).unwrap();
        assert_eq!(data["investments"].as_array().unwrap().len(), 35);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn pictures_say_where_the_view_is_found() {
    let origin = Host::default().serve();
    visit(&format!("{origin}vardkronan.html#{VIEW}"), async |page| {
        page.wait_until_ready().await;
        page.open_takings().await;
        let press = |words: &str| {
            format!(
                "[...root.querySelectorAll('.vk-desk button')]
                .find((it) => it.innerText === '{words}').click()"
            )
        };
        page.in_widget(&press("SVG")).await;
        let (name, svg) = page.given().await;
        assert_eq!(name, "investments.svg");
        let words: String =
            svg.split('<').filter_map(|part| part.split_once('>')).map(|it| it.1).collect();
        let words = words.replace(['\n', ' '], "");
        assert!(words.contains("vardkronan.html#dataset=investments"), "{words}");
        let mut widths = Vec::new();
        for name in ["PNG, 2×", "PNG, 4×"] {
            page.in_widget(&press(name)).await;
            page.wait_until("given.length").await;
            let width = "const { href } = given.shift();
                return createImageBitmap(blobs.get(href)).then(({ width }) => width)";
            widths.push(page.run(width).await.as_u64().unwrap());
        }
        assert_eq!(widths[1], 2 * widths[0], "{widths:?}");
        let citation =
            page.run(&format!("return {ROOT}.querySelector('.vk-take-citation').value")).await;
        let citation = citation.as_str().unwrap();
        assert!(
            citation.contains("SHA-256") && citation.contains("/vardkronan.html#"),
            "{citation}"
        );
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

/// Keeps what is copied, as text and as markup.
const KEEP_COPIED: &str =
    "window.ClipboardItem = class { constructor(kinds) { this.kinds = kinds } };
    const write = async ([{ kinds }]) => {
      const text = async (kind) => (await kinds[kind]).text();
      window.copied = [await text('text/plain'), await text('text/html')];
    };
    Object.defineProperty(navigator, 'clipboard', { value: { write }, configurable: true })";

/// Words that a spreadsheet would run, or that only look so.
const FORMULAS: [&str; 8] =
    ["=1+1", "+2;=3", "a,-b", "＝SUM(A1)", "@y", "-5,+6", "x=y", "Norrby - Söderby"];

#[test]
fn copied_tables_run_nothing_by_the_rule_of_files() {
    let text = std::fs::read_to_string(dist::path("data/womens-health-grants.json")).unwrap();
    let mut data: serde_json::Value = serde_json::from_str(&text).unwrap();
    data["id"] = json!("egna");
    let regions = data["regions"].as_array_mut().unwrap();
    for (region, words) in regions.iter_mut().zip(FORMULAS) {
        region["name"] = json!(words);
        region["short"] = json!(words);
    }
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(&data.to_string()).await;
        page.wait_until("location.hash.includes('dataset=egna')").await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        page.open_takings().await;
        page.run(KEEP_COPIED).await;
        page.press_in_desk("Kopiera tabellen").await;
        page.wait_until("window.copied").await;
        let copied = page.run("return copied").await;
        let [text, markup] = [0, 1].map(|at| copied[at].as_str().unwrap());
        let cells: Vec<&str> = text.split(['\t', '\n']).collect();
        for cell in &cells {
            assert_eq!(harmless(cell), *cell);
        }
        for words in FORMULAS {
            assert!(cells.contains(&&*harmless(words)), "{words}: {text}");
            assert!(markup.contains(&*format!(">{}<", harmless(words))), "{words}: {markup}");
        }
        assert!(text.contains("'=1+1") && text.contains("'+2;'=3") && !text.contains("'x=y"));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

/// The text of a printed page, and how many sheets it takes.
fn read_pdf(bytes: &[u8]) -> (String, usize) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("it.pdf");
    std::fs::write(&path, bytes).unwrap();
    if let Ok(kept) = std::env::var("KEEP_PDF") {
        std::fs::copy(&path, kept).unwrap();
    }
    let text = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output().unwrap();
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    let sheets = text.matches('\u{c}').count();
    (text, sheets)
}

#[test]
fn sheet_has_the_view_its_table_formulas_sources_and_link() {
    let origin = Host::default().serve();
    visit_by(
        &[Means::Pdf],
        &format!("{origin}vardkronan.html#{VIEW}&measure=per-resident"),
        async |page| {
            page.wait_until_ready().await;
            page.open_takings().await;
            // A browser without a screen prints only when it is told to.
            page.run("window.print = () => dispatchEvent(new Event('beforeprint'))").await;
            page.in_widget(
                "[...root.querySelectorAll('.vk-desk button')]
            .find((it) => it.innerText === 'Skriv ut').click()",
            )
            .await;
            page.wait_until("document.querySelector('[data-vk-sheet]')").await;
            let (text, sheets) = read_pdf(&page.printed().await);
            for part in
                ["Västra Götaland", "Beräkning:", "invånare", "https://", "SHA-256", "#dataset="]
            {
                assert!(text.contains(part), "no {part:?} in {text}");
            }
            assert!(!text.contains("Bädda in"), "{text}");
            assert!((2..=8).contains(&sheets), "{sheets} sheets");
            let code = "return Boolean(document.querySelector('[data-vk-sheet]').shadowRoot
            .querySelector('.vk-sheet-code path'))";
            assert_eq!(page.run(code).await, json!(true));
            page.press_key(ESCAPE).await;
            page.wait_until("!document.querySelector('[data-vk-sheet]')").await;
        },
    );
}

#[test]
fn page_printed_by_the_browser_has_every_number_and_what_it_rests_on() {
    visit_by(&[Means::Pdf], &format!("{}#{VIEW}", file_address("vardkronan.html")), async |page| {
        page.wait_until_ready().await;
        let (text, _) = read_pdf(&page.printed().await);
        // Firefox takes the page before a widget can make itself ready for paper, and the sheet says so.
        let parts = match page.engine {
            Engine::Firefox => ["Kalmar län", "Några belopp är förslag", "väljer Ladda ner"],
            _ => ["Kalmar län", "SHA-256", "https://"],
        };
        let text = text.replace('\n', " ");
        for part in parts {
            assert!(text.contains(part), "no {part:?} in {text}");
        }
        assert_eq!(text.contains("väljer Ladda ner"), page.engine == Engine::Firefox, "{text}");
        assert_eq!(page.log().await, Vec::<String>::new());
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-on-paper')")).await;
    });
}
