"""Is a line of one table the line of another? By name, numbering and brackets aside."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from xlengine.expression import expression
from xlengine.layout import Line, Table
from xlengine.terms import match
from xlengine.terms.fold import fold

_ENUMERATED = expression(r"^\([^\W_]{1,3}\)\s*")
NOT_A_NAME = frozenset(("total", "subtotal", "grand_total", "memo", "total_above"))
"""Roles that many lines have: they do not make two lines one."""


def in_thousands(table: Table) -> bool:
    """Whether the table's unit line says thousands."""
    return any(found.term.startswith("thousands") for found in match(table.unit, "unit"))


def is_scaled(table: Table) -> bool:
    """Whether the amounts stand in thousands or more, so that their decimals are no cents."""
    return any(found.term.startswith(("thousand", "million", "billion")) for found in match(table.unit, "unit"))


def alike(one: Line, other: Line, bound: float = 0.0) -> float:
    """How surely two lines are one, 0 to 1; 0 as well where less than `bound`, as letters tell of most names."""
    if one.is_a("memo") != other.is_a("memo"):
        return 0.0
    roles = (set(one.roles) & set(other.roles)) - NOT_A_NAME
    if roles:
        return max(0.9, names_alike(one.label, other.label, bound))
    likeness = names_alike(one.label, other.label, bound)
    totals = one.is_a("total", "subtotal", "grand_total") or other.is_a("total", "subtotal", "grand_total")
    return min(likeness, 0.5) if totals else likeness  # `Subtotal` is no name


def are_one(one: Line, other: Line, bound: float) -> bool:
    """Whether two lines are alike to a degree that no roles give: most are told by the lengths of their names."""
    first, second = name_of(one.label), name_of(other.label)
    if 2 * min(len(first), len(second)) < bound * (len(first) + len(second)):
        return False
    return alike(one, other, bound) >= bound


@lru_cache(maxsize=65536)
def _letters(name: str) -> Counter[str]:
    return Counter(name)


@lru_cache(maxsize=65536)
def names_alike(one: str, other: str, bound: float = 0.0) -> float:
    """How much two labels are alike, 0 to 1; 0 as well where their letters show that it is less than `bound`."""
    first, second = name_of(one), name_of(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    if first in second or second in first:
        return 0.8
    if min(len(first), len(second)) * 3 < max(len(first), len(second)):
        return 0.0
    if 2 * (_letters(first) & _letters(second)).total() < bound * (len(first) + len(second)):
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


@lru_cache(maxsize=65536)
def name_of(label: str) -> str:
    """The label without its number, its letter and what stands in brackets."""
    text = _ENUMERATED.sub("", fold(label))
    head, _, rest = text.partition(".")
    if rest and len(head) <= 4:
        text = rest.strip()
    return text.partition("(")[0].strip() or text
