"""Headings that say in words what a figure differs from, and what was not done with an amount."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import first_empty, table_of, told
from xlengine.across.spoken import spoken_difference, undone


def difference(headings: str) -> str:
    """What the first empty column is read as: `C - B`; nothing for none."""
    table = table_of(headings)
    found = told(table, spoken_difference(table, first_empty(headings), range(len(table.measures))))
    return ", ".join(found).removesuffix(", 1.45, explicit").partition(" = ")[2]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # both are named
        ("Fuel | Rent | Taxi | Change of taxi from fuel*", "D - B"),
        ("Fuel | Rent | Taxi | Change taxi over fuel (%)*", "(D - B) / B × 100, 1.4, XLE119"),
        ("Fuel | Rent | Change of taxi from fuel*", ""),
        ("Fuel | Rent | Change of fuel from fuel*", ""),
        ("Fuel | Rent | Change of rent from taxi*", ""),
        ("Fuel | Rent | Difference*", ""),
        ("Fuel | Difference from rent* | Rent", "B - D"),
        ("Fuel | Rent | Difference from fuel: Amount* | Difference from fuel: %*", "C - B"),
        # what is computed is no base, but for what is cumulative
        ("Fuel balance | Rent | Difference from fuel balance*", ""),
        ("Cumulative fuel | Cumulative rent | Taxi | Difference from cumulative fuel*", "C - B"),
        ("Cumulative fuel | Difference from cumulative fuel* | Cumulative rent", "D - B"),
        ("Cumulative fuel | Cumulative rent | Cumulative taxi | Difference from cumulative fuel*", ""),
        ("Cumulative fuel | Taxi | Difference from cumulative fuel*", ""),
    ],
)
def test_what_a_figure_differs_from(headings: str, expected: str) -> None:
    assert difference(headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # a change since the year of the base is one to the next year, and not to its outcome
        ("Budget 2023 | Spent 2023 | Budget 2024 | Change from budget 2023*", "D - B"),
        ("Budget 2023 | Spent 2023 | Budget 2024 | Variance from budget 2023*", "C - B"),
        ("Budget 2024 | Budget 2023 | Spent 2023 | Change from budget 2023*", "D - C"),
        ("Budget 2023 | Spent 2023 | Change from budget 2023* | Budget 2024", "C - B"),
        ("Budget 2023 | Budget 2022 | Spent 2023 | Change from budget 2023*", "D - B"),
        ("Budget | Spent | Fuel 2023 | Change from budget*", "C - B"),
        ("Budget 2023 | Budget 2024 | Budget 2025 | Change from budget 2023*", "D - B"),
        # the outcome of a budget, in its year
        ("Budget | Spent | Fuel | Variance from budget*", "C - B"),
        ("Budget 2024 | Spent 2024 | Spent 2023 | Variance from budget*", "C - B"),
        ("Budget spent | Spent | Fuel | Variance from budget spent*", ""),
        ("Fuel | Spent | Rent | Variance from fuel*", ""),
        # the outcome of the same year
        ("Fuel 2023 | Spent 2023 | Rent | Difference from fuel*", "C - B"),
        ("Fuel 2023 | Spent 2023 | Paid 2023 | Difference from fuel*", ""),
        ("Fuel 2023 | Rent 2023 | Taxi | Difference from fuel*", ""),
        ("Fuel 2023 | Budget spent 2023 | Rent | Difference from fuel*", ""),
        ("Fuel | Spent | Rent 2023 | Difference from fuel*", ""),
        ("Fuel 2023 | Difference from fuel* | Spent 2023", ""),
        # a later year
        ("Fuel 2023 | Rent 2024 | Taxi | Difference from fuel*", "C - B"),
        ("Fuel 2023 | Rent 2024 | Taxi 2025 | Difference from fuel*", "D - B"),
        ("Fuel 2023 | Rent 2024 | Difference from fuel* | Taxi 2025", "C - B"),
        ("Fuel 2023 | Difference from fuel* | Taxi 2025", ""),  # a later year, and none on the left
        ("Fuel 2023 | Rent 2022 | Taxi | Difference from fuel*", ""),
        # the only one
        ("Fuel | Rent | Difference from fuel*", "C - B"),
        ("Fuel 2023 | Rent 2022 | Difference from fuel*", "C - B"),
        ("Fuel | Rent | Difference from fuel* | Taxi", "C - B"),
        ("Fuel | Rent | Taxi | Difference from fuel*", ""),
        ("Fuel | Difference from fuel* | Rent", ""),
    ],
)
def test_what_is_held_against_the_base_that_a_heading_names(headings: str, expected: str) -> None:
    assert difference(headings) == expected


def not_done(headings: str) -> str:
    """What the first empty column is read as: `B - C`; nothing for none."""
    table = table_of(headings)
    found = told(table, undone(table, first_empty(headings), range(len(table.measures))))
    return ", ".join(found).removesuffix(", 1.45, explicit").partition(" = ")[2]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("All: Allotments | All: Commitments | Uncommitted allotments*", "B - C"),
        ("All: Budget | All: Allocation | Unallotted budget*", "B - C"),
        ("All: Fuel | All: Payments | Unpaid fuel*", "B - C"),
        ("All: Zinc | All: Payments | Unpaid zinc*", "B - C"),
        ("All: Fuel | All: Spent | Unspent fuel*", "B - C"),
        ("All: Fuel | All: Actual | Unspent fuel*", "B - C"),
        ("All: Fuel | All: Spent | Rest: Unspent fuel* | Rest: Rent", "B - C"),
        ("All: Fuel | All: Spent | All: Unspent fuel*", ""),
        ("All: Fuel | All: Spent | Unpaid fuel*", ""),
        ("All: Fuel | All: Spent | Unspent*", ""),
        ("All: Fuel | All: Spent | Fuel*", ""),
        ("All: Fuel | All: Spent | Unspent rent*", ""),
        # what was done stands on its right, once
        ("All: Spent | All: Fuel | Unspent fuel*", ""),
        ("All: Fuel | Unspent fuel* | All: Spent", ""),
        ("All: Spent | Unspent fuel* | All: Fuel", ""),
        ("All: Fuel | All: Spent | All: Actual | Unspent fuel*", ""),
        ("All: Payments | All: Paid in cash | Unpaid payments*", ""),
        # a heading that begins as the words do, the nearest one
        ("All: Fuel as needed | All: Spent | Unspent fuel and oil*", "B - C"),
        ("All: Fuel and gas | All: Fuel and lamps | All: Spent | Unspent fuel and oil*", "C - D"),
        ("All: Fuel and gas | All: Spent | All: Fuel and lamps | Unspent fuel and oil*", "B - C"),
        ("All: Fuel and gas | All: Fuel amount paid | Unpaid fuel and oil*", "B - C"),
        ("All: Fuel gas | All: Spent | Unspent fuel and oil*", ""),
        ("All: Fuel and gas | All: Rent | Unspent fuel and oil*", ""),
    ],
)
def test_what_was_not_done_with_an_amount(headings: str, expected: str) -> None:
    assert not_done(headings) == expected
