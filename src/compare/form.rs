//! Which form a chart takes: the one that is asked for where it can show the view honestly, else
//! the one that suits the data.

use crate::compare::{Cell, Comparison, Slot};
use crate::dataset::Nature;
use crate::view::{Axis, ChartKind, Form};

/// The form of a chart, and why it is another one than was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormShown {
    /// The form that is drawn.
    pub form: Form,
    /// Why the form that was asked for is not.
    pub refusal: Option<FormRefusal>,
}

/// Why a form cannot show a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormRefusal {
    /// The chart has one form only.
    OnlyOne,
    /// The form shows year after year, the chart all years together.
    YearsTogether,
    /// There is one year only.
    OneYear,
    /// There is one region only.
    OneRegion,
    /// So many regions cannot be told apart in one plot.
    TooManyRegions,
    /// So many columns have no room in one plot.
    TooManyColumns,
    /// There is no programme money; whatever else there is are bars.
    OnlyBars,
}

/// The regions of a chart over time that share a plot by themselves.
const FEW_REGIONS: usize = 4;
/// The regions that a chart side by side shows as bars by itself.
const FEW_BARS: usize = 10;
/// As many regions as there are colours.
const MOST_REGIONS: usize = 10;
/// The columns, and the places for columns, that a phone has room for in one plot.
const MOST_COLUMNS: usize = 40;
const MOST_PLACES: usize = 80;

impl Comparison {
    /// The form that the chart takes; never one that cannot show the view.
    pub fn form(&self) -> FormShown {
        let Some(wanted) = self.view.form else {
            return FormShown { form: self.form_by_data(), refusal: None };
        };
        match self.refusal(wanted) {
            None => FormShown { form: wanted, refusal: None },
            refusal => FormShown { form: self.form_by_data(), refusal },
        }
    }

    /// The forms that can show the view; fewer than two leave no choice.
    pub fn forms(&self) -> Vec<Form> {
        Form::ALL.into_iter().filter(|&form| self.refusal(form).is_none()).collect()
    }

    /// Whether each panel of small multiples has a scale of its own.
    pub fn has_free_axes(&self) -> bool {
        self.view.axis == Axis::Free && self.form().form == Form::Multiples
    }

    /// Whether values over time are points rather than columns: in a line, as dots, and in small
    /// multiples of more years than columns have room for.
    pub(crate) fn has_points(&self) -> bool {
        self.is_over_time()
            && match self.form().form {
                Form::Bars => false,
                Form::Line | Form::Dots => true,
                Form::Multiples => self.has_programme() && self.count_years() > MOST_COLUMNS,
            }
    }

    /// The form that suits the data: side by side bars, and dots for many regions; over time
    /// columns, a line where the years are many, and small multiples for more than four regions.
    pub(crate) fn form_by_data(&self) -> Form {
        let regions = self.regions.len();
        let wanted = if self.is_over_time() {
            let is_many = regions > FEW_REGIONS && self.count_years() > 1;
            let first = if is_many { Form::Multiples } else { Form::Bars };
            [first, Form::Line, Form::Multiples]
        } else {
            let first = if regions > FEW_BARS { Form::Dots } else { Form::Bars };
            [first, Form::Bars, Form::Bars]
        };
        let can_show = |form: &Form| self.refusal(*form).is_none();
        wanted.into_iter().find(can_show).unwrap_or(Form::Bars)
    }

    /// Whether the chart has years side by side.
    fn is_over_time(&self) -> bool {
        self.view.chart.is_over_time()
    }

    fn count_years(&self) -> usize {
        self.years.map_or(1, |years| usize::from(years.count()))
    }

    fn refusal(&self, form: Form) -> Option<FormRefusal> {
        match self.view.chart {
            ChartKind::Years | ChartKind::Table => self.refusal_over_time(form),
            ChartKind::Regions => match form {
                Form::Bars => None,
                Form::Dots => (!self.has_programme()).then_some(FormRefusal::OnlyBars),
                Form::Line | Form::Multiples => Some(FormRefusal::YearsTogether),
            },
            ChartKind::Areas | ChartKind::Difference | ChartKind::Map => {
                (form != Form::Bars).then_some(FormRefusal::OnlyOne)
            }
        }
    }

    fn refusal_over_time(&self, form: Form) -> Option<FormRefusal> {
        let (regions, years) = (self.regions.len(), self.count_years());
        match form {
            Form::Multiples => (regions < 2).then_some(FormRefusal::OneRegion),
            _ if regions > MOST_REGIONS => Some(FormRefusal::TooManyRegions),
            Form::Bars => {
                let columns = regions * years;
                let is_crowded =
                    columns > MOST_COLUMNS || columns * self.widest_year() > MOST_PLACES;
                // Steps of one region have no other form.
                let has_other = regions > 1 || self.refusal_over_time(Form::Line).is_none();
                (is_crowded && has_other).then_some(FormRefusal::TooManyColumns)
            }
            Form::Line | Form::Dots if !self.has_programme() => Some(FormRefusal::OnlyBars),
            Form::Line => (years < 2).then_some(FormRefusal::OneYear),
            Form::Dots => None,
        }
    }

    /// Whether there is programme money, which may be drawn as points, or no money at all.
    fn has_programme(&self) -> bool {
        let is_in_plot = |cell: &&Cell| !matches!(cell.slot, Slot::Span { .. });
        let mut groups = self.cells.iter().filter(is_in_plot).filter_map(|cell| cell.group);
        let Some(first) = groups.next() else { return true };
        first.nature == Nature::Programme || groups.any(|group| group.nature == Nature::Programme)
    }

    /// How many columns the fullest year of a region has, earlier stages among them.
    fn widest_year(&self) -> usize {
        let (mut widest, mut count) = (1, 0);
        let mut before = None;
        let mut outlines = self.outlines.iter().peekable();
        for (at, cell) in self.cells.iter().enumerate() {
            let place = Some((cell.region, cell.slot));
            count = if place == before { count } else { 0 };
            before = place;
            count += 1;
            while outlines.next_if(|outline| outline.cell <= at).is_some() {
                count += 1;
            }
            if matches!(cell.slot, Slot::Year(_)) {
                widest = widest.max(count);
            }
        }
        widest
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::compare;
    use crate::compare::sample::{dataset, row};
    use crate::view::link::decode;

    #[test]
    fn small_charts_of_many_years_have_points() {
        let has_points = |years: i64, link: &str| {
            let rows = (0..2).flat_map(|region| {
                (1..=years)
                    .map(move |year| row(&format!("r{region}-{year}"), region, 1, 1900 + year, ""))
            });
            let data = dataset(&rows.collect::<Vec<_>>());
            let link = format!("regions=00,01&years=1901-{}&{link}", 1900 + years);
            compare(&data, &decode(&link).view).has_points()
        };
        assert!(!has_points(40, "form=multiples"));
        assert!(has_points(41, "form=multiples"));
        assert!(has_points(10, "form=line") && has_points(10, "form=dots"));
        assert!(!has_points(10, "form=bars"));
        assert!(!has_points(10, "chart=regions&form=dots"));
    }
}
