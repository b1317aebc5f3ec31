"""Percentages of amounts below nil, vacancies that would be below nil, and the decimals that a figure is given."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.entries_by_hand import entry
from tests.test_offices import cell_of, written
from xlengine.computing.below_nil import is_of_what_is_below_nil
from xlengine.computing.places import most_frequent, places_of_a_product, settled
from xlengine.judging.reviewing import check_book
from xlengine.rule import Form
from xlengine.sheet import Book, Sheet


@pytest.mark.parametrize(
    ("form", "target", "part", "whole", "expected"),
    [
        # 30 of -120 is -25 per cent, and many print 25
        (Form.PERCENTAGE, "25.0", "30", "-120", True),
        (Form.PERCENTAGE, "27.0", "30", "-120", False),
        (Form.PERCENTAGE, "-25.0", "30", "-120", False),
        (Form.PERCENTAGE, "-25.0", "30", "120", False),
        (Form.PERCENTAGE, "25.0", "-30", "120", False),
        (Form.PERCENTAGE, "-25.0", "-30", "-120", True),
        (Form.PERCENTAGE, "0.0", "30", "0", False),
        (Form.PERCENTAGE, "0.0", "0", "-120", True),
        (Form.PERCENTAGE, "·", "30", "-120", False),
        (Form.PERCENTAGE, "25.0", "30", "·", False),
        # from -120 to -90 the change is -25 per cent
        (Form.GROWTH, "25.0", "-90", "-120", True),
        (Form.GROWTH, "-25.0", "-90", "-120", False),
        (Form.FRACTION, "0.25", "30", "-120", False),
        (Form.VACANCY, "25.0", "30", "-120", False),
        (Form.DIFFERENCE, "-150", "30", "-120", False),
    ],
)
def test_a_percentage_of_an_amount_below_nil_may_be_printed_without_its_sign(
    form: Form, target: str, part: str, whole: str, expected: bool
) -> None:
    assert is_of_what_is_below_nil(form, entry(target), [entry(part), entry(whole)]) is expected


def test_of_several_that_are_as_frequent_the_first_is_taken() -> None:
    assert most_frequent([]) is None
    assert most_frequent([2, 1, 1]) == 1
    assert most_frequent([2, 1, 1, 2]) == 2
    assert most_frequent([0]) == 0


@pytest.mark.parametrize(
    ("factors", "times", "places"),
    [
        ((0, 2), "1", 2),
        ((2, 0), "12", 2),
        ((1,), "12", 1),
        # what a rate in per cent takes has the decimals of the amount
        ((0, 1), "0.01", 0),
        ((2, 1), "0.01", 1),
        ((2, 1), "0.1", 3),
        ((0, 1), "0.0001", 5),
    ],
)
def test_a_product_has_the_decimals_of_its_finest_factor(factors: tuple[int, ...], times: str, places: int) -> None:
    assert places_of_a_product(factors, Decimal(times)) == places


@pytest.mark.parametrize(
    ("exact", "decimals", "adds", "expected"),
    [
        # a sum keeps what its parts hold
        (Decimal("10.25"), 1, True, "10.25"),
        (Decimal("10.25"), 3, True, "10.250"),
        (Decimal("10.250"), 1, True, "10.25"),
        (Decimal("0.123456789012"), 15, True, "0.123456789012000"),
        (Decimal("0.1234567890123"), 15, True, "0.1234567890123"),
        (Decimal("0.1234567890123"), 2, True, "0.1234567890123"),
        # a quotient is rounded once, and so is a product
        (Fraction(10, 3), 1, True, "3.3"),
        (Fraction(10, 3), 2, False, "3.33"),
        (Decimal("10.25"), 1, False, "10.3"),
    ],
)
def test_a_sum_is_not_rounded_beyond_its_parts(
    exact: Decimal | Fraction, decimals: int, adds: bool, expected: str
) -> None:
    assert str(settled(exact, decimals, adds)) == expected


def book_of(*rows: str) -> Book:
    """`Line | 10 | 20`, row by row."""
    cells = ((cell_of(text.strip()) for text in row.split("|")) for row in rows)
    filled = ({at: cell for at, cell in enumerate(row, 1) if cell is not None} for row in cells)
    return Book("", [Sheet("S", dict(enumerate(filled, 1)))])


CHANGES = (
    "Item | 2023 | 2022 | Change | %", "Sales | 120 | 100 | 20 | 20.0", "Other income | 66 | 60 | 6 | 10.0",
    "Fuel | -84 | -80 | -4 | {0}", "Staff | -63 | -60 | -3 | {1}", "Upkeep | -55 | -50 | -5 | ",
)  # fmt: skip


@pytest.mark.parametrize(
    ("fuel", "staff", "upkeep"),
    [
        ("5.0", "5.0", "10.0"),
        ("-5.0", "-5.0", None),  # the office takes it without its sign; what it does here is not guessed
        ("", "", None),
    ],
)
def test_a_percentage_of_what_is_below_nil_follows_those_that_are_printed(
    fuel: str, staff: str, upkeep: str | None
) -> None:
    filled = written(book_of(*(row.format(fuel, staff) for row in CHANGES)))
    assert {address: str(value) for address, value in filled.items() if address == "E6"} == (
        {} if upkeep is None else {"E6": upkeep}
    )


POSTS = (
    "Schools | Approved posts | Filled posts | Vacant posts", "Primary | 46 | 42 | 4", "Secondary | 512 | 497 | 15",
    "Vocational | 186 | 142 | 44", "Evening | 33 | 30 | 3", "Seconded | 0 | 215 | –", "Total | 777 | 926 | 66",
)  # fmt: skip


def test_where_more_posts_are_filled_than_there_are_none_is_vacant() -> None:
    """Their total is that of the lines then, and not what all posts and all that are filled differ by."""
    book = book_of(*POSTS)
    assert check_book(book).findings == []
    assert written(book) == {}
    assert {a: str(v) for a, v in written(book_of(*POSTS[:-1], "Total | 777 | 926 | ")).items()} == {"D7": "66"}


def test_vacant_posts_that_are_another_number_are_told() -> None:
    found = check_book(book_of(POSTS[0], "Primary | 46 | 42 | 5", *POSTS[2:])).findings
    assert ("D2", "4") in [(one.ref.address, one.expected) for one in found if one.ref is not None]
