"""Names and labels that are shell, JSON, JUnit or GitHub commands come out as themselves, in every form of report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

import xlengine
from tests.hostile_makers import squeezed
from tests.odd.plain import ROWS, TEXTS, strings, workbook, worksheet
from xlengine.files.read import read
from xlengine.files.splice import splice
from xlengine.finding import Change

FORMS = ("text", "json", "github", "junit", "sarif")
SHEETS = (
    "$(touch x)", "`touch x`", "::error::x", "&quot;}],&quot;x&quot;:[", "]]&gt;&lt;testcase name", "=cmd|'/C x'!A0",
    "&#10;::warning::y", "%0A::error::z", "a&#x9;b&#x85;c", "\u202eevil", "x\u200by", "##[error]z",
)  # fmt: skip
FILES = ("$(touch x).xlsx", "-rf.xlsx", "::error::x.xlsx", '"}],"x":[.xlsx', "]]><testcase.xlsx", "a\n::error::b.xlsx",
         "=cmd|x.xlsx", "\u202exslx.xlsx", "\x1b[31mred.xlsx")  # fmt: skip
FAULTY = ROWS.replace("<f>SUM(B2:B3)</f><v>30.5</v>", "<v>31.5</v>")


def check(folder: Path, names: Sequence[str], form: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "GITHUB_ACTIONS": "true"}
    return subprocess.run(
        [sys.executable, "-m", "xlengine.cli", "check", "--format", form, "--", *names], cwd=folder,
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Workbooks with such names, in which every sheet has such a name, such labels, and a wrong total."""
    texts = ["Item", "2020", "::error::Posts", "=cmd|' /C calc'!A0", "Total"]
    parts = workbook(*[worksheet(FAULTY)] * len(SHEETS), names=SHEETS)
    content = squeezed({**parts, "xl/sharedStrings.xml": strings(texts)})
    for name in FILES:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "gone::error::.xlsx").write_bytes(b"::error::")
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
def test_a_report_in_any_form_says_names_and_never_obeys_them(form: str, folder: Path) -> None:
    before = set(os.listdir(folder))
    done = check(folder, sorted(before), form)
    assert done.returncode == 2
    assert set(os.listdir(folder)) == before
    assert "Traceback" not in done.stderr
    for sign in ("\x1b", "\u202e", "\u200b", "\x85", "\r"):
        assert sign not in done.stdout + done.stderr
    lines = done.stdout.splitlines() + done.stderr.splitlines()
    if form in ("json", "sarif"):
        json.loads(done.stdout)
    elif form == "junit":
        root = ElementTree.fromstring(done.stdout)
        assert {element.tag for element in root.iter()} <= {
            "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out", "properties",
            "property",
        }  # fmt: skip
    commands = [line for line in lines if line.lstrip().startswith(("::", "##["))]
    if form == "github":
        assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in commands)
        assert all(line.count("::") >= 2 and "\n" not in line for line in commands)
    else:
        assert commands == []


def test_a_label_that_begins_like_a_formula_is_a_text_wherever_it_is_written(folder: Path) -> None:
    path = folder / "-rf.xlsx"
    book = read(path)
    label = book.sheets[0].cell(3, 1)
    assert (label.value, label.formula) == ("=cmd|' /C calc'!A0", None)
    from xlengine.files.package import Package
    from xlengine.files.read import book_of
    from xlengine.sheet import Ref

    refs = [Ref(book.sheets[0].name, 9, 1), Ref(book.sheets[0].name, 2, 2)]
    package = Package.open(path)
    after = book_of(Package("x", splice(package, [Change(ref, label.value) for ref in refs])))
    assert [(after.cell(ref).value, after.cell(ref).formula) for ref in refs] == [(label.value, None)] * 2


def test_names_of_sheets_come_back_from_the_api_as_the_file_spells_them(folder: Path) -> None:
    review = xlengine.check(str(folder / "-rf.xlsx"))
    assert [sheet.name for sheet in review.book.sheets][3:5] == ['"}],"x":[', "]]><testcase name"]
    assert TEXTS[4] == "Total"
