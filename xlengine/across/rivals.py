"""Hypotheses that the few printed figures of a measure cannot tell apart, where its empty cells would."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from xlengine.across.proposal import SAID, Proposal
from xlengine.across.trials import Trial, arguments
from xlengine.fit import value_of
from xlengine.layout import Entry, State, Table
from xlengine.rule import Form


def has_rival(table: Table, trial: Trial, others: Iterable[Trial], settled: Collection[Proposal]) -> bool:
    """Whether another hypothesis agrees with the same figures, is as likely, and would fill an empty cell otherwise.

    One that another measure is settled to be is none: two columns are not one sum. Where words allow more than one
    reading, and figures speak against the others, a column that is equal wherever they speak is a rival too. What no
    word says may be so of another measure that is still empty: which of the two it is, nothing tells.
    """
    own = trial.proposal
    as_likely = [other for other in others if other is not trial and other.proposal.target == own.target
                 and other.proposal.prior == own.prior and not other.proposal.same_as(own)]  # fmt: skip
    rivals = [one.proposal for one in as_likely if (one.hits, one.misses) == (trial.hits, trial.misses)]
    if as_likely and not own.running and own.base_line is None:
        rivals += _with_another_column(table, own)
    if own.form is Form.SUM and own.prior < SAID:
        rivals += _with_the_column_beside(table, own)
    if own.prior < SAID and any(_is_its_twin(trial, other) for other in others):
        return True
    known = {_what_it_takes(one) for one in settled}
    return any(_what_it_takes(one) not in known and _fill_unlike(table, own, one) for one in rivals)


def those_alone(table: Table, trials: Sequence[Trial], settled: Collection[Proposal]) -> Sequence[Trial]:
    """The same hypotheses, told which of them agree with all figures of a measure that is mostly empty, and alone do.

    Others that would fill its empty cells with the same figures do not count. Where a measure that is settled is still
    empty beside those figures, another hypothesis may take it: none is alone until it is filled.
    """
    agreeing: dict[int, list[Trial]] = {}
    for trial in trials:
        if trial.hits > trial.bound and not trial.misses:
            agreeing.setdefault(trial.proposal.target, []).append(trial)
    for first, *others in agreeing.values():
        told = [row for row in table.entries if row[first.proposal.target].is_number]
        waits = any(row[one.target].state is State.BLANK for one in settled for row in told)
        unlike = (_fill_unlike(table, first.proposal, one.proposal, or_not_at_all=True) for one in others)
        is_alone = not waits and not any(unlike)
        for trial in (first, *others):
            trial.is_alone = is_alone and trial.empty > trial.hits
    return trials


def _is_its_twin(trial: Trial, other: Trial) -> bool:
    """Whether the same is true of all figures of another measure that is as empty."""
    is_another = other.proposal.target != trial.proposal.target and not other.misses and other.hits >= trial.hits
    return is_another and other.empty > 0 and _what_it_takes(other.proposal) == _what_it_takes(trial.proposal)


def _what_it_takes(proposal: Proposal) -> Proposal:
    return proposal._replace(target=0, prior=0, rule=None)


def _with_another_column(table: Table, proposal: Proposal) -> Iterator[Proposal]:
    """The same with one of its columns replaced by one that has equal figures in every line that tells."""
    told = _lines_that_tell(table, proposal)
    free = [at for at, one in enumerate(table.measures) if not one.is_code and at != proposal.target]
    for place, taken in enumerate(proposal.arguments):
        for at in free:
            if at not in proposal.arguments and all(row[at].value == row[taken].value for row in told):
                yield proposal._replace(arguments=(*proposal.arguments[:place], at, *proposal.arguments[place + 1 :]))


def _with_the_column_beside(table: Table, proposal: Proposal) -> Iterator[Proposal]:
    """A sum of the columns that stand behind it with the next one too, where that is nil in every line that tells."""
    at = max(proposal.arguments) + 1
    is_before = proposal.target < min(proposal.arguments) and at < len(table.measures)
    if is_before and not any(row[at].value for row in _lines_that_tell(table, proposal)):
        yield proposal._replace(arguments=(*proposal.arguments, at), signs=(*proposal.signs, 1))


def _lines_that_tell(table: Table, proposal: Proposal) -> list[Sequence[Entry]]:
    return [row for row in table.entries if all(row[at].is_number for at in (proposal.target, *proposal.arguments))]


def _fill_unlike(table: Table, one: Proposal, other: Proposal, *, or_not_at_all: bool = False) -> bool:
    """Whether two hypotheses give an empty cell two figures, or only one of them gives it a figure."""
    for line, row in enumerate(table.entries):
        if row[one.target].state is State.BLANK:
            first, second = (value_of(each.form, arguments(table, line, each), each.signs, each.times)
                             for each in (one, other))  # fmt: skip
            if first != second and (or_not_at_all or None not in (first, second)):
                return True
    return False
