"""A small Book written down in a test."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from xlengine.sheet import Book, Cell, Place, Sheet, Value


def book_of(*sheets: tuple[str, Mapping[str, Any]], names: Mapping[str, str] | None = None) -> Book:
    """A book from `{"A1": 1.5, "B1": "=A1*2"}`; a formula with its stored value is a pair."""
    book = Book("by hand.xlsx", names=dict(names or {}))
    for name, cells in sheets:
        sheet = Sheet(name)
        for address, content in cells.items():
            place = Place.at(address)
            formula, value = content if isinstance(content, tuple) else (content, None)
            if isinstance(formula, str) and formula.startswith("="):
                cell = Cell(exact(value), formula[1:])
            else:
                cell = Cell(exact(formula))
            sheet.rows.setdefault(place.row, {})[place.column] = cell
        book.sheets.append(sheet)
    return book


def exact(value: Any) -> Value:
    if isinstance(value, bool | str) or value is None:
        return value
    return Decimal(str(value))
