//! Every place where words could become more than words: each is known, with the reason why no words of
//! data, links or messages reach it as markup, script or address.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dist;

/// What makes markup, script, addresses or requests of words, in scripts.
const SCRIPT_SINKS: [&str; 46] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "srcdoc",
    "setHTML",
    "createContextualFragment",
    "DOMParser",
    "XSLTProcessor",
    "eval(",
    "Function(",
    "javascript:",
    "createScriptURL",
    "createHTML",
    "createScript(",
    "new Worker",
    "importScripts",
    "import(",
    "setTimeout(\"",
    "setTimeout(`",
    "setInterval(\"",
    "setAttribute",
    "href:",
    "src:",
    ".href =",
    ".src =",
    "location =",
    "location.assign",
    "location.replace",
    "opened = open(",
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "replaceSync(",
    "createElement(",
    "createElementNS(",
    ".style.",
    "history.",
    ".history",
    "location.hash",
    "\"*\")",
    "navigator.share",
    "ClipboardItem",
];
/// An element of a name that is written there.
const NAMED: &str = "document.createElement(\"";
/// What a browser keeps for a page.
const KEEPERS: [&str; 6] =
    ["localStorage", "sessionStorage", "indexedDB", "caches.", ".cookie", "serviceWorker"];
/// The same in Rust: markup that nobody escapes, addresses, attributes by name.
const RUST_SINKS: [&str; 20] = [
    "from_html_unchecked",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent",
    "VRaw",
    "eval(",
    "Function::new",
    "set_attribute",
    "set_href",
    "set_src",
    "href={",
    "src={",
    "srcdoc",
    "action={",
    "Reflect::set",
    "set_property",
    "~style=",
    "<@{",
    "push_state_with_url",
    "replace_state_with_url",
];
/// Where Rust writes markup by hand: in so many lines, of words from where. Another line is to be looked
/// at, and counted here.
const MARKUP: [(&str, usize, &str); 14] = [
    ("src/cli/png.rs", 1, "a trial of the typeface: letters of ours"),
    ("src/export/embed_code.rs", 5, "addresses, names and links, all escaped; lengths"),
    ("src/export/fallback.rs", 15, "words of data, all escaped; links are http or https"),
    ("src/export/oembed.rs", 3, "words of data, all escaped; the script is ours"),
    (
        "src/export/page.rs",
        5,
        "blocks of the build, refused where they could end one; addresses, escaped",
    ),
    (
        "src/export/page/blocks.rs",
        8,
        "titles, notes, links and addresses, all escaped; data in base64",
    ),
    ("src/export/page/shell.rs", 1, "the program in base64 or its like"),
    ("src/export/svg.rs", 2, "title and description, escaped; lengths"),
    ("src/ingest/encoding.rs", 1, "is looked for, not written"),
    ("src/still/mod.rs", 2, "Yew's markup and sentences of ours"),
    ("src/still/picture.rs", 6, "words, escaped; lengths; classes of ours"),
    ("src/still/tidy.rs", 1, "lengths"),
    ("src/still/tree.rs", 2, "Yew's markup, written as it was read"),
    ("src/tools/take.rs", 1, "the QR code's paths: numbers"),
];

/// Where, which line, and why it is harmless.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "static/desk.js",
        "const createScriptURL = (address) => {",
        "lets the worker's own address through only",
    ),
    ("static/desk.js", "const rules = { createScriptURL };", "the same"),
    (
        "static/desk.js",
        "return new Worker(policyOfPage().createScriptURL(address), { type });",
        "an address of the page's own script, or of its text",
    ),
    (
        "static/desk.js",
        "const text = isInPage ? document.getElementById(\"vardkronan-program\").textContent : await (await fetch(own)).text();",
        "the module's own file",
    ),
    (
        "static/desk.js",
        "else if (value === true) made.setAttribute(key, \"\");",
        "names are written in our scripts",
    ),
    (
        "static/desk.js",
        "else if (value !== false && value !== undefined) made.setAttribute(key, value);",
        "the same; addresses are named below",
    ),
    ("static/desk.js", "button.setAttribute(\"aria-disabled\", \"true\");", "both words are ours"),
    (
        "static/desk.js",
        "element(\"a\", { href: address, download: name }).click();",
        "a Blob's address",
    ),
    ("static/element.js", "this.#fault.setAttribute(\"part\", \"fault\");", "both words are ours"),
    ("static/element.js", "this.#fault.setAttribute(\"role\", \"status\");", "both words are ours"),
    ("static/links.js", "line.setAttribute(\"part\", \"address\");", "both words are ours"),
    ("static/links.js", "line.setAttribute(\"role\", \"status\");", "both words are ours"),
    (
        "static/links.js",
        "opened = open(link.href, \"_blank\");",
        "a link of the widget's, http or https by its reader",
    ),
    (
        "static/field.js",
        "if (isNamed) this.input.setAttribute(\"aria-label\", label);",
        "a name is text",
    ),
    (
        "static/field.js",
        "else this.input.setAttribute(name, value);",
        "what marks a field as wrong: the names are written there",
    ),
    (
        "static/form.js",
        "field.input.setAttribute(\"aria-required\", \"true\");",
        "both words are ours",
    ),
    ("static/own.js", "const answer = await this.#import(this.#asking);", "a method of that name"),
    (
        "static/own.js",
        "async #import({ rowsAs, headings, mapping = JSON.stringify(this.#form.mapping) }) {",
        "the same",
    ),
    ("static/own.js", "this.#progress.setAttribute(\"aria-label\", words);", "a name is text"),
    (
        "static/start.js",
        "const response = await fetch(address);",
        "what the host wrote into `src`, or the module",
    ),
    (
        "static/start.js",
        "return typeof Desk === \"function\" ? { Desk } : import(new URL(\"vardkronan-tools.js\", import.meta.url).href);",
        "a file beside the module",
    ),
    ("static/start.js", "note.setAttribute(\"part\", \"fault\");", "both words are ours"),
    (
        "static/take.js",
        "if (isSafe && key !== \"xmlns\") made.setAttribute(key, written);",
        "names are listed, links are http, https or in the page",
    ),
    (
        "static/take.js",
        "element(\"a\", { href: address, download: name }).click();",
        "a Blob's address",
    ),
    (
        "static/take.js",
        "this.result.replaceChildren(element(\"img\", { src: contents, alt: name, class: \"vk-take-picture\" }));",
        "a Blob's address",
    ),
    (
        "static/take.js",
        "return this.#copy({ \"text/html\": blob(table.outerHTML, \"text/html\"), \"text/plain\": blob(text, \"text/plain\") },",
        "is read, of cells made as text",
    ),
    (
        "static/worker.js",
        "async import({ mapping = \"\", rowsAs = \"\", headings = 0, language }, tell) {",
        "a task of that name",
    ),
    ("static/worker.js", "...(await this.import({ language }, tell)) };", "the same"),
    ("static/worker.js", "const response = await fetch(address);", "the page beside the module"),
    (
        "static/desk.js",
        "const made = document.createElement(name);",
        "names are written in our scripts",
    ),
    ("static/desk.js", "sheet.replaceSync(DESK_STYLES);", "what the build has joined"),
    ("static/element.js", "sheet.replaceSync(SHELL_CSS);", "written there"),
    ("static/element.js", "this.#slot.style.display = \"\";", "a word of ours"),
    (
        "static/element.js",
        "const isSwapped = isComplete && this.#slot.style.display === \"\" && !isOther;",
        "is read",
    ),
    ("static/element.js", "this.#slot.style.display = \"none\";", "a word of ours"),
    ("static/embed.js", "frame.style.height = `${Math.ceil(height) + border}px`;", "a length"),
    (
        "static/embed.js",
        "if (frame.getBoundingClientRect().top + height > innerHeight) frame.style.minHeight = 0;",
        "a length",
    ),
    (
        "static/embed.js",
        "for (const { contentWindow } of frames()) contentWindow?.postMessage({ type, version: 1 }, \"*\");",
        "a question without words, to frames whose origin may have no name",
    ),
    ("static/frame.js", "root.style.overflow = \"\";", "a word of ours"),
    ("static/frame.js", "if (hasBar) root.style.overflow = \"hidden\";", "a word of ours"),
    (
        "static/frame.js",
        "if (hasBar && height > innerHeight) root.style.overflow = \"\";",
        "a word of ours",
    ),
    (
        "static/frame.js",
        "parent.postMessage({ type, version: 1, id: name || null, height }, \"*\");",
        "a height and the name that the parent gave, for a parent of any origin",
    ),
    (
        "static/frame.js",
        "parent.postMessage({ sentinel: \"amp\", type: \"embed-size\", height }, \"*\");",
        "a height",
    ),
    (
        "static/instance.js",
        "sheet.replaceSync(STYLES || document.getElementById(STYLE_BLOCK_ID).textContent);",
        "what the build has joined, or put into the head of a page of ours",
    ),
    ("static/links.js", "line.style.top = `${top}px`;", "a length"),
    ("static/page.js", "const link = location.hash.slice(1);", "is compared, and never markup"),
    (
        "static/start.js",
        "history.replaceState(null, \"\", location.href.split(\"#\")[0]);",
        "the page's own address without its end",
    ),
    (
        "static/take.js",
        "const made = document.createElementNS(name === \"svg\" || place.namespaceURI === SVG ? SVG : XHTML, name);",
        "of listed names only",
    ),
    (
        "static/take.js",
        "const share = typeof navigator.share === \"function\"",
        "whether there is such a thing",
    ),
    (
        "static/take.js",
        "await navigator.clipboard.write([new ClipboardItem(items)]);",
        "a table of cells made as text, the same as text, or a picture",
    ),
    ("static/take.js", "page.replaceSync(SHEET_PAGE);", "written there"),
    (
        "static/take.js",
        "await navigator.share({ title, text: field.value, ...(this.link ? { url: this.link } : {}) });",
        "words as words, and the address of the page that the reader is at",
    ),
    (
        "glue",
        "_o(arg0).setAttribute(_s(arg1, arg2), _s(arg3, arg4));",
        "Yew's; names are written in our components",
    ),
    (
        "glue",
        "_o(arg0).innerHTML = _s(arg1, arg2);",
        "Yew's, for what `from_html_unchecked` is given: below",
    ),
    (
        "glue",
        "const ret = _o(arg0).createElementNS(arg1 === 0 ? undefined : _s(arg1, arg2), _s(arg3, arg4));",
        "Yew's; names are written in our components, or levels of headings: below",
    ),
    ("glue", "const ret = _o(arg0).createElement(_s(arg1, arg2));", "the same"),
    ("glue", "const ret = _o(arg0).history;", "for `src/browser/address.rs`: below"),
    ("glue", "const ret = _o(arg1).outerHTML;", "is read"),
    (
        "glue",
        "module_or_path = fetch(module_or_path);",
        "not reached: it is given an answer or a module",
    ),
    (
        "src/components/details.rs",
        "html! { <a href={url.to_owned()} target=\"_blank\" rel=\"noopener noreferrer\">{ words }</a> }",
        "http or https by `ingest`, which refuses other links",
    ),
    (
        "src/components/sheet.rs",
        "{ Html::from_html_unchecked(code.clone()) }",
        "the QR code's own SVG, without words",
    ),
    (
        "src/components/sheet.rs",
        "html! { <div class=\"vk-sheet-picture\">{ Html::from_html_unchecked(svg(&figure).into()) }</div> }",
        "`export::svg` escapes words; the page builds it by listed names",
    ),
    (
        "src/browser/address.rs",
        "history.push_state_with_url(&JsValue::NULL, \"\", Some(&next)).ok()",
        "a link of the widget's own, behind the page's address",
    ),
    (
        "src/browser/address.rs",
        "history.replace_state_with_url(&JsValue::NULL, \"\", Some(&next)).ok()",
        "the same",
    ),
    (
        "src/components/body.rs",
        "data-theme={theme_name(shown.theme)} ~style={element::style(&widget.look.style)}",
        "a house's colours, lengths and fonts from a list: `view/style.rs`",
    ),
    (
        "src/components/marks.rs",
        "~style={element::style(&style)} tabindex={if is_stop { \"0\" } else { \"-1\" }}",
        "lengths",
    ),
    (
        "src/components/year_range.rs",
        "<div class=\"vk-track\" ~style={element::style(&style)}>",
        "lengths",
    ),
    (
        "src/components/embed_dialog.rs",
        "<@{heading(title.level)} id={title.id.clone()}>{ shown.word(\"embed.title\") }</@>",
        "h1 to h6, by a number",
    ),
    (
        "src/components/details.rs",
        "<@{heading(title.level)} id={title.id} tabindex=\"-1\">",
        "the same",
    ),
    (
        "src/components/head.rs",
        "<@{heading(title.level)} id={title.id} class=\"vk-headline\" part=\"headline\">",
        "the same",
    ),
    (
        "src/browser/element.rs",
        "let _ = element.style().set_property(property, &format!(\"{length_px:.2}px\"));",
        "a length",
    ),
    (
        "src/browser/element.rs",
        "let _ = Reflect::set(field, &JsValue::from_str(property), value);",
        "value and selection of a field",
    ),
];

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // Other tests pack pages beside what is built.
                let is_passing = entry_name(&path).starts_with(".tmp");
                folders.extend((!is_passing).then_some(path));
            } else if path.to_str().unwrap().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn entry_name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// Each line of a text that does something by one of the words, without what it says to its readers.
fn lines_with<'a>(text: &'a str, words: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let code = text.lines().map(str::trim);
    let code = code.filter(|line| {
        !line.starts_with("//") && !line.starts_with('*') && !line.starts_with("/*")
    });
    code.filter(|line| {
        let unnamed = line.replace(NAMED, "");
        words.iter().any(|word| unnamed.contains(word))
    })
}

/// How many lines of a text begin markup or end it.
fn lines_of_markup(text: &str) -> usize {
    // What a file's own tests write is no page's.
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let begins = |line: &&str| {
        let marks = ["\"<", "\\n<"].into_iter().flat_map(|mark| line.split(mark).skip(1));
        let mut next = marks.filter_map(|rest| rest.chars().next());
        next.any(|next| next.is_ascii_alphabetic() || "/!{?".contains(next))
            || line.contains("push('<')")
    };
    lines_with(code, &["<"]).filter(begins).count()
}

#[test]
fn markup_made_by_hand_is_where_it_is_known_and_its_words_are_escaped() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for path in files("src", ".rs") {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        let is_test = name.contains("test") || name.contains("/bin/");
        let count = lines_of_markup(&fs::read_to_string(&path).unwrap());
        if count > 0 && !is_test {
            found.push((name, count));
        }
    }
    let known: Vec<_> =
        MARKUP.iter().map(|(name, count, _)| ((*name).to_owned(), *count)).collect();
    found.sort();
    assert_eq!(found, known, "what reaches these?");
}

#[test]
fn every_sink_is_known_and_none_takes_words_of_data() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found: Vec<(String, String)> = Vec::new();
    let mut look = |name: &str, text: &str, words: &[&str]| {
        found.extend(lines_with(text, words).map(|line| (name.to_owned(), line.to_owned())));
    };
    let name_of = |path: &Path| path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
    for path in files("static", ".js") {
        let text = fs::read_to_string(&path).unwrap();
        look(&name_of(&path), &text, &SCRIPT_SINKS);
        look(&name_of(&path), &text, &KEEPERS);
    }
    // Of what is built, all that is not in those files: wasm-bindgen's part.
    for (name, end) in
        [("vardkronan.js", "const SENTENCES"), ("vardkronan-tools.js", "class TaskFault")]
    {
        let text = fs::read_to_string(dist::path(name)).unwrap();
        let (glue, _) = text.split_once(end).unwrap();
        look("glue", glue, &SCRIPT_SINKS);
        look("glue", glue, &KEEPERS);
    }
    for folder in ["browser", "components", "embed", "still", "tools"] {
        for path in files(&format!("src/{folder}"), ".rs") {
            look(&name_of(&path), &fs::read_to_string(&path).unwrap(), &RUST_SINKS);
        }
    }
    let is_known = |(name, line): &(String, String)| {
        KNOWN.iter().any(|(place, known, _)| name == place && line.contains(known))
    };
    let unknown: Vec<_> = found.iter().filter(|each| !is_known(each)).collect();
    assert!(unknown.is_empty(), "what reaches these? {unknown:#?}");
    let is_there = |(place, known, _): &&(&str, &str, &str)| {
        found.iter().any(|(name, line)| name == place && line.contains(known))
    };
    // What wasm-bindgen writes depends on how small the build is.
    let is_gone = |each: &&(&str, &str, &str)| each.0 != "glue" && !is_there(each);
    let gone: Vec<_> = KNOWN.iter().filter(is_gone).collect();
    assert!(gone.is_empty(), "no longer there: {gone:#?}");
}

#[test]
fn no_page_has_scripts_but_its_own_nor_handlers_in_its_markup() {
    for path in files("dist", ".html") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display();
        let policy = text.split_once("http-equiv=\"Content-Security-Policy\" content=\"");
        // Pages of invented papers are what a host's are.
        let Some((_, policy)) = policy else { panic!("{name} has no policy") };
        let policy = policy.split_once('"').unwrap().0;
        for forbidden in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"] {
            assert!(!policy.contains(forbidden), "{name}: {policy}");
        }
        // Markup alone: data, styles and scripts are what the policy names.
        let mut markup = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("<script") {
            markup.push_str(before);
            rest = after.split_once("</script>").unwrap().1;
        }
        markup.push_str(rest);
        let markup = markup.to_lowercase();
        for handler in [
            "javascript:",
            " onerror",
            " onload",
            " onclick",
            "<iframe srcdoc",
            "<object",
            "<embed",
            "<base",
        ] {
            assert!(!markup.contains(handler), "{name}: {handler}");
        }
    }
}
