//! The colours that the host's style sheets ask for.

use web_sys::Element;

use crate::browser::window;

/// What is asked of one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Nothing.
    Unset,
    /// An opaque colour, `0xRRGGBB`.
    Colour(u32),
    /// Something else.
    Unreadable,
}

/// The colours that the probe's style names, in its order; none without a probe.
///
/// They are the stops of a gradient that nobody sees: the browser resolves variables, names and
/// functions of colours in it. One that is [`UNSET`] was not asked for.
pub(crate) fn house_colours(probe: Option<&Element>) -> Vec<Stop> {
    let style = probe.zip(window()).and_then(|(probe, it)| it.get_computed_style(probe).ok()?);
    let gradient = style.and_then(|style| style.get_property_value("background-image").ok());
    let gradient = gradient.unwrap_or_default();
    let Some((_, stops)) = gradient.split_once("gradient(") else { return Vec::new() };
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 1_u32);
    for (at, byte) in stops.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 || depth == 1 && byte == b',' {
            found.push(stop(stops.get(start..at).unwrap_or_default()));
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// No host asks for this one.
const UNSET: [f64; 4] = [1.0, 2.0, 3.0, 0.5];

/// A colour as computed styles have it: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)` or
/// `color(srgb 0.1 0.2 0.3 / 0.5)`.
fn stop(text: &str) -> Stop {
    let Some((name, channels)) = text.trim().split_once('(') else { return Stop::Unreadable };
    let scale = match (name, channels.strip_prefix("srgb ")) {
        ("color", Some(_)) => 255.0,
        ("rgb" | "rgba", _) => 1.0,
        // A browser that leaves the mixture as it is tells nothing; the style sheet still holds.
        ("color-mix", _) => return Stop::Unset,
        _ => return Stop::Unreadable,
    };
    let mut values = [0.0, 0.0, 0.0, 1.0];
    let words = channels.split([' ', ',', '/', ')']).filter(|word| !word.is_empty());
    for (value, word) in values.iter_mut().zip(words.filter(|word| *word != "srgb")) {
        *value = js_sys::parse_float(word);
    }
    let [red, green, blue, alpha] = values;
    let channels = [red, green, blue].map(|channel| (channel * scale).round());
    if [channels[0], channels[1], channels[2], alpha] == UNSET {
        return Stop::Unset;
    }
    if alpha < 1.0 || !channels.iter().all(|channel| channel.is_finite()) {
        return Stop::Unreadable;
    }
    Stop::Colour(
        channels.iter().fold(0, |rgb, channel| (rgb << 8) | (channel.clamp(0.0, 255.0) as u32)),
    )
}
