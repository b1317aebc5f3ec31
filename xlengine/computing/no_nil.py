"""Empty cells that are no nil: what stands beside or below them says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from xlengine.fit import Agreement, fit
from xlengine.layout import Entry, Relation, State, Table
from xlengine.number import NOTHING
from xlengine.rule import Form


def is_no_nil(row: Sequence[Entry], measure: int, across: Sequence[Relation]) -> bool:
    """Whether a figure of the line that comes from this empty cell, such as its variance, is printed otherwise."""
    return any(
        fit(one.form, row[one.target], [row[at] for at in one.arguments], one.signs).agreement is Agreement.WRONG
        for one in across if measure in one.arguments and one.form in (Form.SUM, Form.DIFFERENCE)
        and not one.running and sum(row[at].state is State.BLANK for at in one.arguments) == 1
    )  # fmt: skip


def has_deeper_figures(table: Table, measure: int, line: int) -> bool:
    """Whether lines right below this one that explain it have figures in the column: they are deeper, or come to it."""
    lines = table.lines
    deeper = takewhile(lambda at: lines[at].indent > lines[line].indent, range(line + 1, len(lines)))
    return any(table.entries[at][measure].value for at in deeper) or _come_to_it(table, measure, line)


def _come_to_it(table: Table, measure: int, line: int) -> bool:
    """Whether the lines right below, with figures in this column, come in another to what the line has there."""
    for at, printed in enumerate(table.entries[line]):
        amount, has_figures = NOTHING, False
        if abs(printed.value or NOTHING) < TELLING:
            continue
        for count, row in enumerate(table.entries[line + 1 : line + 1 + MOST], 1):
            if row[at].value is None:
                break
            amount += row[at].value or NOTHING
            has_figures = has_figures or bool(row[measure].value)
            if count > 1 and amount == printed.value and has_figures:
                return True
    return False


TELLING = 100
"""What lines come to by chance is smaller."""
MOST = 40
"""So many lines below are looked at."""


def is_divided_by(table: Table, measure: int, line: int) -> bool:
    """Whether a percentage or a rate of this column is printed in the line: then it is no nil."""
    row = table.entries[line]
    return any(
        relation.axis == "across" and relation.form not in (Form.SUM, Form.DIFFERENCE)
        and measure in relation.arguments and bool(row[relation.target].value) for relation in table.relations
    )  # fmt: skip
