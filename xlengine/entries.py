"""Cells of a table as figures: value, last printed place, unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from xlengine.grid import Kind, kind_of
from xlengine.layout import Entry, State
from xlengine.number import decimals_of, read_printed, rounded
from xlengine.numberformat import decimals_of_format, is_percent_format
from xlengine.sheet import Cell, CellError, Place

HUNDRED = Decimal(100)
NOISE = Decimal("5e-9")
"""What a chain of sums of amounts below ten thousand million may be off by in binary."""
MOST_DECIMALS = 9
"""A stored number with more decimals than this was computed, not typed."""


def entry_of(place: Place, cell: Cell, decimal_mark: str) -> Entry:
    """One cell as a figure, with the decimals that it shows by itself."""
    value = cell.value
    formula = cell.formula is not None
    if value is None:
        return Entry(place, State.BLANK, None, 0, is_formula=formula)
    if isinstance(value, CellError):
        return Entry(place, State.ERROR, None, 0, is_formula=formula)
    if isinstance(value, Decimal) and not cell.style.is_date:
        return _stored(place, value, cell, formula)
    if isinstance(value, str):
        kind = kind_of(cell)
        if kind is Kind.BLANK:
            return Entry(place, State.BLANK, None, 0, is_formula=formula)
        printed = read_printed(value.strip(), decimal_mark) if len(value) < 60 else None
        if printed:
            state = State.NIL if printed.is_nil else State.FIGURE
            return Entry(place, state, printed.value, printed.decimals, is_formula=formula, as_text=True)
    return Entry(place, State.TEXT, None, 0, is_formula=formula)


def _stored(place: Place, value: Decimal, cell: Cell, formula: bool) -> Entry:
    number_format = cell.style.number_format
    as_fraction = is_percent_format(number_format)
    if formula:
        value = without_noise(value)
    if as_fraction:
        value *= HUNDRED
    own = decimals_of(value)
    shown = decimals_of_format(number_format)
    is_exact = formula or own > MOST_DECIMALS or (shown is not None and own > shown)
    return Entry(place, State.FIGURE, value, own, formula, False, as_fraction, is_exact)


def without_noise(value: Decimal) -> Decimal:
    """A formula's result without what binary arithmetic leaves at its end: -522.799999999988 is -522.8."""
    if decimals_of(value) <= 6 or abs(value) >= 10**10:
        return value
    for places in range(7):
        near = rounded(value, places)
        if abs(near - value) <= NOISE:
            return near
    return value


def settle_decimals(
    entries: Sequence[Sequence[Entry]], vectors: Sequence[Sequence[Entry]], shown: Callable[[Entry], int | None]
) -> None:
    """Gives each typed figure the last place that it was printed with.

    A stored 40 may have been printed 40 or 40.0: the broken figures of its measure tell, and its format, whichever
    claims less. A formula's last place is the one it shows; what it holds beyond is full precision or binary noise.
    """
    printed = (e.decimals for row in entries for e in row if e.state is State.FIGURE and not e.is_exact)
    everywhere = max(printed, default=0)
    for vector in vectors:
        places = [e.decimals for e in vector if e.state is State.FIGURE and not e.is_exact]
        usual = _usual(places) if places else everywhere
        for entry in vector:
            if entry.state is State.NIL:
                entry.decimals = usual
        typed = [e for e in vector if e.state is State.FIGURE and not e.as_text]
        broken = [e.decimals for e in typed if e.decimals and not e.is_exact]
        common = _usual(broken) if broken else 0
        for entry in typed:
            form = shown(entry)
            if entry.is_formula:
                if form is not None and entry.value is not None and rounded(entry.value, form) == entry.value:
                    entry.decimals = form
                continue
            if entry.is_exact:
                continue
            if broken:
                entry.decimals = max(entry.decimals, common if form is None else min(common, form))
            else:
                entry.decimals = max(entry.decimals, form or 0)


def _usual(decimals: list[int]) -> int:
    """The most decimals that a fair part of the figures have: a stored 40 says nothing, one odd figure sets no rule."""
    needed = max(1, -(-len(decimals) // 5))
    counted = sorted(decimals, reverse=True)
    return counted[needed - 1]
