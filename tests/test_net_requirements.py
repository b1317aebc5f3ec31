"""Net requirements: gross ones less staff assessment income; what else a total takes off; signs in labels."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.labels_by_hand import told
from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.net_requirements import (
    come_in_and_go_out,
    has_sign,
    less_income,
    net_requirements,
    sign_of_label,
    takes_off,
)
from xlengine.down.trials import Sum
from xlengine.layout import Relation
from xlengine.rule import RULES, Form
from xlengine.terms import row_roles

POSTS, FUEL, GROSS = "Posts: 700 800", "Fuel: 300 200", "Gross requirements: 1000 1000"
INCOME, MORE = "Staff assessment income: 100 90", "Staff assessment, other: 20 10"


@pytest.mark.parametrize(
    ("kinds", "lines", "expected"),
    [
        ("td", (GROSS, INCOME, "Net requirements: 900 910"), ["3 = + 1 - 2, difference, XLE204, 2 of 2"]),
        ("td", (GROSS, INCOME, "Net requirements: · ·"), ["3 = + 1 - 2, difference, XLE204, 0 of 0"]),
        ("td", (GROSS, INCOME, "Net requirements: 900 450"), ["3 = + 1 - 2, difference, XLE204, 1 of 2"]),
        ("td", (GROSS, INCOME, "Net requirements: 700 450"), []),
        ("tl", (GROSS, INCOME, "Net requirements: 900 910"), []),
        ("ld", (POSTS, INCOME, "Net requirements: 600 710"), []),
        ("dt", (INCOME, "Total: 1000 1000", "Net requirements: 900 910"), []),
        ("td", ("Total: 1000 1000", INCOME, "Net requirements: 900 910"), ["3 = + 1 - 2, difference, XLE204, 2 of 2"]),
        (  # the gross requirements, and no total after them
            "ttd",
            (GROSS, "Total: 400 300", INCOME, "Net requirements: · ·"),
            ["4 = + 1 - 3, difference, XLE204, 0 of 0"],
        ),
        (  # else the last total
            "ttd",
            ("Total posts: 1000 1000", "Total: 400 300", INCOME, "Net requirements: · ·"),
            ["4 = + 2 - 3, difference, XLE204, 0 of 0"],
        ),
        (  # the last of two gross requirements
            "ttd",
            (GROSS, "Gross requirements: 400 300", INCOME, "Net requirements: · ·"),
            ["4 = + 2 - 3, difference, XLE204, 0 of 0"],
        ),
        ("tdd", (GROSS, INCOME, MORE, "Net requirements: 880 900"), ["4 = + 1 - 2 - 3, sum, XLE204, 2 of 2"]),
        ("tdd", (GROSS, INCOME, MORE, "Net requirements: 980 990"), ["4 = + 1 - 3, difference, XLE204, 2 of 2"]),
        (
            "tddd",
            (GROSS, INCOME, MORE, "Staff assessment, last: 9 8", "Net requirements: 991 992"),
            ["5 = + 1 - 4, difference, XLE204, 2 of 2"],
        ),
        (  # what is empty may be what a figure lacks
            "td",
            ("Gross requirements: 1000 ·", INCOME, "Net requirements: 900 910"),
            ["3 = + 1 - 2, difference, XLE204, 1 of 1"],
        ),
        ("dtd", (MORE, GROSS, INCOME, "Net requirements: 900 910"), ["4 = + 2 - 3, difference, XLE204, 2 of 2"]),
        ("tl", (GROSS, INCOME, "Net requirements: · ·"), []),
        ("dt", (INCOME, "Total: 1000 1000", "Net requirements: · ·"), []),
        ("dtd", (MORE, GROSS, INCOME, "Net requirements: · ·"), ["4 = + 2 - 3, difference, XLE204, 0 of 0"]),
        ("tdd", (GROSS, INCOME, MORE, "Net requirements: · ·"), ["4 = + 1 - 2 - 3, sum, XLE204, 0 of 0"]),
        (  # an empty gross line above another total
            "-td",
            ("Gross requirements: · ·", "Total: 1000 1000", INCOME, "Net requirements: · ·"),
            ["4 = + 2 - 3, difference, XLE204, 0 of 0"],
        ),
        ("t-d", (POSTS, "Gross requirements: · ·", INCOME, "Net requirements: · ·"), []),
        ("-td", ("Gross requirements: · ·", "Gross requirements: 9 9", INCOME, "Net requirements: · ·"),
         ["4 = + 2 - 3, difference, XLE204, 0 of 0"]),
    ],
)  # fmt: skip
def test_net_requirements_are_gross_ones_less_the_income(kinds: str, lines: Sequence[str], expected: list[str]) -> None:
    walk = reading_of(kinds, rows_of(*lines))
    assert net_requirements(walk, len(lines) - 1, walk.table.lines[-1]) is bool(expected)
    assert told(walk.found) == expected


@pytest.mark.parametrize(
    ("deduction", "is_net"),
    [
        ("Less: refunds: -100 -90", False),
        ("Less: refunds: -1 ·", False),
        ("Less: refunds: 0 -90", False),
        ("Less: refunds: 0.5 -90", True),
        ("Less: refunds: -100 1", True),
        ("Less: refunds: 100 -90", True),
        ("Less: refunds: 100 90", True),
        ("Less: refunds: · ·", True),
        ("Less: refunds: 0 0", True),
        ("Staff assessment income: -100 -90", True),
    ],
)
def test_what_its_own_sign_takes_off_is_added(deduction: str, is_net: bool) -> None:
    label, _, figures = deduction.rpartition(":")
    table = rows_of(GROSS, f"Income:{figures}", "Net requirements: · ·")
    table.lines[1].label, table.lines[1].roles = label, dict(row_roles(label))
    walk = reading_of("td", table)
    assert net_requirements(walk, 2, table.lines[2]) is is_net
    assert [node.line for node in walk.stack] == ([0] if is_net else [0, 1])


def test_the_gross_line_stays_to_be_added_and_what_is_taken_off_does_not() -> None:
    walk = reading_of("ltd", rows_of(POSTS, GROSS, INCOME, "Net requirements: 900 910"))
    assert net_requirements(walk, 3, walk.table.lines[3])
    assert [node.line for node in walk.stack] == [0, 1]
    assert walk.side == {1: 3}
    assert walk.found[0].signs == (1, -1)
    assert walk.found[0].evidence.by_words


@pytest.mark.parametrize(("proved", "is_net"), [({2}, True), ({1}, False), ((), False)])
def test_empty_gross_requirements_count_where_it_is_known_what_gives_them(
    proved: Sequence[int] | set[int], is_net: bool
) -> None:
    walk = reading_of("ll-d", rows_of(POSTS, FUEL, "Gross requirements: · ·", INCOME, "Net requirements: · ·"))
    walk.proved = proved
    assert net_requirements(walk, 4, walk.table.lines[4]) is is_net
    assert [one.arguments for one in walk.found] == ([(2, 3)] if is_net else [])


def test_the_gross_requirements_may_be_the_first_line_of_all() -> None:
    walk = reading_of("-d", rows_of("Gross requirements: · ·", INCOME, "Net requirements: · ·"))
    walk.proved = {0}
    assert net_requirements(walk, 2, walk.table.lines[2])
    assert [one.arguments for one in walk.found] == [(0, 1)]


@pytest.mark.parametrize(
    ("printed", "is_net"),
    [("900 910", True), ("900 450", True), ("800 450", False), ("· ·", True), ("· 450", False), ("· 910", True)],
)
def test_net_requirements_beside_empty_gross_ones_are_what_the_parts_give(printed: str, is_net: bool) -> None:
    table = rows_of(POSTS, FUEL, "Gross requirements: · ·", INCOME, f"Net requirements: {printed}")
    walk = reading_of("--td", table)
    walk.found = [
        Relation("down", 1, (0,), (1,), Form.SUM, RULES["XLE202"]),
        Relation("down", 9, (0,), (1,), Form.SUM, RULES["XLE202"]),
        Relation("down", 2, (0, 1), (1, 1), Form.SUM, RULES["XLE202"]),
    ]
    assert net_requirements(walk, 4, table.lines[4]) is is_net


@pytest.mark.parametrize(
    ("lines", "signs"),
    [
        (("Posts: 700", "Staff assessment income: 90"), (1, -1)),
        (("Posts: 700", "Miscellaneous income: 90"), (1, -1)),
        (("Posts: 700", "Miscellaneous income: -90"), (1, 1)),
        (("Posts: 700", "Miscellaneous income: -1"), (1, 1)),
        (("Posts: 700 700", "Miscellaneous income: 0 -90"), (1, 1)),
        (("Posts: 700 700", "Miscellaneous income: · 90"), (1, -1)),
        (("Posts: 700", "Fuel: 90"), (1, 1)),
        (("Interest income: 700", "Miscellaneous income: 90"), (1, 1)),
    ],
)
def test_income_is_taken_off_where_it_has_no_minus_of_its_own(lines: Sequence[str], signs: tuple[int, int]) -> None:
    walk = reading_of("ll", rows_of(*lines))
    assert less_income(walk, Sum((0, 1), (1, 1))) == Sum((0, 1), signs)


@pytest.mark.parametrize(
    ("figures", "weight", "first", "expected"),
    [
        ("90", 0.9, 0, True),
        ("1", 0.9, 0, True),
        ("90", 0.8, 0, False),
        ("-90", 0.9, 0, False),
        ("0", 0.9, 0, False),
        ("·", 0.9, 0, False),
        ("-90 5", 0.9, 0, True),
        ("90", 0.9, 1, True),
        ("90", 0.9, 2, False),
    ],
)
def test_a_line_that_words_take_off_is_no_part_to_be_added(
    figures: str, weight: float, first: int, expected: bool
) -> None:
    empty = " ·" * (len(figures.split()) - 1)
    walk = reading_of("lll", rows_of(f"Posts: 700{empty}", f"Refunds: {figures}", f"Fuel: 30{empty}"))
    for line, roles in zip(walk.table.lines, ({}, {"deduction": weight}, {}), strict=True):
        line.roles = roles
    lines = tuple(range(first, 3))
    assert takes_off(walk, Sum(lines, (1,) * len(lines))) is expected


@pytest.mark.parametrize(
    ("label", "figures", "has", "sign"),
    [
        ("(-) Refunds", "5 6", True, -1),
        ("(-) Refunds", "5 -6", True, 1),
        ("(-) Refunds", "5 -1", True, 1),
        ("(-) Refunds", "· ·", True, -1),
        ("(-) Refunds", "0 0", True, -1),
        ("1. (-) Refunds", "5 6", True, -1),
        ("a) (–) Refunds", "5 6", True, -1),
        ("(+) Refunds", "5 6", True, 1),
        ("Refunds", "5 6", False, 1),
        ("Refunds (-)", "5 6", False, 1),
    ],
)
def test_a_label_may_begin_with_its_sign_in_a_sum(label: str, figures: str, has: bool, sign: int) -> None:
    assert has_sign(label) is has
    assert sign_of_label(rows_of(f"{label}: {figures}"), [0, 1], 0) == sign


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Receipts", "Payments"], True),
        (["Receipts", "Income"], False),
        (["Payments", "Expenditure"], False),
        (["Receipts"], False),
        (["Receipts of cash", "Payments"], False),
        (["Receipts", "Other", "Payments"], True),
        ([], False),
    ],
)
def test_single_words_say_what_came_in_and_what_went_out(labels: list[str], expected: bool) -> None:
    assert come_in_and_go_out(labels) is expected
