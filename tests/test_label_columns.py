"""Labels in several columns, each a step deeper: a budget by ministry, unit and object, every total above its parts."""

from __future__ import annotations

from decimal import Decimal

from xlengine.judging.reading import read_book
from xlengine.layout import Table
from xlengine.sheet import Book, Cell, Sheet

Row = tuple[str | None, str | None, str | None, str | None, int]
"""(ministry, unit, object, region, amount)."""


def read(rows: list[Row]) -> list[Table]:
    sheet = Sheet("S", {1: {at: Cell(heading) for at, heading in
                            enumerate(("Ministry", "Unit", "Object", "Region", "Total"), 1)}})  # fmt: skip
    for number, row in enumerate(rows, 2):
        values = (Decimal(cell) if isinstance(cell, int) else cell for cell in row)
        sheet.rows[number] = {at: Cell(value) for at, value in enumerate(values, 1) if value is not None}
    return read_book(Book("", [sheet])).tables


def unit(name: str, objects: list[Row]) -> list[Row]:
    return [(None, name, None, None, sum(row[4] for row in objects)), *objects]


def ministry(name: str, units: list[list[Row]]) -> list[Row]:
    return [(name, None, None, None, sum(rows[0][4] for rows in units)), *(row for rows in units for row in rows)]


def with_amount(amount: int) -> list[Row]:
    """The third object of the second unit comes to this."""
    objects: list[Row] = [
        (None, None, "1100 Salaries", "09 Capital", 98_855), (None, None, "2100 Supplies", "09 Capital", 34_431),
        (None, None, "3100 Utilities", "09 Capital", 12_327), (None, None, "5600 Machinery", "09 Capital", 4_817),
    ]  # fmt: skip
    other: list[Row] = [(*row[:4], row[4] * 3 + 11) for row in objects]
    other[2] = (*other[2][:4], amount)
    third: list[Row] = [(*row[:4], row[4] * 2 + 7) for row in objects]
    return ministry("01 Finance", [unit("100 Office", objects), unit("101 Audit", other), unit("102 Press", third)])


def sums(table: Table) -> dict[int, tuple[int, ...]]:
    return {one.target: one.arguments for one in table.relations if one.axis == "down"}


EACH = {0: (1, 6, 11), 1: (2, 3, 4, 5), 6: (7, 8, 9, 10), 11: (12, 13, 14, 15)}


def test_each_column_of_labels_is_a_step_deeper() -> None:
    (table,) = read(with_amount(4_321))
    assert sums(table) == EACH


def test_an_amount_that_looks_like_a_year_is_no_heading() -> None:
    (table,) = read(with_amount(2_000))
    assert sums(table) == EACH


def test_a_second_amount_that_looks_like_a_year_is_none_either() -> None:
    rows = with_amount(2_000)
    rows[3] = (*rows[3][:4], 2_000)
    rows[1] = (*rows[1][:4], sum(row[4] for row in rows[2:6]))
    rows[0] = (*rows[0][:4], rows[1][4] + rows[6][4] + rows[11][4])
    (table,) = read(rows)
    assert sums(table) == EACH


def test_a_line_without_a_label_goes_on_with_the_line_before() -> None:
    rows = with_amount(4_321)
    amount = rows[9][4]
    rows[9:10] = [(*rows[9][:4], amount - 1_234), (None, None, None, None, 1_234)]
    (table,) = read(rows)
    assert table.lines[10].label == ""
    assert table.lines[10].indent == table.lines[9].indent
    assert sums(table)[6] == (7, 8, 9, 10, 11)
