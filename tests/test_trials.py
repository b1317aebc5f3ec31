"""Hypotheses about columns: how the lines take them, when they stand, and which of two is the likelier."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import rows_of
from xlengine.across.proposal import Proposal
from xlengine.across.relate import relate_across
from xlengine.across.trials import Trial, previous_line, tried
from xlengine.rule import Form


def proposal(prior: float) -> Proposal:
    return Proposal(2, Form.DIFFERENCE, (0, 1), (1, -1), prior)


@pytest.mark.parametrize(
    ("prior", "hits", "misses", "weight", "small", "stands"),
    [
        # words say so: some proof, and twice as many figures for it as against it
        (1.0, 1, 0, 0.31, 0, True),
        (1.0, 1, 0, 0.3, 0, False),
        (1.0, 2, 1, 1.0, 0, True),
        (1.0, 1, 1, 1.0, 0, False),
        (1.0, 1, 1, 1.0, 1, True),
        (1.0, 2, 2, 3.0, 1, False),
        (1.0, 3, 2, 3.0, 0, False),
        (1.0, 4, 2, 3.0, 0, True),
        (1.3, 1, 0, 0.5, 0, True),
        (1.0, 0, 0, 0.0, 3, False),
        # figures alone
        (0.9, 1, 0, 0.5, 0, False),
        (0.9, 2, 0, 3.0, 0, True),
        (0.0, 2, 0, 3.0, 0, True),
        (0.0, 2, 0, 2.99, 0, False),
        (0.0, 8, 1, 6.0, 0, True),
        (0.0, 7, 1, 5.9, 0, False),
        (0.0, 7, 1, 5.9, 5, False),
        (0.0, 6, 2, 6.0, 0, True),
        (0.5, 6, 2, 6.0, 0, True),
        (0.0, 5, 2, 6.0, 0, False),
        (-0.1, 7, 1, 6.0, 0, False),
        (-0.1, 8, 1, 6.0, 0, True),
        (0.0, 16, 2, 9.0, 0, True),
    ],
)
def test_words_need_little_proof_and_figures_alone_need_much(
    prior: float, hits: int, misses: int, weight: float, small: int, stands: bool
) -> None:
    assert Trial(proposal(prior), hits, misses, weight, small, telling=hits).stands is stands


@pytest.mark.parametrize(
    ("prior", "hits", "misses", "weight", "score"),
    [
        (0.0, 0, 0, 0.0, 0.0),
        (1.0, 0, 0, 0.0, 2.0),
        (1.3, 0, 2, 0.0, 2.6),
        (0.0, 2, 0, 3.0, 3.0),
        (0.0, 3, 1, 4.0, 3.0),
        (0.0, 9, 0, 12.0, 6.0),
        (0.5, 9, 3, 12.0, 5.5),
        (1.5, 1, 0, 1.5, 4.5),
    ],
)
def test_a_hypothesis_is_the_likelier_the_more_figures_and_words_speak_for_it(
    prior: float, hits: int, misses: int, weight: float, score: float
) -> None:
    trial = Trial(proposal(prior), hits, misses, weight)
    assert trial.score == pytest.approx(score)
    assert trial.tested == hits + misses


@pytest.mark.parametrize(
    ("form", "lines", "hits", "misses", "small", "wrong"),
    [
        (Form.DIFFERENCE, ("30 10 20", "50 20 30"), 2, 0, 0, []),
        (Form.DIFFERENCE, ("30 10 20", "50 20 90"), 1, 1, 0, [1]),
        (Form.DIFFERENCE, ("30 10 ·", "50 20 x", "9 8 1"), 1, 0, 0, []),
        (Form.DIFFERENCE, ("0 0 0", "30 · 30", "5 4 9"), 1, 1, 0, [2]),
        (Form.PERCENTAGE, ("1 1000 0.1", "30 40 75"), 1, 0, 1, []),
        (Form.PERCENTAGE, ("1 1000 0.1", "2 1000 0.2", "300 400 99"), 1, 1, 1, [2]),
        (Form.PERCENTAGE, ("0 1000 0", "30 40 75"), 1, 0, 0, []),
    ],
)
def test_every_line_is_for_a_hypothesis_or_against_it_or_too_small_to_say(
    form: Form, lines: tuple[str, ...], hits: int, misses: int, small: int, wrong: list[int]
) -> None:
    signs = (1, -1) if form is Form.DIFFERENCE else (1, 1)
    trial = tried(rows_of(*(f"Line: {figures}" for figures in lines)), Proposal(2, form, (0, 1), signs, 1.0))
    assert (trial.hits, trial.misses, trial.small, trial.wrong) == (hits, misses, small, wrong)
    assert (trial.weight > 0) is (hits > 0)


def test_what_no_figure_bears_out_weighs_nothing() -> None:
    assert tried(rows_of("A: 9 4 7"), proposal(1.0)).weight == 0


def test_a_running_sum_begins_with_nothing_and_skips_lines_without_an_amount() -> None:
    table = rows_of("A: 10 10", "B: · 99", "C: 20 30", "D: 5 35", "E: 5 45")
    trial = tried(table, Proposal(1, Form.SUM, (1, 0), (1, 1), 1.2, running=True))
    assert (trial.hits, trial.misses) == (3, 2)
    assert trial.wrong == [1, 4]
    assert [previous_line(table, line, 1, 0) for line in range(5)] == [None, 0, 0, 2, 3]


def test_a_share_is_held_against_the_line_of_the_whole() -> None:
    table = rows_of("A: 10 25", "B: 30 75", "Total: 40 100")
    share = Proposal(1, Form.PERCENTAGE, (0, 0), (1, 1), 1.0, base_line=2)
    assert tried(table, share).hits == 3


@pytest.mark.parametrize(("wrong", "tested"), [(12, 240), (13, 13)])
def test_a_hypothesis_that_thirteen_lines_speak_against_and_no_more_for_it_is_given_up(wrong: int, tested: int) -> None:
    table = rows_of(*["A: 9 4 7"] * wrong, *["B: 30 10 20"] * (240 - wrong))
    assert tried(table, proposal(1.0)).tested == tested


@pytest.mark.parametrize(("lines", "tested"), [(240, 240), (479, 479), (480, 240), (481, 241), (720, 240)])
def test_of_a_long_table_every_second_or_third_line_is_tried(lines: int, tested: int) -> None:
    table = rows_of("B: 30 10 20")
    table.entries *= lines
    assert tried(table, proposal(1.0)).tested == tested


@pytest.mark.parametrize(("columns", "found"), [("10", 0), ("10 10", 0), ("3000 1000 2000", 1)])
def test_a_table_of_one_column_has_nothing_across(columns: str, found: int) -> None:
    table = rows_of(*[f"Line: {columns}"] * 3)
    relate_across(table)
    assert len(table.relations) == found
