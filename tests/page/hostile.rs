//! Files that mean harm, ways in and out that are shut, and the page that stays as it was.

use std::fs;

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::desk::ANSWERS;
use crate::dist::file_address;
use crate::frames::named_origin;
use crate::host::Host;
use crate::keys::ESCAPE;
use crate::screen::ROOT;

/// Words that would do something if anything took them for more than words.
const MARKUP: &str =
    "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";
const FORMULA: &str = "=HYPERLINK(\"\"http://127.0.0.1/\"\",\"\"Klicka\"\")";

fn hostile_table() -> String {
    let long = "Ord".repeat(3_400);
    format!(
        "Region;Område;Ändamål;År;Belopp (mnkr)\n\
         Region Skåne;Vården;\"{}\";2021;120,5\n\
         Region Kalmar län;Vården;\"{FORMULA}\";2021;14\n\
         Region Uppsala;Vården;\u{202e}gnipöl\u{2066};2021;9\n\
         Region Halland;Vården;{long};2021;7\n",
        MARKUP.replace('"', "\"\""),
    )
}

/// Gives files to the element as a reader does who drops them.
fn dropping(files: &[(&str, &str)]) -> String {
    format!(
        "const files = new DataTransfer();
        const bytes = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
        for (const [name, text] of {}) files.items.add(new File([/png|xlsx/.test(name) ? bytes(text) : text], name));
        const wish = (name) => new DragEvent(name, {{ dataTransfer: files, bubbles: true, cancelable: true, composed: true }});
        const inner = document.querySelector('vard-kronan').shadowRoot.querySelector('.vk-headline');
        const isHinted = () => inner.getRootNode().host.hasAttribute('data-drop');
        return ['dragover', 'drop'].flatMap((name) => [!inner.dispatchEvent(wish(name)), isHinted()])",
        json!(files)
    )
}

impl Page {
    pub(crate) async fn drop_files(&self, files: &[(&str, &str)]) {
        // The page takes both, so the browser does not open the file instead, and says so meanwhile.
        assert_eq!(self.run(&dropping(files)).await, json!([true, true, true, false]));
        self.wait_until(&format!("{ROOT}.querySelector('.vk-desk')?.open")).await;
    }

    async fn headline_shown(&self) -> Value {
        self.in_widget("return root.querySelector('.vk-headline').textContent").await
    }

    pub(crate) async fn close_desk(&self) {
        self.in_widget("root.querySelector('.vk-desk .vk-close').click()").await;
        self.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
    }

    /// Answers what the file does not say, uses the table, and waits for its chart.
    pub(crate) async fn use_own(&self, skip: &str) {
        for (name, value) in ANSWERS.into_iter().filter(|(name, _)| *name != skip) {
            self.answer(name, value).await;
        }
        self.in_widget("root.querySelector('#vk-own-use').click()").await;
        self.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        self.wait_until(&format!("{ROOT}.querySelector('.vk').innerText.includes('Egna siffror')"))
            .await;
    }

    /// Presses a button of the dialog that is open, by its words.
    pub(crate) async fn press_in_desk(&self, words: &str) {
        self.in_widget(&format!(
            "[...root.querySelectorAll('.vk-desk button')].find((it) => it.innerText === {}).click()",
            json!(words)
        ))
        .await;
    }

    /// The bytes of the file that is given away next.
    async fn given_bytes(&self) -> Vec<u8> {
        self.wait_until("given.length").await;
        let bytes = "return blobs.get(given.shift().href).arrayBuffer()
            .then((buffer) => [...new Uint8Array(buffer)])";
        let bytes = self.run(bytes).await;
        bytes.as_array().unwrap().iter().map(|byte| byte.as_u64().unwrap() as u8).collect()
    }

    async fn assert_untouched(&self) {
        let title = self.run("return document.title").await;
        assert!(!title.as_str().unwrap().contains("taken"), "{title}");
        let made = self.in_widget("return root.querySelectorAll('img, script').length").await;
        assert_eq!(made, json!(0));
    }
}

#[test]
fn hostile_cells_stay_words_from_drop_to_chart_to_spreadsheet_to_saved_page() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("saved.html");
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.drop_files(&[("egna.csv", &hostile_table())]).await;
        page.use_own("area").await;
        page.assert_untouched().await;
        let width = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(page.run(width).await, json!(true));
        page.open_takings().await;
        page.in_widget("root.querySelector('[name=all-csv]').click()").await;
        let bytes = page.given_bytes().await;
        assert_eq!(&bytes[..3], b"\xEF\xBB\xBF");
        let text = String::from_utf8(bytes).unwrap();
        let begins = |words: &str| {
            text.contains(&format!(";\"{words}")) || text.contains(&format!(";{words}"))
        };
        assert!(begins("'=HYPERLINK"), "{text}");
        assert!(!begins("=") && text.contains("<img src=x"), "{text}");
        page.close_desk().await;
        // On paper too: the sheet is made of the same words.
        page.open_takings().await;
        page.run("window.print = () => dispatchEvent(new Event('beforeprint'))").await;
        page.press_in_desk("Skriv ut").await;
        page.wait_until("document.querySelector('[data-vk-sheet]')").await;
        let sheet = "const sheet = document.querySelector('[data-vk-sheet]').shadowRoot;
            return [sheet.textContent.includes('<img src=x onerror='), sheet.querySelectorAll('img, script').length]";
        assert_eq!(page.run(sheet).await, json!([true, 0]));
        // The key that takes the sheet away closes the dialog, too.
        page.press_key(ESCAPE).await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        let saved = page.saved("").await;
        fs::write(&path, &saved).unwrap();
        assert_eq!(page.log().await, Vec::<String>::new());
    });
    visit(&format!("file://{}", path.display()), async |page| {
        page.wait_until_ready().await;
        page.assert_untouched().await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn downloaded_table_has_its_mark_only_where_it_is_asked_for() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.open_takings().await;
        let take = "root.querySelector('[name=shown-csv]').click()";
        page.in_widget(take).await;
        assert_eq!(&page.given_bytes().await[..9], b"\xEF\xBB\xBFregion");
        page.in_widget(&format!(
            "root.querySelector('.vk-desk input[type=checkbox]').click(); {take}"
        ))
        .await;
        assert_eq!(&page.given_bytes().await[..6], b"region");
    });
}

#[test]
fn what_cannot_be_read_leaves_the_view_that_stood() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let before = page.headline_shown().await;
        for (name, text, expected) in [
            ("photo.png", "\u{89}PNG\r\n\u{1a}\n", "CSV"),
            ("book.xlsx", "PK\u{3}\u{4}\u{14}\0[Content_Types].xml", "xlsx"),
            ("page.html", "<!doctype html><title>404</title>", "html"),
            ("cut.json", "{\"version\":1,\"id\":\"a", "filen"),
            ("deep.json", &"{\"a\":".repeat(100_000), "64"),
            ("empty.csv", "\n\n\n", "tom"),
        ] {
            page.drop_files(&[(name, text)]).await;
            page.wait_until(&format!("{ROOT}.querySelector('.vk-own-faults > li')")).await;
            let told =
                page.in_widget("return root.querySelector('.vk-own-faults').innerText").await;
            assert!(told.as_str().unwrap().contains(expected), "{name}: {told}");
            page.close_desk().await;
            assert_eq!(page.headline_shown().await, before, "{name}");
        }
        let large = "const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(64_000_001)], 'large.csv'));
            document.querySelector('vard-kronan').dispatchEvent(new DragEvent('drop', { dataTransfer: files, cancelable: true }))";
        page.run(large).await;
        page.wait_until(&format!(
            "{ROOT}.querySelector('.vk-desk-status')?.textContent.includes('64')"
        ))
        .await;
        page.close_desk().await;
        assert_eq!(page.headline_shown().await, before);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

pub(crate) const TIDY: &str = "Region;Område;År;Belopp\nRegion Skåne;Vården;2021;120,5\n";

#[test]
fn pasted_table_is_read_and_a_word_is_not() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let paste = |text: &str| {
            format!(
                "const held = new DataTransfer();
                held.setData('text/plain', {});
                // Firefox makes such an event only empty.
                const event = new Event('paste', {{ bubbles: true, composed: true, cancelable: true }});
                Object.defineProperty(event, 'clipboardData', {{ value: held }});
                document.querySelector('vard-kronan').shadowRoot.querySelector('.vk-headline').dispatchEvent(event)",
                json!(text)
            )
        };
        page.run(&paste("ett ord")).await;
        page.linger().await;
        assert_eq!(page.in_widget("return root.querySelector('.vk-desk')").await, Value::Null);
        page.run(&paste(TIDY)).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-phase')")).await;
        let rows = "return root.querySelectorAll('.vk-desk tbody tr').length > 0";
        assert_eq!(page.in_widget(rows).await, json!(true));
    });
}

#[test]
fn saved_mapping_is_opened_again_and_fills_everything_in() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.drop_files(&[("egna.csv", TIDY)]).await;
        for (name, value) in
            ANSWERS.into_iter().filter(|(name, _)| *name != "area").chain([("unit", "mnkr")])
        {
            page.answer(name, value).await;
        }
        page.keep_files().await;
        page.in_widget("root.querySelector('#vk-own-save').click()").await;
        let (name, mapping) = page.given().await;
        assert_eq!(name, "egna.map.json");
        page.close_desk().await;
        page.drop_files(&[("egna.csv", TIDY)]).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-mapping')")).await;
        let open = |text: &str| {
            format!(
                "const held = new DataTransfer();
                held.items.add(new File([{}], 'egna.map.json'));
                const field = root.querySelector('#vk-own-mapping');
                field.files = held.files;
                field.dispatchEvent(new Event('change'))",
                json!(text)
            )
        };
        // What is no mapping leaves what was there.
        page.in_widget(&open("{\"version\":2}")).await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk-own-faults > li')")).await;
        page.in_widget(&open(&mapping)).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
        page.in_widget("root.querySelector('#vk-own-use').click()").await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk').innerText.includes('Egna siffror')"))
            .await;
    });
}

#[test]
fn where_clipboard_and_share_are_denied_the_words_are_there_to_be_selected() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.run(
            "const deny = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
            Object.defineProperty(navigator, 'clipboard', { value: { write: deny, writeText: deny } });
            Object.defineProperty(navigator, 'share', { value: deny });
            document.execCommand = () => false",
        )
        .await;
        page.open_takings().await;
        let status = format!("{ROOT}.querySelector('.vk-desk-status').textContent");
        for button in ["Kopiera tabellen", "Kopiera"] {
            page.press_in_desk(button).await;
            page.wait_until(&format!("{status}.includes('inte')")).await;
            let selected = "const field = root.activeElement;
                return [field.localName, field.value.length > 20, field.selectionEnd - field.selectionStart === field.value.length]";
            assert_eq!(page.in_widget(selected).await, json!(["textarea", true, true]), "{button}");
        }
        page.press_in_desk("Kopiera bilden").await;
        page.wait_until(&format!("{ROOT}.querySelector('img.vk-take-picture')?.naturalWidth"))
            .await;
        page.press_in_desk("Dela …").await;
        page.wait_until(&format!("{status}.startsWith('Kunde inte dela')")).await;
        let selected = "return root.activeElement.className";
        assert_eq!(page.in_widget(selected).await, json!("vk-code vk-take-citation"));
    });
}

#[test]
fn sandboxed_frame_lays_every_file_open() {
    let origin = named_origin();
    let host = format!(
        "<!doctype html><title>t</title><iframe sandbox=\"allow-scripts\" width=\"700\" height=\"900\" \
         src=\"{origin}named.html\"></iframe>"
    );
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until_frame_is_ready(0).await;
        page.client.clone().enter_frame(0).await.unwrap();
        let press = "[...root.querySelectorAll('.vk-take')].find((it) => it.textContent.includes('Ladda')).click()";
        page.in_widget(press).await;
        page.wait_until(&format!("{ROOT}.querySelector('[name=all-csv]')?.innerText")).await;
        for (name, begin) in [("all-csv", "id;region"), ("shown-json", "[")] {
            page.in_widget(&format!("root.querySelector('[name={name}]').click()")).await;
            let text = format!(
                "{ROOT}.querySelector('.vk-desk [readonly][aria-label*=investments]')?.value"
            );
            page.wait_until(&format!("{text}?.replace('\\ufeff', '').startsWith('{begin}')")).await;
        }
        page.press_in_desk("PNG, 2×").await;
        page.wait_until(&format!("{ROOT}.querySelector('img.vk-take-picture')?.naturalWidth"))
            .await;
    });
}

#[test]
fn page_lets_nothing_through_but_its_own_worker() {
    let watch = "window.policies = [];
        const create = TrustedTypePolicyFactory.prototype.createPolicy;
        TrustedTypePolicyFactory.prototype.createPolicy = function (name, rules) {
          policies.push({ name, rules });
          return create.call(this, name, rules);
        };";
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.run(watch).await;
        page.open_takings().await;
        let rules = "return policies.map(({ name, rules }) => {
            const refuse = (address) => { try { return rules.createScriptURL(address) } catch { return 'refused' } };
            return [name, Object.keys(rules), refuse('https://example.org/a.js'), refuse(undefined) ?? 'none'];
        })";
        let expected = json!([["vardkronan", ["createScriptURL"], "refused", "none"]]);
        assert_eq!(page.run(rules).await, expected);
    });
}

#[test]
fn page_without_figures_offers_to_open_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("empty.html");
    let whole = fs::read_to_string(crate::dist::path("vardkronan.html")).unwrap();
    let mut page = String::new();
    let mut rest = whole.as_str();
    while let Some((before, block)) = rest.split_once("<script type=\"application/json+gzip\">") {
        page.push_str(before);
        rest = block.split_once("</script>").unwrap().1;
    }
    fs::write(&path, page + rest).unwrap();
    visit(&format!("file://{}", path.display()), async |page| {
        page.wait_until(&format!("{ROOT}.querySelector('[part=fault] button')")).await;
        let words =
            page.in_widget("return root.querySelector('[part=fault] button').innerText").await;
        assert_eq!(words, "Öppna egna siffror");
        page.in_widget("root.querySelector('[part=fault] button').click()").await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk-desk')?.open")).await;
        let text = fs::read_to_string(crate::dist::path("data/investments.json")).unwrap();
        page.in_widget(&format!(
            "root.querySelector('#vk-own-text').value = {};
            root.querySelector('.vk-own-ways .vk-button').click()",
            json!(text)
        ))
        .await;
        page.wait_until_ready().await;
        assert_eq!(page.in_widget("return root.querySelectorAll('.vk').length").await, json!(1));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}
