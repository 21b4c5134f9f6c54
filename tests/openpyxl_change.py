"""Changes a `clinic.xlsx` as a planner would, with another program than behov: openpyxl.

    behov init CLINIC --excel
    python3 tests/openpyxl_change.py CLINIC/clinic.xlsx
    behov check CLINIC

Sets the minutes of the first need to 30 and adds a row of leave by its weeks: `uge 7-8` of the year after
the clinic's day. What was there before is printed with what is there now. Works on Danish and English
workbooks. Needs openpyxl (pip install openpyxl) and nothing else.
"""

import sys

import openpyxl

SHEETS = {
    "need": ("need", "Behov"),
    "absence": ("absence", "Fravær"),
    "clinician": ("clinician", "Klinikere"),
}
HEADS = {
    "minutes": ("minutes", "minutter"),
    "name": ("name", "navn"),
    "clinician": ("clinician", "kliniker"),
    "from": ("from", "fra"),
    "to": ("to", "til"),
    "reason": ("reason", "årsag"),
}


def plain(text):
    return str(text or "").strip().lower()


def sheet(book, which):
    names = [name.lower() for name in SHEETS[which]]
    return next(tab for tab in book if tab.title.lower() in names)


def column(tab, which):
    """The number of a column by its heading, in either language."""
    names = [name.lower() for name in HEADS[which]]
    return next(cell.column for cell in tab[1] if plain(cell.value) in names)


def last_row(tab):
    """The last row with something in its first column; a row that begins with # is an example."""
    filled = [row for row in range(2, tab.max_row + 1) if tab.cell(row, 1).value is not None]
    return max(filled, default=1)


def main(workbook):
    book = openpyxl.load_workbook(workbook)
    needs = sheet(book, "need")
    cell = needs.cell(2, column(needs, "minutes"))
    print(f"{needs.title} {cell.coordinate}: {cell.value} -> 30")
    cell.value = 30
    clinicians = sheet(book, "clinician")
    name = clinicians.cell(2, column(clinicians, "name")).value
    absences = sheet(book, "absence")
    row = last_row(absences) + 1
    for which, value in [
        ("clinician", name),
        ("from", "uge 7-2027"),
        ("to", "2027-W08"),
        ("reason", "winter holidays"),
    ]:
        absences.cell(row, column(absences, which)).value = value
    print(f"{absences.title} row {row}: {name} away from uge 7-2027 to 2027-W08")
    book.save(workbook)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
