"""A wrong figure that others carry on: the total of its column, or what is computed from it in its line."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.fit import NIL, Agreement, fit
from xlengine.layout import Table


def carries_on(table: Table, measure: int, line: int, wrong: Sequence[int]) -> bool:
    """Whether a total is the sum of lines above it, with the only wrong one among them; totals are not added again.

    The lines are those since the last total, or all.
    """
    if not table.lines[line].is_total or sum(not table.lines[at].is_total for at in wrong) != 1:
        return False
    total = table.entries[line][measure].value
    added, known = NIL, False
    for at in range(line - 1, -1, -1):
        if table.lines[at].is_total:
            if known and added == total:
                return True
            continue
        added += table.entries[at][measure].value or NIL
        known = known or at in wrong
    return known and added == total


def follows_in_its_line(table: Table, line: int, measure: int, wrong: Sequence[int]) -> bool:
    """Whether a figure is what others of its line come to, one of which is `wrong` as a sum of lines."""
    if not wrong or measure not in table.derived:
        return False
    row = table.entries[line]
    return any(
        fit(one.form, row[measure], [row[at] for at in one.arguments], one.signs, one.times).agreement
        is Agreement.EXACT
        for one in table.relations
        if one.axis == "across" and one.target == measure and one.base_line is None and not one.running
        and not set(one.arguments).isdisjoint(wrong)
    )  # fmt: skip
