"""Which measure is computed from which: words propose, the formula row proposes, the figures decide."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from xlengine.across.accepted import as_it_agrees, as_of_each_side, relations_of
from xlengine.across.by_formulas import as_formulas_have_it
from xlengine.across.cross_footing import is_cross_footed
from xlengine.across.formula_rows import formula_row
from xlengine.across.free import free_quotients, free_sums, is_untold_rate
from xlengine.across.open_measures import (
    arguments_stand,
    contradicted_by_its_figures,
    is_open_for,
    is_read_unlike_its_twin,
    is_the_same_sum,
    is_within,
    unambiguous,
)
from xlengine.across.passed_over import never_there, passes_over
from xlengine.across.plausible import is_implausible
from xlengine.across.products import free_products, is_no_quotient, products_by_words
from xlengine.across.proposal import SAID, USUAL, Proposal
from xlengine.across.quotients import quotients_by_words
from xlengine.across.rivals import has_rival, those_alone
from xlengine.across.sums import sums_by_words
from xlengine.across.trials import Trial, all_tried, tried
from xlengine.across.verdicts import as_printed, better_based, is_contradicted, result, without_part
from xlengine.across.where import Where
from xlengine.across.whole_numbers import WholeNumbers
from xlengine.layout import Table
from xlengine.rule import Form

LITTLE = 1.0
"""Figures that weigh less say too little for words that are less likely than others of which no figure tells."""


def relate_across(table: Table) -> None:
    """Adds to the table the relations between its measures, and its doubts."""
    free = [at for at, measure in enumerate(table.measures) if not measure.is_code]
    if len(free) < 2:
        return
    accepted: list[Trial] = []
    turned = as_formulas_have_it(table)
    whole = WholeNumbers(table.entries)
    spoken = products_by_words(table, free)
    multiplied = {one.target for one in spoken}  # and not added
    rows = [tried(table, one) for one in formula_row(table)]
    by_words = [one for one in sums_by_words(table, free) if one.target not in multiplied]
    by_row = [trial.proposal for trial in rows]
    contradicted = {trial.proposal.target for trial in rows if trial.misses > trial.hits}
    worded = [trial for trial in (*rows, *all_tried(table, by_words, whole)) if not never_there(table, trial)]
    _accept(table, [turned(as_it_agrees(table, trial, free)) for trial in worded], accepted)
    by_figures = list(map(turned, all_tried(table, _open(free_sums(table, free), accepted), whole)))
    for trial in by_figures:
        if trial.misses == 1 and trial.hits > 1:
            (line,) = trial.wrong
            trial.is_cross_footed = is_cross_footed(table, trial.proposal.target, line, result(table, trial))
    _accept(table, [trial for trial in by_figures if trial.stands and not passes_over(whole.where, trial)], accepted)
    otherwise = {one.proposal.target for one in by_figures if one.hits > one.bound and not one.misses}
    _settle_blanks(table, whole.where, by_row, by_words, accepted, contradicted, otherwise)
    _accept(table, all_tried(table, spoken, whole), accepted)
    products = free_products(table, free, {trial.proposal.target for trial in accepted})
    _accept(table, [one for one in all_tried(table, products, whole) if is_no_quotient(table, one)], accepted)
    _settle_blanks(table, whole.where, by_row, spoken, accepted, contradicted, otherwise)
    settled = [trial.proposal for trial in accepted]
    quotients = quotients_by_words(table, free, settled)
    of_rows = [trial for trial in rows if trial.proposal.is_quotient]
    worded = [as_of_each_side(table, trial, accepted) for trial in all_tried(table, quotients, whole)]
    _accept(table, [*of_rows, *(better_based(table, trial) for trial in worded)], accepted)
    unsettled = free_quotients(table, free, {trial.proposal.target for trial in accepted})
    rates = all_tried(table, _open(unsettled, accepted), whole)
    rates = [one for one in rates if one.misses < 2 or not is_untold_rate(table, one.proposal.target)]
    _accept(table, those_alone(table, rates, [trial.proposal for trial in accepted]), accepted)
    quotients = [*(one for one in by_row if one.is_quotient), *quotients]
    _settle_blanks(table, whole.where, by_row, quotients, accepted, contradicted, otherwise)
    for trial in sorted(accepted, key=lambda t: t.proposal.target):
        table.relations += relations_of(table, trial)
        if trial.proposal.form is not Form.PRODUCT:  # what it comes to is added down on its own account
            table.derived.add(trial.proposal.target)
    for target in sorted(contradicted):
        title = table.measures[target].title
        table.contradictions[target] = f"the formula row over “{title}” contradicts the figures or the heading's words"


def _open(proposals: Sequence[Proposal], accepted: Sequence[Trial]) -> list[Proposal]:
    """Proposals for what is not settled yet; of several measures one of which the others give, nothing more is told."""
    taken = {trial.proposal.target for trial in accepted}
    known = {trial.proposal.identity for trial in accepted}
    given = [_sides(trial.proposal) for trial in accepted if not trial.proposal.is_quotient]
    left = [p for p in proposals if p.target not in taken and p.identity not in known]
    return [p for p in left if not any(_says_again(p, sides) for sides in given)]


def _is_no_sum(proposal: Proposal) -> bool:
    return proposal.is_quotient or proposal.running


def _sides(given: Proposal) -> dict[int, int]:
    """The measures of a sum, with the sign that each has where all of them together give nil."""
    return {given.target: 1} | {at: -sign for at, sign in zip(given.arguments, given.signs, strict=True)}


def _says_again(proposal: Proposal, sides: Mapping[int, int]) -> bool:
    """Whether a hypothesis adds what is given and its parts, or says that its target is a part that these give."""
    if len(proposal.arguments) > 2:
        return sides.keys() <= set(proposal.arguments)
    if proposal.is_quotient or len(sides) != 3:
        return False
    left = sides.keys() - set(proposal.arguments)
    if len(left) != 1:
        return False
    turned = {sign * sides[at] for at, sign in zip(proposal.arguments, proposal.signs, strict=True)}
    return turned == {-sides[left.pop()]}


def _accept(table: Table, trials: Sequence[Trial], accepted: list[Trial]) -> None:
    """Takes the best hypotheses that stand: one a target, no circle, no identity twice."""
    taken = {trial.proposal.target for trial in accepted}
    identities = {trial.proposal.identity for trial in accepted}
    standing = [trial for trial in trials if trial.stands]
    sums = [one for one in standing if one.misses <= one.lacking and not _is_no_sum(one.proposal)]
    sides = [set(_sides(one.proposal)) for one in sums]
    standing = [one for one in standing if _is_no_sum(one.proposal) or not any(
        made <= set(one.proposal.arguments) for made in sides)]  # a column and all that it comes from
    likeliest: dict[tuple[object, ...], float] = {}
    for trial in standing:
        key, prior = trial.proposal.identity, trial.proposal.prior
        likeliest[key] = max(likeliest.get(key, prior), prior)
    standing = [trial for trial in standing if trial.proposal.prior == likeliest[trial.proposal.identity]]
    standing = [trial for trial in standing if trial.weight >= LITTLE or not _has_likelier(trial.proposal, trials)]
    for trial in sorted(standing, key=lambda t: (-t.score, t.proposal.order)):
        proposal = trial.proposal
        if proposal.target in taken or proposal.identity in identities:
            continue
        if _reaches(accepted, proposal.sources, proposal.target):
            continue
        settled = [one.proposal for one in accepted]
        if trial.is_open and any(is_the_same_sum(proposal, one) for one in settled):
            continue  # two columns are not one sum
        if trial.is_open and trial.sides is None and has_rival(table, trial, trials, settled):
            taken.add(proposal.target)
            continue
        accepted.append(trial)
        taken.add(proposal.target)
        identities.add(proposal.identity)


def _has_likelier(proposal: Proposal, trials: Sequence[Trial]) -> bool:
    """Whether words say something else of the target, and more surely, of which no figure tells."""
    untold = (trial.proposal for trial in trials if not trial.tested)
    return any(other.target == proposal.target and other.prior > proposal.prior >= SAID for other in untold)


def _reaches(accepted: Sequence[Trial], starts: Sequence[int], goal: int) -> bool:
    """Whether one of the measures is itself computed from the goal."""
    made = {trial.proposal.target: trial.proposal.arguments for trial in accepted}
    waiting, seen = list(starts), set()
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        if at not in seen:
            seen.add(at)
            waiting.extend(made.get(at, ()))
    return False


def _settle_blanks(
    table: Table,
    where: Where,
    by_row: Sequence[Proposal],
    by_words: Sequence[Proposal],
    accepted: list[Trial],
    contradicted: set[int],
    otherwise: Collection[int],
) -> None:
    """Measures that are still empty: words and formula row must be unambiguous.

    Of those `otherwise` given, figures show another way: there one that contradicts the words is no misprint.
    """
    taken = {trial.proposal.target for trial in accepted}
    for target in _sources_first(len(table.measures), by_words):
        if target in taken:
            continue
        made = {trial.proposal.target for trial in accepted}
        rows = [p for p in by_row if p.target == target and arguments_stand(table, where, p, made)]
        words = [p for p in by_words if p.target == target and arguments_stand(table, where, p, made)]
        if not where.is_open(target) and not (words and all(is_open_for(table, p) for p in (*rows, *words))):
            continue
        chosen = unambiguous(rows, words)
        waiting = [p for p in by_words if p.target == target and p not in words]
        if chosen is not None and not rows and any(p.prior > chosen.prior for p in waiting):
            chosen = None  # what is likelier waits for a part of it
        if chosen is None:
            if words:
                title = table.measures[target].title
                table.doubts.append(f"“{title}” is empty and its words allow more than one reading")
            continue
        if not rows and is_read_unlike_its_twin(table, where, chosen, by_words):
            table.doubts.append(f"“{table.measures[target].title}” is empty, and so is another that is called so")
            continue
        chosen = as_printed(table, chosen)
        if any(is_the_same_sum(chosen, trial.proposal) for trial in accepted):
            continue  # two columns are not one sum: the heading must mean something else
        if any(is_within(trial.proposal, chosen) for trial in accepted):
            continue  # a column and what it comes from are not added together
        if not rows and is_implausible(table, chosen, [trial.proposal for trial in accepted]):
            title = table.measures[target].title
            table.doubts.append(f"“{title}” is empty, and what its words seem to say cannot be meant here")
            continue
        sure = not chosen.is_quotient and chosen.prior >= USUAL and target not in otherwise
        if not rows and is_contradicted(table, chosen, 2 if sure else 1):
            table.doubts.append(contradicted_by_its_figures(table.measures[target]))
            continue
        if rows and not chosen.same_as(rows[0]):
            contradicted.add(target)
        if not _reaches(accepted, chosen.sources, target):
            accepted[:] = [without_part(trial, target) if is_within(chosen, trial.proposal) else trial
                           for trial in accepted]  # fmt: skip
            accepted.append(Trial(chosen))


def _sources_first(count: int, proposals: Sequence[Proposal]) -> list[int]:
    """The measures in such an order that what one is computed from comes before it, circles aside."""
    sources: dict[int, list[int]] = {}
    for proposal in proposals:
        sources.setdefault(proposal.target, []).extend(proposal.sources)
    ordered: dict[int, None] = {}
    for first in range(count):
        stack, begun = [first], set()
        while stack:
            at = stack[-1]
            ahead = [one for one in sources.get(at, ()) if one not in ordered and one not in begun]
            begun.add(at)
            if at in ordered or not ahead:
                ordered.setdefault(stack.pop())
            else:
                stack.append(ahead[0])
    return list(ordered)
