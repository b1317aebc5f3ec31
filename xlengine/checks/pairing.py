"""Which tables share lines, and which lines these are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from xlengine.across.periods import period_of
from xlengine.checks.matched_lines import Pair, match
from xlengine.layout import Table
from xlengine.tables.likeness import in_thousands

ENOUGH_TIES = 2
"""Two tables are tied when at least so many of their lines agree in every figure that they share."""
FEW_BROKEN = 8
"""So many lines may differ in two tables that are tied: one wrong figure goes on into the totals of its table."""
MOST_TABLES = 60
MOST_LINES = 400
NEVER_TIED = ("outputs", "indicators", "staffing")
"""Rows of these tables are told apart by words that no other table repeats."""

AMOUNTS = {
    "apportionment": "budget", "appropriation": "budget", "approved_budget": "budget",
    "expenditure": "outcome", "variance": "variance", "unencumbered_balance": "variance",
    "percentage": "percentage", "amount": "amount",
}  # fmt: skip


def pairs_of(tables: Sequence[Table]) -> Iterator[Pair]:
    """Tables that share measures, with the lines that are tied and those whose tie is broken.

    What an earlier workbook ties is tied, whatever the figures are now.
    """
    before = _before(tables)
    usable = [t for t in tables if 1 < len(t.lines) <= MOST_LINES and _roles(t)][:MOST_TABLES]
    for at, first in enumerate(usable):
        for second in usable[at + 1 :]:
            one, other = first.area, second.area
            if first.sheet == second.sheet and one.top <= other.bottom and other.top <= one.bottom:
                continue  # two sides of one statement
            if first.sheet != second.sheet and _are_of_two_periods(first.sheet, second.sheet):
                continue
            for pair in _candidates(first, second):
                lines = before.get((id(pair.first), id(pair.second), pair.scale), [])
                match(pair, lines)
                if lines or _is_tied(sum(_tells(pair, *both) for both in pair.tied), len(pair.broken)):
                    yield pair


def _are_of_two_periods(one: str, other: str) -> bool:
    """Whether two sheets are named for two months, or two years: what was paid in one is not what was in the other."""
    first, second = period_of(one), period_of(other)
    return bool(first and second) and first != second


def _is_tied(tied: int, broken: int) -> bool:
    """Whether the lines that agree outweigh those that do not; where these are many, three times."""
    return tied >= ENOUGH_TIES and tied > broken and (broken <= FEW_BROKEN or broken * 3 <= tied)


def _tells(pair: Pair, line: int, other: int) -> bool:
    """Whether two lines that agree share a figure that is no nil."""
    first, second = pair.first.entries[line], pair.second.entries[other]
    return any(first[a].value and second[b].value for a, b in pair.columns)


def _before(tables: Sequence[Table]) -> dict[tuple[int, int, int], list[tuple[int, int]]]:
    """The lines that were tied in an earlier workbook, by their tables and the scale between these."""
    now = {id(table.before.table): (table, table.before) for table in tables if table.before is not None}
    found = {}
    for pair in pairs_of([before.table for _, before in now.values()]) if now else ():
        (first, one), (second, other) = now[id(pair.first)], now[id(pair.second)]
        found[id(first), id(second), pair.scale] = [
            (one.lines[line], other.lines[its]) for line, its in pair.tied if line in one.lines and its in other.lines
        ]
    return found


def _roles(table: Table) -> dict[str, int]:
    """Which measure plays which part; a part that two measures could play is left out."""
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
    plain = [at for at, measure in enumerate(table.measures) if not measure.is_code]
    if not found and len(plain) == 1:
        return {"amount": plain[0]}
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
    scales = (_scale(first, second),) if first.unit and second.unit else (1, 1000, -1000)
    for scale in scales if columns else ():
        shared = [(a, b) for a, b in columns if scale == 1 or not first.measures[a].is_a("percentage")]
        if shared and scale > 0:
            yield Pair(first, second, shared, scale)
        elif shared:
            yield Pair(second, first, [(b, a) for a, b in shared], -scale)


def _scale(first: Table, second: Table) -> int:
    mine, theirs = in_thousands(first), in_thousands(second)
    return 1 if mine == theirs else 1000 if theirs else -1000


