"""Net changes: what came in less what went out, as their headings say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlengine.fold import fold
from xlengine.layout import Measure, Table
from xlengine.naming import ACTUALS, BUDGETS
from xlengine.proposals import NOT_ADDED, TOTALS, Proposal, is_a
from xlengine.rule import Form


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
        beside = [at for at in beside if target - 2 <= at < target and not is_a(table.measures[at], *BUDGETS, *ACTUALS)]
    out = [at for at in beside if goes_out(table.measures[at])]
    if len(beside) != 2 or len(out) != 1:
        return []
    (gone,) = out
    into = next(at for at in beside if at != gone)
    has_minus = [value < 0 for row in table.entries if (value := row[gone].value)]
    if any(has_minus) and not all(has_minus):
        return []
    return [Proposal(target, Form.SUM, (into, gone), (1, 1 if any(has_minus) else -1), 1.35)]


_NET = re.compile(r"\b(?:net|nett?e|net[oa])\b|чист|净|صافي")


def is_net(measure: Measure) -> bool:
    """Whether a change is what is left of others, as `Net change` is."""
    return is_a(measure, "net") or (
        is_a(measure, "change", "increase_decrease") and _NET.search(fold(measure.title)) is not None
    )


_OUT = re.compile(
    r"\b(?:out|abolish\w*|closures?|separations?|suppressions?|supresi\w+|decreases?|reductions?|diminutions?|bajas"
    r"|disminuci\w+|уменьшени\w+)\b|减少"
)


def goes_out(measure: Measure) -> bool:
    """Whether a change is taken off: its heading says so."""
    return _OUT.search(fold(measure.title)) is not None
