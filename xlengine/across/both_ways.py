"""A variance that is favourable or not: what came in less its budget, and the budget less what went out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from xlengine.across.proposal import Proposal
from xlengine.fit import Agreement, fit
from xlengine.layout import Table
from xlengine.rule import Form

MOST_LINES = 400
"""Statements of revenue and expenditure are no longer."""
MOST_TURNS = 3
"""Revenue, expenditure, result: so often a variance may turn round."""


@dataclass(frozen=True)
class BothWays:
    """The lines in which a variance is its first column less the second, and those in which it is the reverse."""

    straight: frozenset[int]
    reverse: frozenset[int]
    straight_hits: int
    reverse_hits: int


def both_ways(table: Table, proposal: Proposal) -> BothWays | None:
    """How a variance turns round from section to section, where that explains each of its figures; else None."""
    if proposal.form is not Form.DIFFERENCE or proposal.by_formula_row or len(table.lines) > MOST_LINES:
        return None
    told: list[tuple[int, bool]] = []
    for line, row in enumerate(table.entries):
        target, parts = row[proposal.target], [row[at] for at in proposal.arguments]
        if not target.value or not all(part.is_number for part in parts):
            continue
        found = [fit(proposal.form, target, some, proposal.signs).agreement for some in (parts, parts[::-1])]
        if all(one is Agreement.WRONG for one in found):
            return None
        if any(one is Agreement.WRONG for one in found):
            told.append((line, found[0] is not Agreement.WRONG))
    if sum(one != other for (_, one), (_, other) in pairwise(told)) > MOST_TURNS:
        return None
    hits = [sum(is_straight is way for _, is_straight in told) for way in (True, False)]
    if min(hits) < 2:
        return None
    return BothWays(_lines(table, told, True), _lines(table, told, False), hits[0], hits[1])


def _lines(table: Table, told: Sequence[tuple[int, bool]], way: bool) -> frozenset[int]:
    """The lines from the first to the last of each run that goes one way, and those beyond the ends of the table."""
    runs = [(is_straight, [line for line, _ in run]) for is_straight, run in groupby(told, key=lambda one: one[1])]
    lines: set[int] = set()
    for place, (is_straight, run) in enumerate(runs):
        if is_straight is way:
            first = 0 if place == 0 else run[0]
            last = len(table.lines) - 1 if place == len(runs) - 1 else run[-1]
            lines.update(range(first, last + 1))
    return frozenset(lines)
