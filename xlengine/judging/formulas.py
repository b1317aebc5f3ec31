"""The cells that hold formulas of their own: are their stored results fresh?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from heapq import merge
from operator import attrgetter
from typing import Any, NamedTuple

from xlengine.banded import Banded
from xlengine.bands import Band, Filled
from xlengine.expression import expression
from xlengine.finding import Because, Change, Finding, Severity
from xlengine.judging.stale import stale_results
from xlengine.noise import without_noise
from xlengine.sheet import Book, Ref, Sheet, Value, with_values

STALE = "XLE911"
FEW = 1000
"""More stale results than this on one sheet are told together, and each only to whoever asks."""


class FreshColumn(NamedTuple):
    """The results of one column of a band, and the places of those that are not stored so."""

    sheet: str
    band: Band
    at: int
    places: Sequence[int]
    values: list[Value]

    def fresh(self) -> list[Value]:
        """The column as it is once it has been refreshed."""
        if len(self.places) == len(self.values):
            return self.values
        column = list(self.band.values[self.at])
        for place in self.places:
            column[place] = self.values[place]
        return column


@dataclass
class Native:
    """What a library computes for the book's own formulas."""

    any: bool = False
    """Whether the book has formulas at all."""
    single: list[Change] = field(default_factory=list)
    """What makes the formula cells fresh whose stored result is missing or differs; those in bands by columns."""
    columns: list[FreshColumn] = field(default_factory=list)
    circles: list[Finding] = field(default_factory=list)
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    """Ours, where a cell calls one."""

    @cached_property
    def changes(self) -> list[Change]:
        """All that makes formula cells fresh."""
        return [
            *self.single,
            *(
                Change(Ref(sheet, band.numbers[place], band.columns[at]), values[place], band.values[at][place],
                       keeps_formula=True)
                for sheet, band, at, places, values in self.columns for place in places
            ),
        ]  # fmt: skip

    def refreshed(self, book: Book) -> Book:
        """The book with fresh results; the book itself stays as it is."""
        fresh = {(id(column.band), column.at): column.fresh() for column in self.columns}
        if fresh:
            book = replace(book, sheets=[sheet.with_columns(fresh) for sheet in book.sheets])
        return with_values(book, {change.ref: change.value for change in self.single})

    def stale(self, book: Book) -> tuple[list[Finding], list[Stale]]:
        """The stored results that differ, those of bands by sheet; a missing one is no finding."""
        single = [
            _stale(change.ref, str(book.cell(change.ref).formula), change.before, change.value)
            for change in self.single if change.before is not None
        ]  # fmt: skip
        few: list[Finding] = []
        many: list[Stale] = []
        for sheet in book.sheets:
            own = [one for one in single if one.ref is not None and one.ref.sheet == sheet.name]
            run = Stale(sheet.name, [column for column in self.columns if column.sheet == sheet.name], own)
            if len(run) > FEW:
                many.append(run)
            else:
                few += run
        return few, many


class Stale:
    """The stale results of one sheet as findings: those of its bands, and single ones."""

    code, severity = STALE, Severity.WARNING

    def __init__(self, sheet: str, columns: Sequence[FreshColumn], single: Sequence[Finding]) -> None:
        self.sheet, self.single = sheet, sorted(single, key=attrgetter("ref"))
        self.columns = [
            column if None not in column.band.values[column.at]
            else column._replace(places=[at for at in column.places if column.band.values[column.at][at] is not None])
            for column in columns
        ]  # fmt: skip

    def __len__(self) -> int:
        return len(self.single) + sum(len(column.places) for column in self.columns)

    def __iter__(self) -> Iterator[Finding]:
        return merge(self.single, *map(_stale_in, self.columns), key=attrgetter("ref"))

    def last(self) -> Finding:
        """The last of them."""
        ends = [column._replace(places=column.places[-1:]) for column in self.columns]
        last = [*self.single[-1:], *(finding for end in ends for finding in _stale_in(end))]
        return max(last, key=attrgetter("ref"))


def _stale_in(results: FreshColumn) -> Iterator[Finding]:
    """The findings of one column of a band."""
    sheet, band, at, places, values = results
    column, before = band.columns[at], band.values[at]
    for place in places:
        yield _stale(Ref(sheet, band.numbers[place], column), band.formula(at, place), before[place], values[place])


def _stale(ref: Ref, formula: str | None, stored: Value, value: Value) -> Finding:
    message = f"the stored result is not what ={formula} gives; recalculation refreshes it"
    before, after = (without_noise(one) if type(one) is Decimal else one for one in (stored, value))
    if before == after:  # nothing else tells them apart
        before, after = stored, value
    return Finding(STALE, "stale_value", Severity.WARNING, ref, message, shown(before), shown(after))


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


def computed_again(native: Native, book: Book, given: Mapping[Ref, Value]) -> Native:
    """The book's own formulas computed again with some cells given other values: only where one of them names these."""
    from xlengine.files.upstream import Upstream

    if not native.any or not given or not Upstream(book).names_any(given):
        return native
    return native_formulas(book, given)


def native_formulas(book: Book, given: Mapping[Ref, Value] | None = None) -> Native:
    """Computes the book's own formulas, with some cells given other values first."""
    texts = [text for sheet in book.sheets for text in texts_of(sheet)]
    if not texts:
        return Native()
    from xlengine.files.calculate import calculate
    from xlengine.files.computing import CIRCLE

    native = Native(any=True)
    if any(map(_OURS, texts)):
        native.functions = _functions()
    calculation = calculate(book, given or {}, functions=native.functions)
    if given is None:
        told = {ref for ref, why in calculation.not_calculated.items() if why == CIRCLE}
        circles = [circle for circle in calculation.circles if told.intersection(circle)]
        alone = told.difference(*circles)
        native.circles += [circle_of(circle, book) for circle in (*circles, *([ref] for ref in sorted(alone)))]
    native.single, columns = stale_results(calculation, book, given or {})
    for (sheet, band, at, values), places in columns:
        every = range(len(values))
        native.columns.append(FreshColumn(sheet, band, at, every if len(places) == len(every) else places, values))
    return native


NAMED = 6
"""So many cells of a circle are named."""


def circle_of(circle: Sequence[Ref], book: Book) -> Finding:
    """XLE913: cells that depend on themselves, told at the first; on purpose where iteration is switched on."""
    first, *others = circle
    is_one_sheet = all(ref.sheet == first.sheet for ref in circle)
    named = ", ".join(ref.address if is_one_sheet else str(ref) for ref in others[:NAMED])
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    through = f" by way of {named}{more}" if others else ""
    meant = ", and iteration is switched on for that" if book.iterates else ""
    message = f"the formula ={book.cell(first).formula} depends on its own result{through}{meant}"
    because = tuple(Because(ref, book.cell(ref).value) for ref in others[:40])
    severity = Severity.WARNING if book.iterates else Severity.ERROR
    return Finding("XLE913", "cycle", severity, first, f"{message}; a recalculation leaves it alone", because=because)


_OURS = expression("xle", re.IGNORECASE).search


def _functions() -> Mapping[str, Callable[..., Any]]:
    from xlengine.function import FUNCTIONS

    return FUNCTIONS


def shown(value: Value) -> str:
    """A value as text, for a message."""
    return f"{value:f}" if type(value) is Decimal else str(value)
