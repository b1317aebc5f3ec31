"""Formulas of totals that say what they are meant to be."""

from __future__ import annotations

from typing import Any

import pytest

from tests.book_by_hand import book_of
from xlengine.judging.reviewing import check_book


def errors(cells: dict[str, Any]) -> list[str]:
    found = check_book(book_of(("S", cells))).findings
    return [f"{one.code} at {one.ref.address}" for one in found if one.ref and one.severity.value == "error"]


def districts(label: str, formula: str) -> dict[str, Any]:
    cells: dict[str, Any] = {"A1": "District", "B1": "2023", "C1": "2024", "D1": "2025", "E1": "Total"}
    figures = ((837, 865, 602), (267, 433, 837), (524, 565, 338), (594, 882, 323))
    for row, (name, line) in enumerate(zip(("North", "South", "East", "West"), figures, strict=True), 2):
        cells |= {f"A{row}": name, f"E{row}": f"=SUM(B{row}:D{row})"}
        cells |= dict(zip((f"B{row}", f"C{row}", f"D{row}"), line, strict=True))
    cells |= {"A6": "Total", "A7": label}
    for letter in "BCDE":
        cells |= {f"{letter}6": f"=SUM({letter}2:{letter}5)", f"{letter}7": formula.replace("#", letter)}
    return cells


@pytest.mark.parametrize("function", ["MAX", "MIN", "MEDIAN", "COUNT", "STDEV"])
def test_the_largest_of_the_lines_is_not_added_across(function: str) -> None:
    assert errors(districts("Of the districts", f"={function}(#2:#5)")) == []


def test_a_sum_of_the_wrong_lines_is_still_wrong() -> None:
    assert errors(districts("Total", "=SUM(#2:#4)") | {"E7": "=SUM(B2:C5)"}) == ["XLE115 at E7"]


def bids(total: str) -> dict[str, Any]:
    cells: dict[str, Any] = {"A1": "Item", "B1": "Quantity", "C1": "Bidder A", "D1": "Cost"}
    for row, (name, count, price) in enumerate((("Chairs", 40, 319), ("Tables", 19, 180), ("Lamps", 17, 398)), 2):
        cells |= {f"A{row}": name, f"B{row}": count, f"C{row}": price, f"D{row}": f"=B{row}*C{row}"}
    return cells | {"A5": "Total", "B5": "=SUM(B2:B4)", "C5": total, "D5": "=SUM(D2:D4)"}


def test_quantities_at_their_prices_are_no_sum_of_prices() -> None:
    assert errors(bids("=SUMPRODUCT($B2:$B4,C2:C4)")) == []


def cash_book(last: str) -> dict[str, Any]:
    cells: dict[str, Any] = {"A1": "Entry", "B1": "Receipts", "C1": "Payments", "D1": "Balance"}
    cells |= {"A2": "Start", "D2": 1500}
    for row, (name, came, went) in enumerate((("Taxi", 0, 35), ("Refill", 400, 0), ("Stamps", 0, 80)), 3):
        cells |= {f"A{row}": name, f"B{row}": came, f"C{row}": went, f"D{row}": f"=D{row - 1}+B{row}-C{row}"}
    return cells | {"A6": "Total", "B6": "=SUM(B3:B5)", "C6": "=SUM(C3:C5)", "D6": last}


def test_the_total_line_of_a_cash_book_says_the_last_balance_again() -> None:
    assert errors(cash_book("=D5")) == []


def costs(total: str, label: str = "Total cost") -> dict[str, Any]:
    cells: dict[str, Any] = {"A1": "Item", "B1": "Amount"}
    lines = (("Fee", 450), ("Travel", 320), ("Per head", 12.5), ("Participants", 30), ("Materials total", "=B4*B5"))
    for row, (name, amount) in enumerate(lines, 2):
        cells |= {f"A{row}": name, f"B{row}": amount}
    return cells | {"A7": "Hall", "B7": 150, "A8": "Catering total", "B8": "=B5*10.5", "A9": label, "B9": total}


def test_a_formula_that_names_more_lines_than_words_do_is_believed() -> None:
    assert errors(costs("=B2+B3+B6+B7+B8")) == []


def shares(total: str) -> dict[str, Any]:
    cells: dict[str, Any] = {"A1": "Office", "B1": "Amount", "C1": "Share"}
    for row, amount in enumerate((523, 523, 523, 523, 523, 523, 499), 2):
        cells |= {f"A{row}": f"Office {row}", f"B{row}": amount, f"C{row}": f"=ROUND(B{row}/B$9*100,1)"}
    return cells | {"A9": "Total", "B9": "=SUM(B2:B8)", "C9": total}


def test_the_sum_of_rounded_shares_may_be_a_little_more_than_a_hundred() -> None:
    assert errors(shares("=SUM(C2:C8)")) == []
    assert errors(shares("=SUM(C2:C7)")) == ["XLE117 at C9"]
