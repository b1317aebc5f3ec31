"""Rows above a heading that say whose table it is, of what time and in what unit, and name no column."""

from __future__ import annotations

from xlengine.expression import expression
from xlengine.tables.grid import Grid
from xlengine.tables.kinds import Row
from xlengine.terms import match

_FORM = expression(r"(?:公开|附)?[0-9一二三四五六七八九十]*表\s*[0-9-]*|公开[0-9]+表")
_OF_ALL = expression(r"[^:：]{1,12}[:：].*|(?:19|20)[0-9]{2}年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?")
"""`部门：教育局`, `2022年度`: what holds of the whole table."""


def is_unit(text: str) -> bool:
    """Whether the words say no more than the unit of the whole table, which stands over its last column as a rule."""
    return bool(match(text, "unit")) and all(one.term in ("unit", "amount") for one in match(text, "column"))


def is_preamble(grid: Grid, row: Row, leftmost: int) -> bool:
    """Whether a title or an office stands on the left, and on the right the unit or the number of the form."""
    if row.figures or len(row.texts) < 2 or row.texts[0] != leftmost:
        return False
    *between, last = [grid.text(row.number, column) for column in row.texts[1:]]
    return (is_unit(last) or _FORM.fullmatch(last) is not None) and all(map(_OF_ALL.fullmatch, between))
