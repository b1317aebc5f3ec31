"""A section with a total of its own, put into a table that is read like an earlier one."""

from __future__ import annotations

import pytest

from tests.test_earlier import doubts, relations, written

BEFORE = """
 Category      | Apportionment | Expenditure
 Military      |               |
 Observers     | 100           | 90
 Contingents   | 50            | 60
 Subtotal      | 150           | 150
 Civilian      |               |
 International | 20            | 10
 National      | 30            | 25
 Subtotal      | 50            | 35
 Total         | 200           | 185
"""
ROWS = BEFORE.strip("\n").split("\n")
SECTION = (" Operational   | |", " Travel        | 40 | 10", " Fuel          | 33 | 25")


def with_section(at: int, *rows: str) -> str:
    """The table with these rows before the row of that number."""
    return "\n".join([*ROWS[: at - 1], *rows, *ROWS[at - 1 :]])


def parts(now: str, total: int) -> list[int]:
    """The rows that the total in a row adds."""
    return [part + 2 for one in relations(BEFORE, now) if one.target == total - 2 and one.axis == "down"
            for part in one.arguments]  # fmt: skip


@pytest.mark.parametrize("subtotal", ["Subtotal | 73 | 35", "Subtotal | |", "Subtotal | 150 | 150", "Subtotal | 7 | 3"])
def test_its_total_is_one_more_part_of_the_total_of_all(subtotal: str) -> None:
    now = with_section(10, *SECTION, f" {subtotal}")
    assert parts(now, 13) == [11, 12]
    assert parts(now, 14) == [5, 9, 13]
    found = written(BEFORE, now)
    assert (found["B14"], found["C14"]) == (273, 220)
    assert (found.get("B13", 73), found.get("C13", 35)) == (73, 35)
    assert doubts(BEFORE, now) == []


@pytest.mark.parametrize("at", [2, 6])
def test_it_may_stand_before_another_section(at: int) -> None:
    now = with_section(at, *SECTION, " Subtotal, operational | 73 | 35")
    assert written(BEFORE, now) == {"B14": 273, "C14": 220}


def test_inside_a_section_it_is_a_part_of_that() -> None:
    now = with_section(8, " Travel | 40 | 10", " Fuel | 33 | 25", " Total, contracts | 73 | 35")
    assert parts(now, 12) == [7, 10, 11]
    assert written(BEFORE, now) == {"B12": 123, "C12": 70, "B13": 273, "C13": 220}


def test_a_total_of_lines_that_were_there_is_added_in_their_place() -> None:
    new = " Volunteers | 3 | 3\n Total, staff | 53 | 38\n Travel | 4 | 5\n"
    now = BEFORE.replace(" Subtotal      | 50 ", f"{new} Subtotal      | 50 ")
    assert parts(now, 10) == [7, 8, 9]
    assert parts(now, 12) == [10, 11]
    assert written(BEFORE, now) == {"B12": 57, "C12": 43, "B13": 207, "C13": 193}


def test_a_total_that_nothing_explains_leaves_the_total_of_all_alone_and_is_told() -> None:
    now = with_section(10, " Operational | |", " Total fuel | 34 | 25")
    assert written(BEFORE, now) == {}
    assert doubts(BEFORE, now) == ["“Total fuel” (row 11) is new, and which total adds it is not sure"]


def test_what_is_in_doubt_is_not_read_from_stale_figures() -> None:
    """The copied subtotal is still that of the section above: the total of all seems to add it in place of that."""
    now = with_section(10, " Operational | |", " > Travel | 40 | 10", " Fuel | 33 | 25", " Subtotal | 50 | 35")
    assert "“Subtotal” (row 13) is new, and which total adds it is not sure" in doubts(BEFORE, now)
    assert parts(now, 14) == []
    assert written(BEFORE, now) == {}


def test_a_total_of_all_that_is_new_changes_no_other() -> None:
    now = BEFORE + " Reserve | 10 | 10\n Grand total | 210 | 195\n"
    assert written(BEFORE, now) == {}
    assert parts(now, 10) == [5, 9]
