"""Shared formulas written out for each cell, against what another library makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from xlengine.files.shared import SharedFormula
from xlengine.sheet import Place

FORMULAS = (
    "B5-C5",
    "$B5-C$5+$D$5",
    "SUM(B2:B9)/SUM($B$2:B$9)",
    "IF(B5=0,0,ROUND(D5/B5*100,1))",
    "LOG10(A1)+ATAN2(A1,B1)+DAYS360(A1,A2)+BIN2DEC(A3)",
    '"A1 and "&A1&" ""B2"""',
    "'Sheet A1'!B2+'It''s B3'!C4+Sheet1!D5",
    "Data!A:A+SUM($A:B)+SUM(2:3)+SUM($2:3)",
    "Table1[[#This Row],[B2]]*C2+Table1[A1]",
    "[1]Other!B2+'[2]Book B2.xlsx'!C3",
    "1.5E+3*A1-2E5+.5",
    "_xlfn.IFS(A1>0,B1,TRUE,C1)",
    "A1#",
    "tax_A1+rate.B2+ABCD12+XFE1+A1048577",
    "INDEX(A1:C9,2,3):D9",
    "A1:B2 B2:C3",
    "{1,2;3,4}*A1%",
    "-A1^2&B1<>C1",
    "#REF!+A1+#N/A",
    "بند+B2+小计1+C3",
)

OURS_ALONE = ("A1#", "tax_A1+rate.B2+ABCD12+XFE1+A1048577")
"""What the other library takes for references that it is not, or not for one that it is."""


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_text_at_its_own_cell_is_the_text(formula: str) -> None:
    assert SharedFormula(formula, 5, 4).at(5, 4) == formula


@pytest.mark.parametrize("formula", [formula for formula in FORMULAS if formula not in OURS_ALONE])
@pytest.mark.parametrize("to", ["D6", "E5", "AA100", "D5"])
def test_references_move_as_another_library_moves_them(formula: str, to: str) -> None:
    expected = Translator(f"={formula}", origin="D5").translate_formula(to).removeprefix("=")
    assert SharedFormula(formula, 5, 4).at(*Place.at(to)) == expected


def test_names_texts_and_columns_of_tables_stay() -> None:
    for formula in (FORMULAS[5], FORMULAS[8], "tax_A1+rate.B2+ABCD12+XFE1+A1048577", "'A1'!$B$2"):
        kept = SharedFormula(formula, 1, 1).at(9, 9)
        for word in ('"A1 and "', '""B2"""', "[#This Row],[B2]", "[A1]", "tax_A1+rate.B2+ABCD12+XFE1", "'A1'!$B$2"):
            assert (word in kept) == (word in formula)


def test_what_would_leave_the_sheet_comes_in_at_its_other_edge() -> None:
    assert SharedFormula("A1", 2, 2).at(1, 1) == "XFD1048576"
    assert SharedFormula("XFD1048576", 1, 1).at(2, 2) == "A1"


@given(st.text(alphabet="AB12$:!'\"[](),+ .#xé中", max_size=40), st.integers(1, 50), st.integers(1, 50))
def test_any_text_is_taken_apart_without_loss(formula: str, row: int, column: int) -> None:
    assert SharedFormula(formula, row, column).at(row, column).upper() == formula.upper()
