"""The reference's view, rows, remainders and the terms they put into marks (see table.py).

Written from the rules of comparison and the format of the data alone, without a look at the program.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from urllib.parse import unquote

PHASES = ("proposed", "approved", "adjusted", "executed")
NATURES = ("programme", "increase", "reserve", "ceiling", "indexation")
LISTS = {"phases": PHASES, "natures": NATURES, "kinds": ("one-off", "annual", "total", "unstated"),
         "funding": ("own", "state", "mixed", "unknown"), "expenditure": ("operating", "capital", "unknown")}
OMITTED = {"natures": ("programme",), "expenditure": ("operating", "unknown")}
UNITS = {"total": "SEK", "per-resident": "SEK-per-resident", "share": "share"}
TURNED = {"just-over": "at-most", "at-least": "at-most", "just-under": "at-least", "at-most": "at-least"}
CODE = "[A-Za-z0-9._-]{1,64}"
WEAKENED = {"just-over": "at-least", "just-under": "at-most"}


# ---------------------------------------------------------------- the view


@dataclass(frozen=True)
class View:
    chart: str
    first: int
    last: int
    lists: dict[str, frozenset[str]]      # regions, areas (with children), phases, kinds, natures, …
    measure: str
    base: int | None
    index: str | None
    spread: bool
    cumulative: bool
    sides: tuple[View | None, ...] = ()     # of a difference: A and B, each a view of its own

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def by_range(self) -> bool:
        return self.chart in ("regions", "map", "difference")

    def shows(self, key: str, value: str) -> bool:
        return value in self.lists[key]


def pairs(text: str) -> dict[str, str]:
    """`key=value&…`: split first, decode after; the last of a repeated key counts."""
    found = {}
    for piece in text.split("&"):
        if "=" in piece:
            key, _, value = piece.partition("=")
            found[unquote(key)] = unquote(value)
    return found


def chosen(given: dict[str, str], key: str, known: Iterable[str], omitted: Iterable[str]) -> frozenset[str]:
    if key not in given:
        return frozenset(omitted)
    wanted = given[key].split(",")
    return frozenset(known) if "all" in wanted else frozenset(known) & frozenset(wanted)


def one_of(given: dict[str, str], key: str, known: Iterable[str], omitted: str) -> str:
    return given[key] if given.get(key) in known else omitted


def read_years(text: str) -> tuple[int, int] | None:
    match = re.fullmatch("([0-9]{4})(?:-([0-9]{4}))?", text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    return (first, last) if 1900 <= first <= last <= 2200 else None


def with_children(areas: frozenset[str], parents: dict[str, str | None]) -> frozenset[str]:
    def lies_in(code: str | None) -> bool:
        return code is not None and (code in areas or lies_in(parents.get(code)))
    return frozenset(code for code in parents if lies_in(code))


def parse_view(text: str, dataset: dict, rows: dict[str, Row]) -> View:
    given = pairs(text)
    parents = {a["code"]: a.get("parent") for a in dataset["areas"]}
    first, last = read_years(given.get("years", "")) or (
        min(r.first for r in rows.values()), max(r.last for r in rows.values()))
    prices = given.get("prices", "current")
    indices = [i["id"] for i in dataset.get("indicators", []) if i["kind"] == "price-index"]
    lists = {key: chosen(given, key, known, OMITTED.get(key, known)) for key, known in LISTS.items() | {
        ("regions", tuple(r["code"] for r in dataset["regions"])), ("areas", tuple(parents))}}
    view = View(
        one_of(given, "chart", ("regions", "years", "areas", "difference", "map", "table"), "years"), first, last,
        lists | {"areas": with_children(lists["areas"], parents)}, one_of(given, "measure", UNITS, "total"),
        int(prices) if re.fullmatch(r"\d{4}", prices) else None,
        one_of(given, "index", indices, indices[0]) if indices else None,
        given.get("spread") == "even", given.get("sum") == "cumulative")
    return replace(view, sides=sides_of(view, given, dataset, parents)) if view.chart == "difference" else view


@dataclass(frozen=True)
class Side:
    """What `a` or `b` asks for."""
    region: str
    first: int
    last: int
    area: str


def read_side(text: str) -> Side | None:
    match = re.fullmatch(f"({CODE}):([0-9-]*):({CODE})", text)
    years = read_years(match[2]) if match else None
    return Side(match[1], *years, match[3]) if match and years and match[1] != "all" else None


def filled(side: Side | None, other: Side | None, regions: list[str], view: View) -> Side | None:
    """A missing side: the first chosen region that the other side leaves, if there is one."""
    left = [code for code in regions if other is None or code != other.region]
    return side or (Side(left[0], view.first, view.last, "all") if left else None)


def sides_of(view: View, given: dict[str, str], dataset: dict,
             parents: dict[str, str | None]) -> tuple[View | None, ...]:
    known = [r["code"] for r in dataset["regions"]]
    wanted = given.get("regions", "all").split(",")
    regions = known if "all" in wanted else [code for code in wanted if code in known]
    a, b = read_side(given.get("a", "")), read_side(given.get("b", ""))
    a = filled(a, b, regions, view)
    b = filled(b, a, regions, view)

    def seen(side: Side) -> View:
        areas = view.lists["areas"]
        if side.area != "all":
            areas &= with_children(frozenset([side.area]), parents)
        return replace(view, first=side.first, last=side.last,
                       lists=view.lists | {"regions": frozenset([side.region]) & frozenset(known), "areas": areas})
    return tuple(side and seen(side) for side in (a, b))


# ---------------------------------------------------------------- rows, and what counts of them


@dataclass(frozen=True, eq=False)     # each is one object: fast as a key
class Row:
    """A row of the dataset; or, as a unit, a leaf or the remainder of a whole."""
    id: str
    order: int
    region: str
    area: str
    stages: tuple[tuple[str, Fraction | None, str], ...]   # oldest first: phase, öre, the source's kind
    absent: str
    precision: str
    first: int
    last: int                                         # the last counted year
    endless: bool
    recurrence: str
    nature: str
    funding: str
    expenditure: str
    plan_from: int | None
    price_year: int | None
    parent: str | None
    inferred: bool                                    # its years
    followed: bool                                    # what came after it has been checked

    @property
    def amount(self) -> Fraction | None:
        return self.stages[-1][1]

    @property
    def span(self) -> bool:
        return self.recurrence != "annual" and self.last > self.first

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    def covers(self, first: int, last: int) -> bool:
        return self.first <= last and (self.endless or self.last >= first)


def ore(amount: object) -> Fraction | None:
    return None if amount is None else Fraction(Decimal(str(amount))) * 100


def read_rows(dataset: dict) -> dict[str, Row]:
    sources = {s["id"]: s for s in dataset["sources"]}
    rows = {}
    for order, r in enumerate(dataset["investments"]):
        stages = r.get("stages") or [{"phase": r["phase"], "amount": r["amount"]}]
        to = r.get("to", r["from"])
        followed = r.get("followed", "unchecked" if r["phase"] == "proposed" else "checked")
        rows[r["id"]] = Row(
            id=r["id"], order=order, region=r["region"], area=r["area"],
            stages=tuple((s["phase"], ore(s["amount"]), sources[s.get("source", r["source"])]["kind"]) for s in stages),
            absent=r.get("absent", "not-reported"), precision=r.get("precision", "exact"),
            first=r["from"], last=max(r["from"], int(sources[r["source"]]["date"][:4])) if to is None else to,
            endless=to is None, recurrence=r["recurrence"], nature=r.get("nature", "programme"),
            funding=r.get("funding", "unknown"), expenditure=r.get("expenditure", "unknown"),
            plan_from=r.get("plan_from"), price_year=r.get("price_year"), parent=r.get("part_of"),
            inferred=r.get("years") == "inferred", followed=followed == "checked")
    return rows


def combined(precisions: Iterable[str]) -> str:
    """The precision of a sum (never finer than its terms)."""
    terms = set(precisions)
    lower, upper = terms & {"just-over", "at-least"}, terms & {"just-under", "at-most"}
    if "about" in terms or (lower and upper):
        return "about"
    if lower or upper:
        bounds = lower or upper
        return bounds.pop() if len(bounds) == 1 else ("at-least" if lower else "at-most")
    return "rounded" if "rounded" in terms else "exact"


def remainder(whole: Row, first: int, last: int, left: Fraction | None, parts: list[Row]) -> list[Row]:
    if left is not None and left <= 0:
        return []
    precision = combined([WEAKENED.get(whole.precision, whole.precision)]
                         + [TURNED.get(p.precision, p.precision) for p in parts])
    absent = whole.absent if whole.amount is None else "not-reported"
    phase, _, source = whole.stages[-1]
    return [Row(**{**vars(whole), "stages": ((phase, left, source),), "absent": absent,
                   "precision": precision, "first": first, "last": last,
                   "endless": whole.endless and last == whole.last})]


def minus(whole: Row, taken: list[Fraction | None]) -> Fraction | None:
    return None if whole.amount is None or None in taken else whole.amount - sum(taken)


def remainders(whole: Row, parts: list[Row]) -> list[Row]:
    """Whole minus its parts (a krona counts once); of an annual whole for each of its years."""
    if whole.recurrence != "annual":
        taken = [p.amount if p.amount is None or p.recurrence != "annual" else p.amount * len(p.years) for p in parts]
        return remainder(whole, whole.first, whole.last, minus(whole, taken), parts)
    found = []
    for year in whole.years:
        here = [p for p in parts if year in p.years]
        found += remainder(whole, year, year, minus(whole, [None if p.span else p.amount for p in here]), here)
    return found

Atom = tuple[Row, int | None]     # what one unit puts into one year; or a whole span (None)


@dataclass(frozen=True)
class Whole:                      # what must lie in one mark for the whole's own precision to hold there
    precision: str
    atoms: frozenset[Atom]


def spreads(unit: Row, view: View) -> bool:
    return unit.span and view.spread and unit.nature != "increase"


def atoms_of(unit: Row, view: View) -> list[Atom]:
    return [(unit, None)] if unit.span and not spreads(unit, view) else [(unit, y) for y in unit.years]


def units_and_wholes(rows: dict[str, Row], view: View) -> tuple[list[Row], list[Whole]]:
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows.values():
        if row.parent:
            parts[row.parent].append(row)
    units: list[Row] = []
    wholes: list[Whole] = []

    def walk(row: Row) -> list[Atom]:
        if row.id not in parts:
            units.append(row)
            return atoms_of(row, view)
        place = len(wholes)                       # a whole stands before the wholes inside it
        own = remainders(row, parts[row.id])
        units.extend(own)
        inside = [a for u in own for a in atoms_of(u, view)] + [a for p in parts[row.id] for a in walk(p)]
        if row.recurrence == "annual":
            wholes[place:place] = [Whole(row.precision, frozenset(a for a in inside if a[1] == y)) for y in row.years]
        else:
            wholes.insert(place, Whole(row.precision, frozenset(inside)))
        return inside

    for row in rows.values():
        if not row.parent:
            walk(row)
    return units, wholes


@dataclass(frozen=True)
class Term:
    """What one unit puts into one mark."""
    unit: Row
    year: int | None              # None: a span as one sum
    phase: str
    amount: Fraction | None
    final: bool                   # at the row's last stage
    source: str = ""              # the kind of the stage's source

    @property
    def last_year(self) -> int:
        return self.unit.last if self.year is None else self.year

    @property
    def plan(self) -> bool:
        return self.unit.plan_from is not None and self.last_year >= self.unit.plan_from

    @property
    def spread(self) -> bool:
        return self.unit.span and self.year is not None

    @property
    def years(self) -> range:
        return self.unit.years if self.year is None else range(self.year, self.year + 1)


def stage_shown(unit: Row, view: View) -> int | None:
    """The latest stage among the chosen phases; None where the view hides the unit."""
    kept = (view.shows("areas", unit.area) and view.shows("kinds", unit.recurrence)
            and view.shows("natures", unit.nature) and view.shows("funding", unit.funding)
            and view.shows("expenditure", unit.expenditure))
    stages = [n for n, (phase, _, _) in enumerate(unit.stages) if view.shows("phases", phase)]
    return stages[-1] if kept and stages else None


def terms_of(unit: Row, stage: int, view: View) -> list[Term]:
    phase, amount, source = unit.stages[stage]
    final = stage == len(unit.stages) - 1
    if unit.span and not spreads(unit, view):
        return [Term(unit, None, phase, amount, final, source)] if unit.covers(view.first, view.last) else []
    if unit.span and amount is not None:
        amount = amount / len(unit.years)
    return [Term(unit, y, phase, amount, final, source) for y in unit.years if y in view.years]
