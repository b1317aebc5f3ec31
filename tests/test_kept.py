"""Totals that are found: what waits afterwards, and what the lines above have spent."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.kept import close, keep, take_over
from xlengine.down.trials import Sum
from xlengine.down.walk import Walk
from xlengine.layout import Evidence, Relation
from xlengine.rule import RULES, Form


def waiting(walk: Walk) -> str:
    return " ".join(f"{node.kind[0]}{node.line}" for node in walk.stack)


@pytest.mark.parametrize(
    ("kinds", "lines", "ends_its_section", "left"),
    [
        ("lll", (1, 2), False, "l0 t3"),
        ("lll", (0, 1, 2), False, "t3"),
        ("lll", (0, 2), False, "t3"),
        ("lmll", (2, 3), False, "l0 m1 t4"),
        ("lmll", (2, 3), True, "l0 t4"),
        ("mll", (1, 2), True, "t3"),
        ("mmll", (2, 3), True, "t4"),
        ("lmmll", (3, 4), True, "l0 t5"),
        ("tmlml", (2, 4), True, "t0 t5"),
        ("mlml", (3,), True, "m0 l1 t4"),
        ("mdmll", (3, 4), True, "m0 d1 t5"),
        ("l--l", (1, 2), False, "l0 l3"),
        ("l--m", (1, 2), True, "l0 m3"),
        ("---", (0, 1), False, "t3"),
    ],
)
def test_what_a_total_adds_waits_no_longer_and_its_heading_goes_where_it_ends_its_section(
    kinds: str, lines: tuple[int, ...], ends_its_section: bool, left: str
) -> None:
    walk = reading_of(kinds, rows_of(*["Posts: 1"] * len(kinds), "> Total: 9"))
    keep(walk, len(kinds), Sum(lines, (1,) * len(lines), from_mark=ends_its_section), "XLE202")
    assert waiting(walk) == left
    assert walk.stack[-1].indent == (1 if walk.stack[-1].kind == "total" else 0)
    assert [(one.target, one.arguments) for one in walk.found] == [(len(kinds), lines)]


@pytest.mark.parametrize(
    ("prior", "by_words"), [(0.0, False), (0.9, False), (1.0, True), (1.1, True), (2.0, True), (-0.5, False)]
)
def test_what_is_kept_says_how_many_figures_agree_and_whether_words_say_it(prior: float, by_words: bool) -> None:
    walk = reading_of("ll", rows_of("Posts: 1", "Fuel: 2", "Total: 3"))
    keep(walk, 2, Sum((0, 1), (1, -1), prior, Form.DIFFERENCE, 3, 2), "XLE209")
    (found,) = walk.found
    assert found.evidence == Evidence(3, 2, by_words=by_words)
    assert (found.axis, found.signs, found.form, found.rule.code) == ("down", (1, -1), Form.DIFFERENCE, "XLE209")


@pytest.mark.parametrize(
    ("total", "below", "is_open"),
    [
        ("Subtotal", ("Fuel: 1", "Total: 9"), True),
        ("Subtotal", ("Total: 9",), True),
        ("Subtotal", ("Fuel: 1", "Ink: 1", "Total: 9"), True),
        ("Total", ("Fuel: 1", "Total: 9"), False),
        ("Subtotal", ("Fuel: 1", "Subtotal: 9", "Total: 9"), False),
        ("Subtotal", ("Fuel: 1", "Grand total: 9"), False),
        ("Subtotal", ("South: ·", "Fuel: 1", "Total: 9"), False),
        ("Subtotal", ("Fuel: 1", "South: ·", "Total: 9"), False),
        ("Subtotal", ("Fuel: 1",), False),
        ("Subtotal", (), False),
    ],
)
def test_a_subtotal_leaves_its_section_open_where_another_total_follows_before_a_heading(
    total: str, below: tuple[str, ...], is_open: bool
) -> None:
    for before in (0, 1):
        lines = (*["Rent: 1"] * before, "North: ·", "Posts: 1", f"{total}: 1", *below)
        walk = reading_of("l" * before + "ml", rows_of(*lines))
        keep(walk, before + 2, Sum((before + 1,), (1,), 1.5, from_mark=True), "XLE201")
        assert [node.kind for node in walk.stack] == [*["line"] * before, *["mark"] * is_open, "total"]


def test_what_is_a_subtotal_and_a_total_ends_its_section() -> None:
    walk = reading_of("ml", rows_of("North: ·", "Posts: 1", "Subtotal: 1", "Fuel: 1", "Total: 9"))
    walk.table.lines[2].roles = {"subtotal": 1.0, "total": 1.0}
    keep(walk, 2, Sum((1,), (1,), 1.5, from_mark=True), "XLE201")
    assert waiting(walk) == "t2"


def total_of(target: int, *lines: int) -> Relation:
    return Relation("down", target, lines, (1,) * len(lines), Form.SUM, RULES["XLE202"])


def test_a_total_that_was_known_takes_what_it_adds_and_nothing_else() -> None:
    walk = reading_of("lmlll", rows_of(*["Posts: 1"] * 5, "> Total: 9"))
    close(walk, 5, total_of(5, 2, 4))
    assert (waiting(walk), walk.stack[-1].indent) == ("l0 m1 l3 t5", 1)
    assert walk.found == [total_of(5, 2, 4)]


@pytest.mark.parametrize(
    ("lines", "over", "found", "spent"),
    [
        (("A: 9", "B: 4", "C: 5", "D: 1"), [(0, 1, 2)], [0], {0, 1, 2}),
        (("A: 9", "> B: 4", "> C: 5", "> D: 1", "E: 1"), [(0, 1, 2)], [0], {0, 1, 2, 3}),
        (("A: 9", "> B: 4", "> C: 5", ">> D: 1"), [(0, 1, 2)], [0], {0, 1, 2, 3}),
        (("A: 9", "B: 4", "C: 5", "D: 1", "E: 4"), [(0, 1, 2), (2, 3, 4)], [0, 2], {0, 1, 2, 3, 4}),
        (("A: 9", "B: 4", "C: 5", "D: 1", "E: 4"), [(0, 1, 4), (1, 2, 3)], [0, 1], {0, 1, 2, 3, 4}),
        (("A: 9", "B: 4", "C: 5", "D: 1", "E: 4"), [(0, 1, 2), (3, 4, 4)], [0], {0, 1, 2}),
        (("A: 9", "B: 4", "C: 5"), [(0, 2, 1)], [0], {0, 1, 2}),
    ],
)
def test_a_known_total_above_spends_its_parts_theirs_and_what_is_deeper_below(
    lines: tuple[str, ...], over: list[tuple[int, ...]], found: list[int], spent: set[int]
) -> None:
    walk = reading_of("", rows_of(*lines))
    take_over(walk, 0, {target: total_of(target, *parts) for target, *parts in over})
    assert ([one.target for one in walk.found], walk.spent, waiting(walk)) == (found, spent, "t0")


@pytest.mark.parametrize("below", ["> D: 1", "D: 1"])
def test_a_known_total_that_stands_deeper_waits_as_deep(below: str) -> None:
    walk = reading_of("l", rows_of("Ink: 1", "> A: 9", ">> B: 4", ">> C: 5", below))
    take_over(walk, 1, {1: total_of(1, 2, 3)})
    assert (waiting(walk), walk.stack[-1].indent, walk.spent) == ("l0 t1", 1, {1, 2, 3})
