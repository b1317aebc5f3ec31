"""The zip container: untouched parts stay byte for byte, and what no honest file does is refused in one sentence."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.odd.build import FOLDER, all_odd
from xlengine.files.limits import Limits
from xlengine.files.package import Package
from xlengine.files.refused import Refused

NAMES = [one.name for one in all_odd()]


def archive(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, content in parts:
            file.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content, compress_type=method)
        file.comment = comment
    return made.getvalue()


def first_part(content: bytes, limits: Limits) -> bytes:
    package = Package("odd.xlsx", content, limits)
    return package.part(package.names[0])


def told(content: bytes, limits: Limits | None = None) -> str:
    """The sentence with which these bytes are refused, on opening or when their first part is read."""
    with pytest.raises(Refused) as caught:
        first_part(content, limits or Limits())
    said = str(caught.value)
    assert said.startswith("odd.xlsx: ")
    assert "\n" not in said
    return said


def changed(content: bytes, where: int, form: str, value: int) -> bytes:
    """The bytes with one number in their first central record, or in what `where` counts from, changed."""
    at = content.index(b"PK\1\2") + where
    return content[:at] + struct.pack(form, value) + content[at + struct.calcsize(form) :]


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_are_those_that_any_zip_reader_finds(name: str) -> None:
    package = Package.open(FOLDER / name)
    with zipfile.ZipFile(FOLDER / name) as file:
        assert package.names == file.namelist()
        for part in file.namelist():
            if not part.endswith("/"):
                assert package.part(part) == file.read(part)


@pytest.mark.parametrize("name", NAMES)
def test_rebuilt_without_changes_is_the_same_file(name: str) -> None:
    package = Package.open(FOLDER / name)
    again = package.rebuilt()
    if name == "zip64.xlsx":  # its last record is written in the short form, since it fits
        assert again == Package(name, again).rebuilt()
        assert len(again) < len(package.content)
    else:
        assert again == package.content


@pytest.mark.parametrize("name", NAMES)
def test_replacing_adding_and_removing_leave_all_other_parts_packed_as_they_were(name: str) -> None:
    package = Package.open(FOLDER / name)
    first, *others, last = [part for part in package.names if not part.endswith("/")]
    again = package.rebuilt({first: b"new" * 500}, {"xl/éé.bin": b"added"}, [last])
    with zipfile.ZipFile(io.BytesIO(again)) as file:
        assert file.testzip() is None
        assert file.namelist() == [part for part in package.names if part != last] + ["xl/éé.bin"]
        assert file.read(first) == b"new" * 500
        assert file.read("xl/éé.bin") == b"added"
        old = zipfile.ZipFile(io.BytesIO(package.content)).getinfo(first)
        new = file.getinfo(first)
        assert (new.date_time, new.external_attr, new.compress_type) == (
            old.date_time, old.external_attr, old.compress_type,
        )  # fmt: skip
    after = Package(name, again)
    assert all(after.packed(part) == package.packed(part) for part in others)


def test_names_are_found_whatever_their_case_slash_or_backslash() -> None:
    package = Package("odd.xlsx", archive(("XL\\Workbook.xml", b"x"), ("/docProps/app.xml", b"y")))
    assert package.part("xl/workbook.xml") == b"x"
    assert package.part("docprops/APP.xml") == b"y"
    assert not package.has("xl/other.xml")


def test_a_part_that_is_not_there_or_is_there_already_is_refused() -> None:
    package = Package("odd.xlsx", archive(("a.xml", b"x")))
    for attempt in (
        lambda: package.part("b.xml"),
        lambda: package.rebuilt({"b.xml": b""}),
        lambda: package.rebuilt(removed=["b.xml"]),
        lambda: package.rebuilt(added={"A.xml": b""}),
    ):
        with pytest.raises(Refused, match=r"odd\.xlsx"):
            attempt()


def test_a_part_can_be_removed_and_added_anew() -> None:
    package = Package("odd.xlsx", archive(("a.xml", b"old"), ("b.xml", b"b")))
    after = Package("odd.xlsx", package.rebuilt(added={"a.xml": b"new"}, removed=["a.xml"]))
    assert after.names == ["b.xml", "a.xml"]
    assert after.part("a.xml") == b"new"


def test_a_comment_and_what_stands_before_the_archive_are_kept() -> None:
    content = b"#!/bin/sh\n" + archive(("a.xml", b"x"), ("b.xml", b"y"), comment=b"kept")
    again = Package("odd.xlsx", content).rebuilt({"a.xml": b"longer than before"})
    assert again.startswith(b"#!/bin/sh\n")
    with zipfile.ZipFile(io.BytesIO(again)) as file:
        assert file.comment == b"kept"
        assert file.read("b.xml") == b"y"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("encrypted", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("empty", b""),
        ("damaged", b"name,amount\nTravel,5\n"),
        ("damaged", archive(("a.xml", b"x" * 999))[:-30]),
        ("empty archive", archive()),
        ("one name", archive(("xl/a.xml", b"x"), ("XL/A.xml", b"y"))),
        ("leads out", archive(("../a.xml", b"x"))),
        ("leads out", archive(("xl\\..\\..\\a.xml", b"x"))),
        ("leads out", archive(("C:/a.xml", b"x"))),
        ("encrypted inside", changed(archive(("a.xml", b"x")), 8, "<H", 1)),
        ("damaged", changed(archive(("a.xml", b"x" * 99)), 16, "<L", 7)),
        ("damaged", changed(archive(("a.xml", b"x" * 99)), 24, "<L", 98)),
        ("damaged", changed(archive(("a.xml", b"x" * 99)), 24, "<L", 100)),
        ("damaged", changed(archive(("a.xml", b"x" * 99)), 10, "<H", 12)),
        ("damaged", changed(archive(("a.xml", b"x")), 42, "<L", 0xFFFFFF)),
        ("damaged", changed(archive(("a.xml", b"x")), 42, "<L", 0xFFFFFFFF)),
        ("overlap", changed(archive(("a.xml", b"x"), ("b.xml", b"y")), 20, "<L", 60)),
    ],
)  # fmt: skip
def test_what_no_honest_file_does_is_refused_in_one_sentence(name: str, content: bytes) -> None:
    assert name in told(content)


def test_two_members_that_share_their_bytes_are_refused() -> None:
    content = archive(("a.xml", b"x"), ("b.xml", b"y"))
    second = content.rindex(b"PK\1\2")
    assert "overlap" in told(content[: second + 42] + struct.pack("<L", 0) + content[second + 46 :])


@pytest.mark.parametrize(
    ("limits", "content"),
    [
        (Limits(members=3), archive(*((f"{at}.xml", b"") for at in range(4)))),
        (Limits(member_bytes=100), archive(("a.xml", bytes(101)))),
        (Limits(total_bytes=150), archive(("a.xml", bytes(80)), ("b.xml", bytes(80)))),
        (Limits(ratio=20, ratio_from=1000), archive(("a.xml", bytes(5000)))),
    ],
)
def test_limits_hold_before_anything_is_unpacked(
    limits: Limits, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpacking(*_: object) -> None:
        raise AssertionError("something was unpacked")

    monkeypatch.setattr(zlib, "decompressobj", unpacking)
    assert re.search("allowed|limit|over 20 times", told(content, limits))


def test_a_file_is_measured_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(3 << 20)
    with pytest.raises(Refused, match="3 MiB, and 2 MiB are allowed"):
        Package.open(path, Limits(file_bytes=2 << 20))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.mkdir(), "a folder"),
        (lambda path: path.symlink_to(path), "cannot be read"),
    ],
)
def test_what_is_no_readable_file_is_refused(make: Callable[[Path], None], said: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    make(path)
    with pytest.raises(Refused, match=said):
        Package.open(path)


def test_a_name_that_no_system_can_have_is_refused() -> None:
    with pytest.raises(Refused):
        Package.open("a\0b.xlsx")
