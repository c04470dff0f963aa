//! What the signs of a figure mean: only those that it has, in a colour that it has.

use crate::chart::layout::{Scene, Type};
use crate::chart::mark::{BASE_PX, Bar, Growth, draw_bar, draw_outline};
use crate::chart::span::{Bracket, draw_bracket, span_years};
use crate::chart::{Anchor, Colour, LegendItem, Point, Rect, Shape, absence};
use crate::compare::{Absence, Cell, Group};
use crate::dataset::{Nature, Phase};
use crate::text::{absence_word, star_note};

const BOX: Rect =
    Rect { left: 0.0, top: 0.0, right: LegendItem::WIDTH_PX, bottom: LegendItem::HEIGHT_PX };

/// The legend of what a scene shows, names of regions first where the chart does not write them.
pub(super) fn legend(scene: &Scene<'_>, names_regions: bool) -> Vec<LegendItem> {
    let mut items = Vec::new();
    if names_regions {
        for &region in &scene.comparison.regions {
            // A square, so that it is not taken for a phase.
            let rect = Rect { left: 5.0, right: 17.0, ..BOX };
            let swatch = vec![Shape::Rect { rect, colour: scene.region_colour(region) }];
            items.push(LegendItem { swatch, words: scene.region_name(region).to_owned() });
        }
    }
    add_groups(scene, &mut items);
    add_stages_and_spans(scene, &mut items);
    add_absences(scene, &mut items);
    add_star(scene, &mut items);
    items
}

/// Draws a legend in lines from `top` on; gives where it ends.
pub(super) fn draw(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    items: &[LegendItem],
    top: f64,
) -> f64 {
    let line_px = scene.scaled(20.0).round();
    let indent = LegendItem::WIDTH_PX + scene.scaled(6.0);
    let (mut x, mut y) = (0.0, top.round());
    for item in items {
        let width = indent + scene.measure(&item.words, Type::SMALL);
        if x > 0.0 && x + width > scene.width_px() {
            (x, y) = (0.0, y + line_px);
        }
        let swatch_y = (y + scene.scaled(9.5) - LegendItem::HEIGHT_PX / 2.0).round();
        shapes.extend(item.swatch.iter().map(|shape| shape.moved(x, swatch_y)));
        let lines = scene.wrap(&item.words, Type::SMALL, scene.width_px() - indent);
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                y += line_px;
            }
            let at = Point::new(x + indent, y + scene.scaled(14.0));
            shapes.push(scene.text(at, Anchor::Start, line, Type::SMALL, scene.tones.muted));
        }
        x = (x + width + scene.scaled(18.0)).round();
    }
    y + line_px
}

/// Phases, plan years and natures.
fn add_groups(scene: &Scene<'_>, items: &mut Vec<LegendItem>) {
    let cells = || scene.comparison.cells.iter().filter(|cell| span_years(cell).is_none());
    let mut add = |group: Group, plan_share: Option<f64>, cell: &Cell, key: &str| {
        let mut swatch = Vec::new();
        let colour = colour_of(scene, cell);
        let paper = scene.tones.paper;
        // Some reach over their bar.
        let rect = match group {
            Group { nature: Nature::Ceiling, .. } => Rect { top: 2.0, bottom: 10.0, ..BOX },
            Group { phase: Phase::Executed, .. } => {
                Rect { left: BASE_PX, top: 1.0, bottom: 11.0, ..BOX }
            }
            _ => BOX,
        };
        let bar = Bar { rect, growth: Growth::Right, group, plan_share, colour, paper };
        draw_bar(&mut swatch, &bar);
        items.push(LegendItem { swatch, words: scene.locale.word(key).to_owned() });
    };
    let nature = Nature::Programme;
    for (phase, key) in PHASES {
        let has = |cell: &&Cell| cell.group.is_some_and(|group| group.phase == phase);
        if let Some(cell) = cells().find(has) {
            add(Group { phase, nature }, None, cell, key);
        }
    }
    let phase = Phase::Approved;
    if let Some(cell) = cells().find(|cell| cell.is_plan()) {
        add(Group { phase, nature }, Some(1.0), cell, "legend.plan");
    }
    for (nature, key) in NATURES {
        let has = |cell: &&Cell| cell.group.is_some_and(|group| group.nature == nature);
        if let Some(cell) = cells().find(has) {
            add(Group { phase, nature }, None, cell, key);
        }
    }
}

const PHASES: [(Phase, &str); 4] = [
    (Phase::Approved, "phase.approved"),
    (Phase::Proposed, "phase.proposed"),
    (Phase::Adjusted, "phase.adjusted"),
    (Phase::Executed, "phase.executed"),
];

const NATURES: [(Nature, &str); 4] = [
    (Nature::Increase, "nature.increase"),
    (Nature::Reserve, "nature.reserve"),
    (Nature::Ceiling, "nature.ceiling"),
    (Nature::Indexation, "nature.indexation"),
];

fn add_stages_and_spans(scene: &Scene<'_>, items: &mut Vec<LegendItem>) {
    let comparison = scene.comparison;
    if let Some(outline) = comparison.outlines.iter().find(|outline| outline.value.is_ok()) {
        let cell = comparison.cells.get(outline.cell);
        let colour = cell.map_or(scene.tones.muted, |cell| colour_of(scene, cell));
        let mut swatch = Vec::new();
        draw_outline(&mut swatch, BOX, outline.phase, colour);
        items.push(LegendItem { swatch, words: scene.locale.word("legend.outline").to_owned() });
    }
    if let Some(cell) = comparison.cells.iter().find(|cell| span_years(cell).is_some()) {
        let mut swatch = Vec::new();
        let bracket = Bracket {
            left: 1.0,
            right: 21.0,
            y: 6.0,
            is_open: (false, false),
            is_dashed: false,
            colour: colour_of(scene, cell),
        };
        draw_bracket(&mut swatch, &bracket, 0.0);
        items.push(LegendItem { swatch, words: scene.locale.word("legend.span").to_owned() });
    }
}

fn add_absences(scene: &Scene<'_>, items: &mut Vec<LegendItem>) {
    for absence in ABSENCES {
        let has = |cell: &&Cell| cell.value == Err(absence) && span_years(cell).is_none();
        let Some(cell) = scene.comparison.cells.iter().find(has) else { continue };
        let mut swatch = Vec::new();
        absence::draw(&mut swatch, absence, BOX.centre(), 1.0, colour_of(scene, cell));
        items.push(LegendItem { swatch, words: absence_word(scene.locale, absence).to_owned() });
    }
}

/// What the star of the axis, or of a label, means.
fn add_star(scene: &Scene<'_>, items: &mut Vec<LegendItem>) {
    let Some(words) = star_note(scene.comparison, scene.locale) else { return };
    let star = Shape::Text {
        // The glyph hangs high over its baseline.
        at: Point::new(LegendItem::WIDTH_PX - STAR_PX / 2.0, LegendItem::HEIGHT_PX + 1.0),
        anchor: Anchor::Start,
        words: "*".to_owned(),
        size_px: STAR_PX,
        is_bold: true,
        colour: scene.tones.muted,
    };
    items.push(LegendItem { swatch: vec![star], words });
}

/// As large as the box of a sign lets it be.
const STAR_PX: f64 = 14.0;

const ABSENCES: [Absence; 11] = [
    Absence::NoRow,
    Absence::InSpan,
    Absence::NotChecked,
    Absence::Filtered,
    Absence::NotReported,
    Absence::NotApplicable,
    Absence::IncludedElsewhere,
    Absence::NotMeaningful,
    Absence::NoIndex,
    Absence::NoPopulation,
    Absence::NoNetCost,
];

/// The colour of the one region, or one that stands for none of several.
fn colour_of(scene: &Scene<'_>, cell: &Cell) -> Colour {
    if scene.comparison.regions.len() > 1 {
        scene.tones.muted
    } else {
        scene.bar_colour(cell.region)
    }
}
