"""A formula's words as `formulas` can read them, and where it is not to be asked at all."""

from __future__ import annotations

from collections.abc import Iterator

from xlengine.files.formula import COMPARISONS, Formula, Reference
from xlengine.sheet import LAST_COLUMN, LAST_ROW

_COUNT_BLANKS = frozenset({"COUNTBLANK", "ROWS", "COLUMNS"})
_MAY_COUNT_BLANKS = frozenset({"COUNTIF", "COUNTIFS", "SUMPRODUCT"})


def number_in(word: str) -> float | None:
    """The number that a word is, if it is one."""
    if word[0] not in "0123456789.":
        return None
    try:
        return float(word)
    except ValueError:
        return None


def counts_blanks(parts: Formula) -> bool:
    """Whether it counts the blank cells of whole columns or rows, which are cut where the sheet's cells end."""
    if not any(one.bottom == LAST_ROW or one.right == LAST_COLUMN for one in parts.references):
        return False
    blank = any(isinstance(word, str) and (word in ('""', '"="') or word[:3] == '"<>') for word in parts.words)
    return bool(parts.functions & _COUNT_BLANKS or (blank and parts.functions & _MAY_COUNT_BLANKS))


def for_host(words: list[str | Reference]) -> Iterator[str | Reference]:
    """`1E3` as 1000; `--x`, which it takes for x, as `1*x` where nothing before it binds closer."""
    before: str | Reference = "("
    index = 0
    while index < len(words):
        word = words[index]
        if word == "-" and words[index + 1 : index + 2] == ["-"] and _begins(before):
            word = "1*"
            index += 1
        elif isinstance(word, str) and word[-1:].isdigit() and "e" in word.lower():
            number = number_in(word)
            word = word if number is None else format(number, "f")
        yield word
        if isinstance(word, Reference) or not word.isspace():
            before = word
        index += 1


def _begins(before: str | Reference) -> bool:
    """Whether an operand begins after this word, with no operator waiting for it but a comparison or a sum."""
    return isinstance(before, str) and ((before[-1] in "(,;+&" and before[0] != '"') or before in COMPARISONS)
