"""The journal: a recalculation is taken back to the byte, or cell by cell where the workbook was edited since."""

from __future__ import annotations

import json
import os
import shutil
import stat
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

import xlengine
from tests.odd.build import FOLDER, all_odd
from xlengine.files.journal import journal_path, load, pending_path
from xlengine.files.package import Package
from xlengine.files.read import read
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.files.undo import undo
from xlengine.files.write import put, write
from xlengine.finding import Change
from xlengine.sheet import CellError, Place, Ref, Value

ODD = {one.name: one for one in all_odd()}
BLANK = Path(__file__).parents[1] / "workbooks" / "A-76-596.blank.xlsx"


def copied(name: str, folder: Path) -> Path:
    return Path(shutil.copy(FOLDER / name, folder / name))


def change(address: str, value: Value, before: Value = None, sheet: str = "Sheet1", **more: object) -> Change:
    return Change(Ref(sheet, *Place.at(address)), value, before, **more)  # type: ignore[arg-type]


def shown(path: Path, address: str, sheet: str = "Sheet1") -> Value:
    return read(path).sheet(sheet).cell(*Place.at(address)).value


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", [name for name, one in ODD.items() if one.is_plain and name != "signed.xlsx"])
def test_undo_restores_every_byte(name: str, tmp_path: Path) -> None:
    path, sheet = copied(name, tmp_path), ODD[name].sheet
    before = digest(path)
    total = change("B5", Decimal(7), Decimal("30.5"), sheet, keeps_formula=True)
    write(read(path), [change("B2", Decimal(5), Decimal("10.5"), sheet), total, change("F9", "new", None, sheet)], path)
    assert (shown(path, "B2", sheet), shown(path, "B5", sheet), shown(path, "F9", sheet)) == (5, 7, "new")
    assert len(undo(path)) == 3
    assert digest(path) == before
    assert [left.name for left in tmp_path.iterdir()] == [name]


def test_undo_after_an_edit_goes_cell_by_cell_and_leaves_the_edit(tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    changes = [
        change("B2", Decimal(5), Decimal("10.5")),
        change("B3", Decimal(6), Decimal(20)),
        change("B5", Decimal(11), Decimal("30.5"), keeps_formula=True),
        change("D4", Decimal(9)),
        change("D6", Decimal("0.3333333333333333333333"), None, formula="B2/3"),
    ]
    write(read(path), changes, path)
    put(path, splice(Package.open(path), [change("B3", Decimal(77)), change("A9", "edited")]))
    back = undo(path)
    assert [(c.ref.address, c.value) for c in back] == [
        ("B2", Decimal("10.5")), ("B5", Decimal("30.5")), ("D4", None), ("D6", None),
    ]  # fmt: skip
    found = {address: shown(path, address) for address in ("B2", "B3", "B5", "D4", "D6", "A9")}
    assert found == {"B2": Decimal("10.5"), "B3": 77, "B5": Decimal("30.5"), "D4": None, "D6": None, "A9": "edited"}
    assert read(path).sheets[0].cell(6, 4).formula is None
    assert read(path).sheets[0].cell(5, 2).formula == "SUM(B2:B3)"
    assert not journal_path(path).exists()


def test_undo_where_every_cell_was_edited_since_is_refused_and_touches_nothing(tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    write(read(path), [change("B2", Decimal(5), Decimal("10.5"))], path)
    put(path, splice(Package.open(path), [change("B2", Decimal(77))]))
    before = digest(path)
    with pytest.raises(Refused, match="no changed cell holds what was written any more"):
        undo(path)
    assert digest(path) == before


def test_undo_says_that_a_sheet_was_renamed_since(tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    sheet = read(path).sheets[0].name
    write(read(path), [Change(Ref(sheet, 2, 2), Decimal(5), Decimal("10.5"))], path)
    workbook = openpyxl.load_workbook(path)
    workbook[sheet].title = "Renamed"
    workbook.save(path)
    with pytest.raises(Refused, match=f"the sheet “{sheet}” is no longer there under that name, so nothing was taken"):
        undo(path)


def test_a_cell_that_became_a_formula_since_is_not_taken_back(tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    write(read(path), [change("D2", Decimal(5)), change("D3", Decimal(6))], path)
    put(path, splice(Package.open(path), [change("D2", Decimal(5), formula="2+3")]))
    assert [c.ref.address for c in undo(path)] == ["D3"]
    assert read(path).sheets[0].cell(2, 4).formula == "2+3"


def test_undo_without_a_recalculation_is_refused(tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    with pytest.raises(Refused, match="no recalculation is on record"):
        undo(path)


def test_undo_of_a_workbook_that_was_restored_otherwise_says_so(tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    write(read(path), [change("B2", Decimal(5))], path)
    shutil.copy(FOLDER / "plain.xlsx", path)
    with pytest.raises(Refused, match="as it was before the recalculation already"):
        undo(path)
    assert not journal_path(path).exists()


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b'{"schema":"xlengine.journal/1"}', b'{"schema":"other"}', b"[" * 100_000, b"\xff\xfe"],
)
def test_a_damaged_journal_takes_nothing_back_and_stops_no_recalculation(damage: bytes, tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    journal_path(path).write_bytes(damage)
    with pytest.raises(Refused, match="journal is damaged"):
        undo(path)
    write(read(path), [change("B2", Decimal(5), Decimal("10.5"))], path)
    assert len(undo(path)) == 1


def test_a_journal_that_was_tampered_with_changes_nothing(tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    write(read(path), [change("B2", Decimal(5), Decimal("10.5"))], path)
    told = json.loads(journal_path(path).read_text())
    told["head"] += 1
    journal_path(path).write_text(json.dumps(told))
    before = digest(path)
    with pytest.raises(Refused, match="does not fit"):
        undo(path)
    assert digest(path) == before


def test_the_journal_says_what_was_changed_when_and_by_whom_and_reads_back(tmp_path: Path) -> None:
    path = copied("two_sheets_quoted_names.xlsx", tmp_path)
    sheet = 'Q&A "it\'s"'
    changes = [
        change("B2", Decimal("1E-7"), Decimal("10.5"), sheet, code="XLE101"),
        change("C2", True, None, sheet), change("C3", CellError("#N/A"), None, sheet), change("C5", "=x", None, sheet),
    ]  # fmt: skip
    write(read(path), changes, path)
    told = json.loads(journal_path(path).read_text("utf-8"))
    assert {"time", "user", "version", "source", "result"} <= set(told)
    entry = load(path)
    assert entry is not None
    assert entry.changes == changes
    assert (entry.source, entry.result) == (digest(FOLDER / path.name), digest(path))
    assert not pending_path(path).exists()


def test_the_journal_and_the_workbook_keep_their_permissions_private(tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    os.chmod(path, 0o640)
    write(read(path), [change("B2", Decimal(5))], path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE(journal_path(path).stat().st_mode) == 0o640


def test_a_link_to_a_workbook_stays_a_link_and_the_workbook_behind_it_changes(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    path = copied("plain.xlsx", tmp_path / "deep")
    link = tmp_path / "link.xlsx"
    link.symlink_to(path)
    before = digest(path)
    write(read(link), [change("B2", Decimal(5), Decimal("10.5"))], link)
    assert link.is_symlink()
    assert shown(path, "B2") == 5
    undo(link)
    assert digest(path) == before


def test_the_source_stays_as_it_was_when_another_file_is_written(tmp_path: Path) -> None:
    path = copied("plain.xlsx", tmp_path)
    before = digest(path)
    out = tmp_path / "out.xlsx"
    write(read(path), [change("B2", Decimal(5), Decimal("10.5"))], out)
    assert digest(path) == before
    assert shown(out, "B2") == 5
    undo(out)
    assert digest(out) == before


def test_a_second_recalculation_changes_nothing_and_undo_still_takes_the_first_back(tmp_path: Path) -> None:
    path = Path(shutil.copy(BLANK, tmp_path / "book.xlsx"))
    before = digest(path)
    assert xlengine.recalc(str(path), in_place=True).changes
    once = digest(path)
    assert xlengine.recalc(str(path), in_place=True).changes == []
    assert digest(path) == once != before
    assert xlengine.undo(str(path))
    assert digest(path) == before


def test_a_workbook_with_the_longest_name_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 220 + ".xlsx")
    shutil.copy(FOLDER / "plain.xlsx", path)
    write(read(path), [change("B2", Decimal(5))], path)
    assert shown(path, "B2") == 5
