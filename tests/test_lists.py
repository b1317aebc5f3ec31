"""Lists that are no tables of a budget: records one under another; nothing is computed, and much agrees by chance."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from tests.test_growth import LONG, MOST, SHORT, calls
from xlengine.judging.reading import read_book
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.sheet import Book, Cell, Sheet

Drawn = Callable[[Random], Decimal]


def scores(draw: Random) -> Decimal:
    """What a survey asks for, from one to five."""
    return Decimal(draw.randint(1, 5))


def measured(draw: Random) -> Decimal:
    return Decimal(draw.randint(0, 9999)) / 100


def listed(lines: int, columns: int, drawn: Drawn, labels: str, seed: int = 0) -> Book:
    """So many records below a row of names; with a label each, with none, or with a word for a total here and there."""
    draw = Random(seed)
    rows = {1: {1: Cell("Case"), **{at + 2: Cell(f"Question {at + 1}") for at in range(columns)}}}
    for line in range(lines):
        cells = {at + 2: Cell(drawn(draw)) for at in range(columns)}
        if labels == "words":
            cells[1] = Cell(draw.choice(("Corner shop", "Total fuel station", "Market hall", "Total wine and more")))
        elif labels == "names":
            cells[1] = Cell(f"Person {chr(65 + line % 26)}{line}")
        rows[line + 2] = cells
    return Book("", [Sheet("S", rows)])


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("labels", ["none", "names"])
@pytest.mark.parametrize(("columns", "drawn"), [(1, scores), (8, scores), (3, measured)])
def test_no_record_is_taken_for_what_others_come_to(columns: int, drawn: Drawn, labels: str, seed: int) -> None:
    book = listed(120, columns, drawn, labels, seed)
    tables = read_book(book).tables
    told = [one for table in tables for one in table.relations if one.axis == "down" and not one.evidence.either_way]
    assert told == []
    assert recalculation(book).changes == []


@pytest.mark.parametrize("seed", range(4))
def test_a_word_for_a_total_in_a_long_list_replaces_no_figure(seed: int) -> None:
    assert recalculation(listed(400, 1, measured, "words", seed)).changes == []


def test_a_record_of_1_2_3_right_below_another_begins_no_table() -> None:
    (table,) = read_book(listed(300, 3, scores, "none")).tables
    assert len(table.lines) == 300


def test_figures_that_many_pairs_come_to_cost_hardly_more_than_others() -> None:
    """Of scores from one to five nearly every pair is, or differs by, the figure of another line."""
    check_book(listed(20, 4, scores, "names"))
    assert calls(check_book, listed(100, 4, scores, "names")) < 2 * calls(check_book, listed(100, 4, measured, "names"))


@pytest.mark.parametrize("labels", ["none", "names"])
@pytest.mark.parametrize(("columns", "drawn"), [(3, scores), (3, measured)])
@pytest.mark.parametrize("work", [check_book, recalculation], ids=["check", "recalc"])
def test_the_work_grows_with_the_records(
    work: Callable[[Book], Any], columns: int, drawn: Drawn, labels: str
) -> None:
    work(listed(20, columns, drawn, labels))
    long, short = (calls(work, listed(lines, columns, drawn, labels)) for lines in (LONG, SHORT))
    assert long <= MOST * LONG / SHORT * short
