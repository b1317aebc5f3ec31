"""Columns that are multiplied, and prices: what others are counted times, to the last unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xlengine.across.factors import factors, is_price
from xlengine.judging.reading import read_book
from xlengine.layout import Table
from xlengine.sheet import Book, Cell, Sheet


def table_of(rows: str) -> Table:
    """`2 100 200 / 3 50 150`: the figures of columns B, C, D, line by line; `·` for none, `—` for nil."""
    sheet = Sheet("S", {1: {1: Cell("Item"), 2: Cell("First"), 3: Cell("Second"), 4: Cell("Third"), 5: Cell("Fourth")}})
    for number, row in enumerate(rows.split(" / "), 2):
        sheet.rows[number] = {1: Cell(f"Item {'abcdefg'[number - 2]}")}
        for column, figure in enumerate(row.split(), 2):
            if figure != "·":
                sheet.rows[number][column] = Cell(figure if figure == "—" else Decimal(figure))
    (table,) = read_book(Book("", [sheet])).tables
    return table


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("2 100 200 / 3 50 150 / 4 25 100", {0, 1}),
        ("200 2 100 / 150 3 50 / 100 4 25", {1, 2}),
        ("2 100 200 / 3 50 150", set()),
        ("2 100 200 / 3 50 150 / 4 25 101", set()),
        ("2 100 200 / 3 50 150 / 4 25 100 / · 77 40", {0, 1}),
        ("2 100 200 / 3 50 150 / 1 25 25", set()),
        ("2 100 200 / 3 50 150 / 0 25 0", set()),
        ("2 100 200 / 3 50 150 / 4 1 4", set()),
        ("3 100 300 / 5 50 250 / 1 25 25", set()),
        ("2 100 200 / 3 50 150 / 4 0 0", set()),
        ("· 77 40 / 2 100 200 / 3 50 150 / 4 25 100", {0, 1}),
        ("2 100 200 / 3 50 150 / 4 25 100 / · 77 40 / 5 5 26", set()),
        ("2 100 200 / 3 50 150 / 4 25 100 / — 77 40", {0, 1}),
        ("2 100 200 / 3 50 150 / 4 25 100 / 5 20 100 / 6 20 120", {0, 1}),
        ("2 100 200 / 3 50 150 / 4 25 100 / 1 9 9", {0, 1}),
        ("2 100 200 / 3 50 150 / 4 25 100 / 1 9 8", set()),
        ("2 100 200 / 3 50 150 / 4 25 · / 5 5 ·", set()),
    ],
)
def test_three_lines_show_what_is_multiplied(rows: str, found: set[int]) -> None:
    assert factors(table_of(rows), [0, 1, 2]) == found


def test_each_two_columns_are_tried_with_every_other() -> None:
    table = table_of("200 1 2 100 / 150 1 3 50 / 100 1 4 25 / 100 1 5 20")
    assert factors(table, range(4)) == {2, 3}


def test_only_the_columns_that_are_asked_for_are_multiplied() -> None:
    assert factors(table_of("2 100 200 / 3 50 150 / 4 25 100"), [0, 1]) == set()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2 100 200 / 3 50 150 / 4 25 100", True),
        ("2 100 200 / 3 50 150 / 4 25 100 / 5 20 99", True),
        ("2 100 200 / 3 50 150 / 4 25 100 / 5 20 99 / 6 20 99", True),
        ("2 100 200 / 3 50 150 / 4 25 100 / 5 20 99 / 6 20 99 / 7 20 99", False),
        ("2 100 200 / 3 50 150 / 4 25 100 / 5 20 99 / 6 20 99 / 7 20 99 / 8 20 99", False),
        ("2 100 200 / 3 50 150 / 4 25 100 / 5 20 100", True),
        ("2 100 200 / 3 50 150", False),
        ("2 100 200 / 3 50 150 / · 25 100", False),
        ("3 33 100 / 7 43 300 / 6 33 200 / 9 11 100", False),
    ],
)
def test_a_price_gives_amounts_to_the_last_unit(rows: str, expected: bool) -> None:
    assert is_price(table_of(rows), 1, 2, 0) is expected
