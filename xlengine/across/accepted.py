"""An accepted hypothesis as a relation of the table, in the way in which the most of its figures agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xlengine.across.both_ways import bases_of_ways, both_ways
from xlengine.across.naming import across_rule
from xlengine.across.one_side import lines_that_are_told
from xlengine.across.passed_over import with_what_is_missing
from xlengine.across.periods import balances_among_periods
from xlengine.across.proposal import SAID
from xlengine.across.trials import Trial
from xlengine.layout import Evidence, Measure, Relation, State, Table
from xlengine.rule import Form


def as_it_agrees(table: Table, trial: Trial, free: Sequence[int]) -> Trial:
    """A hypothesis of words that some figures contradict, as it contradicts none, where there is such a way."""
    sides = both_ways(table, trial.proposal) if trial.misses else None
    if sides is None:
        return with_what_is_missing(table, trial, free)
    return replace(trial, hits=sides.straight_hits + sides.reverse_hits, misses=0, wrong=[], sides=sides)


def as_of_each_side(table: Table, trial: Trial, accepted: Sequence[Trial]) -> Trial:
    """A percentage that words say and some figures contradict, as of the amount that its variance takes off.

    That is the budget, where it is taken off what came in, and the outcome, where that is taken off the budget.
    """
    proposal = trial.proposal
    if trial.misses < 2 or proposal.prior < SAID or proposal.form is not Form.PERCENTAGE:
        return trial
    for other in accepted:
        if other.sides is not None and other.proposal.target == proposal.arguments[0]:
            bases = bases_of_ways(table, proposal.target, other.proposal, other.sides)
            if bases:
                hits, weight = sum(one.hits for one in bases), sum(one.weight for one in bases)
                return replace(trial, hits=hits, misses=0, weight=weight, wrong=[], bases=bases)
    return trial


def relations_of(table: Table, trial: Trial) -> list[Relation]:
    """The relation of an accepted hypothesis; of a variance that turns round, one for each way that it goes."""
    whole = _relation(table, trial)
    if trial.bases:
        return [
            whole._replace(arguments=(whole.arguments[0], one.measure), only=one.lines,
                           evidence=whole.evidence._replace(hits=one.hits))
            for one in trial.bases
        ]  # fmt: skip
    sides = trial.sides or (both_ways(table, trial.proposal) if trial.misses else None)
    if sides is None and trial.empty and whole.only is None:
        return [whole._replace(only=lines_that_are_told(table, trial.proposal))]
    if sides is None:
        return [whole]
    ways = (sides.straight, sides.straight_hits), (sides.reverse, sides.reverse_hits)
    return [
        whole._replace(arguments=whole.arguments[::step], only=lines,
                evidence=whole.evidence._replace(hits=hits, misses=0, apart=0))
        for step, (lines, hits) in zip((1, -1), ways, strict=True)
    ]  # fmt: skip


def _relation(table: Table, trial: Trial) -> Relation:
    proposal = trial.proposal
    measures: list[Measure] = table.measures
    rule = proposal.rule or across_rule(
        proposal.form, measures[proposal.target].terms, [measures[a].terms for a in proposal.arguments], proposal.signs
    )
    left_out = balances_among_periods(table, proposal)
    apart = 0
    if not proposal.is_quotient and not proposal.running:
        wrong = (table.entries[line] for line in trial.wrong)
        apart = sum(any(row[at].state is State.BLANK for at in proposal.arguments) for row in wrong)
    evidence = Evidence(
        trial.hits, trial.misses - apart,
        proposal.prior >= SAID and not proposal.by_formula_row and not proposal.by_formulas,
        by_formula_row=proposal.by_formula_row, by_native_formula=proposal.by_formulas, apart=apart,
    )  # fmt: skip
    return Relation(
        "across", proposal.target, proposal.arguments, proposal.signs, proposal.form, rule, evidence,
        proposal.running, proposal.base_line, frozenset(range(len(table.lines))) - left_out if left_out else None,
        proposal.times,
    )  # fmt: skip
