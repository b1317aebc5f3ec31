"""Figures as a table prints them, read without the engine: the answers must not come from what they judge."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

DASHES = "-‐‑‒–—−"
WORDS = frozenset(("х", "x", "n/a", "n.a.", "..", "...", "s.o.", "н.п.", "不适用", "#DIV/0!"))
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬０１２３４５６７８９", "0123456789.,0123456789")


def is_blank(text: str) -> bool:
    return not text.strip()


def is_dash(text: str) -> bool:
    return bool(text.strip()) and not text.strip().strip(DASHES + "() ")


def number(text: str, decimal_mark: str) -> Decimal | None:
    """The figure that is printed; a dash is nil. None for words and for nothing."""
    if is_dash(text):
        return Decimal(0)
    if text.strip() in WORDS:
        return None
    arabic = any(sign in "٠١٢٣٤٥٦٧٨٩" for sign in text)
    bare = text.translate(DIGITS).strip()
    found = re.fullmatch(
        rf"\(?\s*[{DASHES}+]?\s*\(?([0-9][0-9.,'’\s]*)\s*%?\s*\)?\s*%?\s*([{DASHES}]?)(?:[a-z]|\([a-z]\)|\*|[¹²³⁴⁵])?",
        bare,
    )
    if found is None:
        return None
    mark = "." if arabic else decimal_mark
    whole, _, fraction = found[1].strip().rpartition(mark) if mark in found[1] else (found[1].strip(), "", "")
    digits = re.sub(r"[\s.,'’]", "", whole)
    value = Decimal(f"{digits or '0'}.{fraction}" if fraction else digits)
    negative = bare.startswith("(") or bare[0] in DASHES or found[2] != ""
    return -value if negative else value


def places(text: str, decimal_mark: str) -> int:
    """How many decimals are printed."""
    value = number(text, decimal_mark)
    if value is None or is_dash(text):
        return 0
    return max(0, -int(value.as_tuple().exponent))


def rounded(value: Fraction | Decimal, decimals: int) -> Decimal:
    """Half away from zero."""
    exact = Fraction(value) * 10**decimals
    whole, rest = divmod(abs(exact), 1)
    whole = int(whole) + (1 if rest * 2 >= 1 else 0)
    return Decimal(-whole if exact < 0 else whole).scaleb(-decimals)
