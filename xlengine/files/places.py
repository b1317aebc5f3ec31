"""Where each cell of a worksheet stands in its bytes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from xlengine.files.markup import parse, tag_pattern
from xlengine.files.refused import Refused
from xlengine.sheet import Area, Place, column_number

_MASKED = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_ROW = re.compile(rb"\sr\s*=\s*[\"']([0-9]{1,9})[\"']")
_CELL = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")
_STYLE = re.compile(rb"\ss\s*=\s*[\"']([0-9]+)[\"']")
_CUSTOM = re.compile(rb"\scustomFormat\s*=\s*[\"'](?:1|true)[\"']")
_SPANS = re.compile(rb"\sspans\s*=\s*[\"']([0-9]+):([0-9]+)[\"']")
_COLUMN = re.compile(rb"\s(min|max|style)\s*=\s*[\"']([0-9]+)[\"']")
_DIMENSION = re.compile(rb"(\sref\s*=\s*[\"'])([^\"']+)")


@dataclass(slots=True)
class RowBytes:
    """One `row` element: from `start` to `end`, its cells between `inner` and `close`."""

    number: int
    start: int
    inner: int
    close: int
    end: int


@dataclass(slots=True)
class Spot:
    """Where a cell is, or where it would go."""

    place: Place
    start: int
    end: int
    exists: bool
    head: bytes = b""
    """The start tag without its end."""
    body: bytes = b""
    style: bytes = b""

    def formula(self, prefix: bytes) -> bytes:
        """The cell's formula element, byte for byte."""
        found = re.search(
            b"<" + prefix + rb"f(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?:/>|>.*?</" + prefix + rb"f\s*>)",
            self.body,
            re.DOTALL,
        )
        return found[0] if found else b""

    def extension(self, prefix: bytes) -> bytes:
        """An extension list that stands after the value."""
        found = re.search(b"<" + prefix + rb"extLst(?=[\s/>]).*</" + prefix + rb"extLst\s*>", self.body, re.DOTALL)
        return found[0] if found else b""


class Layout:
    """The rows and cells of one worksheet in UTF-8, as offsets."""

    def __init__(self, content: bytes, part: str, path: str) -> None:
        parse(content, part, path)
        self.content, self.part, self.path = content, part, path
        self.seen = _MASKED.sub(lambda match: b" " * len(match[0]), content) if b"<!" in content else content
        root = re.search(rb"<(?:([A-Za-z_][\w.\-]*):)?worksheet(?=[\s/>])", self.seen)
        if root is None:
            raise Refused(f"{path}: the part {part!r} is no worksheet; nothing was written")
        self.prefix = root[1] + b":" if root[1] else b""
        opening = tag_pattern(self.prefix, b"sheetData").search(self.seen)
        if opening is None:
            raise Refused(f"{path}: the part {part!r} has no cells at all; nothing was written")
        self.opening, self.begin = opening.start(), opening.end()
        self.is_empty = opening[0].endswith(b"/>")
        self.end = self.begin if self.is_empty else self.seen.find(b"</" + self.prefix + b"sheetData", self.begin)
        self.rows = self._rows()
        self.numbers = [row.number for row in self.rows]
        self._known: dict[int, dict[int, tuple[int, int]]] = {}
        self._styles: list[tuple[int, int, bytes]] | None = None

    def _rows(self) -> list[RowBytes]:
        if self.is_empty:
            return []
        rows: list[RowBytes] = []
        closing = b"</" + self.prefix + b"row"
        number = 0
        for tag in tag_pattern(self.prefix, b"row").finditer(self.seen, self.begin, self.end):
            given = _ROW.search(tag[1])
            following = int(given[1]) if given else number + 1
            if following <= number:
                raise Refused(f"{self.path}: rows of {self.part!r} are out of order; open it in Excel and save it again")
            number = following
            if tag[0].endswith(b"/>"):
                rows.append(RowBytes(number, tag.start(), tag.end(), tag.end(), tag.end()))
                continue
            close = self.seen.find(closing, tag.end())
            rows.append(RowBytes(number, tag.start(), tag.end(), close, self.seen.find(b">", close) + 1))
        return rows

    def cells(self, row: RowBytes) -> dict[int, tuple[int, int]]:
        """The cells of one row: column → (start, end)."""
        known = self._known.get(row.number)
        if known is not None:
            return known
        found: dict[int, tuple[int, int]] = {}
        column, at = 0, row.inner
        pattern = tag_pattern(self.prefix, b"c")
        closing = b"</" + self.prefix + b"c"
        while tag := pattern.search(self.seen, at, row.close):
            given = _CELL.search(tag[1])
            following = column_number(given[1].decode()) if given else column + 1
            if following <= column or (given and int(given[2]) != row.number):
                raise Refused(f"{self.path}: cells of {self.part!r} are out of order; open it in Excel and save it again")
            column, end = following, tag.end()
            if not tag[0].endswith(b"/>"):
                close = self.seen.find(closing, end, row.close)
                while close >= 0 and self.seen[close + len(closing) : close + len(closing) + 1] not in b"> \t\r\n":
                    close = self.seen.find(closing, close + 1, row.close)
                end = self.seen.find(b">", close) + 1
            found[column] = (tag.start(), end)
            at = end
        self._known[row.number] = found
        return found

    def spot(self, place: Place) -> Spot:
        """Where the cell is; where it would go, with the style it would take, if it is not there."""
        at = bisect_left(self.numbers, place.row)
        if at == len(self.rows) or self.rows[at].number != place.row:
            where = self.rows[at].start if at < len(self.rows) else self.end
            return Spot(place, where, where, False, style=self._column_style(place.column))
        row = self.rows[at]
        cells = self.cells(row)
        if place.column in cells:
            start, end = cells[place.column]
            tag = tag_pattern(self.prefix, b"c").match(self.seen, start)
            assert tag is not None
            closed = tag[0].endswith(b"/>")
            head = self.content[start : tag.end() - (2 if closed else 1)]
            body = b"" if closed else self.content[tag.end() : self.content.rindex(b"</", start, end)]
            return Spot(place, start, end, True, head, body)
        where = next((cells[column][0] for column in sorted(cells) if column > place.column), row.close)
        tag_bytes = self.content[row.start : row.inner]
        own = _STYLE.search(tag_bytes) if _CUSTOM.search(tag_bytes) else None
        return Spot(place, where, where, False, style=own[1] if own else self._column_style(place.column))

    def _column_style(self, column: int) -> bytes:
        if self._styles is None:
            self._styles = []
            for tag in tag_pattern(self.prefix, b"col").finditer(self.seen, 0, self.opening):
                given = dict(_COLUMN.findall(tag[1]))
                if {b"min", b"max", b"style"} <= set(given):
                    self._styles.append((int(given[b"min"]), int(given[b"max"]), given[b"style"]))
        return next((style for first, last, style in self._styles if first <= column <= last), b"")

    def with_pieces(self, pieces: Sequence[tuple[int, int, bytes]], places: Sequence[Place]) -> bytes:
        """The content with the pieces put in, from the end backwards; new cells get their rows, spans and dimension."""
        known = set(self.numbers)
        done: list[tuple[int, int, bytes]] = []
        new_rows: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
        widened: dict[int, list[int]] = defaultdict(list)
        for start, end, piece in pieces:
            place = self._place_of(piece)
            if start != end:
                done.append((start, end, piece))
            elif place.row in known:
                done.append((start, end, piece))
                widened[place.row].append(place.column)
            else:
                new_rows[place.row].append((place.column, piece))
        for number, cells in new_rows.items():
            at = bisect_left(self.numbers, number)
            where = self.rows[at].start if at < len(self.rows) else self.end
            body = b"".join(piece for _, piece in sorted(cells))
            row = b"<" + self.prefix + b'row r="%d">' % number + body + b"</" + self.prefix + b"row>"
            done.append((where, where, row))
        opened = self._opened(widened, done)
        return self._measured(self._joined(opened), places)

    def _joined(self, pieces: Sequence[tuple[int, int, bytes]]) -> bytes:
        """Pieces that go to one place keep their order: columns within a row, rows one after another."""
        out: list[bytes] = []
        at = 0
        for start, end, piece in sorted(pieces, key=lambda p: (p[0], p[1], self._order(p[2]))):
            out += [self.content[at:start], piece]
            at = end
        return b"".join([*out, self.content[at:]])

    def _order(self, piece: bytes) -> tuple[int, int]:
        row = re.match(b"<" + self.prefix + rb'row r="([0-9]+)"', piece)
        if row:
            return int(row[1]), 0
        cell = _CELL.search(piece[:200])
        return (int(cell[2]), column_number(cell[1].decode())) if cell else (0, 0)

    def _place_of(self, piece: bytes) -> Place:
        found = _CELL.search(piece[: piece.find(b">") + 1] or piece)
        return Place(int(found[2]), column_number(found[1].decode())) if found else Place(0, 0)

    def _opened(
        self, widened: dict[int, list[int]], pieces: list[tuple[int, int, bytes]]
    ) -> list[tuple[int, int, bytes]]:
        """Row tags whose spans grow, rows without cells that get some, and sheet data that had no rows."""
        closing = b"</" + self.prefix + b"row>"
        for row in self.rows:
            columns = widened.get(row.number)
            if not columns:
                continue
            tag = self.content[row.start : row.inner]
            spans = _SPANS.search(tag)
            if spans:
                first, last = min(int(spans[1]), *columns), max(int(spans[2]), *columns)
                tag = tag[: spans.start(1)] + b"%d:%d" % (first, last) + tag[spans.end(2) :]
            if row.inner == row.end:
                own = [p for p in pieces if p[0] == p[1] == row.inner and self._order(p[2])[0] == row.number]
                pieces = [p for p in pieces if p not in own]
                body = b"".join(piece for _, _, piece in sorted(own, key=lambda p: self._order(p[2])))
                tag = tag[: tag.rindex(b"/")].rstrip() + b">" + body + closing
            if tag != self.content[row.start : row.inner]:
                pieces.append((row.start, row.inner, tag))
        if self.is_empty and pieces:
            body = b"".join(piece for _, _, piece in sorted(pieces, key=lambda p: self._order(p[2])))
            tag = self.content[self.opening : self.begin]
            tag = tag[: tag.rindex(b"/")].rstrip() + b">" + body + b"</" + self.prefix + b"sheetData>"
            return [(self.opening, self.begin, tag)]
        return pieces

    def _measured(self, content: bytes, places: Sequence[Place]) -> bytes:
        """The dimension, widened where the used range grew."""
        tag = tag_pattern(self.prefix, b"dimension").search(content, 0, self.opening)
        found = _DIMENSION.search(tag[0]) if tag else None
        if tag is None or found is None or not places:
            return content
        try:
            area = Area.at(found[2].decode("ascii", "replace"))
        except ValueError:
            return content
        grown = Area(
            min(area.top, *(p.row for p in places)), min(area.left, *(p.column for p in places)),
            max(area.bottom, *(p.row for p in places)), max(area.right, *(p.column for p in places)),
        )  # fmt: skip
        if grown == area:
            return content
        start = tag.start() + found.start(2)
        return content[:start] + grown.address.encode() + content[tag.start() + found.end(2) :]
