"""Reads the workbook of `behov export --xlsx` with openpyxl and checks what must add up.

    behov export CLINIC PLAN --xlsx --csv --out OUT
    python3 tests/openpyxl_read.py OUT/export.xlsx OUT/weeks.csv

The minutes of the dated blocks must be those of `weeks.csv`; every block lasts from its first to its last
minute; dates and times are real dates and times; no cell holds a formula. Prints the sums, and ends with
1 where something does not add up. Needs openpyxl (pip install openpyxl) and nothing else.
"""

import csv
import datetime
import sys

import openpyxl

TABS = {
    "weeks": ("Dated weeks", "Daterede uger"),
    "holds": ("Holds", "Reserverede tider"),
}
HEADS = {
    "date": ("date", "dato"),
    "from": ("from", "fra"),
    "to": ("to", "til"),
    "minutes": ("minutes", "minutter"),
}


def tab(book, which):
    """The rows below the heading of a tab, as dictionaries by the names above."""
    name = next(name for name in TABS[which] if name in book.sheetnames)
    rows = book[name].iter_rows(values_only=True)
    heading = next(rows)
    at = {key: heading.index(word) for key, words in HEADS.items() for word in words if word in heading}
    return [{key: row[column] for key, column in at.items()} for row in rows]


def minutes(time):
    return 60 * time.hour + time.minute


def check(rows, problems, what, dated):
    for number, row in enumerate(rows, start=2):
        if dated and not isinstance(row["date"], datetime.datetime):
            problems.append(f"{what} row {number}: {row['date']!r} is no date")
        if not (isinstance(row["from"], datetime.time) and isinstance(row["to"], datetime.time)):
            problems.append(f"{what} row {number}: {row['from']!r} or {row['to']!r} is no time")
        elif minutes(row["to"]) - minutes(row["from"]) != row["minutes"]:
            problems.append(f"{what} row {number}: {row['minutes']} is not from {row['from']} to {row['to']}")


def main(workbook, table=None):
    book = openpyxl.load_workbook(workbook)
    problems = []
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    problems.append(f"{sheet.title} {cell.coordinate} holds a formula")
    weeks, holds = tab(book, "weeks"), tab(book, "holds")
    check(weeks, problems, "weeks", True)
    check(holds, problems, "holds", False)
    total = sum(row["minutes"] for row in weeks)
    print(f"tabs: {', '.join(book.sheetnames)}")
    print(f"dated blocks: {len(weeks)}, minutes: {total:g}; holds: {len(holds)}")
    if table:
        with open(table, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        key = "minutes" if "minutes" in rows[0] else "minutter"
        other = sum(int(row[key]) for row in rows)
        print(f"{table}: {len(rows)} rows, minutes: {other}")
        if (len(rows), other) != (len(weeks), total):
            problems.append("the workbook and the table differ")
    for problem in problems[:20]:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
