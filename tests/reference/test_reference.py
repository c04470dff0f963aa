"""python3 -m unittest: results computed by hand from the shipped figures, and the rules on small made-up datasets."""
from __future__ import annotations

import json
import os
import re
import unittest
from decimal import Decimal

from model import combined
from table import table
from verdict import verdict
from views import views

DATA = os.path.join(os.path.dirname(__file__), "..", "..", "static", "data")


def load(name: str) -> dict:
    with open(f"{DATA}/{name}.json", encoding="utf-8") as file:
        return json.load(file, parse_float=Decimal)


INVESTMENTS, GRANTS = load("investments"), load("womens-health-grants")


def rows(view: str, data: dict = INVESTMENTS, **wanted: str) -> list[dict[str, str]]:
    return [r for r in table(data, view) if all(r[k] == v for k, v in wanted.items())]


def small(*investments: dict, regions: str = "A", coverage: str = "complete", **indicators: dict) -> dict:
    base = {"region": "A", "area": "x", "phase": "approved", "recurrence": "unstated", "source": "s", "from": 2020}
    kinds = {"population": "population", "index": "price-index", "cost": "net-cost"}
    parents = {"x": None, "y": "x", "yy": "y", "z": "x", "w": None}
    return {"id": "small", "regions": [{"code": code, "name": code} for code in regions],
            "coverage": {"kind": coverage}, "areas": [{"code": c, "parent": p} for c, p in parents.items()],
            "sources": [{"id": "s", "date": "2021-05", "kind": "region"}, {"id": "p", "date": "2021", "kind": "party"}],
            "investments": [base | i for i in investments],
            "indicators": [{"id": k, "kind": kinds[k], "values": v} for k, v in indicators.items()]}


class Results(unittest.TestCase):
    def near(self, row: dict[str, str], value: float, places: int = 2) -> None:
        self.assertAlmostEqual(float(row["value"]), value, places)

    def test_vastra_gotaland_per_resident(self) -> None:
        found = rows("regions=14&years=2017-2019&measure=per-resident")
        for row, value in zip(found, (59.14, 213.80, 318.68), strict=True):
            self.near(row, value)
        self.assertEqual(found[1]["ids"], "S002-3 S002-5 S002-7 S002-8")

    def test_the_350_million_alone(self) -> None:
        view = "regions=14&years=2018&areas=transition-all"
        self.near(rows(view + "&measure=per-resident")[0], 204.70)
        self.near(rows(view + "&prices=2024")[0], 442_455_847, 0)
        self.near(rows(view + "&prices=2024&measure=per-resident")[0], 258.77)

    def test_vastra_gotaland_total(self) -> None:
        [row] = rows("chart=regions&regions=14&years=2017-2019")
        self.assertEqual((row["value"], row["computed"], row["precision"]), ("1015550000", "false", "just-over"))

    def test_kalmar(self) -> None:
        self.near(rows("regions=08&years=2020&measure=per-resident", mark="year")[0], 81.30)
        [span] = rows("regions=08&years=2019-2022", mark="span")
        self.assertEqual([span[k] for k in ("value", "year_from", "year_to", "placed", "flags")],
                         ["80000000", "2019", "2022", "true", "plan"])
        self.assertEqual(len(rows("regions=08&years=2019-2022", absent="in-span")), 3)
        self.assertEqual(rows("chart=regions&regions=08&years=2019-2022")[0]["value"], "100000000")
        self.assertEqual(rows("chart=regions&regions=08&years=2020-2022", mark="span")[0]["placed"], "false")
        spread = rows("regions=08&years=2019-2022&spread=even")
        self.assertEqual([r["value"] for r in spread], ["20000000", "40000000", "20000000", "20000000"])

    def test_ostergotland(self) -> None:
        self.assertEqual([r["value"] for r in rows("regions=05&years=2019-2021")], ["30000000", "40700000", ""])
        self.assertEqual(rows("regions=05&years=2021")[0]["absent"], "not-checked")

    def test_remainder(self) -> None:
        [row] = rows("chart=areas&regions=14&years=2022", area="care-unallocated")
        self.assertEqual((row["value"], row["precision"], row["ids"]), ("37000000", "at-most", "MI-14-01"))
        [row] = rows("regions=14&years=2022", phase="adjusted")
        self.assertEqual((row["value"], row["precision"]), ("962000000", "rounded"))

    def test_share(self) -> None:
        self.near(rows("regions=14&years=2019&measure=share")[0], 0.012316, 6)

    def test_grants(self) -> None:
        found = {r["region"]: r for r in rows("chart=regions&years=2024&measure=per-resident", GRANTS)}
        self.near(found["09"], 252.37)
        self.near(found["01"], 130.11)
        main = [float(r["value"]) for r in
                rows("chart=regions&years=2024&areas=women-main&measure=per-resident", GRANTS)]
        self.assertEqual(len(main), 21)
        self.assertTrue(max(main) / min(main) <= 1.04 and round(min(main)) >= 128 and round(max(main)) <= 130)
        self.assertEqual({r["absent"] for r in rows("measure=share", GRANTS)}, {"not-meaningful"})


class Rules(unittest.TestCase):
    def test_sums_of_bounds(self) -> None:
        for terms, result in (("exact rounded", "rounded"), ("about at-most", "about"), ("just-over rounded", "just-over"),
                              ("just-over at-least", "at-least"), ("just-under just-under", "just-under"),
                              ("just-under at-most", "at-most"), ("at-least just-under", "about"), ("exact", "exact")):
            self.assertEqual(combined(terms.split()), result)

    def test_nothing_has_kinds(self) -> None:
        none = {"id": "n", "amount": None, "absent": "not-applicable"}
        self.assertEqual(table(small(none), "")[0]["absent"], "not-applicable")
        both = small(none, {"id": "b", "amount": 0.5})
        self.assertEqual([table(both, "")[0][k] for k in ("value", "ids", "absent")], ["0.5", "b", ""])
        lost = small({"id": "n", "amount": None}, {"id": "b", "amount": 1})
        self.assertEqual([table(lost, "")[0][k] for k in ("value", "ids", "absent")], ["", "n b", "not-reported"])
        hidden = table(small({"id": "a", "amount": 1, "expenditure": "capital"}), "years=2020-2021")
        self.assertEqual([r["absent"] for r in hidden], ["filtered", "no-row"])

    def test_stages_count_once(self) -> None:
        staged = {"id": "a", "amount": 9, "stages": [{"phase": "proposed", "amount": 7}, {"phase": "approved", "amount": 9}]}
        self.assertEqual([r["value"] for r in table(small(staged), "")], ["9"])
        self.assertEqual([(r["value"], r["phase"]) for r in table(small(staged), "phases=proposed")], [("7", "proposed")])

    def test_annual_whole_per_year(self) -> None:
        whole = {"id": "w", "amount": 10, "to": None, "recurrence": "annual", "precision": "about"}
        data = small(whole, {"id": "p", "amount": 4, "from": 2021, "part_of": "w", "area": "y"})
        found = table(data, "chart=areas&years=2020-2022")
        self.assertEqual([(r["value"], r["area"], r["absent"]) for r in found],
                         [("10", "x", ""), ("6", "x", ""), ("4", "y", ""), ("", "", "not-checked")])
        self.assertEqual(table(data, "years=2021")[0]["precision"], "about")

    def test_nested_wholes(self) -> None:
        data = small({"id": "w", "amount": 10, "to": 2021}, {"id": "v", "amount": 4, "part_of": "w"},
                     {"id": "u", "amount": 1, "part_of": "v", "precision": "at-least"})
        self.assertEqual([(r["value"], r["mark"], r["ids"], r["precision"]) for r in rows("", data, absent="")],
                         [("4", "year", "v u", "exact"), ("6", "span", "w", "exact")])
        unknown = small({"id": "w", "amount": 10}, {"id": "v", "amount": None, "part_of": "w", "area": "y"})
        self.assertEqual([r["absent"] for r in table(unknown, "chart=areas")], ["not-reported"] * 2)

    def test_indicators(self) -> None:
        data = small({"id": "a", "amount": 100, "from": 2021}, {"id": "s", "amount": 90, "from": 2020, "to": 2022},
                     population={"A": {"2020": 10, "2021": 20}}, index={"*": {"2020": 1, "2021": 2, "2022": 3}})
        found = rows("measure=per-resident&years=2020-2022", data, absent="")
        self.assertEqual([(r["mark"], round(float(r["value"]), 9)) for r in found], [("span", 5.4), ("year", 5)])
        [row] = table(data, "chart=regions&years=2020-2022&prices=2020")
        self.assertEqual((row["value"], row["prices"], row["computed"]), ("95", "2020", "true"))
        self.assertEqual(table(data, "chart=regions&years=2020-2022&prices=1999")[0]["absent"], "no-index")
        self.assertEqual([r["absent"] for r in table(data, "years=2021&measure=share")], ["not-meaningful", "no-net-cost"])

    def test_cumulative(self) -> None:
        data = small({"id": "a", "amount": 1}, {"id": "b", "amount": 5, "from": 2022},
                     {"id": "s", "amount": 9, "from": 2020, "to": 2021})
        self.assertEqual([r["value"] for r in table(data, "years=2019-2023&sum=cumulative")], ["", "1", "10", "15", "15"])


class Difference(unittest.TestCase):
    DATA = small({"id": "a", "amount": 1}, {"id": "b", "amount": 2, "region": "B", "from": 2021, "area": "y"},
                 {"id": "s", "amount": 4, "region": "B", "from": 2020, "to": 2022, "phase": "proposed"},
                 {"id": "i", "amount": 8, "region": "C", "to": 2021, "recurrence": "annual", "nature": "increase"},
                 regions="CBA")

    def check(self, view: str, *expected: str) -> None:
        """Each row as `region years mark value-or-absent ids`."""
        found = table(self.DATA, f"chart=difference&{view}")
        self.assertEqual([" ".join([r["region"], f"{r['year_from']}-{r['year_to']}", r["mark"],
                                    r["value"] + r["absent"], r["ids"]]).strip() for r in found], list(expected), view)

    def test_sides_replace_regions_and_years(self) -> None:
        a, b = "A 2020-2020 range 1 a", "B 2021-2021 range 2 b"
        lane = "B 2020-2022 span 4 s"
        self.check("a=A:2020:all&b=B:2021:all&regions=C&years=2000", a, lane, b)
        self.check("a=B:2021:all&b=A:2020:all&sum=cumulative", a, lane, b)
        self.check("a=B:2020-2022:all&b=A:2019-2020:all", "A 2019-2020 range 1 a", "B 2020-2022 range 4 s",
                   "B 2020-2022 range 2 b")
        self.check("a=C:2020-2022:all&b=A:2021:all&natures=all", "A 2021-2021 range no-row", "C 2020-2020 year 8 i",
                   "C 2021-2021 year 8 i")
        self.check("a=A:2020:all&b=A:2020:all", a, a)
        self.assertEqual(table(self.DATA, "chart=years&a=A:2020:all"), table(self.DATA, "chart=years"))

    def test_rows_that_stand_alike_keep_the_order_of_the_sides(self) -> None:
        self.check("a=A:2020:x&b=A:2020:y", "A 2020-2020 range filtered", "A 2020-2020 range 1 a")
        self.check("a=A:2020:y&b=A:2020:none", *["A 2020-2020 range filtered"] * 2)
        doubled = small({"id": "a", "amount": 1}, {"id": "b", "amount": 2, "area": "y"})
        found = table(doubled, "chart=difference&a=A:2020:all&b=A:2020:y")
        self.assertEqual([r["ids"] for r in found], ["a b", "b"])
        found = table(doubled, "chart=difference&a=A:2020:y&b=A:2020:all")
        self.assertEqual([r["ids"] for r in found], ["b", "a b"])

    def test_areas_narrow_both_ways(self) -> None:
        b, none = "B 2021-2021 range 2 b", "B 2021-2021 range filtered"
        for areas, side, row in (("x", "y", b), ("y", "all", b), ("y", "x", b), ("z", "y", none), ("all", "z", none),
                                 ("y", "z", none), ("none", "all", none), ("x", "none", none)):
            self.check(f"areas={areas}&phases=approved&a=B:2021:{side}&b=D:2020:all", row)

    def test_a_missing_side_is_filled(self) -> None:
        of_a, of_b, of_c = "A 2020-2020 range 1 a", "B 2020-2020 range in-span", "C 2020-2020 range filtered"
        lane = "B 2020-2022 span 4 s"
        self.check("years=2020", of_b, lane, of_c)
        self.check("years=2020&regions=A,B", of_a, of_b, lane)
        self.check("years=2020&regions=A,C,B", of_a, of_c)
        self.check("years=2020&regions=A,all&a=C:2020:all", of_b, lane, of_c)
        self.check("years=2020&a=B:2020:all&phases=approved", "B 2020-2020 range filtered", of_c)
        self.check("years=2020&regions=A,C&b=A:2020:y", "A 2020-2020 range filtered", of_c)
        self.check("years=2020&regions=A", of_a)
        self.check("years=2020&regions=A&b=A:2020:all", of_a)
        self.check("years=2020&regions=none")
        self.check("years=2020&a=D:2020:all&b=E:2020:all")
        self.check("years=2020&regions=A,C&a=D:2020:all", of_a)

    def test_what_is_no_side_is_missing(self) -> None:
        for side in ("", "A", "A:2020", "A::all", ":2020:all", "all:2020:all", "A:2020:", "A:2020:all:all", "A:20:all",
                     "A:2020-:all", "A:2021-2020:all", "A,B:2020:all", "A:1899:all", "A:2201:all"):
            self.check(f"years=2020&regions=A,C&b=C:2020:all&a={side}",
                       "A 2020-2020 range 1 a", "C 2020-2020 range filtered")


class Verdicts(unittest.TestCase):
    """The rows differ from a plain one (region A, 2020, 1 krona) as written; B's rows are of region B."""
    RANGE = "chart=regions&natures=all&expenditure=all"
    PRICES = {"*": {"2018": 1, "2019": 1, "2020": 1, "2021": 1}}

    def check(self, view: str, rows: list[dict], expected: str, **more) -> None:
        data = small(*({"id": f"r{n}", "amount": 1} | row for n, row in enumerate(rows)), **{"regions": "AB"} | more)
        kind, codes = verdict(data, view)
        self.assertEqual(" ".join(codes), expected, (view, rows))
        hard = "years-against-one|buildings|natures|decision|areas|levels"
        self.assertEqual(kind, "not-comparable" if re.search(f"({hard})( |$)", expected)
                         else "with-care" if expected else "comparable")

    def pairs(self, code: str, *cases: tuple[dict, dict, bool], **more) -> None:
        """A's row against B's, in one range and year by year: the reason, or none."""
        for a, b, holds in cases:
            for one, other in ((a, b), (b, a)):
                for view in (self.RANGE + "&years=2020", "chart=years&years=2020&natures=all&expenditure=all",
                             "chart=difference&a=A:2020:all&b=B:2020:all&natures=all&expenditure=all"):
                    self.check(view, [one, {"region": "B"} | other], code if holds else "", **more)

    def test_several_years_against_one(self) -> None:
        code, rows = "several-years-against-one", [{}, {"region": "B"}]
        self.check("chart=difference&a=A:2020:all&b=B:2019-2020:all", rows, code)
        self.check("chart=difference&a=A:2019-2020:all&b=B:2020:all", rows, code)
        self.check("chart=difference&a=A:2020:all&b=B:2020-2020:all", rows, "")
        self.check("chart=difference&a=A:2020-2022:all&b=B:2019-2020:all", rows, "")
        self.check("chart=difference&a=A:2020:all&b=B:2018-2019:all", rows, "")
        self.check("chart=regions&years=2020&a=A:2020:all&b=B:2019-2020:all", rows, "")

    def test_running_against_buildings(self) -> None:
        running, building = {"expenditure": "operating"}, {"expenditure": "capital"}
        self.pairs("running-against-buildings", (running, building, True), (running, running, False),
                   (building, building, False), ({}, building, False))
        both = [running, building]
        self.check(self.RANGE, both, "")
        self.check(self.RANGE, both + [{"region": "B"}], "")
        self.check(self.RANGE, both + [{"region": "B"} | running], "running-against-buildings")
        self.check("chart=regions", [running, {"region": "B"} | building], "")

    def test_different_natures(self) -> None:
        step, reserve = {"nature": "increase"}, {"nature": "reserve"}
        self.pairs("different-natures", ({}, step, True), (reserve, step, True), (step, step, False), ({}, {}, False))
        self.check(self.RANGE, [{}, step], "")
        self.check(self.RANGE, [{}, step, {"region": "B"}], "different-natures")
        self.check("chart=regions", [{}, {"region": "B"} | step], "")

    def test_proposal_against_decision(self) -> None:
        proposed, plan = {"phase": "proposed", "followed": "checked"}, {"plan_from": 2020}
        self.pairs("proposal-against-decision", (proposed, {}, True), (plan, {}, True), (proposed, plan, False),
                   ({"plan_from": 2021}, {}, False), (proposed, proposed, False), ({}, {"phase": "executed"}, False))
        staged = {"stages": [{"phase": "proposed", "amount": 1}, {"phase": "approved", "amount": 1}]}
        self.pairs("proposal-against-decision", (staged, {}, False))

    def test_different_areas(self) -> None:
        y, z = {"area": "y"}, {"area": "z", "region": "B"}
        for a, b, areas, holds in (("y", "z", "all", True), ("y", "z", "yy,z", True), ("yy", "z", "all", True),
                                   ("y", "x", "all", False), ("all", "z", "all", False), ("y", "all", "y,z", False),
                                   ("y", "yy", "all", False), ("y", "z", "y", False), ("w", "z", "all", False)):
            rows = [{"area": "yy"}, z, {"area": "yy", "region": "B"}, {"area": "w"}]
            self.check(f"chart=difference&a=A:2020:{a}&b=B:2020:{b}&areas={areas}", rows,
                       "different-areas" if holds else "")
        self.check("chart=difference&a=A:2020:y&b=B:2020:z", [y], "")
        self.check("chart=regions&areas=y,z", [y, z], "")

    def test_different_price_levels(self) -> None:
        levels, years = "different-price-levels", "different-years-in-current-prices"
        old = {"price_year": 2018}
        rows = [old, {"region": "B"}]
        self.check("chart=regions", rows, f"{levels} {years}")
        self.check("chart=regions", rows, years, index=self.PRICES)
        self.check("chart=regions", rows, f"{levels} {years}", index={"*": {"2018": 1}})
        self.check("chart=regions", rows, f"{levels} {years}", index={"*": {"2020": 1}})
        self.check("chart=regions", rows, f"{levels} {years}", index={"A": {"2018": 1, "2020": 1}})
        self.check("chart=regions", rows, years, index={"A": {"2018": 1}, "B": {"2020": 1}})
        self.check("chart=regions&prices=2020", rows, "", index=self.PRICES)
        self.check("chart=regions", [old, old | {"region": "B"}], "")
        self.check("chart=regions", [{"price_year": 2020}, {"region": "B"}], "")
        self.check("chart=regions", [old, {}], "")
        self.check("chart=regions", [{}, {"region": "B", "from": 2021}], f"{years} unequal-coverage")
        self.check("chart=years&years=2020", rows, levels)

    def test_selection(self) -> None:
        self.check("chart=regions", [{}], "selection", coverage="selection")
        self.check("chart=regions&regions=none", [{}], "selection", coverage="selection")
        self.check("chart=regions", [{}], "")

    def test_one_off_against_recurring(self) -> None:
        one_off = {"recurrence": "one-off"}
        self.pairs("one-off-against-recurring", (one_off, {}, True), (one_off, {"recurrence": "annual"}, True),
                   (one_off, {"recurrence": "total"}, False), (one_off, one_off, False),
                   ({}, {"recurrence": "annual"}, False))

    def test_different_years_in_current_prices(self) -> None:
        code = "different-years-in-current-prices"
        own = {"funding": "own", "expenditure": "operating"}
        for chart in ("years", "areas", "table"):
            self.check(f"chart={chart}&years=2020-2021", [{}], code)
            self.check(f"chart={chart}&years=2020", [{}], "")
            self.check(f"chart={chart}&years=2021-2022", [{}], "")
            self.check(f"chart={chart}&years=2020-2021&prices=2021", [{}], "", index=self.PRICES)
            self.check(f"chart={chart}&years=2020-2021&measure=share", [own], "", population={"A": {"2020": 1}},
                       cost={"A": {"2020": 1}})
        late = {"region": "B", "from": 2021}
        for view in ("chart=regions", "chart=map", "chart=difference&a=A:2020-2021:all&b=B:2020-2021:all"):
            self.check(view, [{"price_year": 2021}, late | {"from": 2020}], code, index=self.PRICES)
            self.check(view, [{"price_year": 2021}, late], "unequal-coverage")
            self.check(view, [{}, {"from": 2021}], "")
        self.check("chart=difference&a=A:2020:all&b=B:2021:all", [{}, late], code)
        self.check("chart=difference&a=A:2020:all&b=A:2021:all", [{}, {"from": 2021}], code)

    def test_own_against_state(self) -> None:
        own, state = {"funding": "own"}, {"funding": "state"}
        self.pairs("own-against-state", (own, state, True), (own, own, False), (own, {"funding": "mixed"}, False))
        self.check("chart=years&prices=2020", [own, state | {"region": "B"}], "own-against-state", index=self.PRICES)
        self.check("chart=years&prices=2020", [own, state | {"region": "B", "from": 2021}], "", index=self.PRICES)
        apart = [own | {"area": "y"}, state | {"region": "B", "area": "z"}]
        self.check("chart=years", apart, "own-against-state")
        self.check("chart=areas", apart, "")

    def test_unknown_money(self) -> None:
        care = {"population": {"A": {"2020": 1}}, "cost": {"A": {"2020": 1}}}
        known = {"funding": "own", "expenditure": "operating"}
        for row, expected in ((known, ""), (known | {"funding": "unknown"}, "unknown-money"),
                              (known | {"expenditure": "unknown"}, "unknown-money")):
            self.check("chart=regions&measure=share", [row], expected, **care)
            self.check("chart=regions", [row], "", **care)

    def test_what_a_single_mark_gives(self) -> None:
        staged = {"stages": [{"phase": "proposed", "amount": 1, "source": "p"}, {"phase": "approved", "amount": 1}]}
        for row, expected in (({"years": "inferred"}, "inferred-year"), ({"precision": "about"}, "hedged-amount"),
                              ({"precision": "rounded"}, ""), ({"source": "p"}, "party-source"), (staged, ""),
                              ({"followed": "unchecked"}, "not-followed"), ({"phase": "proposed"}, "not-followed"),
                              ({"phase": "proposed", "followed": "checked"}, "")):
            self.check("chart=regions", [row], expected)
            self.check("chart=regions", [row | {"amount": None}], "")
            self.check("chart=regions&years=2021", [row], "")
        self.check("chart=regions&phases=proposed", [staged], "party-source")

    def test_unequal_coverage(self) -> None:
        rows = [{}, {"region": "B", "from": 2021}]
        self.check("chart=regions&prices=2020", rows, "unequal-coverage", index=self.PRICES)
        self.check("chart=years&prices=2020", rows, "", index=self.PRICES)
        self.check("chart=years&prices=2020&sum=cumulative", rows + [{"from": 2021}], "", index=self.PRICES)
        self.check("chart=regions", rows + [{"from": 2021}, {"region": "B"}], "")
        self.check("chart=regions", [{}, {"from": 2021}, {"region": "B", "to": 2021}], "")
        self.check("chart=difference&prices=2020&a=A:2020-2021:all&b=B:2020-2021:all", rows, "unequal-coverage",
                   index=self.PRICES)
        self.check("chart=difference&prices=2020&a=A:2020-2021:all&b=B:2021-2022:all", rows, "", index=self.PRICES)

    def test_span_in_lane(self) -> None:
        span = {"to": 2021, "funding": "state"}
        own = {"region": "B", "funding": "own"}
        self.check("chart=years&prices=2020", [span, own], "span-in-lane", index=self.PRICES)
        self.check("chart=years&prices=2020&spread=even", [span], "", index=self.PRICES)
        self.check("chart=regions", [span], "")
        self.check("chart=regions&years=2020", [span, own], "span-in-lane")
        self.check("chart=regions&years=2020", [span | {"amount": None}, own], "")
        self.check("chart=regions&years=2020", [span | {"years": "inferred"}], "inferred-year span-in-lane")

    def test_reasons_stand_in_the_order_of_the_rule(self) -> None:
        a = {"phase": "proposed", "expenditure": "operating", "recurrence": "one-off", "funding": "own", "source": "p",
             "area": "y", "years": "inferred", "precision": "about"}
        b = {"region": "B", "expenditure": "capital", "nature": "reserve", "funding": "state", "area": "z",
             "price_year": 2018}
        lane = {"region": "B", "to": 2025, "area": "z"}
        self.check("chart=difference&a=A:2020:y&b=B:2020-2021:z&natures=all&expenditure=all", [a, b, lane],
                   "several-years-against-one running-against-buildings different-natures proposal-against-decision "
                   "different-areas different-price-levels selection one-off-against-recurring "
                   "different-years-in-current-prices own-against-state inferred-year hedged-amount party-source "
                   "not-followed span-in-lane", coverage="selection")


class Views(unittest.TestCase):
    def test_a_seed_gives_the_same_views_of_every_chart(self) -> None:
        found = views(INVESTMENTS, 200, 1, True)
        self.assertEqual(found, views(INVESTMENTS, 200, 1, True))
        self.assertNotEqual(found, views(INVESTMENTS, 200, 2, True))
        for piece in ("regions", "years", "areas", "difference", "map", "table"):
            self.assertTrue(any(f"chart={piece}" in view for view in found), piece)


if __name__ == "__main__":
    unittest.main()
