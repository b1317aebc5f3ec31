"""What `xlengine.toml` says of a column that is computed: `B - C`, `D / B`, `(B - C) / C in per cent`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlengine.expression import expression
from xlengine.rule import Form
from xlengine.settings import Direction
from xlengine.sheet import LAST_COLUMN, column_number

IN_PER_CENT = "in per cent"
_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_SUM = expression(rf"(-?)\s*({_NAME})((?:\s*[+-]\s*{_NAME})*)")
_QUOTIENT = expression(rf"({_NAME})\s*/\s*({_NAME})(?:\s+{IN_PER_CENT})?")
_GROWTH = expression(rf"\(\s*({_NAME})\s*-\s*({_NAME})\s*\)\s*/\s*({_NAME})(?:\s+{IN_PER_CENT})?")
_LETTERS = expression(r"[A-Z]{1,3}")


def is_column(text: str) -> bool:
    """Whether these are the letters of a column of a worksheet, such as `B` or `AA`."""
    return bool(_LETTERS.fullmatch(text)) and column_number(text) <= LAST_COLUMN


def computed_from(text: str) -> tuple[Sequence[str], Sequence[int], Form] | None:
    """The columns that it names, their signs, and how they are computed; None for what is none of these."""
    if match := _SUM.fullmatch(text):
        rest = re.findall(rf"([+-])\s*({_NAME})", match[3])
        signs = [-1 if match[1] else 1, *(-1 if sign == "-" else 1 for sign, _ in rest)]
        return [match[2], *(name for _, name in rest)], signs, Form.DIFFERENCE if signs == [1, -1] else Form.SUM
    if match := _QUOTIENT.fullmatch(text):
        return (match[1], match[2]), (1, 1), Form.PERCENTAGE if text.endswith(IN_PER_CENT) else Form.FRACTION
    if (match := _GROWTH.fullmatch(text)) and match[3] in (match[1], match[2]):
        return (match[1], match[2]), (1, 1), Form.GROWTH if match[3] == match[2] else Form.VACANCY
    return None


def circle_of(directions: Sequence[Direction]) -> str:
    """Which column is computed from itself, by way of others or not; empty where none is."""
    taken = {one.target: one.arguments for one in directions}
    for target in taken:
        reached, waiting = set[str](), list(taken[target])
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += taken.get(name, ())
        if target in reached:
            others = sorted(reached & taken.keys() - {target})
            return f"{target} is computed from itself{', by way of ' if others else ''}{', '.join(others)}"
    return ""
