//! No network, proved: what the browser itself notes of every page, frame and worker while a reader uses
//! all there is; and that nothing is left behind in it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::{Page, visit_recorded};
use crate::desk::ROOT;
use crate::dist;
use crate::host::{Host, article};
use crate::hostile::TIDY;

/// A request of a page's: who asked, and for what.
type Request = (String, String);

/// All requests in the browser's own record, but those that it makes by itself.
fn requests(record: &Path) -> Vec<Request> {
    let record: Value = serde_json::from_slice(&fs::read(record).unwrap()).unwrap();
    let kind = &record["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"];
    let events = record["events"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    events
        .filter(|event| &event["type"] == kind)
        .map(|event| (text(&event["params"]["initiator"]), text(&event["params"]["url"])))
        .filter(|(initiator, url)| !url.is_empty() && initiator != "not an origin")
        .collect()
}

/// What a browser may keep for a page.
const KEPT: &str = "return (async () => [
    localStorage.length, sessionStorage.length, document.cookie,
    (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
    (await cookieStore.getAll()).length,
    await (async () => {
        const names = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
        return names.length;
    })(),
])()";

impl Page {
    /// Whether the widget has such a part.
    async fn has(&self, selector: &str) -> bool {
        let found = format!("return root.querySelector({}) !== null", json!(selector));
        self.in_widget(&found).await == json!(true)
    }

    /// Views, rows, the other language, sound.
    async fn look_round(&self) {
        let tabs = self.in_widget("return root.querySelectorAll('[role=tab]').length").await;
        for at in 0..tabs.as_u64().unwrap() {
            let press = format!("root.querySelectorAll('[role=tab]')[{at}].click()");
            self.in_widget(&press).await;
            self.settle().await;
        }
        self.in_widget("root.querySelector('[role=tab]')?.click()").await;
        self.settle().await;
        self.unfold().await;
        for _ in 0..2 {
            self.in_widget("root.querySelector('.vk-listen')?.click()").await;
        }
        let press = "root.querySelector('.vk-chip .vk-cross')?.closest('button').click();
            root.querySelector('.vk-own select')?.dispatchEvent(new Event('change'))";
        self.in_widget(press).await;
        self.settle().await;
    }

    /// Everything that a reader takes along, brings in, and gives away.
    async fn take_and_bring(&self) {
        self.in_widget("root.querySelector('[aria-haspopup=dialog]').click()").await;
        self.settle().await;
        self.in_widget("root.querySelector('.vk-embed .vk-close').click()").await;
        self.open_takings().await;
        for words in ["PNG, 2×", "SVG"] {
            self.press_in_desk(words).await;
            self.wait_until("given.length").await;
            self.run("given.length = 0").await;
        }
        for name in ["shown-csv", "all-csv", "shown-json", "all-json"] {
            self.in_widget(&format!("root.querySelector('[name={name}]').click()")).await;
            self.wait_until("given.length").await;
            self.run("given.length = 0").await;
        }
        self.close_desk().await;
        assert!(self.saved("Prov").await.len() > 100_000);
        self.close_desk().await;
        self.drop_files(&[("egna.csv", TIDY)]).await;
        self.wait_until(&format!("{ROOT}.querySelector('#vk-own-use')")).await;
        self.answer("unit", "mnkr").await;
        self.use_own("area").await;
    }
}

#[test]
fn pages_ask_for_their_own_files_only_the_one_file_page_for_nothing_and_keep_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let record = directory.path().join("record.json");
    let element = "<vard-kronan src=\"data/investments.json\"></vard-kronan>";
    let pages = [
        ("vardkronan.html", true),
        ("frame.html", true),
        ("article.html", true),
        ("index.html", false),
        ("en.html", false),
        ("frames/daily.html", false),
        ("frames/daily-en.html", false),
        ("frames/investments.html", false),
        ("frames/womens-health-grants.html", false),
    ];
    // Each on an origin of its own, so that the record tells whose a request is.
    let origins = pages.map(|_| Host::default().with("article.html", article(element)).serve());
    let control = "<title>t</title><link rel=\"icon\" href=\"data:,\"><script>fetch('page');
        const text = `fetch('${location.origin}/worker')`;
        new Worker(URL.createObjectURL(new Blob([text])))</script>";
    let control = Host::default().with("", control).serve();
    visit_recorded(&record, &control, async |page| {
        page.linger().await;
        // What it asks for is not there.
        page.log().await;
        for ((name, uses_all), origin) in pages.iter().zip(&origins) {
            page.client.goto(&format!("{origin}{name}")).await.unwrap();
            page.wait_until_ready().await;
            page.look_round().await;
            if *uses_all {
                page.take_and_bring().await;
            } else {
                assert!(page.has(".vk-footer").await, "{name}");
            }
            assert_eq!(page.run(KEPT).await, json!([0, 0, "", 0, 0, 0, 0, 0]), "{name}");
            assert_eq!(page.log().await, Vec::<String>::new(), "{name}");
        }
    });
    if !record.exists() {
        return;
    }
    let all = requests(&record);
    // The record misses neither a page's request nor a worker's.
    for kind in ["page", "worker"] {
        assert!(all.iter().any(|(_, url)| url.ends_with(kind)), "no {kind} in {all:?}");
    }
    for ((name, _), origin) in pages.iter().zip(&origins) {
        let own = origin.trim_end_matches('/');
        let asked: Vec<&str> = all
            .iter()
            .filter(|(initiator, _)| initiator == own)
            .map(|(_, url)| url.as_str())
            .collect();
        let least = if *name == "vardkronan.html" { 0 } else { 3 };
        assert!(asked.len() >= least, "{name}: {asked:?}");
        for url in asked {
            assert!(*name != "vardkronan.html", "{url}");
            let path = url.strip_prefix(origin.as_str()).unwrap_or("");
            assert!(dist::path(path).is_file(), "{name} asks for {url}");
        }
    }
    // Nobody else has asked for anything: no worker or frame without an origin.
    let known = |initiator: &str| {
        origins.iter().chain([&control]).any(|origin| origin.trim_end_matches('/') == initiator)
    };
    let others: Vec<&Request> = all.iter().filter(|(initiator, _)| !known(initiator)).collect();
    assert!(others.is_empty(), "{others:?}");
}
