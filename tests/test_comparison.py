"""Each side of a comparison, and each part of a text, is put into a function where its digits may matter."""

from __future__ import annotations

import pytest

from xlengine.files.comparison import with_sides_in
from xlengine.files.formula import dissect


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A1+A2=A3", "F(A1+A2)=F(A3)"),
        ("A1<>A2", "F(A1)<>F(A2)"),
        ("A1=0", "A1=0"),
        ("A1>=1", "F(A1)>=F(1)"),
        ('A1="("', 'A1="("'),
        ("A1=TRUE", "A1=TRUE"),
        ("IF(A1+A2=A3,A1*2,0)", "IF(F(A1+A2)=F(A3),A1*2,0)"),
        ("AND(A1=A2,A3<A4)", "AND(F(A1)=F(A2),F(A3)<F(A4))"),
        ("(A1=A2)*(A3>0)", "(F(A1)=F(A2))*(A3>0)"),
        ("SUM(A1:A3)", "SUM(A1:A3)"),
        ('A1*6&" each"', 'F(A1*6)&" each"'),
        ('"("&A1&")"', '"("&F(A1)&")"'),
        ('A1&"/"&A2=A3', 'F(F(A1)&"/"&F(A2))=F(A3)'),
        ('CONCATENATE("no. ",A1,0)', 'CONCATENATE("no. ",F(A1),0)'),
        ("CONCATENATE(A1,)", "CONCATENATE(F(A1),)"),
        ("SUM({1,2;3,4})", "SUM({1,2;3,4})"),
        ("IF(A1=A2,{1,2},A3&A4)", "IF(F(A1)=F(A2),{1,2},F(A3)&F(A4))"),
    ],
)
def test_the_formula_with_its_sides(formula: str, expected: str) -> None:
    assert with_sides_in("F", dissect(formula).words) == expected
