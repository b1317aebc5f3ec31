"""How many decimals a figure is given, and the figure rounded to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from xlengine.number import decimals_of, rounded

HUNDREDTH = Decimal("0.01")


def most_frequent(places: Sequence[int]) -> int | None:
    """What most of these are, of several the first; None where there are none."""
    return Counter(places).most_common(1)[0][0] if places else None


def places_of_a_product(factors: Sequence[int], times: Decimal) -> int:
    """The decimals of an amount at a price, or of what a rate in per cent takes of an amount: those of the amount."""
    return min(factors) if times == HUNDREDTH else max(factors) + decimals_of(times)


def settled(exact: Decimal | Fraction, decimals: int, adds: bool) -> Decimal:
    """A sum is never rounded beyond what its parts hold; a quotient is rounded once."""
    if adds and isinstance(exact, Decimal):
        own = decimals_of(exact)
        return rounded(exact, max(decimals, own)) if own <= 12 else exact
    return rounded(exact, decimals)
