"""What the commands do to files: folders searched, outputs, undo, the page, Excel's buttons and add-in."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest

import xlengine
from tests.command_line import CLEAN, WORKBOOKS, refused, run
from xlengine.commands.paths import workbooks_of


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """The workbook whose computed cells are empty, in a folder of its own."""
    shutil.copy(WORKBOOKS / "A-76-596.blank.xlsx", tmp_path / "blank.xlsx")
    return tmp_path


def value(path: Path, sheet: str, cell: str) -> Any:
    return openpyxl.load_workbook(path, data_only=True)[sheet][cell].value


# --- folders ---------------------------------------------------------------------------------------------------------


def test_folders_are_searched_in_a_stable_order(tmp_path: Path) -> None:
    for name in (
        "b/two.xlsx", "b/One.XLSX", "a/deep/er/x.xlsm", "z.xlsx", "~$z.xlsx", ".hidden.xlsx", ".git/in.xlsx",
        "z.recalc.xlsx", "notes.txt", "old.xls", "b/y.recalc.xlsm", "c.xlsx/inside.xlsx",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    found, refusals = workbooks_of([str(tmp_path)])
    assert [os.path.relpath(one.path, tmp_path) for one in found] == [
        os.path.join("a", "deep", "er", "x.xlsm"), os.path.join("b", "One.XLSX"), os.path.join("b", "two.xlsx"),
        os.path.join("c.xlsx", "inside.xlsx"), "z.xlsx",
    ]  # fmt: skip
    assert refusals == []
    assert {one.folder for one in found} == {str(tmp_path)}


def test_a_workbook_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    for name in (".hidden.xlsx", "z.recalc.xlsx"):
        (tmp_path / name).write_bytes(b"")
        (found,), _ = workbooks_of([str(tmp_path / name)])
        assert (found.path, found.folder) == (str(tmp_path / name), None)


def test_a_workbook_that_is_named_twice_is_checked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    found, _ = workbooks_of(["a.xlsx", ".", "./a.xlsx"])
    assert [one.path for one in found] == ["a.xlsx"]


def test_a_folder_without_workbooks_is_refused(tmp_path: Path) -> None:
    assert refused(run("check", ".", folder=tmp_path)) == ".: no .xlsx or .xlsm in this folder; name another one"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_folders_that_turn_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    (tmp_path / "circle").symlink_to(tmp_path)
    found, _ = workbooks_of([str(tmp_path)])
    assert len(found) == 1


# --- recalc and undo -------------------------------------------------------------------------------------------------


def test_a_recalculation_is_written_beside_the_workbook(blank: Path) -> None:
    before = (blank / "blank.xlsx").read_bytes()
    said = run("recalc", "blank.xlsx", "--format", "json", folder=blank)
    assert (said.status, said.err) == (CLEAN, "")
    (workbook,) = json.loads(said.out)["workbooks"]
    assert workbook["output"] == "blank.recalc.xlsx"
    assert {"sheet": "表1", "cell": "D8", "before": None, "after": "-522.8", "code": "XLE101"} in workbook["changes"]
    assert value(blank / "blank.recalc.xlsx", "表1", "D8") == -522.8
    assert (blank / "blank.xlsx").read_bytes() == before


def test_a_dry_run_writes_nothing(blank: Path) -> None:
    said = run("recalc", "blank.xlsx", "--dry-run", folder=blank)
    assert said.status == CLEAN
    assert "cells would be written (dry run)" in said.out
    assert [path.name for path in blank.iterdir()] == ["blank.xlsx"]


def test_several_workbooks_are_written_into_a_folder(folder: Path) -> None:
    (folder / "out").mkdir()
    run("recalc", "zh.xlsx", "en.xlsx", "-o", "out", folder=folder)
    assert {"zh.xlsx", "en.xlsx"} <= {path.name for path in (folder / "out").iterdir()}


def test_two_workbooks_of_one_name_are_not_written_over_each_other(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "in").mkdir()
    shutil.copy(folder / "zh.xlsx", folder / "in" / "zh.xlsx")
    said = run("recalc", "zh.xlsx", "in/zh.xlsx", "-o", "out", folder=folder)
    assert refused(said) == "out: two of the workbooks have one name; write them into different folders"
    assert not list((folder / "out").iterdir())


def test_an_earlier_workbook_is_named_or_lies_under_the_same_name_in_a_folder(blank: Path) -> None:
    (blank / "before").mkdir()
    shutil.copy(WORKBOOKS / "A-76-596.zh.xlsx", blank / "before" / "blank.xlsx")
    for like in ("before", "before/blank.xlsx"):
        said = run("recalc", "blank.xlsx", "--like", like, "--dry-run", folder=blank)
        assert (said.status, said.err) == (CLEAN, "")
        assert "782 cells would be written" in said.out
        assert run("check", "blank.xlsx", "--like", like, folder=blank).err == ""


def test_an_earlier_workbook_that_is_not_there_is_a_line(blank: Path) -> None:
    (blank / "before").mkdir()
    for command in ("recalc", "check"):
        said = run(command, "blank.xlsx", "--like", "before", folder=blank)
        assert refused(said) == "before: holds no blank.xlsx; name the earlier workbook itself after --like"
        said = run(command, "blank.xlsx", "--like", "none.xlsx", folder=blank)
        assert refused(said) == "none.xlsx: there is no such file; check the name"
    assert [path.name for path in blank.iterdir() if path.is_file()] == ["blank.xlsx"]


def test_what_was_written_in_place_is_taken_back(blank: Path) -> None:
    before = (blank / "blank.xlsx").read_bytes()
    assert run("recalc", "blank.xlsx", "--in-place", folder=blank).status == CLEAN
    assert value(blank / "blank.xlsx", "表1", "D8") == -522.8
    said = run("undo", "blank.xlsx", folder=blank)
    assert (said.status, said.err) == (CLEAN, "")
    assert said.out.startswith("blank.xlsx: ")
    assert value(blank / "blank.xlsx", "表1", "D8") is None
    assert len((blank / "blank.xlsx").read_bytes()) == len(before)


# --- explain, tables, report -----------------------------------------------------------------------------------------


def test_net_requirements_unfold_to_their_leaves(folder: Path) -> None:
    said = run("explain", "en.xlsx", "'Table 1'!D28", folder=folder)
    assert said.status == CLEAN
    first, *rest = said.out.splitlines()
    assert first.startswith("Net requirements, categories I–III · Variance / Amount")
    assert "999.8  ['Table 1'!D28]" in first
    assert any("General temporary assistance" in line and "12 111.8  [B10]" in line for line in rest)
    assert any("memo line, not added" in line for line in rest)
    figure = json.loads(run("explain", "en.xlsx", "'Table 1'!D28", "--format", "json", folder=folder).out)["figure"]
    assert [part["cell"] for part in figure["parts"]] == ["B28", "C28"]


def test_a_rule_is_explained_by_code_or_name() -> None:
    by_code, by_name = run("explain", "xle101"), run("explain", "variance")
    assert by_code.out == by_name.out
    assert "In a cell: XLE_VARIANCE" in by_code.out
    assert json.loads(run("explain", "XLE101", "--format", "json").out)["functions"] == ["XLE_VARIANCE"]


def test_the_tables_of_a_workbook_are_told(folder: Path) -> None:
    said = run("tables", "en.xlsx", folder=folder)
    assert said.status == CLEAN
    assert "  Table 1  A5:E28  resources, English, 21 lines" in said.out
    assert "    D = B − C  variance  XLE101; " in said.out
    tables = json.loads(run("tables", "en.xlsx", "--format", "json", folder=folder).out)["workbooks"][0]["tables"]
    assert {"Table 1", "Table 2", "Table 3"} <= {table["sheet"] for table in tables}


def test_the_page_is_written_whole(folder: Path) -> None:
    said = run("report", "zh.xlsx", "en.xlsx", "-o", "page.html", folder=folder)
    assert said.status == 1
    assert said.out == "page.html: 2 workbooks, 6 errors\n"
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert page.endswith("</html>\n")
    assert "所需资源净额" in page
    assert page.count("<svg") > 50
    assert sorted(path.name for path in folder.iterdir()) == ["en.xlsx", "page.html", "zh.xlsx"]


def test_a_page_takes_the_place_of_no_workbook_and_of_no_other_file(folder: Path) -> None:
    before = (folder / "zh.xlsx").read_bytes()
    (folder / "letter.txt").write_text("Dear colleague,")
    for output in ("zh.xlsx", "new.xlsx", "letter.txt"):
        said = refused(run("report", "zh.xlsx", "-o", output, folder=folder))
        assert said.startswith(f"{output}: cannot be written (it is a file of another kind")
    assert (folder / "zh.xlsx").read_bytes() == before
    assert (folder / "letter.txt").read_text() == "Dear colleague,"
    assert not (folder / "new.xlsx").exists()


def test_a_page_stays_where_no_workbook_could_be_checked(folder: Path) -> None:
    run("report", "zh.xlsx", "-o", "page.html", folder=folder)
    before = (folder / "page.html").read_bytes()
    assert refused(run("report", "nowhere.xlsx", "-o", "page.html", folder=folder)).startswith("nowhere.xlsx: ")
    assert (folder / "page.html").read_bytes() == before
    assert run("report", "en.xlsx", "-o", "page.html", folder=folder).out.startswith("page.html: 1 workbook")


# --- Excel -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def excel(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What is asked of the buttons and the add-in, which are not there."""
    asked: list[tuple[str, ...]] = []
    for name, functions in (
        ("udfs.addin.button", {"add": lambda workbook, out: asked.append(("add", workbook, out))}),
        ("udfs.addin.build", {"build": lambda out: asked.append(("build", out))}),
        ("udfs.addin.install", {"install": lambda: "put into XLSTART", "remove": lambda: "taken out"}),
    ):
        module = ModuleType(name)
        for key, function in functions.items():
            setattr(module, key, function)
        monkeypatch.setitem(sys.modules, name, module)
    return asked


def test_button_and_addin_are_passed_on(inside: Any, excel: list[tuple[str, ...]]) -> None:
    assert inside("button", "a.xlsx", "-o", "a.xlsm").status == CLEAN
    assert inside("addin", "build", "-o", "x.xlam").out == "x.xlam: written\n"
    assert inside("addin", "install").out == "put into XLSTART\n"
    assert inside("addin", "remove").out == "taken out\n"
    assert excel == [("add", "a.xlsx", "a.xlsm"), ("build", "x.xlam")]


def test_an_addin_that_is_not_there_is_a_line(inside: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "udfs.addin.build", None)
    assert refused(inside("addin", "build")).startswith("addin: ")


def test_what_no_installed_package_offers_is_said_in_a_line(inside: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlengine.hosts.GROUP", "xlengine.no_such_group")
    said = refused(inside("addin", "build"))
    assert said.startswith("addin: nothing that is installed offers 'build_addin'; install xlengine anew")


# --- what is no file -------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize(("command", "name"), [("recalc", "pipe.xlsx"), ("report", "pipe.html")])
def test_a_pipe_is_not_replaced_by_a_file(blank: Path, command: str, name: str) -> None:
    os.mkfifo(blank / name)
    assert "name a" in refused(run(command, "blank.xlsx", "-o", name, folder=blank))
    assert (blank / name).is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_to_itself_does_not_end_the_check_of_its_folder(blank: Path) -> None:
    os.symlink("loop.xlsx", blank / "loop.xlsx")
    assert "1 workbook," in run("check", ".", folder=blank).out
    assert "Too many levels" in refused(run("check", "loop.xlsx", folder=blank))


# --- from Python -----------------------------------------------------------------------------------------------------


def test_what_python_asks_for_is_refused_where_it_cannot_be_meant(blank: Path) -> None:
    path = str(blank / "blank.xlsx")
    before = (blank / "blank.xlsx").read_bytes()
    for arguments, why in (
        ({"out": path}, "out is the workbook itself"),
        ({"out": str(blank / "out.xlsx"), "in_place": True}, "two things"),
        ({"cells": "figures"}, "values, formulas or functions"),
    ):
        with pytest.raises(ValueError, match=why):
            xlengine.recalc(path, **arguments)  # type: ignore[arg-type]
    assert [one.name for one in blank.iterdir()] == ["blank.xlsx"]
    assert (blank / "blank.xlsx").read_bytes() == before


def test_one_text_may_be_named_by_itself(blank: Path) -> None:
    text = blank / "report.txt"
    text.write_text("The apportionment amounted to $1,234,567.", encoding="utf-8")
    path = str(blank / "blank.xlsx")
    alone, listed = (xlengine.check(path, texts=texts).findings for texts in (str(text), [str(text)]))
    assert [one.message for one in alone] == [one.message for one in listed]
    assert any(one.code == "XLE511" for one in alone)
