"""Buttons pressed in LibreOffice: the macro runs, and the command behind it does to the file what it should."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyopenvba", reason="the package pyOpenVBA is not installed")

from tests.button_workbooks import rich, with_macros
from udfs.addin.button import add
from udfs.addin.project import merged
from xlengine.files.package import Package
from xlengine.files.read import read
from xlengine.sheet import Ref

ROOT = Path(__file__).parents[1]
WORKBOOKS = ROOT / "workbooks"
PYTHON = "/usr/bin/python3"
PROBE = """Attribute VB_Name = "Probe"
Option Explicit
Public Sub Tried()
    Dim given(1, 1) As Variant, back As Variant
    On Error GoTo failed
    given(0, 0) = "#N/A"
    given(0, 1) = "#DIV/0!"
    given(1, 0) = "text"
    given(1, 1) = 2.5
    back = XleErr(given)
    Range("J1").Value = IsError(back(0, 0)) And IsError(back(0, 1))
    Range("J2").Value = back(1, 0)
    Range("J3").Value = back(1, 1)
    Range("J4").Value = IsError(XleErr("#SPILL!"))
    Range("J5").Value = IsError(XLE_VARIANCE(3, 1))
    Range("J6").Value = IsError(XLE_PERCENTAGE(3, 1))
    Exit Sub
failed:
    Range("J1").Value = Err.Description & " " & Erl
End Sub
"""


def why_not() -> str | None:
    """Why nothing can be pressed here."""
    if not shutil.which("soffice") or not Path(PYTHON).exists():
        return "LibreOffice is not installed; on Debian: apt-get install libreoffice-calc python3-uno"
    if subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        return "LibreOffice's Python is not installed; on Debian: apt-get install python3-uno"
    return None


REASON = why_not()
pytestmark = pytest.mark.skipif(REASON is not None, reason=REASON or "")


def pressed(folder: Path, *plan: dict[str, Any]) -> list[dict[str, Any]]:
    """What was seen; the commands that ran are in the file `log`, each with its exit status."""
    command = folder / "xlengine"
    command.write_text(
        f'#!/bin/sh\nlog="{folder / "log"}"\nfor word in "$@"; do echo "word $word" >>"$log"; done\n'
        f'cd "{ROOT}" || exit 9\n"{sys.executable}" -m xlengine.cli "$@" >"{folder / "said"}" 2>&1\nstatus=$?\n'
        f'cat "{folder / "said"}"\necho "exit status $status" >>"$log"\nexit $status\n'
    )
    command.chmod(0o755)
    steps = [{"log": str(folder / "log"), **step} for step in plan]
    (folder / "plan.json").write_text(json.dumps(steps), "utf-8")
    run = subprocess.run(
        [PYTHON, str(ROOT / "tests" / "pressing.py"), str(folder / "plan.json"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "XLENGINE_COMMAND": str(command), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
    )
    assert run.returncode == 0, run.stderr
    seen: list[dict[str, Any]] = json.loads(run.stdout)
    return seen


def commands(folder: Path) -> list[list[str]]:
    """The words of each command that ran, and its exit status."""
    found, words = [], []
    for line in (folder / "log").read_text("utf-8").splitlines():
        words.append(line.removeprefix("word "))
        if line.startswith("exit status"):
            found.append(words)
            words = []
    return found


def test_libreoffice_sees_the_buttons_and_what_they_are_bound_to(tmp_path: Path) -> None:
    theirs = with_macros(tmp_path / "theirs.xlsm")
    add(str(theirs), str(tmp_path / "a.xlsm"))
    add(str(rich(tmp_path / "rich.xlsx")), str(tmp_path / "b.xlsm"))
    first, second = pressed(tmp_path, *({"open": str(tmp_path / name)} for name in ("a.xlsm", "b.xlsm")))
    bound = {label: macros for _, _, label, macros in first["controls"]}
    assert list(bound) == ["Count", "xlengine", "Recompute", "Check", "Explain", "Undo"]
    assert [macro.partition("?")[0] for macro in bound["Recompute"]] == [
        "vnd.sun.star.script:VBAProject.XlengineButtons.XlengineRecompute"
    ]
    assert "VBAProject.Theirs.Count" in bound["Count"][0]
    assert {"Theirs", "XlengineButtons", "XlengineErrors", "XlengineFunctions"} < set(first["modules"])
    assert [sheet for sheet, _, _, _ in second["controls"]] == ["Budget"] * 5
    assert second["charts"]["Budget"] == 1


def test_the_buttons_recompute_check_explain_and_undo(tmp_path: Path) -> None:
    workbook, result = tmp_path / "预算 2021.xlsm", tmp_path / "预算 2021.recalc.xlsm"
    add(str(WORKBOOKS / "A-76-596.blank.xlsx"), str(workbook))
    before = workbook.read_bytes()
    copy = tmp_path / "kept.xlsm"
    first, copied = (
        {
            "open": str(workbook),
            "press": ["Check", "Explain", "Recompute"],
            "select": "D7",
            "then_copy": [str(result), str(copy)],
        },
        {"open": str(result), "press": ["Undo"], "read": ["D7"]},
    )
    seen = pressed(tmp_path, first, copied)
    assert seen[0]["open"] == [str(result), str(workbook)]
    assert seen[1]["cells"] == {"D7": "( 522.8)"}
    assert [words[0] for words in commands(tmp_path)] == ["check", "explain", "recalc", "undo"]
    assert all(words[-1] in ("exit status 0", "exit status 1") for words in commands(tmp_path))
    assert commands(tmp_path)[1][1:3] == [str(workbook), "'总表'!D7"]
    assert workbook.read_bytes() == before, "the open workbook's own file stays as it was"
    assert result.read_bytes() == before, "undo restores every byte"
    book = read(copy)
    with (WORKBOOKS / "expected.csv").open(encoding="utf-8", newline="") as text:
        lines = [line for line in csv.DictReader(text) if line["sheet"] in ("summary", "table_1", "table_2", "table_3")]
    for line in lines:
        assert book.cell(Ref.at(f"'{line['zh_sheet']}'!{line['cell']}")).value == Decimal(line["published"])


def test_error_text_becomes_error_values_and_every_wrapper_compiles(tmp_path: Path) -> None:
    add(str(WORKBOOKS / "A-76-596.blank.xlsx"), str(tmp_path / "a.xlsm"))
    package = Package.open(tmp_path / "a.xlsm")
    project = merged(package.part("xl/vbaProject.bin"), {"Probe": PROBE.replace("\n", "\r\n")}, "a.xlsm")
    (tmp_path / "a.xlsm").write_bytes(package.rebuilt({"xl/vbaProject.bin": project}))
    step = {"open": str(tmp_path / "a.xlsm"), "run": ["Probe.Tried"], "read": ["J1", "J2", "J3", "J4", "J5", "J6"]}
    (seen,) = pressed(tmp_path, step)
    assert list(seen["cells"].values()) == ["TRUE", "text", "2.5", "TRUE", "TRUE", "TRUE"]
