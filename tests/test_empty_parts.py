"""Totals beside an empty part: whether what it may stand for explains why the others are not their sum."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import rows_of
from tests.tables_by_hand import findings, table
from xlengine.down.trials import MOST_LOOKED_AT, Sum, try_rows
from xlengine.rule import Form


def misses(figures: str, signs: str, form: Form = Form.SUM, prior: float = 1.0) -> int:
    """How many figures speak against the last line as the sum of those before it."""
    table = rows_of(*(f"Line: {figure}" for figure in figures.split()))
    lines = tuple(range(len(signs)))
    reading = Sum(lines, tuple(1 if sign == "+" else -1 for sign in signs), prior, form)
    trial = try_rows(table, [0], len(table.lines) - 1, reading)
    assert trial.hits == 0
    return trial.misses


@pytest.mark.parametrize(
    ("figures", "signs", "against"),
    [
        ("5 · 8", "++", 0),
        ("5 · 3", "++", 1),
        ("5 · 0", "++", 1),
        ("0 5 · 8", "+++", 0),
        ("0 5 · 3", "+++", 1),
        ("2.0 · 2.5", "++", 0),
        ("2.0 · 1.5", "++", 1),
        ("-5 · -8", "++", 0),
        ("-5 · -3", "++", 1),
        ("-5 · 0", "++", 1),
        ("0 -5 · -8", "+++", 0),
        ("0 -5 · -3", "+++", 1),
        ("-1.0 · 0.0", "++", 1),
        ("0 · -3", "++", 0),
        ("0 · 3", "++", 0),
        ("0.0 · -1.0", "++", 0),
        ("0.0 · 1.0", "++", 0),
        ("-2.0 · -2.5", "++", 0),
        ("-2.0 · -1.5", "++", 1),
        # amounts that are taken off are on the other side of nil
        ("10 5 · 2", "+--", 0),
        ("10 5 · 8", "+--", 0),
        ("3 · 0", "--", 1),
        ("3 · 2", "--", 0),
        ("3.0 · 1.0", "--", 0),
        ("3.0 · -1.0", "--", 0),
        ("1 3 · 0", "+--", 0),
        ("-10 -5 · -2", "+--", 0),
        # figures on both sides of nil
        ("5 · -3", "++", 0),
        # nothing is empty
        ("5 — 8", "++", 1),
        ("5 2 9", "++", 1),
    ],
)
def test_an_empty_part_is_on_the_side_of_nil_on_which_the_others_are(figures: str, signs: str, against: int) -> None:
    assert misses(figures, signs) == against


@pytest.mark.parametrize(
    ("prior", "form", "against"),
    [
        (1.0, Form.SUM, 0),
        (2.0, Form.SUM, 0),
        (1.0, Form.DIFFERENCE, 0),
        (0.9, Form.SUM, 1),
        (0.9, Form.DIFFERENCE, 1),
    ],
)
def test_only_where_words_say_what_a_line_adds_may_an_empty_part_be_missing(
    prior: float, form: Form, against: int
) -> None:
    assert misses("50 · 80", "++", form, prior) == against


@pytest.mark.parametrize(
    ("before", "lines", "signs", "against"),
    [
        (MOST_LOOKED_AT - 4, ("10", "·", "3"), (1, 1), 0),
        (MOST_LOOKED_AT - 3, ("10", "·", "3"), (1, 1), 0),
        (MOST_LOOKED_AT - 2, ("10", "·", "3"), (1, 1), 1),
        (MOST_LOOKED_AT - 1, ("10", "·", "3"), (1, 1), 1),
        (MOST_LOOKED_AT - 2, ("10", "·", "3", "-4"), (1, 1), 1),
        (MOST_LOOKED_AT - 2, ("10", "·", "-3"), (-1, -1), 0),
    ],
)
def test_in_a_long_table_a_late_total_and_its_lines_alone_tell_the_side_of_nil(
    before: int, lines: tuple[str, ...], signs: tuple[int, ...], against: int
) -> None:
    table = rows_of("Refund: -4", *["Line: 1"] * (before - 1), *(f"Line: {figure}" for figure in lines))
    trial = try_rows(table, [0], before + 2, Sum((before, before + 1), signs, 1.0))
    assert trial.misses == against


def test_in_a_long_table_the_first_lines_tell_it_for_the_others_among_them() -> None:
    lines = ["Line: 10", "Line: ·", "Total: 3", *["Line: 1"] * (MOST_LOOKED_AT - 4)]
    for more, against in ((["Refund: -4"], 0), (["Line: 1", "Refund: -4"], 1)):
        assert try_rows(rows_of(*lines, *more), [0], 2, Sum((0, 1), (1, 1), 1.0)).misses == against


def test_what_only_figures_tie_takes_no_figure_that_is_not_printed() -> None:
    """The last two columns are how little and how much it may be: what is taken in there is not printed, and no sum."""
    lines = (
        ("Gas", 84, 86, 88, 82, 86), ("Power", 16, 14, 12, 14, 18), ("Taken in", 100, 100, 100, None, None),
        ("Hydrogen", 45, 46, 47, 41, 49), ("Carbon", 30, 31, 32, 27, 33), ("Methane", 9, 8, 7, 4.5, 13.5),
        ("Steam", 11, 10, 10, 5.5, 16.5), ("Loss", 5, 5, 4, 4, 10),
    )  # fmt: skip
    found = findings(table(("Item", "2030", "2040", "2050", "Least", "Most"), *lines))
    assert {address: one.severity.value for address, one in found.items()} == {"E4": "note", "F4": "note"}
