"""Sums whose range holds lines and what they come to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.book_by_hand import book_of
from xlengine.judging.reviewing import check_book


def said(total: str, **other: Any) -> list[str]:
    """The sums in which something is counted twice, in a table of two parts with two lines each."""
    cells: dict[str, Any] = {"A1": "Item", "B1": "North", "C1": "South"}
    for row, label in enumerate(("Posts", "Travel", "Staff costs", "Rent", "Fuel", "Running costs", "All costs"), 2):
        cells |= {f"A{row}": label, f"B{row}": row * 113, f"C{row}": row * 211}
    for letter in "BC":
        cells |= {f"{letter}4": f"=SUM({letter}2:{letter}3)", f"{letter}7": f"={letter}5+{letter}6"}
        cells[f"{letter}8"] = total.replace("#", letter)
    found = check_book(book_of(("S", cells | other))).findings
    return [f"{one.severity.value} at {one.ref.address}" for one in found if one.ref and one.code == "XLE919"]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("=SUM(#2:#7)", ["warning at B8", "warning at C8"]),
        ("=SUM($#$2:#7)", ["warning at B8", "warning at C8"]),
        ("=SUM(#4:#7)", ["warning at B8", "warning at C8"]),  # the last total and its lines
        ("=SUM(#2:#4)", ["warning at B8", "warning at C8"]),
        ("=SUBTOTAL(9,#2:#7)", []),
        ("=SUM(#2:#7)/2", []),
        ("=#4+#7", []),
        ("=SUM(#4:#5)", []),
        ("=SUM(#2:#3,#5:#6)", []),
        ("=SUM(#5:#6)", []),
    ],
)
def test_a_range_over_lines_and_their_total_counts_them_twice(total: str, expected: list[str]) -> None:
    assert said(total) == expected


def test_a_total_above_its_lines_is_one_too() -> None:
    assert said("=SUM(#2:#7)", B4=452, C4=844, B7=791, C7=1477, B2="=SUM(B3:B4)") == ["warning at B8"]


def test_sums_of_other_columns_are_none() -> None:
    assert said("=SUM(#2:#7)", B4="=SUM(C2:C3)", B7="=C5+C6", C8=1) == []
