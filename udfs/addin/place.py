"""Where the panel goes: beside the used cells, where the sheet shows it and nothing else lies."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from udfs.addin.splices import masked
from xlengine.files.markup import attributes_of, tag_pattern
from xlengine.files.places import Layout
from xlengine.files.refused import Refused
from xlengine.sheet import Area

DIGIT = 7
"""Pixels of a digit in the usual font, which column widths are counted in."""
COLUMN, ROW = 64, 20
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
WIDTH, HEIGHT = 116, 132
"""The panel's size in pixels."""
TALLEST = 15
"""Rows that the panel may reach down, and that a drawing is thought to."""
GAP = 12
"""Pixels between the used cells and the panel."""
EMU = 9525
"""Office's own units to a pixel."""
_ANCHOR = re.compile(rb"<(?:\w+:)?((?:two|one)CellAnchor)\b.*?</(?:\w+:)?\1>", re.DOTALL)
_COLUMN = re.compile(rb"<(?:\w+:)?col>\s*(\d+)")
_ROW = re.compile(rb"<(?:\w+:)?row>\s*(\d+)")
_EXTENT = re.compile(rb"<(?:\w+:)?ext\b[^>]*\bcx=\"(\d+)\"")
_VML_ANCHOR = re.compile(rb"<x:ClientData ObjectType=\"(\w+)\">.*?<x:Anchor>\s*([\d,\s\-]+)</x:Anchor>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Corner:
    """A point of the sheet: column and row from 0, pixels into them, and pixels from the sheet's corner."""

    column: int
    x: int
    row: int
    y: int
    left: int
    top: int


@dataclass(slots=True)
class Lengths:
    """How wide the columns, or how high the rows, are in pixels; 0 where they are hidden."""

    own: list[tuple[int, int, int]]
    """(first, last, pixels), counted from 1, in order."""
    usual: int
    most: int

    def _run(self, at: int) -> tuple[int, int, int] | None:
        before = bisect_right(self.own, at + 1, key=lambda run: run[0])
        return self.own[before - 1] if before and self.own[before - 1][1] > at else None

    def __getitem__(self, at: int) -> int:
        run = self._run(at)
        return run[2] if run else self.usual

    def from_start(self, at: int) -> int:
        return self.usual * at + sum(
            (pixels - self.usual) * (min(last, at) - first + 1) for first, last, pixels in self.own if first <= at
        )

    def reach(self, at: int, pixels: int) -> tuple[int, int]:
        """The column or row, and how far into it, that lies so many pixels behind the start of `at`."""
        while pixels >= self[at]:
            following = self.shown(at + 1)
            if following is None:
                return at, self[at]
            pixels, at = pixels - self[at], following
        return at, pixels

    def has_room(self, at: int | None, pixels: int) -> bool:
        """Whether so many pixels are shown from `at` on."""
        if at is None:
            return False
        last, into = self.reach(at, pixels)
        return into < self[last]

    def shown(self, at: int) -> int | None:
        """The first one from `at` on that is not hidden."""
        while at < self.most:
            if self[at]:
                return at
            run = self._run(at)
            at = run[1] if run else next((first - 1 for first, _, _ in self.own if first > at + 1), self.most)
        return None


class Panel:
    """The panel's place on one sheet; corners are asked for in pixels from its upper left."""

    def __init__(self, layout: Layout, drawings: list[bytes], vml: bytes) -> None:
        self.columns, self.rows = _columns(layout), _rows(layout)
        taken = _taken(layout, drawings, vml)
        top, first = self.rows.shown(0), self.columns.shown(0)
        beside = self.columns.shown(max([0, *(column for row, column in taken if row <= (top or 0) + TALLEST)]))
        below = self.rows.shown(max([0, *layout.numbers, *(row + TALLEST for row, _ in taken if row)]) + 1)
        for row, column, gap in ((top, beside, GAP), (below, first, 0)):
            if self.rows.has_room(row, HEIGHT) and self.columns.has_room(column, gap + WIDTH):
                self.row, self.column, self.gap = row or 0, column or 0, gap
                return
        raise Refused(
            f"{layout.path}: the columns beside the table and the rows below it are hidden; "
            "show some to make room for the buttons"
        )

    def corner(self, right: int, down: int) -> Corner:
        right += self.gap
        column, x = self.columns.reach(self.column, right)
        row, y = self.rows.reach(self.row, down)
        left = self.columns.from_start(self.column) + right
        return Corner(column, x, row, y, left, self.rows.from_start(self.row) + down)


def _columns(layout: Layout) -> Lengths:
    head = layout.seen[: layout.opening]
    usual = COLUMN
    form = tag_pattern(layout.prefix, b"sheetFormatPr").search(head)
    if form:
        given = attributes_of(form[0].decode("utf-8", "replace"))
        usual = _pixels(given["defaultColWidth"]) if "defaultColWidth" in given else COLUMN
    own = []
    for tag in tag_pattern(layout.prefix, b"col").finditer(head):
        given = attributes_of(tag[0].decode("utf-8", "replace"))
        hidden = given.get("hidden") in ("1", "true")
        width = 0 if hidden else _pixels(given["width"]) if "width" in given else usual
        own.append((int(given.get("min", "1")), int(given.get("max", "1")), width))
    return Lengths(sorted(own), usual, LAST_COLUMN)


def _pixels(width: str) -> int:
    return int((256 * float(width) + 128 // DIGIT) / 256 * DIGIT)


def _rows(layout: Layout) -> Lengths:
    usual = ROW
    form = tag_pattern(layout.prefix, b"sheetFormatPr").search(layout.seen[: layout.opening])
    if form:
        given = attributes_of(form[0].decode("utf-8", "replace"))
        if given.get("zeroHeight") in ("1", "true"):
            usual = 0
        elif "defaultRowHeight" in given:
            usual = round(float(given["defaultRowHeight"]) * 4 / 3)
    own = []
    for row in layout.rows:
        given = attributes_of(layout.seen[row.start : row.inner].decode("utf-8", "replace"))
        if given.get("hidden") in ("1", "true"):
            own.append((row.number, row.number, 0))
        elif "ht" in given:
            own.append((row.number, row.number, round(float(given["ht"]) * 4 / 3)))
        elif not usual:
            own.append((row.number, row.number, ROW))
    return Lengths(own, usual, LAST_ROW)


def _taken(layout: Layout, drawings: list[bytes], vml: bytes) -> list[tuple[int, int]]:
    """(row, column) of what is there: where a row's contents end, a merged area, a drawing and its first row."""
    taken: list[tuple[int, int]] = []
    for row in layout.rows:
        filled = [column for column, (start, end) in layout.cells(row).items() if b"</" in layout.content[start:end]]
        if filled:
            taken.append((0, max(filled)))
    for tag in tag_pattern(layout.prefix, b"mergeCell").finditer(layout.seen, layout.end):
        area = _area(attributes_of(tag[0].decode("utf-8", "replace")).get("ref", ""))
        if area is not None and area.right < LAST_COLUMN:
            taken.append((0, area.right))
    for drawing in drawings:
        taken += [_drawn(anchor[0]) for anchor in _ANCHOR.finditer(masked(drawing))]
    for kind, anchor in _VML_ANCHOR.findall(vml):
        if kind != b"Note":
            numbers = [int(number) for number in anchor.split(b",")]
            taken.append((numbers[2], numbers[4] + 1))
    return taken


def _drawn(anchor: bytes) -> tuple[int, int]:
    """The row that a drawing begins in, and the column that it ends in."""
    rows, columns = _ROW.findall(anchor), _COLUMN.findall(anchor)
    extent = _EXTENT.search(anchor)
    if not rows or not columns:
        return 0, 0
    wide = int(extent[1]) // (EMU * COLUMN) + 1 if extent and len(columns) == 1 else 0
    return int(rows[0]), int(columns[-1]) + 1 + wide


def _area(text: str) -> Area | None:
    try:
        return Area.at(text)
    except ValueError:
        return None
