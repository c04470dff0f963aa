//! Frames in pages of others: heights out, views in.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist;
use crate::engine::Engine;
use crate::host::Host;
use crate::screen::ROOT;

/// Another origin than the host's, with the page for frames.
pub(crate) fn origin_of_frames() -> Host {
    Host::default()
}

/// An origin for frames without one, whose page `named.html` names it in its policy.
pub(crate) fn named_origin() -> String {
    Host::serve_at(|address| {
        let directory = tempfile::tempdir().unwrap();
        let page = directory.path().join("named.html");
        let done = Command::new(env!("CARGO_BIN_EXE_vardkronan"))
            .arg("pack")
            .args(
                ["investments", "womens-health-grants"]
                    .map(|name| dist::path(&format!("data/{name}.json"))),
            )
            .args(["--linked", "--base-url", &format!("{address}named.html"), "--assets"])
            .args([&dist::path(""), Path::new("-o"), &page])
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let mut host = Host::default().header("access-control-allow-origin", "*");
        // They were made for a page beside them.
        for name in ["investments.json", "womens-health-grants.json"] {
            host = host.with(name, fs::read(dist::path(&format!("data/{name}"))).unwrap());
        }
        host.with("named.html", fs::read(page).unwrap())
    })
}

/// What a host needs to know what its frames tell.
pub(crate) const HEAR: &str = "<!doctype html><meta charset=\"utf-8\"><title>t</title>\
    <link rel=\"icon\" href=\"data:,\"><script>var told = [];\
    addEventListener('message', ({ data, source }) => told.push({ ...data,\
    at: [...document.querySelectorAll('iframe')].findIndex((it) => it.contentWindow === source) }));\
    var heights = () => told.filter((each) => each.type === 'vardkronan:height');\
    </script><body>";
const EMBED: &str = "<script src=\"embed.js\" defer></script>";

pub(crate) fn frame(origin: &str, attributes: &str) -> String {
    format!(
        "<iframe src=\"{origin}frame.html\" width=\"700\" height=\"400\" {attributes}></iframe>"
    )
}

impl Page {
    /// Runs a script in a frame.
    pub(crate) async fn run_in_frame(&self, at: u16, script: &str) -> Value {
        self.client.clone().enter_frame(at).await.unwrap();
        let found = self.run(script).await;
        self.client.clone().enter_parent_frame().await.unwrap();
        found
    }

    /// Waits until the widget in a frame answers to input.
    pub(crate) async fn wait_until_frame_is_ready(&self, at: u16) {
        self.client.clone().enter_frame(at).await.unwrap();
        self.wait_until_ready().await;
        self.client.clone().enter_parent_frame().await.unwrap();
    }

    /// Long enough for all that follows a change.
    pub(crate) async fn linger(&self) {
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
}

/// The height of a frame's page where it has no scroll bar.
pub(crate) const NEEDED: &str = "const root = document.documentElement;\
    root.style.overflow = 'hidden';\
    const needed = Math.ceil(root.getBoundingClientRect().height);\
    root.style.overflow = '';\
    return needed";

#[test]
fn frame_without_an_origin_is_live_where_its_policy_names_its_place() {
    let origin = named_origin();
    let host = ["named.html", "frame.html"].map(|page| {
        format!("<iframe sandbox=\"allow-scripts\" width=\"700\" height=\"900\" src=\"{origin}{page}\"></iframe>")
    });
    visit(&Host::default().with("", format!("{HEAR}{}", host.concat())).serve(), async |page| {
        page.wait_until_frame_is_ready(0).await;
        // WebKit does not know the place of a frame without an origin: there the static part stays,
        // its table is to be seen, and a sentence says why.
        if page.engine != Engine::Webkit {
            page.wait_until_frame_is_ready(1).await;
            return;
        }
        page.client.clone().enter_frame(1).await.unwrap();
        page.wait_until("document.querySelector('vard-kronan').dataset.fault === 'unloadable'")
            .await;
        let seen = "const sentence = document.querySelector('#vardkronan-fault');
            return [sentence.innerText, sentence.checkVisibility(),
                document.querySelectorAll('.vk-still tbody tr').length > 3,
                document.querySelector('.vk-still table').checkVisibility()]";
        let seen = page.run(seen).await;
        assert!(seen[0].as_str().unwrap().len() > 30, "{seen}");
        assert_eq!([&seen[1], &seen[2], &seen[3]], [&json!(true); 3], "{seen}");
    });
}

#[test]
fn frame_tells_its_height_by_both_messages_before_and_after_it_is_live() {
    let origin = origin_of_frames().with("vardkronan.js", "").serve();
    let live = origin_of_frames().serve();
    let host = format!("{HEAR}{}{}", frame(&origin, "name=\"pengar\""), frame(&live, ""));
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until_frame_is_ready(1).await;
        page.linger().await;
        for (at, id) in [(0, json!("pengar")), (1, Value::Null)] {
            let needed = page.run_in_frame(at, NEEDED).await;
            assert!(needed.as_u64().unwrap() > 100, "{needed}");
            let last = format!("return told.filter(({{ at }}) => at === {at}).slice(-2)");
            let expected = json!([
                { "type": "vardkronan:height", "version": 1, "id": id, "height": needed, "at": at },
                { "sentinel": "amp", "type": "embed-size", "height": needed, "at": at },
            ]);
            assert_eq!(page.run(&last).await, expected);
        }
    });
}

#[test]
fn frame_of_another_view_than_its_static_part_never_tells_the_height_of_that() {
    let origin = origin_of_frames().serve();
    let view = "chart=years&amp;regions=14&amp;years=2018&amp;hide=controls,tabs";
    let host = format!(
        "{HEAR}<iframe src=\"{origin}frame.html#{view}\" width=\"700\" height=\"700\"></iframe>"
    );
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until_frame_is_ready(0).await;
        page.linger().await;
        let shown = "return document.querySelector('vard-kronan').shadowRoot\
            .querySelector('.vk').offsetHeight";
        let shown = page.run_in_frame(0, shown).await.as_u64().unwrap();
        let highest = page.run("return Math.max(...heights().map((each) => each.height))").await;
        let highest = highest.as_u64().unwrap();
        assert!(shown > 300 && highest <= shown + 100, "{shown} px shown, told {highest}");
    });
}

#[test]
fn frame_goes_back_to_what_its_host_has_asked_for() {
    let origin = origin_of_frames().serve();
    let view = "chart=years&amp;regions=14&amp;years=2018&amp;hide=controls,tabs";
    let host =
        format!("<iframe src=\"{origin}frame.html#{view}\" width=\"700\" height=\"900\"></iframe>");
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until_frame_is_ready(0).await;
        page.client.clone().enter_frame(0).await.unwrap();
        page.settle().await;
        // Nobody has changed it: there is nothing to go back from.
        let back = "return [...root.querySelectorAll('.vk-back button')].map((it) => it.innerText)";
        assert_eq!(page.in_widget(back).await, json!([]));
        page.choose("Din region", "Skåne").await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk-back')")).await;
        page.in_widget("root.querySelector('.vk-back button:last-child').click()").await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-back')")).await;
        let shown = page.run("return document.querySelector('vard-kronan').view").await.to_string();
        assert!(shown.contains("regions=14&years=2018"), "{shown}");
    });
}

#[test]
fn host_script_gives_every_frame_its_height_and_no_more() {
    let origin = origin_of_frames().serve();
    let before = format!("{}{}", frame(&origin, ""), frame(&origin, "loading=\"lazy\""));
    let host = format!(
        "{HEAR}<style>.box {{ box-sizing: border-box; border: 5px solid }}</style>{before}{EMBED}{EMBED}\
         <div style=\"height:9000px\"></div>{}",
        frame(&origin, "loading=\"lazy\" class=\"box\"")
    );
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until_frame_is_ready(1).await;
        let far = "return document.querySelectorAll('iframe')[2].getBoundingClientRect().height";
        assert_eq!(page.run(far).await, 400);
        page.run("document.querySelectorAll('iframe')[2].scrollIntoView()").await;
        let later = format!(
            "const late = document.createElement('iframe'); late.src = '{origin}frame.html';\
             late.width = 700; document.body.append(late)"
        );
        page.run(&later).await;
        for at in [2, 3] {
            page.wait_until_frame_is_ready(at).await;
        }
        page.linger().await;
        for at in 0..4 {
            // Browsers do not lay out anew what is out of sight.
            let into_view = format!("document.querySelectorAll('iframe')[{at}].scrollIntoView()");
            page.run(&into_view).await;
            page.linger().await;
            let needed = page.run_in_frame(at, NEEDED).await;
            let given = format!("return document.querySelectorAll('iframe')[{at}].clientHeight");
            let inner = page.run_in_frame(at, "return innerHeight").await;
            assert_eq!((page.run(&given).await, inner), (needed.clone(), needed), "{at}");
            let scrolls = "return document.documentElement.scrollHeight > innerHeight";
            assert_eq!(page.run_in_frame(at, scrolls).await, false, "{at}");
        }
        // The height that it was given is no reason to tell another one.
        let count = page.run("return told.length").await;
        page.linger().await;
        assert_eq!(page.run("return told.length").await, count);

        page.run("scrollTo(0, 0)").await;
        page.run_in_frame(
            0,
            "document.querySelector('vard-kronan').shadowRoot.querySelectorAll('[role=tab]')[5].click()",
        )
        .await;
        page.linger().await;
        let needed = page.run_in_frame(0, NEEDED).await;
        let given = page.run("return document.querySelector('iframe').clientHeight").await;
        assert_eq!(given, needed);
    });
}

#[test]
fn frame_that_nobody_sees_yet_has_the_place_of_its_static_part() {
    let origin = origin_of_frames().with("vardkronan.js", "").serve();
    let host = format!("{HEAR}{EMBED}<div style=\"height:9000px\"></div>{}", frame(&origin, ""));
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until("heights().length").await;
        let needed = page.run_in_frame(0, NEEDED).await;
        assert_eq!(page.run("return document.querySelector('iframe').clientHeight").await, needed);
    });
}

#[test]
fn frame_of_another_view_that_nobody_sees_yet_tells_its_height_once_it_is_live() {
    let origin = origin_of_frames().serve();
    let view = "chart=years&amp;regions=14&amp;years=2018";
    let host = format!(
        "{HEAR}{EMBED}<div style=\"height:9000px\"></div>\
         <iframe src=\"{origin}frame.html#{view}\" width=\"700\" height=\"400\"></iframe>"
    );
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until("heights().length").await;
        page.linger().await;
        let needed = page.run_in_frame(0, NEEDED).await;
        assert_eq!(page.run("return document.querySelector('iframe').clientHeight").await, needed);
    });
}

#[test]
fn frame_that_was_hidden_tells_its_height_when_it_is_shown() {
    let origin = origin_of_frames().serve();
    let host = format!("{HEAR}{EMBED}<div hidden id=\"fold\">{}</div>", frame(&origin, ""));
    visit(&Host::default().with("", host).serve(), async |page| {
        page.linger().await;
        assert_eq!(page.run("return heights().filter(({ height }) => !height)").await, json!([]));
        page.run("fold.hidden = false").await;
        page.wait_until_frame_is_ready(0).await;
        page.linger().await;
        let needed = page.run_in_frame(0, NEEDED).await;
        assert!(needed.as_u64().unwrap() > 100, "{needed}");
        assert_eq!(page.run("return document.querySelector('iframe').clientHeight").await, needed);
    });
}

#[test]
fn host_script_that_comes_late_asks_for_the_height() {
    let origin = origin_of_frames().serve();
    let host = format!("{HEAR}{}", frame(&origin, ""));
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until_frame_is_ready(0).await;
        page.linger().await;
        assert_eq!(page.run("return document.querySelector('iframe').clientHeight").await, 400);
        let script = "const late = document.createElement('script'); late.src = 'embed.js';\
            document.head.append(late)";
        page.run(script).await;
        // Without the scroll bar that it had until then, its words may take fewer lines.
        page.linger().await;
        let needed = page.run_in_frame(0, NEEDED).await;
        page.wait_until(&format!("document.querySelector('iframe').clientHeight === {needed}"))
            .await;
    });
}

#[test]
fn host_script_ignores_strangers_and_absurd_heights() {
    let says = |height: &str, version: u8| {
        format!(
            "parent.postMessage({{type:'vardkronan:height',version:{version},height:{height}}},'*');"
        )
    };
    let absurd = ["-5", "0", "NaN", "1e9", "Infinity", "'700'", "null", "{}"];
    let absurd: String = absurd.iter().map(|height| says(height, 1)).collect();
    let inner = format!("{absurd}{}parent.postMessage(null, '*');", says("700", 2));
    let host = format!(
        "{HEAR}{EMBED}<iframe height=\"400\" srcdoc=\"<script>addEventListener('load', () => \
         setTimeout(() => {{ {inner} }}, 200))</script>\"></iframe><iframe height=\"300\"></iframe>\
         <script>addEventListener('load', () => postMessage(\
         {{ type: 'vardkronan:height', version: 1, height: 700 }}))</script>"
    );
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until("told.length >= 11").await;
        let given = "return [...document.querySelectorAll('iframe')].map((it) => it.clientHeight)";
        assert_eq!(page.run(given).await, json!([400, 300]));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn host_script_is_small() {
    let bytes = fs::read(dist::path("embed.js")).unwrap().len();
    assert!(bytes <= 1000, "found {bytes} bytes, expected at most 1000");
}

const CHIPS: &str = "[...document.querySelector('vard-kronan').shadowRoot\
    .querySelectorAll('.vk-chip:has(.vk-cross)')]\
    .map((each) => each.innerText.replace('×', '').trim()).join()";

#[test]
fn frame_obeys_views_of_its_parent_only_and_nothing_malformed() {
    let origin = origin_of_frames().serve();
    let stranger = "<iframe srcdoc=\"<script>addEventListener('message', () =>\
        parent.frames[0].postMessage({ type: 'vardkronan:view', version: 1,\
        view: 'chart=regions&regions=08&years=2018' }, '*'))</script>\"></iframe>";
    let host = format!("{HEAR}{}{stranger}", frame(&origin, ""));
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until_frame_is_ready(0).await;
        let chips = format!("return {CHIPS}");
        let before = page.run_in_frame(0, &chips).await;
        let entries = page.run("return history.length").await;
        page.run("frames[1].postMessage(1, '*')").await;
        let send = |message: &str| format!("frames[0].postMessage({message}, '*')");
        for message in [
            "null",
            "'vardkronan:view'",
            "{ type: 'vardkronan:view', version: 2, view: 'chart=regions&regions=08' }",
            "{ type: 'vardkronan:view', version: 1, view: ['chart=regions&regions=08'] }",
            "{ type: 'vardkronan:view', version: 1 }",
            "{ type: 'vardkronan:views', version: 1, view: 'chart=regions&regions=08' }",
        ] {
            page.run(&send(message)).await;
        }
        page.linger().await;
        assert_eq!(page.run_in_frame(0, &chips).await, before);
        let message = "{ type: 'vardkronan:view', version: 1,\
            view: 'dataset=investments&chart=regions&regions=14,08&years=2018' }";
        page.run(&send(message)).await;
        page.linger().await;
        let after = page.run_in_frame(0, &chips).await;
        assert_eq!(after, "Västra Götaland,Kalmar län");
        let address = page.run_in_frame(0, "return location.href").await.to_string();
        assert!(address.contains("frame.html#") && address.contains("regions=14,08"), "{address}");
        assert_eq!(page.run("return history.length").await, entries);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn view_that_comes_before_the_frame_is_live_goes_before_its_address() {
    let origin = origin_of_frames().serve();
    let src = format!("{origin}frame.html#chart=regions&amp;regions=08&amp;years=2018");
    let host = format!(
        "{HEAR}<iframe src=\"{src}\" width=\"700\" height=\"700\"></iframe><script>\
         addEventListener('message', () => frames[0].postMessage({{ type: 'vardkronan:view',\
         version: 1, view: 'chart=regions&regions=14&years=2018' }}, '*'), {{ once: true }})</script>"
    );
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until_frame_is_ready(0).await;
        page.linger().await;
        let chips = page.run_in_frame(0, &format!("return {CHIPS}")).await;
        assert_eq!(chips, "Västra Götaland");
    });
}
