//! What a reader can do to a view.

use crate::dataset::{Dataset, Language, Year, YearRange};
use crate::view::{
    Axis, ChartKind, Choice, Claim, Codes, Criterion, Form, Measure, Prices, Property, Side,
    SideName, Sort, Sum, ThemeChoice, View, areas, property, sides,
};

/// One thing that a reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Replaces the view entirely: a link, a named view, the author's view, an undo.
    Open(Box<View>),
    /// Turns to another dataset, with that dataset's view.
    ChooseDataset(Box<View>),
    /// Shows another chart; where A stands beside B, with both written out.
    ChooseChart(ChartKind),
    /// Shows another form of the chart; `None`: by the data.
    ChooseForm(Option<Form>),
    /// Gives small multiples one axis for all, or one each.
    ChooseAxis(Axis),
    /// Adds the region with that code, or takes it away.
    ToggleRegion(String),
    /// Shows these regions and no others.
    ChooseRegions(Codes),
    /// Shows other years.
    ChooseYears(YearRange),
    /// Shows a single year.
    ChooseYear(Year),
    /// Shows another measure.
    ChooseMeasure(Measure),
    /// Shows amounts at another price level.
    ChoosePrices(Prices),
    /// Turns to the price index with that id, and to its latest prices if it lacks the base year.
    ChooseIndex(String),
    /// Shows each year for itself, or running sums.
    ChooseSum(Sum),
    /// Spreads spans evenly over their years, or leaves them whole.
    ChooseSpread(bool),
    /// Adds the area with that code and all below it, or takes them away.
    ToggleArea(String),
    /// Shows no area.
    ChooseNoArea,
    /// Shows all areas.
    ChooseAllAreas,
    /// Adds rows with that property, or takes them away.
    ToggleProperty(Property),
    /// Leaves a choice to what a link means that omits it.
    Omit(Criterion),
    /// Shows all natures and expenditures.
    ShowHidden,
    /// Shows all amounts of the regions, in kronor of the time; of all regions if those have none.
    ShowAll,
    /// Shows another region, other years or another area on that side.
    ChooseSide(SideName, Side),
    /// Lets A and B change places.
    SwapSides,
    /// Puts regions in order of name, or of value where that is allowed.
    ChooseSort(Option<Sort>),
    /// Tests another claim about A and B, or none.
    ChooseClaim(Option<Claim>),
    /// Looks closer at a region or an investment, or at none.
    Focus(Option<String>),
    /// Changes the language.
    ChooseLanguage(Language),
    /// Changes the theme.
    ChooseTheme(ThemeChoice),
}

/// The view after an action.
///
/// Total and free of effects; the same view if the action changes nothing. The dataset is asked
/// only for what *all* means, and for whom to compare where that is not chosen.
///
/// ```
/// use vardkronan::ingest::{Strictness, json};
/// use vardkronan::view::{Action, Measure, View, reduce};
///
/// let bytes = std::fs::read("static/data/investments.json")?;
/// let dataset = json::read(&bytes, Strictness::Strict).dataset.ok_or("faulty data")?;
/// let view = View::default();
/// let next = reduce(&view, Action::ChooseMeasure(Measure::PerResident), &dataset);
/// assert_eq!(next, View { measure: Measure::PerResident, ..view });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reduce(view: &View, action: Action, dataset: &Dataset) -> View {
    let mut next = view.clone();
    match action {
        Action::Open(view) => next = *view,
        Action::ChooseDataset(view) => {
            // The reader's own choices outlive the dataset.
            let View { language, theme, hide, style, .. } = next;
            next = View { language, theme, hide, style, ..*view };
        }
        Action::ChooseChart(chart) => {
            // A look at the table is no choice of another form.
            if chart != ChartKind::Table && view.chart != ChartKind::Table {
                next.form = None;
            }
            next.chart = chart;
            if chart == ChartKind::Difference {
                sides::write_out(&mut next, dataset);
            }
        }
        Action::ChooseForm(form) => next.form = form,
        Action::ChooseAxis(axis) => next.axis = axis,
        Action::ToggleRegion(code) => {
            let all = || dataset.content().regions.iter().map(|region| region.code.clone());
            next.regions = toggled(&view.regions, code, all);
        }
        Action::ChooseRegions(codes) => next.regions = codes,
        Action::ChooseYears(years) => next.years = Some(years),
        Action::ChooseYear(year) => next.years = Some(YearRange::single(year)),
        Action::ChooseMeasure(measure) => next.measure = measure,
        Action::ChoosePrices(prices) => next.prices = prices,
        Action::ChooseIndex(id) => choose_index(&mut next, id, dataset),
        Action::ChooseSum(sum) => next.sum = sum,
        Action::ChooseSpread(is_spread) => next.is_spread = is_spread,
        Action::ToggleArea(code) => {
            next.areas = areas::with_toggled(&code, &view.areas, dataset);
        }
        Action::ChooseNoArea => next.areas = Codes::Only(Vec::new()),
        Action::ChooseAllAreas => next.areas = Codes::All,
        Action::ToggleProperty(property) => property::toggle(property, &mut next, dataset),
        Action::Omit(criterion) => criterion.omit(&mut next),
        Action::ShowHidden => {
            next.natures = Some(Choice::All);
            next.expenditure = Some(Choice::All);
        }
        Action::ShowAll => show_all(&mut next, dataset),
        Action::ChooseSide(name, side) => sides::choose_side(&mut next, name, side, dataset),
        Action::SwapSides => {
            let [a, b] = view.sides(dataset);
            (next.a, next.b) = (b, a);
        }
        Action::ChooseSort(sort) => next.sort = sort,
        Action::ChooseClaim(claim) => next.claim = claim,
        Action::Focus(focus) => next.focus = focus,
        Action::ChooseLanguage(language) => next.language = Some(language),
        Action::ChooseTheme(theme) => next.theme = theme,
    }
    next
}

fn show_all(view: &mut View, dataset: &Dataset) {
    let content = dataset.content();
    let has_rows = content.investments.iter().any(|row| {
        content.regions.get(row.region).is_some_and(|region| view.regions.contains(&region.code))
    });
    for criterion in Criterion::ALL {
        if criterion != Criterion::Regions || !has_rows {
            criterion.open(view);
        }
    }
    (view.measure, view.prices) = (Measure::Total, Prices::Current);
}

/// The first index needs no name; no view asks for prices that its index does not have.
fn choose_index(view: &mut View, id: String, dataset: &Dataset) {
    view.index = None;
    if view.price_index(dataset).is_none_or(|first| first.id != id) {
        view.index = Some(id);
    }
    let years = view.base_years(dataset);
    if let Prices::Of(year) = view.prices
        && !years.contains(&year)
    {
        view.prices = years.last().map_or(Prices::Current, |latest| Prices::Of(*latest));
    }
}

/// The codes with one added or taken away; *all* again as soon as it holds all.
fn toggled<I: Iterator<Item = String>>(codes: &Codes, code: String, all: impl Fn() -> I) -> Codes {
    let mut chosen = match codes {
        Codes::All => all().collect(),
        Codes::Only(chosen) => chosen.clone(),
    };
    match chosen.iter().position(|at| *at == code) {
        Some(at) => {
            chosen.remove(at);
        }
        None => chosen.push(code),
    }
    if all().all(|each| chosen.contains(&each)) { Codes::All } else { Codes::Only(chosen) }
}
