"""A rule: declared once, then a figure, a check and a spreadsheet function.

    @across("XLE101", cites=A_76_596.table(1, column=3))
    def variance(apportionment, expenditure):
        \"\"\"Apportionment less expenditure; a negative variance is an overexpenditure.\"\"\"
        return apportionment - expenditure

The function's name is the term it gives, its parameters are the terms it needs, the docstring's first line is the
text of the function wizard and the rest is what `explain` prints. The same body is run on exact numbers and on the
intervals that printed figures stand for, so it may only add, subtract and call what this module offers.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import permutations
from typing import Any, NamedTuple

from xlengine.interval import Interval
from xlengine.terms import TERMS

LONGEST_SENTENCE = 255
"""Excel's function wizard cuts a description here."""
_EXACT = Context(prec=400)
"""Products of printed figures have no more digits than this."""


class NoFigure(Exception):
    """The rule gives no number here: a share of nothing. Never shown to anyone; the cell stays blank."""


def percentage_of(part: Any, whole: Any) -> Any:
    """`part` in hundredths of `whole`, exact; NoFigure where the whole is nil."""
    return _over(part, whole, 100)


def fraction_of(part: Any, whole: Any) -> Any:
    """`part` as a fraction of `whole`, exact; NoFigure where the whole is nil."""
    return _over(part, whole, 1)


def _over(part: Any, whole: Any, scale: int) -> Any:
    if isinstance(part, Interval) or isinstance(whole, Interval):
        quotients = _interval(part).over(_interval(whole))
        if quotients is None:
            raise NoFigure
        return quotients.times(scale)
    if not whole:
        raise NoFigure
    above, below = part.as_integer_ratio()
    over, under = whole.as_integer_ratio()
    return Fraction(above * scale * under, below * over)  # one division: a column of fifty thousand counts on it


def _interval(value: Any) -> Interval:
    return value if isinstance(value, Interval) else Interval.exactly(value)


def total_of(parts: tuple[Any, ...]) -> Any:
    """The sum of the parts; nothing sums to nil."""
    result: Any = None
    for part in parts:
        result = part if result is None else result + part
    return Decimal(0) if result is None else result


def product_of(factors: tuple[Any, ...]) -> Any:
    """The factors multiplied, exactly."""
    result: Any = Decimal(1)
    for factor in factors:
        if isinstance(result, Interval) or isinstance(factor, Interval):
            result = _interval(result) * _interval(factor)
        else:
            result = _EXACT.multiply(result, factor) if type(result) is type(factor) is Decimal else result * factor
    return result


class Form(StrEnum):
    """What a rule does with its figures, whatever they are called. Structure is proved by forms."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PERCENTAGE = "percentage"
    FRACTION = "fraction"
    VACANCY = "vacancy"
    GROWTH = "growth"
    """A change in per cent of what it changes, without a column of its own for the change."""
    PRODUCT = "product"
    OTHER = "other"


GENERIC: dict[Form, Callable[..., Any]] = {
    Form.SUM: lambda *parts: total_of(parts),
    Form.DIFFERENCE: lambda minuend, subtrahend: minuend - subtrahend,
    Form.PERCENTAGE: percentage_of,
    Form.FRACTION: fraction_of,
    Form.VACANCY: lambda authorized, incumbent: percentage_of(authorized - incumbent, authorized),
    Form.GROWTH: lambda new, old: percentage_of(new - old, old),
    Form.PRODUCT: lambda *factors: product_of(factors),
}


class Rule(NamedTuple):
    """One rule of the reports."""

    code: str
    name: str
    axis: str
    """`across` a row, `down` a column, `between` tables, or a `check` that a reader judges."""
    parameters: tuple[str, ...]
    takes_many: bool
    """The last parameter stands for any number of figures (`*lines`)."""
    compute: Callable[..., Any]
    sentence: str
    text: str
    cites: tuple[str, ...]
    form: Form
    order: tuple[int, ...]
    """Which parameter stands where in the form: a percentage's part first, a difference's minuend first."""
    example: str
    overwrites: bool
    """False where a figure is only ever judged, never written: a rate that comes from months that are not here."""

    @property
    def title(self) -> str:
        return self.name.replace("_", " ")


RULES: dict[str, Rule] = {}
"""Every rule by its code, in the order of the codes once `xlengine.rules` is imported."""


def _form_of(compute: Callable[..., Any], count: int, many: bool) -> tuple[Form, tuple[int, ...]]:
    """The form of a rule's arithmetic, found by trying it on primes."""
    if many:
        primes = tuple(Decimal(n) for n in (10007, 1009, 103, 13))
        try:
            return (Form.SUM, ()) if compute(*primes) == sum(primes) else (Form.OTHER, ())
        except (NoFigure, TypeError, ArithmeticError):
            return Form.OTHER, ()
    primes = tuple(Decimal(n) for n in (10007, 1009, 103, 13)[:count])
    try:
        result = compute(*primes)
    except (NoFigure, TypeError, ArithmeticError, AttributeError):
        return Form.OTHER, ()
    if isinstance(result, bool) or not isinstance(result, (Decimal, Fraction)):
        return Form.OTHER, ()
    for form, generic in GENERIC.items():
        for order in permutations(range(count)):
            if form is Form.SUM and order != tuple(range(count)):
                continue
            if form is not Form.SUM and count != 2:
                continue
            if Fraction(generic(*(primes[i] for i in order))) == Fraction(result):
                return form, order
    return Form.OTHER, ()


def _declare(axis: str, code: str, cites: str | tuple[str, ...], overwrites: bool) -> Callable[..., Any]:
    def declare(compute: Callable[..., Any]) -> Callable[..., Any]:
        name = compute.__name__
        text = inspect.getdoc(compute) or ""
        sentence, _, rest = text.partition("\n")
        sentence = sentence.strip()
        if not sentence or len(sentence) > LONGEST_SENTENCE:
            raise ValueError(f"{code} {name}: the first line must say what it is in {LONGEST_SENTENCE} signs")
        if code in RULES:
            raise ValueError(f"{code} {name}: the code belongs to {RULES[code].name}; a code is never reused")
        parameters = list(inspect.signature(compute).parameters.values())
        many = bool(parameters) and parameters[-1].kind is inspect.Parameter.VAR_POSITIONAL
        if axis in ("across", "down"):
            for term in [name, *(p.name for p in parameters)]:
                _known(code, term)
        form, order = _form_of(compute, len(parameters), many)
        body, _, example = rest.partition("Example:")
        RULES[code] = Rule(
            code=code,
            name=name,
            axis=axis,
            parameters=tuple(p.name for p in parameters),
            takes_many=many,
            compute=compute,
            sentence=sentence,
            text=body.strip(),
            cites=(cites,) if isinstance(cites, str) else tuple(cites),
            form=form,
            order=order,
            example=example.strip(),
            overwrites=overwrites,
        )
        return compute

    return declare


def _known(code: str, term: str) -> None:
    if term in TERMS:
        return
    near = difflib.get_close_matches(term, TERMS, 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise ValueError(f"{code}: {term!r} is no term of xlengine.terms{hint}")


def across(code: str, *, cites: str | tuple[str, ...], overwrites: bool = True) -> Callable[..., Any]:
    """Declares a rule that gives a figure from others of its row."""
    return _declare("across", code, cites, overwrites)


def down(code: str, *, cites: str | tuple[str, ...], overwrites: bool = True) -> Callable[..., Any]:
    """Declares a rule that gives a figure from others of its column."""
    return _declare("down", code, cites, overwrites)


def between(code: str, *, cites: str | tuple[str, ...]) -> Callable[..., Any]:
    """Declares a tie: two tables that must say the same."""
    return _declare("between", code, cites, overwrites=False)


def check(code: str, *, cites: str | tuple[str, ...]) -> Callable[..., Any]:
    """Declares what a reader judges: it is said, never written."""
    return _declare("check", code, cites, overwrites=False)


def times_told(times: Decimal) -> str:
    """What a product is taken times, in words: ` ÷ 100`, ` × 12`; nothing for once."""
    told = f" × {times:f}" if times > 1 else f" ÷ {1 / times:f}"
    return "" if times == 1 else told
