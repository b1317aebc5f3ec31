"""A second point to try formulas at: other figures of the same kind in the cells that hold typed-in numbers."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from hashlib import blake2b

from xlengine.sheet import Book, Ref, Value


def second_point(book: Book, seed: int = 1, among: Collection[Ref] | None = None) -> dict[Ref, Value]:
    """Another value for every typed-in number: as large, with as many decimals, of the same sign, never zero.

    All differ, and the same book gives the same ones. A formula that equals a rule in the file's own figures and at
    this point too is that rule; `SUM(B5:B7)` for `B5:B8` shows here even where B8 is nil. Dates stay as they are.
    `among`: only these cells.
    """
    point: dict[Ref, Value] = {}
    taken: set[Decimal] = set()
    if among is None:
        among = [Ref(sheet.name, *place) for sheet in book.sheets for place, _ in sheet]
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for ref in sorted(among):
        cell = sheets[ref.sheet].cell(ref.row, ref.column)
        value = cell.value
        if cell.formula is None and isinstance(value, Decimal) and not cell.style.is_date:
            point[ref] = _another(value, f"{seed}|{ref.sheet}!{ref.row},{ref.column}", taken)
    return point


def _another(value: Decimal, key: str, taken: set[Decimal]) -> Decimal:
    sign, digits, exponent = value.as_tuple()
    power = exponent if isinstance(exponent, int) else 0
    decimals, size = max(0, -power), len(digits) + max(0, power)
    for attempt in range(10_000):
        low = 10 ** (size - 1 + attempt // 8)  # too few numbers of this size: take longer ones
        drawn = int.from_bytes(blake2b(f"{key}|{attempt}".encode(), digest_size=12).digest(), "big")
        chosen = Decimal(low + drawn % (9 * low)).scaleb(-decimals)
        if chosen not in taken and chosen != abs(value):
            break
    taken.add(chosen)
    return -chosen if sign else chosen
