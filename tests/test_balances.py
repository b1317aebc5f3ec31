"""Balances by their words: of credits that lapse, of funds, of commitments, of what was not yet paid."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.balances import (
    annulled,
    funding_gap,
    is_annulled,
    less_carried_over,
    may_fall_short,
    of_commitments,
    unpaid,
)
from xlengine.across.proposal import Proposal
from xlengine.layout import Table


@pytest.mark.parametrize(
    ("headings", "parts", "expected"),
    [
        ("Budget | Expenditure | Carry-over | Cancelled*", (0, 1, 2), ["E = B - C - D, 1.4"]),
        ("Budget | Expenditure | Commitments | Carry-over | Cancelled*", (0, 1, 3), ["F = B - C - D - E, 1.4"]),
        ("Budget | Commitments | Other | Expenditure | Carry-over | Cancelled*", (0, 3, 4), ["G = B - C - E - F, 1.4"]),
        ("Budget | Commitments | Total expenditure | Carry-over | Cancelled*", (0, 2, 3), ["F = B - D - E, 1.4"]),
        ("Budget | Expenditure | Cumulative expenditure | Carry-over | Cancelled*", (0, 1, 3), ["F = B - C - E, 1.4"]),
        ("Spent | Budget | Expenditure | Carry-over | Cancelled*", (1, 2, 3), ["F = C - D - E, 1.4"]),
        ("Actual appropriation | Expenditure | Carry-over | Cancelled*", (0, 1, 2), ["E = B - C - D, 1.4"]),
        ("Budget | Income | Carry-over | Cancelled*", (0, 1, 2), ["E = B - C - D, 1.4"]),
        ("Budget | Carry-over | Expenditure | Cancelled*", (0, 2, 1), ["E = B - D - C, 1.4"]),
        ("Budget | Expenditure | Carry-over | Balance", (0, 1, 2), ["E = B - C - D, 1.4", "E = B - C, 1.4"]),
        ("Budget | Expenditure | Carry-over | Balance*", (0, 1, 2), []),
    ],
)
def test_what_lapses_was_neither_spent_nor_carried_over(
    headings: str, parts: tuple[int, int, int], expected: list[str]
) -> None:
    table = table_of(headings)
    assert told(table, less_carried_over(table, len(table.measures) - 1, parts)) == expected


@pytest.mark.parametrize(
    ("headings", "budget", "expected"),
    [
        ("Budget | Expenditure | Cancelled*", 0, "D = B - C"),
        ("Budget | Expenditure | Commitments | Cancelled*", 0, "E = B - C - D"),
        ("Budget | Expenditure | Other | Cancelled*", 0, "E = B - C"),
        ("Budget | Expenditure | Cancelled expenditure*", 0, "D = B - C"),
        ("Budget | Expenditure | Cumulative expenditure | Cancelled*", 0, "E = B - C"),
        ("Expenditure | Budget | Commitments | Cancelled*", 1, "E = C - D"),
        ("Actual appropriation | Expenditure | Cancelled*", 0, "D = B - C"),
        ("Budget | Expenditure | Commitments | Total expenditure | Cancelled*", 0, "F = B - E"),
        ("Budget | Total expenditure | Commitments | Total commitments | Cancelled*", 0, "F = B - E"),
        ("Budget | Total expenditure | Commitments | Cancelled*", 0, "E = B - C"),
    ],
)
def test_what_lapses_is_the_budget_less_all_that_was_spent_of_it(headings: str, budget: int, expected: str) -> None:
    table = table_of(headings)
    every = range(len(table.measures))
    assert told(table, annulled(table, every[-1], budget, list(every))) == [f"{expected}, 1.4"]


def test_what_stands_behind_the_lapsed_credits_is_not_taken_off() -> None:
    table = table_of("Budget | Expenditure | Cancelled* | Actual | Expenditure")
    assert told(table, annulled(table, 2, 0, [0, 1, 2, 3, 4])) == ["D = B - C, 1.4"]


@pytest.mark.parametrize(
    ("heading", "lapses"),
    [("Crédits annulés", True), ("Crédits sans emploi", True), ("Cancelled", True), ("Balance", False)],
)
def test_what_credits_that_lapse_are_called(heading: str, lapses: bool) -> None:
    assert is_annulled(table_of(heading), 0) is lapses


def told_of(way: Callable[[Table, int, list[int]], list[Proposal]], headings: str) -> str:
    """What is proposed for the one empty column."""
    table = table_of(headings)
    target = [heading.strip().endswith("*") for heading in headings.split("|")].index(True)
    found = told(table, way(table, target, list(range(len(table.measures)))))
    assert len(found) <= 1
    return "".join(found).removesuffix(", 1.3")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Funds available | Gap*", "D = B - C"),
        ("Funds available | Budget | Gap*", "D = C - B"),
        ("Budget | Gap* | Funds available", ""),
        ("Budget | Income | Funds available | Gap*", "E = B - D"),
        ("Budget | Funds available | Missing funds available*", "D = B - C"),
        ("Budget | Funds available | Gap* | Funds available", "D = B - C"),
        ("Budget | Funds available | Funds available in all | Gap*", ""),
        ("Budget | Funds available (%) | Gap*", ""),
        ("Other | Funds available | Gap*", ""),
        ("Budget | Other | Gap*", ""),
    ],
)
def test_a_gap_is_the_budget_less_the_funds_before_it(headings: str, expected: str) -> None:
    assert told_of(funding_gap, headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Expenditure | Disbursements | Unpaid*", "D = B - C"),
        ("Disbursements | Unpaid* | Expenditure", "C = D - B"),
        ("Disbursements | Unpaid* | Total expenditure", ""),
        ("Total expenditure | Unpaid* | Disbursements", "C = B - D"),
        ("Disbursements | Total expenditure | Unpaid*", "D = C - B"),
        ("Unpaid* | Disbursements | Total expenditure", "B = D - C"),
        ("Expenditure | Unpaid*", ""),
        ("Disbursements | Unpaid*", ""),
        ("Actual disbursements | Unpaid*", ""),
    ],
)
def test_what_is_unpaid_was_recognized_and_not_yet_paid(headings: str, expected: str) -> None:
    assert told_of(unpaid, headings) == expected


@pytest.mark.parametrize(
    ("headings", "actual", "expected"),
    [
        ("Budget | Commitments | Expenditure | Balance*", 2, ["E = B - C, 1.4, explicit"]),
        ("Budget | Expenditure | Commitments | Balance*", 1, ["E = B - D, 1.4, explicit"]),
        ("Budget | Commitments | Other commitments | Expenditure | Balance*", 3, ["F = B - D, 1.4, explicit"]),
        ("Budget | Other | Expenditure | Balance*", 2, []),
        ("Budget | Commitments | Balance*", 1, []),
        ("Budget | Disbursements | Expenditure | Balance*", 2, []),
        ("Commitments | Expenditure | Balance*", 1, []),
        ("Budget | Expenditure | Commitments*", 1, []),
        ("Budget | Commitments | Total expenditure | Balance*", 2, []),
        ("Budget | Commitments | Expenditure | Balance of expenditure*", 2, []),
        ("Budget | Commitments | Expenditure | Balance of commitments*", 2, ["E = B - C, 1.4, explicit"]),
    ],
)
def test_a_balance_beside_commitments_may_be_one_after_them(headings: str, actual: int, expected: list[str]) -> None:
    table = table_of(headings)
    target = len(table.measures) - 1
    after_expenditure = Proposal.difference(target, 0, actual, 1.4, sign_is_explicit=True)
    assert told(table, of_commitments(table, after_expenditure, list(range(target + 1)))) == expected


def test_only_commitments_between_the_budget_and_the_balance_count() -> None:
    table = table_of("Commitments | Budget | Expenditure | Balance* | Commitments")
    after_expenditure = Proposal.difference(3, 1, 2, 1.4)
    assert of_commitments(table, after_expenditure, [0, 1, 2, 3, 4]) == []


@pytest.mark.parametrize(
    ("actual", "heading", "may"),
    [
        ("Income", "Surplus/(shortfall)", True), ("Actual", "Excédent/(moins-value)", True),
        ("Expenditure", "Surplus/(shortfall)", False), ("Disbursements", "Surplus/(shortfall)", False),
        ("Commitments", "Surplus/(shortfall)", False), ("Income", "Surplus/(deficit)", False),
    ],
)  # fmt: skip
def test_what_fell_short_may_have_been_raised_unless_it_was_spent(actual: str, heading: str, may: bool) -> None:
    assert may_fall_short(table_of(f"Budget | {actual} | {heading}*"), 2, 1) is may
