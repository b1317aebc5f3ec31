"""The workbook with our functions in its cells, recalculated by spreadsheet programs that are not ours."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

import xlengine
from udfs.calc import Calc, why_not
from xlengine.files.read import read
from xlengine.function import FUNCTIONS
from xlengine.sheet import Ref, Value

WORKBOOKS = Path(__file__).parents[1] / "workbooks"


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The blank workbook, each of its empty figures made a function."""
    out = tmp_path_factory.mktemp("functions") / "functions.xlsx"
    xlengine.recalc(str(WORKBOOKS / "A-76-596.blank.xlsx"), str(out), cells="functions")
    return str(out)


def figures() -> dict[Ref, Decimal | None]:
    """Every figure that is empty in the blank workbook, and what belongs there."""
    with (WORKBOOKS / "expected.csv").open(encoding="utf-8", newline="") as file:
        return {
            Ref.at(f"{row['zh_sheet']}!{row['cell']}"): Decimal(row["right"]) if row["right"] else None
            for row in csv.DictReader(file)
            if row["in_blank"] == "empty"
        }


def wrong(values: Mapping[Ref, Value]) -> dict[Ref, Value]:
    """The figures that came out otherwise."""
    return {ref: values.get(ref) for ref, right in figures().items() if values.get(ref) != right}


def test_most_of_its_figures_are_our_functions(workbook: str) -> None:
    formulas = [cell.formula for sheet in read(workbook).sheets for _, cell in sheet if cell.formula]
    assert sum(formula.startswith("XLE_") for formula in formulas) > 700
    assert len(figures()) > 750


@pytest.mark.skipif(why_not() is not None, reason=why_not() or "")
def test_libreoffice_gives_every_printed_figure(workbook: str) -> None:
    with Calc() as calc:
        assert wrong(calc.recalculate(workbook)) == {}


def test_formulas_gives_every_printed_figure(workbook: str) -> None:
    pytest.importorskip("formulas", reason="the package formulas is not installed")
    from udfs.headless import calculate_whole

    result = calculate_whole(workbook, FUNCTIONS)
    assert not result.not_calculated
    assert wrong(result.values) == {}


def test_formulas_agrees_with_every_stored_result(workbook: str) -> None:
    pytest.importorskip("formulas", reason="the package formulas is not installed")
    from udfs.headless import check_formulas

    assert check_formulas(read(workbook), FUNCTIONS) == []
