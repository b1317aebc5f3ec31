"""What binary arithmetic leaves at the end of a formula's result, also where only its value was kept."""

from __future__ import annotations

from decimal import Decimal

from xlengine.number import decimals_of, rounded

NOISE = Decimal("5e-9")
"""What a chain of sums of amounts may be off by in binary, at least."""
SHARE = Decimal("1e-14")
"""What it may be off by, as a share of the result: 44 974 761 328.4997 of a hundred thousand lines is …328.5."""
MOST_NOISE = Decimal("5e-4")
"""What it may be off by at most: hundreds of thousands of millions to the cent are taken as they stand."""
TYPED = 6
"""Nobody types more decimals than this: a stored number that has more was computed, and has noise in it."""
CHANCE = Decimal("1e-5")
"""So small a part of the last place kept must noise be at most, but for what is left of a large result."""
DIGITS = 14
"""A result of fewer digits than this has no noise in it, unless it has more than six decimals."""


def may_have_noise(value: Decimal, decimals: int) -> bool:
    """Whether a number of so many decimals is long enough to be looked at."""
    return decimals > 6 or (decimals > 0 and decimals + value.adjusted() + 1 >= DIGITS)


def without_noise(value: Decimal) -> Decimal:
    """A formula's result without what binary arithmetic leaves at its end: -522.799999999988 is -522.8."""
    decimals = decimals_of(value)
    if not may_have_noise(value, decimals):
        return value
    of_large = min(abs(value) * SHARE, MOST_NOISE)
    for places in range(min(7, decimals)):
        near = rounded(value, places)
        if abs(near - value) <= max(of_large, min(NOISE, CHANCE.scaleb(-places))):
            return near
    return value
