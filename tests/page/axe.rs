//! What axe-core finds wrong with the built page: nothing.

use std::fs;

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::host::{article, serve};
use crate::screen::{FORMS, Look, ROOT, VIEWS};
use crate::whole::is_whole;

impl Page {
    /// Brings axe-core into the page.
    pub(crate) async fn bring_axe(&self) {
        let path = std::env::var("AXE_CORE").expect("AXE_CORE, as `source scripts/env` sets it");
        let script =
            fs::read_to_string(&path).expect("axe-core, as `scripts/setup tests` installs");
        self.run(&script).await;
    }

    /// Takes away what is hidden as long as the widget lives: axe-core walks through all of it at each
    /// look, and finds nothing there.
    pub(crate) async fn forget_the_static_part(&self) {
        let hidden = "const all = [...document.querySelectorAll('vard-kronan > *')];
            const isHidden = all.every((each) => !each.checkVisibility());
            all.forEach((each) => each.remove());
            return isHidden";
        assert_eq!(self.run(hidden).await, true);
    }

    /// Every fault that it finds, with the elements; only of colours where it is asked for them.
    async fn violations(&self, only: &str) -> Vec<Value> {
        let found = self
            .run(&format!(
                "return axe.run(document, {{ resultTypes: ['violations'], {only} }}).then((all) =>
                    all.violations.map((each) => [each.id, each.nodes.map((node) =>
                        [node.target.flat().join(' '), node.failureSummary])]))",
            ))
            .await;
        found.as_array().unwrap().clone()
    }

    pub(crate) async fn assert_sound(&self, what: &str) {
        let found = self.violations("").await;
        assert!(found.is_empty(), "{what}: {found:#?}");
    }

    /// In another look than one that is sound: it differs by nothing but colours.
    async fn assert_sound_colours(&self, what: &str) {
        let found = self.violations("runOnly: ['color-contrast', 'link-in-text-block']").await;
        assert!(found.is_empty(), "{what}: {found:#?}");
    }
}

/// Looks at every view, before a release in all its forms, in these languages; then at all of them in the other colours.
fn check_at(width_px: u32, languages: &[&str]) {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.bring_axe().await;
        page.set_width(width_px).await;
        page.set_look(Look::Light).await;
        page.assert_sound(&format!("the first view, {width_px} px")).await;
        page.forget_the_static_part().await;
        let forms = if is_whole() { &FORMS[..] } else { &[] };
        let looks = page.other_looks();
        for (name, view) in VIEWS.iter().chain(forms) {
            for language in languages {
                page.show(&format!("{view}&lang={language}")).await;
                page.unfold().await;
                page.assert_sound(&format!("{name}, {language}, {width_px} px")).await;
            }
            for &look in looks {
                page.set_look(look).await;
                page.assert_sound_colours(&format!("{name}, {look:?}, {width_px} px")).await;
            }
            page.set_look(Look::Light).await;
        }
    });
}

#[test]
fn axe_finds_no_fault_in_any_view_on_a_phone() {
    check_at(360, &["sv", "en"]);
}

#[test]
fn axe_finds_no_fault_in_any_view_on_a_desk() {
    check_at(1200, &["sv"]);
}

#[test]
fn axe_finds_no_fault_where_something_is_wrong() {
    let cut = "<main><h1>t</h1><vard-kronan><script type=\"application/json\">{ \"version\": 1,\
        </script><p>reserv</p></vard-kronan></main>";
    visit(&serve(&article(cut)), async |page| {
        page.wait_until(&format!("{ROOT}?.querySelector('.vk-faults')")).await;
        page.bring_axe().await;
        for &look in page.looks() {
            page.set_look(look).await;
            page.assert_sound(&format!("unreadable figures, {look:?}")).await;
        }
    });
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.bring_axe().await;
        page.show(&format!("{}&data=0000000000000000", VIEWS[1].1)).await;
        page.assert_sound("figures that have changed since").await;
        page.show(VIEWS[3].1).await;
        page.in_widget(
            "const factor = root.querySelector('.vk-factor');
            factor.value = 'x'; factor.dispatchEvent(new Event('input', { bubbles: true }));
            factor.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));",
        )
        .await;
        page.wait_until(&format!("{ROOT}.querySelector('[aria-invalid=true]')")).await;
        page.assert_sound("a claim that is no number").await;
        page.run("HTMLCanvasElement.prototype.getContext = () => null").await;
        page.show(VIEWS[0].1).await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk-undrawable')")).await;
        page.assert_sound("a chart that cannot be drawn").await;
    });
}

#[test]
fn axe_finds_no_fault_in_the_dialog_for_those_who_embed() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.bring_axe().await;
        page.forget_the_static_part().await;
        let looks = page.other_looks();
        for (width_px, language) in [(320, "sv"), (320, "en"), (1200, "sv"), (1200, "en")] {
            page.set_width(width_px).await;
            page.set_look(Look::Light).await;
            page.show(&format!("{}&lang={language}", VIEWS[1].1)).await;
            page.in_widget("root.querySelector('[aria-haspopup=dialog]').click()").await;
            for kind in 0..4 {
                let choose =
                    format!("root.querySelectorAll('.vk-embed [type=radio]')[{kind}].click()");
                page.in_widget(&choose).await;
                page.settle().await;
                let what = format!("kind {kind}, {language}, {width_px} px");
                page.assert_sound(&what).await;
                for &look in looks {
                    page.set_look(look).await;
                    page.assert_sound_colours(&format!("{what}, {look:?}")).await;
                }
                page.set_look(Look::Light).await;
            }
            page.in_widget("root.querySelector('.vk-embed .vk-close').click()").await;
            page.wait_until(&format!("!{ROOT}.querySelector('dialog')")).await;
        }
    });
}

#[test]
fn axe_looks_into_the_widget() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.bring_axe().await;
        page.in_widget("root.querySelector('.vk-mark').removeAttribute('aria-label')").await;
        let found = page.violations("").await;
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0][0], json!("button-name"));
    });
}
