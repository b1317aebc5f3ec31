"""What headings propose to be added or taken off, and how likely each reading is; other rules where figures stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.sums import in_words, sums_by_words

PROPOSED: list[tuple[str, list[str]]] = [
    ("Budget | Expenditure | Underspend (-)*", ["D = C - B, 1.4, explicit"]),
    ("Budget | Actual | Variance*", ["D = B - C, 1.3", "D = C - B, 1.3"]),  # offices take either from the other
    ("Actual | Budget | Difference*", ["D = C - B, 1.3", "D = B - C, 1.3"]),
    ("Presupuesto vigente | Ejecutado | Diferencia*", ["D = B - C, 1.3", "D = C - B, 1.3"]),
    ("Budget | Actual | (Underspend)/overspend*", ["D = C - B, 1.4, explicit"]),
    ("Budget | Actual | Saving*", ["D = B - C, 1.4, explicit"]),
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
    ("North | Number of posts, cumulative | Balance*", ["C = C + B, 0.9, XLE120, running"]),
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
    ("Appropriation | Actual | Variance*", ["D = B - C, 1.3"], ["D = B - C, 1.3", "D = C - B, 1.0"]),
    ("Budget | Actual | Variance to budget*", ["D = B - C, 1.3"], ["D = B - C, 1.3", "D = C - B, 1.0"]),
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
            "H = G - D, 1.3",
        ],
        [
            "D = B + C, 1.4, XLE115",
            "D = B + C, 1.1, XLE115",
            "G = E + F, 1.4, XLE115",
            "G = E + F, 1.1, XLE115",
            "H = D - G, 1.3",
            "H = G - D, 1.3",
        ],
    ),
    (
        "Gross: Budget | Gross: Actual | Net: Budget | Net: Actual | Net: Variance*",
        ["F = D - E, 1.3", "F = E - D, 1.3"],
        ["F = D - E, 1.3", "F = E - D, 1.3"],
    ),
    ("North | South | Variance*", [], ["D = B - C, 1.0", "D = C - B, 1.0"]),
    (
        "Budget: Staff | Budget: Other | Actual: Staff | Actual: Other | Variance, staff*",
        [],
        [],
    ),
    (
        "Budget: 2022 | Budget: 2023 | Actual: 2022 | Actual: 2023 | Variance 2023*",
        [],
        ["F = E - D, 1.2", "F = C - E, 1.1"],
    ),
    (
        "Budget: Subtotal | Budget: Total | Actual: Subtotal | Actual: Total | Variance*",
        ["B = C + D + E + F, 1.0, XLE115", "F = C - E, 1.3", "F = E - C, 1.3"],
        ["B = C + D + E + F, 1.0, XLE115", "F = C - E, 1.3", "F = E - C, 1.3"],
    ),
    (
        "Adopted: Budget | Adopted: Total | Spent: Expenditure | Spent: Other | Spent: Total | Variance*",
        ["F = D + E, 1.4, XLE115", "F = D + E, 1.1, XLE115", "G = C - F, 1.3"],
        ["F = D + E, 1.4, XLE115", "F = D + E, 1.1, XLE115", "G = C - F, 1.3", "G = F - C, 1.0"],
    ),
    (
        "Budget | Total | Actual: Staff | Actual: Other | Actual: Total | Variance*",
        ["F = D + E, 1.4, XLE115", "F = D + E, 1.1, XLE115", "G = B - F, 1.3", "G = F - B, 1.3"],
        ["F = D + E, 1.4, XLE115", "F = D + E, 1.1, XLE115", "G = B - F, 1.3", "G = F - B, 1.3"],
    ),
    (
        "2022 | 2023 | Budget | Expenditure | Variance*",
        ["F = C - B, 1.2", "F = D - E, 1.1"],
        ["F = C - B, 1.2", "F = D - E, 1.1", "F = E - D, 1.0"],
    ),
    ("Expenditure | Cumulative expenditure*", [], ["C = C + B, 0.9, XLE120, running"]),
    (
        "Expenditure 2022 | Expenditure 2023 | Cumulative expenditure*",
        ["D = B + C, 1.2, XLE115"],
        ["D = D + C, 0.9, XLE120, running", "D = B + C, 1.2, XLE115"],
    ),
    (
        "Expenditure 2022 | Expenditure, regular 2022 | Expenditure 2023 | Cumulative expenditure*",
        [],
        ["E = E + D, 0.9, XLE120, running"],
    ),
    ("Expenditure 2022 | Expenditure | Cumulative expenditure*", [], ["D = D + C, 0.9, XLE120, running"]),
    ("Budget | Expenditure | Cumulative expenditure*", [], ["D = D + C, 0.9, XLE120, running"]),
    ("Budget | Revenue | Cumulative expenditure*", [], ["D = D + C, 0.9, XLE120, running"]),
    (
        "Q1 | Q2 | Cumulative*",
        ["D = B + C, 1.2, XLE115"],
        ["D = D + C, 0.9, XLE120, running", "D = B + C, 1.2, XLE115"],
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


WHILE_EMPTY: list[tuple[str, list[str]]] = [
    ("Restes à réaliser | Propositions nouvelles | Vote | TOTAL (RAR + vote)*", ["E = B + D, 1.45, XLE115"]),
    ("Restes à réaliser | Propositions nouvelles | Vote | TOTAL (RAR + XYZ)*", []),
    (
        "LFI 2024 | LFR 2024 | Réalisations 2024 | Réalisations 2023 | Écart Réal. 2024 - LFR*",
        ["F = D - C, 1.45, explicit"],
    ),
    (
        "Original estimate | Supplementary estimate | Total grant | Expenditure | Under/(over) expenditure*",
        ["D = B + C, 1.1, XLE115", "F = D - E, 1.4, explicit"],
    ),
    ("Original estimate | Total grant | Expenditure | Under/(over) expenditure*", ["E = B - D, 1.4, explicit"]),
    (
        "Original estimate | Supplementary estimate | Total grant | Expenditure | Balance of original estimate*",
        ["D = B + C, 1.1, XLE115", "F = B - E, 1.4, explicit"],
    ),
    ("2024 appropriation | Resource growth | 2025 estimate*", ["D = B + C, 1.3, XLE113"]),
    ("2024 appropriation | Resource growth | Recosting | 2025 estimate*", []),
    ("2024 appropriation | Resource growth | Percentage | 2025 estimate*", ["E = B + C, 1.3, XLE113"]),
    ("Dépenses | Recettes | Solde*", ["D = C - B, 1.4, explicit"]),
    ("Budget | Recettes | Dépenses | Solde*", ["E = B - D, 1.4, explicit"]),
    (
        "Fonctionnement: Dépenses | Fonctionnement: Recettes | Fonctionnement: Solde* | "
        "Investissement: Dépenses | Investissement: Recettes | Investissement: Solde*",
        ["D = C - B, 1.4, explicit", "G = F - E, 1.4, explicit"],
    ),
    (
        "Budget | Cumul au 30/06/2024 | Dépenses du trimestre | Cumul au 30/09/2024* | Solde disponible*",
        ["C = C + B, 0.9, XLE120, running", "E = C + D, 1.3, XLE115", "F = B - E, 1.4, explicit"],
    ),
    (
        "Budget | Dépenses du trimestre | Cumul au 30/06/2024 | Dépenses | Cumul au 30/09/2024*",
        ["D = D + C, 0.9, XLE120, running", "F = D + E, 1.3, XLE115"],
    ),
    ("Approved grant | Disbursed | Reported expenditure | Undisbursed balance*", ["E = B - C, 1.4, explicit"]),
    ("Approved grant | Disbursed | Reported expenditure | Balance*", ["E = B - D, 1.4, explicit"]),
    ("Budget 2024 | Actual 2024 | Actual 2023 | Variance*", []),
    ("Budget 2024 | Actual 2023 | Actual 2022 | Variance*", ["E = B - C, 1.2", "E = B - D, 1.1"]),
    ("Budget | Actual | Favourable/(unfavourable) variance*", ["D = B - C, 1.3"]),
    ("Ship dues | Cargo dues | Other | Total dues*", ["E = B + C + D, 1.2, XLE115"]),
    ("Ship dues | Other | Cargo dues | Total dues*", ["E = B + C + D, 1.2, XLE115"]),
    ("Ship dues | Cargo dues | Pilotage | Total dues*", []),
    ("Planned resources | Received | Pledged | Total funded*", ["E = C + D, 1.1, XLE115"]),
    ("Establishment | Male | Female | Total*", ["E = C + D, 1.1, XLE115"]),
    ("Bed-days | Direct cost | Overhead | Total cost*", ["E = C + D, 1.1, XLE115"]),
    ("Students | Tuition | Board | Total cost*", ["E = C + D, 1.1, XLE115"]),
    ("Students | Staff | Visitors | Total*", ["E = B + C + D, 1.1, XLE115"]),
    ("Vehicles | Buildings | Machinery | Total*", ["E = B + C + D, 1.1, XLE115"]),
    ("Spend to 31 March 2025 | 2025/26 | 2026/27 | Total programme*", []),
    ("2024/25 | 2025/26 | 2026/27 | Total programme*", ["E = B + C + D, 1.1, XLE115"]),
    ("Autumn | Spring | Summer | Full year*", ["E = B + C + D, 1.3, XLE115"]),
    ("I semestre | II semestre | Année*", ["D = B + C, 1.3, XLE115"]),
    ("I кв. | II кв. | I полугодие* | III кв. | IV кв. | Год*", ["G = B + C + E + F, 1.3, XLE115"]),
    ("I cuatrimestre | II cuatrimestre | III cuatrimestre | Total anual*", ["E = B + C + D, 1.3, XLE115"]),
    ("第一季度 | 第二季度 | 上半年* | 全年*", []),
    (
        "Opening balance | Income: Gifts | Income: Interest | Income: Subtotal* | Expenditure | Closing balance*",
        ["E = C + D, 1.4, XLE115", "E = C + D, 1.1, XLE115", "G = B + E - F, 1.3"],
    ),
    (
        "Остаток на начало: всего | Остаток на начало: просроченная | Увеличение | "
        "Уменьшение | Остаток на конец: всего* | Остаток на конец: просроченная",
        ["B = C + D + E + F, 1.0, XLE115", "F = B + D - E, 1.3"],
    ),
    (
        "Остаток на начало: всего | Остаток на начало: просроченная | Увеличение | "
        "Уменьшение | Остаток на конец: всего (гр. 2)* | Остаток на конец: просроченная",
        ["B = C + D + E + F, 1.0, XLE115", "F = B + D - E, 1.3"],
    ),
    (
        "年初预算 | 本月完成 | 累计完成 | 上年同期累计 | 比上年同期增减*",
        ["D = D + C, 0.9, XLE120, running", "E = E + C, 0.9, XLE120, running", "F = D - E, 1.45, explicit"],
    ),
    ("年初预算 | 本月完成 | 上年同期 | 比上年同期增减*", []),
    ("Утверждено | Изменения: увеличение | Изменения: уменьшение | Уточнённый план*", ["E = B + C - D, 1.3"]),
    ("Approved budget | Increases | Decreases | Revised budget*", ["E = B + C - D, 1.3"]),
    ("الرصيد في 1/1 | السحوبات | السداد | الرصيد في 12/31*", ["E = B + C - D, 1.3"]),
]
"""What short words, years, groups and other columns beside an empty one say of it."""


@pytest.mark.parametrize(("headings", "readings"), WHILE_EMPTY)
def test_an_empty_column_is_what_its_words_name(headings: str, readings: list[str]) -> None:
    table = table_of(headings)
    assert told(table, sums_by_words(table, range(len(table.measures)))) == readings
