"""A check of four times as many lines is four times the work, whatever the lines hold: counted in calls, not in time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from types import FrameType
from typing import Any

import pytest

from xlengine.explaining import explanation_of
from xlengine.number import rounded, show
from xlengine.reports import html, text
from xlengine.reviewing import check_book, recalculation
from xlengine.sheet import Book, Cell, Ref, Sheet

GROUP = 10
SHORT, LONG = 300, 1200
MOST = 1.25
"""By how much the work may grow faster than the lines."""


def budget(lines: int, kind: str) -> Book:
    """Subtotals of ten lines and a total; variance and percentage `typed`, `blank`, `wrong` here and there, or `text`."""
    rows: dict[int, dict[int, Cell]] = {
        1: {at: Cell(text) for at, text in enumerate(("Category", "Apportionment", "Expenditure", "Variance", "%"), 1)}
    }

    def line(label: str, budget: Decimal, spent: Decimal, is_sum: bool) -> None:
        row = len(rows) + 1
        variance = budget - spent
        figures = [budget, spent, variance, rounded(variance * 100 / budget, 1)]
        cells = {1: Cell(label)}
        for at, figure in enumerate(figures):
            if kind == "blank" and (is_sum or at > 1):
                continue
            if kind == "wrong" and (row * 5 + at) % 37 == 0 and (is_sum or at > 1):
                figure += 7
            cells[at + 2] = Cell(show(figure, 1) if kind == "text" else figure)
        rows[row] = cells

    gross = total = Decimal(0)
    spent_gross = spent_total = Decimal(0)
    for at in range(lines):
        amount = Decimal(10_000 + at * 7919 % 9973)
        spent = amount - Decimal(at * 31 % 97) / 10
        line(f"Line {at + 1}", amount, spent, False)
        total, spent_total = total + amount, spent_total + spent
        if at % GROUP == GROUP - 1:
            line("Subtotal", total, spent_total, True)
            gross, spent_gross = gross + total, spent_gross + spent_total
            total = spent_total = Decimal(0)
    line("Total", gross, spent_gross, True)
    return Book("", [Sheet("S", rows)])


def calls(work: Callable[[Book], Any], book: Book) -> int:
    """How many functions are called."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work(book)
    finally:
        sys.setprofile(before)
    return count


def explained(book: Book) -> object:
    review = check_book(book)
    return explanation_of(review, Ref("S", max(book.sheets[0].rows), 2))


@pytest.mark.parametrize("kind", ["typed", "blank", "wrong", "text"])
@pytest.mark.parametrize(
    "work",
    [check_book, recalculation, explained, lambda book: text.check_report([check_book(book)]),
     lambda book: html.report([check_book(book)])],
    ids=["check", "recalc", "explain", "text", "page"],
)  # fmt: skip
def test_the_work_grows_with_the_lines(kind: str, work: Callable[[Book], Any]) -> None:
    work(budget(20, kind))  # what is looked up once for all
    assert calls(work, budget(LONG, kind)) <= MOST * LONG / SHORT * calls(work, budget(SHORT, kind))
