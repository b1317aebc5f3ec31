"""Gross and net amounts that the headings name, side by side with staff assessment or income."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.meant import SURE, is_a
from xlengine.across.proposal import SAID, USUAL, Proposal
from xlengine.layout import Measure, Table
from xlengine.rule import RULES, Form


def gross_or_net(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    measure = table.measures[target]
    group = measure.group
    same = [at for at in free if at != target and table.measures[at].group == group]
    assessment = [
        at for at in same
        if is_a(table.measures[at], "staff_assessment", "staff_assessment_income")
        and not is_net_amount(table.measures[at])
    ]  # fmt: skip
    income = [at for at in same if is_a(table.measures[at], "revenue") and not is_a(table.measures[at], "gross")]
    if is_net_amount(measure):
        gross = [at for at in same if is_a(table.measures[at], "gross") and not is_net_amount(table.measures[at])]
        if len(gross) == len(income) == 1 and not assessment and group:
            return _less_income(table, target, gross[0], income[0])
        if len(gross) == len(assessment) == 1:
            return [Proposal.difference(target, gross[0], assessment[0], SAID)]
        return []
    net = [at for at in same if is_net_amount(table.measures[at])]
    if len(net) == len(assessment) == 1 and not target < assessment[0] < net[0]:  # the one that stands last is computed
        return [Proposal.added(target, (net[0], assessment[0]), USUAL, RULES["XLE114"])]
    return []


def _less_income(table: Table, target: int, gross: int, income: int) -> list[Proposal]:
    """What is left of the gross amount once income is taken off, which may be printed with a minus."""
    figures = [row[income].value for row in table.entries if row[income].value]
    minus = [value for value in figures if value is not None and value < 0]
    if minus and len(minus) < len(figures):
        return []
    return [Proposal(target, Form.SUM, (gross, income), (1, 1 if minus else -1), USUAL)]


def is_net_amount(measure: Measure) -> bool:
    return measure.terms.get("net", 0.0) >= max(SURE, measure.terms.get("gross", 0.0))
