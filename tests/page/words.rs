//! Hostile words in every place of the data, of a link and of a message: they stay words, in their place.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::{Value, json};
use vardkronan::ingest::Strictness;
use vardkronan::ingest::json;

use crate::browser::visit;
use crate::dist;
use crate::host::{Host, article, serve};
use crate::markup::SMALL;

/// Words that would do something, or take more than their place, if anything let them.
fn hostile() -> Vec<(&'static str, String)> {
    let markup = "</script><img src=x onerror=\"window.taken=1\"><svg onload=\"window.taken=1\">\
        <script>window.taken=1</script><iframe srcdoc=\"<script>parent.taken=1</script>\">";
    vec![
        ("markup", markup.to_owned()),
        ("attributes", "\"' onmouseover=\"window.taken=1\" autofocus onfocus='window.taken=1' <!-- ]]> --> &lt;b&gt; {title} ${taken=1} {{x}} %s \\u003c".to_owned()),
        ("bidi", "\u{202e}gnipöl\u{202e}\u{2066}\u{2067}\u{200f}\u{202b} vård".to_owned()),
        ("zero width", "\u{200b}\u{200d}\u{feff}V\u{ad}\u{200b}å\u{2060}r\u{200c}d\u{200b}".repeat(40)),
        ("a long word", "Ord".repeat(3_400)),
        ("clusters", "👩🏽‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿🇸🇪e\u{301}\u{323}\u{330}Z\u{351}\u{36b}\u{343}\u{36a}\u{342}ﷺ".repeat(30)),
        ("formula", "=HYPERLINK(\"http://127.0.0.1/\",\"Klicka\")+cmd|' /C calc'!A0".to_owned()),
        ("at", "@SUM(1+1)*cmd|' /C calc'!A0".to_owned()),
    ]
}

/// The members whose values are words for readers.
const WORDS: [&str; 20] = [
    "title",
    "summary",
    "text",
    "name",
    "short",
    "county",
    "seat",
    "description",
    "publisher",
    "note",
    "purpose",
    "decided_by",
    "locator",
    "headline",
    "sv",
    "en",
    "license",
    "base",
    "aliases",
    "unit",
];
/// A link in the data: what it does not know is left out, as in every link.
const LINK: &str = "view";

/// A dataset with the same words in every such place.
fn filled(value: &mut Value, words: &str) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if WORDS.contains(&name.as_str()) => words.clone_into(text),
                    Value::Array(all) if name == "aliases" => *all = vec![json!(words)],
                    other => filled(other, words),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|each| filled(each, words)),
        _ => {}
    }
}

fn dataset(words: &str) -> Value {
    let mut data: Value = serde_json::from_str(SMALL).unwrap();
    filled(&mut data, words);
    data
}

/// Writes the words into every string that a member has, and gives how many those are.
fn put(value: &mut Value, member: &str, words: &str) -> usize {
    match value {
        Value::Object(members) => {
            let each = members.iter_mut().map(|(name, value)| match value {
                Value::String(text) if name == member => {
                    words.clone_into(text);
                    1
                }
                other => put(other, member, words),
            });
            each.sum()
        }
        Value::Array(all) => all.iter_mut().map(|each| put(each, member, words)).sum(),
        _ => 0,
    }
}

/// Names of all members that have strings.
fn members(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(all) => {
            for (name, value) in all {
                if value.is_string() {
                    names.insert(name.clone());
                }
                members(value, names);
            }
        }
        Value::Array(all) => all.iter().for_each(|each| members(each, names)),
        _ => {}
    }
}

#[test]
fn whatever_is_no_word_for_readers_refuses_hostile_words() {
    let small: Value = serde_json::from_str(SMALL).unwrap();
    let mut names = BTreeSet::new();
    members(&small, &mut names);
    names.retain(|name| name != LINK && !WORDS.contains(&name.as_str()));
    println!("refused: {names:?}");
    for member in ["id", "code", "url", "phase", "retrieved"] {
        assert!(names.contains(member), "{member} of {names:?}");
    }
    let mut taken = Vec::new();
    for (name, words) in hostile() {
        for member in &names {
            let mut data = small.clone();
            assert!(put(&mut data, member, &words) > 0);
            let read = json::read(data.to_string().as_bytes(), Strictness::Lenient);
            if read.dataset.is_some() {
                taken.push(format!("{member}: {name}"));
            }
        }
    }
    assert!(taken.is_empty(), "{taken:#?}");
}

const VIEWS: [&str; 6] = [
    "chart=years&regions=all&natures=all",
    "chart=regions&regions=all&years=2018-2022",
    "chart=areas&regions=N1&years=2018",
    "chart=difference&a=N1:2018:all&b=S2:2019-2022:all&claim=more:2",
    "chart=table&regions=all",
    "chart=map&regions=all&years=2018",
];

/// What is in the page that no words may bring there, what stands out of its box, and whether anything ran.
const LOOK: &str = "
    const root = document.querySelector('vard-kronan').shadowRoot;
    const host = document.querySelector('vard-kronan').getBoundingClientRect();
    const made = [...root.querySelectorAll('img, script, iframe, svg:not([class^=vk-]), object, [onerror], [onload], [onfocus], [autofocus], [onmouseover]')];
    const isCut = (each) => {
        for (let at = each.parentElement; at; at = at.parentElement) {
            if (getComputedStyle(at).overflowX !== 'visible') return true;
        }
        return false;
    };
    const outside = [...root.querySelectorAll('.vk *')].filter((each) => {
        if (!each.checkVisibility() || getComputedStyle(each).position === 'absolute' && each.offsetWidth <= 1) return false;
        const { left, right, width } = each.getBoundingClientRect();
        return width > 0 && (right > host.right + 1 || left < host.left - 1) && !isCut(each);
    });
    return [window.taken ?? 0, document.title, made.map((each) => each.outerHTML.slice(0, 80)),
        outside.slice(0, 4).map((each) => `${each.localName}.${each.className}`),
        document.documentElement.scrollWidth <= innerWidth];";

#[test]
fn hostile_words_in_every_text_of_the_data_stay_in_their_place() {
    let page = article("<vard-kronan id=\"live\"></vard-kronan>");
    visit(&serve(&page), async |page| {
        page.set_width(320).await;
        let mut broken = Vec::new();
        for (name, words) in hostile() {
            let give = format!("live.data = {}", json!(dataset(&words).to_string()));
            page.run(&give).await;
            for view in VIEWS {
                page.run(&format!("live.view = {}", json!(view))).await;
                page.wait_until("live.matches('[data-live]')").await;
                page.settle().await;
                page.unfold().await;
                let text = "return root.querySelector('.vk').textContent.length > 2000";
                assert_eq!(page.in_widget(text).await, json!(true), "{name}, {view}");
                let seen = page.run(LOOK).await;
                if seen != json!([0, "t", [], [], true]) {
                    broken.push(format!("{name}, {view}: {seen}"));
                }
            }
            let taken = page
                .run("return Promise.all([live.toCsv(), live.toSvg()]).then(([csv, svg]) => {
                    const made = new DOMParser().parseFromString(svg, 'image/svg+xml');
                    return [csv, [...made.querySelectorAll('script, foreignObject, image, a, [onload], parsererror')].map((each) => each.outerHTML.slice(0, 300))];
                })")
                .await;
            if taken[1] != json!([]) {
                broken.push(format!("{name}: SVG {}", taken[1]));
            }
            let csv = taken[0].as_str().unwrap();
            for start in ["=", "@", "+"] {
                let is_formula = |line: &str| {
                    line.starts_with(start)
                        || line.contains(&format!(",{start}"))
                        || line.contains(&format!(",\"{start}"))
                };
                if let Some(line) = csv.lines().find(|line| is_formula(line)) {
                    broken.push(format!("{name}: {line}"));
                }
            }
        }
        assert!(broken.is_empty(), "{broken:#?}");
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

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
fn packed_page_carries_hostile_words_as_words() {
    let directory = tempfile::tempdir().unwrap();
    let [data, packed] = ["data.json", "page.html"].map(|name| directory.path().join(name));
    for (name, words) in hostile() {
        fs::write(&data, dataset(&words).to_string()).unwrap();
        let done = Command::new(env!("CARGO_BIN_EXE_vardkronan"))
            .arg("pack")
            .arg(&data)
            .arg("--shell")
            .arg(dist::path("vardkronan.html"))
            .arg("-o")
            .arg(&packed)
            .output()
            .unwrap();
        assert!(done.status.success(), "{name}: {}", String::from_utf8_lossy(&done.stderr));
        let text = fs::read_to_string(&packed).unwrap();
        let (head, body) = text.split_once("<body>").unwrap();
        // As many scripts, policies and ends as a page of ours has.
        let shell = fs::read_to_string(dist::path("vardkronan.html")).unwrap();
        for tag in ["<script", "</script", "<iframe", "<img", "<!--"] {
            let count = |text: &str| text.matches(tag).count();
            // The shell has a second dataset, and a comment about nothing else.
            let difference = usize::from(tag.contains("script"));
            assert_eq!(count(&text) + difference, count(&shell), "{name}: {tag}");
        }
        assert!(head.contains("<title>") && body.contains("vk-still"), "{name}");
    }
    // One of them in a browser: its static part, and then live.
    fs::write(&data, dataset(&hostile()[0].1).to_string()).unwrap();
    visit(&format!("file://{}", packed.display()), async |page| {
        page.wait_until_ready().await;
        let made = "return [window.taken ?? 0, document.querySelectorAll('img, iframe').length,
            document.documentElement.scrollWidth <= innerWidth]";
        assert_eq!(page.run(made).await, json!([0, 0, true]));
        assert_eq!(page.log().await, Vec::<String>::new());
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
