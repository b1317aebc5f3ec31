"""How deep lines stand by their numbers: as many numbers as a series has, and lines that are not numbered."""

from __future__ import annotations

import pytest

from tests.test_depth import told


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("1 Staff / 1.1 Posts / 1.1.1 P-5 / 1.2 Other / 1.2.1 P-4", ["1:0", "1.1:3", "1.1.1:6", "1.2:3", "1.2.1:6"]),
        ("1 Staff / 1.1 Posts / 2 Travel / 2.1 Air / 2.2 Sea", ["1:0", "1.1:3", "2:0", "2.1:3", "2.2:3"]),
        ("123 Staff / 123.123 Posts", ["1:0", "1.1:3"]),
        ("1234 Staff / 1234.1 Posts", [":0", ":0"]),
        ("> 1 Staff / 1.1 Posts", ["1:3", "1.1:6"]),
        ("1 Staff / >> 1.1 Posts / > 1.1.1 P-5", ["1:0", "1.1:6", "1.1.1:9"]),
        ("A. Staff / 1. Posts / 2. Other / 3. Fees / B. Travel", ["1:0", "1.1:3", "1.2:3", "1.3:3", "2:0"]),
        ("A. Staff / 1. Posts / (a) P-5 / 2. Other / (a) P-4", ["1:0", "1.1:3", "1.1.1:6", "1.2:3", "1.2.1:6"]),
        ("A. Staff / 1. Posts / (a) P-5 / (c) P-4", [":0"] * 4),
        ("A. Staff / 1. Posts / A. Travel", [":0"] * 3),
        ("Goods / 1. Desks / Works / 1. Roofs / 2. Walls", ["1:0", "1.1:3", "2:0", "2.1:3", "2.2:3"]),
        ("Goods / 1. Desks / Works / 2. Roofs", [":0"] * 4),
        ("Goods / 2. Desks / Works / 1. Roofs", [":0"] * 4),
    ],
)
def test_a_line_stands_within_the_line_whose_number_comes_before_it(labels: str, expected: list[str]) -> None:
    assert told(labels) == expected


def test_a_total_between_numbered_lines_keeps_its_place() -> None:
    labels = "A. Staff / 1. Posts / 2. Other / Total staff / B. Travel / 1. Air"
    expected = ["1:0", "1.1:3", "1.2:3", ":0", "2:0", "2.1:3"]
    assert told(labels, roles="Total staff") == expected
    assert told(labels, empty="Total staff") == expected
    assert told(labels) == [":0"] * 6
