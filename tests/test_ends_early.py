"""Look-ups and conditional sums whose range ends before the last line of their list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.book_by_hand import book_of
from xlengine.judging.reviewing import check_book

OFFICES = ("Supply", "Medical", "Transport")
LAST = 13


def told(formula: str, summary: dict[str, Any] | None = None, **ledger: Any) -> list[str]:
    """What is said of a formula in a summary of a ledger with twelve lines."""
    cells: dict[str, Any] = {"A1": "Date", "B1": "Office", "C1": "Amount"}
    for row in range(2, LAST + 1):
        cells |= {f"A{row}": 45000 + row, f"B{row}": OFFICES[row % 3], f"C{row}": 100 + 7 * row}
    first = {"A1": "Office", "B1": "Spent", "A2": "Supply", "B2": formula} | (summary or {})
    found = check_book(book_of(("Summary", first), ("Ledger", cells | ledger))).findings
    return [f"{one.severity.value} {one.ref}: {one.message}" for one in found if one.code == "XLE920"]


@pytest.mark.parametrize(
    "formula",
    [
        "=SUMIF(Ledger!$B$2:$B$10,A2,Ledger!$C$2:$C$10)",
        '=SUMIFS(Ledger!C2:C10,Ledger!B2:B10,"Supply")',
        "=COUNTIF(Ledger!B2:B10,A2)",
        "=VLOOKUP(A2,Ledger!B2:C10,2,FALSE)",
        "=INDEX(Ledger!C2:C10,MATCH(A2,Ledger!B2:B10,0))",
    ],
)
def test_a_range_that_ends_before_its_list_is_told_once(formula: str) -> None:
    (one,) = told(formula, {"A3": "Medical", "B3": formula.replace("A2", "A3")})
    assert one.startswith(f"warning Summary!B2: {formula} ends at row 10, and the list on “Ledger” goes on: rows 11 to")
    assert "rows 11 to 13 left out" in one


@pytest.mark.parametrize(
    "formula",
    [
        "=SUMIF(Ledger!B2:B13,A2,Ledger!C2:C13)",
        "=SUMIF(Ledger!B2:B20,A2,Ledger!C2:C20)",
        "=SUMIF(Ledger!B:B,A2,Ledger!C:C)",
        "=SUM(Ledger!C2:C10)",  # the first nine may be meant
        "=SUMIF(Ledger!B2:B9,A2,Ledger!C2:C9)",  # so may the first two thirds
        '=IF(Ledger!B2="x",1,2)',
    ],
)
def test_a_range_that_reaches_the_last_line_or_may_be_meant_is_right(formula: str) -> None:
    assert told(formula) == []


def test_a_total_below_the_list_is_no_line_of_it() -> None:
    formula = "=SUMIF(Ledger!B2:B12,A2,Ledger!C2:C12)"
    assert told(formula) != []
    assert told(formula, B13="Total", C13=1000) == []
    assert told(formula, B13="All of them", C13="=SUM(C2:C12)") == []
    assert told(formula, B13=None) == []
    assert told(formula, B13=5) == []


def test_a_range_that_another_one_takes_up_is_a_part_of_the_list() -> None:
    formula = "=COUNTIF(Ledger!B2:B10,A2)"
    assert told(formula, {"A3": "Supply", "B3": "=COUNTIF(Ledger!B11:B15,A2)"}) == []


def test_a_formula_that_looks_at_the_lines_above_it_is_within_the_list() -> None:
    assert told("=1+1", D10="=COUNTIF(B2:B9,B10)") == []
