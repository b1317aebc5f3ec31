"""Empty columns, some with a few figures: what words or a formula row make of them, and what is doubted."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of, read
from xlengine.across.relate import relate_across

TWO, THREE = "2 of 2 figures agree", "3 of 3 figures agree"
BALANCE, CHANGE = (
    f"doubt: “{title}” has empty cells, and its figures contradict what its words say"
    for title in ("Balance", "Change")
)
YEAR = "F = D + E, XLE115, the words say so"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Budget | Actual | Variance | Q1 | Q2 | Year / 1000 200 800 1 2 · / 3000 500 2500 3 4 ·",
            [f"C = A - B, XLE101, {TWO}, the words say so", YEAR],
        ),
        # figures among empty cells
        (
            "Budget | Actual | Balance / 1000 200 · / 3000 500 · / 500 200 290",
            ["C = A - B, XLE101, the words say so"],
        ),
        (
            "Budget | Actual | Balance / 10 2 · / 30 5 · / 50 20 · / 10 2 · / 3000 500 299 / 500 200 29",
            [BALANCE],
        ),
        (
            "Budget | Actual | Balance / 10 2 · / 30 5 · / 50 20 · / 10 2 · / 3000 500 2500 / 500 200 29",
            ["C = A - B, XLE101, the words say so"],
        ),
        (
            "Appropriation | Expenditure | Variance / 1000 200 · / 3000 500 · / 500 200 290",
            ["C = A - B, XLE101, the words say so"],
        ),
        ("Budget 2022 | Budget 2023 | Change / 1000 200 · / 3000 500 · / 500 200 290", [CHANGE]),
        (
            "Budget | Actual | Implementation rate (%) / 1000 200 · / 3000 500 · / 500 200 29",
            ["doubt: “Implementation rate (%)” has empty cells, and its figures contradict what its words say"],
        ),
        (
            "Expenditure | Cumulative / January: 10 99 / February: 20 · / March: 5 ·",
            ["doubt: “Cumulative” has empty cells, and its figures contradict what its words say"],
        ),
        (
            "Expenditure | Cumulative / January: 10 10 / February: 20 · / March: 5 ·",
            ["B = B before + A, XLE120, the words say so"],
        ),
        (
            "Budget 2022 | Budget 2023 | Change | Q1 | Q2 | Year"
            " / 1000 200 · 1 2 · / 3000 500 · 3 4 · / 500 200 290 5 6 ·",
            [YEAR, CHANGE],
        ),
        (
            "Budget | Actual | Balance = 1-2 / 1000 200 · / 3000 500 · / 500 200 290",
            [
                "C = A - B, XLE101, the formula row says so",
                "contradicted: the formula row over “Balance” contradicts the figures or the heading's words",
            ],
        ),
        # figures only where a part is empty
        (
            "Budget | Actual | Balance / 10 · 10 / 20 · 25 / 30 10 · / 40 5 · / 50 6 ·",
            ["C = A - B, XLE101, the words say so"],
        ),
        ("Budget | Actual | Balance / 10 · 10 / 20 · 25 / 30 10 · / 40 5 ·", []),
        ("Budget | Actual | Balance / 10 · 10 / 20 1 25 / 30 10 · / 40 5 · / 50 6 ·", []),
        ("Budget | Actual | Gamma = 1-2 / 10 · 10 / 20 · 25 / 30 10 · / 40 5 · / 50 6 ·", []),
        # more than one reading
        (
            "Budget | Commitments | Expenditure | Balance | Q1 | Q2 | Year / 30 8 10 · 1 2 · / 70 6 8 · 3 4 ·",
            [
                "G = E + F, XLE115, the words say so",
                "doubt: “Balance” is empty and its words allow more than one reading",
            ],
        ),
        (
            "Budget | Commitments | Expenditure | Balance = 1-2 / 30 8 10 · / 70 6 8 ·",
            ["D = A - B, XLE101, the formula row says so"],
        ),
        (
            "Budget | Commitments | Expenditure | Balance | Delta = 1+3 / 30 8 10 · · / 70 6 8 · ·",
            [
                "E = A + C, XLE115, the formula row says so",
                "doubt: “Balance” is empty and its words allow more than one reading",
            ],
        ),
        (
            "Budget 2022 | Budget 2023 | Change (%) = 2/1 / 1000 1200 · / 3000 3300 ·",
            ["C = (B - A) / A × 100, XLE119, the formula row says so"],
        ),
        # two columns are not one sum
        (
            "Alpha | Beta | Total | Delta = 1+2 | Q1 | Q2 | Year / 1000 200 1200 · 1 2 · / 300 3500 3800 · 3 4 ·",
            [f"C = A + B, XLE115, {TWO}, the words say so", "G = E + F, XLE115, the words say so"],
        ),
        # a column and what it comes from are not added together
        (
            "Alpha | Beta | Gamma = 1+2 | Total = 1+2+3 / 1000 200 · 1200 / 300 3500 · 3800 / 100 250 · 350",
            [
                "C = A + B, XLE115, the formula row says so",
                f"D = A + B, XLE115, {THREE}, the formula row says so",
            ],
        ),
        (
            "Alpha | Beta | Gamma = 1+2 | Delta = 1+2+3 | Q1 | Q2 | Year"
            " / 1000 200 1200 · 1 2 · / 300 3500 3800 · 3 4 ·",
            [f"C = A + B, XLE115, {TWO}, the formula row says so", "G = E + F, XLE115, the words say so"],
        ),
        # what it comes from is told first
        (
            "Total | Staff: Alpha | Staff: Beta | Staff: Total | Other: Alpha | Other: Beta | Other: Total"
            " / · 1000 200 · 6 7 · / · 300 3500 · 8 9 ·",
            [
                "A = D + G, XLE115, the words say so",
                "D = B + C, XLE115, the words say so",
                "G = E + F, XLE115, the words say so",
            ],
        ),
        # none comes from itself
        (
            "Budget | Variance (budget less change) | Change (budget less variance) | Q1 | Q2 | Year"
            " / 10 · · 1 2 · / 20 · · 3 4 ·",
            ["F = D + E, XLE115, the words say so"],
        ),
        (
            "Alpha = 2+3 | Beta = 4+5 | Gamma | Delta = 1-6 | Eta | Zeta / · · 20 · 10 40 / · · 20 · 17 45",
            ["A = B + C, XLE115, the formula row says so", "B = D + E, XLE115, the formula row says so"],
        ),
        (
            "Budget | Actual | Balance | Implementation rate / 1000 200 · · / 3000 500 · · / 500 200 · ·",
            ["C = A - B, XLE101, the words say so", "D = B / A × 100, XLE122, the words say so"],
        ),
        ("Jan | Feb | Mar | Q1 / 1 2 3 · / 4 5 6 ·", ["D = A + B + C, XLE115, the words say so"]),
    ],
)
def test_an_empty_column_is_what_words_or_a_formula_row_say_alone(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_balance_at_one_time_is_not_added() -> None:
    table = columns_of("Jan | Feb | Mar | Q1", "1 2 3 ·", "4 5 6 ·", "Closing balance: 8 9 10 ·")
    relate_across(table)
    (relation,) = table.relations
    assert (relation.axis, relation.only) == ("across", {0, 1})
