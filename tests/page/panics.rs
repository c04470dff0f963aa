//! A module that breaks down in the middle of its work: who broke it stops with a sentence and its static
//! part, and all others come back.

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist;
use crate::host::{Host, article, serve};
use crate::markup::{COMPONENTS, SMALL, earlier, states};

const LISTEN: &str = "<script>var told = [];
    for (const name of ['ready', 'change', 'error'])
        document.addEventListener(`vardkronan-${name}`,
            (event) => told.push([name, event.target.id, event.detail.code ?? '']));
    var count = (name, id) => told.filter((each) => each[0] === name && each[1] === id).length;
    // A host's own script, which must go on.
    var ticks = 0;
    setInterval(() => ticks += 1, 10)</script>";

/// What Yew takes for certain fails where `isRefused(node)`: an element cannot be inserted.
pub(crate) const REFUSE: &str = "window.isRefused = () => false;
    const insert = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function (node, at) {
        const done = insert.call(this, node, at);
        if (!isRefused(node)) return done;
        node.remove();
        throw new Error('refused by the test');
    };
    window.isIn = (element, node) => element.shadowRoot.contains(node);";

fn widget(id: &str, attributes: &str) -> String {
    format!(
        "<vard-kronan id=\"{id}\" src=\"data/investments.json\" {attributes}><p>reserv</p></vard-kronan>"
    )
}

impl Page {
    /// Until each of them is live and drawn.
    async fn wait_until_live(&self, ids: &[&str]) {
        let is_drawn = format!(
            "{}.every((id) => document.getElementById(id).matches('[data-live]')
                && document.getElementById(id).shadowRoot.querySelectorAll('.vk').length === 1)",
            json!(ids)
        );
        self.wait_until(&is_drawn).await;
        self.settle().await;
    }

    /// What a reader sees of an element: the sentence, the static part, the widget.
    async fn seen(&self, id: &str) -> Value {
        self.run(&format!(
            "const element = document.getElementById('{id}');
            const fault = element.shadowRoot.querySelector('[part=fault]');
            return [fault.hidden ? '' : fault.innerText, element.querySelector('p').offsetHeight > 0,
                element.shadowRoot.querySelectorAll('.vk').length]"
        ))
        .await
    }

    /// The host's own script still runs.
    async fn assert_that_the_host_goes_on(&self) {
        let before = self.run("return ticks").await;
        self.wait_until(&format!("ticks > {before}")).await;
    }
}

pub(crate) const STOPPED: &str =
    "Diagrammet stannade på grund av ett fel. Ladda om sidan för att försöka igen.";
const RESTARTED: &str = "Diagrammet stannade på grund av ett fel och startades om.";

#[test]
fn what_breaks_once_is_back_with_a_sentence_in_the_view_that_it_had() {
    let english = widget("two", "lang=\"en\" view=\"chart=table&amp;regions=14&amp;years=2018\"");
    let markup = format!("{LISTEN}{}{english}", widget("one", ""));
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until_live(&["one", "two"]).await;
        page.run("one.view = 'chart=regions&regions=14,08&years=2018'").await;
        page.settle().await;
        page.run(REFUSE).await;
        page.run("two.shadowRoot.querySelector('.vk-tab[tabindex=\"0\"]').focus()").await;
        let views = page.run("return [one.view, two.view]").await;
        let stumble = "let isFirst = true;
            window.isRefused = (node) => isFirst && isIn(one, node) && !(isFirst = false);
            window.waiting = two.toCsv();
            one.shadowRoot.querySelectorAll('[role=tab]')[5].click()";
        page.run(stumble).await;
        page.wait_until("count('ready', 'one') === 2 && count('ready', 'two') === 2").await;
        page.wait_until("!one.shadowRoot.querySelector('[part=fault]').hidden").await;
        assert_eq!(page.seen("one").await, json!([RESTARTED, false, 1]));
        assert_eq!(page.seen("two").await, json!(["", false, 1]));
        assert_eq!(page.run("return [one.view, two.view]").await, views);
        // Whoever was at work in the other one is where they were.
        let focus = "const at = two.shadowRoot.activeElement;
            return [document.activeElement.id, at?.role, at?.ariaSelected]";
        assert_eq!(page.run(focus).await, json!(["two", "tab", "true"]));
        assert_eq!(page.run("return count('error', 'one') + count('error', 'two')").await, 0);
        // They answer, and what was waited for comes.
        page.run("one.shadowRoot.querySelectorAll('[role=tab]')[5].click()").await;
        page.wait_until("one.view.includes('chart=table')").await;
        assert_eq!(page.seen("one").await, json!(["", false, 1]));
        let csv = "return Promise.all([waiting, one.toCsv()]).then((all) => all.map((csv) => csv.length > 200))";
        assert_eq!(page.run(csv).await, json!([true, true]));
        // What the broken instance has left on the page is silent.
        page.log().await;
        page.set_width(700).await;
        page.run("document.body.click()").await;
        page.linger().await;
        assert_eq!(page.log().await, Vec::<String>::new());
        page.assert_that_the_host_goes_on().await;
    });
}

#[test]
fn what_breaks_on_its_way_to_paper_is_back_on_the_screen() {
    let markup = format!("{LISTEN}{}{}", widget("one", ""), widget("two", ""));
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until_live(&["one", "two"]).await;
        page.run(REFUSE).await;
        let print =
            "window.isRefused = (node) => node.closest?.('.vk-on-paper') && isIn(one, node);
            dispatchEvent(new Event('beforeprint'))";
        page.run(print).await;
        page.wait_until("count('ready', 'one') === 2 && count('ready', 'two') === 2").await;
        page.run("dispatchEvent(new Event('afterprint'))").await;
        page.settle().await;
        // Nobody was at work, so that nobody knows whose paper it was: both are as they were.
        assert_eq!(page.seen("one").await, json!(["", false, 1]));
        assert_eq!(page.seen("two").await, json!(["", false, 1]));
        page.assert_that_the_host_goes_on().await;
    });
}

#[test]
fn a_panic_in_any_component_stops_that_widget_and_no_other() {
    let block = |text: &str| format!("<script type=\"application/json\">{text}</script>");
    let blocks = format!("{}{}", block(SMALL), block(&earlier().0));
    let broken = block("{ \"version\": 1, \"id\": 7,");
    let markup = format!(
        "{LISTEN}<h1>t</h1><div id=\"place\"></div>{}<template id=\"whole\">{blocks}</template>\
         <template id=\"cut\">{broken}</template>",
        widget("other", "")
    );
    let address = serve(&article(&markup));
    visit(&address, async |page| {
        page.wait_until_live(&["other"]).await;
        page.run(REFUSE).await;
        for component in COMPONENTS {
            page.assert_that_a_panic_stops_the_guilty_only(component).await;
        }
        page.assert_that_the_host_goes_on().await;
    });
}

impl Page {
    async fn assert_that_a_panic_stops_the_guilty_only(
        &self,
        &(name, selector, in_states): &(&str, &str, &[&str]),
    ) {
        let state = in_states[0];
        let (_, width_px, view) = states().into_iter().find(|each| each.0 == state).unwrap_or((
            "faults",
            1200,
            String::new(),
        ));
        self.set_width(width_px).await;
        // The widget itself is what its element's box has.
        let selector = if name == "widget" { "*" } else { selector };
        let begin = format!(
            "window.isRefused = (node) => node.closest?.({selector}) && isIn(guilty, node);
            const made = document.createElement('vard-kronan');
            made.id = 'guilty';
            made.setAttribute('view', {});
            made.append({}.content.cloneNode(true), document.createElement('p'));
            made.lastChild.append('reserv');
            place.replaceChildren(made)",
            json!(view),
            if state == "faults" { "cut" } else { "whole" },
            selector = json!(selector),
        );
        self.run(&begin).await;
        for _ in 0..3 {
            self.wait_until("guilty.dataset.fault || guilty.matches('[data-live]')").await;
            if self.run("return guilty.dataset.fault === 'stopped'").await == json!(true) {
                break;
            }
            self.run(&opening(state)).await;
            self.linger().await;
        }
        self.wait_until_live(&["other"]).await;
        assert_eq!(self.seen("guilty").await, json!([STOPPED, true, 0]), "{name}");
        assert_eq!(self.seen("other").await, json!(["", false, 1]), "{name}");
        let errors =
            "return [count('error', 'guilty'), count('error', 'other'), told.splice(0).length > 0]";
        assert_eq!(self.run(errors).await, json!([1, 0, true]), "{name}");
    }
}

/// Opens what is folded, a mark's rows, and the rest that stands there only when it is asked for.
fn opening(state: &str) -> String {
    let dialog = "root.querySelector('[aria-haspopup=dialog]')?.click()";
    let mark = "root.querySelector('.vk-mark')?.focus()";
    let last = match state {
        "embed" => dialog,
        "years" => mark,
        _ => "",
    };
    format!(
        "const root = guilty.shadowRoot;
        for (let round = 0; round < 2; round += 1)
            for (const title of root.querySelectorAll('details:not([open]) > summary')) title.click();
        root.querySelector('.vk-mark')?.click();
        root.querySelector('.vk-pairs-computed button')?.click();
        {last}"
    )
}

/// What a page's canvas may do instead of drawing, as the script that makes it so.
const BRUSHES: [(&str, &str); 3] = [
    (
        "has no context",
        "HTMLCanvasElement.prototype.getContext = function (...all) {
            return isOf(this) ? null : get.apply(this, all) }",
    ),
    (
        "throws at its context",
        "HTMLCanvasElement.prototype.getContext = function (...all) {
            if (isOf(this)) throw new Error('no'); return get.apply(this, all) }",
    ),
    (
        "throws at a word",
        "CanvasRenderingContext2D.prototype.fillText = function (...all) {
            if (isOf(this.canvas)) throw new Error('no'); return write.apply(this, all) }",
    ),
];

#[test]
fn a_canvas_that_does_not_draw_leaves_a_table_and_one_that_breaks_the_module_no_other_widget() {
    let markup = format!("{LISTEN}<div id=\"place\"></div>{}", widget("other", ""));
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until_live(&["other"]).await;
        page.run(
            "window.get = HTMLCanvasElement.prototype.getContext;
            window.write = CanvasRenderingContext2D.prototype.fillText;
            window.begin = CanvasRenderingContext2D.prototype.beginPath;
            window.isOf = (canvas) => window.guilty?.shadowRoot.contains(canvas)",
        )
        .await;
        let begin = format!("place.innerHTML = {}", json!(widget("guilty", "lang=\"en\"")));
        for (name, brush) in BRUSHES {
            page.run(&format!("{brush}; {begin}")).await;
            page.wait_until_live(&["guilty"]).await;
            let seen = page
                .run(
                    "const root = guilty.shadowRoot;
                    return [root.querySelector('.vk-undrawable').innerText,
                        root.querySelector('.vk-scroll table').offsetHeight > 0,
                        [...root.querySelectorAll('.vk-canvas')].some((each) => each.checkVisibility())]",
                )
                .await;
            let words = "The chart could not be drawn. The same figures are in the table.";
            assert_eq!(seen, json!([words, true, false]), "{name}");
            page.run(
                "HTMLCanvasElement.prototype.getContext = get;
                CanvasRenderingContext2D.prototype.fillText = write",
            )
            .await;
        }
        // What a browser never refuses ends the module in the middle of a drawing.
        let breaks = "CanvasRenderingContext2D.prototype.beginPath = function () {
            if (isOf(this.canvas)) throw new Error('no'); return begin.apply(this) }";
        page.run(&format!("{breaks}; {begin}")).await;
        page.wait_until("guilty.dataset.fault === 'stopped'").await;
        page.wait_until_live(&["other"]).await;
        let words = "The chart stopped because of a fault. Reload the page to try again.";
        assert_eq!(page.seen("guilty").await, json!([words, true, 0]));
        assert_eq!(page.seen("other").await, json!(["", false, 1]));
        page.assert_that_the_host_goes_on().await;
    });
}

#[test]
fn who_shows_a_fault_of_its_data_is_not_taken_for_what_broke_the_module() {
    let block = "<script type=\"application/json\">{ \"version\": 1, \"id\": 7,</script>";
    let cut = format!("<vard-kronan id=\"cut\">{block}<p>reserv</p></vard-kronan>");
    let markup = format!("{LISTEN}<div id=\"place\">{}</div>{cut}", widget("live", ""));
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until_live(&["live"]).await;
        page.wait_until("cut.dataset.fault === 'invalid-data'").await;
        let before = page.seen("cut").await;
        // Nobody asks for this drawing: the place of the other one has become narrower.
        page.run(
            "const begin = CanvasRenderingContext2D.prototype.beginPath;
            CanvasRenderingContext2D.prototype.beginPath = function () {
                CanvasRenderingContext2D.prototype.beginPath = begin;
                throw new Error('no');
            };
            window.earlier = count('ready', 'live');
            place.style.width = '500px'",
        )
        .await;
        page.wait_until("count('ready', 'live') > earlier && cut.dataset.fault").await;
        page.wait_until_live(&["live"]).await;
        assert_eq!(page.seen("live").await, json!(["", false, 1]));
        assert_eq!(page.seen("cut").await, before);
        page.assert_that_the_host_goes_on().await;
    });
}

/// The module with so little more memory than it begins with.
pub(crate) fn starved(wasm: &[u8], more_pages: u32) -> Vec<u8> {
    let number = |mut at: usize| {
        let (mut value, mut shift) = (0_u32, 0);
        loop {
            let byte = wasm[at];
            value |= u32::from(byte & 0x7f) << shift;
            (at, shift) = (at + 1, shift + 7);
            if byte < 0x80 {
                return (value, at);
            }
        }
    };
    let written = |mut value: u32| {
        let mut bytes = Vec::new();
        while value > 0x7f {
            bytes.push(0x80 | (value & 0x7f) as u8);
            value >>= 7;
        }
        bytes.push(value as u8);
        bytes
    };
    let mut at = 8;
    loop {
        let (section, (length, body)) = (wasm[at], number(at + 1));
        let end = body + length as usize;
        if section == 5 {
            assert_eq!(wasm[body..body + 2], [1, 0], "one memory without a limit");
            let (pages, _) = number(body + 2);
            let limits = [vec![1, 1], written(pages), written(pages + more_pages)].concat();
            let head = [&wasm[..=at], &written(limits.len() as u32)].concat();
            return [head, limits, wasm[end..].to_vec()].concat();
        }
        at = end;
    }
}

#[test]
fn memory_that_is_refused_stops_the_widget_that_asked_for_it_and_no_other() {
    let wasm = std::fs::read(dist::path("vardkronan_bg.wasm")).unwrap();
    let large = std::fs::read_to_string(dist::path("data/investments.json")).unwrap();
    let large = format!("{large}{}", " ".repeat(30_000_000));
    let hungry = widget("hungry", "lang=\"en\"").replace("investments", "large");
    let page = article(&format!("{LISTEN}{}{hungry}", widget("other", "")));
    let host = Host::default().with("vardkronan_bg.wasm", starved(&wasm, 200));
    visit(&host.with("data/large.json", large).with("", page).serve(), async |page| {
        page.wait_until("hungry.dataset.fault").await;
        page.wait_until_live(&["other"]).await;
        let words = "The chart stopped because of a fault. Reload the page to try again.";
        assert_eq!(page.seen("hungry").await, json!([words, true, 0]));
        assert_eq!(page.seen("other").await, json!(["", false, 1]));
        page.run("other.shadowRoot.querySelectorAll('[role=tab]')[5].click()").await;
        page.wait_until("other.view.includes('chart=table')").await;
        page.assert_that_the_host_goes_on().await;
    });
}

#[test]
fn memory_refused_to_a_live_widget_that_grows_leaves_the_others_as_they_were() {
    let wasm = std::fs::read(dist::path("vardkronan_bg.wasm")).unwrap();
    let (grows, other) =
        (widget("grows", ""), widget("other", "lang=\"en\" view=\"chart=regions\""));
    let page = article(&format!("{LISTEN}{grows}{other}"));
    let host = Host::default().with("vardkronan_bg.wasm", starved(&wasm, 200)).with("", page);
    visit(&host.serve(), async |page| {
        page.wait_until_live(&["grows", "other"]).await;
        let view = page.run("return other.view").await;
        // The same figures, and so much room around them that the program does not get as much.
        page.run(
            "fetch('data/investments.json').then((answer) => answer.text())
                .then((text) => (grows.data = text + ' '.repeat(30_000_000)))",
        )
        .await;
        page.wait_until("grows.dataset.fault === 'stopped'").await;
        page.wait_until_live(&["other"]).await;
        assert_eq!(page.seen("grows").await, json!([STOPPED, true, 0]));
        assert_eq!(page.seen("other").await, json!(["", false, 1]));
        assert_eq!(page.run("return other.view").await, view);
        // With figures that it has room for it is back, too.
        page.run("grows.data = null").await;
        page.wait_until_live(&["grows", "other"]).await;
        assert_eq!(page.seen("grows").await, json!(["", false, 1]));
        page.assert_that_the_host_goes_on().await;
    });
}
