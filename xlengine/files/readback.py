"""A changed worksheet read back, as anyone would read it: each changed cell holds what was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from xlengine.banded import Banded
from xlengine.files.alike import Patterns
from xlengine.files.cells import Rows, usual_chunks
from xlengine.files.contents import Contents
from xlengine.files.markup import as_utf8
from xlengine.files.package import Package
from xlengine.files.refused import Refused
from xlengine.files.strings import strings_of
from xlengine.files.values import number
from xlengine.files.workbook import Workbook
from xlengine.files.worksheet import span_of, worksheet_of
from xlengine.finding import Change
from xlengine.number import exact
from xlengine.sheet import BLANK, Value


def read_back(package: Package, workbook: Workbook, part: str, content: bytes, changes: Sequence[Change]) -> None:
    """Refused where a cell of this part does not hold its change, or where the part cannot be read any more."""
    wanted = {row: list(some) for row, some in groupby(changes, key=lambda change: change.ref.row)}
    has_text = any(isinstance(change.value, str) for change in changes)
    shared = workbook.target("sharedStrings")
    strings = strings_of(package, shared) if has_text and shared else []
    for rows in _rows(as_utf8(content, part, package.path), part, package, strings):
        if isinstance(rows, Banded):
            for number in wanted.keys() & rows.numbers():
                _compare(package.path, wanted.pop(number), rows)
            continue
        for number in rows.keys() & wanted.keys():
            _compare(package.path, wanted.pop(number), rows)
    for some in wanted.values():
        _compare(package.path, some, {})


def _rows(content: bytes, part: str, package: Package, strings: Sequence[str]) -> Iterator[Rows]:
    """The rows of a worksheet, some at a time where it has the usual shape: they need not all be kept."""
    span = span_of(content)
    if span is not None:
        contents = Contents(strings, [])
        patterns = Patterns(span.prefix, contents, content.count(f"<{span.prefix}row ".encode(), span.begin, span.end))
        for rows in usual_chunks(content, span.begin, span.end, span.prefix, contents, set(), patterns):
            if rows is None:
                break
            yield patterns.taken(rows)
        else:
            return
    limits = package.limits
    yield worksheet_of(content, part, package.path, Contents(strings, []), limits, limits.cells).rows


def _compare(path: str, changes: Sequence[Change], rows: Rows) -> None:
    for change in changes:
        if isinstance(rows, Banded):
            cell = rows.cell(change.ref.row, change.ref.column)
        else:
            cell = rows.get(change.ref.row, {}).get(change.ref.column, BLANK)
        formula = change.formula and change.formula.removeprefix("=")
        same = type(cell.value) is type(change.value) is Decimal and cell.value == change.value
        if not (same or cell.value == _kept(change)) or (formula is not None and cell.formula != formula):
            raise Refused(f"{path}: {change.ref} could not be read back; nothing was written")


def meant(change: Change) -> Value:
    """The value to write: a text without signs is one only where a formula gave it, else it is a blank."""
    is_result = change.keeps_formula or change.formula is not None
    return None if change.value == "" and not is_result else change.value


def _kept(change: Change) -> Value:
    """The value that is read back: of a number, as many digits as a file keeps and Excel shows."""
    value = meant(change)
    return exact(number(value)) if isinstance(value, Decimal) else value
