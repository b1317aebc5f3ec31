"""A table is read in spite of one wrong figure: what the other columns tell is taken where nothing is given up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import xlengine.rules  # noqa: F401 — declares the rules
from tests.rows_by_hand import rows_of
from xlengine.down.one_wrong import MOST_COLUMNS, MOST_LINES, Reading, in_spite_of_one
from xlengine.layout import Evidence, Relation
from xlengine.rule import RULES, Form


def total(target: int, *lines: int, hits: int = 0, misses: int = 0, words: bool = False,
          form: Form = Form.SUM) -> Relation:  # fmt: skip
    evidence = Evidence(hits, misses, by_words=words)
    return Relation("down", target, lines, (1,) * len(lines), form, RULES["XLE202"], evidence)


LINES = ("Posts: 1013 2104 3307", "Travel: 2037 4178 1209", "Fuel: 717 648 515", "Total: 3767 6130 5031")
"""The second column says 6930."""
SUM = total(3, 0, 1, 2)


def read_of(
    lines: Sequence[str], whole: Sequence[Relation], other: Sequence[Relation], derived: tuple[int, ...] = ()
) -> tuple[list[tuple[int, tuple[int, ...]]], list[tuple[int, int]]]:
    """The relations that are kept and their evidence, where all columns say `whole` and fewer of them say `other`."""
    table = rows_of(*lines, derived=derived)
    every = range(len(table.measures))

    def but(known: Sequence[Relation]) -> list[Relation]:
        return [one for one in other if one.target not in {before.target for before in known}]

    def read(columns: Sequence[int], known: Sequence[Relation]) -> Reading:
        return Reading(list(whole), []) if len(columns) == len(every) else Reading([*known, *but(known)], [])

    kept = sorted(in_spite_of_one(table, every, read).relations, key=lambda one: one.target)
    return [(one.target, one.arguments) for one in kept], [(one.evidence.hits, one.evidence.misses) for one in kept]


SUB = ("Air: 301 402 503", "Sea: 212 323 434", "Road: 111 222 333", "Fares: 624 947 1270")
FARES = total(7, 4, 5, 6)


@pytest.mark.parametrize(
    ("lines", "other", "is_taken"),
    [
        ((*LINES, *SUB), [SUM, FARES], True),
        (LINES, [SUM], False),  # none is right in the column of the wrong figure
        (
            (*LINES, "Air: 301 · 503", "Sea: 212 323 434", "Road: 111 222 333", "Fares: 624 545 1270"),
            [SUM, FARES],
            False,
        ),
        ((*LINES[:3], "Total: 3767 6930 5031", *SUB), [SUM, FARES], False),
        ((*LINES[:3], "Total: 3067 6130 5031", *SUB), [SUM, FARES], False),
        ((*LINES, *SUB[:3], "Fares: 624 147 1270"), [SUM, FARES], False),
        (("Posts: 1 2 ·", "Travel: 2 4 ·", "Fuel: 3 6 ·", "Total: 6 22 ·", *SUB), [SUM, FARES], False),
        (
            ("Posts: 1 2 ·", "Travel: 2 4 ·", "Fuel: 3 6 ·", "Total: 6 22 ·", *SUB),
            [total(3, 0, 1, 2, words=True), FARES],
            True,
        ),
        (
            ("Posts: · 2 ·", "Travel: · 4 ·", "Fuel: · 6 ·", "Total: · 22 ·", *SUB),
            [total(3, 0, 1, 2, words=True), FARES],
            False,
        ),
        (
            ("Posts: 1013 2104 3307", "Travel: · 4178 ·", "Fuel: 717 648 515", "Total: 1730 6130 3822", *SUB),
            [SUM, FARES],
            False,
        ),
    ],
)
def test_one_wrong_figure_hides_no_total_that_another_column_proves(
    lines: Sequence[str], other: Sequence[Relation], is_taken: bool
) -> None:
    expected = [(one.target, one.arguments) for one in other] if is_taken else []
    assert read_of(lines, [], other)[0] == expected


def test_two_columns_are_enough_where_words_say_what_the_total_is() -> None:
    lines = [line.rpartition(" ")[0] for line in (*LINES, *SUB)]
    assert read_of(lines, [], [total(3, 0, 1, 2, words=True), FARES])[0] == [(3, (0, 1, 2)), (7, (4, 5, 6))]


def test_what_is_taken_says_how_many_of_all_figures_agree() -> None:
    assert read_of((*LINES, *SUB), [], [SUM, FARES])[1] == [(2, 1), (3, 0)]


def test_two_totals_may_be_wrong_by_one_figure_that_is_part_of_both() -> None:
    lines = ("Posts: 1013 2104 3307", "Travel: 2037 4178 1209", "Fuel: 717 1648 515", "Total: 3767 6930 5031")
    twice = (*lines, "Rent: 1200 1300 1100", "Fees: 2500 2800 2600", "Costs: 4417 4748 4215", *SUB)
    costs, fares = total(6, 2, 4, 5), total(10, 7, 8, 9)
    assert read_of(twice, [], [SUM, costs, fares])[0] == [(3, (0, 1, 2)), (6, (2, 4, 5)), (10, (7, 8, 9))]
    apart = (*lines, "Rent: 1200 1300 1100", "Fees: 2500 2800 2600", "Gas: 410 430 420", "Costs: 4110 9100 4120", *SUB)
    assert read_of(apart, [], [SUM, total(7, 4, 5, 6), total(11, 8, 9, 10)])[0] == []


BOTH = [(3, (0, 1, 2)), (7, (4, 5, 6))]


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        ([total(7, 4, 5, 6, hits=2)], BOTH),
        ([total(7, 4, 5, hits=3)], None),
        ([total(7, 4, 5, hits=2)], BOTH),
        ([total(7, 4, 5, hits=1, misses=1)], BOTH),
        ([total(7, 4, 5, hits=2, misses=1, form=Form.DIFFERENCE)], BOTH),
        ([total(7, 4, 5, hits=4, misses=1)], None),
        ([total(6, 4, 5, hits=2, misses=1)], None),
        ([total(7, 4, 5, hits=9)], None),
        ([total(7, 5, 6, hits=3)], None),
        ([total(7, 5, 6, hits=1)], BOTH),
        ([total(6, 4, 5, misses=1)], BOTH),
        ([total(6, 4, 5, hits=1, misses=1)], BOTH),
    ],
)
def test_nothing_that_figures_bear_out_is_given_up_but_for_what_more_of_them_do(
    whole: list[Relation], expected: list[tuple[int, tuple[int, ...]]] | None
) -> None:
    kept, _ = read_of((*LINES, *SUB), whole, [SUM, FARES])
    assert kept == ([(one.target, one.arguments) for one in whole] if expected is None else expected)


def test_a_reading_that_leaves_as_many_lines_unexplained_is_no_better() -> None:
    whole = [total(3, 0, 1, 2, misses=1), total(7, 4, 5, 6, misses=1)]
    assert read_of((*LINES, *SUB), whole, [FARES, SUM])[0] == BOTH
    assert read_of((*LINES, *SUB, "Rent: 1 1 1"), whole, [FARES, SUM])[0] == BOTH


@pytest.mark.parametrize(
    ("more", "derived", "is_taken"),
    [
        ("", (), True),
        ("", (1,), False),  # only inputs are left out
        (" ·" * (MOST_COLUMNS - 3), (), True),
        (" ·" * (MOST_COLUMNS - 2), (), False),
    ],
)
def test_a_table_of_very_many_columns_is_read_once(more: str, derived: tuple[int, ...], is_taken: bool) -> None:
    lines = [line + more for line in (*LINES, *SUB)]
    assert (read_of(lines, [], [SUM, FARES], derived)[0] == BOTH) is is_taken


@pytest.mark.parametrize(("count", "is_taken"), [(MOST_LINES, True), (MOST_LINES + 1, False)])
def test_a_table_of_very_many_lines_is_read_once(count: int, is_taken: bool) -> None:
    lines = [*LINES, *SUB, *(f"Line {at}: 1 1 1" for at in range(count - 8))]
    assert (read_of(lines, [], [SUM, FARES])[0] == BOTH) is is_taken


@pytest.mark.parametrize(
    ("filled", "relations", "left"),
    [
        ([True, True, True], [total(2, 0, 1)], 0),
        ([True, True, True], [total(2, 0)], 1),
        ([True, False, True], [total(2, 0)], 0),
        ([True, True, False], [], 2),
    ],
)
def test_a_line_with_figures_is_explained_where_it_is_given_or_taken(
    filled: list[bool], relations: list[Relation], left: int
) -> None:
    assert Reading(relations, []).unexplained(filled) == left


def test_sizes_up_to_which_a_table_is_read_for_each_column() -> None:
    assert (MOST_LINES, MOST_COLUMNS) == (150, 16)


@pytest.mark.parametrize(
    ("lines", "inputs", "readings"),
    [(LINES, (0, 1, 2), 4), (LINES, (0, 1), 3), (LINES, (0,), 1), (LINES[:3], (1, 2), 3)],
)
def test_a_table_of_two_columns_or_more_is_read_without_each_of_them(
    lines: Sequence[str], inputs: tuple[int, ...], readings: int
) -> None:
    read: list[tuple[int, ...]] = []

    def reading(columns: Sequence[int], known: Sequence[Relation]) -> Reading:
        read.append(tuple(columns))
        return Reading([], [])

    assert in_spite_of_one(rows_of(*lines), inputs, reading).relations == []
    assert len(read) == readings
    without = [tuple(column for column in inputs if column != left_out) for left_out in inputs]
    assert read == [inputs, *without][:readings]


@pytest.mark.parametrize("with_what_is_known", [True, False])
def test_the_other_columns_are_read_with_what_is_known_and_without(with_what_is_known: bool) -> None:
    whole = [total(11, 8, 9, 10, hits=3)]
    lines = (*LINES, *SUB, "Sea: 101 204 307", "Land: 503 607 709", "Sky: 311 313 317", "Ways: 915 1124 1333")

    def read(columns: Sequence[int], known: Sequence[Relation]) -> Reading:
        if len(columns) == 3:
            return Reading(whole, [])
        return Reading([*known, SUM, FARES] if bool(known) is with_what_is_known else [], [])

    kept = in_spite_of_one(rows_of(*lines), range(3), read).relations
    assert sorted(one.target for one in kept) == [3, 7, 11]


def test_what_all_figures_bear_out_is_known_when_a_column_is_left_out() -> None:
    whole = [
        total(3, 0, 1, 2, hits=2, misses=1), total(7, 4, 5, 6, hits=3), total(8, 4, hits=3, form=Form.DIFFERENCE),
        total(9, 5, words=True),
    ]  # fmt: skip
    told: list[Sequence[Relation]] = []

    def read(columns: Sequence[int], known: Sequence[Relation]) -> Reading:
        told.append(known)
        return Reading(whole, [])

    in_spite_of_one(rows_of(*LINES, *SUB, "Ink: 1 1 1", "Sea: 2 2 2", "Air: 3 3 3"), range(3), read)
    assert told == [(), *([whole[1]], ()) * 3]


def test_a_reading_that_explains_no_more_lines_is_not_taken() -> None:
    everything = total(7, 0, 1, 2, 3, 4, 5, 6)
    for whole in ([everything], [everything, total(9, 8)]):
        more = ["Rent: 1 1 1"] * (2 * len(whole) - 1)
        assert read_of((*LINES, *SUB, *more), whole, [SUM, FARES])[0] == [(one.target, one.arguments) for one in whole]
