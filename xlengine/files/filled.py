"""Formulas that were filled down: what makes one formula of many, told from their text alone."""

from __future__ import annotations

from xlengine.bands import Filled
from xlengine.expression import expression
from xlengine.files.formula import Reference

_ROW_DIGITS = expression(r"(?<=[A-Za-z$])[0-9]+(?![\w(!.\[])")


def kin(formula: str) -> str:
    """The formula with the digits of its rows struck out: what holds of one formula's words holds of its kin."""
    if "'" not in formula:
        return _ROW_DIGITS.sub("0", formula)
    parts = formula.split("'")
    parts[::2] = [_ROW_DIGITS.sub("0", part) for part in parts[::2]]
    return "'".join(parts)


_NO_DIGITS = str.maketrans("", "", "0123456789")
_MOST_KNOWN = 4096
_known: dict[str, list[tuple[str, tuple[tuple[int, int], ...], str]]] = {}
"""By the formula without digits: how those that have been met are written at any row, and what they are called."""


def relative(formula: str, row: int, elsewhere: int = 0) -> str:
    """The formula with the rows that are not fixed counted from a row: one text for a formula filled down.

    `elsewhere`: the row that rows of other sheets are counted from.
    """
    bare = formula.translate(_NO_DIGITS)
    bases = row, elsewhere
    for written, rows, name in _known.get(bare, ()):
        if written % tuple([bases[base] + offset for base, offset in rows]) == formula:
            return name
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    written, rows, name = taken_apart(formula, bases)
    _known[bare] = [(written, rows, name), *_known.get(bare, ())[:3]]
    return name


def taken_apart(formula: str, bases: tuple[int, int]) -> tuple[str, tuple[tuple[int, int], ...], str]:
    """(the formula with a place for each row that is not fixed, those rows as (base, offset), its name)."""
    rows: list[tuple[int, int]] = []
    written, named = [], []
    for at, part in enumerate(formula.split("'")):
        end = 0
        for match in _ROW_DIGITS.finditer(part) if at % 2 == 0 else ():
            letters = match.start() - 1
            if part[letters] == "$":
                continue
            while letters >= 0 and (part[letters].isalpha() or part[letters] == "$"):
                letters -= 1
            base = 1 if letters >= 0 and part[letters] == "!" else 0
            before = part[end : match.start()]
            rows.append((base, int(match[0]) - bases[base]))
            written += [before.replace("%", "%%"), "%d"]
            named += [before, f"[{rows[-1][1]}]"]
            end = match.end()
        written += [part[end:].replace("%", "%%"), "'"]
        named += [part[end:], "'"]
    return "".join(written[:-1]), tuple(rows), "".join(named[:-1])


def filled_down(formula: str, row: int) -> Filled | None:
    """The formula as it stands in any row, if all rows that it names are its own or fixed ones; else None."""
    written, rows, _ = taken_apart(formula, (row, 0))
    return Filled(written, len(rows)) if all(base == 0 and offset == 0 for base, offset in rows) else None


def moved(reference: Reference, rows: int) -> Reference:
    """The reference as it stands that many rows further down; on another sheet it stays, as its text does."""
    if reference.sheet is not None:
        return reference
    top = reference.top if reference.top_fixed else reference.top + rows
    bottom = reference.bottom if reference.bottom_fixed else reference.bottom + rows
    return reference._replace(top=top, bottom=bottom)
