//! The values of closed lists as tables write them, in Swedish and English.

use crate::dataset::{
    AbsentAmount, CoverageKind, Expenditure, Funding, Nature, Phase, Precision, PublisherKind,
    Recurrence, ValueStatus,
};
use crate::ingest::import::unit::is_kronor;
use crate::ingest::import::words::folded;
use crate::ingest::mapping::{self, Dash, Member, Unit};
use crate::ingest::wire::{self, Names};

/// A closed list: the format's own names, and further ones in small letters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabulary<T: 'static> {
    pub(crate) names: Names<T>,
    further: Names<T>,
}

impl<T: Copy> Vocabulary<T> {
    /// The value that a cell names.
    pub(crate) fn find(&self, cell: &str) -> Option<T> {
        let own = self.names.iter().find(|(name, _)| *name == cell);
        if let Some((_, value)) = own {
            return Some(*value);
        }
        // A remark in brackets behind it changes nothing.
        let words = folded(cell.split_once(" (").map_or(cell, |(value, _)| value));
        let is_own = |name: &str| name == words || name.replace('-', " ") == words;
        let own = self.names.iter().find(|(name, _)| is_own(name));
        own.or_else(|| self.further.iter().find(|(name, _)| *name == words))
            .map(|(_, value)| *value)
    }

    /// The format's own names.
    pub(crate) fn expected(&self) -> String {
        self.names.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }
}

pub(crate) const PHASES: Vocabulary<Phase> = Vocabulary {
    names: wire::PHASES,
    further: &[
        ("förslag", Phase::Proposed),
        ("föreslaget", Phase::Proposed),
        ("föreslagen", Phase::Proposed),
        ("budgetförslag", Phase::Proposed),
        ("proposal", Phase::Proposed),
        ("beslut", Phase::Approved),
        ("beslutat", Phase::Approved),
        ("beslutad", Phase::Approved),
        ("beslutad budget", Phase::Approved),
        ("fastställd", Phase::Approved),
        ("fastställd budget", Phase::Approved),
        ("antagen", Phase::Approved),
        ("antagen budget", Phase::Approved),
        ("decided", Phase::Approved),
        ("adopted", Phase::Approved),
        ("tilläggsbudget", Phase::Adjusted),
        ("i tilläggsbudget", Phase::Adjusted),
        ("reviderad", Phase::Adjusted),
        ("reviderad budget", Phase::Adjusted),
        ("justerad", Phase::Adjusted),
        ("revised", Phase::Adjusted),
        ("utfall", Phase::Executed),
        ("bokslut", Phase::Executed),
        ("redovisat", Phase::Executed),
        ("spent", Phase::Executed),
        ("actual", Phase::Executed),
        ("actuals", Phase::Executed),
        ("outturn", Phase::Executed),
    ],
};

pub(crate) const RECURRENCES: Vocabulary<Recurrence> = Vocabulary {
    names: wire::RECURRENCES,
    further: &[
        ("engång", Recurrence::OneOff),
        ("engångs", Recurrence::OneOff),
        ("engångsbelopp", Recurrence::OneOff),
        ("engångsvis", Recurrence::OneOff),
        ("tillfällig", Recurrence::OneOff),
        ("tillfälligt", Recurrence::OneOff),
        ("once", Recurrence::OneOff),
        ("oneoff", Recurrence::OneOff),
        ("årlig", Recurrence::Annual),
        ("årligen", Recurrence::Annual),
        ("årligt", Recurrence::Annual),
        ("varje år", Recurrence::Annual),
        ("per år", Recurrence::Annual),
        ("yearly", Recurrence::Annual),
        ("every year", Recurrence::Annual),
        ("flera år tillsammans", Recurrence::Total),
        ("flerårig", Recurrence::Total),
        ("totalt", Recurrence::Total),
        ("several years together", Recurrence::Total),
        ("framgår inte", Recurrence::Unstated),
        ("okänt", Recurrence::Unstated),
        ("not stated", Recurrence::Unstated),
        ("unknown", Recurrence::Unstated),
    ],
};

pub(crate) const NATURES: Vocabulary<Nature> = Vocabulary {
    names: wire::NATURES,
    further: &[
        ("program", Nature::Programme),
        ("höjning", Nature::Increase),
        ("ökning", Nature::Increase),
        ("reserv", Nature::Reserve),
        ("tak", Nature::Ceiling),
        ("uppräkning", Nature::Indexation),
    ],
};

pub(crate) const FUNDINGS: Vocabulary<Funding> = Vocabulary {
    names: wire::FUNDINGS,
    further: &[
        ("egna medel", Funding::Own),
        ("regionens pengar", Funding::Own),
        ("egen", Funding::Own),
        ("stat", Funding::State),
        ("staten", Funding::State),
        ("statsbidrag", Funding::State),
        ("statligt", Funding::State),
        ("state grant", Funding::State),
        ("blandat", Funding::Mixed),
        ("blandad", Funding::Mixed),
        ("framgår inte", Funding::Unknown),
        ("okänt", Funding::Unknown),
    ],
};

pub(crate) const EXPENDITURES: Vocabulary<Expenditure> = Vocabulary {
    names: wire::EXPENDITURES,
    further: &[
        ("drift", Expenditure::Operating),
        ("driftkostnad", Expenditure::Operating),
        ("running costs", Expenditure::Operating),
        ("investering", Expenditure::Capital),
        ("investeringar", Expenditure::Capital),
        ("byggen och utrustning", Expenditure::Capital),
        ("buildings and equipment", Expenditure::Capital),
        ("framgår inte", Expenditure::Unknown),
        ("okänt", Expenditure::Unknown),
    ],
};

pub(crate) const PRECISIONS: Vocabulary<Precision> = Vocabulary {
    names: wire::PRECISIONS,
    further: &[
        ("exakt", Precision::Exact),
        ("avrundat", Precision::Rounded),
        ("avrundad", Precision::Rounded),
        ("ca", Precision::About),
        ("cirka", Precision::About),
        ("drygt", Precision::JustOver),
        ("knappt", Precision::JustUnder),
        ("minst", Precision::AtLeast),
        ("högst", Precision::AtMost),
        ("upp till", Precision::AtMost),
    ],
};

pub(crate) const PUBLISHER_KINDS: Vocabulary<PublisherKind> = Vocabulary {
    names: wire::PUBLISHER_KINDS,
    further: &[
        ("regionen", PublisherKind::Region),
        ("landsting", PublisherKind::Region),
        ("intresseorganisation", PublisherKind::Association),
        ("organisation", PublisherKind::Association),
        ("förening", PublisherKind::Association),
        ("myndighet", PublisherKind::Authority),
        ("nyhetsmedium", PublisherKind::News),
        ("tidning", PublisherKind::News),
        ("medier", PublisherKind::News),
        ("newspaper", PublisherKind::News),
        ("parti", PublisherKind::Party),
    ],
};

pub(crate) const ABSENCES: Vocabulary<AbsentAmount> = Vocabulary {
    names: wire::ABSENCES,
    further: &[
        ("uppgift saknas", AbsentAmount::NotReported),
        ("ej aktuellt", AbsentAmount::NotApplicable),
        ("ej tillämpligt", AbsentAmount::NotApplicable),
        ("ingår i ett annat belopp", AbsentAmount::IncludedElsewhere),
    ],
};

/// What a lone dash stands for.
pub(crate) const DASHES: Vocabulary<Dash> = Vocabulary {
    names: mapping::DASHES,
    further: &[
        ("noll", Dash::Zero),
        ("noll kronor", Dash::Zero),
        ("zero", Dash::Zero),
        ("uppgift saknas", Dash::NotReported),
        ("ej aktuellt", Dash::NotApplicable),
        ("ingår i ett annat belopp", Dash::IncludedElsewhere),
    ],
};

pub(crate) const BASES: Vocabulary<bool> = Vocabulary {
    names: wire::BASES,
    further: &[("angivet", false), ("angivna", false), ("tolkat", true), ("tolkade", true)],
};

pub(crate) const FOLLOWED: Vocabulary<bool> = Vocabulary {
    names: wire::FOLLOWED,
    further: &[("kontrollerat", true), ("ja", true), ("ej kontrollerat", false), ("nej", false)],
};

pub(crate) const COVERAGE_KINDS: Vocabulary<CoverageKind> = Vocabulary {
    names: wire::COVERAGE_KINDS,
    further: &[("fullständig", CoverageKind::Complete), ("urval", CoverageKind::Selection)],
};

/// The status of a value; published is none of the format's.
pub(crate) const STATUSES: Vocabulary<Option<ValueStatus>> = Vocabulary {
    names: &[
        ("preliminary", Some(ValueStatus::Preliminary)),
        ("derived", Some(ValueStatus::Derived)),
        ("published", None),
    ],
    further: &[
        ("preliminär", Some(ValueStatus::Preliminary)),
        ("preliminärt", Some(ValueStatus::Preliminary)),
        ("prel", Some(ValueStatus::Preliminary)),
        ("härledd", Some(ValueStatus::Derived)),
        ("beräknad", Some(ValueStatus::Derived)),
        ("definitiv", None),
        ("fastställd", None),
        ("final", None),
    ],
};

/// The format's name for the status of a value as statistics offices write it.
pub(crate) fn status_of(words: &str) -> Option<&'static str> {
    match folded(words).as_str() {
        "p" | "provisional" => return Some("preliminary"),
        _ => {}
    }
    let status = STATUSES.find(words)?;
    STATUSES.names.iter().find(|(_, other)| *other == status).map(|(name, _)| *name)
}

/// Whether a member can have a value, as far as it has a closed list: in any of the words that cells may
/// have, too.
pub(crate) fn is_value(member: Member, text: &str) -> bool {
    match member {
        Member::Phase => PHASES.find(text).is_some(),
        Member::Recurrence => RECURRENCES.find(text).is_some(),
        Member::Nature => NATURES.find(text).is_some(),
        Member::Funding => FUNDINGS.find(text).is_some(),
        Member::Expenditure => EXPENDITURES.find(text).is_some(),
        Member::Precision => PRECISIONS.find(text).is_some(),
        Member::Followed => FOLLOWED.find(text).is_some(),
        Member::Absent => ABSENCES.find(text).is_some(),
        Member::Years | Member::SourceDateBasis => BASES.find(text).is_some(),
        Member::PublisherKind => PUBLISHER_KINDS.find(text).is_some(),
        Member::Coverage => COVERAGE_KINDS.find(text).is_some(),
        Member::Status => STATUSES.find(text).is_some(),
        Member::Unit => Unit::written(text).is_some(),
        Member::Currency => is_kronor(text),
        Member::Dash => DASHES.find(text).is_some(),
        _ => true,
    }
}
