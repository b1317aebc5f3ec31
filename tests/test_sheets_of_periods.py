"""Sheets for the months of a year repeat their lines, and not their figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xlengine.across.periods import period_of
from xlengine.judging.reviewing import check_book
from xlengine.sheet import Book, Cell, Sheet
from xlengine.tables.likeness import names_alike


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("Fevrier", "fevrier"),
        ("Décembre", "decembre"),
        ("JANV25", "janv 25"),
        ("Feb'21", "feb 21"),
        ("декабрь 24", "декабрь 24"),
        ("3月", "3月"),
        ("Q1 2024", "q1 2024"),
        ("2019", "2019"),
        ("2020-21", "2020"),
        ("Budget 2021", "2021"),
        ("FY 25-26", "2025"),
        ("24/25", "2024"),
        ("99-00", "1999"),
        ("FY 25-28", ""),
        ("Table 10-11", ""),
        ("Table 12", ""),
        ("Total", ""),
        ("总表", ""),
        ("budget18", ""),
    ],
)
def test_the_period_that_a_sheet_is_called_by(name: str, period: str) -> None:
    assert " ".join(period_of(name).split()) == period


def book(*names: str) -> Book:
    """Sheets with the same lines, of which one figure differs in the second."""
    def sheet(name: str, rent: int) -> Sheet:
        amounts = {"Salaries": 48120, "Rent": rent, "Travel": 6214, "Supplies": 2391, "Audit": 1705}
        rows = {1: {1: Cell("Category"), 2: Cell("Expenditure")}}
        rows |= {at: {1: Cell(label), 2: Cell(Decimal(one))} for at, (label, one) in enumerate(amounts.items(), 2)}
        return Sheet(name, rows)

    return Book("", [sheet(names[0], 7300), sheet(names[1], 8820)])


@pytest.mark.parametrize(
    ("names", "errors"),
    [
        (("Table 1", "Table 2"), 1),
        (("Fevrier", "Juillet"), 0),
        (("2021", "2022"), 0),
        (("2021", "2021 (2)"), 1),
        (("January", "Summary"), 1),
    ],
)
def test_what_differs_between_two_months_is_no_error(names: tuple[str, str], errors: int) -> None:
    found = [one for one in check_book(book(*names)).findings if one.code == "XLE301"]
    assert len(found) == errors


@pytest.mark.parametrize(
    ("one", "other", "bound", "is_told"),
    [
        ("Official travel", "Offical travel", 0.9, True),
        ("Official travel", "Official training", 0.95, False),
        ("Facilities", "Communications", 0.55, False),
        ("Facilities", "Facilities", 1.0, True),
    ],
)
def test_letters_tell_of_most_names_that_they_are_not_alike(one: str, other: str, bound: float, is_told: bool) -> None:
    assert (names_alike(one, other, bound) >= bound) is is_told is (names_alike(one, other) >= bound)
