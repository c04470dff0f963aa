//! By what a view selects rows, and the values that a reader can choose among.

use crate::dataset::{Dataset, Expenditure, Funding, Kinds, Nature, Phase, Recurrence};
use crate::view::{Choice, Codes, View};

/// A key of a view that selects rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// What the money is for.
    Areas,
    /// How far it has come.
    Phases,
    /// How often it comes.
    Kinds,
    /// What kind of money it is.
    Natures,
    /// Whose it is.
    Funding,
    /// Running costs or buildings.
    Expenditure,
    /// When it counts.
    Years,
    /// Whose region it is.
    Regions,
}

/// A value of a closed list, by which a view selects rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// Of [`Criterion::Phases`].
    Phase(Phase),
    /// Of [`Criterion::Kinds`].
    Kind(Recurrence),
    /// Of [`Criterion::Natures`].
    Nature(Nature),
    /// Of [`Criterion::Funding`].
    Funding(Funding),
    /// Of [`Criterion::Expenditure`].
    Expenditure(Expenditure),
}

/// All, each list in its order.
const PROPERTIES: [Property; 20] = [
    Property::Phase(Phase::Proposed),
    Property::Phase(Phase::Approved),
    Property::Phase(Phase::Adjusted),
    Property::Phase(Phase::Executed),
    Property::Kind(Recurrence::OneOff),
    Property::Kind(Recurrence::Annual),
    Property::Kind(Recurrence::Total),
    Property::Kind(Recurrence::Unstated),
    Property::Nature(Nature::Programme),
    Property::Nature(Nature::Increase),
    Property::Nature(Nature::Reserve),
    Property::Nature(Nature::Ceiling),
    Property::Nature(Nature::Indexation),
    Property::Funding(Funding::Own),
    Property::Funding(Funding::State),
    Property::Funding(Funding::Mixed),
    Property::Funding(Funding::Unknown),
    Property::Expenditure(Expenditure::Operating),
    Property::Expenditure(Expenditure::Capital),
    Property::Expenditure(Expenditure::Unknown),
];

impl Criterion {
    /// All, in the order in which a link has them, whatever stands in every link last.
    pub const ALL: [Self; 8] = [
        Self::Areas,
        Self::Phases,
        Self::Kinds,
        Self::Natures,
        Self::Funding,
        Self::Expenditure,
        Self::Years,
        Self::Regions,
    ];

    /// Those whose values are a closed list.
    pub const CLOSED: [Self; 5] =
        [Self::Phases, Self::Kinds, Self::Natures, Self::Funding, Self::Expenditure];

    /// Whether the key is at what a link means that omits it.
    pub(crate) fn is_omitted(self, view: &View) -> bool {
        match self {
            Self::Areas => view.areas == Codes::All,
            Self::Phases => view.phases == Choice::All,
            Self::Kinds => view.kinds == Choice::All,
            Self::Natures => view.natures.is_none(),
            Self::Funding => view.funding == Choice::All,
            Self::Expenditure => view.expenditure.is_none(),
            Self::Years => view.years.is_none(),
            Self::Regions => view.regions == Codes::All,
        }
    }

    /// The values to choose among, each with whether it is chosen, in the order of their list:
    /// those that the data have, and what else the view names. None for an open list.
    pub fn properties(self, view: &View, dataset: &Dataset) -> Vec<(Property, bool)> {
        self.properties_with(None, view, dataset)
    }

    fn properties_with(
        self,
        also: Option<Property>,
        view: &View,
        dataset: &Dataset,
    ) -> Vec<(Property, bool)> {
        let kinds = dataset.kinds();
        let of_list = || PROPERTIES.into_iter().filter(|each| each.criterion() == self);
        let has_names = !self.is_omitted(view) && !of_list().all(|each| each.is_chosen(view));
        let mut properties = Vec::new();
        for property in of_list() {
            let is_chosen = property.is_chosen(view);
            let is_named = has_names && is_chosen || also == Some(property);
            if is_named || property.is_among(kinds) {
                properties.push((property, is_chosen));
            }
        }
        properties
    }

    /// Leaves the key to what a link means that omits it.
    pub(super) fn omit(self, view: &mut View) {
        match self {
            Self::Areas => view.areas = Codes::All,
            Self::Phases => view.phases = Choice::All,
            Self::Kinds => view.kinds = Choice::All,
            Self::Natures => view.natures = None,
            Self::Funding => view.funding = Choice::All,
            Self::Expenditure => view.expenditure = None,
            Self::Years => view.years = None,
            Self::Regions => view.regions = Codes::All,
        }
    }

    /// Chooses all that the data have.
    pub(super) fn open(self, view: &mut View) {
        match self {
            Self::Natures => view.natures = Some(Choice::All),
            Self::Expenditure => view.expenditure = Some(Choice::All),
            // Omitted, the others mean all.
            _ => self.omit(view),
        }
    }

    /// Chooses no value of a closed list.
    fn close(self, view: &mut View) {
        match self {
            Self::Phases => view.phases = Choice::Only(Vec::new()),
            Self::Kinds => view.kinds = Choice::Only(Vec::new()),
            Self::Natures => view.natures = Some(Choice::Only(Vec::new())),
            Self::Funding => view.funding = Choice::Only(Vec::new()),
            Self::Expenditure => view.expenditure = Some(Choice::Only(Vec::new())),
            Self::Areas | Self::Years | Self::Regions => {}
        }
    }
}

impl Property {
    /// What it is a value of.
    pub fn criterion(self) -> Criterion {
        match self {
            Self::Phase(_) => Criterion::Phases,
            Self::Kind(_) => Criterion::Kinds,
            Self::Nature(_) => Criterion::Natures,
            Self::Funding(_) => Criterion::Funding,
            Self::Expenditure(_) => Criterion::Expenditure,
        }
    }

    /// Whether any row has it.
    fn is_among(self, kinds: Kinds) -> bool {
        match self {
            Self::Phase(phase) => kinds.has_phase(phase),
            Self::Kind(kind) => kinds.has_recurrence(kind),
            Self::Nature(nature) => kinds.has_nature(nature),
            Self::Funding(funding) => kinds.has_funding(funding),
            Self::Expenditure(expenditure) => kinds.has_expenditure(expenditure),
        }
    }

    fn is_chosen(self, view: &View) -> bool {
        match self {
            Self::Phase(phase) => view.phases.contains(&phase),
            Self::Kind(kind) => view.kinds.contains(&kind),
            Self::Nature(nature) => view.natures().contains(&nature),
            Self::Funding(funding) => view.funding.contains(&funding),
            Self::Expenditure(expenditure) => view.expenditure().contains(&expenditure),
        }
    }

    fn choose(self, view: &mut View) {
        match self {
            Self::Phase(phase) => view.phases.push(phase),
            Self::Kind(kind) => view.kinds.push(kind),
            Self::Nature(nature) => view.natures.get_or_insert_default().push(nature),
            Self::Funding(funding) => view.funding.push(funding),
            Self::Expenditure(expenditure) => {
                view.expenditure.get_or_insert_default().push(expenditure);
            }
        }
    }
}

/// Adds or takes away the property, said as shortly as a link can.
pub(super) fn toggle(property: Property, view: &mut View, dataset: &Dataset) {
    let criterion = property.criterion();
    let mut properties = criterion.properties_with(Some(property), view, dataset);
    for (each, is_chosen) in &mut properties {
        *is_chosen ^= *each == property;
    }
    criterion.omit(view);
    if properties.iter().all(|(each, is_chosen)| each.is_chosen(view) == *is_chosen) {
        return;
    }
    if properties.iter().all(|(_, is_chosen)| *is_chosen) {
        criterion.open(view);
        return;
    }
    criterion.close(view);
    for (each, _) in properties.into_iter().filter(|(_, is_chosen)| *is_chosen) {
        each.choose(view);
    }
}
