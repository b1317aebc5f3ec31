"""The English workbook of A/76/596 held against two calculators and against what the report should have printed."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from xlengine.files.calculate import Calculation, calculate, close, second_point
from xlengine.files.read import read
from xlengine.sheet import Book, Place, Ref

WORKBOOKS = Path(__file__).parent.parent / "workbooks"


@pytest.fixture(scope="module")
def book() -> Book:
    return read(str(WORKBOOKS / "A-76-596.en.xlsx"))


def right_figures() -> dict[Ref, Decimal]:
    with (WORKBOOKS / "expected.csv").open(encoding="utf-8", newline="") as file:
        return {
            Ref(row["en_sheet"], *Place.at(row["cell"])): Decimal(row["right"])
            for row in csv.DictReader(file)
            if row["right"]
        }


def wrong(result: Calculation) -> list[Ref]:
    figures = right_figures()
    assert len(result.values) > 800
    return [ref for ref, value in result.values.items() if not close(value, figures[ref])]


def test_every_formula_gives_the_figure_that_the_report_should_have_printed(book: Book) -> None:
    result = calculate(book)
    assert not result.not_calculated
    assert wrong(result) == []


def test_the_package_formulas_gives_the_same_from_the_typed_in_figures_alone(book: Book) -> None:
    pytest.importorskip("formulas", reason="the extra xlengine[formulas] is not installed")
    from udfs.headless import calculate_whole

    result = calculate_whole(book)
    assert not result.not_calculated
    assert wrong(result) == []


def test_every_stored_result_is_fresh_and_every_formula_is_checked(book: Book) -> None:
    pytest.importorskip("formulas", reason="the extra xlengine[formulas] is not installed")
    from udfs.headless import check_formulas

    assert check_formulas(book) == []


def test_both_calculators_agree_at_the_second_point_too(book: Book) -> None:
    pytest.importorskip("formulas", reason="the extra xlengine[formulas] is not installed")
    from udfs.headless import check_formulas

    point = second_point(book)
    stored = {ref: book.cell(ref).value for ref in right_figures() if book.cell(ref).formula is not None}
    before = {ref: book.cell(ref).value for ref in point}
    try:
        for ref, value in {**point, **calculate(book, point).values}.items():
            book.cell(ref).value = value
        assert check_formulas(book) == []
    finally:
        for ref, value in {**before, **stored}.items():
            book.cell(ref).value = value
