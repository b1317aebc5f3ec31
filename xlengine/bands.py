"""Rows of a worksheet that are written alike, kept column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from xlengine.cell import Cell, Style, Value


class Filled(NamedTuple):
    """A formula filled down that names cells of its own row only, and fixed ones."""

    written: str
    """The text, with `%d` for its own row."""
    times: int

    def at(self, row: int) -> str:
        """The formula as it stands in a row."""
        return self.written % ((row,) * self.times)


Formulas = Filled | list[str] | None


class Band(NamedTuple):
    """Rows with cells in the same columns, of the same looks. What the cells hold is listed column by column."""

    columns: tuple[int, ...]
    styles: tuple[Style, ...]
    formulas: tuple[Formulas, ...]
    """None for a column without formulas; a text for each row where they are not simply filled down."""
    numbers: list[int]
    """The rows, from top to bottom; others may stand between them."""
    values: tuple[list[Value], ...]

    def formula(self, at: int, place: int) -> str | None:
        """The formula of the column `at` in the row at this place of the band."""
        formulas = self.formulas[at]
        if formulas is None:
            return None
        return formulas.at(self.numbers[place]) if isinstance(formulas, Filled) else formulas[place]

    def row(self, place: int) -> dict[int, Cell]:
        """The cells of the row at this place of the band."""
        return {
            column: Cell(self.values[at][place], self.formula(at, place), self.styles[at])
            for at, column in enumerate(self.columns)
        }


@dataclass(slots=True)
class Strip:
    """Cells of one column, row by row: what they hold, the formulas that give it, how they look."""

    values: list[Value]
    formulas: list[str | Filled | None]
    """A Filled stands for the text that it has in the row."""
    styles: list[Style]
    _is_numeric: bool | None = None

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Strip:
        return cls([cell.value for cell in cells], [cell.formula for cell in cells], [cell.style for cell in cells])

    @property
    def is_numeric(self) -> bool:
        """Whether every cell holds a number."""
        if self._is_numeric is None:
            self._is_numeric = set(map(type, self.values)) == {Decimal}
        return self._is_numeric
