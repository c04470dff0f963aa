//! In the middle of something: an element that goes, a page that is printed, a machine whose clock and
//! language are odd.

use serde_json::json;

use crate::browser::{Page, visit};
use crate::host::{Host, article, article_with, serve};
use crate::screen::ROOT;

const LIVE: &str =
    "<vard-kronan id=\"live\" src=\"data/investments.json\"><p>reserv</p></vard-kronan>";

/// What somebody is doing when the element is taken away, and what tells that it has begun.
const DEEDS: [(&str, &str, &str); 7] = [
    (
        "choosing",
        "root.querySelectorAll('[role=tab]')[4].click(); root.querySelectorAll('[role=tab]')[1].click()",
        "root.querySelectorAll('[role=tab]')[1].matches('[aria-selected=true]')",
    ),
    (
        "sliding",
        "const handle = root.querySelector('.vk-track input');
        window.before = kept.view;
        (window.slide = (by) => {
            handle.value = Number(handle.value) + by;
            handle.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        })(1)",
        "kept.view !== before",
    ),
    ("in a dialog", "root.querySelector('[aria-haspopup=dialog]').click()", "root.querySelector('dialog[open]')"),
    (
        "taking along",
        "[...root.querySelectorAll('.vk-take')].find((it) => it.innerText.includes('Ladda')).click()",
        "root.querySelector('dialog[open]')",
    ),
    ("exporting", "window.taken = Promise.allSettled([live.toPng(), live.toSvg(), live.toCsv()])", "taken"),
    ("reading an own file", "const held = new DataTransfer();
        held.setData('text/plain', 'Region;År;Belopp\\n' + 'Region Skåne;2021;120,5\\n'.repeat(100000));
        const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
        Object.defineProperty(event, 'clipboardData', { value: held });
        root.querySelector('.vk-headline').dispatchEvent(event)",
        "workers > 0",
    ),
    ("listening", "root.querySelector('.vk-listen button').click()", "sounds.some((each) => each.state !== 'closed')"),
];

#[test]
fn an_element_that_goes_in_the_middle_of_something_leaves_nothing_and_comes_back() {
    visit(&serve(&article(LIVE)), async |page| {
        page.wait_until_ready().await;
        // A page may sound once somebody has pressed something there.
        page.press_at(1.0, 1.0).await;
        page.run(
            "window.kept = live; window.sounds = [];
            const { createOscillator } = BaseAudioContext.prototype;
            BaseAudioContext.prototype.createOscillator = function () {
                sounds.push(this);
                return createOscillator.call(this);
            };
            window.workers = 0;
            window.Worker = class extends Worker {
                constructor(...all) { super(...all); window.workers += 1 }
                terminate() { window.workers -= 1; super.terminate() }
            }",
        )
        .await;
        for (name, deed, begun) in DEEDS {
            for is_under_way in [false, true] {
                page.in_widget(deed).await;
                if is_under_way {
                    let begun = format!("((root) => {begun})(kept.shadowRoot)");
                    page.wait_until(&begun).await;
                }
                page.run("kept.remove()").await;
                page.run("window.slide?.(1); window.slide = null").await;
                page.linger().await;
                let rest = "return [kept.shadowRoot.querySelectorAll('.vk, dialog').length, kept.matches('[data-live]'),
                    workers, sounds.filter((each) => each.state !== 'closed').length,
                    kept.shadowRoot.adoptedStyleSheets.length > 0, document.querySelectorAll('[data-vk-sheet]').length]";
                assert_eq!(page.run(rest).await, json!([0, false, 0, 0, true, 0]), "{name}");
                page.run("document.body.append(kept)").await;
                page.wait_until(
                    "kept.matches('[data-live]') && kept.shadowRoot.querySelector('.vk')",
                )
                .await;
                page.settle().await;
            }
        }
        page.run("return taken").await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn an_element_that_goes_while_it_is_loading_asks_for_nothing_more_and_says_nothing() {
    visit(&serve(&article("")), async |page| {
        page.wait_until("customElements.get('vard-kronan')").await;
        let come_and_go = format!(
            "document.body.insertAdjacentHTML('beforeend', {});
            window.faults = [];
            document.addEventListener('vardkronan-error', ({{ detail }}) => faults.push(detail));
            window.kept = live;
            return (async () => {{
                for (const wait of [0, 1, 5, 20, 50, 100, 150]) {{
                    await new Promise((done) => setTimeout(done, wait));
                    kept.remove();
                    await new Promise((done) => setTimeout(done, wait));
                    document.body.append(kept);
                }}
            }})()",
            json!(LIVE)
        );
        page.run(&come_and_go).await;
        page.wait_until("kept.matches('[data-live]')").await;
        page.linger().await;
        let one = "return [kept.shadowRoot.querySelectorAll('.vk').length, faults]";
        assert_eq!(page.run(one).await, json!([1, []]));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

/// Clocks, languages and stores that no page should count on.
const ODDITIES: [(&str, &str); 6] = [
    ("a clock that stands", "Date.now = () => NaN; Date.prototype.getTime = () => NaN; Date.prototype.getTimezoneOffset = () => NaN"),
    ("a clock that throws", "window.Date = new Proxy(Date, { construct() { throw new Error('no clock') }, apply() { throw new Error('no clock') } })"),
    ("no Intl", "delete window.Intl; Number.prototype.toLocaleString = String.prototype.toString"),
    ("an odd Intl", "for (const name of ['NumberFormat', 'DateTimeFormat', 'Collator', 'PluralRules']) Intl[name] = function () { throw new RangeError('odd') }"),
    ("no language", "for (const name of ['language', 'languages']) Object.defineProperty(navigator, name, { value: undefined })"),
    ("no store", "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } });
        Object.defineProperty(document, 'cookie', { get() { throw new DOMException('denied', 'SecurityError') } })"),
];

#[test]
fn odd_clocks_languages_and_stores_change_nothing() {
    let mut host = Host::default().with("", article_with("", LIVE));
    for (at, (_, script)) in ODDITIES.iter().enumerate() {
        host = host
            .with(&format!("{at}.html"), article_with(&format!("<script>{script}</script>"), LIVE));
    }
    let origin = host.serve();
    visit(&origin, async |page| {
        page.wait_until_ready().await;
        let shown = "return root.querySelector('.vk').innerText";
        let expected = page.in_widget(shown).await;
        for (at, (name, _)) in ODDITIES.iter().enumerate() {
            page.go(&format!("{origin}{at}.html")).await;
            page.wait_until_ready().await;
            page.settle().await;
            assert_eq!(page.in_widget(shown).await, expected, "{name}");
            page.in_widget("root.querySelectorAll('[role=tab]')[5].click()").await;
            page.wait_until(&format!("{ROOT}.querySelector('table')?.checkVisibility()")).await;
            assert_eq!(page.log().await, Vec::<String>::new(), "{name}");
        }
    });
}

impl Page {
    /// Prints as browsers do: what listens hears of it before and after.
    async fn print_at_once(&self, before: &str) {
        let script = format!(
            "{before};
            dispatchEvent(new Event('beforeprint'));
            return Promise.resolve().then(() => dispatchEvent(new Event('afterprint')))"
        );
        self.in_widget(&script).await;
    }
}

#[test]
fn a_page_that_is_printed_in_the_middle_of_a_change_goes_on_as_it_was() {
    visit(&serve(&article(LIVE)), async |page| {
        page.wait_until_ready().await;
        let folds = "return root.querySelectorAll('details[open]').length";
        let open = page.in_widget(folds).await;
        for at in [5, 0, 1, 2, 3, 1] {
            page.print_at_once(&format!("root.querySelectorAll('[role=tab]')[{at}].click()")).await;
            page.print_at_once(
                "root.querySelector('.vk-segment:has(input:not(:checked))').click()",
            )
            .await;
        }
        page.settle().await;
        // What paper has and the screen has not is there only in between.
        page.run("dispatchEvent(new Event('beforeprint'))").await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk-proofs')")).await;
        page.run("dispatchEvent(new Event('afterprint'))").await;
        page.settle().await;
        let proof = "return root.querySelectorAll('.vk-proofs, [part=fault]:not([hidden])').length";
        assert_eq!(page.in_widget(proof).await, json!(0));
        assert_eq!(page.in_widget(folds).await, open);
        let view = page.run("return live.view").await.to_string();
        assert!(view.contains("chart=years"), "{view}");
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}
