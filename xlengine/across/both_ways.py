"""A variance that is favourable or not: what came in less its budget, and the budget less what went out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from xlengine.across.directions import is_by_side
from xlengine.across.proposal import Proposal
from xlengine.fit import Agreement, fit
from xlengine.layout import Table
from xlengine.rule import Form

MOST_LINES = 400
"""Statements of revenue and expenditure are no longer."""
MOST_TURNS = 3
"""Revenue, expenditure, result: so often a variance may turn round."""


class BothWays(NamedTuple):
    """The lines in which a variance is its first column less the second, and those in which it is the reverse."""

    straight: frozenset[int]
    reverse: frozenset[int]
    straight_hits: int
    reverse_hits: int


class Base(NamedTuple):
    """What a percentage is of in some lines, and how many figures there bear it out."""

    lines: frozenset[int]
    measure: int
    hits: int
    weight: float


def bases_of_ways(table: Table, target: int, variance: Proposal, ways: BothWays) -> list[Base]:
    """What the percentage of a variance that turns round is of: the amount that is taken off, in each section.

    Empty where a figure contradicts that.
    """
    first, second = variance.arguments
    found = []
    for lines, base in ((ways.straight, second), (ways.reverse, first)):
        rows = [table.entries[line] for line in sorted(lines)]
        fits = [fit(Form.PERCENTAGE, row[target], (row[variance.target], row[base]), (1, 1)) for row in rows]
        if any(one.agreement is Agreement.WRONG for one in fits):
            return []
        told = [one.weight for one in fits if one.agreement is not Agreement.UNTESTABLE]
        found.append(Base(lines, base, len(told), sum(told)))
    return found


def both_ways(table: Table, proposal: Proposal) -> BothWays | None:
    """How a variance turns round from section to section, where that explains each of its figures; else None."""
    if proposal.form is not Form.DIFFERENCE or proposal.by_formula_row or len(table.lines) > MOST_LINES:
        return None
    if not _has_both_sides(table, proposal.target):
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
    hits = [sum(is_straight is way for _, is_straight in told) for way in (True, False)]
    if min(hits) and _go_by_side(table, told):
        return BothWays(_lines(table, told, True), _lines(table, told, False), hits[0], hits[1])
    turns = [later for (_, one), (later, other) in pairwise(told) if one != other]
    if len(turns) > MOST_TURNS or not all(_begins_a_section(table, told, line) for line in turns):
        return None
    if min(hits) < 2:
        return None
    return BothWays(_lines(table, told, True), _lines(table, told, False), hits[0], hits[1])


COMES_IN = "revenue", "income", "surplus_deficit", "balance"


def _go_by_side(table: Table, told: Sequence[tuple[int, bool]]) -> bool:
    """Whether each line that tells its way is called revenue, or a result, or expenditure, which goes the other way."""
    ways = {(table.lines[at].is_a(*COMES_IN), table.lines[at].is_a("expenditure"), straight) for at, straight in told}
    return ways in ({(True, False, True), (False, True, False)}, {(True, False, False), (False, True, True)})


def _begins_a_section(table: Table, told: Sequence[tuple[int, bool]], line: int) -> bool:
    """Whether a total or a heading stands between the line and the one before it that tells its way, or it is a result.

    Two signs that are wrong side by side are no section.
    """
    before = max(at for at, _ in told if at < line)
    over = table.lines[before:line]
    lines = [table.entries[at] for at in range(before + 1, line)]
    is_headed = any(not any(entry.is_number for entry in row) for row in lines)
    return any(one.is_total for one in over) or is_headed or table.lines[line].is_a("surplus_deficit", "balance")


def _has_both_sides(table: Table, measure: int) -> bool:
    """Whether the heading or the lines say that what comes in and what goes out have signs of their own."""
    if is_by_side(table, measure):
        return True
    sides = [any(line.is_a(*side) for line in table.lines) for side in (("revenue", "income"), ("expenditure",))]
    return all(sides)


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
