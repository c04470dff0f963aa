//! The screens and views that the page must serve.

use serde_json::{Value, json};

use crate::browser::Page;

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
    /// Makes the window so wide.
    pub(crate) async fn set_width(&self, width_px: u32) {
        let screen =
            json!({ "width": width_px, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", screen).await;
        self.settle().await;
    }

    /// Asks the page for other colours.
    pub(crate) async fn set_look(&self, look: Look) {
        let scheme = if matches!(look, Look::Dark) { "dark" } else { "light" };
        let forced = if matches!(look, Look::Forced) { "active" } else { "none" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
            // Nothing is measured in the middle of a change.
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "", "features": features })).await;
        self.settle().await;
    }

    /// Shows a view, as a host does that sets it.
    pub(crate) async fn show(&self, view: &str) {
        let script = format!("document.querySelector('vard-kronan').view = {}", json!(view));
        self.run(&script).await;
        self.settle().await;
    }

    /// Opens whatever is folded, and the rows of the first mark.
    pub(crate) async fn unfold(&self) {
        self.in_widget(
            "for (const fold of root.querySelectorAll('details')) fold.open = true;
            if (!root.querySelector('.vk-details')) root.querySelector('.vk-mark, .vk-value')?.click();",
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
