"""Tables that are rounded to tens, hundreds or thousands and print every place: what this rounding explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from xlengine.across.additive import additive
from xlengine.layout import Entry, Relation, Table
from xlengine.rule import Form

ENOUGH_FIGURES = 20
"""So many figures must end in a nought, and none in anything else."""
ENOUGH_OFF = 3
"""So many sums must be off, some by more and some by less, and by no more than their rounding."""
FEW_FURTHER_OFF = 8
"""Of so many sums that are right or off by rounding one may be further off: that one is a mistake."""


class RoundFigures:
    """What the sums of a table tell of its rounding."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def unit_that_explains(self, target: Entry, parts: Sequence[Entry], signs: Sequence[int]) -> Decimal | None:
        """What the table is rounded to, where a wrong sum is no further off than that allows; else None."""
        unit = self._unit
        off = None if unit is None else _off(target, parts, signs)
        return unit if unit is not None and off is not None and _is_within(off, len(parts), unit) else None

    @cached_property
    def _unit(self) -> Decimal | None:
        """What the table's figures are rounded to; None where they claim every place."""
        sums = [one for relation in self._table.relations if _adds(relation) for one in self._sums(relation)]
        figures = [entry.value for target, parts, _ in sums for entry in (target, *parts) if entry.value]
        if len(figures) < ENOUGH_FIGURES:
            return None
        noughts = min(map(_noughts, figures))
        if noughts < 1:
            return None
        unit = Decimal(1).scaleb(noughts)
        offs = [(off, len(parts)) for target, parts, signs in sums if (off := _off(target, parts, signs)) is not None]
        rounded = [off for off, count in offs if off and _is_within(off, count, unit)]
        further = sum(not _is_within(off, count, unit) for off, count in offs)
        both_ways = any(off > 0 for off in rounded) and any(off < 0 for off in rounded)
        is_told = len(rounded) >= ENOUGH_OFF and both_ways and further * FEW_FURTHER_OFF <= len(offs)
        return unit if is_told else None

    def _sums(self, relation: Relation) -> Iterator[tuple[Entry, list[Entry], Sequence[int]]]:
        rows, only = self._table.entries, relation.only
        if relation.axis == "across":
            for line, row in enumerate(rows):
                if only is None or line in only:
                    yield row[relation.target], [row[at] for at in relation.arguments], relation.signs
        else:
            for column in additive(self._table):
                if only is None or column in only:
                    parts = [rows[at][column] for at in relation.arguments]
                    yield rows[relation.target][column], parts, relation.signs


def _adds(relation: Relation) -> bool:
    return relation.form in (Form.SUM, Form.DIFFERENCE) and not relation.running


def _off(target: Entry, parts: Sequence[Entry], signs: Sequence[int]) -> Decimal | None:
    """How far typed figures are off; None where one is missing or computed by a formula, or all are nil."""
    entries = (target, *parts)
    if not all(entry.is_number for entry in entries) or any(entry.is_formula for entry in entries):
        return None
    given = sum((entry.value * sign for entry, sign in zip(parts, signs, strict=True) if entry.value), Decimal(0))
    return given - (target.value or Decimal(0)) if any(entry.value for entry in entries) else None


def _is_within(off: Decimal, count: int, unit: Decimal) -> bool:
    """Half a unit for each of the parts and for the sum; a nil that is rounded may be off like any other."""
    return abs(off) * 2 <= unit * (count + 1)


def _noughts(value: Decimal) -> int:
    """How many noughts the whole number ends in; none where it has decimals."""
    _, digits, exponent = value.normalize().as_tuple()
    return max(0, exponent) if isinstance(exponent, int) and digits else 0
