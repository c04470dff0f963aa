//! No network, proved: what Chromium itself notes of every page, frame and worker while a reader uses all
//! there is, and what in every browser the page's own server is asked for; and that nothing is left behind.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::{Page, has, visit, visit_recorded};
use crate::dist;
use crate::engine::Means;
use crate::host::{Host, article};
use crate::hostile::TIDY;
use crate::screen::ROOT;
use crate::whole::is_whole;

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
    (await indexedDB.databases()).length, (await globalThis.caches?.keys() ?? []).length,
    (await navigator.serviceWorker?.getRegistrations() ?? []).length,
    (await globalThis.cookieStore?.getAll() ?? []).length,
    await (async () => {
        const names = [];
        if (!navigator.storage?.getDirectory) return 0;
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

    /// Views, rows, sound, the other language, another own region, one region less.
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
        self.listen_a_while().await;
        for language in ["en", "sv"] {
            let button = format!(".vk-language[lang={language}]");
            self.in_widget(&format!("root.querySelector('{button}').click()")).await;
            self.wait_until(&format!("{ROOT}.querySelector('{button}[aria-pressed=true]')")).await;
        }
        let choose = "const list = root.querySelector('.vk-own select');
            const other = [...list.options].find((each) => each.value && !each.selected).value;
            list.value = other;
            list.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
            return other";
        let own = self.in_widget(choose).await;
        let own = format!(
            "document.querySelector('vard-kronan').view.includes('focus={}')",
            own.as_str().unwrap()
        );
        self.wait_until(&own).await;
        if self.has(".vk-chip .vk-cross").await {
            let chips = "return root.querySelectorAll('.vk-chip .vk-cross').length";
            let before = self.in_widget(chips).await;
            self.in_widget("root.querySelector('.vk-chip .vk-cross').closest('button').click()")
                .await;
            self.settle().await;
            assert_ne!(self.in_widget(chips).await, before);
        }
    }

    /// Starts the sound, or is told that there is none, and ends it.
    async fn listen_a_while(&self) {
        // A page may sound once somebody has pressed something there.
        self.press_at(1.0, 1.0).await;
        let press = "root.querySelector('.vk-listen button').click()";
        self.in_widget(press).await;
        let [heard, refused] = [".vk-listen-key", ".vk-listen [role=alert]"];
        self.wait_until(&format!("{ROOT}.querySelector('{heard}, {refused}')")).await;
        if !self.has(refused).await {
            self.in_widget(press).await;
        }
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

/// Every page that is built, and one of a host, and whether all that a reader can do is done there.
const PAGES: [(&str, bool); 9] = [
    ("vardkronan.html", true),
    ("frame.html", true),
    (OF_A_HOST, true),
    ("index.html", false),
    ("en.html", false),
    ("frames/daily.html", false),
    ("frames/daily-en.html", false),
    ("frames/investments.html", false),
    ("frames/womens-health-grants.html", false),
];
const OF_A_HOST: &str = "article.html";
const ARTICLE: &str = "<vard-kronan src=\"data/investments.json\"></vard-kronan>";

impl Page {
    /// Uses a page, which keeps nothing and has no fault.
    async fn assert_used_and_clean(&self, address: &str, uses_all: bool) {
        self.go(address).await;
        self.wait_until_ready().await;
        self.look_round().await;
        if uses_all {
            self.take_and_bring().await;
        } else {
            assert!(self.has(".vk-footer").await, "{address}");
        }
        // Pages on disk have no place that is only theirs.
        if !address.starts_with("file:") {
            assert_eq!(self.run(KEPT).await, json!([0, 0, "", 0, 0, 0, 0, 0]), "{address}");
        }
        assert_eq!(self.log().await, Vec::<String>::new(), "{address}");
    }
}

/// What the record tells of who asked for what: each page for files of its own origin.
fn assert_recorded(record: &Path, origins: &[String], control: &str) {
    let all = requests(record);
    // The record misses neither a page's request nor a worker's.
    for kind in ["page", "worker"] {
        assert!(all.iter().any(|(_, url)| url.ends_with(kind)), "no {kind} in {all:?}");
    }
    for ((name, _), origin) in PAGES.iter().zip(origins) {
        let own = origin.trim_end_matches('/');
        let asked = all.iter().filter(|(initiator, _)| initiator == own);
        let asked: Vec<&str> = asked.map(|(_, url)| url.as_str()).collect();
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
        let mut all = origins.iter().map(String::as_str).chain([control]);
        all.any(|origin| origin.trim_end_matches('/') == initiator)
    };
    let others: Vec<&Request> = all.iter().filter(|(initiator, _)| !known(initiator)).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn every_page_that_is_built_is_among_those_that_are_recorded() {
    let known = PAGES.iter().map(|(name, _)| *name).filter(|name| *name != OF_A_HOST);
    let known: BTreeSet<String> = known.map(str::to_owned).collect();
    assert_eq!(dist::pages(), known);
}

#[test]
fn pages_ask_for_their_own_files_only_the_one_file_page_for_nothing_and_keep_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let record = directory.path().join("record.json");
    // Each on an origin of its own, so that the record tells whose a request is.
    let hosts = PAGES.map(|_| Host::default().with(OF_A_HOST, article(ARTICLE)));
    let heard = hosts.each_ref().map(Host::asked);
    let origins = hosts.map(Host::serve);
    let control = "<title>t</title><link rel=\"icon\" href=\"data:,\"><script>fetch('page');
        const text = `fetch('${location.origin}/worker')`;
        new Worker(URL.createObjectURL(new Blob([text])))</script>";
    let control = Host::default().with("", control).serve();
    let on_disk = dist::file_address("vardkronan.html");
    let steps = async |page: Page| {
        page.linger().await;
        // What it asks for is not there.
        page.log().await;
        for ((name, uses_all), origin) in PAGES.iter().zip(&origins) {
            // A frame's page is a host's with another head.
            let uses_all = *uses_all && (is_whole() || *name != "frame.html");
            page.assert_used_and_clean(&format!("{origin}{name}"), uses_all).await;
        }
        page.assert_used_and_clean(&on_disk, true).await;
    };
    if has(&[Means::Record]) {
        visit_recorded(&record, &control, steps);
        assert_recorded(&record, &origins, &control);
    } else {
        visit(&control, steps);
    }
    // Its own server knows of the same in every browser, and others are nowhere for these.
    for ((name, _), heard) in PAGES.iter().zip(heard) {
        let heard = heard.lock().unwrap();
        assert!(heard.iter().any(|path| path == name), "{name}: {heard:?}");
        for path in heard.iter().filter(|path| path != name) {
            assert!(*name != "vardkronan.html", "{path}");
            assert!(dist::path(path).is_file(), "{name} asks for {path}");
        }
    }
}
