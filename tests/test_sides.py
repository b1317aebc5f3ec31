"""The two sides of a statement: which total is of which side, and what has been read since the other side ended."""

from __future__ import annotations

import pytest

from tests.walks_by_hand import walk_of
from xlengine.down.sides import (
    are_of_both_sides,
    follows_the_other_side,
    has_sides,
    is_of_the_other_side,
    since_the_other_side,
)
from xlengine.down.walk import nodes_of


@pytest.mark.parametrize(
    ("lines", "both", "follows", "since"),
    [
        ("L Posts / T Subtotal / L Travel / ? Total", False, False, []),
        ("L Posts / T Total revenue / L Travel / ? Total", False, False, []),
        ("L Posts / T Total revenue / L Travel / ? Total revenue, net", False, False, []),
        ("L Posts / T Total revenue / L Travel / ? Total expenditure", True, True, [2]),
        ("L Posts / T Total expenditure / L Travel / ? Total income", True, True, [2]),
        ("L Posts / T Total revenue / L Travel / ? Total operating expenditure", True, True, [2]),
        ("L Posts / T Total revenue / L Travel / ? Total revenue and expenditure", False, False, []),
        ("L Posts / L Total revenue / L Travel / ? Total expenditure", False, True, []),
        ("L Cash / T Total assets / L Loans / ? Total liabilities", True, True, [2]),
        ("L Cash / T Total assets / L Loans / L Equity / ? Total liabilities and equity", True, True, [2, 3]),
        ("L Cash / T Total assets / L Loans / ? Total equity and liabilities", True, True, []),
        ("L Cash / T Total liabilities / L Loans / ? Total assets", True, True, [2]),
        ("L Cash / T Total assets / L Loans / ? Total assets, other", False, False, []),
        ("L Cash / T Total assets / L Loans / ? Total expenditure", False, False, []),
        ("L Cash / T Total assets and liabilities / L Loans / ? Total liabilities", False, False, []),
        ("T Total revenue / L Posts / T Total expenditure / L Travel / ? Total revenue", True, True, [3]),
        ("T Total revenue / L Posts / T Total expenditure / L Travel / ? Total", True, False, []),
        ("T Total assets / L Posts / T Total expenditure / L Travel / ? Total", False, False, []),
        ("L Sales / T Total revenue / L Fuel / ? Total costs", True, True, []),
        ("L Sales / T Total operating revenue / L Fuel / ? Total operating costs", True, True, []),

    ],
)
def test_a_total_of_one_side_holds_nothing_of_the_other(
    lines: str, both: bool, follows: bool, since: list[int]
) -> None:
    walk, at = walk_of(lines)
    line = walk.table.lines[at]
    before = next(
        walk.table.lines[node.line] for node in reversed(walk.stack) if "otal" in walk.table.lines[node.line].label
    )
    assert are_of_both_sides(walk, nodes_of(walk.stack), line) is both
    assert follows_the_other_side(walk, line, before) is follows
    assert [node.line for node in since_the_other_side(walk, line)] == since


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ("L Posts / ? Total", False),
        ("L Revenue / ? Total", True),
        ("L Expenditure / ? Total", True),
        ("L Assets / ? Total", True),
        ("L Posts / ? Total liabilities", True),
    ],
)
def test_a_table_has_sides_where_a_line_names_one(lines: str, named: bool) -> None:
    assert has_sides(walk_of(lines)[0].table) is named


@pytest.mark.parametrize(
    ("part", "total", "other"),
    [
        ("Tax revenue", "Total expenditure", True),
        ("Revenue tax", "Total expenditure", True),
        ("Other tax revenue", "Total expenditure", False),
        ("Tax revenue", "Total revenue", False),
        ("Tax revenue", "Total", False),
        ("Tax revenue", "Total revenue and expenditure", False),
        ("Revenue expenditure", "Total expenditure", False),
        ("Expenditure abroad", "Total revenue", True),
        ("Assets abroad", "Total liabilities", True),
        ("Assets abroad", "Total expenditure", False),
        ("Rent", "Total expenditure", False),
    ],
)
def test_a_line_is_of_the_other_side_where_one_of_its_first_two_words_is(part: str, total: str, other: bool) -> None:
    walk, at = walk_of(f"L {part} / L Fuel / ? {total}")
    assert is_of_the_other_side(walk.table.lines[0], walk.table.lines[at]) is other


def test_lines_that_are_all_of_the_other_side_are_not_added() -> None:
    walk, at = walk_of("L Tax revenue / L Oil revenue / L Rent / ? Total expenditure")
    line = walk.table.lines[at]
    assert are_of_both_sides(walk, walk.stack[:2], line)
    assert not are_of_both_sides(walk, walk.stack, line)
    assert not are_of_both_sides(walk, [], line)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("L Posts / L Travel / ? Total", False),
        ("L Total revenue / ? Total", True),
        ("L Posts / ? Total operating revenue", True),
        ("L Posts / ? Total operating costs", True),
        ("L Posts / ? إجمالي التكاليف", True),
        ("L Operating costs / ? Total", False),
    ],
)
def test_a_table_has_sides_where_a_line_is_one_or_a_total_names_one(lines: str, expected: bool) -> None:
    walk, _ = walk_of(lines)
    assert has_sides(walk.table) is expected
