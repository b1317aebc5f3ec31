"""Measures that are still empty: which they are, and which reading of the words is the only one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from xlengine.across.meant import TOTALS, is_a
from xlengine.across.net_changes import is_net
from xlengine.across.proposal import SAID, Proposal
from xlengine.across.revised import CHANGES
from xlengine.across.where import Where
from xlengine.layout import Measure, State, Table
from xlengine.rule import Form


def unambiguous(rows: Sequence[Proposal], words: Sequence[Proposal]) -> Proposal | None:
    best = [p for p in words if p.prior == max(q.prior for q in words)] if words else []
    if rows:
        if not best or any(rows[0].same_as(p) for p in best):
            return rows[0]
        explicit = [p for p in best if p.sign_is_explicit and set(p.arguments) == set(rows[0].arguments)]
        return explicit[0] if len(explicit) == 1 else rows[0] if not explicit else None
    distinct = [p for at, p in enumerate(best) if not any(p.same_as(q) for q in best[:at])]
    return distinct[0] if len(distinct) == 1 and distinct[0].prior >= SAID else None


def is_read_unlike_its_twin(table: Table, where: Where, chosen: Proposal, others: Sequence[Proposal]) -> bool:
    """Whether an empty measure among its parts has the very same heading, and words do not take its neighbours alike.

    `2015 | Increase | 2016 | Increase | 2017`: both are from one year to the next, or neither is sure.
    """
    title = table.measures[chosen.target].title
    steps = [at - chosen.target for at in chosen.arguments]
    between = range(min(chosen.sources), max(chosen.target, *chosen.sources))
    twins = [at for at in between if table.measures[at].title == title and at != chosen.target and title]
    return any(
        where.is_open(twin) and not any(p.target == twin and [at - twin for at in p.arguments] == steps for p in others)
        for twin in twins
    )


def is_the_same_sum(one: Proposal, other: Proposal) -> bool:
    alike = one.arguments == other.arguments and one.signs == other.signs and one.form == other.form
    return alike and one.base_line == other.base_line and not one.running


def is_within(one: Proposal, other: Proposal) -> bool:
    """Whether a sum adds what another one gives together with all that this one adds: that would be twice."""
    if one.is_quotient or other.is_quotient or one.running or other.running or one.target not in other.arguments:
        return False
    return set(one.arguments) <= set(other.arguments)


def is_open_for(table: Table, proposal: Proposal) -> bool:
    """Whether figures stand only in lines that lack a part, so that nothing speaks against the hypothesis."""
    waiting = 0
    for row in table.entries:
        parts = [row[at] for at in proposal.sources]
        if row[proposal.target].is_number and all(part.is_number for part in parts):
            if row[proposal.target].value or any(part.value for part in parts):
                return False
            continue  # nil of nil says nothing
        waiting += row[proposal.target].state is State.BLANK and any(part.is_number for part in parts)
    return waiting >= 3


def arguments_stand(table: Table, where: Where, proposal: Proposal, made: Collection[int]) -> bool:
    """Whether each argument has figures, or is itself computed. A part that is empty everywhere is no part of a sum.

    Of the parts that a formula row names an empty one counts as nil, and so do changes to what was approved.
    """
    filled = [a in made or not where.is_open(a) for a in proposal.sources]
    if proposal.form is not Form.SUM or not any(filled):
        return all(filled)
    return proposal.by_formula_row or all(
        is_filled or (is_a(table.measures[at], *CHANGES) and not is_net(table.measures[at])
                      and not is_a(table.measures[at], *TOTALS))
        for at, is_filled in zip(proposal.sources, filled, strict=True)
    )


def contradicted_by_its_figures(measure: Measure) -> str:
    """The doubt about a measure that is partly empty and whose words its printed figures contradict."""
    return f"“{measure.title}” has empty cells, and its figures contradict what its words say"
