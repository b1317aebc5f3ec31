"""Lines of two tables that are one line: by their figures, by their names, and by where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from xlengine.expression import expression
from xlengine.fit import interval_of
from xlengine.layout import Entry, Line, Table
from xlengine.tables.likeness import alike, are_one, name_of

_WORDS = expression(r"[^\W\d_\u3040-\u9fff]{4,}")
SIGNIFICANT = Decimal(100)
TELLING = Decimal(1000)
"""From here on one figure that stands once in each table tells that two lines are one."""
LIKE = 0.55
"""Labels this much alike may be one line under two names."""
SAME = 0.95
"""Labels this much alike are one."""


@dataclass(slots=True)
class Pair:
    """Two tables held against one another."""

    first: Table
    second: Table
    columns: list[tuple[int, int]]
    scale: int
    """1, or 1000 where the first table is in full dollars and the second in thousands."""
    tied: list[tuple[int, int]] = field(default_factory=list)
    broken: list[tuple[int, int]] = field(default_factory=list)


def match(pair: Pair, before: Sequence[tuple[int, int]] = ()) -> None:
    """Lines that agree in every shared figure are tied; then those alike by name; then those that one figure tells.

    Last come those that an earlier workbook ties.
    """
    by_value = _by_value(pair)
    taken: set[int] = set()
    for line in range(len(pair.first.lines)):
        others = {
            other for column, _ in pair.columns
            for other in by_value.get(pair.first.entries[line][column].value or Decimal(0), ()) if other not in taken
        }  # fmt: skip
        best = _best(pair, line, sorted(others))
        if best is not None:
            pair.tied.append((line, best))
            taken.add(best)
    _match_by_same_name(pair, taken)
    _match_by_name(pair, taken)
    _match_by_one_figure(pair, by_value, taken)
    known = {line for line, _ in [*pair.tied, *pair.broken]}
    for line, other in before:
        if line not in known and other not in taken:
            _settle(pair, line, other, taken)
    pair.tied.sort()


def _by_value(pair: Pair) -> dict[Decimal, list[int]]:
    found: dict[Decimal, list[int]] = defaultdict(list)
    for other in range(len(pair.second.lines)):
        for _, column in pair.columns:
            value = pair.second.entries[other][column].value
            if value is not None and abs(value) * pair.scale >= SIGNIFICANT:
                found[value * pair.scale].append(other)
    return found


def _best(pair: Pair, line: int, others: Sequence[int]) -> int | None:
    """Of the lines with equal figures the one most alike by name, if all shared figures agree."""
    agreeing = [other for other in others if shared(pair, line, other) == (True, True)]
    if not agreeing:
        return None
    named = [other for other in agreeing if _alike(pair, line, other) >= 0.35]
    values = [pair.first.entries[line][a].value or Decimal(0) for a, _ in pair.columns]
    if not named and sum(abs(value) >= SIGNIFICANT for value in values) < 2:
        return None
    return max(named or agreeing, key=lambda other: (_alike(pair, line, other), -other))


def shared(pair: Pair, line: int, other: int) -> tuple[bool, bool]:
    """Whether the lines share a figure, and whether all the figures that they share agree."""
    found, agree = False, True
    for a, b in pair.columns:
        one, two = pair.first.entries[line][a], pair.second.entries[other][b]
        if one.is_number and two.is_number:
            found = True
            agree = agree and equal(one, two, pair.scale)
    return found, agree


def equal(one: Entry, two: Entry, scale: int) -> bool:
    """Whether two printed figures may be one."""
    if one.value is None or two.value is None or one.value == two.value * scale:
        return True
    return interval_of(one).meets(interval_of(two).times(scale))


def _alike(pair: Pair, line: int, other: int, bound: float = 0.0) -> float:
    return alike(pair.first.lines[line], pair.second.lines[other], bound)


def _match_by_same_name(pair: Pair, taken: set[int]) -> None:
    """Lines that only one line of the other table is called like, wherever it stands."""
    known = {line for line, _ in pair.tied}
    for line in range(len(pair.first.lines)):
        if line in known or not _has_figures(pair, line, True):
            continue
        name = pair.first.lines[line]
        others = [o for o, other in enumerate(pair.second.lines) if o not in taken and are_one(name, other, SAME)]
        if len(others) == 1 and _has_figures(pair, others[0], False):
            _settle(pair, line, others[0], taken)


def _match_by_name(pair: Pair, taken: set[int]) -> None:
    """Lines alike by name between two tied ones: tied too where they agree, broken where they do not."""
    anchors = [(-1, -1), *_rising(pair.tied), (len(pair.first.lines), len(pair.second.lines))]
    known = {line for line, _ in [*pair.tied, *pair.broken]}
    for (a1, b1), (a2, b2) in pairwise(anchors):
        left = [i for i in range(a1 + 1, a2) if i not in known and _has_figures(pair, i, True)]
        right = [j for j in range(b1 + 1, b2) if j not in taken and _has_figures(pair, j, False)]
        start, bound = 0, LIKE if len(left) > 1 or len(right) > 1 else LIKE - 0.1
        for i in left:
            scored = [(_alike(pair, i, j, bound), -j) for j in right[start:]]
            if not scored:
                break
            score, negative = max(scored)
            if score >= bound:
                if shared(pair, i, -negative)[1] or _share_a_word(pair.first.lines[i], pair.second.lines[-negative]):
                    _settle(pair, i, -negative, taken)
                start = right.index(-negative) + 1


def _share_a_word(one: Line, other: Line) -> bool:
    """Whether two names have a word in common, by its first four letters: more than a likeness of letters."""
    first, second = ({word[:4] for word in _WORDS.findall(name_of(line.label))} for line in (one, other))
    return not first or not second or not first.isdisjoint(second)


def _rising(tied: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ties that stand in one order in both tables."""
    rising: list[tuple[int, int]] = []
    for line, other in sorted(tied):
        while rising and rising[-1][1] > other and len(rising) == 1:
            rising.pop()
        if not rising or other > rising[-1][1]:
            rising.append((line, other))
    return rising


def _settle(pair: Pair, line: int, other: int, taken: set[int]) -> None:
    both, agree = shared(pair, line, other)
    if both:
        (pair.tied if agree else pair.broken).append((line, other))
        taken.add(other)


def _match_by_one_figure(pair: Pair, by_value: dict[Decimal, list[int]], taken: set[int]) -> None:
    """A line of a tied table that shares one telling figure with one line of the other is that line, and is broken."""
    known = {line for line, _ in [*pair.tied, *pair.broken]}
    if len(pair.tied) * 2 <= sum(_has_figures(pair, line, True) for line in range(len(pair.first.lines))):
        return
    left = {
        line: others
        for line in range(len(pair.first.lines))
        if line not in known and (others := _sharing(pair, line, by_value))
    }
    for line in sorted(left, key=lambda line: (len(left[line]), line)):  # those that can be one line only come first
        others = left[line] - taken
        if len(others) == 1:
            _settle(pair, line, others.pop(), taken)


def _sharing(pair: Pair, line: int, by_value: dict[Decimal, list[int]]) -> set[int]:
    """Lines of the other table that show one telling figure of this one in the same column, each table only once."""
    found = set()
    for a, b in pair.columns:
        value = pair.first.entries[line][a].value
        if value is None or abs(value) < TELLING or sum(row[a].value == value for row in pair.first.entries) > 1:
            continue
        others = {o for o in by_value.get(value, ()) if pair.second.entries[o][b].value == value / pair.scale}
        if len(others) == 1:
            found |= others
    return found


def _has_figures(pair: Pair, line: int, is_first: bool) -> bool:
    table = pair.first if is_first else pair.second
    return any(table.entries[line][a if is_first else b].is_number for a, b in pair.columns)
