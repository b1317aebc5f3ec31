"""Empty totals in tables in which some totals stand above their parts, and sums of a line and of what it adds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.computing.doubtful_sums import adds_a_line_and_all_others, passes_over_a_line
from xlengine.down.heads import adds_a_line_and_its_parts, begins_below_a_head
from xlengine.down.trials import Sum
from xlengine.layout import Relation, State
from xlengine.rule import RULES, Form

TAX = ("I. Tax: 900 700", "Income tax: 600 500", "Customs: 300 200")


@pytest.mark.parametrize(
    ("above", "mark", "expected"),
    [
        (TAX, "II. Other revenue: · ·", True),
        (TAX, "Other revenue: · ·", False),
        (TAX, "> II. Other revenue: · ·", False),
        (("I. Tax: 900 740", *TAX[1:]), "II. Other revenue: · ·", False),
        (("I. Tax: 900 ·", *TAX[1:]), "II. Other revenue: · ·", False),
    ],
)
def test_what_looks_like_a_heading_may_be_a_total_as_another_is(
    above: Sequence[str], mark: str, expected: bool
) -> None:
    table = rows_of(*above, mark, "Fees: 20 30", "Fines: 40 10", "Total: · ·")
    assert begins_below_a_head(reading_of("lllmll", table), table.lines[6], Sum.of((4, 5))) is expected


def test_it_is_one_where_the_reading_has_found_the_other() -> None:
    table = rows_of("I. Tax: 900 ·", *TAX[1:], "II. Other revenue: · ·", "Fees: 20 30", "Fines: 40 10", "Total: · ·")
    walk = reading_of("t--mll", table)
    assert not begins_below_a_head(walk, table.lines[6], Sum.of((4, 5)))
    walk.found = [Relation("down", 0, (1, 2), (1, 1), Form.SUM, RULES["XLE202"])]
    assert begins_below_a_head(walk, table.lines[6], Sum.of((4, 5)))
    assert not begins_below_a_head(walk, table.lines[6], Sum.of((0, 4, 5)))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Head office: 54 47", "Managers: 23 22", "Staff: 31 25", "Regions: 90 80"), True),
        (("Head office: 54 61", "Managers: 23 22", "Staff: 31 25", "Regions: 90 80"), False),
        (("Head office: 54 ·", "Managers: 23 22", "Staff: 31 25", "Regions: 90 80"), False),
        (("Managers: 23 22", "Head office: 54 47", "Staff: 31 25", "Agents: 23 22"), True),
    ],
)
def test_a_total_does_not_add_a_line_and_those_that_it_adds(lines: Sequence[str], expected: bool) -> None:
    walk = reading_of("llll", rows_of(*lines, "Total: · ·"))
    assert adds_a_line_and_its_parts(walk, Sum.of((0, 1, 2, 3))) is expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (("1414.89", "126.61", "1148.28", "140.00"), True),
        (("1414.88", "126.61", "1148.28", "140.00"), False),
        (("1414.89", "1274.89", "·", "140.00"), False),
        (("126", "60", "40", "26"), False),
        (("126.1", "60.1", "40", "26"), True),
        (("126.61", "1148.28", "140.00", "1414.89"), True),
    ],
)
def test_a_total_that_would_add_another_and_all_that_it_adds_stays_empty(
    figures: Sequence[str], expected: bool
) -> None:
    table = rows_of(*(f"L{at}: {figure}" for at, figure in enumerate(figures)), "Total: ·")
    total = Relation("down", 4, (0, 1, 2, 3), (1, 1, 1, 1), Form.SUM, RULES["XLE202"])
    assert adds_a_line_and_all_others(table.entries, total, 0) is expected


BELOW = Relation("down", 0, (1, 2), (1, 1), Form.SUM, RULES["XLE202"])


@pytest.mark.parametrize(
    ("lines", "measure", "expected"),
    [
        (("Total: · 90", "A: 5 50", "B: 6 40", "C: 7 —"), 0, True),
        (("Total: · 90", "A: 5 50", "B: 6 40", "C: 7 0"), 0, True),
        (("Total: · 90", "A: 5 50", "B: 6 40", "C: 7 3"), 0, False),
        (("Total: · 90", "A: 5 50", "B: 6 40", "C: 7 ·"), 0, False),
        (("Total: · 90", "A: 5 50", "B: 6 40", "C: · —"), 0, False),
        (("Total: · 90", "A: 5 90", "B: 6 ·", "C: 7 —"), 0, False),
        (("Total: · 90", "A: 5 50", "B: 6 40", "> C: 7 —"), 0, False),
        (("Total: · 90", "A: 5 50", "B: 6 40", "TOTAL: 7 —"), 0, False),
        (("Total: · 90", "A: 5 50", "B: 6 40", "CC: 7 —"), 0, False),
        (("Total: · 90", "A: 5 50", "B: 6 40", "Heading: · ·", "C: 7 —"), 0, False),
    ],
)
def test_a_line_right_below_the_parts_may_be_one_where_it_is_nil_in_what_the_total_prints(
    lines: Sequence[str], measure: int, expected: bool
) -> None:
    table = rows_of(*(line if not line.startswith(("A", "B", "C:")) else f"Part {line}" for line in lines))
    assert passes_over_a_line(table, BELOW, measure, {0, 1}, {0: (1, 2)}) is expected


def test_a_line_below_a_total_that_stands_below_its_parts_is_none() -> None:
    table = rows_of("Part A: 5 50", "Part B: 6 40", "Total: · 90", "Part C: 7 —")
    total = Relation("down", 2, (0, 1), (1, 1), Form.SUM, RULES["XLE202"])
    assert not passes_over_a_line(table, total, 0, {0, 1}, {2: (0, 1)})
    assert table.entries[3][1].state is State.NIL
