"""The container: what is too much is refused before it is unpacked, and a new one differs in the chosen parts only."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

import xlengine
from tests.comparing import losses
from tests.hostile_makers import lying, numbered, squeezed, with_page
from tests.odd.archive import Member, packed
from tests.odd.build import FOLDER, all_odd
from tests.odd.plain import ROWS, encoded, workbook, worksheet
from xlengine.files.limits import DEFAULT, Limits
from xlengine.files.package import Package
from xlengine.files.read import book_of
from xlengine.files.refused import Refused
from xlengine.settings import Settings, settings_for

ODD = [one.name for one in all_odd()]
SHARED = (
    '<row r="1"><c r="A1"><f t="shared" ref="A1:A9" si="0">B1+C1</f></c></row>'
    + numbered('<row r="#"><c r="A#"><f t="shared" si="0"/></c></row>', 9).partition("</row>")[2]
)
PLAIN = encoded(workbook())


@pytest.mark.parametrize("name", ODD)
def test_rebuilding_without_a_change_gives_the_same_bytes_and_with_one_only_that_part(name: str) -> None:
    package = Package.open(FOLDER / name)
    wide = {"zip64.xlsx"}
    again = package.rebuilt()
    if name in wide:
        assert losses(package.content, again, {}) == []
    else:
        assert again == package.content
    chosen = next(part for part in package.names if part.lower().endswith("styles.xml") or part == "xl/workbook.xml")
    new = b"<x>" + bytes(range(256)) * 20 + b"</x>"
    after = package.rebuilt({chosen: new})
    assert losses(package.content, after, {chosen: []}) == []
    with ZipFile(io.BytesIO(after)) as archive:
        assert archive.read(chosen) == new


def test_parts_are_found_whatever_their_case_and_their_slashes() -> None:
    package = Package("x", packed({"XL\\Deep/Part.XML": b"here"}))
    assert package.has("/xl/deep/part.xml")
    assert package.part("xl/deep/part.xml") == b"here"


def test_added_parts_come_last_and_removed_ones_are_gone() -> None:
    package = Package("x", packed(PLAIN))
    after = Package("x", package.rebuilt(added={"xl/new é.xml": b"new"}, removed=["xl/styles.xml"]))
    assert after.names == [name for name in PLAIN if name != "xl/styles.xml"] + ["xl/new é.xml"]
    assert after.part("xl/new é.xml") == b"new"
    with ZipFile(io.BytesIO(after.content)) as archive:
        assert archive.testzip() is None
        assert archive.read("xl/new é.xml") == b"new"


@pytest.mark.parametrize(
    "build",
    [{"replaced": {"gone.xml": b""}}, {"removed": ["gone.xml"]}, {"added": {"XL/styles.xml": b""}}],
)
def test_parts_that_are_not_there_are_not_replaced_and_those_that_are_not_added(build: dict[str, object]) -> None:
    with pytest.raises(Refused):
        Package("x", packed(PLAIN)).rebuilt(**build)  # type: ignore[arg-type]


@pytest.mark.parametrize("at", range(0, 2_000, 37))
def test_a_damaged_byte_is_refused_or_harmless_but_never_read_as_something_else(at: int) -> None:
    good = packed(PLAIN)
    changed = bytearray(good)
    changed[at % len(good)] ^= 0x55
    try:
        package = Package("x", bytes(changed))
        found = {package.part(name) for name in package.names}
    except Refused:
        return
    assert found == set(PLAIN.values())


@pytest.mark.parametrize("length", range(0, 2_400, 53))
def test_a_file_that_is_cut_off_is_refused(length: int) -> None:
    content = packed(PLAIN)
    with pytest.raises(Refused):
        book_of(Package("x", content[: min(length, len(content) - 1)]))


def test_a_size_that_is_not_true_costs_no_more_than_the_size_that_was_told() -> None:
    import tracemalloc

    content = lying(1000)()
    tracemalloc.start()
    with pytest.raises(Refused, match="damaged"):
        book_of(Package("x", content))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 << 20


LIMITED = {
    "members": (DEFAULT._replace(members=6), with_page(worksheet()), "parts"),
    "member_bytes": (DEFAULT._replace(member_bytes=500), with_page(worksheet()), "limit"),
    "total_bytes": (DEFAULT._replace(total_bytes=3000), with_page(worksheet()), "limit"),
    "ratio": (DEFAULT._replace(ratio=2, ratio_from=0), with_page(worksheet(ROWS + " " * 9_000)), "times its size"),
    "cells": (DEFAULT._replace(cells=7), with_page(worksheet()), "cells"),
    "cells of two sheets": (
        DEFAULT._replace(cells=15), squeezed(workbook(worksheet(), worksheet(), names=("a", "b"))), "cells",
    ),
    "cells in single quotes": (DEFAULT._replace(cells=7), with_page(worksheet(ROWS.replace('"', "'"))), "cells"),
    "cells on several lines": (DEFAULT._replace(cells=7), with_page(worksheet(ROWS.replace("<c ", "<c\n"))), "cells"),
    "cells behind a prefix": (
        DEFAULT._replace(cells=7), (FOLDER / "prefixed_root.xlsx").read_bytes(), "cells",
    ),
    "merged": (
        DEFAULT._replace(merged=1),
        with_page(worksheet(after='<mergeCells><mergeCell ref="C1:C2"/><mergeCell ref="D1:D2"/></mergeCells>')),
        "merged",
    ),
    "strings": (DEFAULT._replace(strings=4, cells=4), squeezed(workbook()), "texts"),
    "formula_signs": (DEFAULT._replace(formula_signs=20), with_page(worksheet(SHARED)), "formulas"),
    "depth": (
        DEFAULT._replace(depth=5), with_page(worksheet(ROWS.replace("<v>20", "<!----><x><y/></x><v>20"))),
        "deep",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITED)
def test_each_limit_is_enforced_and_one_more_is_enough(name: str) -> None:
    limits, content, words = LIMITED[name]
    with pytest.raises(Refused) as caught:
        book_of(Package("book.xlsx", content, limits))
    assert words in str(caught.value)
    assert str(caught.value).startswith("book.xlsx: ")
    book_of(Package("book.xlsx", content))


def test_the_exact_limit_is_allowed() -> None:
    limits = Limits(members=7, cells=8, strings=5)
    assert len(book_of(Package("x", with_page(worksheet()), limits)).sheets) == 1


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(Refused, match="MiB are allowed"):
        Package.open(path)


def test_folders_pipes_and_names_that_cannot_be_are_refused_at_once(tmp_path: Path) -> None:
    import os

    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    for name in (tmp_path, pipe, tmp_path / "gone.xlsx", "a\0b.xlsx", tmp_path / ("x" * 300)):
        with pytest.raises(Refused) as caught:
            Package.open(name)
        assert "\n" not in str(caught.value)


def test_the_limits_of_the_settings_hold_for_reading_and_writing(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(with_page(worksheet()))
    few = Settings(limits=DEFAULT._replace(cells=3))
    for work in (xlengine.check, xlengine.read, xlengine.recalc):
        with pytest.raises(Refused, match="cells"):
            work(str(path), settings=few)  # type: ignore[operator]
    with pytest.raises(Refused, match="cells"):
        xlengine.explain(str(path), "Sheet1!B5", settings=few)
    (tmp_path / "xlengine.toml").write_text("[limits]\ncells = 3\n")
    with pytest.raises(Refused, match="cells"):
        xlengine.check(str(path), settings=settings_for(str(path)))


def test_two_sheets_in_one_part_are_refused() -> None:
    parts = workbook(worksheet(), worksheet(), names=("a", "b"))
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace("sheet2.xml", "sheet1.xml")
    with pytest.raises(Refused, match="two sheets are one part"):
        book_of(Package("x", squeezed(parts)))


def test_a_member_that_is_neither_stored_nor_deflated_is_refused() -> None:
    content = bytearray(packed([Member("a", b"x" * 100)]))
    content[8:10] = content[content.index(b"PK\1\2") + 10 : content.index(b"PK\1\2") + 12] = b"\x0c\0"
    with pytest.raises(Refused, match="damaged"):
        Package("x", bytes(content)).part("a")
