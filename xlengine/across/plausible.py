"""Why a reading of which no figure tells is not meant: it takes one column of several, or gives what no rate is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlengine.across.formula_rows import has_percent_format
from xlengine.across.meant import TOTALS, is_a, is_derived, lowest, surest
from xlengine.across.named import called_by
from xlengine.across.naming import ACTUALS
from xlengine.across.one_side import may_turn_by_side
from xlengine.across.proposal import NAMED, Proposal
from xlengine.across.shares import total_line
from xlengine.across.trials import arguments
from xlengine.expression import expression
from xlengine.fit import value_of
from xlengine.layout import State, Table
from xlengine.rule import Form
from xlengine.tables.headings import when
from xlengine.terms import match

HIGHEST = 200
"""Per cent of a budget or of a total: beyond that in most lines, something else is meant."""
CENTS = 2
LEFT = ("variance", "difference", "balance", "unencumbered_balance")
RATES = ("XLE117", "XLE118", "XLE122")
"""An outcome in per cent of its budget, and shares."""


def is_implausible(table: Table, proposal: Proposal, settled: Sequence[Proposal]) -> bool:
    """Whether a reader would not take the words like that, once the columns beside and the figures are looked at."""
    if proposal.running:
        return any(proposal.target in one.arguments and not one.is_quotient for one in settled)
    if proposal.by_formula_row:
        return False
    is_rate = proposal.is_quotient and proposal.rule is not None and proposal.rule.code in RATES
    if is_rate and _is_no_rate(_results(table, proposal)):
        return True
    if proposal.is_quotient and proposal.base_line is None and _is_whole_in_its_total(table, proposal.target):
        return True
    is_unpaid = surest(table.measures[proposal.target]) == "unliquidated_obligations"
    if is_unpaid and _is_overpaid(_results(table, proposal)):
        return True
    if not proposal.is_quotient and (
        _has_more_decimals(table, proposal) or _adds_twice(proposal, settled) or _is_made_for_rates(table, proposal)
    ):
        return True
    if proposal.form is not Form.SUM and _takes_what_follows(table, proposal):
        return True
    if _leaves_out_what_is_named(table, proposal):
        return True
    if proposal.prior >= NAMED:
        return False  # the heading names every column
    made = {one.target for one in settled}
    one_of_several = any(_is_one_of_several(table, proposal, at) for at in proposal.arguments if at not in made)
    if len(proposal.arguments) > 2 or proposal.form is Form.SUM:
        return one_of_several and not is_a(table.measures[proposal.target], *TOTALS)
    return (
        one_of_several
        or any(_crosses_over(table, proposal, at) for at in proposal.arguments)
        or _splits_the_outcome(table, proposal)
        or _passes_over_a_group(table, proposal)
        or may_turn_by_side(table, proposal)
    )


def _results(table: Table, proposal: Proposal) -> Iterator[Decimal]:
    for line, row in enumerate(table.entries):
        if row[proposal.target].state is State.BLANK and all(row[at].is_number for at in proposal.arguments):
            found = value_of(proposal.form, arguments(table, line, proposal), proposal.signs)
            if found is not None:
                yield Decimal(found.numerator) / found.denominator if not isinstance(found, Decimal) else found


def _is_overpaid(results: Iterator[Decimal]) -> bool:
    """Whether nothing is left to pay in any line, and too much is paid in several."""
    found = [value for value in results if value]
    return len(found) > 1 and max(found) < 0


def _is_no_rate(results: Iterator[Decimal]) -> bool:
    rates = list(results)
    beyond = sum(not 0 <= rate <= HIGHEST for rate in rates)
    return beyond > 1 and 2 * beyond > len(rates)


def _has_more_decimals(table: Table, proposal: Proposal) -> bool:
    """Whether the empty cells are made for more decimals than any amount has: no sum or difference of these.

    Not where they are made for cents, and the heading is a word for what is left and nothing else.
    """
    shown = {row[proposal.target].shown for row in table.entries if row[proposal.target].state is State.BLANK} - {None}
    figures = [row[at] for row in table.entries for at in proposal.arguments if row[at].state is State.FIGURE]
    places = [max(one.decimals, one.shown or 0) for one in figures]
    if not shown or not places:
        return False
    fewest = min(one or 0 for one in shown)
    told = match(lowest(table.measures[proposal.target]), "column")
    in_cents = fewest == CENTS and any(one.whole and one.term in LEFT for one in told)
    return fewest > max(places) and not in_cents


def _is_made_for_rates(table: Table, proposal: Proposal) -> bool:
    """Whether the empty cells have a percent format, and the figures that a sum or difference takes have none."""
    rows = [row for row in table.entries if row[proposal.target].state is State.BLANK]
    figures = [row[at].as_fraction for row in rows for at in proposal.arguments if row[at].state is State.FIGURE]
    return has_percent_format(table, proposal.target) and 2 * sum(figures) < len(figures)


def _adds_twice(proposal: Proposal, settled: Sequence[Proposal]) -> bool:
    """Whether a total adds a column and one of those that it comes from."""
    if -1 in proposal.signs:
        return False
    parts = set(proposal.arguments)
    made = (one for one in settled if one.target in parts and not one.is_quotient and not one.running)
    return any(not parts.isdisjoint(one.arguments) for one in made)


def _crosses_over(table: Table, proposal: Proposal, at: int) -> bool:
    """Whether `Recurrent` of one group is held against `Development` of another that has `Recurrent` too."""
    measures = table.measures
    target, taken = measures[proposal.target], measures[at]
    if not target.group or not taken.group or taken.group == target.group or lowest(taken) == lowest(target):
        return False
    return any(
        other.group == taken.group and lowest(other) == lowest(target) and not is_derived(other) for other in measures
    )


def _is_one_of_several(table: Table, proposal: Proposal, at: int) -> bool:
    """Whether a column is one of several of its group that mean the same, and the result stands outside of the group.

    Not where its year tells it from the others, or its name, which the result has too, or where all of them are taken.
    """
    measures = table.measures
    taken, target = measures[at], measures[proposal.target]
    if not taken.group or target.group[: len(taken.group)] == taken.group or when(taken) or not surest(taken):
        return False
    if target.group and lowest(taken) == lowest(target):
        return False
    group = [other for other in range(len(measures)) if measures[other].group == taken.group]
    if any(is_a(measures[other], *TOTALS, "cumulative") for other in group):
        return False
    alike = {other for other in group if surest(measures[other]) == surest(taken) and not is_derived(measures[other])}
    return len(alike) > 1 and not alike <= set(proposal.arguments)


def _is_whole_in_its_total(table: Table, target: int) -> bool:
    """Whether a hundred per cent is all that a column prints, in the last total: it is of shares of that total."""
    printed = [(at, row[target].value) for at, row in enumerate(table.entries) if row[target].is_number]
    return printed == [(total_line(table), 100)]


def _splits_the_outcome(table: Table, proposal: Proposal) -> bool:
    """Whether both columns are parts of what was spent, by the heading that they share and the result does not."""
    first, second = (table.measures[at] for at in proposal.arguments)
    if not first.group or first.group != second.group or table.measures[proposal.target].group == first.group:
        return False
    named = {one.term for one in match(first.group[-1], "column")}
    return not named.isdisjoint(ACTUALS) and when(first) == when(second)


def _passes_over_a_group(table: Table, proposal: Proposal) -> bool:
    """Whether the heading above the result names a group of columns of which none is taken."""
    measures = table.measures
    own = measures[proposal.target].group
    if not own or not proposal.is_quotient:
        return False
    taken = {measures[at].group[:1] for at in proposal.arguments}
    others = {one.group[:1] for one in measures if one.group and one.group != own} - taken
    return any(len(name := _UNIT.sub("", group[0]).strip()) > 3 and name in own[-1] for group in others)


_UNIT = expression(r"\([^()]*\)")


def _takes_what_follows(table: Table, proposal: Proposal) -> bool:
    """Whether both columns stand behind the result, and amounts stand before it."""
    if min(proposal.arguments) < proposal.target:
        return False
    before = [one for one in table.measures[: proposal.target] if not one.is_code and not is_derived(one)]
    return len(before) > 1


_AFTER = expression(r"\b(?:after|net of|apres|deduction faite d\w*|despues de|за вычетом|после) +(.+)$")


def _leaves_out_what_is_named(table: Table, proposal: Proposal) -> bool:
    """Whether the heading says after what it is, and that is a column which the reading does not take."""
    said = _AFTER.search(lowest(table.measures[proposal.target]))
    if said is None or proposal.is_quotient:
        return False
    others = [at for at in range(len(table.measures)) if at != proposal.target]
    named = called_by(table, proposal.target, said[1], others)
    return named is not None and named not in proposal.arguments
