//! Points over time, joined by a line where nothing lies between them.
//!
//! A line leads only from a year to the next, in one phase; whatever is no programme money stays a
//! column, and nothing stays a sign on the axis.

use crate::chart::country::{self, Level};
use crate::chart::dot::{draw_dot, draw_earlier_dot};
use crate::chart::kind::ends::{self, Ending, Who};
use crate::chart::kind::line_label::label;
use crate::chart::kind::plot::{Panel, cells_in};
use crate::chart::kind::targets::targets;
use crate::chart::layout::{Drawing, Scene};
use crate::chart::mark::{Growth, draw_bar};
use crate::chart::pattern::dash_between;
use crate::chart::{Mark, Point, Rect, Shape, absence};
use crate::compare::{Absence, Cell, CountryValue, Datum, Group, SideName};
use crate::dataset::{Nature, Phase, Year, YearRange, order};
use crate::view::Form;

/// The width of a line.
const LINE_PX: f64 = 2.0;

/// A cell, or an earlier stage of one, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) datum: Datum,
    pub(super) cell: &'a Cell,
    /// The phase of an earlier stage.
    pub(super) earlier: Option<Phase>,
    pub(super) year: Year,
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) at: Point,
}

impl Spot<'_> {
    /// Whether it is a point, which a line may lead to.
    pub(super) fn is_point(&self) -> bool {
        let is_programme = self.cell.group.is_some_and(|it| it.nature == Nature::Programme);
        self.earlier.is_none() && self.cell.value.is_ok() && is_programme
    }

    /// Whether it stands at its own value in the middle of its year.
    fn is_round(&self) -> bool {
        self.earlier.is_some() || self.is_point()
    }
}

/// The room that names right of the last year need.
pub(super) fn names_px(scene: &Scene<'_>, years: YearRange, left: f64) -> f64 {
    let ends_there = |&&region: &&usize| {
        cells_in(scene, region, years.last()).any(|(_, cell)| cell.value.is_ok())
    };
    let regions: Vec<usize> = scene.comparison.regions.iter().filter(ends_there).copied().collect();
    let (last, years) = (years.last(), f64::from(years.count()));
    // Half of the last year's band is free.
    let band_px = (scene.width_px() - left) / years / 2.0;
    let mut names: Vec<Who> = regions.iter().copied().map(Who::Region).collect();
    let country = country_ends(scene, last).into_iter();
    names.extend(country.map(|(group, _)| Who::Country(group)));
    let names_px = ends::width_px(scene, &names);
    // A point may give way to its neighbours.
    let aside_px = (regions.len() as f64 * scene.scaled(5.0)).min(band_px * 0.8);
    let wanted = names_px + aside_px + scene.scaled(22.0);
    if names_px <= 0.0 {
        return 0.0;
    }
    ((wanted - band_px) / (1.0 - 0.5 / years)).max(0.0)
}

/// Draws the points of a panel, the lines between them, and the country.
pub(super) fn draw(panel: &Panel<'_>, scene: &Scene<'_>, drawing: &mut Drawing) {
    let band_px = panel.bands.width_px;
    let radius_px = (band_px * 0.34).min(scene.scaled(4.5)).max(2.5);
    let mut spots: Vec<Spot<'_>> = Vec::new();
    for year in panel.columns.years.years() {
        place_year(panel, scene, year, radius_px, &mut spots);
    }
    panel.draw_zero(scene, &mut drawing.shapes);
    let mut labels = panel.labels(scene);
    let is_joined = scene.form != Form::Dots;
    let levels = draw_country(panel, scene, &mut drawing.shapes, is_joined, &mut labels.taken);
    if is_joined {
        draw_lines(scene, &mut drawing.shapes, &spots, &mut labels.taken);
    }
    let first = panel.columns.years.first();
    // Points that would cover each other say no more than their line.
    let every = ((2.0 * radius_px + 1.0) / band_px).ceil().max(1.0) as i32;
    for (spot, bounds) in spots.iter().zip(bounds(panel, scene, &spots)) {
        let is_seen = !is_joined
            || !has_neighbours(&spots, spot)
            || spot.year.since(first).rem_euclid(every) == 0;
        let drawn = draw_spot(panel, scene, drawing, spot, radius_px, is_seen);
        labels.taken.push(drawn);
        if spot.cell.value.is_ok() && spot.earlier.is_none() {
            labels.wanted.extend(label(panel, scene, &spots, spot, drawn));
        }
        let Spot { datum, row, column, .. } = *spot;
        drawing.mark(scene, Mark { datum, bounds, row, column }, drawn);
    }
    panel.mark_levels(scene, drawing, &levels);
    if scene.form != Form::Multiples {
        let endings = endings(panel, scene, &spots, radius_px);
        ends::draw(scene, drawing, &endings, &mut labels.taken, panel.area(scene));
    }
    panel.draw_words(scene, drawing, labels, &levels);
}

/// Puts the cells of a year on their places: points in the middle, side by side where they would
/// cover each other; columns and signs beside what they would cover.
fn place_year<'s>(
    panel: &Panel<'_>,
    scene: &'s Scene<'_>,
    year: Year,
    radius_px: f64,
    spots: &mut Vec<Spot<'s>>,
) {
    let middle = panel.bands.middle_of(year);
    let scale = panel.axis.scale;
    let mut own: Vec<Spot<'s>> = Vec::new();
    for &(row, region) in panel.rows {
        let mut column = panel.columns.first_of(year);
        for (index, cell) in cells_in(scene, region, year) {
            let mut push = |datum: Datum, earlier: Option<Phase>, value: f64| {
                let at = Point::new(middle, scale.px(value));
                own.push(Spot { datum, cell, earlier, year, row, column, at });
                column += 1;
            };
            for (datum, phase, value) in scene.outlines_of(index) {
                push(datum, Some(phase), value);
            }
            push(Datum::Cell(index), None, cell.value.map_or(0.0, |value| value.as_f64()));
        }
    }
    dodge(&mut own, radius_px, panel.bands.width_px);
    let sign_px = 2.0 * absence::HALF_PX * scene.scaled(1.0);
    let low = scale.px(0.0) - sign_px - radius_px - 3.0;
    let has_columns = own.iter().any(|spot| !spot.is_round() && spot.cell.value.is_ok());
    let is_in_way = own.iter().any(|spot| spot.is_round() && (has_columns || spot.at.y > low));
    let beside: Vec<usize> =
        (0..own.len()).filter(|&at| own.get(at).is_some_and(|spot| !spot.is_round())).collect();
    let count = beside.len() as f64;
    let step = (panel.bands.width_px * 0.9 / (count + 1.0)).min(sign_px + 3.0);
    for (nth, at) in beside.into_iter().enumerate() {
        let Some(spot) = own.get_mut(at) else { continue };
        let from_middle = if is_in_way {
            // To the right, to the left, and so on outwards.
            let away = (nth / 2 + 1) as f64;
            if nth % 2 == 0 { away } else { -away }
        } else {
            nth as f64 - (count - 1.0) / 2.0
        };
        spot.at.x += from_middle * step;
        if spot.cell.value.is_err() {
            spot.at.y = scale.px(0.0) - sign_px.min(step.max(4.0)) / 2.0 - 2.0;
        }
    }
    spots.extend(own);
}

/// Moves points that nearly cover each other apart, side by side.
fn dodge(spots: &mut [Spot<'_>], radius_px: f64, band_px: f64) {
    let height = |at: usize| spots.get(at).map_or(0.0, |spot| spot.at.y);
    let points: Vec<usize> =
        spots.iter().enumerate().filter_map(|(at, spot)| spot.is_round().then_some(at)).collect();
    let point = |at: usize| points.get(at).copied().unwrap_or_default();
    let lower = order::sorted(points.len(), &|a, b| height(point(a)).total_cmp(&height(point(b))));
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut before = f64::NEG_INFINITY;
    for at in lower.into_iter().map(point) {
        let is_near = height(at) - before < radius_px * 1.2;
        before = height(at);
        match clusters.last_mut().filter(|_| is_near) {
            Some(cluster) => cluster.push(at),
            None => clusters.push(vec![at]),
        }
    }
    for cluster in clusters {
        // Regions keep their order, so that their points do not change places from year to year.
        let cluster = order::ascending(&cluster);
        let count = cluster.len() as f64;
        // Too far apart, they would read as other years.
        let step = (2.0 * radius_px + 1.0).min(band_px * 0.5 / count);
        for (nth, at) in (0_u32..).zip(cluster) {
            if let Some(spot) = spots.get_mut(at) {
                spot.at.x += (f64::from(nth) - (count - 1.0) / 2.0) * step;
            }
        }
    }
}

/// The point of the same money so many years later; `None` where there is none.
pub(super) fn neighbour<'a>(
    spots: &'a [Spot<'a>],
    spot: &Spot<'_>,
    later: i32,
) -> Option<&'a Spot<'a>> {
    let from = spots.partition_point(|other| other.year.since(spot.year) < later);
    let to = spots.partition_point(|other| other.year.since(spot.year) <= later);
    let is_same = |other: &&Spot<'_>| {
        other.is_point() && other.row == spot.row && other.cell.group == spot.cell.group
    };
    spots.get(from..to)?.iter().find(is_same)
}

/// Whether lines lead to it from both sides.
fn has_neighbours(spots: &[Spot<'_>], spot: &Spot<'_>) -> bool {
    spot.is_point() && neighbour(spots, spot, 1).is_some() && neighbour(spots, spot, -1).is_some()
}

/// Draws lines from each year to the next: dashed what is proposed or assumed, paler what is a plan.
fn draw_lines(
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    spots: &[Spot<'_>],
    taken: &mut Vec<Rect>,
) {
    for spot in spots.iter().filter(|spot| spot.is_point()) {
        let Some(next) = neighbour(spots, spot, 1) else { continue };
        let ends = [spot.cell, next.cell];
        let is_plan = ends.iter().any(|cell| cell.is_plan());
        let is_proposed = spot.cell.group.is_some_and(|group| group.phase == Phase::Proposed);
        let is_dashed = is_plan || is_proposed || ends.iter().any(|cell| cell.is_spread);
        let own = scene.region_colour(spot.cell.region);
        let colour = if is_plan { scene.tones.pale(own) } else { own };
        let (from, to) = (spot.at, next.at);
        if is_dashed {
            dash_between(from, to, |from, to| {
                shapes.push(Shape::Line { from, to, width_px: LINE_PX, colour });
            });
        } else {
            shapes.push(Shape::Line { from, to, width_px: LINE_PX, colour });
        }
        cover(taken, from, to);
    }
}

/// Adds what a line covers, in boxes along it.
fn cover(taken: &mut Vec<Rect>, from: Point, to: Point) {
    let length = (to.x - from.x).abs().max((to.y - from.y).abs());
    let steps = (length / 6.0).ceil().clamp(1.0, 200.0);
    let at = |step: f64| {
        let share = step / steps;
        Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
    };
    let mut step = 0.0;
    while step < steps {
        taken.push(Rect::between(at(step), at(step + 1.0)).grown(LINE_PX / 2.0));
        step += 1.0;
    }
}

/// Draws the country's values, joined like points; gives where its name may stand.
fn draw_country(
    panel: &Panel<'_>,
    scene: &Scene<'_>,
    shapes: &mut Vec<Shape>,
    is_joined: bool,
    taken: &mut Vec<Rect>,
) -> Vec<Level> {
    let half_px = (panel.bands.width_px * 0.3).clamp(1.0, 9.0);
    let place = |country: &CountryValue, number| {
        let x = panel.bands.middle_of(country.slot.years().first());
        Point::new(x, panel.axis.scale.px(number))
    };
    let values: Vec<_> = country::values(scene).collect();
    let mut levels = Vec::new();
    for &(datum, country, number) in &values {
        let at = place(country, number);
        let year = country.slot.years().first();
        let is_neighbour = |other: &CountryValue, later: i32| {
            other.group == country.group && other.slot.years().first().since(year) == later
        };
        let find = |later| values.iter().find(|(_, other, _)| is_neighbour(other, later));
        let is_dashed = country.group.phase == Phase::Proposed;
        if let Some(&(_, next, number)) = find(1).filter(|_| is_joined) {
            let to = place(next, number);
            country::stroke_slanted(scene, shapes, (at, to), is_dashed);
            cover(taken, at, to);
        }
        let (from, to) = (Point::new(at.x - half_px, at.y), Point::new(at.x + half_px, at.y));
        let column = panel.columns.first_of(year);
        let level = Level { datum, column, group: country.group, from, to };
        if !is_joined || (find(1).is_none() && find(-1).is_none()) {
            country::draw_levels(scene, shapes, core::slice::from_ref(&level));
            taken.push(level.rect());
        }
        levels.push(level);
    }
    levels
}

/// Draws a point, a column or a sign; gives what it covers.
fn draw_spot(
    panel: &Panel<'_>,
    scene: &Scene<'_>,
    drawing: &mut Drawing,
    spot: &Spot<'_>,
    radius_px: f64,
    is_seen: bool,
) -> Rect {
    let Spot { cell, at, .. } = *spot;
    let shapes = &mut drawing.shapes;
    let colour = scene.region_colour(cell.region);
    let scale = panel.axis.scale;
    if let Some(phase) = spot.earlier {
        draw_earlier_dot(shapes, SideName::A, (at, radius_px * 0.75), phase, colour);
        return Rect::between(at, at).grown(radius_px);
    }
    let (Ok(value), Some(group)) = (cell.value, cell.group) else {
        let zero = scale.px(0.0);
        let size = ((zero - 2.0 - at.y) / absence::HALF_PX).min(scene.scaled(1.0));
        absence::draw(shapes, cell.value.err().unwrap_or(Absence::NoRow), at, size, colour);
        return absence::bounds(at, size);
    };
    if !spot.is_point() {
        let growth = if value.as_f64() < 0.0 { Growth::Down } else { Growth::Up };
        let zero = scale.px(0.0);
        let half = scene.scaled(4.0).min(panel.bands.width_px / 4.0).max(1.0);
        let head = if growth == Growth::Down { at.y.max(zero + 2.0) } else { at.y.min(zero - 2.0) };
        let corner = Point::new((at.x - half).round(), zero);
        let rect = Rect::between(corner, Point::new((at.x + half).round(), head));
        draw_bar(shapes, &scene.bar(cell, group, (rect, growth), colour));
        return rect;
    }
    let dot = scene.dot(cell, group.phase, (at, radius_px), colour);
    if is_seen {
        draw_dot(shapes, &dot);
    }
    dot.bounds()
}

/// What the country has in the last year, by group.
fn country_ends(scene: &Scene<'_>, last: Year) -> Vec<(Group, f64)> {
    let values = country::values(scene);
    let own = values.filter(|(_, country, _)| country.slot.years().first() == last);
    own.map(|(_, country, number)| (country.group, number)).collect()
}

/// The last point of each region, and the country's where it has one in the last year.
fn endings(
    panel: &Panel<'_>,
    scene: &Scene<'_>,
    spots: &[Spot<'_>],
    radius_px: f64,
) -> Vec<Ending> {
    let last = panel.columns.years.last();
    let ending = |&(row, region): &(usize, usize)| {
        let own = spots.iter().rev().filter(|spot| spot.row == row && spot.is_point());
        let spot = own.max_by_key(|spot| spot.year);
        let at = spot.map(|spot| spot.at);
        let (who, is_last) = (Who::Region(region), spot.is_some_and(|it| it.year == last));
        Ending { who, at, reach_px: radius_px, is_last }
    };
    let country = country_ends(scene, last).into_iter().map(|(group, number)| {
        let at = Point::new(panel.bands.middle_of(last), panel.axis.scale.px(number));
        Ending { who: Who::Country(group), at: Some(at), reach_px: radius_px, is_last: true }
    });
    panel.rows.iter().map(ending).chain(country).collect()
}

/// Where each cell can be pointed at: 24 px wide and high, as far as others leave that.
fn bounds(panel: &Panel<'_>, scene: &Scene<'_>, spots: &[Spot<'_>]) -> Vec<Rect> {
    let half_px = scene.scaled(12.0).max(12.0);
    let band_px = panel.bands.width_px;
    let places: Vec<Point> = spots.iter().map(|spot| spot.at).collect();
    // Spots stand by year, each less than half a band from the middle of its own.
    let may_meet = |at: usize, other: usize| match (spots.get(at), spots.get(other)) {
        (Some(one), Some(two)) => f64::from(two.year.since(one.year) - 1) * band_px < 2.0 * half_px,
        _ => false,
    };
    let whole = Rect { left: 0.0, right: scene.width_px(), ..panel.plot };
    targets(&places, half_px, whole, may_meet)
}
