"""The buttons through xlwings' own Windows code, on Excel's object model played by a workbook on file.

Run as a program with a workbook; it writes what happened to standard output as JSON. Real: xlwings' books, sheets,
ranges, conversion. Played: Excel. Every name that the buttons use of Excel has to be one that Excel has.
"""

# ruff: noqa: N802, N803 — the object model of Excel names the members

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import PatternFill

from tests.windows import RANGE_INTERFACE, com_value, excel_without_windows
from xlengine.functions.cells import ERRORS
from xlengine.sheet import LAST_COLUMN, LAST_ROW, Area, CellError

NO_COLOUR = -4142
AUTOMATIC = -4105


class Excel:
    """Application: its settings, and the workbook that is open."""

    def __init__(self, path: str) -> None:
        self.Hwnd, self.ScreenUpdating, self.EnableEvents, self.StatusBar = 1, True, True, False
        self.Calculation, self.DisplayAlerts = AUTOMATIC, True
        self.calls = 0
        self.book = Workbook(self, path)

    @property
    def Selection(self) -> Cells:
        return self.book.ActiveSheet.Range(self.book.selected)


class Workbook:
    ReadOnly = ProtectStructure = False

    def __init__(self, excel: Excel, path: str) -> None:
        self.Application, self.file = excel, openpyxl.load_workbook(path)
        self.Name, self.FullName, self.selected = "budget.xlsx", "https://cloud.example/budget.xlsx", "A1"
        self.Worksheets = Worksheets(self)
        self.Names: list[Any] = []

    @property
    def ActiveSheet(self) -> Worksheet:
        return Worksheet(self, self.file.active)


class Worksheets:
    def __init__(self, book: Workbook) -> None:
        self.Parent = book

    Count = property(lambda self: len(self.Parent.file.worksheets))

    def __iter__(self) -> Iterator[Worksheet]:
        return (Worksheet(self.Parent, sheet) for sheet in self.Parent.file.worksheets)

    def __call__(self, key: Any) -> Worksheet:
        sheets = self.Parent.file.worksheets
        return Worksheet(self.Parent, sheets[key - 1] if isinstance(key, int) else self.Parent.file[key])

    def Add(self, Before: Worksheet) -> Worksheet:
        made = self.Parent.file.create_sheet(None, Before.Index - 1)
        self.Parent.file.active = made
        return Worksheet(self.Parent, made)


class Worksheet:
    ProtectContents = FilterMode = False
    ListObjects: tuple[Any, ...] = ()

    def __init__(self, book: Workbook, sheet: Any) -> None:
        self.Parent, self.sheet, self.Application = book, sheet, book.Application

    Index = property(lambda self: self.Parent.file.worksheets.index(self.sheet) + 1)
    Visible = property(lambda self: -1 if self.sheet.sheet_state == "visible" else 0)
    Cells = property(lambda self: Cells(self, Area(1, 1, LAST_ROW, LAST_COLUMN)))

    @property
    def Name(self) -> str:
        return str(self.sheet.title)

    @Name.setter
    def Name(self, text: str) -> None:
        self.sheet.title = text

    @property
    def UsedRange(self) -> Cells:
        return Cells(self, Area(self.sheet.min_row, self.sheet.min_column, self.sheet.max_row, self.sheet.max_column))

    def Range(self, first: Any, last: Any = None) -> Cells:
        if isinstance(first, str):
            return Cells(self, Area.at(first.replace("$", "")))
        return Cells(self, Area(first.area.top, first.area.left, last.area.bottom, last.area.right))

    def PivotTables(self) -> list[Any]:
        return []

    def Activate(self) -> None:
        self.Parent.file.active = self.sheet

    def Move(self, Before: Worksheet) -> None:
        self.Parent.file.move_sheet(self.sheet, Before.Index - self.Index)


class Cells:
    """Range. Where its cells differ, a property of the whole is None, as in Excel."""

    def __init__(self, sheet: Worksheet, area: Area) -> None:
        self.Worksheet, self.area = sheet, area
        sheet.Application.calls += 1
        kind = SimpleNamespace(iid=RANGE_INTERFACE)
        self._oleobj_ = SimpleNamespace(GetTypeInfo=lambda: SimpleNamespace(GetTypeAttr=lambda: kind))

    Row = property(lambda self: self.area.top)
    Column = property(lambda self: self.area.left)
    Rows = property(lambda self: SimpleNamespace(Count=self.area.bottom - self.area.top + 1))
    Columns = property(lambda self: SimpleNamespace(Count=self.area.right - self.area.left + 1))
    Count = property(lambda self: self.Rows.Count * self.Columns.Count)
    Address = property(lambda self: ":".join(f"${part}" for part in self.area.address.split(":")))
    Font = property(lambda self: SimpleNamespace(Bold=self._common(lambda cell: bool(cell.font.bold))))
    IndentLevel = property(lambda self: self._common(lambda cell: int(cell.alignment.indent or 0)))
    MergeCells = property(lambda self: self._common(lambda cell: self._merged(cell) is not None))

    def __call__(self, row: int, column: int | None = None) -> Cells:
        if column is None:
            row, column = (row - 1) // self.Columns.Count + 1, (row - 1) % self.Columns.Count + 1
        row, column = self.area.top + row - 1, self.area.left + column - 1
        return Cells(self.Worksheet, Area(row, column, row, column))

    def _cells(self) -> list[list[Any]]:
        area = self.area
        span = self.Worksheet.sheet.iter_rows(area.top, area.bottom, area.left, area.right)
        return [list(row) for row in span]

    def _common(self, ask: Callable[[Any], Any]) -> Any:
        said = {ask(cell) for row in self._cells() for cell in row}
        return said.pop() if len(said) == 1 else None

    def _merged(self, cell: Any) -> Any:
        ranges = self.Worksheet.sheet.merged_cells.ranges
        return next((one for one in ranges if cell.coordinate in one), None)

    @property
    def MergeArea(self) -> Cells:
        return Cells(self.Worksheet, Area.at(self._merged(self._cells()[0][0]).coord))

    @property
    def EntireRow(self) -> Any:
        rows = self.Worksheet.sheet.row_dimensions
        said = {bool(rows[row].hidden) for row in range(self.area.top, self.area.bottom + 1)}
        return SimpleNamespace(Hidden=said.pop() if len(said) == 1 else None)

    @property
    def Value(self) -> Any:
        values = tuple(tuple(self._value(cell.value) for cell in row) for row in self._cells())
        return values[0][0] if self.Count == 1 else values

    @staticmethod
    def _value(value: Any) -> Any:
        return com_value(CellError(value) if isinstance(value, str) and value in ERRORS else value)

    @Value.setter
    def Value(self, given: Any) -> None:
        from udfs.workbook_range import _taken

        rows = given if isinstance(given, (list, tuple)) else [[given] * self.Columns.Count] * self.Rows.Count
        for row, values in zip(self._cells(), rows, strict=True):
            for cell, value in zip(row, values, strict=True):
                if not isinstance(cell, MergedCell):
                    cell.value = None if value == "" else _taken(value, cell.number_format)

    @property
    def Formula(self) -> Any:
        texts = tuple(tuple("" if cell.value is None else str(cell.value) for cell in row) for row in self._cells())
        return texts[0][0] if self.Count == 1 else texts

    @property
    def NumberFormat(self) -> Any:
        return self._common(lambda cell: cell.number_format)

    @NumberFormat.setter
    def NumberFormat(self, text: str) -> None:
        for row in self._cells():
            for cell in row:
                cell.number_format = text

    @property
    def Interior(self) -> Interior:
        return Interior([cell for row in self._cells() for cell in row])

    def ClearContents(self) -> None:
        for row in self.Worksheet.sheet.iter_rows():
            for cell in row:
                cell.value = None


class Interior:
    """A fill; Excel counts blue above green above red."""

    def __init__(self, cells: list[Any]) -> None:
        self.cells = cells

    @property
    def ColorIndex(self) -> int:
        return 1 if self.cells[0].fill.fill_type else NO_COLOUR

    @ColorIndex.setter
    def ColorIndex(self, number: int) -> None:
        for cell in self.cells:
            cell.fill = PatternFill()

    @property
    def Color(self) -> int:
        digits = self.cells[0].fill.start_color.rgb[-6:]
        return int(digits[4:] + digits[2:4] + digits[:2], 16)

    @Color.setter
    def Color(self, number: int) -> None:
        digits = f"{number:06X}"
        for cell in self.cells:
            cell.fill = PatternFill("solid", start_color=digits[4:] + digits[2:4] + digits[:2])


def main() -> None:
    excel_without_windows()
    shown: list[str] = []
    messages = sys.modules["win32api"], sys.modules["win32con"]
    messages[0].MessageBox = lambda _, text, *__: shown.append(text) or 1  # type: ignore[attr-defined]
    for name in ("MB_OK", "MB_OKCANCEL", "MB_YESNO", "MB_YESNOCANCEL", "MB_ICONINFORMATION", "MB_ICONWARNING"):
        setattr(messages[1], name, 0)
    import xlwings

    from udfs import buttons

    windows = importlib.import_module("xlwings._xlwindows")
    excel = Excel(sys.argv[1])
    book = xlwings.Book(impl=windows.Book(xl=excel.book))

    def values() -> dict[str, list[list[Any]]]:
        return {
            sheet.title: [[f"{c.value} {c.number_format} {c.fill.fill_type}" for c in row] for row in sheet.iter_rows()]
            for sheet in excel.book.file.worksheets
            if not sheet.title.startswith("xlengine")
        }

    before, calls = values(), {}
    for button in (buttons.check, buttons.recompute, buttons.recompute, buttons.undo):
        excel.calls = 0
        button(book)
        calls.setdefault(button.__name__, excel.calls)
        if button is buttons.recompute:
            recomputed = values()
    after = values()
    excel.book.file.active = excel.book.file["表1"]
    excel.book.selected = "D8"
    buttons.recompute(book)
    buttons.explain(book)
    json.dump(
        {
            "messages": shown,
            "calls": calls,
            "changed": sum(
                one != other
                for name, rows in before.items()
                for row, new in zip(rows, recomputed[name], strict=True)
                for one, other in zip(row, new, strict=True)
            ),
            "undone": before == after,
            "sheets": excel.book.file.sheetnames,
            "active": excel.book.file.active.title,
            "settings": [excel.ScreenUpdating, excel.EnableEvents, excel.StatusBar, excel.Calculation],
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
