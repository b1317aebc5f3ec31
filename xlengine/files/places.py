"""Where the rows and cells of a worksheet stand in its bytes, as offsets; nothing is parsed into a tree."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache

from xlengine.expression import expression
from xlengine.files.markup import masked, parse, tag_pattern
from xlengine.files.refused import Refused
from xlengine.files.spots import STYLE, RowBytes, Spot
from xlengine.sheet import Place, column_letters, column_number

_ROW = expression(rb"\sr\s*=\s*[\"']([0-9]{1,9})[\"']")
_CELL = expression(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")
_KIND = expression(rb"\st\s*=\s*[\"'](\w*)[\"']")
_CUSTOM = expression(rb"\scustomFormat\s*=\s*[\"'](?:1|true)[\"']")
_COLUMN = expression(rb"\s(min|max|style)\s*=\s*[\"']([0-9]+)[\"']")


@lru_cache(maxsize=1024)
def _letters(column: int) -> bytes:
    return column_letters(column).encode("ascii")


class Layout:
    """The rows and cells of one worksheet in UTF-8, as offsets."""

    def __init__(self, content: bytes, part: str, path: str, *, proved: bool = False) -> None:
        """`proved`: the part is known to be well-formed, or the result will be."""
        if not proved:
            parse(content, part, path)
        self.content, self.part, self.path = content, part, path
        self.seen = masked(content)
        root = re.search(rb"<(?:([A-Za-z_][\w.\-]*):)?worksheet(?=[\s/>])", self.seen)
        if root is None:
            raise Refused(f"{path}: the part {part!r} is no worksheet; nothing was written")
        self.prefix = root[1] + b":" if root[1] else b""
        opening = tag_pattern(self.prefix, b"sheetData").search(self.seen, root.end())
        if opening is None:
            raise Refused(f"{path}: the part {part!r} has no place for cells; nothing was written")
        self.opening, self.begin = opening.start(), opening.end()
        self.is_empty = opening[0].endswith(b"/>")
        self.end = self.begin if self.is_empty else self._closing(b"sheetData", self.begin, len(content))
        self._known: dict[int, dict[int, tuple[int, int]]] = {}
        self._row_tag, self._cell_tag = b"<" + self.prefix + b'row r="', b"<" + self.prefix + b'c r="'
        self._cell_begin, self._cell_end = b"<" + self.prefix + b"c ", b"</" + self.prefix + b"c>"
        self._near: RowBytes | None = None
        self._indexed = False

    def _closing(self, name: bytes, begin: int, end: int) -> int:
        """Where the end tag of an element begins; Refused where it is not there."""
        wanted = b"</" + self.prefix + name
        at = self.seen.find(wanted, begin, end)
        while at >= 0 and self.seen[at + len(wanted) : at + len(wanted) + 1] not in b"> \t\r\n":
            at = self.seen.find(wanted, at + 1, end)
        if at < 0:
            raise Refused(f"{self.path}: the part {self.part!r} is not laid out as a worksheet; save it again in Excel")
        return at

    @cached_property
    def rows(self) -> list[RowBytes]:
        """All rows, in order; Refused where they are out of order."""
        self._indexed = True
        rows: list[RowBytes] = []
        number = 0
        for tag in tag_pattern(self.prefix, b"row").finditer(self.seen, self.begin, self.end):
            given = _ROW.search(tag[1])
            following = int(given[1]) if given else number + 1
            if following <= number:
                raise Refused(f"{self.path}: the rows of {self.part!r} are out of order; save it again in Excel")
            number = following
            rows.append(self._row(number, tag.start(), tag.end()))
        return rows

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers of all rows, in order."""
        return [row.number for row in self.rows]

    def _row(self, number: int, start: int, inner: int) -> RowBytes:
        if self.seen[inner - 2 : inner] == b"/>":
            return RowBytes(number, start, inner, inner, inner)
        close = self._closing(b"row", inner, self.end)
        return RowBytes(number, start, inner, close, self.seen.find(b">", close) + 1)

    def row(self, number: int) -> RowBytes | None:
        """The row of this number. Rows asked for in order are found without looking at all of them."""
        near = self._near
        if near is not None and near.number == number:
            return near
        if not self._indexed and self.seen is self.content:
            after = near.end if near is not None and near.number < number else self.begin
            start = self.seen.find(b'%s%d"' % (self._row_tag, number), after, self.end)
            tag = self.seen[start : self.seen.find(b">", start) + 1] if start >= 0 else b"'"
            if b"'" not in tag and tag.count(b'"') % 2 == 0:
                self._near = self._row(number, start, start + len(tag))
                return self._near
        at = bisect_left(self.numbers, number)
        if at == len(self.rows) or self.rows[at].number != number:
            return None
        self._near = self.rows[at]
        return self._near

    def cells(self, row: RowBytes) -> dict[int, tuple[int, int]]:
        """The cells of one row: column → (start, end)."""
        known = self._known.get(row.number)
        if known is not None:
            return known
        found: dict[int, tuple[int, int]] = {}
        column, at = 0, row.inner
        pattern = tag_pattern(self.prefix, b"c")
        while tag := pattern.search(self.seen, at, row.close):
            given = _CELL.search(tag[1])
            following = column_number(given[1].decode()) if given else column + 1
            if following <= column or (given and int(given[2]) != row.number):
                raise Refused(f"{self.path}: the cells of {self.part!r} are out of order; save it again in Excel")
            column, at = following, tag.end()
            if not tag[0].endswith(b"/>"):
                at = self.seen.find(b">", self._closing(b"c", at, row.close)) + 1
            found[column] = (tag.start(), at)
        self._known[row.number] = found
        return found

    def spot(self, place: Place) -> Spot:
        """Where the cell is; where it would go, with the style it would take, if it is not there."""
        row = self.row(place.row)
        if row is None:
            at = bisect_left(self.numbers, place.row)
            where = self.rows[at].start if at < len(self.rows) else self.end
            return Spot(place, where, where, None, new_style=self._new_style(place, b""))
        quick = self._quick(place, row)
        if quick is not None:
            return quick
        cells = self.cells(row)
        if place.column in cells:
            start, end = cells[place.column]
            tag = tag_pattern(self.prefix, b"c").match(self.seen, start)
            if tag is None:
                raise Refused(f"{self.path}: the cells of {self.part!r} cannot be told apart; save it again in Excel")
            return self._spot(place, row, start, tag.end(), end)
        where = next((cells[column][0] for column in sorted(cells) if column > place.column), row.close)
        return Spot(place, where, where, row, new_style=self._new_style(place, self.content[row.start : row.inner]))

    def _quick(self, place: Place, row: RowBytes) -> Spot | None:
        """A cell written as nearly all programs write it, found without looking at the others of its row."""
        seen = self.seen
        if seen is not self.content:
            return None
        start = seen.find(b'%s%s%d"' % (self._cell_tag, _letters(place.column), place.row), row.inner, row.close)
        if start < 0:
            return None
        inner = seen.find(b">", start) + 1
        tag = seen[start:inner]
        if tag.count(b'"') & 1 or b"'" in tag:
            return None
        if tag.endswith(b"/>"):
            return Spot(place, start, inner, row, tag[:-2], b"")
        close = seen.find(self._cell_end, inner, row.close)
        body = seen[inner:close]
        if close < 0 or self._cell_begin in body:
            return None
        return Spot(place, start, close + len(self._cell_end), row, tag[:-1], body)

    def _spot(self, place: Place, row: RowBytes, start: int, inner: int, end: int) -> Spot:
        closed = inner == end
        head = self.content[start : inner - (2 if closed else 1)]
        body = b"" if closed else self.content[inner : self.content.rindex(b"</", start, end)]
        return Spot(place, start, end, row, head, body)

    def _new_style(self, place: Place, row_tag: bytes) -> bytes:
        """The style of a cell that is not there: its row's, its column's, or that of a number above or below it."""
        if _CUSTOM.search(row_tag) and (own := STYLE.search(row_tag)):
            return own[1]
        for first, last, style in self._column_styles:
            if first <= place.column <= last:
                return style
        for number in (place.row - 1, place.row + 1):
            row = self.row(number) if number in self._row_numbers else None
            if row is not None and place.column in self.cells(row):
                start, end = self.cells(row)[place.column]
                tag = self.seen[start : self.seen.find(b">", start)]
                kind, style_at = _KIND.search(tag), STYLE.search(tag)
                if style_at and (kind is None or kind[1] == b"n") and self.seen.find(b"v>", start, end) >= 0:
                    return style_at[1]
        return b""

    @cached_property
    def _row_numbers(self) -> frozenset[int]:
        return frozenset(self.numbers)

    @cached_property
    def _column_styles(self) -> list[tuple[int, int, bytes]]:
        found = []
        for tag in tag_pattern(self.prefix, b"col").finditer(self.seen, 0, self.opening):
            given = dict(_COLUMN.findall(tag[1]))
            if {b"min", b"max", b"style"} <= set(given):
                found.append((int(given[b"min"]), int(given[b"max"]), given[b"style"]))
        return found
