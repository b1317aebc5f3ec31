"""Coverage-guided fuzzing of reading, recognition, proof and splicing: `python -m tests.fuzzing --seconds 3600`.

Needs the extra `fuzz` (atheris). An input is a workbook with one part spoiled, or a table of any words and figures.
Whatever is raised but a refusal, what takes over five seconds, what is lost in splicing, and a recalculation whose
second run changes anything is a finding: it is kept in the folder `--findings`, once for each place in the source.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import time
import traceback
import zlib
from collections.abc import Callable, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zipfile import BadZipFile, ZipFile

import atheris

with atheris.instrument_imports(include=["xlengine"], enable_loader_override=False):
    from tests.comparing import losses
    from tests.odd.archive import packed
    from tests.odd.build import all_odd
    from xlengine.files import patterns, refresh
    from xlengine.files.package import Package
    from xlengine.files.read import book_of
    from xlengine.files.refused import Refused
    from xlengine.files.splice import splice
    from xlengine.finding import Change
    from xlengine.judging.reviewing import check_book, recalculation, with_values
    from xlengine.sheet import Area, Book, Cell, CellError, Place, Ref, Sheet, Style, Value
    from xlengine.terms.vocabulary import LANGUAGES, words

SLOW = 5
"""Seconds."""
FIRST_INPUTS = 100
TOKENS = [
    b"<", b">", b"/", b'"', b"'", b"&", b"<c ", b"</c>", b"<c/>", b"<row ", b"</row>", b"<f>", b"</f>", b"<v>", b"</v>",
    b' r="A1"', b' r="XFD1048576"', b' t="s"', b' t="shared"', b' si="0"', b' ref="A1:B2"', b' t="array"', b' t="str"',
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x ?>", b"\xff", b"\x00", b"99999999999", b"-1", b"1E999", b' xmlns="x"',
    b"&#55296;", b"&#0;", b"&amp;", b"<!DOCTYPE a>", b'<mergeCell ref="A1:XFD1048576"/>', b"\xef\xbb\xbf", b"UTF-16",
    b"../", b" ", b"", b"A1", b"C3+1", b"SUM(B2:B4)",
]  # fmt: skip
FORMULAS = [
    "B2-C2", "SUM(B2:B4)", "B3/C3*100", "SUBTOTAL(9,B2:B5)", "IF(B2=0,0,C2/B2)", "A1", "D4+1", "1/0", "NOSUCH(B2)",
]  # fmt: skip
VALUES: list[Value] = [Decimal("5.25"), Decimal(0), "=x", "a\n b", True, None, CellError("#N/A")]
ODDMENTS: list[Value] = [None, None, "—", "n/a", "1 234,5", "12.5a", CellError("#DIV/0!"), True]
STYLES = [Style(), Style(bold=True), Style(indent=1), Style("0.0"), Style("0.0%"), Style("yyyy", is_date=True)]
ODD = all_odd()
WORDS = sorted({word.text for language in LANGUAGES for word in words(language)})


def spoiled(given: Any, content: bytes) -> bytes:
    """The bytes with a few places changed."""
    page = bytearray(content)
    for _ in range(given.ConsumeIntInRange(1, 4)):
        at = given.ConsumeIntInRange(0, len(page))
        kind = given.ConsumeIntInRange(0, 4)
        token = given.PickValueInList(TOKENS)
        if kind == 0:
            page[at:at] = token
        elif kind == 1:
            del page[at : at + given.ConsumeIntInRange(1, 24)]
        elif kind == 2:
            page[at : at + len(token)] = token
        elif kind == 3:
            source = given.ConsumeIntInRange(0, len(page))
            page[at:at] = page[source : source + given.ConsumeIntInRange(1, 60)]
        else:
            page[at : at + 1] = given.ConsumeBytes(1)
    return bytes(page)


def a_package(given: Any) -> Package:
    """An odd workbook, spoiled as a file or in one of its parts."""
    odd = given.PickValueInList(ODD)
    whole = Package(odd.name, odd.content)
    if given.ConsumeProbability() < 0.1:
        return Package(odd.name, spoiled(given, odd.content))
    parts = {name: whole.part(name) for name in whole.names if not name.endswith("/")}
    name = given.PickValueInList(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
    parts[name] = spoiled(given, parts[name])
    return Package(odd.name, packed(parts))


def read_both_ways(package: Package) -> Book:
    """The workbook with its rows in bands, however few: the same cells as row by row."""
    with patch.object(patterns, "FROM", 1), patch.object(patterns, "FEWEST", 1):
        book = book_of(package)
    single = book_of(package)
    for sheet, other in zip(book.sheets, single.sheets, strict=True):
        assert list(sheet) == list(other), sheet.name
    return book


def reading_and_splicing(given: Any) -> None:
    """A spoiled workbook is refused, or read, checked and spliced with nothing lost."""
    package = a_package(given)
    book = read_both_ways(package)
    changes = []
    for sheet in book.sheets[:2]:
        taken: set[Place] = set()
        for _ in range(given.ConsumeIntInRange(0, 4)):
            place = Place(given.ConsumeIntInRange(1, 9), given.ConsumeIntInRange(1, 7))
            value = given.PickValueInList(VALUES)
            if place not in taken:
                has_formula = sheet.cell(*place).formula is not None
                changes.append(Change(Ref(sheet.name, *place), value, keeps_formula=has_formula))
            taken.add(place)
    check_book(book)
    after = splice(package, changes)
    with patch.object(refresh, "MANY", 1):
        assert splice(package, changes) == after
    try:
        with ZipFile(BytesIO(package.content)) as archive:
            is_whole = archive.testzip() is None
    except (BadZipFile, NotImplementedError, zlib.error):
        is_whole = False
    if not is_whole:
        return  # a part that nobody reads was damaged before
    sheets = {sheet: part for sheet, part, _ in package.sheets()}
    changed: dict[str, list[Place]] = {}
    for change in changes:
        changed.setdefault(sheets[change.ref.sheet], []).append(change.ref.place)
    found = losses(package.content, after, changed)
    assert not found, found
    again = book_of(Package("again.xlsx", after))
    for change in changes:
        cell = again.cell(change.ref)
        assert cell.value == change.value or (cell.value, change.value) == (None, ""), change


def a_value(given: Any) -> Value:
    kind = given.ConsumeIntInRange(0, 9)
    if kind < 6:
        number = Decimal(given.ConsumeIntInRange(-99_999, 999_999)).scaleb(-given.ConsumeIntInRange(0, 3))
        return number if kind else f"({number})"
    found: Value = given.PickValueInList(ODDMENTS)
    return found


def a_book(given: Any) -> Book:
    """A sheet of words and figures, now and then with sums that are right."""
    sheet = Sheet("Sheet1")
    width, height = given.ConsumeIntInRange(2, 7), given.ConsumeIntInRange(2, 14)
    for row in range(1, height + 1):
        cells: dict[int, Cell] = {}
        for column in range(1, width + 1):
            value: Value = given.PickValueInList(WORDS) if row == 1 or column == 1 else a_value(given)
            formula = given.PickValueInList(FORMULAS) if row > 1 and given.ConsumeProbability() < 0.08 else None
            cells[column] = Cell(value, formula, given.PickValueInList(STYLES))
        if row > 2 and given.ConsumeProbability() < 0.4:
            above = [sheet.rows[at] for at in range(2, row)]
            for column in range(2, width + 1):
                figures = [value for cells_above in above if isinstance(value := cells_above[column].value, Decimal)]
                cells[column] = Cell(sum(figures, Decimal(0)))
        sheet.rows[row] = cells
    if given.ConsumeBool():
        left = given.ConsumeIntInRange(1, width)
        sheet.merged.append(Area(1, left, given.ConsumeIntInRange(1, 2), given.ConsumeIntInRange(left, width)))
    return Book("fuzzed.xlsx", [sheet])


def recognition_and_proof(given: Any) -> None:
    """Any table is judged, and what a recalculation puts into it stays as it is in the next one."""
    book = a_book(given)
    check_book(book)
    first = recalculation(book)
    settled = with_values(book, {change.ref: change.value for change in first.changes})
    second = recalculation(settled)
    assert not second.changes, (first.changes, second.changes)


TARGETS: dict[str, Callable[[Any], None]] = {
    "reading": reading_and_splicing, "splicing": reading_and_splicing,
    "recognition": recognition_and_proof, "proof": recognition_and_proof,
}  # fmt: skip


def guarded(only: str | None, findings: Path) -> Callable[[bytes], None]:
    """The test of one input, which keeps what it finds and goes on."""
    chosen = [TARGETS[only]] if only else [reading_and_splicing, recognition_and_proof]

    def one(content: bytes) -> None:
        given = atheris.FuzzedDataProvider(content)
        target = given.PickValueInList(chosen)
        start = time.perf_counter()
        try:
            target(given)
        except Refused:
            pass
        except Exception as error:
            frames = [f for f in traceback.extract_tb(error.__traceback__) if "xlengine" in f.filename]
            place = f"{frames[-1].name} {frames[-1].lineno}" if frames else "result"
            keep(findings, f"{target.__name__} {type(error).__name__} {place}", content, traceback.format_exc())
        if time.perf_counter() - start > SLOW:
            keep(findings, f"{target.__name__} slow", content, f"{time.perf_counter() - start:.1f} s")

    return one


def keep(findings: Path, title: str, content: bytes, said: str) -> None:
    """The first input of each title, with what was said of it."""
    name = title.replace(" ", "-") + "-" + hashlib.sha256(title.encode()).hexdigest()[:6]
    if not (findings / f"{name}.txt").exists():
        (findings / f"{name}.input").write_bytes(content)
        (findings / f"{name}.txt").write_text(said, "utf-8")
        print(f"found: {title}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Runs the fuzzer for so long in a process of its own, and says what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--only", choices=sorted(TARGETS))
    parser.add_argument("--findings", type=Path, default=Path("fuzzing"))
    parser.add_argument("--replay", type=Path, help="one kept input again, with its traceback")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.replay:
        content = atheris.FuzzedDataProvider(given.replay.read_bytes())
        content.PickValueInList([reading_and_splicing, recognition_and_proof])(content)
        return 0
    corpus = given.findings / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    dice = random.Random(1)
    for at in range(0 if any(corpus.iterdir()) else FIRST_INPUTS):
        (corpus / f"first-{at}").write_bytes(dice.randbytes(dice.randint(60, 1500)))
    if given.inside:
        flags = [f"-max_total_time={given.seconds}", "-max_len=2048", "-rss_limit_mb=1024", "-timeout=60"]
        atheris.Setup([sys.argv[0], *flags, "-print_final_stats=1", str(corpus)], guarded(given.only, given.findings))
        atheris.Fuzz()
    end, runs = time.monotonic() + given.seconds, 0
    while (left := int(end - time.monotonic())) > 0:
        words_again = ["--seconds", str(left), "--findings", str(given.findings), "--inside"]
        words_again += ["--only", given.only] if given.only else []
        command = [sys.executable, "-m", "tests.fuzzing", *words_again]
        run = subprocess.run(command, check=False, capture_output=True, text=True)
        counts = [line.split(":")[-1] for line in run.stderr.splitlines() if "number_of_executed_units" in line]
        runs += int(counts[-1]) if counts else 0
        if run.returncode:
            print("stopped:", *run.stderr.splitlines()[-12:], sep="\n")
    found = sorted(path.stem for path in given.findings.glob("*.txt"))
    kept = len(list(corpus.iterdir()))
    print(f"{runs:,} inputs in {given.seconds} s, {kept:,} kept for their coverage: {len(found)} findings")
    for name in found:
        print(f"  {name}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
