"""A variance of which only the lines of one side, or above another heading, tell which way it goes."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.meant import DIFFERENCES, is_a
from xlengine.across.proposal import Proposal
from xlengine.layout import State, Table
from xlengine.rule import Form
from xlengine.tables.headings import when

COMES_IN, GOES_OUT = ("revenue", "income"), ("expenditure",)


def may_turn_by_side(table: Table, proposal: Proposal) -> bool:
    """Whether a variance may be what came in beyond the budget for revenue, and what was not spent for expenditure."""
    measure = table.measures[proposal.target]
    if proposal.form is not Form.DIFFERENCE or proposal.sign_is_explicit or not is_a(measure, "variance"):
        return False
    first, second = (when(table.measures[at]) for at in proposal.arguments)
    if first != second and first and second:
        return False  # one year less another
    if is_a(measure, *(term for term in DIFFERENCES if term != "variance")):
        return False
    sides = [line for line in _of_sides(table) if line is not None]
    return True in sides and False in sides


def lines_that_are_told(table: Table, proposal: Proposal) -> frozenset[int] | None:
    """The lines of the sections in which a printed figure shows the way of a difference; None where these are all."""
    if proposal.form is not Form.DIFFERENCE or proposal.by_formula_row:
        return None
    begins = _sections(table, proposal)
    if len(begins) < 2:
        return None
    ends = [*begins[1:], len(table.lines)]
    sections = [range(begin, end) for begin, end in zip(begins, ends, strict=True)]
    told = [one for one in sections if any(_tells(table, proposal, line) for line in one)]
    if not told or len(told) == len(sections):
        return None
    return frozenset(line for one in told for line in one)


def _tells(table: Table, proposal: Proposal, line: int) -> bool:
    row = table.entries[line]
    return bool(row[proposal.target].value) and all(row[at].is_number for at in proposal.arguments)


def _sections(table: Table, proposal: Proposal) -> list[int]:
    """The lines at which the other side begins, or at which the column has another heading; the first among them."""
    begins = [0]
    turns = may_turn_by_side(table, proposal)
    sides: Sequence[bool | None] = _of_sides(table) if turns else [None] * len(table.lines)
    last = {side: at for at, side in enumerate(sides)}
    before = None
    for at, side in enumerate(sides):
        row = table.entries[at]
        is_heading = not table.lines[at].is_total and not any(entry.is_number for entry in row)
        if is_heading and row[proposal.target].state is State.TEXT and at:
            begins.append(at)
        if side is not None:
            if before is not None and side != before and is_heading:
                begins.append(at)
            before = side
            if not is_heading and last.get(not side, at) > at:
                begins.append(at + 1)
    return sorted(set(begins))


def _of_sides(table: Table) -> list[bool | None]:
    """By line, whether a total or a heading names what came in, or what went out; None where it names neither."""
    filled = table.filled(range(len(table.measures)))
    found: list[bool | None] = []
    for line, has_figures in zip(table.lines, filled, strict=True):
        comes, goes = line.is_a(*COMES_IN), line.is_a(*GOES_OUT)
        found.append(comes if (line.is_total or not has_figures) and comes != goes else None)
    return found
