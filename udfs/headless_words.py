"""A formula's words as `formulas` can read them: two spellings that it does not know are written in another way."""

from __future__ import annotations

from collections.abc import Iterator

from xlengine.files.formula import COMPARISONS, Reference


def number_in(word: str) -> float | None:
    """The number that a word is, if it is one."""
    if word[0] not in "0123456789.":
        return None
    try:
        return float(word)
    except ValueError:
        return None


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
