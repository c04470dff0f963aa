//! Whom to compare: a region, its years and a purpose for A, and the same for B.

use yew::{Callback, Html, html};

use crate::components::message::Dispatch;
use crate::components::own_region::region_options;
use crate::components::purpose::{Tree, tree};
use crate::components::select::{Select, option, select};
use crate::components::shown::Shown;
use crate::components::year_range::{read_year, year_options};
use crate::dataset::{Year, YearRange};
use crate::text::side_letter;
use crate::view::{Action, Side, SideName};

/// A is set apart from B by a list each for what differs; nothing where nobody is compared.
pub(super) fn sides(shown: &Shown, dispatch: &Dispatch) -> Html {
    let mut fields = Vec::new();
    for (name, side) in [SideName::A, SideName::B].into_iter().zip(shown.view.sides(&shown.dataset))
    {
        if let Some(side) = side {
            fields.push(Picker { shown, dispatch, name, side }.fields());
        }
    }
    html! {
        <div class="vk-sides" part="sides">
            { fields }
            <button
                type="button" class="vk-button vk-swap" onclick={dispatch.on_act(Action::SwapSides)}
            >
                { shown.word("ui.swap-sides") }
            </button>
        </div>
    }
}

/// The lists of one side.
struct Picker<'a> {
    shown: &'a Shown,
    dispatch: &'a Dispatch,
    name: SideName,
    side: Side,
}

/// What a list is for, and how to make another side of its choice.
type Field = (&'static str, fn(&Side, String) -> Option<Side>);

const REGION: Field = ("table.region", |side, region| Some(Side { region, ..side.clone() }));
const FIRST: Field = ("ui.first-year", |side, year| {
    let first = read_year(&year)?;
    with_years(side, first, side.years.last().max(first))
});
const LAST: Field = ("ui.last-year", |side, year| {
    let last = read_year(&year)?;
    with_years(side, side.years.first().min(last), last)
});
const AREA: Field = ("ui.purpose", |side, area| {
    Some(Side { area: Some(area).filter(|code| !code.is_empty()), ..side.clone() })
});

/// An end that is moved beyond the other takes it along.
fn with_years(side: &Side, first: Year, last: Year) -> Option<Side> {
    Some(Side { years: YearRange::new(first, last)?, ..side.clone() })
}

impl Picker<'_> {
    fn fields(&self) -> Html {
        let Side { region, years, area } = &self.side;
        let shown = self.shown;
        let all = shown.dataset.years().map_or(*years, |all| all.union(*years));
        let regions = region_options(shown, None);
        let (mut areas, mut chosen) = (Vec::new(), "");
        if shown.dataset.content().areas.len() > 1 {
            areas.push(option("", shown.word("ui.all-areas")));
            let tree = tree(shown);
            self.add_areas(&tree, &tree.tops, 0, &mut areas, &mut chosen);
        }
        let is_known = |code: &String| shown.dataset.area_by_code(code).is_some();
        if let Some(code) = area.as_ref().filter(|code| !is_known(code)) {
            chosen = code;
        }
        html! {
            <fieldset class="vk-side">
                <legend class="vk-side-name">{ side_letter(self.name) }</legend>
                { self.list(REGION, region.clone(), regions) }
                if !all.is_single() {
                    <div class="vk-side-years">
                        { self.list(FIRST, years.first().to_string(), year_options(all)) }
                        { self.list(LAST, years.last().to_string(), year_options(all)) }
                    </div>
                }
                if !areas.is_empty() {
                    { self.list(AREA, chosen.to_owned(), areas) }
                }
            </fieldset>
        }
    }

    /// Adds areas with those below them; a list shows them one under the other, further in.
    ///
    /// The area of the side is `chosen` where it is among them: a single root is nothing but all.
    fn add_areas<'a>(
        &'a self,
        tree: &Tree,
        at: &[usize],
        depth: usize,
        options: &mut Vec<Html>,
        chosen: &mut &'a str,
    ) {
        for &area in at {
            let Some(content) = self.shown.dataset.area(area) else { continue };
            let name = content.name.get(self.shown.locale.language());
            options
                .push(option(&content.code, &["\u{2003}".repeat(depth).as_str(), name].concat()));
            if let Some(code) = self.side.area.as_deref().filter(|code| *code == content.code) {
                *chosen = code;
            }
            let below = tree.below.get(area).map(Vec::as_slice).unwrap_or_default();
            self.add_areas(tree, below, depth + 1, options, chosen);
        }
    }

    fn list(&self, (key, with): Field, value: String, options: Vec<Html>) -> Html {
        let label = self.shown.word(key);
        let (dispatch, name, side) = (self.dispatch.clone(), self.name, self.side.clone());
        let on_choose = move |chosen: String| {
            if let Some(side) = with(&side, chosen) {
                dispatch.act(Action::ChooseSide(name, side));
            }
        };
        let list = Select { value, label: Some(label), id: None, class: "vk-select" };
        html! {
            <div class="vk-field">
                <span class="vk-label" aria-hidden="true">{ label }</span>
                { select(list, options, Callback::from(on_choose)) }
            </div>
        }
    }
}
