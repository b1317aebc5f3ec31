"""Months, quarters and years side by side: what a quarter or a year adds, and in which lines it does not."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.periods import balances_among_periods, is_stock, sum_of_periods
from xlengine.across.proposal import Proposal
from xlengine.rule import Form

MONTHS = "Jan | Feb | Mar"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Q1 | Q2 | Year", "D = B + C"),
        ("Q1 | Q2 | Q3 | Q4 | Full year", "F = B + C + D + E"),
        ("I trim. | II trim. | Año", "D = B + C"),
        ("I кв. | II кв. | За год", "D = B + C"),
        ("一季度 | 二季度 | 全年", "D = B + C"),
        ("Budget | Q1 | Q2 | Year", "E = C + D"),
        ("Q1 | Q2 | Other | Year", ""),
        ("Q1 | Year", ""),
        ("Jan | Year", ""),
        ("Budget | Year", ""),
        (f"{MONTHS} | Q1", "E = B + C + D"),
        (f"Budget | {MONTHS} | Q1", "F = C + D + E"),
        ("Feb | Mar | Q1", ""),
        (f"{MONTHS} | Apr | Q1", ""),
        (f"{MONTHS} | Q1 | Apr | May | Jun | Q2", "I = F + G + H"),
        (f"{MONTHS} | Q1 | Apr | May | Jun | Q2 | Year", "J = E + I"),
        (f"{MONTHS} | Year", "E = B + C + D"),
        (f"{MONTHS} | Budget", ""),
        ("2023: Q1 | 2023: Q2 | 2024: Q1 | 2024: Q2 | 2024: Year", "F = D + E"),
        ("2024: Q1 | 2024: Q2 | 2023: Year", ""),
        ("Q1 2024 | Q2 2024 | Year 2024", "D = B + C"),
    ],
)
def test_a_year_adds_its_quarters_and_a_quarter_its_three_months(headings: str, expected: str) -> None:
    table = table_of(headings, printed=True)
    every = range(len(table.measures))
    found = [one.removesuffix(", 1.3, XLE115") for one in told(table, sum_of_periods(table, every[-1], list(every)))]
    assert found == ([expected] if expected else [])


def test_periods_behind_a_year_are_not_its_own() -> None:
    table = table_of("Q1 | Q2 | Year | Q3", printed=True)
    assert told(table, sum_of_periods(table, 2, [0, 1, 2, 3])) == ["D = B + C, 1.3, XLE115"]


@pytest.mark.parametrize(
    ("headings", "signs", "form", "left_out"),
    [
        ("Q1 | Q2 | Year", (1, 1), Form.SUM, {0, 3}),
        ("Jan | Feb | Year", (1, 1), Form.SUM, {0, 3}),
        ("Q1 | Feb | Year", (1, 1), Form.SUM, {0, 3}),
        ("North | South | Total", (1, 1), Form.SUM, set()),
        ("Q1 | South | Total", (1, 1), Form.SUM, set()),
        ("Q1 | Q2 | Change", (-1, 1), Form.SUM, set()),
        ("Q1 | Q2 | Change", (1, -1), Form.DIFFERENCE, set()),
        ("Q1 | Q2 | Share", (1, 1), Form.PERCENTAGE, set()),
        ("Q1 | Q2 | Share", (1, 1), Form.VACANCY, set()),
    ],
)
def test_a_balance_at_one_time_is_no_sum_of_balances(
    headings: str, signs: tuple[int, int], form: Form, left_out: set[int]
) -> None:
    table = table_of(headings, printed=True, lines=("Opening balance", "Receipts", "Payments", "Closing balance"))
    assert balances_among_periods(table, Proposal(2, form, (0, 1), signs, 1.0)) == left_out
    running = Proposal(2, form, (0, 1), signs, 1.0, running=True)
    assert balances_among_periods(table, running) == set()


@pytest.mark.parametrize(
    ("label", "stock"),
    [
        ("Opening balance", True), ("Cash at 1 January", True), ("Solde d'ouverture", True),
        ("Остаток на начало", True), ("年末结余", True),
        ("Receipts", False), ("Balancing works", False), ("Travel", False),
    ],
)  # fmt: skip
def test_what_a_balance_is_called(label: str, stock: bool) -> None:
    assert is_stock(label) is stock


@pytest.mark.parametrize(
    ("headings", "left_out"),
    [
        ("2024 | 2025 | Total", {1}),
        ("FY 2024/25 | FY 2025/26 | Total", {1}),
        ("2024年 | 2025年 | Total", {1}),
        ("2024 г. | 2025 г. | Total", {1}),
        ("Fuel | Rent | Total", set()),
        ("2024 | Rent | Total", set()),
        ("Fuel 2024 | Rent 2025 | Total", set()),
    ],
)
def test_of_years_a_sum_leaves_out_prices_and_not_balances(headings: str, left_out: set[int]) -> None:
    table = table_of(headings, lines=("Food (mt)", "Purchase price (US$/mt)", "Closing balance", ""))
    assert balances_among_periods(table, Proposal.total(2, (0, 1), 1.0)) == left_out
