"""Variances of a budget and its outcome that one office gives one sign and another the other."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of
from xlengine.across.directions import goes_either_way, is_reversed


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Actual | Variance", True),
        ("Budget | Outturn | Difference", True),
        ("Revised estimate | Actual | Variance", True),
        # appropriated and spent: what is left is no overspending
        ("Apportionment | Expenditure | Variance", False),
        ("Budget | Expenditure | Variance", False),
        ("Appropriation | Actual | Variance", False),
        # the heading itself says it
        ("Budget | Actual | Budget variance", False),
        ("Budget | Actual | Over/(under)", False),
        ("Budget | Actual | Savings", False),
        ("Budget | Actual | Favourable variance", False),
    ],
)
def test_which_headings_leave_the_sign_open(headings: str, expected: bool) -> None:
    assert goes_either_way(columns_of(headings, "10 8 2"), 2, 0, 1) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Underspend (-)", True), ("Overspend (+)", True), ("Underspend (+)", False), ("Overspend (-)", False),
        ("Over/(under)", True), ("(Underspend)/overspend", True), ("Variance", False),
        ("Deficit (+) / surplus (-)", False),
    ],
)  # fmt: skip
def test_headings_that_turn_their_sign(text: str, expected: bool) -> None:
    assert is_reversed(text) is expected
