"""Places in a worksheet's bytes: of a row, and of a cell that is there or would be."""

from __future__ import annotations

import re
from typing import NamedTuple

from xlengine.expression import expression
from xlengine.files.markup import masked
from xlengine.sheet import Place

STYLE = expression(rb"\ss\s*=\s*[\"']([0-9]+)[\"']")


class RowBytes(NamedTuple):
    """One `row` element: from `start` to `end`, its cells between `inner` and `close`."""

    number: int
    start: int
    inner: int
    close: int
    end: int


class Spot(NamedTuple):
    """Where a cell is, or where it would go: then `start` is `end`, and `row` is None where the row is not there."""

    place: Place
    start: int
    end: int
    row: RowBytes | None
    head: bytes = b""
    """The start tag without its end; empty for a cell that is not there."""
    body: bytes = b""
    new_style: bytes = b""
    """For a cell that is not there, the number of the format that it would take."""

    @property
    def exists(self) -> bool:
        return bool(self.head)

    @property
    def style(self) -> bytes:
        """The number of the cell's format, or of the one that it would take; empty for none."""
        found = STYLE.search(self.head)
        return found[1] if found else self.new_style

    def formula(self, prefix: bytes) -> bytes:
        """The cell's formula element, byte for byte; empty where it has none."""
        opening, closing = b"<" + prefix + b"f", b"</" + prefix + b"f>"
        if opening not in self.body:
            return b""
        seen = masked(self.body)
        end = seen.find(closing)
        if end >= 0 and seen.startswith(opening + b">"):
            return self.body[: end + len(closing)]
        p = re.escape(prefix)
        found = re.search(
            b"<" + p + rb"f(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?:/>|>.*?</" + p + rb"f\s*>)", seen, re.DOTALL
        )
        return self.body[found.start() : found.end()] if found else b""

    def extension(self, prefix: bytes) -> bytes:
        """An extension list that stands behind the value."""
        start = masked(self.body).find(b"<" + prefix + b"extLst")
        return self.body[start:].rstrip() if start >= 0 else b""
