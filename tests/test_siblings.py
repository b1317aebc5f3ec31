"""Totals of which one is wrong: how many of those beside it must be right, and how right."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.siblings import adds_up_below, as_the_others, by_siblings
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
    relations = by_siblings(table, list(range(len(table.measures))))
    assert all(set(relation.signs) == {1} for relation in relations)
    return [(relation.target, relation.arguments) for relation in relations]


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


@pytest.mark.parametrize(
    ("doubted", "are_totals"),
    [
        (("Office: 3000.50 · · ·", "> Rent: 1000.25 · · ·", "> Fuel: 2000.25 · · ·"), True),
        (("Office: 3999.50 · · ·", "> Rent: 1000.25 · · ·", "> Fuel: 2000.25 · · ·"), False),
        (("Office: 3000.50 · · ·", "> Rent: · 1000.25 · ·", "> Fuel: · 2000.25 · ·"), False),
        (
            ("Office: 3000.50 3999.50 7000.50 ·", "> Rent: 1000.25 1000.25 · ·", "> Fuel: 2000.25 2000.25 2000.50 ·"),
            False,
        ),
    ],
)
def test_a_line_without_many_figures_is_a_total_where_none_is_against_it(
    doubted: tuple[str, ...], are_totals: bool
) -> None:
    assert found_in(rows_of(*group(4, 0), *doubted)) == ([(0, (1, 2)), (3, (4, 5))] if are_totals else [])


@pytest.mark.parametrize("first", [[(4, 0), (4, 0)], [(4, 0), (0, 4), (0, 4)], [(4, 0), (0, 4)]])
def test_each_group_is_told_by_its_own_lines(first: list[tuple[int, int]]) -> None:
    below = [f"> {line}" if line[0] != ">" else f">{line}" for hits, misses in first for line in group(hits, misses)]
    table = rows_of("North: 9 9 9 9", *below, "South: 9 9 9 9", *(f">{line}" if line[0] == ">" else f"> {line}" for line
                    in (*group(4, 0), *group(3, 1))))  # fmt: skip
    assert found_in(table) == [(at, (at + 1, at + 2)) for at in range(len(below) + 2, len(below) + 8, 3)]


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
        (("Total: · · ·",), False),
        (("Total: 6001.00 6001.00 6001.00", "Ink: 100.25 100.25 100.25"), True),
        (("Total: 6001.00 6001.00 6001.00", "Adjustment: 100.25 100.25 100.25"), True),
        (("Sum: 6001.00 6001.00 6001.00",), False),
        (("Ink: 100.25 100.25 100.25", "Total: 6101.25 6101.25 6101.25"), True),
        (("Adjustment: 100.25 100.25 100.25", "Total: 6101.25 6101.25 6101.25"), False),
        (("Ink: 100.25 100.25 100.25", "Total: 6001.00 6001.00 6001.00"), False),
    ],
)
def test_a_total_that_is_right_with_the_parts_of_the_doubted_line_mends_it(last: tuple[str, ...], mends: bool) -> None:
    table = rows_of(*group(3, 0), *group(1, 2), *last)
    assert found_in(table) == ([(0, (1, 2)), (3, (4, 5))] if mends else [])


@pytest.mark.parametrize(("own", "is_total"), [(["", ""], True), (["1.1", "1.2"], False), (["", "1.2"], True)])
def test_a_total_right_after_the_parts_and_as_deep_as_the_first_closes_them(own: list[str], is_total: bool) -> None:
    table = rows_of(*group(4, 0), *group(3, 1), "Total: 1 2 3 4")
    table.lines[3].code = "1"
    for line, code in zip(table.lines[4:6], own, strict=True):
        line.code, line.indent = code, 0 if code else 1
    assert bool(found_in(table)) is is_total


@pytest.mark.parametrize(("total", "mends"), [("6001.00", True), ("6000.00", False)])
def test_a_line_over_all_of_them_mends_them_too(total: str, mends: bool) -> None:
    below = [f"> {line}" if line[0] != ">" else f">{line}" for line in (*group(3, 0), *group(1, 2))]
    table = rows_of(f"Offices: {total} {total} {total}", *below)
    assert found_in(table) == ([(1, (2, 3)), (4, (5, 6))] if mends else [])


def test_a_total_before_them_or_one_of_themselves_mends_nothing() -> None:
    before = ("Ink: 1 1 1", "Paper: 2 2 2", "Total: 3 3 3")
    assert found_in(rows_of(*before, *group(3, 0), *group(1, 2), "Total: 6007.00 6007.00 6007.00")) == []
    itself = ("Total office: 3000.50 3000.50 3000.50", "> Rent: 1000.25 9.00 9.00", "> Fuel: 2000.25 2000.25 2000.25")
    assert found_in(rows_of(*group(3, 0), *itself)) == []


def test_totals_of_three_lines_are_told_as_those_of_two() -> None:
    more = [["Office: 3009.50 3009.50 3009.50", *group(3, 0)[1:], "> Ink: 9.00 9.00 9.00"], group(2, 1)]
    assert found_in(rows_of(*more[0], *more[1])) == [(0, (1, 2, 3)), (4, (5, 6))]


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
    for before in range(3):
        walk = reading_of("", rows_of(*["Wages: 7.77" + " 7.77" * (len(lines[0].split()) - 2)] * before, *lines))
        assert adds_up_below(walk, before) is adds_up


def with_subtotals(*evidence: tuple[int, int, int]) -> Walk:
    """Two subtotals before a wrong one, with what is known of some lines: the line, and the figures for and against."""
    table = rows_of(
        "Rent: 1", "Fuel: 2", "Subtotal: 3", "Ink: 3", "Paper: 4", "Subtotal: 7", "Light: 10", "Water: 20",
        "Subtotal: 99", "Subtotal: 50",
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
        ([(2, 1, 0), (5, 1, 0), (9, 0, 1)], (6, 7)),
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
