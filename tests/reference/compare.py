"""Compares a program's tables with the reference's, over the named views and random ones; verdicts too, if asked.

    python3 compare.py PROGRAM DATASET… --views 500 --seed 1 [--cumulative] [--verdicts] [--show 10]

PROGRAM may carry arguments: "python3 reference.py". Exit 0: all agree; 1: differences; 2: wrong usage.
"""
from __future__ import annotations

import argparse
import csv
import io
import json
import math
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from table import COLUMNS, table
from verdict import verdict
from views import views

KEY = ("region", "year_from", "year_to", "mark", "area", "phase", "nature", "absent")


def run(program: list[str], command: str, path: str, view: str, *options: str) -> tuple[str, str]:
    """What the program prints; and what went wrong."""
    try:
        done = subprocess.run([*program, command, path, "--view", view, *options],
                              capture_output=True, encoding="utf-8", timeout=60)
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError) as error:
        return "", f"{command}: {error}"
    return done.stdout, f"{command}: exit {done.returncode}: {done.stderr.strip()[:400]}" if done.returncode else ""


def same(column: str, ours: dict[str, str], theirs: dict[str, str]) -> bool:
    mine, other = ours[column], theirs.get(column)
    if mine == other or column != "value" or ours["computed"] != "true":
        return mine == other
    try:
        return math.isclose(float(mine), float(other or ""), rel_tol=1e-9, abs_tol=0.0)
    except ValueError:
        return False


def named(row: dict[str, str]) -> str:
    return " ".join(row.get(column) or "-" for column in KEY)


def differences(ours: list[dict[str, str]], theirs: list[dict[str, str]]) -> Iterator[str]:
    for number, (mine, other) in enumerate(zip(ours, theirs), 1):
        wrong = [column for column in COLUMNS if not same(column, mine, other)]
        if {"region", "year_from", "year_to", "mark"} & set(wrong):      # another row: what follows is shifted
            yield f"row {number} is another\n      ours:   {named(mine)}\n      theirs: {named(other)}"
            break
        for column in wrong:
            yield (f"row {number} ({named(mine)})\n      {column}: ours {mine[column]!r}, theirs {other.get(column)!r}"
                   f"   [ids ours {mine['ids']!r}, theirs {other.get('ids')!r}]")
    if len(ours) != len(theirs):
        yield f"{len(ours)} rows ours, {len(theirs)} theirs"
        for label, some, rest in (("ours", ours, theirs), ("theirs", theirs, ours)):
            others = {named(row) for row in rest}
            yield from [f"only {label}: {named(row)}" for row in some if named(row) not in others][:3]


def check_table(program: list[str], path: str, dataset: dict, view: str) -> list[str]:
    printed, failure = run(program, "table", path, view, "--format", "csv")
    if failure:
        return [failure]
    reader = csv.DictReader(io.StringIO(printed))
    header, theirs = list(reader.fieldnames or []), list(reader)
    if header != COLUMNS:
        return [f"columns: ours {','.join(COLUMNS)}\n      theirs {','.join(header)}"]
    return list(differences(table(dataset, view), theirs))


def check_verdict(program: list[str], path: str, dataset: dict, view: str) -> list[str]:
    printed, failure = run(program, "describe", path, view, "--lang", "en")
    if failure:
        return [failure]
    kind, reasons = verdict(dataset, view)
    kinds, codes = (re.findall(rf"^{name}\[([a-z-]+)\]: \S", printed, re.MULTILINE) for name in ("verdict", "reason"))
    found = [f"verdict: ours {kind}, theirs {' '.join(kinds) or 'none'}"] if kinds != [kind] else []
    if codes != reasons:
        found.append(f"reasons\n      ours:   {' '.join(reasons) or '-'}\n      theirs: {' '.join(codes) or '-'}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("datasets", nargs="+")
    parser.add_argument("--views", type=int, default=500, help="for each dataset")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cumulative", action="store_true", help="cumulative sums too")
    parser.add_argument("--verdicts", action="store_true", help="the lines of `describe` too")
    parser.add_argument("--show", type=int, default=10, help="differing views to print")
    options = parser.parse_args()
    program, differing = shlex.split(options.program), 0
    checks = [check_table, check_verdict][:1 + options.verdicts]
    for path in options.datasets:
        with open(path, encoding="utf-8") as file:
            dataset = json.load(file, parse_float=Decimal)
        wanted = [v["view"] for v in dataset.get("views", [])]
        wanted = (wanted + views(dataset, options.views, options.seed, options.cumulative))[:options.views]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = pool.map(
                lambda view: [line for check in checks for line in check(program, path, dataset, view)], wanted)
            for view, found in zip(wanted, results):
                differing += bool(found)
                if found and differing <= options.show:
                    print(f"{os.path.basename(path)}  --view '{view}'")
                    print("".join(f"    {line}\n" for line in found[:6]), end="")
                    print(f"    … and {len(found) - 6} more\n" if len(found) > 6 else "")
    if differing:
        print(f"{differing} of {options.views * len(options.datasets)} views differ")
        return 1
    print(f"{options.views} views agree" + (f" in each of {len(options.datasets)} datasets"
                                            if len(options.datasets) > 1 else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
