"""Small tables from top to bottom: which line adds which, and what is doubted."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import rows_of
from xlengine.down.relate import relate_down


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # no word calls it a total
        ("Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / Sum: 3000.50 4000.50", ["2 = 0 1, XLE202, 2 of 2"]),
        ("Rent: 40 600.25 / Fuel: 60 600.25 / Sum: 100 1200.50", ["2 = 0 1, XLE202, 2 of 2"]),
        ("Rent: 40 600.25 / Fuel: 59 600.25 / Sum: 99 1200.50", []),
        ("Rent: 1000.25 / Fuel: 2000.25 / Sum: 3000.50", []),
        ("Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / Sum: 3000.50 4900.50", []),
        ("Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / > Sum: 3000.50 4000.50", []),
        ("> Rent: 1000.25 1500.25 / > Fuel: 2000.25 2500.25 / > Sum: 3000.50 4000.50", ["2 = 0 1, XLE202, 2 of 2"]),
        # words do
        ("Rent: 10 20 / Fuel: 5 5 / Total: 15 25", ["2 = 0 1, XLE202, 2 of 2"]),
        ("Rent: 10 20 / Fuel: 5 5 / Subtotal: 15 25", ["2 = 0 1, XLE201, 2 of 2"]),
        ("Rent: 10 20 / Fuel: 5 5 / : 15 25", ["2 = 0 1, XLE202, 2 of 2"]),
        ("Rent: 10 20 / Fuel: 5 5 / Total: · ·", ["2 = 0 1, XLE202, 0 of 0"]),
        ("Rent: 10 20 / North: · · / Fuel: 5 5 / Total: 15 25", ["3 = 0 2, XLE202, 2 of 2"]),
        ("Rent: · · / Total: 4 5 / Ink: 7 8 / Grand total: 11 13", ["3 = 1 2, XLE202, 2 of 2"]),
        ("Total: · ·", []),
        ("Rent: · · / Total: · ·", []),
        ("> Rent: 1000.25 1500.25 / > Fuel: 2000.25 2500.25 / Sum: 3000.50 4000.50", ["2 = 0 1, XLE202, 2 of 2"]),
        # what explains a line is not added
        ("> Rent: 10 20 / Of which ink: 7 8 / Fuel: 5 5 / Total: 15 25", ["3 = 0 2, XLE202, 2 of 2"]),
        (
            "Rent: 10 20 / > Of which ink: 7 8 / > Paper: 1 1 / Fuel: 5 5 / Total: 15 25",
            ["4 = 0 3, XLE202, 2 of 2"],
        ),
        (
            "Rent: 10 20 / > Of which ink: 7 8 / > Revenue: 1 1 / Fuel: 5 5 / Total: 15 25",
            ["4 = 0 3, XLE202, 2 of 2"],
        ),
        (
            "Rent: 10 20 / > Of which ink: 7 8 / Revenue: 1 1 / > Fuel: 5 5 / Total: 11 21",
            ["4 = 0 2, XLE202, 2 of 2"],
        ),
        ("Rent: 10 20 / Of which: · · / > Ink: 7 8 / Fuel: 5 5 / Total: 15 25", ["4 = 0 3, XLE202, 2 of 2"]),
        ("Rent: 10 20 / Of which ink: 7 8 / Fuel: 5 5 / Total: 15 25", ["3 = 0 2, XLE202, 2 of 2"]),
        # gross and net
        (
            "Rent: 60 100 / Fuel: 40 100 / Gross requirements: 100 200 / Staff assessment income: 10 20"
            " / Net requirements: 90 180",
            ["2 = 0 1, XLE203, 2 of 2", "4 = 2 3, XLE204, 2 of 2"],
        ),
        (
            "Rent: 60 100 / Fuel: 40 100 / Gross requirements: 100 200 / Staff assessment income: 10 20"
            " / Net requirements: 90 180 / Voluntary contributions: 5 5 / Total requirements: 105 205",
            ["2 = 0 1, XLE203, 2 of 2", "4 = 2 3, XLE204, 2 of 2", "6 = 2 5, XLE205, 2 of 2"],
        ),
        # the total stands above
        ("Total: 3000.50 4000.50 / Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25", ["0 = 1 2, XLE202, 2 of 2"]),
        ("Total: 3000.50 4000.50 / Rent: 1000.25 1500.25 / Fuel: 2000.25 2900.25", ["0 = 1 2, XLE202, 1 of 2"]),
        # a later total may stand above its parts too, where the first line is one
        (
            "Total: 3000.50 4000.50 / Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / Ink: 7 8 / Total: 3007.50 9000.00"
            " / Paper: 1000.25 1500.25 / Light: 2007.25 7499.75",
            ["0 = 1 2, XLE202, 2 of 2", "4 = 5 6, XLE202, 2 of 2"],
        ),
        (
            "Sum: 3000.50 4000.50 / > Rent: 1000.25 1500.25 / > Fuel: 2000.25 2500.25 / Ink: 7 8"
            " / Total: 3007.50 9000.00 / Paper: 1000.25 1500.25 / Light: 2007.25 7499.75",
            ["0 = 1 2, XLE202, 2 of 2", "4 = 0 3, XLE202, 1 of 2", "6 = 4 5, XLE209, 2 of 2"],
        ),
        (
            "Total: 3000.50 4000.50 / Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / Ink: 7 8 / Total: 3007.50 4008.50"
            " / Paper: 1 1 / Light: 2 2",
            ["0 = 1 2, XLE202, 2 of 2", "4 = 0 3, XLE202, 2 of 2"],
        ),
        (
            "Total: 30 50 / Rent: 10 20 / Fuel: 20 30 / Ink: 7 8 / Total: 37 58 / Paper: 1 1 / Light: 2 2",
            ["0 = 1 2, XLE202, 2 of 2", "4 = 0 3, XLE202, 2 of 2"],
        ),
        # lines without a number are added where figures say so
        (
            "1. Rent: 10 20 / 2. Fuel: 5 5 / Ink: 100 100 / Total (1+2): 115 125",
            ["3 = 0 1 2, XLE202, 2 of 2"],
        ),
        # it has figures only where the others have none
        ("Rent: · 2 / Fuel: · 4 / Total cost: 7 ·", []),
        ("Rent: · 2 / Fuel: · 4 / Total cost: 7 6", ["2 = 0 1, XLE202, 1 of 1"]),
    ],
)
def test_a_total_adds_the_lines_that_its_words_and_its_figures_tell(lines: str, expected: list[str]) -> None:
    table = rows_of(*lines.split(" / "))
    relate_down(table)
    assert [
        f"{one.target} = {' '.join(map(str, one.arguments))}, {one.rule.code}, "
        f"{one.evidence.hits} of {one.evidence.hits + one.evidence.misses}"
        for one in table.relations
    ] == expected
    assert table.doubts == []


@pytest.mark.parametrize(
    ("total", "doubts"),
    [
        ("9000.50 4900.50", ["“Total” (row 4) is called a total, and nothing above adds up to it"]),
        ("3000.50 4000.50", []),
        ("9000.50 4000.50", []),
    ],
)
def test_a_total_that_nothing_adds_up_to_is_doubted(total: str, doubts: list[str]) -> None:
    table = rows_of("Rent: 1000.25 1500.25", "Fuel: 2000.25 2500.25", f"Total: {total}")
    relate_down(table)
    assert table.doubts == doubts


@pytest.mark.parametrize("kind", ["outputs", "indicators", "table"])
def test_lines_of_outputs_and_indicators_add_up_to_no_line_without_words(kind: str) -> None:
    table = rows_of("Rent: 1000.25 1500.25", "Fuel: 2000.25 2500.25", "Sum: 3000.50 4000.50")
    table.kind = kind
    relate_down(table)
    assert len(table.relations) == (1 if kind == "table" else 0)


@pytest.mark.parametrize(
    ("lines", "expected", "doubts"),
    [
        # a memo line is no part
        ("Rent: 10 20 / Of which ink: 7 8 / Total: · · / Fuel: 5 5", [(2, (0,))], 0),
        # a line that nothing calls a total, with figures that are wrong
        ("Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / : 9000.50 4900.50", [], 0),
        # words that call it a total only by the way
        ("Rent: 10 20 / Total: 10 20 / Fuel: 5 5 / Total: 99 98", [(1, (0,))], 1),
        # its parts stand below it
        ("Rent: 1.00 2.00 / Total: 3000.50 4000.50 / Fuel: 1000.25 1500.25 / Ink: 2000.25 2500.25", [(1, (2, 3))], 0),
        # what has no figures is a heading
        ("North: · · / Rent: 10 20 / Fuel: 5 5 / Total: 15 25", [(3, (1, 2))], 0),
        ("North: · · / Rent: 10 20 / Fuel: 5 5 / Total, north: · · / Ink: 1 1", [(3, (1, 2))], 0),
        (": · · / Rent: 10 20 / Fuel: 5 5 / Total: 15 25", [(3, (1, 2))], 0),
        # a part of a line is no total of the lines before it
        (
            "Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / > Sum: 3000.50 4000.50 / > Ink: 1.25 2.25",
            [],
            0,
        ),
        (
            "> Rent: 1000.25 1500.25 / > Fuel: 2000.25 2500.25 / (-) Sum: 3000.50 4000.50 / Ink: 1.25 2.25",
            [],
            0,
        ),
    ],
)
def test_what_a_line_is_depends_on_its_figures_its_words_and_its_place(
    lines: str, expected: list[tuple[int, tuple[int, ...]]], doubts: int
) -> None:
    table = rows_of(*lines.split(" / "))
    relate_down(table)
    assert ([(one.target, one.arguments) for one in table.relations], len(table.doubts)) == (expected, doubts)
