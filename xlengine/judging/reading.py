"""Book → Tables, read and related: the first half of the pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from xlengine.across.relate import relate_across
from xlengine.down.relate import relate_down
from xlengine.finding import Unchecked
from xlengine.judging.earlier import as_earlier
from xlengine.layout import TOTAL_ROLES, Table
from xlengine.review import Review
from xlengine.settings import OwnTable, Settings
from xlengine.settings.own import block_of, direct, teach
from xlengine.sheet import Area, Book, Sheet
from xlengine.tables.grid import Grid
from xlengine.tables.recognize import table_of, tables_of_sheet
from xlengine.terms.fold import fold


def read_book(book: Book, settings: Settings | None = None, before: Review | None = None) -> Review:
    """The book's tables, with the relations that words propose and figures prove.

    `before`: the tables of a book, some sheets of which are sheets of this one too; theirs are taken from there.
    """
    settings = settings or Settings()
    review = Review(book.path, book)
    own = settings.tables_of(book.path)
    totals = [fold(word.word) for word in settings.words if word.term in TOTAL_ROLES]
    known = before.book.sheets if before is not None else ()
    for sheet in book.sheets:
        if before is not None and any(sheet is other for other in known):
            review.tables += [table for table in before.tables if table.sheet == sheet.name]
            continue
        for table, told in tables_with(sheet, own, totals):
            teach(table, settings.words)
            relate_across(table)
            relate_down(table, by_figures=not settings.earlier)
            as_earlier(table, settings.earlier)
            if told is not None:
                table.kind = told.kind or table.kind
                direct(table, told.directions)
            review.tables.append(table)
    return review


def tables_with(
    sheet: Sheet, own: Sequence[OwnTable], totals: Sequence[str] = ()
) -> Iterator[tuple[Table, OwnTable | None]]:
    """The tables of a sheet, those that a person points out in place of what would be found there."""
    pointed_out = [one for one in own if one.sheet.casefold() == sheet.name.casefold()]
    grid = Grid(sheet, totals) if pointed_out else None
    told = []
    for one in pointed_out:
        block = block_of(grid, one) if grid is not None else None
        table = table_of(grid, block) if grid is not None and block is not None and block.body else None
        if table is not None:
            told.append(one)
            yield table, one
    for table in () if sheet.hidden else tables_of_sheet(sheet, totals):
        if not any(table.area.meets(one.area) for one in told):
            yield table, None


HIDDEN = "the sheet is hidden, so its tables are not looked at; show it, or name its tables in xlengine.toml"


def on_hidden_sheets(review: Review) -> Iterator[Unchecked]:
    """The hidden sheets that hold figures and of which no table is read, with the area of their cells."""
    read = {table.sheet for table in review.tables}
    for sheet in review.book.sheets:
        if sheet.hidden and sheet.name not in read and _has_figures(sheet):
            yield Unchecked(sheet.name, Area(1, 1, *sheet.corner), HIDDEN)


def _has_figures(sheet: Sheet) -> bool:
    """Whether figures stand in two rows at least, as in a table."""
    rows = (any(isinstance(cell.value, Decimal) for cell in row.values()) for row in sheet.rows.values())
    return sum(islice(filter(None, rows), 2)) == 2
