//! The dialog in which somebody takes a view along, and what comes of its code.

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::host::{article_with, serve};
use crate::keys::{ENTER, ESCAPE, RIGHT, TAB};
use crate::screen::ROOT;

const ARROW_RIGHT: char = RIGHT;
pub(crate) const VIEW: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";

impl Page {
    pub(crate) async fn open_embedding(&self) {
        self.in_widget("root.querySelector('[aria-haspopup=dialog]').click()").await;
        self.wait_until(&format!("{ROOT}.querySelector('dialog')?.open")).await;
        self.settle().await;
    }

    /// Chooses what has these words in the dialog.
    pub(crate) async fn pick(&self, words: &str) {
        let find = format!(
            "const all = [...root.querySelectorAll('.vk-embed > :not(:has(.vk-preview)) label')];
            all.find((each) => each.innerText.trim() === {}).querySelector('input').click()",
            json!(words)
        );
        self.in_widget(&find).await;
        self.settle().await;
    }

    pub(crate) async fn codes(&self) -> Vec<String> {
        let found = self
            .in_widget("return [...root.querySelectorAll('textarea')].map((each) => each.value)")
            .await;
        found.as_array().unwrap().iter().map(|each| each.as_str().unwrap().to_owned()).collect()
    }

    /// The class of what has the focus.
    async fn focused_class(&self) -> Value {
        self.in_widget("return root.activeElement?.className ?? null").await
    }
}

#[test]
fn the_dialog_keeps_the_focus_and_gives_it_back() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.in_widget("root.querySelector('[aria-haspopup=dialog]').focus()").await;
        page.press_key(ENTER).await;
        page.wait_until(&format!("{ROOT}.querySelector('dialog')?.matches(':modal')")).await;
        assert_eq!(page.focused_class().await, "vk-close");
        // Once through all of it: the focus never stands in the page below, nor in the preview.
        for _ in 0..16 {
            page.press_key(TAB).await;
            let stray = page
                .in_widget(
                    "const at = root.activeElement;
                    return at && (!at.closest('dialog') || at.closest('.vk-preview')) ? at.outerHTML : null",
                )
                .await;
            assert_eq!(stray, Value::Null);
        }
        // The browser's own buttons are part of the round in some.
        if page.run("return document.hasFocus()").await == json!(false) {
            page.press_key(TAB).await;
        }
        page.press_key(ESCAPE).await;
        page.wait_until(&format!("!{ROOT}.querySelector('dialog')")).await;
        let is_back = "return root.activeElement.matches('[aria-haspopup=dialog]')";
        assert_eq!(page.in_widget(is_back).await, json!(true));
        // The button closes it, too, and it opens again.
        page.press_key(ENTER).await;
        page.wait_until(&format!("{ROOT}.querySelector('dialog')?.open")).await;
        page.press_key(ENTER).await;
        page.wait_until(&format!("!{ROOT}.querySelector('dialog')")).await;
        assert_eq!(page.in_widget(is_back).await, json!(true));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn the_dialog_is_named_in_all_its_parts_and_arrows_choose_in_it() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.open_embedding().await;
        let names = "const dialog = root.querySelector('dialog');
            const named = (each) => (each.ariaLabel
                ?? root.querySelector(`#${each.getAttribute('aria-labelledby')}`)?.innerText
                ?? each.querySelector('legend')?.innerText ?? each.labels?.[0]?.innerText ?? '').trim();
            const all = 'dialog, fieldset, [role=radiogroup], input[type=url], textarea, button:not([hidden])';
            return [dialog, ...dialog.querySelectorAll(all)]
                .filter((each) => !each.closest('.vk-preview'))
                .map((each) => named(each) || each.innerText.trim())";
        let names = page.in_widget(names).await;
        let names: Vec<&str> =
            names.as_array().unwrap().iter().map(|each| each.as_str().unwrap()).collect();
        let groups = ["Bädda in vyn", "Stäng", "Sätt att bädda in", "Adressen där", "Dölj"];
        let others = ["Färger", "Språk", "När siffrorna ändras", "Kod", "Kopiera koden"];
        for part in groups.into_iter().chain(others) {
            assert!(names.iter().any(|name| name.starts_with(part)), "no {part:?}: {names:?}");
        }
        assert!(!names.contains(&""), "{names:?}");
        let radio = "root.querySelector('dialog [role=radiogroup] input:checked')";
        page.in_widget(&format!("{radio}.focus()")).await;
        page.press_key(ARROW_RIGHT).await;
        page.settle().await;
        let code = page.codes().await.remove(0);
        assert!(code.contains("<vard-kronan "), "{code}");
        let chosen = format!("return {radio} === root.activeElement");
        assert_eq!(page.in_widget(&chosen).await, true);
    });
}

#[test]
fn every_choice_is_in_the_code_and_in_the_preview() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.show(VIEW).await;
        page.open_embedding().await;
        let frame = page.codes().await.remove(0);
        assert!(frame.starts_with("<iframe src=\"https://example.com/vardkronan/frame.html#"));
        assert!(frame.contains("&amp;regions=14,08,05&amp;"), "{frame}");
        assert!(frame.contains("&amp;data="), "{frame}");
        for words in ["Rubrik", "Val", "Mörkt", "English", "Visa bara de nya"] {
            page.pick(words).await;
        }
        let frame = page.codes().await.remove(0);
        assert!(!frame.contains("data="), "{frame}");
        let settings = "lang=en&amp;theme=dark&amp;hide=title,controls\"";
        assert!(frame.contains(settings), "{frame}");
        assert!(frame.contains("title=\"Money for care in three regions\""), "{frame}");
        page.wait_until(&format!("{ROOT}.querySelector('.vk-preview .vk-plot canvas')?.width"))
            .await;
        let preview = page
            .in_widget(
                "const shown = root.querySelector('.vk-preview .vk');
                return [shown.dataset.theme, shown.lang, shown.querySelectorAll('.vk-controls').length,
                    shown.closest('[inert]') !== null]",
            )
            .await;
        assert_eq!(preview, json!(["dark", "en", 0, true]));
        // The room that is kept free is what the preview takes.
        let height = page
            .in_widget(
                "return root.querySelector('.vk-preview .vk').getBoundingClientRect().height",
            )
            .await;
        let reserved: f64 =
            frame.split_once("height=\"").unwrap().1.split_once('"').unwrap().0.parse().unwrap();
        page.wait_until(&format!(
            "{ROOT}.querySelector('textarea').value.includes('height=\"{}\"')",
            (height.as_f64().unwrap() / 10.0).ceil() * 10.0
        ))
        .await;
        assert!(reserved > 300.0, "{frame}");

        page.pick("Element").await;
        let element = page.codes().await.remove(0);
        let attributes = " lang=\"en\" theme=\"dark\" hide=\"title,controls\" style=\"";
        assert!(element.contains(attributes), "{element}");
        let data = "<vard-kronan src=\"https://example.com/vardkronan/data/investments.json\"";
        assert!(element.contains(data), "{element}");
        page.pick("Bild").await;
        let [image, command] = page.codes().await.try_into().unwrap();
        assert!(image.starts_with("<img src=\"investments.png\" alt=\""), "{image}");
        assert!(image.contains("width=\"800\""), "{image}");
        assert!(command.starts_with("vardkronan render investments.json --view '"), "{command}");
        let is_drawn = page
            .in_widget(
                "const canvas = root.querySelector('.vk-preview > canvas');
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                const seen = new Set();
                for (let at = 0; at < data.length; at += 4) seen.add(data[at] << 8 | data[at + 1]);
                return [canvas.width >= 800, seen.size > 20]",
            )
            .await;
        assert_eq!(is_drawn, json!([true, true]));
        // The widget behind the dialog goes on showing what is chosen in it.
        let own = "return [...root.querySelectorAll('.vk-own select')].map((each) => each.value)";
        assert_eq!(page.in_widget(own).await, json!([""]));
        page.pick("Egen fil").await;
        let [command] = page.codes().await.try_into().unwrap();
        assert!(command.starts_with("vardkronan pack investments.json --view '"), "{command}");
        assert!(command.ends_with(" --lang en --shell vardkronan.html -o investments.html"));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn a_page_on_the_web_knows_its_own_address_and_a_file_asks_for_one() {
    let address = serve("");
    visit(&format!("{address}vardkronan.html#{VIEW}"), async |page| {
        page.wait_until_ready().await;
        page.open_embedding().await;
        let frame = page.codes().await.remove(0);
        assert!(frame.starts_with(&format!("<iframe src=\"{address}frame.html#")), "{frame}");
        assert_eq!(page.in_widget("return root.querySelector('[type=url]')").await, Value::Null);
    });
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.open_embedding().await;
        let type_in = async |words: &str| {
            page.in_widget(&format!(
                "const field = root.querySelector('[type=url]'); field.value = {};
                field.dispatchEvent(new Event('input', {{ bubbles: true, composed: true }}))",
                json!(words)
            ))
            .await;
            page.settle().await;
            let invalid = "return root.querySelector('[type=url]').ariaInvalid";
            (page.codes().await.remove(0), page.in_widget(invalid).await)
        };
        let (code, invalid) = type_in("https://tidning.se/\"><script>/vk").await;
        assert!(
            code.starts_with("<iframe src=\"https://tidning.se/&quot;&gt;&lt;script&gt;/vk/frame")
        );
        assert_eq!(invalid, "false");
        for wrong in ["", "tidning.se", "javascript:alert(1)", "https://"] {
            let (code, invalid) = type_in(wrong).await;
            assert!(code.starts_with("<iframe src=\"https://example.com/"), "{code}");
            assert_eq!(invalid, "true");
        }
    });
}

#[test]
fn code_is_copied_and_where_it_cannot_be_it_is_selected() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.run(
            "window.copied = []; window.works = true;
            Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => {
                window.copied.push(text);
                return window.works ? Promise.resolve() : Promise.reject(new Error('no'));
            } } })",
        )
        .await;
        page.open_embedding().await;
        page.press("Kopiera koden").await;
        page.wait_until(&format!(
            "{ROOT}.querySelector('.vk-codes').innerText.includes('Kopierat')"
        ))
        .await;
        assert_eq!(page.run("return window.copied").await, json!(page.codes().await));
        page.run("window.works = false").await;
        page.press("Kopiera koden").await;
        page.wait_until(&format!(
            "{ROOT}.querySelector('.vk-codes').innerText.includes('Kunde inte')"
        ))
        .await;
        let selected = page
            .in_widget(
                "const field = root.activeElement;
                return field.value.slice(field.selectionStart, field.selectionEnd)",
            )
            .await;
        assert_eq!(json!([selected]), json!(page.codes().await));
    });
}

#[test]
fn in_a_frame_the_dialog_stands_in_its_place() {
    let frame = "<h1>t</h1><iframe title=\"t\" width=\"320\" height=\"3000\" \
                 src=\"vardkronan.html\"></iframe>";
    visit(&serve(&article_with("", frame)), async |page| {
        page.wait_until("document.querySelector('iframe')?.contentDocument.querySelector('vard-kronan[data-live]')?.shadowRoot.querySelector('[aria-haspopup=dialog]')").await;
        page.linger().await;
        let inside = "document.querySelector('iframe').contentDocument.querySelector('vard-kronan').shadowRoot";
        let place = page
            .run(&format!(
                "const button = {inside}.querySelector('[aria-haspopup=dialog]');
                button.scrollIntoView({{ block: 'center' }});
                const frame = document.querySelector('iframe').getBoundingClientRect();
                const box = button.getBoundingClientRect();
                return [frame.left + box.left + box.width / 2, frame.top + box.top + box.height / 2]"
            ))
            .await;
        page.press_at(place[0].as_f64().unwrap(), place[1].as_f64().unwrap()).await;
        page.wait_until(&format!("{inside}.querySelector('dialog')?.open")).await;
        let found = page
            .run(&format!(
                "const dialog = {inside}.querySelector('dialog');
                return [dialog.matches(':modal'), getComputedStyle(dialog).position,
                    dialog.scrollWidth <= dialog.clientWidth,
                    dialog.getBoundingClientRect().right <= 320]"
            ))
            .await;
        assert_eq!(found, json!([false, "static", true, true]));
        page.press_key(ESCAPE).await;
        page.wait_until(&format!("!{inside}.querySelector('dialog')")).await;
        page.wait_until(&format!("{inside}.activeElement?.matches('[aria-haspopup=dialog]')"))
            .await;
    });
}
