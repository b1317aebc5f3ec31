"""Every computed cell of the English workbook, damaged in every way that applies to it: each damage is found."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import xlengine
from tests.book_by_hand import book_of
from xlengine.files.calculate import calculate, close
from xlengine.files.read import read
from xlengine.finding import Finding, Severity
from xlengine.judging.reviewing import check_book, with_values
from xlengine.review import Review
from xlengine.sheet import Book, Cell, Place, Ref

WORKBOOKS = Path(__file__).parent.parent / "workbooks"
FINANCIAL = ("Summary", "Incumbency", "Table 1", "Table 2", "Table 3", "Section B", "Section V")
WHOLE = read(str(WORKBOOKS / "A-76-596.en.xlsx"))
BOOK = replace(WHOLE, sheets=[sheet for sheet in WHOLE.sheets if sheet.name in FINANCIAL])
RATES = replace(WHOLE, sheets=[sheet for sheet in WHOLE.sheets if sheet.name == "Outputs N"])
EXPECTED = list(csv.DictReader((WORKBOOKS / "expected.csv").open(encoding="utf-8")))


def _with_cell(book: Book, ref: Ref, cell: Cell) -> Book:
    sheet = book.sheet(ref.sheet)
    rows = dict(sheet.rows)
    rows[ref.row] = {**rows.get(ref.row, {}), ref.column: cell}
    return replace(book, sheets=[replace(s, rows=rows) if s.name == ref.sheet else s for s in book.sheets])


def _computed(book: Book) -> Book:
    """The book as a spreadsheet would store it after the damage."""
    computed = calculate(book).values
    return with_values(book, {ref: value for ref, value in computed.items() if not close(book.cell(ref).value, value)})


def damages(formula: str, kind: str) -> Iterator[tuple[str, str]]:
    """Ways to break a formula, each with the formula that it becomes."""
    yield "one row too low", re.sub(r"\b([A-Z]{1,2})(\d+)\b(?!\()", lambda m: f"{m[1]}{int(m[2]) + 1}", formula)
    if ":" in formula:
        yield "last line left out", re.sub(r":([A-Z]+)(\d+)", lambda m: f":{m[1]}{int(m[2]) - 1}", formula, count=1)
        yield "first line left out", re.sub(r"([A-Z]+)(\d+):", lambda m: f"{m[1]}{int(m[2]) + 1}:", formula, count=1)
        yield "a line too many", re.sub(r":([A-Z]+)(\d+)", lambda m: f":{m[1]}{int(m[2]) + 1}", formula, count=1)
    if "-" in formula:
        yield "sign turned", formula.replace("-", "+", 1)
    elif "+" in formula:
        yield "sign turned", formula.replace("+", "-", 1)
    if kind == "percentage":
        yield "the other base", re.sub(r"/B(\d+)", r"/C\1", formula)
    if kind == "tie":
        yield "the next column", re.sub(r"!([A-Z])(\d+)", lambda m: f"!{chr(ord(m[1]) + 1)}{m[2]}", formula)


def _errors(book: Book, before: Review | None = None) -> list[Finding]:
    """The errors of a check, which reads the sheets anew that are not those of a book that it knows."""
    return [finding for finding in check_book(book, before=before).findings if finding.severity is Severity.ERROR]


def _cases() -> Iterator[tuple[Ref, str, Book]]:
    for row in EXPECTED:
        book = BOOK if row["en_sheet"] in FINANCIAL else RATES
        if row["en_sheet"] not in (*FINANCIAL, "Outputs N") or not row["right"]:
            continue
        place = Place.at(row["cell"])
        ref = Ref(row["en_sheet"], place.row, place.column)
        cell = book.cell(ref)
        if cell.formula is None or not isinstance(cell.value, Decimal):
            continue
        typed = Cell(cell.value + Decimal("123.4"), None, cell.style)
        yield ref, "another figure typed in", _computed(_with_cell(book, ref, typed))
        for name, formula in damages(cell.formula, row["kind"]):
            if formula != cell.formula:
                yield ref, name, _computed(_with_cell(book, ref, replace(cell, formula=formula)))


def test_every_damage_is_found_and_named_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    whole, rates = check_book(BOOK), check_book(RATES)
    assert _errors(BOOK) == []
    assert _errors(RATES) == []
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    missed = []
    for ref, name, book in _cases():
        tried[name] += 1
        known = whole if ref.sheet in FINANCIAL else rates
        said = [error for error in _errors(book, known) if error.ref and error.ref.sheet == ref.sheet]
        if any(error.ref == ref and error.message for error in said):
            found[name] += 1
        elif any(error.ref and error.ref.row == ref.row for error in said):
            found[f"{name}, told at another cell of the row"] += 1
        else:
            missed.append((str(ref), name))
    with capsys.disabled():
        print(f"\n{sum(found.values())} of {sum(tried.values())} damages found:", dict(found))
    assert missed == []
    assert sum(tried.values()) > 550
    assert sum(count for name, count in found.items() if "another cell" in name) <= 2


def test_a_heading_that_is_missing_and_one_that_is_not_needed_are_found() -> None:
    headings = BOOK.sheet("Section B")
    row = next(r for r in sorted(headings.rows) if headings.cell(r, 1).value == "Ground transportation")
    without = {r: cells for r, cells in headings.rows.items() if r != row}
    book = replace(BOOK, sheets=[replace(s, rows=without) if s.name == "Section B" else s for s in BOOK.sheets])
    missing = [error for error in _errors(book) if error.code == "XLE401"]
    assert [(error.ref.sheet, error.ref.address) for error in missing if error.ref] == [("Table 1", "D14")]
    other = {**headings.rows, row: {**headings.rows[row]}}
    other[row][1] = Cell("Communications and information technology", None)
    other[row][2] = replace(other[row][2], formula="'Table 1'!D15", value=Decimal("19.8"))
    other[row][3] = replace(other[row][3], formula="'Table 1'!E15/100", value=Decimal("0.001"))
    book = replace(BOOK, sheets=[replace(s, rows=other) if s.name == "Section B" else s for s in BOOK.sheets])
    codes = {error.code for error in _errors(book)}
    assert {"XLE401", "XLE402"} <= codes


def test_a_memo_line_larger_than_its_line_is_found() -> None:
    ref = Ref("Table 1", 18, 3)
    cell = replace(BOOK.cell(ref), value=Decimal("99999.9"))
    assert any(error.code == "XLE207" and error.ref == ref for error in _errors(_computed(_with_cell(BOOK, ref, cell))))


def test_a_stale_result_is_pointed_out_and_refreshed() -> None:
    ref = Ref("Table 1", 26, 2)
    book = _with_cell(BOOK, ref, replace(BOOK.cell(ref), value=Decimal("355694.1")))
    stale = [finding for finding in check_book(book).findings if finding.code == "XLE911"]
    assert [finding.ref for finding in stale] == [ref]


def test_a_circle_is_told_once() -> None:
    cells = {"A1": 3, "B1": ("=A1+C1", 5), "C1": ("=B1/2", 2), "D1": ("=E1", 0), "E1": ("=D1*2", 0), "F1": ("=B1", 5)}
    book = book_of(("S", cells))
    told = [finding for finding in check_book(book).findings if finding.code == "XLE913"]
    assert [(str(one.ref), one.severity) for one in told] == [("S!B1", Severity.ERROR), ("S!D1", Severity.ERROR)]
    assert told[0].message.startswith("the formula =A1+C1 depends on its own result by way of C1;")


@pytest.mark.parametrize(("iterate", "severity"), [(True, Severity.WARNING), (False, Severity.ERROR)])
def test_a_circle_is_meant_where_iteration_is_switched_on(tmp_path: Path, iterate: bool, severity: Severity) -> None:
    workbook = openpyxl.Workbook()
    workbook.calculation.iterate = iterate
    workbook.active["A1"], workbook.active["B1"] = "=B1+1", "=A1/2"
    workbook.save(tmp_path / "circle.xlsx")
    found = xlengine.check(str(tmp_path / "circle.xlsx")).findings
    assert [one.severity for one in found if one.code == "XLE913"] == [severity]


def test_a_formula_that_depends_on_itself_is_an_error() -> None:
    ref = Ref("Table 1", 26, 2)
    book = _with_cell(BOOK, ref, replace(BOOK.cell(ref), formula="B26+B25"))
    assert any(error.code == "XLE913" and error.ref == ref for error in _errors(book))
