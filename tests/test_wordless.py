"""Sums that only figures tell: those that are looked at hold all that could be believed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.rows_by_hand import reading_of, rows_of
from tests.walks_by_hand import further
from xlengine.down.trials import best_of, try_rows
from xlengine.down.walk import Node, Walk
from xlengine.down.wordless import Run, in_reach, runs, signed, sum_of_run

FIGURE = st.one_of(
    st.integers(0, 9).map(str), st.integers(-99, 999).map(lambda n: f"{Decimal(n) / 10:.1f}"),
    st.sampled_from(["=12.5", "!3.14", "·", "—", "x", "#"]),
)  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> tuple[Walk, int]:
    """Some lines and what may be their total: often the sum of the last of them, or off by a little."""
    columns, kinds = draw(st.integers(1, 3)), draw(st.text("llltmd", min_size=1, max_size=7))
    lines = [[draw(FIGURE) for _ in range(columns)] for _ in kinds]
    since, without = draw(st.integers(0, len(kinds) - 1)), draw(st.integers(0, 9))
    taken = [line for at, line in enumerate(lines) if at >= since and at != without]
    total = []
    for column in range(columns):
        known = [Decimal(line[column].lstrip("=!")) for line in taken if line[column][-1].isdigit()]
        near = sum(known, Decimal(0)) + Decimal(draw(st.sampled_from(["0", "0.1", "0.3", "1", "7"])))
        total.append(draw(st.one_of(st.sampled_from([f"{near:f}", f"={near:f}"]), FIGURE)))
    told = ["Item: " + " ".join(figures) for figures in [*lines, total]]
    derived = tuple(column for column in range(columns) if draw(st.booleans()))
    return reading_of(kinds, rows_of(*told, derived=derived)), len(kinds)


@given(readings())
@example((reading_of("lll", rows_of("A: 1 ·", "B: 2 ·", "C: 3 ·", "D: 5 9")), 3))
@example((reading_of("lll", rows_of("A: 10 ·", "B: 20 7", "C: 40 ·", "D: 50 9")), 3))
@example((reading_of("ll", rows_of("A: 10 x", "B: 20 20", "D: 30 99")), 2))
def test_what_is_out_of_reach_would_never_have_been_believed(reading: tuple[Walk, int]) -> None:
    walk, at = reading
    near, every = list(in_reach(walk, at)), list(further(walk))
    assert [one for one in every if one in near] == near, "in the same order"
    for one in every:
        trial = try_rows(walk.table, walk.columns, at, one)
        assert one in near or trial.hits <= trial.misses
    assert best_of(walk.table, walk.columns, at, (), near) == best_of(walk.table, walk.columns, at, (), every)


@pytest.mark.parametrize(
    ("total", "near"),
    [
        ("60.0 600.0", ["20 + 40"]),
        ("60.1 600.1", ["20 + 40"]),
        ("60.9 600.9", []),
        ("60.0 700.0", []),
        ("70.0 700.0", ["10 + 20 + 40"]),
        ("50.0 500.0", ["10 + 40"]),
        ("· 500.0", ["10 + 40"]),
        ("50.0 —", []),
        ("· ·", []),
    ],
)
def test_only_sums_near_the_figures_of_most_columns_are_looked_at(total: str, near: list[str]) -> None:
    table = rows_of("A: 10.0 100.0", "B: 20.0 200.0", "C: 40.0 400.0", f"D: {total}")
    found = [one for one in in_reach(reading_of("lll", table), 3) if -1 not in one.signs and len(one.lines) > 1]
    told = [" + ".join(f"{table.entries[line][0].value:.0f}" for line in one.lines) for one in found]
    assert list(dict.fromkeys(told)) == near


@pytest.mark.parametrize(("total", "near"), [("900", []), ("400", [(1,), (0, 1)])])
def test_a_figure_that_stands_alone_is_held_against_the_total_too(total: str, near: list[tuple[int, ...]]) -> None:
    walk = reading_of("ll", rows_of("A: ·", "B: 400", f"D: {total}"))
    assert [one.lines for one in in_reach(walk, 2) if -1 not in one.signs] == near


def test_no_more_than_four_hundred_lines_are_added() -> None:
    table = rows_of(*["A: 1"] * 405, "D: 401")
    found = list(in_reach(reading_of("l" * 405, table), 405))
    assert max(len(one.lines) for one in found) == 400


@pytest.mark.parametrize(
    ("kinds", "every"),
    [
        ("", []),
        ("l", [(1, None)]),
        ("t", []),
        ("lt", [(2, None)]),
        ("tl", [(1, None), (2, None)]),
        ("lll", [(1, None), (2, None), (3, None), (3, 1)]),
        ("llt", [(2, None), (3, None), (3, 1)]),
        ("llll", [(1, None), (2, None), (3, None), (4, None), (3, 1), (4, 1), (4, 2)]),
    ],
)
def test_a_run_leaves_out_neither_its_first_nor_its_last_line(kinds: str, every: list[Run]) -> None:
    names = {"l": "line", "t": "total"}
    assert list(runs([Node(at, names[kind], 0) for at, kind in enumerate(kinds)])) == every


@pytest.mark.parametrize(
    ("run", "lines", "prior"),
    [((1, None), (4,), 0.0), ((3, None), (2, 3, 4), 0.0), ((3, 1), (2, 4), -0.5), ((5, 3), (0, 1, 2, 4), -0.5)],
)
def test_a_run_is_of_the_last_lines_and_less_likely_where_one_is_left_out(
    run: Run, lines: tuple[int, ...], prior: float
) -> None:
    told = sum_of_run([Node(at, "line", 0) for at in range(5)], run)
    assert (told.lines, told.prior) == (lines, prior)


@pytest.mark.parametrize(
    ("kinds", "every"),
    [
        ("", []),
        ("m", []),
        ("l", []),
        ("lm", []),
        ("ltm", ["-0 +1", "+0 -1"]),
        ("ml-d", ["-1 +3", "+1 -3"]),
        ("lll", ["-0 +1 +2", "+0 -1 +2", "-0 -1 +2", "+0 +1 -2", "-0 +1 -2", "+0 -1 -2"]),
    ],
)
def test_the_last_lines_are_tried_with_every_sign_but_for_all_taken_off(kinds: str, every: list[str]) -> None:
    walk = reading_of(kinds, rows_of(*["A: 1"] * max(len(kinds), 1)))
    found = list(signed(walk))
    told = [" ".join(f"{'+' if sign > 0 else '-'}{line}" for line, sign in zip(one.lines, one.signs, strict=True))
            for one in found]  # fmt: skip
    assert told == every
    assert all(set(one.signs) <= {1, -1} and one.prior == -0.5 for one in found)


def test_four_lines_at_most_are_tried_with_signs() -> None:
    found = list(signed(reading_of("lllml", rows_of(*["A: 1"] * 5))))
    assert {one.lines for one in found} == {(0, 1, 2, 4)}
    assert len({one.signs for one in found}) == len(found) == 14
    assert {one.lines for one in signed(reading_of("llllll", rows_of(*["A: 1"] * 6)))} == {(2, 3, 4, 5)}
