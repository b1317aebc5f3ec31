"""Small tables from left to right: which column comes from which others, and what is doubted or contradicted."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import read

TWO, THREE = "2 of 2 figures agree", "3 of 3 figures agree"
SUM = f"C = A + B, XLE115, {THREE}, the words say so"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alpha | Beta | Total | Delta / 1000 200 1200 2400 / 300 3500 3800 7600 / 100 250 350 700", [SUM]),
        ("Alpha | Beta | Total | Delta / 1000 200 1200 200 / 300 3500 3800 3500 / 100 250 350 250", [SUM]),
        ("Alpha | Beta | Total | Delta / 1000 200 1200 1000 / 300 3500 3800 300 / 100 250 350 100", [SUM]),
        (
            "Alpha | Beta | Total | Delta / 1000 200 1200 -200 / 300 3500 3800 -3500 / 100 250 350 -250",
            [SUM, f"D = A - C, XLE116, {THREE}"],
        ),
        (
            "Alpha | Beta | Total | Delta / 1000 200 1200 800 / 300 3500 3800 -3200 / 100 250 350 -150",
            [SUM, f"D = A - B, XLE116, {THREE}"],
        ),
        (
            "Alpha | Beta | Total | Delta / 1000 200 1200 2200 / 300 3500 3800 4100 / 100 250 350 450",
            [SUM, f"D = A + C, XLE115, {THREE}"],
        ),
        (
            "Alpha | Beta | Total | % / 1000 250 1250 25 / 300 3300 3600 1100 / 400 250 650 62.5",
            [SUM, f"D = B / A × 100, XLE117, {THREE}"],
        ),
        (
            "Alpha | Beta | Gamma | Total | Delta / 1000 200 33 1233 1200 / 300 3500 44 3844 3800 / 100 250 55 405 350",
            [f"D = A + B + C, XLE115, {THREE}, the words say so", f"E = A + B, XLE115, {THREE}"],
        ),
        (
            "Alpha | Beta | Total | Delta | Eta / 1000 250 1250 40 2540 / 2000 333 2333 50 4716 / 3000 77 3077 60 6214",
            [SUM],
        ),
        (
            "Budget | Actual | Balance | Delta / 1000 200 800 1000 / 3000 500 2500 3000 / 700 250 450 700",
            [f"C = A - B, XLE101, {THREE}, the words say so"],
        ),
        (
            "Budget | Actual | Balance | Delta / 1000 200 800 200 / 3000 500 2500 500 / 700 250 450 250",
            [f"C = A - B, XLE101, {THREE}, the words say so"],
        ),
        (
            "Budget | Actual | Balance | Delta / 1000 200 800 1200 / 3000 500 2500 3500 / 700 250 450 950",
            [f"C = A - B, XLE101, {THREE}, the words say so", f"D = A + B, XLE115, {THREE}"],
        ),
        (
            "Alpha | Beta | Cost each = 2/1 | Delta / 1000 1500 1.5 2501.5 / 300 360 1.2 661.2 / 70 98 1.4 169.4",
            [f"C = B / A, XLE118, {THREE}, the formula row says so", f"D = A + B + C, XLE115, {THREE}"],
        ),
        (
            "Alpha | Cumulative | Delta / 1000 1000 2000 / 500 1500 2000 / 300 1800 2100",
            [f"B = B before + A, XLE120, {THREE}", f"C = A + B, XLE115, {THREE}"],
        ),
    ],
)
def test_of_three_columns_of_which_words_give_one_figures_say_nothing_again(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Alpha | Beta | Gamma / 1000 2000 3993 / 1001 2002 3003 / Total: 2001 4002 6003",
            ["C = A + B, XLE115, 2 of 3 figures agree"],
        ),
        ("Alpha | Beta | Gamma / 1000 2000 3993 / 1001 2002 3003 / Total: 2001 4002 6993", []),
        ("Alpha | Beta | Gamma / 1000 2000 3993 / 1001 2002 3003 / Total: 2001 4002 6003 / 500 300 950", []),
        ("Alpha | Beta | Gamma / 500 200 993 / Total: 500 200 700", []),
        ("Alpha | Beta | Gamma | Delta / 1000 0 250 1250 / 2000 0 333 2333 / 3000 0 77 3077 / 500 7 30 ·", []),
        ("Alpha | Beta | Gamma / 1000 0 1000 / 2000 0 2000 / 3000 0 3000 / 500 7 ·", []),
    ],
)
def test_figures_alone_are_proof_with_one_mistake_that_the_total_below_tells_and_no_column_passed_over(
    text: str, expected: list[str]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Budget | Actual | Gamma = 1+2 / 1000 200 800 / 3000 500 3500", []),
        (
            "Budget | Actual | Gamma = 1+2 / 1000 200 800 / 3000 500 2500 / 4000 500 4500",
            ["contradicted: the formula row over “Gamma” contradicts the figures or the heading's words"],
        ),
        (
            "Budget | Actual | Gamma = 1+2 / 1000 200 800 / 3000 500 3500 / 4000 500 4500",
            ["C = A + B, XLE115, 2 of 3 figures agree, the formula row says so"],
        ),
        (
            "Budget | Actual | Balance = 1+2 / 1000 200 800 / 3000 500 2500",
            [
                f"C = A - B, XLE101, {TWO}, the words say so",
                "contradicted: the formula row over “Balance” contradicts the figures or the heading's words",
            ],
        ),
        (
            "Budget | Actual | Balance = 2-1 / 1000 200 · / 3000 500 ·",
            [
                "C = A - B, XLE101, the words say so",
                "contradicted: the formula row over “Balance” contradicts the figures or the heading's words",
            ],
        ),
    ],
)
def test_a_formula_row_is_believed_until_figures_or_words_speak_against_it(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the likelier reading of words is the only one of the same columns
        (
            "Budget | Actual | Variance / 30 10 20 / 40 · -40 / 50 · -50 / 60 · -60",
            ["C = A - B, XLE101, 1 of 1 figures agree, 3 lines lack a part and are left alone, the words say so"],
        ),
        # no figure tells of the likelier one
        ("2022 | 2023 | Budget | Expenditure | Variance / x x 30 10 20", []),
        ("2022 | 2023 | Budget | Expenditure | Variance / x x 30 10 -20", []),
        (
            "2022 | 2023 | Budget | Expenditure | Variance / x x 30 10 20 / x x 40 15 25",
            [f"E = C - D, XLE101, {TWO}, the words say so"],
        ),
        (
            "2022 | 2023 | Budget | Expenditure | Variance / 15 17 30 10 20",
            ["E = C - D, XLE101, 1 of 1 figures agree, the words say so"],
        ),
        # no figure tells of another that is as likely
        (
            "Budget | Commitments | Expenditure | Balance / 30 x 10 20",
            ["D = A - C, XLE101, 1 of 1 figures agree, the words say so"],
        ),
        (
            "Budget | Commitments | Expenditure | Balance / 30 10 x 20",
            ["D = A - B, XLE101, 1 of 1 figures agree, the words say so"],
        ),
        # one that is settled already leaves the next open
        (
            "Budget | Commitments | Expenditure | Balance | Q1 | Q2 | Year"
            " / 1000 200 200 800 1 2 3 / 3000 500 500 2500 3 4 7 / 4000 600 700 3300 1 3 4",
            [f"D = A - C, XLE101, {THREE}, the words say so", f"G = E + F, XLE115, {THREE}, the words say so"],
        ),
        # none comes from itself
        (
            "Alpha = 2+3 | Beta = 1-4 | Gamma | Delta | Q1 | Q2 | Year"
            " / 3000 1000 2000 2000 1 2 3 / 5000 3500 1500 1500 3 4 7",
            [
                f"B = A - D, XLE116, {TWO}, the formula row says so",
                f"G = E + F, XLE115, {TWO}, the words say so",
            ],
        ),
        (
            "Alpha = 2+3 | Beta = 4+5 | Gamma | Delta = 1-6 | Eta | Zeta"
            " / 6000 4000 2000 3000 1000 3000 / 7000 5000 2000 3500 1500 3500",
            [
                f"A = B + C, XLE115, {TWO}, the formula row says so",
                f"D = A - F, XLE116, {TWO}, the formula row says so",
                f"F = B - E, XLE116, {TWO}",
            ],
        ),
        # a running sum has no parts that it could lack
        (
            "Expenditure | Cumulative expenditure / 10 10 / 20 30 / · 99 / 5 35 / 7 42 / 8 50 / 9 59 / 6 65 / 4 69",
            ["B = B before + A, XLE120, 8 of 9 figures agree"],
        ),
    ],
)
def test_of_readings_that_figures_bear_out_the_likeliest_is_taken(text: str, expected: list[str]) -> None:
    assert read(text) == expected
