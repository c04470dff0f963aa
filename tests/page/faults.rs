//! Files that arrive broken or not at all: the reader's screen is the static part, with its table, and one
//! sentence in the page's language.

use std::fs;
use std::io::Write;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist;
use crate::host::{Host, article, article_with, serve};
use crate::panics::{REFUSE, STOPPED};

const PAGE: &str = "document.querySelector('vard-kronan')";
/// The fault's name, whether static part and table are seen, and all sentences about it that are seen.
const SEEN: &str = "const element = document.querySelector('vard-kronan');
    const words = [document.querySelector('#vardkronan-fault'),
        ...element.shadowRoot?.querySelectorAll('[part=fault], .vk-faults') ?? []];
    return [element.dataset.fault ?? '', document.querySelector('.vk-still')?.offsetHeight > 300,
        document.querySelector('.vk-still table')?.checkVisibility(),
        words.filter((each) => each?.checkVisibility()).map((each) => each.innerText).join(' ')]";

/// Asks for the table: what a page that shows one view only is asked for by its host.
const BREAK: &str = "document.querySelector('vard-kronan').view = 'chart=table'";

impl Page {
    /// Opens a page whose fault is expected, and looks at it.
    async fn fault_at(&self, address: &str) -> [Value; 4] {
        self.go(address).await;
        self.wait_until(&format!("{PAGE}?.dataset.fault")).await;
        self.settle().await;
        serde_json::from_value(self.run(SEEN).await).unwrap()
    }
}

fn changed(bytes: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    change(&mut bytes);
    bytes
}

/// The same with nonsense in its middle.
pub(crate) fn torn(bytes: &[u8]) -> Vec<u8> {
    let middle = bytes.len() / 2;
    changed(bytes, |bytes| bytes[middle..middle + 64].fill(0xFF))
}

#[test]
fn broken_files_beside_a_page_leave_its_static_part_and_a_sentence() {
    let wasm = fs::read(dist::path("vardkronan_bg.wasm")).unwrap();
    let data = fs::read(dist::path("data/investments.json")).unwrap();
    let page = fs::read(dist::path("index.html")).unwrap();
    let (program, figures) = ("vardkronan_bg.wasm", "data/investments.json");
    let cases = [
        (
            "a cut program",
            program,
            wasm[..wasm.len() / 2].to_vec(),
            "unloadable",
            "programmet kunde inte startas",
        ),
        ("a torn program", program, torn(&wasm), "unloadable", "programmet kunde inte startas"),
        ("no bytes", program, Vec::new(), "unloadable", "programmet kunde inte startas"),
        (
            "a page for a program",
            program,
            page.clone(),
            "unloadable",
            "programmet kunde inte startas",
        ),
        ("cut figures", figures, data[..data.len() / 2].to_vec(), "invalid-data", "slut"),
        ("torn figures", figures, torn(&data), "invalid-data", "UTF-8"),
        ("a page for figures", figures, page, "invalid-data", "giltig JSON"),
        ("figures of a newer version", figures, newer(), "invalid-data", "version"),
    ];
    let first = Host::default().with("vardkronan.js", "").serve();
    visit(&format!("{first}frames/investments.html"), async |page| {
        for (name, file, bytes, fault, words) in cases {
            let origin = Host::default().with(file, bytes).serve();
            let seen = page.fault_at(&format!("{origin}frames/investments.html")).await;
            println!("{name}: {}", seen[3]);
            assert_eq!(seen[..3], [json!(fault), json!(true), json!(true)], "{name}");
            let said = seen[3].as_str().unwrap();
            assert!(said.contains(words), "{name}: {said}");
        }
    });
}

#[test]
fn a_single_flipped_bit_of_the_program_never_leaves_an_empty_place() {
    let wasm = fs::read(dist::path("vardkronan_bg.wasm")).unwrap();
    visit(&Host::default().with("", article("")).serve(), async |page| {
        for part in 1..8 {
            let at = wasm.len() * part / 8;
            let flipped = changed(&wasm, |bytes| bytes[at] ^= 0x10);
            let origin = Host::default().with("vardkronan_bg.wasm", flipped).serve();
            page.go(&format!("{origin}frames/investments.html")).await;
            page.wait_until(&format!("{PAGE}.matches('[data-fault], [data-live]')")).await;
            let seen = page.run(SEEN).await;
            let is_live = page.run(&format!("return {PAGE}.matches('[data-live]')")).await;
            println!("byte {at}: live {is_live}, {seen}");
            let is_told = seen[1] == json!(true) && seen[3].as_str().unwrap().len() > 40;
            assert!(is_live == json!(true) || is_told, "{at}: {seen}");
        }
    });
}

/// The one-file page with another text between two marks.
fn page_with(start: &str, end: &str, change: impl Fn(&str) -> String) -> String {
    let page = fs::read_to_string(dist::path("vardkronan.html")).unwrap();
    let (before, rest) = page.split_once(start).unwrap();
    let (inside, after) = rest.split_once(end).unwrap();
    format!("{before}{start}{}{end}{after}", change(inside))
}

/// The page as if its figures had never been put into it.
fn without_figures(page: &str) -> String {
    let mut rest = page.to_owned();
    while let Some((before, after)) = rest.split_once("<script type=\"application/json+gzip\">") {
        let (_, after) = after.split_once("</script>").unwrap();
        rest = [before, after].concat();
    }
    assert_ne!(rest, page);
    rest
}

/// The page with no other figures than such of a version that is not known yet.
fn newer_inside(page: &str) -> String {
    let mut small = GzEncoder::new(Vec::new(), Compression::best());
    small.write_all(&newer()).unwrap();
    let text = BASE64.encode(small.finish().unwrap());
    let block = "<script type=\"application/json+gzip\">";
    let (before, after) = page.split_once(block).unwrap();
    let (_, after) = after.split_once("</script>").unwrap();
    [before, block, &text, "</script>", &without_figures(after)].concat()
}

/// Figures of a version that is not known yet.
fn newer() -> Vec<u8> {
    let data = fs::read_to_string(dist::path("data/investments.json")).unwrap();
    let newer = data.replacen("\"version\":1", "\"version\":2", 1);
    assert_ne!(data, newer);
    newer.into_bytes()
}

/// The one-file page broken inside, with the fault's name and words that tell it.
fn broken_pages() -> Vec<(&'static str, String, &'static str, &'static str)> {
    let half = |text: &str| text[..text.len() / 2].to_owned();
    let program = "<script type=\"application/octet-stream\" id=\"vardkronan-wasm\">";
    let whole = fs::read_to_string(dist::path("vardkronan.html")).unwrap();
    let program = if whole.contains(program) { program } else { "id=\"vardkronan-wasm\">" };
    let figures = "<script type=\"application/json+gzip\">";
    vec![
        (
            "a cut program",
            page_with(program, "</script>", half),
            "unloadable",
            "programmet kunde inte startas",
        ),
        (
            "a torn program",
            page_with(program, "</script>", |text| {
                let middle = text.len() / 2;
                format!("{}{}{}", &text[..middle], "~".repeat(400), &text[middle + 400..])
            }),
            "unloadable",
            "programmet kunde inte startas",
        ),
        (
            "cut figures",
            page_with(figures, "</script>", half),
            "damaged",
            "siffrorna i sidan är skadade",
        ),
        (
            "no figures",
            page_with(figures, "</script>", |_| String::new()),
            "damaged",
            "siffrorna i sidan är skadade",
        ),
        ("no block of figures", without_figures(&whole), "missing", "inga siffror är angivna"),
        ("figures of a newer version", newer_inside(&whole), "invalid-data", "version"),
        (
            "a program that its policy does not name",
            page_with("id=\"vardkronan-program\">", "</script>", |text| format!("{text};")),
            "unloadable",
            "programmet kunde inte",
        ),
        (
            "no leave to compile",
            whole.replacen(" 'wasm-unsafe-eval'", "", 1),
            "blocked",
            "'wasm-unsafe-eval'",
        ),
    ]
}

#[test]
fn a_program_that_could_not_be_fetched_is_asked_for_once_more() {
    let fail = "<script>window.asked = [];
        window.unbroken = window.fetch;
        window.fetch = (address, { cache = 'default' } = {}) => {
            if (!address.endsWith('.wasm')) return unbroken(address);
            asked.push(cache);
            return asked.length > 1 ? unbroken(address, { cache }) : Promise.reject(new TypeError());
        };</script>";
    let page = article_with(fail, "<vard-kronan src=\"data/investments.json\"></vard-kronan>");
    visit(&serve(&page), async |page| {
        page.wait_until_ready().await;
        assert_eq!(page.run("return asked").await, json!(["default", "reload"]));
        assert_eq!(page.run(&format!("return {PAGE}.dataset.fault ?? ''")).await, "");
    });
}

#[test]
fn a_one_file_page_that_is_broken_inside_keeps_its_static_part_and_says_so() {
    let directory = tempfile::tempdir().unwrap();
    let cases = broken_pages();
    let address =
        |at: usize| format!("file://{}", directory.path().join(format!("{at}.html")).display());
    for (at, (_, text, ..)) in cases.iter().enumerate() {
        fs::write(directory.path().join(format!("{at}.html")), text).unwrap();
    }
    // Where no script may run, nothing can be said: the static part is all there is.
    let silent = directory.path().join("silent.html");
    fs::write(&silent, page_with("script-src", ";", |_| " 'none'".to_owned())).unwrap();
    visit(&format!("file://{}", silent.display()), async |page| {
        page.linger().await;
        let seen = page.run(SEEN).await;
        assert_eq!(
            [&seen[0], &seen[1], &seen[2]],
            [&json!(""), &json!(true), &json!(true)],
            "{seen}"
        );
        for (at, (name, _, fault, words)) in cases.iter().enumerate() {
            let seen = page.fault_at(&address(at)).await;
            println!("{name}: {}", seen[3]);
            assert_eq!(seen[..3], [json!(fault), json!(true), json!(true)], "{name}");
            let said = seen[3].as_str().unwrap();
            assert!(said.contains(words), "{name}: {said}");
        }
    });
}

#[test]
fn a_page_that_breaks_while_it_is_live_has_its_static_part_and_table_back() {
    let origin = Host::default().serve();
    let frame = format!("{origin}frames/investments.html");
    for address in [frame, dist::file_address("vardkronan.html")] {
        visit(&address, async |page| {
            page.wait_until_ready().await;
            page.settle().await;
            let seen = page.run(SEEN).await;
            assert_eq!(seen, json!(["", false, false, ""]), "{address}");
            page.run(REFUSE).await;
            // Whatever it draws from now on fails, so that coming back fails, too.
            page.run(&format!("window.isRefused = (node) => isIn({PAGE}, node);{BREAK}")).await;
            page.wait_until(&format!("{PAGE}.dataset.fault")).await;
            page.settle().await;
            let seen = page.run(SEEN).await;
            assert_eq!(seen, json!(["stopped", true, true, STOPPED]), "{address}");
            assert_eq!(page.run(&format!("return {PAGE}.matches('[data-live]')")).await, false);
        });
    }
}

#[test]
fn an_own_file_of_a_newer_version_leaves_the_view_and_says_so() {
    let newer = String::from_utf8(newer()).unwrap();
    visit(&dist::file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let view = page.run(&format!("return {PAGE}.view")).await;
        page.drop_files(&[("nyare.json", &newer)]).await;
        let words = |script: &str| {
            format!("{PAGE}.shadowRoot.querySelector('.vk-desk')?.innerText{script}")
        };
        page.wait_until(&words(".includes('version')")).await;
        println!("{}", page.run(&format!("return {}", words(""))).await);
        assert_eq!(page.run(&format!("return {PAGE}.view")).await, view);
        assert_eq!(page.run(SEEN).await, json!(["", false, false, ""]));
    });
}
