"""Lines that are, in several columns, what the lines right below them add up to."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.above import parted_by_figures

STAFF = ("2300 4511", "1003 2010", "1297 2501")
COSTS = ("704 1741", "412 923", "292 818")
SMALL = ("30 50", "10 20", "20 30")
SMALLEST = ("3 5", "1 2", "2 3")


@pytest.mark.parametrize(
    ("kinds", "lines", "found", "waiting"),
    [
        ("llllll", (*STAFF, *COSTS), {0: (1, 2), 3: (4, 5)}, [0, 3]),
        ("lll", STAFF, {0: (1, 2)}, [0]),
        ("llll", (*STAFF, "17 48"), {0: (1, 2)}, [0, 3]),
        ("llll", ("17 48", *STAFF), {1: (2, 3)}, [0, 1]),
        ("lll", STAFF[::-1], {}, [0, 1, 2]),
        ("lll", ("2300", "1003", "1297"), {}, [0, 1, 2]),
        ("lll", ("2300 4511 30", "1003 2010 10", "1297 2501 20"), {0: (1, 2)}, [0]),
        ("lll", ("2300 4511 99", "1003 2010 10", "1297 2501 20"), {}, [0, 1, 2]),
        ("lll", SMALL, {}, [0, 1, 2]),
        ("llllll", (*SMALL, *SMALL), {0: (1, 2), 3: (4, 5)}, [0, 3]),
        ("llllll", (*STAFF, *SMALLEST), {0: (1, 2)}, [0, 3, 4, 5]),
        ("llll", ("6000 9000", "3000 5000", "1000 2000", "2000 2000"), {0: (1, 2, 3)}, [0]),
        ("llll", (*STAFF, "0 0"), {0: (1, 2)}, [0, 3]),
        ("lltlll", (*STAFF, *COSTS), {3: (4, 5)}, [0, 1, 2, 3]),
        ("mlll", ("· ·", *STAFF), {1: (2, 3)}, [0, 1]),
        ("l", STAFF[:1], {}, [0]),
        ("ll", ("2300 4511", "2300 4511"), {}, [0, 1]),
    ],
)
def test_figures_of_several_columns_show_that_a_line_stands_above_its_parts(
    kinds: str, lines: tuple[str, ...], found: dict[int, tuple[int, ...]], waiting: list[int]
) -> None:
    walk = reading_of(kinds, rows_of(*(f"Line: {figures}" for figures in lines)))
    assert parted_by_figures(walk) is bool(found)
    assert {relation.target: relation.arguments for relation in walk.found} == found
    assert [node.line for node in walk.stack] == waiting


@pytest.mark.parametrize(("count", "parted"), [(57, True), (58, False)])
def test_lines_above_their_parts_are_looked_for_among_sixty(count: int, parted: bool) -> None:
    lines = [f"Line: {1000 + 7 * at} {2000 + at * at}" for at in range(count)]
    walk = reading_of("lll" + "l" * count, rows_of(*(f"Line: {figures}" for figures in STAFF), *lines))
    assert parted_by_figures(walk) is parted


@pytest.mark.parametrize("kind", ["outputs", "indicators"])
def test_lines_that_are_independent_have_no_parts(kind: str) -> None:
    table = rows_of(*(f"Line: {figures}" for figures in STAFF))
    table.kind = kind
    assert not parted_by_figures(reading_of("lll", table))
