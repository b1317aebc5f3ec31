"""Comparisons and joined texts as a spreadsheet makes them: fifteen digits, where the library takes all bits.

`0.1+0.2=0.3` is true in a spreadsheet, and `16.8*6&" each"` is `100.8 each`. A formula that says whether two totals tie
must say what the officer sees.
"""

from __future__ import annotations

from itertools import pairwise

from xlengine.files.formula import COMPARISONS, JOIN, JOINING, Reference, written


def with_sides_in(function: str, words: list[str | Reference]) -> str:
    """The formula with each side of a comparison and each part of a text put into a function, where digits matter."""
    level: list[list[str]] = [[]]  # two for each open parenthesis: what is done with, and the present argument
    for word in words:
        if isinstance(word, Reference):
            level[-1].append(written(word))
        elif word[-1:] in ("(", "{"):
            level += [[word], []]
        elif word in (")", "}") and len(level) > 2:
            argument = _argument(level.pop(), level[-1][0], function)
            group = "".join([*level.pop(), *argument, word])
            level[-1].append(group)
        elif word in (",", ";") and len(level) > 2:
            argument = _argument(level.pop(), level[-1][0], function)
            level[-1] += [*argument, word]
            level.append([])
        else:
            level[-1].append(word)
    return "".join(_compared(level[0], function)) + "".join("".join(part) for part in level[1:])


def _argument(words: list[str], opening: str, function: str) -> list[str]:
    return _put_into(function, words) if opening[:-1] in JOINING else _compared(words, function)


def _compared(words: list[str], function: str) -> list[str]:
    signs = [index for index, word in enumerate(words) if word in COMPARISONS]
    sides = [_joined(words[start + 1 : end], function) for start, end in pairwise([-1, *signs, len(words)])]
    if signs and not any(_has_no_digits_to_lose(side) for side in sides):
        sides = [_put_into(function, side) for side in sides]
    return [*sides[0], *(word for sign, side in zip(signs, sides[1:], strict=True) for word in (words[sign], *side))]


def _joined(words: list[str], function: str) -> list[str]:
    joins = [index for index, word in enumerate(words) if word == JOIN]
    if not joins:
        return words
    first, *others = (
        _put_into(function, words[start + 1 : end]) for start, end in pairwise([-1, *joins, len(words)])
    )
    return [*first, *(word for part in others for word in (JOIN, *part))]


def _put_into(function: str, words: list[str]) -> list[str]:
    return words if not words or _has_no_digits_to_lose(words) else [f"{function}(", *words, ")"]


def _has_no_digits_to_lose(side: list[str]) -> bool:
    bare = [word for word in side if not word.isspace()]
    return len(bare) == 1 and (bare[0] in ("0", "TRUE", "FALSE") or bare[0][0] == '"')
