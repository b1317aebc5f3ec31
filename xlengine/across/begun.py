"""Columns that are begun and not finished: figures in the first lines, none in all that follow."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.where import sampled
from xlengine.layout import Entry, State, Table
from xlengine.number import NOTHING

FEWEST = 2
"""So many empty lines at least follow those that are filled."""
FEW = 4
"""One in so many is few."""


def begun(table: Table, more: int = 0) -> frozenset[int]:
    """The columns whose empty cells are still to be filled, and are no nil.

    What is filled are the first lines, the same in each of these columns and no more than are empty, while another
    column goes on in those. `more`: so many more are empty. Where other columns have a figure here and there, empty
    cells are usual, and no column is begun. Of a long table a sample of its lines is asked.
    """
    return _begun(table, more, len(table.entries))


def without_begun(table: Table, columns: list[int]) -> list[int]:
    """The columns that are finished, by which lines are read; all where none is."""
    unfinished = begun(table, more=1)
    return [column for column in columns if column not in unfinished] or columns


def hardly_begun(table: Table) -> frozenset[int]:
    """The same where several columns have a figure in a few of the lines that follow, such as an adjustment."""
    found = _begun(table, 0, FEW)
    return found if len(found) > 1 else begun(table)


def _begun(table: Table, more: int, few: int) -> frozenset[int]:
    sample = (table.entries[line] for line in sampled(len(table.entries)))
    columns = [at for at, measure in enumerate(table.measures) if not measure.is_code]
    rows = [row for row in sample if any(row[at].is_number for at in columns)]
    ends = {at: _end(rows, at, few) for at in columns}
    found = {at for at, end in ends.items() if end and len(rows) - end >= max(FEWEST, end) + more}
    others = ends.keys() - found
    if len({ends[at] for at in found}) != 1 or any(_is_sparse(rows, at) for at in others):
        return frozenset()
    (end,) = {ends[at] for at in found}
    return frozenset(found) if any(_goes_on(rows[end:], at) for at in others) else frozenset()


def _end(rows: Sequence[Sequence[Entry]], measure: int, few: int) -> int:
    """How many lines from the first on have a figure in the column, if few others have and the first is no total."""
    end = next((at for at, row in enumerate(rows) if row[measure].state is State.BLANK), len(rows))
    if sum(row[measure].state is not State.BLANK for row in rows[end:]) * few > len(rows) - end:
        return 0
    first, *others = [row[measure].value or NOTHING for row in rows[:end]] or [NOTHING]
    return 0 if others and first == sum(others) else end


def _is_sparse(rows: Sequence[Sequence[Entry]], measure: int) -> bool:
    """Whether the column has figures, none of them in the first line, and in no more than half of all."""
    filled = sum(row[measure].is_number for row in rows)
    return 0 < filled * 2 <= len(rows) and rows[0][measure].state is State.BLANK


def _goes_on(rows: Sequence[Sequence[Entry]], measure: int) -> bool:
    """Whether the column has figures in most of these lines."""
    return sum(row[measure].is_number for row in rows) * 2 > len(rows)
