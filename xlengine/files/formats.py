"""A cell format that the workbook has already, like a cell's own but with decimals: formats are never added."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xlengine.expression import expression
from xlengine.files.markup import as_utf8, attributes_of, elements, tag_pattern
from xlengine.files.package import Package
from xlengine.files.places import Layout
from xlengine.files.spots import Spot
from xlengine.files.styles import BUILT_IN
from xlengine.sheet import column_letters

_PLAIN_NUMBER = expression(r"_?\(?(?:#,##|[#])*0(?:\.(0+))?(?:_.|\\.|[ )])*")
"""The first section of a format that shows a bare number: `0.0`, `#,##0.0`, `#,##0.0_)`."""
_NUMBER = expression(r'\s+(?:numFmtId|applyNumberFormat)="[^"]*"')


@dataclass(frozen=True, slots=True)
class Formats:
    """The cell formats of a workbook: for each, all but its number format, and its number format's decimals."""

    alike: list[str]
    decimals: list[int | None]
    """None: General, or no bare number."""
    general: list[bool]

    @classmethod
    def of(cls, package: Package, part: str) -> Formats:
        content = as_utf8(package.part(part), part, package.path)
        codes = dict(BUILT_IN)
        for element in elements(content, part, package.path):
            if element.name == "numFmt" and element.depth == 3 and element.attributes.get("numFmtId", "").isdecimal():
                codes[int(element.attributes["numFmtId"])] = element.attributes.get("formatCode", "")
        alike, decimals, general = [], [], []
        for xf in _entries(content):
            given = attributes_of(xf[: xf.find(">")])
            code = codes.get(int(given["numFmtId"]) if given.get("numFmtId", "").isdecimal() else 0, "General")
            alike.append(_NUMBER.sub("", xf))
            decimals.append(_decimals(code))
            general.append(code.lower() == "general")
        return cls(alike, decimals, general)

    def fitting(self, layout: Layout, spot: Spot, decimals: int) -> bytes:
        """The format for the cell: its own, unless that is General and another one only adds these decimals.

        Of several, the one that another cell of the column has; the cell's own where none is in use there.
        """
        own = int(spot.style) if spot.style else 0
        if own >= len(self.alike) or not self.general[own]:
            return spot.style
        letters = column_letters(spot.place.column).encode()
        for at, known in enumerate(self.decimals):
            if known == decimals and self.alike[at] == self.alike[own]:
                cell = rb"<" + re.escape(layout.prefix) + b'c r="' + letters + b'[0-9]+" s="%d"' % at
                if re.compile(cell).search(layout.content, layout.begin, layout.end):
                    return b"%d" % at
        return spot.style


def _entries(content: bytes) -> list[str]:
    """Each `xf` of `cellXfs`, as it is written."""
    root = re.search(rb"<((?:[A-Za-z_][\w.\-]*:)?)styleSheet(?=[\s/>])", content)
    prefix = root[1] if root else b""
    begin = tag_pattern(prefix, b"cellXfs").search(content)
    if begin is None:
        return []
    end = content.find(b"</" + prefix + b"cellXfs", begin.end())
    p = re.escape(prefix)
    entry = re.compile(b"<" + p + rb"xf(?=[\s/>])[^>]*?(?:/>|>.*?</" + p + b"xf>)", re.DOTALL)
    return [found[0].decode("utf-8", "replace") for found in entry.finditer(content, begin.end(), end)]


def _decimals(code: str) -> int | None:
    found = _PLAIN_NUMBER.fullmatch(code.partition(";")[0])
    return len(found[1] or "") if found else None
