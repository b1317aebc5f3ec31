"""A second point to try formulas at: other figures of the same kind in the cells that hold typed-in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xlengine.sheet import Book, Ref, Value

_PRIME, _FACTOR = 2**89 - 1, 2**61 - 1
"""Of Lehmer's sequence, which is chance enough here and needs no library loaded."""
_PLACES = 30
"""Numbers with up to so many decimals are told apart."""


def second_point(book: Book, seed: int = 1) -> dict[Ref, Value]:
    """Another value for every typed-in number: as large, with as many decimals, of the same sign, never zero.

    All differ, and the same book gives the same ones. A formula that equals a rule in the file's own figures and at
    this point too is that rule; `SUM(B5:B7)` for `B5:B8` shows here even where B8 is nil. Dates stay as they are.
    """
    point: dict[Ref, Value] = {}
    taken: set[int] = set()
    numbers = _numbers(seed)
    for name, sheet in sorted({sheet.name: sheet for sheet in book.sheets}.items()):
        for (row, column), cell in sheet:
            value = cell.value
            if cell.formula is None and isinstance(value, Decimal) and not cell.style.is_date:
                point[Ref(name, row, column)] = _another(value, numbers, taken)
    return point


def _another(value: Decimal, numbers: Iterator[int], taken: set[int]) -> Decimal:
    sign, digits, exponent = value.as_tuple()
    power = exponent if isinstance(exponent, int) else 0
    decimals, size = max(0, -power), len(digits) + max(0, power)
    unit = 10 ** max(0, _PLACES - decimals)
    for attempt, number in enumerate(numbers):
        low = 10 ** (size - 1 + attempt // 8)  # too few numbers of this size: take longer ones
        drawn = low + number % (9 * low)
        chosen = Decimal(-drawn if sign else drawn).scaleb(-decimals)
        if drawn * unit not in taken and chosen != value:
            taken.add(drawn * unit)
            return chosen
    raise AssertionError("there is always a longer number")


def _numbers(seed: int) -> Iterator[int]:
    number = seed
    for _ in range(10):  # away from a small seed
        number = number * _FACTOR % _PRIME
    while True:
        number = number * _FACTOR % _PRIME
        yield number
