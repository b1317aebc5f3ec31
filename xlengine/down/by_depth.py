"""Totals above their parts in long tables, read once from end to end: a budget of tens of thousands of lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import LONG, UNSUMMED, proves_a_total_above
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form

ENOUGH = 4
"""So many totals of one depth must be proved for each that is not, and at least so many of all."""


@dataclass(slots=True)
class _Open:
    """A line that others may stand under."""

    line: int
    beneath: list[int] = field(default_factory=list)
    """The lines right under it that have figures."""
    left: list[int] = field(default_factory=list)
    """All lines under it that no total there adds."""


class _Tried(NamedTuple):
    """What figures say of a line over others."""

    line: int
    reading: Sum
    is_whole: bool
    """Whether it is held against all lines under it, and not those right under it."""


def totals_by_depth(table: Table, columns: Sequence[int]) -> list[Relation]:
    """The lines of a long table that are the totals of deeper lines below them, depth by depth.

    A total adds the lines right under it, or all under it that no other total adds. Where nearly all totals of one
    depth are proved, those of one or two parts are too, and one that figures contradict is wrong.
    """
    if len(table.lines) <= LONG or table.kind in UNSUMMED or len({line.indent for line in table.lines}) < 2:
        return []
    filled = table.filled(columns)
    tried: dict[int, list[_Tried]] = defaultdict(list)  # by depth
    above: list[_Open] = [_Open(-1)]

    def close() -> None:
        one = above.pop()
        over = above[-1]
        best = _best(table, columns, one) if filled[one.line] else None
        if best is not None:
            tried[table.lines[one.line].indent].append(best)
        if filled[one.line]:
            over.beneath.append(one.line)
            is_total = best is not None and _is_proved(best)
            over.left += [one.line] if is_total else [one.line, *one.left]
        else:
            over.beneath += one.beneath
            over.left += one.left

    for at, line in enumerate(table.lines):
        while len(above) > 1 and table.lines[above[-1].line].indent >= line.indent:
            close()
        above.append(_Open(at))
    while len(above) > 1:
        close()
    return [relation for group in tried.values() for relation in _told(group)]


def _best(table: Table, columns: Sequence[int], one: _Open) -> _Tried | None:
    """What figures say of a line over others: of those right under it, or else of all; None where there are none."""
    if not one.beneath:
        return None
    own = _Tried(one.line, try_rows(table, columns, one.line, Sum.of(one.beneath)), False)
    if not own.reading.misses or one.beneath == one.left:
        return own
    whole = _Tried(one.line, try_rows(table, columns, one.line, Sum.of(one.left)), True)
    return own if whole.reading.misses else whole


def _is_proved(one: _Tried) -> bool:
    return not one.reading.misses and proves_a_total_above(one.reading)


def _told(group: Sequence[_Tried]) -> list[Relation]:
    """The totals of one depth; none where their figures do not speak for one another."""
    proved = [one for one in group if _is_proved(one)]
    if len(proved) < ENOUGH * max(1, sum(one.reading.misses > 0 for one in group)):
        return []
    usual = Counter(one.is_whole for one in proved).most_common(1)[0][0]
    return [
        Relation("down", one.line, reading.lines, reading.signs, Form.SUM, RULES["XLE202"],
                 Evidence(reading.hits, reading.misses))
        for one in group if (reading := one.reading).hits or one.is_whole == usual
    ]  # fmt: skip
