"""Columns that a recalculation leaves empty although their headings say that they are computed."""

from __future__ import annotations

from collections.abc import Container, Iterator

from xlengine.across.meant import DIFFERENCES, OUTCOMES, PERCENTAGES, TOTALS, is_a
from xlengine.finding import Unchecked
from xlengine.layout import State, Table
from xlengine.sheet import Area, Ref

COMPUTED = (*DIFFERENCES, *PERCENTAGES, *OUTCOMES, *TOTALS, "share", "vacancy_rate", "cumulative", "average")
"""What such headings speak of."""
SEVERAL = 2
"""One cell that is empty may be meant so."""
WHY = "“{}” stays empty: no reading is sure; figures typed into a few of its cells may show how it is computed"


def left_empty(table: Table, figures: Container[Ref]) -> Iterator[Unchecked]:
    """The empty cells of each such column, where more of it is empty than filled and nothing else is said of it."""
    spoken_of = "\n".join((*table.doubts, *table.contradictions.values()))
    for at, measure in enumerate(table.measures):
        if measure.is_code or not is_a(measure, *COMPUTED) or f"“{measure.title}”" in spoken_of:
            continue
        if [row[at].state for row in table.entries].count(State.BLANK) < SEVERAL:
            continue
        empty, filled = [], 0
        for line, row in enumerate(table.entries):
            if not any(entry.is_number for other, entry in enumerate(row) if other != at):
                continue
            if row[at].state is not State.BLANK or table.ref(line, at) in figures:
                filled += 1
            else:
                empty.append(row[at])
        if len(empty) >= SEVERAL and len(empty) > filled:
            area = Area(empty[0].row, empty[0].column, empty[-1].row, empty[-1].column)
            yield Unchecked(table.sheet, area, WHY.format(measure.title))
