"""Totals by their labels whose formulas say that they are something else, and those that are wrong all the same."""

from __future__ import annotations

from typing import Any

from tests.book_by_hand import book_of
from tests.test_another_way import said
from xlengine.judging.reviewing import check_book
from xlengine.sheet import Cell, Style


def sheet(*rows: tuple[Any, ...], **other: Any) -> tuple[str, dict[str, Any]]:
    """A sheet written down row by row, from A1."""
    cells = {f"{'ABCDEFG'[at]}{row}": one for row, line in enumerate(rows, 1) for at, one in enumerate(line)}
    return "S", {address: one for address, one in cells.items() if one is not None} | other


def rate(formula: str) -> tuple[str, dict[str, Any]]:
    """A section named as its last line is, which is computed from the lines above it."""
    return sheet(
        ("Adjusted rate", None), ("", "Value"), ("Base rate", 0.57), ("Overhead ratio", 0.76), ("Tax rate", 0.3),
        ("Adjusted rate, total", formula),
    )  # fmt: skip


def test_a_line_that_multiplies_those_above_it_is_not_their_total() -> None:
    assert said(rate("=B3*((1-B5)*B4)")) == []
    assert said(rate("=SUM(B3:B4)")) == ["error at S!B6"]


def balances(total: Any) -> tuple[str, dict[str, Any]]:
    """Three accounts, two of which are put together beside them."""
    return sheet(
        ("Balances",), ("Balance, wages", 2451), ("Balance, savings", 1300), ("Balance, child", 32323),
        ("Balance, wages and savings", "=B2+B3"), ("Total liquidity", total),
    )  # fmt: skip


def test_a_part_that_comes_from_other_parts_is_not_added_to_them() -> None:
    assert said(balances("=SUM(B2:B4)")) == []
    assert said(balances("=SUM(B4:B5)")) == []


STAFF = ("Staff", {"A1": "Sex", "B1": "Pay"} | {
    f"{letter}{row}": one for row, line in enumerate((("F", 900), ("M", 800), ("F", 700)), 2)
    for letter, one in zip("AB", line, strict=True)
})  # fmt: skip


def test_a_total_of_another_sheet_is_not_one_of_the_lines_above_it() -> None:
    questions = sheet(
        ("Question", "Result"), ("Number of staff", "=COUNT(Staff!B2:B4)"),
        ("Number of women", '=COUNTIF(Staff!A2:A4,"F")'),
        ("Number of men", '=COUNTIF(Staff!A2:A4,"M")'),
        ("Mean pay of women", '=AVERAGEIF(Staff!A2:A4,"F",Staff!B2:B4)'),
        ("Mean pay of men", '=AVERAGEIF(Staff!A2:A4,"M",Staff!B2:B4)'),
        ("Total of pay in twelve months, women", '=SUMIF(Staff!A2:A4,"F",Staff!B2:B4)*12'),
    )  # fmt: skip
    assert said(questions, STAFF) == []


def account(total: str) -> tuple[str, dict[str, Any]]:
    """Receipts and payments of each day with the balance, which is carried on, and not added."""
    days = ((10, 10), (50, 40), (90, 30), (20, 5), (0, 35), (70, 45))
    rows = [(f"Day {at}", *both, f"=D{at}+B{at + 1}-C{at + 1}" if at > 1 else "=B2-C2")
            for at, both in enumerate(days, 1)]  # fmt: skip
    return sheet(("Date", "Received", "Paid", "Carried"), *rows, ("Total", "=SUM(B2:B7)", "=SUM(C2:C7)", total))


def test_a_balance_is_taken_from_the_totals_of_its_line() -> None:
    assert said(account("=B8-C8")) == []
    assert said(account("=SUM(D2:D6)")) == ["error at S!D8"]


def projections(total: str) -> tuple[str, dict[str, Any]]:
    figures = ((37, 35, 31), (61, 76, 54), (70, 82, 72), (47, 46, 40))
    rows = [(f"Office {at}", *three, f"=SUM(B{at + 1}:D{at + 1})", f"=E{at + 1}*1.2")
            for at, three in enumerate(figures, 1)]  # fmt: skip
    totals = [f"=SUM({letter}2:{letter}5)" for letter in "BCD"]
    return sheet(("Office", "January", "February", "March", "Total", "Planned"), *rows,
                 ("Total", *totals, "=SUM(B6:D6)", total))  # fmt: skip


def test_a_total_that_adds_the_other_columns_in_place_of_its_own_is_wrong() -> None:
    assert said(projections("=SUM(F2:F5)")) == []
    assert said(projections("=SUM(C6:E6)")) == ["error at S!F6"]


def benefits(extended: int, total: str) -> tuple[str, dict[str, Any]]:
    """What states pay is what the union does not: where it pays nothing, the total of all is theirs."""
    return sheet(
        ("Item", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6"), ("Benefits", 27, 31, 28, 25, 951, 802),
        ("Extended", extended, extended, extended, extended, 12, 106),
        ("Paid by the union", extended, extended, extended, extended, 780, 586),
        ("Total states", *(total.replace("B", letter) for letter in "BCDE"), "=F2-F4", "=G2-G4"),
    )  # fmt: skip


def test_a_sum_that_is_right_only_where_its_parts_are_nil_says_nothing() -> None:
    assert said(benefits(0, "=B2-B4")) == []
    assert said(benefits(5, "=B2+B3+B4")) == ["error at S!F5", "error at S!G5"]


def test_a_difference_in_per_cent_of_figures_that_are_not_is_their_difference() -> None:
    rows = [(f"Deflator {at}", 0.012 + at / 1000, 0.014 + at * at / 1000, f"=C{at + 1}-B{at + 1}")
            for at in range(1, 13)]  # fmt: skip
    book = book_of(sheet(("Item", "Before", "After", "Difference"), *rows))
    percent = Style(number_format="0.0%")
    for row in range(4, 7):
        book.sheets[0].rows[row][4] = Cell(None, f"C{row}-B{row}", percent)
    assert [one for one in check_book(book).findings if one.code != "XLE901"] == []
    book.sheets[0].rows[5][4] = Cell(None, "C5-B7", percent)
    assert [str(one.ref) for one in check_book(book).findings if one.code != "XLE901"] == ["S!D5"]


def turnout(total: int) -> tuple[str, dict[str, Any]]:
    """How many may vote is said beside each way of voting, and again beside all of them."""
    ways = (("By post", 676, 30, 12), ("On the day", 676, 201, 150), ("Early", 676, 77, 41))
    return sheet(("How", "May vote", "Voted", "Yes"), *ways, ("Total", total, 308, 203))


def test_what_each_line_says_again_is_not_added() -> None:
    assert said(turnout(676)) == []
    assert said(turnout(677)) == ["error at S!B5"]


def stations(fourth: str) -> tuple[tuple[str, dict[str, Any]], tuple[str, dict[str, Any]]]:
    """Two columns and a third, which no word calls their sum; the fourth line has the figures of the third again."""
    figures = ((37, 41), (58, 29), (70, 74), (61, 83), (17, 92), (44, 75))
    rows = [(f"Station {at}", *both, f"=B{at + 1}+C{at + 1}") for at, both in enumerate(figures, 1)]
    return sheet(("Place", "North", "South", "Alpha"), *rows, D5=fourth), ("Other", {"A1": 144, "B1": 12})


def test_a_formula_that_takes_nothing_of_what_only_figures_tie_says_where_it_comes_from() -> None:
    assert said(*stations("=Other!A1")) == []
    assert said(*stations("=D4")) == []
    assert said(*stations("=B4+C4")) == ["error at S!D5"]
