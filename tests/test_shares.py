"""Shares of a total: of what, and how likely that is."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.shares import share_of_the_only_amount, share_of_total, total_line


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Women | Men | Total | Women (percentage of total)", "E = B / D × 100, 1.2, XLE117"),
        ("Women | Men | Women (percentage of total)", "D = B / B × 100, 1.2, XLE117, of row 4"),
        ("Budget | Share (%)", "C = B / B × 100, 1.2, XLE117, of row 4"),
        ("Budget | Female share (%)", ""),
        ("Expenditure | Share of total expenditure (%)", "C = B / B × 100, 1.2, XLE117, of row 4"),
    ],
)
def test_a_share_is_one_of_a_total_beside_it_else_of_its_column(headings: str, expected: str) -> None:
    table = table_of(headings, printed=True, lines=("Posts", "Travel", "Total"))
    every = range(len(table.measures))
    found = share_of_total(table, every[-1], list(every))
    assert told(table, found) == ([expected] if expected else [])
    assert total_line(table) == 2


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # of a total beside the part that is named, else of the total below it
        ("Total | Women | Men | Women (percentage of total)*", "E = C / B × 100, 1.2, XLE117"),
        ("Women | Men | Women (percentage of total)* | Total", "D = B / B × 100, 1.2, XLE117, of row 4"),
        ("Women | Men | Total | Total | Women (percentage of total)*", "F = B / E × 100, 1.2, XLE117"),
        ("Women | Men | Total | Women | Women (percentage of total)*", "F = D / D × 100, 1.2, XLE117, of row 4"),
        ("Women | Men | Women | Total | Men (percentage of total)*", "F = C / E × 100, 1.2, XLE117"),
        # of amounts, not of prices, where there are any
        ("Budget | Price per unit | Share of total (%)*", "D = B / B × 100, 1.2, XLE117, of row 4"),
        ("Price per unit | Share of total (%)*", "C = B / B × 100, 1.2, XLE117, of row 4"),
        ("Budget | Variance | Share of total (%)*", "D = B / B × 100, 1.2, XLE117, of row 4"),
        ("Equivalent | Unrealized gain/(loss) | Share of total (%)*", "D = B / B × 100, 1.2, XLE117, of row 4"),
        # of the last column, a total or the only one of its year before others
        ("North | South | West | Share of total (%)*", "E = D / D × 100, 1.2, XLE117, of row 4"),
        ("Total | Total | Actual | Share of total (%)*", "E = C / C × 100, 1.2, XLE117, of row 4"),
        ("2022 | 2023 | 2024 | Share of total 2023 (%)*", "E = C / C × 100, 1.2, XLE117, of row 4"),
        ("2022 | 2023 | 2024 | Share of total 2021 (%)*", "E = D / D × 100, 1.2, XLE117, of row 4"),
        ("2022 | 2023 | 2024 | Share of total (2023)*", "E = C / C × 100, 1.2, XLE117, of row 4"),
        ("2022 | 2023 | 2024 | Share of total (2021)*", "E = D / D × 100, 1.2, XLE117, of row 4"),
        ("2022 | 2023 | 2024 | Share of total (2022, 2023)*", "E = D / D × 100, 1.2, XLE117, of row 4"),
        ("Alpha 2022 | Beta 2022 | Alpha 2023 | Share of total (2022)*", "E = D / D × 100, 1.2, XLE117, of row 4"),
        ("2022 | Total | 2023 | Share of total (2022)*", "E = B / B × 100, 1.2, XLE117, of row 4"),
        ("Share of total (%)* | Budget", ""),
        ("Fuel | Percentage*", ""),
    ],
)
def test_words_years_and_totals_tell_of_what_it_is_a_share(headings: str, expected: str) -> None:
    table = table_of(headings, lines=("Posts", "Travel", "Total"))
    target = [heading.endswith("*") for heading in headings.split(" | ")].index(True)
    found = share_of_total(table, target, range(len(table.measures)))
    assert told(table, found) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("headings", "printed", "expected"),
    [
        ("Budget | %*", True, "C = B / B × 100, 1.0, XLE117, of row 4"),
        ("%* | Budget", True, "B = C / C × 100, 1.0, XLE117, of row 4"),
        ("Budget | Rate (%) | %*", True, "D = B / B × 100, 1.0, XLE117, of row 4"),
        ("Budget | % | Amount*", True, "D = B / B × 100, 1.0, XLE117, of row 4"),
        ("Budget | %*", False, ""),
        ("Budget | Actual | %*", True, ""),
        ("Rate (%) | %*", True, ""),
    ],
)
def test_a_printed_percentage_beside_one_column_of_amounts_is_a_share_of_it(
    headings: str, printed: bool, expected: str
) -> None:
    target = [heading.endswith("*") for heading in headings.split(" | ")].index(True)
    with_total, without = (table_of(headings, printed, lines=("Posts", "Travel", last)) for last in ("Total", "Fuel"))
    every = range(len(with_total.measures))
    assert told(with_total, share_of_the_only_amount(with_total, target, every)) == ([expected] if expected else [])
    assert share_of_the_only_amount(without, target, every) == []


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        (("Total", "Posts", "Total", "Travel"), 2),
        (("Grand total", "Posts", "Travel"), 0),
        (("Subtotal", "Posts", "Travel"), None),
        (("Posts", "Travel"), None),
    ],
)
def test_the_whole_is_the_last_line_that_is_called_a_total(lines: tuple[str, ...], at: int | None) -> None:
    table = table_of("Budget | Share of total (%)*", lines=lines)
    assert total_line(table) == at
    whole = [proposal.base_line for proposal in share_of_total(table, 1, range(2))]
    assert whole == ([] if at is None else [at])
