"""Lines that an earlier workbook does not have: which total adds them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby

from xlengine.down.trials import Sum, try_rows
from xlengine.layout import Relation, Table
from xlengine.rule import Form


def with_new_lines(
    table: Table, before: Sequence[Relation], there: Collection[int]
) -> tuple[list[Relation], list[str]]:
    """(the relations between lines that were there before, with new ones among their parts; where that is not sure)."""
    found, known = list(before), set(there)
    doubts = []
    proved = [one for one in table.relations if one.axis == "down" and one.evidence.hits and not one.evidence.misses]
    explaining = _that_explain(table, known)
    for at, line in enumerate(table.lines):
        is_plain = at not in explaining and not line.is_total and not line.is_a(*NO_PART)
        if at in known or not is_plain or not any(entry.is_number for entry in table.entries[at]):
            continue
        above, below = _beside(table, found, at, known)
        totals = {one.target for one in proved if at in one.arguments}  # the figures of now say what adds it
        sums = [one for one in found if one.form is Form.SUM and totals <= {one.target}]
        joined, either = _joined(sums, above, below)
        found = [_with_part(one, at, above, below) if one in joined else one for one in found if one not in either]
        if either:
            doubts.append(f"“{line.label}” (row {line.row}) is new, and which total adds it is not sure")
        known.add(at)
    return found, doubts


def _that_explain(table: Table, known: Collection[int]) -> set[int]:
    """New lines beside one another that are what the line above or below them comes to, in two columns at least."""
    found: set[int] = set()
    for is_known, run in groupby(range(len(table.lines)), key=known.__contains__):
        new = [] if is_known else list(run)
        for at in (new[0] - 1, new[-1] + 1) if len(new) > 1 else ():
            if 0 <= at < len(table.lines):
                trial = try_rows(table, range(len(table.measures)), at, Sum.of(new))
                found |= set(new) if trial.hits > 1 and not trial.misses else set()
    return found


def _joined(
    sums: Sequence[Relation], above: int | None, below: int | None
) -> tuple[list[Relation], list[Relation]]:
    """(the sums that a new line between these two is a part of, those of which that is not sure)."""
    adds_above, adds_below = ([one for one in sums if at in one.arguments] for at in (above, below))
    if any(one.target == below for one in adds_above):  # right before its total
        return adds_above, []
    if any(one.target == above for one in adds_below):  # right below its total
        return adds_below, []
    if adds_above and adds_below:
        both = [one for one in adds_above if one in adds_below and _sign(one, above) == _sign(one, below)]
        return both, [one for one in (*adds_above, *adds_below) if one not in both]
    one_side = [*adds_above, *adds_below]
    if any(-1 in one.signs for one in one_side):
        return [], one_side  # after what is carried forward, or before what is
    return one_side, []


NO_PART = ("total_above", "memo", "as_percentage_of", "surplus_deficit", "balance", "carry_over")
"""A new line that is called so is no part because of where it stands."""


def _beside(table: Table, sums: Sequence[Relation], at: int, known: set[int]) -> tuple[int | None, int | None]:
    """The known lines above and below a new one that are as deep, or between which it can only be one of them."""
    above = next((other for other in range(at - 1, -1, -1) if other in known), None)
    below = next((other for other in range(at + 1, len(table.lines)) if other in known), None)
    depth = table.lines[at].indent
    if any({above, below} <= set(one.arguments) for one in sums) and depth <= table.lines[below or 0].indent:
        return above, below
    return _next(table, at, -1, known), _next(table, at, 1, known)


def _next(table: Table, at: int, step: int, known: set[int]) -> int | None:
    """The known line next to a new one, as deep as that, with nothing less deep between."""
    lines = table.lines
    other = at + step
    while 0 <= other < len(lines) and (lines[other].indent > lines[at].indent or other not in known):
        if lines[other].indent < lines[at].indent:
            return None
        other += step
    return other if 0 <= other < len(lines) and lines[other].indent == lines[at].indent else None


def _sign(relation: Relation, at: int | None) -> int:
    return next((sign for part, sign in zip(relation.arguments, relation.signs, strict=True) if part == at), 0)


def _with_part(relation: Relation, at: int, above: int | None, below: int | None) -> Relation:
    """The total with one more part, added or taken off as the one beside it."""
    parts = sorted([*zip(relation.arguments, relation.signs, strict=True),
                    (at, _sign(relation, above) or _sign(relation, below))])  # fmt: skip
    return replace(relation, arguments=tuple(one for one, _ in parts), signs=tuple(sign for _, sign in parts))
