"""Spoils right workbooks, one formula at a time, and counts what a check tells: `python -m tests.spoiled FOLDER`.

The workbooks named `…__c_formula.xlsx` are taken for right; `python -m tests.odd.layouts.build FOLDER` builds such a
folder. One formula is made another one, as a slip of the hand makes it, a figure is typed over it, or a number that it
takes is stored as a text; all formulas are computed anew, and a check reads the result. What changes no figure is left
out. `told` counts an error or a warning at that very cell, `elsewhere` one at other cells only.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from xlengine.files.read import read
from xlengine.finding import Finding, Severity
from xlengine.judging.formulas import native_formulas
from xlengine.judging.mended import with_formulas
from xlengine.judging.reviewing import check_book
from xlengine.sheet import Book, Cell, Ref, with_values

MOST = 4
"""So many cells of one workbook are spoiled in each way, spread over it."""

ADDED = re.compile(r"SUM\(([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)\)")
ONE_LESS_ANOTHER = re.compile(r"\(?([A-Z]+)([0-9]+)-([A-Z]+)([0-9]+)\)?")
BASE = re.compile(r"/([A-Z]+[0-9]+)")
CELL = re.compile(r"([A-Z]+)([0-9]+)")
AREA = re.compile(r"([A-Z]+)([0-9]+)(?::([A-Z]+)([0-9]+))?")
LAST_PART = re.compile(r"[+-][A-Z]+[0-9]+$")
_T = TypeVar("_T")


def without_the_last_line(formula: str) -> str:
    return ADDED.sub(lambda area: f"SUM({area[1]}{area[2]}:{area[3]}{int(area[4]) - 1})", formula, count=1)


def without_the_first_line(formula: str) -> str:
    return ADDED.sub(lambda area: f"SUM({area[1]}{int(area[2]) + 1}:{area[3]}{area[4]})", formula, count=1)


def with_the_line_above(formula: str) -> str:
    return ADDED.sub(lambda area: f"SUM({area[1]}{int(area[2]) - 1}:{area[3]}{area[4]})", formula, count=1)


def the_other_way(formula: str) -> str:
    return ONE_LESS_ANOTHER.sub(lambda both: f"({both[3]}{both[4]}-{both[1]}{both[2]})", formula, count=1)


def added_and_not_taken_off(formula: str) -> str:
    return ONE_LESS_ANOTHER.sub(lambda both: f"({both[1]}{both[2]}+{both[3]}{both[4]})", formula, count=1)


def from_the_next_line(formula: str) -> str:
    return formula if ":" in formula else CELL.sub(lambda cell: f"{cell[1]}{int(cell[2]) + 1}", formula, count=1)


def by_another_base(formula: str) -> str:
    base = BASE.search(formula)
    others = [cell[0] for cell in CELL.finditer(formula) if base and cell[0] != base[1]]
    return BASE.sub(f"/{others[0]}", formula, count=1) if others else formula


def without_the_last_part(formula: str) -> str:
    return formula if ":" in formula else LAST_PART.sub("", formula)


SLIPS: tuple[Callable[[str], str], ...] = (
    without_the_last_line, without_the_first_line, with_the_line_above, the_other_way, added_and_not_taken_off,
    from_the_next_line, by_another_base, without_the_last_part,
)  # fmt: skip


def spoiled(book: Book) -> Iterator[tuple[str, Ref, Book]]:
    """The book with one slip after the other that changes a figure: what it is, where, all formulas computed anew."""
    cells = [(Ref(sheet.name, *place), cell) for sheet in book.sheets for place, cell in sheet]
    formulas = [(ref, str(cell.formula)) for ref, cell in cells if cell.formula is not None]
    for slip in SLIPS:
        for ref, formula in spread([(ref, slip(one)) for ref, one in formulas if slip(one) != one]):
            other = computed(with_formulas(book, {ref: formula}))
            if is_another_figure(other, book, ref):
                yield slip.__name__, ref, other
    results = [(ref, cell) for ref, cell in cells if cell.formula is not None and is_amount(cell)]
    for ref, cell in spread(results):
        yield "typed_over", ref, computed(typed(book, ref, cell))
    taken = {one for _, formula in formulas for one in taken_by(formula)}
    inputs = [(ref, cell) for ref, cell in cells if cell.formula is None and is_amount(cell) and ref.address in taken]
    for ref, cell in spread(inputs):
        yield "stored_as_a_text", ref, computed(with_values(book, {ref: f"{cell.value:f}"}))


def spread(found: Sequence[_T]) -> Sequence[_T]:
    return found[:: max(1, len(found) // MOST)][:MOST]


def is_amount(cell: Cell) -> bool:
    return isinstance(cell.value, Decimal) and bool(cell.value)


def is_another_figure(other: Book, book: Book, ref: Ref) -> bool:
    one, before = other.cell(ref).value, book.cell(ref).value
    if not isinstance(one, Decimal) or not isinstance(before, Decimal):
        return False  # a formula that cannot be computed is said by itself
    return abs(one - before) > abs(before) * Decimal("1e-9")


def taken_by(formula: str) -> Iterator[str]:
    """The cells that a formula names, those of an area in one column one by one."""
    for area in AREA.finditer(formula):
        if area[3] == area[1]:
            yield from (f"{area[1]}{row}" for row in range(int(area[2]), int(area[4]) + 1))
        else:
            yield f"{area[1]}{area[2]}"


def typed(book: Book, ref: Ref, cell: Cell) -> Book:
    """The book with a figure in place of a formula, a tenth more than its result."""
    assert isinstance(cell.value, Decimal)
    figure = Cell(round(cell.value * Decimal("1.1"), 2), style=cell.style)
    rows = {row: dict(columns) for row, columns in book.sheet(ref.sheet).rows.items()}
    rows[ref.row][ref.column] = figure
    return replace(book, sheets=[replace(one, rows=rows) if one.name == ref.sheet else one for one in book.sheets])


def computed(book: Book) -> Book:
    return native_formulas(book).refreshed(book)


def blamed(book: Book) -> dict[tuple[Ref | None, str], Finding]:
    return {(one.ref, one.code): one for one in check_book(book).findings if one.severity is not Severity.NOTE}


def verdicts(path: Path) -> Iterator[tuple[str, Ref, str, list[Finding]]]:
    """Each slip in a workbook: what it is, where, how it was told, and all that was told of it."""
    book = computed(read(str(path)))
    before = blamed(book)
    for slip, ref, other in spoiled(book):
        found = [one for key, one in blamed(other).items() if key not in before]
        errors = any(one.severity is Severity.ERROR and one.ref != ref for one in found)
        if any(one.ref == ref for one in found):
            yield slip, ref, "told, and errors elsewhere" if errors else "told", found
        else:
            yield slip, ref, "elsewhere" if found else "not told", found


def main(folder: str) -> None:
    counts: dict[str, Counter[str]] = {}
    for path in sorted(Path(folder).glob("*__c_formula.xlsx")):
        for slip, ref, verdict, found in verdicts(path):
            counts.setdefault(slip, Counter())[verdict] += 1
            if verdict != "told":
                said = "; ".join(f"{one.severity.value} {one.code} at {one.ref}" for one in found)
                print(f"{path.name} {ref.address} {slip}: {verdict} {said}")
    for slip, counted in counts.items():
        print(f"{slip}: {', '.join(f'{times} {verdict}' for verdict, times in counted.most_common())}")
    every = sum(counts.values(), Counter[str]())
    print(f"all {every.total()}: {', '.join(f'{times} {verdict}' for verdict, times in every.most_common())}")


if __name__ == "__main__":
    main(sys.argv[1])
