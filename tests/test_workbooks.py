"""The workbooks of A/76/596 hold what the report prints, in three ways, and are built the same every time."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
EDITIONS = ("zh", "en", "blank")
TABLES = {"summary": "总表", "table_1": "表1", "table_2": "表2"}
AMOUNTS = ("apportionment", "expenditure", "variance", "percentage")
PUBLISHED_ERRORS = {
    "outputs.A4-26": ("300.0", "750"),
    "outputs.B-07": ("53.0", "52.6"),
    "outputs.C2-11": ("177.0", "177.8"),
    "outputs.C2-12": ("166.0", "166.7"),
    "outputs.C2-31": ("393.0", "392.9"),
    "outputs.C2-37": ("333.0", "333.3"),
    "outputs.C3-32": ("0.0", ""),
}


def build_into(folder: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, str(WORKBOOKS / "build.py"), str(folder)], check=True)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def parts_of(workbook: Path) -> dict[str, bytes]:
    with ZipFile(workbook) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


@cache
def sheets(edition: str, *, cached: bool = False) -> Any:
    return openpyxl.load_workbook(WORKBOOKS / f"A-76-596.{edition}.xlsx", data_only=cached)


def rows(name: str) -> list[dict[str, str]]:
    with (WORKBOOKS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def figures(name: str) -> list[dict[str, str]]:
    return rows(f"figures/{name}.csv")


def meant(printed: str) -> Decimal | str:
    """The number that a print means; words stay words."""
    if printed == "—":
        return Decimal(0)
    digits = printed.strip("()%").replace(" ", "")
    if not digits.replace(".", "", 1).isdecimal():
        return printed
    value = Decimal(digits) * (-1 if printed.startswith("(") else 1)
    return value / 100 if "%" in printed else value


def stored(value: Any) -> Decimal | str:
    return Decimal(repr(value)) if isinstance(value, int | float) else value


def output_tables(edition: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows under each header of the output sheets, table by table."""
    header = "Output no." if edition == "en" else "产出"
    for sheet in sheets(edition, cached=True):
        if not sheet.title.startswith(("产出", "Outputs")):
            continue
        table: list[tuple[Any, ...]] = []
        for row in sheet.iter_rows(values_only=True):
            if row[0] == header:
                table = []
            elif isinstance(row[0], int):
                table.append(row)
            elif table:
                yield table
                table = []
        yield table


def test_two_builds_give_the_same_bytes_and_they_are_the_committed_ones(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = build_into(tmp_path / "one"), build_into(tmp_path / "two")
    assert one == two
    assert sorted(one) == [*(f"A-76-596.{edition}.xlsx" for edition in sorted(EDITIONS)), "expected.csv"]
    assert one["expected.csv"] == (WORKBOOKS / "expected.csv").read_bytes()
    for edition in EDITIONS:  # part by part: another zlib may pack the same parts otherwise
        name = f"A-76-596.{edition}.xlsx"
        assert parts_of(tmp_path / "one" / name) == parts_of(WORKBOOKS / name)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_workbook_is_small_and_tells_no_time_of_building(edition: str) -> None:
    workbook = WORKBOOKS / f"A-76-596.{edition}.xlsx"
    assert workbook.stat().st_size < 150_000
    with ZipFile(workbook) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_three_workbooks_have_the_same_cells() -> None:
    for zh, en, blank in zip(*(sheets(edition) for edition in EDITIONS), strict=True):
        assert zh.dimensions == en.dimensions == blank.dimensions
        assert sorted(map(str, zh.merged_cells.ranges)) == sorted(map(str, en.merged_cells.ranges))
        formats = [[[cell.number_format for cell in row] for row in sheet.iter_rows()] for sheet in (zh, en, blank)]
        assert formats[0] == formats[1] == formats[2]


@pytest.mark.parametrize("table", TABLES)
def test_every_printed_figure_of_a_financial_table_stands_in_its_cell(table: str) -> None:
    sheet = sheets("zh")[TABLES[table]]
    lines = [line for line in figures("resources") if line["table"] == table]
    first = next(cell.row for cell in sheet["A"] if cell.value == lines[0]["label_zh"])
    for row, line in enumerate(lines, first):
        assert sheet.cell(row, 1).value == line["label_zh"]
        shown = [stored(sheet.cell(row, column).value) for column in (2, 3, 4, 5)]
        assert shown == [meant(line[amount]) if line[amount] else None for amount in AMOUNTS]


@pytest.mark.parametrize(
    ("name", "sheet_name", "columns"),
    [
        ("income", "表3", ("amount",)),
        ("section_b", "差异分析", ("variance", "percentage", "paragraph")),
        ("section_v", "第五节", ("amount",)),
        ("staffing", "在职情况", ("authorized", "incumbency", "vacancy_rate", "budgeted_vacancy_rate")),
        ("training", "培训", ("place_zh", "period_zh")),
    ],
)
def test_every_line_of_a_small_table_stands_on_its_sheet(name: str, sheet_name: str, columns: tuple[str, ...]) -> None:
    printed = [tuple(meant(line[column]) if line[column] else None for column in columns) for line in figures(name)]
    first = {"section_b": 7}.get(name, 6)
    body = sheets("zh")[sheet_name].iter_rows(min_row=first, max_row=first + len(printed) - 1, min_col=2)
    shown = [tuple(stored(cell.value) for cell in row) for row in body]
    assert shown == printed


def test_26_output_tables_hold_623_rows_numbered_without_gaps() -> None:
    for edition in EDITIONS:
        tables = list(output_tables(edition))
        assert len(tables) == 26
        assert sum(map(len, tables)) == 623
        for table in tables:
            assert [row[0] for row in table] == list(range(1, len(table) + 1))


def test_the_output_rows_are_typed_as_published() -> None:
    shown = [tuple(map(stored, row)) for table in output_tables("zh") for row in table]
    assert shown == [
        tuple(meant(line[column]) for column in ("no", "planned", "actual", "rate")) for line in figures("outputs")
    ]


def test_161_indicators_stand_with_their_mark_and_whether_achieved_is_said() -> None:
    body = sheets("zh")["指标"].iter_rows(min_row=7, values_only=True)
    shown = [row for row in body if row[1]]
    assert len(shown) == 161
    for row, line in zip(shown, figures("indicators"), strict=True):
        assert row[0].replace(".", "") == line["office"]
        assert row[1:3] == (f"({line['accomplishment']})", line["mark"])
        measures = [line[column] for column in ("target", "estimate", "actual")]
        assert [stored(value) for value in row[3:6]] == [text if text == "—" else meant(text) for text in measures]
        assert row[6] == ("已实现" if line["achieved"] == "yes" else None)


def test_the_chinese_workbook_has_no_formula_and_every_computed_cell_as_published() -> None:
    for line in rows("expected.csv"):
        assert stored(sheets("zh")[line["zh_sheet"]][line["cell"]].value) == Decimal(line["published"])
        assert meant(line["printed"]) == Decimal(line["published"])


def test_every_computed_cell_of_the_english_workbook_is_a_formula_whose_cached_value_is_right() -> None:
    for line in rows("expected.csv"):
        sheet, cell = line["en_sheet"], line["cell"]
        cached = sheets("en", cached=True)[sheet][cell].value
        if line["right"]:
            assert str(sheets("en")[sheet][cell].value).startswith("=")
            assert stored(cached) == Decimal(line["right"])
        else:
            assert cached == "n/a"


def test_every_formula_of_the_english_workbook_is_an_expected_cell() -> None:
    expected = {(line["en_sheet"], line["cell"]) for line in rows("expected.csv") if line["right"]}
    formulas = {
        (sheet.title, cell.coordinate)
        for sheet in sheets("en")
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert formulas == expected


def test_a_computed_cell_of_the_blank_workbook_is_empty_but_formatted() -> None:
    for line in rows("expected.csv"):
        cell = sheets("blank")[line["zh_sheet"]][line["cell"]]
        if line["in_blank"] == "empty":
            assert cell.value is None
            assert cell.number_format != "General"
        else:
            assert stored(cell.value) == Decimal(line["published"])


def test_everything_else_in_the_blank_workbook_is_as_in_the_published_one() -> None:
    empty = {(line["zh_sheet"], line["cell"]) for line in rows("expected.csv") if line["in_blank"] == "empty"}
    for published, blank in zip(sheets("zh"), sheets("blank"), strict=True):
        for row in published.iter_rows():
            for cell in row:
                if (published.title, cell.coordinate) not in empty:
                    assert blank[cell.coordinate].value == cell.value


def test_the_published_errors_are_seven_delivery_rates() -> None:
    wrong = {
        line["line"]: (line["printed"], line["right"])
        for line in rows("expected.csv")
        if line["published"] != line["right"]
    }
    assert wrong == PUBLISHED_ERRORS
