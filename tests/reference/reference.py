"""Independent reference for the program's tables, written from the rules alone.

Plain Python 3.11. Amounts are exact (Fraction of öre); floats only where an indicator is used.
model.py: the view, the rows, what counts; table.py: the table.

    python3 reference.py table DATA.json --view VIEW [--format csv]
"""
from __future__ import annotations

import csv
import json
import sys
from decimal import Decimal

from table import COLUMNS, table


def print_table(dataset: dict, view: str) -> None:
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table(dataset, view))


COMMANDS = {"table": print_table}


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
