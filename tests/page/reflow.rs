//! Narrow windows, large text and wide spacing: nothing is lost, cut or laid over anything else.

use serde_json::{Value, json};

use crate::browser::visit;
use crate::dist::file_address;
use crate::whole::is_whole;

/// Each chart, on the data that make most of it.
const VIEWS: [&str; 8] = [
    "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident",
    "chart=years&regions=14,08,05,23,09,01&years=2017-2022&measure=total&spread=even",
    "chart=regions&regions=all&years=2017-2022&natures=all&focus=09",
    "chart=areas&regions=14&years=2018",
    "chart=difference&a=14:2018:all&b=08:2017-2022:all&claim=more:2",
    "chart=table&regions=all&years=2016-2023",
    "dataset=womens-health-grants&chart=regions&regions=all&years=2024&measure=per-resident",
    "dataset=womens-health-grants&chart=areas&regions=all&years=2024&measure=per-resident",
];

/// Width and height of the window, and the font size of the page's root, px.
const WINDOWS: [(u32, u32, u32); 5] = [
    // A phone; 1 280 × 1 024 at 400 %; text of 200 % on a phone, a tablet and a desk.
    (320, 640, 16),
    (320, 256, 16),
    (360, 640, 32),
    (768, 1024, 32),
    (1280, 1024, 32),
];

/// The spacing of WCAG 1.4.12.
const SPACING: &str =
    "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important";

/// What is wider than the window or its own box, cut off, or over other words.
const FAULTS: &str = "
    const root = document.querySelector('vard-kronan').shadowRoot, faults = [];
    const name = (each) => each.tagName.toLowerCase() + '.' + (each.getAttribute('class') ?? '')
        + ' ' + each.textContent.trim().slice(0, 40);
    const isSeen = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && !each.closest('.vk-unseen, .vk-tooltip, .vk-probe, svg')
        && getComputedStyle(each).clipPath === 'none';
    const scroller = (each) => {
        for (let at = each; at; at = at.parentElement)
            if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return at;
        return null;
    };
    if (document.documentElement.scrollWidth > innerWidth)
        faults.push('the page scrolls sideways: ' + document.documentElement.scrollWidth);
    for (const each of root.querySelectorAll('.vk *')) {
        if (!isSeen(each)) continue;
        const style = getComputedStyle(each), box = each.getBoundingClientRect();
        if (!scroller(each) && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1))
            faults.push('beyond the window: ' + name(each) + ' ' + box.left + '–' + box.right);
        if (style.display === 'inline' || /auto|scroll/.test(style.overflow)) continue;
        if (/SELECT|INPUT/.test(each.tagName)) continue;
        // Behind a sign that stands alone Firefox counts the space to a next one.
        const isLone = each.textContent.trim().length === 1;
        if (!isLone && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && !scroller(each))
            faults.push('wider than its box: ' + name(each));
        if (/hidden|clip/.test(style.overflowY) && each.scrollHeight > each.clientHeight + 1)
            faults.push('cut off: ' + name(each));
    }
    const words = [], walker = document.createTreeWalker(root.querySelector('.vk'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || !isSeen(parent) || parent.closest('option, select')) continue;
        // What stays in sight lies over what scrolls by.
        if (scroller(parent)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) words.push([box, node]);
    }
    words.forEach(([a, node], at) => words.slice(at + 1).forEach(([b, other]) => {
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // Line boxes of neighbours may touch; letters then do not.
        if (node !== other && width > 1 && height > Math.min(a.height, b.height) * .4)
            faults.push('over each other: ' + node.data.trim().slice(0, 30) + ' | ' + other.data.trim().slice(0, 30));
    }));
    return [...new Set(faults)].slice(0, 12);";

/// Visits every view in a language, in every window; opens whatever is folded.
fn check(language: &str, spacing: &str) {
    let link = |view: &str| format!("{view}&lang={language}");
    let address = file_address(&format!("vardkronan.html#{}", link(VIEWS[0])));
    visit(&address, async |page| {
        page.wait_until_ready().await;
        let mut found = Vec::new();
        for view in VIEWS {
            let view = link(view);
            // Each time on a phone, and in large text there.
            let windows = if is_whole() { &WINDOWS[..] } else { &[WINDOWS[0], WINDOWS[2]] };
            for &(width_px, height_px, font_px) in windows {
                page.resize(width_px, height_px, 1.0).await;
                page.run(&format!("document.documentElement.style.fontSize = '{font_px}px'")).await;
                page.show(&view).await;
                page.in_widget(&format!(
                    "const sheet = new CSSStyleSheet();
                    sheet.replaceSync('.vk * {{ {spacing} }}');
                    const [shell, style] = root.adoptedStyleSheets;
                    root.adoptedStyleSheets = [shell, style, sheet];"
                ))
                .await;
                page.unfold().await;
                let faults = page.run(FAULTS).await;
                if faults != json!([]) {
                    found.push(format!("{width_px}×{height_px} {font_px} {view}: {faults:#}"));
                }
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn nothing_is_lost_in_narrow_windows_and_large_text() {
    check("sv", "");
}

#[test]
fn nothing_is_lost_in_english_either() {
    check("en", "");
}

#[test]
fn nothing_is_lost_in_wide_spacing() {
    check("sv", SPACING);
}

#[test]
fn a_table_that_scrolls_is_reached_by_key() {
    let address = file_address("vardkronan.html#chart=table&regions=all&years=2016-2023");
    visit(&address, async |page| {
        page.wait_until_ready().await;
        page.resize(320, 640, 1.0).await;
        let scroll = "const each = document.querySelector('vard-kronan').shadowRoot
            .querySelector('.vk-scroll');
            return [each.tabIndex, each.getAttribute('role'), each.scrollWidth > each.clientWidth,
                Boolean(each.ariaLabel || each.getAttribute('aria-labelledby'))]";
        let found: Value = page.run(scroll).await;
        assert_eq!((&found[0], &found[1], &found[3]), (&json!(0), &json!("region"), &json!(true)));
    });
}
