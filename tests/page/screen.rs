//! The screens and views that the page must serve.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::browser::{Page, has};
use crate::engine::{Engine, Means};

/// The first widget of the page, as an expression.
pub(crate) const ROOT: &str = "document.querySelector('vard-kronan').shadowRoot";

/// A view of every chart, of both datasets, and two that show nothing of what they ask for.
pub(crate) const VIEWS: [(&str, &str); 9] = [
    ("regions", "chart=regions&regions=14,08,05&years=2017-2022&measure=per-resident"),
    ("years", "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident"),
    ("areas", "chart=areas&regions=14&years=2018"),
    (
        "difference",
        "dataset=womens-health-grants&chart=difference&a=09:2024:all&b=01:2024:all&claim=more:1.5",
    ),
    ("map", "dataset=womens-health-grants&chart=map&regions=all&years=2024&measure=per-resident"),
    ("table", "chart=table&regions=14,08,05&years=2017-2022"),
    ("multiples", "dataset=womens-health-grants&regions=all&years=2019-2024&measure=per-resident"),
    ("absent", "chart=years&regions=20&years=2018-2019&focus=20"),
    ("nothing", "chart=regions&regions=14&areas=intensive&years=2016"),
];

/// A view of every other form that charts take.
pub(crate) const FORMS: [(&str, &str); 5] = [
    (
        "stacked rows",
        "dataset=womens-health-grants&chart=areas&regions=all&years=2024&measure=per-resident",
    ),
    ("stacked columns", "chart=areas&regions=14,08,05&years=2017-2022"),
    (
        "line",
        "dataset=womens-health-grants&chart=years&regions=01,09,23&years=2019-2024&measure=per-resident&form=line",
    ),
    (
        "dots",
        "dataset=womens-health-grants&chart=years&regions=01,09,23&years=2019-2024&measure=per-resident&form=dots",
    ),
    (
        "free multiples",
        "dataset=womens-health-grants&chart=years&regions=all&years=2019-2024&measure=per-resident&axis=free",
    ),
];

/// Every one of them.
pub(crate) fn all_views() -> impl Iterator<Item = (&'static str, &'static str)> {
    VIEWS.into_iter().chain(FORMS)
}

/// How a reader sees the page.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Look {
    Light,
    Dark,
    Forced,
}

impl Look {
    pub(crate) const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Forced];
}

impl Page {
    /// The looks that the engine can be asked for; says so where those are not all.
    pub(crate) fn looks(&self) -> &'static [Look] {
        if has(&[Means::Media]) { &Look::ALL } else { &[Look::Light] }
    }

    /// Those that differ from the light one.
    pub(crate) fn other_looks(&self) -> &'static [Look] {
        self.looks().get(1..).unwrap_or_default()
    }

    /// Makes the window so wide.
    pub(crate) async fn set_width(&self, width_px: u32) {
        self.resize(width_px, 800, 1.0).await;
        self.settle().await;
    }

    /// A window of that size, with so many pixels of the screen to one of the page.
    pub(crate) async fn resize(&self, width_px: u32, height_px: u32, ratio: f64) {
        match self.engine {
            Engine::Chromium => {
                let metrics = json!({
                    "width": width_px, "height": height_px, "deviceScaleFactor": ratio, "mobile": false,
                });
                self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
                return;
            }
            Engine::Firefox => {
                let script = format!(
                    "const browser = gBrowser.selectedBrowser;
                    for (const side of ['min', 'max']) {{
                        browser.style.setProperty(`${{side}}-width`, '{width_px}px');
                        browser.style.setProperty(`${{side}}-height`, '{height_px}px');
                    }}
                    browser.browsingContext.overrideDPPX = {ratio};"
                );
                self.client.set_window_size(1600, 1400).await.unwrap();
                self.in_firefox(&script).await;
            }
            Engine::Webkit => {
                assert!(
                    (ratio - 1.0).abs() < 1e-9,
                    "WebKit's screen has one pixel to each of the page"
                );
                // The window has buttons above the page, whose height is known only now.
                let bars = self.run("return outerHeight - innerHeight").await;
                let bars = u32::try_from(bars.as_u64().unwrap_or_default()).unwrap();
                self.client.set_window_size(width_px, height_px + bars).await.unwrap();
            }
        }
        self.wait_until(&format!("innerWidth === {width_px}")).await;
    }

    /// Asks the page for other colours.
    pub(crate) async fn set_look(&self, look: Look) {
        let scheme = if matches!(look, Look::Dark) { "dark" } else { "light" };
        let forced = if matches!(look, Look::Forced) { "active" } else { "none" };
        if self.engine.has(Means::Media) {
            let features = [
                ("prefers-color-scheme", scheme),
                ("forced-colors", forced),
                // Nothing is measured in the middle of a change.
                ("prefers-reduced-motion", "reduce"),
            ];
            self.emulate("", &features).await;
        } else {
            assert!(matches!(look, Look::Light), "{:?} has no {look:?}", self.engine);
        }
        self.settle().await;
    }

    /// What the system and its user wish for, as media features.
    pub(crate) async fn emulate(&self, media: &str, features: &[(&str, &str)]) {
        if self.engine == Engine::Chromium {
            let features: Vec<Value> = features
                .iter()
                .map(|(name, value)| json!({ "name": name, "value": value }))
                .collect();
            let media = json!({ "media": media, "features": features });
            self.cdp("Emulation.setEmulatedMedia", media).await;
            return;
        }
        let value =
            |name: &str| features.iter().find(|each| each.0 == name).map_or("none", |each| each.1);
        let contrast = ["no-preference", "more", "less"]
            .iter()
            .position(|each| *each == value("prefers-contrast"))
            .unwrap_or_default();
        let script = format!(
            "const context = gBrowser.selectedBrowser.browsingContext;
            context.mediumOverride = '{media}';
            context.prefersColorSchemeOverride = '{}';
            context.forcedColorsOverride = '{}';
            Services.prefs.setIntPref('ui.prefersReducedMotion', {});
            Services.prefs.setIntPref('ui.useAccessibilityTheme', 0);
            Services.prefs.setBoolPref('browser.display.prefers_low_contrast', {});",
            value("prefers-color-scheme"),
            value("forced-colors"),
            i32::from(value("prefers-reduced-motion") == "reduce"),
            contrast == 2,
        );
        self.in_firefox(&script).await;
    }

    /// A picture of `[x, y, width, height]` of the page; what is out of sight only where it is asked
    /// for, since the window is another one for a moment then.
    pub(crate) async fn picture_of_area(
        &self,
        [x, y, width, height]: [f64; 4],
        scale: f64,
        format: &str,
        is_in_sight: bool,
    ) -> Vec<u8> {
        let taken = if self.engine == Engine::Firefox {
            let script = format!(
                "const page = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal;
                return page.drawSnapshot(new DOMRect({x}, {y}, {width}, {height}), {scale}, 'white')
                    .then((image) => {{
                        const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
                        [canvas.width, canvas.height] = [image.width, image.height];
                        canvas.getContext('2d').drawImage(image, 0, 0);
                        return canvas.toDataURL('image/{format}').split(',')[1];
                    }});"
            );
            self.in_firefox(&script).await
        } else {
            let clip = json!({ "x": x, "y": y, "width": width, "height": height, "scale": scale });
            let mut what =
                json!({ "format": format, "captureBeyondViewport": !is_in_sight, "clip": clip });
            if format == "webp" {
                what["quality"] = json!(45);
            }
            self.cdp("Page.captureScreenshot", what).await["data"].clone()
        };
        STANDARD.decode(taken.as_str().unwrap()).unwrap()
    }

    /// The page as it is printed, PDF.
    pub(crate) async fn printed(&self) -> Vec<u8> {
        if self.engine == Engine::Chromium {
            let settings = json!({ "preferCSSPageSize": true, "printBackground": true });
            let printed = self.cdp("Page.printToPDF", settings).await;
            return STANDARD.decode(printed["data"].as_str().unwrap()).unwrap();
        }
        let settings =
            fantoccini::wd::PrintConfiguration::builder().background(true).build().unwrap();
        self.client.print(settings).await.unwrap()
    }

    /// Shows a view, as a host does that sets it.
    pub(crate) async fn show(&self, view: &str) {
        let script = format!("document.querySelector('vard-kronan').view = {}", json!(view));
        self.run(&script).await;
        self.settle().await;
    }

    /// Opens whatever is folded, as a reader does: by its title, and then what that has shown.
    pub(crate) async fn open_folds(&self) {
        for _ in 0..2 {
            self.in_widget(
                "for (const title of root.querySelectorAll('details:not([open]) > summary'))
                    title.click();",
            )
            .await;
            self.settle().await;
        }
    }

    /// Opens whatever is folded, and the rows of the first mark.
    pub(crate) async fn unfold(&self) {
        self.open_folds().await;
        self.in_widget(
            "if (!root.querySelector('.vk-details')) root.querySelector('.vk-mark, .vk-value')?.click();",
        )
        .await;
        self.settle().await;
    }

    /// Waits until what was asked for is drawn: the widget measures itself in one frame and draws
    /// in the next.
    pub(crate) async fn settle(&self) -> Value {
        self.run(
            "return new Promise((done) => {
                let frames = 3;
                const wait = () => (frames-- ? requestAnimationFrame(wait) : setTimeout(done, 0));
                wait();
            })",
        )
        .await
    }
}
