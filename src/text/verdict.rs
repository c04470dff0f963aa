//! The verdict in words, and every reason in one sentence.

use crate::compare::{
    Cell, Comparison, Reason, ReasonKind, SideName, Slot, Traits, Verdict, VerdictKind,
};
use crate::dataset::{CoverageKind, Dataset, Nature, Phase, Recurrence, YearRange, YearSet};
use crate::text::left_out::nature_key;
use crate::text::phrase::{listed, region_name, region_within, titled, uncapitalised};
use crate::text::{Locale, years_label};
use crate::view::ChartKind;

/// Regions that a sentence names one by one; more are counted.
const MOST_NAMES: usize = 3;

/// Whether what is shown may be compared, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictWords {
    /// "Kan jämföras, men…", or that there is nothing to compare.
    pub title: String,
    /// Whether nothing is compared: then the reasons are what else must be known.
    pub is_of_nothing: bool,
    /// One sentence for each reason, the gravest first.
    pub reasons: Vec<String>,
    /// That the order means nothing, where a chart has one.
    pub order: Option<String>,
}

/// The verdict's title and all its reasons, in its order.
pub fn verdict_words(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> VerdictWords {
    let verdict = &comparison.verdict;
    VerdictWords {
        title: title(comparison, locale).to_owned(),
        is_of_nothing: is_of_nothing(comparison),
        reasons: reasons_of(dataset, comparison, verdict, locale),
        order: order_key(comparison).map(|key| locale.word(key).to_owned()),
    }
}

/// The verdict's title and its first reason in one sentence; the reason alone where nothing is
/// compared, and `None` where nothing is shown, or neither compared nor doubtful.
pub(super) fn verdict_line(
    dataset: &Dataset,
    comparison: &Comparison,
    locale: &Locale,
) -> Option<String> {
    let first = comparison.verdict.reasons.first();
    let reason = first.map(|first| Writer { dataset, comparison, locale }.reason(first));
    if is_of_nothing(comparison) {
        return reason.filter(|_| !comparison.is_empty());
    }
    Some(titled(title(comparison, locale), reason.as_deref().unwrap_or_default()))
}

/// Whether no two values are compared: fewer are shown, a side has none, A is B, or one region
/// stands alone without any reason to doubt.
pub(super) fn is_of_nothing(comparison: &Comparison) -> bool {
    let values = comparison.cells.iter().filter(|cell| cell.value.is_ok()).count();
    let is_doubtful = comparison.verdict.kind != VerdictKind::Comparable;
    let is_of_two = comparison.view.chart == ChartKind::Difference;
    let is_enough = compares(comparison) || (is_doubtful && !is_of_two);
    values < 2 || !is_enough || are_sides_same(comparison)
}

/// Whether A and B are the same region, years and area.
pub(super) fn are_sides_same(comparison: &Comparison) -> bool {
    let sides = comparison.both_sides();
    sides.is_some_and(|[a, b]| (a.region, a.years, a.area) == (b.region, b.years, b.area))
}

/// Why bars stand in the order of names; `None` where they do not.
fn order_key(comparison: &Comparison) -> Option<&'static str> {
    let is_selection = comparison.coverage == CoverageKind::Selection;
    let kind = comparison.verdict.kind;
    let has_bars = match comparison.view.chart {
        ChartKind::Regions | ChartKind::Areas => true,
        // Where the verdict allows no map, there are bars.
        ChartKind::Map => is_selection || kind == VerdictKind::NotComparable,
        ChartKind::Years | ChartKind::Table | ChartKind::Difference => false,
    };
    if !has_bars || comparison.regions.len() < 2 || !compares(comparison) {
        return None;
    }
    match kind {
        VerdictKind::Comparable => None,
        VerdictKind::WithCare if is_selection => Some("verdict.no-order-selection"),
        VerdictKind::WithCare => Some("verdict.no-order-care"),
        VerdictKind::NotComparable => Some("verdict.no-order"),
    }
}

/// One sentence for each reason of a verdict on the comparison, in its order.
pub(super) fn reasons_of(
    dataset: &Dataset,
    comparison: &Comparison,
    verdict: &Verdict,
    locale: &Locale,
) -> Vec<String> {
    let writer = Writer { dataset, comparison, locale };
    verdict.reasons.iter().map(|reason| writer.reason(reason)).collect()
}

/// Whether there are values of more than one region, or two sides.
pub(super) fn compares(comparison: &Comparison) -> bool {
    let mut shown = comparison.cells.iter().filter(|cell| cell.value.is_ok());
    let first = shown.next().map(|cell| (cell.region, cell.side));
    shown.any(|cell| Some((cell.region, cell.side)) != first)
}

fn title<'a>(comparison: &Comparison, locale: &'a Locale) -> &'a str {
    let kind = match comparison.verdict.kind {
        _ if are_sides_same(comparison) => "same",
        _ if is_of_nothing(comparison) => "nothing",
        kind => kind.code(),
    };
    locale.find(&["verdict.", kind].concat()).unwrap_or_default()
}

/// Whether a reason sets regions against others.
fn is_contrast(kind: ReasonKind) -> bool {
    matches!(
        kind,
        ReasonKind::SeveralYearsAgainstOne
            | ReasonKind::RunningAgainstBuildings
            | ReasonKind::DifferentNatures
            | ReasonKind::ProposalAgainstDecision
            | ReasonKind::OneOffAgainstRecurring
            | ReasonKind::OwnAgainstState
    )
}

struct Writer<'a> {
    dataset: &'a Dataset,
    comparison: &'a Comparison,
    locale: &'a Locale,
}

impl Writer<'_> {
    fn reason(&self, reason: &Reason) -> String {
        let natures = self.natures(&reason.regions);
        let first = natures.first().map(|(nature, _)| *nature);
        let (one, detail) = match reason.kind {
            ReasonKind::DifferentNatures => {
                let mut others = self.natures(&reason.others);
                others.retain(|(nature, _)| Some(*nature) != first);
                let is_one_region = reason.others.len() == 1;
                let conjunction = if is_one_region { "list.and" } else { "list.or" };
                (self.nature_words("list.and", &natures), self.nature_words(conjunction, &others))
            }
            ReasonKind::OwnAgainstState => {
                let n = reason.regions.len() as u64;
                (self.locale.count("reason-detail.own", n, &[]), String::new())
            }
            ReasonKind::ProposalAgainstDecision => {
                (String::new(), self.stage(&reason.regions).to_owned())
            }
            ReasonKind::OneOffAgainstRecurring => {
                (String::new(), self.how_often(&reason.others).to_owned())
            }
            ReasonKind::UnequalCoverage => (String::new(), self.years_of_each()),
            ReasonKind::DifferentAreas => (String::new(), self.branches()),
            _ => Default::default(),
        };
        let is_on_both = reason.regions.iter().any(|region| reason.others.contains(region));
        let is_known = match reason.kind {
            ReasonKind::UnequalCoverage | ReasonKind::DifferentAreas => !detail.is_empty(),
            ReasonKind::Selection | ReasonKind::DifferentYearsInCurrentPrices => true,
            ReasonKind::DifferentNatures if natures.len() != 1 || detail.is_empty() => false,
            kind if is_contrast(kind) => {
                !reason.regions.is_empty() && !reason.others.is_empty() && !is_on_both
            }
            _ => !reason.regions.is_empty(),
        };
        // Without regions that it could name, the message has `.some` at its end.
        let form = match reason.kind {
            ReasonKind::DifferentYearsInCurrentPrices if self.has_equal_years() => ".prices",
            _ if is_known => "",
            _ => ".some",
        };
        let all = if is_known { Vec::new() } else { self.natures(&self.comparison.regions) };
        let values = [
            ("regions", &*self.named(&reason.regions)),
            ("others", &*self.named(&reason.others)),
            ("one", &*one),
            ("detail", &*detail),
            ("all", &*self.nature_words("list.and", &all)),
        ];
        self.locale.fill(&["reason.", reason.kind.code(), form].concat(), &values)
    }

    /// `Kalmar län och Östergötland`, or how many they are.
    fn named(&self, regions: &[usize]) -> String {
        if regions.len() > MOST_NAMES {
            return self.locale.count("headline.regions", regions.len() as u64, &[]);
        }
        let names: Vec<&str> = regions
            .iter()
            .map(|&region| region_within(self.dataset, region, self.locale))
            .collect();
        listed(self.locale, "list.and", &names)
    }

    /// What stands behind the values of regions, together.
    fn traits(&self, regions: &[usize]) -> Traits {
        let cells = self.comparison.cells.iter().filter(|cell| cell.value.is_ok());
        let of_regions = cells.filter(|cell| regions.contains(&cell.region));
        of_regions.fold(Traits::default(), |all, cell| all.plus(cell.traits))
    }

    /// The marks that are compared: those with a value that is no span in the lane.
    fn compared(&self) -> impl Iterator<Item = &Cell> {
        let cells = self.comparison.cells.iter();
        cells.filter(|cell| cell.value.is_ok() && !matches!(cell.slot, Slot::Span { .. }))
    }

    /// What kinds of money regions have, and how many amounts of each.
    fn natures(&self, regions: &[usize]) -> Vec<(Nature, usize)> {
        let parts_of = |nature: Nature| {
            let of_regions = self.compared().filter(|cell| regions.contains(&cell.region));
            let groups = of_regions.filter_map(|cell| Some((cell.group?.nature, cell.parts)));
            groups.filter(|(found, _)| *found == nature).map(|(_, parts)| parts).sum()
        };
        let natures = Nature::ALL.into_iter().map(|nature| (nature, parts_of(nature)));
        natures.filter(|(_, parts)| *parts > 0).collect()
    }

    /// `en höjning och reserver`
    fn nature_words(&self, conjunction: &str, natures: &[(Nature, usize)]) -> String {
        let key = |(nature, parts): &(Nature, usize)| {
            [nature_key(*nature), if *parts == 1 { ".one" } else { ".other" }].concat()
        };
        let keys: Vec<String> = natures.iter().map(key).collect();
        let words: Vec<&str> = keys.iter().map(|key| self.locale.word(key)).collect();
        listed(self.locale, conjunction, &words)
    }

    /// Whether every region, or A and B, has amounts of the same years, though not in the prices
    /// of the same.
    fn has_equal_years(&self) -> bool {
        let mut of_each: Vec<((usize, Option<SideName>), YearSet)> = Vec::new();
        for cell in self.compared() {
            let whose = (cell.region, cell.side);
            match of_each.iter_mut().find(|(known, _)| *known == whose) {
                Some((_, years)) => *years = years.plus(cell.traits.years),
                None => of_each.push((whose, cell.traits.years)),
            }
        }
        let is_of_ranges = matches!(
            self.comparison.view.chart,
            ChartKind::Regions | ChartKind::Map | ChartKind::Difference
        );
        is_of_ranges
            && of_each
                .windows(2)
                .all(|pair| pair.first().map(|it| it.1) == pair.last().map(|it| it.1))
    }

    fn stage(&self, regions: &[usize]) -> &str {
        let mut groups = self.comparison.cells.iter().filter(|cell| regions.contains(&cell.region));
        let is_proposed =
            groups.any(|cell| cell.group.is_some_and(|group| group.phase == Phase::Proposed));
        self.locale.word(match (is_proposed, self.traits(regions).has_plan) {
            (true, true) => "reason-detail.proposal-both",
            (true, false) => "reason-detail.proposal-proposed",
            (false, _) => "reason-detail.proposal-planned",
        })
    }

    fn how_often(&self, regions: &[usize]) -> &str {
        let traits = self.traits(regions);
        let is_annual = traits.has_recurrence(Recurrence::Annual);
        let is_unstated = traits.has_recurrence(Recurrence::Unstated);
        self.locale.word(match (is_annual, is_unstated, traits.has_recurrence(Recurrence::Total)) {
            (true, false, false) => "reason-detail.one-off-annual",
            (false, true, false) => "reason-detail.one-off-unstated",
            _ => "reason-detail.one-off-mixed",
        })
    }

    /// `Kalmar län 2019–2022; Östergötland 2020`; empty for many regions.
    fn years_of_each(&self) -> String {
        let mut by_region: Vec<(usize, Traits)> = Vec::new();
        for cell in self.comparison.cells.iter().filter(|cell| cell.value.is_ok()) {
            match by_region.last_mut() {
                Some((region, all)) if *region == cell.region => *all = all.plus(cell.traits),
                _ => by_region.push((cell.region, cell.traits)),
            }
            if by_region.len() > MOST_NAMES {
                return String::new();
            }
        }
        let words = |(region, traits): &(usize, Traits)| {
            let name = region_name(self.dataset, *region, self.locale);
            [name, " ", &runs(traits).join(", ")].concat()
        };
        by_region.iter().map(words).collect::<Vec<_>>().join("; ")
    }

    /// The branches of the two sides; empty unless both are limited to one.
    fn branches(&self) -> String {
        let sides = self.comparison.sides.iter().filter_map(|side| side.branch);
        let areas = sides.filter_map(|branch| self.dataset.area(branch));
        let names: Vec<String> =
            areas.map(|area| uncapitalised(area.name.get(self.locale.language()))).collect();
        match names.as_slice() {
            [_, _] => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                listed(self.locale, "list.and", &names)
            }
            _ => String::new(),
        }
    }
}

/// `2017–2019`, `2021`: the years of traits as runs.
fn runs(traits: &Traits) -> Vec<String> {
    let mut runs: Vec<YearRange> = Vec::new();
    for year in traits.years.years() {
        match runs.last_mut() {
            Some(run) if year.since(run.last()) == 1 => *run = run.union(YearRange::single(year)),
            _ => runs.push(YearRange::single(year)),
        }
    }
    runs.into_iter().map(years_label).collect()
}

#[cfg(test)]
mod tests {
    use super::verdict_words;
    use crate::compare::{Reason, ReasonKind, Verdict, VerdictKind};
    use crate::dataset::{CoverageKind, Investment};
    use crate::text::sample::{compared, dataset, row, view};
    use crate::view::{ChartKind, View};

    #[track_caller]
    fn check(kind: ReasonKind, regions: &[usize], others: &[usize], words: [&str; 2]) {
        let dataset = dataset(vec![row("a", 1, 2018)]);
        let (mut comparison, locales) = compared(&dataset, &view(&["14", "08", "20"], "2018"));
        let [regions, others] = [regions.to_vec(), others.to_vec()];
        comparison.verdict =
            Verdict { kind: kind.verdict(), reasons: vec![Reason { kind, regions, others }] };
        let said = locales.map(|locale| verdict_words(&dataset, &comparison, locale).reasons);
        assert_eq!(said, words.map(|words| vec![words.to_owned()]));
    }

    #[test]
    fn few_regions_are_named_and_many_are_counted() {
        let kind = ReasonKind::NotFollowed;
        check(
            kind,
            &[0, 1],
            &[],
            [
                "För Västra Götaland och Kalmar län har vi inte kontrollerat vad som sedan beslutades.",
                "For Västra Götaland and Kalmar County we have not checked what was then decided.",
            ],
        );
        check(
            kind,
            &[0, 1, 2, 0],
            &[],
            [
                "För 4 regioner har vi inte kontrollerat vad som sedan beslutades.",
                "For 4 regions we have not checked what was then decided.",
            ],
        );
        check(
            kind,
            &[],
            &[],
            [
                "För några belopp har vi inte kontrollerat vad som sedan beslutades.",
                "For some amounts we have not checked what was then decided.",
            ],
        );
    }

    #[test]
    fn a_contrast_names_both_sides_unless_a_region_is_on_both() {
        let kind = ReasonKind::RunningAgainstBuildings;
        check(
            kind,
            &[0],
            &[1, 2],
            [
                "I Västra Götaland finns pengar till drift, i Kalmar län och Dalarna till byggen och utrustning.",
                "In Västra Götaland there is money for running costs, in Kalmar County and Dalarna for buildings and equipment.",
            ],
        );
        check(
            kind,
            &[0, 1],
            &[1],
            [
                "Några belopp är till drift, andra till byggen och utrustning.",
                "Some amounts are for running costs, others for buildings and equipment.",
            ],
        );
    }

    #[test]
    fn own_money_is_that_of_one_region_or_of_several() {
        check(
            ReasonKind::OwnAgainstState,
            &[0, 1],
            &[2],
            [
                "I Västra Götaland och Kalmar län finns regionernas egna pengar, i Dalarna statsbidrag.",
                "In Västra Götaland and Kalmar County there is the regions’ own money, in Dalarna there are state grants.",
            ],
        );
    }

    #[test]
    fn an_order_by_name_is_explained_where_a_chart_has_one() {
        let dataset =
            dataset(vec![row("a", 1, 2018), Investment { region: 1, ..row("b", 2, 2018) }]);
        let check = |chart, kind, coverage, expected: Option<&str>| {
            let view = View { chart, ..view(&["14", "08"], "2018") };
            let (mut comparison, [sv, _]) = compared(&dataset, &view);
            comparison.verdict.kind = kind;
            comparison.coverage = coverage;
            let order = verdict_words(&dataset, &comparison, sv).order;
            let why =
                order.as_deref().map(|words| words.trim_start_matches("Visas i bokstavsordning, "));
            assert_eq!(why, expected, "{chart:?} {kind:?}");
        };
        use ChartKind::{Areas, Map, Regions, Years};
        use CoverageKind::{Complete, Selection};
        use VerdictKind::{Comparable, NotComparable, WithCare};
        let none = Some("eftersom beloppen inte kan jämföras.");
        let care = Some("eftersom beloppen bara kan jämföras med förbehåll.");
        let some = Some("eftersom uppgifterna är ett urval.");
        for chart in [Regions, Areas] {
            check(chart, NotComparable, Complete, none);
            check(chart, NotComparable, Selection, none);
            check(chart, WithCare, Complete, care);
            check(chart, WithCare, Selection, some);
            check(chart, Comparable, Complete, None);
        }
        check(Map, WithCare, Selection, some);
        check(Map, WithCare, Complete, None);
        check(Years, NotComparable, Complete, None);
    }
}
