"""A table of labels and the figures of two columns, written in one line of a test, and the relations found in it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from xlengine.judging.reviewing import read_book
from xlengine.layout import Relation, Table
from xlengine.sheet import Book, Cell, Sheet, Style


def table_of(text: str) -> Table:
    """`1. Staff = 10 20 / > Posts = 3 4 / Total`: figures stand behind a label, none where it is empty; `>` indents."""
    sheet = Sheet("S", {1: {1: Cell("Item"), 2: Cell("2023"), 3: Cell("2024")}})
    for row, part in enumerate(text.split(" / "), 2):
        label, _, figures = part.partition(" = ")
        sheet.rows[row] = {1: Cell(label.lstrip("> "), None, Style(indent=label.count(">")))}
        for column, figure in enumerate(figures.split(), 2):
            if figure != "·":
                sheet.rows[row][column] = Cell(Decimal(figure))
    (table,) = read_book(Book("", [sheet])).tables
    return table


def told(relations: Iterable[Relation]) -> list[str]:
    """`4 = + 1 + 2 - 3, sum, XLE209, 2 of 2`: what each line is, and how many of its figures agree."""
    return [_told(one) for one in relations]


def _told(one: Relation) -> str:
    signed = zip(one.signs, one.arguments, strict=True)
    parts = "".join(f" {'+' if sign == 1 else '-'} {line + 1}" for sign, line in signed)
    agree = f"{one.evidence.hits} of {one.evidence.hits + one.evidence.misses}"
    return f"{one.target + 1} ={parts}, {one.form.value}, {one.rule.code}, {agree}"
