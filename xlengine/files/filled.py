"""Formulas that were filled down: what makes one formula of many, told from their text alone."""

from __future__ import annotations

import re

from xlengine.files.formula import Reference

_ROW_DIGITS = re.compile(r"(?<=[A-Za-z$])[0-9]+(?![\w(!.\[])")


def kin(formula: str) -> str:
    """The formula with the digits of its rows struck out: what holds of one formula's words holds of its kin."""
    if "'" not in formula:
        return _ROW_DIGITS.sub("0", formula)
    parts = formula.split("'")
    parts[::2] = [_ROW_DIGITS.sub("0", part) for part in parts[::2]]
    return "'".join(parts)


def relative(formula: str, row: int, elsewhere: int = 0) -> str:
    """The formula with the rows that are not fixed counted from a row: one text for a formula filled down.

    `elsewhere`: the row that rows of other sheets are counted from.
    """
    parts = formula.split("'")
    for at in range(0, len(parts), 2):
        parts[at] = _counted(parts[at], row, elsewhere)
    return "'".join(parts)


def _counted(part: str, row: int, elsewhere: int) -> str:
    def counted(match: re.Match[str]) -> str:
        letters = match.start() - 1
        if part[letters] == "$":
            return match[0]
        while letters >= 0 and (part[letters].isalpha() or part[letters] == "$"):
            letters -= 1
        base = elsewhere if letters >= 0 and part[letters] == "!" else row
        return f"[{int(match[0]) - base}]"

    return _ROW_DIGITS.sub(counted, part)


def moved(reference: Reference, rows: int) -> Reference:
    """The reference as it stands that many rows further down; on another sheet it stays, as its text does."""
    if reference.sheet is not None:
        return reference
    top = reference.top if reference.top_fixed else reference.top + rows
    bottom = reference.bottom if reference.bottom_fixed else reference.bottom + rows
    return reference._replace(top=top, bottom=bottom)
