"""Lines of rates right below the amounts they are of: their formats tell them, with or without a label."""

from __future__ import annotations

import pytest

from tests.test_changed_inputs import table_of
from tests.test_offices import written
from xlengine.judging.reading import read_book
from xlengine.sheet import Book, Place, Ref, with_values

STATEMENT = """
 Item           | 2022  | 2023  | 2024
 Personal care  | 1803  | 1885  | 1857
 {first}        | 18.7% | 20.5% | 20.5%
 Consumer goods | 1062  | 1073  | 1117
 {second}       | 16.0% | 17.5% | 18.7%
 **Total        | 2865  | 2958  | 2974
"""


def statement(first: str, second: str, empty: str) -> Book:
    """The statement with these labels of its rates and these cells empty."""
    book = table_of(STATEMENT.format(first=first, second=second)).book()
    places = map(Place.at, empty.split())
    return with_values(book, {Ref("S", place.row, place.column): None for place in places})


def rates(book: Book) -> list[int]:
    (table,) = read_book(book).tables
    return [line.row for line in table.lines if line.is_a("as_percentage_of")]


@pytest.mark.parametrize(
    ("first", "second", "empty", "expected"),
    [
        ("", "", "", [3, 5]),
        ("Margin", "Margin", "", [3, 5]),
        ("", "", "B3 D5", [3, 5]),
        ("", "", "B3 C3", [5]),  # one figure may be a slip
    ],
)
def test_formats_tell_lines_of_rates(first: str, second: str, empty: str, expected: list[int]) -> None:
    assert rates(statement(first, second, empty)) == expected


@pytest.mark.parametrize("empty", ["B6 C6 D6", "B3 C5 B6 C6 D6"])
def test_no_total_adds_rates_without_a_label_and_none_is_filled_as_a_total(empty: str) -> None:
    assert written(statement("", "", empty)) == {"B6": 2865, "C6": 2958, "D6": 2974}
