"""Words from a workbook, made safe to show: control and bidirectional characters are seen, not obeyed."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from xlengine.printed import show
from xlengine.sheet import Value

_HARMLESS = frozenset("\u200c\u200d")
"""Joiners that Arabic and Indic words are written with."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def visible(text: str) -> str:
    """One line of text: breaks become blanks; what would be obeyed and not seen is written as `<U+202E>`."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    return "".join(" " if one in "\t\n\r" else one if _is_plain(one) else f"<U+{ord(one):04X}>" for one in text)


def _is_plain(character: str) -> bool:
    return character in _HARMLESS or unicodedata.category(character) not in _UNSEEN


def unheard(text: str) -> str:
    """Lines that a build system would take for a command of its own (`::error::…`, `##[error]`) are spelled out."""
    if "::" not in text and "##" not in text:
        return text
    lines = text.replace("##[", "##<U+005B>").replace("##vso[", "##vso<U+005B>").split("\n")
    return "\n".join(line.replace("::", "<U+003A>:", 1) if line.lstrip().startswith("::") else line for line in lines)


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """Columns that the text takes on a terminal: a Chinese character takes two, a combining mark none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) or one in _HARMLESS else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def shortened(text: str, columns: int) -> str:
    """The text within so many columns, its end marked where it was cut."""
    if width(text) <= columns:
        return text
    kept, used = [], 0
    for one in text:
        used += width(one)
        if used > columns - 1:
            break
        kept.append(one)
    return "".join(kept).rstrip() + "…"


def padded(text: str, columns: int, right: bool = False) -> str:
    """The text filled up with blanks, on its left where it stands to the right."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def figure(text: str | None) -> str:
    """A found or expected figure as a report prints it: `(522.8)`; what is no number stays as it is."""
    if text is None:
        return "nothing"
    try:
        value = Decimal(text)
    except InvalidOperation:
        return visible(text)
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return visible(text)
    return show(value, max(0, -int(value.as_tuple().exponent)))


def plain_value(value: Value) -> str | None:
    """A cell's value as exact text: `-522.8`, `TRUE`, words as they are; None for a blank."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return f"{value:f}" if abs(value.adjusted()) < 64 else str(value)
    return str(value)


def shown_value(value: Value) -> str:
    """A cell's value for a person."""
    text = plain_value(value)
    return "nothing" if text is None else figure(text) if isinstance(value, Decimal) else shortened(visible(text), 60)


def amount(count: int, one: str, many: str = "") -> str:
    """`1 error`, `2 errors`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
