"""Hypotheses about columns: what they take from each line, what speaks against them, what an empty one becomes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rows_by_hand import rows_of
from xlengine.across.passed_over import passes_over
from xlengine.across.proposal import Proposal
from xlengine.across.trials import Trial, arguments, tried
from xlengine.across.verdicts import as_printed, is_contradicted, result, without_part
from xlengine.across.where import Where
from xlengine.rule import Form


def proposal(prior: float) -> Proposal:
    return Proposal(2, Form.DIFFERENCE, (0, 1), (1, -1), prior)


@pytest.mark.parametrize(
    ("hits", "misses", "small", "lacking", "stands"),
    [(1, 1, 0, 1, True), (2, 3, 0, 1, False), (2, 3, 0, 2, True), (1, 4, 1, 3, True), (1, 4, 0, 3, False)],
)
def test_a_line_that_lacks_a_part_does_not_speak_against_words(
    hits: int, misses: int, small: int, lacking: int, stands: bool
) -> None:
    assert Trial(proposal(1.0), hits, misses, 3.0, small, lacking=lacking).stands is stands
    assert not Trial(proposal(0.9), hits, misses, 3.0, small, lacking=lacking).stands


MIXED, ADDED, LESS = (1, 1, -1), (1, 1, 1), (1, -1)
PARTS = {MIXED: (0, 1, 2), ADDED: (0, 1, 2), LESS: (0, 1)}


@pytest.mark.parametrize(
    ("signs", "prior", "hits", "misses", "weight", "cross_footed", "stands"),
    [
        # three parts, one of which is taken off
        (MIXED, -0.2, 4, 0, 6.0, False, True),
        (MIXED, -0.2, 3, 0, 6.0, False, False),
        (MIXED, -0.2, 3, 1, 6.0, True, False),
        (MIXED, -0.2, 4, 0, 5.9, False, False),
        (MIXED, -0.2, 9, 1, 9.0, False, False),
        (MIXED, -0.2, 9, 1, 9.0, True, True),
        (MIXED, 0.0, 2, 0, 3.0, False, True),
        (MIXED, 0.5, 2, 0, 3.0, False, True),
        (ADDED, -0.2, 2, 0, 3.0, False, True),
        (LESS, -0.2, 2, 0, 3.0, False, True),
        # what the total below tells
        (LESS, 0.0, 2, 1, 1.0, True, True),
        (LESS, -0.1, 2, 1, 1.0, True, True),
        (LESS, -0.1, 2, 1, 1.0, False, False),
        (LESS, -0.3, 2, 1, 1.0, True, False),
    ],
)
def test_the_less_likely_a_sum_is_the_more_proof_it_needs(
    signs: tuple[int, ...], prior: float, hits: int, misses: int, weight: float, cross_footed: bool, stands: bool
) -> None:
    tried_sum = Proposal(3, Form.SUM, PARTS[signs], signs, prior)
    assert Trial(tried_sum, hits, misses, weight, telling=hits, is_cross_footed=cross_footed).stands is stands


@pytest.mark.parametrize(
    ("form", "hits", "misses", "weight", "stands"),
    [
        (Form.FRACTION, 4, 1, 3.0, True),
        (Form.FRACTION, 5, 1, 3.1, True),
        (Form.FRACTION, 4, 1, 2.9, False),
        (Form.FRACTION, 3, 1, 3.0, True),
        (Form.FRACTION, 2, 1, 3.0, False),
        (Form.FRACTION, 5, 2, 3.0, False),
        (Form.FRACTION, 8, 2, 3.0, True),
        (Form.FRACTION, 3, 0, 3.0, True),
        (Form.PERCENTAGE, 4, 1, 3.0, True),
        (Form.PERCENTAGE, 4, 2, 3.0, False),
    ],
)
def test_a_price_or_a_rate_may_be_wrong_once(
    form: Form, hits: int, misses: int, weight: float, stands: bool
) -> None:
    assert Trial(Proposal.quotient(2, form, (0, 1), 0.0), hits, misses, weight).stands is stands


@pytest.mark.parametrize(
    ("hits", "telling", "misses", "stands"),
    [
        (6, 6, 2, True),
        (6, 5, 2, False),
        (9, 8, 3, False),
        (9, 9, 3, True),
        (3, 0, 1, True),
        (24, 1, 3, True),
        (24, 0, 3, False),
        (4, 0, 0, False),
        (4, 1, 0, True),
    ],
)
def test_lines_that_are_nil_but_for_two_figures_do_not_outweigh_several_that_contradict(
    hits: int, telling: int, misses: int, stands: bool
) -> None:
    assert Trial(proposal(0.0), hits, misses, 6.0, telling=telling).stands is stands


@pytest.mark.parametrize(("hits", "misses", "stands"), [(9, 3, True), (12, 4, False), (31, 4, False), (32, 4, True)])
def test_a_quotient_that_only_figures_tell_is_contradicted_three_times_at_most(
    hits: int, misses: int, stands: bool
) -> None:
    share = Proposal.quotient(2, Form.PERCENTAGE, (0, 1), 0.0)
    assert Trial(share, hits, misses, 9.0, telling=hits).stands is stands
    assert Trial(proposal(0.0), hits, misses, 9.0, telling=hits).stands


def test_what_agrees_with_more_than_two_figures_that_are_no_nil_is_told_apart() -> None:
    table = rows_of("Line: 10 20 30", "Line: 10 — 10", "Line: 10 -10 —", "Line: 4 5 9")
    trial = tried(table, Proposal.added(2, (0, 1), 0.0))
    assert (trial.hits, trial.telling) == (4, 2)


def test_of_lines_that_do_not_agree_those_that_lack_a_part_are_counted() -> None:
    trial = tried(rows_of("A: 9 4 7", "B: 9 · 7", "C: 30 10 20", "D: · 5 7"), proposal(1.0))
    assert (trial.hits, trial.misses, trial.lacking, trial.wrong) == (1, 3, 2, [0, 1, 3])


@pytest.mark.parametrize(
    ("lines", "hits", "misses"),
    [
        (("10 10", "20 30", "5 35"), 3, 0),
        (("10 ·", "20 20", "5 25"), 1, 0),
        (("10 ·", "20 30", "5 35"), 1, 0),
        (("10 10", "20 ·", "5 35"), 1, 0),
        (("10 x", "20 20"), 0, 0),
        (("· ·", "20 20", "5 25"), 2, 0),
    ],
)
def test_a_running_sum_goes_on_only_from_a_line_that_has_one(lines: tuple[str, ...], hits: int, misses: int) -> None:
    running = Proposal(1, Form.SUM, (1, 0), (1, 1), 1.2, running=True)
    trial = tried(rows_of(*(f"Line: {figures}" for figures in lines)), running)
    assert (trial.hits, trial.misses) == (hits, misses)


def test_a_line_gives_its_own_figures_those_of_the_line_before_or_of_the_whole() -> None:
    table = rows_of("A: 10 11 12", "B: 20 21 22", "C: 30 31 32")
    running = Proposal(2, Form.SUM, (2, 0), (1, 1), 1.2, running=True)
    share = Proposal.quotient(2, Form.PERCENTAGE, (0, 1), 1.0, base_line=0)
    given = [[entry.value for entry in arguments(table, 1, one)] for one in (proposal(1.0), running, share)]
    assert given == [[20, 21], [12, 20], [20, 11]]
    assert [entry.value for entry in arguments(table, 0, running)] == [None, 10]


def test_a_sum_gives_a_value_for_the_one_line_that_contradicts_it() -> None:
    table = rows_of("A: 30 10 20", "B: 9 4 7", "C: 40 10 30")
    assert result(table, tried(table, proposal(0.0))) == Decimal(5)
    price = Proposal.quotient(2, Form.FRACTION, (0, 1), 0.0)
    assert result(table, Trial(price, wrong=[0])) is None


SUM_OF_TWO, APART, ENDS_FIRST = (2, (0, 1)), (3, (0, 2)), (1, (0, 3))


@pytest.mark.parametrize(
    ("lines", "columns", "wrong", "expected"),
    [
        (("10 20 30", "5 5 10"), SUM_OF_TWO, [], False),
        (("10 20 30", "5 5 ·"), SUM_OF_TWO, [], False),
        # a part that is never there
        (("10 · 10", "5 · 5"), SUM_OF_TWO, [], True),
        (("10 · 10", "5 2 7"), SUM_OF_TWO, [], False),
        (("· 10 10", "· 5 5", "7 5 ·"), SUM_OF_TWO, [], True),
        # nil wherever they tell it
        (("10 0 10", "5 0 5", "7 3 ·"), SUM_OF_TWO, [], True),
        (("10 0 10", "5 0 5", "7 0 ·"), SUM_OF_TWO, [], False),
        (("10 0 10", "5 0 5", "7 3 10"), SUM_OF_TWO, [], False),
        # a column between them
        (("10 0 20 30", "5 0 6 11", "7 3 9 ·"), APART, [], True),
        (("10 0 20 30", "5 0 6 11", "7 3 9 x"), APART, [], False),
        (("10 0 20 30", "5 0 6 11", "7 0 9 ·"), APART, [], False),
        (("10 0 20 30", "5 4 6 11", "7 3 9 ·"), APART, [], False),
        (("10 0 20 30", "5 0 6 11", "7 3 9 99"), APART, [], False),
        (("10 0 20 30", "5 0 6 11", "7 3 9 99"), APART, [2], True),
        (("10 0 20 30", "5 4 · 5", "7 3 9 ·"), APART, [], True),
        (("10 40 0 30", "5 6 0 1", "7 · 3 9"), ENDS_FIRST, [], True),
        # a column beside them
        (("10 20 30 0", "5 6 11 0", "7 3 · 4"), SUM_OF_TWO, [], False),
        (("0 10 20 30", "0 5 6 11", "4 7 3 ·"), (3, (1, 2)), [], False),
    ],
)
def test_a_sum_of_figures_passes_over_no_column_that_may_belong_to_it(
    lines: tuple[str, ...], columns: tuple[int, tuple[int, ...]], wrong: list[int], expected: bool
) -> None:
    target, parts = columns
    table = rows_of(*(f"Line: {figures}" for figures in lines))
    assert passes_over(Where(table.entries), Trial(Proposal.added(target, parts, 0.0), wrong=wrong)) is expected


@pytest.mark.parametrize(
    ("lines", "turned"),
    [
        (("30 10 -20", "5 4 ·"), True),
        (("30 10 20", "5 4 ·"), False),
        (("30 10 ·", "5 4 ·"), False),
        (("30 10 7", "5 4 ·"), False),
        (("30 10 -20", "50 10 40"), False),
        (("30 10 -20", "50 10 7"), False),
        (("30 10 -20", "50 10 -40"), True),
        (("10 10 0", "5 5 0"), False),
    ],
)
def test_an_empty_difference_is_the_other_way_round_where_each_printed_figure_says_so(
    lines: tuple[str, ...], turned: bool
) -> None:
    table = rows_of(*(f"Line: {figures}" for figures in lines))
    given = proposal(1.3)
    assert as_printed(table, given) == (given._replace(arguments=(1, 0)) if turned else given)
    for other in (given._replace(by_formula_row=True), given._replace(form=Form.SUM)):
        assert as_printed(table, other) is other


def test_a_sum_goes_on_without_a_part_and_keeps_the_signs_of_the_others() -> None:
    trial = Trial(Proposal(4, Form.SUM, (0, 1, 2), (1, -1, 1), 1.3), 5, 1)
    left = without_part(trial, 0)
    assert (left.proposal.arguments, left.proposal.signs) == ((1, 2), (-1, 1))
    assert (left.hits, left.misses, left.proposal.prior) == (5, 1, 1.3)


@pytest.mark.parametrize(
    ("lines", "by", "expected"),
    [
        (("30 10 99", "5 4 ·"), 1, True),
        (("30 10 99", "5 4 ·"), 2, False),
        (("30 10 99", "5 4 99"), 2, True),
        (("30 10 99", "5 4 99", "7 3 99"), 2, True),
        (("30 10 99", "5 · 99"), 2, False),
        (("30 10 99", "5 — 99"), 2, True),
        (("30 10 99", "5 4 99", "50 10 40"), 2, False),
        (("30 10 ·", "5 4 ·"), 1, False),
    ],
)
def test_a_hypothesis_is_contradicted_by_lines_that_lack_nothing_and_of_which_none_agrees(
    lines: tuple[str, ...], by: int, expected: bool
) -> None:
    table = rows_of(*(f"Line: {figures}" for figures in lines))
    assert is_contradicted(table, proposal(1.3), by) is expected
