"""Totals of which one is wrong: how many of those beside it must be right, and how right."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.siblings import adds_up_below, as_the_others, by_siblings, sections_left_out
from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import Node, Walk
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form


def group(hits: int, misses: int) -> list[str]:
    """A line over two deeper ones, which is their sum in so many columns, and in so many others is not."""
    totals = ["3000.50"] * hits + ["3999.50"] * misses
    return [
        f"Office: {' '.join(totals)}",
        "> Rent:" + " 1000.25" * len(totals),
        "> Fuel:" + " 2000.25" * len(totals),
    ]


def found_in(table: Table) -> list[tuple[int, tuple[int, ...]]]:
    columns = list(range(len(table.measures)))
    return [(relation.target, relation.arguments) for relation in by_siblings(table, columns)]


@pytest.mark.parametrize(
    ("groups", "are_totals"),
    [
        ([(8, 0), (8, 0)], False),
        ([(8, 0), (6, 2)], True),
        ([(8, 0), (5, 3)], False),
        ([(7, 0), (5, 2)], False),
        ([(4, 0), (3, 1)], True),
        ([(2, 0), (1, 1)], True),
        ([(2, 0), (0, 2)], False),
        ([(6, 2), (6, 2)], False),
        ([(8, 0), (6, 2), (6, 2)], False),
        ([(8, 0), (7, 1), (7, 1)], False),
        ([(8, 0), (8, 0), (6, 2), (6, 2)], True),
        ([(4, 0), (4, 0), (2, 2)], True),
        ([(4, 0), (4, 0), (1, 3)], False),
        ([(1, 0), (1, 0)], False),
    ],
)
def test_the_totals_beside_a_doubted_one_tell_that_it_is_one(groups: list[tuple[int, int]], are_totals: bool) -> None:
    table = rows_of(*(line for hits, misses in groups for line in group(hits, misses)))
    every = [(at, (at + 1, at + 2)) for at in range(0, 3 * len(groups), 3)]
    assert found_in(table) == (every if are_totals else [])


@pytest.mark.parametrize("kind", ["outputs", "indicators", "table"])
def test_lines_of_outputs_and_indicators_have_no_totals_beside_one_another(kind: str) -> None:
    table = rows_of(*group(4, 0), *group(3, 1))
    table.kind = kind
    assert bool(found_in(table)) is (kind == "table")


def test_lines_deeper_than_any_above_them_belong_to_no_group() -> None:
    assert found_in(rows_of("> Ink:" + " 1" * 4, *group(4, 0), *group(3, 1))) == []


@pytest.mark.parametrize(("total", "parts", "proves"), [("100", "40 60", True), ("99", "40 59", False)])
def test_one_wrong_figure_needs_figures_of_some_weight_beside_it(total: str, parts: str, proves: bool) -> None:
    one, other = parts.split()
    table = rows_of(*group(2, 0), f"Office: {total} 7000", f"> Rent: {one} 1000", f"> Fuel: {other} 2000")
    assert bool(found_in(table)) is proves


def test_an_empty_part_may_be_what_is_missing_so_that_no_figure_is_wrong() -> None:
    table = rows_of(*group(2, 0), "Office: 3000.50 7000.50", "> Rent: 1000.25 ·", "> Fuel: 2000.25 2000.50")
    assert found_in(table) == []


@pytest.mark.parametrize(
    "other",
    [
        ("Office: 3000.50 9.00 3000.50 3000.50", "> Rent: 3000.50 3000.50 3000.50 3000.50"),
        ("Adjustment: 3000.50 9.00 3000.50 3000.50", *group(4, 0)[1:]),
        ("Office: 3000.50 9.00 3000.50 3000.50", group(4, 0)[1], "> Adjustment: 2000.25 2000.25 2000.25 2000.25"),
        ("Office: 3000.50 9.00 3000.50 3000.50", group(4, 0)[1], "> Subtotal: 2000.25 2000.25 2000.25 2000.25"),
        ("Office: 3000.50 9.00 3000.50 3000.50", *group(4, 0)[1:], "> Ink: · · · ·"),
    ],
)
def test_a_line_over_one_other_or_over_something_else_than_parts_is_no_total(other: tuple[str, ...]) -> None:
    assert found_in(rows_of(*group(4, 0), *group(3, 1))) != []
    assert found_in(rows_of(*group(4, 0), *other)) == []


@pytest.mark.parametrize(
    ("last", "mends"),
    [
        (("Total: 6001.00 6001.00 6001.00",), True),
        (("Total: 6001.00 6001.00 ·",), True),
        (("Total: 6001.00 · ·",), False),
        (("Total: 6001.00 6001.00 6009.00",), False),
        (("Sum: 6001.00 6001.00 6001.00",), False),
        (("Ink: 100.25 100.25 100.25", "Total: 6101.25 6101.25 6101.25"), True),
        (("Adjustment: 100.25 100.25 100.25", "Total: 6101.25 6101.25 6101.25"), False),
        (("Ink: 100.25 100.25 100.25", "Total: 6001.00 6001.00 6001.00"), False),
    ],
)
def test_a_total_that_is_right_with_the_parts_of_the_doubted_line_mends_it(last: tuple[str, ...], mends: bool) -> None:
    table = rows_of(*group(3, 0), *group(1, 2), *last)
    assert found_in(table) == ([(0, (1, 2)), (3, (4, 5))] if mends else [])


@pytest.mark.parametrize(("total", "mends"), [("6001.00", True), ("6000.00", False)])
def test_a_line_over_all_of_them_mends_them_too(total: str, mends: bool) -> None:
    below = [f"> {line}" if line[0] != ">" else f">{line}" for line in (*group(3, 0), *group(1, 2))]
    table = rows_of(f"Offices: {total} {total} {total}", *below)
    assert found_in(table) == ([(1, (2, 3)), (4, (5, 6))] if mends else [])


@pytest.mark.parametrize(
    ("lines", "adds_up"),
    [
        (("Total: 70", "Rent: 30", "Fuel: 40"), True),
        (("Total: 60", "Rent: 20", "Fuel: 40"), False),
        (("Total: 3000.50", "Rent: 1000.25", "Fuel: 2000.25", "Total: 3000.50"), True),
        (("Total: 3000.50", "Rent: 1000.25", "Total: 2000.25"), False),
        (("Total: 3000.50", "Rent: 3000.50"), False),
        (("Total: 3000.50", "Rent: 1000.25", "Fuel: 2900.25"), False),
        (("Total: 3000.50 9.00", "Rent: 1000.25 1.00", "Fuel: 2000.25 1.00"), False),
        (("Total: 6015.00", *["Rent: 100.25"] * 60), True),
        (("Total: 6115.25", *["Rent: 100.25"] * 61), False),
        (("Total: 100.50", "Rent: 50.25", "Fuel: 50.25", "Ink: 9.99"), True),
    ],
)
def test_a_total_may_stand_above_the_next_lines_up_to_another_total(lines: tuple[str, ...], adds_up: bool) -> None:
    walk = reading_of("", rows_of(*lines))
    assert adds_up_below(walk, 0) is adds_up


def with_subtotals(*evidence: tuple[int, int, int]) -> Walk:
    """Two subtotals before a wrong one, with what is known of some lines: the line, and the figures for and against."""
    table = rows_of(
        "Rent: 1", "Fuel: 2", "Subtotal: 3", "Ink: 3", "Paper: 4", "Subtotal: 7", "Light: 10", "Water: 20",
        "Subtotal: 99",
    )  # fmt: skip
    walk = reading_of("--t--tll-", table)
    walk.found = [
        Relation("down", at, (0, 1), (1, 1), Form.SUM, RULES["XLE201"], Evidence(hits, misses))
        for at, hits, misses in evidence
    ]
    return walk


@pytest.mark.parametrize(
    ("evidence", "parts"),
    [
        ([(2, 1, 0), (5, 1, 0)], (6, 7)),
        ([(5, 1, 0)], None),
        ([(2, 1, 0), (5, 1, 1)], None),
        ([(2, 1, 1), (5, 1, 0)], None),
        ([(2, 1, 0), (5, 0, 0)], None),
        ([(2, 0, 0), (5, 1, 0)], None),
        ([(2, 1, 1), (2, 1, 0), (5, 1, 0)], (6, 7)),
        ([(4, 1, 0), (5, 1, 0)], None),
        ([(5, 1, 0), (8, 1, 0)], None),
        ([(2, 1, 0), (5, 1, 0), (8, 0, 1)], (6, 7)),
    ],
)
def test_a_wrong_subtotal_is_read_as_two_right_ones_before_it(
    evidence: list[tuple[int, int, int]], parts: tuple[int, ...] | None
) -> None:
    walk = with_subtotals(*evidence)
    told = as_the_others(walk, 8, walk.table.lines[8])
    assert (told and (told.lines, told.hits, told.misses)) == (parts and (parts, 0, 1))


def test_a_wrong_subtotal_of_one_line_is_none() -> None:
    walk = with_subtotals((2, 1, 0), (5, 1, 0))
    walk.stack = [Node(7, "line", 0)]
    assert as_the_others(walk, 8, walk.table.lines[8]) is None


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
