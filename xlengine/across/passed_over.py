"""Columns that a sum passes over, or takes in vain: what figures say of those that words, or they, leave out."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.trials import Trial, tried
from xlengine.across.where import Where, bits
from xlengine.layout import State, Table
from xlengine.rule import Form


def passes_over(where: Where, trial: Trial) -> bool:
    """Whether a sum that only figures tell passes over a column that is nil wherever they tell it, and nowhere else."""
    proposal = trial.proposal
    with_result, wrong = where.figures(proposal.target), bits(trial.wrong)
    if any(not where.figures(at) & with_result & ~wrong for at in proposal.arguments):
        return True  # a part that is never there
    if any(where.amounts(at) and not where.amounts(at) & with_result for at in proposal.arguments):
        return True  # nil wherever they tell it: whether it is added or taken off, they do not say
    every = (proposal.target, *proposal.arguments)
    empty, told = where.blanks(proposal.target) | wrong, where.all_figures(every) & ~wrong
    between = range(min(proposal.arguments), max(every))
    return any(not where.amounts(at) & told and where.amounts(at) & empty for at in between if at not in every)


def never_there(table: Table, trial: Trial) -> bool:
    """Whether a sum that some figures contradict takes a column that is empty wherever they tell it."""
    proposal = trial.proposal
    if not trial.misses or proposal.is_quotient or proposal.running or proposal.by_formula_row:
        return False
    with_result = [row for row in table.entries if row[proposal.target].is_number]
    return any(all(row[at].state is State.BLANK for row in with_result) for at in proposal.arguments)


def with_what_is_missing(table: Table, trial: Trial, free: Sequence[int]) -> Trial:
    """A sum that words tell and some figures contradict, with the one more column with which no figure does."""
    proposal = trial.proposal
    if not (trial.misses and trial.hits and trial.stands) or proposal.is_quotient or proposal.running:
        return trial
    for other in free if not proposal.by_formula_row else ():
        if other in (proposal.target, *proposal.arguments) or not any(
            table.entries[at][other].value for at in trial.wrong
        ):
            continue
        if not _is_complete_somewhere(table, (proposal.target, *proposal.arguments, other)):
            continue  # with a part empty in every line it may agree by chance
        for sign in (1, -1):
            parts = sorted([*zip(proposal.arguments, proposal.signs, strict=True), (other, sign)])
            whole = proposal._replace(form=Form.SUM, arguments=tuple(at for at, _ in parts),
                            signs=tuple(one for _, one in parts), rule=None)  # fmt: skip
            complete = tried(table, whole)
            if not complete.misses and complete.hits > trial.hits:
                return complete
    return trial


def _is_complete_somewhere(table: Table, measures: Sequence[int]) -> bool:
    """Whether some line has a figure in every one of the measures."""
    return any(all(row[at].is_number for at in measures) for row in table.entries)
