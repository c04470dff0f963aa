"""The reference's values, precision, marks and the table (see reference.py).

Written from the rules of comparison and the format of the data alone, without a look at the program.
"""
from __future__ import annotations

from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from model import (NATURES, PHASES, UNITS, Row, Term, View, Whole, combined, parse_view, read_rows, spreads,
                   stage_shown, terms_of, units_and_wholes)

COLUMNS = ("region,region_name,year_from,year_to,mark,area,phase,nature,recurrence,value,unit,prices,"
           "computed,precision,absent,placed,ids,flags").split(",")
MARKS = ["year", "range", "span"]
ABSENT_ORDER = ["not-reported", "not-meaningful", "no-index", "no-population", "no-net-cost"]


# ---------------------------------------------------------------- values

Series = dict[str, dict[int, float]]


@dataclass(frozen=True)
class Indicators:
    population: Series
    cost: Series
    index: Series

    def residents(self, region: str, year: int, borrow: bool) -> float | None:
        known = self.population.get(region, {})
        if borrow and known and year > max(known):
            return known[max(known)]
        return known.get(year)

    def price(self, region: str, year: int) -> float | None:
        return self.index.get(region, self.index.get("*", {})).get(year)


def read_indicators(dataset: dict, view: View) -> Indicators:
    def values(kind: str, wanted: str | None = None) -> Series:
        for i in dataset.get("indicators", []):
            if i["kind"] == kind and wanted in (None, i["id"]):
                return {r: {int(y): float(v) for y, v in series.items()} for r, series in i["values"].items()}
        return {}
    return Indicators(values("population"), values("net-cost"), values("price-index", view.index))


def mean(numbers: list[float | None]) -> float | None:
    return None if None in numbers else sum(numbers) / len(numbers)


def term_value(term: Term, view: View, ind: Indicators) -> tuple[Fraction | float, set[str]]:
    """The value in kronor (or kronor per resident), and why there is none."""
    unit, reasons = term.unit, set()
    if term.amount is None:
        return 0, {"not-reported"}
    value: Fraction | float = term.amount / 100
    if view.measure == "share":
        bad = unit.funding == "state" or unit.expenditure == "capital" or unit.span
        return value, {"not-meaningful"} if bad else set()
    if view.base is not None:
        of = term.years if unit.price_year is None else [unit.price_year]
        base, own = ind.price(unit.region, view.base), mean([ind.price(unit.region, y) for y in of])
        if base is None or not own:
            reasons.add("no-index")
        else:
            value = float(value) * base / own
    if view.measure == "per-resident":
        residents = mean([ind.residents(unit.region, y, borrow=True) for y in term.years])
        if not residents:
            reasons.add("no-population")
        else:
            value = float(value) / residents
    return value, reasons


def care_cost(region: str, years: range, ind: Indicators) -> tuple[float, set[str]]:
    total, reasons = 0.0, set()
    for year in years:
        residents, cost = ind.residents(region, year, borrow=False), ind.cost.get(region, {}).get(year)
        reasons |= {"no-population"} if residents is None else set()
        reasons |= {"no-net-cost"} if cost is None else set()
        total += (residents or 0) * (cost or 0)
    return total, reasons


def plain(value: Fraction | float) -> str:
    """Decimal point, no exponent, no trailing zeros."""
    if isinstance(value, Fraction) and (value * 100).denominator == 1:
        number = Decimal(int(value * 100)) / 100
    else:
        number = Decimal(repr(float(value)))
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def precision_of(terms: list[Term], wholes: list[Whole]) -> str:
    left = {(t.unit, t.year) for t in terms if t.final}
    found = [t.unit.precision for t in terms if not t.final]
    for whole in wholes:
        if whole.atoms and whole.atoms <= left:
            found.append(whole.precision)
            left -= whole.atoms
    return combined(found + [unit.precision for unit, _ in left])


# ---------------------------------------------------------------- the table


@dataclass(frozen=True)
class Mark:
    region: str
    first: int
    last: int
    kind: str                 # year, range, span
    phase: str = ""
    nature: str = ""
    area: str = ""            # only where the chart groups by area
    placed: str = ""
    counted_from: int = 0     # the first year whose cost of care a share counts


@dataclass(frozen=True)
class Entry:
    """A row of the table, with the terms behind it."""
    place: tuple
    cells: dict[str, str]
    mark: Mark
    terms: list[Term]


class Table:
    def __init__(self, dataset: dict, text: str):
        self.rows = read_rows(dataset)
        self.view = parse_view(text, dataset, self.rows)
        self.ind = read_indicators(dataset, self.view)
        self.area_order = {a["code"]: n for n, a in enumerate(dataset["areas"])}
        self.names = {r["code"]: r["name"] if isinstance(r["name"], str) else r["name"]["sv"]
                      for r in dataset["regions"]}
        self.units, self.wholes = units_and_wholes(self.rows, self.view)

    def tables(self) -> list[Table | None]:
        """The sides of a difference, each with its own view; else only the table."""
        def seen(view: View) -> Table:
            table = copy(self)
            table.view = view
            return table
        return [side and seen(side) for side in self.view.sides] if self.view.chart == "difference" else [self]

    def mark_of(self, term: Term) -> Mark:
        view, unit = self.view, term.unit
        names = (term.phase, unit.nature, unit.area if view.chart == "areas" else "")
        step = unit.nature == "increase"
        if term.year is None:
            covered = view.first <= unit.first and unit.last <= view.last
            if not (covered and view.by_range and not step):
                placed = "true" if covered else "false"
                return Mark(unit.region, unit.first, unit.last, "span", *names, placed, unit.first)
        elif not view.by_range or step:
            return Mark(unit.region, term.year, term.year, "year", *names, "", term.year)
        return Mark(unit.region, view.first, view.last, "range", *names, "", view.first)

    def region_rows(self, region: str) -> list[Entry]:
        view = self.view
        own = [(u, stage_shown(u, view)) for u in self.units if u.region == region]
        shown, hidden = [(u, s) for u, s in own if s is not None], [u for u, s in own if s is None]
        marks: dict[Mark, list[Term]] = defaultdict(list)
        for unit, stage in shown:
            for term in terms_of(unit, stage, view):
                marks[self.mark_of(term)].append(term)
        late = [(self.mark_of(Term(u, u.last, u.stages[s][0], None, True)), u.last) for u, s in shown if u.endless]
        stopped: dict[Mark, str] = {}
        if view.cumulative and not view.by_range:
            marks, stopped = self.cumulated(marks, late)
        found = [self.row(mark, terms, stopped.get(mark, "")) for mark, terms in marks.items()]
        spans = [u for u, s in shown if u.span and not spreads(u, view)]
        slots = [(view.first, view.last)] if view.by_range else [(y, y) for y in view.years]
        for first, last in slots:
            if not any(m.kind != "span" and first <= m.first and m.last <= last for m in marks):
                found.append(self.nothing(region, first, last, spans, late, hidden))
        return found

    def cumulated(self, marks: dict[Mark, list[Term]], late: list[tuple[Mark, int]]):
        """Running sums per region, phase, nature (and area); increases stay as they are."""
        kept: dict[Mark, list[Term]] = {}
        groups: dict[tuple, list[Term]] = defaultdict(list)
        for mark, terms in marks.items():
            if mark.nature == "increase" or mark.placed == "false":
                kept[mark] = terms
            else:
                groups[mark.phase, mark.nature, mark.area].extend(terms)
        stopped = {}
        for (phase, nature, area), terms in groups.items():
            for year in self.view.years:
                so_far = [t for t in terms if t.last_year <= year]
                if so_far:
                    mark = Mark(terms[0].unit.region, year, year, "year", phase, nature, area, "", self.view.first)
                    kept[mark] = so_far
                    if any((m.phase, m.nature, m.area) == (phase, nature, area) and last < year for m, last in late):
                        stopped[mark] = "not-checked"
        return kept, stopped

    def row(self, mark: Mark, terms: list[Term], stopped: str) -> Entry:
        view = self.view
        counted = [t for t in terms if t.amount is not None or t.unit.absent == "not-reported"]
        value: Fraction | float = Fraction(0)
        reasons: set[str] = set()
        for term in counted:
            part, why = term_value(term, view, self.ind)
            value, reasons = value + part, reasons | why
        if view.measure == "share":
            cost, why = care_cost(mark.region, range(mark.counted_from, mark.last + 1), self.ind)
            reasons |= why
            value = float(value) / cost if cost else 0.0
        absent = next((r for r in ABSENT_ORDER if r in reasons), "") or stopped
        if not counted:
            kinds = {t.unit.absent for t in terms}
            absent = "included-elsewhere" if "included-elsewhere" in kinds else "not-applicable"
        behind = counted or terms
        areas, kinds = {t.unit.area for t in behind}, {t.unit.recurrence for t in behind}
        used = view.measure != "total" or view.base is not None or any(t.spread for t in behind)
        flags = [name for name in ("plan", "spread") if any(getattr(t, name) for t in behind)]
        return self.entry(
            mark, absent, behind,
            area=areas.pop() if len(areas) == 1 else "", recurrence=kinds.pop() if len(kinds) == 1 else "",
            value="" if absent else plain(value), computed="true" if used and not absent else "false",
            precision="" if absent else precision_of(behind, self.wholes), flags=" ".join(flags),
            ids=" ".join(dict.fromkeys(t.unit.id for t in sorted(behind, key=lambda t: t.unit.order))))

    def nothing(self, region: str, first: int, last: int, spans: list[Row], late: list[tuple[Mark, int]],
                hidden: list[Row]) -> Entry:
        if any(u.covers(first, last) for u in spans):
            absent = "in-span"
        elif any(counted < last for _, counted in late):
            absent = "not-checked"
        else:
            absent = "filtered" if any(u.covers(first, last) for u in hidden) else "no-row"
        return self.entry(Mark(region, first, last, "range" if self.view.by_range else "year"), absent, [])

    def entry(self, mark: Mark, absent: str, terms: list[Term], **cells: str) -> Entry:
        view = self.view
        row = dict.fromkeys(COLUMNS, "") | {"computed": "false"} | cells | {
            "region": mark.region, "region_name": self.names[mark.region],
            "year_from": str(mark.first), "year_to": str(mark.last), "mark": mark.kind,
            "phase": mark.phase, "nature": mark.nature, "unit": UNITS[view.measure], "absent": absent,
            "prices": "current" if view.base is None or view.measure == "share" else str(view.base),
            "placed": mark.placed}
        place = (mark.region, mark.first, PHASES.index(mark.phase) if mark.phase else -1, MARKS.index(mark.kind),
                 mark.last, NATURES.index(mark.nature) if mark.nature else -1, self.area_order.get(mark.area, -1))
        return Entry(place, row, mark, terms)

    def entries(self) -> list[Entry]:
        """Of this table alone, in no order."""
        return [entry for region in self.view.lists["regions"] for entry in self.region_rows(region)]

    def all_rows(self) -> list[dict[str, str]]:
        found = [entry for table in self.tables() if table for entry in table.entries()]
        return [entry.cells for entry in sorted(found, key=lambda entry: entry.place)]


def table(dataset: dict, view: str) -> list[dict[str, str]]:
    return Table(dataset, view).all_rows()

