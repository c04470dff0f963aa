//! The second module, its worker and its memory break: the view that was there stays, and a sentence in the
//! page's language says why nothing came of what was asked for.

use std::fs;

use serde_json::json;

use crate::browser::{Page, visit};
use crate::dist;
use crate::faults::torn;
use crate::host::{Host, article, article_with};
use crate::hostile::TIDY;
use crate::panics::starved;
use crate::screen::ROOT;

const SCRIPT: &str = "vardkronan-tools.js";
const PROGRAM: &str = "vardkronan-tools_bg.wasm";
const LIVE: &str = "<vard-kronan src=\"data/investments.json\" lang=\"sv\"></vard-kronan>";
const NOT_LOADED: &str = "Det här går inte just nu, för programmet för det kunde inte hämtas.";
const STOPPED: &str = "Det gick inte på grund av ett fel i programmet.";
const FORBIDDEN: &str = "tillåter inte en bakgrundsprocess (worker-src).";
/// A worker's script that does not come, though the page has it.
const NO_WORKER: &str = "<script>window.Worker = class extends Worker {
    constructor(address, options) { super('data/nothing.js', options) } }</script>";

/// What the view is: drawn, with its headline and its link, and without a fault of its own.
const VIEW: &str = "const element = document.querySelector('vard-kronan');
    const root = element.shadowRoot;
    return [element.matches('[data-live]'), element.dataset.fault ?? '', element.view,
        root.querySelectorAll('.vk').length, root.querySelector('.vk-headline').innerText,
        [...root.querySelectorAll('.vk-canvas')].some((each) => each.checkVisibility())]";

impl Page {
    /// Asks for the page as a file, as soon as the widget is live.
    async fn ask_for_the_file(&self) {
        self.in_widget(
            "[...root.querySelectorAll('.vk-take')]
                .find((it) => it.innerText.trim() === 'Spara som fil').click()",
        )
        .await;
        let answer = format!(
            "{ROOT}.querySelector('.vk-desk-go') || !{ROOT}.querySelector('[part=fault]').hidden"
        );
        self.wait_until(&answer).await;
        self.in_widget("root.querySelector('.vk-desk-go')?.click()").await;
    }

    /// Until the sentence is seen in the dialog, or where there is none, above the widget.
    async fn assert_told(&self, name: &str, words: &str) {
        let told = format!(
            "[...{ROOT}.querySelectorAll('.vk-desk-status, [part=fault]')]
                .some((each) => each.checkVisibility() && each.innerText.includes({}))",
            json!(words)
        );
        println!("{name}: {words}");
        self.wait_until(&told).await;
        let said = "return [...root.querySelectorAll('.vk-desk-status, [part=fault]')]
            .map((it) => it.innerText).join(' ')";
        let said = self.in_widget(said).await;
        // The browser's own words for it are for the console.
        for raw in ["Error", "http", "wasm", "unreachable", "panicked", "null"] {
            assert!(!said.as_str().unwrap().contains(raw), "{name}: {said}");
        }
    }
}

/// What is broken, how, and what a reader is told.
fn cases() -> Vec<(&'static str, Host, &'static str)> {
    let host = || Host::default().with("", article(LIVE));
    let [script, wasm, page] =
        [SCRIPT, PROGRAM, "index.html"].map(|name| fs::read(dist::path(name)).unwrap());
    let half = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let throwing = String::from_utf8(script.clone()).unwrap();
    let throwing = throwing.replacen("write_page(", "write_page_that_is_not_there(", 1);
    assert_ne!(throwing.as_bytes(), script);
    let forbidden = host().header("content-security-policy", "worker-src 'none'");
    vec![
        ("no script", host().without(SCRIPT), NOT_LOADED),
        ("a cut script", host().with(SCRIPT, half(&script)), NOT_LOADED),
        ("a page for a script", host().with(SCRIPT, page.clone()), NOT_LOADED),
        ("no program", host().without(PROGRAM), NOT_LOADED),
        ("a cut program", host().with(PROGRAM, half(&wasm)), NOT_LOADED),
        ("a torn program", host().with(PROGRAM, torn(&wasm)), NOT_LOADED),
        ("a page for a program", host().with(PROGRAM, page), NOT_LOADED),
        ("a policy that forbids the worker", forbidden, FORBIDDEN),
        (
            "no script for the worker",
            Host::default().with("", article_with(NO_WORKER, LIVE)),
            NOT_LOADED,
        ),
        ("a task that throws", host().with(SCRIPT, throwing), STOPPED),
    ]
}

#[test]
fn a_second_module_that_breaks_leaves_the_view_and_says_why() {
    visit(&Host::default().with("", "<title>t</title>").serve(), async |page| {
        for (name, host, words) in cases() {
            page.go(&host.serve()).await;
            page.wait_until_ready().await;
            page.settle().await;
            let view = page.run(VIEW).await;
            page.ask_for_the_file().await;
            page.assert_told(name, words).await;
            page.settle().await;
            assert_eq!(page.run(VIEW).await, view, "{name}");
            // It still answers, and another view is drawn.
            page.in_widget("root.querySelector('.vk-desk .vk-close')?.click()").await;
            page.in_widget("root.querySelectorAll('[role=tab]')[5].click()").await;
            page.wait_until("document.querySelector('vard-kronan').view.includes('chart=table')")
                .await;
        }
    });
}

#[test]
fn a_one_file_page_whose_policy_forbids_the_worker_says_so_and_stays() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("page.html");
    let page = fs::read_to_string(dist::path("vardkronan.html")).unwrap();
    let forbidden = page.replacen("worker-src blob:", "worker-src 'none'", 1);
    assert_ne!(page, forbidden);
    fs::write(&path, forbidden).unwrap();
    visit(&format!("file://{}", path.display()), async |page| {
        page.wait_until_ready().await;
        page.settle().await;
        let view = page.run(VIEW).await;
        page.ask_for_the_file().await;
        page.assert_told("a page in one file", FORBIDDEN).await;
        assert_eq!(page.run(VIEW).await, view);
    });
}

#[test]
fn memory_refused_while_an_own_file_is_read_leaves_the_view_and_the_next_file_is_read() {
    let wasm = fs::read(dist::path(PROGRAM)).unwrap();
    let host = Host::default().with(PROGRAM, starved(&wasm, 40)).with("", article(LIVE));
    let large = format!("{TIDY}{}", "Region Skåne;Vården;2021;120,5\n".repeat(150_000));
    visit(&host.serve(), async |page| {
        page.wait_until_ready().await;
        page.settle().await;
        let view = page.run(VIEW).await;
        page.drop_files(&[("egna.csv", &large)]).await;
        page.assert_told("memory", STOPPED).await;
        assert_eq!(page.run(VIEW).await, view);
        page.drop_files(&[("egna.csv", TIDY)]).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-phase')")).await;
    });
}
