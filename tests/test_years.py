"""A change between years: which amount is the newer one, and which the older; none where the heading leaves it open."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.years import between_two_years, by_years, is_year_on_year, one_year_to_another, year_on_year
from xlengine.sheet import column_letters


def change_of(headings: str, at: int = -1) -> str:
    """`D - C`: what the empty column (the last one, unless another is named) is the change of; empty where unsaid."""
    table = table_of(headings)
    target = range(len(table.measures))[at]
    found = by_years(table, target, range(len(table.measures)))
    return " - ".join(column_letters(table.measures[one].column) for one in found or ())


@pytest.mark.parametrize(
    ("headings", "change"),
    [
        ("2022 actual | 2023 actual | Change*", "C - B"),
        ("2023 actual | 2022 actual | Change*", "B - C"),
        ("2021 actual | 2022 actual | 2023 actual | Change*", "D - C"),
        ("2023 actual | 2022 actual | 2021 actual | Change*", "B - C"),
        ("2023 actual | 2022 actual | 2021 actual | 2020 actual | Change*", "B - C"),
        ("2021 actual | 2023 actual | 2022 actual | Change*", "C - D"),
        ("2022 | 2023 | Change*", "C - B"),
        ("2022 actual | Change*", ""),
        ("Actual | Other actual | Change*", ""),
    ],
)
def test_the_newer_less_the_older(headings: str, change: str) -> None:
    assert change_of(headings) == change


@pytest.mark.parametrize(
    "headings",
    [
        "This year | Last year",
        "Current year | Prior year",
        "Current period | Preceding period",
        "This month | Last month",
        "Exercice courant | Exercice précédent",
        "Année en cours | Année précédente",
        "Exercice N | Exercice N-1",
        "Año actual | Año anterior",
        "Periodo actual | Periodo anterior",
        "Отчётный год | Предыдущий год",
        "За отчётный период | За аналогичный период прошлого года",
        "本年数 | 上年数",
        "本期发生额 | 上期发生额",
        "本月数 | 上月数",
        "本年 | 去年",
        "العام الحالي | العام السابق",
        "السنة الحالية | السنة الماضية",
    ],
)
def test_the_period_before_is_the_older_in_either_order(headings: str) -> None:
    first, second = headings.split(" | ")
    assert change_of(f"{first} | {second} | Change*") == "B - C"
    assert change_of(f"{second} | {first} | Change*") == "C - B"


def test_of_two_periods_before_this_one_nothing_is_told() -> None:
    assert change_of("Last year: Plan | Last year: Actual | This year | Change*") == ""


@pytest.mark.parametrize(
    ("headings", "change"),
    [
        ("2022 actual | 2022 budget | 2023 actual | Change*", "D - B"),
        ("2023 actual | 2022 actual | 2022 budget | Change*", "B - D"),
        ("2023 actual | 2023 budget | 2022 budget | Change*", "C - D"),
        ("2022 actual | 2022 expenditure | 2023 actual | Change*", "D - C"),
        ("2022 budget | 2021 budget | 2022 actual | 2023 budget | Change*", "E - B"),
        ("2021 budget | 2022 budget | 2021 actual | 2023 budget | Change*", "E - B"),
        ("2022: Budget | 2022: Actual | 2023: Budget | 2023: Actual | Change*", "E - C"),
        ("2022: Actual | 2022: Budget | 2023: Actual | 2023: Budget | Change*", "E - C"),
        ("2022: Budget | 2022: Actual | 2023: Budget | 2023: Actual | 2023: Change*", ""),
    ],
)
def test_a_budget_beside_a_budget_and_an_outcome_beside_an_outcome(headings: str, change: str) -> None:
    assert change_of(headings) == change


@pytest.mark.parametrize(
    ("heading", "change"),
    [
        ("Change 2021-2023", "D - B"),
        ("Change 2021/2022", "C - B"),
        ("Change 2022/2021", "C - B"),
        ("Change 2023 over 2021", "D - B"),
        ("Change 2021 to 2022, restated in 2023", "C - B"),
        ("Change 2023 to 2022, first told in 2021", "D - C"),
        ("Change 2023", "D - C"),
        ("Change 2024", "D - C"),
        ("Change 2022", ""),
        ("Change since 2021", ""),
        ("Change 2021/22", ""),
        ("Change 2021 to 2023-2024", "D - B"),
        ("Change 2020-2023", ""),
        ("Change 2023 to 2024", ""),
        ("Change 2018 to 2019", ""),
    ],
)
def test_the_years_that_the_heading_names_are_meant_or_it_is_left_open(heading: str, change: str) -> None:
    assert change_of(f"2021 actual | 2022 actual | 2023 actual | {heading}*") == change


@pytest.mark.parametrize(
    ("headings", "change"),
    [
        ("2021 actual | 2022 actual | Change since 2021*", "C - B"),
        ("2020-2021 | 2022-2023 | Change 2022-2023*", "C - B"),
        ("2020-2021 | 2022-2023 | 2024-2025 | Change 2020-2021 to 2022-2023*", "C - B"),
        ("2021-2022 | 2022-2023 | 2023-2024 | Change 2022-2023*", ""),
        ("2021/2022 | 2022/2023 | 2023/2024 | Change 2022/2023*", ""),
        ("Last year actual | This year actual | Change 2021 to 2022*", "C - B"),
    ],
)
def test_years_of_two_numbers_are_one_year_where_the_amounts_have_such(headings: str, change: str) -> None:
    assert change_of(headings) == change


@pytest.mark.parametrize(
    ("headings", "change"),
    [
        ("2022 actual | 2023 budget | 2023 revised budget | Change*", "D - C"),
        ("2021 actual | 2022 actual | 2023 budget | 2023 revised budget | Change*", "E - D"),
        ("2021 actual | 2022 budget | 2023 revised budget | Change*", "D - C"),
        ("2021 actual | 2022 revised budget | 2022 budget | Change*", "D - B"),
        ("2023 budget | 2023 revised budget | Change*", ""),
        ("Budget | Other budget | Revised budget | Change*", ""),
        ("2022 actual | 2022 revised budget | 2023 revised budget | Change*", "D - C"),
        ("2021 budget | 2022 budget | 2023 revised budget | Change 2021 to 2023*", "D - B"),
        ("2021 budget | 2023 budget | 2022 revised budget | Change*", "C - D"),
    ],
)
def test_a_revision_right_beside_what_it_revises(headings: str, change: str) -> None:
    assert change_of(headings) == change


@pytest.mark.parametrize(
    ("headings", "change"),
    [
        ("2022 posts | 2022 other | Total | 2023 posts | 2023 other | Total | Change*", "G - D"),
        ("2022: Posts | 2022: Other | 2022: Total | 2023: Posts | 2023: Other | 2023: Total | Change*", "G - D"),
        ("2022: Total | 2022: Budget | 2022: Aid | 2023: Total | 2023: Budget | 2023: Aid | Change*", "E - B"),
        ("2022 posts | 2022 fuel | 2022 other | Total | 2023 posts | 2023 other | Total | Change*", "H - E"),
        ("2022: Total | 2022: Budget | 2023: Total | 2023: Budget | Result: Change*", "D - B"),
        ("2022 actual | 2023 actual | Total | Change*", "C - B"),
        ("2022 posts | Total | 2023 posts | 2023 other | Total | Change*", ""),
    ],
)
def test_a_total_stands_for_the_year_of_its_parts(headings: str, change: str) -> None:
    assert change_of(headings) == change


@pytest.mark.parametrize(
    ("headings", "at", "change"),
    [
        ("2022 actual | 2023 actual | Change* | 2024 actual", 2, "C - B"),
        ("2022 | 2023 | 2024*", 2, "C - B"),
        ("Staff: 2022 actual | Staff: 2023 actual | Staff: Change* | Fuel: 2022 actual", 2, "C - B"),
        ("Staff: 2022 actual | Staff: 2023 actual | Fuel: 2022 actual | Fuel: 2023 actual | Fuel: Change*", 4, "E - D"),
        ("Staff: 2022 actual | Staff: 2023 actual | Fuel: 2022 actual | Fuel: 2023 | Staff: Change*", 4, "C - B"),
        ("Staff: 2022 actual | Staff: 2023 actual | Staff: Total | Staff: Change*", 3, "C - B"),
        ("Staff: 2022 actual | Staff: 2023 actual | Fuel: Total | Change*", 3, "C - B"),
        ("Staff: 2022 actual | Staff: 2023 actual | Works: Total | Change*", 3, "C - B"),
        ("Last: 2022 actual | This: 2023 actual | This: Change*", 2, "C - B"),
        ("Next: 2024 actual | This: 2023 actual | This: Change*", 2, "B - C"),
        ("Next: 2024 actual | This: 2023 actual | This: 2023 budget | This: Change*", 3, ""),
        ("All: Last: 2022 actual | All: This: 2023 actual | All: This: Change*", 2, ""),
        (
            "Staff: North: 2022 actual | Staff: North: 2023 actual | Staff: South: 2022 actual"
            " | Staff: South: 2023 actual | Staff: North: Change*", 4, "C - B",
        ),
        (
            "Staff: South: 2022 actual | Staff: South: 2023 actual | Fuel: North: 2022 actual"
            " | Fuel: North: 2023 actual | Staff: North: Change*", 4, "C - B",
        ),
    ],
)  # fmt: skip
def test_only_what_stands_before_and_first_what_shares_its_group(headings: str, at: int, change: str) -> None:
    assert change_of(headings, at) == change


@pytest.mark.parametrize(
    ("headings", "change"),
    [
        ("决算数 | 上年决算数 | 增减*", "B - C"),
        ("上年决算数 | 决算数 | 增减*", "C - B"),
        ("预算数 | 决算数 | 上年决算数 | 增减*", "C - D"),
        ("预算数 | 决算数 | 上年预算数 | 增减*", "B - D"),
        ("预算数 | 上年决算数 | 增减*", "B - C"),
        ("预算数 | 执行数 | 上年完成数 | 增减*", ""),
        ("预算数 | 执行数 | 上年决算数 | 增减*", ""),
        ("决算数 | 上年决算数 | 2023 | 增减*", "B - C"),
        ("上年预算数 | 上年决算数 | 预算数 | 增减*", ""),
        ("上年决算数 | 增减*", ""),
        ("决算数 | 上年决算数 | 预算数 | 增减*", "B - C"),
        ("预算数 | 决算数 | 增减*", ""),
    ],
)
def test_without_years_the_older_amount_is_the_one_that_is_called_last_years(headings: str, change: str) -> None:
    assert change_of(headings) == change


GROWTH = ", 1.3, XLE119"


@pytest.mark.parametrize(
    ("headings", "growth"),
    [
        ("Budget | Budget 2022 | Growth*", "(B - C) / C × 100"),
        ("Budget 2022 | Budget | Growth*", "(C - B) / B × 100"),
        ("Budget | Budget 2022 | Actual | Growth*", "(B - C) / C × 100"),
        ("Budget | Budget 2022 | Actual | Actual 2022 | Growth*", ""),
        ("Budget | Budget 2022 | Budget 2021 | Growth*", ""),
        ("Budget 2021 | Budget 2022 | Growth*", ""),
        ("Budget | Actual 2022 | Growth*", ""),
        ("Balance | Balance 2022 | Growth*", ""),
        ("Budget | Growth*", ""),
        ("Budget 2023 | Budget 2024 | Growth 2024/2023*", "(C - B) / B × 100"),
        ("Budget 2024 | Budget 2023 | Growth 2024-2023*", "(B - C) / C × 100"),
        ("Budget 2022 | Budget 2023 | Budget 2024 | Growth 2024/2022*", "(D - B) / B × 100"),
        ("Budget 2023 | Budget 2024 | Actual 2023 | Actual 2024 | Growth 2024/2023*", ""),
        ("Budget 2023 | Actual 2024 | Growth 2024/2023*", ""),
        ("Budget | Budget 2023 | Growth 2024/2023*", ""),
        ("Budget | Budget 2023 | Growth 2023/2024*", "(B - C) / C × 100"),
        ("Budget | Budget 2023 | Growth 2023/2023*", "(B - C) / C × 100"),
    ],
)
def test_what_stands_there_for_two_years_grew(headings: str, growth: str) -> None:
    table = table_of(headings)
    every = range(len(table.measures))
    found = [one.partition(" = ")[2] for one in told(table, year_on_year(table, every[-1], list(every)))]
    assert found == ([growth + GROWTH] if growth else [])


def test_what_is_grown_is_not_the_growth_itself() -> None:
    table = table_of("Budget 2022 | Budget | Budget*")
    assert told(table, year_on_year(table, 2, [0, 1, 2])) == ["D = (C - B) / B × 100, 1.3, XLE119"]
    assert told(table, year_on_year(table, 1, [0, 1, 2])) == ["C = (D - B) / B × 100, 1.3, XLE119"]


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("Change 2024/2023 (%)", True), ("Variance 2024/2023 (%)", True), ("Increase/(decrease) 2024/2023", True),
        ("Change 2023/2024 (%)", False), ("Change (%)", False), ("Rate 2024/2023", False),
    ],
)  # fmt: skip
def test_a_change_between_two_years_names_both_the_newer_first(heading: str, is_one: bool) -> None:
    table = table_of(f"Budget 2023 | Budget 2024 | {heading}*")
    assert bool(between_two_years(table, 2, [0, 1, 2])) is is_one


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [("Growth, year-on-year", True), ("Variación interanual", True), ("同比增长", True), ("Growth", False)],
)
def test_a_growth_says_that_it_is_of_a_year(heading: str, is_one: bool) -> None:
    (measure,) = table_of(heading).measures
    assert is_year_on_year(measure) is is_one


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2023 к 2022, %", ["D = B / C × 100, 1.3, XLE117"]),
        ("2023 г. к 2022 г., %", ["D = B / C × 100, 1.3, XLE117"]),
        ("2023 к 2022", []),
        ("2023/2022, %", []),
        ("к 2022, %", []),
    ],
)
def test_one_year_to_another_is_the_newer_in_per_cent_of_the_older(heading: str, expected: list[str]) -> None:
    table = table_of(f"За 2023 год | За 2022 год | {heading}*")
    assert told(table, one_year_to_another(table, 2, range(3))) == expected


def test_the_difference_that_stands_beside_it_is_no_amount_of_either_year() -> None:
    table = table_of("2023 год | 2024 год | 2025 год | 2025 г. к 2024 г.: +/–* | 2025 г. к 2024 г.: %*")
    assert told(table, one_year_to_another(table, 4, range(5))) == ["F = D / C × 100, 1.3, XLE117"]
