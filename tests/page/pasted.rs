//! The code that the dialog gives, pasted into pages of others.

use serde_json::{Value, json};

use crate::browser::{visit, visit_by, visit_without_scripts};
use crate::embed::VIEW;
use crate::engine::Means;
use crate::host::{Host, serve};
use crate::screen::ROOT;

/// The code of a kind, as the dialog of a page on that address gives it.
fn code_of(address: &str, kind: &str) -> String {
    let mut code = String::new();
    visit(&format!("{address}vardkronan.html#{VIEW}"), async |page| {
        page.wait_until_ready().await;
        page.open_embedding().await;
        page.pick(kind).await;
        page.pick("Val").await;
        // It keeps as much free as the preview takes, once that has been drawn.
        page.wait_until(&format!(
            "{ROOT}.querySelector('textarea').value.includes(`${{Math.ceil({ROOT}
                .querySelector('.vk-preview .vk').getBoundingClientRect().height / 10) * 10}}px`)
                && {ROOT}.querySelector('.vk-preview .vk-plot canvas')?.width"
        ))
        .await;
        code = page.codes().await.remove(0);
    });
    code
}

#[test]
fn a_pasted_element_shows_the_view() {
    let first = serve("");
    let code = code_of(&first, "Element");
    let code = code.replace(&first, "/");
    let second = serve(&format!("<!doctype html><html lang=\"sv\"><title>t</title><body>{code}"));
    visit(&second, async |page| {
        page.wait_until_ready().await;
        let headline = "return root.querySelector('.vk-headline').innerText";
        assert_eq!(page.in_widget(headline).await, "Pengar till vården i tre regioner");
        assert_eq!(page.in_widget("return root.querySelector('.vk-controls')").await, Value::Null);
        // In a page of somebody else's nobody knows where the files lie, but the data's address is.
        page.open_embedding().await;
        let code = page.codes().await.remove(0);
        assert!(code.starts_with("<iframe src=\"https://example.com/"), "{code}");
        page.pick("Element").await;
        let code = page.codes().await.remove(0);
        assert!(code.contains(&format!("src=\"{second}data/investments.json\"")), "{code}");
    });
}

/// What stands in a pasted element, as its reader sees it: pictures, rows of the table, links, all words.
const FALLBACK: &str = "const element = document.querySelector('vard-kronan');
    const seen = (all) => [...element.querySelectorAll(all)].filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width > 0 && height > 0;
    }).length;
    return [seen('svg'), seen('tbody tr'), seen('a[href^=http]'), element.innerText.replaceAll('\\u00ad', ''),
        document.documentElement.scrollWidth <= innerWidth]";

fn assert_is_fallback(found: &Value) {
    assert_eq!(found[0], 1, "{found}");
    assert!(found[1].as_u64() > Some(15), "{found}");
    assert!(found[2].as_u64() > Some(5), "{found}");
    let words = found[3].as_str().unwrap();
    for part in ["Pengar till vården i tre regioner", "Region", "Östergötland", "87,12", "Källor: "]
    {
        assert!(words.contains(part), "no {part:?} in {words}");
    }
    assert_eq!(found[4], true, "{found}");
}

#[test]
fn a_pasted_element_keeps_picture_and_table_where_the_host_forbids_the_program() {
    let first = serve("");
    let code = code_of(&first, "Element").replace(&first, "/");
    let page = format!("<!doctype html><html lang=\"sv\"><title>t</title><body>{code}");
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
    let host = Host::default().with("", page).header("content-security-policy", policy);
    visit(&host.serve(), async |page| {
        page.wait_until("document.querySelector('vard-kronan').dataset.fault").await;
        assert_is_fallback(&page.run(FALLBACK).await);
        // The policy takes its styles as well, and it stands on a phone all the same.
        page.set_width(320).await;
        assert_is_fallback(&page.run(FALLBACK).await);
        let line = page.in_widget("return root.querySelector('[part=fault]').innerText").await;
        let line = line.as_str().unwrap();
        assert!(line.contains("'wasm-unsafe-eval'"), "{line}");
        assert_eq!(page.in_widget("return root.querySelector('.vk')").await, Value::Null);
    });
}

#[test]
fn a_pasted_element_is_a_picture_and_a_table_without_scripts() {
    let first = serve("");
    let code = code_of(&first, "Element").replace(&first, "/");
    let host = serve(&format!("<!doctype html><html lang=\"sv\"><title>t</title><body>{code}"));
    visit_without_scripts(&host, async |page| {
        // Whoever wants the numbers opens them.
        page.run("document.querySelector('summary').click()").await;
        assert_is_fallback(&page.run(FALLBACK).await);
    });
}

#[test]
fn a_pasted_element_takes_no_more_room_than_it_keeps() {
    const WATCH: &str = "self.shifts = [];
        new PerformanceObserver((list) => {
            for (const each of list.getEntries()) self.shifts.push([each.value, each.startTime]);
        }).observe({ type: 'layout-shift', buffered: true });";
    let first = serve("");
    let code = code_of(&first, "Element").replace(&first, "/");
    let host = serve(&format!(
        "<!doctype html><html lang=\"sv\"><title>t</title><body>{code}<p id=\"after\">efter</p>"
    ));
    visit_by(&[Means::Pace, Means::EarlyScript], &host, async |page| {
        for width_px in [360, 768, 1200] {
            page.set_width(width_px).await;
            page.reload_after(WATCH).await;
            page.wait_until_ready().await;
            page.linger().await;
            assert_eq!(page.run("return self.shifts").await, json!([]), "{width_px} px");
        }
    });
}

#[test]
fn a_pasted_frame_shows_the_view_and_takes_its_height() {
    let first = serve("");
    let code = code_of(&first, "Ram (iframe)").replace(&first, "/");
    let frame = "document.querySelector('iframe')";
    let widget = format!("{frame}.contentDocument.querySelector('vard-kronan').shadowRoot");
    let page = format!("<!doctype html><html lang=\"sv\"><title>t</title><body>{code}");
    visit(&serve(&page), async |page| {
        page.wait_until(&format!(
            "{frame}?.contentDocument?.querySelector('vard-kronan[data-live]')?.shadowRoot
                ?.querySelector('.vk-plot canvas')?.width"
        ))
        .await;
        let found = page
            .run(&format!(
                "return [{frame}.title, {widget}.querySelector('.vk-headline').innerText,
                    {widget}.querySelector('.vk-controls')]"
            ))
            .await;
        let title = "Pengar till vården i tre regioner";
        assert_eq!(found, json!([title, title, null]));
        // Its own height, by the script beside it, or what is kept free; and nothing in it scrolls.
        page.wait_until(&format!(
            "{frame}.contentDocument.documentElement.scrollHeight <= {frame}.clientHeight + 1
                && parseFloat({frame}.style.height) <= {widget}.querySelector('.vk').clientHeight + 80"
        ))
        .await;
    });
}
