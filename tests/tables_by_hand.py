"""Small tables written down in a test: a row of headings, and lines of a label and figures."""

from __future__ import annotations

from typing import Any

from tests.book_by_hand import book_of
from xlengine.finding import Finding
from xlengine.judging.reviewing import check_book
from xlengine.sheet import Book, Cell, Place, Style


def table(*lines: tuple[Any, ...], formats: dict[str, str] | None = None) -> Book:
    """One sheet called S, its first line the headings; `formats` are number formats by address."""
    cells = {
        f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}{row}": value
        for row, line in enumerate(lines, 1)
        for column, value in enumerate(line)
        if value is not None
    }
    book = book_of(("S", cells))
    for address, number_format in (formats or {}).items():
        place = Place.at(address)
        row = book.sheets[0].rows[place.row]
        cell = row.get(place.column, Cell(None))
        row[place.column] = Cell(cell.value, cell.formula, Style(number_format))
    return book


def findings(book: Book) -> dict[str, Finding]:
    """What a check says of the cells, by address."""
    return {finding.ref.address: finding for finding in check_book(book).findings if finding.ref is not None}
