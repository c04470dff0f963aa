//! The chart to listen to: its tones one after the other, when asked for.

use yew::{Context, Html, html};

use crate::browser::audio::{Audio, Note, Wave};
use crate::browser::timer::Timeout;
use crate::chart::{Figure, Tone, Voice, tones};
use crate::compare::Datum;
use crate::components::chart::{Chart, ChartMessage, ChartProps};
use crate::components::environment::new_id_prefix;
use crate::components::shown::Shown;
use crate::text::series_words;

/// What is heard of a chart, and what a reader has been told of it.
#[derive(Debug)]
pub(super) struct Listening {
    /// Of the words that explain the sounds.
    id: String,
    playing: Option<Playing>,
    /// The series that is heard.
    series: String,
    /// The last attempt was refused.
    is_refused: bool,
}

/// Its drop is silence.
#[derive(Debug)]
struct Playing {
    audio: Audio,
    tones: Vec<Tone>,
    /// How many of them have sounded.
    done: usize,
    _timer: Timeout,
}

/// What happens to the sound.
#[derive(Clone, Copy, Debug)]
pub(super) enum ListenMessage {
    /// The button: starts, or stops.
    Press,
    /// The next tone is due, or the end.
    Next,
}

/// Below every value's, and not too deep for a phone.
const SPAN_HZ: f64 = 131.0;
const ABSENCE_HZ: f64 = 98.0;

impl Listening {
    /// Silence; the loudspeaker is not asked for.
    pub(super) fn new() -> Self {
        let id = [&new_id_prefix(), "listen"].concat();
        Self { id, playing: None, series: String::new(), is_refused: false }
    }

    /// Ends what is heard, because the chart is to be another one.
    pub(super) fn stop(&mut self) {
        self.playing = None;
        self.series.clear();
        self.is_refused = false;
    }

    /// The cell to be pointed at from now on.
    pub(super) fn hear(
        &mut self,
        message: ListenMessage,
        figure: &Figure,
        context: &Context<Chart>,
    ) -> Option<usize> {
        let heard = match message {
            ListenMessage::Press if self.playing.is_none() => self.start(figure, context),
            ListenMessage::Press => {
                self.stop();
                return None;
            }
            ListenMessage::Next => self.next(context),
        };
        if heard.is_none() {
            self.stop();
            self.is_refused = true;
        }
        heard.flatten()
    }

    /// `None` if the browser refuses.
    fn start(&mut self, figure: &Figure, context: &Context<Chart>) -> Option<Option<usize>> {
        let ChartProps { shown, chosen, .. } = context.props();
        let tones = tones(&shown.comparison, &figure.marks, only(shown, *chosen));
        let audio = Audio::open()?;
        let first = tones.first().copied();
        self.is_refused = false;
        self.tell_series(shown, first);
        let _timer = timer(context, first.map_or(0.0, |tone| tone.start_s));
        self.playing = Some(Playing { audio, tones, done: 0, _timer });
        Some(None)
    }

    /// Plays the tone that is due and waits for the next one; `None` if the browser refuses.
    fn next(&mut self, context: &Context<Chart>) -> Option<Option<usize>> {
        let Some(playing) = &mut self.playing else { return Some(None) };
        let Some(&tone) = playing.tones.get(playing.done) else {
            self.stop();
            return Some(None);
        };
        if !playing.audio.is_running() {
            return None;
        }
        playing.audio.play(&note(&tone))?;
        playing.done += 1;
        let next = playing.tones.get(playing.done).copied();
        let wait_s = next.map_or(tone.duration_s, |next| next.start_s - tone.start_s);
        playing._timer = timer(context, wait_s);
        self.tell_series(&context.props().shown, next);
        Some(Some(tone.cell))
    }

    /// Before its first tone, so that its name is heard in the pause.
    fn tell_series(&mut self, shown: &Shown, next: Option<Tone>) {
        if let Some(tone) = next.filter(|tone| tone.begins_series) {
            self.series = series_of(shown, tone);
        }
    }
}

/// The cell whose series alone is heard.
fn only(shown: &Shown, chosen: Option<Datum>) -> Option<usize> {
    shown.comparison.cell_index(chosen?)
}

fn series_of(shown: &Shown, first: Tone) -> String {
    series_words(&shown.dataset, &shown.comparison, first.cell, shown.locale)
}

fn timer(context: &Context<Chart>, wait_s: f64) -> Timeout {
    let link = context.link().clone();
    let wait_ms = (wait_s * 1000.0) as u32;
    Timeout::new(wait_ms, move || link.send_message(ChartMessage::Listen(ListenMessage::Next)))
}

fn note(tone: &Tone) -> Note {
    let (wave, frequency_hz) = match tone.voice {
        Voice::Value { frequency_hz, is_proposed: false } => (Wave::Triangle, frequency_hz),
        Voice::Value { frequency_hz, is_proposed: true } => (Wave::Sawtooth, frequency_hz),
        Voice::Span => (Wave::Square, SPAN_HZ),
        Voice::Absence => (Wave::Square, ABSENCE_HZ),
    };
    Note { wave, frequency_hz, duration_s: tone.duration_s, pan: tone.pan }
}

/// The button, what the sounds mean, and which series is heard; nothing without any mark.
pub(super) fn listen(listening: &Listening, figure: &Figure, context: &Context<Chart>) -> Html {
    let ChartProps { shown, chosen, .. } = context.props();
    let first = tones(&shown.comparison, &figure.marks, only(shown, *chosen)).first().copied();
    let Some(first) = first else { return Html::default() };
    let is_playing = listening.playing.is_some();
    let words = if is_playing {
        shown.word("ui.listen-stop").to_owned()
    } else if chosen.is_some() && first.begins_series {
        shown.locale.fill("ui.listen-series", &[("series", &series_of(shown, first))])
    } else {
        shown.word("ui.listen").to_owned()
    };
    let order = if first.begins_series { "ui.listen-years" } else { "ui.listen-order" };
    let key = ["ui.listen-pitch", order, "ui.listen-signs"].map(|key| shown.word(key));
    let onclick = context.link().callback(|_| ChartMessage::Listen(ListenMessage::Press));
    // Told with the button, so that nobody hears tones before knowing what they mean.
    let class = if is_playing { "vk-listen-key" } else { "vk-unseen" };
    let Listening { id, series, is_refused, .. } = listening;
    html! {
        <div class="vk-listen" part="listen">
            <button type="button" class="vk-button" aria-describedby={id.clone()} {onclick}>
                { words }
            </button>
            <span role="status">{ series.clone() }</span>
            <p {class} id={id.clone()}>{ key.join(" ") }</p>
            if *is_refused {
                <p class="vk-wrong" role="alert">{ shown.word("ui.listen-refused") }</p>
            }
        </div>
    }
}
