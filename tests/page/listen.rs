//! The chart as sound: what the browser is asked to play, and when.

use serde_json::json;

use crate::browser::{Page, has, visit};
use crate::engine::Means;
use crate::host::{article_with, serve};
use crate::reader::read;

/// Notes down every loudspeaker that is opened and closed, and every tone.
const SPY: &str = "window.heard = { opened: new Set(), closed: 0, tones: [] };
    const { createOscillator } = BaseAudioContext.prototype;
    BaseAudioContext.prototype.createOscillator = function () {
        heard.opened.add(this);
        return heard.oscillator = createOscillator.call(this);
    };
    const { close } = AudioContext.prototype;
    AudioContext.prototype.close = function () { heard.closed += 1; return close.call(this) };
    const swell = AudioParam.prototype.setTargetAtTime;
    AudioParam.prototype.setTargetAtTime = function (value, ...rest) {
        const { type, frequency } = heard.oscillator;
        if (value > 0) heard.tones.push([type, Math.round(frequency.value)]);
        return swell.call(this, value, ...rest);
    };";
const LISTEN: &str = "Lyssna på diagrammet";

/// Reads the page where there is something to hear it with.
fn hear<F: Future<Output = Page>>(steps: impl FnOnce(Page) -> F) {
    if has(&[Means::Sound]) {
        read(steps);
    }
}

impl Page {
    async fn listen_words(&self) -> String {
        let words = "return root.querySelector('.vk-listen').innerText";
        self.in_widget(words).await.as_str().unwrap().to_owned()
    }
}

#[test]
fn the_chart_is_heard_when_asked_and_silent_once_stopped() {
    hear(async |page| {
        page.run(SPY).await;
        page.press("Tabell").await;
        page.press("Över tid").await;
        assert_eq!(page.run("return heard.opened.size").await, 0);
        page.press(LISTEN).await;
        assert!(page.listen_words().await.contains("Ju högre ton, desto mer pengar."));
        page.wait_until("heard.tones.length >= 3").await;
        let pointed = "return root.querySelector('.vk-tooltip').innerText";
        let pointed = page.in_widget(pointed).await;
        assert!(pointed.as_str().unwrap().starts_with("Västra Götaland 20"), "{pointed}");
        let said = "return root.querySelector('.vk-listen [role=status]').innerText";
        assert_eq!(page.in_widget(said).await, "Västra Götaland");
        page.press("Stoppa").await;
        page.wait_until("heard.closed === 1").await;
        assert_eq!(page.in_widget("return root.querySelector('.vk-tooltip')").await, json!(null));
        let tones = page.run("return heard.tones").await;
        let pitches: Vec<i64> = (0..3).map(|at| tones[at][1].as_i64().unwrap()).collect();
        assert!(pitches.is_sorted() && pitches[0] > 220, "{tones}");
        let again = "return new Promise((done) => setTimeout(() => done(heard.tones.length), 900))";
        assert_eq!(page.run(again).await, tones.as_array().unwrap().len());
        page
    });
}

#[test]
fn of_a_chosen_mark_only_its_series_is_heard_to_its_end() {
    hear(async |page| {
        page.run(SPY).await;
        page.in_widget(
            "const mark = [...root.querySelectorAll('.vk-mark')]
                .find((each) => each.ariaLabel.startsWith('Västra Götaland 2018'));
            mark.click();",
        )
        .await;
        page.press("Lyssna på Västra Götaland").await;
        page.wait_until("heard.closed === 1").await;
        let tones = page.run("return heard.tones").await;
        let waves: Vec<&str> =
            tones.as_array().unwrap().iter().map(|tone| tone[0].as_str().unwrap()).collect();
        // Decided 2017 to 2019, nothing 2020 and 2021, proposed and added 2022.
        let expected =
            ["triangle", "triangle", "triangle", "square", "square", "sawtooth", "triangle"];
        assert_eq!(waves, expected);
        assert_eq!(tones[6], json!(["triangle", 1760]));
        assert!(page.listen_words().await.contains("Lyssna på Västra Götaland"));
        page
    });
}

#[test]
fn another_view_ends_the_sound() {
    hear(async |page| {
        page.run(SPY).await;
        page.press(LISTEN).await;
        page.wait_until("heard.tones.length >= 1").await;
        page.press("Regioner").await;
        page.wait_until("heard.closed === 1").await;
        assert!(page.listen_words().await.contains(LISTEN));
        page
    });
}

#[test]
fn where_nothing_can_be_heard_it_says_so() {
    let without = "<script>delete window.AudioContext</script>";
    let live = "<vard-kronan src=\"data/investments.json\" lang=\"sv\"></vard-kronan>";
    visit(&serve(&article_with(without, live)), async |page| {
        page.wait_until_ready().await;
        page.press(LISTEN).await;
        let words = page.listen_words().await;
        assert!(words.contains("Ljudet går inte att spela här."), "{words}");
    });
    read(async |page| {
        // As where a page of others forbids it: the context never runs.
        page.run(
            "Object.defineProperty(BaseAudioContext.prototype, 'currentTime', { get: () => 0 })",
        )
        .await;
        page.press(LISTEN).await;
        let root = "document.querySelector('vard-kronan').shadowRoot";
        page.wait_until(&format!("{root}.querySelector('.vk-listen [role=alert]')")).await;
        page
    });
}
