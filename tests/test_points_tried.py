"""The figures at which formulas are tried: how many points, which cells are given numbers, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from tests.book_by_hand import book_of
from xlengine.files.second_point import second_point
from xlengine.files.upstream import Upstream
from xlengine.judging import points
from xlengine.judging.points import Point, points_for, points_of
from xlengine.rule import Form
from xlengine.sheet import Book, Ref, Value


def at(address: str) -> Ref:
    return Ref.at(f"S!{address}")


def reckoned(form: Form, target: str, *inputs: str) -> Any:
    """A figure of this form that a rule takes from these cells."""
    figure = SimpleNamespace(ref=at(target), inputs=tuple(map(at, inputs)))
    return SimpleNamespace(figure=figure, relation=SimpleNamespace(form=form))


def tried(book: Book, *figures: Any) -> list[tuple[list[str], list[Point]]]:
    """The cells that are tried together, and the points; what has no cells is left out."""
    found = [([one.figure.ref.address for one in some], at_points) for some, at_points in points_for(book, figures, {})]
    return [(cells, at_points) for cells, at_points in found if cells]


def typed_at(at_points: Sequence[Point], *cells: str) -> list[list[Value]]:
    """What is given in place of the numbers of these cells, point by point."""
    return [[point[at(cell)] for cell in cells] for point in at_points]


SHARES = {"A1": 8000, "B1": 7, "C1": ("=A1-B1-7992.5", 0.5), "D1": ("=C1/A1*100", 0.00625), "E1": "=B1/A1*100"}


def test_a_formula_of_the_cells_that_the_rule_takes_is_tried_at_two_points() -> None:
    ((cells, both),) = tried(book_of(("S", SHARES)), reckoned(Form.PERCENTAGE, "E1", "B1", "A1"))
    assert cells == ["E1"]
    for point in both:
        assert {ref.address for ref in point} == {"A1", "B1", "E1"}
        share, part, whole = (float(str(point[at(cell)])) for cell in ("E1", "B1", "A1"))
        assert share == pytest.approx(part / whole * 100)
    alone = book_of(("S", {cell: SHARES[cell] for cell in ("A1", "B1", "E1")}))
    assert typed_at(both, "A1", "B1") == typed_at([second_point(alone, 1), second_point(alone, 2)], "A1", "B1")


def test_a_small_result_among_them_is_given_a_number_as_large_as_the_largest_and_what_is_typed_is_not() -> None:
    ((_, both),) = tried(book_of(("S", SHARES)), reckoned(Form.PERCENTAGE, "D1", "C1", "A1"))
    assert [len(str(point[at("C1")])) for point in both] == [4, 4]
    ((_, both),) = tried(book_of(("S", SHARES)), reckoned(Form.PERCENTAGE, "E1", "B1", "A1"))
    assert [len(str(point[at("B1")])) for point in both] == [1, 1]


def test_a_result_that_is_tried_itself_is_computed_and_given_no_number() -> None:
    book = book_of(("S", {"A1": 8000, "B1": 7995, "C1": ("=A1-B1", 5), "D1": ("=C1/A1*100", 0.0625)}))
    figures = reckoned(Form.DIFFERENCE, "C1", "A1", "B1"), reckoned(Form.PERCENTAGE, "D1", "C1", "A1")
    ((cells, both),) = tried(book, *figures)
    assert cells == ["C1", "D1"]
    for point in both:
        numbers = [Decimal(str(point[at(cell)])) for cell in ("A1", "B1", "C1")]
        assert numbers[2] == numbers[0] - numbers[1]


@pytest.mark.parametrize(
    ("formula", "nearby"),
    [
        ("=A1+B1", True),
        ("=SUM(A1:B1)", True),
        # another cell, or another formula, is named
        ("=A1+B1+C1", False),
        ("=A1+C1", False),
        # one of the cells is a formula, and is not named
        ("=A1+A2+A3", False),
        ('=A1+INDIRECT("B1")', False),
    ],
)
def test_formulas_that_name_other_cells_are_tried_with_all_that_they_need(formula: str, nearby: bool) -> None:
    cells = {"A1": 30, "B1": ("=A2+A3", 12), "A2": 5, "A3": 7, "C1": 4, "D1": (formula, 42)}
    ((tried_cells, found),) = tried(book_of(("S", cells)), reckoned(Form.SUM, "D1", "A1", "B1"))
    assert tried_cells == ["D1"]
    assert len(found) == (2 if nearby else 3)
    assert (at("A2") in found[0]) is not nearby


CHAIN = {"A1": 31, "A2": 45, "A3": 62, "B1": "=A1+A2", "B2": "=A2+A3", "C1": "=A1+2*A2+A3", "C2": "=ROUND(A3/A1,2)"}


@pytest.mark.parametrize(("amount", "points"), [(9999, 3), (10000, 1), (Decimal("99.99"), 3), (Decimal("100.01"), 1)])
def test_a_sum_of_short_figures_is_tried_at_three_points(amount: Any, points: int) -> None:
    book = book_of(("S", {"A1": amount, "A2": 45, "B1": "=A1+A2+C1", "C1": 3}))
    ((_, found),) = tried(book, reckoned(Form.SUM, "B1", "A1", "A2"))
    assert len(found) == points


def test_a_sum_is_tried_at_one_point_and_what_is_rounded_at_two_always_the_same() -> None:
    book = book_of(("S", CHAIN | {"A3": 62000, "B1": ("=A1+A2", 10076), "B2": ("=A2+A3", 62045)}))
    added, less = reckoned(Form.SUM, "C1", "B1", "B2"), reckoned(Form.DIFFERENCE, "B2", "C1", "B1")
    rounded = reckoned(Form.FRACTION, "C2", "B2", "A1")
    (sums, first), (others, both) = tried(book, rounded, added, less)
    assert (sums, others) == (["C1", "B2"], ["C2"])
    given = typed_at([second_point(book, 1), second_point(book, 2)], "A1", "A2", "A3")
    assert typed_at(first, "A1", "A2", "A3") == given[:1]
    assert typed_at(both, "A1", "A2", "A3") == given


def test_only_what_is_needed_is_computed() -> None:
    book = book_of(("S", CHAIN | {"E1": 9, "E2": "=E1*2"}))
    (one,) = points_of(book, {at("C1"): (at("C1"), at("B1"))}, {}, (1,))
    assert {ref.address for ref in one} == {"A1", "A2", "A3", "B1", "C1"}
    assert points_of(book, {}, {}) == [{}]
    wanted = {at("C1"): (at("C1"),)}
    assert points_of(book, wanted, {}) == [*points_of(book, wanted, {}, (1,)), *points_of(book, wanted, {}, (2,))]


def test_where_a_formula_hides_what_it_needs_the_whole_book_is_computed() -> None:
    book = book_of(("S", CHAIN | {"D1": '=INDIRECT("A1")+A2', "E1": 9}))
    wanted = {at("C1"): (at("C1"),), at("D1"): (at("D1"),), at("B2"): (at("B2"),)}
    for one in points_of(book, wanted, {}):
        assert {ref.address for ref in one} == {*CHAIN, "D1", "E1"}
    (one,) = points_of(book, {at("D1"): (at("D1"),)}, {}, (1,))
    assert at("E1") in one


def test_what_needs_very_many_cells_is_left_out_with_all_that_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "MOST_NEEDED", 4)
    cells = {f"A{row}": row * 11 for row in range(1, 7)} | {"B1": "=SUM(A1:A6)", "B2": "=B1*2", "B3": "=A1+A2"}
    book = book_of(("S", cells))
    many, takes_it, few = {at("B1"): (at("B1"),)}, {at("B2"): (at("B2"), at("B1"))}, {at("B3"): (at("B3"),)}
    (one,) = points_of(book, many | takes_it | few, {}, (1,))
    assert {ref.address for ref in one} == {"A1", "A2", "B3"}
    assert points_of(book, many | takes_it, {}, (1,)) == [{}]
    (four,) = points_of(book, {at("B3"): (at("B3"), at("A3"))}, {}, (1,))
    assert {ref.address for ref in four} == {"A1", "A2", "A3", "B3"}


def test_what_needs_a_cell_that_needs_too_many_does_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "MOST_NEEDED", 5)
    balances = {f"A{row}": f"=A{row - 1}+B{row}" for row in range(2, 30)} | {f"B{row}": row for row in range(1, 30)}
    book = book_of(("S", balances | {"A1": 7, "C1": "=B1*2"}))
    wanted = {at(cell): (at(cell),) for cell in ("A2", "A20", "A21", "A29", "C1")}
    (point,) = points_of(book, wanted, {}, (1,))
    assert {ref.address for ref in point} == {"A1", "A2", "B1", "B2", "C1"}


def test_no_more_is_looked_for_where_most_need_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "MOST_NEEDED", 5)
    monkeypatch.setattr(points, "MOST_BEYOND", 3)
    chains = {f"{letter}{row}": f"={letter}{row - 1}+1" for letter in "ABCDE" for row in range(2, 30)}
    book = book_of(("S", chains | {f"{letter}1": 2 for letter in "ABCDE"} | {"F1": 3, "F2": "=F1*2"}))
    wanted = {at(f"{letter}29"): (at(f"{letter}29"),) for letter in "ABCDE"} | {at("F2"): (at("F2"),)}
    assert points_of(book, wanted, {}, (1,)) == [{}]
    assert at("F2") in points_of(book, dict(list(wanted.items())[2:]), {}, (1,))[0]


def test_a_cell_that_is_beyond_is_looked_at_no_further() -> None:
    book = book_of(("S", {f"A{row}": f"=A{row - 1}+1" for row in range(2, 30)} | {"A1": 1}))
    found = Upstream(book).of([at("A29")], beyond={at("A25")})
    assert found == {at(f"A{row}") for row in range(25, 30)}
