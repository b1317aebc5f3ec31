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


PLAIN = {"Apportionment": [1200.5, 300.1], "Expenditure": [1000.1, 350.3]}


def computed(columns: dict[str, list[object]], layout: str | None = None) -> dict[str, list[object]]:
    """What is computed of two lines, by column."""
    frame = xlengine.compute(pandas.DataFrame(columns, index=["Posts", "Travel"]), layout=layout)
    return {heading: list(frame[heading]) for heading in frame.columns}


@pytest.mark.parametrize("given", [[1, 2], {"Apportionment": [1]}, None, "frame", pandas.Series([1, 2])])
def test_what_is_no_frame_is_refused_as_such(given: object) -> None:
    with pytest.raises(TypeError, match=r"is no pandas\.DataFrame; make one, with a line a row"):
        xlengine.compute(given, layout="resources")


@pytest.mark.parametrize(
    ("headings", "layout", "missing"),
    [
        (["Apportionment", "Headcount"], "resources", "Expenditure"),
        (["Apportionment", "Apportionment"], "resources", "Expenditure"),
        (["Planned", "Delivery rate (percentage)"], "outputs", "Actual"),
        (["Approved", "Expenditure"], "estimates", "Increase/\\(decrease\\)"),
        (["Increase/(decrease)", "Revised estimate"], "estimates", "Approved"),
        ([], "net_gross", "Net of staff assessment"),
    ],
)
def test_a_frame_that_does_not_fit_its_layout_is_told_which_column_it_lacks(
    headings: list[str], layout: str, missing: str
) -> None:
    frame = pandas.DataFrame([[1] * len(headings)] * 2, columns=headings)
    with pytest.raises(ValueError, match=f"the frame lacks the column {missing}, and the layout {layout} needs "):
        xlengine.compute(frame, layout=layout)


def test_the_columns_of_a_layout_are_told_by_their_words_in_any_language() -> None:
    found = computed({"Crédits ouverts": [200, 400], "Dépenses": [150, 350]}, "resources")
    assert found["Variance"] == [50, 50]
    assert found["Percentage"] == [Decimal("25.0"), Decimal("12.5")]
    assert list(found) == ["Crédits ouverts", "Dépenses", "Variance", "Percentage"]


@pytest.mark.parametrize(
    ("columns", "added"),
    [
        (["Apportionment", "Expenditure"], ["Variance", "Percentage"]),
        (["Planned", "Actual"], ["Delivery rate (percentage)"]),
        (["Approved", "Revised estimate"], ["Increase/(decrease)"]),
        (["Approved", "Increase/(decrease)"], ["Revised estimate"]),
        (["Net of staff assessment", "Staff assessment"], ["Gross amount"]),
        (["Net of staff assessment", "Gross amount"], []),
        (["Apportionment", "Expenditure", "Variance"], []),
        (["Approved", "Expenditure", "Revised estimate"], []),
        (["Stations", "Vehicles"], []),
    ],
)
def test_without_a_layout_the_words_of_the_columns_tell_it(columns: list[str], added: list[str]) -> None:
    found = computed({column: [200 + 3 * at, 400 + 5 * at] for at, column in enumerate(columns)})
    assert list(found) == [*columns, *added]
    assert all(None not in found[one] for one in added)


def test_a_float_is_the_shortest_decimal_that_means_it_of_four_bytes_as_of_eight() -> None:
    columns = {name: pandas.Series(figures, dtype="float32").tolist() for name, figures in PLAIN.items()}
    assert columns["Expenditure"] != PLAIN["Expenditure"]
    frame = pandas.DataFrame(PLAIN, index=["Posts", "Travel"])
    for kind in ("float32", "float64", "Float64"):
        found = xlengine.compute(frame.astype(kind), layout="resources")
        assert list(found["Apportionment"]) == [Decimal("1200.5"), Decimal("300.1")]
        assert list(found["Variance"]) == [Decimal("200.4"), Decimal("-50.2")]


def test_texts_of_a_frame_are_read_as_printed_and_what_is_missing_is_blank() -> None:
    found = computed({"Apportionment": ["1 200.5", pandas.NA], "Expenditure": ["(134)", None]}, "resources")
    assert found["Variance"][0] == Decimal("1334.5")
    assert found["Apportionment"] == ["1 200.5", None]


def test_a_figure_that_is_none_is_told_with_its_place() -> None:
    with pytest.raises(ValueError, match=r"Expenditure of Travel: 'inf' is not a finite number; give a"):
        computed({"Apportionment": [1, 2], "Expenditure": [1, float("inf")]}, "resources")
