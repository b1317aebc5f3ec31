"""Closing balances that not all figures agree with, and movements of which one is all of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.labels_by_hand import told
from tests.rows_by_hand import rows_of
from xlengine.down.closings import closing_rows


def read(lines: Sequence[str]) -> list[str]:
    table = rows_of(*lines)
    found = closing_rows(table, range(len(table.measures)))
    assert all(set(one.signs) <= {1, -1} for one in found)
    return told(found)


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [(1, 1, True), (1, 2, False), (2, 1, True), (2, 2, False), (3, 2, True), (4, 3, False), (5, 3, True)],
)
def test_a_closing_balance_stands_where_about_twice_as_many_figures_agree_as_do_not(
    right: int, wrong: int, expected: bool
) -> None:
    count = right + wrong
    lines = (
        f"Opening balance:{' 4100' * count}",
        f"Contributions received:{' 2301' * count}",
        f"Expenditure:{' 1203' * count}",
        f"Closing balance:{' 5198' * right}{' 9999' * wrong}",
    )
    assert read(lines) == ([f"4 = + 1 + 2 - 3, sum, XLE209, {right} of {count}"] if expected else [])


OPENED = "Opening balance: 4100 5200"
IN, OUT = "Total income: 2301 2407", "Total expenditure: 1203 3011"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (  # what is empty may be what a figure lacks, where words say what each line is
            (OPENED, "Contributions received: 2301 ·", "Expenditure: 1203 3011", "Closing balance: 5198 9999"),
            ["4 = + 1 + 2 - 3, sum, XLE209, 1 of 1"],
        ),
        (
            (OPENED, "Revaluation: 301 ·", "Closing balance: 4401 9999"),
            [],  # and of what no word says, one of two figures is no proof
        ),
        (
            (OPENED, "Net increase in deposits: 90 80", "Net increase in cash: 301 402", "Closing balance: 4401 5602"),
            ["4 = + 1 + 3, sum, XLE202, 2 of 2"],
        ),
        (
            (OPENED, "Total income: 2301 2407", "Total expenditure: 1203 3011", "Closing balance: 5198 4596"),
            ["4 = + 1 + 2 - 3, sum, XLE209, 2 of 2"],
        ),
        (  # the last total is all that moved
            (OPENED, "Total income: 2301 2407", "Total expenditure: 1203 3011", "Total movement: 1098 -604",
             "Closing balance: 5198 4596"),
            ["5 = + 1 + 4, sum, XLE202, 2 of 2"],
        ),
        (
            ("Opening balance: 4100", "Total income: 2301", "Total expenditure: 1203", "Total movement: 1098",
             "Closing balance: 5198"),
            ["5 = + 1 + 4, sum, XLE202, 1 of 1"],
        ),
        (  # so is what follows two totals and is all of the change
            (OPENED, IN, OUT, "Revaluation: 1098 -604", "Closing balance: 5198 4596"),
            ["5 = + 1 + 4, sum, XLE202, 2 of 2"],
        ),
        ((OPENED, IN, OUT, "Revaluation: 500 600", "Closing balance: 5698 5196"),
         ["5 = + 1 + 2 - 3 + 4, sum, XLE209, 2 of 2"]),
        ((OPENED, IN, OUT, "Revaluation: 1098 -604", "Closing balance: 5198 9999"), []),
        ((OPENED, IN, "Revaluation: 1098 -604", "Closing balance: 5198 4596"), []),
        ((OPENED, IN, OUT, "Revaluation: 1098 -604", "Total of all: 9 9", "Closing balance: 5198 4596"), []),
        (("Opening balance: 1", "Total income: 6", "Total expenditure: 3", "Revaluation: 3", "Closing balance: 4"), []),
        ((OPENED, "Grants: 800 900", IN, "Fees: 700 600", OUT, "Revaluation: 500 600", "Closing balance: 5698 5196"),
         ["7 = + 1 + 3 - 5 + 6, sum, XLE209, 2 of 2"]),
        (  # the sign that most figures bear out, and not the one that larger ones do
            ("Opening balance: 60 60 100000.00", "Revaluation: 21 21 1000.00", "Closing balance: 81 81 99000.00"),
            ["3 = + 1 + 2, sum, XLE202, 2 of 3"],
        ),
        (  # one pair of signs is right, or two are
            (OPENED, "Revaluation: 301 402", "Translation: 55 66", "Closing balance: 4346 5536"),
            ["4 = + 1 + 2 - 3, sum, XLE209, 2 of 2"],
        ),
        ((OPENED, "Revaluation: 300 400", "Translation: 300 400", "Closing balance: 4100 5200"), []),
        (  # so few digits show nothing
            ("Opening balance: 1", "Total income: 6", "Total expenditure: 3", "Closing balance: 4"),
            ["4 = + 1 + 2 - 3, sum, XLE209, 1 of 1"],
        ),
        (  # the last total would do, and is no movement of both
            ("Opening balance: 1000 1000", "Total income: 6000 6000", "Total expenditure: 3000 3000",
             "Closing balance: 4000 4000"),
            ["4 = + 1 + 2 - 3, sum, XLE209, 2 of 2"],
        ),
        (  # right in one column, and not in the other
            ("Opening balance: 1000 1000", "Total income: 6000 6000", "Total expenditure: 3000 2000",
             "Closing balance: 4000 5000"),
            ["4 = + 1 + 2 - 3, sum, XLE209, 2 of 2"],
        ),
    ],
)  # fmt: skip
def test_a_closing_balance_is_the_opening_one_and_what_moved_it(lines: Sequence[str], expected: list[str]) -> None:
    assert read(lines) == expected
