"""Workbooks that get no buttons: each with the reason in one sentence, and nothing written."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

pytest.importorskip("pyopenvba", reason="the package pyOpenVBA is not installed")

from tests.button_workbooks import plain, with_macros
from udfs.addin.button import add
from xlengine.files.package import Package
from xlengine.files.refused import Refused


def made(workbook: Path) -> Package:
    out = workbook.with_name(workbook.stem + ".out.xlsm")
    add(str(workbook), str(out))
    return Package.open(out)


@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        ("strict", ("xl/workbook.xml", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    b"http://purl.oclc.org/ooxml/spreadsheetml/main"), "Strict Open XML"),
        ("add-in", ("[Content_Types].xml", b"openxmlformats-officedocument.spreadsheetml.sheet.main",
                    b"ms-excel.addin.macroEnabled.main"), "not a workbook that can hold buttons"),
    ],
)  # fmt: skip
def test_what_cannot_hold_macros_is_refused(
    tmp_path: Path, name: str, change: tuple[str, bytes, bytes], sentence: str
) -> None:
    package = Package.open(plain(tmp_path / "a.xlsx"))
    part, old, new = change
    (tmp_path / "a.xlsx").write_bytes(package.rebuilt({part: package.part(part).replace(old, new)}))
    with pytest.raises(Refused, match=sentence):
        made(tmp_path / "a.xlsx")
    assert not (tmp_path / "a.out.xlsm").exists()


def test_signed_macros_are_refused(tmp_path: Path) -> None:
    package = Package.open(with_macros(tmp_path / "a.xlsm"))
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProjectSignature" '
        b'Target="vbaProjectSignature.bin"/></Relationships>'
    )
    added = {"xl/_rels/vbaProject.bin.rels": relations, "xl/vbaProjectSignature.bin": b"x"}
    (tmp_path / "a.xlsm").write_bytes(package.rebuilt({}, added))
    with pytest.raises(Refused, match="its macros are signed"):
        made(tmp_path / "a.xlsm")


def test_locked_and_unreadable_macros_are_refused(tmp_path: Path) -> None:
    from pyopenvba.cfb import CFB

    package = Package.open(with_macros(tmp_path / "a.xlsm"))
    container = CFB.from_bytes(package.part("xl/vbaProject.bin"))
    project = re.sub(rb'DPB="[0-9A-F]*"', b'DPB="' + b"0E" * 40 + b'"', container.get_stream("PROJECT"))
    container.write_stream("PROJECT", project)
    for content, sentence in ((container.to_bytes(), "locked with a password"), (b"no project", "cannot be added to")):
        (tmp_path / "b.xlsm").write_bytes(package.rebuilt({"xl/vbaProject.bin": content}))
        with pytest.raises(Refused, match=sentence):
            made(tmp_path / "b.xlsm")


def test_a_name_without_macros_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"name the result \.xlsm"):
        add(str(plain(tmp_path / "a.xlsx")), str(tmp_path / "b.xlsx"))


def test_without_the_library_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyopenvba", None)
    with pytest.raises(Refused, match=r"pip install 'xlengine\[addin\]'"):
        made(plain(tmp_path / "a.xlsx"))


@pytest.mark.parametrize("spelling", ["a.xlsm", "./a.xlsm", "inner/../a.xlsm", "symbolic.xlsm", "hard.xlsm"])
@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_the_workbook_itself_is_no_place_for_the_result(tmp_path: Path, spelling: str) -> None:
    workbook = with_macros(tmp_path / "a.xlsm")
    (tmp_path / "inner").mkdir()
    (tmp_path / "symbolic.xlsm").symlink_to(workbook)
    os.link(workbook, tmp_path / "hard.xlsm")
    before, names = workbook.read_bytes(), set(tmp_path.iterdir())
    with pytest.raises(Refused, match=r"-o names the workbook itself.*; give the result another name"):
        add(str(workbook), f"{tmp_path}/{spelling}")
    assert workbook.read_bytes() == before
    assert (tmp_path / "symbolic.xlsm").is_symlink()
    assert set(tmp_path.iterdir()) == names
