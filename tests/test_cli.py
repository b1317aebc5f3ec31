"""The command line: what it does, what it gives back, and that no fault makes it say more than a line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import xlengine
from tests.command_line import CLEAN, COMMANDS, COULD_NOT, FOUND, ROOT, WORKBOOKS, refused, run
from tests.reviews_by_hand import finding, review
from xlengine import cli
from xlengine.files.refused import Refused

# --- help ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    helped = CliRunner().invoke(cli.commands, [command, "--help"])
    assert helped.exit_code == 0
    assert f"Example: xlengine {command}" in helped.output


def test_the_help_lists_the_commands_in_the_order_of_an_officers_day(inside: Any) -> None:
    for arguments in ([], ["--help"], ["-h"]):
        said = inside(*arguments)
        assert said.status == CLEAN
        places = [said.out.index(f"\n  {command} ") for command in COMMANDS]
        assert places == sorted(places)


HEAVY = ("rich", "pandas", "numpy", "openpyxl", "lxml", "jinja2", "formualizer", "formulas", "xlwings", "udfs")


def imported(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "xlengine.cli", *arguments], cwd=ROOT, capture_output=True, text=True
    )
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}


def test_help_imports_nothing_heavy() -> None:
    assert not imported("--help") & {*HEAVY, "decimal", "xml", "zipfile"}


def test_a_check_of_a_workbook_without_formulas_imports_nothing_heavy() -> None:
    assert not imported("check", str(WORKBOOKS / "A-76-596.zh.xlsx")) & set(HEAVY)


# --- exit status -----------------------------------------------------------------------------------------------------


def test_the_status_says_what_was_found(folder: Path) -> None:
    assert run("check", "en.xlsx", folder=folder).status == CLEAN
    assert run("check", "zh.xlsx", folder=folder).status == FOUND
    assert run("check", "zh.xlsx", "nowhere.xlsx", folder=folder).status == COULD_NOT


def test_the_other_workbooks_are_done_all_the_same(folder: Path) -> None:
    (folder / "broken.xlsx").write_bytes(b"no workbook")
    said = run("check", "broken.xlsx", "en.xlsx", "nowhere.xlsx", "--format", "json", folder=folder)
    assert said.status == COULD_NOT
    assert [one["path"] for one in json.loads(said.out)["workbooks"]] == ["en.xlsx"]
    first, second = said.err.splitlines()
    assert first.startswith("xlengine: broken.xlsx: ")
    assert second.startswith("xlengine: nowhere.xlsx: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "No such command 'chek'"),
        (["check"], "Missing argument 'PATH...'. See: xlengine check --help"),
        (["check", "x.xlsx", "--format", "yaml"], "Invalid value for '--format'"),
        (["check", "x.xlsx", "--jobs", "0"], "Invalid value for '--jobs'"),
        (["check", "nowhere.xlsx"], "nowhere.xlsx: there is no such file; check the name"),
        (["check", "zh.xlsx", "--text", "nowhere.txt"], "nowhere.txt: there is no such text file; check the name"),
        (["recalc", "zh.xlsx", "--in-place", "-o", "x.xlsx"], "-o and --in-place say two things; leave one out"),
        (["recalc", "zh.xlsx", "-o", "zh.xlsx"], "zh.xlsx: -o names the workbook itself; use --in-place"),
        (["recalc", "zh.xlsx", "-o", "x.xlsm"], "x.xlsm: Excel opens no .xlsx under another name; end"),
        (["recalc", "zh.xlsx", "-o", "x.csv"], "x.csv: Excel opens no .xlsx under another name; end"),
        (["recalc", "zh.xlsx", "en.xlsx", "-o", "x.xlsx"], "x.xlsx: several workbooks need an existing folder"),
        (["explain", "XLE1O1"], "XLE1O1: there is no such code; did you mean XLE101 (variance)?"),
        (["explain", "varianse"], "varianse: there is no such code; did you mean XLE101 (variance)?"),
        (["explain", "zh.xlsx"], "zh.xlsx: name a cell of it too"),
        (["explain", "zh.xlsx", "D14"], "zh.xlsx: 'D14' names no cell; write it as 'Sheet'!D14"),
        (["explain", "zh.xlsx", "总表!A6"], "zh.xlsx: '总表'!A6 is a label or a heading of the table A5:E18"),
        (["explain", "zh.xlsx", "nowhere!D14"], "zh.xlsx: the workbook has no sheet 'nowhere'; it has "),
        (["undo", "zh.xlsx"], "zh.xlsx: "),
        (["report", "zh.xlsx", "-o", "nowhere/report.html"], "nowhere/report.html: cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_line(folder: Path, arguments: list[str], said: str) -> None:
    assert refused(run(*arguments, folder=folder)).startswith(said)


def test_settings_that_cannot_be_meant_are_refused_once(folder: Path) -> None:
    (folder / "xlengine.toml").write_text("[acept]", encoding="utf-8")
    said = run("check", ".", folder=folder)
    assert refused(said) == "xlengine.toml: the file: 'acept' is not a key; did you mean accept?"
    assert run("check", ".", "--no-config", folder=folder).status == FOUND


def test_what_a_person_has_accepted_is_no_error(folder: Path) -> None:
    said = run("check", "zh.xlsx", "--format", "json", folder=folder)
    errors = [one for one in json.loads(said.out)["workbooks"][0]["findings"] if one["severity"] == "error"]
    lines = ['[[accept]]\nsheet = "{sheet}"\ncell = "{cell}"\ncode = "{code}"'.format(**one) for one in errors]
    given = "".join(f'{line}\nreason = "as published"\nname = "Budget section"\n' for line in lines)
    (folder / "xlengine.toml").write_text(given, encoding="utf-8")
    assert run("check", "zh.xlsx", folder=folder).status == CLEAN
    assert run("check", "zh.xlsx", "--no-config", folder=folder).status == FOUND


def test_an_acceptance_that_one_workbook_of_the_run_needs_is_not_called_unused(folder: Path) -> None:
    reason = 'reason = "as published"\nname = "Budget section"\n'
    needed = f'[[accept]]\nsheet = "产出A"\ncell = "D134"\ncode = "XLE131"\n{reason}'
    unused = f'[[accept]]\nsheet = "产出A"\ncell = "D135"\ncode = "XLE131"\n{reason}'
    (folder / "xlengine.toml").write_text(needed + unused, encoding="utf-8")
    said = run("check", ".", "--format", "json", folder=folder)
    notes = [
        finding["message"]
        for workbook in json.loads(said.out)["workbooks"]
        for finding in workbook["findings"]
        if finding["code"] == "XLE951"
    ]
    assert len(notes) == 2
    assert all(note.startswith("[[accept]] no. 2 of xlengine.toml (产出A D135 XLE131)") for note in notes)


# --- no traceback ----------------------------------------------------------------------------------------------------


def failing(error: BaseException) -> Any:
    def fail(*_: Any, **__: Any) -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError("x"), "an unforeseen fault (KeyError: 'x'); please report it, XLENGINE_DEBUG=1 shows where"),
        (RecursionError("deep"), "an unforeseen fault (RecursionError: deep)"),
        (MemoryError(), "more memory is needed than there is"),
        (PermissionError(13, "Permission denied"), "this user may not open it"),
        (OSError(5, "Input/output error"), "Input/output error; see that the disk"),
        (ValueError("a\nb\x1b[31m"), "an unforeseen fault (ValueError: a b<U+001B>[31m)"),
    ],
)
@pytest.mark.parametrize("command", ["check", "recalc", "tables"])
def test_a_fault_is_one_line(
    inside: Any, monkeypatch: pytest.MonkeyPatch, command: str, error: Exception, said: str
) -> None:
    monkeypatch.delenv("XLENGINE_DEBUG", raising=False)
    monkeypatch.setattr(xlengine, "check", failing(error))
    monkeypatch.setattr(xlengine, "recalc", failing(error))
    assert refused(inside(command, "report.xlsx")).startswith(f"report.xlsx: {said}")


def test_a_refusal_is_passed_on_as_it_is(inside: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlengine, "undo", failing(Refused("report.xlsx: open in Excel; close it there")))
    assert refused(inside("undo", "report.xlsx")) == "report.xlsx: open in Excel; close it there"


def test_a_fault_outside_any_workbook_is_one_line_too(inside: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from xlengine.commands import check

    monkeypatch.setattr(check, "workbooks_of", failing(ZeroDivisionError("so")))
    monkeypatch.delenv("XLENGINE_DEBUG", raising=False)
    assert "an unforeseen fault (ZeroDivisionError: so)" in refused(inside("check", "report.xlsx"))
    monkeypatch.setenv("XLENGINE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        inside("check", "report.xlsx")


def test_debugging_shows_where_a_fault_came_from(inside: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XLENGINE_DEBUG", "1")
    monkeypatch.setattr(xlengine, "check", failing(KeyError("x")))
    said = inside("check", "report.xlsx")
    assert said.status == COULD_NOT
    assert "Traceback" in said.err


def test_an_interruption_is_one_line(inside: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlengine, "check", failing(KeyboardInterrupt()))
    assert "interrupted" in inside("check", "report.xlsx").err.strip().splitlines()[-1]


def test_prose_is_passed_to_the_engine(inside: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    heard: dict[str, Any] = {}

    def check(path: str, **options: Any) -> Any:
        heard.update(options)
        found = review(path=path)
        found.tied, found.untied = 2, 1
        return found

    prose = tmp_path / "report.txt"
    prose.write_text("242 685.1", encoding="utf-8")
    monkeypatch.setattr(xlengine, "check", check)
    said = inside("check", "report.xlsx", "--text", str(prose))
    assert heard["texts"] == (str(prose),)
    assert "2 numbers of the text tied, 1 not" in said.out


def test_errors_that_are_left_after_a_recalculation_are_status_1(inside: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlengine, "recalc", lambda path, out, **_: review(finding(), path=path))
    assert inside("recalc", "report.xlsx").status == FOUND
    monkeypatch.setattr(xlengine, "recalc", lambda path, out, **_: review(path=path))
    assert inside("recalc", "report.xlsx").status == CLEAN
