//! What makes entries alike: everything that a view may ask of one, but whose, when and how much.

use crate::dataset::{
    AbsentAmount, Entry, Expenditure, Funding, Investment, Nature, Phase, Recurrence, Stage, Year,
};

/// What entries have in common that are filtered and added alike.
///
/// An entry of a row with stages has a class for each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// The row's area; `None` where areas are added up.
    pub area: Option<usize>,
    /// The stage's phase.
    pub phase: Phase,
    /// The phases of the row's earlier stages.
    pub earlier: Phases,
    /// The phases of its later stages; none for the stage that is the row's own.
    pub later: Phases,
    /// What kind of money it is.
    pub nature: Nature,
    /// How often it comes and whose money it is; `None` where these are added up.
    pub kind: Option<(Recurrence, Funding)>,
    /// Running costs or buildings.
    pub expenditure: Expenditure,
    /// Why there is no amount, if there is none.
    pub absent: Option<AbsentAmount>,
    /// One sum for all its years.
    pub is_span: bool,
    /// Goes on after its last counted year, unchecked.
    pub is_endless: bool,
    /// Its precision is not its own where the whole that it belongs to is in sight entirely.
    pub has_whole: bool,
    /// The price level of the amount, where it differs from its year's.
    pub price_year: Option<Year>,
    /// From this year on its years are plan years.
    pub plan_from: Option<Year>,
}

/// Some phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Phases(u8);

impl Phases {
    /// With one more.
    pub fn with(self, phase: Phase) -> Self {
        Self(self.0 | 1 << phase as u8)
    }

    /// Whether both have one.
    pub fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn of(stages: Option<&[Stage]>) -> Self {
        let stages = stages.unwrap_or_default();
        stages.iter().fold(Self::default(), |phases, stage| phases.with(stage.phase))
    }
}

impl Class {
    /// The class of an entry of that row at a stage, if the row has any.
    pub(super) fn of(
        entry: &Entry,
        row: &Investment,
        stage: Option<usize>,
        has_whole: bool,
    ) -> Self {
        let at = stage.and_then(|stage| row.stages.get(stage));
        Self {
            area: Some(row.area),
            phase: at.map_or(row.phase, |stage| stage.phase),
            earlier: Phases::of(stage.and_then(|stage| row.stages.get(..stage))),
            later: Phases::of(stage.and_then(|stage| row.stages.get(stage + 1..))),
            nature: row.nature,
            kind: Some((row.recurrence, row.funding)),
            expenditure: row.expenditure,
            // Every stage has an amount.
            absent: entry.amount.err().filter(|_| at.is_none()),
            is_span: entry.is_span,
            is_endless: entry.is_endless,
            has_whole,
            price_year: row.price_year,
            plan_from: row.plan_from,
        }
    }

    /// A number of 42 bits and those of the area that differs between classes; its order is the areas'
    /// first. [`Class::of_code`] reads it.
    pub(super) fn code(&self) -> u128 {
        let mut code = self.area.map_or(0, |area| area as u128 + 1);
        let mut push = |bits: u32, value: u16| code = (code << bits) | u128::from(value);
        let year = |year: Option<Year>| year.map_or(0, |year| year.number() - 1899);
        push(2, self.phase as u16);
        push(4, u16::from(self.earlier.0));
        push(4, u16::from(self.later.0));
        push(3, self.nature as u16);
        let kind = self.kind.map_or(0, |(recurrence, funding)| {
            1 + recurrence as u16 * Funding::ALL.len() as u16 + funding as u16
        });
        push(5, kind);
        push(2, self.expenditure as u16);
        push(2, self.absent.map_or(0, |reason| reason as u16 + 1));
        push(1, u16::from(self.is_span));
        push(1, u16::from(self.is_endless));
        push(1, u16::from(self.has_whole));
        push(9, year(self.price_year));
        push(9, year(self.plan_from));
        code
    }

    /// The class of a code.
    pub(super) fn of_code(code: u128) -> Option<Self> {
        let mut rest = code;
        let mut pop = |bits: u32| {
            let value = rest as usize & ((1 << bits) - 1);
            rest >>= bits;
            value
        };
        let year = |value: usize| (value > 0).then(|| Year::new(1899 + value as i64)).flatten();
        // What was put in last comes out first.
        let (plan_from, price_year) = (year(pop(9)), year(pop(9)));
        let (has_whole, is_endless, is_span) = (pop(1) > 0, pop(1) > 0, pop(1) > 0);
        let absent = pop(2).checked_sub(1);
        let expenditure = *Expenditure::ALL.get(pop(2))?;
        let kind = match pop(5).checked_sub(1) {
            None => None,
            Some(kind) => {
                let (recurrence, funding) = (kind / Funding::ALL.len(), kind % Funding::ALL.len());
                Some((*Recurrence::ALL.get(recurrence)?, *Funding::ALL.get(funding)?))
            }
        };
        let nature = *Nature::ALL.get(pop(3))?;
        let (later, earlier) = (Phases(pop(4) as u8), Phases(pop(4) as u8));
        let phase = *Phase::ALL.get(pop(2))?;
        Some(Self {
            area: (rest as usize).checked_sub(1),
            phase,
            earlier,
            later,
            nature,
            kind,
            expenditure,
            absent: absent.and_then(|reason| AbsentAmount::ALL.get(reason)).copied(),
            is_span,
            is_endless,
            has_whole,
            price_year,
            plan_from,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Phases};
    use crate::dataset::{AbsentAmount, Expenditure, Funding, Nature, Phase, Recurrence, Year};

    #[test]
    fn a_class_is_read_from_its_code() {
        let plain = Class {
            area: None,
            phase: Phase::Proposed,
            earlier: Phases::default(),
            later: Phases::default(),
            nature: Nature::Programme,
            kind: None,
            expenditure: Expenditure::Operating,
            absent: None,
            is_span: false,
            is_endless: false,
            has_whole: false,
            price_year: None,
            plan_from: None,
        };
        let mut classes = vec![plain];
        classes.extend([0, 1_000_000, 0xFFFF_FFFE].map(|area| Class { area: Some(area), ..plain }));
        classes.extend(Phase::ALL.map(|phase| Class { phase, ..plain }));
        for phase in Phase::ALL {
            classes.push(Class { earlier: plain.earlier.with(phase), ..plain });
            classes.push(Class { later: plain.later.with(phase), ..plain });
        }
        classes.extend(Nature::ALL.map(|nature| Class { nature, ..plain }));
        for recurrence in Recurrence::ALL {
            let kind = |funding| Class { kind: Some((recurrence, funding)), ..plain };
            classes.extend(Funding::ALL.map(kind));
        }
        classes.extend(Expenditure::ALL.map(|expenditure| Class { expenditure, ..plain }));
        classes.extend(AbsentAmount::ALL.map(|it| Class { absent: Some(it), ..plain }));
        classes.push(Class { is_span: true, ..plain });
        classes.push(Class { is_endless: true, ..plain });
        classes.push(Class { has_whole: true, ..plain });
        for year in [Year::MIN, Year::MAX] {
            classes.push(Class { price_year: Some(year), ..plain });
            classes.push(Class { plan_from: Some(year), ..plain });
        }
        for class in classes {
            assert_eq!(Class::of_code(class.code()), Some(class));
        }
    }
}
