"""What printed totals tell of the empty cells among their parts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import xlengine.rules  # noqa: F401 — declares the rules
from tests.rows_by_hand import rows_of
from xlengine.computing.told_nil import told_by_totals
from xlengine.layout import Relation
from xlengine.rule import RULES, Form


def given(axis: str, target: int, *arguments: int, form: Form = Form.SUM, signs: tuple[int, ...] = (1, 1),
          running: bool = False) -> Relation:  # fmt: skip
    return Relation(axis, target, arguments, signs, form, RULES["XLE202"], running=running)


DOWN, ACROSS = given("down", 2, 0, 1), given("across", 2, 0, 1)
RUNNING = given("across", 2, 0, 1, running=True)


@pytest.mark.parametrize(
    ("lines", "relations", "expected"),
    [
        (("Posts: 11", "Travel: ·", "Total: 11"), [DOWN], {"B3": True}),
        (("Posts: 11", "Travel: ·", "Total: 19"), [DOWN], {"B3": False}),
        (("Posts: 11", "Travel: ·", "Total: ·"), [DOWN], {}),
        (("Posts: ·", "Travel: ·", "Total: 19"), [DOWN], {"B2": False, "B3": False}),
        (("Posts: ·", "Travel: ·", "Total: —"), [DOWN], {}),
        (("Posts: n/a", "Travel: ·", "Total: 19"), [DOWN], {}),
        (("Posts: 11", "Travel: 8", "Total: 19"), [DOWN], {}),
        (("Posts: 11 · 11",), [ACROSS], {"C2": True}),
        (("Posts: 11 · 19",), [ACROSS], {}),
        (("Posts: · · 19",), [ACROSS], {}),
        (("Posts: 11 · 11", "Travel: 12 · 12", "Fuel: 13 2 15"), [ACROSS], {"C2": True, "C3": True}),
        (("Posts: 11 · 11",), [given("across", 2, 0, 1, form=Form.DIFFERENCE, signs=(1, -1))], {"C2": True}),
        (("Posts: 11", "Travel: ·", "Net: 11"), [given("down", 2, 0, 1, form=Form.DIFFERENCE, signs=(1, -1))], {}),
        (("Posts: · 11 0",), [given("across", 2, 0, 1, form=Form.PERCENTAGE)], {}),
        (("Posts: ·", "Filled: ·", "Rate: 19"), [given("down", 2, 0, 1, form=Form.VACANCY)], {}),
        (("Posts: ·", "Filled: ·", "Rate: 19"), [given("down", 2, 0, 1, form=Form.PERCENTAGE)], {}),
        (("Posts: ·", "Travel: ·", "Net: 19"), [given("down", 2, 0, 1, form=Form.DIFFERENCE, signs=(1, -1))], {}),
        (
            ("Posts: ·", "Travel: ·", "Fuel: 3", "Total: 19"),
            [given("down", 3, 0, 1, 2, signs=(1, 1, 1))],
            {"B2": False, "B3": False},
        ),
        (("Posts: ·", "Travel: ·", "Fuel: n/a", "Total: 19"), [given("down", 3, 0, 1, 2, signs=(1, 1, 1))], {}),
        (("Posts: 11 · 11",), [RUNNING], {}),
        (("Posts: 11 · 11",), [RUNNING, ACROSS], {"C2": True}),
    ],
)
def test_a_printed_total_tells_whether_its_empty_part_is_nil(
    lines: Sequence[str], relations: list[Relation], expected: dict[str, bool]
) -> None:
    table = rows_of(*lines)
    table.relations = relations
    assert {f"{'ABCDEF'[at + 1]}{row}": nil for (row, at), nil in told_by_totals(table).items()} == expected


BELOW = given("down", 3, 0, 2)


@pytest.mark.parametrize(
    ("lines", "relations"),
    [
        (("Posts: 11", "Travel: 12", "Fuel: ·", "Total: 19", "Sum: 12"), [BELOW, given("down", 4, 1, 2)]),
        (("Posts: 11", "Travel: 12", "Fuel: ·", "Total: 19", "Sum: 12"), [given("down", 4, 1, 2), BELOW]),
        (("Posts: ·", "Travel: 12", "Fuel: ·", "Total: 19", "Sum: 12"), [given("down", 4, 1, 2), BELOW]),
    ],
)
def test_what_one_total_says_is_nil_no_other_total_makes_unknown(
    lines: Sequence[str], relations: list[Relation]
) -> None:
    table = rows_of(*lines)
    table.relations = relations
    assert told_by_totals(table)[4, 0] is True
