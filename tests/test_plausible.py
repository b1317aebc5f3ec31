"""What headings seem to say and cannot mean, once the columns beside them and the figures are looked at."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of
from xlengine.across.plausible import is_implausible
from xlengine.across.proposal import NAMED, USUAL, Proposal
from xlengine.layout import Table
from xlengine.rule import RULES, Form


def difference(target: int, first: int, second: int, prior: float = USUAL, explicit: bool = False) -> Proposal:
    return Proposal.difference(target, first, second, prior, sign_is_explicit=explicit)


def rate(target: int, part: int, whole: int, rule: str = "XLE122") -> Proposal:
    return Proposal.quotient(target, Form.PERCENTAGE, (part, whole), USUAL, RULES[rule])


GROUPS = "Budget: Recurrent | Budget: Development | Spent: Recurrent | Spent: Development | Rate: Recurrent | Overall"
LINES = ("100 200 80 190 · ·", "50 60 40 45 · ·", "10 30 5 20 · ·")


@pytest.mark.parametrize(
    ("proposal", "is_told"),
    [
        (rate(4, 2, 0), False),
        (rate(4, 3, 0), True),  # development spent of the recurrent budget
        (rate(4, 2, 1), True),
        (rate(5, 2, 1), True),  # one budget of two
    ],
)
def test_a_column_of_one_kind_is_not_held_against_one_of_another(proposal: Proposal, is_told: bool) -> None:
    assert is_implausible(columns_of(GROUPS, *LINES), proposal, []) is is_told


QUARTERS = "Plan | Expenditure: Q1 | Expenditure: Q2 | Balance"


def test_one_quarter_is_not_taken_for_what_was_spent_unless_another_column_adds_them() -> None:
    lines = "100 20 30 ·", "50 10 20 ·"
    assert is_implausible(columns_of(QUARTERS, *lines), difference(3, 0, 2), [])
    with_total = columns_of("Plan | Expenditure: Q1 | Expenditure: Total | Balance", *lines)
    assert not is_implausible(with_total, difference(3, 0, 2), [])
    cumulative = columns_of("Plan | Expenditure: Q1 | Expenditure: Cumulative expenditure | Balance", *lines)
    assert not is_implausible(cumulative, difference(3, 0, 2), [])
    dated = columns_of("Plan | Expenditure: 2023 | Expenditure: 2024 | Balance", *lines)
    assert not is_implausible(dated, difference(3, 0, 2), [])
    made = Proposal.total(2, (1,), USUAL)
    assert not is_implausible(columns_of(QUARTERS, *lines), difference(3, 0, 2), [made])


def test_a_sum_takes_all_changes_of_a_group_or_none() -> None:
    table = columns_of("Approved | Transfers: In transfers | Transfers: Out transfers | Revised", "100 20 -30 ·")
    assert is_implausible(table, Proposal.added(3, (0, 2), USUAL), [])
    assert not is_implausible(table, Proposal.added(3, (0, 1, 2), USUAL), [])


@pytest.mark.parametrize(
    ("lines", "is_told"),
    [
        (("10 80 ·", "10 90 ·", "10 5 ·"), True),
        (("10 80 ·", "10 5 ·", "10 6 ·"), False),
        (("10 80 ·", "10 90 ·", "10 5 ·", "10 6 ·"), False),
        (("10 20 ·", "10 20 ·"), False),
        (("10 21 ·", "10 21 ·"), True),
        (("10 -1 ·", "10 -2 ·", "10 5 ·"), True),
        (("10 80 ·",), False),
        (("10 80 800", "10 90 900", "10 5 ·"), False),
    ],
)
def test_a_rate_beyond_two_hundred_per_cent_or_below_nil_in_most_lines_is_none(
    lines: tuple[str, ...], is_told: bool
) -> None:
    table = columns_of("Budget | Expenditure | Rate", *lines)
    assert is_implausible(table, rate(2, 1, 0), []) is is_told
    assert is_implausible(table, rate(2, 1, 0, "XLE117"), []) is is_told
    growth = Proposal.quotient(2, Form.GROWTH, (1, 0), USUAL, RULES["XLE119"])
    assert not is_implausible(table, growth, [])


def with_format(table: Table, column: int, decimals: int) -> Table:
    for row in table.entries:
        row[column] = row[column]._replace(shown=decimals)  # type: ignore[index]
    return table


@pytest.mark.parametrize(
    ("heading", "decimals", "is_told"),
    [
        ("Variance", 2, False), ("Difference", 2, False), ("Unencumbered balance", 2, False), ("Ecart", 2, False),
        ("Variance", 3, True), ("Variance ratio", 2, True), ("Change", 2, True),
    ],
)  # fmt: skip
def test_cells_made_for_cents_hold_what_is_left_of_whole_amounts_where_the_heading_says_just_that(
    heading: str, decimals: int, is_told: bool
) -> None:
    table = with_format(columns_of(f"Apportionment | Expenditure | {heading}", "10 12 ·", "10 11 ·"), 2, decimals)
    assert is_implausible(table, difference(2, 0, 1), []) is is_told


@pytest.mark.parametrize(("decimals", "is_told"), [(0, False), (1, False), (2, True)])
def test_cells_made_for_more_decimals_than_the_amounts_have_hold_no_sum_of_them(decimals: int, is_told: bool) -> None:
    table = with_format(columns_of("2023 | 2024 | Change", "10 12.5 ·", "10 11 ·"), 2, decimals)
    assert is_implausible(table, difference(2, 1, 0), []) is is_told
    assert not is_implausible(columns_of("2023 | 2024 | Change", "10 12.5 ·"), difference(2, 1, 0), [])


def test_a_total_does_not_add_a_column_and_what_comes_from_it() -> None:
    table = columns_of("Approved | Change | Proposed | Other | Total proposed", "10 2 · 5 ·")
    proposed = Proposal.added(2, (0, 1), USUAL)
    assert is_implausible(table, Proposal.total(4, (0, 2), USUAL), [proposed])
    assert not is_implausible(table, Proposal.total(4, (2, 3), USUAL), [proposed])
    assert not is_implausible(table, Proposal.total(4, (0, 2), USUAL), [])


def test_two_parts_of_what_was_spent_do_not_make_a_variance() -> None:
    headings = "Available | Actual expenditure: Budget | Actual expenditure: Fund | Variance"
    table = columns_of(headings, "9 5 2 ·", "9 6 1 ·")
    assert is_implausible(table, difference(3, 1, 2), [])
    by_year = columns_of("Actual expenditure: 2023 | Actual expenditure: 2024 | Variance", "5 2 ·", "6 1 ·")
    assert not is_implausible(by_year, difference(2, 1, 0), [])


def test_what_stands_behind_the_result_is_not_meant_where_amounts_stand_before_it() -> None:
    headings = "Funded | Worked | Over (under) | Budget | Actual"
    assert is_implausible(columns_of(headings, "9 8 · 5 6", "9 7 · 5 4"), difference(2, 4, 3), [])
    assert is_implausible(columns_of(headings, "9 8 · 5 6"), difference(2, 4, 3, NAMED), [])
    assert not is_implausible(columns_of(headings, "9 8 · 5 6"), difference(2, 1, 4), [])
    assert not is_implausible(columns_of("Line | Over (under) | Budget | Actual", "9 · 5 6"), difference(1, 3, 2), [])


STATEMENT = ("Total revenue: 10 12 ·", "Total expenditure: 9 8 ·")


@pytest.mark.parametrize(
    ("headings", "lines", "explicit", "is_told"),
    [
        ("Budget | Actual | Variance", STATEMENT, False, True),
        ("Budget | Actual | Variance", STATEMENT, True, False),
        ("Budget | Actual | Variance", STATEMENT[:1], False, False),
        ("Budget | Actual | Variance", STATEMENT[1:], False, False),
        ("Budget | Actual | Variance", ("Tax revenue: 10 12 ·", STATEMENT[1]), False, False),
        ("Budget | Actual | Balance", STATEMENT, False, False),
        ("Budget 2023 | Actual 2024 | Variance", STATEMENT, False, False),
    ],
)
def test_a_variance_of_revenue_and_expenditure_may_turn_round(
    headings: str, lines: tuple[str, ...], explicit: bool, is_told: bool
) -> None:
    assert is_implausible(columns_of(headings, *lines), difference(2, 0, 1, explicit=explicit), []) is is_told


def test_a_heading_that_names_every_column_and_a_formula_row_are_followed() -> None:
    table = columns_of(GROUPS, *LINES)
    assert is_implausible(table, difference(5, 3, 0), [])
    assert not is_implausible(table, difference(5, 3, 0, NAMED), [])
    stated = Proposal.quotient(4, Form.PERCENTAGE, (3, 0), USUAL, RULES["XLE122"], by_formula_row=True)
    assert not is_implausible(table, stated, [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("10 8 ·", "20 9 ·", "Total: 30 17 100"), True),
        (("10 8 ·", "20 9 ·", "Total: 30 17 57"), False),
        (("10 8 100", "20 9 ·", "Total: 30 17 ·"), False),
        (("10 8 80", "20 9 ·", "Total: 30 17 100"), False),
        (("10 8 ·", "20 9 ·", "Total: 30 17 ·"), False),
    ],
)
def test_a_hundred_per_cent_in_the_total_alone_is_of_shares(lines: tuple[str, ...], expected: bool) -> None:
    table = columns_of("Approved | Expenditure | Per cent of approved", *lines)
    assert is_implausible(table, rate(2, 1, 0), []) is expected
    whole = rate(2, 0, 0)._replace(base_line=2)
    assert not is_implausible(table, whole, [])
