"""Empty cells that are no nil: what stands beside or below them says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from xlengine.fit import Agreement, fit
from xlengine.layout import Entry, Relation, State, Table
from xlengine.rule import Form


def is_no_nil(row: Sequence[Entry], measure: int, across: Sequence[Relation]) -> bool:
    """Whether a figure of the line that comes from this empty cell, such as its variance, is printed otherwise."""
    return any(
        fit(one.form, row[one.target], [row[at] for at in one.arguments], one.signs).agreement is Agreement.WRONG
        for one in across if measure in one.arguments and one.form in (Form.SUM, Form.DIFFERENCE)
        and not one.running and sum(row[at].state is State.BLANK for at in one.arguments) == 1
    )  # fmt: skip


def has_deeper_figures(table: Table, measure: int, line: int) -> bool:
    """Whether lines right below this one, and deeper, have figures in the column: what they explain is no nil."""
    lines = table.lines
    deeper = takewhile(lambda at: lines[at].indent > lines[line].indent, range(line + 1, len(lines)))
    return any(table.entries[at][measure].value for at in deeper)


def is_divided_by(table: Table, measure: int, line: int) -> bool:
    """Whether a percentage or a rate of this column is printed in the line: then it is no nil."""
    row = table.entries[line]
    return any(
        relation.axis == "across" and relation.form not in (Form.SUM, Form.DIFFERENCE)
        and measure in relation.arguments and bool(row[relation.target].value) for relation in table.relations
    )  # fmt: skip
