"""Empty cells that are not filled: percentages of a balance, differences of what is not there; where nil is printed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

import xlengine.rules  # noqa: F401 — declares the rules
from tests.entries_by_hand import entries, entry
from tests.rows_by_hand import rows_of
from xlengine.computing.blanks import MOSTLY, OFTEN, Blanks
from xlengine.layout import Relation
from xlengine.rule import RULES, Form


def given(form: Form, target: int, *arguments: int, axis: str = "across", rule: str = "XLE202") -> Relation:
    return Relation(axis, target, arguments, (1, 1), form, RULES[rule])


PERCENTAGE, FRACTION, GROWTH = Form.PERCENTAGE, Form.FRACTION, Form.GROWTH
RATES = ("Fuel: 5 10 50", "Ink: 4 8 50")
BELOW_NIL = ("Fuel: 5 10 50", "Ink: 4 -8 -50")


@pytest.mark.parametrize(
    ("lines", "form", "is_left"),
    [
        (("Posts: 3 6 ·", *RATES), PERCENTAGE, False),
        (("Surplus: 3 6 ·", *RATES), PERCENTAGE, True),
        (("Surplus: 3 6 ·", RATES[0]), PERCENTAGE, False),
        (("Surplus: 3 6 ·",), PERCENTAGE, False),
        (("Surplus: 3 6 50", *RATES), PERCENTAGE, False),
        (("Surplus: 3 6 —", *RATES), PERCENTAGE, False),
        (("Surplus: 3 6 ·", *RATES), FRACTION, True),
        (("Surplus: 3 6 ·", *RATES), Form.SUM, False),
        (("Surplus: 3 · ·", *RATES), Form.DIFFERENCE, False),
        (("Posts: 3 -6 ·", *RATES), PERCENTAGE, True),
        (("Posts: 3 -6 ·", *RATES), GROWTH, True),
        (("Posts: 3 -6 ·", *RATES), FRACTION, False),
        (("Posts: 3 -1 ·", *RATES), PERCENTAGE, True),
        (("Posts: 3 -0.5 ·", *RATES), PERCENTAGE, True),
        (("Posts: 3 0 ·", *RATES), PERCENTAGE, False),
        (("Posts: 3 · ·", *RATES), PERCENTAGE, False),
        (("Posts: -3 6 ·", *RATES), PERCENTAGE, False),
        (("Posts: 3 -6 ·", RATES[0]), PERCENTAGE, False),
        (("Posts: 3 -6 ·", *BELOW_NIL), PERCENTAGE, False),
        (("Surplus: 3 6 ·", *BELOW_NIL), PERCENTAGE, True),
    ],
)
def test_no_percentage_of_a_balance_or_of_what_is_below_nil_is_filled_in_beside_others(
    lines: Sequence[str], form: Form, is_left: bool
) -> None:
    table = rows_of(*lines)
    row = table.entries[0]
    assert Blanks(table).leaves_empty(given(form, 2, 0, 1), 0, row[2], row[:2]) is is_left


@pytest.mark.parametrize(
    ("axis", "rule", "line", "is_left"),
    [
        ("down", "XLE209", 0, True),
        ("down", "XLE221", 0, True),
        ("down", "XLE223", 0, True),
        ("down", "XLE202", 0, False),
        ("down", "XLE209", 1, False),
        ("across", "XLE209", 0, False),
    ],
)
def test_a_balance_is_what_two_lines_differ_by(axis: str, rule: str, line: int, is_left: bool) -> None:
    table = rows_of("Rest: 3 6 ·", *RATES)
    table.relations = [given(Form.DIFFERENCE, line, 1, 2, axis=axis, rule=rule)]
    row = table.entries[0]
    assert Blanks(table).leaves_empty(given(PERCENTAGE, 2, 0, 1), 0, row[2], row[:2]) is is_left


@pytest.mark.parametrize(
    ("printed", "parts", "form", "is_left"),
    [
        ("·", "· 5", Form.DIFFERENCE, True),
        ("·", "5 ·", Form.DIFFERENCE, True),
        ("·", "5 3", Form.DIFFERENCE, False),
        ("·", "5 —", Form.DIFFERENCE, False),
        ("2", "5 ·", Form.DIFFERENCE, False),
        ("·", "5 ·", Form.SUM, False),
        ("·", "5 ·", PERCENTAGE, False),
    ],
)
def test_down_a_column_no_difference_is_taken_from_what_is_not_there(
    printed: str, parts: str, form: Form, is_left: bool
) -> None:
    blanks = Blanks(rows_of("Posts: 3", "Travel: 3", "Rest: ·"))
    assert blanks.leaves_empty(given(form, 2, 0, 1, axis="down"), 2, entry(printed), entries(parts)) is is_left


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Posts: 3 6 50", "Fuel: 5 10 50"), (2, False)),
        (("Posts: 3 6 50", "Fuel: 5 10 ·"), (1, False)),
        (("Posts: 3 6 50", "Fuel: 5 -10 ·"), (1, False)),
        (("Posts: 3 6 50", "Fuel: -5 10 -50"), (2, False)),
        (("Posts: 3 6 50", "Fuel: 5 -10 -50"), (2, True)),
        (("Posts: 3 6 50", "Fuel: 5 -10 —"), (2, True)),
        (("Posts: 3 6 n/a", "Fuel: 5 · 50"), (1, False)),
        (("Posts: 3 6 ·", "Fuel: 5 10 ·"), (0, False)),
    ],
)
def test_the_percentages_of_a_column_are_counted_with_those_of_amounts_below_nil(
    lines: Sequence[str], told: tuple[int, bool]
) -> None:
    blanks = Blanks(rows_of(*lines))
    assert blanks.below_nil.percentages(given(PERCENTAGE, 2, 0, 1)) == told
    assert blanks.below_nil.percentages(given(PERCENTAGE, 2, 0, 1)) == told


def test_each_column_of_percentages_has_its_own_count_for_each_whole() -> None:
    blanks = Blanks(rows_of("Posts: 3 -6 -50 5", "Fuel: 5 -10 -50 ·"))
    assert blanks.below_nil.percentages(given(PERCENTAGE, 2, 0, 1)) == (2, True)
    assert blanks.below_nil.percentages(given(PERCENTAGE, 2, 1, 0)) == (2, False)
    assert blanks.below_nil.percentages(given(PERCENTAGE, 3, 0, 1)) == (1, True)


@pytest.mark.parametrize(
    ("lines", "inputs", "shows"),
    [
        (("Posts: — 5",), (0, 1), True),
        (("Posts: 5 —",), (0, 1), True),
        (("Posts: 0 5",), (0,), True),
        (("Posts: — 5",), (1,), False),
        (("Posts: — 5",), (), False),
        (("Posts: · 5",), (0, 1), False),
        (("Posts: n/a 5",), (0, 1), False),
        (("Posts: 4 5", "Fuel: — 5"), (0, 1), True),
    ],
)
def test_nil_is_shown_where_it_is_printed_in_a_column_of_inputs(
    lines: Sequence[str], inputs: Sequence[int], shows: bool
) -> None:
    blanks = Blanks(rows_of(*lines))
    assert blanks.shows_nil(inputs) is shows
    assert blanks.shows_nil(inputs) is shows


def test_three_cells_in_ten_are_often_and_two_in_three_mostly() -> None:
    assert (Fraction(3, 10), Fraction(2, 3)) == (OFTEN, MOSTLY)
