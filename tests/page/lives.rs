//! Elements that come, go and move, alone and in numbers, and several copies of the module.

use serde_json::json;

use crate::browser::{visit, visit_by};
use crate::dist;
use crate::engine::Means;
use crate::host::{Host, article, serve};

const LIVE: &str =
    "<vard-kronan id=\"live\" src=\"data/investments.json\"><p>reserv</p></vard-kronan>";
const LISTEN: &str = "<script>var told = [];\
    for (const name of ['ready', 'change', 'select', 'error'])\
    document.addEventListener(`vardkronan-${name}`,\
    (event) => told.push([name, event.target.id, event.composed, structuredClone(event.detail)]));\
    var ready = () => told.filter(([name]) => name === 'ready').length</script>";
const FETCHES: &str = "performance.getEntriesByType('resource').map((each) =>\
    each.name.split('/').pop()).filter((each) => /wasm|json/.test(each)).sort()";

#[test]
fn twenty_on_a_page_share_one_module_one_download_and_one_style_sheet() {
    let many: String = (0..20).map(|at| LIVE.replace("live", &format!("live{at}"))).collect();
    visit(&serve(&article(&format!("{LISTEN}{many}"))), async |page| {
        page.wait_until("ready() === 20").await;
        let fetches = page.run(&format!("return {FETCHES}")).await;
        assert_eq!(fetches, json!(["investments.json", "vardkronan_bg.wasm"]));
        let sheets = "return new Set([...document.querySelectorAll('vard-kronan')].map((each) =>\
            each.shadowRoot.adoptedStyleSheets.at(-1))).size";
        assert_eq!(page.run(sheets).await, 1);
        let marks = "return ['chart', 'ready'].map((name) =>\
            performance.getEntriesByName(`vardkronan:${name}`).length)";
        page.wait_until("performance.getEntriesByName('vardkronan:chart').length === 20").await;
        assert_eq!(page.run(marks).await, json!([20, 20]));
    });
}

#[test]
fn a_second_one_asks_for_nothing_and_shows_the_same_figures() {
    visit(&serve(&article(&format!("{LISTEN}{LIVE}"))), async |page| {
        page.wait_until_ready().await;
        let script = "performance.clearResourceTimings();
            window.late = document.createElement('vard-kronan');
            const start = performance.now();
            late.id = 'late';
            late.setAttribute('src', 'data/investments.json');
            return new Promise((done) => {
                late.addEventListener('vardkronan-ready', () => done(performance.now() - start));
                document.body.append(late);
            })";
        let cost_ms = page.run(script).await;
        println!("a second widget: {cost_ms} ms");
        assert_eq!(page.run(&format!("return {FETCHES}")).await, json!([]));
        // The one that brought the figures may go.
        page.run("live.remove()").await;
        page.linger().await;
        page.run("late.view = 'dataset=investments&chart=regions&regions=14,08&years=2018'").await;
        page.linger().await;
        let view = page.run("return late.view").await.to_string();
        assert!(view.contains("regions=14,08&years=2018"), "{view}");
        // With the last one they are forgotten: who comes later gets today's.
        page.run("late.remove()").await;
        page.linger().await;
        page.run("document.body.append(late)").await;
        page.wait_until(&format!("{FETCHES}.join() === 'investments.json'")).await;
    });
}

#[test]
fn inserted_before_and_after_the_module_by_script() {
    let early = "<script>var early = document.createElement('vard-kronan'); early.id = 'early';\
        early.setAttribute('src', 'data/investments.json'); early.setAttribute('theme', 'dark');\
        early.view = 'dataset=investments&chart=regions&regions=14&years=2018';\
        document.body.append(early)</script>";
    visit(&serve(&article(&format!("{LISTEN}{early}"))), async |page| {
        page.wait_until("ready() === 1").await;
        let view = page.run("return early.view").await.to_string();
        assert!(view.contains("regions=14&years=2018"), "{view}");
        let inner = "document.body.insertAdjacentHTML('beforeend', \
            '<vard-kronan id=\"inner\" src=\"data/investments.json\"></vard-kronan>')";
        page.run(inner).await;
        page.wait_until("ready() === 2").await;
    });
}

#[test]
fn attributes_that_change_while_it_starts_are_what_it_shows() {
    let markup = format!("{LISTEN}{LIVE}");
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until_ready().await;
        let script = "const late = document.createElement('vard-kronan');
            late.id = 'late';
            late.setAttribute('src', 'data/none.json');
            document.body.append(late);
            late.setAttribute('src', 'data/investments.json');
            late.setAttribute('lang', 'en');
            late.setAttribute('theme', 'dark');
            late.setAttribute('heading-level', '4');
            late.setAttribute('view', 'chart=regions&regions=14&years=2018');
            await new Promise((done) => late.addEventListener('vardkronan-ready', done));
            const root = late.shadowRoot;
            return [root.querySelectorAll('h4').length, root.querySelector('.vk').dataset.theme,
                root.querySelector('.vk').lang, late.hasAttribute('data-fault')];";
        // As a script of the page: WebKit lets all that waits go on between the lines of a driver's.
        let task = format!(
            "return new Promise((done) => setTimeout(() => done((async () => {{ {script} }})())))"
        );
        let shown = page.run(&task).await;
        assert_eq!(shown, json!([1, "dark", "en", false]));
        page.wait_until("late.view.includes('regions=14&years=2018')").await;
        page.linger().await;
        let told = page.run("return told.filter(([name]) => name !== 'ready')").await;
        assert_eq!(told, json!([]));
    });
}

#[test]
fn coming_and_going_in_a_hurry_leaves_one_widget() {
    visit(&serve(&article(&format!("{LISTEN}{LIVE}"))), async |page| {
        page.wait_until_ready().await;
        let hurry = "return (async () => {
            const live = document.querySelector('vard-kronan');
            for (let turn = 0; turn < 20; turn++) {
                live.remove();
                if (turn % 3) await new Promise((done) => setTimeout(done, turn % 5));
                document.body.append(live);
                if (turn % 2) live.view = 'dataset=investments&chart=regions&regions=08&years=2018';
            }
        })()";
        page.run(hurry).await;
        page.linger().await;
        let state = "return [live.shadowRoot.querySelectorAll('.vk').length,
            live.shadowRoot.querySelectorAll('canvas').length, live.hasAttribute('data-fault'),
            live.view.includes('regions=08&years=2018'), told.some(([name]) => name === 'error')]";
        assert_eq!(page.run(state).await, json!([1, 1, false, true, false]));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn moving_it_with_its_state_disturbs_nothing() {
    let host = serve(&article(&format!("{LISTEN}{LIVE}<aside></aside>")));
    visit_by(&[Means::Move], &host, async |page| {
        page.wait_until_ready().await;
        let moved = "const box = live.shadowRoot.querySelector('div');\
            document.querySelector('aside').moveBefore(live, null);\
            return new Promise((done) => setTimeout(() =>\
            done(box === live.shadowRoot.querySelector('div') && box.offsetHeight > 0), 50))";
        assert_eq!(page.run(moved).await, true);
        assert_eq!(page.run("return ready()").await, 1);
    });
}

#[test]
fn events_bubble_out_of_shadow_roots_with_details_that_can_be_sent() {
    let markup = format!(
        "{LISTEN}<div id=\"outer\" lang=\"en\"></div><script>\
         outer.attachShadow({{ mode: 'open' }}).innerHTML = '{LIVE}'</script>"
    );
    visit(&serve(&article(&markup)), async |page| {
        page.wait_until("ready() === 1").await;
        let root = "outer.shadowRoot.querySelector('vard-kronan').shadowRoot";
        // The language of what is around the root that it stands in.
        let language = format!("return {root}.querySelector('.vk').lang");
        assert_eq!(page.run(&language).await, "en");
        page.run(&format!("{root}.querySelectorAll('[role=tab]')[0].click()")).await;
        page.wait_until(&format!("{root}.querySelector('.vk-mark')")).await;
        page.run(&format!("{root}.querySelector('.vk-mark').click()")).await;
        page.wait_until("told.some(([name]) => name === 'select')").await;
        let names = page.run("return told.map(([name, id, composed]) => [name, id, composed])");
        let names = names.await;
        for event in names.as_array().unwrap() {
            assert_eq!((&event[1], &event[2]), (&json!("outer"), &json!(true)), "{names}");
        }
        let change = page.run("return told.find(([name]) => name === 'change')[3].view").await;
        assert!(change.to_string().contains("chart=regions"), "{change}");
    });
}

#[test]
fn an_older_module_keeps_the_elements_and_later_ones_load_nothing() {
    let older = "<script>customElements.define('vard-kronan', class extends HTMLElement {\
        connectedCallback() { this.textContent = 'older' } })</script>";
    visit(&serve(&article(&format!("{older}{LIVE}"))), async |page| {
        page.linger().await;
        assert_eq!(page.run("return live.textContent").await, "olderreserv");
        assert_eq!(page.run(&format!("return {FETCHES}")).await, json!([]));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn copies_from_two_folders_load_one_module_together() {
    let copy = |name: &str| std::fs::read(dist::path(name)).unwrap();
    let host = Host::default()
        .with("v2/vardkronan.js", copy("vardkronan.js"))
        .with("v2/vardkronan_bg.wasm", copy("vardkronan_bg.wasm"));
    let again = "<script type=\"module\" src=\"v2/vardkronan.js\"></script>";
    let page = article(&format!("{LISTEN}{LIVE}{again}{}", LIVE.replace("live", "second")));
    visit(&host.with("", page).serve(), async |page| {
        page.wait_until("ready() === 2").await;
        let fetches = page.run(&format!("return {FETCHES}")).await;
        assert_eq!(fetches, json!(["investments.json", "vardkronan_bg.wasm"]));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}
