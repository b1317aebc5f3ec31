"""One worksheet's part: its cells, and what the part says about them outside the cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from xlengine.banded import Banded
from xlengine.expression import expression
from xlengine.files.cells import usual_cells
from xlengine.files.contents import Contents
from xlengine.files.limits import Limits
from xlengine.files.markup import Element, elements, has_usual_text, is_bare
from xlengine.files.parser import parsed_cells
from xlengine.files.refused import Refused
from xlengine.sheet import LAST_ROW, Area, Cell

_ROOT = expression(rb"<(?:([A-Za-z_][\w.\-]*):)?worksheet(?=[\s/>])")
_TRUE = frozenset({"1", "true"})


class Span(NamedTuple):
    """Where the sheet data of a usual worksheet stands: the start of its tag, its first row, and its end."""

    prefix: str
    tag: int
    begin: int
    end: int


@dataclass(slots=True)
class Worksheet:
    """What one worksheet's part holds."""

    rows: Mapping[int, dict[int, Cell]]
    hidden_rows: set[int]
    arrays: list[tuple[Area, str]]
    outside: list[Element]

    @property
    def count(self) -> int:
        if isinstance(self.rows, Banded):
            return self.rows.count
        return sum(map(len, self.rows.values()))

    def hidden_columns(self) -> set[int]:
        found: set[int] = set()
        for element in self.outside:
            given = element.attributes
            if element.name == "col" and element.depth == 3 and given.get("hidden") in _TRUE:
                first, last = given.get("min", ""), given.get("max", "")
                if first.isdecimal() and last.isdecimal() and len(first + last) < 12:
                    found.update(range(max(int(first), 1), min(int(last), 16_384) + 1))
        return found

    def right_to_left(self) -> bool:
        views = [e for e in self.outside if e.name == "sheetView" and e.depth == 3]
        return bool(views) and views[0].attributes.get("rightToLeft") in _TRUE

    def protected(self) -> bool:
        return any(
            e.name == "sheetProtection" and e.depth == 2 and e.attributes.get("sheet") in _TRUE for e in self.outside
        )

    def merged(self) -> list[Area]:
        found = []
        for element in self.outside:
            if element.name == "mergeCell" and element.depth == 3:
                try:
                    found.append(Area.at(element.attributes.get("ref", "")))
                except ValueError:
                    continue
        return found


def is_worksheet(content: bytes) -> bool:
    """Whether a sheet's part is a worksheet, and no chart, dialog or macro sheet."""
    return _ROOT.search(content) is not None


def worksheet_of(content: bytes, part: str, path: str, contents: Contents, limits: Limits, most: int) -> Worksheet:
    """Everything in a worksheet's part, given in UTF-8. Refused where it is damaged or holds over `most` cells."""
    span = span_of(content)
    if span is not None:
        _counted(content, span, path, limits, most)
    try:
        found = _usual(content, span, part, path, contents)
        if found is None:
            _counted(content, None, path, limits, most)
            found = _by_parser(content, part, path, contents, limits, most)
        return found
    except OverflowError:
        raise Refused(
            f"{path}: the formulas that its cells share come to more than the limit allows; split the workbook"
        ) from None


def _usual(content: bytes, span: Span | None, part: str, path: str, contents: Contents) -> Worksheet | None:
    """By pattern; None where the worksheet has not the usual shape."""
    found = usual_cells(content, span.begin, span.end, span.prefix, contents) if span else None
    if span is None or found is None:
        return None
    outside = elements(content[: span.begin] + content[span.end :], part, path, is_utf8=True)
    return Worksheet(*found, contents.arrays, outside)


def _by_parser(content: bytes, part: str, path: str, contents: Contents, limits: Limits, most: int) -> Worksheet:
    _counted(content, None, path, limits, most)
    again = Contents(contents.strings, contents.styles, contents.date_1904, contents.formula_signs)
    rows, hidden, outside = parsed_cells(content, part, path, again, limits, most)
    contents.formula_signs = again.formula_signs
    return Worksheet(rows, hidden, again.arrays, outside)


def span_of(content: bytes) -> Span | None:
    """Where the sheet data stands, if nothing in the part could make that ambiguous."""
    root = _ROOT.search(content)
    if root is None or not is_bare(content) or not has_usual_text(content):
        return None
    prefix = root[1] + b":" if root[1] else b""
    tag = content.find(b"<" + prefix + b"sheetData>", root.end())
    begin = tag + len(prefix) + len(b"<sheetData>")
    end = content.find(b"</" + prefix + b"sheetData>", begin) if tag >= 0 else -1
    return Span(prefix.decode("ascii"), tag, begin, end) if end >= 0 else None


def _counted(content: bytes, span: Span | None, path: str, limits: Limits, most: int) -> None:
    """Refuses what is too much before any of it is read."""
    if span is not None:  # the pattern knows no other spelling of a cell
        cells = content.count(f"<{span.prefix}c ".encode())
        rows = content.count(f"<{span.prefix}row".encode(), span.begin, span.end)
    else:
        cells = sum(content.count(tag) for tag in (b"<c ", b"<c>", b"<c/", b":c ", b":c>", b":c/"))
        rows = content.count(b"<row") + content.count(b":row")
    if cells > most:
        raise Refused(f"{path}: more cells than the limit allows; raise the limit or split the workbook")
    if rows > LAST_ROW:
        raise Refused(f"{path}: more rows than a sheet can have; open it in Excel and save it again")
    if content.count(b"mergeCell ", span.end if span else 0) > limits.merged:
        raise Refused(f"{path}: over {limits.merged} merged areas on one sheet; raise the limit")
