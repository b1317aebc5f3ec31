"""The formats of the command line on real workbooks: standard output, names of files, terminals, pipes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.command_line import CLEAN, FORMATS, ROOT, WORKBOOKS, refused, run


@pytest.mark.parametrize("form", FORMATS[1:])
def test_standard_output_holds_the_format_and_nothing_else(folder: Path, form: str) -> None:
    said = run("check", "zh.xlsx", "nowhere.xlsx", "--format", form, folder=folder)
    assert refused(said).startswith("nowhere.xlsx: ")
    if form == "github":
        assert all(line.startswith("::") for line in said.out.splitlines())
    elif form == "junit":
        ElementTree.fromstring(said.out)
    else:
        json.loads(said.out)


NAMES = (
    "$(touch gone); `touch gone` & touch gone.xlsx",
    '"}]{"x": "<script>&amp;".xlsx',
    "::error::stopped ##[error] %0A, a=b.xlsx",
    "-o.xlsx",
    "[red]markup{0} %s.xlsx",
    "two\nlines\x1b[31m\u202e.xlsx",
    "中文 اسم.xlsx",
)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow these names")
@pytest.mark.parametrize("form", FORMATS)
def test_the_name_of_a_workbook_is_only_a_name(tmp_path: Path, form: str) -> None:
    for name in NAMES:
        shutil.copy(WORKBOOKS / "A-76-596.en.xlsx", tmp_path / name)
    said = run("check", ".", "--format", form, folder=tmp_path)
    assert (said.status, said.err) == (CLEAN, "")
    assert not set(said.out) & set("\x1b\u202e\x07")
    assert form == "github" or "##[" not in said.out
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)
    if form == "json":
        assert {one["path"] for one in json.loads(said.out)["workbooks"]} == {f"./{name}" for name in NAMES}
    elif form == "junit":
        assert len(ElementTree.fromstring(said.out)) == len(NAMES)
    elif form == "sarif":
        json.loads(said.out)
    elif form == "github":
        assert all(line.startswith(("::notice file=", "::warning file=")) for line in said.out.splitlines())
    else:
        assert not [line for line in said.out.splitlines() if line.strip().startswith("::")]


def test_an_undecodable_name_is_shown_and_checked(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.xlsx")
    try:
        shutil.copy(os.fsencode(WORKBOOKS / "A-76-596.en.xlsx"), path)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    for form in FORMATS:
        assert run("check", ".", "--format", form, folder=tmp_path).status == CLEAN


def test_text_is_plain_in_a_pipe(folder: Path) -> None:
    assert "\x1b" not in run("check", "zh.xlsx", folder=folder, FORCE_COLOR="1").out


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "xlengine.cli", *arguments],
        cwd=folder, stdout=follower, stderr=follower, stdin=follower,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment},
    )  # fmt: skip
    os.close(follower)
    seen = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    process.wait()
    os.close(leader)
    return seen.decode("utf-8", "replace")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_terminal_gets_colours_unless_it_wants_none(folder: Path) -> None:
    assert "\x1b[31merror" in on_a_terminal(folder, "check", "zh.xlsx", NO_COLOR="")
    assert "\x1b" not in on_a_terminal(folder, "check", "zh.xlsx", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(folder, "check", "zh.xlsx", TERM="dumb")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_terminal_sees_how_far_it_is(folder: Path) -> None:
    for number in range(4):
        shutil.copy(folder / "en.xlsx", folder / f"{number}.xlsx")
    shown = on_a_terminal(folder, "check", ".", NO_COLOR="1")
    assert "/6" in shown
    assert "6 workbooks, " in shown


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell")
def test_a_reader_that_has_seen_enough_is_no_fault(folder: Path) -> None:
    line = f"{sys.executable} -m xlengine.cli check zh.xlsx --format json | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.stderr == ""
    assert done.stdout.endswith("1\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["check", "zh.xlsx"], ["--help"], ["explain", "XLE101"]])
def test_a_full_disk_is_one_line(folder: Path, arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "xlengine.cli", *arguments], cwd=folder, stdout=full, stderr=subprocess.PIPE,
            text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == (
        "xlengine: the report cannot be written (No space left on device); make room, or write it elsewhere\n"
    )
