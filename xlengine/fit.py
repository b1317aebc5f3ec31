"""Does a figure agree with others? Exactly, up to the rounding of what is printed, or not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from math import log10
from typing import NamedTuple

from xlengine.interval import Interval
from xlengine.layout import Entry, State
from xlengine.noise import SHARE, TYPED
from xlengine.number import Exact, quotient, rounded_quotient
from xlengine.rule import Form, product_of

BINARY_NOISE = Fraction(1, 10**12)
"""What a chain of binary sums in a spreadsheet may be off by, as a part of its largest figure."""

NOISE = Decimal("1e-12")
NIL, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
_EXACT = Context(prec=400)
"""Products of printed figures have no more digits than this."""


class Agreement(Enum):
    """How a figure stands to the one that its inputs give."""

    EXACT = "exact"
    ROUNDING = "explained by rounding"
    WRONG = "wrong"
    UNTESTABLE = "untestable"


class Fit(NamedTuple):
    """One figure tried against one hypothesis."""

    agreement: Agreement
    weight: float = 0.0
    """How much an agreement says: nothing for nil against nil, one for a figure with two digits to spare."""


UNTESTABLE, WRONG = Fit(Agreement.UNTESTABLE), Fit(Agreement.WRONG)


def value_of(form: Form, arguments: Sequence[Entry], signs: Sequence[int], times: Decimal = ONE) -> Exact | None:
    """What the inputs give, unrounded; None where no number can be computed.

    A blank counts as nil beside a figure; all blank, words and error values give nothing. A product is taken so many
    `times`: a hundredth where one of its factors is a percentage.
    """
    states = [entry.state for entry in arguments]
    if State.TEXT in states or State.ERROR in states:
        return None
    if form is Form.SUM or form is Form.DIFFERENCE:
        if -1 in signs or len(signs) != len(arguments):
            amounts = [entry.value if sign > 0 else -entry.value
                       for entry, sign in zip(arguments, signs, strict=True) if entry.value is not None]  # fmt: skip
        else:
            amounts = [entry.value for entry in arguments if entry.value is not None]
        return sum(amounts[1:], amounts[0]) if amounts else None
    if form is Form.PRODUCT:
        factors = [entry.value for entry in arguments if entry.value is not None]
        return product_of((*factors, times)) if len(factors) == len(arguments) else None
    part, whole = (entry.value for entry in arguments[:2])
    if part is None or whole is None:
        return None
    if form is Form.VACANCY:
        return quotient(part - whole, part, 100)
    if form is Form.GROWTH:
        return quotient(part - whole, whole, 100)
    return quotient(part, whole, 100 if form is Form.PERCENTAGE else 1)


def interval_of(entry: Entry, from_formula: bool = False) -> Interval:
    """What a printed figure may stand for; hardly more than a point for a stored number that was not printed."""
    value = entry.value or NIL
    if from_formula or entry.state is State.BLANK:
        return Interval.exactly(value)
    if entry.is_exact:
        noise = Fraction(noise_of(entry))
        return Interval(Fraction(value) - noise, Fraction(value) + noise)
    return Interval.around(value, entry.decimals)


def intervals_of(form: Form, arguments: Sequence[Entry], signs: Sequence[int], exact: bool) -> Interval | None:
    """All that the inputs may give; None where the base may be nil."""
    parts = [interval_of(entry, exact) for entry in arguments]
    if form in (Form.SUM, Form.DIFFERENCE):
        ends = [(part.low, part.high) if sign > 0 else (-part.high, -part.low)
                for part, sign in zip(parts, signs, strict=True)]  # fmt: skip
        return Interval(sum((low for low, _ in ends), Fraction(0)), sum((high for _, high in ends), Fraction(0)))
    if form is Form.VACANCY:  # a strength is a count of posts, and never rounded
        rest = parts[1].over(Interval.exactly(arguments[0].value or NIL))
        return None if rest is None else Interval((1 - rest.high) * 100, (1 - rest.low) * 100)
    quotients = parts[0].over(parts[1])
    if quotients is not None and form is Form.GROWTH:
        return Interval((quotients.low - 1) * 100, (quotients.high - 1) * 100)
    return None if quotients is None else quotients.times(100 if form is Form.PERCENTAGE else 1)


def fit(form: Form, target: Entry, arguments: Sequence[Entry], signs: Sequence[int], times: Decimal = ONE) -> Fit:
    """Tries one printed figure against what its inputs give."""
    if target.value is None or not target.is_number:
        return UNTESTABLE
    if form is Form.PERCENTAGE and _rounds_to(target, arguments):
        return Fit(Agreement.ROUNDING, _weight(form, target, arguments))
    expected = value_of(form, arguments, signs, times)
    if expected is None:
        return UNTESTABLE
    if expected == target.value:
        return Fit(Agreement.EXACT, _weight(form, target, arguments))
    if form is Form.PRODUCT and isinstance(expected, Decimal):  # factors are not rounded, but for one month of many
        around = HALVES[min(target.decimals, 29)] + (times * half_of(arguments[0]) if len(arguments) == 1 else NIL)
        is_far_off = abs(expected - target.value) > max(around, abs(target.value) * NOISE)
        return WRONG if is_far_off else Fit(Agreement.ROUNDING, _weight(form, target, arguments))
    if form in (Form.SUM, Form.DIFFERENCE) and isinstance(expected, Decimal):
        off, width = abs(expected - target.value), _leeway(target, arguments)
        if off <= _noise(target, arguments):
            return Fit(Agreement.EXACT, _weight(form, target, arguments))
        if off <= width:
            return Fit(Agreement.ROUNDING, _weight(form, target, arguments, 2 * float(width)))
        return WRONG
    if is_far(form, target, arguments):
        return WRONG
    if abs(Fraction(expected) - Fraction(target.value)) <= _noise(target, arguments):
        return Fit(Agreement.EXACT, _weight(form, target, arguments))
    claimed, possible = claims(form, target, arguments, signs)
    if possible is None:
        return UNTESTABLE
    if claimed.meets(possible):
        spread = claimed.high - claimed.low + possible.high - possible.low
        return Fit(Agreement.ROUNDING, _weight(form, target, arguments, float(min(spread, Fraction(10**300)))))
    return WRONG


def is_far(form: Form, target: Entry, arguments: Sequence[Entry]) -> bool:
    """Whether no figures within their roundings give the printed quotient: told by products, without a division.

    A quotient is the printed one where the part, in its unit, is the printed one times the whole.
    """
    part, whole = arguments[::-1] if form is Form.VACANCY else arguments
    shown, base, amount = target.value or NIL, whole.value or NIL, part.value or NIL
    around_part, around_whole = (NIL, NIL) if target.is_formula else (half_of(part), half_of(whole))
    around = half_of(target)
    if target.is_formula:
        largest = max(abs(shown), abs(base), abs(amount))
        around = _EXACT.add(HALVES[min(target.decimals, 29)], _EXACT.multiply(largest, NOISE))
    if form is Form.VACANCY:  # a strength is a count of posts, and never rounded
        shown, around_whole = _EXACT.subtract(HUNDRED, shown), NIL
    elif form is Form.GROWTH:
        shown = _EXACT.add(HUNDRED, shown)
    low, high = _EXACT.subtract(base, around_whole), _EXACT.add(base, around_whole)
    if low <= 0 <= high:
        return False
    offs, offs_part = ((half.copy_negate(), half) for half in (around, around_part))
    ends = [_EXACT.multiply(end, _EXACT.add(shown, off)) for end in (low, high) for off in offs]
    scale = ONE if form is Form.FRACTION else HUNDRED
    least, most = (_EXACT.multiply(scale, _EXACT.add(amount, off)) for off in offs_part)
    return max(ends) < least or min(ends) > most


EQUAL, ROUNDED = Fit(Agreement.EXACT), Fit(Agreement.ROUNDING)


def seen_at_once(form: Form, exact: Decimal | Fraction, value: Decimal, decimals: int, printed: Entry) -> Fit | None:
    """How nearly every figure stands to its cell: the sum itself, or the percentage rounded as it is printed."""
    if not printed.is_number:
        return None
    if form is Form.SUM or form is Form.DIFFERENCE or form is Form.PRODUCT:
        return EQUAL if exact == printed.value else None
    told = form is Form.PERCENTAGE and decimals == printed.decimals <= 12 and value == printed.value
    return ROUNDED if told else None


def _rounds_to(target: Entry, arguments: Sequence[Entry]) -> bool:
    """Whether the percentage, rounded once, is the printed one: the usual case, told without intervals."""
    part, whole = arguments[0].value, arguments[1].value
    if part is None or not whole or target.value is None or target.decimals > 12:
        return False
    return rounded_quotient(part, whole, 100, target.decimals) == target.value


HALVES = tuple(Decimal(5).scaleb(-places - 1) for places in range(30))
"""Half a unit of the last place, by decimals."""


def half_of(entry: Entry) -> Decimal:
    """How far the true figure may be from the printed one; of a stored number that was not printed, its noise."""
    if entry.is_exact or entry.state is State.BLANK:
        return noise_of(entry)
    return HALVES[entry.decimals if entry.decimals < 30 else 29]


def noise_of(entry: Entry) -> Decimal:
    """What binary arithmetic may have left in a number with more decimals than anybody types."""
    if entry.decimals <= TYPED or entry.value is None:
        return NIL
    return abs(entry.value) * SHARE


def _noise(target: Entry, arguments: Sequence[Entry]) -> Decimal:
    """How far a stored number that was computed may be from what its inputs give by binary arithmetic alone."""
    entries = (target, *arguments)
    if target.is_formula or not any(entry.decimals > TYPED and entry.is_exact for entry in entries):
        return NIL
    return max(abs(entry.value or NIL) for entry in entries) * SHARE


def _leeway(target: Entry, arguments: Sequence[Entry]) -> Decimal:
    """How far a sum may be off by rounding alone. A formula's inputs are the cells themselves: its own place counts."""
    if target.is_formula:
        largest = max((abs(e.value) for e in (*arguments, target) if e.value is not None), default=NIL)
        return HALVES[min(target.decimals, 29)] + largest * NOISE
    return sum((half_of(entry) for entry in arguments), half_of(target))


Claims = tuple[Interval, Interval | None]


def claims(form: Form, target: Entry, arguments: Sequence[Entry], signs: Sequence[int]) -> Claims:
    """What the figure claims, and all that its inputs may give; of a formula only the last place may differ."""
    possible = intervals_of(form, arguments, signs, exact=target.is_formula)
    value = target.value if target.value is not None else NIL
    if target.is_formula:
        largest = max((abs(e.value) for e in (*arguments, target) if e.value is not None), default=NIL)
        half: Fraction = Fraction(1, 2 * 10**target.decimals) + Fraction(largest) * BINARY_NOISE
        claimed = Interval(Fraction(value) - half, Fraction(value) + half)
    else:
        claimed = interval_of(target)
    return claimed, possible


def _weight(form: Form, target: Entry, arguments: Sequence[Entry], width: float = 0.0) -> float:
    """What an agreement is worth as evidence."""
    filled = [entry for entry in arguments if entry.value]
    value = target.value or NIL
    if not filled or (not value and form not in (Form.SUM, Form.DIFFERENCE)):
        return 0.0
    size, unit = abs(value), width or 10.0**-target.decimals
    if form is Form.SUM or form is Form.DIFFERENCE:
        if len(filled) == 1:
            return 0.05 if len(arguments) > 1 else 0.5
        if float(size) < unit * 1e4:  # else it weighs the most that any does
            size = max(size, *(abs(entry.value or NIL) for entry in filled))
    elif form is Form.PRODUCT and value in [entry.value for entry in filled]:
        return 0.05  # one of something
    ratio = float(size) / unit
    return min(2.0, log10(ratio) / 2) if ratio > 1 else 0.0
