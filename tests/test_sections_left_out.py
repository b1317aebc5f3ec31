"""Lines that a total leaves out: they stand over those that it adds, or it should have added them instead."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.siblings import sections_left_out
from xlengine.down.trials import Sum, try_rows
from xlengine.layout import Evidence, Relation
from xlengine.rule import RULES, Form

NORTH = ("North: 30.50 50.50", "Rent: 10.25 20.25", "Fuel: 20.25 30.25")
SOUTH = ("South: 70.50 90.50", "Rent: 30.25 40.25", "Fuel: 40.25 50.25")


@pytest.mark.parametrize(
    ("lines", "kinds", "total", "added", "sections"),
    [
        ((*NORTH, *SOUTH), "llllll", "101.00 141.00", (1, 2, 4, 5), [(0, (1, 2)), (3, (4, 5))]),
        ((*NORTH, *SOUTH), "tlltll", "101.00 141.00", (1, 2, 4, 5), []),
        ((*NORTH, *SOUTH), "mllmll", "101.00 141.00", (1, 2, 4, 5), []),
        (NORTH, "lll", "30.50 50.50", (1, 2), []),
        ((*NORTH, *SOUTH), "llllll", "202.00 282.00", (0, 1, 2, 3, 4, 5), []),
        (("North: 30.50 59.50", *NORTH[1:], *SOUTH), "llllll", "101.00 141.00", (1, 2, 4, 5), []),
        (
            ("North: 30.50 59.50 1.00", *(f"{line} 0.50" for line in NORTH[1:]), *(f"{line} ·" for line in SOUTH)),
            "llllll",
            "101.00 141.00 1.00",
            (1, 2, 4, 5),
            [(0, (1, 2)), (3, (4, 5))],
        ),
        ((*NORTH, "South: 70.50 ·", *SOUTH[1:]), "llllll", "101.00 141.00", (1, 2, 4, 5), []),
        ((*NORTH, SOUTH[0], "Rent: 70.50 90.50"), "lllll", "101.00 141.00", (1, 2, 4), []),
    ],
)
def test_lines_that_a_total_leaves_out_stand_over_those_that_it_adds(
    lines: tuple[str, ...], kinds: str, total: str, added: tuple[int, ...], sections: list[tuple[int, tuple[int, ...]]]
) -> None:
    table = rows_of(*lines, f"Total: {total}")
    at, columns = len(lines), list(range(len(table.measures)))
    told = try_rows(table, columns, at, Sum(added, (1,) * len(added)))
    chosen, found = sections_left_out(reading_of(kinds, table), at, told)
    assert chosen == told
    assert [(relation.target, relation.arguments) for relation in found] == sections


@pytest.mark.parametrize(
    ("total", "added"), [("101.00 141.00", (0, 3)), ("101.00 ·", (1, 2, 4, 5)), ("101.00 149.00", (1, 2, 4, 5))]
)
def test_a_total_that_disagrees_with_lines_may_agree_with_the_lines_over_them(
    total: str, added: tuple[int, ...]
) -> None:
    third = ("South: 70.50 90.50 9.00", "Rent: 30.25 40.25 1.00", "Fuel: 40.25 50.25 1.00")
    table = rows_of(*(f"{line} 1.00" for line in NORTH[:1]), *(f"{line} 0.50" for line in NORTH[1:]), *third,
                    f"Total: {total} 10.00")  # fmt: skip
    told = try_rows(table, [0, 1, 2], 6, Sum((1, 2, 4, 5), (1,) * 4, 1.5))
    assert told.misses
    chosen, found = sections_left_out(reading_of("llllll", table), 6, told)
    is_mended = total != "101.00 149.00"
    assert chosen.lines == ((0, 3) if is_mended else added)
    assert chosen.prior == 1.5
    assert [relation.target for relation in found] == ([0, 3] if is_mended else [])


@pytest.mark.parametrize(
    ("lines", "kinds", "total", "added", "expected", "sections"),
    [
        # a total, or a line that is found to be one, before the first section
        (("Fees: 5.00 5.00", *SOUTH), "tlll", "75.50 95.50", (0, 2, 3), (0, 2, 3), []),
        (("Fees: 5.00 5.00", *SOUTH), "tlll", "75.50 95.51", (0, 2, 3), (0, 2, 3), []),
        (("Fees: 5.00 5.00 1.00", "South: 70.50 90.50 7.00", *(f"{line} 1.00" for line in SOUTH[1:])), "tlll",
         "75.50 95.50 8.00", (0, 2, 3), (0, 1), [1]),
        (("Fees: 5.00 5.00 1.00", "South: 70.50 90.50 7.00", *(f"{line} 1.00" for line in SOUTH[1:])), "flll",
         "75.50 95.50 8.00", (0, 2, 3), (0, 1), [1]),
        (("Fees: 5.00 5.00 1.00", "South: 70.50 90.50 7.00", *(f"{line} 1.00" for line in SOUTH[1:])), "llll",
         "75.50 95.50 8.00", (0, 2, 3), (0, 2, 3), []),
        # what stands before that is of no matter
        (("Old: 1 1 1", "Fees: 5.00 5.00 1.00", "South: 70.50 90.50 7.00", *(f"{line} 1.00" for line in SOUTH[1:])),
         "ttlll", "75.50 95.50 8.00", (1, 3, 4), (1, 2), [2]),
        (("Old: 1 1", "Older: 2 2", *NORTH, *SOUTH), "llllllll", "101.00 141.00", (3, 4, 6, 7), (3, 4, 6, 7), [2, 5]),
        # three sections
        ((*NORTH, *SOUTH, *SOUTH), "lllllllll", "171.50 231.50", (1, 2, 4, 5, 7, 8), (1, 2, 4, 5, 7, 8), [0, 3, 6]),
        # no section is the sum of its lines in every column; one of them is in too few; a wrong total is borne out once
        (("North: 30.50 50.50 9.00", "Rent: 10.25 20.25 1.00", "Fuel: 20.25 30.25 1.00", "South: 70.50 90.50 9.00",
          "Rent: 30.25 40.25 1.00", "Fuel: 40.25 50.25 1.00"), "llllll", "101.00 141.00 4.00", (1, 2, 4, 5),
         (1, 2, 4, 5), []),
        (("North: 30.50 50.50 9.00 9.00", "Rent: 10.25 20.25 1.00 1.00", "Fuel: 20.25 30.25 1.00 1.00",
          *(f"{line} · ·" for line in SOUTH)), "llllll", "101.00 141.00 2.00 2.00", (1, 2, 4, 5), (1, 2, 4, 5), []),
        (("North: 30.50 50.50 9.00", "Rent: 10.25 20.25 1.00", "Fuel: 20.25 30.25 1.00", "South: 70.50 90.50 2.00",
          "Rent: 30.25 40.25 1.00", "Fuel: 40.25 50.25 1.00"), "llllll", "· · 11.00", (1, 2, 4, 5), (1, 2, 4, 5), []),
        # a total is no section
        ((*NORTH, *SOUTH), "llltll", "101.00 141.00", (1, 2, 4, 5), (1, 2, 4, 5), []),
        (("Fees: 5.00 5.00 1.00", "South: 70.50 90.50 7.00", *(f"{line} 1.00" for line in SOUTH[1:])), "ttll",
         "75.50 95.50 8.00", (0, 2, 3), (0, 2, 3), []),
        # a section of three lines
        ((*NORTH, "South: 80.50 99.50", *SOUTH[1:], "Ink: 10.00 9.00"), "lllllll", "111.00 150.00", (1, 2, 4, 5, 6),
         (1, 2, 4, 5, 6), [0, 3]),
        # some of what it adds has been added before
        ((*NORTH, *SOUTH), "l-llll", "101.00 141.00", (1, 2, 4, 5), (1, 2, 4, 5), []),
    ],
)  # fmt: skip
def test_a_total_adds_the_lines_of_its_sections_or_the_sections(
    lines: tuple[str, ...], kinds: str, total: str, added: tuple[int, ...], expected: tuple[int, ...],
    sections: list[int],
) -> None:  # fmt: skip
    table = rows_of(*lines, f"Total: {total}")
    at, columns = len(lines), list(range(len(table.measures)))
    walk = reading_of(kinds.replace("f", "l"), table)
    walk.found = [Relation("down", place, (8, 9), (1, 1), Form.SUM, RULES["XLE202"], Evidence(1))
                  for place, kind in enumerate(kinds) if kind == "f"]  # fmt: skip
    chosen, found = sections_left_out(walk, at, try_rows(table, columns, at, Sum(added, (1,) * len(added))))
    assert (chosen.lines, chosen.signs) == (expected, (1,) * len(expected))
    assert [relation.target for relation in found] == sections
    assert all(set(relation.signs) == {1} for relation in found)


@pytest.mark.parametrize(
    ("signs", "form", "is_told"),
    [
        ((1, 1, 1, 1), Form.SUM, True),
        ((1, 1, 1, 1), Form.DIFFERENCE, False),
        ((1, 1, 1, 1), Form.VACANCY, False),
        ((1, 1, 1, -1), Form.SUM, False),
    ],
)
def test_only_what_is_added_and_never_taken_off_has_sections(signs: tuple[int, ...], form: Form, is_told: bool) -> None:
    table = rows_of(*NORTH, *SOUTH, "Total: 101.00 141.00")
    total = Sum((1, 2, 4, 5), signs, form=form)
    assert bool(sections_left_out(reading_of("llllll", table), 6, total)[1]) is is_told
