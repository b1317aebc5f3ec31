"""Which line adds up which: a reviewer's reading from top to bottom, each step held against the figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from xlengine.across.additive import additive
from xlengine.across.begun import without_begun
from xlengine.down.above import fill_from_below, may_stand_above, parted_by_figures, total_above, totals_left_above
from xlengine.down.alike import Openings, repeated_sections
from xlengine.down.by_depth import totals_by_depth
from xlengine.down.by_figures import lines_by_figures
from xlengine.down.closings import closing_rows
from xlengine.down.empty_lines import could_be_filled, waits, with_empty_lines
from xlengine.down.empty_totals import of_an_empty_total
from xlengine.down.expected import readings
from xlengine.down.explained import without_explained
from xlengine.down.kept import are_believed, close, keep, take_over
from xlengine.down.lines_by_words import balances, quotient_rows
from xlengine.down.nested import parts_added_once, without_what_its_parts_hold
from xlengine.down.net_requirements import net_requirements
from xlengine.down.numbered import is_as_stated, numbered_lines
from xlengine.down.one_wrong import Reading, are_contradicted, gives_nothing_up, in_spite_of_one
from xlengine.down.parents import parents
from xlengine.down.rates_by_figures import rates_by_figures
from xlengine.down.settled import (
    with_lines_beside,
    with_results,
    within_its_total,
    without_empty_totals,
    without_gaps,
    without_numbered_gaps,
    without_repayments,
    without_unproved,
)
from xlengine.down.siblings import adds_up_below, as_the_others, by_siblings, sections_left_out
from xlengine.down.sides import has_sides
from xlengine.down.trials import Sum, best_of, is_likely, rule_of
from xlengine.down.walk import LONG, PATIENCE, SUMS, Node, Walk, has_nodes
from xlengine.down.wordless import in_reach, unnamed_total, why_no_total
from xlengine.layout import TOTAL_ROLES, Line, Relation, Table
from xlengine.tables.blocks import WEAK
from xlengine.terms.fold import fold


def relate_down(table: Table, *, by_figures: bool = True) -> None:
    """Adds to the table the relations between its lines, and its doubts.

    Not `by_figures`: lines that no word ties are left to what an earlier workbook tells of them.
    """
    every = additive(table)
    if not every:
        return
    for columns in (without_begun(table, every), every):
        reading = in_spite_of_one(table, columns, partial(_reading, table))
        found, doubts = _with_what_figures_tell(table, columns, reading) if by_figures else reading
        if not are_contradicted(table, found, set(every).difference(columns)):
            break
    table.doubts += doubts
    found = rates_by_figures(table, columns, found) if by_figures else found
    table.relations.extend(sorted(found, key=lambda relation: relation.target))
    table.relations = [without_explained(table, within_its_total(one, found), found) for one in table.relations]


def _with_what_figures_tell(table: Table, columns: list[int], reading: Reading) -> Reading:
    """The reading with lines that figures alone tie, and what can be read once these are known."""
    told = lines_by_figures(table, columns, reading.relations)
    new = told[len(reading.relations) :]
    if not (new and reading.doubts):
        return reading._replace(relations=told)
    again = _reading(table, columns, new)
    if not gives_nothing_up(again.relations, told) or len(again.doubts) >= len(reading.doubts):
        return reading._replace(relations=told)
    return again._replace(relations=lines_by_figures(table, columns, again.relations))


def _reading(table: Table, columns: list[int], known: Sequence[Relation] = ()) -> Reading:
    """What the figures of these columns, and the words, say of the lines; of some it may be known."""
    before = len(table.doubts)
    walk = Walk(table, columns)
    walk.has_depth = any(line.indent for line in table.lines)
    walk.has_sides = has_sides(table)
    openings = Openings(table, columns)
    told = [*balances(table, columns), *closing_rows(table, columns), *quotient_rows(table)]
    told += repeated_sections(table, columns, openings)
    numbered = numbered_lines(table, columns)
    stated = {line for relation in numbered for line in relation.arguments}
    proved = {relation.target: relation for relation in [*told, *numbered]}
    walk.proved = proved
    over = {relation.target: relation for relation in parents(table, columns, stated) if relation.target not in proved}
    walk.has_parents = bool(over)
    over |= {r.target: r for r in by_siblings(table, columns) if r.target not in proved and r.target not in over}
    over |= {r.target: r for r in totals_by_depth(table, columns) if r.target not in proved and r.target not in over}
    over |= {relation.target: relation for relation in known if relation.target not in proved}
    long = len(table.lines) > LONG
    for at, line in enumerate(table.lines):
        if long and not (line.roles or line.bold) and line.label and walk.is_plain(at, over, proved):
            walk.stack.append(Node(at, "line", line.indent))
        elif at in over and min(over[at].arguments) < at:
            close(walk, at, over[at])
        elif at in over and at not in walk.spent:
            take_over(walk, at, over)
            total_above(walk, at)
        else:
            _read(walk, at, line, proved, openings)
    totals_left_above(walk)
    found = parts_added_once(table, columns, [*walk.found, *proved.values()])
    found = without_what_its_parts_hold(table, columns, found)
    found = without_unproved(table, columns, found, len(table.doubts) - before)
    found = without_empty_totals(table, columns, without_repayments(table, columns, found))
    found = without_numbered_gaps(table, without_gaps(table, columns, found))
    found = with_results(table, columns, with_lines_beside(table, columns, found))
    doubts = table.doubts[before:]
    del table.doubts[before:]
    return Reading(found, doubts)


NET = frozenset(("net", "net amount", "montant net", "neto", "importe neto", "нетто", "чистая сумма", "净额", "صافي"))


def _read(walk: Walk, at: int, line: Line, proved: dict[int, Relation], openings: Openings) -> None:
    if at in walk.spent or at in proved or (not line.label and line.is_a("as_percentage_of")):
        return  # of a rate without words only figures tell what it is
    figures = walk.filled[at]
    if figures and line.label and not line.roles and walk.memo_indent is None:
        _line(walk, at, line)
        return
    total = line.is_total and not openings.opens_a_section(at)
    if not figures and fill_from_below(walk, at, line):
        return
    if not figures and not total and line.label and not line.roles and waits(walk, at):
        walk.stack.append(Node(at, "line", line.indent))
        return
    if total and at == 0 and not line.is_a("gross_requirements", "net_requirements", "total_requirements"):
        walk.begins_with_total = True
    if not figures and not (total and could_be_filled(walk, at)):
        if not total and line.label:
            walk.stack.append(Node(at, "mark", line.indent))
            walk.has_marks = True
            walk.net_line = at if fold(line.label) in NET else walk.net_line
            walk.lacks_what_is_brought_forward |= line.is_a("carry_over")
        elif total and (walk.memo_indent is not None or has_nodes(walk.stack)):
            walk.empty_totals.append(at)  # all lines above it seem to explain another, or words stand in its cells
        walk.memo_indent = None
        return
    if line.is_a("memo") and not total:
        walk.memo_indent = line.indent
        return
    if walk.memo_indent is not None and not total and line.indent >= walk.memo_indent > _base_indent(walk):
        return
    walk.memo_indent = None
    if line.is_a("net_requirements") and net_requirements(walk, at, line):
        return
    if total and figures and not has_nodes(walk.stack):
        walk.stack.append(Node(at, "line", line.indent))  # its parts stand below it
        walk.leads = True
        return
    is_unnamed = not total and not line.label
    if total or (is_unnamed and walk.in_vain <= PATIENCE):
        if _total(walk, at, line, figures):
            walk.in_vain = 0 if is_unnamed else walk.in_vain
            return
        walk.in_vain += SUMS * is_unnamed
        if total and not _is_weak(line):
            walk.table.doubts.append(why_no_total(walk, at, line))
            if figures:
                walk.stack = [Node(at, "total", line.indent)]
            else:
                _stays_empty(walk, at, line)
            return
    _line(walk, at, line)


def _line(walk: Walk, at: int, line: Line) -> None:
    """A line with figures that no words call a total: a total all the same, or one that waits to be added."""
    if line.label and unnamed_total(walk, at, line):
        return
    deducted = line.is_a("staff_assessment_income") or line.roles.get("deduction", 0) > 0.8
    kind = "deduction" if deducted and any(node.kind == "total" for node in walk.stack) else "line"
    walk.stack.append(Node(at, kind, line.indent))
    walk.leads = walk.leads or line.is_a("total_above", *TOTAL_ROLES)
    total_above(walk, at)


def _is_weak(line: Line) -> bool:
    """Whether only its first word calls the line a total: where nothing adds up to it, it is a line."""
    return all(weight <= WEAK for role, weight in line.roles.items() if role in TOTAL_ROLES)


def _base_indent(walk: Walk) -> int:
    return next((node.indent for node in reversed(walk.stack) if node.kind in ("line", "total")), -1)


def _total(walk: Walk, at: int, line: Line, figures: bool) -> bool:
    """Finds what a line that is called a total adds up, and takes it off the stack."""
    is_named = bool(line.label or line.roles)
    if figures:
        chosen = best_of(walk.table, walk.columns, at, readings(walk, at, line), in_reach(walk, at))
        is_worth_it = is_named or walk.in_vain <= SUMS
        if is_worth_it and (chosen is None or chosen.misses) and parted_by_figures(walk):
            chosen = best_of(walk.table, walk.columns, at, readings(walk, at, line), in_reach(walk, at))
        if chosen is not None and not chosen.hits and not is_as_stated(walk, at, chosen):
            chosen = None
        if chosen is not None and not chosen.hits and not is_named:
            chosen = chosen if all(map(walk.is_found, chosen.lines)) else None  # nothing says that it is a total
        if chosen is None and line.is_a("subtotal"):
            chosen = as_the_others(walk, at, line)
        if chosen is not None and chosen.misses and not chosen.hits and -1 not in chosen.signs:
            chosen = with_empty_lines(walk, at, chosen)
        if chosen is not None and not (is_likely(walk.table, at, chosen) and are_believed(walk, chosen)):
            chosen = None
        if chosen is not None and chosen.misses and not chosen.hits and _is_weak(line):
            chosen = None
        if is_worth_it and (chosen is None or not chosen.hits) and adds_up_below(walk, at):
            _line(walk, at, line)
            return True
        if chosen is not None and not (chosen.hits or chosen.misses) and _stands_apart(walk, at, chosen):
            walk.stack.append(Node(at, "total", line.indent))
            return True
        is_doubted = chosen is not None and (chosen.misses or not chosen.hits)
        if is_doubted and walk.begins_with_total and may_stand_above(walk, at):
            _line(walk, at, line)
            return True
    else:
        chosen, why = of_an_empty_total(walk, at, line)
        if why:
            walk.table.doubts.append(f"“{line.label}” (row {line.row}) stays empty: {why}")
            _stays_empty(walk, at, line)
            return True
    if chosen is None:
        return False
    if figures:
        chosen, sections = sections_left_out(walk, at, chosen)
        walk.found += sections
    keep(walk, at, chosen, rule_of(line, chosen))
    return True


def _stands_apart(walk: Walk, at: int, chosen: Sum) -> bool:
    """Whether a total of something has figures only where the lines before it have none."""
    entries = walk.table.entries
    told = {c for c in walk.columns if any(entries[one][c].is_number for one in chosen.lines)}
    says_of_what = len(walk.table.lines[at].label.split()) > 1
    return says_of_what and bool(told) and not any(entries[at][c].is_number for c in told)


def _stays_empty(walk: Walk, at: int, line: Line) -> None:
    walk.empty_totals.append(at)
    walk.stack.append(Node(at, "mark", line.indent))
