"""Totals whose line prints an average: what shows it, and what an office that adds would print."""

from __future__ import annotations

import pytest

from tests.entries_by_hand import entries
from tests.rows_by_hand import rows_of
from tests.test_offices import cell_of, written
from xlengine.computing.averages import averages_of, is_said_again
from xlengine.judging.reviewing import check_book
from xlengine.layout import Relation
from xlengine.rule import RULES, Form
from xlengine.sheet import Book, Sheet

SUMS = ((3, (0, 1, 2), (1, 1, 1)), (6, (4, 5), (1, 1)))


@pytest.mark.parametrize(
    ("figures", "totals", "are_no_sums"),
    [
        ("6.9 5.0 3.2 5.1 7.6 5.8 6.2", 2, True),
        ("6.9 5.0 3.2 15.1 7.6 5.8 6.2", 0, False),  # one of them is a sum
        ("6.9 5.0 3.2 5.1 7.6 5.8 13.4", 0, False),
        ("6.9 5.0 3.2 3.1 7.6 5.8 6.2", 0, False),  # less than each of its lines
        ("6.9 5.0 3.2 5.1 7.6 5.8 ·", 1, True),
        ("6.9 0 3.2 5.1 7.6 5.8 6.2", 0, False),
        ("6.9 -5.0 3.2 5.1 7.6 5.8 6.2", 0, False),
        ("6.9 · · 5.1 7.6 5.8 6.2", 1, False),  # of two lines the average may be near their sum
        ("90 2 3 90 7.6 5.8 6.2", 2, False),  # the largest line outweighs the others
        ("2 9 30 30 8 40 40", 2, True),  # what has come together so far
        ("· 9 30 39 8 40 40", 1, True),  # the empty line may be what the first lacks
        ("· · · · · · ·", 0, False),
    ],
)
def test_totals_that_lie_among_their_lines(figures: str, totals: int, are_no_sums: bool) -> None:
    table = rows_of(*(f"Line: {figure}" for figure in figures.split()))
    table.relations = [
        Relation("down", target, lines, signs, Form.SUM, RULES["XLE202"]) for target, lines, signs in SUMS
    ]
    found = averages_of(table, 0)
    assert found == (totals, are_no_sums)
    assert found.are_shown is (totals > 1 and are_no_sums)
    assert found.may_be is (totals > 0 and are_no_sums)


def test_only_what_is_added_down_is_asked() -> None:
    table = rows_of("Posts: 6.9", "Fuel: 5.0", "Rent: 3.2", "Rest: 5.1")
    table.relations = [
        Relation("down", 3, (0, 1, 2), (1, 1, -1), Form.SUM, RULES["XLE209"]),
        Relation("down", 3, (0, 1), (1, 1), Form.PERCENTAGE, RULES["XLE222"]),
        Relation("across", 0, (0, 0, 0), (1, 1, 1), Form.SUM, RULES["XLE115"]),
    ]
    assert averages_of(table, 0) == (0, False)


WARDS = (
    "Ward | Beds | Days | Stay", "Medicine | 86 | 28944 | 6.9", "Surgery | 64 | 19208 | 5.0",
    "Maternity | 38 | 9870 | 3.2", "Total, acute | 188 | 58022 | {0}", "Long stay | 48 | 16790 | 9.5",
    "Day care | 20 | 1200 | 1.5", "Total, other | 68 | 17990 | {1}", "Grand total | 256 | 76012 | {2}",
)  # fmt: skip


def wards(*stays: str) -> Book:
    rows = ([cell_of(text.strip()) for text in row.format(*stays).split("|")] for row in WARDS)
    filled = ({at: cell for at, cell in enumerate(row, 1) if cell is not None} for row in rows)
    return Book("", [Sheet("S", dict(enumerate(filled, 1)))])


def test_averages_are_neither_errors_nor_written_over_nor_filled() -> None:
    for stays in (("5.4", "7.1", "5.7"), ("5.4", "7.1", "")):
        assert check_book(wards(*stays)).findings == []
        assert written(wards(*stays)) == {}


def test_beside_sums_a_total_among_its_lines_is_wrong() -> None:
    found = check_book(wards("5.4", "11.0", "26.1")).findings
    assert [one.ref.address for one in found if one.ref is not None] == ["D5", "D9"]


@pytest.mark.parametrize(
    ("form", "total", "parts", "signs", "expected"),
    [
        (Form.SUM, "5", "5 5 5", (1, 1, 1), True),
        (Form.SUM, "5", "5 5 5", (-1, 1, 1), False),  # and right
        (Form.SUM, "5", "5 5 4", (1, 1, 1), False),
        (Form.SUM, "5", "5 5 ·", (1, 1, 1), False),
        (Form.SUM, "5", "5", (1,), False),
        (Form.SUM, "0", "0 0", (1, 1), False),
        (Form.DIFFERENCE, "5", "5 5", (1, -1), False),
    ],
)
def test_a_total_that_each_of_its_parts_says_again(
    form: Form, total: str, parts: str, signs: tuple[int, ...], expected: bool
) -> None:
    (printed,) = entries(total)
    assert is_said_again(form, printed, entries(parts), signs) is expected
