"""Totals above their parts: what they add, how sure it is, and what is looked at before it is given up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.above import fill_from_below, may_stand_above, parted_by_figures, total_above, totals_left_above
from xlengine.down.walk import LONG, Walk
from xlengine.judging.reading import read_book
from xlengine.sheet import Book, Cell, Sheet, Style

STAFF = ("Staff: 3000.50 4000.50", "> Posts: 1000.25 1500.25", "> Travel: 2000.25 2500.25")
LOCAL = (">> Local: 1200.00 1100.25", ">> Foreign: 800.25 1400.00")
ABROAD = (">>> Africa: 400.25 700.00", ">>> Asia: 400.00 700.00")


def told(walk: Walk) -> list[str]:
    """`0 = + 1 + 2, 2 of 2, words`: what is found, how many figures agree, and whether words say it."""
    return [
        f"{one.target} ={''.join(f' {sign:+} x {line}' for sign, line in zip(one.signs, one.arguments, strict=True))},"
        f" {one.evidence.hits} of {one.evidence.hits + one.evidence.misses}{', words' * one.evidence.by_words}"
        .replace("+1 x", "+")
        for one in walk.found
    ]  # fmt: skip


def kinds(walk: Walk) -> str:
    """`t0 l3`: the nodes that wait, each with the first letter of its kind."""
    return " ".join(f"{node.kind[0]}{node.line}" for node in walk.stack)


@pytest.mark.parametrize(
    ("given", "lines", "found", "left"),
    [
        ("lll", STAFF, ["0 = + 1 + 2, 2 of 2"], "t0"),
        ("llll", ("Rent: 1 2", *STAFF), ["1 = + 2 + 3, 2 of 2"], "l0 t1"),
        ("lmll", (STAFF[0], "> North: · ·", *STAFF[1:]), ["0 = + 2 + 3, 2 of 2"], "t0 m1"),
        ("dll", STAFF, [], "d0 l1 l2"),
        ("mll", STAFF, [], "m0 l1 l2"),
        # a total, or what stands no deeper, is only a part of the line before it
        ("ltll", (STAFF[0], "> Posts: 1000.25 1500.25", "> A: 999.00 1.00", "> B: 1001.25 2499.25"),
         ["0 = + 1 + 2 + 3, 2 of 2"], "t0"),
        ("llll", (STAFF[0], "> Posts: 1000.25 1500.25", ">> A: 999.00 1.00", "> B: 1001.25 2499.25"),
         ["0 = + 1 + 2 + 3, 2 of 2"], "t0"),
        ("lll", ("> Staff: 3000.50 4000.50", "Posts: 1000.25 1500.25", "Travel: 2000.25 2500.25"), [], "l0 l1 l2"),
        ("lll", (*STAFF[:2], ">> Travel: 2000.25 2500.25"), ["0 = + 1 + 2, 2 of 2"], "t0"),
        # one line is no sum
        ("ll", ("Total:" + " 3000.50" * 20, "> Posts:" + " 3000.50" * 20), [], "l0 l1"),
    ],
)  # fmt: skip
def test_a_line_takes_the_deeper_lines_that_end_here_and_is_their_total(
    given: str, lines: tuple[str, ...], found: list[str], left: str
) -> None:
    walk = reading_of(given, rows_of(*lines))
    walk.leads = True
    total_above(walk, len(lines) - 1)
    assert (told(walk), kinds(walk)) == (found, left)


@pytest.mark.parametrize(("lines", "is_found"), [(LONG - 1, True), (LONG, True), (LONG + 1, False)])
def test_in_a_table_of_more_than_two_thousand_lines_no_total_stands_above(lines: int, is_found: bool) -> None:
    walk = reading_of("lll", rows_of(*STAFF))
    walk.has_depth = True
    walk.table.lines += [walk.table.lines[0]] * (lines - 3)
    total_above(walk, 2)
    assert bool(walk.found) is is_found


def test_words_bear_out_what_figures_do() -> None:
    walk = reading_of("lll", rows_of("Total: 3000.50", "Posts: 1000.25", "Travel: 2000.25"))
    walk.leads = True
    total_above(walk, 2)
    assert told(walk) == ["0 = + 1 + 2, 1 of 1, words"]


@pytest.mark.parametrize(
    ("total", "found"),
    [
        ("3000.50 4000.50 7001.00", ["0 = + 1 + 2, 3 of 3"]),
        ("3000.50 4000.50 7009.00", ["0 = + 1 + 2, 2 of 2"]),
        ("3000.50 4009.50 7001.00", []),
    ],
)
def test_a_wrong_figure_in_what_is_computed_across_is_said_of_its_own_line(total: str, found: list[str]) -> None:
    parts = ("> Posts: 1000.25 1500.25 2500.50", "> Travel: 2000.25 2500.25 4500.50")
    walk = reading_of("lll", rows_of(f"Staff: {total}", *parts, derived=(2,)))
    walk.has_depth = True
    total_above(walk, 2)
    assert told(walk) == found


@pytest.mark.parametrize("before", [0, 1, 2])
def test_parts_are_explained_by_deeper_lines_below_them_and_these_by_still_deeper_ones(before: int) -> None:
    lines = (*["Rent: 1.00 2.00"] * before, *STAFF, *LOCAL, *ABROAD, "> Ink: 1.00 1.00")
    walk = reading_of("l" * (before + 3), rows_of(*lines))
    walk.has_depth = True
    total_above(walk, before + 2)
    staff, travel, foreign = before, before + 2, before + 4
    assert told(walk) == [
        f"{staff} = + {staff + 1} + {staff + 2}, 2 of 2",
        f"{travel} = + {travel + 1} + {travel + 2}, 2 of 2",
        f"{foreign} = + {foreign + 1} + {foreign + 2}, 2 of 2",
    ]
    assert walk.spent == set(range(before + 3, before + 7))


@pytest.mark.parametrize("before", [0, 1])
def test_what_has_been_added_or_stands_no_deeper_explains_nothing(before: int) -> None:
    rows = rows_of(*["Rent: 1.00 2.00"] * before, *STAFF, *LOCAL)
    for spent, deeper in (((before + 3,), 2), ((), 1)):
        walk = reading_of("l" * (before + 3), rows)
        walk.has_depth, walk.spent = True, set(spent)
        for line in rows.lines[-2:]:
            line.indent = deeper
        total_above(walk, before + 2)
        assert told(walk) == [f"{before} = + {before + 1} + {before + 2}, 2 of 2"]


@pytest.mark.parametrize(
    ("below", "is_explained"),
    [
        ((">> Local:" + " 2000.25" * 20,), False),
        ((">> Local:" + " 1000.00" * 20, ">> Foreign:" + " 1000.25" * 20), True),
        ((">> Local:" + " 1000.00" * 20, ">> Foreign:" + " 500.25" * 20, ">> Sea:" + " 500.00" * 20), True),
    ],
)
def test_one_line_below_a_part_explains_nothing_however_many_figures_agree(
    below: tuple[str, ...], is_explained: bool
) -> None:
    staff = ("Staff:" + " 3000.50" * 20, "> Posts:" + " 1000.25" * 20, "> Travel:" + " 2000.25" * 20)
    walk = reading_of("lll" + "-" * len(below), rows_of(*staff, *below))
    walk.has_depth = True
    total_above(walk, 2)
    assert len(walk.found) == 1 + is_explained


PARTED = ("Staff: 2300 4511", "Posts: 1003 2010", "Travel: 1297 2501")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (PARTED, ["0 = + 1 + 2, 2 of 2"]),
        (("Total: 2300 4511", *PARTED[1:]), ["0 = + 1 + 2, 2 of 2, words"]),
        ((*PARTED, "Rent: 10 10", "Fuel: 4 4", "Ink: 6 6"), ["0 = + 1 + 2, 2 of 2", "3 = + 4 + 5, 2 of 2"]),
        (("Ink: 9 9", "Ink: 8 8", "Ink: 7 7", *PARTED, "Ink: 6 6"), ["3 = + 4 + 5, 2 of 2"]),
    ],
)
def test_a_line_is_parted_once_and_by_the_fewest_lines(lines: tuple[str, ...], found: list[str]) -> None:
    walk = reading_of("l" * len(lines), rows_of(*lines))
    assert parted_by_figures(walk)
    assert told(walk) == found


@pytest.mark.parametrize("leads", [True, False])
def test_parts_that_have_parts_are_added_last_where_a_total_waits_for_them(leads: bool) -> None:
    lines = ("Total: 3004 6252", *PARTED, "Costs: 704 1741", "Rent: 412 923", "Ink: 292 818")
    walk = reading_of("l" * 7, rows_of(*lines))
    walk.leads = leads
    totals_left_above(walk)
    assert told(walk) == (["1 = + 2 + 3, 2 of 2", "4 = + 5 + 6, 2 of 2", "0 = + 1 + 4, 2 of 2, words"] if leads else [])


@pytest.mark.parametrize(
    ("lines", "given", "at", "found"),
    [
        (("Total: · ·", "Posts: 1 1", "Travel: 2 2", "Ink: 3 3"), "----", 0, "0 = + 1 + 2 + 3, 0 of 0, words"),
        (("Total: · —", "Posts: 1 1", "Travel: 2 2"), "---", 0, None),
        (("Total: · #", "Posts: 1 1", "Travel: 2 2"), "---", 0, None),
        (("Total: · x", "Posts: 1 1", "Travel: 2 2"), "---", 0, None),
        (("Total: · 3", "Posts: 1 1", "Travel: 2 2"), "---", 0, None),
        (("Rent: 9", "> Fuel: 8", "Ink: 8", "Total of which: ·", "A: 1", "B: 2"), "lll---", 3, None),
        (("Rent: 9", "Fuel: 8", "> Ink: 8", "Total of which: ·", "A: 1", "B: 2"), "lll---", 3,
         "3 = + 4 + 5, 0 of 0, words"),
        (("Rent: 9", "Fuel: 8", "> Total of which: ·", ">> A: 1", ">> B: 2"), "ll---", 2,
         "2 = + 3 + 4, 0 of 0, words"),
        (("Rent: 9", "Total of which: ·", "A: 1", "B: 2"), "l---", 1, "1 = + 2 + 3, 0 of 0, words"),
        (("Total of which: ·", "Including: ·", "> A: 1", "> B: 2", "Ink: 7"), "-----", 0, "0 = + 2 + 3, 0 of 0, words"),
        (("Total of which: ·", "Including: 7", "> A: 1", "> B: 2"), "----", 0, None),
        (("Total of which: ·", "Including: ·"), "--", 0, None),
        (("Total of which: ·",), "-", 0, None),
    ],
)  # fmt: skip
def test_an_empty_total_takes_all_lines_below_it_which_then_are_spent(
    lines: tuple[str, ...], given: str, at: int, found: str | None
) -> None:
    walk = reading_of(given, rows_of(*lines))
    before = len(walk.stack)
    assert fill_from_below(walk, at, walk.table.lines[at]) is (found is not None)
    assert told(walk) == ([found] if found else [])
    assert walk.spent == (set(range(at, walk.found[0].arguments[-1] + 1)) if found else set())
    assert kinds(walk).split()[before:] == ([f"t{at}"] if found else [])


@pytest.mark.parametrize(
    ("lines", "given", "at", "may"),
    [
        (("Rent: 9", "Fuel: 9", "> Total: 9", "Paper: 4", "Light: 5"), "ll---", 2, False),
        (("Rent: 9", "Fuel: 9", "> Total: 9", ">> Paper: 4"), "ll--", 2, True),
        (("Rent: 9", "Total: 9", "Total: 9", "> Paper: 4"), "tt--", 2, True),
        (("Rent: 9", "Total: 9", "Paper: 4", "Light: 5"), "t---", 1, False),
        (("Rent: 9", "Total: 9", "Paper: ·", "Light: ·"), "l---", 1, False),
        (("Rent: 9", "Total: 9", "Paper: 4", "Light: 5", "Ink: 6"), "l----", 1, True),
        (("Rent: 9", "Fuel: 9", "Gross requirements: 9", "> Paper: 4"), "ll--", 2, True),
        (("Rent: 9", "Gross requirements: 9", "Paper: 4", "Light: 5"), "l---", 1, False),
        (("Rent: 9", "Total requirements: 9", "Paper: 4", "Light: 5"), "l---", 1, False),
        (("Rent: 9", "Fuel: 9", "Total: 9", "> Paper: 4", "> Light: 5", "> Ink: 6", "Total: 9"), "ll-----", 2, False),
    ],
)
def test_parts_stand_below_where_they_are_deeper_or_only_one_line_waits_above(
    lines: tuple[str, ...], given: str, at: int, may: bool
) -> None:
    assert may_stand_above(reading_of(given, rows_of(*lines)), at) is may


def test_what_explains_a_part_of_a_total_above_is_not_added_again() -> None:
    lines = [
        ("Social security", 0, 13727, 14886), ("of which:", 0, None, None), ("Housing benefit", 1, 1459, 1210),
        ("Disability", 1, 9368, 10691), ("Other", 1, 2900, 2985), ("of which:", 1, None, None), ("Bonus", 2, 180, 185),
        ("Bereavement", 2, 353, 295), ("Child benefit", 0, 1330, 1338), ("Parental leave", 0, 93, 98),
        ("Total welfare", 0, 15150, 16322),
    ]  # fmt: skip
    sheet = Sheet("S", {1: {1: Cell("Benefit"), 2: Cell("2024"), 3: Cell("2025")}})
    for row, (label, indent, *figures) in enumerate(lines, 2):
        cells = {at: Cell(Decimal(figure)) for at, figure in enumerate(figures, 2) if figure is not None}
        sheet.rows[row] = {1: Cell(label, None, Style(indent=indent)), **cells}
    (table,) = read_book(Book("", [sheet])).tables
    assert {one.target: one.arguments for one in table.relations if one.axis == "down"} == {0: (2, 3, 4), 10: (0, 8, 9)}
