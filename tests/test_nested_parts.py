"""Parts of a total that are totals of others among them: how sure the figures must be; and runs of lines."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import rows_of
from xlengine.down.nested import parts_added_once
from xlengine.down.walk import Node
from xlengine.down.wordless import Run, runs, sum_of_run
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form


def total_of(table: Table, hits: int = 0, form: Form = Form.SUM, sign: int = 1) -> Relation:
    """The last line as the total of all lines before it."""
    parts = tuple(range(len(table.lines) - 1))
    return Relation("down", len(parts), parts, (*(1,) * (len(parts) - 1), sign), form, RULES["XLE202"], Evidence(hits))


def settled(table: Table, *known: Relation, total: Relation | None = None) -> list[str]:
    """`4 = 0 3`: each line and what it adds, the total first."""
    found = parts_added_once(table, list(range(len(table.measures))), [total or total_of(table), *known])
    return [f"{one.target} = {' '.join(map(str, one.arguments))}" for one in found]


@pytest.mark.parametrize(
    ("lines", "nested"),
    [
        # two parts need figures that weigh three
        ("Staff: 3000.50 4000.50 / Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / Ink: 7 9 / Total: · ·", "0 = 1 2"),
        ("Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / Staff: 3000.50 4000.50 / Ink: 7 9 / Total: · ·", "2 = 0 1"),
        ("Staff: 100 4000.50 / Rent: 40 1500.25 / Fuel: 60 2500.25 / Ink: 7 9 / Total: · ·", "0 = 1 2"),
        ("Staff: 99 4000.50 / Rent: 40 1500.25 / Fuel: 59 2500.25 / Ink: 7 9 / Total: · ·", ""),
        ("Staff: 3000.50 / Rent: 1000.25 / Fuel: 2000.25 / Ink: 7 / Total: ·", ""),
        ("Staff: 3000.50 9.99 / Rent: 1000.25 1.11 / Fuel: 2000.25 2.22 / Ink: 7 9 / Total: · ·", ""),
        # three parts and two columns need less
        ("Staff: 63 64 / Rent: 20 20 / Fuel: 20 20 / Water: 23 24 / Ink: 900 900 / Total: · ·", "0 = 1 2 3"),
        ("Staff: 63 63 / Rent: 20 20 / Fuel: 20 20 / Water: 23 23 / Ink: 900 900 / Total: · ·", ""),
        ("Staff: 4000.50 / Rent: 1000.25 / Fuel: 1000.25 / Water: 2000.00 / Ink: 7 / Total: ·", ""),
        # a line with a number over lines without one
        ("1. Staff: 252 / Rent: 100 / Fuel: 152 / Ink: 7 / Total: ·", "0 = 1 2"),
        ("1. Staff: 251 / Rent: 100 / Fuel: 151 / Ink: 7 / Total: ·", ""),
        ("1. Staff: 252 / Rent: 100 / 2. Fuel: 152 / Ink: 7 / Total: ·", ""),
        ("Staff: 252 / Rent: 100 / Fuel: 152 / Ink: 7 / Total: ·", ""),
        ("Rent: 100 / Fuel: 152 / 1. Staff: 252 / Ink: 7 / Total: ·", ""),
        # an only line below another
        ("Staff: 100 / > Rent: 100 / Ink: 7 / Total: ·", "0 = 1"),
        ("Staff: 100 / Rent: 100 / Ink: 7 / Total: ·", ""),
        ("> Staff: 100 / Ink: 7 / Rent: 100 / Total: ·", ""),
        # where the line is empty and its parts are not, the total tells
        ("Staff: 100 · / Rent: 40 1000.25 / Fuel: 60 2000.25 / Ink: 7 9.00 / Total: · 3009.50", "0 = 1 2"),
        ("Staff: 99 · / Rent: 40 1000.25 / Fuel: 59 2000.25 / Ink: 7 9.00 / Total: · 3009.50", ""),
        ("Staff: 100 · / Rent: 40 1000.25 / Fuel: 60 2000.25 / Ink: 7 9.00 / Total: · 9999.50", ""),
        ("Staff: 100 · / Rent: 40 · / Fuel: 60 · / Ink: 7 3009.50 / Total: · 3009.50", ""),
        # the total is right with the line and its parts
        (
            "Staff: 3000.50 4000.50 / Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / Ink: 7 9.00"
            " / Total: · 8010.00",
            "",
        ),
    ],
)
def test_a_part_is_the_total_of_its_neighbours_where_figures_weigh_enough(lines: str, nested: str) -> None:
    table = rows_of(*lines.split(" / "))
    every = range(len(table.lines) - 1)
    below = set(map(int, nested.partition(" = ")[2].split()))
    left = " ".join(str(at) for at in every if at not in below)
    assert settled(table) == [f"{len(every)} = {left}", *([nested] if nested else [])]


@pytest.mark.parametrize(("one", "parts"), [("1000", "600"), ("999", "599")])
def test_two_less_sure_parts_prove_one_another_where_together_they_weigh_three(one: str, parts: str) -> None:
    table = rows_of(
        f"Staff: {one}", "Rent: 400", f"Fuel: {parts}", "Goods: 1000", "Paper: 310", "Light: 690", "Ink: 7", "Total: ·"
    )  # fmt: skip
    sure = ["7 = 0 3 6", "0 = 1 2", "3 = 4 5"]
    told = settled(table)
    assert [told[0], *sorted(told[1:])] == (sure if one == "1000" else ["7 = 0 1 2 3 4 5 6"])


@pytest.mark.parametrize(
    ("over", "under", "nested"),
    [("2", "21", True), ("2", "2", False), ("", "21", False), ("2", "31", False)],
)
def test_an_only_line_stands_below_another_by_its_code(over: str, under: str, nested: bool) -> None:
    table = rows_of("Staff: 100", "Rent: 100", "Ink: 7", "Total: ·")
    table.lines[0].code, table.lines[1].code = over, under
    assert settled(table) == (["3 = 0 2", "0 = 1"] if nested else ["3 = 0 1 2"])


@pytest.mark.parametrize(("more", "nested"), [(0, False), (1, True), (57, True), (58, False)])
def test_totals_of_four_to_sixty_lines_are_looked_at(more: int, nested: bool) -> None:
    table = rows_of(
        "Staff: 3000.50 4000.50", "Rent: 1000.25 1500.25", "Fuel: 2000.25 2500.25", *["Ink: 7.77 9.99"] * more,
        "Total: · ·",
    )  # fmt: skip
    assert (len(settled(table)) == 2) is nested


@pytest.mark.parametrize(
    ("form", "sign", "nested"), [(Form.SUM, 1, True), (Form.SUM, -1, False), (Form.PERCENTAGE, 1, False)]
)
def test_only_what_is_added_is_looked_at(form: Form, sign: int, nested: bool) -> None:
    table = rows_of(
        "Staff: 3000.50 4000.50", "Rent: 1000.25 1500.25", "Fuel: 2000.25 2500.25", "Ink: 7 9", "Total: · ·"
    )  # fmt: skip
    assert (len(settled(table, total=total_of(table, 0, form, sign))) == 2) is nested


@pytest.mark.parametrize(
    ("ink", "total", "nested"),
    [
        ("7 7.00 9.00", "· 6008.00 ·", False),  # right with each of them
        ("7 7.00 9.00", "· 6008.01 ·", False),  # but for rounding
        ("7 7.00 9.00", "· 3007.50 ·", True),  # wrong with each of them
        ("7 7.00 ·", "· · ·", True),
    ],
)
def test_a_total_that_is_right_with_each_of_its_parts_adds_them_all(ink: str, total: str, nested: bool) -> None:
    table = rows_of(
        "Staff: 3000.50 3000.50 4000.50", "Rent: 1000.25 1000.25 1500.25", "Fuel: 2000.25 2000.25 2500.25",
        f"Ink: {ink}", f"Total: {total}",
    )  # fmt: skip
    assert (len(settled(table, total=total_of(table, 1))) == 2) is nested


def test_what_is_known_of_a_line_is_not_said_twice() -> None:
    table = rows_of(
        "Staff: 3000.50 4000.50", "Rent: 1000.25 1500.25", "Fuel: 2000.25 2500.25", "Ink: 7 9", "Total: · ·"
    )  # fmt: skip
    known = Relation("down", 0, (1, 2), (1, 1), Form.SUM, RULES["XLE202"])
    assert settled(table, known) == ["4 = 0 3", "0 = 1 2"]


def test_where_one_line_stands_over_its_parts_another_one_needs_less() -> None:
    table = rows_of("Staff: 5", "Rent: 2", "Fuel: 3", "Goods: 252", "Paper: 100", "Light: 152", "Ink: 7", "Total: ·")
    assert settled(table) == ["7 = 0 1 2 3 4 5 6"]
    known = Relation("down", 0, (1, 2), (1, 1), Form.SUM, RULES["XLE202"])
    assert settled(table, known) == ["7 = 0 1 2 3 6", "0 = 1 2", "3 = 4 5"]


@pytest.mark.parametrize(
    ("kinds", "every"),
    [
        ("", []),
        ("l", [(1, None)]),
        ("t", []),
        ("lt", [(2, None)]),
        ("tl", [(1, None), (2, None)]),
        ("lll", [(1, None), (2, None), (3, None), (3, 1)]),
        ("llt", [(2, None), (3, None), (3, 1)]),
        ("llll", [(1, None), (2, None), (3, None), (4, None), (3, 1), (4, 1), (4, 2)]),
    ],
)
def test_a_run_leaves_out_neither_its_first_nor_its_last_line(kinds: str, every: list[Run]) -> None:
    names = {"l": "line", "t": "total"}
    assert list(runs([Node(at, names[kind], 0) for at, kind in enumerate(kinds)])) == every


@pytest.mark.parametrize(
    ("run", "lines", "prior"),
    [((1, None), (4,), 0.0), ((3, None), (2, 3, 4), 0.0), ((3, 1), (2, 4), -0.5), ((5, 3), (0, 1, 2, 4), -0.5)],
)
def test_a_run_is_of_the_last_lines_and_less_likely_where_one_is_left_out(
    run: Run, lines: tuple[int, ...], prior: float
) -> None:
    told = sum_of_run([Node(at, "line", 0) for at in range(5)], run)
    assert (told.lines, told.prior) == (lines, prior)
