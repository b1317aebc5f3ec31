"""Figures that disagree only because a part of theirs is wrong: right once that part is mended."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.fit import Agreement
from xlengine.layout import Table
from xlengine.reckoning import Reckoning, figures_of


def without_consequences(tables: Sequence[Table], reckonings: Sequence[Reckoning]) -> list[Reckoning]:
    """The reckonings without those that a recalculation finds right, since it has mended what they are made of."""
    within = (one for one in reckonings if one.relation.axis in ("across", "down"))
    wrong = {one.figure.ref for one in within if one.fit.agreement is Agreement.WRONG}
    if len(wrong) < 2:
        return list(reckonings)
    sheets = {(ref.sheet, ref.row, ref.column) for ref in wrong}
    mended = (one for table in tables if _holds(table, sheets) for one in figures_of(table, cascade=True).told)
    still = {one.figure.ref for one in mended if one.fit.agreement is Agreement.WRONG}
    return [one for one in reckonings if one.figure.ref not in wrong or one.figure.ref in still]


def _holds(table: Table, places: set[tuple[str, int, int]]) -> bool:
    """Whether one of the places is a cell of the table."""
    return any(sheet == table.sheet and (row, column) in table.area for sheet, row, column in places)
