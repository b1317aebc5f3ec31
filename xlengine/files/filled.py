"""Formulas that were filled down: what makes one formula of many, told from their text alone."""

from __future__ import annotations

import re

_ROW_DIGITS = re.compile(r"(?<=[A-Za-z$])[0-9]+(?![\w(!.\[])")


def kin(formula: str) -> str:
    """The formula with the digits of its rows struck out: what holds of one formula's words holds of its kin."""
    if "'" not in formula:
        return _ROW_DIGITS.sub("0", formula)
    parts = formula.split("'")
    parts[::2] = [_ROW_DIGITS.sub("0", part) for part in parts[::2]]
    return "'".join(parts)


def relative(formula: str, row: int) -> str:
    """The formula with the rows that are not fixed counted from a row: one text for a formula filled down."""
    def counted(match: re.Match[str]) -> str:
        return match[0] if formula_part[match.start() - 1] == "$" else f"[{int(match[0]) - row}]"

    parts = formula.split("'")
    for at in range(0, len(parts), 2):
        formula_part = parts[at]
        parts[at] = _ROW_DIGITS.sub(counted, formula_part)
    return "'".join(parts)
