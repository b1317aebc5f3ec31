"""Four times as many lines are four times the work, whatever the lines hold: counted in calls, not in time."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from decimal import Decimal
from typing import Any

import pytest

from xlengine.computing.reckoning import figures_of
from xlengine.judging.explaining import explanation_of
from xlengine.judging.reading import read_book
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.number import rounded
from xlengine.printed import show
from xlengine.reports import html, text
from xlengine.review import Review
from xlengine.sheet import Book, Cell, Ref, Sheet, Style

GROUP = 10
SHORT, LONG = 300, 1200
Amounts = tuple[Decimal, Decimal]
MOST = 1.25
"""By how much the work may grow faster than the lines."""


def budget(lines: int, kind: str, layout: str = "subtotals") -> Book:
    """Groups of ten lines and a total; what is computed is `typed`, `blank`, `wrong` here and there, or `text`.

    A group ends with a subtotal, has a heading and a total that names it, or stands below its total.
    """
    rows: dict[int, dict[int, Cell]] = {
        1: {at: Cell(text) for at, text in enumerate(("Category", "Apportionment", "Expenditure", "Variance", "%"), 1)}
    }

    def line(row: int, label: str, amounts: Amounts, is_sum: bool = True, indent: int = 0) -> None:
        budget, spent = amounts
        variance = budget - spent
        figures = [budget, spent, variance, rounded(variance * 100 / budget, 1)]
        cells = {1: Cell(label, None, Style(bold=is_sum, indent=indent))}
        for at, figure in enumerate(figures):
            if kind == "blank" and (is_sum or at > 1):
                continue
            if kind == "wrong" and (row * 5 + at) % 37 == 0 and (is_sum or at > 1):
                figure += 7
            cells[at + 2] = Cell(show(figure, 1) if kind == "text" else figure)
        rows[row] = cells

    row, total = 2 if layout != "above" else 3, (Decimal(0), Decimal(0))
    for group in range(lines // GROUP):
        first, sum_of_group = row, (Decimal(0), Decimal(0))
        if layout == "sections":
            rows[row] = {1: Cell(f"Section {group}: work of it", None, Style(bold=True))}
        row += layout != "subtotals"
        for at in range(group * GROUP, group * GROUP + GROUP):
            amount = Decimal(10_000 + at * 7919 % 9973)
            own = amount, amount - Decimal(at * 31 % 97) / 10
            line(row, f"Line {at + 1}", own, False, 2)
            row, sum_of_group = row + 1, _added(sum_of_group, own)
        if layout == "above":
            line(first, f"Part {group}", sum_of_group, indent=1)
        else:
            line(row, f"Total, section {group}" if layout == "sections" else "Subtotal", sum_of_group)
            row += 1
        total = _added(total, sum_of_group)
    line(2 if layout == "above" else row, "Total", total)
    return Book("", [Sheet("S", dict(sorted(rows.items())))])


def _added(one: Amounts, other: Amounts) -> Amounts:
    return one[0] + other[0], one[1] + other[1]


def calls(work: Callable[[Any], Any], given: object) -> int:
    """How many functions are called."""
    profile = Profile()
    profile.runcall(work, given)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("kind", ["typed", "blank", "wrong", "text"])
@pytest.mark.parametrize("work", [check_book, recalculation], ids=["check", "recalc"])
def test_the_work_grows_with_the_lines(kind: str, work: Callable[[Book], Any]) -> None:
    work(budget(20, kind))  # what is looked up once for all
    assert calls(work, budget(LONG, kind)) <= MOST * LONG / SHORT * calls(work, budget(SHORT, kind))


def explained(review: Review) -> object:
    return explanation_of(review, Ref("S", max(review.book.sheets[0].rows), 2))


@pytest.mark.parametrize("kind", ["typed", "blank", "wrong", "text"])
@pytest.mark.parametrize(
    "told",
    [explained, lambda review: text.check_report([review]), lambda review: html.report([review])],
    ids=["explain", "text", "page"],
)
def test_what_is_told_grows_with_the_lines(kind: str, told: Callable[[Review], Any]) -> None:
    told(check_book(budget(20, kind)))
    long, short = (calls(told, check_book(budget(lines, kind))) for lines in (LONG, SHORT))
    assert long <= MOST * LONG / SHORT * short


@pytest.mark.parametrize("kind", ["typed", "blank", "wrong"])
@pytest.mark.parametrize("layout", ["sections", "above"])
def test_the_work_of_a_check_grows_with_the_lines_in_other_layouts(kind: str, layout: str) -> None:
    check_book(budget(20, kind, layout))
    long, short = (calls(check_book, budget(lines, kind, layout)) for lines in (LONG, SHORT))
    assert long <= MOST * LONG / SHORT * short
    (table,) = check_book(budget(SHORT, kind, layout)).tables
    assert sum(relation.axis == "down" for relation in table.relations) > SHORT / GROUP * 0.9, "they are all read"


def test_the_figures_take_work_that_grows_with_the_lines_where_a_column_has_no_totals() -> None:
    def work(lines: int) -> int:
        book = budget(lines, "typed")
        for cells in book.sheets[0].rows.values():
            if cells[1].style.bold:
                cells[3] = Cell(None)
        (table,) = read_book(book).tables
        assert sum(relation.axis == "down" for relation in table.relations) > lines / GROUP
        return calls(lambda _: figures_of(table, cascade=False), book)

    work(20)
    assert work(LONG) <= MOST * LONG / SHORT * work(SHORT)
