"""What binary arithmetic leaves at the end of a formula's result."""

from __future__ import annotations

from decimal import Decimal

from xlengine.number import decimals_of, rounded

NOISE = Decimal("5e-9")
"""What a chain of sums of amounts below ten thousand million may be off by in binary."""


def without_noise(value: Decimal) -> Decimal:
    """A formula's result without what binary arithmetic leaves at its end: -522.799999999988 is -522.8."""
    if decimals_of(value) <= 6 or abs(value) >= 10**10:
        return value
    for places in range(7):
        near = rounded(value, places)
        if abs(near - value) <= NOISE:
            return near
    return value
