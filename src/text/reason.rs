//! Every reason against comparing in one sentence.

use crate::compare::{Cell, Comparison, Reason, ReasonKind, SideName, Slot, Traits, Verdict};
use crate::dataset::{Dataset, Nature, Phase, Recurrence, YearRange, YearSet};
use crate::text::left_out::nature_key;
use crate::text::phrase::{listed, region_name, region_within, uncapitalised};
use crate::text::{Locale, years_label};

/// Regions that a sentence names one by one; more are counted.
const MOST_NAMES: usize = 3;

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

/// One reason against comparing in a sentence.
pub(super) fn reason_words(
    dataset: &Dataset,
    comparison: &Comparison,
    reason: &Reason,
    locale: &Locale,
) -> String {
    Writer { dataset, comparison, locale }.reason(reason)
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
        let (one, detail) = match reason.kind {
            ReasonKind::DifferentNatures => self.two_natures(reason),
            ReasonKind::OwnAgainstState => {
                let n = reason.regions.len() as u64;
                (self.locale.count("reason-detail.own", n, &[]), String::new())
            }
            ReasonKind::ProposalAgainstDecision => {
                (self.how_far(&reason.others).to_owned(), self.stage(&reason.regions).to_owned())
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
            ReasonKind::DifferentNatures if one.is_empty() || detail.is_empty() => false,
            kind if is_contrast(kind) => {
                !reason.regions.is_empty() && !reason.others.is_empty() && !is_on_both
            }
            _ => !reason.regions.is_empty(),
        };
        // Without regions that it could name, the message has `.some` at its end.
        let form = match reason.kind {
            ReasonKind::DifferentYearsInCurrentPrices if self.has_equal_years() => ".prices",
            _ if is_known => "",
            ReasonKind::ProposalAgainstDecision if self.has_spent() => ".some-spent",
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

    /// What the regions of one side have that those of the other have not, if that is one kind of
    /// money, and what the others have instead; empty where there is no such contrast.
    fn two_natures(&self, reason: &Reason) -> (String, String) {
        let (mut ones, mut others) = (self.natures(&reason.regions), self.natures(&reason.others));
        if ones.len() > 1 {
            ones.retain(|(nature, _)| !others.iter().any(|(other, _)| other == nature));
        }
        let &[(one, _)] = ones.as_slice() else { return Default::default() };
        others.retain(|(nature, _)| *nature != one);
        let conjunction = if reason.others.len() == 1 { "list.and" } else { "list.or" };
        (self.nature_words("list.and", &ones), self.nature_words(conjunction, &others))
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
        self.comparison.view.chart.has_ranges()
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

    fn has_spent(&self) -> bool {
        self.compared().any(|cell| cell.group.is_some_and(|it| it.phase == Phase::Executed))
    }

    /// How far amounts have come that are no proposals.
    fn how_far(&self, regions: &[usize]) -> &str {
        let of_regions = self.compared().filter(|cell| regions.contains(&cell.region));
        let phases = of_regions.filter_map(|cell| Some(cell.group?.phase));
        let (mut is_decided, mut is_spent) = (false, false);
        for phase in phases {
            is_decided |= matches!(phase, Phase::Approved | Phase::Adjusted);
            is_spent |= phase == Phase::Executed;
        }
        self.locale.word(match (is_decided, is_spent) {
            (true, true) => "reason-detail.decided-and-spent",
            (false, true) => "reason-detail.spent",
            (_, false) => "reason-detail.decided",
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
    use super::reasons_of;
    use crate::compare::{Reason, ReasonKind, Verdict};
    use crate::text::sample::{compared, dataset, row, view};

    #[track_caller]
    fn check(kind: ReasonKind, regions: &[usize], others: &[usize], words: [&str; 2]) {
        let dataset = dataset(vec![row("a", 1, 2018)]);
        let (comparison, locales) = compared(&dataset, &view(&["14", "08", "20"], "2018"));
        let [regions, others] = [regions.to_vec(), others.to_vec()];
        let verdict = Verdict {
            kind: kind.verdict(),
            reasons: vec![Reason { kind, regions, others }],
            has_common_slot: true,
        };
        let said = locales.map(|locale| reasons_of(&dataset, &comparison, &verdict, locale));
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
    fn what_stands_against_proposals_is_called_what_it_is() {
        use crate::dataset::{Investment, Phase};
        use crate::text::sample::proposed;
        let other = |phase| Investment { region: 1, phase, ..row("b", 1, 2018) };
        for (rows, swedish) in [
            (
                vec![Phase::Executed],
                "I Västra Götaland finns föreslagna belopp, i Kalmar län utfall.",
            ),
            (
                vec![Phase::Approved],
                "I Västra Götaland finns föreslagna belopp, i Kalmar län beslutade.",
            ),
            (
                vec![Phase::Approved, Phase::Executed],
                "I Västra Götaland finns föreslagna belopp, i Kalmar län beslutade och utfall.",
            ),
        ] {
            let mut all = vec![proposed(row("a", 1, 2018))];
            all.extend(
                rows.into_iter()
                    .enumerate()
                    .map(|(at, phase)| Investment { id: format!("b{at}"), ..other(phase) }),
            );
            let dataset = dataset(all);
            let (comparison, [sv, _]) = compared(&dataset, &view(&["14", "08"], "2018"));
            let said = reasons_of(&dataset, &comparison, &comparison.verdict, sv);
            assert!(said.iter().any(|words| words == swedish), "{said:?}");
        }
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
}
