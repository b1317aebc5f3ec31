"""What the trial of a hypothesis says of it, and of others like it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from xlengine.across.proposal import BY_FIGURES, Proposal
from xlengine.across.trials import Trial, arguments, tried
from xlengine.fit import value_of
from xlengine.layout import Table
from xlengine.rule import Form

SEVERAL = 2
"""One figure may be a misprint."""


def result(table: Table, trial: Trial) -> Decimal | None:
    """What a sum gives for the one line that contradicts it."""
    (line,) = trial.wrong
    given = value_of(trial.proposal.form, arguments(table, line, trial.proposal), trial.proposal.signs)
    return given if isinstance(given, Decimal) else None


def as_printed(table: Table, proposal: Proposal) -> Proposal:
    """A difference the other way round, where each figure that is printed of it says so."""
    if proposal.form is not Form.DIFFERENCE or proposal.by_formula_row:
        return proposal
    turned = proposal._replace(arguments=proposal.arguments[::-1])
    own, other = tried(table, proposal), tried(table, turned)
    return turned if own.misses and not own.hits and other.hits and not other.misses else proposal


def without_part(trial: Trial, part: int) -> Trial:
    """A sum without a part that is empty wherever the figures bear it out."""
    proposal = trial.proposal
    kept = [(at, sign) for at, sign in zip(proposal.arguments, proposal.signs, strict=True) if at != part]
    signs = tuple(sign for _, sign in kept)
    return replace(trial, proposal=proposal._replace(arguments=tuple(at for at, _ in kept), signs=signs))


def is_contradicted(table: Table, proposal: Proposal, by: int) -> bool:
    """Whether figures stand in so many lines that lack nothing, and none of them agrees."""
    trial = tried(table, proposal)
    complete = sum(all(table.entries[line][at].is_number for at in proposal.sources) for line in trial.wrong)
    return complete >= by and not trial.hits


def better_based(table: Table, trial: Trial) -> Trial:
    """A percentage that words take of one amount, and figures in more lines, without a miss, of another: that one."""
    proposal = trial.proposal
    is_plain = proposal.form is Form.PERCENTAGE and proposal.base_line is None and not proposal.by_formula_row
    if not is_plain or trial.misses < SEVERAL:
        return trial
    for at, measure in enumerate(table.measures):
        if at in proposal.sources or at == proposal.target or measure.is_code:
            continue
        other = tried(table, proposal._replace(arguments=(proposal.arguments[0], at), prior=BY_FIGURES))
        if other.stands and not other.misses and other.hits > trial.hits:
            return other
    return trial
