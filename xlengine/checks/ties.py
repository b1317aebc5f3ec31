"""Ties between tables: the same line shows the same figures in each, or its thousandfold in full dollars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from xlengine.finding import Because, Finding, Severity
from xlengine.fit import interval_of
from xlengine.layout import Entry, Table
from xlengine.likeness import alike, in_thousands
from xlengine.number import show
from xlengine.review import Review
from xlengine.rule import RULES

ENOUGH_TIES = 2
"""Two tables are tied when at least so many of their lines agree in every figure that they share."""
MOST_TABLES = 60
MOST_LINES = 400
SIGNIFICANT = Decimal(100)
LIKE = 0.55
"""Labels this much alike may be one line under two names."""

NEVER_TIED = ("outputs", "indicators", "staffing")
"""Rows of these tables are told apart by words that no other table repeats."""

AMOUNTS = {
    "apportionment": "budget", "appropriation": "budget", "approved_budget": "budget",
    "expenditure": "outcome", "variance": "variance", "unencumbered_balance": "variance",
    "percentage": "percentage", "amount": "amount",
}  # fmt: skip


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


def tie_findings(review: Review) -> list[Finding]:
    """Every figure that differs from the one it is tied to; said at the table that stands first in the workbook,
    unless the second one is the one that its own table contradicts."""
    found: list[Finding] = []
    for pair in pairs_of(review.tables):
        for line, other in pair.broken:
            found.extend(_differences(pair, line, other))
    return found


def pairs_of(tables: Sequence[Table]) -> Iterator[Pair]:
    """Tables that share measures, with the lines that are tied."""
    usable = [t for t in tables if 1 < len(t.lines) <= MOST_LINES and _roles(t)][:MOST_TABLES]
    for at, first in enumerate(usable):
        for second in usable[at + 1 :]:
            for pair in _candidates(first, second):
                _match(pair)
                if len(pair.tied) >= ENOUGH_TIES and len(pair.tied) > len(pair.broken):
                    yield pair


def _roles(table: Table) -> dict[str, int]:
    """Which measure plays which part; a table with a part twice is not tied."""
    if table.kind in NEVER_TIED:
        return {}
    found: dict[str, list[int]] = defaultdict(list)
    for at, measure in enumerate(table.measures):
        if measure.is_code:
            continue
        terms = measure.terms
        best = max(terms, key=lambda term: (term in AMOUNTS and term != "amount", terms[term]), default="")
        role = AMOUNTS.get("percentage" if measure.is_a("percentage") else best)
        if role:
            found[role].append(at)
    if len(found) == 0 and len([m for m in table.measures if not m.is_code]) == 1:
        return {"amount": next(at for at, m in enumerate(table.measures) if not m.is_code)}
    roles = {role: ats[0] for role, ats in found.items() if len(ats) == 1}
    return roles if set(roles) - {"percentage"} else {}


def _candidates(first: Table, second: Table) -> Iterator[Pair]:
    mine, theirs = _roles(first), _roles(second)
    columns = [(mine[role], theirs[role]) for role in mine if role in theirs]
    if {"variance", "amount"} & set(mine) and {"variance", "amount"} & set(theirs):
        a = mine.get("variance", mine.get("amount"))
        b = theirs.get("variance", theirs.get("amount"))
        if a is not None and b is not None and (a, b) not in columns:
            columns.append((a, b))
    if not columns:
        return
    scales = (_scale(first, second),) if first.unit and second.unit else (1, 1000, -1000)
    for scale in scales:
        if abs(scale) == 1000:
            columns = [(a, b) for a, b in columns if not first.measures[a].is_a("percentage")]
        if columns and scale > 0:
            yield Pair(first, second, columns, scale)
        elif columns:
            yield Pair(second, first, [(b, a) for a, b in columns], -scale)


def _scale(first: Table, second: Table) -> int:
    mine, theirs = in_thousands(first), in_thousands(second)
    return 1 if mine == theirs else 1000 if theirs else -1000


def _match(pair: Pair) -> None:
    """Lines that agree in every shared figure are tied; between them, lines alike by name are the same line too."""
    first, second = pair.first, pair.second
    by_value: dict[Decimal, list[int]] = defaultdict(list)
    for other in range(len(second.lines)):
        for _, column in pair.columns:
            value = second.entries[other][column].value
            if value is not None and abs(value) * pair.scale >= SIGNIFICANT:
                by_value[value * pair.scale].append(other)
    taken: set[int] = set()
    for line in range(len(first.lines)):
        candidates: dict[int, int] = defaultdict(int)
        for column, _ in pair.columns:
            value = first.entries[line][column].value
            if value is not None:
                for other in dict.fromkeys(by_value.get(value, ())):
                    candidates[other] += 1
        best = _best(pair, line, [o for o in candidates if o not in taken and o > max(taken, default=-1)])
        if best is not None:
            pair.tied.append((line, best))
            taken.add(best)
    _match_by_name(pair)


def _best(pair: Pair, line: int, others: Sequence[int]) -> int | None:
    """Of the lines with equal figures the one most alike by name, if all shared figures agree."""
    agreeing = [other for other in others if _shared(pair, line, other) == (True, True)]
    if not agreeing:
        return None
    named = [other for other in agreeing if _alike(pair, line, other) >= 0.35]
    significant = sum(
        abs(pair.first.entries[line][a].value or Decimal(0)) >= SIGNIFICANT for a, _ in pair.columns
    )
    if not named and significant < 2:
        return None
    return max(named or agreeing, key=lambda other: (_alike(pair, line, other), -other))


def _shared(pair: Pair, line: int, other: int) -> tuple[bool, bool]:
    """Whether the lines share a figure, and whether all the figures that they share agree."""
    shared, agree = False, True
    for a, b in pair.columns:
        one, two = pair.first.entries[line][a], pair.second.entries[other][b]
        if one.is_number and two.is_number:
            shared = True
            agree = agree and _equal(one, two, pair.scale)
    return shared, agree


def _equal(one: Entry, two: Entry, scale: int) -> bool:
    if one.value is None or two.value is None:
        return True
    return interval_of(one).meets(interval_of(two).times(scale))


def _alike(pair: Pair, line: int, other: int) -> float:
    return alike(pair.first.lines[line], pair.second.lines[other])


def _match_by_name(pair: Pair) -> None:
    """Lines alike by name between two tied ones, and not equal: the tie is broken there."""
    anchors = [(-1, -1), *pair.tied, (len(pair.first.lines), len(pair.second.lines))]
    tied_first = {line for line, _ in pair.tied}
    for (a1, b1), (a2, b2) in pairwise(anchors):
        left = [i for i in range(a1 + 1, a2) if i not in tied_first and _has_figures(pair, i, True)]
        right = [j for j in range(b1 + 1, b2) if _has_figures(pair, j, False)]
        start = 0
        for i in left:
            scored = [(_alike(pair, i, j), -j) for j in right[start:]]
            if not scored:
                break
            score, negative = max(scored)
            if score >= (LIKE if len(left) > 1 or len(right) > 1 else LIKE - 0.1):
                j = -negative
                shared, agree = _shared(pair, i, j)
                if shared and not agree:
                    pair.broken.append((i, j))
                elif shared:
                    pair.tied.append((i, j))
                start = right.index(j) + 1
    pair.tied.sort()


def _has_figures(pair: Pair, line: int, is_first: bool) -> bool:
    table = pair.first if is_first else pair.second
    return any(table.entries[line][a if is_first else b].is_number for a, b in pair.columns)


def _differences(pair: Pair, line: int, other: int) -> Iterator[Finding]:
    headings = "headings" in (pair.first.kind, pair.second.kind)
    code = "XLE303" if pair.scale == 1000 else "XLE302" if headings else "XLE301"
    for a, b in pair.columns:
        one, two = pair.first.entries[line][a], pair.second.entries[other][b]
        if not (one.is_number and two.is_number) or _equal(one, two, pair.scale):
            continue
        mine, theirs = pair.first.ref(line, a), pair.second.ref(other, b)
        label = pair.second.lines[other].label
        times = " times 1 000" if pair.scale == 1000 else ""
        expected = (two.value or Decimal(0)) * pair.scale
        own, other_figure = show(one.value or Decimal(0)), show(two.value or Decimal(0))
        message = f"{own}, and {theirs} shows {other_figure}{times} for “{label}”"
        because = (Because(theirs, two.value),)
        yield Finding(
            code, RULES[code].name, Severity.ERROR, mine, message, f"{one.value:f}", f"{expected:f}", because
        )
