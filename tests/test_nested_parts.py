"""Parts of a total that are totals of others among them: how sure the figures must be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.rows_by_hand import rows_of
from xlengine.down.nested import parts_added_once
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form


def total_of(table: Table, hits: int = 0, form: Form = Form.SUM, sign: int = 1) -> Relation:
    """The last line as the total of all lines before it."""
    parts = tuple(range(len(table.lines) - 1))
    return Relation("down", len(parts), parts, (*(1,) * (len(parts) - 1), sign), form, RULES["XLE202"], Evidence(hits))


def settled(table: Table, *known: Relation, total: Relation | None = None) -> list[str]:
    """`4 = 0 3`: each line and what it adds, the total first."""
    return told(table, range(len(table.measures)), [total or total_of(table), *known])


def told(table: Table, columns: Sequence[int], found: Sequence[Relation]) -> list[str]:
    known = parts_added_once(table, columns, found)
    new = [one for one in known if one not in found]
    assert all(set(one.signs) == {1} and not one.evidence.misses for one in new)
    assert all(one.evidence.hits for one in new if one.target not in [total.target for total in found])
    return [f"{one.target} = {' '.join(map(str, one.arguments))}" for one in known]


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
        ("1. Staff: 252 / 2. Rent: 100 / Fuel: 152 / Ink: 7 / Total: ·", ""),
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
        # the next line alone, or the next two
        (
            "Staff: 3000.50 4000.50 6000.50 / Rent: 3000.50 1500.25 2500.25 / Fuel: 0 2500.25 3500.25 / Ink: 7 9 9"
            " / Total: · · ·",
            "0 = 1 2",
        ),
        # the next two in one column, the next three in all
        (
            "Staff: 3000.50 5000.50 7000.50 / Rent: 1000.25 1500.25 2500.25 / Fuel: 2000.25 2500.25 3500.25"
            " / Light: 0 1000.00 1000.00 / Ink: 7 9 9 / Total: · · ·",
            "0 = 1 2 3",
        ),
        # columns without a figure of the line, figures that are rounded, and figures of formulas
        (
            "Staff: · 3000.50 4000.50 / Rent: · 1000.25 1500.25 / Fuel: · 2000.25 2500.25 / Ink: 7 7 9 / Total: · · ·",
            "0 = 1 2",
        ),
        ("Staff: 3000 4000 / Rent: 1000.3 1500.3 / Fuel: 2000.1 2500.1 / Ink: 7 9 / Total: · ·", "0 = 1 2"),
        ("Staff: 3000 4000 / Rent: 1000.5 1500.5 / Fuel: 2000.3 2500.3 / Ink: 7 9 / Total: · ·", ""),
        (
            "Staff: =3000.3000000001 =4000.3000000001 / Rent: =1000.1 =1500.1 / Fuel: =2000.2 =2500.2 / Ink: 7 9"
            " / Total: · ·",
            "0 = 1 2",
        ),
        # the total is right with the line and its parts
        (
            "Staff: 3000.50 4000.50 / Rent: 1000.25 1500.25 / Fuel: 2000.25 2500.25 / Ink: 7 9.00 / Total: · 8010.00",
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
    first, *others = settled(table)
    assert [first, *sorted(others)] == (sure if one == "1000" else ["7 = 0 1 2 3 4 5 6"])


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


@pytest.mark.parametrize(
    ("fuel", "nested"),
    [("0 2000.25 2500.25 1", True), ("· 2000.25 2500.25 1", False), ("0 2000.25 2500.25 9", True),
     ("1 2000.25 2500.25 1", False), ("0 2000.25 2600.25 9", False)],
)  # fmt: skip
def test_what_is_not_added_may_bear_out_what_a_column_of_amounts_tells(fuel: str, nested: bool) -> None:
    table = rows_of(
        "Staff: 3000.50 3000.50 4000.50 3", "Rent: 3000.50 1000.25 1500.25 2", f"Fuel: {fuel}", "Ink: 7 7 9 1",
        "Total: · · · ·",
    )  # fmt: skip
    assert told(table, [0], [total_of(table)]) == (["4 = 0 3", "0 = 1 2"] if nested else ["4 = 0 1 2 3"])


@pytest.mark.parametrize("form", [Form.SUM, Form.PERCENTAGE])
def test_every_total_is_looked_at_whatever_the_one_before_it_is(form: Form) -> None:
    table = rows_of(
        "Staff: 3000.50 4000.50", "Rent: 1000.25 1500.25", "Fuel: 2000.25 2500.25", "Ink: 7 9", "Gross: 6008.00 ·",
        "Total: · ·",
    )  # fmt: skip
    before = Relation("down", 4, (0, 1, 2, 3), (1,) * 4, form, RULES["XLE202"], Evidence(1))
    after = Relation("down", 5, (0, 1, 2, 3), (1,) * 4, Form.SUM, RULES["XLE202"])
    assert told(table, [0, 1], [before, after]) == ["4 = 0 1 2 3", "5 = 0 3", "0 = 1 2"]


@pytest.mark.parametrize(
    ("first", "nested"),
    [
        (["Staff: 3000.50 4000.50", "Rent: 1000.25 1500.25", "Fuel: 2000.25 2500.25"],
         ["7 = 0 3 6", "0 = 1 2", "3 = 4 5"]),
        (["Rent: 1000.25 1500.25", "Fuel: 2000.25 2500.25", "Staff: 3000.50 4000.50"],
         ["7 = 2 3 4 5 6", "2 = 0 1"]),
    ],
)  # fmt: skip
def test_a_sure_part_over_its_own_makes_another_surer(first: list[str], nested: list[str]) -> None:
    table = rows_of(*first, "Goods: 126 252", "Paper: 50 100", "Light: 76 152", "Ink: 7 9", "Total: · ·")
    assert settled(table) == nested


@pytest.mark.parametrize(
    ("goods", "paper", "light", "nested"),
    [
        ("1000.00", "310.00", "690.00", True),
        ("11.0", "4.0", "7.0", False),
    ],
)
def test_less_sure_parts_are_of_other_lines(goods: str, paper: str, light: str, nested: bool) -> None:
    table = rows_of("Staff: 1000.50", "Rent: 400.20", "Fuel: 600.30", f"Goods: {goods}", f"Paper: {paper}",
                    f"Light: {light}", "Ink: 7", "Total: ·")  # fmt: skip
    first, *others = settled(table)
    sure = ["7 = 0 3 6", "0 = 1 2", "3 = 4 5"]
    assert [first, *sorted(others)] == (sure if nested else ["7 = 0 1 2 3 4 5 6"])


def test_what_two_less_sure_parts_both_add_is_proved_by_neither() -> None:
    table = rows_of("Staff: 1500 ·", "Rent: 400 ·", "Fuel: 1100 1100", "Goods: · 300", "Paper: · 800", "Ink: 7 8",
                    "Total: · ·")  # fmt: skip
    assert settled(table) == ["6 = 0 1 2 3 4 5"]


def test_where_one_line_stands_over_its_parts_another_one_needs_less() -> None:
    table = rows_of("Staff: 5", "Rent: 2", "Fuel: 3", "Goods: 252", "Paper: 100", "Light: 152", "Ink: 7", "Total: ·")
    assert settled(table) == ["7 = 0 1 2 3 4 5 6"]
    known = Relation("down", 0, (1, 2), (1, 1), Form.SUM, RULES["XLE202"])
    assert settled(table, known) == ["7 = 0 1 2 3 6", "0 = 1 2", "3 = 4 5"]
