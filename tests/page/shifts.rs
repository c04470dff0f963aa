//! What moves while a page comes to life: nothing, in any view, place or width.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::browser::{Page, visit_by};
use crate::dist;
use crate::engine::Means;
use crate::host::{Host, article};

const WIDTHS: [u32; 5] = [320, 360, 480, 768, 1200];

/// A view of each chart, one with a side that its data do not have, one in a style.
const VIEWS: [&str; 6] = [
    "dataset=womens-health-grants&chart=regions&regions=all&years=2024&measure=per-resident",
    "dataset=womens-health-grants&chart=map&regions=all&years=2024&measure=per-resident",
    "dataset=womens-health-grants&chart=difference&regions=all&a=99:2024:all&b=01:2024:all",
    "dataset=investments&chart=areas&regions=14&years=2017-2022&measure=total",
    "dataset=womens-health-grants&chart=table&regions=all&years=2024",
    "dataset=investments&chart=years&regions=14,08,05&years=2017-2022&measure=per-resident\
     &hide=controls,tabs&style=paper:fffdf8,ink:1c1a17,accent:7a1f1f,font:serif,radius:0,density:compact",
];

/// What has moved, by how much and which parts of the page; runs before any of the page's scripts.
pub(crate) const WATCH: &str = "self.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
            const place = ({ x, y, width, height }) => [x, y, width, height].join(' ');
            self.shifts.push([value, ...sources.map(({ node, previousRect, currentRect }) =>
                [node?.outerHTML?.slice(0, 80), place(previousRect), place(currentRect)].join(' | '))]);
        }
    }).observe({ type: 'layout-shift', buffered: true });";

impl Page {
    /// Opens an address, as on a slow computer, and looks for what has moved.
    async fn assert_still(&self, address: &str, view: &str, width_px: u32) {
        self.resize(width_px, 900, 1.0).await;
        self.go("about:blank").await;
        self.go(address).await;
        self.wait_until_ready().await;
        self.linger().await;
        let found =
            self.run("return [self.shifts, document.documentElement.scrollWidth <= innerWidth]");
        assert_eq!(found.await, json!([[], true]), "{view} in {address} at {width_px} px");
    }
}

/// A page with the view beside or in it.
fn packed(view: &str, more: &[&str]) -> Vec<u8> {
    let directory = tempfile::tempdir_in(dist::path("")).unwrap();
    let path = directory.path().join("page.html");
    let data = ["investments", "womens-health-grants"]
        .map(|name| dist::path(&format!("data/{name}.json")));
    let mut pack = Command::new(env!("CARGO_BIN_EXE_vardkronan"));
    pack.arg("pack").args(data).args(more).args(["--view", view, "-o"]).arg(&path);
    assert!(pack.output().unwrap().status.success());
    fs::read(path).unwrap()
}

#[test]
fn nothing_moves_in_any_view_place_or_width() {
    let assets = dist::path("");
    let shell = dist::path("vardkronan.html");
    let mut host = Host::default();
    for (at, view) in VIEWS.iter().enumerate() {
        let linked = packed(view, &["--linked", "--assets", assets.to_str().unwrap()]);
        let whole = packed(view, &["--shell", shell.to_str().unwrap()]);
        let link = view.replace('&', "&amp;");
        let id = view.split(['=', '&']).nth(1).unwrap();
        let element = format!(
            "<p>before</p><vard-kronan style=\"display:flow-root;min-height:2600px\" src=\"data/{id}.json\" view=\"{link}\">\
             </vard-kronan><p>after</p>"
        );
        host = host
            .with(&format!("frames/{at}.html"), linked)
            .with(&format!("whole-{at}.html"), whole)
            .with(&format!("article-{at}.html"), article(&element));
    }
    let origin = host.serve();
    visit_by(&[Means::Pace, Means::EarlyScript], &origin, async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 2 })).await;
        for (at, view) in VIEWS.iter().enumerate() {
            for (place, address) in [
                format!("frames/{at}.html"),
                format!("whole-{at}.html"),
                format!("article-{at}.html"),
                // The place of another view's static part is kept for them.
                format!("frame.html#{view}"),
                format!("vardkronan.html#{view}"),
            ]
            .iter()
            .enumerate()
            {
                // Every view and every place meets every width; each view in each place one of them.
                let width_px = WIDTHS[(at + place) % WIDTHS.len()];
                page.assert_still(&format!("{origin}{address}"), view, width_px).await;
            }
        }
    });
}
