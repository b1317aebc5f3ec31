"""What a recalculation says of columns that it leaves empty, and what one or two figures typed into them settle."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.test_offices import OfficeTable, below_the_first, emptied, written
from xlengine.judging.reviewing import check_book
from xlengine.sheet import Book, Ref, with_values

BUDGET = """
|Office|Original|Final|Actual|Difference between final and actual|Difference (%)|
|Nairobi|14220|13905|13117| |  |
|Geneva|88614|90430|87502| |  |
|Vienna|31780|31112|31940| |  |
|Addis Ababa|9405|9412|8866| |  |
|Bangkok|4318|4702|4655| |  |
"""


def book(rows: str) -> Book:
    lines = [line[1:-1].split("|") for line in rows.strip().splitlines()]
    return OfficeTable("page", "S", [[text.strip() for text in line] for line in lines]).book()


def left(given: Book) -> dict[str, str]:
    """The cells that are said to stay empty, and why."""
    return {one.area.address: one.why for one in check_book(given).unchecked if "stays empty" in one.why}


def test_columns_that_stay_empty_are_said_with_what_would_settle_them() -> None:
    told = left(book(BUDGET))
    assert set(told) == {"E2:E6", "F2:F6"}
    assert "“Difference (%)” stays empty" in told["F2:F6"]
    assert "typed into a few of its cells" in told["F2:F6"]
    assert not written(book(BUDGET))


def test_two_figures_typed_into_each_settle_the_rest() -> None:
    typed = {"E2": "788", "E3": "2928", "F2": "5.7", "F3": "3.2"}
    given = with_values(book(BUDGET), {Ref("S", int(at[1]), "ABCDEF".index(at[0]) + 1): Decimal(value)
                                       for at, value in typed.items()})  # fmt: skip
    assert written(given) == {
        "E4": Decimal(-828), "E5": Decimal(546), "E6": Decimal(47),
        "F4": Decimal("-2.7"), "F5": Decimal("5.8"), "F6": Decimal("1.0"),
    }  # fmt: skip
    assert not left(given)


def test_one_empty_cell_may_be_meant_so_and_a_column_without_such_a_heading_too() -> None:
    assert not left(book("|Office|Budget|Actual|Remarks|\n|Nairobi|10|8| |\n|Geneva|20|17| |\n|Vienna|30|24| |"))


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, ["B3", "B4", "C2", "C3"]), (2, ["B4", "C3"]), (3, [])],
)
def test_only_the_first_of_each_column_stand(count: int, expected: list[str]) -> None:
    cells = [Ref("S", row, column) for row, column in ((2, 2), (3, 2), (4, 2), (1, 3), (2, 3), (3, 3))]
    assert [ref.address for ref in below_the_first(cells, count)] == sorted(expected, key=lambda at: (at[1], at[0]))
    assert emptied(book(BUDGET), cells[:1]).cell(cells[0]).value is None
