"""Rows above a heading that head no column, and rows of units below one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.book_by_hand import book_of
from xlengine.judging.reading import read_book
from xlengine.sheet import Area
from xlengine.tables.grid import Grid
from xlengine.tables.preamble import is_preamble, is_unit

FUNDS = {
    "A4": "项目", "B4": "年初余额", "C4": "本年增加额", "D4": "本年减少额", "E4": "年末余额",
    "A5": "房屋", "B5": 100, "C5": 20, "D5": 5, "A6": "设备", "B6": 70, "C6": 9, "D6": 8,
}  # fmt: skip


def headings(cells: Mapping[str, Any], *merged: str) -> list[tuple[str, ...]]:
    """The headings of the one table, level by level."""
    book = book_of(("S", cells))
    book.sheets[0].merged = [Area.at(one) for one in merged]
    (table,) = read_book(book).tables
    return [measure.heading for measure in table.measures]


@pytest.mark.parametrize(
    "above",
    [
        {},
        {"A3": "7．固定资产", "E3": "单位：元"},
        {"A3": "部门：教育局", "C3": "2022年度", "E3": "金额单位：万元"},
        {"A3": "收入决算表", "E3": "公开02表"},
        {"A2": "收入决算表", "E2": "公开02表", "A3": "部门：教育局", "E3": "单位：万元"},
        {"A3": "Table 3. Equipment", "E3": "(Thousands of euros)"},
    ],
)
def test_titles_offices_and_units_above_a_heading_are_none(above: dict[str, str]) -> None:
    assert headings(FUNDS | above) == [("年初余额",), ("本年增加额",), ("本年减少额",), ("年末余额",)]


def test_words_over_several_columns_are_a_heading_though_a_unit_stands_beside_them() -> None:
    told = headings(FUNDS | {"A3": "Equipment", "B3": "Movements", "E3": "(Thousands of euros)"}, "B3:D3")
    assert told[0] == ("Movements", "年初余额")


UNITS = {
    "A1": "Programme", "B1": "Budget", "C1": "Expenditure", "D1": "Variance",
    "A3": "Health", "B3": 100, "C3": 90, "D3": 10, "A4": "Schools", "B4": 80, "C4": 85, "D4": -5,
}  # fmt: skip


@pytest.mark.parametrize(
    ("units", "last"),
    [
        (("R'000", "R'000", "R'000"), "Variance"),
        (("R'000", "R'000", "%"), "Variance (%)"),
        (("Kshs’000", "US$'000", "N'bn"), "Variance"),
        (("£000", "£000", "£000"), "Variance"),
    ],
)
def test_a_row_of_units_makes_no_groups_of_the_headings_above_it(units: tuple[str, ...], last: str) -> None:
    cells = UNITS | dict(zip(("B2", "C2", "D2"), units, strict=True))
    assert headings(cells) == [("Budget",), ("Expenditure",), (last,)]


def test_units_below_one_heading_of_several_columns_tell_these_apart() -> None:
    cells = UNITS | {"C1": "Budget", "B2": "R'000", "C2": "%", "D2": "R'000"}
    assert headings(cells) == [("Budget", "R'000"), ("Budget", "%"), ("Variance", "R'000")]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("单位：元", True), ("(Thousands of euros)", True), ("Budget (euros)", False), ("Amount", False)],
)
def test_a_unit_is_words_that_say_no_more(text: str, is_one: bool) -> None:
    assert is_unit(text) is is_one


@pytest.mark.parametrize(
    ("words", "leftmost", "expected"),
    [
        ({"A": "Equipment", "E": "(Thousands of euros)"}, 1, True),
        ({"B": "Equipment", "E": "(Thousands of euros)"}, 2, True),
        # words must stand over the first column, and on the right of them the unit or the number of the form
        ({"B": "Equipment", "E": "(Thousands of euros)"}, 1, False),
        ({"A": "Equipment", "E": "(Thousands of euros)"}, 2, False),
        ({"A": "Equipment"}, 1, False),
        ({"E": "(Thousands of euros)"}, 1, False),
        ({"A": "Equipment", "E": "Movements"}, 1, False),
        ({"A": "收入决算表", "E": "附表1-2"}, 1, True),
        ({"A": "收入决算表", "E": "表格"}, 1, False),
        # figures, or words that hold of some columns, are part of a heading
        ({"A": "Equipment", "C": 2022, "E": "(Thousands of euros)"}, 1, False),
        ({"A": "部门：教育局", "C": "2022年12月31日", "E": "单位：元"}, 1, True),
        ({"A": "部门：教育局", "C": "本年", "E": "单位：元"}, 1, False),
        ({"A": "部门：教育局", "B": "2022年度", "C": "本年", "E": "单位：元"}, 1, False),
    ],
)
def test_a_title_on_the_left_and_a_unit_on_the_right_are_no_heading(
    words: Mapping[str, Any], leftmost: int, expected: bool
) -> None:
    grid = Grid(book_of(("S", {f"{column}1": text for column, text in words.items()})).sheets[0])
    (row,) = grid.rows
    assert is_preamble(grid, row, leftmost) is expected
