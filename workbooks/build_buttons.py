"""Builds A-76-596.zh.xlsm, functions in the computed cells and buttons: `python workbooks/build_buttons.py [FOLDER]`.

What each cell is comes from `expected.csv`; which cells a sum adds comes from the formulas of the English workbook. The
few rates that the report prints differently from what its own numbers give stay as they are printed.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from udfs.addin.button import with_buttons
from xlengine.files.package import Package
from xlengine.files.read import book_of
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import Ref

HERE = Path(__file__).parent
SOURCE, ENGLISH, TARGET = "A-76-596.zh.xlsx", "A-76-596.en.xlsx", "A-76-596.zh.xlsm"
SUMS = {
    "subtotal": "XLE_SUBTOTAL",
    "total": "XLE_TOTAL",
    "gross": "XLE_GROSS_REQUIREMENTS",
    "net": "XLE_NET_REQUIREMENTS",
    "other_income_total": "XLE_OTHER_INCOME_TOTAL",
}
ROWS = {
    "variance": "XLE_VARIANCE(B{row},C{row})",
    "percentage": "XLE_PERCENTAGE(D{row},B{row})",
    "delivery_rate": "XLE_DELIVERY_RATE(B{row},C{row})",
}
UNENCUMBERED = "XLE_UNENCUMBERED_BALANCE({sheet}!B{row},{sheet}!C{row})*1000"
CALCULATION = b'<calcPr calcId="191029"/>'
"""An engine no older than Excel's own: opening the workbook shows what is stored, and computes nothing."""
_ADDRESS = re.compile(r"[A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?")
_ELSEWHERE = re.compile(r"'([^']+)'!([A-Z]+)([0-9]+)")


def formula_of(kind: str, row: int, english: str, sheets: Mapping[str, str]) -> str:
    """The formula that an officer would type into the cell."""
    if kind in ROWS:
        return ROWS[kind].format(row=row)
    if kind in SUMS:
        arguments = _ADDRESS.findall(english.removeprefix("SUBTOTAL(9,"))
        return f"{SUMS[kind]}({','.join(arguments)})"
    if kind == "unencumbered_balance":
        found = _ELSEWHERE.search(english)
        assert found is not None, english
        return UNENCUMBERED.format(sheet=f"'{sheets[found[1]]}'", row=found[3])
    return _ELSEWHERE.sub(lambda found: f"'{sheets[found[1]]}'!{found[2]}{found[3]}", english)


def changes(lines: Sequence[Mapping[str, str]], english: Package) -> list[Change]:
    """The formula and the stored result of each computed cell."""
    book, sheets = book_of(english), {line["en_sheet"]: line["zh_sheet"] for line in lines}
    found = []
    for line in lines:
        if line["published"] != line["right"]:
            continue
        place = Ref.at(f"'{line['zh_sheet']}'!{line['cell']}")
        given = book.cell(Ref.at(f"'{line['en_sheet']}'!{line['cell']}")).formula or ""
        formula = formula_of(line["kind"], place.row, given, sheets)
        found.append(Change(place, Decimal(line["right"]), formula=formula))
    return found


def build(folder: Path, target: Path) -> None:
    """Writes the workbook; the same sources give the same bytes."""
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as text:
        lines = list(csv.DictReader(text))
    package = Package.open(folder / SOURCE)
    package = Package(SOURCE, splice(package, changes(lines, Package.open(folder / ENGLISH))))
    main = re.sub(rb"<calcPr\b[^>]*/>", CALCULATION, package.part("xl/workbook.xml"))
    package = Package(SOURCE, package.rebuilt({"xl/workbook.xml": main}))
    target.write_bytes(with_buttons(package))


if __name__ == "__main__":
    build(HERE, (Path(sys.argv[1]) if len(sys.argv) > 1 else HERE) / TARGET)
