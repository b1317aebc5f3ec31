"""A read-only picture of a workbook: what the cells hold, how they look, and what must not be written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from xlengine.banded import Banded, corner_of, row_with_values
from xlengine.bands import Filled, Strip
from xlengine.cell import BLANK, PLAIN, Cell, CellError, Style, Value
from xlengine.expression import expression

__all__ = ["BLANK", "LAST_COLUMN", "LAST_ROW", "PLAIN", "Area", "Book", "Cell", "CellError", "Place", "Ref", "Sheet",
           "Style", "Value", "column_letters", "column_number", "quoted", "with_values"]  # fmt: skip

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_ADDRESS = expression(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_PLAIN_NAME = expression(r"[A-Za-z_][A-Za-z0-9_.]*")


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class Place(NamedTuple):
    """Row and column of one cell, counted from 1. Sorts in reading order."""

    row: int
    column: int

    @property
    def address(self) -> str:
        return f"{column_letters(self.column)}{self.row}"

    @classmethod
    def at(cls, address: str) -> Place:
        """`D14` or `$D$14` as a place; ValueError for anything else."""
        match = _ADDRESS.fullmatch(address)
        if not match:
            raise ValueError(f"{address!r} is not a cell address such as D14")
        place = cls(int(match[2]), column_number(match[1]))
        if place.row > LAST_ROW or place.column > LAST_COLUMN:
            raise ValueError(f"{address!r} lies outside a worksheet")
        return place


class Area(NamedTuple):
    """A rectangle of cells, all four edges included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def address(self) -> str:
        first, last = Place(self.top, self.left).address, Place(self.bottom, self.right).address
        return first if first == last else f"{first}:{last}"

    @classmethod
    def at(cls, address: str) -> Area:
        """`A4:E27` or a single `A4` as an area."""
        first, _, last = address.partition(":")
        a, b = Place.at(first), Place.at(last or first)
        return cls(min(a.row, b.row), min(a.column, b.column), max(a.row, b.row), max(a.column, b.column))

    def __contains__(self, place: object) -> bool:
        if not isinstance(place, tuple) or len(place) != 2:
            return False
        row, column = place
        return bool(self.top <= row <= self.bottom and self.left <= column <= self.right)

    def meets(self, other: Area) -> bool:
        """Whether the two have a cell in common."""
        down = self.top <= other.bottom and other.top <= self.bottom
        return down and self.left <= other.right and other.left <= self.right


class Ref(NamedTuple):
    """One cell of one sheet."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        return f"{column_letters(self.column)}{self.row}"

    @property
    def place(self) -> Place:
        return Place(self.row, self.column)

    def __str__(self) -> str:
        return f"{quoted(self.sheet)}!{self.address}"

    @classmethod
    def at(cls, text: str) -> Ref:
        """`'Sheet'!D14` or `Sheet!D14`; ValueError for anything else."""
        sheet, mark, address = text.strip().rpartition("!")
        if not mark or not sheet:
            raise ValueError(f"{text!r} names no cell; write it as 'Sheet'!D14")
        if len(sheet) > 1 and sheet[0] == sheet[-1] == "'":
            sheet = sheet[1:-1].replace("''", "'")
        return cls(sheet, *Place.at(address))


def quoted(sheet: str) -> str:
    """A sheet's name as a formula writes it: quoted where it must be."""
    is_plain = _PLAIN_NAME.fullmatch(sheet) and not _ADDRESS.fullmatch(sheet)
    return sheet if is_plain else "'" + sheet.replace("'", "''") + "'"


@dataclass(slots=True)
class Sheet:
    """One worksheet: `rows[row][column]` is a Cell; what is not there is blank."""

    name: str
    rows: Mapping[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    forbidden: list[tuple[Area, str]] = field(default_factory=list)
    """Areas whose cells cannot be written, each with the reason: a pivot table's output, an array formula."""
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    protected: bool = False
    right_to_left: bool = False
    _corner: tuple[int, int] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def corner(self) -> tuple[int, int]:
        """The last row and the last column that hold a cell, looked up once: formulas name whole columns often."""
        if self._corner is None:
            self._corner = self.rows.corner if type(self.rows) is Banded else corner_of(self.rows)
        return self._corner

    def cell(self, row: int, column: int) -> Cell:
        """The cell there; a plain blank one where the sheet has none."""
        if type(self.rows) is Banded:
            return self.rows.cell(row, column)
        columns = self.rows.get(row)
        return BLANK if columns is None else columns.get(column, BLANK)

    def columns(self, row: int) -> Collection[int]:
        """The columns that hold a cell in a row."""
        return self.rows.columns(row) if type(self.rows) is Banded else self.rows.get(row, {})

    def formula(self, row: int, column: int) -> str | None:
        """The formula there, without its `=`."""
        if type(self.rows) is Banded:
            return self.rows.formula(row, column)
        return self.cell(row, column).formula

    def strips(self, columns: Sequence[int], rows: Sequence[int]) -> list[Strip]:
        """The cells of some columns in these rows, column by column."""
        if type(self.rows) is Banded:
            return self.rows.strips(columns, rows)
        return [Strip.of([self.cell(row, column) for row in rows]) for column in columns]

    def formulas(self, columns: Sequence[int], rows: Sequence[int]) -> list[list[str | Filled | None]]:
        """The formulas of some columns in these rows, column by column; a Filled stands for its text in the row."""
        if type(self.rows) is Banded:
            return self.rows.formulas(columns, rows)
        return [[self.cell(row, column).formula for row in rows] for column in columns]

    def with_values(self, given: Mapping[int, Mapping[int, Value]]) -> Sheet:
        """The sheet with other values in some cells, by row and column; the sheet itself stays as it is."""
        if type(self.rows) is Banded:
            return replace(self, rows=self.rows.with_values(given))
        changed = {row: row_with_values(self.rows.get(row, {}), some) for row, some in given.items()}
        return replace(self, rows={**self.rows, **changed})

    def with_columns(self, fresh: Mapping[tuple[int, int], list[Value]]) -> Sheet:
        """The sheet with other values in whole columns of its bands, by the band's identity and the column's place."""
        rows = self.rows.with_columns(fresh) if type(self.rows) is Banded else self.rows
        return self if rows is self.rows else replace(self, rows=rows)

    def __iter__(self) -> Iterator[tuple[Place, Cell]]:
        """All cells that exist, in reading order."""
        for row in sorted(self.rows):
            for column in sorted(self.rows[row]):
                yield Place(row, column), self.rows[row][column]


@dataclass(slots=True)
class Book:
    """One workbook as it was read."""

    path: str
    sheets: list[Sheet] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Defined names of the workbook and what they refer to, such as `Total` → `'表1'!$B$24`."""
    date_1904: bool = False
    iterates: bool = False
    digest: str = ""
    """SHA-256 of the file's bytes when it was read; empty for a book that never was a file."""
    warnings: list[str] = field(default_factory=list)
    """What a person should know before it is written: a signature, a data model, an external link."""

    def sheet(self, name: str) -> Sheet:
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        return {sheet.name.casefold(): sheet for sheet in self.sheets}[name.casefold()]

    def only(self, refs: Iterable[Ref], results: Iterable[Ref] = ()) -> Book:
        """The same book with only these cells in it, and of some that may be formulas the `results` alone."""
        rows: dict[str, dict[int, dict[int, Cell]]] = {sheet.name: {} for sheet in self.sheets}
        cells = {sheet.name: sheet.cell for sheet in self.sheets}
        for name, row, column in results:
            cell = cells[name](row, column)
            rows[name].setdefault(row, {})[column] = Cell(cell.value, None, cell.style)
        for name, row, column in refs:
            rows[name].setdefault(row, {})[column] = cells[name](row, column)
        return replace(self, sheets=[replace(sheet, rows=rows[sheet.name]) for sheet in self.sheets])

    def without_bands(self) -> Book:
        """The same book, each row of it by itself."""
        return replace(self, sheets=[replace(sheet, rows=dict(sheet.rows.items())) for sheet in self.sheets])

    def cell(self, ref: Ref) -> Cell:
        return self.sheet(ref.sheet).cell(ref.row, ref.column)


def with_values(book: Book, values: Mapping[Ref, Value]) -> Book:
    """The book with other values in some cells; the book itself stays as it is."""
    if not values:
        return book
    given: dict[str, dict[int, dict[int, Value]]] = {}
    for ref, value in values.items():
        given.setdefault(ref.sheet, {}).setdefault(ref.row, {})[ref.column] = value
    return replace(book, sheets=[s.with_values(given[s.name]) if s.name in given else s for s in book.sheets])
