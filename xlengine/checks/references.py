"""Cells that take a figure from another sheet: two measures of a line cannot be one and the same cell there."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from xlengine.bands import Filled
from xlengine.finding import Because, Finding, Severity
from xlengine.rule import RULES
from xlengine.sheet import Book, Ref, column_letters

if TYPE_CHECKING:
    from xlengine.layout import Table

CODE = "XLE301"
ENOUGH = 4
"""A column must take so many figures from one column of the other sheet before one that does not is odd."""


def reference_findings(table: Table, book: Book) -> list[Finding]:
    """A cell that takes the same cell as its neighbour in the row, where its column takes another column elsewhere."""
    taken: dict[Ref, Ref] = {}
    rows = [line.row for line in table.lines]
    columns = [measure.column for measure in table.measures]
    for column, formulas in zip(columns, book.sheet(table.sheet).formulas(columns, rows), strict=True):
        for row, formula in zip(rows, formulas, strict=True):
            if formula is None or "!" not in (formula.written if isinstance(formula, Filled) else formula):
                continue
            ref = Ref(table.sheet, row, column)
            source = _source(ref, book)
            if source is not None:
                taken[ref] = source
    usual: dict[int, Counter[tuple[str, int]]] = defaultdict(Counter)
    for ref, source in taken.items():
        usual[ref.column][source.sheet, source.column] += 1
    beside: dict[tuple[int, Ref], list[Ref]] = defaultdict(list)
    for ref, source in taken.items():
        beside[ref.row, source].append(ref)
    found = []
    for (_, source), refs in beside.items():
        for ref in refs if len(refs) > 1 else ():
            (sheet, column), count = usual[ref.column].most_common(1)[0]
            if count >= ENOUGH and (source.sheet, source.column) != (sheet, column):
                message = (
                    f"takes {source}, as its neighbour in the row does; the other lines of its column take "
                    f"column {column_letters(column)}"
                )
                because = (Because(source, book.cell(source).value),)
                found.append(Finding(CODE, RULES[CODE].name, Severity.ERROR, ref, message, because=because))
    return found


def _source(ref: Ref, book: Book) -> Ref | None:
    """The one cell of another sheet that a formula takes; None for a formula that takes more or computes here."""
    from xlengine.files.calculate import precedents

    spans = precedents(book.cell(ref).formula or "", ref.sheet, book)
    if len(spans) != 1 or spans[0].sheet == ref.sheet or spans[0].area[:2] != spans[0].area[2:]:
        return None
    return Ref(spans[0].sheet, spans[0].area.top, spans[0].area.left)
