"""A changed worksheet read back, as anyone would read it: each changed cell holds what was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlengine.banded import Banded
from xlengine.bands import Band
from xlengine.files.cells import Rows, usual_chunks
from xlengine.files.contents import Contents
from xlengine.files.markup import as_utf8
from xlengine.files.package import Package
from xlengine.files.patterns import Patterns
from xlengine.files.refused import Refused
from xlengine.files.strings import strings_of
from xlengine.files.values import number
from xlengine.files.workbook import Workbook
from xlengine.files.worksheet import span_of, worksheet_of
from xlengine.finding import Change
from xlengine.number import exact
from xlengine.sheet import BLANK, Cell, Value


def read_back(package: Package, workbook: Workbook, part: str, content: bytes, changes: Sequence[Change]) -> None:
    """Refused where a cell of this part does not hold its change, or where the part cannot be read any more."""
    wanted: dict[int, dict[int, Change]] = {}
    for change in changes:
        wanted.setdefault(change.ref.column, {})[change.ref.row] = change
    has_text = any(isinstance(change.value, str) for change in changes)
    shared = workbook.target("sharedStrings")
    strings = strings_of(package, shared) if has_text and shared else []
    for rows in _rows(as_utf8(content, part, package.path), part, package, strings, set(wanted)):
        for column, own in wanted.items():
            for band in rows.bands if isinstance(rows, Banded) else ():
                if column in band.columns:
                    _compare_column(package.path, band, band.columns.index(column), own)
        loose = rows.loose if isinstance(rows, Banded) else rows
        for own in wanted.values():
            for row in own.keys() & loose.keys() if len(own) < len(loose) else [row for row in loose if row in own]:
                change = own.pop(row)
                _compare(package.path, change, loose[row].get(change.ref.column, BLANK))
    for own in wanted.values():
        for change in own.values():
            _compare(package.path, change, BLANK)


def _compare_column(path: str, band: Band, at: int, wanted: dict[int, Change]) -> None:
    """What is wanted of a band's column, each cell once."""
    take = wanted.pop
    for place, (row, value) in enumerate(zip(band.numbers, band.values[at], strict=True)):
        change = take(row, None)
        if change is None:
            continue
        if change.formula is not None or value != change.value or type(value) is not type(change.value):
            _compare(path, change, Cell(value, band.formula(at, place)))


def _rows(content: bytes, part: str, package: Package, strings: Sequence[str], wanted: set[int]) -> Iterator[Rows]:
    """The rows of a worksheet, some at a time where it has the usual shape: they need not all be kept."""
    span = span_of(content)
    if span is not None:
        contents = Contents(strings, [])
        count = content.count(f"<{span.prefix}row ".encode(), span.begin, span.end)
        patterns = Patterns(span.prefix, contents, count, wanted)
        for rows in usual_chunks(content, span.begin, span.end, span.prefix, contents, set(), patterns):
            if rows is None:
                break
            yield patterns.taken(rows)
        else:
            return
    limits = package.limits
    yield worksheet_of(content, part, package.path, Contents(strings, []), limits, limits.cells).rows


def _compare(path: str, change: Change, cell: Cell) -> None:
    formula = change.formula and change.formula.removeprefix("=")
    if cell.value != _kept(change) or (formula is not None and cell.formula != formula):
        raise Refused(f"{path}: {change.ref} could not be read back; nothing was written")


def meant(change: Change) -> Value:
    """The value to write: a text without signs is one only where a formula gave it, else it is a blank."""
    is_result = change.keeps_formula or change.formula is not None
    return None if change.value == "" and not is_result else change.value


def _kept(change: Change) -> Value:
    """The value that is read back: of a number, as many digits as a file keeps and Excel shows."""
    value = meant(change)
    return exact(number(value)) if isinstance(value, Decimal) else value
