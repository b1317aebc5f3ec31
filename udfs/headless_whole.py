"""A whole workbook computed by `formulas` from its typed-in figures: for small workbooks, a few hundred formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from udfs.headless_functions import Surroundings, at_home
from udfs.headless_library import Library
from udfs.headless_shapes import TOTALLING
from udfs.headless_values import from_host, host_value
from udfs.headless_words import counts_blanks, for_host
from xlengine.files.calculate import Calculation
from xlengine.files.formula import EVER_CHANGING, MOVING, Formula, Reference, dissect, folded
from xlengine.files.precedents import Dependence, Extents, Span
from xlengine.sheet import Book, Ref, Value


def calculate_whole(book: Book | Path | str, functions: Mapping[str, Callable[..., Any]] | None = None) -> Calculation:
    """The workbook's formulas computed by the package's own model, from values alone; stored results are not read.

    `functions` are our own by name, all of them if left out. What the package cannot do, and all that hangs on it, is
    among `not_calculated` with the reason.
    """
    surroundings = Surroundings()
    with at_home(functions, surroundings) as host:
        return _Model(book if isinstance(book, Book) else _read(book), host, surroundings).calculation()


def _read(path: Path | str) -> Book:
    from xlengine.files.read import read

    return read(str(path))


class _Model:
    """The book as the package's model wants it: sheets renamed S1, S2 …, whole columns cut, names written out."""

    def __init__(self, book: Book, host: Library, surroundings: Surroundings) -> None:
        self.book, self.host, self.surroundings = book, host, surroundings
        self.extents, self.names = Extents(book), folded(book.names)
        self.sheets = {sheet.name: f"S{number}" for number, sheet in enumerate(book.sheets, 1)}
        self.spans: dict[Ref, list[Span]] = {}
        self.refused: dict[Ref, str] = {}

    def calculation(self) -> Calculation:
        cells: dict[str, Any] = {}
        for sheet in self.book.sheets:
            if sheet.hidden_rows:
                self.surroundings.hidden[self.sheets[sheet.name]] = sheet.hidden_rows
            for place, cell in sheet:
                ref = Ref(sheet.name, place.row, place.column)
                if cell.formula is not None:
                    text = self._formula(cell.formula, ref)
                    if text is not None:
                        cells[self._key(ref)] = "=" + text
                elif cell.value is not None:
                    cells[self._key(ref)] = [[host_value(cell.value)]]
        if not self.spans:
            return Calculation()
        try:
            solution = self.host.model().from_dict(cells).calculate()
        except Exception as error:
            reason = f"the package formulas failed ({type(error).__name__})"
            return Calculation({}, {ref: self.refused.get(ref, reason) for ref in self.spans})
        values: dict[Ref, Value] = {}
        for ref in self.spans.keys() - self.refused.keys():
            found = solution.get(self._key(ref))
            if found is None:
                self.refused[ref] = "the package formulas gave no value: it depends on itself"
            else:
                value = from_host(getattr(found, "value", found))
                values[ref] = Decimal(0) if value is None else value
        for ref, root in Dependence(self.spans).dependents(set(self.refused)).items():
            if values.pop(ref, None) is not None:
                self.refused[ref] = f"it needs {root}, which was not calculated: {self.refused[root]}"
        return Calculation(values, self.refused)

    def _key(self, ref: Ref) -> str:
        return f"'[B]{self.sheets[ref.sheet]}'!{ref.address}"

    def _formula(self, formula: str, ref: Ref) -> str | None:
        parts = dissect(formula, self.names)
        self.spans[ref] = self.extents.spans(parts.references, ref.sheet)
        reason = self._reason(parts)
        if reason:
            self.refused[ref] = reason
            return None
        if parts.functions & TOTALLING:
            self.surroundings.totals.add((self.sheets[ref.sheet], ref.row, ref.column))
        words = for_host(parts.words)
        text = "".join(word if isinstance(word, str) else self._written(word, ref.sheet) for word in words)
        try:
            self.host.parser.ast("=" + text)  # one that it cannot read would end the whole load
        except Exception:
            self.refused[ref] = "the package formulas cannot read it"
            return None
        return text

    def _reason(self, parts: Formula) -> str:
        if parts.trouble:
            return parts.trouble
        for name in sorted(parts.functions):
            if name in EVER_CHANGING:
                return f"{name} gives another value each time"
            if name in self.host.looking_around:
                return f"{name} looks into the open workbook"
            if name in MOVING or not self.host.has(name):
                return f"the package formulas has no function {name}"
        if counts_blanks(parts):
            return "it counts the blank cells of a whole column or row"
        for reference in parts.references:
            if reference.sheet is not None and self.extents.name(reference.sheet) is None:
                return f"there is no sheet {reference.sheet} in the workbook"
        return ""

    def _written(self, reference: Reference, sheet: str) -> str:
        home, area = self.extents.spans([reference], sheet)[0]
        return f"{self.sheets[home]}!{area.address}"
