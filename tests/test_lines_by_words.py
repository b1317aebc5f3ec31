"""Balances and percentages that words compute from other lines."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import rows_of
from xlengine.down.lines_by_words import balances, quotient_rows
from xlengine.layout import Relation
from xlengine.rule import Form


def told(relations: list[Relation]) -> list[str]:
    """`2 = 0 1, XLE223, 1 of 2`: the line, what it comes from, its rule, and how many figures agree."""
    return [
        f"{one.target} = {' '.join(map(str, one.arguments))}, {one.rule.code}, "
        f"{one.evidence.hits} of {one.evidence.hits + one.evidence.misses}"
        for one in relations
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Revenue: 100 / Expenditure: 60 / Surplus: 40", ["2 = 0 1, XLE223, 1 of 1"]),
        ("Income: 100 / Disbursements: 60 / Surplus: 40", ["2 = 0 1, XLE223, 1 of 1"]),
        ("Expenditure: 60 / Surplus: 40", []),
        ("Revenue: 60 / Surplus: 40", []),
        ("Revenue: 60 / Expenditure: 70 / Deficit: 10", []),
        ("Revenue: 60 / Expenditure: 70 / (Deficit): -10", ["2 = 0 1, XLE223, 1 of 1"]),
        ("Revenue: 60 / Expenditure: 70 / Surplus/(deficit): -10", ["2 = 0 1, XLE223, 1 of 1"]),
        ("Appropriation: 100 / Expenditure: 60 / Unencumbered balance: 40", ["2 = 0 1, XLE221, 1 of 1"]),
        ("Appropriation: 100 / Expenditure: 60 / Balance: 40", ["2 = 0 1, XLE221, 1 of 1"]),
        ("Appropriation: 100 / Expenditure: 60 / Variance: 40", ["2 = 0 1, XLE221, 1 of 1"]),
        ("Revenue: 100 / Expenditure: 60 / Balance: 40", ["2 = 0 1, XLE223, 1 of 1"]),
        ("Revenue: 100 / Expenditure: 60 / Variance: 40", []),
        ("Revenue: 100 / Expenditure: 60 / Balance: ·", ["2 = 0 1, XLE223, 0 of 0"]),
        ("Total revenue and expenditure: 100 / Surplus: 40", []),
        (
            "Revenue: 100 / Revenue as a percentage of expenditure: 5 / Expenditure: 60 / Surplus: 40",
            ["3 = 0 2, XLE223, 1 of 1"],
        ),
        ("Revenue: 80 / Revenue: 100 / Expenditure: 60 / Surplus: 40", ["3 = 1 2, XLE223, 1 of 1"]),
        ("Expenditure: 60 / Revenue: 100 / Surplus: 40", ["2 = 1 0, XLE223, 1 of 1"]),
        ("Revenue: 60 / Expenditure: 70 / Deficit: ·", []),
        ("Revenue: 60 / Expenditure: 70 / Deficit: -10", []),
        ("Revenue: 60 / Expenditure: 70 / Balance, deficit: -10", ["2 = 0 1, XLE223, 1 of 1"]),
        ("Revenue: 60 / Expenditure: 50 / Surplus: ·", ["2 = 0 1, XLE223, 0 of 0"]),
        ("Revenue: 60 / Memo: expenditure: 50 / Surplus: ·", []),
        ("Revenue: 60 / Expenditure: 50 / Memo: surplus: ·", []),
        (
            "Budget: 100 / Spent: 60 / Committed: 10 / Total spent and committed: · / Balance: ·",
            ["4 = 0 3, XLE221, 0 of 0"],
        ),
        (
            "Budget: 100 / Spent: 60 / Committed: 10 / Total spent and committed: 70 / Balance: 30",
            ["4 = 0 3, XLE221, 1 of 1"],
        ),
        (
            "Budget: 100 / Spent: 60 / Committed: 10 / Total spent and committed: 70 / Balance: 40",
            ["4 = 0 1, XLE221, 1 of 1"],
        ),
        (
            "Budget: 100 / Spent: 60 / Committed: 10 / Total pledged and committed: 70 / Balance: 40",
            ["4 = 0 1, XLE221, 1 of 1"],
        ),
        ("Budget: 100 / Spent: 60 / Total spent: · / Balance: ·", ["3 = 0 2, XLE221, 0 of 0"]),
        (
            "Revenue: 100 / Expenditure: 60 / Balance: 40 / Revenue: 50 / Expenditure: 20 / Balance: ·",
            ["2 = 0 1, XLE223, 1 of 1", "5 = 3 4, XLE223, 0 of 0"],
        ),
        (
            "Appropriation: 90 / Revenue: 100 / Expenditure: 60 / Surplus: 40 / Grants: 7 / Unencumbered balance: ·",
            ["3 = 1 2, XLE223, 1 of 1", "5 = 0 2, XLE221, 0 of 0"],
        ),
        (
            "Posts: 5 / Revenue: 100 / Expenditure: 60 / Balance: 40 / Balance: ·",
            ["3 = 1 2, XLE223, 1 of 1", "4 = 1 2, XLE223, 0 of 0"],
        ),
    ],
)
def test_a_balance_is_what_came_in_or_was_given_less_what_was_spent(lines: str, expected: list[str]) -> None:
    table = rows_of(*lines.split(" / "))
    assert told(balances(table, [0])) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "Surplus: 7",
        "Memo: surplus: 7",
        "Revenue: 100 / Expenditure: 60 / Surplus: 7",
        "Revenue: 100 / Expenditure: 60 / Deficit: ·",
        "Revenue: 100 / Expenditure: 60 / Surplus: 40 / Grants: 7 / Surplus: ·",
    ],
)
def test_below_a_line_that_is_no_balance_others_may_be(lines: str) -> None:
    table = rows_of(*lines.split(" / "), "Revenue: 30", "Expenditure: 20", "Surplus: 10")
    last = len(table.lines) - 1
    found = [one for one in balances(table, [0]) if one.target == last]
    assert [(one.arguments, one.signs, one.form) for one in found] == [((last - 2, last - 1), (1, -1), Form.DIFFERENCE)]
    assert found[0].evidence.by_words


@pytest.mark.parametrize(
    ("surplus", "expected"),
    [
        ("40 40 40", ["2 = 0 1, XLE223, 3 of 3"]),
        ("4 40 40", ["2 = 0 1, XLE223, 2 of 3"]),
        ("4 · 40", ["2 = 0 1, XLE223, 1 of 2"]),
        ("4 4 40", []),
        ("4 · ·", []),
    ],
)
def test_a_balance_needs_as_many_figures_for_it_as_against_it(surplus: str, expected: list[str]) -> None:
    table = rows_of("Revenue: 100 100 100", "Expenditure: 60 60 60", f"Surplus: {surplus}")
    assert told(balances(table, [0, 1, 2])) == expected


@pytest.mark.parametrize(
    ("between", "last", "is_another"),
    [
        ((), "·", True),
        (("North: ·",), "·", True),
        (("Grants: 7",), "·", False),
        (("Grants: · 7",), "· ·", False),
        (("Total: ·",), "·", False),
        (("Grants: 7",), "40", True),
        (("Grants: · 7",), "· 40", True),
    ],
)
def test_an_empty_balance_below_another_and_more_lines_is_not_the_same_difference_again(
    between: tuple[str, ...], last: str, is_another: bool
) -> None:
    two = len(last.split()) > 1
    first = [f"{line}{' ' + line.split()[-1] if two else ''}" for line in ("Revenue: 100", "Expenditure: 60")]
    table = rows_of(*first, f"Balance: 40{' 40' if two else ''}", *between, f"Balance: {last}")
    found = [relation.target for relation in balances(table, list(range(len(table.measures))))]
    assert found == [2, len(table.lines) - 1][: 2 if is_another else 1]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Appropriation: 200 / Expenditure: 60 / Implementation rate: 30", ["2 = 1 0, XLE222, 1 of 1"]),
        ("Appropriation: 200 / Implementation rate: 30", []),
        ("Expenditure: 60 / Implementation rate: 30", []),
        ("Appropriation: 200 / Rent: 60 / Implementation rate: 30", ["2 = 1 0, XLE222, 1 of 1"]),
        ("Appropriation: 200 / Rent: 60 / In % of appropriation: 30", ["2 = 1 0, XLE222, 1 of 1"]),
        ("Appropriation: 200 / In % of appropriation: 100", []),
        ("Appropriation: 200 / Rent: 80 / In % of fuel: 40", []),
        ("Appropriation: 200 / Rent: 60 / Rent as a percentage of appropriation: 30", ["2 = 1 0, XLE222, 1 of 1"]),
        (  # the line that has all the words, and not the one right above
            "Gross pay: 200 / Net take-home pay: 60 / Per month: 5 / Net pay as a percentage of gross pay: 30",
            ["3 = 1 0, XLE222, 1 of 1"],
        ),
        (
            "Gross pay: 200 / Net take-home pay: 60 / Per month: 5 / Net pay as a percentage of gross pay: ·",
            ["3 = 1 0, XLE222, 0 of 0"],
        ),
        # where no line has them, the one right above only if figures bear it out
        ("Appropriation: 200 / Rent: 60 / Leases as a percentage of appropriation: ·", []),
        ("Appropriation: 200 / Rent: 60 / Leases as a percentage of appropriation: 30", ["2 = 1 0, XLE222, 1 of 1"]),
        ("Rent as a percentage of appropriation: 30 / Appropriation: 200 / Rent: 60", ["0 = 2 1, XLE222, 1 of 1"]),
        ("Rent as a percentage of appropriation: 30 / Appropriation: · / Rent: 60", []),
        (
            "Appropriation: · / Rent: 60 / Rent as a percentage of appropriation: 30 / Appropriation: 200",
            ["2 = 1 0, XLE222, 0 of 0"],
        ),
        (
            "Appropriation: 200 / Rent: 60 / Rent: 80 / Rent as a percentage of appropriation: 40",
            ["3 = 2 0, XLE222, 1 of 1"],
        ),
        (
            "Appropriation: 200 / Rent: 80 / Rent as a percentage of appropriation: 40 / Rent: 90",
            ["2 = 1 0, XLE222, 1 of 1"],
        ),
        (
            "Appropriation: 200 / Rent, all: 60 / Rent as a percentage of appropriation: 30",
            ["2 = 1 0, XLE222, 1 of 1"],
        ),
        (
            "Appropriation: 200 / Rent: 80 / Rent, all: 60 / Rent as a percentage of appropriation: 40",
            ["3 = 1 0, XLE222, 1 of 1"],
        ),
        (
            "Appropriation: 200 / Rent, all: 60 / Fuel: 5 / Rent as a percentage of appropriation: 30",
            ["3 = 1 0, XLE222, 1 of 1"],
        ),
        (
            "Appropriation, all: 200 / Rent: 60 / Fuel: 5 / Rent as a percentage of appropriation: 30",
            ["3 = 1 0, XLE222, 1 of 1"],
        ),
        ("Appropriation: 200 / Appropriation as a percentage of appropriation: 40", []),
        ("Rent: 60 / Appropriation: 200 / Rent as a percentage of appropriation: 30", ["2 = 0 1, XLE222, 1 of 1"]),
        ("Rent as a percentage of appropriation: 30 / Rent: 60 / Appropriation: 200", ["0 = 1 2, XLE222, 1 of 1"]),
        (
            "Expenditure: 60 / Implementation rate: 30 / Appropriation: 200 / Implementation rate: 30",
            ["3 = 0 2, XLE222, 1 of 1"],
        ),
        (
            "Appropriation: 200 / Rent: 60 / In % of appropriation: 30 / In % of appropriation: 30",
            ["2 = 1 0, XLE222, 1 of 1", "3 = 1 0, XLE222, 1 of 1"],
        ),
    ],
)
def test_a_percentage_is_of_the_lines_that_it_names_the_nearest_above_first(lines: str, expected: list[str]) -> None:
    assert told(quotient_rows(rows_of(*lines.split(" / ")))) == expected


def test_a_percentage_is_one_by_its_words_and_another_may_be_right_below_a_wrong_one() -> None:
    table = rows_of("Appropriation: 200 100", "Expenditure: 60 50", *["Implementation rate: 31 59"] * 2)
    assert quotient_rows(table) == []
    table = rows_of(
        "Appropriation: 200 100", "Expenditure: 60 50", "Implementation rate: 31 59", "Implementation rate: 30 50"
    )
    (one,) = quotient_rows(table)
    assert (one.target, one.signs, one.form) == (3, (1, 1), Form.PERCENTAGE)
    assert one.evidence.by_words


@pytest.mark.parametrize(
    ("rates", "hits"),
    [
        ("30 59 60", "2 of 3"),
        ("31 · ·", "0 of 1"),
        ("31 59 ·", None),
        ("30 59 ·", "1 of 2"),
        ("30 59 69", None),
        ("30 50 69", "2 of 3"),
        ("30 50 60", "3 of 3"),
        ("· · ·", "0 of 0"),
    ],
)
def test_one_wrong_rate_is_borne_and_an_only_one_may_be_wrong(rates: str, hits: str | None) -> None:
    table = rows_of("Appropriation: 200 100 100", "Expenditure: 60 50 60", f"Implementation rate: {rates}")
    assert told(quotient_rows(table)) == ([] if hits is None else [f"2 = 1 0, XLE222, {hits}"])


def test_a_column_of_codes_tells_nothing_of_a_rate() -> None:
    table = rows_of("Appropriation: 200 1", "Expenditure: 60 2", "Implementation rate: 30 3")
    assert told(quotient_rows(table)) == ["2 = 1 0, XLE222, 1 of 2"]
    table.measures[1].is_code = True
    assert told(quotient_rows(table)) == ["2 = 1 0, XLE222, 1 of 1"]
