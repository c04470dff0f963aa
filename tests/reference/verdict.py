"""The reference's verdict: whether the marks of a view can be compared, and what speaks against it.

Written from the rules of comparison alone. Compared are the sides in
one slot: A with B in a difference; else the regions with each other in the same range or year (and
area, where the chart groups by it). A span in its lane belongs to no slot.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations

from model import Term
from table import Entry, Table

Test = Callable[[Term], bool]


@dataclass(frozen=True)
class Held:
    """What one side holds in one slot: never nothing."""
    region: str
    terms: list[Term]

    def any(self, test: Test) -> bool:
        return any(map(test, self.terms))

    @property
    def years(self) -> frozenset[int]:
        return frozenset(year for term in self.terms for year in term.years)

    @property
    def levels(self) -> frozenset[int]:
        """The years in whose prices the amounts are."""
        explicit = frozenset(term.unit.price_year for term in self.terms) - {None}
        return explicit.union(*(term.years for term in self.terms if term.unit.price_year is None))

    @property
    def natures(self) -> frozenset[str]:
        return frozenset(term.unit.nature for term in self.terms)


@dataclass(frozen=True)
class Case:
    dataset: dict
    table: Table
    tables: list[Table | None]         # A and B; else the table alone
    marks: list[Entry]                 # with a value
    slots: list[list[Held]]

    @property
    def difference(self) -> bool:
        return self.table.view.chart == "difference"

    def any_term(self, test: Test) -> bool:
        return any(test(term) for mark in self.marks for term in mark.terms)

    def against(self, one: Test, other: Test) -> bool:
        """One side of a slot holds the one, another side the other; each may hold both."""
        found = [({n for n, side in enumerate(sides) if side.any(one)},
                  {n for n, side in enumerate(sides) if side.any(other)}) for sides in self.slots]
        return any(ones and others and len(ones | others) > 1 for ones, others in found)

    def differ(self, of: Callable[[Held], frozenset]) -> bool:
        """Two sides of a slot hold unequal sets."""
        return any(len({of(side) for side in sides}) > 1 for sides in self.slots)


def case_of(dataset: dict, view: str) -> Case:
    table = Table(dataset, view)
    tables = table.tables()
    marks: list[Entry] = []
    slots: dict[tuple, dict[str, Held]] = defaultdict(dict)
    for name, side in zip("AB", tables):
        for entry in side.entries() if side else []:
            if entry.cells["absent"]:
                continue
            marks.append(entry)
            mark = entry.mark
            if mark.kind != "span":
                slot = () if table.view.by_range else (mark.first, mark.area)
                who = name if table.view.chart == "difference" else mark.region
                slots[slot].setdefault(who, Held(mark.region, [])).terms.extend(entry.terms)
    return Case(dataset, table, tables, marks, [list(slot.values()) for slot in slots.values()])


# ---------------------------------------------------------------- reasons why it cannot be compared


def both_sides_hold(case: Case) -> bool:
    return case.difference and any(len(sides) == 2 for sides in case.slots)


def several_years_against_one(case: Case) -> bool:
    return both_sides_hold(case) and len({len(side.view.years) > 1 for side in case.tables}) == 2


def running_against_buildings(case: Case) -> bool:
    return case.against(lambda t: t.unit.expenditure == "operating", lambda t: t.unit.expenditure == "capital")


def different_natures(case: Case) -> bool:
    return any(len(sides) > 1 and len(frozenset().union(*(side.natures for side in sides))) > 1 for sides in case.slots)


def proposal_against_decision(case: Case) -> bool:
    return case.against(open_still, lambda t: not open_still(t))


def open_still(term: Term) -> bool:
    return term.phase == "proposed" or term.plan


def different_areas(case: Case) -> bool:
    if not both_sides_hold(case):
        return False
    parents = {a["code"]: a.get("parent") for a in case.dataset["areas"]}
    a, b = (only_branch(side.view.lists["areas"], parents) for side in case.tables)
    return a is not None and b is not None and a != b


def only_branch(areas: frozenset[str], parents: dict[str, str | None]) -> str | None:
    """The top branch that all the areas lie in, if there is one."""
    found = {branch(code, parents) for code in areas}
    return found.pop() if len(found) == 1 else None


def branch(code: str, parents: dict[str, str | None]) -> str | None:
    above = parents[code]
    if above is None:
        return None
    return code if parents[above] is None else branch(above, parents)


def different_price_levels(case: Case) -> bool:
    """An explicit level meets another one, and one of the two cannot be converted."""
    price = case.table.ind.price
    for sides in case.slots:
        known = [(side.region, side.levels, {t.unit.price_year for t in side.terms} - {None}) for side in sides]
        for (region, _, explicit), (other, levels, _) in permutations(known, 2):
            if any(one != level and None in (price(region, one), price(other, level))
                   for one in explicit for level in levels):
                return True
    return False


# ---------------------------------------------------------------- reasons to compare with care


def selection(case: Case) -> bool:
    return case.dataset["coverage"]["kind"] == "selection"


def one_off_against_recurring(case: Case) -> bool:
    return case.against(lambda t: t.unit.recurrence == "one-off", lambda t: t.unit.recurrence in ("annual", "unstated"))


def different_years_in_current_prices(case: Case) -> bool:
    view = case.table.view
    if view.base is not None or view.measure == "share":
        return False
    if not view.by_range:
        return len(view.years) > 1 and bool(case.marks)
    return case.differ(lambda side: side.levels)


def own_against_state(case: Case) -> bool:
    return case.against(lambda t: t.unit.funding == "own", lambda t: t.unit.funding == "state")


def unknown_money(case: Case) -> bool:
    return case.table.view.measure == "share" and case.any_term(
        lambda t: "unknown" in (t.unit.funding, t.unit.expenditure))


def inferred_year(case: Case) -> bool:
    return case.any_term(lambda t: t.unit.inferred)


def hedged_amount(case: Case) -> bool:
    return any(mark.cells["precision"] not in ("exact", "rounded") for mark in case.marks)


def unequal_coverage(case: Case) -> bool:
    """Where sides have chosen years of their own, these explain unequal ones."""
    if not case.table.view.by_range or len({side.view.years for side in case.tables if side}) > 1:
        return False
    return case.differ(lambda side: side.years)


def party_source(case: Case) -> bool:
    return case.any_term(lambda t: t.source == "party")


def not_followed(case: Case) -> bool:
    return case.any_term(lambda t: not t.unit.followed)


def span_in_lane(case: Case) -> bool:
    return any(mark.mark.kind == "span" for mark in case.marks)


NOT_COMPARABLE = (several_years_against_one, running_against_buildings, different_natures,
                  proposal_against_decision, different_areas, different_price_levels)
WITH_CARE = (selection, one_off_against_recurring, different_years_in_current_prices, own_against_state,
             unknown_money, inferred_year, hedged_amount, unequal_coverage, party_source, not_followed, span_in_lane)


def verdict(dataset: dict, view: str) -> tuple[str, list[str]]:
    """The kind, and the reasons' codes in the order in which the product tells them."""
    case = case_of(dataset, view)
    first, then = ([reason.__name__.replace("_", "-") for reason in group if reason(case)]
                   for group in (NOT_COMPARABLE, WITH_CARE))
    return "not-comparable" if first else "with-care" if then else "comparable", first + then
