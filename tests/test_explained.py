"""Lines that a sum across leaves out: balances among periods, what these are parts of, totals of two columns."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of
from xlengine.across.relate import relate_across
from xlengine.down.relate import relate_down
from xlengine.layout import Relation

YEARS = "2021 | 2022 | 2023 | Total"
FLOWS = ("Cash received: 500 600 700 1800", "Cash paid: -450 -580 -690 -1720", "Interest: 9 8 7 24",
         "Fees: 11 12 13 36", "Sales: 40 41 42 123")


def across(headings: str, *lines: str) -> list[tuple[list[int] | None, int]]:
    """(the lines in which each relation across holds, how many figures contradict it)."""
    table = columns_of(headings, *lines)
    relate_across(table)
    relate_down(table)
    found: list[Relation] = [one for one in table.relations if one.axis == "across"]
    return [(None if one.only is None else sorted(one.only), one.evidence.misses) for one in found]


def test_an_opening_and_a_closing_balance_are_no_sums_of_years() -> None:
    lines = "Cash on hand, start: 70 129 157 70", *FLOWS, "Cash on hand, end: 129 157 174 174"
    assert across(YEARS, *lines) == [([1, 2, 3, 4, 5], 0)]


def test_what_an_opening_balance_is_a_part_of_is_off_by_as_much() -> None:
    lines = "Cash at hand, start: 70 129 157 70", *FLOWS, "To be spent: 570 729 857 1870", "Other: 5 5 5 15"
    assert across(YEARS, *lines) == [([1, 2, 3, 4, 5, 7], 0)]


@pytest.mark.parametrize("wrong", ["Cash on hand, start: 70 129 157 71", "Cash on hand, start: 70 129 157 129"])
def test_a_figure_that_is_neither_the_first_nor_the_last_is_wrong(wrong: str) -> None:
    assert across(YEARS, wrong, *FLOWS, *FLOWS) == [(None, 1)]


def test_of_two_periods_nothing_tells_a_balance() -> None:
    lines = "Start: 70 129 70", "Received: 500 600 1100", "Paid: 450 580 1030", "Interest: 9 8 17"
    assert across("2022 | 2023 | Total", *lines) == [(None, 1)]


FIRST = ("Staff: 10031 9017 1014 ·", "Travel: 5012 6045 · 1033", "Rent: 7023 6611 412 ·", "Fuel: 3104 3507 · 403")
SECOND = ("Food: 9210 4107 5103 ·", "Water: 8306 6202 2104 ·", "Air: 8215 9317 · 1102", "Paper: 4405 4301 104 ·",
          "Ink: 6107 5103 1004 ·")


@pytest.mark.parametrize(("totals", "left"), [(2, {4, 10}), (1, set())])
def test_totals_of_savings_and_of_excesses_are_what_their_columns_add_up_to(totals: int, left: set[int]) -> None:
    """One such total alone may be a misprint, and is told."""
    sums = "Total one: 25170 25180 1426 1436", "Total two: 36243 29030 8315 1102"
    lines = (*FIRST, sums[0], *SECOND, *sums[1:totals])
    ((only, misses),) = across("Granted | Paid | Saved | Beyond", *lines)
    assert misses == (0 if left else 1)
    assert only == (sorted(set(range(len(lines))) - left) if left else None)
