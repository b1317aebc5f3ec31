"""What only the figures could tell about measures: sums, differences and percentages that no word proposes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from itertools import combinations, product

from xlengine.across.directions import is_by_side
from xlengine.across.each import is_each
from xlengine.across.proposal import BY_FIGURES, Proposal
from xlengine.fit import HUNDRED
from xlengine.layout import Entry, State, Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import when

MOST_FREE_MEASURES = 24
"""With more measures than this only what words or a formula row propose is tried."""
MOST_WHOLE = 12
"""Of so many lines at most shares are tried."""
SEEN = 500
"""So many lines tell whether a column without a word looks like rates."""
LEAST_RATES = 3
"""Fewer figures than this below a heading that says nothing are no rates."""
SMALL = 10
"""Figures all of which are below this are hardly amounts beside others that have decimals."""
QUOTIENT_TERMS = (
    "percentage", "rate", "share", "implementation_rate", "delivery_rate", "vacancy_rate", "change_percentage", "ratio",
)  # fmt: skip


def is_empty(table: Table, measure: int) -> bool:
    return all(row[measure].state in (State.BLANK, State.TEXT) for row in table.entries)


def free_sums(table: Table, free: Sequence[int]) -> list[Proposal]:
    """Sums and differences that no word proposes."""
    if len(free) > MOST_FREE_MEASURES:
        return []
    found = []
    amounts = [at for at in free if not table.measures[at].is_a("percentage") and not is_empty(table, at)]
    for target in amounts:
        if is_by_side(table, target):
            continue
        others = [at for at in amounts if at != target]
        for first, second in combinations(others, 2):
            rightmost = target > max(first, second)
            prior = BY_FIGURES if rightmost else BY_FIGURES - 0.3
            found.append(Proposal.added(target, (first, second), prior))
            is_older = 0 < when(table.measures[target]) < when(table.measures[first])  # and given, beside what changed
            found.append(Proposal.difference(target, first, second, BY_FIGURES - 0.35 if is_older else prior))
            found.append(Proposal.difference(target, second, first, prior - 0.1))
        found.extend(_runs(target, amounts))
    return found


def _runs(target: int, amounts: Sequence[int]) -> list[Proposal]:
    """Sums of three or more measures side by side next to the target; what came in and went out, on its left."""
    at = amounts.index(target)
    found = []
    for length in range(3, len(amounts)):
        if at - length >= 0:
            found.append(Proposal.added(target, amounts[at - length : at], BY_FIGURES))
        if at + length < len(amounts):
            found.append(Proposal.added(target, amounts[at + 1 : at + 1 + length], BY_FIGURES - 0.1))
    for length in (3, 4):
        parts = tuple(amounts[at - length : at]) if at >= length else ()
        for signs in product((1, -1), repeat=length - 1) if parts else ():
            if -1 in signs:
                found.append(Proposal(target, Form.SUM, parts, (1, *signs), BY_FIGURES - 0.2))
    return found


def free_quotients(table: Table, free: Sequence[int], taken: Collection[int]) -> list[Proposal]:
    """Percentages and amounts for each of something, which no word proposes: only for a column that looks like one."""
    if len(free) > MOST_FREE_MEASURES:
        return []
    found = []
    amounts = [at for at in free if not _are_percentages(table, at)]  # a percentage of percentages is none
    for target in free:
        if target in taken or is_empty(table, target):
            continue
        fraction, each = table.has_percent_formats(target), _is_price(table, target)
        is_untold = is_untold_rate(table, target)
        if is_untold and not _may_be_a_rate(table, target):
            continue
        for part in amounts:
            for whole in amounts:
                if len({part, whole, target}) < 3 or (is_untold and target < max(part, whole)):
                    continue
                of = partial(Proposal.quotient, target, both=(part, whole))
                if each:
                    found.append(of(form=Form.FRACTION, prior=BY_FIGURES))
                    continue
                found.append(of(form=Form.PERCENTAGE, prior=BY_FIGURES))
                found.append(of(form=Form.GROWTH, prior=BY_FIGURES - 0.1))
                vacancy = (whole, part)
                found.append(Proposal.quotient(target, Form.VACANCY, vacancy, BY_FIGURES - 0.2, RULES["XLE117"]))
                if not fraction:
                    found.append(of(form=Form.FRACTION, prior=BY_FIGURES - 0.2))
        found += [] if each else _shares(table, target, amounts)
    return found


def _is_price(table: Table, target: int) -> bool:
    """Whether the heading is of one of something, and no figure is printed rounder than it is stored."""
    counted = any(row[target].is_exact and not row[target].is_formula for row in table.entries)
    return is_each(table.measures[target]) and not counted


def is_untold_rate(table: Table, target: int) -> bool:
    """Whether neither the heading nor the format of a column says that it is a rate: then one misprint is the most."""
    is_said = table.has_percent_formats(target) or table.measures[target].is_a(*QUOTIENT_TERMS)
    return not (is_said or _is_price(table, target))


def _may_be_a_rate(table: Table, target: int) -> bool:
    """Whether a heading that says nothing, or no more than that something changed, stands over figures like rates.

    They are printed to a finer place than any column before them, or are all small beside amounts with decimals.
    """
    if target < 2 or set(table.measures[target].terms) - {"change", "variance"}:
        return False
    rows = table.entries[:SEEN]
    own = [row[target] for row in rows if row[target].value]
    if len(own) < LEAST_RATES:
        return False
    before = max((row[at].decimals for row in rows for at in range(target) if row[at].is_number), default=0)
    if max(entry.decimals for entry in own) > before:
        return True
    return all(entry.value is not None and abs(entry.value) < SMALL for entry in own) and before > 0


def _shares(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """Shares of what a column comes to in a line that is called a total, or of which the share is a hundred."""
    whole = [at for at, row in enumerate(table.entries) if _is_whole(row[target]) or table.lines[at].is_total]
    amounts = [at for at in free if at != target and not is_empty(table, at)]
    return [
        Proposal.quotient(target, Form.PERCENTAGE, (at, at), BY_FIGURES - 0.05, RULES["XLE117"], base_line=line)
        for at in amounts for line in whole[:MOST_WHOLE] if table.entries[line][at].value
    ]  # fmt: skip


def _are_percentages(table: Table, measure: int) -> bool:
    """Whether most figures of a column have a percent format."""
    if not table.has_percent_formats(measure):
        return False
    formats = [row[measure].as_fraction for row in table.entries if row[measure].is_number]
    return sum(formats) * 2 > len(formats)


def _is_whole(entry: Entry) -> bool:
    """Whether a share is a hundred per cent."""
    return entry.value == HUNDRED
