"""Which measure of a sum is computed, as the formulas of the table have it: what is typed is no result of theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from xlengine.across.proposal import Proposal
from xlengine.across.trials import Trial
from xlengine.layout import State, Table
from xlengine.rule import Form

SAMPLE = 64
"""So many lines show how a column is made."""
FEWEST = 2
FOR_EACH = 3
"""So many formulas stand in a computed column for each figure that is typed in it."""


def as_formulas_have_it(table: Table) -> Callable[[Trial], Trial]:
    """Turns a hypothesis about a column of typed figures into the one about the column of formulas that it is part of.

    a = c - b where a and b are typed and c holds formulas says c = a + b.
    """
    computed, typed = _computed_and_typed(table)

    def turned(trial: Trial) -> Trial:
        proposal = trial.proposal
        if not computed or proposal.target not in typed or proposal.is_quotient or proposal.running or trial.sides:
            return trial
        made = [at for at in proposal.arguments if at in computed]
        others = set(proposal.arguments).difference(made)
        if len(made) != 1 or not others <= typed:
            return trial
        return replace(trial, proposal=_about(made[0], proposal))

    return turned


def _about(made: int, proposal: Proposal) -> Proposal:
    """The same sum, said of one of its parts."""
    signs = dict(zip(proposal.arguments, proposal.signs, strict=True))
    way = signs.pop(made)
    parts = {proposal.target: way} | {at: -way * sign for at, sign in signs.items()}
    ordered = sorted(parts, key=lambda at: (-parts[at], at))
    told = tuple(parts[at] for at in ordered)
    form = Form.DIFFERENCE if told == (1, -1) else Form.SUM
    return proposal._replace(
        target=made, form=form, arguments=tuple(ordered), signs=told, rule=None, by_formulas=True)  # fmt: skip


def _computed_and_typed(table: Table) -> tuple[set[int], set[int]]:
    """The measures that hold formulas in their lines, and those in which figures are typed."""
    rows = [row for line, row in zip(table.lines, islice(table.entries, SAMPLE), strict=False) if not line.is_total]
    computed, typed = set(), set()
    for at in range(len(table.measures)):
        figures = [row[at] for row in rows if row[at].is_formula or row[at].state is State.FIGURE]
        formulas = sum(entry.is_formula for entry in figures)
        if formulas >= FEWEST and formulas >= FOR_EACH * (len(figures) - formulas):
            computed.add(at)
        elif not formulas and figures:
            typed.add(at)
    return computed, typed
