"""Comparisons as a spreadsheet makes them: fifteen digits, where the library compares all bits.

`0.1+0.2=0.3` is true in a spreadsheet. A formula that says whether two totals tie must say what the officer sees.
"""

from __future__ import annotations

from itertools import pairwise

from xlengine.files.formula import COMPARISONS, Reference, written


def with_sides_in(function: str, words: list[str | Reference]) -> str:
    """The formula's text with each side of a comparison put into a function, where its digits can matter."""
    level: list[list[str]] = [[]]  # two for each open parenthesis: what is done with, and the present argument
    for word in words:
        if isinstance(word, Reference):
            level[-1].append(written(word))
        elif word[-1:] in ("(", "{") and word[0] != '"':
            level += [[word], []]
        elif word in (")", "}") and len(level) > 2:
            argument = _compared(level.pop(), function)
            group = "".join([*level.pop(), *argument, word])
            level[-1].append(group)
        elif word in (",", ";") and len(level) > 2:
            argument = _compared(level.pop(), function)
            level[-1] += [*argument, word]
            level.append([])
        else:
            level[-1].append(word)
    return "".join(_compared(level[0], function)) + "".join("".join(part) for part in level[1:])


def _compared(words: list[str], function: str) -> list[str]:
    signs = [index for index, word in enumerate(words) if word in COMPARISONS]
    if not signs:
        return words
    sides = [words[start + 1 : end] for start, end in pairwise([-1, *signs, len(words)])]
    if any(_has_no_digits_to_lose(side) for side in sides):
        return words
    wrapped = [[f"{function}(", *side, ")"] for side in sides]
    for side, sign in zip(wrapped, signs, strict=False):
        side.append(words[sign])
    return [word for side in wrapped for word in side]


def _has_no_digits_to_lose(side: list[str]) -> bool:
    bare = [word for word in side if not word.isspace()]
    return len(bare) == 1 and (bare[0] in ("0", "TRUE", "FALSE") or bare[0][0] == '"')
