//! What the signs of a figure mean: only those that it has, in a colour that it has.

use crate::chart::dot::{Dot, draw_dot, draw_earlier_dot};
use crate::chart::kind::{areas, map};
use crate::chart::layout::{Scene, Type};
use crate::chart::mark::{Bar, Growth, draw_bar, draw_outline};
use crate::chart::span::{Bracket, draw_bracket, span_years};
use crate::chart::texture::swatch;
use crate::chart::{Anchor, Colour, LegendItem, Point, Rect, Shape, Texture, absence, country};
use crate::compare::{Absence, Cell, Group, SideName};
use crate::dataset::{Nature, Phase};
use crate::text::{absence_word, country_label, star_note};

const BOX: Rect =
    Rect { left: 0.0, top: 0.0, right: LegendItem::WIDTH_PX, bottom: LegendItem::HEIGHT_PX };

/// The legend of what a scene shows: the chart's own key, the names of regions that it does not
/// write, the country's where it has no place for it, then the signs of phases and the like.
pub(super) fn legend(
    scene: &Scene<'_>,
    key: Vec<LegendItem>,
    unnamed_regions: &[usize],
    names_country: bool,
) -> Vec<LegendItem> {
    let mut items = key;
    for &region in unnamed_regions {
        // A square, so that it is not taken for a phase.
        let rect = Rect { left: 5.0, right: 17.0, ..BOX };
        let (colour, texture) = (scene.region_colour(region), scene.texture(region));
        let swatch = swatch(rect, colour, texture, scene.tones.paper);
        let item = LegendItem::new(swatch, scene.region_name(region));
        items.push(LegendItem { region: Some(region), ..item });
    }
    if names_country {
        let mut swatch = Vec::new();
        country::stroke(scene, &mut swatch, (Point::new(2.0, 6.0), Point::new(20.0, 6.0)), false);
        items.push(LegendItem::new(swatch, &country_label(scene.locale, None, None)));
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
    let cells = scene.comparison.cells.iter().filter(|cell| span_years(cell).is_none());
    let find = |is_sought: &dyn Fn(&Cell) -> bool| cells.clone().find(|cell| is_sought(cell));
    let mut add = |sign: Sign, cell: &Cell, key: &str| {
        let mut swatch = Vec::new();
        draw_sign(scene, &mut swatch, sign, colour_of(scene, cell));
        items.push(LegendItem::new(swatch, scene.locale.word(key)));
    };
    let plain =
        Sign { phase: Phase::Approved, nature: Nature::Programme, plan: None, spread: None };
    // The plain fill of a map's only phase would read as one more of its classes.
    let is_plain = map::is_drawn(scene)
        && cells.clone().filter_map(|cell| cell.group).all(|it| it.phase == Phase::Approved);
    for (phase, key) in PHASES.into_iter().filter(|_| !is_plain) {
        if let Some(cell) = find(&|cell| cell.group.is_some_and(|group| group.phase == phase)) {
            add(Sign { phase, ..plain }, cell, key);
        }
    }
    if let Some(cell) = find(&Cell::is_plan) {
        add(Sign { plan: Some(1.0), ..plain }, cell, "legend.plan");
    }
    if let Some(cell) = find(&|cell| cell.is_spread) {
        add(Sign { spread: Some(1.0), ..plain }, cell, "legend.spread");
    }
    // Rows of A and B say it in words.
    for (nature, key) in NATURES.into_iter().filter(|_| !scene.has_sides()) {
        if let Some(cell) = find(&|cell| cell.group.is_some_and(|group| group.nature == nature)) {
            add(Sign { nature, ..plain }, cell, key);
        }
    }
}

#[derive(Clone, Copy)]
struct Sign {
    phase: Phase,
    nature: Nature,
    plan: Option<f64>,
    spread: Option<f64>,
}

/// Draws a bar, or a disc where A and B are dots, in the box of a swatch.
fn draw_sign(scene: &Scene<'_>, swatch: &mut Vec<Shape>, sign: Sign, colour: Colour) {
    let Sign { phase, nature, plan: plan_share, spread: spread_share } = sign;
    // Whose a sign is, its colour does not say either.
    let (texture, tones) = (Texture::Plain, scene.tones);
    let is_executed = phase == Phase::Executed;
    if scene.has_dots() && nature == Nature::Programme {
        let radius_px = if is_executed { 4.0 } else { 5.0 };
        let at = Point::new(BOX.centre().x, radius_px + 1.0);
        let (side, is_hollow) = (SideName::A, !scene.has_sides());
        let dot = Dot {
            side,
            at,
            radius_px,
            phase,
            is_hollow,
            plan_share,
            spread_share,
            colour,
            texture,
            tones,
        };
        draw_dot(swatch, &dot);
        return;
    }
    // Some reach over their bar.
    let rect = match nature {
        Nature::Ceiling => Rect { top: 2.0, bottom: 10.0, ..BOX },
        _ if is_executed => Rect { top: 1.0, bottom: 11.0, ..BOX },
        _ => BOX,
    };
    let group = Group { phase, nature };
    let growth = Growth::Right;
    let bar = Bar { rect, growth, group, plan_share, spread_share, colour, texture, tones };
    draw_bar(swatch, &bar);
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
        let phase = outline.phase;
        if scene.has_sides() || scene.is_pointed {
            draw_earlier_dot(&mut swatch, SideName::A, (BOX.centre(), 5.0), phase, colour);
        } else {
            draw_outline(&mut swatch, BOX, phase, colour);
        }
        items.push(LegendItem::new(swatch, scene.locale.word("legend.outline")));
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
        items.push(LegendItem::new(swatch, scene.locale.word("legend.span")));
    }
}

fn add_absences(scene: &Scene<'_>, items: &mut Vec<LegendItem>) {
    for absence in ABSENCES {
        let has = |cell: &&Cell| cell.value == Err(absence) && span_years(cell).is_none();
        let Some(cell) = scene.comparison.cells.iter().find(has) else { continue };
        let mut swatch = Vec::new();
        absence::draw(&mut swatch, absence, BOX.centre(), 1.0, colour_of(scene, cell));
        items.push(LegendItem::new(swatch, absence_word(scene.locale, absence)));
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
    items.push(LegendItem::new(vec![star], &words));
}

/// As large as the box of a sign lets it be.
const STAR_PX: f64 = 14.0;

const ABSENCES: [Absence; 12] = [
    Absence::NoRow,
    Absence::InSpan,
    Absence::NotChecked,
    Absence::Filtered,
    Absence::OtherAreas,
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
    if scene.comparison.regions.len() > 1 || map::is_drawn(scene) || areas::is_stacked(scene) {
        scene.tones.muted
    } else {
        scene.bar_colour(cell.region)
    }
}
