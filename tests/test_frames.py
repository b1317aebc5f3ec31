"""A notebook can do what the command can: tables, findings and figures as frames, and a frame computed like a sheet."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas
import pytest

import xlengine
from xlengine.frames import vacancy

ENGLISH = str(Path(__file__).parent.parent / "workbooks" / "A-76-596.en.xlsx")


def test_a_table_is_a_frame_of_exact_decimals() -> None:
    table = next(t for t in xlengine.read(ENGLISH).tables if t.sheet == "Table 1")
    frame = table.frame()
    terms = frame.columns.get_level_values("term")
    assert list(terms) == ["apportionment", "expenditure", "variance", "percentage"]
    net = frame.xs("net_requirements", level="role").iloc[0]
    assert list(net) == [Decimal("328877.1"), Decimal("327877.3"), Decimal("999.8"), Decimal("0.3")]
    assert "memo" in frame.index.get_level_values("role")
    assert table.frame(floats=True).dtypes.iloc[0].kind == "f"


def test_findings_and_figures_are_frames() -> None:
    review = xlengine.check(ENGLISH)
    assert set(xlengine.findings(review)["severity"]) <= {"error", "warning", "note"}
    figures = xlengine.figures(review)
    row = figures[(figures["sheet"] == "Table 1") & (figures["cell"] == "B28")].iloc[0]
    assert (row["code"], row["value"]) == ("XLE204", Decimal("328877.1"))


def test_a_frame_that_never_was_a_workbook_is_computed() -> None:
    frame = pandas.DataFrame(
        {
            "Apportionment": [Decimal("242685.1"), Decimal("76824.0"), None, Decimal("26817.1"), None],
            "Expenditure": [Decimal("243207.9"), Decimal("74785.0"), None, Decimal("27615.6"), None],
        },
        index=["Posts", "Non-post", "Gross requirements", "Staff assessment income", "Net requirements"],
    )
    computed = xlengine.compute(frame, layout="resources")
    assert list(computed.columns) == ["Apportionment", "Expenditure", "Variance", "Percentage"]
    assert list(computed.loc["Posts"]) == [
        Decimal("242685.1"), Decimal("243207.9"), Decimal("-522.8"), Decimal("-0.2"),
    ]  # fmt: skip
    assert computed.loc["Gross requirements", "Apportionment"] == Decimal("319509.1")
    assert computed.loc["Net requirements", "Variance"] == Decimal("2314.7")


def test_an_unknown_layout_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="there are resources"):
        xlengine.compute(pandas.DataFrame(), layout="nothing")


def test_the_vacancy_rate_of_the_year_comes_from_its_months() -> None:
    months = pandas.DataFrame({"authorized": [57] * 12, "incumbency": [47] * 11 + [48]})
    assert vacancy(months) == {
        "authorized_strength": Decimal("57.0"), "incumbency": Decimal("47.1"), "vacancy_rate": Decimal("17.4"),
    }  # fmt: skip
    with pytest.raises(ValueError, match="no figure"):
        vacancy(pandas.DataFrame({"authorized": [57, 57], "incumbency": [47, None]}))
