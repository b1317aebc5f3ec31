"""How a table prints its numbers, told by the numbers that it prints: marks, minus, dash, digits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from xlengine.expression import expression
from xlengine.layout import Table
from xlengine.printed import NOTATIONS, Notation, decimal_mark_of
from xlengine.sheet import Book

SAMPLE = 400
"""Figures that are looked at."""
_GROUPED = expression(r"\d{1,3}([ \u00a0\u2009\u202f.,'’٬])\d{3}(?!\d)")
_UNGROUPED = expression(r"(?<!\d)\d{4,}")
_DASH = expression(r"[-‐‑‒–—−]+")
_MINUS = expression(r"\s*([-‐‑‒–—−])\s*\d")
_ARABIC = "٠١٢٣٤٥٦٧٨٩"


def notation_of(table: Table, book: Book) -> Notation:
    """The table's own notation; that of its language where its figures do not tell."""
    return told(list(islice(_printed(table, book), SAMPLE)), NOTATIONS.get(table.language, Notation()))


def _printed(table: Table, book: Book) -> Iterator[str]:
    for line, row in enumerate(table.entries):
        for measure, entry in enumerate(row):
            value = book.cell(table.ref(line, measure)).value if entry.as_text else None
            if isinstance(value, str):
                yield value.strip()


def told(texts: Sequence[str], otherwise: Notation) -> Notation:
    """The notation that printed figures show."""
    mark = decimal_mark_of(texts, otherwise.decimal_mark)
    if any("٫" in text for text in texts):
        mark = "٫"
    grouped = _usual(found[1] for text in texts for found in _GROUPED.finditer(text) if found[1] != mark)
    plain = sum(_UNGROUPED.search(text) is not None for text in texts)
    thousands = grouped or ("" if plain else " " if otherwise.thousands_mark == mark else otherwise.thousands_mark)
    minus = _usual(found[1] for text in texts if (found := _MINUS.match(text)))
    negative = "()" if any(text.startswith("(") for text in texts) else minus or otherwise.negative
    nil = _usual(text for text in texts if _DASH.fullmatch(text)) or otherwise.nil
    return otherwise._replace(decimal_mark=mark, thousands_mark=thousands, negative=negative, nil=nil)


def _usual(found: Iterable[str]) -> str:
    """The commonest; empty for none."""
    counted = Counter(found).most_common(1)
    return counted[0][0] if counted else ""


def like(text: str, printed: str) -> str:
    """The text with the digits and the percent sign of the figure that it replaces."""
    if any(sign in _ARABIC for sign in printed):
        text = text.translate(str.maketrans("0123456789", _ARABIC))
    percent = re.search(r"\s*[%٪％]\)?$", printed)
    if percent is None or not any(sign.isdigit() for sign in text):
        return text
    return text[:-1] + percent[0].rstrip(")") + ")" if text.endswith(")") else text + percent[0].rstrip(")")
