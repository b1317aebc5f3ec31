"""Tables → Figures: the rightful value of every cell that a proved relation gives."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from xlengine.across.additive import additive
from xlengine.across.cumulative import is_average
from xlengine.across.directions import is_by_side
from xlengine.across.meant import DIFFERENCES, TOTALS, is_a
from xlengine.across.open_measures import contradicted_by_its_figures
from xlengine.across.trials import previous_line
from xlengine.computing.at_once import Reckoned, is_right_at_once, right_at_once
from xlengine.computing.averages import is_an_average_price
from xlengine.computing.doubtful_sums import adds_a_line_and_all_others, passes_over_a_line
from xlengine.computing.gaps import (
    has_twin,
    is_left_out,
    may_be_meant_empty,
    says_growth,
    says_less_is_better,
    says_rate,
    turned_round,
)
from xlengine.computing.no_sum import is_no_sum
from xlengine.computing.one_cell import Reckoning, adds
from xlengine.computing.working import Working
from xlengine.fit import Agreement, fit
from xlengine.layout import Entry, Relation, State, Table
from xlengine.rule import Form

__all__ = ["Reckoned", "Reckoning", "figures_of"]


def figures_of(table: Table, *, cascade: bool) -> Reckoned:
    """Every figure of one table, in reading order.

    Sums down the columns of inputs come first, then what is computed across, then sums of computed columns where
    nothing across gives the cell, and what across needs these.
    """
    work = Working(table, cascade)
    across = _in_order([r for r in table.relations if r.axis == "across"])
    down = _in_order([r for r in table.relations if r.axis == "down"])
    computed = {relation.target for relation in across}
    totals = {relation.target for relation in down}
    measures = [at for at, measure in enumerate(table.measures) if not measure.is_code]
    adding = set(additive(table))
    computed = computed | table.derived | {at for at in adding if is_a(table.measures[at], *DIFFERENCES, *TOTALS)}
    for relation in down:
        if _is_refuted(work, relation):
            continue
        for measure in measures:
            if measure not in computed:
                _reckon_down(work, relation, measure, adding, computed)
    turned = turned_round(table, across)
    every = [one for first in across for one in (first, *turned.get(first.target, ()))]
    standing = []
    for relation in every:
        if _is_refuted(work, relation):
            continue
        standing.append(relation)
        lines = range(len(table.lines)) if relation.only is None else sorted(relation.only)
        _reckon_across(work, relation, right_at_once(work, relation, lines), totals, adding)
    before = set(work.done)
    for relation in down:
        if _is_refuted(work, relation):
            continue
        for measure in measures:
            if measure in computed:
                _reckon_down(work, relation, measure, adding, computed)
    filled = sorted({line for line, _ in work.done.keys() - before})
    for relation in standing if filled else ():  # the percentage of a total that only its lines gave
        lines = [line for line in filled if relation.only is None or line in relation.only]
        _reckon_across(work, relation, lines, totals, adding)
    return Reckoned(work)


def _is_refuted(work: Working, relation: Relation) -> bool:
    """Whether no figure bears a relation out, and those printed contradict it once its parts are computed."""
    if relation.evidence.hits or relation.evidence.by_formula_row or relation.running or not work.laid_over:
        return False
    agreements = [
        fit(relation.form, printed, parts, relation.signs, relation.times).agreement
        for printed, parts in _computed_parts(work, relation)
        if printed.is_number and printed.value and not any(part.state is State.BLANK for part in parts)
    ]
    wrong = agreements.count(Agreement.WRONG)
    told = wrong > len(agreements) - wrong - agreements.count(Agreement.UNTESTABLE)
    if told and relation.axis == "across":
        doubt = contradicted_by_its_figures(work.table.measures[relation.target])
        work.table.doubts += [doubt] if doubt not in work.table.doubts else []
    return told


def _computed_parts(work: Working, relation: Relation) -> Iterator[tuple[Entry, list[Entry]]]:
    """The printed cells of a relation some parts of which have been computed, with all of its parts."""
    printed, entries = work.table.entries, work.entries
    if relation.axis == "down":
        if not work.laid_over.isdisjoint(relation.arguments):
            for measure, entry in enumerate(printed[relation.target]):
                if any(printed[at][measure] is not entries[at][measure] for at in relation.arguments):
                    yield entry, [entries[at][measure] for at in relation.arguments]
        return
    is_whole_new = relation.base_line in work.laid_over
    for line in range(len(entries)) if is_whole_new else sorted(work.laid_over):
        parts = [entries[line][at] for at in relation.arguments]
        if relation.base_line is not None:
            parts[1] = entries[relation.base_line][relation.arguments[1]]
        yield printed[line][relation.target], parts


def _reckon_across(
    work: Working, relation: Relation, lines: Iterable[int], totals: Container[int], adding: Container[int]
) -> None:
    for line in lines:
        own = work.table.lines[line]
        is_rate = relation.form is Form.SUM and (own.is_a("as_percentage_of") or says_rate(own.label))
        is_rate = is_rate or (relation.form is Form.DIFFERENCE and says_growth(own.label))
        is_rate = is_rate or _is_left_without_percentage(work, relation, line)
        less_is_better = relation.form is Form.PERCENTAGE and says_less_is_better(own.label)
        is_added = relation.form is Form.PRODUCT and relation.target in adding and (line in totals or own.is_total)
        if line in work.percentage_lines or is_rate or less_is_better or is_added:
            continue
        if line in totals and relation.form is Form.SUM and _is_added_where_a_part_has_none(work, relation, line):
            continue
        cells = [(line, a) for a in relation.arguments]
        if relation.running:
            if not work.table.entries[line][relation.arguments[1]].is_number or line in totals or is_average(own.label):
                continue
            before = previous_line(work.table, line, relation.target, relation.arguments[1])
            if before is not None and any(_adds_up(work, one, line, before) for one in work.across if one.running):
                continue
            cells = [*([(before, relation.target)] if before is not None else []), cells[1]]
        if relation.base_line is not None:
            cells[1] = (relation.base_line, relation.arguments[1])
        work.reckon(relation, line, relation.target, cells)


def _is_left_without_percentage(work: Working, relation: Relation, line: int) -> bool:
    """Whether a line of rates has an empty cell in a column of percentages: hardly any office says such a thing."""
    if relation.form not in (Form.PERCENTAGE, Form.GROWTH):
        return False
    table = work.table
    return table.entries[line][relation.target].state is State.BLANK and says_rate(table.lines[line].label)


def _is_added_where_a_part_has_none(work: Working, relation: Relation, line: int) -> bool:
    """Whether a total is right as a sum of its lines, one of which lacks parts of a sum across and has no figure."""
    entries, target = work.table.entries, relation.target
    for down in work.table.relations:
        if down.axis != "down" or down.target != line or not adds(down) or not entries[line][target].is_number:
            continue
        parts = [entries[one][target] for one in down.arguments]
        lacking = [one for one, part in zip(down.arguments, parts, strict=True) if part.state is State.BLANK]
        agrees = fit(down.form, entries[line][target], parts, down.signs).agreement
        if agrees is Agreement.EXACT and any(entries[one][at].state is State.BLANK
                                             for one in lacking for at in relation.arguments):  # fmt: skip
            return True
    return False


def _adds_up(work: Working, relation: Relation, line: int, before: int) -> bool:
    """Whether the last line has in its own column what those before it come to: it is their total, and not the next."""
    own = work.entries[line][relation.arguments[1]].value
    is_last = 0 < before < line == len(work.entries) - 1
    return is_last and bool(own) and own == work.entries[before][relation.target].value


def _reckon_down(work: Working, relation: Relation, measure: int, adding: set[int], computed: set[int]) -> None:
    if relation.only is not None and measure not in relation.only:
        return
    if adds(relation) and measure not in adding:
        return
    turns = sum(one.target == measure for one in work.across) > 1
    if relation.form is Form.DIFFERENCE and (turns or is_by_side(work.table, measure)):
        return
    if measure in computed and _waits_across(work, relation, measure):
        return
    if adds(relation):
        is_empty = work.table.entries[relation.target][measure].state is State.BLANK
        is_missing = measure in computed or (is_empty and work.blanks.shows_nil(adding - work.table.derived))
        if is_empty and has_twin(work.table, measure):
            return
        if is_empty and not work.has_totals(measure) and may_be_meant_empty(work.table, relation, measure, adding):
            return
        if is_empty and passes_over_a_line(work.table, relation, measure, adding, work.sums):
            return
        if is_left_out(work.table, work.entries, work.sums, relation, measure, adding, is_missing, work.across):
            return
        if is_empty and measure in work.blanks.begun and _lacks_parts(work, relation, measure):
            return
        if is_empty and -1 not in relation.signs and adds_a_line_and_all_others(work.entries, relation, measure):
            return
    if is_right_at_once(work, relation, measure):
        return
    averages = work.blanks.averages(measure)
    is_empty = work.table.entries[relation.target][measure].state is State.BLANK
    if adds(relation) and (averages.are_shown or (is_empty and averages.may_be)):
        return
    if not is_an_average_price(work.across, work.table.entries, relation, measure):
        may_be_rate = adds(relation) and is_no_sum(work.table, relation, measure, work.down)
        cells = [(line, measure) for line in relation.arguments]
        work.reckon(relation, relation.target, measure, cells, may_be_rate=may_be_rate)


def _lacks_parts(work: Working, total: Relation, measure: int) -> bool:
    """Whether one of the parts is empty where its line has other figures."""
    parts = (work.entries[line] for line in total.arguments)
    return any(row[measure].state is State.BLANK and any(entry.is_number for entry in row) for row in parts)


def _waits_across(work: Working, total: Relation, measure: int) -> bool:
    """Whether a printed figure of a total with all of its parts would come from others of its line, some missing."""
    if not work.table.entries[total.target][measure].is_number:
        return False
    row = work.entries[total.target]
    waits = any(
        relation.target == measure and not relation.running and relation.base_line is None
        and relation.form is not Form.PRODUCT and any(row[at].state is State.BLANK for at in relation.arguments)
        and any(row[at].is_number for at in relation.arguments) for relation in work.across
    )  # fmt: skip
    return waits and not any(work.entries[at][measure].state is State.BLANK for at in total.arguments)


def _in_order(relations: Sequence[Relation]) -> list[Relation]:
    """Relations whose arguments are computed come after those that compute them."""
    waiting = {relation.target: relation for relation in relations}
    ordered: list[Relation] = []
    placed: set[int] = set()
    for first in relations:
        stack = [first]
        while stack:
            relation = stack[-1]
            if relation.target in placed:
                stack.pop()
                continue
            ahead = [
                waiting[a] for a in relation.arguments if a in waiting and a not in placed and waiting[a] not in stack
            ]
            if ahead:
                stack.extend(ahead)
            else:
                ordered.append(relation)
                placed.add(relation.target)
                stack.pop()
    return ordered
