"""What is known in the middle of a reading: relations found so far, plain lines, lines by their labels."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.walk import lengths_that_add_up
from xlengine.layout import Evidence, Relation
from xlengine.rule import RULES, Form


def test_a_reading_begins_with_nothing_read() -> None:
    walk = reading_of("", rows_of("Posts: 1 ·", "Fuel: · ·"))
    assert not any((walk.stack, walk.found, walk.side, walk.spent, walk.empty_totals, walk.proved))
    flags = (
        walk.has_parents, walk.has_marks, walk.has_sides, walk.has_depth, walk.leads, walk.begins_with_total,
        walk.leads_empty, walk.lacks_what_is_brought_forward,
    )  # fmt: skip
    assert flags == (False,) * 8
    assert walk.memo_indent is None
    assert walk.filled == [True, False]


def total_of(target: int, *lines: int) -> Relation:
    return Relation("down", target, lines, (1,) * len(lines), Form.SUM, RULES["XLE202"], Evidence(1, 0))


def test_lines_that_relations_give_are_known_as_soon_as_these_are_found() -> None:
    walk = reading_of("", rows_of(*["Posts: 1"] * 9))
    walk.found = [total_of(2, 0, 1)]
    assert walk.is_found(2)
    assert not walk.stands_over_its_parts(2)
    walk.found += [total_of(3, 5, 4), total_of(6, 1, 7), total_of(8, 8)]
    assert [line for line in range(9) if walk.is_found(line)] == [2, 3, 6, 8]
    assert [line for line in range(9) if walk.stands_over_its_parts(line)] == [3]


def test_of_several_relations_found_at_once_each_gives_its_line() -> None:
    walk = reading_of("", rows_of(*["Posts: 1"] * 6))
    walk.found = [total_of(0, 1, 2), total_of(5, 3, 4), total_of(3, 4, 5)]
    assert [line for line in range(6) if walk.stands_over_its_parts(line)] == [0, 3]
    assert [line for line in range(6) if walk.is_found(line)] == [0, 3, 5]


@pytest.mark.parametrize(
    ("at", "memo", "known", "is_plain"),
    [
        (0, None, (), True),
        (0, 0, (), False),
        (0, 1, (), False),
        (1, None, (), False),
        (2, None, (), False),
        (0, None, ({1}, {2}), True),
        (0, None, ({0}, {2}), False),
        (0, None, ({1}, {0}), False),
    ],
)
def test_a_line_is_plain_with_figures_and_where_nothing_is_known_of_it(
    at: int, memo: int | None, known: tuple[set[int], ...], is_plain: bool
) -> None:
    walk = reading_of("", rows_of("Posts: 1", "North: ·", "Fuel: 2"))
    walk.memo_indent, walk.spent = memo, {2}
    assert walk.is_plain(at, *known) is is_plain


def test_lines_are_found_by_their_label_whatever_its_case() -> None:
    walk = reading_of("", rows_of("Posts: 1", "North: 2", "POSTS: 3", "Posts and travel: 4"))
    assert walk.labelled("posts") == [0, 2]
    assert walk.labelled("North") == [1]
    assert walk.labelled("South") == []
    dated = reading_of("", rows_of("Posts 2023/24: 1", "Posts (2023): 2", "Posts 12: 3", "Posts, 2023–2024: 4"))
    assert dated.labelled("posts") == [0, 1, 3]


@pytest.mark.parametrize(
    ("figures", "looked_at"),
    [
        ("10 20 30 5", 3), ("10 20 29 5", 4), ("10 70 5 5", 2), ("90 5 5 5", 1), ("10 90 -5 5", 4),
        ("!10 !20 !1 !5", 3), ("!10 !20 !0 !5", 4),
    ],
)  # fmt: skip
def test_lines_are_looked_at_until_they_come_to_more_than_rounding_may_take_back(figures: str, looked_at: int) -> None:
    parts = figures.split()
    goal = "!30" if "!" in figures else "27"
    walk = reading_of("", rows_of(*(f"Line: {part}" for part in parts), f"Sum: {goal}"))
    seen: list[int] = []

    def lines() -> Iterator[int]:
        for line in range(4):
            seen.append(line)
            yield line

    list(lengths_that_add_up(walk, 4, lines()))
    assert len(seen) == looked_at
