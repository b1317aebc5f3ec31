"""What a busy person gives the commands by mistake: each slip is told in one sentence, and nothing is lost by it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.command_line import CLEAN, COULD_NOT, ROOT, Said, refused
from xlengine.commands.paths import each_once

ROWS = [
    ["Category", "Apportionment", "Expenditure", "Variance"], ["Posts", 1200, 1000, None], ["Travel", 300, 350, None],
    ["Total", 1500, 1350, None],
]  # fmt: skip


def budget(path: Path) -> Path:
    """A workbook of three lines whose variances are still to be computed."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Budget"
    for row in ROWS:
        sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with such a workbook, which is the current one."""
    budget(tmp_path / "a.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- prose files that are none ---------------------------------------------------------------------------------------

NO_TEXT = {
    "missing.txt": "missing.txt: there is no such text file; check the name",
    "folder": "folder: a folder or a device and no text; name a text file",
    "picture.txt": "picture.txt: no text in UTF-8; save it as plain text in UTF-8",
    "program.txt": "program.txt: no text but data of a program; save it as plain text in UTF-8",
    "secret.txt": "secret.txt: cannot be read (permission denied); check its name, and that this user may read it",
}


@pytest.mark.parametrize("name", NO_TEXT)
def test_the_workbooks_are_checked_although_a_prose_file_cannot_be_read(
    here: Path, inside: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    budget(here / "b.xlsx")
    (here / "folder").mkdir()
    (here / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    (here / "program.txt").write_bytes(b"1 500 000\x00\x01\x02")
    (here / "secret.txt").write_text("1 500 000", encoding="utf-8")
    (here / "good.txt").write_text("In all 1,350 were spent.", encoding="utf-8")
    read = Path.read_text

    def kept_from(path: Path, **how: str) -> str:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return read(path, **how)

    monkeypatch.setattr(Path, "read_text", kept_from)
    said = inside("check", "a.xlsx", "b.xlsx", "--text", name, "--text", "good.txt")
    assert refused(said) == NO_TEXT[name]
    last = said.out.splitlines()[-1]
    assert last.startswith("2 workbooks, 2 tables, 10 figures: ")
    assert last.endswith("2 numbers of the text tied, 0 not, 1 text not done")


# --- one workbook, twice ---------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_workbook_that_is_given_twice_is_recalculated_once(here: Path, inside: Callable[..., Said]) -> None:
    (here / "link.xlsx").symlink_to("a.xlsx")
    before = (here / "a.xlsx").read_bytes()
    said = inside("recalc", "a.xlsx", "./a.xlsx", str(here / "a.xlsx"), "link.xlsx", "--in-place")
    assert (said.status, said.err) == (CLEAN, "")
    assert said.out.splitlines()[-1].startswith("1 workbook, ")
    assert "3 cells written" in said.out
    assert inside("undo", "a.xlsx").status == CLEAN
    assert (here / "a.xlsx").read_bytes() == before


@pytest.mark.parametrize("command", ["check", "recalc", "tables"])
def test_a_workbook_that_is_given_twice_is_told_of_once(here: Path, inside: Callable[..., Said], command: str) -> None:
    once, twice = inside(command, "a.xlsx"), inside(command, "a.xlsx", str(here / "a.xlsx"))
    assert (twice.status, twice.out) == (once.status, once.out)


def test_what_is_given_twice_stays_where_it_is_named_first() -> None:
    assert each_once(["b.xlsx", "a.xlsx", "./b.xlsx"]) == ["b.xlsx", "a.xlsx"]


# --- nobody there to hear it -----------------------------------------------------------------------------------------


def ended(here: Path, arguments: list[str], **streams: int) -> int:
    """The exit status where the output goes elsewhere."""
    command = [sys.executable, "-m", "xlengine.cli", *arguments]
    return subprocess.run(command, cwd=here, env={**os.environ, "PYTHONPATH": str(ROOT)}, **streams).returncode


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_refusal_that_no_stream_takes_is_told_by_the_exit_status(here: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        assert ended(here, ["check", "nowhere.xlsx"], stdout=subprocess.DEVNULL, stderr=full) == COULD_NOT
        assert ended(here, ["check", "nowhere.xlsx"], stdout=full, stderr=full) == COULD_NOT
    finally:
        os.close(full)


@pytest.mark.skipif(os.name == "nt", reason="a pipe without a reader is another error there")
@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"], ["tables", "a.xlsx"]])
def test_a_page_that_nobody_reads_is_no_error_that_was_found(here: Path, arguments: list[str]) -> None:
    out, into = os.pipe()
    os.close(out)
    try:
        assert ended(here, arguments, stdout=into) == CLEAN
    finally:
        os.close(into)


# --- a figure that is not there --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.xlsx"], "missing.xlsx: there is no such file; check the name, and name a cell of it too"),
        (["missing.xlsx", "Budget!B2"], "missing.xlsx: there is no such file; check the name"),
        (["a.xlsx", "Bugdet!B2"], "a.xlsx: the workbook has no sheet 'Bugdet'; it has Budget"),
        (
            ["a.xlsx", "Budget!Z9"],
            "a.xlsx: Budget!Z9 lies in no table that was recognized; `xlengine tables` lists them",
        ),
    ],
)
def test_a_figure_that_is_not_there_is_not_explained(
    here: Path, inside: Callable[..., Said], arguments: list[str], said: str
) -> None:
    assert refused(inside("explain", *arguments)) == said


# --- one result in place of another workbook -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["in/x.xlsx", "x.xlsx", "-o", "out"], "out: two of the workbooks have one name; write them into different"),
        (["a.xlsx", "a.recalc.xlsx"], "a.recalc.xlsx: the result of a.xlsx would take its place; leave it out"),
        (["in/x.xlsx", "out/y.xlsx", "x.xlsx", "-o", "out"], "out/y.xlsx: -o names the workbook itself"),
        (["in/a.xlsx", "x.xlsx", "a.xlsx", "-o", "."], "x.xlsx: -o names the workbook itself"),
        (["in/y.xlsx", "out/x.xlsx", "-o", "new"], "out/x.xlsx: the result of in/y.xlsx would take its place"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_result_takes_the_place_of_another_workbook_that_is_given(
    here: Path, inside: Callable[..., Said], arguments: list[str], said: str
) -> None:
    for name in ("in/x.xlsx", "in/y.xlsx", "in/a.xlsx", "x.xlsx", "out/x.xlsx", "out/y.xlsx", "a.recalc.xlsx"):
        budget(here / name)
    (here / "new").mkdir()
    (here / "new" / "y.xlsx").symlink_to(here / "out" / "x.xlsx")
    before = {path: path.read_bytes() for path in here.rglob("*.xlsx")}
    assert refused(inside("recalc", *arguments)).startswith(said)
    assert {path: path.read_bytes() for path in here.rglob("*.xlsx")} == before


# --- what is no workbook ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.csv", b"a,b\n1,2\n", "no .xlsx or .xlsm workbook; open it in Excel and save it as .xlsx"),
        ("notes.txt", b"a note", "no .xlsx or .xlsm workbook; open it in Excel and save it as .xlsx"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted or an old .xls file; save it as .xlsx"),
        ("sent.xlsx", b"PK\3\4, and no more", "damaged, or no workbook at all; open it in Excel and save it again"),
    ],
)
def test_a_file_that_is_no_workbook_is_told_what_to_become(
    here: Path, inside: Callable[..., Said], name: str, content: bytes, said: str
) -> None:
    (here / name).write_bytes(content)
    told = inside("check", name)
    assert refused(told).startswith(f"{name}: {said}")
    assert told.out.endswith("no error, 1 workbook not done\n")


def test_a_folder_without_workbooks_is_counted_as_a_folder(here: Path, inside: Callable[..., Said]) -> None:
    (here / "empty").mkdir()
    told = inside("check", "empty", "a.xlsx")
    assert refused(told) == "empty: no .xlsx or .xlsm in this folder; name another one"
    assert told.out.splitlines()[-1].endswith(", 1 folder not done")


# --- names that are none ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ""], ["check", "a.xlsx", "--like", ""], ["recalc", "a.xlsx", "-o", ""], ["explain", " "],
        ["report", "a.xlsx", "-o", ""], ["addin", "build", "-o", ""],
    ],
)  # fmt: skip
def test_an_empty_name_is_told_as_one(here: Path, inside: Callable[..., Said], arguments: list[str]) -> None:
    before = sorted(here.iterdir())
    said = refused(inside(*arguments))
    assert said == "one of the names is empty; write the name of a file there, or leave it out"
    assert sorted(here.iterdir()) == before


def test_a_word_too_many_is_told_in_sentences(inside: Callable[..., Said]) -> None:
    said = refused(inside("undo", "a.xlsx", "b.xlsx"))
    assert said == "Got unexpected extra argument (b.xlsx). See: xlengine undo --help"


def test_a_page_that_cannot_be_put_in_place_leaves_nothing_behind(
    here: Path, inside: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "pages").mkdir()
    assert refused(inside("report", "a.xlsx", "-o", "pages")).startswith("pages: cannot be written (it is a folder);")

    def full(*_: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert refused(inside("report", "a.xlsx", "-o", "page.html")).startswith("page.html: cannot be written (No space")
    assert sorted(path.name for path in here.iterdir()) == ["a.xlsx", "pages"]
