"""Which cells a formula needs, circles, and the second point that shows what a formula really is."""

from __future__ import annotations

from decimal import Decimal

from tests.book_by_hand import book_of
from xlengine.files.calculate import calculate, close, precedents, second_point
from xlengine.files.precedents import Dependence, Span
from xlengine.sheet import Area, Ref, Style


def test_precedents_are_the_areas_that_a_formula_names() -> None:
    book = book_of(("S", {"A1": 1, "C9": 1}), ("表 2", {"B4": 1}), names={"Total": "'表 2'!$B$4"})
    found = precedents("SUM(A1:A3,$B$2)+'表 2'!B:B*total&\"D4\"+SUM(8:9)+[1]Other!A1", "S", book)
    assert [(span.sheet, span.area.address) for span in found] == [
        ("S", "A1:A3"), ("S", "B2"), ("表 2", "B1:B4"), ("表 2", "B4"), ("S", "A8:C9"),
    ]  # fmt: skip


def test_a_circle_through_a_long_range_is_found_quickly() -> None:
    spans = {Ref("S", row, 2): [Span("S", Area(1, 2, row - 1, 2))] for row in range(2, 20_000)}
    assert Dependence(spans).cycles() == []
    spans[Ref("S", 5, 2)] = [Span("S", Area(9000, 1, 9000, 3))]
    circles = Dependence(spans).cycles()
    assert len(circles) == 1
    assert Ref("S", 5, 2) in circles[0]


def test_the_second_point_keeps_size_sign_decimals_and_all_but_figures() -> None:
    book = book_of(("S", {"A1": 1234.5, "A2": -7, "A3": 0, "A4": "text", "A5": True, "A6": "=A1", "A7": 45000}))
    book.sheets[0].rows[7][1].style = Style(is_date=True)
    point = second_point(book)
    assert set(point) == {Ref("S", row, 1) for row in (1, 2, 3)}
    first, second, third = (point[Ref("S", row, 1)] for row in (1, 2, 3))
    assert isinstance(first, Decimal)
    assert isinstance(second, Decimal)
    assert 1000 <= first < 10000
    assert first.as_tuple().exponent == -1
    assert -10 < second < 0
    assert third != 0
    assert point == second_point(book)
    assert point != second_point(book, seed=2)


def test_all_figures_of_the_second_point_differ() -> None:
    book = book_of(("S", {f"A{row}": row % 3 for row in range(1, 400)}))
    point = second_point(book)
    assert len(set(point.values())) == len(point) == 399


def test_a_broken_formula_shows_at_the_second_point_though_its_value_is_right_at_the_first() -> None:
    lines = {"B5": 10.5, "B6": 20, "B7": 30, "B8": 0}
    sound, broken = book_of(("S", {**lines, "B9": "=SUM(B5:B8)"})), book_of(("S", {**lines, "B9": "=SUM(B5:B7)"}))
    result = Ref("S", 9, 2)
    assert calculate(sound).values[result] == calculate(broken).values[result] == Decimal("60.5")
    point = second_point(sound)
    total = sum((value for value in point.values() if isinstance(value, Decimal)), Decimal(0))
    assert close(calculate(sound, point).values[result], total)
    assert not close(calculate(broken, point).values[result], total)
