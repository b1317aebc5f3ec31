"""A range of a workbook on file, for `udfs.workbook_engine`."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.formula import ArrayFormula

from xlengine.functions.cells import figure
from xlengine.sheet import CellError


@dataclass(frozen=True, slots=True)
class Action:
    """One write: `value`, `fill` or `format` of an area."""

    sheet: str
    area: str
    what: str
    value: Any


class Range:
    """Cells of one sheet."""

    max_cells_per_read = max_cells_per_write = None
    has_array = None

    def __init__(self, sheet: Any, first: Any, last: Any = None) -> None:
        self.sheet, self.options = sheet, dict[str, Any]()
        self.first: tuple[int, int]
        self.last: tuple[int, int]
        if isinstance(first, Range):
            last = last or first
            (top, left), (bottom, right) = first.first, last.last
        elif isinstance(first, str):
            text = first.replace("$", "") if last is None else f"{first}:{last}".replace("$", "")
            left, top, right, bottom = (int(edge or 1) for edge in range_boundaries(text))
        elif len(first) == 4:
            top, left, height, width = first
            bottom, right = top + height - 1, left + width - 1
        else:
            (top, left), (bottom, right) = first, last or first
        self.first, self.last = (top, left), (bottom, right)

    row = property(lambda self: self.first[0])
    column = property(lambda self: self.first[1])
    address = property(lambda self: self.get_address(True, True))
    coords = property(lambda self: (self.sheet.name, *self.first, *self.shape))

    @property
    def api(self) -> Any:
        """What xlwings has no name for, as Excel's own object model spells it."""
        return SimpleNamespace(
            IndentLevel=self._common(lambda cell: int(cell.alignment.indent or 0)),
            EntireRow=SimpleNamespace(Hidden=self._hidden()),
        )

    @property
    def shape(self) -> tuple[int, int]:
        return self.last[0] - self.first[0] + 1, self.last[1] - self.first[1] + 1

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        return Range(self.sheet, (self.first[0] + row - 1, self.first[1] + column - 1))

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool = False) -> str:
        down, across = "$" * bool(row_absolute), "$" * bool(column_absolute)
        ends = [
            f"{across}{get_column_letter(column)}{down}{row}" for row, column in dict.fromkeys((self.first, self.last))
        ]
        return ":".join(ends)

    def _cells(self) -> list[list[Any]]:
        cells = self.sheet.cells_of
        return [
            [cells.cell(row, column) for column in range(self.first[1], self.last[1] + 1)]
            for row in range(self.first[0], self.last[0] + 1)
        ]

    def _common(self, ask: Any) -> Any:
        """What all cells say; None where they differ, as Excel answers."""
        said = {ask(cell) for row in self._cells() for cell in row}
        return said.pop() if len(said) == 1 else None

    def _value(self, cell: Any) -> Any:
        if cell.data_type != "f":
            return cell.value
        results = self.sheet.book.results
        return results[self.sheet.name][cell.coordinate].value if self.sheet.name in results.sheetnames else None

    @property
    def raw_value(self) -> list[list[Any]]:
        return [[self._value(cell) for cell in row] for row in self._cells()]

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        rows = value if isinstance(value, (list, tuple)) else [[value] * self.shape[1]] * self.shape[0]
        self._write("value", rows)
        for row, values in zip(self._cells(), rows, strict=True):
            for cell, one in zip(row, values, strict=True):
                if not isinstance(cell, MergedCell):
                    cell.value = _taken(one, cell.number_format)

    @property
    def formula(self) -> Any:
        rows = tuple(tuple(_formula(cell.value) for cell in row) for row in self._cells())
        return rows[0][0] if len(self) == 1 else rows

    def clear_contents(self) -> None:
        self.raw_value = None

    @property
    def number_format(self) -> Any:
        return self._common(lambda cell: cell.number_format)

    @number_format.setter
    def number_format(self, text: str) -> None:
        self._write("format", text)
        for row in self._cells():
            for cell in row:
                cell.number_format = text

    @property
    def color(self) -> Any:
        fill = self._cells()[0][0].fill
        digits = fill.start_color.rgb[-6:] if fill.fill_type and isinstance(fill.start_color.rgb, str) else None
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)) if digits else None

    @color.setter
    def color(self, colour: Any) -> None:
        self._write("fill", colour)
        fill = PatternFill("solid", start_color=_digits(colour)) if colour else PatternFill()
        for row in self._cells():
            for cell in row:
                cell.fill = fill

    @property
    def font(self) -> Any:
        return SimpleNamespace(bold=self._common(lambda cell: bool(cell.font.bold)))

    def _hidden(self) -> bool | None:
        rows = self.sheet.cells_of.row_dimensions
        said = {row in rows and bool(rows[row].hidden) for row in range(self.first[0], self.last[0] + 1)}
        return said.pop() if len(said) == 1 else None

    @property
    def merge_cells(self) -> Any:
        return self._common(lambda cell: self._merged(cell.row, cell.column) is not None)

    @property
    def merge_area(self) -> Range:
        found = self._merged(*self.first)
        return self if found is None else Range(self.sheet, found.coord)

    def _merged(self, row: int, column: int) -> Any:
        for area in self.sheet.cells_of.merged_cells.ranges:
            if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
                return area
        return None

    def _write(self, what: str, value: Any) -> None:
        if self.sheet.api.ProtectContents:
            raise OSError(f"{self.sheet.name} is protected")
        self.sheet.book.wrote(Action(self.sheet.name, self.get_address(False, False), what, value))


def _digits(colour: Any) -> str:
    return "".join(f"{part:02X}" for part in colour)


def _formula(value: Any) -> Any:
    """The formula as Excel shows it; a constant as it is."""
    if isinstance(value, ArrayFormula):
        return f"={str(value.text).removeprefix('=')}"
    return "" if value is None else value


def _taken(value: Any, number_format: str) -> Any:
    """What Excel makes of a value that it is handed: text that looks like a number becomes one."""
    if not isinstance(value, str) or isinstance(value, CellError):
        return value
    if value.startswith("'"):
        return value[1:]
    number = figure(value) if number_format != "@" else None
    return float(number) if number is not None and not isinstance(number, CellError) else value
