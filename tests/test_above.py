"""Totals above their parts: how many parts, how sure the figures are, and where a line's parts end."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.above import fill_from_below, may_stand_above, parted_by_figures, total_above, totals_left_above
from xlengine.down.walk import Walk

STAFF = ("Staff: 3000.50 4000.50", "> Posts: 1000.25 1500.25", "> Travel: 2000.25 2500.25")
LOCAL = (">> Local: 1200.00 1100.25", ">> Foreign: 800.25 1400.00")


def found_by(walk: Walk) -> list[tuple[int, tuple[int, ...]]]:
    return [(relation.target, relation.arguments) for relation in walk.found]


def waiting(walk: Walk, lines: int, leads: bool = False) -> Walk:
    """With depth where its lines have any; `leads` where a total waits above."""
    walk.has_depth = any(line.indent for line in walk.table.lines[:lines])
    walk.leads = leads
    return walk


@pytest.mark.parametrize(("parts", "found"), [(1, 0), (2, 1), (60, 1), (61, 0)])
def test_a_line_above_adds_two_to_sixty_deeper_lines(parts: int, found: int) -> None:
    each = ["> Posts: 100.25 200.75"] * parts
    walk = reading_of("l" * (parts + 1), rows_of(f"Staff: {100.25 * parts:.2f} {200.75 * parts:.2f}", *each))
    total_above(waiting(walk, parts + 1), parts)
    assert len(walk.found) == found
    assert len(walk.stack) == (1 if found else parts + 1)
    assert walk.stack[0].kind == ("total" if found else "line")


@pytest.mark.parametrize(
    ("lines", "kinds", "leads", "found"),
    [
        (STAFF, "lll", False, [(0, (1, 2))]),
        (STAFF, "tll", False, []),
        (STAFF, "mll", False, []),
        (("Staff: 3000.50", *(line.rpartition(" ")[0] for line in STAFF[1:])), "lll", False, []),
        (("Staff: 3001.50 4000.50", *STAFF[1:]), "lll", False, []),
        (("Staff: 3000.50 4000.50", "Posts: 1000.25 1500.25", "Travel: 2000.25 2500.25"), "lll", True, []),
        (("Total: 3000.50", "Posts: 1000.25", "Travel: 2000.25"), "lll", True, [(0, (1, 2))]),
        (("Total: 3000.50", "Posts: 1000.25", "Travel: 2000.25"), "lll", False, []),
        (("Total: 70", "Posts: 30", "Travel: 40"), "lll", True, [(0, (1, 2))]),
        (("Total: 60", "Posts: 20", "Travel: 40"), "lll", True, []),
        (("Rent: 1 2", "Staff: 3000.50 4000.50", *STAFF[1:]), "llll", False, [(1, (2, 3))]),
        (("Staff: 3000.50 4000.50", ">> Posts: 1000.25 1500.25", "> Travel: 2000.25 2500.25"), "lll", False, []),
    ],
)
def test_a_line_above_needs_words_or_deeper_lines_and_figures_that_agree(
    lines: tuple[str, ...], kinds: str, leads: bool, found: list[tuple[int, tuple[int, ...]]]
) -> None:
    walk = waiting(reading_of(kinds, rows_of(*lines)), len(lines), leads)
    total_above(walk, len(lines) - 1)
    assert found_by(walk) == found


@pytest.mark.parametrize("kind", ["outputs", "indicators"])
def test_lines_of_outputs_and_indicators_add_up_to_nothing(kind: str) -> None:
    walk = waiting(reading_of("lll", rows_of(*STAFF)), 3)
    walk.table.kind = kind
    total_above(walk, 2)
    assert not walk.found
    assert not parted_by_figures(walk)


def test_the_last_part_of_a_total_may_be_a_total_of_lines_below_it() -> None:
    walk = waiting(reading_of("lll--", rows_of(*STAFF, *LOCAL)), 5)
    total_above(walk, 2)
    assert found_by(walk) == [(0, (1, 2)), (2, (3, 4))]
    assert walk.spent == {3, 4}


def test_lines_that_have_been_added_explain_no_part_again() -> None:
    walk = waiting(reading_of("lll--", rows_of(*STAFF, *LOCAL)), 5)
    walk.spent = {3}
    total_above(walk, 2)
    assert found_by(walk) == [(0, (1, 2))]


@pytest.mark.parametrize(
    "below",
    [
        (">> Local: 1200.00 1100.25", ">> Foreign: 801.25 1400.00"),  # a figure contradicts
        (">> Local: 2000.25 2500.25",),  # one line is no sum
        ("> Local: 1200.00 1100.25", ">> Abroad: 9.00 9.00", "> Foreign: 800.25 1400.00"),  # they stand beside it
        (">> Local: 1200.00 ·", ">> Foreign: 800.25 ·"),  # one figure alone
    ],
)
def test_lines_below_a_part_explain_it_only_where_they_are_deeper_and_prove_it(below: tuple[str, ...]) -> None:
    walk = waiting(reading_of("lll" + "-" * len(below), rows_of(*STAFF, *below)), 3)
    total_above(walk, 2)
    assert found_by(walk) == [(0, (1, 2))]
    assert not walk.spent


@pytest.mark.parametrize(
    ("lines", "parted"),
    [
        (("Staff: 100 1200.50", "Posts: 40 600.25", "Travel: 60 600.25"), [(0, (1, 2))]),
        (("Staff: 99 1200.50", "Posts: 40 600.25", "Travel: 59 600.25"), []),
        (("Staff: 3000.50", "Posts: 1000.25", "Travel: 2000.25", "Rent: 2.50", "Fuel: 1.25", "Ink: 1.25"), []),
        (
            ("Staff: 5 5", "Posts: 2 2", "Travel: 3 3", "Rent: 200.50 300.50", "A: 50.25 70.25", "B: 150.25 230.25"),
            [(3, (4, 5))],
        ),
        (
            ("Staff: 12 12", "Posts: 5 5", "Travel: 7 7", "Rent: 200.50 300.50", "A: 50.25 70.25", "B: 150.25 230.25"),
            [(0, (1, 2)), (3, (4, 5))],
        ),
        (("Staff: 3000.50 4000.60", "Posts: 1000.25 1500.25", "Travel: 2000.25 2500.25"), []),
    ],
)
def test_only_several_columns_together_part_lines_without_words(
    lines: tuple[str, ...], parted: list[tuple[int, tuple[int, ...]]]
) -> None:
    walk = reading_of("l" * len(lines), rows_of(*lines))
    assert parted_by_figures(walk) is bool(parted)
    assert found_by(walk) == parted
    spent = {part for _, parts in parted for part in parts}
    assert [node.line for node in walk.stack] == [at for at in range(len(lines)) if at not in spent]


@pytest.mark.parametrize(("before", "parted"), [(57, True), (58, False)])
def test_sixty_waiting_lines_are_looked_at(before: int, parted: bool) -> None:
    lines = ("Staff: 3000.50 4000.50", "Posts: 1000.25 1500.25", "Travel: 2000.25 2500.25")
    walk = reading_of("l" * (before + 3), rows_of(*["Rent: 70000.11 90000.13"] * before, *lines))
    assert parted_by_figures(walk) is parted


@pytest.mark.parametrize(
    ("lines", "kinds", "at", "parts"),
    [
        (("Total: ·", "Posts: 1", "Travel: 2"), "---", 0, (1, 2)),
        (("Total: ·", "Posts: 1"), "--", 0, None),
        (("Total: —", "Posts: 1", "Travel: 2"), "---", 0, None),
        (("Staff: ·", "Posts: 1", "Travel: 2"), "---", 0, None),
        (("Rent: 9", "Total: ·", "Posts: 1", "Travel: 2"), "l---", 1, None),
        (("Rent: 9", "Total, of which: ·", "Posts: 1", "Travel: 2"), "l---", 1, (2, 3)),
        (("Rent: 9", "Fuel: 8", "Total of which: ·", "Posts: 1", "Travel: 2"), "ll---", 2, None),
        (("Rent: 9", "Fuel: 8", "North: ·", "Total of which: ·", "A: 1", "B: 2"), "ll----", 3, (4, 5)),
        (("> Rent: 9", "> Fuel: 8", "Total of which: ·", "A: 1", "B: 2"), "ll---", 2, (3, 4)),
        (("> Rent: 9", "Fuel: 8", "Total of which: ·", "A: 1", "B: 2"), "ll---", 2, None),
        (("Rent: 9", "> Fuel: 8", "Total of which: ·", "A: 1", "B: 2"), "ll---", 2, (3, 4)),
        (("Total: ·", "> Posts: 1", ">> Local: 1", "> Travel: 2"), "----", 0, (1, 3)),
        (("Total: ·", "Of which: ·", "Posts: 1", "Travel: 2"), "----", 0, (2, 3)),
        (("Total: ·", "> Posts: 1", "> Travel: 2", "Rent: 3"), "----", 0, (1, 2)),
        (("Total: ·", "> Posts: 1", "> Travel: 2", "Total: ·"), "----", 0, None),
        (("Total: ·", "Posts: 1", "Travel: 2", "Total: ·"), "----", 0, None),
        (("Total: ·", "> Posts: 1", "> Travel: 2", "Rent: 3", "Total: ·"), "-----", 0, (1, 2)),
        (("Total: ·", "> Posts: 1", "> Travel: 2", "Rent: 3", "Total: 9"), "-----", 0, None),
        (("Total: ·", "Posts: 1", "Travel: 2", "Balance: 3"), "----", 0, None),
        (("Total of which: ·", "A: 1", "B: 2", "Total of which: ·", "C: 3"), "-----", 0, (1, 2)),
        (("Total of which: ·", "A: 1", "B: 2", "Total of which: ·"), "----", 0, None),
    ],
)
def test_an_empty_total_is_filled_from_below_where_its_parts_are_all_there(
    lines: tuple[str, ...], kinds: str, at: int, parts: tuple[int, ...] | None
) -> None:
    walk = reading_of(kinds, rows_of(*lines))
    line = walk.table.lines[at]
    before = list(walk.stack)
    assert fill_from_below(walk, at, line) is (parts is not None)
    assert found_by(walk) == ([] if parts is None else [(at, parts)])
    assert walk.spent == (set() if parts is None else set(range(at, parts[-1] + 1)))
    assert [node.line for node in walk.stack] == [*(node.line for node in before), *([] if parts is None else [at])]


def test_lines_above_an_empty_total_wait_for_nothing_else_where_a_colon_ends_it() -> None:
    walk = reading_of("ll---", rows_of("Rent: 9", "Fuel: 8", "Total of which: ·", "Posts: 1", "Travel: 2"))
    walk.table.lines[2].label += ":"
    assert fill_from_below(walk, 2, walk.table.lines[2])
    assert found_by(walk) == [(2, (3, 4))]


@pytest.mark.parametrize(
    ("lines", "kinds", "at", "may"),
    [
        (("Total: 9",), "l", 0, False),
        (("Rent: 9", "Total: 9", "Paper: 4", "Light: 5"), "l---", 1, True),
        (("Rent: 9", "Total: 9", "Paper: 9"), "l--", 1, False),
        (("Rent: 9", "Fuel: 9", "Total: 9", "Paper: 4", "Light: 5"), "ll---", 2, False),
        (("Rent: 9", "Fuel: 9", "Total expenditure: 9", "Paper: 4", "Light: 5"), "ll---", 2, True),
        (("Rent: 9", "Fuel: 9", "Total revenue: 9", "Paper: 4", "Light: 5"), "ll---", 2, True),
        (("Rent: 9", "Total: 9", "Paper: 4", "Light: ·"), "l---", 1, False),
        (("Rent: 9", "Total: 9", "Paper: 4", "Revenue: 5"), "l---", 1, False),
        (("Rent: 9", "Total: 9", "Paper: 4", "Light: 5", "Total: 9"), "l----", 1, False),
        (("Rent: 9", "Total: 9", "Total: 4", "Light: 5"), "l---", 1, False),
        (("Rent: 9", "Total: 9", ": 4", "Light: 5"), "l---", 1, False),
        (("Rent: 9", "Fuel: 9", "Total: 9", "> Paper: 9"), "ll--", 2, True),
        (("Rent: 9", "> Fuel: 9", "Total: 9", "> Paper: 9"), "ll--", 2, False),
        (("Rent: 9", "> Fuel: 9", "> Total: 9", ">> Paper: 9"), "ll--", 2, True),
        (("Rent: 9", "Fuel: 9", "Total: 9", "> Paper: 9", "> Subtotal: 9"), "ll---", 2, False),
        (("Rent: 9", "Fuel: 9", "Total: 9", "> Paper: 9", "Total: 9"), "ll---", 2, False),
        (("Rent: 9", "Fuel: 9", "Total: 9", "> Paper: 9", "Ink: 9"), "ll---", 2, True),
        (("Rent: 9", "Fuel: 9", "Total: 9", "> Paper: 9", "Ink: 9", "Total: 9"), "ll----", 2, True),
        (("Rent: 9", "Net requirements: 9", "Paper: 4", "Light: 5"), "l---", 1, False),
        (("Rent: 9", "Fuel: 9", "3. Total: 9", "(a) Paper: 4"), "ll--", 2, True),
        (("Rent: 9", "Fuel: 9", "3. Total: 9", "(b) Paper: 4"), "ll--", 2, False),
        (("Rent: 9", "Fuel: 9", "Total: 9", "(a) Paper: 4"), "ll--", 2, False),
        (("Rent: 9", "Fuel: 9", "1. Total: 9", "(a) Paper: 4"), "ll--", 2, False),
        (("Rent: 9", "Total requirements: 9", "> Paper: 9"), "l--", 1, True),
    ],
)
def test_the_parts_of_a_total_may_stand_below_it_where_place_depth_or_numbers_say_so(
    lines: tuple[str, ...], kinds: str, at: int, may: bool
) -> None:
    assert may_stand_above(reading_of(kinds, rows_of(*lines)), at) is may


def test_where_the_table_begins_with_a_total_others_may_stand_above_too() -> None:
    walk = reading_of("ll--", rows_of("Total: 9", "Fuel: 9", "Total: 9", "Posts: 9"))
    assert not may_stand_above(walk, 2)
    walk.begins_with_total = True
    assert may_stand_above(walk, 2)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Total: 30 70", "Posts: 10 30", "Travel: 20 45"), []),
        (("Total: 30 70", "Posts: 10 30", "Travel: 25 41"), []),
        (("Total: 3000.50 70 80", "Posts: 1000.25 30 30", "Travel: 2000.25 45 55"), []),
        (("Staff: 3000.50 70", "Posts: 1000.25 30", "Travel: 2000.25 45"), []),
        (("Total: 3000.50 70", "Posts: 1000.25 30", "Travel: 2000.25 45"), [(0, (1, 2))]),
        (("Total: 99 70", "Posts: 40 30", "Travel: 59 45"), []),
        (("Total: 100 70", "Posts: 40 30", "Travel: 60 45"), [(0, (1, 2))]),
        (("Total: 3000.50 70", "Posts: 1000.25 45"), []),
        (("Rent: 1.00 1", "Total of which: 3000.50 70", "Posts: 1000.25 30", "Travel: 2000.25 45"), [(1, (2, 3))]),
        (("Rent: 1.00 1", "Total: 3000.50 70", "Posts: 1000.25 30", "Travel: 2000.25 45"), []),
    ],
)
def test_a_total_above_with_one_wrong_figure_is_a_total_where_the_others_are_right(
    lines: tuple[str, ...], found: list[tuple[int, tuple[int, ...]]]
) -> None:
    walk = reading_of("", rows_of(*lines))
    totals_left_above(walk)
    assert found_by(walk) == found


def test_a_total_that_is_found_or_added_already_is_not_found_again() -> None:
    walk = reading_of("", rows_of("Total: 3000.50 70", "Posts: 1000.25 30", "Travel: 2000.25 45"))
    walk.spent = {0}
    totals_left_above(walk)
    assert not walk.found
