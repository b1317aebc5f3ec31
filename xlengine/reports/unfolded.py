"""The parts of one figure as a person can take them in: of very many the first and the last, the others together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlengine.judging.explaining import MEMO
from xlengine.printed import read_printed, show
from xlengine.review import Explanation

MOST_PARTS, SHOWN_FIRST = 40, 20
"""So many parts are all shown; of more than that so many, and the last one."""
Parts = Sequence[Explanation]


def parted(parts: Parts) -> tuple[Parts, Parts, Parts]:
    """(the parts that are shown first, those that are told together, those that are shown last)."""
    if len(parts) <= MOST_PARTS:
        return parts, (), ()
    return parts[:SHOWN_FIRST], parts[SHOWN_FIRST:-1], parts[-1:]


def together(parts: Parts) -> str:
    """What the parts come to, each with its sign, memo lines left out; empty where one of them is no number."""
    total, places = Decimal(0), 0
    for part in parts:
        if part.note == MEMO:
            continue
        printed = read_printed(part.value, ".") if part.value else None
        if printed is None:
            return ""
        total += printed.value * part.sign
        places = max(places, printed.decimals)
    return show(total, places)


def where(parts: Parts) -> str:
    """The cells of several parts: `B25 to B1104`."""
    return f"{parts[0].ref.address} to {parts[-1].ref.address}"
