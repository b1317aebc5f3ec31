"""Empty totals of which it is not sure what they add, once figures stand in their column."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile

from xlengine.layout import Entry, Relation, State, Table
from xlengine.number import NOTHING

SEVERAL = 3
"""What so many lines come to is no other line's figure by chance, if it has more digits."""


def adds_a_line_and_all_others(entries: Sequence[Sequence[Entry]], relation: Relation, measure: int) -> bool:
    """Whether one of the lines that a total would add is what all the others come to: it is a total of them, too."""
    found = [value for line in relation.arguments if (value := entries[line][measure].value)]
    whole = sum(found, NOTHING)
    half = next((value for value in found if 2 * value == whole), NOTHING)
    return len(found) > SEVERAL and len(half.normalize().as_tuple().digits) > SEVERAL


def passes_over_a_line(
    table: Table, relation: Relation, measure: int, adding: Collection[int], sums: Mapping[int, Sequence[int]]
) -> bool:
    """Whether a line between the parts of a total, which it does not add, has a figure only where the total has none.

    Where the total is printed that line is nil: whether it is added or taken off, nothing says. Of a total above its
    parts so do the lines right below these that look like them.
    """
    entries, known = table.entries, {relation.target, *relation.arguments}
    parts = {at for one in relation.arguments for at in sums.get(one, ())}
    told = [at for at in adding if at != measure and entries[relation.target][at].is_number]
    proved = [at for at in told if not any(entries[line][at].state is State.BLANK for line in relation.arguments)]
    first, last = min(known), max(known)

    def look(line: int) -> tuple[int, bool, bool]:
        return table.lines[line].indent, table.lines[line].bold, table.lines[line].label.isupper()

    def is_like_them(line: int) -> bool:
        is_free = line not in parts and line not in sums and not table.lines[line].roles
        return is_free and look(line) == look(last) and any(entry.is_number for entry in entries[line])

    def is_passed_over(line: int, told: Sequence[int]) -> bool:
        return bool(told and entries[line][measure].value) and all(
            entries[line][at].state is State.NIL or entries[line][at].value == 0 for at in told
        )

    after = takewhile(is_like_them, range(last + 1, len(entries) if relation.target == first else 0))
    within = (line for line in range(first, last) if line not in known and line not in parts)
    return any(is_passed_over(line, told) and not table.lines[line].is_a("memo") for line in within) or any(
        is_passed_over(line, proved) for line in after
    )
