//! The browser's own way back and forth, and the history of hosts, which is theirs.

use std::time::Duration;

use serde_json::json;

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::host::{article, serve};

const CHIPS: &str = "[...root.querySelectorAll('.vk-chip:has(.vk-cross)')]\
    .map((each) => each.innerText.replace('×', '').trim()).join()";

/// The same inside a frame, if the page has one.
const ROOT: &str = "const frame = document.querySelector('iframe');\
    const page = frame ? frame.contentDocument : document;\
    const root = page.querySelector('vard-kronan').shadowRoot;";

impl Page {
    async fn tell_widget(&self, script: &str) -> serde_json::Value {
        self.run(&format!("{ROOT}{script}")).await
    }

    async fn click_in_widget(&self, words: &str) {
        let words = json!(words);
        let script = format!(
            "[...root.querySelectorAll('button, .vk-segment input')].find((each) =>
                [each.innerText.trim(), each.ariaLabel, each.labels?.[0]?.innerText.trim()]
                    .includes({words})).click()"
        );
        self.tell_widget(&script).await;
    }

    async fn wait_until_in_widget(&self, expression: &str) {
        self.wait_until(&format!("(() => {{ {ROOT} return {expression} }})()")).await;
    }

    /// Longer than a write of the address can wait for the one before it.
    async fn rest(&self) {
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
}

#[test]
fn back_and_forth_restore_the_view_in_a_page_of_ours() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let first = page.run("return history.length").await.as_u64().unwrap();
        // By the pointer: WebKit's way back leaves out what no reader has done.
        page.press("Ta bort Kalmar län").await;
        page.rest().await;
        page.press("Ta bort Östergötland").await;
        page.rest().await;
        page.press("Miljoner kronor").await;
        page.rest().await;
        assert_eq!(page.run("return history.length").await, first + 3);
        let address = page.run("return location.href").await.to_string();
        assert!(address.contains("vardkronan.html#dataset=investments&"), "{address}");

        page.client.back().await.unwrap();
        page.wait_until(
            "location.hash.includes('regions=14&') && location.hash.includes('per-resident')",
        )
        .await;
        page.client.back().await.unwrap();
        page.wait_until_in_widget(&format!("{CHIPS} === 'Västra Götaland,Östergötland'")).await;
        page.client.back().await.unwrap();
        page.wait_until_in_widget(&format!(
            "{CHIPS} === 'Västra Götaland,Kalmar län,Östergötland'"
        ))
        .await;
        // All the way back, nothing is left to undo, and all to do again.
        let undo = "[...root.querySelectorAll('.vk-back button')]\
            .map((each) => each.ariaDisabled).join()";
        assert_eq!(page.tell_widget(&format!("return {undo}")).await, "true,false,true");
        page.client.forward().await.unwrap();
        page.wait_until_in_widget(&format!("{CHIPS} === 'Västra Götaland,Östergötland'")).await;
        page.rest().await;
        assert_eq!(page.run("return history.length").await, first + 3);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn a_link_typed_into_the_address_opens_and_a_place_in_the_page_does_not() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.run("location.hash = 'chart=regions&regions=14,12&years=2018'").await;
        page.wait_until_in_widget(&format!("{CHIPS} === 'Västra Götaland,Skåne'")).await;
        page.run("location.hash = 'fotnot'").await;
        page.rest().await;
        assert_eq!(page.run("return location.hash").await, "#fotnot");
        let chips = page.tell_widget(&format!("return {CHIPS}")).await;
        assert_eq!(chips, "Västra Götaland,Skåne");
    });
}

#[test]
fn a_slide_is_one_step_and_writes_at_most_four_times_a_second() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let slide = "const writes = [];
            for (const name of ['pushState', 'replaceState']) {
                const write = history[name];
                history[name] = function (...all) { writes.push(name); write.apply(this, all) };
            }
            const handle = root.querySelectorAll('.vk-handle')[1];
            const [from, to] = [Number(handle.min), Number(handle.max)];
            const start = performance.now();
            for (let turn = 0; performance.now() - start < 1200; turn++) {
                handle.value = from + turn % (to - from + 1);
                handle.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise(requestAnimationFrame);
            }
            await new Promise((done) => setTimeout(done, 400));
            return writes;";
        let script = format!("return (async () => {{ {ROOT}{slide} }})()");
        let writes = page.run(&script).await;
        let writes = writes.as_array().unwrap();
        assert_eq!(writes[0], "pushState");
        assert!(writes[1..].iter().all(|write| write == "replaceState"), "{writes:?}");
        assert!((2..=8).contains(&writes.len()), "{writes:?}");
    });
}

#[test]
fn in_a_frame_the_address_follows_and_the_history_stays_the_hosts() {
    let page = "<!doctype html><title>v</title><iframe src=\"vardkronan.html\" width=\"700\" height=\"900\"></iframe>";
    visit(&serve(page), async |page| {
        page.wait_until(
            "document.querySelector('iframe').contentWindow?.performance\
             .getEntriesByName('vardkronan:ready').length",
        )
        .await;
        let before = page.run("return history.length").await;
        for words in ["Ta bort Kalmar län", "Ta bort Östergötland"] {
            page.click_in_widget(words).await;
            page.rest().await;
        }
        assert_eq!(page.run("return history.length").await, before);
        let address = page.run(&format!("{ROOT} return frame.contentWindow.location.href")).await;
        assert!(address.to_string().contains("vardkronan.html#dataset=investments&"), "{address}");
        assert_eq!(page.run("return location.hash").await, "");
    });
}

#[test]
fn an_element_in_a_page_of_others_touches_neither_address_nor_history() {
    let markup = "<vard-kronan src=\"data/investments.json\"></vard-kronan>";
    visit(&serve(&article(markup)), async |page| {
        page.wait_until_ready().await;
        let before = page.run("return [history.length, location.href]").await;
        page.click_in_widget("Ta bort Kalmar län").await;
        page.rest().await;
        assert_eq!(page.run("return [history.length, location.href]").await, before);
        page.run("location.hash = 'chart=regions&regions=12&years=2018'").await;
        page.rest().await;
        let chips = page.tell_widget(&format!("return {CHIPS}")).await;
        assert_eq!(chips, "Västra Götaland,Östergötland");
    });
}

#[test]
fn a_sandboxed_frame_without_an_address_works_all_the_same() {
    let host = "<!doctype html><title>v</title><script>
        addEventListener('message', ({ data }) => {
            if (!data.type) document.title = JSON.stringify(data);
        });
        fetch('vardkronan.html').then((answer) => answer.text()).then((html) => {
            const probe = `<script>
                addEventListener('error', (event) => parent.postMessage({ error: [event.message, event.filename, event.lineno, event.colno, String(event.error), event.target?.outerHTML?.slice(0, 99)].join(' ') }, '*'));
                addEventListener('unhandledrejection', (event) =>
                    parent.postMessage({ error: String(event.reason) }, '*'));
                document.addEventListener('vardkronan-ready', (event) => {
                    const root = event.target.shadowRoot;
                    const chips = () => root.querySelectorAll('.vk-chip:has(.vk-cross)');
                    const fold = () => root.querySelector('.vk-fold > summary');
                    const until = (is, then) => is() ? then() : setTimeout(until, 30, is, then);
                    until(fold, () => {
                        fold().click();
                        until(() => chips().length > 2, () => {
                            chips()[0].click();
                            until(() => chips().length < 3, () => setTimeout(() =>
                                parent.postMessage(chips().length, '*'), 600));
                        });
                    });
                });
                <\\/script>`;
            const frame = document.createElement('iframe');
            frame.sandbox = 'allow-scripts';
            frame.srcdoc = html.replace(/<meta http-equiv[^>]*>/, '').replace('<style ', probe + '<style ');
            document.body.append(frame);
        });</script><body>";
    visit(&serve(host), async |page| {
        page.wait_until("document.title !== 'v'").await;
        assert_eq!(page.run("return document.title").await, "2");
        let log = page.log().await;
        assert!(!log.iter().any(|line| line.contains("SecurityError")), "{log:?}");
    });
}
