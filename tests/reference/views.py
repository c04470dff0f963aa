"""Random views: python3 views.py DATA.json --views 20 --seed 1 [--cumulative]"""
from __future__ import annotations

import argparse
import json
import random

LISTS = {
    "phases": ["proposed", "approved", "adjusted", "executed"],
    "kinds": ["one-off", "annual", "total", "unstated"],
    "natures": ["programme", "increase", "reserve", "ceiling", "indexation"],
    "funding": ["own", "state", "mixed", "unknown"],
    "expenditure": ["operating", "unknown", "capital"],
}
FILTERS = {"areas", *LISTS}


def some(rng: random.Random, codes: list[str], most: int = 5) -> str:
    return ",".join(rng.sample(codes, rng.randint(1, min(most, len(codes)))))


def regions(rng: random.Random, codes: list[str], used: list[str]) -> str | None:
    if rng.random() < 0.06:
        return rng.choice(["", "99", "none"])
    return rng.choice([None, "all", some(rng, codes), some(rng, used), some(rng, used), some(rng, used, 11),
                       some(rng, used) + ",99", some(rng, codes) + ",all"])


def areas(rng: random.Random, codes: list[str], used: list[str], parents: list[str]) -> str | None:
    if rng.random() < 0.04:
        return "none"
    return rng.choice([None, None, None, None, "all", some(rng, codes, 3), some(rng, used, 8), some(rng, parents, 4),
                       some(rng, parents, 4), some(rng, used) + ",unknown"])


def years(rng: random.Random, first: int, last: int) -> str | None:
    shape = rng.choice(["omitted", "one", "range", "range", "range", "whole", "beyond"])
    if shape == "one":
        return str(rng.randint(first - 1, last + 1))
    if shape == "range":
        low = rng.randint(first, last)
        return f"{low}-{rng.randint(low, last)}"
    if shape == "whole":
        return f"{first}-{last}"
    return f"{rng.randint(first - 4, last)}-{rng.randint(last, last + 3)}" if shape == "beyond" else None


def side(rng: random.Random, dataset: dict, row: dict) -> list[str]:
    """The pieces of one side of a difference, mostly around the row; seldom such as are no side."""
    if rng.random() < 0.08:
        bad = ["", "none", "14", "14:2018", "14::all", "14:soon:all", ":2018:all", "all:2018:all", "14:2018:",
               "14:2018:all:all", "14,08:2018:all", "14:2018-:all", "14:18:all"]
        return rng.choice(bad).split(":")
    low, high = row["from"] - rng.randint(0, 2), (row.get("to") or row["from"]) + rng.randint(0, 2)
    region = row["region"] if rng.random() < 0.85 else rng.choice([r["code"] for r in dataset["regions"]] + ["99"])
    span = rng.choice([f"{low}-{high}", f"{row['from']}-{high}", str(row["from"]), str(rng.randint(low, high))])
    others = ["unknown"] + [a["code"] for a in dataset["areas"]]
    return [region, span, rng.choice(["all", "all", row["area"], row["area"], row["area"], rng.choice(others)])]


def sides(rng: random.Random, dataset: dict) -> dict[str, str | None]:
    """Both, one or none; often of the same years, sometimes the same side twice."""
    rows = dataset["investments"]
    row = rng.choice(rows)
    other = rng.choice([r for r in rows if rng.random() < 0.2 or r["from"] == row["from"]] or rows)
    a, b = side(rng, dataset, row), side(rng, dataset, other)
    if len(a) == len(b) == 3 and rng.random() < 0.4:
        b[1] = a[1]
    if rng.random() < 0.06:
        b = a
    return {name: None if rng.random() < 0.2 else ":".join(parts) for name, parts in (("a", a), ("b", b))}


def lists(rng: random.Random) -> dict[str, str]:
    """Natures often, the others seldom: most rows should stay in sight."""
    given = {}
    for key, codes in LISTS.items():
        if rng.random() < (0.6 if key == "natures" else 0.22):
            choices = ["all", "all", some(rng, codes), some(rng, codes), some(rng, codes), some(rng, codes[:2])]
            given[key] = "nonsense" if rng.random() < 0.05 else rng.choice(choices)
    return given


def one_view(rng: random.Random, dataset: dict, cumulative: bool) -> str:
    rows = dataset["investments"]
    parents = sorted({a["parent"] for a in dataset["areas"] if a.get("parent")})
    chart = rng.choice(["regions", "years", "areas", "map", "table", None, "difference", "difference"])
    given = {
        "chart": chart,
        "regions": regions(rng, [r["code"] for r in dataset["regions"]], sorted({r["region"] for r in rows})),
        "years": years(rng, min(r["from"] for r in rows), max(r.get("to") or r["from"] for r in rows)),
        "areas": areas(rng, [a["code"] for a in dataset["areas"]], sorted({r["area"] for r in rows}), parents),
        **lists(rng),
        "measure": rng.choice([None, "total", "per-resident", "per-resident", "share"]),
        "prices": rng.choice([None, "current", str(rng.randint(2015, 2024))]),
        "spread": rng.choice([None, None, "even"]),
        "sum": rng.choice([None, "yearly"] + ["cumulative"] * 3 * cumulative),
    }
    if chart == "difference":                     # its sides narrow enough: both should hold something
        given = {key: value for key, value in given.items() if key not in FILTERS or rng.random() < 0.4}
        given |= {"natures": "all"} if rng.random() < 0.4 else {}
    if chart == "difference" or rng.random() < 0.05:      # elsewhere without effect
        given |= sides(rng, dataset)
    pieces = [f"{key}={value}" for key, value in given.items() if value is not None]
    rng.shuffle(pieces)
    if rng.random() < 0.03:                       # of a repeated key the last counts
        pieces.insert(0, "measure=total")
        pieces.append("measure=per-resident")
    return "&".join(pieces) or "chart=years"


def views(dataset: dict, count: int, seed: int, cumulative: bool = False) -> list[str]:
    """The same for the same seed and dataset."""
    rng = random.Random(f"{seed} {dataset['id']}")
    return [one_view(rng, dataset, cumulative) for _ in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset")
    parser.add_argument("--views", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cumulative", action="store_true")
    options = parser.parse_args()
    with open(options.dataset, encoding="utf-8") as file:
        print("\n".join(views(json.load(file), options.views, options.seed, options.cumulative)))


if __name__ == "__main__":
    main()
