"""One line of two columns: a sum that takes fewer lines than the sum beside it, or a figure typed in place of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from xlengine.expression import expression
from xlengine.fit import Agreement, fit
from xlengine.layout import State, Table
from xlengine.rule import Form


class Sum(NamedTuple):
    """A formula that adds cells of its own column: the column as a sign, and the rows that it takes."""

    written: str
    rows: frozenset[int]


_PART = expression(r"\+?(?:SUM\(\$?#\$?([0-9]+)(?::\$?#\$?([0-9]+))?\)|\$?#\$?([0-9]+))")


def sum_of(written: str | None) -> Sum | None:
    """A formula that is written with a sign for its own column; None where it is more than a sum."""
    if not written or _PART.sub("", written):
        return None
    rows: list[int] = []
    for first, last, single in _PART.findall(written):
        rows += [int(single)] if single else range(int(first), int(last or first) + 1)
    return Sum(written, frozenset(rows)) if len(rows) == len(set(rows)) else None


def that_take_less(
    table: Table, line: int, columns: Sequence[int], sums_of: Callable[[int], Sequence[Sum | None]]
) -> Iterator[tuple[int, str]]:
    """The place among the columns, and what the other one holds, where just two columns have an amount of their own.

    `sums_of` gives the sums of a line, by column. A line that another one of the sum adds in its turn is taken once too
    often, and not left out by the other column.
    """
    made = [(at, one) for at, one in enumerate(sums_of(line)) if one is not None]
    typed = [at for at, column in enumerate(columns) if _is_typed(table, line, column)]
    if len(made) == 2 and not typed:
        (at, one), (other_at, other) = sorted(made, key=lambda pair: len(pair[1].rows))
        more = other.rows - one.rows
        if one.rows < other.rows and not _within(table, other.rows, more, other_at, sums_of):
            yield at, other.written
    elif len(made) == len(typed) == 1:
        (_, one), (at,) = made[0], typed
        if len(one.rows) > 1 and _contradicts(table, line, columns[at], one.rows):
            yield at, one.written


def _is_typed(table: Table, line: int, column: int) -> bool:
    entry = table.entries[line][column]
    return entry.state is State.FIGURE and not entry.is_formula and not entry.as_text


def _within(
    table: Table, rows: frozenset[int], more: frozenset[int], column: int,
    sums_of: Callable[[int], Sequence[Sum | None]],
) -> bool:  # fmt: skip
    """Whether one of the rows adds one of those that the other column does not take."""
    within = {at for at, line in enumerate(table.lines) if line.row in rows}
    totals = (one for one in table.relations if one.axis == "down" and one.target in within)
    if any(table.lines[at].row in more for total in totals for at in total.arguments):
        return True
    sums = (sums_of(at)[column] for at in within)
    return any(one is not None and not one.rows.isdisjoint(more) for one in sums)


def _contradicts(table: Table, line: int, column: int, rows: frozenset[int]) -> bool:
    """Whether a typed figure is not what the lines come to, of which each has a figure."""
    parts = [table.entries[at][column] for at, one in enumerate(table.lines) if one.row in rows]
    if len(parts) < len(rows) or not all(part.state is State.FIGURE and not part.as_text for part in parts):
        return False
    told = fit(Form.SUM, table.entries[line][column], parts, (1,) * len(parts))
    return told.agreement is Agreement.WRONG
