"""What has been read and not yet added: which lines wait, and how many of the last ones may add up to a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.trials import Sum
from xlengine.down.walk import (
    DEEP,
    Node,
    first_of,
    has_nodes,
    last_lines,
    last_nodes,
    lengths_that_add_up,
    nodes_of,
    proves_a_total_above,
    sum_of,
    trailing_lines,
)


def stack_of(kinds: str) -> list[Node]:
    """`lltm`: one node for each letter, `d` for a deduction."""
    names = {"l": "line", "t": "total", "m": "mark", "d": "deduction"}
    return [Node(at, names[kind], 0) for at, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("kinds", "waiting", "trailing"),
    [
        ("", [], []),
        ("m", [], []),
        ("d", [], []),
        ("l", [0], [0]),
        ("t", [0], []),
        ("ll", [0, 1], [0, 1]),
        ("lt", [0, 1], []),
        ("tl", [0, 1], [1]),
        ("tll", [0, 1, 2], [1, 2]),
        ("tllll", [0, 1, 2, 3, 4], [1, 2, 3, 4]),
        ("lml", [0, 2], [2]),
        ("lm", [0], [0]),
        ("llmm", [0, 1], [0, 1]),
        ("lmlm", [0, 2], [2]),
        ("ldl", [0, 2], [0, 2]),
        ("lld", [0, 1], [0, 1]),
        ("tld", [0, 1], [1]),
        ("lmd", [0], [0]),
        ("lmld", [0, 2], [2]),
    ],
)
def test_lines_and_totals_wait_and_plain_lines_trail_behind_the_last_total_or_heading(
    kinds: str, waiting: list[int], trailing: list[int]
) -> None:
    stack = stack_of(kinds)
    assert [node.line for node in nodes_of(stack)] == waiting
    assert [node.line for node in trailing_lines(stack)] == trailing
    assert has_nodes(stack) is bool(waiting)
    assert list(last_lines(stack)) == waiting[::-1]
    for most in range(4):
        assert [node.line for node in last_nodes(stack, most)] == (waiting[-most:] if most else [])


def test_a_sum_without_words_goes_back_sixty_lines() -> None:
    assert list(last_lines(stack_of("l" * 70))) == list(range(69, 9, -1))
    assert DEEP == 60


def test_lines_are_added_with_a_plus_and_without_a_word_for_it() -> None:
    reading = sum_of(stack_of("ltl"))
    assert (reading.lines, reading.signs, reading.prior, reading.from_mark) == ((0, 1, 2), (1, 1, 1), 0.0, False)


@pytest.mark.parametrize(
    ("figures", "lengths"),
    [
        ("3 2 1 6", [3]),
        ("3 2 1 3", [2]),
        ("1 2 2 3", [2, 3]),
        ("1 2 2 4", [2, 3]),
        ("1 2 2 5", [2, 3]),
        ("10 20 20 41", [2]),
        ("10 20 20 42", []),
        ("10 20 20 39", [2]),
        ("10 20 20 38", []),
        ("10 20 20 !41", [2]),
        ("10 20 20 !41.1", []),
        ("10 !20 !20 40.0", [2]),
        ("10 !20 !20 40.1", []),
        ("10 !20 !20 41", []),
        ("5 5 5 5", []),
        ("6 0 6 6", [2]),
        ("6 · 6 6", [2]),
        ("6 x 6 6", [2]),
        ("-4 9 5 10", [3]),
        ("9 -4 5 10", [3]),
        ("-5 -6 -11", [2]),
        ("!400000000000.2 !600000000000.2 !1000000000000", [2]),
        ("!400000000000.7 !600000000000.7 !1000000000000", []),
        ("10 20 30 0", []),
        ("10 20 30 ·", []),
    ],
)
def test_as_many_lines_as_add_up_to_the_figure_within_rounding_may_be_its_parts(
    figures: str, lengths: list[int]
) -> None:
    *parts, goal = figures.split()
    table = rows_of(*(f"Line: {part}" for part in parts), f"Sum: {goal}")
    walk = reading_of("l" * len(parts), table)
    assert list(lengths_that_add_up(walk, len(parts), last_lines(walk.stack))) == lengths


@pytest.mark.parametrize(
    ("lines", "lengths"),
    [
        (("A: · 10", "B: · 20", "Sum: · 30"), [2]),
        (("A: 1 10", "B: 2 20", "Sum: 0 30"), [2]),
        (("A: 1 10", "B: 2 20", "Sum: 8 30"), []),
        (("A: 10 1", "B: 20 2", "Sum: 30 8"), [2]),
    ],
)
def test_the_first_column_with_a_figure_tells_how_many_lines_it_may_be(
    lines: tuple[str, ...], lengths: list[int]
) -> None:
    walk = reading_of("ll", rows_of(*lines))
    assert list(lengths_that_add_up(walk, 2, last_lines(walk.stack))) == lengths


@pytest.mark.parametrize(
    ("figures", "beyond"),
    [
        ("10 20 30", "30"),
        ("10 20.5 30", "30"),
        ("10.5 20.25", "3"),
        ("!10 !20", "0"),
        ("10 -1 30", None),
        ("10 0 · x", "30"),
    ],
)
def test_a_sum_is_beyond_its_goal_for_good_where_no_figure_is_below_nil(figures: str, beyond: str | None) -> None:
    walk = reading_of("", rows_of(*(f"Line: {figure}" for figure in figures.split())))
    assert walk.beyond(0) == (None if beyond is None else Decimal(beyond))
    assert walk.beyond(0) == walk.beyond(0)


@pytest.mark.parametrize(
    ("lines", "first"),
    [({5}, 5), ({3, 4, 5}, 3), ({0}, 0), ({0, 5}, 0), ({1, 3}, 1), ({4, 9}, 4), ({9}, 6), (set(), 6)],
)
def test_the_first_of_some_lines_is_found_from_the_end_on(lines: set[int], first: int) -> None:
    assert first_of(stack_of("llltll"), lines) == first


def test_headings_are_the_labels_of_lines_without_figures_that_are_no_totals() -> None:
    table = rows_of("North: · ·", "Posts: 1 2", "Total: · ·", "South & East: · ·", "Fuel: · 3")
    assert reading_of("mlmml", table).headings == "\nnorth\nsouth & east\n"


@pytest.mark.parametrize(
    ("weight", "parts", "proves"),
    [
        (1.8, 3, True),
        (1.79, 3, False),
        (3.0, 2, True),
        (2.9, 2, False),
        (2.5, 3, True),
        (9.0, 2, True),
        (2.9, 1, False),
    ],
)
def test_two_parts_need_more_proof_than_three(weight: float, parts: int, proves: bool) -> None:
    assert proves_a_total_above(Sum(tuple(range(parts)), (1,) * parts, weight=weight)) is proves
