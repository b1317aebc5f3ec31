"""How deep lines stand by their numbers: told by labels alone, and by numbers in a column of their own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xlengine.layout import Entry, Line, State
from xlengine.tables.depth import STEP, deepen


def told(labels: str, codes: str = "", roles: str = "", empty: str = "") -> list[str]:
    """`1.1:3` by line: its code and its indent. Lines named in `roles` are totals, those in `empty` have no figures."""
    names = [label.strip() for label in labels.split(" / ")]
    lines = [
        Line(
            row,
            name.lstrip(">").strip(),
            3 * name.count(">"),
            False,
            {"total": 1.0} if name in roles.split(" / ") else {},
            code=code,
        )
        for row, (name, code) in enumerate(zip(names, codes.split("|") if codes else [""] * len(names), strict=True), 1)
    ]
    entries = [
        [Entry(line.row, 1, State.BLANK if name in empty.split(" / ") else State.FIGURE, Decimal(1), 0)]
        for line, name in zip(lines, names, strict=True)
    ]
    deepen(lines, entries)
    return [f"{line.code}:{line.indent}" for line in lines]


FLAT = ":0"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("1 Staff / 1.1 Posts / 1.2 Other / 2 Travel", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("1. Staff / 1.1. Posts / 1.1.1. P-5 / 2. Travel", ["1:0", "1.1:3", "1.1.1:6", "2:0"]),
        ("1) Staff / 1.1) Posts", ["1:0", "1.1:3"]),
        ("7 Staff / 7.1 Posts / 7.2 Other / 9 Travel", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("1.1 Posts / 1.2 Other / 2 Travel", [FLAT] * 3),
        ("1.1 Posts / 1.1.1 P-5 / 2 Travel", ["1:0", "1.1:3", "2:0"]),
        ("1 Staff / 2 Travel / 3 Rent", [FLAT] * 3),
        ("1 Staff / > 1.1 Posts / 2 Travel", ["1:0", "1.1:3", "2:0"]),
        ("1 Staff / >> 1.1 Posts / 2 Travel", ["1:0", "1.1:6", "2:0"]),
        ("> 1 Staff / > 1.1 Posts", ["1:3", "1.1:6"]),
        ("> 1 Staff / 1.1 Posts", ["1:3", "1.1:6"]),
        ("1 Staff / > 1.1 Posts / > 1.1.1 P-5", ["1:0", "1.1:3", "1.1.1:6"]),
        ("1 Staff / > 1.1 Posts / 1.1.1 P-5 / 1.2 Other", ["1:0", "1.1:3", "1.1.1:6", "1.2:3"]),
        ("2024 budget / 2024.5 of it", [FLAT] * 2),
        ("A. Staff / 1. Posts / 2. Other / B. Travel", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("A. Staff / 1. Posts / 2. Other / B. Travel / 1. Air", ["1:0", "1.1:3", "1.2:3", "2:0", "2.1:3"]),
        ("A. Staff / 1. Posts / 2. Other / B. Travel / 3. Air", [FLAT] * 5),
        ("A. Staff / 1. Posts / 3. Other / B. Travel", [FLAT] * 4),
        ("A. Staff / 1. Posts / 2. Other / 1. Air / B. Travel", [FLAT] * 5),
        ("A. Staff / 1. Posts / C. Travel", [FLAT] * 3),
        (
            "A. Staff / 1. Posts / (a) P-5 / 2. Other / (a) P-4 / (b) P-3",
            ["1:0", "1.1:3", "1.1.1:6", "1.2:3", "1.2.1:6", "1.2.2:6"],
        ),
        ("A. Staff / (a) Posts / (i) P-5 / (ii) P-4 / (b) Other", ["1:0", "1.1:3", "1.1.1:6", "1.1.2:6", "1.2:3"]),
        (
            " / ".join(["1. Staff", *(f"({letter}) Post" for letter in "abcdefghijk"), "2. Travel"]),
            ["1:0", *(f"1.{at}:3" for at in range(1, 12)), "2:0"],
        ),
        (
            " / ".join(["A. Staff", *(f"{at}. Post" for at in range(1, 100)), "B. Travel"]),
            ["1:0", *(f"1.{at}:3" for at in range(1, 100)), "2:0"],
        ),
        ("A. Staff / B. Travel / C. Rent", [FLAT] * 3),
        ("A. Staff / 2. Posts / B. Travel", [FLAT] * 3),
        ("B. Staff / 1. Posts", [FLAT] * 2),
        ("I. Staff / A. Posts / (a) P-5 / (b) P-4 / II. Travel", ["1:0", "1.1:3", "1.1.1:6", "1.1.2:6", "2:0"]),
        ("i. Staff / (1) Posts / ii. Travel", ["1:0", "1.1:3", "2:0"]),
        ("1. Staff / 1) Posts / 2) Other / 2. Travel", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("1. Staff / (1) Posts / (2) Other / 2. Travel", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("1) Staff / (1) Posts / (2) Other / 2) Travel", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("1) Staff / 1. Posts / 2. Other / 2) Travel", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("А. Оклады / 1. Штат / Б. Поездки", ["1:0", "1.1:3", "2:0"]),
        ("а) Оклады / (1) Штат / б) Поездки", ["1:0", "1.1:3", "2:0"]),
        ("一、工资 / （一）基本 / （二）津贴 / 二、差旅", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("一、工资 / 1.基本 / 2.津贴 / 二、差旅", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("I – Staff / 1 – Posts / II – Travel", ["1:0", "1.1:3", "2:0"]),
        ("Goods / 1. Computers / 2. Desks / Works / 1. Repairs", ["1:0", "1.1:3", "1.2:3", "2:0", "2.1:3"]),
        (
            "Goods / 1. Computers / 2. Desks / Works / Rent / 1. Repairs",
            ["1:0", "1.1:3", "1.2:3", "2:0", "3:0", "3.1:3"],
        ),
        ("Goods / 1. Computers /  / Works / 1. Repairs", ["1:0", "1.1:3", FLAT, "2:0", "2.1:3"]),
        ("Goods / 1. Computers /  / 1. Repairs", [FLAT] * 4),
        ("Goods / i. Computers / ii. Desks / Works / i. Repairs", ["1:0", "1.1:3", "1.2:3", "2:0", "2.1:3"]),
        ("Goods / 2. Computers / Works / 2. Repairs", [FLAT] * 4),
        ("Goods / 1. Computers / 1. Desks / Works / 1. Repairs", [FLAT] * 5),
        ("Goods / 1. Computers / b. Desks / Works / 1. Repairs", [FLAT] * 5),
        ("Goods / 1. Computers / 2. Desks / 3. Lamps", [FLAT] * 4),
        ("Goods / 1. Computers / 2. Desks", [FLAT] * 3),
        ("Goods / 1. Computers / Works / 2. Repairs", [FLAT] * 4),
        ("Goods / 1. Computers / 3. Desks / Works / 1. Repairs", [FLAT] * 5),
        ("1. Computers / Goods / 1. Desks / Works / 1. Repairs", [FLAT] * 5),
        ("Staff / Travel", [FLAT] * 2),
    ],
)
def test_lines_stand_below_the_line_that_their_number_names(labels: str, expected: list[str]) -> None:
    assert told(labels) == expected


@pytest.mark.parametrize(
    ("labels", "codes", "expected"),
    [
        ("Staff / Posts / Other / Travel", "1|1.1|1.2|2", ["1:0", "1.1:3", "1.2:3", "2:0"]),
        ("Staff / Posts / Other / Travel", "1|2|3|4", ["1:0", "2:0", "3:0", "4:0"]),
        ("Goods / Desks / Works / Repairs", "|1||1", ["1:0", "1.1:3", "2:0", "2.1:3"]),
        ("Staff / Posts / Travel", "A|1|B", ["1:0", "1.1:3", "2:0"]),
    ],
)
def test_the_numbers_may_stand_in_a_column_of_their_own(labels: str, codes: str, expected: list[str]) -> None:
    assert told(labels, codes) == expected


def test_a_line_with_figures_that_is_neither_numbered_nor_called_anything_leaves_all_as_it_is() -> None:
    labels = "1 Staff / 1.1 Posts / Other / 2 Travel"
    assert told(labels) == [FLAT] * 4
    assert told(labels, empty="Other") == ["1:0", "1.1:3", FLAT, "2:0"]
    assert told(labels, roles="Other") == ["1:0", "1.1:3", FLAT, "2:0"]


def test_a_total_between_series_begins_none() -> None:
    labels = "Goods / 1. Computers / 2. Desks / Total goods / Works / 1. Repairs / Total works"
    expected = ["1:0", "1.1:3", "1.2:3", FLAT, "2:0", "2.1:3", FLAT]
    assert told(labels, roles="Total goods / Total works") == expected
    assert told("Goods / 1. Desks / Total / 1. Repairs / Works / 1. Lamps", roles="Total") == [FLAT] * 6


def test_a_series_goes_on_below_a_total() -> None:
    labels = "A. Staff / 1. Posts / Total staff / 2. Other / B. Travel"
    assert told(labels, roles="Total staff") == ["1:0", "1.1:3", FLAT, "1.2:3", "2:0"]


def test_a_step_is_as_wide_as_that_of_a_cell() -> None:
    assert STEP == 3
