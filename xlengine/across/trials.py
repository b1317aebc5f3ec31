"""Hypotheses about measures, held against the figures of the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from xlengine.across.both_ways import Base, BothWays
from xlengine.across.carried import carries_on
from xlengine.across.periods import balances_among_periods
from xlengine.across.proposal import BY_FIGURES, SAID, Proposal
from xlengine.across.where import Where
from xlengine.across.whole_numbers import WholeNumbers
from xlengine.fit import WRONG, Agreement, fit
from xlengine.layout import Entry, State, Table
from xlengine.rule import Form

ENOUGH = 3.0
"""Evidence that figures alone must give: two or three figures of four digits each."""
ALONE = 2.4
"""Evidence that is enough where nothing else agrees: two figures of three digits each."""
FEW = 8
"""So few hypotheses are held against the figures as they stand: whole numbers are not worth making."""
FOUR = 4
"""So many lines must bear out what no word says, such as a price, and so many for each that does not."""


@dataclass(slots=True)
class Trial:
    """One hypothesis and how the figures took it."""

    proposal: Proposal
    hits: int = 0
    misses: int = 0
    weight: float = 0.0
    small: int = 0
    """Agreements of figures too small to say much: 0.1 per cent."""
    wrong: list[int] = field(default_factory=list)
    telling: int = 0
    """Of the lines that agree, those in which more than two figures are no nil."""
    bound: int = 0
    """Of the lines that agree, those that agree with any hypothesis, since their figures are equal."""
    lacking: int = 0
    """Of the lines that do not agree, those that lack a part."""
    carried: int = 0
    """Of the lines that do not agree, totals that carry on what is wrong in a line that they add."""
    last: int = -1
    """The last line that agrees."""
    empty: int = 0
    """Lines in which the target is empty, and the others are not."""
    unfilled: int = 0
    """Lines in which the target is empty."""
    sides: BothWays | None = None
    """How a variance turns round from section to section, where it does."""
    bases: Sequence[Base] = ()
    """What its percentage is of in each section, where it is of another amount there."""
    is_cross_footed: bool = False
    """Whether what it gives for its one wrong figure also mends the total of the column."""
    is_alone: bool = False
    """Whether no other hypothesis agrees with all figures of its target, several of which are empty."""

    @property
    def tested(self) -> int:
        return self.hits + self.misses

    @property
    def amiss(self) -> int:
        """The lines that do not agree, for no reason that shows."""
        return self.misses - self.lacking - self.carried

    @property
    def is_open(self) -> bool:
        """Whether cells of the target may be filled, or it is empty in more lines than agree."""
        return self.empty > 0 or self.unfilled > self.hits

    @property
    def stands(self) -> bool:
        """Whether the figures bear it out."""
        if self.proposal.prior >= SAID:
            return self.weight > 0.3 and self.amiss * 2 <= self.hits + self.small
        if self.hits == self.bound or (self.hits >= FOUR and not self.telling and not self.proposal.is_quotient):
            return False  # x ÷ x = 100%, x - x = 0 and x + 0 = x are no evidence
        if self.proposal.prior < BY_FIGURES and len(self.proposal.arguments) > 2 and -1 in self.proposal.signs:
            borne_out = self.weight >= 2 * ENOUGH and self.hits >= FOUR
            return borne_out and (not self.misses or self.is_cross_footed)
        if self.proposal.form is Form.PRODUCT and self.misses:  # what is added below has factors of another kind
            is_among = self.misses == 1 and self.wrong[0] < self.last and self.hits > 2
            return self.weight >= 2 * ENOUGH if is_among else self.weight >= ENOUGH and self.misses * 8 <= self.hits
        if self.proposal.form is Form.FRACTION and self.hits >= FOUR and self.misses * FOUR <= self.hits:
            return self.weight >= ENOUGH
        if self.is_cross_footed and self.proposal.prior >= BY_FIGURES - 0.1:
            return True
        if self.is_alone and self.hits > 1:
            return self.weight >= ALONE
        is_likely = self.proposal.prior >= BY_FIGURES and (self.misses < FOUR or not self.proposal.is_quotient)
        agreeing = self.telling if self.misses > 1 else self.hits
        if is_likely and self.weight >= 2 * ENOUGH and self.misses * 3 <= agreeing:
            return True  # the result stands on the right of its parts, and more figures than two could say so
        is_rate = self.proposal.is_quotient and self.proposal.prior >= BY_FIGURES - 0.1
        if is_rate and self.misses == 1 and not self.empty and self.hits > 2 and self.weight >= ENOUGH:
            return True  # one figure may be a misprint
        return self.weight >= ENOUGH and self.misses * 8 <= self.hits

    def cannot_stand(self, left: int) -> bool:
        """Whether the figures do not bear it out even if they agree in every line that is left."""
        if self.proposal.prior >= SAID:
            return self.amiss * 2 > self.hits + self.small + left
        return self.misses > 1 and self.misses * 3 > self.hits + left

    @property
    def score(self) -> float:
        share = self.hits / max(self.tested, 1)
        return min(self.weight, 6.0) * share + 2.0 * self.proposal.prior


def tried(table: Table, proposal: Proposal) -> Trial:
    """Tries a hypothesis on the table's lines; in a long table on a sample of them, all of which are compared later."""
    trial = Trial(proposal)
    _try_on(table, trial, Where(table.entries), None, to_the_end=True)
    return trial


def all_tried(table: Table, proposals: Iterable[Proposal], whole: WholeNumbers) -> list[Trial]:
    """Tries hypotheses, each as long as it may still stand; `whole` are the figures of the table's lines.

    Those that no word says, and that figures contradict at first sight, are left out.
    """
    proposals = list(proposals)
    many = whole if len(proposals) > FEW else None
    trials = [Trial(one) for one in proposals if many is None or not _is_out_of_the_question(table, one, many)]
    for trial in trials:
        _try_on(table, trial, whole.where, many)
    return trials


def _is_out_of_the_question(table: Table, proposal: Proposal, whole: WholeNumbers) -> bool:
    """Whether no word says it, and more lines contradict it than all others could make up for."""
    is_free = proposal.prior < SAID and not proposal.running and proposal.base_line is None
    return is_free and whole.contradict(proposal) and not balances_among_periods(table, proposal)


def _try_on(
    table: Table, trial: Trial, where: Where, whole: WholeNumbers | None, *, to_the_end: bool = False
) -> None:
    proposal, rows = trial.proposal, table.entries
    left_out = balances_among_periods(table, proposal)
    within = not proposal.running and proposal.base_line is None
    adds_up = within and proposal.form in (Form.SUM, Form.DIFFERENCE)
    divides = proposal.divides and proposal.form is not Form.VACANCY and within
    if empty := where.empty(proposal.target):
        trial.unfilled = len(empty)
        waiting = where.all_figures(proposal.arguments)
        trial.empty = sum(waiting >> line & 1 for line in empty if line not in left_out)
    order = where.tested(proposal.target)
    order = [line for line in order if line not in left_out] if left_out else order
    for left, line in zip(range(len(order) - 1, -1, -1), order, strict=True):
        row = rows[line]
        if divides and not row[proposal.arguments[1]].value:
            continue
        if proposal.running and _begins_anew(table, line, proposal):
            continue
        if proposal.form is Form.PRODUCT and table.lines[line].is_total:
            continue  # what is added is not multiplied: its price would be an average
        if whole is not None and within and whole.is_far_off(line, proposal):
            result, parts = WRONG, [row[at] for at in proposal.arguments]
        else:
            parts = arguments(table, line, proposal)
            result = fit(proposal.form, row[proposal.target], parts, proposal.signs, proposal.times)
        if result.agreement is Agreement.UNTESTABLE:
            continue
        if result.agreement is Agreement.WRONG:
            trial.misses += 1
            trial.lacking += State.BLANK in [part.state for part in parts]
            trial.carried += adds_up and carries_on(table, proposal.target, line, trial.wrong)
            trial.wrong.append(line)
            if trial.misses > 12 and trial.misses > trial.hits:
                return
            if not to_the_end and trial.cannot_stand(left):
                return
        elif result.weight > 0:
            trial.hits += 1
            trial.bound += _is_bound_to_agree(proposal, row[proposal.target], parts)
            trial.last = line
            trial.telling += sum(bool(entry.value) for entry in (row[proposal.target], *parts)) > 2
            trial.weight += result.weight
        elif row[proposal.target].value:
            trial.small += 1


def _is_bound_to_agree(proposal: Proposal, target: Entry, parts: Sequence[Entry]) -> bool:
    """Whether equal figures make the line agree with any hypothesis: 5 + 5 - 5 = 5, 7 ÷ 7 = 100%."""
    if proposal.form is Form.PRODUCT:
        return False
    if proposal.is_quotient:
        return parts[0].value == parts[1].value
    amounts = [part.value if sign > 0 else -part.value
               for part, sign in zip(parts, proposal.signs, strict=True) if part.value]  # fmt: skip
    return len(amounts) > 2 and (not target.value or target.value in amounts)


def arguments(table: Table, line: int, proposal: Proposal) -> list[Entry]:
    """The figures that the hypothesis takes for one line."""
    rows = table.entries
    given = [rows[line][a] for a in proposal.arguments]
    if proposal.running:
        before = previous_line(table, line, proposal.target, proposal.arguments[1])
        given[0] = rows[before][proposal.target] if before is not None else NOTHING
    if proposal.base_line is not None:
        given[1] = rows[proposal.base_line][proposal.arguments[1]]
    return given


def _begins_anew(table: Table, line: int, proposal: Proposal) -> bool:
    """Whether the line before has no figure yet to which this one's is added."""
    before = previous_line(table, line, proposal.target, proposal.arguments[1])
    return before is not None and not table.entries[before][proposal.target].is_number


NOTHING = Entry(1, 1, State.BLANK, None, 0)


def previous_line(table: Table, line: int, target: int, source: int) -> int | None:
    """The last line before that has a figure to be added up; a total in between that has none so far is no step."""
    rows, lines = table.entries, table.lines
    return next(
        (at for at in range(line - 1, -1, -1) if rows[at][source].is_number
         and not (lines[at].is_total and rows[at][target].state is State.BLANK)), None
    )  # fmt: skip
