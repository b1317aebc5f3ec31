"""Readings that a few printed figures cannot tell apart, where the empty cells would be filled otherwise."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.rows_by_hand import rows_of
from xlengine.across.one_side import lines_that_are_told, may_turn_by_side
from xlengine.across.proposal import BY_FIGURES, USUAL, Proposal
from xlengine.across.rivals import has_rival, those_alone
from xlengine.across.trials import Trial, tried
from xlengine.layout import Table
from xlengine.rule import Form


def trials(table: Table, *proposals: Proposal) -> Sequence[Trial]:
    return [tried(table, one) for one in proposals]


BALANCE = Proposal.difference(3, 0, 1, USUAL), Proposal.difference(3, 0, 2, USUAL)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("A: 50 20 20 30", "B: 60 20 40 ·"), True),
        (("A: 50 20 29 30", "B: 60 20 20 ·"), False),
        (("A: 50 20 20 30", "B: 60 40 40 ·"), False),
        (("A: 50 20 20 30", "B: 60 · · ·"), False),
    ],
)
def test_two_columns_that_are_equal_where_figures_tell_are_rivals(lines: Sequence[str], expected: bool) -> None:
    table = rows_of(*lines)
    first, second = trials(table, *BALANCE)
    assert has_rival(table, first, [first, second], []) is expected


def test_what_another_measure_is_settled_to_be_is_no_rival() -> None:
    table = rows_of("A: 50 20 20 30 30", "B: 60 20 40 · 20")
    first, second = trials(table, *BALANCE)
    assert has_rival(table, first, [first, second], [])
    assert not has_rival(table, first, [first, second], [Proposal.difference(4, 0, 2, USUAL)])


def test_a_third_column_is_a_rival_where_words_allow_more_than_one_reading() -> None:
    table = rows_of("A: 50 20 25 30 20", "B: 60 20 40 · 35")
    first, second = trials(table, *BALANCE)
    assert (first.hits, second.hits) == (1, 0)
    assert has_rival(table, first, [first, second], [])
    assert not has_rival(table, first, [first], [])


def test_a_sum_of_what_follows_may_go_on_where_the_next_is_nil() -> None:
    by_figures = Proposal.added(0, (1, 2), BY_FIGURES)
    table = rows_of("A: 70 30 40 0", "B: · 30 50 9")
    (trial,) = trials(table, by_figures)
    assert has_rival(table, trial, [trial], [])
    other = rows_of("A: 70 30 40 1", "B: · 30 50 9")
    (trial,) = trials(other, by_figures)
    assert not has_rival(other, trial, [trial], [])
    (said,) = trials(table, Proposal.added(0, (1, 2), USUAL))
    assert not has_rival(table, said, [said], [])


def test_two_empty_measures_that_no_word_tells_apart_are_rivals() -> None:
    one, twin = Proposal.product(2, (0, 1), BY_FIGURES), Proposal.product(3, (0, 1), BY_FIGURES)
    table = rows_of("A: 5 20 100 100", "B: 6 20 · ·")
    first, second = trials(table, one, twin)
    assert has_rival(table, first, [first, second], [])
    table = rows_of("A: 5 20 100 100", "B: 6 20 · 130")
    first, second = trials(table, one, twin)
    assert not has_rival(table, first, [first, second], [])


RATE = Proposal.quotient(2, Form.PERCENTAGE, (1, 0), BY_FIGURES)
OTHER = Proposal.quotient(2, Form.PERCENTAGE, (3, 0), BY_FIGURES)


@pytest.mark.parametrize(
    ("lines", "settled", "expected"),
    [
        (("A: 400 350 87.5", "B: 300 225 75.0", "C: 200 111 ·", "D: 100 44 ·", "E: 100 45 ·"), (), True),
        (("A: 400 350 87.5", "B: 300 225 75.0", "C: 200 111 ·", "D: 100 44 ·"), (), False),
        (("A: 400 350 87.5 350", "B: 300 225 75.0 225", "C: 200 111 · 9", "D: 100 44 · 9", "E: 1 1 · 9"), (), False),
        (("A: 400 350 87.5 350", "B: 300 225 75.0 225", "C: 200 111 · ·", "D: 100 44 · ·", "E: 1 1 · ·"), (), False),
        (("A: 400 350 87.5 350", "B: 300 225 75.0 225", "C: 200 1 · 1", "D: 100 44 · 44", "E: 1 1 · 1"), (), True),
        (("A: 400 350 87.5 ·", "B: 300 225 75.0 ·", "C: 200 111 · ·", "D: 100 44 · ·", "E: 100 45 · ·"), (), True),
        (("A: 400 350 87.5 ·", "B: 300 225 75.0 ·", "C: 200 111 · ·", "D: 100 44 · ·", "E: 100 45 · ·"), (3,), False),
    ],
)
def test_a_rate_that_alone_agrees_needs_less_evidence(
    lines: Sequence[str], settled: Sequence[int], expected: bool
) -> None:
    table = rows_of(*lines)
    proposals = (RATE, OTHER) if len(table.measures) > 3 else (RATE,)
    known = [Proposal.added(at, (0, 1), USUAL) for at in settled]
    first = those_alone(table, trials(table, *proposals), known)[0]
    assert first.is_alone is expected
    assert first.stands is expected


def sides(*lines: str) -> Table:
    table = rows_of(*lines)
    table.measures[2].terms["variance"] = 1.0
    return table


VARIANCE = Proposal.difference(2, 0, 1, USUAL)
CAME_IN = "Sales: 9 7 2", "Fees: 8 9 ·", "Total revenue: 17 16 ·"
BOTH = *CAME_IN, "Pay: 5 4 ·", "Travel: 3 4 ·", "Total expenditure: 8 8 ·"


def test_a_variance_may_turn_round_between_revenue_and_expenditure() -> None:
    assert may_turn_by_side(sides(*BOTH), VARIANCE)
    assert not may_turn_by_side(sides(*BOTH[:3]), VARIANCE)
    assert not may_turn_by_side(sides(*BOTH), VARIANCE._replace(sign_is_explicit=True))
    assert not may_turn_by_side(rows_of(*BOTH), VARIANCE)
    assert not may_turn_by_side(sides(*BOTH), VARIANCE._replace(form=Form.SUM))


def test_figures_of_one_side_tell_nothing_of_the_other() -> None:
    assert lines_that_are_told(sides(*BOTH), VARIANCE) == {0, 1, 2}
    both = [*BOTH[:3], "Pay: 5 4 1", *BOTH[4:]]
    assert lines_that_are_told(sides(*both), VARIANCE) is None
    last = ["Sales: 9 7 ·", *BOTH[1:3], "Pay: 5 4 1", *BOTH[4:]]
    assert lines_that_are_told(sides(*last), VARIANCE) == {3, 4, 5}
    none = ["Sales: 9 7 ·", *BOTH[1:]]
    assert lines_that_are_told(sides(*none), VARIANCE) is None
    assert lines_that_are_told(sides(*BOTH), VARIANCE._replace(by_formula_row=True)) is None
    empty = [*BOTH[:2], "Total revenue: · · ·", *BOTH[3:]]
    assert lines_that_are_told(sides(*empty), VARIANCE) == {0, 1, 2}


def test_a_heading_parts_the_sides_and_so_does_another_heading_of_the_column() -> None:
    headed = ("Revenue: · · ·", "Sales: 9 7 2", "Expenditure: · · ·", "Pay: 5 4 ·", "Travel: 3 4 ·")
    assert lines_that_are_told(sides(*headed), VARIANCE) == {0, 1}
    again = ("Sales: 9 7 2", "Fees: 8 9 ·", "Costs: · · text", "Pay: 5 4 ·", "Travel: 3 4 ·")
    assert lines_that_are_told(rows_of(*again), VARIANCE) == {0, 1}
