"""Lines that a sum across skips: its printed total, other totals, stocks and what is computed of it speak of nil."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import xlengine.rules  # noqa: F401 — declares the rules
from tests.rows_by_hand import rows_of
from xlengine.computing.blanks import Blanks
from xlengine.layout import Relation
from xlengine.rule import RULES, Form


def given(target: int, *arguments: int, form: Form = Form.SUM, axis: str = "across") -> Relation:
    return Relation(axis, target, arguments, (1,) * len(arguments), form, RULES["XLE202"])


ADDED = given(2, 0, 1)
USUAL = ("Travel: 12 · ·", "Fuel: 13 · ·", "Rent: 14 7 ·")
RIGHT = ("Travel: 12 · 12", "Fuel: 13 · 13", "Rent: 14 · 14")


def stands_apart(lines: Sequence[str], *others: Relation, stock: int | None = None) -> bool:
    """Whether the first line is skipped, in which the third figure is the sum of the first two."""
    table = rows_of(*lines)
    table.relations = [ADDED, *others]
    if stock is not None:
        table.measures[stock].heading = ("Opening balance",)
    row = table.entries[0]
    return Blanks(table).stand_apart(ADDED, 0, row[2], [row[0], row[1]])


@pytest.mark.parametrize(
    ("lines", "apart"),
    [
        (("Posts: 11 · 11", *USUAL), False),
        (("Posts: 11 · 19", *USUAL), True),
        (("Posts: 11 · 7", *USUAL), True),
        (("Posts: 11 8 19", *USUAL), False),
        (("Posts: 11 8 20", *USUAL), False),
        (("Posts: 11 · 19", *RIGHT), False),
        (("Posts: 11 · 19", *RIGHT[:2]), True),
        (("Posts: 0 · 19", *RIGHT), False),
    ],
)
def test_a_printed_total_tells_whether_its_line_is_a_sum_with_nil(lines: Sequence[str], apart: bool) -> None:
    assert stands_apart(lines) is apart


@pytest.mark.parametrize(
    ("first", "total", "apart"),
    [
        ("Posts: 11 · ·", "Total: 50 7 ·", False),
        ("Posts: 11 · ·", "Total: 50 99 ·", True),
        ("Posts: — · ·", "Total: 39 7 ·", False),
        ("Posts: — · ·", "Total: 39 99 ·", True),
        ("Posts: 11 · ·", "Total: 50 · ·", True),  # a total that is not there, with parts that are
        ("Posts: 11 · ·", "Total: · · ·", False),
        ("Posts: 11 · ·", "All: 50 · ·", False),
    ],
)
def test_a_total_of_lines_tells_whether_its_empty_parts_are_nil(first: str, total: str, apart: bool) -> None:
    assert stands_apart((first, *USUAL, total), given(4, 0, 1, 2, 3, axis="down")) is apart


def test_a_total_may_be_empty_where_all_its_parts_are() -> None:
    lines = ("Posts: 11 · ·", *USUAL, "Total: 36 · ·")
    assert not stands_apart(lines, given(4, 0, 1, 2, axis="down"))
    assert stands_apart(lines, given(4, 1, 2, 3, axis="down"))


@pytest.mark.parametrize(("rate", "apart"), [("100", False), ("50", True), ("·", False)])
def test_a_percentage_of_the_sum_tells_whether_its_empty_part_is_nil(rate: str, apart: bool) -> None:
    lines = (f"Posts: 11 · · {rate}", *(f"{line} ·" for line in USUAL))
    assert stands_apart(lines, given(3, 2, 0, form=Form.PERCENTAGE)) is apart


@pytest.mark.parametrize(("stock", "apart"), [(None, False), (0, False), (1, True), (2, False)])
def test_a_balance_that_is_not_there_is_no_nil(stock: int | None, apart: bool) -> None:
    assert stands_apart(("Posts: 11 · ·", *USUAL), stock=stock) is apart
