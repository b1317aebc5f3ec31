"""What a total may add up, told from words and place: the likeliest reading first, and how likely each is."""

from __future__ import annotations

import pytest

from tests.walks_by_hand import further, told, walk_of
from xlengine.down.expected import is_one_of_several, may_hold_more, readings


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "M North / L Recurrent / L Capital / M South / L Recurrent / L Capital / ? Total recurrent",
            ["1 + 4, 2.0", "1 + 2 + 4 + 5, 1.5", "4 + 5, 1.1, closes"],
        ),
        (
            "L Fuel / M Output 1 / - Hearings / T Subtotal, output 1 / L Management / ? Total direct costs"
            " / L Overhead / E Grand total",
            ["0 + 3 + 4, 1.5", "3 + 4, 1.2, closes", "4, 0.9"],
        ),
        (
            "T Total revenue / M Costs / L Posts / T Total works / L Rent / ? Total expenditure",
            ["2 + 3 + 4, 1.8", "4, 1.5"],
        ),
        (
            "T Total revenue / M Costs / - Posts / T Total expenditure on works / L Rent / L Fuel"
            " / ? Total expenditure",
            ["3 + 4 + 5, 1.8", "4 + 5, 1.5"],
        ),
        (
            "T Total expenditure on works / M Receipts / - Grants / T Total receipts for works / L Transfers"
            " / ? Total receipts",
            ["3 + 4, 2.0, closes", "4, 1.5"],
        ),
        ("M Staff / L Posts / L Travel / ? Total staff", ["1 + 2, 2.0, closes"]),
        ("L Rent / M Staff / L Posts / L Travel / ? Total staff of it", ["2 + 3, 2.0, closes", "0 + 2 + 3, 1.5"]),
        (
            "L Rent / M Personnel services / L Posts / L Travel / ? Total personnel",
            ["2 + 3, 2.0, closes", "0 + 2 + 3, 1.5"],
        ),
        ("L Rent / M Staffs / L Posts / L Travel / ? Total staff", ["0 + 2 + 3, 1.5", "2 + 3, 1.1, closes"]),
        ("L Posts / L Travel / ? Total", ["0 + 1, 1.5"]),
        ("L Posts / ? Total", ["0, 1.5"]),
        ("M North / L Posts / L Travel / ? Total", ["1 + 2, 1.5"]),
        ("L Fuel / M North / L Posts / L Travel / ? Total", ["0 + 2 + 3, 1.5", "2 + 3, 1.1, closes"]),
        ("L Fuel / M North / L Posts / L Travel / ? Subtotal", ["2 + 3, 1.5, closes", "0 + 2 + 3, 1.1, closes"]),
        ("L Fuel / M North / L Posts / L Travel / ? Total, North", ["2 + 3, 2.0, closes", "0 + 2 + 3, 1.5"]),
        (
            "L Fuel / M North / L Posts / M South / L Travel / ? Total, North",
            ["2 + 4, 2.0, closes", "0 + 2 + 4, 1.5", "4, 1.1, closes"],
        ),
        (
            "M North fund / L Posts / M Trust fund / L Travel / L Rent / ? Total, fund",
            ["1 + 3 + 4, 1.5", "3 + 4, 1.1, closes"],
        ),
        (
            "M Fund / L Posts / M Trust fund / L Travel / L Rent / ? Total, fund",
            ["1 + 3 + 4, 2.0, closes", "3 + 4, 1.1, closes"],
        ),
        (
            "L Fuel / M North / - Posts / T Subtotal / L Travel / ? Subtotal",
            ["3 + 4, 1.5, closes", "0 + 3 + 4, 1.1, closes", "4, 0.9, closes"],
        ),
        (
            "L Fuel / M North / - Posts / T Subtotal / L Travel / ? Subtotal / E Total",
            ["4, 1.5, closes", "3 + 4, 1.3, closes", "0 + 3 + 4, 1.1, closes"],
        ),
        (
            "L Fuel / M North / - Posts / T Subtotal / L Travel / ? Subtotal / L Paper / E Total",
            ["3 + 4, 1.5, closes", "0 + 3 + 4, 1.1, closes", "4, 0.9, closes"],
        ),
        (
            "L Fuel / M North / - Posts / T Subtotal / L Travel / L Rent / ? Subtotal / E Total",
            ["4 + 5, 1.5, closes", "3 + 4 + 5, 1.3, closes", "0 + 3 + 4 + 5, 1.1, closes"],
        ),
        (
            "L Fuel / M North / - Posts / T Subtotal / L Travel / L Rent / ? Subtotal / L Paper / E Total",
            ["4 + 5, 1.5, closes", "3 + 4 + 5, 1.3, closes", "0 + 3 + 4 + 5, 1.1, closes"],
        ),
        (
            "L Fuel / - Posts / T Subtotal / L Travel / L Rent / ? Gross requirements",
            ["0 + 2 + 3 + 4, 1.5", "3 + 4, 0.9"],
        ),
        (
            "M North / - Posts / - Travel / T Total / M South / L Posts / L Rent / ? Total",
            ["5 + 6, 1.5, closes", "3 + 5 + 6, 1.1"],
        ),
        (
            "M North / - Posts / - Travel / T Total / M South / L Posts / L Rent / ? Subtotal",
            ["5 + 6, 1.5, closes", "3 + 5 + 6, 1.1, closes"],
        ),
        ("M North / - Posts / - Travel / T Total / L Paper / L Rent / ? Total", ["3 + 4 + 5, 1.5", "4 + 5, 0.9"]),
        (
            "M North / - Posts / - Travel / T Total / M South / - Posts / T Subtotal / L Rent / ? Total",
            ["6 + 7, 1.5, closes", "7, 1.3", "3 + 6 + 7, 1.1", "3 + 6, 0.6"],
        ),
        (
            "M North / - Posts / T Total / M South / - Fuel / T Total / L Rent / ? Total",
            ["2 + 5 + 6, 1.5", "5 + 6, 1.1, closes", "6, 0.9", "2 + 5, 0.6"],
        ),
        ("T Total, North / L Posts / L Travel / ? Total, South / E Total", ["1 + 2, 1.5", "0 + 1 + 2, 1.3, closes"]),
        ("T Total, North / L Posts / L Travel / ? Total, South", ["0 + 1 + 2, 1.5", "1 + 2, 0.9"]),
        ("T Total / L Posts / L Travel / ? Total, South / E Total", ["0 + 1 + 2, 1.5", "1 + 2, 0.9"]),
        ("T Total, North / L Posts / L Travel / ? Total / E Grand total", ["0 + 1 + 2, 1.5", "1 + 2, 0.9"]),
        ("L I. Posts / L II. Travel / L III. Rent / ? Subtotal (I-II)", ["0 + 1, 1.8", "0 + 1 + 2, 1.5, closes"]),
        ("L I. Posts / L II. Travel / L III. Rent / ? Subtotal (I-IV)", ["0 + 1 + 2, 1.5, closes"]),
        ("L I. Posts / L II. Travel / L II. Rent / ? Total (I-II)", ["0 + 1 + 2, 1.5"]),
        ("- Grants / T Total revenue / L Posts / L Travel / ? Total expenditure", ["2 + 3, 1.8"]),
        ("- Grants / T Total revenue / L Posts / L Travel / ? Grand total", ["1 + 2 + 3, 1.5", "2 + 3, 0.9"]),
        ("- Grants / T Total revenue / - Posts / T Total expenditure / L Fuel / ? Grand total", ["4, 1.5"]),
        ("- Grants / T Total revenue / - Posts / T Total expenditure / L Fuel / L Paper / ? Total", ["4 + 5, 1.5"]),
        (
            "- Grants / T Total revenue / M Costs / - Posts / T Total expenses / M Other / L Fuel / L Paper / ? Total",
            ["6 + 7, 1.5"],
        ),
        (
            "- Cash / T Total assets / - Loans / T Total liabilities / L Equity / ? Total liabilities and equity",
            ["3 + 4, 1.8", "4, 1.5"],
        ),
        ("L Posts / L > National / L > International / L Travel / ? Total", ["0 + 3, 1.5", "0 + 1 + 2 + 3, 1.2"]),
        (
            "L Posts / M > Staff / L > National / L > International / L Travel / ? Total",
            ["0 + 4, 1.5", "0 + 2 + 3 + 4, 1.2", "2 + 3 + 4, 1.1, closes"],
        ),
        (
            "L Posts / M Staff / L > National / L > International / L Travel / ? Total",
            ["0 + 2 + 3 + 4, 1.5"],
        ),
        (
            "L Posts / L > National / M Staff / L > Local / L > Foreign / ? Total",
            ["0 + 3 + 4, 1.5", "0 + 1 + 3 + 4, 1.2", "3 + 4, 1.1, closes"],
        ),
        ("M North / L Posts / L > National / L Travel / ? Total", ["1 + 3, 1.5", "1 + 2 + 3, 1.2"]),
        (
            "M North / L Posts / L > National / L Travel / ? Subtotal",
            ["1 + 3, 1.5, closes", "1 + 2 + 3, 1.2, closes"],
        ),
        (
            "- Posts / T Gross requirements / D Staff assessment income / ? Total requirements",
            ["1 + 2, 0.5", "1 - 2, 0.5"],
        ),
        (
            "- Posts / - Rent / T Total / D Less: refunds / L Fuel / ? Grand total",
            ["2 + 4, 1.5", "4, 0.9", "2 + 3 + 4, 0.5", "2 - 3 + 4, 0.5"],
        ),
        (
            "M North / - Posts / - Rent / T Total / D Less: refunds / L Fuel / ? Grand total",
            ["3 + 5, 1.5", "5, 0.9", "3 + 4 + 5, 0.5", "3 - 4 + 5, 0.5"],
        ),
        (
            "- Grants / T Total revenue / M Costs / - Posts / T Staff / L Fuel / L Ink / ? Total operating expenditure",
            ["4 + 5 + 6, 1.8", "5 + 6, 1.5"],
        ),
        ("L Fuel / M Part south / L Posts / L Travel / ? Total, South", ["0 + 2 + 3, 1.5", "2 + 3, 1.1, closes"]),
        (
            "L Fuel / M Region of Europe / L Posts / L Travel / ? Total, Europe",
            ["2 + 3, 2.0, closes", "0 + 2 + 3, 1.5"],
        ),
        ("L Fuel / M South, in full / L Posts / L Travel / ? Total, South", ["2 + 3, 2.0, closes", "0 + 2 + 3, 1.5"]),
        ("L Fuel / M South: all / L Posts / L Travel / ? Total, South", ["2 + 3, 2.0, closes", "0 + 2 + 3, 1.5"]),
        ("L Fuel / M Southern / L Posts / L Travel / ? Total, South", ["0 + 2 + 3, 1.5", "2 + 3, 1.1, closes"]),
        ("L Fuel / M South. All / L Posts / L Travel / ? Total, South", ["2 + 3, 2.0, closes", "0 + 2 + 3, 1.5"]),
        ("L Fuel / M 一. 政治事务 / L Posts / L Travel / ? 第一编共计", ["2 + 3, 2.0, closes", "0 + 2 + 3, 1.5"]),
        ("L Fuel / M 二. 政治事务 / L Posts / L Travel / ? 第一编共计", ["0 + 2 + 3, 1.5", "2 + 3, 1.1, closes"]),
        ("L Fuel / M 第一编、政治事务 / L Posts / L Travel / ? 第一编共计", ["2 + 3, 2.0, closes", "0 + 2 + 3, 1.5"]),
        ("T Staff / L > National / ? Total", ["0 + 1, 1.5", "1, 0.9"]),
        ("L Staff / T > National / ? Total", ["0 + 1, 1.5"]),
        (
            "L > Posts / L > > National / M Staff / L > > Local / ? Total",
            ["0 + 3, 1.5", "0 + 1 + 3, 1.2", "3, 1.1, closes"],
        ),
        (
            "L Fuel / M North / - Posts / T Subtotal / - Rent / T Subtotal / ? Subtotal / L Paper / E Total",
            ["3 + 5, 1.3, closes", "0 + 3 + 5, 1.1, closes"],
        ),
        ("L Fuel / M North / L Posts / ? Subtotal / L Paper / E Total", ["2, 1.5, closes", "0 + 2, 1.1, closes"]),
        ("T Total, North / T Total, South / ? Grand total", ["0 + 1, 1.5"]),
        (
            "L Fuel / L Rent / L Water charges / ? Total rent and water",
            ["1 + 2, 1.8", "0 + 1 + 2, 1.5"],
        ),
        ("L Fuel / L Rent / L Water / ? Total water and rent", ["0 + 1 + 2, 1.5"]),
        ("L Rent / L Water / L Fuel / ? Total rent and water", ["0 + 1 + 2, 1.5"]),
        ("L Fuel / L Rent / ? Total rent", ["0 + 1, 1.5"]),
        ("T Total, North / ? Grand total", []),
        ("T Total, North / L Fuel / T Total, South / ? Grand total", ["0 + 1 + 2, 1.5", "0 + 2, 0.6"]),
    ],
)
def test_the_likeliest_reading_of_a_total_stands_first(lines: str, expected: list[str]) -> None:
    walk, at = walk_of(lines)
    assert [told(reading) for reading in readings(walk, at, walk.table.lines[at])] == expected


def test_a_net_line_may_stand_for_its_gross_line() -> None:
    walk, at = walk_of("T Gross requirements / - Net requirements / L Fuel / ? Grand total")
    walk.side = {0: 1}
    assert [told(reading) for reading in readings(walk, at, walk.table.lines[at])] == [
        "0 + 2, 1.5",
        "2, 0.9",
        "1 + 2, 0.5",
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("L Posts / ? Total", ["0"]),
        ("T Subtotal / ? Total", []),
        ("L Posts / T Subtotal / ? Total", ["0 + 1", "- 0 + 1, -0.5", "0 - 1, -0.5"]),
        ("L Posts / L Travel / ? Total", ["1", "0 + 1", "- 0 + 1, -0.5", "0 - 1, -0.5"]),
        (
            "L Posts / L Travel / L Fuel / ? Total",
            [
                "2",
                "1 + 2",
                "0 + 1 + 2",
                "0 + 2, -0.5",
                "- 0 + 1 + 2, -0.5",
                "0 - 1 + 2, -0.5",
                "- 0 - 1 + 2, -0.5",
                "0 + 1 - 2, -0.5",
                "- 0 + 1 - 2, -0.5",
                "0 - 1 - 2, -0.5",
            ],
        ),
        (
            "M North / L Posts / D Less: refunds / L Travel / ? Total",
            [
                "3",
                "1 + 3",
                "- 1 + 2 + 3, -0.5",
                "1 - 2 + 3, -0.5",
                "- 1 - 2 + 3, -0.5",
                "1 + 2 - 3, -0.5",
                "- 1 + 2 - 3, -0.5",
                "1 - 2 - 3, -0.5",
            ],
        ),
    ],
)
def test_figures_alone_may_tell_any_run_of_lines_one_left_out_or_the_last_four_with_signs(
    lines: str, expected: list[str]
) -> None:
    walk, _ = walk_of(lines)
    assert [told(reading).replace(", 0.0", "") for reading in further(walk)] == expected


def test_of_the_last_four_lines_each_may_be_taken_off() -> None:
    walk, _ = walk_of("L Posts / L Travel / L Fuel / L Paper / L Rent / ? Total")
    signed = [told(reading) for reading in further(walk) if -1 in reading.signs]
    assert len(signed) == 2**4 - 2
    assert signed[0] == "- 1 + 2 + 3 + 4, -0.5"
    assert signed[-1] == "1 - 2 - 3 - 4, -0.5"


@pytest.mark.parametrize(("count", "runs"), [(60, 60), (61, 61), (400, 400), (401, 400)])
def test_four_hundred_lines_are_added_at_most_where_no_word_tells(count: int, runs: int) -> None:
    walk, _ = walk_of(" / ".join(["L Posts"] * count + ["? Total"]))
    tried = list(further(walk))
    assert sum(reading.prior == 0 for reading in tried) == runs
    assert max(len(reading.lines) for reading in tried if reading.prior < 0) == min(count, 60) - 1


@pytest.mark.parametrize(
    ("lines", "likeliest", "open_to_more"),
    [
        ("L Posts / M Buildings / L Rent / ? Subtotal / E Total", "2", False),
        ("L Posts / M Buildings / L Rent / ? Subtotal, rent / E Total", "2", False),
        ("L Posts / M Buildings / L Rent / ? Subtotal, buildings / E Total", "2", False),
        ("L Posts / M Buildings / L Rent / ? Subtotal, premises / E Total", "2", True),
        ("L Posts / L Rent / ? Subtotal, premises / E Total", "0 + 1", False),
        ("M Buildings / L Rent / ? Subtotal, premises / E Total", "1", False),
        ("L Posts / M Buildings / L Rent / L Light / ? Subtotal, premises / E Total", "2 + 3", False),
        ("- Posts / T Subtotal / L Rent / L Light / ? Subtotal / L Fuel / E Total", "2 + 3", False),
        ("- Posts / T Subtotal, staff / L Rent / L Light / ? Subtotal, premises / L Fuel / E Total", "2 + 3", True),
        ("- Posts / T Subtotal, staff / L Rent / L Light / ? Subtotal, rent / L Fuel / E Total", "2 + 3", False),
        ("- Posts / T Subtotal, staff / L Rent / L Light / ? Subtotal, premises / E Total", "2 + 3", False),
        ("- Posts / T Subtotal, staff / L Rent / L Light / ? Subtotal, premises / L Fuel", "2 + 3", False),
        (
            "- Posts / T Subtotal, staff / L Rent / L Light / ? Subtotal, premises / M Other / L Fuel / E Total",
            "2 + 3",
            False,
        ),
        (
            "- Posts / T > Subtotal, staff / L Rent / L Light / ? Subtotal, premises / L Fuel / E Total",
            "2 + 3",
            False,
        ),
        (
            "- Grants / T Total revenue / L Rent / L Light / ? Subtotal, expenditure / L Fuel / E Total",
            "2 + 3",
            False,
        ),
        ("L Posts / L Rent / ? Subtotal, premises / L Fuel / E Total", "0 + 1", False),
    ],
)
def test_an_empty_subtotal_may_hold_the_total_before_it_where_nothing_tells(
    lines: str, likeliest: str, open_to_more: bool
) -> None:
    walk, at = walk_of(lines)
    line = walk.table.lines[at]
    first = next(readings(walk, at, line))
    assert told(first).partition(",")[0] == likeliest
    assert may_hold_more(walk, at, line, first) == open_to_more


@pytest.mark.parametrize(
    ("lines", "open_to_more"),
    [
        ("L Posts / M **Buildings** / L Rent / L Light / ? Subtotal, premises", True),
        ("L Posts / M **Buildings** / L Rent / L Light / ? Subtotal", True),
        ("L Posts / M **Buildings** / L Rent / L Light / ? Subtotal, buildings", False),
        ("L Posts / M Buildings / L Rent / L Light / ? Subtotal, premises", False),
        ("M **Buildings** / L Rent / L Light / ? Subtotal, premises", True),
        ("L Rent / L Light / ? Subtotal, premises", False),
    ],
)
def test_where_bold_headings_are_totals_a_subtotal_below_one_must_name_it(lines: str, open_to_more: bool) -> None:
    walk, at = walk_of(lines)
    line = walk.table.lines[at]
    first = next(readings(walk, at, line))
    assert may_hold_more(walk, at, line, first) is False
    walk.has_parents = True
    assert may_hold_more(walk, at, line, first) is open_to_more


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("T Total, North / L Posts / ? Total, South / E Grand total", True),
        ("T Total, North / L Posts / ? Total, South / L Fuel / E Grand total", True),
        ("T Total, North / L Posts / ? Total, South / L Fuel", False),
        ("T Total / L Posts / ? Total, South / E Grand total", False),
        ("L North / L Posts / ? Total, South / E Grand total", False),
        ("T Total, North / L Posts / ? Total / E Grand total", False),
        ("T Total, North / L Posts / ? Grand total, South / E Grand total", False),
        ("T Total, North / L Posts / ? Gross requirements, South / E Grand total", False),
        ("T Total, North / L Posts / ? Total (I-II) / E Grand total", False),
    ],
)
def test_a_total_is_one_of_several_after_another_that_names_its_part_and_before_one_of_all(
    lines: str, expected: bool
) -> None:
    walk, at = walk_of(lines)
    assert is_one_of_several(walk, at, walk.table.lines[at]) is expected
