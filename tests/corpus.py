"""Splices values into every workbook of a folder and looks for a loss: `python -m tests.corpus FOLDER [--sample N]`.

With `--recalc` each is recalculated in place instead, as an officer does, recalculated again and taken back.

Into existing, empty and missing cells and rows go numbers, texts and logical values; stored results of formulas are
refreshed. Then every other part must be what it was, packed as it was; every byte outside the changed cells too; and
each value must be read back. A sample is opened in LibreOffice where it is installed. The folder's files are only read.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import xlengine
from tests.comparing import losses
from xlengine.files.package import Package
from xlengine.files.read import ENDINGS, book_of
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import Area, Book, CellError, Place, Ref, Sheet, Value

SHEETS, EACH = 3, 40
TEXTS = (
    "=SUM(1)", "=cmd|'/C calc'!A0", "  padded ", "línea\nnueva", "预算 الميزانية", "_x0041_", "<&>\"'", "a\x07b", "-",
)  # fmt: skip


class Loss(Exception):
    """Something is not what it was, or not what was written."""


def changes_for(book: Book, dice: random.Random) -> list[Change]:
    """Some changes to the first sheets that a recalculation could make."""
    changes: list[Change] = []
    for sheet in book.sheets[:SHEETS]:
        closed = [area for area, _ in sheet.forbidden] + [a for a in sheet.merged if a.address.count(":")]
        plain = [place for place, cell in sheet if cell.formula is None]
        formulas = [place for place, cell in sheet if cell.formula is not None]
        for place in _some(plain, closed, dice):
            changes.append(Change(Ref(sheet.name, *place), _value(dice)))
        for place in _some(formulas, closed, dice):
            changes.append(Change(Ref(sheet.name, *place), _value(dice), keeps_formula=True))
        for place in _missing(sheet, closed, dice):
            changes.append(Change(Ref(sheet.name, *place), _value(dice)))
    return changes


def _some(places: list[Place], closed: list[Area], dice: random.Random) -> list[Place]:
    """At most so many of these places, none of them in a closed area."""
    chosen = dice.sample(places, min(EACH, len(places)))
    return [place for place in chosen if not any(place in area for area in closed)]


def _value(dice: random.Random) -> Value:
    sort = dice.random()
    if sort < 0.7:
        return Decimal(dice.randint(-(10**9), 10**9)).scaleb(-dice.randint(0, 4))
    if sort < 0.9:
        return dice.choice(TEXTS)
    return dice.choice((True, False, CellError("#DIV/0!")))


def _missing(sheet: Sheet, closed: list[Area], dice: random.Random) -> Iterator[Place]:
    """A few cells that are not there: in rows that are, between rows, and below them all."""
    rows = sorted(sheet.rows) or [1]
    wanted = {Place(dice.choice(rows), dice.randint(1, 60)) for _ in range(4)}
    wanted |= {Place(dice.randint(1, rows[-1] + 5), dice.randint(1, 12)) for _ in range(4)}
    for place in sorted(wanted):
        is_free = not any(place in area for area in closed) and place.row <= 1_048_576
        if is_free and place.column not in sheet.rows.get(place.row, {}):
            yield place


def examine(path: Path) -> tuple[str, bytes, list[Change]]:
    """('ok' or 'nothing to change', the new file, its changes); Loss or Refused otherwise."""
    package = Package.open(path)
    book = book_of(package)
    changes = changes_for(book, random.Random(book.digest))
    if not changes:
        return "nothing to change", package.content, []
    after = splice(package, changes)
    compare(package, after, changes)
    read_back(Package(str(path), after), changes)
    return "ok", after, changes


def recalculate(path: Path) -> tuple[str, bytes, list[Change]]:
    """The same of a copy that is recalculated in place, again without a change, and taken back byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        copy.write_bytes(before := path.read_bytes())
        try:
            changes = xlengine.recalc(str(copy), in_place=True).changes
        except Refused as refusal:
            raise Refused(str(refusal).replace(str(copy), str(path))) from None
        after = copy.read_bytes()
        if changes:
            compare(Package(str(path), before), after, changes)
        elif after != before:
            raise Loss("nothing was to be changed, and bytes did")
        again = xlengine.recalc(str(copy), in_place=True).changes
        if again or copy.read_bytes() != after:
            raise Loss(f"a second recalculation changes {', '.join(str(change.ref) for change in again[:3])}")
        if changes:
            xlengine.undo(str(copy))
        if copy.read_bytes() != before:
            raise Loss("it is not what it was once it is taken back")
    return ("ok" if changes else "nothing to change"), after, changes


def compare(package: Package, after: bytes, changes: list[Change]) -> None:
    """Part by part, and byte by byte outside the changed cells; Loss where one differs."""
    spelled = {name.replace("\\", "/").lstrip("/").lower(): name for name in package.names}
    parts = {name: spelled[part.lower()] for name, part, _ in package.sheets()}
    changed: dict[str, list[Place]] = defaultdict(list)
    for change in changes:
        changed[parts[change.ref.sheet]].append(change.ref.place)
    fitted = {  # in General, filled, it takes the number format of its column
        f"{parts[one.ref.sheet]}: {one.ref.address}: its attribute s differs"
        for one in changes if one.number_format_decimals is not None
    }  # fmt: skip
    found = [one for one in losses(package.content, after, changed) if one not in fitted]
    if found:
        raise Loss("; ".join(found[:3]))


def read_back(package: Package, changes: list[Change]) -> None:
    """Every value is read back, and every formula is still one; Loss otherwise."""
    book = book_of(package)
    for change in changes:
        cell = book.cell(change.ref)
        if cell.value != change.value or (cell.formula is not None) != change.keeps_formula:
            raise Loss(f"{change.ref}: read back as {cell.value!r}, written {change.value!r}")


def open_in_office(soffice: str, workbook: bytes, name: str, changes: list[Change]) -> None:
    """LibreOffice opens the file and sees the plain numbers; Loss otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in" + Path(name).suffix.lower()), Path(folder, "out")
        source.write_bytes(workbook)
        command = [soffice, "--headless", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(source)]
        subprocess.run(command, capture_output=True, timeout=180, check=False)
        result = out / "in.xlsx"
        if not result.exists():
            raise Loss("LibreOffice does not open it")
        seen = book_of(Package.open(result))
        names = {sheet.name for sheet in seen.sheets}
        for change in changes:
            if not isinstance(change.value, Decimal) or change.keeps_formula or change.ref.sheet not in names:
                continue
            value = seen.cell(change.ref).value
            if value != change.value:
                raise Loss(f"LibreOffice reads {change.ref} as {value!r}, written {change.value!r}")


def _seen_in_office(soffice: str, path: Path, after: bytes, changes: list[Change]) -> str:
    """What LibreOffice makes of the new file, in words; a difference is printed unless the old file has it too."""
    try:
        open_in_office(soffice, after, path.name, changes)
    except (Loss, Refused, subprocess.TimeoutExpired) as error:
        try:
            open_in_office(soffice, path.read_bytes(), path.name, [])
        except (Loss, Refused, subprocess.TimeoutExpired):
            return "not opened by LibreOffice, before either"
        print(f"office   {path}: {error}")
        return "LibreOffice differs"
    return "opened in LibreOffice, all numbers there"


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--sample", type=int, default=0, metavar="N", help="open N of them in LibreOffice")
    options.add_argument("--recalc", action="store_true", help="recalculate each in place, again, and take it back")
    given = options.parse_args(arguments)
    files = sorted(path for path in given.folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
    counts: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    losses: list[str] = []
    began = time.monotonic()
    done: list[tuple[Path, bytes, list[Change]]] = []
    sample = set(random.Random(len(files)).sample(files, min(given.sample, len(files))))
    for path in files:
        try:
            outcome, after, changes = recalculate(path) if given.recalc else examine(path)
            if outcome == "ok" and path in sample:
                done.append((path, after, changes))
        except Refused as refusal:
            outcome = "refused"
            refusals[str(refusal).removeprefix(f"{path}: ")] += 1
            print(f"refused  {refusal}")
        except Loss as loss:
            outcome = "LOSS"
            losses.append(f"{path}: {loss}")
            print(f"LOSS     {path}: {loss}")
        except Exception as error:
            outcome = "CRASH"
            losses.append(f"{path}: {error!r}")
            print(f"CRASH    {path}: {error!r}")
        counts[outcome] += 1
    soffice = shutil.which("soffice")
    for path, after, changes in done if soffice else ():
        counts[_seen_in_office(str(soffice), path, after, changes)] += 1
    print(f"\n{len(files)} workbooks in {time.monotonic() - began:.0f} s")
    for outcome, count in counts.most_common():
        print(f"  {count:6}  {outcome}")
    for reason, count in refusals.most_common():
        print(f"  {count:6}  refused: {reason}")
    if given.sample and not soffice:
        print("          LibreOffice is not installed: no sample was opened")
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
