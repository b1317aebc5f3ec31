"""A total whose parts stand behind it, under headings such as `of which`."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.meant import NOT_ADDED, is_a, lowest
from xlengine.across.proposal import USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table


def parts_of_which(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`Consolidated budget` beside groups that begin with `of which`: an empty amount adds its like in them."""
    measure = table.measures[target]
    if not measure.group or is_of_which(measure) or any(row[target].is_number for row in table.entries):
        return []
    parts = tuple(at for at in free if at > target and is_of_which(table.measures[at])
                  and lowest(table.measures[at]) == lowest(measure))  # fmt: skip
    if len(parts) < 2 or is_a(measure, *NOT_ADDED):
        return []
    return [Proposal.total(target, parts, USUAL)]


_OF_WHICH = expression(r"^(?:в том числе|из них|of which|including|dont|de l[oa]s cuales|其中|منها|ومنها)")


def is_of_which(measure: Measure) -> bool:
    """Whether a column stands under `of which`, or begins so: it explains the one before.

    `Including overheads` by itself is an amount with these.
    """
    if measure.group:
        return _OF_WHICH.match(measure.group[0]) is not None
    words = lowest(measure)
    return _OF_WHICH.match(words) is not None and not words.startswith("including")
