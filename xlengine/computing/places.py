"""How many decimals a figure is given, and the figure rounded to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from xlengine.layout import Entry
from xlengine.number import decimals_of, rounded

MOST_ROUNDED = 4
"""Results with more decimals than this are not rounded."""
UNROUNDED = 13
"""The decimals of a quotient that nobody rounded: as many as a workbook holds of it."""
FEW = 5
"""One of so many tells how many decimals the others would have."""
HUNDREDTH = Decimal("0.01")


def most_frequent(places: Sequence[int]) -> int | None:
    """What most of these are, of several the first; None where there are none."""
    return Counter(places).most_common(1)[0][0] if places else None


def usual_places(figures: Sequence[Entry]) -> int | None:
    """The decimals of most figures of a column; of results that are all rounded, those that several still show.

    A formula that rounds to one place gives 10 as well as 22.2.
    """
    places = [figure.decimals for figure in figures]
    if any(figure.is_formula for figure in figures) and max(places) <= MOST_ROUNDED:
        return sorted(places, reverse=True)[max(1, -(-len(places) // FEW)) - 1]
    return most_frequent(places)


def are_unrounded(figures: Sequence[Entry]) -> bool:
    """Whether a column holds quotients by formulas, most of which nobody rounded."""
    results = [figure.value for figure in figures if figure.is_formula and figure.value is not None]
    return len(results) > 1 and 2 * sum(decimals_of(one) > MOST_ROUNDED for one in results) > len(results)


def places_of_a_product(factors: Sequence[int], times: Decimal) -> int:
    """The decimals of an amount at a price, or of what a rate in per cent takes of an amount: those of the amount."""
    return min(factors) if times == HUNDREDTH else max(factors) + decimals_of(times)


def settled(exact: Decimal | Fraction, decimals: int, adds: bool) -> Decimal:
    """A sum is never rounded beyond what its parts hold; a quotient is rounded once."""
    if adds and isinstance(exact, Decimal):
        own = decimals_of(exact)
        return rounded(exact, max(decimals, own)) if own <= 12 else exact
    return rounded(exact, decimals)
