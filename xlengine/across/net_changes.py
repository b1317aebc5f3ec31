"""Net changes: what came in less what went out, as their headings say."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.meant import NOT_ADDED, TOTALS, is_a
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.proposal import CLOSE, USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.rule import Form
from xlengine.terms import match
from xlengine.terms.fold import fold


def net_of_group(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`Net transfers` beside transfers in and out: in less out, or both added where what went out has a minus.

    The two stand in the group of the net change or, where it has none, right before it.
    """
    measure = table.measures[target]
    if not is_net(measure) or is_a(measure, "gross", "staff_assessment", *TOTALS):
        return []
    beside = [at for at in free if at != target and table.measures[at].group == measure.group
              and not is_a(table.measures[at], *NOT_ADDED)]  # fmt: skip
    if not measure.group:
        beside = _right_before(table, target, beside)
    out = [at for at in beside if goes_out(table.measures[at])]
    if len(out) != 1 or goes_out(measure):
        return []  # `Net transfers out`
    (gone,) = out
    has_minus = _have_a_minus(table, gone)
    if len(beside) > 2 and not any(has_minus):
        beside = [] if measure.group else _in_and_out(table, beside)
    if len(beside) < 2 or (any(has_minus) and not all(has_minus)):
        return []
    parts = [*(at for at in beside if at != gone), gone]
    return [Proposal(target, Form.SUM, tuple(parts), (*(1 for _ in parts[1:]), 1 if any(has_minus) else -1), CLOSE)]


def in_less_out(table: Table, target: int, into: int, gone: int) -> list[Proposal]:
    """A change beside what came in and what went out; nothing where the first did not come in, or signs are mixed."""
    below = _have_a_minus(table, gone)
    if not _IN.search(fold(table.measures[into].title)) or (any(below) and not all(below)):
        return []
    return [Proposal(target, Form.SUM, (into, gone), (1, 1 if any(below) else -1), USUAL)]


def _right_before(table: Table, target: int, among: Sequence[int]) -> list[int]:
    """The changes that stand side by side right before their net."""
    found: list[int] = []
    for at in reversed(range(target)):
        if at not in among or is_a(table.measures[at], *BUDGETS, *ACTUALS):
            break
        found.insert(0, at)
    return found


def _in_and_out(table: Table, beside: Sequence[int]) -> list[int]:
    """The last two of several changes, where they are what came in and what went out, and no other is one of these."""
    *others, into, gone = beside
    measures = table.measures
    told = _IN.search(fold(measures[into].title)) and goes_out(measures[gone])
    return [into, gone] if told and not any(_IN.search(fold(measures[at].title)) for at in others) else []


_IN = expression(
    r"\b(?:in|inward|established|establishment|new|created?|recruit\w*|appoint\w*|increases?|additions?|creations?"
    r"|creacion\w*|altas|augmentations?|увеличен\w+|введен\w+)\b|新增|增加"
)


def _have_a_minus(table: Table, at: int) -> list[bool]:
    """Of each figure but nil, whether it has a minus."""
    return [value.is_signed() for row in table.entries if (value := row[at].value)]


_NET = expression(r"\b(?:net|nett?e|net[oa])\b|чист|净|صافي")


def is_net(measure: Measure) -> bool:
    """Whether a change is what is left of others, as `Net change` is."""
    return is_a(measure, "net") or (
        is_a(measure, "change", "increase_decrease") and _NET.search(fold(measure.title)) is not None
    )


def is_net_of_all(measure: Measure) -> bool:
    """Whether a change is what is left of all that stand beside it, as `Net` is and `Net reclassified` is not."""
    rest = _NET.sub("", fold(measure.heading[-1]) if measure.heading else "").strip("额 ")
    whole = {one.term for one in match(rest, "column") if one.whole} if rest else {"change"}
    return is_net(measure) and not whole.isdisjoint(("change", "increase_decrease", "redeployment", "total", "amount"))


_OUT = expression(
    r"\b(?:out|abolish\w*|closures?|separations?|suppressions?|supresi\w+|decreases?|reductions?|diminutions?|bajas"
    r"|disminuci\w+|reducci\w+|уменьшени\w+)\b|减少|调减|تخفيض|خصم|مناقلات من|النقص"
)


def goes_out(measure: Measure) -> bool:
    """Whether a change is taken off: its heading says so."""
    return _OUT.search(fold(measure.title)) is not None
