//! A map of tiles: one for each region, where the data place it, shaded by class.

use crate::chart::axis::ValueAxis;
use crate::chart::country;
use crate::chart::kind::rows::rows;
use crate::chart::kind::tile::{Face, Tile, fill, name_lines, name_type};
use crate::chart::layout::{Drawing, Scene, Type};
use crate::chart::mark::frame;
use crate::chart::scale::Scale;
use crate::chart::span::{draw_lying_span, span_years};
use crate::chart::theme::{Shade, map_shades};
use crate::chart::{Anchor, LegendItem, Mark, Point, Rect, Shape};
use crate::compare::{Cell, Datum, MapClass, Value, no_map};
use crate::dataset::{Precision, order};
use crate::text::{Hedging, absence_word, country_label, hedged_label, hedged_number};
use crate::view::ChartKind;

/// So many columns are drawn: more would have tiles that no finger can hit.
const MOST_COLUMNS: usize = 12;
const MOST_ROWS: usize = 64;

/// Between two tiles.
const GAP_PX: f64 = 3.0;

/// Whether the chart is a map, and there may be one.
pub(in crate::chart) fn is_drawn(scene: &Scene<'_>) -> bool {
    scene.view.chart == ChartKind::Map && no_map(scene.dataset, scene.comparison).is_none()
}

/// Draws the map; gives its height.
pub(in crate::chart) fn draw(scene: &Scene<'_>, drawing: &mut Drawing) -> f64 {
    let places = Places::of(scene);
    let map = Map::new(scene, &places);
    let (mut y, country) = map.draw_head(scene, &mut drawing.shapes);
    for place in &places.others {
        let rect = map.rect(place.at, y);
        frame(&mut drawing.shapes, rect, 1.0, scene.tones.line);
        map.face(scene, place, rect).draw_name(scene, &mut drawing.shapes, scene.tones.muted);
    }
    map.draw_tiles(scene, drawing, &places.chosen, y);
    y += places.rows as f64 * (map.size.1 + GAP_PX);
    if !places.beside.is_empty() {
        let words = scene.locale.word("map.beside");
        y += scene.scaled(16.0);
        let at = Point::new(map.left, y);
        drawing.shapes.push(scene.text(at, Anchor::Start, words, Type::SMALL, scene.tones.muted));
        let top = (y + scene.scaled(6.0)).round() - places.rows as f64 * (map.size.1 + GAP_PX);
        map.draw_tiles(scene, drawing, &places.beside, top);
        let last = places.beside.last().map_or(0, |place| place.at.1 + 1);
        y = top + last as f64 * (map.size.1 + GAP_PX);
    }
    if map.is_coded {
        y = map.draw_list(scene, drawing, y + scene.scaled(8.0));
    }
    drawing.key = map.key(scene, !places.others.is_empty());
    let spans = places.chosen.iter().chain(&places.beside).flat_map(|place| {
        let cells = scene.cells_of(place.region);
        cells.filter(|(_, cell)| span_years(cell).is_some()).map(|(at, _)| at)
    });
    let first_row = places.beside.last().map_or(places.rows, |place| place.at.1 + 1);
    y += scene.scaled(4.0).round();
    let mut row = first_row;
    for cell in spans {
        let (datum, bounds) = (Datum::Cell(cell), Rect::default());
        let mark = Mark { datum, bounds, row, column: 0 };
        y = draw_lying_span(scene, drawing, mark, "", (scene.scaled(4.0).round(), y));
        row += 1;
    }
    for (column, (datum, bounds)) in country.into_iter().enumerate() {
        drawing.mark(scene, Mark { datum, bounds, row, column }, bounds.grown(-4.0));
    }
    y
}

/// A region and its column and row.
pub(super) struct Place {
    pub(super) region: usize,
    at: (usize, usize),
}

/// Where regions stand.
struct Places {
    /// Those of the view, in reading order.
    chosen: Vec<Place>,
    /// Those of the view that the map has no place for, in rows below it.
    beside: Vec<Place>,
    /// The other ones of the data: without them, a few tiles would say nothing.
    others: Vec<Place>,
    columns: usize,
    rows: usize,
}

impl Places {
    fn of(scene: &Scene<'_>) -> Self {
        let regions = &scene.dataset.content().regions;
        let tiles = || regions.iter().filter_map(|region| region.tile);
        let first = |least: Option<u16>| usize::from(least.unwrap_or_default());
        let left = first(tiles().map(|(column, _)| column).min());
        let top = first(tiles().map(|(_, row)| row).min());
        let mut is_taken = vec![false; MOST_COLUMNS * MOST_ROWS];
        let mut place = |region: usize| {
            let (column, row) = regions.get(region)?.tile?;
            let at = (usize::from(column) - left, usize::from(row) - top);
            let is_within = at.0 < MOST_COLUMNS && at.1 < MOST_ROWS;
            let place = is_taken.get_mut(at.1 * MOST_COLUMNS + at.0)?;
            (is_within && !core::mem::replace(place, true)).then_some(Place { region, at })
        };
        let (mut chosen, mut without) = (Vec::new(), Vec::new());
        for &region in &scene.comparison.regions {
            match place(region) {
                Some(place) => chosen.push(place),
                None => without.push(region),
            }
        }
        let is_other = |region: &usize| !scene.comparison.regions.contains(region);
        let others: Vec<Place> =
            (0..regions.len()).filter(is_other).filter_map(&mut place).collect();
        let most = |of: fn(&Place) -> usize| {
            chosen.iter().chain(&others).map(|place| of(place) + 1).max().unwrap_or(0)
        };
        let (columns, rows) = (most(|place| place.at.0).max(1), most(|place| place.at.1));
        let reading = order::sorted(chosen.len(), &|a, b| {
            let key = |at: usize| chosen.get(at).map(|place| (place.at.1, place.at.0));
            key(a).cmp(&key(b))
        });
        let beside = without.into_iter().enumerate();
        let beside = beside
            .map(|(at, region)| Place { region, at: (at % columns, rows + at / columns) })
            .collect();
        Self { chosen: order::arranged(chosen, &reading), beside, others, columns, rows }
    }
}

/// What all tiles share.
struct Map {
    axis: ValueAxis,
    classes: Vec<MapClass>,
    shades: Vec<Shade>,
    /// The left edge of the first column.
    left: f64,
    /// The width and height of a tile.
    size: (f64, f64),
    /// Whether tiles have no room for names and values, and show codes.
    is_coded: bool,
}

impl Map {
    fn new(scene: &Scene<'_>, places: &Places) -> Self {
        let classes = scene.comparison.map_classes();
        let shades = map_shades(scene.frame.theme, classes.len());
        let cells = scene.comparison.cells.iter().filter(|cell| span_years(cell).is_none());
        let values = cells.filter_map(|cell| Some(cell.value.ok()?.as_f64()));
        let axis = ValueAxis::new(scene, Scale::over(values, 0.0, 1.0), 1);
        let columns = places.columns as f64;
        let room_px = ((scene.width_px() + GAP_PX) / columns - GAP_PX).floor();
        let width_px = room_px.min(scene.scaled(120.0).round());
        let left = ((scene.width_px() - columns * (width_px + GAP_PX) + GAP_PX) / 2.0).round();
        let size = (width_px, 0.0);
        let mut map = Self { axis, classes, shades, left, size, is_coded: false };
        let all = || places.chosen.iter().chain(&places.beside).chain(&places.others);
        let face =
            |map: &Self, place| map.face(scene, place, Rect { right: width_px, ..Rect::default() });
        map.is_coded = !all().all(|place| face(&map, place).fits(scene));
        let tallest = all().map(|place| face(&map, place).height_px(scene)).fold(0.0, f64::max);
        map.size.1 = tallest.max(width_px * 0.55).max(24.0).round();
        map
    }

    /// Where a tile is, on a map whose first row begins at `top`.
    fn rect(&self, (column, row): (usize, usize), top: f64) -> Rect {
        let (width, height) = self.size;
        let left = self.left + column as f64 * (width + GAP_PX);
        let top = top + row as f64 * (height + GAP_PX);
        Rect { left, top, right: left + width, bottom: top + height }
    }

    /// Draws what is counted and what the country has; gives where the tiles begin, and where the
    /// country can be pointed at.
    fn draw_head(&self, scene: &Scene<'_>, shapes: &mut Vec<Shape>) -> (f64, Vec<(Datum, Rect)>) {
        let mut y = scene.scaled(11.0);
        self.axis.draw_title(scene, shapes, y);
        y += scene.scaled(4.0);
        let has_many = country::groups(scene).len() > 1;
        let mut marks = Vec::new();
        for (datum, country, _) in country::values(scene) {
            let Ok(value) = country.value else { continue };
            let (measure, precision) = (scene.comparison.measure, country.precision);
            let label = hedged_label(scene.locale, value, measure, precision, Hedging::Word);
            let group = has_many.then_some(country.group);
            let words = country_label(scene.locale, group, Some(&label));
            let (top, mut right) = (y, 0.0_f64);
            for line in scene.wrap(&words, Type::NAME, scene.width_px()) {
                y += scene.line_px(Type::NAME);
                let at = Point::new(0.0, y - scene.scaled(4.0));
                shapes.push(scene.text(at, Anchor::Start, &line, Type::NAME, scene.tones.ink));
                right = right.max(scene.measure(&line, Type::NAME));
            }
            // A finger hits no less.
            y = y.max(top + 24.0);
            let right = (right + 4.0).min(scene.width_px());
            marks.push((datum, Rect { left: 0.0, top, right, bottom: y }));
        }
        ((y + scene.scaled(6.0)).round(), marks)
    }

    fn draw_tiles(&self, scene: &Scene<'_>, drawing: &mut Drawing, places: &[Place], top: f64) {
        for place in places {
            let rect = self.rect(place.at, top);
            let face = self.face(scene, place, rect);
            let Some((cell, content)) = face.cell else { continue };
            let shade = content.value.ok().and_then(|value| self.shade_of(scene, value));
            let is_framed =
                scene.is_focus(place.region) || scene.frame.highlight.region == Some(place.region);
            Tile { face: &face, shade, is_framed }.draw(scene, &mut drawing.shapes);
            let (column, row) = place.at;
            drawing.mark(
                scene,
                Mark { datum: Datum::Cell(cell), bounds: rect, row, column },
                rect.grown(-2.0),
            );
        }
    }

    fn face<'a>(&self, scene: &'a Scene<'_>, place: &Place, rect: Rect) -> Face<'a> {
        let cell = scene.cells_of(place.region).find(|(_, cell)| span_years(cell).is_none());
        let code = scene.dataset.region(place.region).map_or("", |region| &region.code);
        if self.is_coded {
            return Face {
                rect,
                cell,
                names: Some(vec![code.to_owned()]),
                value: None,
                is_coded: true,
            };
        }
        let room_px = Face::room_px(rect);
        let kind = name_type(scene, rect, cell.map(|(_, cell)| cell.region));
        let names = name_lines(scene, scene.region_name(place.region), kind, room_px);
        let value = cell.and_then(|(_, cell)| self.value(scene, cell, room_px));
        Face { rect, cell, names, value, is_coded: false }
    }

    /// A value in the unit over the map, its hedge as a sign where the word has no room.
    fn value(&self, scene: &Scene<'_>, cell: &Cell, room_px: f64) -> Option<String> {
        let write = |hedging| scene.short_label(cell, self.axis.unit, hedging);
        let worded = write(Hedging::Word)?;
        let is_fitting = scene.measure(&worded, Type::VALUE) <= room_px;
        if is_fitting { Some(worded) } else { write(Hedging::Sign) }
    }

    fn shade_of(&self, scene: &Scene<'_>, value: Value) -> Option<Shade> {
        self.shades.get(scene.comparison.map_class_of(&self.classes, value)).copied()
    }

    /// Draws names and values in lines, each with the shade and code of its tile; gives where they
    /// end.
    fn draw_list(&self, scene: &Scene<'_>, drawing: &mut Drawing, top: f64) -> f64 {
        let mut y = top;
        let side_px = scene.scaled(12.0).round();
        let x = side_px + scene.scaled(6.0);
        for row in rows(scene) {
            let Some((_, cell)) = row.cells(scene).find(|(_, cell)| span_years(cell).is_none())
            else {
                continue;
            };
            let line_px = scene.line_px(Type::NAME);
            let swatch =
                Rect { left: 0.0, top: y + 3.0, right: side_px, bottom: y + 3.0 + side_px };
            if let Some(shade) = cell.value.ok().and_then(|value| self.shade_of(scene, value)) {
                drawing.shapes.push(Shape::Rect { rect: swatch, colour: shade.fill });
            }
            frame(&mut drawing.shapes, swatch, 1.0, scene.tones.muted);
            let value = match cell.value {
                Ok(_) => scene.label(cell, Hedging::Word).unwrap_or_default(),
                Err(reason) => absence_word(scene.locale, reason).to_owned(),
            };
            let code = scene.dataset.region(cell.region).map_or("", |region| &region.code);
            let words = [code, " ", scene.region_name(cell.region), ": ", &value].concat();
            let kind = if scene.is_focus(cell.region) { Type::TITLE } else { Type::NAME };
            for line in scene.wrap(&words, kind, scene.width_px() - x) {
                y += line_px;
                let at = Point::new(x, y - scene.scaled(3.0));
                drawing.shapes.push(scene.text(at, Anchor::Start, &line, kind, scene.tones.ink));
            }
            y += scene.scaled(3.0);
        }
        y
    }

    /// What the shades stand for, and the tiles without one.
    fn key(&self, scene: &Scene<'_>, has_others: bool) -> Vec<LegendItem> {
        let (right, bottom) = (LegendItem::WIDTH_PX, LegendItem::HEIGHT_PX);
        let rect = Rect { left: 0.0, top: 0.0, right, bottom };
        let mut items = Vec::new();
        // In colours that a system forces, all are alike.
        let is_apart = self.shades.len() < 2 || self.shades.first() != self.shades.last();
        let classes = self.classes.iter().zip(&self.shades).filter(|_| is_apart);
        let like = scene.comparison.cells.iter().find(|cell| is_shaded(cell));
        let like = like.filter(|_| is_uniform(scene));
        for (at, (class, shade)) in classes.enumerate() {
            let mut swatch = Vec::new();
            match like.and_then(|cell| Some((cell, cell.group?))) {
                // As the tiles are.
                Some(style) => _ = fill(scene, &mut swatch, style, rect, *shade),
                None => {
                    swatch.push(Shape::Rect { rect, colour: shade.fill });
                    frame(&mut swatch, rect, 1.0, scene.tones.muted);
                }
            }
            let mut words = self.bounds(scene, class);
            if at == 0 {
                let unit = crate::text::axis_title(scene.locale, self.axis.unit);
                words = [&words, " ", &unit].concat();
            }
            items.push(LegendItem::new(swatch, &words));
        }
        if has_others {
            let mut swatch = Vec::new();
            frame(&mut swatch, rect, 1.0, scene.tones.line);
            items.push(LegendItem::new(swatch, scene.locale.word("map.not-chosen")));
        }
        items
    }

    /// `58–65`
    fn bounds(&self, scene: &Scene<'_>, class: &MapClass) -> String {
        let value = |cell: usize| scene.comparison.cells.get(cell).and_then(|cell| cell.value.ok());
        let (Some(low), Some(high)) = (value(class.low), value(class.high)) else {
            return String::new();
        };
        let write = |value| {
            hedged_number(scene.locale, value, self.axis.unit, Precision::Exact, Hedging::Sign)
        };
        let (from, to) = (write(low), write(high));
        if from == to {
            return from;
        }
        if low.as_f64() < 0.0 {
            return scene.locale.fill("value.range", &[("low", &from), ("high", &to)]);
        }
        [&from, "–", &to].concat()
    }
}

fn is_shaded(cell: &Cell) -> bool {
    cell.value.is_ok() && span_years(cell).is_none()
}

/// Whether all tiles are filled in the same way, so that the key can be, too.
fn is_uniform(scene: &Scene<'_>) -> bool {
    let way = |cell: &Cell| (cell.group, cell.plan_share.is_some(), cell.spread_share.is_some());
    let mut ways = scene.comparison.cells.iter().filter(|cell| is_shaded(cell)).map(way);
    let first = ways.next();
    ways.all(|way| Some(way) == first)
}
