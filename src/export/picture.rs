//! A view as a picture that travels alone, to a card, to paper, to a feed.
//!
//! What it shows, how far that can be compared and where the figures come from go along with the
//! chart: there is no picture without them.

use crate::chart::{
    Figure, Frame, Highlight, Point, ROOT_FONT_PX, Rect, Shape, Theme, Tones, Wishes,
    figure_with_legend,
};
use crate::compare::{Comparison, difference, remedy};
use crate::dataset::{Dataset, Language, NamedView};
use crate::export::size::{Size, TooLow};
use crate::export::stack::{Stack, Words};
use crate::text::{
    Locale, NoticeKind, claim_words, empty_state, headline, notices, source_line, subtitle,
    verdict_line, verdict_words,
};
use crate::view::{Part, View};

/// What a picture is of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// What the view selects from it.
    pub comparison: &'a Comparison,
    /// The view; hiding the title leaves its headline out.
    pub view: &'a View,
    /// The named view that equals it, if there is one.
    pub named: Option<&'a NamedView>,
}

/// How a picture looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// In which colours.
    pub theme: Theme,
    /// Whether regions differ by pattern, too; in some themes they always do.
    pub has_patterns: bool,
    /// In which language.
    pub language: Language,
}

/// What a picture says beside what every picture must: a sentence from the figures, where the headline is
/// none, and where the view is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burnt<'a> {
    /// The address of the view; empty where it has none.
    pub link: &'a str,
}

/// A finished picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// All of it, in units of its own: the whole is `figure.width_px` × `figure.height_px`.
    pub figure: Figure,
    /// Its real size, px; the proportions are those of the figure.
    pub width_px: f64,
    /// Its height, px.
    pub height_px: f64,
    /// Its name: the headline.
    pub title: String,
}

/// The picture of a subject, of exactly that size.
///
/// Everything in it is as large as it can be in that size; the smallest words are never smaller
/// than 9 px. Under a headline that is the author's stands what the figures say, where there is room; notices
/// that need not be there fill what is left. [`TooLow`] has an example.
///
/// # Errors
///
/// If that is too low for what must be there.
pub fn picture(subject: &Subject<'_>, size: Size, look: Look) -> Result<Picture, TooLow> {
    let width_px = size.width_px.clamp(Size::WIDTH_MIN_PX, Size::MAX_PX).round();
    // The sentence alone: only who takes a picture along has an address for it.
    let has_title = !subject.view.hide.contains(&Part::Title);
    let sentence = has_title.then_some(Burnt { link: "" });
    let Some(height_px) = size.height_px else {
        return Ok(Layout::new(subject, look, width_px, sentence).finished(width_px, None));
    };
    let size_px = (width_px, height_px.clamp(1.0, Size::MAX_PX).round());
    fitted(subject, size_px, look, sentence).or_else(|_| fitted(subject, size_px, look, None))
}

/// A picture of exactly that size with that much in it.
fn fitted(
    subject: &Subject<'_>,
    (width_px, height_px): (f64, f64),
    look: Look,
    burnt: Option<Burnt<'_>>,
) -> Result<Picture, TooLow> {
    let mut least_px = f64::INFINITY;
    let mut unit_width_px = width_px.min(WIDTH_LEAST_PX);
    while unit_width_px <= width_px / SCALE_MIN {
        let layout = Layout::new(subject, look, unit_width_px, burnt);
        let needed_px = (layout.least_px() * width_px / unit_width_px).ceil();
        if needed_px <= height_px {
            return Ok(layout.finished(width_px, Some(height_px)));
        }
        least_px = least_px.min(needed_px);
        unit_width_px = (unit_width_px * SCALE_STEP).ceil();
    }
    Err(TooLow { height_px: least_px })
}

/// The same, or of a greater height where that is too low.
///
/// # Errors
///
/// If even the greatest size is too low.
pub fn picture_or_higher(subject: &Subject<'_>, size: Size, look: Look) -> Result<Picture, TooLow> {
    picture(subject, size, look).or_else(|_| {
        let natural = picture(subject, Size { height_px: None, ..size }, look)?;
        picture(subject, Size { height_px: Some(natural.height_px), ..size }, look)
    })
}

/// The height of what must be in a picture of that width where nothing is scaled, px.
pub fn least_height_px(subject: &Subject<'_>, width_px: f64, look: Look) -> f64 {
    Layout::new(subject, look, width_px.clamp(Size::WIDTH_MIN_PX, Size::MAX_PX), None).least_px()
}

/// The picture of that width that somebody takes along, as high as it needs to be.
pub fn picture_to_take(
    subject: &Subject<'_>,
    width_px: f64,
    look: Look,
    burnt: Burnt<'_>,
) -> Picture {
    let width_px = width_px.clamp(Size::WIDTH_MIN_PX, Size::MAX_PX).round();
    Layout::new(subject, look, width_px, Some(burnt)).finished(width_px, None)
}

/// Pictures are laid out for screens from a phone's width on, then enlarged.
const WIDTH_LEAST_PX: f64 = 360.0;
/// Words of 12 px come to 9.
const SCALE_MIN: f64 = 0.75;
/// From one width that is tried to the next.
const SCALE_STEP: f64 = 1.03;

/// From part to part.
const GAP_PX: f64 = 12.0;

/// A picture of a certain width, whose height is not decided.
struct Layout<'a> {
    subject: &'a Subject<'a>,
    locale: &'static Locale,
    tones: Tones,
    width_px: f64,
    padding_px: f64,
    title: String,
    head: Stack,
    chart: Stack,
    /// What the chart says to those who do not see it.
    label: String,
    source: Stack,
}

impl<'a> Layout<'a> {
    fn new(subject: &'a Subject<'a>, look: Look, width_px: f64, burnt: Option<Burnt<'_>>) -> Self {
        let locale = Locale::of(look.language);
        // What the view itself says of colours holds in a picture, too.
        let (theme, _) = look.theme.of_house(&Wishes::default().with(&subject.view.style));
        let look = Look { theme, ..look };
        let Subject { dataset, comparison, view, named } = *subject;
        let headline = headline(dataset, comparison, view, named, locale);
        let mut layout = Self {
            subject,
            locale,
            tones: look.theme.tones(),
            width_px,
            padding_px: if width_px < 560.0 { 16.0 } else { 24.0 },
            title: headline.words,
            head: Stack::default(),
            chart: Stack::default(),
            label: String::new(),
            source: Stack::default(),
        };
        layout.head = layout.head(headline.is_generated);
        if burnt.is_some() && !headline.is_generated {
            layout.add_sentence();
        }
        layout.draw_chart(look);
        let source = source_line(dataset, comparison, view, locale);
        let mut stack = Stack::default();
        stack.words(&source, layout.small(), layout.inner_px());
        if let Some(Burnt { link }) = burnt.filter(|burnt| !burnt.link.is_empty()) {
            stack.words(link, layout.small(), layout.inner_px());
        }
        layout.source = stack;
        layout
    }

    fn inner_px(&self) -> f64 {
        self.width_px - 2.0 * self.padding_px
    }

    fn small(&self) -> Words {
        Words { size_px: 12.0, is_bold: false, colour: self.tones.muted, indent_px: 0.0 }
    }

    /// Headline and what is shown.
    fn head(&self, is_generated: bool) -> Stack {
        let Subject { dataset, comparison, view, named } = *self.subject;
        let mut head = Stack::default();
        let right_px = self.inner_px();
        if !view.hide.contains(&Part::Title) {
            let size_px = if self.width_px < 560.0 { 20.0 } else { 25.0 };
            let look = Words { size_px, is_bold: true, colour: self.tones.ink, indent_px: 0.0 };
            head.words(&self.title, look, right_px);
            // The title of the data is the author's, too.
            let is_title = self.title == dataset.content().title.get(self.locale.language());
            if is_generated && !is_title {
                head.words(self.locale.word("headline.generated"), self.small(), right_px);
            }
            head.gap(4.0);
        }
        let subtitle = subtitle(dataset, comparison, self.locale);
        head.words(&subtitle, Words { size_px: 14.0, ..self.small() }, right_px);
        if let Some(note) = named.and_then(|named| named.note.as_ref()) {
            let note = note.get(self.locale.language());
            head.words(note, Words { size_px: 13.0, ..self.small() }, right_px);
        }
        head
    }

    /// What the figures say, under the author's words.
    fn add_sentence(&mut self) {
        let Subject { dataset, comparison, view, .. } = *self.subject;
        let sentence = headline(dataset, comparison, view, None, self.locale);
        if sentence.is_generated && sentence.words != self.title {
            let words = Words { size_px: 14.0, colour: self.tones.ink, ..self.small() };
            self.head.gap(4.0);
            self.head.words(&sentence.words, words, self.inner_px());
            let generated = self.locale.word("headline.generated");
            self.head.words(generated, self.small(), self.inner_px());
        }
    }

    /// The chart, after what is to say where nothing is shown.
    fn draw_chart(&mut self, look: Look) {
        let Subject { dataset, comparison, view, .. } = *self.subject;
        let Look { theme, has_patterns, language } = look;
        let remedy = comparison.is_empty().then(|| remedy(dataset, view)).flatten();
        let empty = empty_state(dataset, comparison, view, remedy.as_ref(), self.locale);
        if let Some(empty) = &empty {
            let words = Words { size_px: 16.0, colour: self.tones.ink, ..self.small() };
            self.chart.words(&empty.words, words, self.inner_px());
            self.chart.gap(GAP_PX);
        }
        let (width_px, root_font_px) = (self.inner_px(), ROOT_FONT_PX);
        let highlight = Highlight::default();
        let frame = Frame { width_px, root_font_px, theme, has_patterns, language, highlight };
        let figure = figure_with_legend(dataset, comparison, view, &frame);
        // Where there is not even a place for a value, there is nothing to draw.
        if empty.is_none() || !figure.marks.is_empty() {
            // The picture has paper already.
            self.chart.shapes(figure.shapes.iter().skip(1), figure.height_px);
        }
        self.label = figure.label;
    }

    /// What must be known of the figures; `more` of what may be known, too.
    fn notes(&self, more: usize) -> Stack {
        let Subject { dataset, comparison, .. } = *self.subject;
        let (locale, right_px) = (self.locale, self.inner_px());
        let (must, may) = self.remarks();
        let plain = Words { size_px: 13.0, colour: self.tones.ink, ..self.small() };
        let verdict = verdict_line(dataset, comparison, locale);
        // All of them stand in line with the verdict, beside its bar.
        let indent_px = if verdict.is_some() { 12.0 } else { 0.0 };
        let beside = Words { indent_px, ..plain };
        let mut notes = Stack::default();
        if let Some(verdict) = verdict {
            let VerdictParts { order, reasons } = self.verdict_parts();
            let mut words = verdict;
            let unsaid = reasons.saturating_sub(more);
            if unsaid > 0 {
                words.push(' ');
                words.push_str(&locale.count("picture.more-reasons", unsaid as u64, &[]));
            }
            if let Some(order) = order {
                words.push(' ');
                words.push_str(&order);
            }
            notes.words(&words, beside, right_px);
            let bar = Rect { right: 3.0, bottom: notes.height_px, ..Rect::default() };
            notes.shapes.push(Shape::Rect { rect: bar, colour: self.tones.ink });
            notes.gap(4.0);
        }
        for words in must.iter().chain(may.iter().take(more)) {
            notes.words(words, Words { colour: self.tones.muted, ..beside }, right_px);
        }
        notes
    }

    fn verdict_parts(&self) -> VerdictParts {
        let Subject { dataset, comparison, .. } = *self.subject;
        let words = verdict_words(dataset, comparison, self.locale);
        VerdictParts { order: words.order, reasons: words.reasons.len().saturating_sub(1) }
    }

    /// What must stand there, and what may: further reasons, then further notices.
    fn remarks(&self) -> (Vec<String>, Vec<String>) {
        let Subject { dataset, comparison, view, .. } = *self.subject;
        let difference = difference(dataset, comparison);
        let claim = claim_words(dataset, comparison, difference.as_ref(), self.locale);
        let mut must = Vec::from_iter(claim.map(|it| [&*it.claim, " ", &*it.answer].concat()));
        let mut may = Vec::new();
        if verdict_line(dataset, comparison, self.locale).is_some() {
            let reasons = verdict_words(dataset, comparison, self.locale).reasons;
            may.extend(reasons.into_iter().skip(1));
        }
        for notice in notices(dataset, comparison, view, self.locale) {
            match notice.kind {
                // What is not in the chart, or not as it was asked for.
                NoticeKind::NoMap
                | NoticeKind::Contradiction
                | NoticeKind::Hidden
                | NoticeKind::Form
                | NoticeKind::Span
                | NoticeKind::UnknownCodes => must.push(notice.words),
                _ => may.push(notice.words),
            }
        }
        (must, may)
    }

    fn height_with(&self, notes: &Stack) -> f64 {
        let parts = [&self.head, &self.chart, notes, &self.source];
        let parts = parts.into_iter().map(|part| part.height_px);
        parts.filter(|height_px| *height_px > 0.0).map(|height_px| height_px + GAP_PX).sum::<f64>()
            + 2.0 * self.padding_px
            - GAP_PX
            // The line over the source.
            + GAP_PX / 2.0
    }

    fn least_px(&self) -> f64 {
        self.height_with(&self.notes(0))
    }

    /// Everything in its place, at a real width and height; `None`: as high as all of it needs.
    fn finished(self, real_width_px: f64, real_height_px: Option<f64>) -> Picture {
        let scale = real_width_px / self.width_px;
        let (_, may) = self.remarks();
        let fits = |notes: &Stack| {
            real_height_px.is_none_or(|real_px| self.height_with(notes) * scale <= real_px)
        };
        let all = (0..=may.len()).rev().map(|more| self.notes(more));
        let notes = all.into_iter().find(fits).unwrap_or_else(|| self.notes(0));
        let real_height_px =
            real_height_px.unwrap_or_else(|| (self.height_with(&notes) * scale).ceil());
        let height_px = real_height_px / scale;
        let free_px = (height_px - self.height_with(&notes)).max(0.0);

        let (left, bottom) = (self.padding_px, height_px - self.padding_px);
        let paper = Rect { right: self.width_px, bottom: height_px, ..Rect::default() };
        let mut shapes = vec![Shape::Rect { rect: paper, colour: self.tones.paper }];
        let mut put = |part: &Stack, top: f64| {
            shapes.extend(part.shapes.iter().map(|shape| shape.moved(left, top.round())));
            if part.height_px > 0.0 { top + part.height_px + GAP_PX } else { top }
        };
        let below_head = put(&self.head, self.padding_px);
        put(&self.chart, below_head + free_px / 2.0);
        let source_top = bottom - self.source.height_px;
        let line_y = (source_top - GAP_PX / 2.0).round();
        put(&self.source, source_top);
        put(&notes, line_y - GAP_PX - notes.height_px);
        let right = self.width_px - left;
        shapes.push(Shape::Line {
            from: Point::new(left, line_y),
            to: Point::new(right, line_y),
            width_px: 1.0,
            colour: self.tones.line,
        });
        let figure = Figure {
            width_px: self.width_px,
            height_px,
            label: self.label,
            shapes,
            marks: Vec::new(),
            legend: Vec::new(),
        };
        Picture { figure, width_px: real_width_px, height_px: real_height_px, title: self.title }
    }
}

/// What belongs to the verdict beside its line.
struct VerdictParts {
    order: Option<String>,
    /// How many reasons the line leaves out.
    reasons: usize,
}
