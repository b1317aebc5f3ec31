"""How deep lines stand by their numbers, where the sheet does not move them in: `1.1` within `1`, `(a)` within `2`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlengine.expression import expression
from xlengine.layout import Entry, Line

Kinds = list[tuple[str, int]]
"""The series that a number may stand in, and its place there."""
STEP = 3
"""As wide as one step of a cell's own indent."""
_DOTTED = expression(r"([0-9]{1,3}(?:\.[0-9]{1,3})*)(?:[.)]\s*|\s+)(?=[^\W\d])")
_ALONE = expression(
    r"\(?([ivx]{1,5}|[IVX]{1,5}|[A-Za-zА-Яа-я]|[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:[.)）、]+|\s[-–—])"
)
_CHINESE_IN_BRACKETS = expression(r"[(（]([一二三四五六七八九十]{1,2}|[0-9]{1,2})[)）]\s*")
_MAY_BEGIN = expression(r"^[(（]?(?:[0-9]+|[^\W\d_]{1,5})(?:[.)）、]|\s[-–—])|^[0-9]+\.?\s", re.MULTILINE)
_CODE = expression(r"[0-9]{1,3}(?:\.[0-9]{1,3})*")
_SERIES = {
    "roman": ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"],
    "ROMAN": ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"],
    "letter": list("abcdefghijklmnopqrstuvwxyz"),
    "LETTER": list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "буква": list("абвгдежзиклмн"),
    "БУКВА": list("АБВГДЕЖЗИКЛМН"),
    "figure": [str(number) for number in range(1, 100)],
    "中": ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"],
}  # fmt: skip


def deepen(lines: Sequence[Line], entries: Sequence[Sequence[Entry]]) -> None:
    """Moves lines in below the line that their number puts them under, where every line that counts is numbered.

    Their codes say so then: `2.1` for the first line within the second.
    """
    if not any(line.code for line in lines) and not _MAY_BEGIN.search("\n".join(line.label for line in lines)):
        return
    numbers = [line.code if _CODE.fullmatch(line.code) else _dotted(line.label) for line in lines]
    if any("." in number for number in numbers):
        depths = _by_dots(numbers)
    else:
        kinds = [_kinds_of(line.label) or _kinds_of(f"{line.code}. ") for line in lines]
        depths = _nested(kinds) or _below_names(lines, kinds)
    if not any(depths):
        return
    placed = list(zip(lines, depths, entries, strict=True))
    for line, depth, row in placed:
        if depth is None and not line.roles and any(entry.is_number for entry in row):
            return
    above: list[Line] = []
    places: list[int] = []
    for line, depth, _ in placed:
        if depth is None:
            continue
        del above[depth:]
        if above and line.indent <= above[-1].indent:
            line.indent = above[-1].indent + STEP
        above.append(line)
        places[depth:] = [places[depth] + 1 if depth < len(places) else 1]
        line.code = ".".join(map(str, places))


def _dotted(label: str) -> str:
    found = _DOTTED.match(label)
    return found[1] if found else ""


def _by_dots(numbers: Sequence[str]) -> list[int | None]:
    """By line, in how many numbered lines it stands; None for a line without a number."""
    depths: dict[str, int] = {}
    found: list[int | None] = []
    for number in numbers:
        above = depths.get(number.rpartition(".")[0])
        if number:
            depths[number] = 0 if above is None else above + 1
        found.append(depths.get(number))
    return found


def _nested(numbers: Sequence[Kinds]) -> list[int | None]:
    """The same for numbers of several kinds, each series of which begins anew below another: `A.`, `1.`, `(a)`.

    Nothing is nested where one number does not follow from those before it.
    """
    open_series: list[tuple[str, int]] = []
    found: list[int | None] = []
    for kinds in numbers:
        if not kinds:
            found.append(None)
            continue
        known = [kind for kind, _ in open_series]
        following = next(((known.index(kind), kind, place) for kind, place in kinds
                          if kind in known and open_series[known.index(kind)][1] == place - 1), None)  # fmt: skip
        if following is None:
            kind = next((kind for kind, place in kinds if place == 0 and kind not in known), None)
            if kind is None:
                return []
            following = (len(known), kind, 0)
        depth, kind, place = following
        open_series[depth:] = [(kind, place)]
        found.append(depth)
    return found


def _below_names(lines: Sequence[Line], numbers: Sequence[Kinds]) -> list[int | None]:
    """The same where each series begins anew below a line without a number: `Goods`, `1.`, `2.`, `Works`, `1.`."""
    found: list[int | None] = []
    begun = 0
    before: tuple[str, int] | None = None
    for line, kinds in zip(lines, numbers, strict=True):
        if not kinds:
            found.append(None if line.is_total or not line.label else 0)
            before = None
            continue
        following = next((pair for pair in kinds if before is not None and pair == (before[0], before[1] + 1)), None)
        following = following or next((pair for pair in kinds if before is None and pair[1] == 0), None)
        if following is None or found[-1:] not in ([0], [1]):
            return []
        begun += before is None
        before = following
        found.append(1)
    return found if begun > 1 else []


def _kinds_of(label: str) -> Kinds:
    """The series that the number of a label may stand in, and its place there: `(1)` is of another kind than `1.`."""
    found = _CHINESE_IN_BRACKETS.match(label) or _ALONE.match(label)
    if found is None:
        return []
    bracket = "()" if label[0] in "(（" else ")" if found[0].rstrip().endswith((")", "）")) else ""
    return [(kind + bracket, series.index(found[1])) for kind, series in _SERIES.items() if found[1] in series]
