//! The places where words could become more than words (`sinks.rs`), each with the reason why they do not.

/// Where Rust writes markup by hand: in so many lines, of words from where. Another line is to be looked
/// at, and counted here.
pub(crate) const MARKUP: [(&str, usize, &str); 14] = [
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
pub(crate) const KNOWN: &[(&str, &str, &str)] = &[
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
    ("static/desk.js", "open(wish, source) {", "a method of that name"),
    ("static/own.js", "open(source) {", "the same"),
    ("static/take.js", "open() {", "the same"),
    ("static/start.js", "open(files);", "shows the dialog for files"),
    ("static/start.js", "open(files.length > 0 ? files : text);", "the same"),
    (
        "static/page.js",
        "Object.assign(root.style, { backgroundColor, color, colorScheme });",
        "three words of what the browser has computed",
    ),
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
        "const response = await fetch(address).catch(() => fetch(address, { cache: \"reload\" }));",
        "what the host wrote into `src`, or the module",
    ),
    (
        "static/start.js",
        "return await import(new URL(\"vardkronan-tools.js\", import.meta.url).href);",
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
        "_o(arg0).setProperty(_s(arg1, arg2), _s(arg3, arg4));",
        "names and lengths of `src/browser`",
    ),
    ("glue", "open(inputs, addresses, view) {", "a method of that name"),
    ("glue", "wasm.stage_open(this.__wbg_ptr,", "the same"),
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
