"""Is a stored result to be refreshed, or is what parts it from a library's only what binary arithmetic leaves?

Excel computes with seventeen digits and shows nil where a difference is nearly none; a library is handed fifteen. What
is left of that is no change, and nothing is written for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain, product
from typing import NamedTuple

from xlengine.expression import expression
from xlengine.files.calculation import Calculation, Results
from xlengine.finding import Change
from xlengine.noise import TYPED, without_noise
from xlengine.number import decimals_of
from xlengine.sheet import Book, CellError, Ref, Value

PARTS = 10**12
"""A result that differs by no more than one part of so many is the stored one: a cent is more of any budget."""
LEAST = Decimal("1E-12")
"""So is one that differs by so little."""
QUOTIENT = 10**9
"""Of a quotient with more decimals than anybody types one part of so many may be left by what it is taken of."""
SMALL = Decimal("0.001")
"""A difference up to this may be what is left of large figures that nearly cancel out."""
LEFT = Decimal("1E-12")
"""So much of the largest figure may be left, with what the figures themselves are off."""
TIMES = 8
"""So many times what a cell is off, those that take it may be."""
MOST_NAMED = 2000
"""A formula that names more cells than this is told by its own digits."""
MOST_PASSES = 5
"""So often suspects are gone through."""


class Suspect(NamedTuple):
    """A result that differs from the stored one by little."""

    ref: Ref
    formula: str
    stored: Value
    apart: Decimal

    @property
    def is_in_the_last_digits(self) -> bool:
        """Whether it differs beyond what anybody types, by no more than a quotient of figures that are off may."""
        if not isinstance(self.stored, Decimal) or decimals_of(self.stored) <= TYPED:
            return False
        return self.apart * QUOTIENT <= abs(self.stored)


def stale_results(
    calculation: Calculation, book: Book, given: Mapping[Ref, Value]
) -> tuple[list[Change], list[tuple[Results, list[int]]]]:
    """What makes formula cells fresh, but for the `given` ones: single cells, and places in the columns of bands."""
    suspects: list[Suspect] = []
    single: list[Change] = []
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for ref, value in calculation.single.items():
        cell = sheets[ref.sheet].cell(ref.row, ref.column)
        if ref not in given and is_stale(cell.value, value):
            single.append(Change(ref, value, cell.value, keeps_formula=True))
            if type(value) is type(cell.value) is Decimal and abs(value - cell.value) <= SMALL:
                suspects.append(Suspect(ref, str(cell.formula), cell.value, abs(value - cell.value)))
    columns: list[tuple[Results, list[int]]] = []
    for results in calculation.columns:
        sheet, band, at, values = results
        places, little = _stale_places(band.values[at], values)
        columns.append((results, places))
        for place, apart in little:
            ref = Ref(sheet, band.numbers[place], band.columns[at])
            suspects.append(Suspect(ref, str(band.formula(at, place)), band.values[at][place], apart))
    if suspects:
        in_bands = (Ref(sheet, band.numbers[place], band.columns[at])
                    for (sheet, band, at, _), places in columns for place in places)  # fmt: skip
        stale = chain((change.ref for change in single), in_bands)
        left = _Leeway(book, calculation, stale).explained(suspects)
        single = [change for change in single if change.ref not in left]
        columns = [(results, _without(left, results, places)) for results, places in columns]
    return single, [(results, places) for results, places in columns if places]


def is_stale(stored: Value, value: Value) -> bool:
    """Whether a stored result is to be refreshed. Nothing is replaced by an error that another program computed."""
    if type(stored) is type(value) is Decimal:
        apart = abs(stored - value)
        return apart > LEAST and apart * PARTS > max(abs(stored), abs(value))
    if isinstance(stored, CellError) or isinstance(value, CellError):
        return not isinstance(value, CellError)
    if isinstance(stored, str) and isinstance(value, str):
        return _as_shown(stored) != _as_shown(value)
    if stored in (None, "") and value in (None, ""):
        return False
    return stored != value or type(stored) is not type(value)


_BETWEEN_DIGITS = expression(r"(?<=[0-9])[.,](?=[0-9])")
_LONG = expression(r"(?<![0-9.])[0-9]+\.[0-9]{12,}(?![0-9.])")


def _as_shown(text: str) -> str:
    """A text with the numbers in it as any system shows them: `6,44` as `6.44`, and with fifteen digits."""
    return _LONG.sub(lambda found: f"{without_noise(Decimal(found[0])):f}", _BETWEEN_DIGITS.sub(".", text))


def _stale_places(stored: Sequence[Value], values: Sequence[Value]) -> tuple[list[int], list[tuple[int, Decimal]]]:
    """The places of a column that are to be refreshed, as `is_stale` tells; and what some differ by, if little."""
    stale: list[int] = []
    little: list[tuple[int, Decimal]] = []
    for place, (before, after) in enumerate(zip(stored, values, strict=True)):
        if before is after or before == after:
            continue
        if type(before) is type(after) is Decimal:
            apart = abs(before - after)
            if apart <= LEAST or apart * PARTS <= max(abs(before), abs(after)):
                continue
            if apart <= SMALL:
                little.append((place, apart))
            stale.append(place)
        elif is_stale(before, after):
            stale.append(place)
    return stale, little


def _without(left: set[Ref], results: Results, places: Sequence[int]) -> list[int]:
    numbers, column = results.band.numbers, results.band.columns[results.at]
    return [place for place in places if Ref(results.sheet, numbers[place], column) not in left]


class _Leeway:
    """What binary arithmetic may leave in a result: of the figures that its formula names, and what these are off."""

    def __init__(self, book: Book, calculation: Calculation, stale: Iterable[Ref]) -> None:
        from xlengine.files.formula import folded
        from xlengine.files.precedents import Extents

        self.sheets = {sheet.name: sheet for sheet in book.sheets}
        self.extents, self.names = Extents(book), folded(book.names)
        self.fresh, self.stale = calculation.values, set(stale)

    def explained(self, suspects: Sequence[Suspect]) -> set[Ref]:
        """Those that are off by no more; what one of them is off, those that take it may be too.

        Most stand below what they take: few passes from top to bottom find them all.
        """
        explained: set[Ref] = set()
        waiting = list(suspects)
        for _ in range(MOST_PASSES):
            before = len(waiting)
            for one in waiting:
                if self._explains(one):
                    explained.add(one.ref)
                    self.stale.discard(one.ref)
            waiting = [one for one in waiting if one.ref not in explained]
            if len(waiting) in (0, before):
                break
        return explained

    def _explains(self, suspect: Suspect) -> bool:
        from xlengine.files.formula import dissect

        if "/" in suspect.formula and suspect.is_in_the_last_digits:
            return True
        spans = self.extents.spans(dissect(suspect.formula, self.names).references, suspect.ref.sheet)
        if sum((area.bottom - area.top + 1) * (area.right - area.left + 1) for _, area in spans) > MOST_NAMED:
            return suspect.is_in_the_last_digits
        largest = off = Decimal(0)
        for name, area in spans:
            for row, column in product(range(area.top, area.bottom + 1), range(area.left, area.right + 1)):
                value = self.sheets[name].cell(row, column).value
                if isinstance(value, Decimal):
                    largest = max(largest, abs(value))
                    ref = Ref(name, row, column)
                    fresh = self.fresh.get(ref) if ref not in self.stale else None
                    off += abs(value - fresh) if isinstance(fresh, Decimal) else 0
        return suspect.apart <= largest * LEFT + TIMES * off
