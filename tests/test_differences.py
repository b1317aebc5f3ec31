"""Differences that headings name, among columns of which others tell too, and what is left to figures."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.sums import in_words, sums_by_words

BALANCE = "Budget | Expenditure | Balance"
ALWAYS: list[tuple[str, list[str]]] = [
    # what one column is leaves the next open
    (
        f"2022 (%) | 2023 (%) | Change in percentage points* | {BALANCE}*",
        ["D = C - B, 1.4, explicit", "G = E - F, 1.4, explicit"],
    ),
    (f"Rate (%) | {BALANCE}*", ["E = C - D, 1.4, explicit"]),
    (f"Q1 | Q2 | Year* | {BALANCE}*", ["D = B + C, 1.3, XLE115", "G = E - F, 1.4, explicit"]),
    (
        f"Expenditure | Disbursements | Unliquidated obligations* | {BALANCE}*",
        ["D = B - C, 1.3", "G = E - F, 1.4, explicit"],
    ),
    (
        "Opening balance | Income | Payments | Closing balance* | Q1 | Q2 | Year*",
        ["E = B + C - D, 1.3", "H = F + G, 1.3, XLE115"],
    ),
    ("Increases | Decreases | Net change* | Q1 | Q2 | Year*", ["D = B - C, 1.35", "G = E + F, 1.3, XLE115"]),
    # staff assessment is neither gross nor net
    ("Gross | Staff assessment | Net*", ["D = B - C, 1.0"]),
    ("Gross | Staff assessment | Net staff assessment*", []),
    # commitments that the expenditure does not hold
    ("Budget | Expenditure | Open commitments | Balance*", ["E = B - C - D, 1.4, explicit"]),
    ("Budget | Expenditure | Outstanding commitments | Balance*", ["E = B - C - D, 1.4, explicit"]),
    ("Budget | Expenditure | Outstanding commitments*", []),
    ("Commitments | Payments | Outstanding commitments*", ["D = B - C, 1.0"]),
    ("Budget | Expenditure | Open commitments | Pending obligations | Balance*", ["F = B - C - D, 1.4, explicit"]),
    ("Budget | Expenditure | Open commitments | Open obligations | Balance*", ["F = B - C - D - E, 1.4, explicit"]),
    ("Budget | Expenditure | Open commitments | Unencumbered balance*", ["E = B - C - D, 1.4, XLE121, explicit"]),
    ("Budget | Expenditure | Open invoices | Balance*", ["E = B - C, 1.4, explicit"]),
    ("Budget | Expenditure | Balance* | Open commitments", ["D = B - C, 1.4, explicit"]),
    (
        "Budget | Open commitments | Expenditure | Balance*",
        ["E = B - D, 1.4, explicit", "E = B - C, 1.4, explicit"],
    ),
    (
        "Expenditure | Budget | Open commitments | Balance*",
        ["E = C - B, 1.4, explicit", "E = C - D, 1.4, explicit"],
    ),
    (
        "Budget | Expenditure | Open commitments | Total balance*",
        ["E = B - C, 1.4, explicit", "E = B - D, 1.4, explicit"],
    ),
    # credits that lapse
    ("Budget | Expenditure | Cancelled balance*", ["D = B - C, 1.4"]),
    ("Budget | Expenditure | Commitments | Cancelled balance*", ["E = B - C - D, 1.4"]),
    ("Expenditure | Budget | Cancelled balance*", ["D = C - B, 1.4, explicit"]),
    # what came in
    ("Revenue | Expenditure | Surplus/(deficit)*", ["D = B - C, 1.4, explicit"]),
    ("Revenue | Expenditure | Balance*", ["D = B - C, 1.4, explicit"]),
    ("Expenditure | Revenue | Balance*", ["D = C - B, 1.4, explicit"]),
    ("Revenue | Budget | Expenditure | Balance*", ["E = C - D, 1.4, explicit"]),
    ("Revenue | Budget | Expenditure | Surplus/(deficit)*", ["E = B - D, 1.4, explicit"]),
    ("Revenue | Revenue | Expenditure | Surplus/(deficit)*", []),
    ("Revenue | Balance*", []),
    # a balance before it
    ("Balance | Revenue | Expenditure | Balance*", ["E = B + C - D, 1.3"]),
    ("Fund: Balance | Fund: Revenue | Fund: Expenditure | Fund: Balance*", ["E = B + C - D, 1.3"]),
    ("Balance | Revenue | Balance | Revenue | Expenditure | Balance*", ["G = D + E - F, 1.3"]),
    ("Alpha: Balance | Fund: Revenue | Fund: Expenditure | Fund: Balance*", ["E = C - D, 1.4, explicit"]),
    ("Fund: Balance | Alpha: Revenue | Alpha: Expenditure | Alpha: Balance*", ["E = C - D, 1.4, explicit"]),
    # a change, and what is called so beside other words
    ("Budget | Expenditure | Change*", ["D = C - B, 1.0"]),
    ("Budget | Expenditure | Increase/(decrease)*", ["D = C - B, 1.0"]),
    ("Budget | Expenditure | Change in balance*", ["D = B - C, 1.4, explicit"]),
    ("Budget | Expenditure | Surplus increase/(decrease)*", ["D = B - C, 1.4, explicit"]),
    # balances of two dates
    ("Balance at 31.12.2022 | Balance at 31.12.2023 | Change*", ["D = C - B, 1.3, explicit"]),
    ("Balance at 31.12.2022 | Balance at 31.12.2023 | Increase/(decrease)*", ["D = C - B, 1.3, explicit"]),
    ("Balance at 31.12.2022 | Balance at 31.12.2023 | Balance at 31.12.2024 | Change*", []),
    ("Balance at 31.12.2022 | Balance | Change*", []),
    ("Balance at 31.12.2022 | Balance at 31.12.2023 | Change* | Cash balance 2024", ["D = C - B, 1.3, explicit"]),
    # the only two amounts
    ("North | South | Change* | West", ["D = C - B, 1.0"]),
    ("North | South | Difference (a)*", []),
    ("North | South | Funding gap*", []),
    ("North | Average | Balance*", []),
    ("North | South | Balance* | Cumulative rate", ["D = B - C, 1.0"]),
    ("Cumulative rate | North | South | Balance*", []),
    ("Came in | Went out | Change*", ["D = B - C, 1.3"]),
    # two groups
    ("Budget: Staff | Budget: Other | Actual: Staff | Actual: Other | Variance*", []),
    ("Budget: Staff | Budget: Other | Actual: Salaries | Actual: Fuel | Variance of fuel*", []),
    ("Budget 2022 | Budget 2023 | Expenditure 2023 | Change*", ["E = D - B, 1.2, explicit"]),
]


@pytest.mark.parametrize(("headings", "expected"), ALWAYS)
def test_a_difference_is_what_its_words_name_whether_it_is_printed_or_not(headings: str, expected: list[str]) -> None:
    for printed in (False, True):
        table = table_of(headings, printed)
        assert told(table, sums_by_words(table, range(len(table.measures)))) == expected


@pytest.mark.parametrize(
    ("headings", "empty", "printed"),
    [
        (
            "Budget | Expenditure | Open commitments | Variance*",
            ["E = B - C, 1.3"],
            ["E = B - C, 1.3", "E = C - B, 1.0"],
        ),
        ("Budget | Expenditure | Difference*", ["D = B - C, 1.3"], ["D = B - C, 1.3", "D = C - B, 1.0"]),
        ("Budget | Expenditure | Variance/change*", ["D = B - C, 1.3"], ["D = B - C, 1.3", "D = C - B, 1.0"]),
        (
            "Budget | Expenditure | Difference between budget and expenditure*",
            [],
            ["D = B - C, 1.3", "D = C - B, 1.0"],
        ),
        ("Budget | Expenditure | Cancelled variance*", ["D = B - C, 1.3"], ["D = B - C, 1.3", "D = C - B, 1.0"]),
        ("Revenue | Expenditure | Variance*", [], ["D = B - C, 1.0", "D = C - B, 1.0"]),
        ("North | South | Difference*", [], ["D = B - C, 1.0", "D = C - B, 1.0"]),
        ("Budget | Budget 2023 | Expenditure | Variance*", ["E = C - D, 1.3"], ["E = C - D, 1.3", "E = D - C, 1.0"]),
        (
            "Budget: Staff | Actual: Staff | Actual: Other | Variance*",
            ["E = B - D, 1.3", "E = D - B, 1.3"],
            ["E = B - D, 1.3", "E = D - B, 1.3"],
        ),
        (
            "Budget 2022 | 2023 | Expenditure 2023 | Variance*",
            ["E = D - B, 1.2", "E = B - D, 1.1"],
            ["E = D - B, 1.2", "E = B - D, 1.1", "E = D - B, 1.0"],
        ),
    ],
)
def test_printed_figures_may_turn_a_difference_round(headings: str, empty: list[str], printed: list[str]) -> None:
    for is_printed, expected in ((False, empty), (True, printed)):
        table = table_of(headings, is_printed)
        assert told(table, sums_by_words(table, range(len(table.measures)))) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Fund: Alpha | Fund: Beta | Fund: Variance (alpha less beta)*", "D = B - C, 1.45, explicit"),
        ("Fund: Alpha | Fund: Beta | Alpha less beta: Variance*", ""),
        ("Fund: Alpha | Fund: Beta | Variance: (beta less alpha)*", "D = C - B, 1.45, explicit"),
    ],
)
def test_the_lowest_level_of_a_heading_says_what_is_taken_from_what(headings: str, expected: str) -> None:
    table = table_of(headings)
    proposal = in_words(table, 2, range(3))
    assert told(table, [proposal] if proposal else []) == ([expected] if expected else [])
