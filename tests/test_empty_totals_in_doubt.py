"""Empty totals of which nothing says which of two sums they are: what makes them sure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.empty_totals import of_an_empty_total
from xlengine.down.walk import Walk
from xlengine.layout import Evidence, Relation
from xlengine.rule import RULES, Form

DOES = "a total above it does"
PARTS = "some of its parts stand above their own lines, and others may"
LESS = "it may add the total above it, or only the lines below that"
DEEPER = "it may add one line, or the deeper lines below that too"
SIDES = "its parts may stand above or below it"
GROSS = "gross requirements above it do"


def told(walk: Walk, at: int) -> tuple[int, ...] | str | None:
    """The lines that the total adds, or why it stays empty."""
    chosen, why = of_an_empty_total(walk, at, walk.table.lines[at])
    assert chosen is None or not why
    return chosen.lines if chosen else why or None


def total(target: int, *parts: int, by_words: bool = False) -> Relation:
    return Relation("down", target, parts, (1,) * len(parts), Form.SUM, RULES["XLE202"], Evidence(by_words=by_words))


STAFF = ("Staff: 30.50", "P-5: 10.25", "P-4: 20.25")
GOODS = ("Goods: 70.50", "Paper: 30.25", "Ink: 40.25")


@pytest.mark.parametrize(
    ("kinds", "lines", "found", "expected"),
    [
        ("t--lll", (*STAFF, *GOODS), [total(0, 1, 2)], PARTS),
        ("t--lll", (*STAFF, *GOODS), [], (0, 3, 4, 5)),
        ("t--lll", (*STAFF, *GOODS), [total(0, 1, 2, by_words=True)], (0, 3, 4, 5)),
        ("--tlll", (*STAFF[1:], STAFF[0], *GOODS), [total(2, 0, 1)], (2, 3, 4, 5)),
        ("t--l--", (*STAFF, *GOODS), [total(0, 1, 2), total(3, 4, 5)], (0, 3)),
        ("---lll", (*STAFF, *GOODS), [total(0, 1, 2)], (3, 4, 5)),
        ("t--llll", (*STAFF, "Fees: 5.00", *GOODS), [total(0, 1, 2)], PARTS),
        ("t--llll", (*STAFF, *GOODS, "Light: 9.00"), [total(0, 1, 2)], PARTS),
        ("t--llll", (*STAFF, GOODS[0], "Light: 9.00", *GOODS[1:]), [total(0, 1, 2)], (0, 3, 4, 5, 6)),
        ("t--lll", (*STAFF, "Goods: 70.60", *GOODS[1:]), [total(0, 1, 2)], (0, 3, 4, 5)),
        ("t--lll", (*STAFF, "Goods: 100", "Paper: 40", "Ink: 60"), [total(0, 1, 2)], PARTS),
        ("t--lll", (*STAFF, "Goods: 99", "Paper: 39", "Ink: 60"), [total(0, 1, 2)], (0, 3, 4, 5)),
        ("lllt--", (*GOODS, *STAFF), [total(3, 4, 5)], PARTS),
        ("lt--", ("Fees: 30.50", *STAFF), [total(1, 2, 3)], (0, 1)),
    ],
)
def test_where_figures_put_one_part_over_its_lines_another_may_stand_so_too(
    kinds: str, lines: Sequence[str], found: list[Relation], expected: tuple[int, ...] | str
) -> None:
    walk = reading_of(kinds, rows_of(*lines, "Total: ·"))
    walk.found = found
    assert told(walk, len(lines)) == expected
    walk = reading_of(kinds, rows_of(*lines, "Total: ·"))
    walk.found, walk.has_depth = found, True
    assert told(walk, len(lines)) != PARTS


@pytest.mark.parametrize(
    ("kinds", "lines", "names", "roles", "expected"),
    [
        ("tll", "Subtotal / Paper / Ink", ["goods"], ["total"], LESS),
        ("tlll", "Subtotal / Paper / Ink / Light", ["goods"], ["total"], LESS),
        ("tll", "Subtotal / Paper / Ink", [], ["total"], (0, 1, 2)),
        ("tll", "Subtotal / Paper / Ink", ["goods", "ink"], ["total"], (0, 1, 2)),
        ("tll", "Subtotal / Paper / Ink", ["goods"], ["total", "grand_total"], (0, 1, 2)),
        ("tll", "Subtotal / Paper / Ink", ["goods"], ["grand_total"], (0, 1, 2)),
        ("tll", "Subtotal / Paper / Ink", ["project costs"], ["total"], (0, 1, 2)),
        ("tll", "Subtotal / Paper / Ink", ["direct project costs"], ["total"], LESS),
        ("tll", "Subtotal / Paper / Ink", ["all the costs"], ["total"], (0, 1, 2)),
        ("tl", "Subtotal / Ink", ["goods"], ["total"], (0, 1)),
        ("tt", "Subtotal / Subtotal", ["goods"], ["total"], (0, 1)),
        ("tll", "Fees / Paper / Ink", ["goods"], ["total"], (0, 1, 2)),
        ("lll", "Subtotal / Paper / Ink", ["goods"], ["total"], (0, 1, 2)),
        ("ltll", "Fees / Subtotal / Paper / Ink", ["goods"], ["total"], LESS),
        ("ttll", "Subtotal / Fees / Paper / Ink", ["goods"], ["total"], (0, 1, 2, 3)),
        ("tltll", "Fees / Fuel / Subtotal / Paper / Ink", ["goods"], ["total"], LESS),
        ("tltl", "Fees / Fuel / Subtotal / Ink", ["goods"], ["total"], (0, 1, 2, 3)),
        ("mtll", "Goods / Subtotal / Paper / Ink", ["goods"], ["total"], (1, 2, 3)),
    ],
)
def test_the_total_of_a_part_may_leave_out_the_total_before_its_lines(
    kinds: str, lines: str, names: list[str], roles: list[str], expected: tuple[int, ...] | str
) -> None:
    rows = [f"{label}: {'·' if kind == 'm' else 30 + at}"
            for at, (kind, label) in enumerate(zip(kinds, lines.split(" / "), strict=True))]  # fmt: skip
    walk = reading_of(kinds, rows_of(*rows, "Total: ·"))
    walk.has_marks = "m" in kinds
    last = walk.table.lines[-1]
    last.names, last.roles = tuple(names), dict.fromkeys(roles, 1.0)
    assert told(walk, len(rows)) == expected


@pytest.mark.parametrize(
    ("kinds", "lines", "empty", "expected"),
    [
        # deeper lines between a part and a total that stays empty
        ("l---l", ("Staff: 30", "> P-5: 10", "> P-4: 12", "Total staff: ·", "Fees: 5"), [3], DOES),
        ("l---l", ("Staff: 30", "> P-5: 10", "> P-4: 12", "Total staff: ·", "Fees: 5"), [], (0, 4)),
        ("l---l", ("Staff: 30", "> P-5: 10", "> P-4: 20", "Total staff: ·", "Fees: 5"), [3], (0, 4)),
        ("l---l", ("Staff: 30", "P-5: 10", "P-4: 12", "Total staff: ·", "Fees: 5"), [3], (0, 4)),
        ("l--l-l", ("Staff: 30", "> P-5: 10", "> P-4: 12", "Rent: 7", "Total rent: ·", "Fees: 5"), [4], (0, 3, 5)),
        ("l-l--", ("Fees: 5", "Total fees: ·", "Staff: 30", "> P-5: 10", "> P-4: 12"), [1], (0, 2)),
        ("lll--", ("Fees: 5", "Rent: 7", "Staff: 30", "> P-5: 10", "> P-4: 12"), [], (0, 1, 2)),
        # a bare total below a total that stays empty
        ("--ll", ("Posts: 10", "Total posts: ·", "Fuel: 5", "Gas: 6"), [1], DOES),
        ("l-ll", ("Posts: 10", "Total posts: ·", "Fuel: 5", "Gas: 6"), [1], (0, 2, 3)),
        ("--ll", ("Posts: 10", "Total posts: ·", "Fuel: 5", "Gas: 6"), [], (2, 3)),
    ],
)
def test_a_total_is_in_doubt_as_one_above_it_is(
    kinds: str, lines: Sequence[str], empty: list[int], expected: tuple[int, ...] | str
) -> None:
    walk = reading_of(kinds, rows_of(*lines, "Total: ·"))
    walk.empty_totals = empty
    assert told(walk, len(lines)) == expected


@pytest.mark.parametrize(
    ("kinds", "label", "names", "roles", "is_last", "expected"),
    [
        ("--ll", "Total fuel", [], ["total"], False, (2, 3)),
        ("--ll", "Total fuel", [], ["grand_total"], False, DOES),
        ("--ll", "Total", [], ["total"], False, DOES),
        ("l-ll", "Total fuel", ["fuel"], ["total"], False, DOES),
        ("l-ll", "Total fuel", [], ["total"], False, (0, 2, 3)),
        ("l-ll", "Total fuel", ["fuel"], ["grand_total"], False, (0, 2, 3)),
        ("l-ll", "Total fuel", ["fuel"], ["total"], True, (0, 2, 3)),
        ("--ll", "Total fuel", ["fuel"], ["total"], False, (2, 3)),
    ],
)
def test_the_total_of_a_part_does_not_reach_over_one_that_stays_empty(
    kinds: str, label: str, names: list[str], roles: list[str], is_last: bool, expected: tuple[int, ...] | str
) -> None:
    table = rows_of("Posts: 10", "Total posts: ·", "Fuel: 5", "Gas: 6", f"{label}: ·", *[] if is_last else ["Total: ·"])
    table.lines[4].names, table.lines[4].roles = tuple(names), dict.fromkeys(roles, 1.0)
    walk = reading_of(kinds, table)
    walk.empty_totals = [1]
    assert told(walk, 4) == expected


@pytest.mark.parametrize(
    ("kinds", "lines", "expected"),
    [
        ("-", ("Posts: 10", "Total: ·"), None),
        ("dd", ("Posts: 10", "Fuel: 5", "Total: ·"), None),
        ("ll", ("Posts: 10", "Less refunds: 5", "Total: ·"), None),
        ("ll", ("Posts: 10", "Less refunds: ·", "Total: ·"), (0, 1)),
        ("l--l", ("Staff: 30", "> P-5: 10", "> P-4: 12", "Fees: 5", "Total: ·"), (0, 3)),
        ("-l--", ("Fees: 5", "Staff: 30", "> P-5: 30", "> P-4: ·", "Total: ·"), (1,)),
        ("l-", ("> Staff: 30", "Rent: 7", "Total: ·"), (0,)),
        ("-l--", ("Fees: 5", "Staff: 30", "> P-5: 10", "> P-4: 12", "Total: ·"), DEEPER),
        ("--l--", ("Fees: 5", "Rent: 7", "Staff: 30", "> P-5: 10", "> P-4: 12", "Total: ·"), DEEPER),
        ("l--", ("Staff: 30 30", "> P-5: 10 10", "> P-4: 20 12", "Total: · ·"), DEEPER),
    ],
)
def test_a_total_stays_empty_where_its_words_are_not_sure(
    kinds: str, lines: Sequence[str], expected: tuple[int, ...] | str | None
) -> None:
    walk = reading_of(kinds, rows_of(*lines))
    assert told(walk, len(lines) - 1) == expected


def test_a_subtotal_that_may_hold_the_one_before_it_stays_empty() -> None:
    lines = ("Posts: 10", "Subtotal posts: 10", "Fuel: 5", "Gas: 6", "Subtotal: ·", "Rent: 4", "Total: ·")
    assert told(reading_of("ltll", rows_of(*lines)), 4) is None
    assert told(reading_of("--ll", rows_of(*lines)), 4) == (2, 3)


def test_what_may_stand_above_its_parts_makes_all_below_unsure() -> None:
    walk = reading_of("", rows_of("Total: ·", "Posts: 10", "Fuel: 5", "Total: ·"))
    walk.begins_with_total = True
    assert told(walk, 0) == SIDES
    assert walk.leads_empty
    walk.begins_with_total = False
    walk.stack = reading_of("-ll", walk.table).stack
    assert told(walk, 3) == SIDES


@pytest.mark.parametrize("is_lacking", [True, False])
def test_what_is_brought_forward_must_have_figures(is_lacking: bool) -> None:
    walk = reading_of("ll", rows_of("Posts: 10", "Fuel: 5", "Total: ·"))
    walk.lacks_what_is_brought_forward = is_lacking
    assert told(walk, 2) == ("what is brought forward has no figures" if is_lacking else (0, 1))


@pytest.mark.parametrize(("proved", "found", "expected"), [([], [], GROSS), ([1], [], (0, 2)), ([], [1], (0, 2))])
def test_net_requirements_need_gross_ones_that_something_gives(
    proved: list[int], found: list[int], expected: tuple[int, ...] | str
) -> None:
    lines = ("Posts: 700", "Gross requirements: ·", "Staff assessment income: 90", "Net requirements: ·")
    walk = reading_of("l-l", rows_of(*lines))
    walk.proved, walk.found = proved, [total(at, 0) for at in found]
    assert told(walk, 3) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Cost per vehicle", "“Cost per vehicle” is for one of something"),
        ("Average salary", "“Average salary” is for one of something"),
        ("Cash flow/share", "“Cash flow/share” is for one of something"),
        ("Coût par agent", "“Coût par agent” is for one of something"),
        ("Costo medio", "“Costo medio” is for one of something"),
        ("Средняя стоимость", "“Средняя стоимость” is for one of something"),
        ("人均支出", "“人均支出” is for one of something"),
        ("Gastos por tributos", (0, 1, 2)),
        ("Rent per month", (0, 1, 2)),
        ("Supplies as per contract", (0, 1, 2)),
        ("Fee", (0, 1, 2)),
    ],
)
def test_what_is_for_one_of_something_is_no_part(label: str, expected: str | tuple[int, ...]) -> None:
    table = rows_of("Fuel: 100", "Rent: 200", f"{label}: 12", "Total: ·")
    assert told(reading_of("lll", table), 3) == expected


def test_where_all_lines_are_for_one_of_something_they_are_added() -> None:
    table = rows_of("Rent per post: 100", "Cost per post: 200", "Total: ·")
    assert told(reading_of("ll", table), 2) == (0, 1)
