"""Look-ups and conditional sums over a list that has grown since: their range ends before its last line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlengine.banded import Banded
from xlengine.expression import expression
from xlengine.finding import Because, Finding, Severity
from xlengine.review import Review
from xlengine.sheet import Area, Book, Ref, Sheet

if TYPE_CHECKING:
    from xlengine.files.precedents import Span

CODE = "XLE920"
LEAST = 5
"""A range of fewer lines is no list."""
SHARE = 3
"""So many lines of the range for each that it leaves out: where more are left out, a part of the list is meant."""
_OF_A_LIST = expression(r"\b(?:(?:SUM|COUNT|AVERAGE)IFS?|MAXIFS|MINIFS|[VX]?LOOKUP|MATCH)\(")
_ADDS = expression(r"\b(?:SUM|SUBTOTAL|AGGREGATE)\(")


def ends_early(review: Review) -> Iterator[Finding]:
    """A warning at the first formula with such a range, for each range."""
    book = review.book
    taken = list(_ranges(book))
    if not taken:
        return
    totals = {(table.sheet, line.row) for table in review.tables for line in table.lines if line.is_total}
    begun = {(span.sheet, span.area.left, span.area.top) for _, spans in taken for span in spans}
    told: set[tuple[str, int, int]] = set()
    for ref, spans in taken:
        name, area = spans[0]
        if (name, area.top, area.bottom) in told:
            continue
        last = min(_last_line(book.sheet(name), span.area, totals) for span in spans)
        left_out = last - area.bottom
        is_within = ref.sheet == name and area.top <= ref.row <= last
        goes_on = any((name, area.left, row) in begun for row in range(area.bottom + 1, last + 1))
        if not 0 < left_out * SHARE <= area.bottom - area.top + 1 or is_within or goes_on:
            continue
        told.add((name, area.top, area.bottom))
        first = Ref(name, area.bottom + 1, area.left)
        rows = f"row {last}" if left_out == 1 else f"rows {first.row} to {last}"
        message = (
            f"={book.cell(ref).formula} ends at row {area.bottom}, and the list on “{name}” goes on: {rows} left out; "
            "let the range reach the last line, or take whole columns"
        )
        yield Finding(CODE, "ends_early", Severity.WARNING, ref, message, because=(
            Because(first, book.cell(first).value),))  # fmt: skip


def _ranges(book: Book) -> Iterator[tuple[Ref, list[Span]]]:
    """Each formula that looks through a list, with its ranges of the same rows."""
    from xlengine.files.calculate import precedents

    for sheet in book.sheets:
        for row, column, formula in _formulas(sheet):
            if _OF_A_LIST.search(formula):
                lists: dict[tuple[str, int, int], list[Span]] = {}
                for span in precedents(formula, sheet.name, book):
                    if span.area.bottom - span.area.top + 1 >= LEAST:
                        lists.setdefault((span.sheet, span.area.top, span.area.bottom), []).append(span)
                yield from ((Ref(sheet.name, row, column), spans) for spans in lists.values())


def _formulas(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """The formulas of a sheet, of rows that are written alike those of the first."""
    rows = sheet.rows
    if isinstance(rows, Banded):
        first = {band.numbers[0]: rows[band.numbers[0]] for band in rows.bands}
        rows = {**rows.loose, **first}
    for number in sorted(rows):
        for column, cell in rows[number].items():
            if cell.formula is not None:
                yield number, column, cell.formula


def _last_line(sheet: Sheet, area: Area, totals: set[tuple[str, int]]) -> int:
    """The last row of the list that a range begins: lines without a gap, as its own last one is, and no totals."""
    kind, row = type(sheet.cell(area.bottom, area.left).value), area.bottom
    if kind is type(None):
        return row
    while type(sheet.cell(row + 1, area.left).value) is kind and (sheet.name, row + 1) not in totals:
        cells = [sheet.cell(row + 1, column) for column in sheet.columns(row + 1)]
        if any(cell.formula is not None and _ADDS.search(cell.formula) for cell in cells):
            break
        row += 1
    return row
