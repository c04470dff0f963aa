//! Hostile words from outside, in links and messages, and what the one-file page refuses: they stay words.

use serde_json::json;

use crate::browser::visit;
use crate::dist;
use crate::host::{Host, article, serve};
use crate::words::{LOOK, assert_tame, hostile};

/// Every key of a link, as the product reads them, and one that is none.
fn keys() -> Vec<&'static str> {
    let (_, keys) = include_str!("../../src/view/link.rs").split_once("match self.key {").unwrap();
    let (keys, _) = keys.split_once("_ => ").unwrap();
    let keys = keys.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" => "));
    let keys: Vec<_> = keys.map(|(key, _)| key).chain(["onload"]).collect();
    assert!(keys.len() > 25 && keys.contains(&"theme"), "{keys:?}");
    keys
}

#[test]
fn hostile_words_in_every_key_of_a_link_are_told_as_words() {
    let page = article("<vard-kronan id=\"live\" src=\"data/investments.json\"></vard-kronan>");
    visit(&serve(&page), async |page| {
        page.set_width(320).await;
        page.wait_until_ready().await;
        let mut broken = Vec::new();
        for (name, words) in hostile() {
            // All at once, raw and as links write them; then each that could hide the others.
            let raw = words.replace(['&', '='], "");
            let link: Vec<String> = keys().iter().map(|key| format!("{key}={raw}")).collect();
            let coded = "return [...new TextEncoder().encode(arguments[0])].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')";
            let coded = page.client.execute(coded, vec![json!(words)]).await.unwrap();
            let coded = coded.as_str().unwrap();
            let coded: Vec<String> = keys().iter().map(|key| format!("{key}={coded}")).collect();
            for view in [
                link.join("&"),
                coded.join("&"),
                format!("{raw}={raw}&{raw}"),
                format!("a={raw}:{raw}:{raw}&b=::"),
            ] {
                page.run(&format!("live.view = {}", json!(view))).await;
                page.settle().await;
                page.open_folds().await;
                let seen = page.run(LOOK).await;
                if seen != json!([0, "t", [], [], true]) {
                    broken.push(format!("{name}: {seen}"));
                }
                // Whatever it asks for, the view is one that can be asked for again.
                let again = "const before = live.view; live.view = before;
                    return new Promise((done) => setTimeout(() => done(live.view === before), 50))";
                if page.run(again).await != json!(true) {
                    broken.push(format!("{name}: another view"));
                }
            }
        }
        assert!(broken.is_empty(), "{broken:#?}");
    });
}

#[test]
fn one_file_page_refuses_markup_and_code_made_of_words() {
    visit(&dist::file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let attempts = "
            const tries = {
                innerHTML: () => (document.body.innerHTML = '<b>x</b>'),
                srcdoc: () => (document.createElement('iframe').srcdoc = '<b>x</b>'),
                write: () => document.write('<b>x</b>'),
                insert: () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
                parse: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
                fragment: () => document.createRange().createContextualFragment('<b>x</b>'),
                script: () => (document.createElement('script').text = 'taken = 1'),
                source: () => (document.createElement('script').src = 'https://example.org/a.js'),
                worker: () => new Worker('a.js'),
                // The page's own; a driver's scripts may have others.
                eval: () => window.eval('1'),
                function: () => new window.Function('return 1')(),
                timer: () => setTimeout('taken = 1'),
                policy: () => trustedTypes.createPolicy('default', { createHTML: (text) => text }),
            };
            // Later: what a driver runs itself may do anything.
            return new Promise((done) => setTimeout(() => done(Object.entries(tries).filter(([, attempt]) => {
                try { attempt(); return true } catch { return false }
            }).map(([name]) => name))))";
        let has = page.run("return 'trustedTypes' in window").await;
        let let_through = page.run(attempts).await;
        assert_eq!(let_through, json!([]), "{:?} with Trusted Types: {has}", page.engine);
        let link =
            "const link = document.createElement('a'); link.href = 'javascript:window.taken=1';
            document.body.append(link); link.click();
            return new Promise((done) => setTimeout(() => done(window.taken ?? 0), 100))";
        assert_eq!(page.run(link).await, json!(0));
    });
}

#[test]
fn hostile_words_in_messages_change_nothing_but_the_view() {
    let host = Host::default();
    let frame = "<!doctype html><title>t</title><link rel=\"icon\" href=\"data:,\">\
        <iframe src=\"frame.html\" width=\"700\" height=\"700\"></iframe>";
    visit(&host.with("", frame).serve(), async |page| {
        page.wait_until_frame_is_ready(0).await;
        for (name, words) in hostile() {
            for view in [words.clone(), format!("regions={words}&focus={words}"), words.repeat(100)]
            {
                let message = json!({ "type": "vardkronan:view", "version": 1, "view": view });
                page.run(&format!("frames[0].postMessage({message}, '*')")).await;
                page.client.clone().enter_frame(0).await.unwrap();
                page.settle().await;
                let seen = page.run(LOOK).await;
                assert_tame(&seen, name);
                page.client.clone().enter_parent_frame().await.unwrap();
            }
            // Whatever else stands in a message is nothing to it, an address least of all.
            let message = json!({ "type": "vardkronan:height", "version": 1, "id": words, "height": words, "src": words });
            page.run(&format!("frames[0].postMessage({message}, '*')")).await;
            page.run("frames[0].postMessage({ type: 'vardkronan:view', version: 1, view: 'chart=table&regions=14&years=2018' }, '*')").await;
            page.client.clone().enter_frame(0).await.unwrap();
            page.wait_until("document.querySelector('vard-kronan').view.includes('chart=table')")
                .await;
            let seen = "return [window.taken ?? 0, document.querySelectorAll('img, iframe').length,
                document.querySelector('vard-kronan').shadowRoot.querySelectorAll('img, iframe, script').length,
                document.querySelectorAll('vard-kronan[data-live]').length]";
            assert_eq!(page.run(seen).await, json!([0, 0, 0, 1]), "{name}");
            page.client.clone().enter_parent_frame().await.unwrap();
        }
    });
}
