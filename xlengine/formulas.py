"""The cells that hold formulas of their own: are their stored results fresh?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from xlengine.bands import Banded, Filled
from xlengine.finding import Change, Finding, Severity
from xlengine.sheet import Book, CellError, Ref, Sheet, Value

STALE = "XLE911"


@dataclass
class Native:
    """What a library computes for the book's own formulas."""

    any: bool = False
    """Whether the book has formulas at all."""
    refreshed: list[Change] = field(default_factory=list)
    """What makes the formula cells fresh whose stored result is missing or differs."""
    circles: list[Finding] = field(default_factory=list)
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    """Ours, where a cell calls one."""

    def values(self) -> dict[Ref, Value]:
        """The fresh results, by cell."""
        return {change.ref: change.value for change in self.refreshed}

    def stale(self, book: Book) -> list[Finding]:
        """The stored results that differ; a missing one is no finding."""
        sheets = {sheet.name: sheet for sheet in book.sheets}
        return [
            Finding(
                STALE, "stale_value", Severity.WARNING, change.ref,
                f"the stored result is not what ={sheets[change.ref.sheet].formula(*change.ref[1:])} gives; "
                "recalculation refreshes it", shown(change.before), shown(change.value),
            )
            for change in self.refreshed if change.before is not None
        ]  # fmt: skip


def texts_of(sheet: Sheet) -> Iterator[str]:
    """The formulas of a sheet; of those that are filled down, one for all."""
    rows = sheet.rows.loose if isinstance(sheet.rows, Banded) else sheet.rows
    for cells in rows.values():
        for cell in cells.values():
            if cell.formula is not None:
                yield cell.formula
    for band in sheet.rows.bands if isinstance(sheet.rows, Banded) else ():
        for formulas in band.formulas:
            if isinstance(formulas, Filled):
                yield formulas.written
            elif formulas is not None:
                yield from formulas


def native_formulas(book: Book, given: Mapping[Ref, Value] | None = None) -> Native:
    """Computes the book's own formulas, with some cells given other values first."""
    texts = [text for sheet in book.sheets for text in texts_of(sheet)]
    if not texts:
        return Native()
    from xlengine.files.calculate import calculate, close
    from xlengine.files.computing import CIRCLE

    native = Native(any=True)
    if any(map(_OURS, texts)):
        native.functions = _functions()
    calculation = calculate(book, given or {}, functions=native.functions)
    if given is None:
        native.circles += [_circle(ref, book) for ref, why in calculation.not_calculated.items() if why == CIRCLE]
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for ref, value in calculation.values.items():
        if given and ref in given:
            continue
        stored = sheets[ref.sheet].cell(ref.row, ref.column).value
        if _is_stale(stored, value, close):
            native.refreshed.append(Change(ref, value, stored, keeps_formula=True))
    for sheet, band, at, values in calculation.columns:
        column = band.columns[at]
        native.refreshed += [
            Change(Ref(sheet, row, column), value, stored, keeps_formula=True)
            for row, stored, value in zip(band.numbers, band.values[at], values, strict=True)
            if stored != value and _is_stale(stored, value, close)
        ]
    return native


def _is_stale(stored: Value, value: Value, close: Callable[[Value, Value], bool]) -> bool:
    """Whether a stored result is to be refreshed. No figure is replaced by an error that another program computed."""
    if (stored == value and type(stored) is type(value)) or close(stored, value):
        return False
    if stored in (None, "") and value in (None, ""):
        return False
    return not isinstance(value, CellError) or isinstance(stored, CellError)


def _circle(ref: Ref, book: Book) -> Finding:
    message = f"the formula ={book.cell(ref).formula} depends on its own result; a recalculation leaves it alone"
    return Finding("XLE913", "cycle", Severity.ERROR, ref, message)


_OURS = re.compile("xle", re.IGNORECASE).search


def _functions() -> Mapping[str, Callable[..., Any]]:
    from xlengine.function import FUNCTIONS

    return FUNCTIONS


def shown(value: Value) -> str:
    """A value as text, for a message."""
    return f"{value:f}" if type(value) is Decimal else str(value)
