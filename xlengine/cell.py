"""What one cell holds and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


class CellError(str):
    """An Excel error value, such as `#DIV/0!`; it goes through every rule as itself."""

    __slots__ = ()


Value = Decimal | str | bool | CellError | None


class Style(NamedTuple):
    """How a cell looks, as far as it says what the cell means. One object is shared by all cells of one format."""

    number_format: str = "General"
    bold: bool = False
    italic: bool = False
    indent: int = 0
    top_border: bool = False
    locked: bool = True
    is_date: bool = False


PLAIN = Style()


@dataclass(slots=True)
class Cell:
    """One cell. A blank cell that only carries a format is a Cell whose value is None."""

    value: Value = None
    formula: str | None = None
    """Without the leading `=`; shared formulas are written out for each cell. None: not a formula."""
    style: Style = PLAIN


BLANK = Cell()
