"""Cells as a spreadsheet hands them over, read as figures: whole ranges at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from math import isfinite
from typing import Any

from xlengine.number import decimals_of, exact
from xlengine.printed import decimal_mark_of, read_printed
from xlengine.sheet import LAST_ROW, CellError, Value

Grid = list[list[Value]]
"""Rows of cells; what every function takes and gives."""

NOT_A_FIGURE = CellError("#VALUE!")
NOT_THERE = CellError("#N/A")
TOO_LARGE = CellError("#NUM!")

ERRORS = frozenset({
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CONNECT!",
    "#BLOCKED!", "#UNKNOWN!", "#FIELD!", "#CALC!", "#BUSY!", "#PYTHON!",
})  # fmt: skip
"""Error values of Excel; a text that reads like one is one, since some hosts hand errors over as text."""


@dataclass(frozen=True, slots=True)
class Block:
    """One argument, read: its figures row by row, without the blank rows at its end."""

    height: int
    """Rows of the range; the rows from `used` on are blank."""
    width: int
    used: int
    figures: list[Decimal | CellError | None]
    """`used` times `width` figures. None: blank, which is not nil."""
    plain: bool
    """Nothing but numbers."""

    def row(self, at: int) -> list[Decimal | CellError | None]:
        return self.figures[at * self.width : (at + 1) * self.width]

    def columns(self) -> Iterable[list[Decimal | CellError | None]]:
        return (self.figures[at :: self.width] for at in range(self.width))


def grid_of(argument: Any) -> Sequence[Sequence[Any]]:
    """A single cell, a row or rows of cells, as rows of cells."""
    if not isinstance(argument, (list, tuple)):
        return [[argument]]
    if not argument:
        return [[None]]
    return argument if isinstance(argument[0], (list, tuple)) else [argument]


def blocks_of(arguments: Iterable[Any]) -> list[Block]:
    """The arguments of one call as figures; texts among them agree on one decimal mark."""
    grids = [grid_of(argument) for argument in arguments]
    used = [used_rows(grid) for grid in grids]
    mark = _decimal_mark(grids, used)
    return [_block(grid, count, mark) for grid, count in zip(grids, used, strict=True)]


def used_rows(grid: Sequence[Sequence[Any]]) -> int:
    """Rows up to the last one that is not blank; a whole column is skimmed, not read."""
    blank = type(grid[0])([None] * len(grid[0]))  # type: ignore[call-arg]
    count = len(grid) - sum(1 for _ in takewhile(blank.__eq__, reversed(grid)))
    while count and all(is_blank(cell) for cell in grid[count - 1]):
        count -= 1
    return count


def is_blank(cell: Any) -> bool:
    """An empty cell, or a text that shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _decimal_mark(grids: Sequence[Sequence[Sequence[Any]]], used: Sequence[int]) -> str:
    texts = {
        cell
        for grid, count in zip(grids, used, strict=True)
        for row in grid[:count]
        for cell in row
        if type(cell) is str and "," in cell
    }
    return decimal_mark_of(texts) if texts else "."


def _block(grid: Sequence[Sequence[Any]], used: int, mark: str) -> Block:
    width = len(grid[0])
    figures: list[Decimal | CellError | None] = []
    plain = True
    for row in grid[:used]:
        if len(row) != width:
            row = [*row, *[None] * width][:width]
        for cell in row:
            kind = type(cell)
            if kind is float and isfinite(cell):
                figures.append(exact(cell))
            elif kind is Decimal and cell.is_finite():
                figures.append(cell)
            else:
                found = figure(cell, mark)
                plain = plain and isinstance(found, Decimal)
                figures.append(found)
    return Block(len(grid), width, used, figures, plain and used > 0)


def figure(cell: Any, mark: str = ".") -> Decimal | CellError | None:
    """One cell as a figure: a printed one is read, an error stays that error, other text and truth values are none."""
    if is_blank(cell):
        return None
    if isinstance(cell, CellError):
        return cell
    if isinstance(cell, str):
        if cell in ERRORS:
            return CellError(cell)
        printed = read_printed(cell, mark)
        return NOT_A_FIGURE if printed is None else printed.value
    if isinstance(cell, bool) or type(cell).__name__ == "bool_":
        return NOT_A_FIGURE
    try:
        return exact(cell if isinstance(cell, (int, Decimal)) else float(cell))
    except (ValueError, OverflowError):
        return TOO_LARGE
    except TypeError:
        return NOT_A_FIGURE


def last_place(cell: Any) -> int:
    """Decimals that a printed figure claims: `2.50` has two, the number 2.5 has one, a dash none."""
    if isinstance(cell, str):
        mark = decimal_mark_of([cell])
        printed = read_printed(cell, mark)
        return printed.decimals if printed else 0
    if type(cell) is float:
        digits = repr(cell).partition(".")[2]
        if digits.isdigit() and len(digits) < 12:
            return 0 if digits == "0" else len(digits)
    found = figure(cell)
    return decimals_of(found) if isinstance(found, Decimal) else 0


MOST_PADDED = 100_000


def out(rows: list[list[Value]], height: int, width: int) -> Grid:
    """The result at the size of its range; of a whole column only the used rows come back."""
    if not rows:
        rows = [[None] * width]
    if len(rows) < height <= min(MOST_PADDED, LAST_ROW):
        rows.extend([[None] * width for _ in range(height - len(rows))])
    return rows
