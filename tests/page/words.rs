//! Hostile words in every place of the data, of a link and of a message: they stay words, in their place.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::{Value, json};
use vardkronan::ingest::Strictness;
use vardkronan::ingest::json;

use crate::browser::visit;
use crate::dist;
use crate::host::{article, serve};
use crate::markup::SMALL;
use crate::screen::ROOT;
use crate::whole::is_whole;

/// Words that would do something, or take more than their place, if anything let them.
pub(crate) fn hostile() -> Vec<(&'static str, String)> {
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
const MAX_LINK_CHARS: usize = 2_000;

/// A dataset with the same words in every such place, and in its links.
fn filled(value: &mut Value, words: &str) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if name == LINK => {
                        *text = words.chars().take(MAX_LINK_CHARS).collect();
                    }
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
pub(crate) const LOOK: &str = "
    const root = document.querySelector('vard-kronan').shadowRoot;
    const host = document.querySelector('vard-kronan').getBoundingClientRect();
    const all = [...root.querySelectorAll('.vk *, .vk-faults *, [part=fault]')];
    const made = [...root.querySelectorAll('img, script, iframe, svg:not([class^=vk-]), object, [onerror], [onload], [onfocus], [autofocus], [onmouseover]')];
    const isCut = (each) => {
        for (let at = each.parentElement; at; at = at.parentElement) {
            if (getComputedStyle(at).overflowX !== 'visible') return true;
        }
        return false;
    };
    const outside = all.filter((each) => {
        if (!each.checkVisibility() || getComputedStyle(each).position === 'absolute' && each.offsetWidth <= 1) return false;
        const { left, right, width } = each.getBoundingClientRect();
        return width > 0 && (right > host.right + 1 || left < host.left - 1) && !isCut(each);
    });
    return [window.taken ?? 0, document.title, made.map((each) => each.outerHTML.slice(0, 80)),
        outside.slice(0, 4).map((each) => `${each.localName}.${each.className}`),
        document.documentElement.scrollWidth <= innerWidth];";

/// Nothing of what was looked at is amiss, whatever the page is called.
#[track_caller]
pub(crate) fn assert_tame(seen: &Value, name: &str) {
    let Value::Array(all) = seen else { panic!("{seen}") };
    let told = [&all[0], &all[2], &all[3], &all[4]];
    assert_eq!(told, [&json!(0), &json!([]), &json!([]), &json!(true)], "{name}");
}

#[test]
fn hostile_words_in_what_is_refused_are_told_as_words() {
    let small: Value = serde_json::from_str(SMALL).unwrap();
    visit(&serve(&article("<vard-kronan id=\"live\"></vard-kronan>")), async |page| {
        page.set_width(320).await;
        for (name, words) in hostile() {
            let mut refused = small.clone();
            for member in ["id", "code", "url", "phase", "retrieved"] {
                assert!(put(&mut refused, member, &words) > 0);
            }
            refused[words.as_str()] = json!(words);
            refused["investments"][0][words.as_str()] = json!(1);
            // Without a view that could stay, and above the last good one.
            for data in [&refused, &small, &refused] {
                page.run(&format!("live.data = {}", json!(data.to_string()))).await;
                let faults = format!("{ROOT}?.querySelectorAll('.vk-faults li').length");
                let expected = if data == &small { "=== 0" } else { "> 8" };
                page.wait_until(&format!("{faults} {expected}")).await;
                page.settle().await;
                assert_tame(&page.run(LOOK).await, name);
            }
            page.run("const empty = live.cloneNode(); live.replaceWith(empty)").await;
        }
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn hostile_words_in_every_text_of_the_data_stay_in_their_place() {
    let page = article("<vard-kronan id=\"live\"></vard-kronan>");
    visit(&serve(&page), async |page| {
        page.set_width(320).await;
        let mut broken = Vec::new();
        for (at, (name, words)) in hostile().into_iter().enumerate() {
            let give = format!("live.data = {}", json!(dataset(&words).to_string()));
            page.run(&give).await;
            // By the data's own link, and by each of ours.
            let next = "live.shadowRoot.querySelector('.vk-guide button:not([aria-disabled=true])').click()";
            let shown = [next.to_owned()].into_iter();
            // Each view with half of the words, before a release with all.
            let ours = VIEWS.into_iter().enumerate();
            let ours = ours.filter(|(view, _)| is_whole() || (view + at) % 2 == 0);
            let ours = ours.map(|(_, view)| format!("live.view = {}", json!(view)));
            for view in shown.chain(ours) {
                page.wait_until("live.matches('[data-live]')").await;
                page.run(&view).await;
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

#[test]
fn packed_page_carries_hostile_words_as_words() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data.json");
    let mut pages = Vec::new();
    for (at, (name, words)) in hostile().into_iter().enumerate() {
        let packed = directory.path().join(format!("{at}.html"));
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
        pages.push((name, format!("file://{}", packed.display())));
    }
    let first = pages[0].1.clone();
    visit(&first, async |page| {
        page.set_width(320).await;
        for (name, address) in pages {
            page.go(&address).await;
            page.wait_until_ready().await;
            page.unfold().await;
            let seen = page.run(LOOK).await;
            // The page is called what its data are.
            assert_tame(&seen, name);
            let made = page.run("return document.querySelectorAll('img, iframe').length").await;
            assert_eq!(made, json!(0), "{name}");
            assert_eq!(page.log().await, Vec::<String>::new(), "{name}");
        }
    });
}
