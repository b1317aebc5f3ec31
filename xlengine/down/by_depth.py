"""Totals above their parts in long tables, read once from end to end: a budget of tens of thousands of lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

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


def totals_by_depth(table: Table, columns: Sequence[int]) -> list[Relation]:
    """The lines of a long table that are the totals of deeper lines below them, depth by depth.

    A total adds the lines right under it, or all under it that no other total adds. Where nearly all totals of one
    depth are proved, those of one or two parts are too, and one that figures contradict is wrong.
    """
    if len(table.lines) <= LONG or table.kind in UNSUMMED or len({line.indent for line in table.lines}) < 2:
        return []
    filled = table.filled(columns)
    tried: dict[int, list[tuple[int, Sum, bool]]] = defaultdict(list)
    """By depth: the line, the best of its two readings, whether that is all under it."""
    above: list[_Open] = [_Open(-1)]

    def close() -> None:
        one = above.pop()
        over = above[-1]
        best = _best(table, columns, one) if filled[one.line] else None
        if best is not None:
            tried[table.lines[one.line].indent].append((one.line, *best))
        if filled[one.line]:
            over.beneath.append(one.line)
            is_total = best is not None and not best[0].misses and proves_a_total_above(best[0])
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


def _best(table: Table, columns: Sequence[int], one: _Open) -> tuple[Sum, bool] | None:
    """What figures say of a line over others: of those right under it, or else of all; None where there are none."""
    if not one.beneath:
        return None
    own = try_rows(table, columns, one.line, Sum.of(one.beneath))
    if not own.misses or own.lines == tuple(one.left):
        return own, False
    whole = try_rows(table, columns, one.line, Sum.of(one.left))
    return (own, False) if whole.misses else (whole, True)


def _told(group: Sequence[tuple[int, Sum, bool]]) -> list[Relation]:
    """The totals of one depth; none where their figures do not speak for one another."""
    proved = [(at, sum_, whole) for at, sum_, whole in group if not sum_.misses and proves_a_total_above(sum_)]
    wrong = [at for at, sum_, _ in group if sum_.misses]
    if len(proved) < ENOUGH * max(1, len(wrong)):
        return []
    is_whole = Counter(whole for _, _, whole in proved).most_common(1)[0][0]
    return [
        Relation("down", at, sum_.lines, sum_.signs, Form.SUM, RULES["XLE202"], Evidence(sum_.hits, sum_.misses))
        for at, sum_, whole in group if sum_.hits or whole == is_whole
    ]  # fmt: skip
