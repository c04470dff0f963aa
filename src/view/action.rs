//! What a reader can do to a view.

use crate::dataset::{Dataset, Language, YearRange};
use crate::view::{ChartKind, Choice, Codes, Form, Measure, ThemeChoice, View};

/// One thing that a reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Replaces the view entirely: a link, a named view, the author's view, an undo.
    Open(Box<View>),
    /// Turns to another dataset, with that dataset's view.
    ChooseDataset(Box<View>),
    /// Shows another chart.
    ChooseChart(ChartKind),
    /// Shows another form of the chart; `None`: by the data.
    ChooseForm(Option<Form>),
    /// Adds the region with that code, or takes it away.
    ToggleRegion(String),
    /// Shows only the region with that code.
    ChooseOnlyRegion(String),
    /// Shows no region.
    ChooseNoRegion,
    /// Shows all regions.
    ChooseAllRegions,
    /// Shows other years.
    ChooseYears(YearRange),
    /// Shows another measure.
    ChooseMeasure(Measure),
    /// Adds the area with that code, or takes it away.
    ToggleArea(String),
    /// Shows all natures and expenditures.
    ShowHidden,
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
/// only for what *all* means.
pub fn reduce(view: &View, action: Action, dataset: &Dataset) -> View {
    let mut next = view.clone();
    match action {
        Action::Open(view) => next = *view,
        Action::ChooseDataset(view) => {
            // The reader's own choices outlive the dataset.
            next = View { language: next.language, theme: next.theme, hide: next.hide, ..*view };
        }
        Action::ChooseChart(chart) => {
            next.chart = chart;
            next.form = None;
        }
        Action::ChooseForm(form) => next.form = form,
        Action::ToggleRegion(code) => {
            let all = || dataset.content().regions.iter().map(|region| region.code.clone());
            next.regions = toggled(&view.regions, code, all);
        }
        Action::ChooseOnlyRegion(code) => next.regions = Codes::Only(vec![code]),
        Action::ChooseNoRegion => next.regions = Codes::Only(Vec::new()),
        Action::ChooseAllRegions => next.regions = Codes::All,
        Action::ChooseYears(years) => next.years = Some(years),
        Action::ChooseMeasure(measure) => next.measure = measure,
        Action::ToggleArea(code) => {
            let all = || dataset.content().areas.iter().map(|area| area.code.clone());
            next.areas = toggled(&view.areas, code, all);
        }
        Action::ShowHidden => {
            next.natures = Some(Choice::All);
            next.expenditure = Some(Choice::All);
        }
        Action::Focus(focus) => next.focus = focus,
        Action::ChooseLanguage(language) => next.language = Some(language),
        Action::ChooseTheme(theme) => next.theme = theme,
    }
    next
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
