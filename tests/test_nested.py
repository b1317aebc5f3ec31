"""Parts of a total that are totals of others among them: what figures, numbers and places say of it."""

from __future__ import annotations

import pytest

from tests.labels_by_hand import table_of, told
from tests.test_readings import Specimen
from xlengine.judging.reviewing import recalculation


def read(text: str) -> list[str]:
    """The relations between lines; see `tests.labels_by_hand`."""
    return told(relation for relation in table_of(text).relations if relation.axis == "down")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a subtotal above its parts, empty in one column
            "Staff = 3050 · / Posts = 1013 2104 / Travel = 2037 4178 / Fuel = 717 648 / Total = · 6930",
            ["1 = + 2 + 3, sum, XLE202, 1 of 1", "5 = + 1 + 4, sum, XLE202, 1 of 1"],
        ),
        (  # the same with the subtotal below them
            "Posts = 1013 2104 / Travel = 2037 4178 / Staff = 3050 · / Fuel = 717 648 / Total = · 6930",
            ["3 = + 1 + 2, sum, XLE202, 1 of 1", "5 = + 3 + 4, sum, XLE202, 1 of 1"],
        ),
        (  # what its line says where the total is right with both
            "Staff = 3050 6282 / Posts = 1013 2104 / Travel = 2037 4178 / Fuel = 717 648 / Total = 6817 13212",
            ["5 = + 1 + 2 + 3 + 4, sum, XLE202, 2 of 2"],
        ),
        (  # two of them in one column prove one another, one does not
            "Staff = 2300 / Posts = 1003 / Travel = 1297 / Goods = 704 / Paper = 412 / Fuel = 292 / Total",
            [
                "1 = + 2 + 3, sum, XLE202, 1 of 1",
                "4 = + 5 + 6, sum, XLE202, 1 of 1",
                "7 = + 1 + 4, sum, XLE202, 0 of 0",
            ],
        ),
        (
            "Staff = 2300 / Posts = 1003 / Travel = 1297 / Goods = 704 / Paper = 400 / Fuel = 292 / Total",
            ["7 = + 1 + 2 + 3 + 4 + 5 + 6, sum, XLE202, 0 of 0"],
        ),
        (  # a number stands over lines without one
            "1. Staff = 2300 / Posts = 1003 / Travel = 1297 / 2. Goods = 704 / 3. Rent = 12 / Total",
            ["1 = + 2 + 3, sum, XLE202, 1 of 1", "6 = + 1 + 4 + 5, sum, XLE202, 0 of 0"],
        ),
    ],
)
def test_a_line_and_its_parts_are_not_both_added(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_the_total_is_put_in_once() -> None:
    rows = ["Item|2023|2024", "Staff|3050|·", "Posts|1013|2104", "Travel|2037|4178", "Fuel|717|648", "Total|·|6930"]
    book = Specimen("", "", [row.split("|") for row in rows]).book()
    assert {one.ref.address: str(one.value) for one in recalculation(book).changes} == {"C2": "6282", "B6": "3767"}
