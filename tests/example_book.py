"""The examples as one workbook: arguments in ranges, the function beside them, on sheets with the examples' names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.formula import ArrayFormula

from tests.examples import Example
from xlengine.sheet import Area, Book, Cell, CellError, Ref, Sheet, Value, quoted


@dataclass(frozen=True)
class Placed:
    """One example in the workbook."""

    example: Example
    sheet: str
    arguments: tuple[Area, ...]
    target: Area

    @property
    def call(self) -> str:
        ranges = ",".join(f"{quoted(self.sheet)}!{area.address}" for area in self.arguments)
        return f"{self.example.function}({ranges})"

    def refs(self) -> list[list[Ref]]:
        rows = range(self.target.top, self.target.bottom + 1)
        return [[Ref(self.sheet, row, column) for column in self._columns()] for row in rows]

    def _columns(self) -> range:
        return range(self.target.left, self.target.right + 1)

    def inputs(self) -> Iterator[tuple[Ref, Value]]:
        for area, rows in zip(self.arguments, self.example.arguments, strict=True):
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell is not None:
                        yield Ref(self.sheet, area.top + at, area.left + place), cell


def placed(examples: Iterable[Example]) -> list[Placed]:
    """Each example in rows of its own on its sheet, its arguments beside one another, a free column between."""
    free: dict[str, int] = {}
    found = []
    for example in examples:
        top, left = free.get(example.sheet, 2), 1
        areas = []
        for rows in (*example.arguments, example.result):
            areas.append(Area(top, left, top + len(rows) - 1, left + len(rows[0]) - 1))
            left += len(rows[0]) + 1
        found.append(Placed(example, example.sheet, tuple(areas[:-1]), areas[-1]))
        free[example.sheet] = max(area.bottom for area in areas) + 2
    return found


def book_in_memory(examples: Iterable[Placed]) -> Book:
    """The workbook as a Book; each cell of a result takes its own element of the array."""
    book = Book("examples.xlsx")
    sheets: dict[str, Sheet] = {}
    for one in examples:
        if one.sheet not in sheets:
            sheets[one.sheet] = Sheet(one.sheet)
            book.sheets.append(sheets[one.sheet])
        rows = sheets[one.sheet].rows
        for ref, value in one.inputs():
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            rows.setdefault(ref.row, {})[ref.column] = Cell(Decimal(str(value)) if number else value)
        for at, refs in enumerate(one.refs(), 1):
            for place, ref in enumerate(refs, 1):
                rows.setdefault(ref.row, {})[ref.column] = Cell(None, f"INDEX({one.call},{at},{place})")
    return book


def book_on_disk(examples: Iterable[Placed], path: Path) -> Path:
    """The workbook as a file; each result is one array formula."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for one in examples:
        sheet = book[one.sheet] if one.sheet in book.sheetnames else book.create_sheet(one.sheet)
        for ref, value in one.inputs():
            cell = sheet.cell(ref.row, ref.column)
            cell.value = str(value) if isinstance(value, CellError) else value  # type: ignore[assignment]
        area = one.target.address
        sheet[area.partition(":")[0]] = ArrayFormula(area, "=" + one.call)
    book.save(path)
    return path
