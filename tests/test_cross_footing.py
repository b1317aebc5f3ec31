"""One mistake that a line and its column both tell of: the total below agrees once the line holds what it should."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.tables_by_hand import table as sheet_of
from xlengine.across.cross_footing import is_cross_footed
from xlengine.judging.reviewing import read_book
from xlengine.layout import Table

LINES = (
    ("Posts", "10"), ("Travel", "20"), ("Total, staff", "30"), ("Fuel", "5"), ("Rent", "74"), ("Paper", "8"),
    ("Total, supplies", "60"), ("Reserve", "9"),
)  # fmt: skip


def amounts(**other: str) -> Table:
    return table_of(*((label, other.get(label.split()[-1], amount)) for label, amount in LINES))


def table_of(*lines: tuple[str, str]) -> Table:
    given = ((label, Decimal(amount) if amount else None) for label, amount in lines)
    (table,) = read_book(sheet_of(("Category", "2024"), *given)).tables
    return table


@pytest.mark.parametrize(
    ("line", "value", "mended"),
    [
        (4, "47", True),
        (4, "49", True),
        (4, "50", False),
        (4, "45", True),
        (4, "44", False),
        (3, "-22", True),
        (5, "-19", True),
        (4, None, False),
        (0, "11", False),
        (6, "87", False),
        (7, "47", False),
    ],
)
def test_the_total_below_agrees_once_the_line_holds_the_value(line: int, value: str | None, mended: bool) -> None:
    assert is_cross_footed(amounts(), 0, line, value and Decimal(value)) is mended  # type: ignore[arg-type]


def test_where_the_total_agrees_already_nothing_is_to_be_mended() -> None:
    assert not is_cross_footed(amounts(Rent="47"), 0, 4, Decimal("48"))
    assert not is_cross_footed(amounts(Rent="49"), 0, 4, Decimal("47")), "no more than the rounding of four figures"
    assert is_cross_footed(amounts(Rent="50"), 0, 4, Decimal("47"))
    assert is_cross_footed(amounts(Posts="90"), 0, 0, Decimal("10"))


def test_a_total_in_the_first_line_is_not_added_to_the_lines_below_it() -> None:
    table = table_of(("Total, staff", "300"), ("Fuel", "5"), ("Rent", "74"), ("Total, supplies", "52"))
    assert is_cross_footed(table, 0, 2, Decimal("47"))


def test_a_total_is_mended_by_its_own_lines_and_not_by_the_next_total() -> None:
    table = table_of(("Posts", "100"), ("Travel", "200"), ("Total, staff", "400"), ("Total", "600"))
    assert not is_cross_footed(table, 0, 2, Decimal("300"))


def test_an_empty_cell_holds_no_mistake() -> None:
    table = table_of(("Posts", "100"), ("Travel", "200"), ("Fuel", ""), ("Total", "600"))
    assert not is_cross_footed(table, 0, 2, Decimal("300"))
