"""What headings propose to be added or taken off, and how likely each reading is; other rules where figures stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.sums import in_words, sums_by_words

PROPOSED: list[tuple[str, list[str]]] = [
    ("Budget | Expenditure | Underspend (-)*", ["D = C - B, 1.4, explicit"]),
    ("Budget 2022 | Budget 2023 | Change*", ["D = C - B, 1.2, explicit"]),
    ("Budget 2022 | Budget 2023 | Variance*", ["D = C - B, 1.2"]),
    ("Budget 2022 | Budget 2023 | Surplus/(deficit)*", []),
    ("2022 | 2023 | Change*", ["D = C - B, 1.2, explicit"]),
    ("Budget 2022 | Budget 2023 | Expenditure 2023 | Unencumbered balance*", ["E = C - D, 1.4, XLE121, explicit"]),
    ("Budget | Expenditure | Unencumbered balance*", ["D = B - C, 1.4, XLE121, explicit"]),
    ("Budget | Expenditure | Balance*", ["D = B - C, 1.4, explicit"]),
    ("Budget | Expenditure | Surplus/(deficit)*", ["D = B - C, 1.4, explicit"]),
    ("Budget | Commitments | Expenditure | Balance*", ["E = B - D, 1.4, explicit", "E = B - C, 1.4, explicit"]),
    ("Budget | Commitments | Total expenditure | Balance*", ["E = B - D, 1.4, explicit"]),
    ("Budget | Commitments | Expenditure | Balance after commitments*", ["E = B - C, 1.4, explicit"]),
    ("Budget | Expenditure | Commitments | Balance*", ["E = B - C, 1.4, explicit", "E = B - D, 1.4, explicit"]),
    ("Commitments | Budget | Expenditure | Balance*", ["E = C - D, 1.4, explicit"]),
    ("Budget | Expenditure | Balance* | Commitments", ["D = B - C, 1.4, explicit"]),
    (
        "Budget | Pre-commitments | Commitments | Expenditure | Balance*",
        ["F = B - E, 1.4, explicit", "F = B - D, 1.4, explicit"],
    ),
    ("Plan | Execution | Balance*", ["D = B - C, 1.4, explicit"]),
    ("Budget | Expenditure | Carry-over | Cancelled balance*", ["E = B - C - D, 1.4"]),
    ("Budget | Expenditure | Carry-over | Carry-over | Cancelled balance*", ["F = B - C - E, 1.4"]),
    ("Carry-over | Budget | Expenditure | Balance*", ["E = C - D, 1.4, explicit"]),
    ("Crédits ouverts | Dépenses | Crédits reportés | Crédits annulés*", ["E = B - C - D, 1.4"]),
    ("Crédits ouverts | Dépenses | Reports de crédits | Crédits annulés*", ["E = B - C - D, 1.4"]),
    ("Budget | Funds available | Funding gap*", ["D = B - C, 1.3"]),
    ("Funds available | Budget | Funding gap*", ["D = C - B, 1.3"]),
    ("Budget | Funding gap*", []),
    ("Budget | Funds available | Funding gap* | Funds available", ["D = B - C, 1.3"]),
    ("Budget | Funds available from grants | Funds available from loans | Funding gap*", []),
    ("Budget | Funds available | Funds available, per cent | Funding gap*", ["E = B - C, 1.3"]),
    ("Opening balance | Income | Expenditure | Closing balance*", ["E = B + C - D, 1.3"]),
    ("Opening balance | Income | Income from grants | Expenditure | Closing balance*", ["F = B + C + D - E, 1.3"]),
    ("Opening balance | Closing balance*", []),
    ("Budget | Actual | Variance (budget less actual)*", ["D = B - C, 1.45, explicit"]),
    ("Budget | Actual | Variance (actual less budget)*", ["D = C - B, 1.45, explicit"]),
    ("Budget | Actual | Variance (see note) (actual minus budget)*", ["D = C - B, 1.45, explicit"]),
    ("Fund: Budget | Fund: Actual | Fund: Variance (budget less actual)*", ["D = B - C, 1.45, explicit"]),
    ("Alpha | Beta | Gamma | Variance (alpha less gamma)*", ["E = B - D, 1.45, explicit"]),
    ("Alpha pledges | Beta pledges | Balance (alpha pledges less beta pledges)*", ["D = B - C, 1.45, explicit"]),
    ("Fund: Alpha | Fund: Beta | Fund: Variance (alpha less beta)*", ["D = B - C, 1.45, explicit"]),
    ("Alpha | Alpha | Beta | Variance (alpha less beta)*", []),
    ("Alpha | Beta | Variance (alpha less alpha)*", []),
    ("Alpha | Beta | Variance (alpha less gamma)*", []),
    ("Alpha | Beta | Variance (gamma less beta)*", []),
    ("Alpha | Beta | Gamma | Variance (alpha less beta less gamma)*", []),
    ("Expenditure | Disbursements | Unliquidated obligations*", ["D = B - C, 1.3"]),
    ("Expenditure | Unliquidated obligations*", []),
    ("Disbursements | Unliquidated obligations*", []),
    (
        "Expenditure | Disbursements | Unliquidated obligations* | Total*",
        ["D = B - C, 1.3", "E = B + C + D, 1.1, XLE115"],
    ),
    (
        "Budget: Staff | Budget: Other | Budget: Total | Actual: Staff | Actual: Other | Variance*",
        ["D = B + C, 1.4, XLE115", "D = B + C, 1.1, XLE115"],
    ),
    (
        "Budget: Staff | Budget: Other | Actual: Staff | Actual: Other | Actual: Total | Variance*",
        ["F = D + E, 1.4, XLE115", "F = D + E, 1.1, XLE115"],
    ),
    ("Budget: Staff | Budget: Total | Actual: Staff | Variance*", []),
    ("Budget: Staff | Budget: Other | Actual: Staff | Actual: Other | Variance*", []),
    ("Budget: Staff | Budget: Other | Actual: Staff | Variance*", []),
    ("Budget | Reserve | Expenditure | Balance*", ["E = B - D, 1.4, explicit"]),
    ("2022 | 2023 | Budget | Expenditure | Balance*", ["F = D - E, 1.4, explicit"]),
    ("Alpha | Alpha beta | Variance (alpha less alpha beta)*", ["D = B - C, 1.45, explicit"]),
    ("Approved budget | Actual expenditure | Variance (budget less actual)*", ["D = B - C, 1.45, explicit"]),
    (
        "Approved budget | Actual expenditure | Change | Variance (budget less change)*",
        ["D = C - B, 1.0", "E = B - D, 1.45, explicit"],
    ),
    ("Alpha | Change | Variance (alpha less change)*", ["D = B - C, 1.45, explicit"]),
    ("Fund: Alpha | Fund: Beta | Fund: Alpha less beta*", []),
    ("Surplus of Alpha | Beta | Variance (beta less surplus of alpha)*", ["D = C - B, 1.45, explicit"]),
    ("North | South | Balance*", ["D = B - C, 1.0"]),
    ("North | South | Unencumbered balance*", ["D = B - C, 1.0"]),
    ("North | South | Change*", ["D = C - B, 1.0"]),
    ("North | South | Increase/(decrease)*", ["D = C - B, 1.0"]),
    ("North | South | Variance*", []),
    ("North | South | West | Change*", []),
    (
        "Alpha fund: North | Alpha fund: South | Beta fund: East | Beta fund: West | Beta fund: Change*",
        ["F = E - D, 1.0"],
    ),
    (
        "Beta fund: North | Beta fund: South | Alpha fund: East | Alpha fund: West | Alpha fund: Change*",
        ["F = E - D, 1.0"],
    ),
    ("Beta fund: North | Beta fund: South | Alpha fund: East | Alpha fund: Change*", []),
    (
        "Beta fund: North | Beta fund: South | Alpha fund: East | Alpha fund: West | Alpha fund: Balance*",
        ["F = D - E, 1.0"],
    ),
    ("North | South | Alpha fund: East | Alpha fund: West | Alpha fund: Balance*", ["F = D - E, 1.0"]),
    ("Fund: 2022 | Fund: 2023 | Other: 2022 | Other: 2023 | Change*", []),
    ("North | Share | Change*", []),
    ("North | Percentage | South | Balance*", ["E = B - D, 1.0"]),
    ("North | Number of posts, cumulative | Balance*", ["C = C + B, 1.2, XLE120, running"]),
    ("Rate | Cumulative expenditure*", []),
    ("Gross | Staff assessment income | Net*", ["D = B - C, 1.0"]),
    ("North | South | Total*", ["D = B + C, 1.1, XLE115"]),
    ("Original budget | Adjustments | Revised budget*", ["D = B + C, 1.3, XLE113"]),
]
"""Headings, and what they propose whether or not figures stand below the one with the star."""
TOLD_BY_FIGURES: list[tuple[str, list[str], list[str]]] = [
    (
        "Opening balance | Income | Transfers | Expenditure | Closing balance*",
        [],
        ["F = B + C + D - E, 0.0", "F = B + C - D - E, 0.0"],
    ),
    ("Opening balance | Income | Grants | Closing balance*", [], ["E = B + C + D, 0.0", "E = B + C - D, 0.0"]),
    ("Opening balance | Expenditure | Closing balance*", [], ["D = B - C, 0.0"]),
    ("Budget | Expenditure | Variance*", ["D = B - C, 1.3"], ["D = B - C, 1.3", "D = C - B, 1.0"]),
    ("Expenditure | Budget | Variance*", ["D = C - B, 1.3"], ["D = C - B, 1.3", "D = B - C, 1.0"]),
    ("Appropriation | Expenditure | Total variance*", ["D = B - C, 1.3"], ["D = B - C, 1.3", "D = C - B, 1.0"]),
    (
        "Approved budget | Revised budget | Expenditure | Variance*",
        ["E = C - D, 1.3"],
        ["E = C - D, 1.3", "E = D - C, 1.0"],
    ),
    ("Budget | Commitments | Expenditure | Variance*", ["E = B - D, 1.3"], ["E = B - D, 1.3", "E = D - B, 1.0"]),
    ("Budget | Expenditure | Variance (-)*", ["D = C - B, 1.3"], ["D = C - B, 1.3", "D = B - C, 1.0"]),
    ("Budget 2022 | Expenditure 2022 | Variance*", ["D = B - C, 1.3"], ["D = B - C, 1.3", "D = C - B, 1.0"]),
    ("Expenditure 2022 | Budget | Expenditure | Variance*", ["E = C - D, 1.3"], ["E = C - D, 1.3", "E = D - C, 1.0"]),
    ("Budget 2022 | Budget 2023 | Expenditure 2023 | Variance*", [], ["E = D - B, 1.2", "E = C - D, 1.1"]),
    (
        "Expenditure 2022 | Expenditure 2023 | Budget | Variance*",
        ["E = C - B, 1.2", "E = D - C, 1.1"],
        ["E = C - B, 1.2", "E = D - C, 1.1", "E = C - D, 1.0"],
    ),
    ("Plan | Execution | Variance*", ["D = C - B, 1.3"], ["D = C - B, 1.3", "D = B - C, 1.0"]),
    ("Plan | Actual | Variance*", ["D = C - B, 1.3"], ["D = C - B, 1.3", "D = B - C, 1.0"]),
    ("Budget | Expenditure | Carry-over | Balance*", [], ["E = B - C - D, 1.4", "E = B - C, 1.4"]),
    ("Budget | Expenditure | Carry-over | Unencumbered balance*", [], ["E = B - C - D, 1.4", "E = B - C, 1.4"]),
    ("Budget | Expenditure | Carry-over | Variance*", ["E = B - C, 1.3"], ["E = B - C, 1.3", "E = C - B, 1.0"]),
    ("Crédits ouverts | Crédits reportés | Dépenses | Solde*", [], ["E = B - D - C, 1.4", "E = B - D, 1.4"]),
    (
        "Budget: Staff | Budget: Other | Budget: Total | Actual: Staff | Actual: Other | Actual: Total | Variance*",
        [
            "D = B + C, 1.4, XLE115",
            "D = B + C, 1.1, XLE115",
            "G = E + F, 1.4, XLE115",
            "G = E + F, 1.1, XLE115",
            "H = D - G, 1.3",
        ],
        [
            "D = B + C, 1.4, XLE115",
            "D = B + C, 1.1, XLE115",
            "G = E + F, 1.4, XLE115",
            "G = E + F, 1.1, XLE115",
            "H = D - G, 1.3",
            "H = G - D, 1.0",
        ],
    ),
    (
        "Gross: Budget | Gross: Actual | Net: Budget | Net: Actual | Net: Variance*",
        ["F = D - E, 1.3"],
        ["F = D - E, 1.3", "F = E - D, 1.0"],
    ),
    (
        "Budget: Staff | Budget: Other | Actual: Staff | Actual: Other | Variance, staff*",
        ["F = B - E, 1.3"],
        ["F = B - E, 1.3", "F = E - B, 1.0"],
    ),
    (
        "Budget: 2022 | Budget: 2023 | Actual: 2022 | Actual: 2023 | Variance 2023*",
        [],
        ["F = E - D, 1.2", "F = C - E, 1.1"],
    ),
    (
        "Budget: Subtotal | Budget: Total | Actual: Subtotal | Actual: Total | Variance*",
        ["B = C + D + E + F, 1.0, XLE115", "F = C - E, 1.3"],
        ["B = C + D + E + F, 1.0, XLE115", "F = C - E, 1.3", "F = E - C, 1.0"],
    ),
    (
        "Adopted: Budget | Adopted: Total | Spent: Expenditure | Spent: Other | Spent: Total | Variance*",
        ["F = D + E, 1.4, XLE115", "F = D + E, 1.1, XLE115", "G = C - F, 1.3"],
        ["F = D + E, 1.4, XLE115", "F = D + E, 1.1, XLE115", "G = C - F, 1.3", "G = F - C, 1.0"],
    ),
    (
        "Budget | Total | Actual: Staff | Actual: Other | Actual: Total | Variance*",
        ["F = D + E, 1.4, XLE115", "F = D + E, 1.1, XLE115", "G = B - F, 1.3"],
        ["F = D + E, 1.4, XLE115", "F = D + E, 1.1, XLE115", "G = B - F, 1.3", "G = F - B, 1.0"],
    ),
    (
        "2022 | 2023 | Budget | Expenditure | Variance*",
        ["F = C - B, 1.2", "F = D - E, 1.1"],
        ["F = C - B, 1.2", "F = D - E, 1.1", "F = E - D, 1.0"],
    ),
    ("Expenditure | Cumulative expenditure*", [], ["C = C + B, 1.2, XLE120, running"]),
    (
        "Expenditure 2022 | Expenditure 2023 | Cumulative expenditure*",
        ["D = B + C, 1.2, XLE115"],
        ["D = D + C, 1.2, XLE120, running", "D = B + C, 1.2, XLE115"],
    ),
    (
        "Expenditure 2022 | Expenditure, regular 2022 | Expenditure 2023 | Cumulative expenditure*",
        [],
        ["E = E + D, 1.2, XLE120, running"],
    ),
    ("Expenditure 2022 | Expenditure | Cumulative expenditure*", [], ["D = D + C, 1.2, XLE120, running"]),
    ("Budget | Expenditure | Cumulative expenditure*", [], ["D = D + C, 1.2, XLE120, running"]),
    ("Budget | Revenue | Cumulative expenditure*", [], ["D = D + C, 1.2, XLE120, running"]),
    (
        "Q1 | Q2 | Cumulative*",
        ["D = B + C, 1.2, XLE115"],
        ["D = D + C, 1.2, XLE120, running", "D = B + C, 1.2, XLE115"],
    ),
]
"""Headings, what they propose for an empty column, and what else printed figures may bear out."""


def proposed(headings: str, printed: bool, lines: Sequence[str] = ("Posts", "Travel", "Fuel")) -> list[str]:
    table = table_of(headings, printed, lines)
    free = [at for at, measure in enumerate(table.measures) if not measure.is_code]
    return told(table, sums_by_words(table, free))


@pytest.mark.parametrize(("headings", "expected"), PROPOSED)
def test_headings_propose_what_is_added_or_taken_off(headings: str, expected: list[str]) -> None:
    assert proposed(headings, printed=False) == proposed(headings, printed=True) == expected


@pytest.mark.parametrize(("headings", "empty", "printed"), TOLD_BY_FIGURES)
def test_where_figures_are_printed_they_may_bear_out_more_than_where_there_are_none(
    headings: str, empty: list[str], printed: list[str]
) -> None:
    assert proposed(headings, printed=False) == empty
    assert proposed(headings, printed=True) == printed


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("January", "February", "March"), ["C = C + B, 1.2, XLE120, running"]),
        (("January", "February", "Adjustment"), ["C = C + B, 1.2, XLE120, running"]),
        (("January", "Adjustment"), []),
        (("January", "February", "Adjustment", "Correction"), []),
        (("January", "February", "Total"), ["C = C + B, 1.2, XLE120, running"]),
        (("Q1", "Q2", "Q3"), ["C = C + B, 1.2, XLE120, running"]),
        (("Phase 1", "Phase 2"), ["C = C + B, 1.2, XLE120, running"]),
        (("2020/21", "2021/22"), ["C = C + B, 1.2, XLE120, running"]),
        (("Posts", "Posts"), []),
        (("Posts", "Travel"), []),
    ],
)
def test_an_empty_cumulative_column_runs_on_where_the_lines_are_periods(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert proposed("Expenditure | Cumulative expenditure*", printed=False, lines=lines) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Actual | Budget less actual*", "D = B - C"),
        ("Alpha | Beta | Alpha - beta*", "D = B - C"),
        ("Alpha | Beta | Variance (alpha less beta) (beta less alpha)*", "D = B - C"),
        ("Alpha | Beta | Variance (alpha) (beta less alpha)*", "D = C - B"),
        ("Fund: Alpha | Fund: Beta | Fund: Alpha less beta*", "D = B - C"),
        ("Approved budget | Amounts spent | Variance (budget less expenditure)*", "D = B - C"),
        ("Appropriations | Outlays | Variance (appropriation less expenditure)*", "D = B - C"),
        ("Alpha | Alpha rate | Variance (alpha less alpha rate)*", "D = B - C"),
        ("Alpha | Alpha | Beta | Alpha less beta*", None),
        ("Alpha | Beta | Variance (less beta)*", None),
        ("Alpha | Beta | Variance*", None),
    ],
)
def test_a_heading_may_say_what_is_taken_from_what(headings: str, expected: str | None) -> None:
    table = table_of(headings)
    free = range(len(table.measures))
    proposal = in_words(table, free[-1], free)
    assert told(table, [proposal] if proposal else []) == ([f"{expected}, 1.45, explicit"] if expected else [])


def test_an_empty_cumulative_column_of_months_beside_two_amounts_is_left_alone() -> None:
    months = ("January", "February", "March")
    assert proposed("Expenditure 2022 | Expenditure 2023 | Cumulative expenditure*", printed=False, lines=months) == []
