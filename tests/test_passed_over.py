"""Columns that a sum takes in vain or leaves out: one that is empty wherever it is told, one more that mends it."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import rows_of
from xlengine.across.passed_over import never_there, passes_over, with_what_is_missing
from xlengine.across.proposal import Proposal
from xlengine.across.trials import Trial, tried
from xlengine.across.where import Where
from xlengine.layout import Table
from xlengine.rule import RULES, Form


def lines_of(*lines: str) -> Table:
    return rows_of(*(f"Line: {figures}" for figures in lines))


TOTAL = Proposal.total(2, (0, 1), 1.3)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # the second part is empty wherever the sum is printed, and a figure contradicts
        (("10 · 12", "5 · 7"), True),
        (("10 · 12", "5 2 ·"), True),
        (("· 10 12", "· 5 7"), True),
        (("10 · 12", "5 · 5"), True),
        (("10 · 10", "5 · 5"), False),
        (("10 · 12", "5 2 8"), False),
        (("10 — 12", "5 — 7"), False),
        (("10 x 12", "5 · 8"), False),
    ],
)
def test_a_part_is_never_there_where_it_is_empty_beside_every_sum(lines: tuple[str, ...], expected: bool) -> None:
    table = lines_of(*lines)
    assert never_there(table, tried(table, TOTAL)) is expected


@pytest.mark.parametrize(
    "other",
    [
        Proposal.quotient(2, Form.PERCENTAGE, (0, 1), 1.3),
        TOTAL._replace(running=True),
        TOTAL._replace(by_formula_row=True),
    ],
)
def test_a_quotient_a_running_sum_and_a_row_of_formulas_may_take_what_is_never_there(other: Proposal) -> None:
    table = lines_of("10 · 12", "5 · 7")
    assert never_there(table, Trial(TOTAL, misses=2))
    assert not never_there(table, Trial(other, misses=2))


def mended(table: Table, proposal: Proposal, free: range | list[int] | None = None) -> str:
    """`+0 +1 -3`, which no figure contradicts; nothing where the sum stays as it is."""
    trial = tried(table, proposal)
    found = with_what_is_missing(table, trial, range(len(table.measures)) if free is None else free)
    if found is trial:
        return ""
    assert (found.misses, found.proposal.rule) == (0, None)
    assert (found.proposal.form, found.proposal.target) == (Form.SUM, proposal.target)
    parts = zip(found.proposal.signs, found.proposal.arguments, strict=True)
    return " ".join(f"{'+' if sign > 0 else '-'}{at}" for sign, at in parts)


AGREE = ("1000 200 1200 ·", "1010 207 1217 ·")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("3000 500 3700 200",), "+0 +1 +3"),
        (("3000 500 3300 200",), "+0 +1 -3"),
        (("3000 500 3700 200", "2000 100 2100 ·", "2030 9 2039 —", "4000 100 4900 800"), "+0 +1 +3"),
        (("3000 500 3700 ·", "2000 100 2100 ·", "2030 9 2039 —", "4000 100 4900 800"), ""),
        # one figure still contradicts
        (("3000 500 3700 200", "2000 100 2100 30", "2030 9 2039 —"), ""),
        (("3000 500 3700 300",), ""),
        # nothing contradicts
        (("3000 500 3500 ·",), ""),
        # too much contradicts for the words to stand
        (("3000 500 3700 200", "4000 100 4900 800"), ""),
        # the column is empty there
        (("3000 500 3700 ·",), ""),
        (("3000 500 3700 —",), ""),
    ],
)
def test_a_sum_that_words_tell_is_mended_by_one_more_column(lines: tuple[str, ...], expected: str) -> None:
    assert mended(lines_of(*AGREE, *lines), TOTAL) == expected


def test_a_sum_that_no_figure_bears_out_is_not_mended() -> None:
    assert mended(lines_of("3000 500 3700 200", "4000 100 4900 800"), TOTAL) == ""
    assert mended(lines_of("3000 500 3700 200"), TOTAL) == ""


def test_a_difference_with_one_more_column_is_a_sum_of_signs_in_the_order_of_the_columns() -> None:
    table = lines_of("1200 · 200 1000", "1217 · 207 1010", "3700 200 500 3000")
    left = Proposal.difference(3, 0, 2, 1.3, RULES["XLE116"])
    assert mended(table, left) == "+0 -1 -2"
    assert mended(table, left, [0, 2, 3]) == ""
    assert mended(table, left._replace(by_formula_row=True)) == ""


def test_of_several_columns_the_one_that_mends_it_is_taken() -> None:
    table = lines_of("1000 200 1200 · ·", "1010 207 1217 · ·", "3000 500 3700 300 200")
    assert mended(table, TOTAL) == "+0 +1 +4"
    assert mended(table, TOTAL, [0, 1, 2, 3]) == ""


def test_a_column_that_is_in_the_sum_is_not_taken_twice() -> None:
    """Twice the second part, or less the sum itself, would give the figure that contradicts."""
    assert mended(lines_of("1000 · 1000", "1010 · 1010", "3000 500 4000"), TOTAL) == ""
    assert mended(lines_of("1000 · 1000", "1010 · 1010", "3000 500 3000"), TOTAL) == ""
    assert mended(lines_of("1000 -1000 —", "1010 -1010 —", "3000 500 1750"), TOTAL) == ""


def test_a_quotient_and_a_running_sum_stay_as_they_are() -> None:
    table = lines_of(*AGREE, "3000 500 3700 200")
    assert with_what_is_missing(table, Trial(TOTAL, 2, 1, 4.0, wrong=[2]), range(4)).hits == 3
    for other in (TOTAL._replace(running=True), Proposal.quotient(2, Form.PERCENTAGE, (0, 1), 1.3)):
        same = Trial(other, 2, 1, 4.0, wrong=[2])
        assert with_what_is_missing(table, same, range(4)) is same


@pytest.mark.parametrize(
    "trial",
    [
        Trial(TOTAL, 2, 0, 4.0, wrong=[2]),
        Trial(TOTAL, 0, 1, 4.0, wrong=[2], small=2),
        Trial(TOTAL, 2, 2, 4.0, wrong=[2]),
        Trial(TOTAL, 2, 1, 0.1, wrong=[2]),
        Trial(TOTAL, 3, 1, 6.0, wrong=[2]),
        Trial(TOTAL, 4, 1, 8.0, wrong=[2]),
    ],
)
def test_only_what_stands_in_spite_of_some_figures_is_mended_and_by_what_agrees_more_often(trial: Trial) -> None:
    table = lines_of(*AGREE, "3000 500 3700 200")
    assert with_what_is_missing(table, trial, range(4)) is trial


def test_a_part_is_told_only_where_a_line_that_agrees_has_it() -> None:
    """A line that contradicts says nothing of its parts; nor does one in which the sum is empty."""
    added = Proposal.added(2, (0, 1), 0.0)
    table = lines_of("10 · 10", "5 2 8", "4 3 ·")
    assert passes_over(Where(table.entries), Trial(added, wrong=[1]))
    assert not passes_over(Where(table.entries), Trial(added))
