//! Frames and elements in hosts that forbid most things.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::browser::{Page, visit};
use crate::engine::{Engine, Means};
use crate::frames::{HEAR, NEEDED, frame, named_origin, origin_of_frames};
use crate::host::{Host, article, serve};

const SANDBOX: &str = "sandbox=\"allow-scripts\"";

/// A host with a frame of ours in such a sandbox, which names its origin where `'self'` is not enough.
fn host_of(sandbox: &str) -> String {
    let is_enough = Engine::chosen().has(Means::SelfInSandbox);
    let page = if is_enough { open_to_everybody() } else { named_origin() + "named.html" };
    served(&page, sandbox)
}

fn open_to_everybody() -> String {
    let origin = origin_of_frames().header("access-control-allow-origin", "*").serve();
    format!("{origin}frame.html")
}

fn served(page: &str, sandbox: &str) -> String {
    let frame = format!("<iframe src=\"{page}\" width=\"700\" height=\"400\" {sandbox}></iframe>");
    Host::default().with("", format!("{HEAR}{frame}")).serve()
}

#[test]
fn sandboxed_frame_is_live_where_its_origin_lets_everybody_read() {
    visit(&host_of(SANDBOX), async |page| {
        page.wait_until_frame_is_ready(0).await;
        page.wait_until("heights().length > 0").await;
        page.linger().await;
        let needed = page.run_in_frame(0, NEEDED).await;
        assert_eq!(page.run("return heights().at(-1).height").await, needed);
        let click = "document.querySelector('vard-kronan').shadowRoot\
            .querySelector('.vk-chip .vk-cross').closest('button').click()";
        page.run_in_frame(0, click).await;
        page.linger().await;
        // The address follows here, too, for whoever opens the frame alone.
        let address = page.run_in_frame(0, "return location.href").await.to_string();
        assert!(address.contains(".html#dataset="), "{address}");
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

impl Page {
    /// The frame's static part, one line that says why there is no more, and the height of both.
    async fn assert_static_with_one_line(&self) {
        self.wait_until("heights().length > 0").await;
        self.linger().await;
        let shown = "const element = document.querySelector('vard-kronan');\
            return [element.dataset.fault, element.querySelector('h1').offsetHeight > 0,\
            document.getElementById('vardkronan-fault').innerText]";
        let line = "Det interaktiva diagrammet kan inte visas, för programmet kunde inte hämtas.";
        assert_eq!(self.run_in_frame(0, shown).await, json!(["unloadable", true, line]));
        let needed = self.run_in_frame(0, NEEDED).await;
        assert_eq!(self.run("return heights().at(-1).height").await, needed);
    }
}

#[test]
fn sandboxed_frame_is_live_or_says_why_not_where_its_policy_calls_its_origin_self() {
    visit(&served(&open_to_everybody(), SANDBOX), async |page| {
        if page.engine.has(Means::SelfInSandbox) {
            page.wait_until_frame_is_ready(0).await;
        } else {
            page.assert_static_with_one_line().await;
        }
    });
}

impl Page {
    /// Presses a link in the rows of a mark in the frame, as a reader does: no script opens windows everywhere.
    async fn press_a_link_in_frame(&self) {
        let find = "const root = document.querySelector('vard-kronan').shadowRoot;\
            root.querySelector('.vk-mark').click();\
            return new Promise((done) => {\
                const look = (before) => {\
                    const link = root.querySelector('.vk-details a[target]');\
                    if (!link) return setTimeout(look, 30);\
                    link.scrollIntoView({ block: 'center' });\
                    const { x, y, width, height } = link.getClientRects()[0];\
                    const place = [x + width / 2, y + height / 2];\
                    if (String(place) === before) return done(place);\
                    setTimeout(look, 400, String(place));\
                };\
                look();\
            })";
        self.client.clone().enter_frame(0).await.unwrap();
        let place = self.run(find).await;
        self.press_at(place[0].as_f64().unwrap(), place[1].as_f64().unwrap()).await;
        self.client.clone().enter_parent_frame().await.unwrap();
    }
}

#[test]
fn link_that_a_sandbox_keeps_shut_shows_its_address_to_be_selected() {
    visit(&host_of(SANDBOX), async |page| {
        page.wait_until_frame_is_ready(0).await;
        page.press_a_link_in_frame().await;
        page.client.clone().enter_frame(0).await.unwrap();
        page.wait_until(
            "document.querySelector('vard-kronan').shadowRoot.querySelector('[part=address]')",
        )
        .await;
        page.client.clone().enter_parent_frame().await.unwrap();
        let shown = "const root = document.querySelector('vard-kronan').shadowRoot;\
            const [line, link] = ['[part=address]', '.vk-details a[target]']\
            .map((each) => root.querySelector(each));\
            getSelection().selectAllChildren(line.querySelector('code'));\
            return [line.innerText.startsWith('Sidan runt diagrammet'),\
            line.innerText.endsWith(link.href), line.offsetHeight > 0]";
        assert_eq!(page.run_in_frame(0, shown).await, json!([true, true, true]));
        let gone = "const root = document.querySelector('vard-kronan').shadowRoot;\
            root.querySelector('.vk-headline').click();\
            return root.querySelector('[part=address]')";
        assert!(page.run_in_frame(0, gone).await.is_null());
        assert_eq!(page.client.windows().await.unwrap().len(), 1);
    });
}

#[test]
fn link_opens_where_a_sandbox_allows_it() {
    visit(&host_of("sandbox=\"allow-scripts allow-popups\""), async |page| {
        page.wait_until_frame_is_ready(0).await;
        page.press_a_link_in_frame().await;
        let deadline = Instant::now() + Duration::from_secs(20);
        while page.client.windows().await.unwrap().len() < 2 {
            assert!(Instant::now() < deadline, "no window");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(page.client.windows().await.unwrap().len(), 2);
    });
}

#[test]
fn sandboxed_frame_keeps_its_static_part_with_one_line_where_nobody_may_read() {
    let origin = origin_of_frames().serve();
    let host = format!("{HEAR}{}", frame(&origin, SANDBOX));
    visit(&Host::default().with("", host).serve(), async |page| {
        page.assert_static_with_one_line().await;
    });
}

#[test]
fn host_that_allows_frames_only_needs_no_more() {
    let origin = origin_of_frames().serve();
    let page = format!("<!doctype html><title>t</title><body>{}", frame(&origin, ""));
    let policy = format!("default-src 'none'; frame-src {origin}");
    let host = Host::default().with("", page).header("content-security-policy", &policy).serve();
    visit(&host, async |page| {
        page.wait_until_frame_is_ready(0).await;
        // Without a script of the host's the frame keeps its height and scrolls inside.
        assert_eq!(page.run_in_frame(0, "return innerHeight").await, 400);
        let scrolled = "scrollTo(0, 1e6); return scrollY > 0";
        assert_eq!(page.run_in_frame(0, scrolled).await, true);
    });
}

#[test]
fn element_names_the_origin_that_the_hosts_policy_lacks() {
    let data = Host::default().header("access-control-allow-origin", "*").serve();
    let markup = format!(
        "<vard-kronan id=\"live\" src=\"{data}data/investments.json\"><p>reserv</p></vard-kronan>"
    );
    let policy = "connect-src 'self'";
    let host = Host::default().with("", article(&markup)).header("content-security-policy", policy);
    visit(&host.serve(), async |page| {
        page.wait_until("live.dataset.fault").await;
        assert_eq!(page.run("return live.dataset.fault").await, "refused");
        let words = "return live.shadowRoot.querySelector('[part=fault]').innerText";
        let words = page.run(words).await.to_string();
        let origin = data.trim_end_matches('/');
        assert!(words.contains(&format!("connect-src: {origin}")), "{words}");
        assert!(page.run("return live.querySelector('p').offsetHeight > 0").await == true);
    });
}

#[test]
fn what_stands_in_the_element_stays_where_no_script_may_run() {
    let markup =
        "<vard-kronan id=\"live\" src=\"data/investments.json\"><p>reserv</p></vard-kronan>";
    let host = Host::default().with("", article(markup));
    let host = host.header("content-security-policy", "script-src 'none'").serve();
    visit(&host, async |page| {
        page.linger().await;
        let state = "const live = document.querySelector('vard-kronan');\
            return [live.innerText, live.shadowRoot, live.querySelector('p').offsetHeight > 0]";
        assert_eq!(page.run(state).await, json!(["reserv", null, true]));
    });
}

#[test]
fn fault_is_named_on_the_element_until_it_is_live() {
    let markup = "<vard-kronan id=\"live\" src=\"data/none.json\"><p>reserv</p></vard-kronan>";
    visit(&serve(&article(markup)), async |page| {
        page.wait_until("live.dataset.fault === 'data'").await;
        page.run("live.setAttribute('src', 'data/investments.json')").await;
        page.wait_until_ready().await;
        let state = "return [live.hasAttribute('data-fault'),\
            live.shadowRoot.querySelector('[part=fault]').hidden,\
            live.querySelector('p').offsetHeight]";
        assert_eq!(page.run(state).await, json!([false, true, 0]));
        page.run("live.removeAttribute('src')").await;
        page.wait_until("live.dataset.fault === 'missing'").await;
        assert!(page.run("return live.querySelector('p').offsetHeight > 0").await == true);
    });
}
