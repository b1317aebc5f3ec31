"""Figures that one table takes from another: headings of an analysis, amounts in full dollars.

Only empty cells are given by words alone, and only where most of a table's lines are lines of the other one; what is
filled in is held against the other table by the ties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from xlengine.across.meant import is_a
from xlengine.computing.one_cell import Reckoning
from xlengine.fit import UNTESTABLE, Agreement, Fit, interval_of
from xlengine.interval import Interval
from xlengine.layout import Entry, Evidence, Relation, State, Table
from xlengine.review import Figure
from xlengine.rule import RULES, Form
from xlengine.sheet import Ref
from xlengine.tables.likeness import alike, in_thousands, name_of
from xlengine.terms.fold import fold

SAME_NAME = 0.75


class Loan(NamedTuple):
    """One line of a table that takes its figures from a line of another."""

    line: int
    source: Table
    source_line: int


def between_of(tables: Sequence[Table], figures: Mapping[Ref, Figure]) -> list[Reckoning]:
    """What tables without figures of their own take from others, for their empty cells."""
    found: list[Reckoning] = []
    named = Named(tables)
    for table in tables:
        if table.kind == "headings":
            found.extend(_headings(table, tables, figures))
        elif not in_thousands(table) and len(_amounts(table)) == 1:
            found.extend(_dollars(table, named, figures))
    return found


def _amounts(table: Table) -> list[int]:
    return [
        at for at, measure in enumerate(table.measures)
        if is_a(measure, "amount", "variance") and not is_a(measure, "percentage")
    ]  # fmt: skip


def _percentages(table: Table) -> list[int]:
    return [at for at, measure in enumerate(table.measures) if is_a(measure, "percentage")]


def _empty(table: Table, line: int, measure: int) -> bool:
    return table.entries[line][measure].state is State.BLANK


def _headings(table: Table, tables: Sequence[Table], figures: Mapping[Ref, Figure]) -> list[Reckoning]:
    """Amount and percentage over an analysis: those of the table by category."""
    amounts, shares = _amounts(table), _percentages(table)
    if len(amounts) != 1:
        return []
    best: list[Loan] = []
    for other in tables:
        if other.kind == "resources":
            loans = _loans(table, other)
            if len(loans) > len(best) and len(loans) * 2 > sum(bool(line.label) for line in table.lines):
                best = loans
    found = []
    for loan in best:
        pairs = [(amounts[0], "variance"), *((share, "percentage") for share in shares[:1])]
        for measure, rule_name in pairs:
            relations = (r for r in loan.source.relations if r.axis == "across" and r.rule.name == rule_name)
            source = next((relation.target for relation in relations), None)
            if source is not None and _empty(table, loan.line, measure):
                found.extend(_taken(table, loan, measure, source, "XLE302", 1, figures))
    return found


def _loans(table: Table, other: Table) -> list[Loan]:
    """Lines of the table that are lines of the other one, by name and in the same order."""
    loans, start = [], 0
    for at, line in enumerate(table.lines):
        scored = [(alike(line, other.lines[o]), -o) for o in range(start, len(other.lines)) if _has_figures(other, o)]
        if not line.label or not scored:
            continue
        score, negative = max(scored)
        if score >= SAME_NAME:
            loans.append(Loan(at, other, -negative))
            start = -negative + 1
    return loans


def _has_figures(table: Table, line: int) -> bool:
    return any(entry.is_number for entry in table.entries[line])


class Named:
    """The tables in thousands of dollars, and those of one amount whose lines are found by their names."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = [table for table in tables if in_thousands(table)]
        self.lists = [table for table in self.tables if len(_amounts(table)) == 1 and table.kind != "headings"]

    @cached_property
    def lines(self) -> Mapping[str, set[tuple[int, int]]]:
        """By name: the place of the list, and the line."""
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for place, table in enumerate(self.lists):
            for at, line in enumerate(table.lines):
                found[name_of(line.label)].add((place, at))
        return found


def _dollars(table: Table, others: Named, figures: Mapping[Ref, Figure]) -> list[Reckoning]:
    """Full dollars: the unencumbered balance is the gross variance, other income is the table of other income."""
    measure = _amounts(table)[0]
    found: list[Reckoning] = []
    lists, named = others.lists, others.lines
    totals = [{(place, o) for o in _sums(other)} for place, other in enumerate(lists)]
    for at, line in enumerate(table.lines):
        if not (_empty(table, at, measure) or table.entries[at][measure].is_number):
            continue
        if line.is_a("unencumbered_balance"):
            found.extend(_gross_variance(table, at, measure, others.tables, figures))
            continue
        titled = (totals[place] for place, other in enumerate(lists) if _titles(line.label, other))
        same = named.get(name_of(line.label), set()).union(*titled)
        exact = [Loan(at, lists[place], o) for place, o in same]
        if len(exact) == 1:
            found.extend(_taken(table, exact[0], measure, _amounts(exact[0].source)[0], "XLE303", 1000, figures))
    return found


def _sums(table: Table) -> set[int]:
    return {relation.target for relation in table.relations if relation.axis == "down"}


def _titles(label: str, other: Table) -> bool:
    """`Other income` for the total of the table with that title."""
    return len(name_of(label)) > 3 and name_of(label) in fold(other.title)


def _gross_variance(
    table: Table, line: int, measure: int, others: Sequence[Table], figures: Mapping[Ref, Figure]
) -> list[Reckoning]:
    for other in others:
        variance = next((r.target for r in other.relations if r.axis == "across" and r.rule.name == "variance"), None)
        gross = next((o for o, own in enumerate(other.lines) if own.is_a("gross_requirements")), None)
        if variance is not None and gross is not None:
            return _taken(table, Loan(line, other, gross), measure, variance, "XLE303", 1000, figures)
    return []


def _taken(
    table: Table, loan: Loan, measure: int, source: int, code: str, scale: int, figures: Mapping[Ref, Figure]
) -> list[Reckoning]:
    ref = loan.source.ref(loan.source_line, source)
    given = loan.source.entries[loan.source_line][source]
    known = figures.get(ref)
    value = known.value if known is not None else given.value
    if value is None:
        return []
    amount = Decimal(value * scale)
    if scale != 1 and amount == amount.to_integral_value():
        amount = amount.quantize(Decimal(1))
    rule = RULES[code]
    figure = Figure(
        table.ref(loan.line, measure), amount, rule, (ref,), table, table.lines[loan.line].label,
        table.measures[measure].title,
    )  # fmt: skip
    relation = Relation("between", measure, (source,), (1,), Form.OTHER, rule, Evidence(by_words=True))
    entry = table.entries[loan.line][measure]
    source_entry = Entry(*given.place, State.FIGURE, value, given.decimals)
    outcome = UNTESTABLE
    if entry.value is not None:
        agrees = interval_of(entry).meets(Interval.around(value, given.decimals).times(scale))
        outcome = Fit(Agreement.EXACT if agrees else Agreement.WRONG)
    return [Reckoning(loan.line, measure, relation, figure, outcome, entry, [source_entry])]
