"""A printed figure is an interval: half a unit of its last place either side."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from xlengine.number import Exact


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a printed figure may stand for: half a unit of its last place either side, ends included."""

    low: Fraction
    high: Fraction

    @classmethod
    def exactly(cls, value: Exact) -> Interval:
        point = Fraction(value)
        return cls(point, point)

    @classmethod
    def around(cls, value: Exact, decimals: int) -> Interval:
        half = Fraction(1, 2 * 10**decimals)
        return cls(Fraction(value) - half, Fraction(value) + half)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: int | Fraction) -> Interval:
        ends = (self.low * factor, self.high * factor)
        return Interval(min(ends), max(ends))

    def __mul__(self, other: Interval) -> Interval:
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def over(self, base: Interval) -> Interval | None:
        """The quotients; None where the base may be nil, since then nothing is known of them."""
        if base.low <= 0 <= base.high:
            return None
        ends = [a / b for a in (self.low, self.high) for b in (base.low, base.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def __contains__(self, value: Exact) -> bool:
        return self.low <= value <= self.high
