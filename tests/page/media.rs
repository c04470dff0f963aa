//! What the screen, its user and a printer ask for: the picture follows, sharp and in their colours.

use serde_json::json;

use crate::browser::{Page, visit_by};
use crate::dist::file_address;
use crate::engine::Means;

const ADDRESS: &str = "vardkronan.html#chart=years&regions=14,08,05&years=2017-2022";
const CANVAS: &str = "const root = document.querySelector('vard-kronan').shadowRoot;\
     const canvas = root.querySelector('canvas'), box = canvas.getBoundingClientRect();";

fn look<F: Future<Output = ()>>(means: &[Means], steps: impl FnOnce(Page) -> F) {
    visit_by(means, &file_address(ADDRESS), async |page| {
        page.wait_until_ready().await;
        steps(page).await;
    });
}

impl Page {
    async fn wait_for_theme(&self, theme: &str) {
        let is_in_theme = format!(
            "document.querySelector('vard-kronan').shadowRoot.querySelector('.vk').dataset.theme \
             === '{theme}'"
        );
        self.wait_until(&is_in_theme).await;
    }

    /// The colours of the canvas, most frequent first.
    async fn colours(&self) -> Vec<String> {
        let script = format!(
            "{CANVAS}
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            const counts = new Map();
            for (let at = 0; at < data.length; at += 4) {{
                const colour = `rgb(${{data[at]}}, ${{data[at + 1]}}, ${{data[at + 2]}})`;
                counts.set(colour, (counts.get(colour) ?? 0) + 1);
            }}
            return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 12).map(([colour]) => colour);"
        );
        serde_json::from_value(self.run(&script).await).unwrap()
    }
}

#[test]
fn the_canvas_has_the_pixels_of_every_screen_it_is_moved_to() {
    look(&[Means::Ratio], async |page| {
        // A second screen, a zoom of 150 % and of 400 % of a window of 1 280 × 1 024. Each has
        // another width: without a screen Chromium tells of nothing else.
        for (width_px, height_px, ratio) in
            [(1000, 800, 2.0), (900, 800, 1.0), (853, 683, 1.5), (320, 256, 4.0), (1000, 800, 1.25)]
        {
            page.resize(width_px, height_px, ratio).await;
            let is_sharp = format!(
                "(() => {{ {CANVAS} return devicePixelRatio === {ratio} \
                 && box.width <= innerWidth && box.width > innerWidth * 0.6 \
                 && Math.abs(canvas.width - box.width * {ratio}) <= 1 \
                 && Math.abs(canvas.height - box.height * {ratio}) <= 1; }})()"
            );
            page.wait_until(&is_sharp).await;
            assert!(page.colours().await.len() > 3, "{ratio}: empty");
        }
    });
}

#[test]
fn words_on_the_canvas_follow_the_font_size_of_the_page() {
    look(&[], async |page| {
        let height = format!("{CANVAS} return box.height");
        let before = page.run(&height).await.as_f64().unwrap();
        page.run("document.documentElement.style.fontSize = '200%'").await;
        page.wait_until(&format!("(() => {{ {CANVAS} return box.height > {before} * 1.4 }})()"))
            .await;
        page.run("document.documentElement.style.fontSize = ''").await;
        page.wait_until(&format!("(() => {{ {CANVAS} return box.height === {before} }})()")).await;
    });
}

#[test]
fn words_on_the_canvas_are_in_the_fonts_of_the_host_and_have_room() {
    look(&[Means::Ratio], async |page| {
        page.run(
            "const context = CanvasRenderingContext2D.prototype, fill = context.fillText;
            window.drawn = [];
            context.fillText = function (words, x, y) {
                const { width } = this.measureText(words);
                const left = x - { left: 0, start: 0, center: 0.5, right: 1, end: 1 }[this.textAlign] * width;
                drawn.push([this.font, words, left, left + width, this.canvas.width]);
                return fill.call(this, words, x, y);
            };
            document.querySelector('vard-kronan').style.setProperty('--vk-font', 'monospace');",
        )
        .await;
        // What was being drawn when the font came may end in the old one.
        page.resize(700, 800, 2.0).await;
        page.wait_until("window.drawn.at(-1)?.[0].includes('monospace')").await;
        page.settle().await;
        page.run("window.drawn = []").await;
        page.resize(690, 800, 2.0).await;
        page.wait_until("window.drawn.length > 10").await;
        let drawn = page.run("return window.drawn").await;
        for words in drawn.as_array().unwrap() {
            assert!(words[0].as_str().unwrap().contains("monospace"), "{words}");
            let [left, right, width] = [2, 3, 4].map(|at| words[at].as_f64().unwrap());
            assert!(left >= -1.0 && right <= width + 1.0, "{words}");
        }
    });
}

#[test]
fn forced_colours_are_the_only_ones_and_come_and_go_live() {
    look(&[Means::Media], async |page| {
        let before = page.colours().await;
        for scheme in ["light", "dark"] {
            let features = [("forced-colors", "active"), ("prefers-color-scheme", scheme)];
            page.emulate("", &features).await;
            page.wait_for_theme("forced").await;
            // What the browser makes of the names of the system's colours.
            let system = page
                .run(
                    "const probe = document.createElement('i');
                    probe.style.forcedColorAdjust = 'none';
                    document.body.append(probe);
                    const found = ['Canvas', 'CanvasText', 'GrayText'].map((name) => {
                        probe.style.color = name;
                        return getComputedStyle(probe).color;
                    });
                    probe.remove();
                    return found;",
                )
                .await;
            let system: Vec<String> = serde_json::from_value(system).unwrap();
            page.wait_until(&format!(
                "(() => {{ {CANVAS} const [r, g, b] = canvas.getContext('2d').getImageData(0, 0, 1, 1).data; \
                 return `rgb(${{r}}, ${{g}}, ${{b}})` === '{}' }})()",
                system[0]
            ))
            .await;
            let mut most = page.colours().await;
            most.truncate(3);
            most.sort();
            let mut expected = system.clone();
            expected.sort();
            assert_eq!(most, expected, "{scheme}");
            let swatches = page
                .run(
                    "const root = document.querySelector('vard-kronan').shadowRoot;
                    const shapes = root.querySelectorAll('.vk-swatch [fill], .vk-sign [fill]');
                    return [...new Set([...shapes].map((each) => getComputedStyle(each).fill))];",
                )
                .await;
            for fill in swatches.as_array().unwrap() {
                let fill = fill.as_str().unwrap();
                assert!(
                    fill == "none" || system.iter().any(|each| each == fill),
                    "{scheme} {fill}"
                );
            }
        }
        page.emulate("", &[]).await;
        page.wait_for_theme("light").await;
        assert_eq!(page.colours().await, before);
    });
}

#[test]
fn more_and_less_contrast_are_followed_on_light_and_dark() {
    look(&[Means::Media, Means::Contrast], async |page| {
        let mut seen = Vec::new();
        for (scheme, contrast, theme) in [
            ("light", "more", "contrast"),
            ("dark", "more", "contrast-dark"),
            ("light", "less", "soft"),
            ("dark", "less", "soft-dark"),
            ("dark", "no-preference", "dark"),
            ("light", "no-preference", "light"),
        ] {
            let features = [("prefers-color-scheme", scheme), ("prefers-contrast", contrast)];
            page.emulate("", &features).await;
            page.wait_for_theme(theme).await;
            // The paper of the picture is that of the page around it.
            let paper = page
                .run(
                    "const root = document.querySelector('vard-kronan').shadowRoot;
                    return getComputedStyle(root.querySelector('.vk')).backgroundColor",
                )
                .await;
            let colours = page.colours().await;
            assert_eq!(json!(colours[0]), paper, "{theme}");
            assert!(!seen.contains(&colours), "{theme}");
            seen.push(colours);
        }
    });
}

#[test]
fn patterns_are_a_choice_of_the_reader() {
    look(&[], async |page| {
        let before = page.colours().await.len();
        let pixels = format!("{CANVAS} return canvas.toDataURL()");
        let plain = page.run(&pixels).await;
        let swatch = "return document.querySelector('vard-kronan').shadowRoot
            .querySelector('[aria-label=\"Ta bort Kalmar län\"] .vk-swatch').childElementCount";
        assert_eq!(page.run(swatch).await, json!(1));
        page.press("Mönster i diagrammet").await;
        page.wait_until(&format!("(() => {{ {CANVAS} return canvas.toDataURL() !== {plain} }})()"))
            .await;
        assert!(page.run(swatch).await.as_u64().unwrap() > 1);
        // They take no colour to tell regions apart, they add none either.
        assert!(page.colours().await.len() >= before);
        page.press("Mönster i diagrammet").await;
        page.wait_until(&format!("(() => {{ {CANVAS} return canvas.toDataURL() === {plain} }})()"))
            .await;
    });
}

#[test]
fn print_has_its_own_colours_patterns_and_pixels() {
    look(&[Means::Media], async |page| {
        page.emulate("print", &[("prefers-color-scheme", "dark")]).await;
        page.wait_for_theme("print").await;
        page.wait_until(&format!("(() => {{ {CANVAS} return canvas.width >= 3 * box.width }})()"))
            .await;
        assert_eq!(page.colours().await[0], "rgb(255, 255, 255)");
        page.emulate("", &[]).await;
        page.wait_for_theme("light").await;
    });
}

/// Where a page has no such turn, the sheet says how to print all: `take.rs`.
#[test]
fn print_without_a_wish_before_has_them_in_the_one_moment_that_there_is() {
    look(&[Means::Pdf, Means::Paper], async |page| {
        let watch = format!(
            "{CANVAS} addEventListener('beforeprint', () => {{
                const theme = root.querySelector('.vk').dataset.theme;
                window.printed = [theme, canvas.width, canvas.getBoundingClientRect().width];
            }});"
        );
        page.run(&watch).await;
        page.printed().await;
        let printed = page.run("return window.printed").await;
        assert_eq!(printed[0], json!("print"));
        let [device_px, page_px] = [1, 2].map(|at| printed[at].as_f64().unwrap());
        assert!(page_px <= 704.0 && device_px >= page_px * 3.0, "{printed}");
        page.wait_for_theme("light").await;
        page.wait_until(&format!("(() => {{ {CANVAS} return canvas.width < box.width * 2 }})()"))
            .await;
    });
}

#[test]
fn first_print_has_the_chart_of_paper_however_long_the_rest_takes() {
    look(&[Means::Pdf, Means::Paper], async |page| {
        // Each look at the clock takes so long that the framework gives the page its turn wherever it may.
        let watch = format!(
            "{CANVAS} const now = Date.now.bind(Date);
            let looks = 0;
            Date.now = () => now() + 1000 * looks++;
            addEventListener('beforeprint', () => queueMicrotask(() => queueMicrotask(() => {{
                window.printed ??= [canvas.width, canvas.getBoundingClientRect().width];
            }})));"
        );
        page.run(&watch).await;
        page.printed().await;
        let printed = page.run("return window.printed").await;
        let [device_px, page_px] = [0, 1].map(|at| printed[at].as_f64().unwrap());
        assert!(device_px >= 3.0 * 704.0 && page_px <= 704.0, "{printed}");
        page.wait_for_theme("light").await;
        page.wait_until(&format!("(() => {{ {CANVAS} return canvas.width < box.width * 2 }})()"))
            .await;
    });
}
