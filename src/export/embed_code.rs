//! The code that puts a view into somebody's page: text to be pasted, safe as it stands.

use crate::chart::{
    Frame, Highlight, NARROW_PADDING_PX, NARROW_REM, PADDING_PX, ROOT_FONT_PX, figure,
};
use crate::export::page::escaped;
use crate::export::{Look, Subject};
use crate::view::{ChartKind, Part, ThemeChoice, View, link, part_name, theme_name};

/// A view on its way into a page.
#[derive(Clone, Debug)]
pub struct Embedding<'a> {
    /// Where the product's files lie, ending in `/`.
    pub base: &'a str,
    /// The addresses of the data, parted by white space.
    pub sources: &'a str,
    /// The view, with language, theme and hidden parts as they are to be.
    pub view: &'a View,
    /// Its headline.
    pub title: &'a str,
    /// What it shows, for those who do not see it.
    pub alternative: &'a str,
    /// The id of its dataset, which names files.
    pub dataset: &'a str,
}

impl Embedding<'_> {
    /// A frame that keeps that room free until it tells its own height.
    pub fn iframe(&self, room: Room) -> String {
        let address = [self.base, "frame.html#", &link::encode(self.view)].concat();
        let frame = iframe(&address, self.title, room);
        [&*frame, "\n", &listener(self.base)].concat()
    }

    /// Where the view stands alone, in the page that has everything in it.
    pub fn page(&self) -> String {
        [self.base, "vardkronan.html#", &link::encode(self.view)].concat()
    }

    /// The element; inside it the fallback, HTML, for readers whom the program does not reach, which
    /// keeps that room free until the widget stands there.
    pub fn element(&self, room: Room, fallback: &str) -> String {
        let View { language, theme, hide, .. } = self.view;
        let module = escaped(&[self.base, "vardkronan.js"].concat());
        let shown = View {
            language: None,
            theme: ThemeChoice::Auto,
            hide: Vec::new(),
            ..self.view.clone()
        };
        let mut tag = String::new();
        let mut attribute = |name: &str, value: &str| {
            if !value.is_empty() {
                tag.push_str(&[" ", name, "=\"", &escaped(value), "\""].concat());
            }
        };
        attribute("src", self.sources);
        attribute("view", &link::encode(&shown));
        attribute("lang", language.map_or("", |language| language.tag()));
        attribute("theme", if *theme == ThemeChoice::Auto { "" } else { theme_name(*theme) });
        attribute("hide", &hidden(hide));
        // Margins of what stands inside would move what is around it when that is hidden.
        attribute("style", "display:flow-root");
        let room = room.style();
        format!(
            "<script type=\"module\" src=\"{module}\"></script>\n\
             <vard-kronan{tag}>\n<div style=\"display:flow-root;{room}\">\n{fallback}\n</div>\n</vard-kronan>"
        )
    }

    /// The picture that [`Self::picture_command`] makes, shown at half its size.
    pub fn image(&self, width_px: u32, height_px: u32) -> String {
        format!(
            "<img src=\"{}.png\" alt=\"{}\"\n  width=\"{width_px}\" height=\"{height_px}\" \
             style=\"max-width:100%;height:auto\">",
            escaped(self.dataset),
            escaped(self.alternative)
        )
    }

    /// The command that makes the picture, twice as large as it is shown.
    pub fn picture_command(&self, width_px: u32, height_px: u32) -> String {
        let Self { dataset, .. } = self;
        let size = format!("{}x{}", 2 * width_px, 2 * height_px);
        let command = self.command("render");
        format!("{command} --size {size} -o {}", quoted(&format!("{dataset}.png")))
    }

    /// The command that makes a page of its own, with program and data in it.
    pub fn page_command(&self) -> String {
        let page = quoted(&format!("{}.html", self.dataset));
        format!("{} --shell vardkronan.html -o {page}", self.command("pack"))
    }

    fn command(&self, name: &str) -> String {
        let data = quoted(&format!("{}.json", self.dataset));
        let view = quoted(&link::encode(self.view));
        let language = self.view.language.unwrap_or_default().tag();
        format!("vardkronan {name} {data} --view {view} --lang {language}")
    }
}

/// How much height is kept free for a view, px.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// In an article on a desktop.
    pub wide_px: u32,
    /// In one on a phone.
    pub narrow_px: u32,
}

impl Room {
    /// As wide as the column of an article, px.
    pub const WIDE_PX: f64 = 760.0;
    /// As wide as the column that a phone's margins leave, px.
    const NARROW_PX: f64 = 328.0;
    /// As wide as a phone, px.
    const PHONE_PX: f64 = 360.0;

    /// The room for a view that takes `size_px` in some place, width and height, with the controls or
    /// without them; `chart_px` gives the height of its chart in a widget of some width.
    ///
    /// Around the chart stand words, which take the more lines the narrower the place is, and
    /// controls, which are folded there.
    pub fn of(
        (width_px, height_px): (f64, f64),
        has_controls: bool,
        chart_px: impl Fn(f64) -> f64,
    ) -> Self {
        let tens = |height_px: f64| (height_px / 10.0).ceil() as u32 * 10;
        let wider = (width_px - Self::NARROW_PX) / (Self::WIDE_PX - Self::NARROW_PX);
        let more = if has_controls { NARROW_CONTROLS } else { NARROW_WORDS };
        let around_px = (height_px - chart_px(width_px)).max(0.0);
        let around_px = around_px * (1.0 + more * wider.clamp(0.0, 1.0));
        let narrow_px = around_px + chart_px(Self::NARROW_PX);
        Self { wide_px: tens(height_px), narrow_px: tens(narrow_px) }
    }

    /// It as CSS, by the width of the host's window: from the one height to the other, and no less.
    fn style(self) -> String {
        let Self { wide_px, narrow_px } = self;
        if narrow_px <= wide_px {
            return format!("min-height:{wide_px}px");
        }
        let slope = f64::from(narrow_px - wide_px) / (Self::WIDE_PX - Self::PHONE_PX);
        let percent = (slope * 100.0).ceil();
        let at_zero_px = (f64::from(narrow_px) + percent / 100.0 * Self::PHONE_PX).ceil();
        format!("min-height:max({wide_px}px,{at_zero_px}px - {percent}vw)")
    }
}

/// How high the chart of a view is in a widget of that width, px; 0 of a table.
pub fn chart_height_px(subject: &Subject<'_>, widget_px: f64, look: Look) -> f64 {
    let Subject { dataset, comparison, view, .. } = *subject;
    if view.chart == ChartKind::Table {
        return 0.0;
    }
    let Look { theme, has_patterns, language } = look;
    let is_narrow = widget_px <= NARROW_REM * ROOT_FONT_PX;
    let padding_px = if is_narrow { NARROW_PADDING_PX } else { PADDING_PX };
    let width_px = (widget_px - f64::from(padding_px)).max(1.0);
    let (root_font_px, highlight) = (ROOT_FONT_PX, Highlight::default());
    let frame = Frame { width_px, root_font_px, theme, has_patterns, language, highlight };
    figure(dataset, comparison, view, &frame).height_px
}

/// How much higher all but the chart is on a phone than in an article on a desktop, as a part: as much as
/// the views of the shipped data need, and with the controls.
const NARROW_WORDS: f64 = 0.42;
const NARROW_CONTROLS: f64 = 0.2;

/// A frame of that address, with room for it.
pub(super) fn iframe(address: &str, title: &str, room: Room) -> String {
    format!(
        "<iframe src=\"{}\"\n  title=\"{}\" loading=\"lazy\" width=\"100%\"\n  \
         style=\"width:1px;min-width:100%;border:0;{}\" height=\"{}\"\n  \
         allow=\"clipboard-write; web-share\"></iframe>",
        escaped(address),
        escaped(title),
        room.style(),
        room.wide_px
    )
}

/// The script that gives frames the height that they tell.
pub(super) fn listener(base: &str) -> String {
    let script = escaped(&[base, "embed.js"].concat());
    ["<script src=\"", &script, "\" defer></script>"].concat()
}

fn hidden(parts: &[Part]) -> String {
    parts.iter().map(|part| part_name(*part)).collect::<Vec<_>>().join(",")
}

/// The words as one argument to a shell, whatever is in them.
fn quoted(words: &str) -> String {
    let is_plain = |each: char| each.is_ascii_alphanumeric() || "._-/".contains(each);
    // What begins with a hyphen would be an option.
    if !words.is_empty() && words.chars().all(is_plain) && !words.starts_with('-') {
        return words.to_owned();
    }
    ["'", &words.replace('\'', "'\\''"), "'"].concat()
}
