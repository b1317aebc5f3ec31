"""Empty totals in tables in which some totals stand above their parts: what looks like a heading may be one too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import DEEP, UNSUMMED, Walk, first_of, lengths_that_add_up
from xlengine.layout import Line
from xlengine.tables.numbering import number_of
from xlengine.terms.fold import fold

HARDLY_BY_CHANCE = 1.2
"""Two figures of two digits each that are what others come to: posts of one digit may add up by chance."""


def begins_below_a_head(walk: Walk, line: Line, chosen: Sum) -> bool:
    """Whether the line without figures right above those that a total would add is like one that adds those below it.

    `I. Tax revenue` with figures, which are those of its lines, and `II. Other revenue` without: a total at the end
    adds both, and not the lines of the second, unless it is called by that.
    """
    place = first_of(walk.stack, set(chosen.lines))
    if place < 1 or walk.stack[place - 1].kind != "mark":
        return False
    lines = walk.table.lines
    mark = lines[walk.stack[place - 1].line]
    if fold(mark.label) in map(fold, line.names) and not any(map(walk.is_found, chosen.lines)):
        return False
    above = takewhile(lambda node: node.kind == "line", reversed(walk.stack[: place - 1]))
    *parts, first = [node.line for node in above] or [0]
    heads = [one.target for one in islice(reversed(walk.found), DEEP) if one.target < min(one.arguments)]
    if len(parts) > 1 and _is_the_total_of(walk, first, parts):
        heads.append(first)
    return any(
        (lines[at].indent, lines[at].bold, bool(number_of(lines[at].label)))
        == (mark.indent, mark.bold, bool(number_of(mark.label))) for at in heads
    )  # fmt: skip


def adds_a_line_and_its_parts(walk: Walk, chosen: Sum) -> bool:
    """Whether one of the lines that a total would add is what those right below it come to, in several columns."""
    if walk.table.kind in UNSUMMED:
        return False
    for place, line in enumerate(chosen.lines):
        rest = chosen.lines[place + 1 : place + 1 + DEEP]
        below = list(takewhile(lambda one: not walk.table.lines[one].is_total, rest))
        if any(_is_the_total_of(walk, line, below[:length]) for length in lengths_that_add_up(walk, line, below)):
            return True
    return False


def _is_the_total_of(walk: Walk, at: int, lines: Sequence[int]) -> bool:
    """Whether several columns of a line are what these lines come to, and no column is anything else."""
    trial = try_rows(walk.table, walk.columns, at, Sum.of(lines))
    return not trial.misses and trial.hits > 1 and trial.weight >= HARDLY_BY_CHANCE


def holds_sections_and_lines(walk: Walk, chosen: Sum) -> bool:
    """Whether figures alone have put one of its parts over its lines, and another adds up to some after it too."""
    if walk.has_depth or not any(map(walk.is_found, chosen.lines)):
        return False
    above = {one.target for one in walk.found if one.target < min(one.arguments) and not one.evidence.by_words}
    if above.isdisjoint(chosen.lines):
        return False
    plain = [line for line in chosen.lines if line not in above]
    for place, line in enumerate(plain[:DEEP]):
        below = plain[place + 1 :][:DEEP]
        for length in lengths_that_add_up(walk, line, below):
            if try_rows(walk.table, walk.columns, line, Sum.of(below[:length])).weight >= 1.0:
                return True
    return False
