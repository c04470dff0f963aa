//! What the widget shows now, as its parts get it.

use std::rc::Rc;

use crate::chart::{Frame, Highlight, Theme};
use crate::compare::{Comparison, Datum, Difference, NoMap, compare, difference, no_map, remedy};
use crate::components::by_address::ByAddress;
use crate::components::fold::Unfolded;
use crate::components::library::Shelf;
use crate::components::state::Choice;
use crate::dataset::letter::collation_key;
use crate::dataset::{Dataset, Investment};
use crate::export::Fingerprint;
use crate::text::{Locale, region_name};
use crate::view::{Action, ChartKind, View};

/// Everything that a part renders from; cheap to clone and to compare.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) dataset: ByAddress<Dataset>,
    /// The identity of the dataset.
    pub(super) fingerprint: Fingerprint,
    pub(super) comparison: ByAddress<Comparison>,
    pub(super) view: ByAddress<View>,
    /// What would show something, where the comparison is empty; it follows from that.
    pub(super) remedy: Option<Rc<Action>>,
    /// What lies between A and B, where they are compared; it follows from that, too.
    pub(super) difference: Option<Rc<Difference>>,
    /// Why there is no map of the view, if there is none; it follows from that, too.
    pub(super) no_map: Option<NoMap>,
    pub(super) locale: &'static Locale,
    pub(super) theme: Theme,
    /// Whether the reader wants patterns where the theme has none.
    pub(super) has_patterns: bool,
    /// What the reader has opened; it matters only to the widget itself.
    pub(super) unfolded: Unfolded,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.dataset == other.dataset
            && self.comparison == other.comparison
            && self.view == other.view
            && self.locale.language() == other.locale.language()
            && self.theme == other.theme
            && self.has_patterns == other.has_patterns
    }
}

impl Shown {
    /// The frame of its chart, in which nothing stands out.
    pub(super) fn frame(&self, width_px: f64, root_font_px: f64) -> Frame {
        let (theme, has_patterns) = (self.theme, self.has_patterns);
        let (language, highlight) = (self.locale.language(), Highlight::default());
        Frame { width_px, root_font_px, theme, has_patterns, language, highlight }
    }

    /// What follows from a view of a dataset; the numbers are those of the chart `compared`.
    pub(super) fn of(
        shelf: &Shelf,
        view: ByAddress<View>,
        compared: ChartKind,
        (locale, theme): (&'static Locale, Theme),
    ) -> Self {
        let (dataset, fingerprint) = (shelf.dataset.clone(), shelf.fingerprint);
        let compared = View { chart: compared, ..(*view).clone() };
        let comparison = compare(&dataset, &compared);
        let remedy = comparison.is_empty().then(|| remedy(&dataset, &compared));
        let remedy = remedy.flatten().map(Rc::new);
        let difference = difference(&dataset, &comparison).map(Rc::new);
        let no_map = no_map(&dataset, &comparison);
        let comparison = ByAddress::new(comparison);
        let (has_patterns, unfolded) = (false, Unfolded::default());
        Self {
            dataset,
            fingerprint,
            comparison,
            view,
            remedy,
            difference,
            no_map,
            locale,
            theme,
            has_patterns,
            unfolded,
        }
    }

    /// Whether A stands beside B, in a chart or in the table that was opened from it.
    pub(super) fn is_of_two(&self) -> bool {
        self.comparison.view.chart == ChartKind::Difference
    }

    /// The visible word of a key.
    pub(super) fn word(&self, key: &'static str) -> &'static str {
        self.locale.word(key)
    }

    /// A region's name on chips and axes; empty if there is no such region.
    pub(super) fn region_name(&self, region: usize) -> &str {
        region_name(&self.dataset, region, self.locale)
    }

    /// A region's code; empty if there is no such region.
    pub(super) fn region_code(&self, region: usize) -> String {
        self.dataset.region(region).map(|region| region.code.clone()).unwrap_or_default()
    }

    /// The reader's own region, if the dataset has it.
    pub(super) fn own_region(&self) -> Option<usize> {
        self.dataset.region_by_code(self.view.focus.as_deref()?)
    }

    /// The indices of all regions, by name.
    pub(super) fn regions_by_name(&self) -> Vec<usize> {
        let mut regions = Vec::new();
        for region in 0..self.dataset.content().regions.len() {
            let order = self.region_order(region);
            let at = regions.partition_point(|&before| self.region_order(before) <= order);
            regions.insert(at, region);
        }
        regions
    }

    /// The mark of the investment that the view has in focus, if it is an investment.
    pub(super) fn choice_in_focus(&self) -> Option<Choice> {
        let id = self.view.focus.as_deref()?;
        let is_meant = |row: &Investment| row.id == id;
        let investment = self.dataset.content().investments.iter().position(is_meant)?;
        let datum = Datum::Cell(self.comparison.cell_with(&self.dataset, investment)?);
        Some(Choice { datum, is_by_key: false })
    }

    /// What orders regions by name.
    pub(super) fn region_order(&self, region: usize) -> String {
        collation_key(self.region_name(region), self.locale.language())
    }
}

/// A theme as the style sheet knows it.
pub(super) fn theme_name(theme: Theme) -> &'static str {
    match theme.base() {
        Theme::Light | Theme::House(_) => "light",
        Theme::Dark => "dark",
        Theme::Contrast => "contrast",
        Theme::ContrastDark => "contrast-dark",
        Theme::Soft => "soft",
        Theme::SoftDark => "soft-dark",
        Theme::Print => "print",
        Theme::Forced(_) => "forced",
    }
}
