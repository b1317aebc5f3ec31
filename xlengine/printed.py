"""Numbers as documents print them: `242 685.1`, `(522.8)`, `—`, `1.926.750,75`, `64,18,230`, `٣٫٥`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from xlengine.expression import expression
from xlengine.number import MOST_DIGITS, decimals_of, rounded


class Notation(NamedTuple):
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


class Printed(NamedTuple):
    """A figure as a report prints it."""

    value: Decimal
    decimals: int
    """Decimals that are printed: `2.50` has two, `—` has none."""
    is_nil: bool = False
    """Printed as a dash or as `nil`."""


_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
_BLANKS = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u30fc\u2500"
_NIL = expression(r"\(? *-+ *\)?|nil", re.IGNORECASE)
_FOOTNOTE = r"(?:[a-z]|\([a-zأ-ي]\)|[*†‡]+|[¹²³⁴-⁹ᵃ-ᶻ]+)?"
_FIGURE = expression(
    r"(?P<open>\()? *(?P<sign>[-+])? *(?P<open2>\()? *(?P<digits>[0-9]+(?: {1,3}[0-9]+|[.,'’٬٫·][0-9]+)*) *"
    rf"[%٪％]? *(?P<close>\))? *[%٪％]? *(?P<trailing>-)?{_FOOTNOTE}"
)
"""Of a text as `_plain` writes it."""


def _each(ranges: str) -> Iterator[int]:
    """The signs of `a-cx`, by their numbers."""
    for first, last in re.findall("(.)(?:-(.))?", ranges):
        yield from range(ord(first), ord(last or first) + 1)


_AS_PLAIN: dict[int, str] = {
    **dict.fromkeys(_each(_INVISIBLE), ""), **dict.fromkeys(_each(_BLANKS), " "), **dict.fromkeys(_each(_DASHES), "-")
}  # fmt: skip


def _plain(text: str) -> str:
    """Without what cannot be seen, with one sort of blank and dash, and with ASCII digits."""
    if text.isascii():
        return text.strip()
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text.translate(_AS_PLAIN)
    ).strip()


def decimal_mark_of(texts: Iterable[str], otherwise: str = ".") -> str:
    """The decimal mark that a set of printed figures agrees on; `otherwise` where they do not say.

    Where three digits follow each mark, and figures below a thousand have none, it parts thousands.
    """
    votes = {".": 0, ",": 0}
    open_marks: list[str] = []
    lengths: list[int] = []
    for text in texts:
        match = _FIGURE.fullmatch(_plain(text))
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
        elif len(fraction) != 3 or digits.startswith("0") or " " in digits:
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
    bare = _plain(text)
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


_LAKHS = expression(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
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
    groups = re.split("[ .,'’٬]+", whole)
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
