//! The loudspeaker, taken when a sound is asked for and given back when this is dropped.

use web_sys::{AudioContext, AudioParam, OscillatorNode};

pub(crate) use web_sys::OscillatorType as Wave;

use crate::browser::promise::settled;

/// How loud a note is, of 1.
const LOUDNESS: f32 = 0.2;
/// How quickly it swells and fades: neither end clicks, and both are soon over.
const EDGE_S: f64 = 0.008;

/// A sound of one pitch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Note {
    pub(crate) wave: Wave,
    pub(crate) frequency_hz: f64,
    pub(crate) duration_s: f64,
    /// From −1, left, to 1, right.
    pub(crate) pan: f64,
}

/// A way to the loudspeaker, for one note at a time.
#[derive(Debug)]
pub(crate) struct Audio {
    context: AudioContext,
    oscillator: OscillatorNode,
    loudness: AudioParam,
    pan: AudioParam,
}

impl Audio {
    /// Opens the way, silent at first, as an answer to a press; `None` where there is none.
    pub(crate) fn open() -> Option<Self> {
        let context = AudioContext::new().ok()?;
        let oscillator = context.create_oscillator().ok()?;
        let gain = context.create_gain().ok()?;
        let panner = context.create_stereo_panner().ok()?;
        let (loudness, pan) = (gain.gain(), panner.pan());
        loudness.set_value(0.0);
        oscillator.connect_with_audio_node(&gain).ok()?;
        gain.connect_with_audio_node(&panner).ok()?;
        panner.connect_with_audio_node(&context.destination()).ok()?;
        oscillator.start().ok()?;
        // Some browsers begin in silence even after a press; whether this helps shows later.
        settled(context.resume().ok()?.as_ref(), |_| ());
        Some(Self { context, oscillator, loudness, pan })
    }

    /// Whether the browser lets anything be heard; it takes a moment after opening.
    pub(crate) fn is_running(&self) -> bool {
        self.context.current_time() > 0.0
    }

    /// Plays the note now, after the one before has ended; `None` where the browser refuses.
    pub(crate) fn play(&self, note: &Note) -> Option<()> {
        self.oscillator.set_type(note.wave);
        self.oscillator.frequency().set_value(note.frequency_hz as f32);
        self.pan.set_value(note.pan as f32);
        let now_s = self.context.current_time();
        let end_s = now_s + note.duration_s;
        self.loudness.set_target_at_time(LOUDNESS, now_s, EDGE_S).ok()?;
        self.loudness.set_target_at_time(0.0, end_s, EDGE_S).ok()?;
        Some(())
    }
}

impl Drop for Audio {
    fn drop(&mut self) {
        // It fails only for a context that is closed already.
        let _ = self.context.close();
    }
}
