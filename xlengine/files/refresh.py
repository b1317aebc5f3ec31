"""Refreshed results of formulas that are written plainly: found in one pass over a worksheet's bytes.

Only the digits between `<v>` and `</v>` change. A cell of any other form is left to the slow way, which looks at each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from functools import lru_cache

from xlengine.files.insertion import Piece
from xlengine.files.places import Layout
from xlengine.files.values import number
from xlengine.finding import Change
from xlengine.sheet import Area, column_letters

MANY = 64
"""From so many refreshed results on, one pass over all cells is quicker than a search for each."""


@lru_cache(maxsize=8)
def _plain_result(prefix: bytes) -> re.Pattern[bytes]:
    p = re.escape(prefix)
    return re.compile(
        rb"<" + p + rb'c r="([A-Z]{1,3}[1-9][0-9]{0,6})"(?: s="[0-9]+")?><' + p + rb"f>[^<>]*</" + p + rb"f><" + p
        + rb"v>([0-9.eE+-]*)</" + p + rb"v></" + p + rb"c>"
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _letters(column: int) -> bytes:
    return column_letters(column).encode()


def refreshed(
    layout: Layout, changes: Sequence[Change], closed: Collection[Area]
) -> tuple[list[Piece], Sequence[Change]]:
    """(the pieces of the changes that can be made so, the other changes); cells in `closed` areas are left too."""
    if layout.seen is not layout.content:
        return [], changes
    wanted = {
        b"%s%d" % (_letters(change.ref.column), change.ref.row): change for change in changes
        if change.keeps_formula and type(change.value) is Decimal
    }  # fmt: skip
    if len(wanted) < MANY:
        return [], changes
    pieces: list[Piece] = []
    for found in _plain_result(layout.prefix).finditer(layout.content, layout.begin, layout.end):
        change = wanted.get(found[1])
        if change is None or (closed and any(change.ref.place in area for area in closed)):
            continue
        del wanted[found[1]]
        written = number(change.value).encode("ascii")  # type: ignore[arg-type]
        if written != found[2]:
            pieces.append((*found.span(2), written))
    left = {id(change) for change in wanted.values()}
    return pieces, [
        one for one in changes if not one.keeps_formula or type(one.value) is not Decimal or id(one) in left
    ]  # fmt: skip
