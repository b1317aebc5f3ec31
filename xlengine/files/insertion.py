"""Cells put into a worksheet's bytes: what they replace goes, where they are new their row and its bounds follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import groupby
from operator import itemgetter

from xlengine.expression import expression
from xlengine.files.markup import tag_pattern
from xlengine.files.places import Layout
from xlengine.files.spots import RowBytes, Spot
from xlengine.sheet import Area

_SPANS = expression(rb"(\sspans\s*=\s*[\"'])([0-9]+):([0-9]+)")
_DIMENSION = expression(rb"\sref\s*=\s*[\"']([^\"']+)")

Piece = tuple[int, int, bytes]
"""(from, to, what stands there instead)."""


def with_cells(layout: Layout, changed: Sequence[Piece], new: Sequence[tuple[Spot, bytes]]) -> bytes:
    """The worksheet's bytes with the changed cells, and new ones given in reading order; every byte outside them stays.

    Only for new cells more changes: their row is made or opened, its `spans` and the sheet's `dimension` grow.
    """
    pieces: list[Piece] = []
    for number, group in groupby(new, key=lambda cell: cell[0].place.row):
        in_row = list(group)
        row = in_row[0][0].row
        if row is None:
            body = b"".join(cell for _, cell in in_row)
            made = _element(layout, b'row r="%d"' % number, b"row", body)
            pieces.append((in_row[0][0].start, in_row[0][0].end, made))
        else:
            pieces += _in_row(layout, row, in_row)
    if layout.is_empty and pieces:
        tag = layout.content[layout.opening : layout.begin].rstrip(b"/>").rstrip().removeprefix(b"<" + layout.prefix)
        body = b"".join(piece for _, _, piece in pieces)
        pieces = [(layout.opening, layout.begin, _element(layout, tag, b"sheetData", body))]
    return _joined(layout.content, [*_dimension(layout, [spot for spot, _ in new]), *pieces, *changed])


def _element(layout: Layout, tag: bytes, name: bytes, body: bytes) -> bytes:
    return b"<" + layout.prefix + tag + b">" + body + b"</" + layout.prefix + name + b">"


def _in_row(layout: Layout, row: RowBytes, new: list[tuple[Spot, bytes]]) -> Iterable[Piece]:
    """The pieces that put new cells into a row that is there, its tag among them where they change it."""
    columns = [spot.place.column for spot, _ in new]
    tag = layout.content[row.start : row.inner]
    grown = _SPANS.sub(
        lambda found: b"%s%d:%d" % (found[1], min(int(found[2]), *columns), max(int(found[3]), *columns)), tag
    )
    if row.inner == row.end:
        opened = grown[: grown.rindex(b"/")].rstrip().removeprefix(b"<" + layout.prefix)
        return [(row.start, row.end, _element(layout, opened, b"row", b"".join(cell for _, cell in new)))]
    pieces = [(spot.start, spot.end, cell) for spot, cell in new]
    return pieces if grown == tag else [(row.start, row.inner, grown), *pieces]


def _dimension(layout: Layout, new: list[Spot]) -> list[Piece]:
    """The used range that the sheet declares, grown where new cells lie outside it."""
    tag = tag_pattern(layout.prefix, b"dimension").search(layout.seen, 0, layout.opening)
    found = _DIMENSION.search(layout.content, tag.start(), tag.end()) if tag else None
    if found is None or not new:
        return []
    try:
        area = Area.at(found[1].decode("ascii", "replace"))
    except ValueError:
        return []
    rows, columns = [spot.place.row for spot in new], [spot.place.column for spot in new]
    grown = Area(min(area.top, *rows), min(area.left, *columns), max(area.bottom, *rows), max(area.right, *columns))
    return [] if grown == area else [(found.start(1), found.end(1), grown.address.encode())]


def _joined(content: bytes, pieces: Iterable[Piece]) -> bytes:
    """The content with the pieces in it; pieces that go to one place keep their order."""
    out, kept, at = BytesIO(), memoryview(content), 0
    for start, end, piece in sorted(pieces, key=itemgetter(0, 1)):
        out.write(kept[at:start])
        out.write(piece)
        at = end
    out.write(kept[at:])
    return out.getvalue()
