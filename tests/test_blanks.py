"""Empty cells of a line: nil that nobody wrote, or figures that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

import xlengine.rules  # noqa: F401 — declares the rules
from tests.rows_by_hand import rows_of
from xlengine.computing.blanks import Blanks
from xlengine.layout import Relation, Table
from xlengine.rule import RULES, Form

USUAL = ("Travel: 12 · ·", "Fuel: 13 · ·", "Rent: 14 7 ·")
"""Lines in which the second column is empty more often than not."""


def given(target: int, *arguments: int, form: Form = Form.SUM, signs: tuple[int, ...] = (), axis: str = "across",
          rule: str = "XLE202", running: bool = False, base: int | None = None) -> Relation:  # fmt: skip
    signs = signs or (1,) * len(arguments)
    return Relation(axis, target, arguments, signs, form, RULES[rule], running=running, base_line=base)


ADDED = given(2, 0, 1)
BALANCE = given(2, 0, 1, form=Form.DIFFERENCE, signs=(1, -1), rule="XLE223")
VARIANCE = given(2, 0, 1, form=Form.DIFFERENCE, signs=(1, -1), rule="XLE101")


def stands_apart(lines: Sequence[str], relation: Relation = ADDED, *others: Relation,
                 derived: tuple[int, ...] = (), groups: dict[int, str] | None = None,
                 totals: Sequence[int] = ()) -> bool:  # fmt: skip
    """Whether the first line is skipped; `groups` by column, `totals` are columns whose heading says total."""
    table = rows_of(*lines, derived=derived)
    table.relations = [relation, *others]
    for at, group in (groups or {}).items():
        table.measures[at].group = (group,)
    for at in totals:
        table.measures[at].terms = {"total": 1.0}
    row = table.entries[0]
    return Blanks(table).stand_apart(relation, 0, row[relation.target], [row[at] for at in relation.arguments])


@pytest.mark.parametrize(
    ("empty", "lines", "apart"),
    [(3, 10, False), (2, 7, True), (1, 3, False), (3, 11, True)],
)
def test_an_empty_part_is_nil_where_three_lines_in_ten_have_none(empty: int, lines: int, apart: bool) -> None:
    printed = [f"Line {at}: 1{at} {'·' if at < empty else 7} ·" for at in range(lines)]
    assert stands_apart(printed) is apart


@pytest.mark.parametrize(
    ("lines", "apart"),
    [
        (("Posts: 11 · ·", *USUAL), False),
        (("Posts: — · ·", *USUAL), True),  # nil and nothing
        (("Posts: 11 · ·", "> P-5: · 6 ·", *USUAL), True),  # a deeper line explains what is not there
        (("Posts: 11 · ·", "> P-5: 11 · ·", "> P-4: · 6 ·", *USUAL), True),
        (("Posts: 11 · ·", "> P-5: 11 · ·", "Fees: 4 6 ·", *USUAL), False),
        (("> Posts: 11 · ·", "Fees: 4 6 ·", *USUAL), False),
        (("Posts: 11 · ·", "Fees: — — ·", *USUAL), True),  # nil is written out in both columns
        (("Posts: 11 · ·", "Fees: — 6 ·", *USUAL), False),
        (("Posts: 11 · ·", "Fees: 4 — ·", *USUAL), False),
        (("Total: 11 · ·", *USUAL), True),
    ],
)
def test_an_empty_part_is_not_nil_where_the_table_shows_that_it_is_not_known(lines: Sequence[str], apart: bool) -> None:
    assert stands_apart(lines) is apart


@pytest.mark.parametrize(
    ("first", "other", "apart"),
    [
        ("Posts: 11 · · 5", given(3, 1, 0, form=Form.PERCENTAGE), True),
        ("Posts: 11 · · ·", given(3, 1, 0, form=Form.PERCENTAGE), False),
        ("Posts: 11 · · 5", given(3, 0, 0, form=Form.PERCENTAGE), False),
        ("Posts: 11 · · 5", given(3, 1, 0, form=Form.PERCENTAGE, axis="down"), False),
        ("Posts: 11 · · 5", given(3, 1, 0, form=Form.SUM), False),
        ("Posts: 11 · · 5", given(1, 0, 3), True),  # it was to be computed and is not
        ("Posts: 11 · · ·", given(1, 0, 3), False),
        ("Posts: 11 · · 5", given(1, 0, 3, running=True), False),
        ("Posts: 11 · · 5", given(1, 0, 3, base=2), False),
        ("Posts: 11 · · 5", given(1, 0, 3, axis="down"), False),
        ("Posts: 11 · · 11", given(3, 0), False),
        ("Posts: 11 · · 11", given(0, 3), False),
    ],
)
def test_what_is_computed_from_an_empty_part_or_gives_it_says_that_it_is_no_nil(
    first: str, other: Relation, apart: bool
) -> None:
    assert stands_apart((first, *(f"{line} ·" for line in USUAL)), ADDED, other) is apart


@pytest.mark.parametrize(
    ("derived", "other", "apart"),
    [
        ((1,), (given(0, 1, 2, axis="down"),), True),
        ((), (given(0, 1, 2, axis="down"),), False),
        ((1,), (), False),
    ],
)
def test_a_line_that_others_give_waits_for_what_is_computed_across(
    derived: tuple[int, ...], other: tuple[Relation, ...], apart: bool
) -> None:
    assert stands_apart(("Posts: 11 · ·", *USUAL), ADDED, *other, derived=derived) is apart


@pytest.mark.parametrize(
    ("parts", "groups", "totals", "apart"),
    [
        ("5 ·", {1: "Staff", 3: "Staff", 4: "Staff"}, (1,), True),
        ("— ·", {1: "Staff", 3: "Staff", 4: "Staff"}, (1,), True),
        ("— —", {1: "Staff", 3: "Staff", 4: "Staff"}, (1,), False),
        ("· ·", {1: "Staff", 3: "Staff", 4: "Staff"}, (1,), False),
        ("5 ·", {1: "Staff", 3: "Staff", 4: "Staff"}, (), False),
        ("5 6", {1: "Staff", 3: "Staff", 4: "Staff"}, (1,), True),
        ("5 ·", {1: "Staff", 3: "Goods", 4: "Goods"}, (1,), False),
        ("5 ·", {1: "Staff", 3: "Travel", 4: "Travel"}, (1,), False),
        ("5 ·", {}, (1,), False),
    ],
)
def test_the_empty_total_of_a_group_of_columns_is_no_nil_beside_figures_of_the_group(
    parts: str, groups: dict[int, str], totals: Sequence[int], apart: bool
) -> None:
    lines = (f"Posts: 11 · · {parts}", *(f"{line} · ·" for line in USUAL))
    assert stands_apart(lines, groups=groups, totals=totals) is apart


SELDOM = ("Travel: 12 7 ·", "Fuel: 13 8 ·", "Rent: 14 7 ·", "Fees: 9 3 ·")


@pytest.mark.parametrize(
    ("lines", "relation", "apart"),
    [
        (("Posts: 11 · ·", *SELDOM), VARIANCE, False),
        (("Posts: · 11 ·", *SELDOM), VARIANCE, False),
        (("Posts: 11 · ·", *SELDOM), BALANCE, True),
        (("Posts: 11 · ·", *SELDOM), VARIANCE._replace(rule=VARIANCE.rule._replace(name="balance")), True),
        (("Posts: 11 · ·", *SELDOM), VARIANCE._replace(rule=VARIANCE.rule._replace(name="yield")), True),
        (("Posts: 11 · ·", *USUAL), BALANCE, False),
        (("Posts: · 11 ·", "Travel: · 12 ·", "Fuel: 13 8 ·"), BALANCE, True),
    ],
)
def test_a_difference_is_not_taken_from_what_is_not_there_but_for_a_variance(
    lines: Sequence[str], relation: Relation, apart: bool
) -> None:
    assert stands_apart(lines, relation) is apart


RATE = given(2, 1, 0, form=Form.PERCENTAGE)


@pytest.mark.parametrize(
    ("line", "value", "others", "contradicted"),
    [
        ("Posts: 10 · 50", Decimal(5), (RATE,), False),
        ("Posts: 10 · 50", Decimal(6), (RATE,), True),
        ("Posts: 10 · 50", Decimal("5.4"), (RATE,), True),  # what is computed is not rounded
        ("Posts: 10 · ·", Decimal(6), (RATE,), False),
        ("Posts: · · 50", Decimal(6), (RATE,), False),
        ("Posts: 10 · 50", Fraction(6), (RATE,), False),
        ("Posts: 10 · 50", None, (RATE,), False),
        ("Posts: 10 · 50", Decimal(6), (RATE._replace(running=True),), False),
        ("Posts: 10 · 50", Decimal(6), (RATE._replace(base_line=1),), False),
        ("Posts: 10 · 50", Decimal(6), (RATE._replace(base_line=0),), False),
        ("Posts: 10 · 50", Decimal(6), (RATE._replace(axis="down"),), False),
        ("Posts: 10 · 50", Decimal(6), (RATE._replace(running=True), RATE), True),
        ("Posts: 10 · 50", Decimal(6), (given(2, 0),), False),
        ("Posts: 10 · 50 ·", Decimal(6), (given(2, 1, 3),), False),
        ("Posts: 10 · 50 7", Decimal(6), (given(2, 1, 3),), True),
    ],
)
def test_a_computed_figure_is_contradicted_by_what_is_printed_of_it(
    line: str, value: Decimal | Fraction | None, others: Sequence[Relation], contradicted: bool
) -> None:
    table = rows_of(line)
    table.relations = list(others)
    assert Blanks(table).is_contradicted(0, 1, value) is contradicted


def are_nil_in_the_first(lines: Sequence[str], relation: Relation = ADDED, *others: Relation) -> bool:
    table = rows_of(*lines)
    table.relations = [relation, *others]
    return Blanks(table).are_nil_in(relation, [(1, table.entries[0][1])])


WRONG, RIGHT = "Posts: 11 · 19", ("Travel: 12 · 12", "Fuel: 13 · 13", "Rent: 14 · 14")


@pytest.mark.parametrize(
    ("lines", "nil"),
    [
        ((WRONG, *RIGHT), True),
        ((WRONG, *RIGHT[:2]), False),
        ((WRONG, *RIGHT, "Fees: 15 · 25"), False),
        ((WRONG, *RIGHT[:2], "Fees: 15 3 18"), False),
        ((WRONG, *RIGHT[:2], "Fees: 15 · ·"), False),
        ((WRONG, *RIGHT[:2], "Fees: · · 18"), False),
        ((WRONG, *RIGHT[:2], "Fees: — · —"), False),
        ((WRONG, *RIGHT[:2], "Fees: · 18 18"), False),
        ((WRONG, "Fees: 15 3 18", *RIGHT), True),
        ((WRONG, "Fees: · · 18", *RIGHT), True),
        ((WRONG, *RIGHT, "Fees: 15 3 18"), True),
        ((RIGHT[0], WRONG), True),  # its own total is right without it
    ],
)
def test_nil_that_makes_three_other_sums_right_is_nil_in_a_wrong_one_too(lines: Sequence[str], nil: bool) -> None:
    assert are_nil_in_the_first(lines) is nil


def test_nil_is_shown_by_sums_that_lack_the_same_parts() -> None:
    right = ("Travel: 12 · 1 13", "Fuel: 13 · 1 14", "Rent: 14 · 1 15")
    assert are_nil_in_the_first(("Posts: 11 · 1 19", *right), given(3, 0, 1, 2))
    assert not are_nil_in_the_first(("Posts: 11 · 1 19", *right[:2], "Fees: 15 · · 15"), given(3, 0, 1, 2))


@pytest.mark.parametrize(
    "relation",
    [ADDED._replace(form=Form.DIFFERENCE, signs=(1, -1)), ADDED._replace(running=True), ADDED._replace(axis="down")],
)
def test_only_a_plain_sum_across_shows_in_other_lines_what_is_nil(relation: Relation) -> None:
    assert not are_nil_in_the_first((WRONG, *RIGHT), relation)


@pytest.mark.parametrize(("parts", "nil"), [("11 6 ·", False), ("11 · ·", True)])
def test_a_subtotal_is_not_nil_in_a_column_where_its_lines_have_figures(parts: str, nil: bool) -> None:
    lines = (WRONG, *RIGHT, f"Air: {parts}", "Sea: 1 · ·")
    assert are_nil_in_the_first(lines, ADDED, given(0, 4, 5, axis="down")) is nil


@pytest.mark.parametrize(
    ("lines", "but", "share"),
    [
        (("Posts: 10 ·",), (), Fraction(1)),
        (("Posts: · ·",), (), Fraction(0)),
        (("Posts: 10 ·", "Travel: 12 4"), (), Fraction(1, 2)),
        (("Posts: 10 ·", "Travel: 12 4", "Heading: · ·"), (), Fraction(1, 2)),
        (("Posts: 10 ·", "Travel: 12 4", "Heading: · ·"), (1,), Fraction(1)),
        (("Posts: 10 ·", "Travel: 12 4"), (0,), Fraction(0)),
    ],
)
def test_lines_without_figures_and_those_left_out_do_not_count(
    lines: Sequence[str], but: Sequence[int], share: Fraction
) -> None:
    table: Table = rows_of(*lines)
    assert Blanks(table).share(1, but) == share
