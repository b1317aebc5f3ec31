"""Percentages of a change and changes of a percentage: what their headings say, and what they speak of besides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.changes_in_percent import (
    counts_vacancies,
    is_of_a_change,
    percentage_points,
    speaks_of_another,
    speaks_of_more,
    two_compared,
)
from xlengine.across.proposal import Proposal


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Change: %", True),
        ("Variance: Per cent", True),
        ("Change: Rate", True),
        ("Change: Ratio", True),
        ("Change: Percentage", True),
        ("Change: Net", True),
        ("Plan: Change: %", True),
        ("Plan: Change: Net", True),
        ("Plan: Change: Percentage", True),
        ("Change over 2023: %", True),
        ("Change from 2023: Percentage", True),
        ("Change (net): %", True),
        ("Balance: %", True),
        ("Increase/(decrease): %", True),
        ("Change: Amount", False),
        ("Change: Plan: %", False),
        ("Change: Percentage of budget", False),
        ("Change in budget: %", False),
        ("Budget: %", False),
        ("2024: %", False),
    ],
)
def test_a_heading_of_no_more_than_per_cent_under_one_that_is_a_change(heading: str, expected: bool) -> None:
    beside = ": ".join(["Budget", "Staff", "Approved"][: heading.count(":") + 1])
    _, measure = table_of(f"{beside} | {heading}*").measures
    assert is_of_a_change(measure) is expected


def test_a_change_without_a_group_is_of_no_change() -> None:
    assert not is_of_a_change(table_of("Change | Budget").measures[0])
    assert not is_of_a_change(table_of("% | Budget").measures[0])


@pytest.mark.parametrize(
    ("headings", "more"),
    [
        ("Budget | Deployment rate*", True),
        ("Budget | Percent obligated*", True),
        ("Budget | Исполнено, %*", True),
        ("الميزانية | نسبة الصرف*", True),
        ("Budget | Deployment rate", False),
        ("Budget | Deployment change rate*", False),
        ("All: Budget | All: Deployment rate*", False),
        ("Budget | Rate of uses*", False),
        ("Budget | Percentage*", False),
        ("الميزانية | نسبة صرف*", False),
    ],
)
def test_an_empty_percentage_may_name_what_is_no_change(headings: str, more: bool) -> None:
    assert speaks_of_more(table_of(headings), 1) is more


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Rate 2022 | Rate 2023 | Change (pp)*", "D = C - B"),
        ("Budget | Rate 2022 | Rate 2023 | Change (pp)*", "E = D - C"),
        ("Rate 2022 | Budget | Rate 2023 | Change (pp)*", "E = D - B"),
        ("Rate 2022 | Rate (pp) | Rate 2023 | Change (pp)*", "E = D - B"),
        ("Vacancy rate 2022 | Vacancy rate 2023 | Change (pp)*", "D = C - B"),
        ("Implementation rate 2022 | Delivery rate 2023 | Change (pp)*", "D = C - B"),
        ("Rate 2022 | Change (pp)*", ""),
        ("Rate 2021 | Rate 2022 | Rate 2023 | Change (pp)*", ""),
        ("Budget 2022 | Budget 2023 | Change (pp)*", ""),
    ],
)
def test_the_later_of_two_rates_less_the_earlier(headings: str, expected: str) -> None:
    table = table_of(headings)
    every = range(len(table.measures))
    found = told(table, percentage_points(table, every[-1], list(every)))
    assert found == ([f"{expected}, 1.4, explicit"] if expected else [])


def test_a_rate_behind_the_change_is_none_of_the_two() -> None:
    table = table_of("Rate 2022 | Rate 2023 | Change (pp)* | Rate 2024")
    assert told(table, percentage_points(table, 2, [0, 1, 2, 3])) == ["D = C - B, 1.4, explicit"]
    table = table_of("Rate 2022 | Rate 2023 | Rate 2024")
    assert told(table, percentage_points(table, 2, [0, 1, 2])) == ["D = C - B, 1.4, explicit"]


@pytest.mark.parametrize(("heading", "vacant"), [("Vacant posts", True), ("Вакансии", True), ("Posts", False)])
def test_how_many_posts_are_vacant(heading: str, vacant: bool) -> None:
    assert counts_vacancies(table_of(f"{heading} | Other"), 0) is vacant


def speaks(headings: str, arguments: tuple[int, int], change: int, at: int = -1) -> bool:
    """Whether the last column, or the one named, speaks of another change than this one."""
    table = table_of(headings)
    every = range(len(table.measures))
    return speaks_of_another(table, every[at], Proposal.difference(change, *arguments, 1.0), list(every))


@pytest.mark.parametrize(
    ("headings", "arguments", "change", "expected"),
    [
        ("Budget | Actual | Change* | Change (%)*", (1, 0), 2, False),
        ("Budget | Actual | Change* | Posts | Change (%)*", (1, 0), 2, True),
        ("Budget | Actual | Change* | Share | Change (%)*", (1, 0), 2, False),
        ("Budget | Change* | Actual | Change (%)*", (2, 0), 1, False),
        ("Budget | Change* | Actual | Posts | Change (%)*", (2, 0), 1, False),
        ("All: Budget | All: Actual | All: Change* | All: Posts | All: Change (%)*", (1, 0), 2, False),
        ("All: Budget | All: Actual | All: Change* | All: Posts | Other: Change (%)*", (1, 0), 2, True),
        ("Works: Budget | Works: Actual | Works: Change* | Works: Posts | All: Change (%)*", (1, 0), 2, True),
        ("Budget | Actual | Change* | Change (%)* | Posts", (1, 0), 2, False),
        ("Budget | Actual | Change* | Travel*", (1, 0), 2, False),
        ("Budget | Actual | Travel* | Change (%)*", (1, 0), 2, False),
        ("Posts | Budget | Actual | Change* | Change (%)*", (2, 1), 3, False),
    ],
)
def test_an_amount_right_before_the_percentage_is_what_it_speaks_of(
    headings: str, arguments: tuple[int, int], change: int, expected: bool
) -> None:
    assert speaks(headings, arguments, change, 3 if headings.endswith("Posts") else -1) is expected


@pytest.mark.parametrize(
    ("headings", "arguments", "change", "expected"),
    [
        ("Budget | Actual | Fuel | Change* | Change in fuel (%)*", (1, 0), 3, True),
        ("Budget | Fuel | Actual fuel | Change* | Change in fuel (%)*", (2, 0), 3, False),
        ("Budget | Actual | Fuel | Fuel change* | Change in fuel (%)*", (1, 0), 3, False),
        ("Budget | Actual | Fuel balance | Change* | Change in fuel (%)*", (1, 0), 3, False),
        ("Budget | Actual | Total expenditure | Change* | Change in fuel (%)*", (1, 0), 3, False),
        ("Budget | Actual | Other budget | Change* | Change in budget (%)*", (1, 0), 3, False),
        ("A: Budget | A: Actual | B: Fuel | A: Change* | A: Change in fuel (%)*", (1, 0), 3, True),
        ("A: Budget | A: Actual | Fuel: Other | A: Change* | A: Change in fuel (%)*", (1, 0), 3, False),
        ("A: B: Budget | A: B: Actual | A: Fuel: Other | A: B: Change* | A: B: Change in fuel (%)*", (1, 0), 3, False),
    ],
)
def test_a_word_of_an_amount_that_is_no_part_of_the_change(
    headings: str, arguments: tuple[int, int], change: int, expected: bool
) -> None:
    assert speaks(headings, arguments, change) is expected


def test_an_amount_behind_the_percentage_may_be_what_it_speaks_of() -> None:
    headings = "Budget | Actual | Change* | Change in fuel (%)* | Fuel {}"
    assert speaks(headings.format("posts"), (1, 0), 2, at=3)
    assert not speaks(headings.format("balance"), (1, 0), 2, at=3)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget 2022 | Budget 2023 | Change* | Change 2023 (%)*", False),
        ("Budget 2022 | Budget 2023 | Change* | Change 2024 (%)*", True),
        ("Budget | Actual | Change 2024* | Change 2024 (%)*", False),
        ("Budget 2022 | Budget 2023 | Change* | Change from previous year (%)*", False),
        ("Budget | Budget 2023 | Change* | Change from previous year (%)*", True),
        ("Budget 2022 | Budget 2023 | Change 2024* | Change from previous year (%)*", False),
        ("Budget | Actual | Change* | Change from previous year (%)*", True),
        ("Budget | Actual | Change* | Change (%)*", False),
        ("Budget | Actual | Change from last year* | Change from last year (%)*", False),
        ("Budget last year | Actual | Change* | Change from last year (%)*", False),
        ("Previous estimate | Current estimate | Change* | Change from previous year (%)*", False),
        ("上年决算数 | 决算数 | 增减* | 比上年增减%*", False),
    ],
)
def test_the_years_that_a_percentage_names_are_those_of_its_change(headings: str, expected: bool) -> None:
    assert speaks(headings, (1, 0), 2) is expected


COMPARED = "2025 budget compared with 2024 forecast (%)"


def compared(headings: str, changes: Sequence[tuple[int, int, int]] = ()) -> list[str] | None:
    """What is proposed for the last column beside these changes: (what changed, the newer, the older)."""
    table = table_of(headings)
    every = range(len(table.measures))
    sums = [Proposal.difference(*change, 1.0) for change in changes]
    found = two_compared(table, every[-1], list(every), sums)
    return None if found is None else told(table, found)


@pytest.mark.parametrize(
    "headings",
    [
        f"2024 forecast | 2025 budget | {COMPARED}",
        "2024 forecast | 2025 budget | 2025 budget vs. 2024 forecast, %",
        "Budget | Actual | Actual (net) against budget (%)",
        "All: Budget | All: Actual | Actual against budget: Change (%)",
        "All: Budget | All: Actual | Change (%): Actual against budget",
    ],
)
def test_what_is_compared_grew_or_is_in_per_cent_of_the_other(headings: str) -> None:
    assert compared(headings) == ["D = (C - B) / B × 100, 1.2, XLE119", "D = C / B × 100, 1.1, XLE117"]


@pytest.mark.parametrize(
    "headings",
    [
        "2024 forecast | 2025 budget | 2025 budget compared with 2024 forecast",
        "2024 forecast | 2025 budget | 2025 budget compared with 2023 outcome (%)",
        "2024 forecast | 2025 budget | 2023 outcome compared with 2025 budget (%)",
        "2024 forecast | 2025 budget | 2025 budget compared with 2025 budget (%)",
        "2024 forecast | 2025 budget | 2025 budget vs 2024 forecast vs 2025 budget (%)",
        "2024 forecast | 2025 budget | Fuel compared with rent (%)",
        "2024 forecast | 2025 budget | Change (%)",
    ],
)
def test_it_says_nothing_of_headings_that_do_not_name_two(headings: str) -> None:
    assert compared(headings) is None


def test_what_is_computed_is_not_compared() -> None:
    headings = "Approved budget | Budget balance | Forecast | Budget compared with forecast (%)"
    assert compared(headings) == ["E = (B - D) / D × 100, 1.2, XLE119", "E = B / D × 100, 1.1, XLE117"]


def test_an_empty_comparison_is_left_open_unless_its_change_stands_beside_it() -> None:
    assert compared(f"2024 forecast | 2025 budget | {COMPARED}*") == []
    beside = f"2024 forecast | 2025 budget | Fuel | Change* | {COMPARED}"
    for change in ((3, 1, 0), (3, 0, 1)):
        assert compared(beside, [change]) == ["F = E / B × 100, 1.35"]
        assert compared(f"{beside}*", [(2, 3, 1), change]) == ["F = E / B × 100, 1.35"]
    assert compared(f"{beside}*", [(3, 2, 1)]) == []
    twice = f"2024 forecast | 2025 budget | Change* | Difference* | {COMPARED}*"
    assert compared(twice, [(2, 1, 0), (3, 1, 0)]) == ["F = D / B × 100, 1.35"]
    table = table_of(f"{beside}*")
    added = Proposal.added(3, [0, 1], 1.0)
    assert two_compared(table, 4, [0, 1, 2, 3, 4], [added]) == []
