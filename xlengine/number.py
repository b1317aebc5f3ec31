"""The only place where numbers are made and rounded.

Everything is an exact decimal. Only a division rounds: once, half away from zero.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction

from xlengine.expression import expression

Exact = Decimal | Fraction
MOST_DIGITS = 64
"""A printed figure with more digits than this is not a figure."""

_WIDE = Context(prec=MOST_DIGITS * 2)
_HALVES = tuple(Decimal(5).scaleb(-places - 1) for places in range(31))
_UNITS = tuple(Decimal(1).scaleb(-places) for places in range(31))
NOTHING = Decimal(0)
BEYOND = 309
"""No binary number has so many digits before the point."""
FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
"""Arithmetic in the fifteen digits that a workbook holds of a number: what is written is what the next run reads."""
_PLAIN = expression(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


def exact(number: int | float | str | Decimal) -> Decimal:
    """The decimal that a stored number means: fifteen significant digits, as Excel shows it.

    1.005 stored as a binary float is 1.005. ValueError for what is no finite number.
    """
    text = number if isinstance(number, str) else repr(number) if isinstance(number, float) else str(number)
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text[:40]!r} is not a number") from None
    if "_" in text:
        raise ValueError(f"{text[:40]!r} is not a number")
    if not value.is_finite() or value.adjusted() >= BEYOND:
        raise ValueError(f"{text[:40]!r} is not a finite number")
    if len(text) < 16 and _PLAIN.fullmatch(text):
        return value
    value = FIFTEEN.plus(value).normalize()
    whole = value.as_tuple().exponent > 0 and value.adjusted() < 28  # type: ignore[operator]
    return value.quantize(Decimal(1)) if whole else value


def decimals_of(value: Decimal) -> int:
    """How many decimals the number itself has: 2.50 has one."""
    text = str(value)
    if "E" in text:
        exponent = value.normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0
    point = text.find(".")
    return 0 if point < 0 else len(text.rstrip("0")) - point - 1


def rounded(value: Exact, decimals: int) -> Decimal:
    """One rounding, half away from zero: 2.25 → 2.3, -2.25 → -2.3."""
    if type(value) is Decimal and 0 <= decimals < len(_UNITS) and value.adjusted() < MOST_DIGITS:
        return _WIDE.add(value.quantize(_UNITS[decimals], ROUND_HALF_UP, _WIDE), NOTHING)  # no minus before nil
    numerator, denominator = value.as_integer_ratio()
    scale = 10 ** max(decimals, 0)
    whole, rest = divmod(abs(numerator) * scale, denominator)
    if 2 * rest >= denominator:
        whole += 1
    return Decimal(-whole if numerator < 0 else whole).scaleb(-max(decimals, 0), _WIDE)


def rounded_quotient(part: Decimal, whole: Decimal, scale: int, decimals: int) -> Decimal:
    """`part` times `scale` over `whole`, rounded once, half away from zero. The whole is not nil."""
    upper, lower = part.as_integer_ratio()
    base, under = whole.as_integer_ratio()
    numerator, denominator = upper * under * scale * 10**decimals, lower * base
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    whole_units, rest = divmod(abs(numerator), denominator)
    if 2 * rest >= denominator:
        whole_units += 1
    return Decimal(-whole_units if numerator < 0 else whole_units).scaleb(-decimals, _WIDE)


def is_quotient(value: Decimal, part: Decimal, whole: Decimal, scale: int, decimals: int) -> bool:
    """Whether `value`, of so many decimals at most, is `rounded_quotient` of the others; told without a division."""
    exact, product = _WIDE.multiply(part, scale), _WIDE.multiply(value, whole)
    apart, half = _WIDE.subtract(product, exact).copy_abs(), _WIDE.multiply(whole, _HALVES[decimals]).copy_abs()
    if apart != half:
        return apart < half
    return product.copy_abs() > exact.copy_abs()  # half a unit off: then away from nil


def quotient(part: Exact, whole: Exact, scale: int = 1) -> Fraction | None:
    """The exact ratio, times the scale; None where the base is nil, since a share of nothing is no number."""
    if not whole:
        return None
    upper, lower = part.as_integer_ratio()
    base, under = whole.as_integer_ratio()
    return Fraction(upper * under * scale, lower * base)


def to_be_rounded_again(exact: Decimal | Fraction, decimals: int) -> int:
    """So many decimals, or more, that whoever shows fewer of them rounds to the same figure as from the exact one."""
    for places in range(decimals, decimals + 3):
        shown = rounded(exact, places)
        if all(rounded(shown, fewer) == rounded(exact, fewer) for fewer in range(places)):
            return places
    return decimals
