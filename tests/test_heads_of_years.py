"""Years over columns that a formula counts on from the first one are headings, as those that are typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.book_by_hand import book_of
from xlengine.judging.reading import read_book
from xlengine.sheet import Ref, with_values


def headings(second: str, third: str) -> list[str]:
    """The heads of three columns: 2022 is typed, and formulas give 2023 and 2024."""
    lines = {"A2": "Search", "B2": 950, "C2": 990, "D2": 1010, "A3": "Cloud", "B3": 45, "C3": 61, "D3": 72}
    book = book_of(("S", {"A1": "Sales", "B1": 2022, "C1": second, "D1": third, **lines}))
    results = {Ref("S", 1, 3): Decimal(2023), Ref("S", 1, 4): Decimal(2024)}
    (table,) = read_book(with_values(book, results)).tables
    return [measure.title for measure in table.measures]


@pytest.mark.parametrize(("second", "third"), [("=B1+1", "=C1+1"), ("=$B$1 + 1", "=B1+2"), ("=+B1+1", "=+C1+1")])
def test_the_year_beside_and_one_more_is_a_heading(second: str, third: str) -> None:
    assert headings(second, third) == ["2022", "2023", "2024"]


@pytest.mark.parametrize(("second", "third"), [("=B3+1978", "=C3+1963"), ("=B1*1.0005", "=C1+1"), ("=B9+1", "=C1+1")])
def test_what_is_computed_from_amounts_is_none(second: str, third: str) -> None:
    assert headings(second, third) == ["", "", ""]
