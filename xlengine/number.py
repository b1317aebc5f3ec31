"""The only place where numbers are made, read from print, rounded or shown.

Everything is an exact decimal. Only a division rounds: once, half away from zero.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

Exact = Decimal | Fraction
MOST_DIGITS = 64
"""A printed figure with more digits than this is not a figure."""

_WIDE = Context(prec=MOST_DIGITS * 2)
_HALVES = tuple(Decimal(5).scaleb(-places - 1) for places in range(31))
_UNITS = tuple(Decimal(1).scaleb(-places) for places in range(31))
NOTHING = Decimal(0)
_FIFTEEN = Context(prec=15)
_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


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
    if not value.is_finite():
        raise ValueError(f"{text[:40]!r} is not a finite number")
    if len(text) < 16 and _PLAIN.fullmatch(text):
        return value
    value = _FIFTEEN.plus(value).normalize()
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


@dataclass(frozen=True, slots=True)
class Notation:
    """How one document writes numbers."""

    decimal_mark: str = "."
    thousands_mark: str = " "
    negative: str = "()"
    """`()` for parentheses, `-` for a minus sign."""
    nil: str = "—"


NOTATIONS = {
    "en": Notation(),
    "zh": Notation(),
    "ar": Notation(),
    "fr": Notation(decimal_mark=","),
    "ru": Notation(decimal_mark=",", negative="-", nil="–"),
    "es": Notation(decimal_mark=",", thousands_mark=".", negative="-", nil="–"),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as a report prints it."""

    value: Decimal
    decimals: int
    """Decimals that are printed: `2.50` has two, `—` has none."""
    is_nil: bool = False
    """Printed as a dash or as `nil`."""


_BLANKS = "\u0020\u00a0\u2000-\u200a\u202f\u205f\u3000"
_DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u30fc\u2500"
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_NIL = re.compile(rf"\(?[{_BLANKS}]*[{_DASHES}]+[{_BLANKS}]*\)?|nil", re.IGNORECASE)
_FOOTNOTE = r"(?:[a-z]|\([a-zأ-ي]\)|[*†‡]+|[¹²³⁴-⁹ᵃ-ᶻ]+)?"
_FIGURE = re.compile(
    rf"(?P<open>\()?[{_BLANKS}]*(?P<sign>[+{_DASHES}])?[{_BLANKS}]*(?P<open2>\()?[{_BLANKS}]*"
    rf"(?P<digits>[0-9]+(?:[{_BLANKS}]{{1,3}}[0-9]+|[.,'’٬٫·][0-9]+)*)[{_BLANKS}]*"
    rf"[%٪％]?[{_BLANKS}]*(?P<close>\))?[{_BLANKS}]*[%٪％]?[{_BLANKS}]*"
    rf"(?P<trailing>[{_DASHES}])?{_FOOTNOTE}"
)


def _plain_digits(text: str) -> str:
    """ASCII digits for the Arabic-Indic, Persian and full-width ones."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() and not character.isascii() else character
        for character in text
    )


def decimal_mark_of(texts: Iterable[str], otherwise: str = ".") -> str:
    """The decimal mark that a set of printed figures agrees on; `otherwise` where they do not say.

    Where three digits follow each mark, and figures below a thousand have none, it parts thousands.
    """
    votes = {".": 0, ",": 0}
    open_marks: list[str] = []
    lengths: list[int] = []
    for text in texts:
        match = _FIGURE.fullmatch(_plain_digits(_INVISIBLE.sub("", text)).strip())
        if not match:
            continue
        digits = match["digits"]
        marks = [mark for mark in digits if mark in ".,"]
        if not marks:
            lengths.append(len(digits) if digits.isdecimal() and digits.strip("0") else 0)
            continue
        last = marks[-1]
        fraction = digits.rpartition(last)[2]
        if len(set(marks)) == 2:
            votes[last] += 3
        elif len(marks) > 1:
            votes["," if last == "." else "."] += 3
        elif len(fraction) != 3 or digits.startswith("0") or re.search(rf"[{_BLANKS}]", digits):
            votes[last] += 1
        else:
            open_marks.append(last)
    parts_thousands = open_marks.count(otherwise) == len(open_marks) > 1 and 0 < max(lengths, default=0) < 4
    if parts_thousands and not any(votes.values()):
        return "," if otherwise == "." else "."
    if votes["."] == votes[","]:
        return otherwise
    return "." if votes["."] > votes[","] else ","


@lru_cache(maxsize=65536)
def read_printed(text: str, decimal_mark: str = ".") -> Printed | None:
    """`(1 234.5)`, `1.926.750,75`, `–`, `12.5a`, `٣٫٥`, `(0.2%)` as a figure; None for what is none.

    A thousands mark must stand before exactly three digits, or the text is no figure.
    """
    if len(text) > 4 * MOST_DIGITS:
        return None
    bare = _plain_digits(_INVISIBLE.sub("", text)).strip()
    if _NIL.fullmatch(bare):
        return Printed(Decimal(0), 0, is_nil=True)
    match = _FIGURE.fullmatch(bare)
    if not match:
        return None
    opened = bool(match["open"]) + bool(match["open2"])
    if opened > 1 or opened != bool(match["close"]) or (match["sign"] and match["trailing"]):
        return None
    number = _ungrouped(match["digits"], decimal_mark)
    if number is None or len(number) > MOST_DIGITS:
        return None
    value = Decimal(number)
    minus = match["trailing"] or (match["sign"] and match["sign"] != "+")
    if opened or minus:
        value = -value if value else value
    decimals = len(number.partition(".")[2])
    return Printed(value, decimals)


_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
"""`64,18,230`: lakhs and crores are parted by two digits."""


def _ungrouped(digits: str, decimal_mark: str) -> str | None:
    """`1 234,5` → `1234.5`; None where the groups are neither of three digits nor those of lakhs."""
    digits = digits.replace("٫", decimal_mark).replace("·", decimal_mark)
    whole, mark, fraction = digits.partition(decimal_mark) if decimal_mark in digits else (digits, "", "")
    if mark and not fraction.isdigit():
        if digits.count(decimal_mark) > 1 and not re.search(r"[^0-9" + re.escape(decimal_mark) + "]", digits):
            whole, mark, fraction = digits, "", ""  # 1.234.567 in a document whose decimal mark is a point
        else:
            return None
    groups = re.split(rf"[{_BLANKS}.,'’٬]+", whole)
    if len(groups) > 2 and _LAKHS.fullmatch(whole):
        return "".join(groups) + (f".{fraction}" if mark else "")
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    return "".join(groups) + (f".{fraction}" if mark else "")


def show(value: Decimal, decimals: int | None = None, notation: Notation = NOTATIONS["en"]) -> str:
    """A figure as the report prints it: `242 685.1`, `(522.8)`, `—`. `decimals` None keeps the number's own."""
    places = decimals_of(value) if decimals is None else decimals
    value = rounded(value, places)
    if not value:
        return notation.nil
    whole, _, fraction = f"{abs(value):f}".partition(".")
    groups = []
    while len(whole) > 3:
        groups.append(whole[-3:])
        whole = whole[:-3]
    text = notation.thousands_mark.join([whole, *reversed(groups)])
    if places:
        text += notation.decimal_mark + fraction.ljust(places, "0")
    if value > 0:
        return text
    return f"({text})" if notation.negative == "()" else notation.negative + text


def to_be_rounded_again(exact: Decimal | Fraction, decimals: int) -> int:
    """So many decimals, or more, that whoever shows fewer of them rounds to the same figure as from the exact one."""
    for places in range(decimals, decimals + 3):
        shown = rounded(exact, places)
        if all(rounded(shown, fewer) == rounded(exact, fewer) for fewer in range(places)):
            return places
    return decimals
