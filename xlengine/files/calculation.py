"""What computing the formulas of a workbook gives, and when two results are one."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from xlengine.bands import Band
from xlengine.sheet import Ref, Value


class Results(NamedTuple):
    """What the formulas of one column of a band give, row by row."""

    sheet: str
    band: Band
    at: int
    """Which column of the band."""
    values: list[Value]


@dataclass(slots=True)
class Calculation:
    """The formula cells' values, and for each formula that was not computed the reason."""

    single: dict[Ref, Value] = field(default_factory=dict)
    """The values of formula cells that stand in no band of rows."""
    not_calculated: dict[Ref, str] = field(default_factory=dict)
    columns: list[Results] = field(default_factory=list)
    """The values of those that do."""
    circles: list[list[Ref]] = field(default_factory=list)
    """Cells that depend on themselves, circle by circle, each in reading order."""

    @property
    def values(self) -> dict[Ref, Value]:
        """All values, by cell."""
        return self.single | {
            Ref(sheet, row, band.columns[at]): value
            for sheet, band, at, values in self.columns
            for row, value in zip(band.numbers, values, strict=True)
        }


_LEEWAY = 10**12
"""What binary arithmetic may leave is one part of so many."""


def close(found: Value, expected: Value, largest: Decimal = Decimal(0)) -> bool:
    """Whether two values are one, up to what binary arithmetic may leave where figures as large as `largest` meet."""
    if isinstance(found, Decimal) and isinstance(expected, Decimal):
        apart = abs(found - expected) * _LEEWAY
        return apart <= 1 or apart <= max(abs(found), abs(expected), abs(largest))
    return type(found) is type(expected) and found == expected
