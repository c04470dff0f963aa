"""Independent reference for two commands of the program, written from the rules alone.

Plain Python 3.11. Amounts are exact (Fraction of öre); floats only where an indicator is used.
model.py: the view, the rows, what counts; table.py: the table; verdict.py: the verdict.

    python3 reference.py table DATA.json --view VIEW [--format csv]
    python3 reference.py describe DATA.json --view VIEW     only the lines of the verdict
"""
from __future__ import annotations

import csv
import json
import sys
from decimal import Decimal

from table import COLUMNS, table
from verdict import verdict


def print_table(dataset: dict, view: str) -> None:
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table(dataset, view))


def print_verdict(dataset: dict, view: str) -> None:
    kind, reasons = verdict(dataset, view)
    print(f"verdict[{kind}]: {kind.replace('-', ' ')}")
    for code in reasons:
        print(f"reason[{code}]: {code.replace('-', ' ')}")


COMMANDS = {"table": print_table, "describe": print_verdict}


def main(arguments: list[str]) -> int:
    if len(arguments) < 2 or arguments[0] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    with open(arguments[1], encoding="utf-8") as file:
        dataset = json.load(file, parse_float=Decimal)
    view = arguments[arguments.index("--view") + 1] if "--view" in arguments else dataset["views"][0]["view"]
    COMMANDS[arguments[0]](dataset, view)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
