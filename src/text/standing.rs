//! How regions stand to each other, and one region over time: only what the verdict allows.

use crate::compare::{
    Absence, Cell, Comparison, Group, RankedMark, Ranking, Slot, Value, VerdictKind,
};
use crate::dataset::{CoverageKind, Dataset, Nature, Phase, YearRange, order};
use crate::text::headline::{common_purpose, is_all_grants, kind_of_money, one_area};
use crate::text::names::phase_code;
use crate::text::order::ranking;
use crate::text::phrase::{capitalised, listed, region_name, region_within, uncapitalised};
use crate::text::sentence::prices_words;
use crate::text::value::{range_plain, value_after, value_plain};
use crate::text::{Locale, phase_word, value_in_text, years_label};
use crate::view::{ChartKind, Measure, Prices, Sum};

/// So many regions stand side by side in a sentence; of more only the ends.
const MOST_BESIDE: usize = 3;

/// One or two sentences about the values of one slot, or of one region; `None` where there is no
/// such slot, or where the verdict forbids a word about it.
pub(super) fn of_standings(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> Option<String> {
    let cells = in_view_order(comparison);
    let is_plain = |cell: &&Cell| {
        !matches!(cell.slot, Slot::Span { .. })
            && !cell.is_spread
            && cell.area.is_none()
            && cell.traits.residents_borrowed_from.is_none()
            && cell.group.is_some_and(|group| group.nature == Nature::Programme)
    };
    let is_running = comparison.view.sum == Sum::Cumulative;
    if is_running || comparison.view.chart == ChartKind::Difference || !cells.iter().all(is_plain) {
        return None;
    }
    let board = Board { dataset, comparison, locale, first: *cells.first()?, cells: &cells };
    if comparison.regions.len() == 1 {
        return board.one_region();
    }
    let mut regions: Vec<usize> = cells.iter().map(|cell| cell.region).collect();
    regions.dedup();
    let is_one_each = regions.len() == cells.len() && cells.len() > 1;
    if !is_one_each || cells.iter().any(|cell| cell.slot != board.first.slot) {
        return None;
    }
    match comparison.verdict.kind {
        VerdictKind::NotComparable => None,
        _ if cells.len() <= MOST_BESIDE => board.side_by_side(),
        VerdictKind::Comparable => board.ranked(),
        VerdictKind::WithCare => None,
    }
}

/// The marks with a value, by region in the order of the view.
fn in_view_order(comparison: &Comparison) -> Vec<&Cell> {
    let last = comparison.regions.iter().max().copied().unwrap_or_default();
    let mut places = vec![usize::MAX; last + 1];
    for (place, &region) in comparison.regions.iter().enumerate() {
        if let Some(at) = places.get_mut(region) {
            *at = place;
        }
    }
    let cells: Vec<&Cell> = comparison.cells.iter().filter(|cell| cell.value.is_ok()).collect();
    let place = |at: usize| cells.get(at).and_then(|cell| places.get(cell.region));
    let order = order::sorted(cells.len(), &|a, b| place(a).cmp(&place(b)));
    order.into_iter().filter_map(|at| cells.get(at).copied()).collect()
}

struct Board<'a> {
    dataset: &'a Dataset,
    comparison: &'a Comparison,
    locale: &'a Locale,
    first: &'a Cell,
    /// The marks with a value, by region.
    cells: &'a [&'a Cell],
}

impl Board<'_> {
    fn name(&self, cell: &Cell) -> &str {
        region_name(self.dataset, cell.region, self.locale)
    }

    fn value(&self, cell: &Cell) -> Option<Value> {
        cell.value.ok()
    }

    fn in_text(&self, cell: &Cell) -> Option<String> {
        let measure = self.comparison.measure;
        Some(value_in_text(self.locale, self.value(cell)?, measure, cell.precision))
    }

    fn plain(&self, cell: &Cell) -> Option<String> {
        let measure = self.comparison.measure;
        Some(value_plain(self.locale, self.value(cell)?, measure, cell.precision))
    }

    /// The years with what else limits them: `2024 (intensivvård), i 2020 års priser`.
    fn years(&self, years: YearRange) -> String {
        [self.years_and_area(years), self.base_year()].concat()
    }

    fn years_and_area(&self, years: YearRange) -> String {
        let view = &self.comparison.view;
        [years_label(years), one_area(self.dataset, view, self.locale)].concat()
    }

    /// `, i 2020 års priser`; empty in the prices of the time.
    fn base_year(&self) -> String {
        match self.comparison.prices {
            Prices::Current => String::new(),
            prices => [", ", &prices_words(self.locale, prices)].concat(),
        }
    }

    /// What all marks have in common that a verb follows: phase, and whether they are plans.
    fn verb(&self) -> Option<&str> {
        let common = |cell: &Cell| (cell.group, cell.is_plan());
        if self.cells.iter().any(|cell| common(cell) != common(self.first)) {
            return None;
        }
        if self.comparison.measure == Measure::Share {
            return None;
        }
        let is_grant = is_all_grants(self.comparison);
        let key = match (self.first.group?.phase, self.first.is_plan()) {
            (Phase::Proposed, _) => return None,
            (_, true) if is_grant || self.first.traits.has_firm => return None,
            (_, true) => "verb.planned",
            (_, false) if is_grant => "verb.received",
            (Phase::Approved, _) => "verb.approved",
            (Phase::Adjusted, _) => "verb.adjusted",
            (Phase::Executed, _) => "verb.executed",
        };
        Some(self.locale.word(key))
    }

    /// That the money is grants, and what all money in the data is for; empty where neither is so.
    fn grants(&self, key: &'static str) -> String {
        let mut words = String::new();
        if is_all_grants(self.comparison) {
            words.push_str(self.locale.word(key));
        }
        if let Some(purpose) = common_purpose(self.dataset, &self.comparison.view, self.locale) {
            words.push_str(&self.locale.fill("object.for", &[("purpose", &purpose)]));
        }
        words
    }

    fn is_selection(&self) -> bool {
        self.comparison.coverage == CoverageKind::Selection
    }

    /// Each value beside the others, in the order of the view; with its phase if they differ.
    fn side_by_side(&self) -> Option<String> {
        if self.comparison.measure == Measure::Share {
            return self.shares();
        }
        let is_sum_of_some = self.is_selection() && self.cells.iter().any(|cell| cell.parts > 1);
        if let (Some(verb), false) = (self.verb(), is_sum_of_some) {
            let values = [
                ("region", self.name(self.first)),
                ("verb", verb),
                ("value", &*self.in_text(self.first)?),
                ("what", &*self.grants("object.grants")),
                ("years", &*self.years_and_area(self.first.slot.years())),
            ];
            let mut items = vec![self.locale.fill("standing.value", &values)];
            for cell in self.cells.iter().skip(1) {
                items.push([self.name(cell), " ", &self.plain(cell)?].concat());
            }
            return Some([&self.list(&items), &*self.base_year(), "."].concat());
        }
        let mut items = Vec::new();
        for cell in self.cells {
            let value = if items.is_empty() { self.in_text(cell)? } else { self.plain(cell)? };
            items.push([self.name(cell), " ", &value, &self.in_brackets(cell)].concat());
        }
        let what = capitalised(&kind_of_money(self.dataset, self.comparison, self.locale));
        let years = self.years(self.first.slot.years());
        let key = if is_sum_of_some { "standing.beside-selection" } else { "standing.beside" };
        let values = [("what", &*what), ("years", &*years), ("list", &*self.list(&items))];
        Some(self.locale.fill(key, &values))
    }

    /// What the money equals of the cost of care; it is no part of it.
    fn shares(&self) -> Option<String> {
        let mut items = Vec::new();
        for cell in self.cells {
            let value = if items.is_empty() { self.in_text(cell)? } else { self.plain(cell)? };
            let region = region_within(self.dataset, cell.region, self.locale);
            let values = [("value", &*value), ("region", region)];
            let item = self.locale.fill("standing.share-of", &values);
            items.push([item, self.in_brackets(cell)].concat());
        }
        let what = capitalised(&kind_of_money(self.dataset, self.comparison, self.locale));
        let years = self.years(self.first.slot.years());
        let values = [("what", &*what), ("years", &*years), ("list", &*self.list(&items))];
        Some(self.locale.fill("standing.share", &values))
    }

    /// How far the money has come and, in a selection, of how many amounts it is the sum.
    fn in_brackets(&self, cell: &Cell) -> String {
        let mut words = Vec::new();
        if self.is_selection() && !cell.traits.has_remainder {
            words.push(self.locale.count("standing.parts", cell.parts as u64, &[]));
        }
        if let Some(group) = cell.group.filter(|_| self.verb().is_none()) {
            let plan =
                self.locale.word(if cell.traits.has_firm { "mark.plan-some" } else { "mark.plan" });
            words.push(uncapitalised(phase_word(self.locale, group.phase)));
            words.extend(cell.is_plan().then(|| plan.to_owned()));
        }
        if words.is_empty() { String::new() } else { [" (", &words.join(", "), ")"].concat() }
    }

    fn list(&self, items: &[String]) -> String {
        let items: Vec<&str> = items.iter().map(String::as_str).collect();
        listed(self.locale, "list.and", &items)
    }

    /// Who has most and who least, without ties at that end.
    fn ranked(&self) -> Option<String> {
        let ranking = ranking(self.comparison)?;
        let cell = |at: usize| self.comparison.cells.get(at);
        let verb = self.verb()?;
        let absences: Vec<Absence> =
            self.comparison.cells.iter().filter_map(|cell| cell.value.err()).collect();
        let have_nothing =
            |absence: &Absence| matches!(absence, Absence::NoRow | Absence::NotApplicable);
        let most = ranking.largest.filter(|_| absences.iter().all(have_nothing)).and_then(cell);
        let least = ranking.smallest.filter(|_| absences.is_empty()).and_then(cell);
        match (most, least) {
            (Some(most), Some(least)) => {
                let measure = self.comparison.measure;
                let low = least.value.ok()?;
                let value = value_after(self.locale, low, measure, least.precision);
                let region = region_within(self.dataset, least.region, self.locale);
                let values = [("region", region), ("verb", verb), ("value", &*value)];
                let most =
                    self.superlative(self.of("standing.most", "standing.most-of"), verb, most)?;
                Some([&most, " ", &self.locale.fill("standing.least", &values)].concat())
            }
            (Some(most), None) => {
                self.superlative(self.of("standing.most", "standing.most-of"), verb, most)
            }
            (None, Some(least)) => self.superlative(
                self.of("standing.least-only", "standing.least-only-of"),
                verb,
                least,
            ),
            (None, None) if !absences.is_empty() => None,
            (None, None) => self.without_ends(verb, &ranking),
        }
    }

    fn superlative(&self, key: &str, verb: &str, cell: &Cell) -> Option<String> {
        let values = [
            ("region", self.name(cell)),
            ("verb", verb),
            ("what", &*self.grants("object.grants-most")),
            ("per", self.per()),
            ("years", &*self.years(cell.slot.years())),
            ("n", &*self.cells.len().to_string()),
            ("value", &*self.plain(cell)?),
        ];
        Some(self.locale.fill(key, &values))
    }

    /// All about the same, or from where to where.
    fn without_ends(&self, verb: &str, ranking: &Ranking) -> Option<String> {
        let (locale, measure) = (self.locale, self.comparison.measure);
        let precision = self.first.precision;
        let value = |mark: &RankedMark| self.comparison.cells.get(mark.cell)?.value.ok();
        let (low, high) = (value(ranking.marks.last()?)?, value(ranking.marks.first()?)?);
        let is_same = ranking.is_all_tied;
        let same = self.of("standing.same", "standing.same-of");
        let key = if is_same { same } else { "standing.between" };
        let what = if is_same { "object.grants-most" } else { "object.grants" };
        let values = [
            ("n", &*self.cells.len().to_string()),
            ("verb", verb),
            ("what", &*self.grants(what)),
            ("per", self.per()),
            ("years", &*self.years(self.first.slot.years())),
            ("range", &*range_plain(locale, [low, high], measure, precision)),
            ("low", &*value_after(locale, low, measure, precision)),
            ("high", &*value_in_text(locale, high, measure, precision)),
        ];
        Some(locale.fill(key, &values))
    }

    /// The message about all regions, or else the one about those that are chosen.
    fn of<'a>(&self, all: &'a str, chosen: &'a str) -> &'a str {
        let count = self.dataset.content().regions.len();
        if self.comparison.regions.len() == count { all } else { chosen }
    }

    fn per(&self) -> &str {
        match self.comparison.measure {
            Measure::Total => "",
            Measure::PerResident => self.locale.word("per.resident"),
            Measure::Share => self.locale.word("per.share"),
        }
    }

    /// The sum of several amounts, or the first and the last year.
    fn one_region(&self) -> Option<String> {
        let last = *self.cells.last()?;
        match self.cells {
            [only] => self.one_sum(only),
            _ if self
                .cells
                .iter()
                .any(|cell| cell.slot.years().first() != cell.slot.years().last()) =>
            {
                None
            }
            _ if self.cells.windows(2).any(|pair| {
                pair.first().map(|cell| cell.slot) == pair.last().map(|cell| cell.slot)
            }) =>
            {
                None
            }
            _ if self.is_selection() && self.cells.iter().any(|cell| cell.parts > 1) => None,
            _ => {
                let view = &self.comparison.view;
                let area = one_area(self.dataset, view, self.locale);
                let from = [&self.first.slot.years().first().to_string(), &*area].concat();
                let values = [
                    ("region", self.name(self.first)),
                    ("verb", self.verb()?),
                    ("first", &*self.in_text(self.first)?),
                    ("what", &*self.grants("object.grants")),
                    ("from", &*from),
                    ("last", &*self.plain(last)?),
                    ("to", &*[years_label(last.slot.years()), self.base_year()].concat()),
                ];
                Some(self.locale.fill("standing.over-time", &values))
            }
        }
    }

    fn one_sum(&self, cell: &Cell) -> Option<String> {
        if self.comparison.measure == Measure::Share {
            return self.shares();
        }
        let years = self.years(cell.slot.years());
        let value = self.in_text(cell)?;
        if let (Some(verb), false) = (self.verb(), self.is_selection()) {
            let values = [
                ("region", self.name(cell)),
                ("verb", verb),
                ("value", &*value),
                ("what", &*self.grants("object.grants")),
                ("years", &*years),
            ];
            return Some([&self.locale.fill("standing.value", &values), "."].concat());
        }
        let Group { phase, .. } = cell.group?;
        let amounts = if cell.traits.has_remainder {
            // What remains of a whole is no amount that a document has.
            self.locale.find(&["amounts-some.", phase_code(phase)].concat())?.to_owned()
        } else {
            let key = ["amounts.", phase_code(phase)].concat();
            self.locale.count(&key, cell.parts as u64, &[])
        };
        let values = [
            ("region", self.name(cell)),
            ("years", &*years),
            ("amounts", &*amounts),
            ("value", &*value),
        ];
        Some(self.locale.fill("standing.amounts", &values))
    }
}
