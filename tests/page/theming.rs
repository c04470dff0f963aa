//! What a host may change of the widget's look, and the pictures of it in `docs/theming.md`, which
//! are written anew under `UPDATE_PICTURES=1`.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::{Page, visit_by};
use crate::dist::{self, file_address};
use crate::engine::Means;
use crate::keys::{LEFT, RIGHT};
use crate::screen::Look;

/// Pictures of a page whose system has other colours.
const MEANS: &[Means] = &[Means::Picture, Means::Media];
const YEARS: &str = "chart=years&regions=14,08,05&years=2017-2022&measure=per-resident";

/// Each property with another value than ours, and where that shows.
const PROPERTIES: [(&str, &str, &str); 21] = [
    ("paper", "#fff1e5", ".vk"),
    ("ink", "#4a1d5f", ".vk"),
    ("muted", "#7a4a10", ".vk"),
    ("line", "#c9a227", ".vk"),
    ("edge", "#b3261e", ".vk-own"),
    ("accent", "#a3182e", ".vk"),
    ("focus", "#c2185b", ".vk-tabs"),
    ("warn", "#9b1c1c", ".vk-notices"),
    ("warn-paper", "#fdeeee", ".vk-notices"),
    (
        "regions",
        "#6a3d9a, #00695c, #9a3412, #455a64, #ad1457, #33691e, #b71c1c, #1a237e, #4e342e, #5d5a12",
        ".vk",
    ),
    ("font", "Georgia, \"DejaVu Serif\", serif", ".vk"),
    ("headline-font", "Georgia, \"DejaVu Serif\", serif", ".vk-head"),
    ("headline-weight", "400", ".vk-head"),
    ("headline-size", "2.25rem", ".vk-head"),
    ("text-size", "1.25rem", ".vk-own"),
    ("radius", "0", ".vk-own"),
    ("gap", "1.5rem", ".vk"),
    ("max-width", "28rem", ":host"),
    ("padding", "2rem", ":host"),
    // These show in what is folded.
    ("raised", "#eaf3ea", ".vk-details"),
    ("density", ".7", ".vk-fold"),
];

/// Each part, the width and the view that show it, and what is done before.
const PARTS: &[(&str, u32, &str, &str)] = &[
    ("widget", 560, YEARS, ""),
    ("headline", 560, YEARS, ""),
    ("subtitle", 560, YEARS, ""),
    ("guide", 560, YEARS, ""),
    ("languages", 560, YEARS, ""),
    ("own-region", 560, YEARS, ""),
    ("controls", 900, YEARS, ""),
    ("region-list", 1000, YEARS, ""),
    ("tabs", 560, YEARS, ""),
    ("chart", 560, YEARS, ""),
    ("legend", 560, YEARS, ""),
    ("listen", 560, YEARS, ""),
    ("tooltip", 560, YEARS, "root.querySelector('.vk-mark').focus()"),
    ("details", 560, YEARS, "root.querySelector('.vk-mark').click()"),
    ("verdict", 560, YEARS, ""),
    ("notices", 560, YEARS, ""),
    ("footer", 560, YEARS, ""),
    ("sources", 560, YEARS, ""),
    ("explore", 560, "chart=years&regions=14&hide=controls", ""),
    ("table", 560, "chart=table&regions=08&years=2019-2022", ""),
    ("empty", 560, "chart=regions&regions=14&areas=intensive&years=2016", ""),
    ("sides", 560, DIFFERENCE, ""),
    ("pairs", 560, DIFFERENCE, ""),
    ("claim", 560, DIFFERENCE, ""),
    ("changed", 560, CHANGED, ""),
    // Other data close it.
    ("dialog", 560, YEARS, "root.querySelector('[aria-haspopup=dialog]').click()"),
    ("correction", 560, "", CORRECTED),
    ("error", 560, "", "root.host.data = '{}'"),
    ("fault", 560, "", "root.host.replaceChildren(); root.host.data = null"),
];

const DIFFERENCE: &str =
    "dataset=womens-health-grants&chart=difference&a=09:2024:all&b=01:2024:all&claim=more:1.5";
const CHANGED: &str = "chart=years&regions=14&data=0000000000000000";
/// A dataset with a correction, in the words of no real one.
const CORRECTED: &str = "root.host.data = CORRECTED";

impl Page {
    /// The box of the first element in the widget that the selector finds, WebP.
    async fn snapshot(&self, selector: &str) -> Vec<u8> {
        let found = self
            .in_widget(&format!(
                "const found = '{selector}' === ':host' ? root.host : root.querySelector('{selector}');
                const {{ left, top, width, height }} = found.getBoundingClientRect();
                return [left + scrollX, top + scrollY, width, height];"
            ))
            .await;
        let number = |at: usize| found[at].as_f64().unwrap();
        assert!(number(2) > 0.0 && number(3) > 0.0, "{selector} is not to be seen: {found}");
        // A border of what is round it shows where it ends.
        let [x, y, width] = [number(0) - 6.0, number(1) - 6.0, number(2) + 12.0];
        let height = (number(3) + 12.0).min(600.0);
        let scale = if height > 300.0 { 0.6 } else { 1.0 };
        self.picture_of_area([x, y, width, height], scale, "webp", false).await
    }

    /// Sets a property of the element as a host's style sheet would, or takes it back.
    async fn host_says(&self, name: &str, value: &str) {
        let [name, value] = [format!("--vk-{name}"), value.to_owned()].map(|it| json!(it));
        self.in_widget(&format!("root.host.style.setProperty({name}, {value})")).await;
        self.settle().await;
    }

    /// The colour of the chart's paper as it is painted, and what the style sheet has for a name.
    async fn paper_and(&self, name: &str) -> [Value; 2] {
        let painted = self
            .in_widget(
                "const canvas = root.querySelector('.vk-canvas');
                const copy = document.createElement('canvas').getContext('2d');
                copy.drawImage(canvas, 1 - canvas.width, 1 - canvas.height);
                return [...copy.getImageData(0, 0, 1, 1).data].slice(0, 3);",
            )
            .await;
        let said = self
            .in_widget(&format!(
                "return getComputedStyle(root.querySelector('.vk')).getPropertyValue('--{name}')"
            ))
            .await;
        [painted, said]
    }
}

fn keep(name: &str, picture: &[u8]) {
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/theming");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.webp")), picture).unwrap();
    }
}

#[test]
fn every_property_changes_what_is_seen() {
    visit_by(MEANS, &file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.set_width(560).await;
        page.set_look(Look::Light).await;
        page.show(YEARS).await;
        for (name, value, selector) in PROPERTIES {
            if name == "focus" {
                page.in_widget("root.querySelector('[role=tab][aria-selected=true]').focus()")
                    .await;
                page.press_key(LEFT).await;
                page.press_key(RIGHT).await;
            }
            if [".vk-details", ".vk-fold"].contains(&selector) {
                page.unfold().await;
            }
            let before = page.snapshot(selector).await;
            page.host_says(name, value).await;
            let after = page.snapshot(selector).await;
            assert!(before != after, "--vk-{name}: {value} is not to be seen in {selector}");
            keep(name, &after);
            page.host_says(name, "").await;
            page.in_widget("root.activeElement?.blur()").await;
        }
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn every_part_is_there() {
    let path = dist::path("data/womens-health-grants.json");
    let grants = fs::read_to_string(path).unwrap();
    let correction = r#"{"corrections":[{"date":"2026-11-20","text":{"sv":"Ett exempel: här står vad som har rättats.","en":"An example: what was corrected."}}],"#;
    let corrected = grants.replacen('{', correction, 1);
    visit_by(MEANS, &file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.set_look(Look::Light).await;
        for (part, width_px, view, act) in PARTS {
            page.set_width(*width_px).await;
            page.show(view).await;
            let act = act.replace("CORRECTED", &json!(corrected).to_string());
            page.in_widget(&act).await;
            let found = format!(
                "document.querySelector('vard-kronan').shadowRoot.querySelector('[part={part}]')?.offsetHeight"
            );
            page.wait_until(&found).await;
            page.settle().await;
            keep(&format!("part-{part}"), &page.snapshot(&format!("[part={part}]")).await);
        }
    });
}

#[test]
fn canvas_and_controls_follow_the_host_and_refuse_what_does_not_read() {
    visit_by(MEANS, &file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.set_look(Look::Light).await;
        page.host_says("paper", "light-dark(#fff1e5, #222)").await;
        page.host_says("ink", "light-dark(#33302e, #eee)").await;
        page.wait_until_painted([255, 241, 229]).await;
        // Other colours come without any event of the host's.
        page.set_look(Look::Dark).await;
        page.wait_until_painted([34, 34, 34]).await;
        page.set_look(Look::Light).await;
        page.wait_until_painted([255, 241, 229]).await;
        page.host_says("accent", "color-mix(in srgb, #a3182e 90%, black)").await;
        assert_eq!(page.log().await, Vec::<String>::new());
        page.host_says("accent", "#ffd080").await;
        let [painted, accent] = page.paper_and("accent").await;
        assert_eq!(painted, json!([255, 241, 229]));
        assert_eq!(accent, "#0b5cad");
        let log = page.log().await;
        let said = "De här färgerna används inte, för ";
        assert!(log.len() == 1 && log[0].contains(said), "{log:?}");
        assert!(log[0].contains("--vk-accent") && !log[0].contains("--vk-ink"), "{log:?}");
        // Each of them once, whatever else is refused later.
        page.host_says("line", "transparent").await;
        page.host_says("accent", "#ffd081").await;
        let log = page.log().await;
        assert!(log.len() == 1 && !log[0].contains("--vk-accent"), "{log:?}");
        assert!(log[0].contains("--vk-line"), "{log:?}");
        // Print is black on white.
        page.run("document.querySelector('vard-kronan').setAttribute('theme', 'print')").await;
        page.wait_until_painted([255, 255, 255]).await;
    });
}

#[test]
fn the_colours_of_regions_are_followed_though_nothing_else_changes() {
    visit_by(MEANS, &file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.set_look(Look::Light).await;
        page.show("chart=years&regions=14&years=2017-2019&measure=per-resident").await;
        // Whichever place in the palette it has: any of these.
        let green = "(() => {
            const canvas = document.querySelector('vard-kronan').shadowRoot.querySelector('.vk-canvas');
            const copy = document.createElement('canvas');
            [copy.width, copy.height] = [canvas.width, canvas.height];
            const context = copy.getContext('2d');
            context.drawImage(canvas, 0, 0);
            const { data } = context.getImageData(0, 0, copy.width, copy.height);
            for (let at = 0; at < data.length; at += 4) {
                if (data[at] < 10 && data[at + 1] === 105 && data[at + 2] === 92) return true;
            }
            return false;
        })()";
        assert_eq!(page.run(&format!("return {green}")).await, json!(false));
        let greens: Vec<String> = (0..10).map(|red| format!("#0{red}695c")).collect();
        let greens = greens.join(", ");
        page.run(&format!(
            "document.querySelector('vard-kronan').style.setProperty('--vk-regions', '{greens}')"
        ))
        .await;
        page.wait_until(green).await;
        // And back, when the house takes it away.
        page.run("document.querySelector('vard-kronan').style.removeProperty('--vk-regions')")
            .await;
        page.wait_until(&format!("!{green}")).await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn a_link_brings_its_style_along() {
    let address = file_address("vardkronan.html");
    let style = "style=paper:fff1e5,ink:33302e,accent:a3182e,radius:0,density:compact,font:serif";
    visit_by(MEANS, &format!("{address}#{YEARS}&{style}"), async |page| {
        page.wait_until_ready().await;
        page.set_look(Look::Light).await;
        page.wait_until_painted([255, 241, 229]).await;
        let [_, accent] = page.paper_and("accent").await;
        assert_eq!(accent, "#a3182e");
        let drawn = "const style = getComputedStyle(root.querySelector('.vk'));
            return [style.getPropertyValue('--radius'), style.getPropertyValue('--density'),
                style.fontFamily.includes('Georgia')]";
        assert_eq!(page.in_widget(drawn).await, json!(["0px", ".75", true]));
        assert_eq!(page.log().await, Vec::<String>::new());
        let link = page.run("return location.hash").await;
        assert!(link.as_str().unwrap().contains(style), "{link}");
        page.set_look(Look::Forced).await;
        let [_, accent] = page.paper_and("accent").await;
        assert_ne!(accent, "#a3182e", "forced colours go before");
    });
}

impl Page {
    async fn wait_until_painted(&self, rgb: [u8; 3]) {
        let expected = json!(rgb);
        for _ in 0..100 {
            let [painted, _] = self.paper_and("paper").await;
            if painted == expected {
                return;
            }
            self.settle().await;
        }
        panic!("never {expected}: {:?}", self.paper_and("paper").await);
    }
}
