"""One hypothesis about a column: how it is made, what it comes from, and when two say the same."""

from __future__ import annotations

import pytest

import xlengine.rules  # noqa: F401 — declares the rules
from xlengine.across.proposal import Proposal
from xlengine.rule import RULES, Form

SUM = Proposal.added(2, (0, 1), 1.2)
LESS = Proposal.less(3, 0, (1, 2), 1.2)
DIFFERENCE = Proposal.difference(2, 0, 1, 1.2)
SHARE = Proposal.quotient(2, Form.PERCENTAGE, (0, 1), 1.2)
RUNNING = Proposal(2, Form.SUM, (2, 1), (1, 1), 1.2, running=True)


def test_what_is_made_with_few_words_has_no_rule_no_formula_row_no_sign_of_its_own_and_no_line() -> None:
    for one in (SUM, LESS, DIFFERENCE, SHARE):
        said = (one.rule, one.by_formula_row, one.sign_is_explicit, one.running, one.base_line)
        assert said == (None, False, False, False, None)
        assert one.prior == 1.2


def test_parts_are_added_taken_off_or_divided() -> None:
    assert (SUM.form, SUM.arguments, SUM.signs) == (Form.SUM, (0, 1), (1, 1))
    assert (LESS.form, LESS.arguments, LESS.signs) == (Form.SUM, (0, 1, 2), (1, -1, -1))
    assert (DIFFERENCE.form, DIFFERENCE.arguments, DIFFERENCE.signs) == (Form.DIFFERENCE, (0, 1), (1, -1))
    assert (SHARE.form, SHARE.arguments, SHARE.signs) == (Form.PERCENTAGE, (0, 1), (1, 1))


def test_more_is_said_where_words_say_it() -> None:
    rule = RULES["XLE121"]
    assert Proposal.total(2, (0, 1), 1.2) == Proposal.added(2, (0, 1), 1.2, RULES["XLE115"])
    less = Proposal.less(2, 0, (1,), 1.2, rule, sign_is_explicit=True)
    difference = Proposal.difference(2, 0, 1, 1.2, rule, sign_is_explicit=True)
    for one in (less, difference):
        assert (one.rule, one.by_formula_row, one.sign_is_explicit) == (rule, False, True)
    share = Proposal.quotient(2, Form.PERCENTAGE, (0, 1), 1.2, rule, by_formula_row=True, base_line=4)
    assert (share.rule, share.by_formula_row, share.sign_is_explicit, share.base_line) == (rule, True, False, 4)


def test_a_running_sum_comes_from_its_amounts_and_all_else_from_every_argument() -> None:
    assert [one.sources for one in (SUM, LESS, SHARE, RUNNING)] == [(0, 1), (0, 1, 2), (0, 1), (1,)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SUM, Proposal.difference(0, 2, 1, 1.0), True),
        (SUM, DIFFERENCE, True),
        (SUM, Proposal.added(2, (0, 3), 1.2), False),
        (SUM, SHARE, False),
        (SUM, RUNNING, False),
        (SHARE, Proposal.quotient(2, Form.GROWTH, (1, 3), 1.0), True),
        (SHARE, Proposal.quotient(1, Form.PERCENTAGE, (0, 2), 1.0), False),
        (RUNNING, Proposal(2, Form.SUM, (2, 3), (1, 1), 0.9, running=True), True),
        (RUNNING, Proposal(2, Form.SUM, (2, 1), (1, 1), 1.2), False),
    ],
)
def test_sums_of_the_same_columns_say_one_thing_and_so_do_quotients_of_one_column(
    one: Proposal, other: Proposal, same: bool
) -> None:
    assert (one.identity == other.identity) is same


def test_a_hypothesis_about_a_later_column_comes_first_then_one_with_fewer_parts_then_one_of_later_parts() -> None:
    in_order = [Proposal.added(2, parts, 1.0) for parts in ((1, 4), (1, 3), (0, 5), (3, 4, 5), (0, 1, 3))]
    in_order.insert(0, Proposal.added(3, (0, 1, 2), 1.0))
    assert sorted(in_order[3:] + in_order[:3], key=lambda one: one.order) == in_order


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SUM, Proposal.added(2, (1, 0), 1.0), True),
        (SUM, Proposal.added(3, (0, 1), 1.2), False),
        (SUM, Proposal.added(2, (0, 3), 1.2), False),
        (SUM, Proposal.added(2, (0, 1, 3), 1.2), False),
        (Proposal.added(2, (0, 1, 3), 1.2), SUM, False),
        (SUM, Proposal(2, Form.DIFFERENCE, (0, 1), (1, 1), 1.2), False),
        (SUM, Proposal(2, Form.SUM, (0, 1), (1, -1), 1.2), False),
        (DIFFERENCE, Proposal(2, Form.DIFFERENCE, (1, 0), (-1, 1), 1.2), True),
        (DIFFERENCE, Proposal.difference(2, 1, 0, 1.2), False),
        (SHARE, Proposal.quotient(2, Form.PERCENTAGE, (0, 1), 1.0), True),
        (SHARE, Proposal.quotient(2, Form.PERCENTAGE, tuple(range(2)), 1.2), True),
        (SHARE, Proposal.quotient(2, Form.PERCENTAGE, (1, 0), 1.2), False),
        (Proposal.quotient(2, Form.PERCENTAGE, (1, 0), 1.2), SHARE, False),
        (SHARE, Proposal.quotient(2, Form.FRACTION, (0, 1), 1.2), False),
    ],
)
def test_two_hypotheses_give_the_same_number_where_only_the_order_of_what_is_added_differs(
    one: Proposal, other: Proposal, same: bool
) -> None:
    assert one.same_as(other) is same
