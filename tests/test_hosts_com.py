"""Desktop Excel: the functions through xlwings' own Windows code, with Windows' part replaced."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.examples import Example, differences, examples
from xlengine.function import FUNCTIONS

EXAMPLES = examples("com")


@pytest.fixture(scope="module")
def excel() -> dict[str, Any]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XLWINGS")}
    run = subprocess.run(
        [sys.executable, "-m", "tests.windows"],
        cwd=Path(__file__).parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize(("at", "example"), list(enumerate(EXAMPLES)), ids=[str(one) for one in EXAMPLES])
def test_the_example(excel: dict[str, Any], at: int, example: Example) -> None:
    assert differences(example, excel["results"][at]) == []


def test_a_constant_is_as_good_as_a_range(excel: dict[str, Any]) -> None:
    assert excel["constants"] == [[4.0], [""]]


def test_an_argument_that_is_left_out_has_its_usual_value(excel: dict[str, Any]) -> None:
    assert excel["left out"] == [[21.3]]


def test_an_error_that_xlwings_does_not_know_is_not_taken_for_a_number(excel: dict[str, Any]) -> None:
    assert excel["new error"] == [["#SPILL!"]]


def test_a_date_is_its_serial_number_as_in_every_host(excel: dict[str, Any]) -> None:
    assert excel["date"] == [[45717.0]]


def test_of_a_whole_column_only_the_used_range_is_read(excel: dict[str, Any]) -> None:
    assert excel["whole column"] == [300, 600]


def test_fifty_thousand_rows_take_little_more_than_the_conversion(excel: dict[str, Any]) -> None:
    assert excel["seconds for 50000 rows"] < 1.5


def test_every_function_has_a_vba_function_with_its_arguments(excel: dict[str, Any]) -> None:
    for function in FUNCTIONS.values():
        arguments = ", ".join(f"Optional {a.name}" if a.optional else a.name for a in function.arguments)
        assert f"Function {function.name}({arguments})\n" in excel["vba"]


def test_the_wizard_shows_sentence_category_and_the_help_of_each_argument(excel: dict[str, Any]) -> None:
    shown = {
        function.name: [function.sentence, "Budget", [argument.help for argument in function.arguments]]
        for function in FUNCTIONS.values()
    }
    assert excel["wizard"] == shown


def test_no_function_is_volatile(excel: dict[str, Any]) -> None:
    assert excel["volatile"] == []
    assert "Application.Volatile" not in excel["vba"]


def test_a_figure_is_found_in_the_calling_workbook_which_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlwings

    from udfs import com, live
    from udfs.workbook_engine import open_workbook

    reads: list[str] = []
    read = live.read_open_book
    monkeypatch.setattr(live, "read_open_book", lambda book: reads.append(book.name) or read(book))
    monkeypatch.setattr(com, "_calling_book", com.Pictures())
    book = open_workbook(Path(__file__).parents[1] / "workbooks" / "A-76-596.zh.xlsx")
    monkeypatch.setattr(xlwings.Book, "_mock_caller", book, raising=False)
    find = vars(com)["XLE_FIGURE"]
    assert find([["Table 1"]], [["net requirements"], ["gross requirements"]], [["expenditure"]]) == [
        [327877.3],
        [355492.9],
    ]
    assert find([["Table 3"]], [["total"]], [["amount"]]) == [[2113.4]]
    assert reads == ["A-76-596.zh.xlsx"]
