"""Numbers that are stored as texts: what arithmetic makes of `90,411` depends on the system, and on the program."""

from __future__ import annotations

from collections.abc import Iterator

from xlengine.banded import Banded
from xlengine.expression import expression
from xlengine.sheet import Book, Place, Sheet

WHY = "it takes {}, a number stored as a text, which not every system reads alike"
_ALIKE = expression(r"\s*[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\s*%?\s*")
"""Read alike wherever the point is the decimal mark."""
_LIKE_A_NUMBER = expression(r"\s*[-+(]?\s*[$€£¥]?\s*[0-9][0-9.,'’\s/:-]*\)?\s*[%$€£¥]?\s*")


def numbers_as_texts(book: Book) -> dict[str, set[Place]]:
    """By sheet, the cells with a text that looks like a number, a date or a time and is not read alike everywhere."""
    found = {sheet.name: {place for place, text in _texts(sheet) if _is_one(text)} for sheet in book.sheets}
    return {name: places for name, places in found.items() if places}


def _is_one(text: str) -> bool:
    return _LIKE_A_NUMBER.fullmatch(text) is not None and _ALIKE.fullmatch(text) is None


def _texts(sheet: Sheet) -> Iterator[tuple[Place, str]]:
    """The typed texts of a sheet that begin as a number may."""
    rows = sheet.rows
    for band in rows.bands if isinstance(rows, Banded) else ():
        for at, values in enumerate(band.values):
            for place, value in enumerate(values):
                if type(value) is str and (value[:1].isdigit() or value[:1] in _BEGINNINGS):
                    yield Place(band.numbers[place], band.columns[at]), value
    loose = rows.loose if isinstance(rows, Banded) else rows
    for number, cells in loose.items():
        for column, cell in cells.items():
            value = cell.value
            if type(value) is str and cell.formula is None and (value[:1].isdigit() or value[:1] in _BEGINNINGS):
                yield Place(number, column), value


_BEGINNINGS = frozenset(" \u00a0-+($€£¥")
