"""Columns that a recalculation leaves empty although their headings say that they are computed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from xlengine.across.additive import additive
from xlengine.across.meant import DIFFERENCES, OUTCOMES, PERCENTAGES, TOTALS, is_a
from xlengine.finding import Unchecked
from xlengine.layout import Relation, State, Table
from xlengine.rule import Form
from xlengine.sheet import Area, Ref, column_letters

COMPUTED = (*DIFFERENCES, *PERCENTAGES, *OUTCOMES, *TOTALS, "share", "vacancy_rate", "cumulative", "average")
"""What such headings speak of."""
SEVERAL = 2
"""One cell that is empty may be meant so."""
WHY = "“{}” stays empty: no reading is sure; figures typed into a few of its cells may show how it is computed"
AMONG = "“{}” stays empty here and is computed elsewhere; whether that is meant, nothing says"


def left_empty(table: Table, figures: Container[Ref]) -> Iterator[Unchecked]:
    """What stays empty: whole columns, and single cells of others that a known relation would give, and did not."""
    columns = dict(_columns(table, figures))
    yield from columns.values()
    adding = additive(table) if any(relation.axis == "down" for relation in table.relations) else []
    places = {place for relation in table.relations for place in _empty_cells(table, relation, adding)}
    cells = sorted(table.ref(*place) for place in places if place[1] not in columns)
    for measure in table.measures if cells else ():
        name = measure.title or column_letters(measure.column)
        rows = [ref.row for ref in cells if ref.column == measure.column and ref not in figures]
        for first, last in _runs(rows):
            area = Area(first, measure.column, last, measure.column)
            yield Unchecked(table.sheet, area, AMONG.format(name))


def _columns(table: Table, figures: Container[Ref]) -> Iterator[tuple[int, Unchecked]]:
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
            yield at, Unchecked(table.sheet, area, WHY.format(measure.title))


def _empty_cells(table: Table, relation: Relation, adding: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The empty cells of a relation that has figures in all of its parts, or in a total's lines beside words."""
    entries = table.entries
    if relation.axis == "across" and not relation.running and relation.base_line is None:
        lines = range(len(entries)) if relation.only is None else relation.only
        blank = [line for line in lines if entries[line][relation.target].state is State.BLANK]
        for line in blank:
            if all(entries[line][at].value for at in relation.arguments):
                yield line, relation.target
    elif relation.axis == "down" and relation.form in (Form.SUM, Form.DIFFERENCE):
        total = entries[relation.target]
        for measure in [at for at in adding if total[at].state is State.BLANK]:
            parts = [entries[line][measure] for line in relation.arguments]
            if any(part.value for part in parts) and not any(part.state is State.BLANK for part in parts):
                yield relation.target, measure


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow one another, first and last."""
    for at, row in enumerate(rows):
        if not at or rows[at - 1] != row - 1:
            first = row
        if at + 1 == len(rows) or rows[at + 1] != row + 1:
            yield first, row
