"""The buttons through xlwings' own Windows code, on Excel's object model played by a workbook on file."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def excel() -> dict[str, Any]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XLWINGS")}
    workbook = str(ROOT / "workbooks" / "A-76-596.blank.xlsx")
    run = subprocess.run(
        [sys.executable, "-m", "tests.windows_excel", workbook],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_recompute_changes_what_it_says(excel: dict[str, Any]) -> None:
    said = re.match(r"(\d+) cells changed", excel["messages"][1])
    assert said
    assert int(said[1]) == excel["changed"] > 700
    assert excel["messages"][2] == "Every figure that can be proved is already there."


def test_undo_restores_every_value_format_and_fill(excel: dict[str, Any]) -> None:
    assert excel["messages"][3] == f"{excel['changed']} cells put back as before run 1."
    assert excel["undone"] is True


def test_explain_tells_of_the_active_cell(excel: dict[str, Any]) -> None:
    assert excel["messages"][5].startswith("(522.8)   一. 员额资源")


def test_findings_and_log_come_last_and_the_sheet_in_front_stays_there(excel: dict[str, Any]) -> None:
    assert excel["sheets"][-2:] == ["xlengine findings", "xlengine log"]
    assert excel["active"] == "表1"


def test_excel_is_afterwards_as_it_was(excel: dict[str, Any]) -> None:
    assert excel["settings"] == [True, True, False, -4105]


def test_excel_is_asked_by_areas_and_not_by_cells(excel: dict[str, Any]) -> None:
    """The workbook has some 5,000 cells; each question takes Excel a fraction of a millisecond."""
    assert excel["calls"]["check"] < 4000
    assert excel["calls"]["recompute"] - excel["calls"]["check"] < 3 * excel["changed"]
