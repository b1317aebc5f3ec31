"""In which lines of a table a measure has a figure, asked of all lines at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows_by_hand import rows_of
from xlengine.across.where import SAMPLE, Where, bits, sampled

LINES = ("Rent: 10 · 4", "Fuel: 0 5 ·", "Ink: · · ·", "Paper: 7 -3 0")


def lines_of(number: int) -> list[int]:
    return [at for at, bit in enumerate(reversed(f"{number:b}")) if bit == "1"]


@pytest.mark.parametrize(
    ("measure", "figures", "amounts", "blanks"),
    [(0, [0, 1, 3], [0, 3], [2]), (1, [1, 3], [1, 3], [0, 2]), (2, [0, 3], [0], [1, 2])],
)
def test_nil_is_a_figure_and_no_amount(
    measure: int, figures: list[int], amounts: list[int], blanks: list[int]
) -> None:
    where = Where(rows_of(*LINES).entries)
    assert lines_of(where.figures(measure)) == figures == where.tested(measure)
    assert lines_of(where.amounts(measure)) == amounts
    assert lines_of(where.blanks(measure)) == blanks == where.empty(measure)


def test_lines_with_a_figure_in_each_of_several_measures() -> None:
    where = Where(rows_of(*LINES).entries)
    assert lines_of(where.all_figures((0, 1))) == [1, 3]
    assert lines_of(where.all_figures((0, 1, 2))) == [3]


@pytest.mark.parametrize(
    ("lines", "is_open"),
    [
        (("Rent: 1 ·", "Fuel: 2 ·", "Ink: 3 ·"), True),
        (("Rent: 1 ·", "Fuel: 2 ·", "Ink: 3 4"), True),
        (("Rent: 1 ·", "Fuel: 2 4", "Ink: 3 4"), False),
        (("Rent: · ·", "Fuel: · ·", "Ink: 3 4"), False),
        (("Rent: · ·", "Fuel: 1 ·", "Ink: 3 4"), False),
    ],
)
def test_a_measure_is_open_where_others_stand_beside_its_empty_cells(lines: tuple[str, ...], is_open: bool) -> None:
    assert Where(rows_of(*lines).entries).is_open(1) is is_open


@given(st.sets(st.integers(0, 300)))
def test_lines_as_one_number_are_the_lines(lines: set[int]) -> None:
    assert lines_of(bits(lines)) == sorted(lines)


@pytest.mark.parametrize("count", [0, 1, SAMPLE, 2 * SAMPLE - 1, 2 * SAMPLE, 100_000])
def test_a_sample_is_spread_over_all_lines_and_is_never_much_more_than_it_may_be(count: int) -> None:
    sample = sampled(count)
    assert len(sample) == count if count < 2 * SAMPLE else SAMPLE <= len(sample) < 2 * SAMPLE
    assert not count or (sample[0] == 0 and count - sample[-1] <= sample.step)


def test_a_table_without_lines_has_no_figures() -> None:
    where = Where([])
    assert where.figures(0) == where.amounts(0) == where.blanks(0) == 0
    assert where.tested(0) == []
