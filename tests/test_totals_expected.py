"""What a total may add up: numbered lines, opening balances, lines of one name, a section that has ended."""

from __future__ import annotations

import pytest

from tests.walks_by_hand import told, walk_of
from xlengine.down.expected import may_hold_more, readings
from xlengine.down.trials import Sum


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # what there was at the beginning is no receipt and no change
        ("L Opening balance / L Receipts / L Interest / ? Total receipts", ["1 + 2, 1.5"]),
        ("L Opening balance / L Receipts / L Interest / ? Total change in cash", ["1 + 2, 1.5"]),
        ("L Opening balance / L Receipts / L Interest / ? Total", ["0 + 1 + 2, 1.5"]),
        ("L Opening balance / L Receipts / L Interest / ? Grand total receipts", ["0 + 1 + 2, 1.5"]),
        # lines of one name in several sections, above the total
        (
            "M North / L Recurrent / L Capital / M South / L Rent / L Capital / ? Total recurrent",
            ["1 + 2 + 4 + 5, 1.5", "4 + 5, 1.1, closes"],
        ),
        (
            "M North / L Recurrent / L Capital / M South / L Rent / L Capital / ? Total recurrent / L Recurrent",
            ["1 + 2 + 4 + 5, 1.5", "4 + 5, 1.1, closes"],
        ),
        ("L Recurrent / L Capital / L Recurrent / L Capital / ? Total recurrent", ["0 + 1 + 2 + 3, 1.5"]),
        (
            "M North / L Recurrent / L Capital / M South / L Recurrent / L Capital / ? Total recurrent and fuel",
            ["1 + 2 + 4 + 5, 1.5", "4 + 5, 1.1, closes"],
        ),
        # a section that ends with a total of its name has ended
        (
            "L Fuel / M North / - Posts / T Total, North / L Travel / ? Subtotal / L Paper / E Total",
            ["0 + 3 + 4, 1.5, closes", "3 + 4, 1.2, closes", "4, 0.9, closes"],
        ),
        (
            "L Fuel / M North / - Posts / T Total, South / L Travel / ? Subtotal / L Paper / E Total",
            ["3 + 4, 1.5, closes", "0 + 3 + 4, 1.1, closes", "4, 0.9, closes"],
        ),
        (
            "L Fuel / M North / L Posts / T Total, North / L Travel / ? Subtotal / L Paper / E Total",
            ["2 + 3 + 4, 1.5, closes", "0 + 2 + 3 + 4, 1.1, closes", "4, 0.9, closes"],
        ),
        (
            "L Fuel / M North / - Posts / M South / T Total, South / L Travel / ? Subtotal / L Paper / E Total",
            ["0 + 4 + 5, 1.5, closes", "4 + 5, 1.2, closes", "5, 0.9, closes"],
        ),
        (
            "L Fuel / M South / - Posts / M North / T Total, South / L Travel / ? Subtotal / L Paper / E Total",
            ["4 + 5, 1.5, closes", "0 + 4 + 5, 1.1, closes", "5, 0.9, closes"],
        ),
        (
            "L Fuel / - Posts / T Total, North / L Travel / ? Total, South / L Paper / E Total",
            ["0 + 2 + 3, 1.5, closes", "3, 0.9"],
        ),
        # nothing of the other side
        (
            "T Total revenue / L Gas / M Costs / T Staff / L Fuel / L Ink / ? Total operating expenditure",
            ["1 + 3 + 4 + 5, 1.8", "4 + 5, 1.5", "3 + 4 + 5, 1.1, closes"],
        ),
        (
            "T Total revenue / T Total expenditure / M Costs / T Staff / L Fuel / L Ink / ? Total",
            ["4 + 5, 1.5", "3 + 4 + 5, 1.1, closes"],
        ),
        (
            "M Costs / T Total revenue / T Total expenditure / L Fuel / ? Subtotal / L Paper / E Total",
            ["3, 0.9, closes"],
        ),
        ("T Total revenue / T Staff / L Fuel / ? Total expenditure", ["1 + 2, 1.8", "2, 1.5"]),
        ("T Total revenue / ? Total expenditure", []),
        ("T Total revenue / L Rent / ? Total expenditure", ["1, 1.8"]),
        ("T Total revenue / L Rent / L Fuel / ? Total operating expenditure", ["1 + 2, 1.8"]),
        # what is taken off, with a heading in between
        (
            "- Posts / T Gross requirements / D Staff assessment income / M North / L Rent / ? Total requirements",
            ["1 + 4, 1.5", "4, 1.1, closes", "1 + 2 + 4, 0.5", "1 - 2 + 4, 0.5"],
        ),
    ],
)
def test_a_total_adds_what_its_words_and_its_place_let_expect(lines: str, expected: list[str]) -> None:
    walk, at = walk_of(lines)
    assert [told(reading) for reading in readings(walk, at, walk.table.lines[at])] == expected


@pytest.mark.parametrize(
    ("lines", "filled", "expected"),
    [
        ("L 1. Rent / L Fuel / L Ink / L 2. Paper / ? Total", True, ["0 + 1 + 2 + 3, 1.5", "0 + 3, 1.0"]),
        ("L 1. Rent / L Fuel / L Ink / L 2. Paper / ? Total", False, ["0 + 1 + 2 + 3, 1.5"]),
        ("L 1. Rent / L Fuel / L Ink / ? Total", True, ["0 + 1 + 2, 1.5"]),
        ("L 1. Rent / L 2. Fuel / ? Total", True, ["0 + 1, 1.5"]),
        ("L Rent / L Fuel / L Ink / ? Total", True, ["0 + 1 + 2, 1.5"]),
        ("L 1. Rent / L 2. Fuel / L Ink / ? Total", True, ["0 + 1 + 2, 1.5", "0 + 1, 1.0"]),
    ],
)
def test_lines_without_a_number_may_explain_those_with_one_where_the_total_has_figures(
    lines: str, filled: bool, expected: list[str]
) -> None:
    walk, at = walk_of(lines)
    walk.filled[at] = filled
    assert [told(reading) for reading in readings(walk, at, walk.table.lines[at])] == expected


@pytest.mark.parametrize(
    ("spent", "first"),
    [(set(), "1 + 4, 2.0"), ({2}, "1 + 4, 2.0"), ({4}, "1 + 2 + 4 + 5, 1.5"), ({1, 4}, "1 + 2 + 4 + 5, 1.5")],
)
def test_lines_of_one_name_are_added_where_no_total_above_has_added_them(spent: set[int], first: str) -> None:
    walk, at = walk_of("M North / L Recurrent / L Capital / M South / L Recurrent / L Capital / ? Total recurrent")
    walk.spent = spent
    assert told(next(readings(walk, at, walk.table.lines[at]))) == first


def test_a_net_line_in_the_place_of_its_gross_line_is_said_once() -> None:
    walk, at = walk_of("T Gross requirements / L Fuel / ? Grand total")
    walk.side = {5: 6}
    assert [told(reading) for reading in readings(walk, at, walk.table.lines[at])] == ["0 + 1, 1.5", "1, 0.9"]


@pytest.mark.parametrize(("lines", "is_tried"), [(59, True), (60, True), (61, False)])
def test_lines_without_a_number_are_looked_for_among_sixty(lines: int, is_tried: bool) -> None:
    walk, at = walk_of(" / ".join(["L 1. Rent", "L 2. Fuel", *["L Ink"] * (lines - 2), "? Total"]))
    walk.filled[at] = True
    assert ("0 + 1, 1.0" in [told(reading) for reading in readings(walk, at, walk.table.lines[at])]) is is_tried


@pytest.mark.parametrize(
    ("lines", "added", "open_to_more"),
    [
        # one line below a heading that the subtotal does not name
        ("L Posts / M Operational regular budget / L Rent / ? Subtotal, regular budget / L Fuel / E Total", (2,), True),
        ("L Posts / M Regular budget / L Rent / ? Subtotal, regular budget / L Fuel / E Total", (2,), False),
        ("L Posts / M Operational regular budget / L Rent / ? Subtotal / L Fuel / E Total", (2,), False),
        ("L Posts / M Operational regular budget / L Rent / L Gas / ? Subtotal, regular budget / L Oil", (2, 3), False),
        ("M Operational regular budget / L Rent / ? Subtotal, regular budget / L Fuel / E Total", (1,), False),
        # below no heading
        ("L Posts / L Rent / ? Subtotal, premises / L Fuel / E Total", (1,), False),
        ("- Posts / T Total / D Less: refunds / L Rent / ? Subtotal, premises / L Fuel / E Total", (3,), False),
        ("L Posts / T Staff / ? Subtotal, premises / L Fuel / E Total", (0,), False),
        ("- Posts / T Ink / T Staff / ? Subtotal, premises / L Fuel / E Total", (0,), False),
        # below a total
        ("M North / L Ink / T Staff / L Rent / ? Subtotal, premises / L Fuel / E Total", (3,), True),
        ("T Staff / L Rent / ? Subtotal, premises / L Fuel / E Total", (1,), True),
        ("- Posts / T **Staff** / L Rent / L Light / ? Subtotal, premises / L Fuel", (2, 3), False),
        ("- Posts / T **Staff** / L Rent / L Light / ? Subtotal, premises / L Fuel / E Total", (2, 3), True),
        ("- Posts / T Staff / L Rent / ? Subtotal, premises / L Fuel / E Total", (2,), True),
        ("- Posts / T Staff / M Site / L Rent / L Light / ? Subtotal, premises / L Fuel / E Total", (3, 4), False),
        ("- Posts / T Staff / L Rent / ? Subtotal, premises / L Fuel / E Total", (0, 2), False),
        ("- Posts / T Staff / L Rent / L Light / ? Subtotal, premises / L Total", (2, 3), False),
        ("- Posts / T Staff / L Rent / L Light / ? Subtotal, premises / L Fuel / L Total", (2, 3), True),
        ("- Posts / T Staff / L Rent / L Light / ? Subtotal, premises / L Fuel / L Gas / L Total", (2, 3), True),
        ("- Posts / T Staff / L Rent / L Light / ? > Subtotal, premises / L Fuel / E Total", (2, 3), False),
        ("- Posts / T Subtotal, premises / L Rent / ? Subtotal, premises / L Fuel / E Total", (2,), False),
        ("- Posts / T Staff / L Rent / L Premises / ? Subtotal, premises / L Fuel / E Total", (2, 3), False),
    ],
)  # fmt: skip
def test_a_subtotal_of_some_lines_may_hold_the_total_before_them_where_nothing_tells(
    lines: str, added: tuple[int, ...], open_to_more: bool
) -> None:
    walk, at = walk_of(lines)
    reading = Sum(added, (1,) * len(added))
    for walk.has_parents in (False, True):
        assert may_hold_more(walk, at, walk.table.lines[at], reading) is open_to_more
