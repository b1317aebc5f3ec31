"""Rates of execution: which outcome of which budget a rate is, by words and by place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.headings_by_hand import first_empty, table_of, told
from xlengine.across.execution import execution_rate


def rate(headings: str, within: Sequence[int] | None = None) -> str:
    """What the first empty column is read as, of these columns, or of all of them: `C / B × 100`; nothing for none."""
    table = table_of(headings)
    target = first_empty(headings)
    found = told(table, execution_rate(table, target, range(len(table.measures)) if within is None else within))
    return " or ".join(one.partition(" = ")[2] for one in found)


def of(quotient: str) -> str:
    return f"{quotient} × 100, 1.3, XLE122" if quotient else ""


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Expenditure | Implementation rate*", "C / B"),
        ("Budget | Implementation rate* | Expenditure", "D / B"),
        ("Expenditure | Budget | Implementation rate*", "B / C"),
        ("Expenditure | Funds available | Implementation rate*", "B / C"),
        ("Implementation rate* | Budget | Expenditure", "D / C"),
        ("Budget | Second | Third | Implementation rate*", ""),
        ("First | Second | Expenditure | Implementation rate*", ""),
        # an estimate where nothing is called a budget
        ("Estimate | Expenditure | Fuel | Implementation rate*", "C / B"),
        ("Estimate | Budget | Expenditure | Implementation rate*", "D / C"),
        # the outcome of the budget's year
        ("Budget 2023 | Expenditure 2022 | Expenditure 2023 | Implementation rate*", "D / B"),
        ("Budget 2023 | Expenditure 2023 | Expenditure 2022 | Implementation rate*", "C / B"),
    ],
)
def test_the_outcome_in_per_cent_of_the_budget(headings: str, expected: str) -> None:
    assert rate(headings) == of(expected)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Estimate | Revenue | Fuel | Implementation rate*", "C / B"),
        ("Fuel | Estimate | Revenue | Implementation rate*", "D / C"),
        ("Estimate | Revenue | Tax revenue | Implementation rate*", ""),
        ("Estimate | Revenue | Implementation rate* | Expenditure", "C / B"),
        ("Estimate | Revenue | Tax revenue | Implementation rate* | Expenditure", "F / B"),
        ("Estimate | Revenue | Expenditure | Implementation rate*", "D / B"),
        ("Estimate | Implementation rate* | Revenue | Expenditure", "E / B"),
        ("Estimate | Implementation rate* | Revenue", ""),
    ],
)
def test_revenue_is_the_outcome_where_nothing_on_the_left_was_spent(headings: str, expected: str) -> None:
    assert rate(headings) == of(expected)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Funds available | Expenditure | Implementation rate*", "D / C"),
        ("Funds available | Budget | Expenditure | Implementation rate*", "D / C"),
        ("Budget | Expenditure | Funds available | Implementation rate*", "C / B"),
        ("Budget | Expenditure | Implementation rate* | Funds available", "C / B"),
        ("Funds available | Fuel | Expenditure | Implementation rate*", "D / B"),
        ("Funds available 2023 | Funds available 2024 | Expenditure | Implementation rate*", "D / C"),
        ("Funds available 2023 | Budget | Funds available 2024 | Expenditure | Implementation rate*", "E / D"),
        ("Budget | Funds available | Fuel | Implementation rate*", ""),
        ("Fuel | Rent | Implementation rate* | Funds available | Expenditure", ""),
    ],
)
def test_funds_that_came_in_between_the_budget_and_the_outcome_are_what_was_spent(headings: str, expected: str) -> None:
    assert rate(headings) == of(expected)


@pytest.mark.parametrize(
    ("headings", "within", "expected"),
    [
        ("Works: First | Works: Second | Works: Implementation rate*", [0, 1, 2], "C / B"),
        ("First | Fuel | Second | Implementation rate*", [0, 2, 3], "D / B"),
        ("First | Second | Implementation rate*", [0, 1, 2], "C / B"),
        ("First | Second | Third | Implementation rate*", [0, 1, 2, 3], ""),
        ("First | Implementation rate*", [0, 1], ""),
        ("First | Implementation rate* | Second", [0, 1, 2], ""),
        ("Implementation rate* | First | Second", [0, 1, 2], ""),
        ("Budget | Second | Implementation rate*", [0, 1, 2], "C / B"),
        ("First | Expenditure | Implementation rate*", [0, 1, 2], "C / B"),
        ("First | Budget expenditure | Implementation rate*", [0, 1, 2], "C / B"),
        ("First | Second | Budget expenditure | Implementation rate*", [0, 1, 2, 3], ""),
    ],
)
def test_of_two_amounts_without_such_words_the_second_is_the_outcome(
    headings: str, within: list[int], expected: str
) -> None:
    assert rate(headings, within) == of(expected)


PLANS = "Plan for the year | Plan for the period | Spent"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (f"{PLANS} | Execution, %: of plan for the year*", "D / B"),
        (f"{PLANS} | Execution, %: of plan for the period*", "D / C"),
        # a base that has a word of the heading's which no other has
        (f"{PLANS} | Execution, %: of year now ending*", "D / B"),
        (f"{PLANS} | Execution, %: of periodical sums*", "D / C"),
        ("Budget for woods | Budget for wool | Spent | Execution, %: of wood and line*", "D / B"),
        ("Periodical plan | Rent plan | Spent | Execution, %: of period and sums*", "D / B"),
        # nothing tells which plan it is of, or none has any of the words
        (f"{PLANS} | Execution, %: of plan*", ""),
        (f"{PLANS} | Execution, %: of appropriation*", ""),
        ("First plan for the year | Next plan for the year | Spent | Execution, %: of year now ending*", ""),
        # words that no base is named by
        (f"{PLANS} | Execution, %: of all*", "D / C"),
        (f"{PLANS} | Execution, %: of total plan*", "D / C"),
        (f"{PLANS} | Of plan*", "D / C"),
        ("Plan | Plan for the year | Spent | Execution, %: of plan*", "D / B"),
        ("Fuel | Plan | Spent | Execution, %: of fuel*", "D / B"),
        # what is computed is no base, nor what was spent itself
        ("Budget | Spent | Balance | Execution, %: of balance*", ""),
        ("Budget | Spent | Execution, %: of spent*", ""),
        (f"{PLANS.replace('Spent', 'Fuel')} | Execution, %: of plan for the year*", ""),
        ("Plan 2023 | Plan 2024 | Spent 2023 | Spent 2024 | Execution, %: of plan 2023*", "D / B"),
    ],
)
def test_a_level_that_says_what_the_rate_is_of(headings: str, expected: str) -> None:
    assert rate(f"{headings} | Execution, %: of rent*") == of(expected)


def test_a_ratio_is_a_fraction() -> None:
    assert rate("Budget | Actual | Ratio of actual to budget*") == "C / B, 1.3"
