"""What a stored cell means: its value, exact, and its formula, written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlengine.files.limits import DEFAULT
from xlengine.files.markup import plain, unescaped
from xlengine.files.shared import SharedFormula
from xlengine.number import exact
from xlengine.sheet import PLAIN, Area, Cell, CellError, Style, Value

LONGEST_NUMBER = 400
ARRAY, DATA_TABLE = "one array formula fills these cells together", "a data table fills these cells together"
LOST = "a shared formula whose text the file does not hold"


class Contents:
    """Turns what stands in a `c` element into a Cell; one for each worksheet."""

    def __init__(
        self,
        strings: Sequence[str],
        styles: Sequence[Style],
        date_1904: bool = False,
        formula_signs: int = DEFAULT.formula_signs,
    ) -> None:
        self.strings, self.styles, self.date_1904 = strings, styles, date_1904
        self.blanks = [Cell(None, None, style) for style in styles]
        self.arrays: list[tuple[Area, str]] = []
        self.formula_signs = formula_signs
        """How many signs of shared formulas may be written out; OverflowError beyond."""
        self._shared: dict[str, SharedFormula] = {}
        self._waiting: list[tuple[str, int, int, Cell]] = []

    def style(self, number: str) -> Style:
        at = int(number) if number.isdigit() and len(number) < 9 else 0
        return self.styles[at] if at < len(self.styles) else PLAIN

    def number(self, text: str) -> Decimal | None:
        """A stored number, exact to fifteen digits; None where the file holds no number there."""
        try:
            return exact(text.strip()) if len(text) <= LONGEST_NUMBER and text.isascii() and "_" not in text else None
        except (ValueError, ArithmeticError):
            return None

    def string(self, text: str) -> str | None:
        """The shared string of this number; None where there is none."""
        at = int(text) if text.isdecimal() and len(text) < 9 else -1
        return self.strings[at] if 0 <= at < len(self.strings) else None

    def value(self, kind: str, text: str) -> Value:
        """The value of a cell of this kind (its `t`) with this text in its `v`, entities not yet resolved."""
        if kind in ("str", "inlineStr"):
            return plain(text) if text or kind == "str" else None
        text = unescaped(text)
        if kind == "s":
            return self.string(text)
        if not text:
            return None
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "e":
            return CellError(text)
        if kind == "d":
            return self._day(text.strip())
        return self.number(text)

    def _day(self, text: str) -> Value:
        """A date written as such, as the number of days that Excel makes of it."""
        from datetime import datetime

        try:
            moment = datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            return None
        since = moment - (datetime(1904, 1, 1) if self.date_1904 else datetime(1899, 12, 30))
        return exact(Decimal(since.days) + Decimal(since.seconds) / 86_400)

    def full(
        self, row: int, column: int, style: Style, kind: str, text: str, given: Mapping[str, str] | None, formula: str
    ) -> Cell:
        """A cell that holds a formula, if `given` are the attributes of its `f`; entities not yet resolved."""
        cell = Cell(self.value(kind, text), None, style)
        if given is None:
            return cell
        formula, sort = unescaped(formula), given.get("t", "normal")
        cell.formula = formula or None
        if sort == "shared":
            index = given.get("si", "")
            if formula:
                self._shared[index] = SharedFormula(formula, row, column)
            elif index in self._shared:
                cell.formula = self._copied(index, row, column)
            else:
                self._waiting.append((index, row, column, cell))
        elif sort in ("array", "dataTable"):
            try:
                self.arrays.append((Area.at(given.get("ref", "")), ARRAY if sort == "array" else DATA_TABLE))
            except ValueError:
                self.arrays.append((Area(row, column, row, column), ARRAY))
        return cell

    def _copied(self, index: str, row: int, column: int) -> str:
        """A shared formula as this cell means it."""
        formula = self._shared[index].at(row, column)
        self.formula_signs -= len(formula)
        if self.formula_signs < 0:
            raise OverflowError
        return formula

    def finish(self) -> None:
        """Shared formulas that stood before their text get it; call once, when all cells are read."""
        for index, row, column, cell in self._waiting:
            if index in self._shared:
                cell.formula = self._copied(index, row, column)
            else:
                self.arrays.append((Area(row, column, row, column), LOST))
