"""Sums that add lines and, among them, what these lines come to: all of it is counted twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from xlengine.bands import Filled
from xlengine.expression import expression
from xlengine.finding import Because, Finding, Severity
from xlengine.layout import Table
from xlengine.sheet import Book, column_letters

COUNTED_TWICE = "XLE919"
_SUM = expression(r"\+?SUM\(\$?([A-Z]{1,3})\$?([0-9]+):\$?([A-Z]{1,3})\$?([0-9]+)\)")
_ADDED = expression(r"\+?\$?([A-Z]{1,3})\$?([0-9]+)(?:\+\$?[A-Z]{1,3}\$?[0-9]+)+")
_CELL = expression(r"\$?([A-Z]{1,3})\$?([0-9]+)")


class _Sum(NamedTuple):
    """A cell that adds lines of its own column, from the first of them to the last."""

    row: int
    first: int
    last: int
    line: int
    is_range: bool


def counted_twice(table: Table, book: Book) -> Iterator[Finding]:
    """A warning at each sum over a range in which another sum adds lines of the same range."""
    sheet = book.sheet(table.sheet)
    rows = [line.row for line in table.lines]
    columns = [measure.column for measure in table.measures]
    for at, formulas in enumerate(sheet.formulas(columns, rows)):
        letter = column_letters(columns[at])
        texts = ((line, one) for line, one in enumerate(formulas) if one is not None and not isinstance(one, Filled))
        sums = [found for line, text in texts if (found := _sum_of(text, letter, rows[line], line)) is not None]
        at_row = [one.row for one in sums]
        for total in sums if len(sums) > 1 else ():
            within = sums[bisect_left(at_row, total.first) : bisect_right(at_row, total.last)] if total.is_range else []
            part = next((one for one in within if one is not total and _is_over(one, total)), None)
            if part is not None:
                ref = table.ref(part.line, at)
                label = table.lines[part.line].label
                message = (
                    f"it adds “{label}” ({ref.address}) and the lines {part.first} to {part.last} that are in that: "
                    "they are counted twice; add the totals alone, or the lines alone"
                )
                because = (Because(ref, book.cell(ref).value),)
                own = table.ref(total.line, at)
                yield Finding(COUNTED_TWICE, "counted_twice", Severity.WARNING, own, message, because=because)


def _is_over(part: _Sum, total: _Sum) -> bool:
    """Whether all that one sum adds is added by the other one beside it."""
    return total.first <= part.first and part.last <= total.last and not part.first <= part.row <= part.last


def _sum_of(formula: str, letter: str, row: int, line: int) -> _Sum | None:
    found = _SUM.fullmatch(formula)
    if found is not None:
        is_own = found[1] == found[3] == letter
        return _Sum(row, int(found[2]), int(found[4]), line, is_range=True) if is_own else None
    if _ADDED.fullmatch(formula) is None:
        return None
    named = _CELL.findall(formula)
    added = [int(number) for _, number in named]
    is_own = {column for column, _ in named} == {letter}
    return _Sum(row, min(added), max(added), line, is_range=False) if is_own else None
