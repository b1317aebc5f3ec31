"""Totals that the headings name: of a group, of the groups beside it, of a year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlengine.across.balances import if_printed
from xlengine.across.gross_and_net import is_net_amount
from xlengine.across.meant import DIFFERENCES, NOT_ADDED, TOTALS, is_a, is_of_a_date
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.net_changes import goes_out
from xlengine.across.not_added import may_be_no_parts, that_are_parts
from xlengine.across.proposal import CLOSE, EXACT, GROUPED, LIKELY, POSSIBLE, SAID, SPELLED_OUT, Proposal
from xlengine.across.years import of_years
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.tables.headings import when
from xlengine.terms import match
from xlengine.terms.fold import fold


def totals(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A total of the parts in its group, or of the amounts beside it."""
    several = _under_a_heading_of_totals(table, target)
    if several:
        alike = _of_other_groups(table, target, free)
        if alike or several > 1:
            return [Proposal.total(target, alike, SPELLED_OUT)] if alike else []
    years = of_years(table, target, free)
    if years and not _is_mixed(table, years):
        return [Proposal.total(target, years, EXACT)]
    year = _of_its_year(table, target, free)
    if year:
        return [Proposal.total(target, year, CLOSE)]
    group = table.measures[target].group
    found = []
    if group:
        parts = _parts_of_group(table, target, free)
        if len(parts) >= 2:
            found.append(Proposal.total(target, parts, EXACT))
    ends = [at for at in free if at < target and is_a(table.measures[at], *TOTALS) and table.measures[at].group]
    if len(ends) >= 2 and not group and len({table.measures[at].group for at in ends}) == len(ends):
        beside = [
            at for at in free if ends[0] < at < target and not table.measures[at].group
            and not is_a(table.measures[at], *NOT_ADDED, *TOTALS, *DIFFERENCES)
        ]  # fmt: skip
        all_parts = tuple(sorted((*ends, *beside)))
        found.append(Proposal.total(target, all_parts, LIKELY))
    folded_up = _groups_folded_up(table, target, free)
    if folded_up:
        found.append(Proposal.total(target, folded_up, GROUPED))
    amounts = [at for at in free if not is_a(table.measures[at], *NOT_ADDED)]
    place = amounts.index(target) if target in amounts else -1
    before = that_are_parts(table, target, _since_last_total(table, target, free))
    named = _named_alike(table, target, before)
    if len(named) >= 2:
        named = tuple(at for at in before if at in named or _is_other(table.measures[at]))
        like_it = Proposal.total(target, named, LIKELY)
        unknown = any(at > named[0] and at not in named and not table.measures[at].terms for at in before)
        unknown = unknown or _leaves_out(table, target, named, free)
        found += if_printed(table, like_it) if unknown else [like_it]
    elif len(before) >= 2 and not _is_mixed(table, before):
        whole = Proposal.total(target, before, POSSIBLE)
        apart = bool(group) and not any(table.measures[at].group[: len(group)] == group for at in before)
        unsure = apart or may_be_no_parts(table, before) or _leaves_out(table, target, before, free)
        found += if_printed(table, whole) if unsure else [whole]
    if place == 0 and len(amounts) >= 3 and not (group and found):
        ends = [at for at in amounts[1:] if table.measures[at].group and is_a(table.measures[at], *TOTALS)]
        split = {table.measures[at].group for at in ends}
        rest = [at for at in amounts[1:] if at in ends or table.measures[at].group not in split]
        found.append(Proposal.total(target, rest, SAID))
    return [_with_reductions(table, one) for one in found]


def _leaves_out(table: Table, target: int, parts: Sequence[int], free: Sequence[int]) -> bool:
    """Whether a total of changes would leave out credits that stand among those that it adds, or right before them."""
    if not _CHANGES.search(fold(table.measures[target].title)):
        return False
    groups = {table.measures[at].group for at in parts} - {()}
    return any(
        at not in parts and not is_a(table.measures[at], *NOT_ADDED, *TOTALS, *DIFFERENCES)
        and (min(parts) < at < target or table.measures[at].group in groups) for at in free
    )


_CHANGES = expression(r"modific|ajust|adjust|variac|variation|change|movement|movim|mouvement|изменени|корректир|调整")


def _with_reductions(table: Table, proposal: Proposal) -> Proposal:
    """A total of changes takes off what their headings take off, where its figures have no minus of their own."""
    measures = table.measures
    gone = [goes_out(measures[at]) and not any((row[at].value or 0) < 0 for row in table.entries)
            for at in proposal.arguments]  # fmt: skip
    if not _CHANGES.search(fold(measures[proposal.target].title)) or not any(gone) or all(gone):
        return proposal
    return proposal._replace(signs=tuple(-1 if is_gone else 1 for is_gone in gone))


def _of_its_year(table: Table, target: int, free: Sequence[int]) -> tuple[int, ...]:
    """`Total 2024`, `Fees 2024`, `Travel 2024`, `Total 2025`, ...: the amounts of its own year, if each has a total."""
    measures, year = table.measures, when(table.measures[target])
    ends = {when(measures[at]) for at in free if is_a(measures[at], *TOTALS)}
    parts = tuple(at for at in free if at != target and when(measures[at]) == year
                  and not is_a(measures[at], *NOT_ADDED, *TOTALS, *DIFFERENCES))  # fmt: skip
    if not year or len(ends) < 2 or 0 in ends or len(parts) < 2 or _is_mixed(table, parts):
        return ()
    return () if measures[target].group or any(measures[at].group for at in parts) else parts


def _parts_of_group(table: Table, target: int, free: Sequence[int]) -> list[int]:
    """What the total of a group adds: its amounts, and of each group within it the total, or all where it has none."""
    group, measures = table.measures[target].group, table.measures
    within = [at for at in free if at != target and measures[at].group[: len(group)] == group]
    before = [at for at in within if at < target]
    within = before if len(before) > 1 else within  # what stands behind it comes after it
    ended = {measures[at].group: at for at in reversed(within) if is_a(measures[at], *TOTALS)}
    return [
        at for at in within if not is_a(measures[at], *NOT_ADDED)
        and ((measures[at].group == group and not is_a(measures[at], *TOTALS))
             or (measures[at].group != group and ended.get(measures[at].group, at) == at))
    ]  # fmt: skip


_STOCK = expression(r"\b(?:opening|outstanding|brought forward|stock)\b|encours|начало|年初|期初|الافتتاحي")
"""What there was before: no total of what came in or went out adds it."""


def _since_last_total(table: Table, target: int, free: Sequence[int]) -> list[int]:
    """The amounts on the left that no other total has added: what was approved is no part of a total of changes."""
    measures = table.measures
    before: list[int] = []
    changes = is_a(measures[target], "change", "increase_decrease")
    spent = is_a(measures[target], *ACTUALS) and not is_a(measures[target], *BUDGETS)
    for at in reversed([at for at in free if at < target]):
        measure = measures[at]
        if spent and len(before) > 1 and is_a(measure, *BUDGETS) and not is_a(measure, *ACTUALS):
            break  # what stands before the budget is no part of what was spent of it
        if is_a(measure, "rate") and not is_a(measure, "percentage"):
            break  # quantities at a price
        if is_a(measure, *NOT_ADDED):
            continue
        stock = is_a(measure, "balance", "unencumbered_balance") or _STOCK.search(fold(measure.title))
        if stock and not is_a(measures[target], "balance"):
            break
        if is_a(measure, *TOTALS):
            if is_a(measure, "subtotal") and before and not is_a(measures[target], "subtotal"):
                before.insert(0, at)
            break
        before.insert(0, at)
    return [
        at for at in before
        if not ((changes or spent) and is_a(measures[at], *BUDGETS) and not is_a(measures[at], *ACTUALS))
        and not (changes and is_a(measures[at], *ACTUALS))
    ]  # fmt: skip


def _named_alike(table: Table, target: int, before: Sequence[int]) -> tuple[int, ...]:
    """The columns that a total's own words name: `Expenditure 2022` and `Expenditure 2023` of `Total expenditure`."""
    own = re.findall(r"[^\W\d_]{4,}", fold(_last_level(table.measures[target])))
    words = [word for word in own if not _is_total(word)]
    headings = {at: re.findall(r"[^\W\d_]+", fold(" ".join(table.measures[at].heading))) for at in before}
    stems = [word.removeprefix("ال").removesuffix("s")[:STEM] for word in words]
    named = tuple(
        at for at in before if any(one.removeprefix("ال").startswith(stem) for stem in stems for one in headings[at])
    )
    moved = tuple(at for at in named if not is_of_a_date(table.measures[at]))
    return moved if len(moved) > 1 and not is_of_a_date(table.measures[target]) else named


def _is_other(measure: Measure) -> bool:
    """Whether the heading says no more than `Other`: what its neighbours are, it is too."""
    return any(one.whole and one.term == "other" for one in match(_last_level(measure), "column"))


STEM = 6
"""So many letters of a word tell `adjustment` from others, and not from `adjustments`."""


def _last_level(measure: Measure) -> str:
    return next((text for text in reversed(measure.heading) if text), "")


def _is_total(word: str) -> bool:
    return any(found.term in TOTALS for found in match(word, "column"))


def _is_mixed(table: Table, columns: Sequence[int]) -> bool:
    """Whether budgets and what was spent of them come together: no total adds both."""
    measures = [table.measures[at] for at in columns]
    return any(is_a(one, *BUDGETS) for one in measures) and any(is_a(one, *ACTUALS) for one in measures)


def _groups_folded_up(table: Table, target: int, free: Sequence[int]) -> tuple[int, ...]:
    """What a total beside groups adds: of a group with a total that total, of any other all that it holds."""
    measures = table.measures
    if measures[target].group:
        return ()
    nets = tuple(at for at in free if at < target and measures[at].group and is_net_amount(measures[at]))
    if len(nets) >= 2 and is_a(measures[target], "net") and len({measures[at].group for at in nets}) == len(nets):
        return nets
    runs: list[list[int]] = []
    for at in free:
        measure = measures[at]
        if at >= target or is_a(measure, *NOT_ADDED, *DIFFERENCES):
            continue
        if is_a(measure, *TOTALS) and not measure.group:
            runs = []
        elif runs and measure.group and measures[runs[-1][0]].group[:1] == measure.group[:1]:
            runs[-1].append(at)
        else:
            runs.append([at])
    ends = [[at for at in run if is_a(measures[at], *TOTALS)] for run in runs]
    if sum(map(bool, ends)) != 1:
        return ()
    first = next(place for place, run in enumerate(ends) if run)
    if any(is_a(measures[at], *BUDGETS, *ACTUALS) or when(measures[at]) for run in runs[:first] for at in run):
        runs, ends = runs[first:], ends[first:]
    parts = [at for run, own in zip(runs, ends, strict=True) for at in (own or run)]
    return tuple(parts) if len(parts) >= 2 and len(runs) >= 2 else ()


def _under_a_heading_of_totals(table: Table, target: int) -> int:
    """How many measures stand under a heading that is the word for a total, the target one of them."""
    heading = table.measures[target].heading
    if len(heading) < 2 or not any(one.whole and one.term in TOTALS for one in match(heading[0], "column")):
        return 0
    return sum(measure.heading[:1] == heading[:1] and len(measure.heading) > 1 for measure in table.measures)


def _of_other_groups(table: Table, target: int, free: Sequence[int]) -> tuple[int, ...]:
    """`Total / Budget` beside `Fund A / Budget` and `Fund B / Budget`: the same amount of each other group.

    By its name, or where the names differ by its year.
    """
    measures = table.measures
    measure = measures[target]
    if is_a(measure, *NOT_ADDED, "implementation_rate", *DIFFERENCES):
        return ()
    others = [at for at in free if measures[at].group and measures[at].group != measure.group
              and not is_a(measures[at], *NOT_ADDED, *DIFFERENCES)]  # fmt: skip
    year = when(Measure(0, measure.heading[-1:]))
    named = tuple(at for at in others if fold(_last_level(measures[at])) == fold(_last_level(measure)))
    dated = tuple(at for at in others if year and when(Measure(0, measures[at].heading[-1:])) == year)
    for parts in (named, dated) if len(named) >= len(dated) else (dated, named):
        if len(parts) >= 2 and len({measures[at].group for at in parts}) == len(parts):
            return parts
    return ()
