"""Totals that stand above their parts."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.down.added import Added
from xlengine.down.net_requirements import come_in_and_go_out
from xlengine.down.sides import is_of_the_other_side
from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import (
    DEEP,
    LONG,
    UNSUMMED,
    Node,
    Walk,
    has_nodes,
    last_nodes,
    lengths_that_add_up,
    proves_a_total_above,
    sum_of,
    trailing_lines,
)
from xlengine.layout import TOTAL_ROLES, Evidence, Line, Relation, State
from xlengine.rule import RULES, Form
from xlengine.tables.numbering import number_of
from xlengine.terms.movements import flow_of, is_closing


def total_above(walk: Walk, at: int) -> None:
    """A line above whose parts stand below it and are complete with this one."""
    if len(walk.table.lines) > LONG or not (walk.leads or walk.has_depth):
        return
    nodes = last_nodes(walk.stack, DEEP + 1)
    entries, column = walk.table.entries, walk.fullest
    if walk.table.kind in UNSUMMED or column is None:
        return
    added = Added()
    for length in range(2, len(nodes)):
        parent, first = nodes[-length - 1], nodes[-length]
        if parent.kind != "line":
            continue
        words = walk.table.lines[parent.line].is_a("total_above", *TOTAL_ROLES)
        if not words and first.indent <= parent.indent:
            continue
        parts = nodes[-length:]
        if any(node.indent < first.indent for node in parts):
            continue
        added.take(entries[node.line][column] for node in nodes[-length : len(nodes) - added.count])
        if added.is_far_from(entries[parent.line][column]):
            continue
        trial = _tried(walk, parent.line, sum_of(parts))
        if not trial.misses and (trial.weight >= 0.9 if words else proves_a_total_above(trial)):
            spent = {node.line for node in parts}
            evidence = Evidence(trial.hits, 0, by_words=words)
            lines = tuple(node.line for node in parts)
            walk.found.append(
                Relation("down", parent.line, lines, (1,) * len(lines), Form.SUM, RULES["XLE202"], evidence)
            )
            walk.stack = [node for node in walk.stack if node.line not in spent]
            parent.kind = "total"
            if at + 1 not in walk.spent:
                _explained_below(walk, at)
            total_above(walk, at)  # which may be the last part of another one
            return


def _tried(walk: Walk, at: int, reading: Sum) -> Sum:
    """Held against all columns; where one contradicts, against the inputs: a wrong variance is said of its own line."""
    trial = try_rows(walk.table, walk.columns, at, reading)
    return try_rows(walk.table, walk.table.inputs_among(walk.columns), at, reading) if trial.misses else trial


def _explained_below(walk: Walk, at: int) -> None:
    """What a line adds that a total above it has added: deeper lines right below it, which wait for no other total."""
    deeper = range(at + 1, _end_of(walk, at))
    parts = _parts_below(walk, at, walk.table.lines[at]) if deeper else []
    if len(parts) < 2:
        return
    trial = _tried(walk, at, Sum(tuple(parts), (1,) * len(parts)))
    if trial.misses or not proves_a_total_above(trial):
        return
    evidence = Evidence(trial.hits, 0)
    walk.found.append(Relation("down", at, trial.lines, trial.signs, Form.SUM, RULES["XLE202"], evidence))
    walk.spent.update(deeper)
    for part in parts:
        _explained_below(walk, part)


def _end_of(walk: Walk, at: int) -> int:
    """The line beyond those that stand deeper than this one."""
    lines = walk.table.lines
    return next((b for b in range(at + 1, len(lines)) if lines[b].indent <= lines[at].indent), len(lines))


def parted_by_figures(walk: Walk) -> bool:
    """Whether some of the last lines are, in several columns, what the lines right below them add up to.

    No word and no indent says so; the total that follows shall not add a line and its parts. Such lines may be parts.
    """
    found = False
    while _are_parted(walk):
        found = True
    return found


def _are_parted(walk: Walk) -> bool:
    nodes, found = trailing_lines(walk.stack), []
    if len(nodes) > DEEP or walk.table.kind in UNSUMMED:
        return False
    while nodes:
        first, *nodes = nodes
        for length in lengths_that_add_up(walk, first.line, [node.line for node in nodes]):
            trial = try_rows(walk.table, walk.columns, first.line, sum_of(nodes[:length]))
            if not trial.misses and trial.hits >= 2 and trial.weight >= 1.0:
                found.append((first.line, trial))
                nodes = nodes[length:]
                break
    if sum(trial.weight for _, trial in found) < 3.0:
        return False
    rule = RULES["XLE202"]
    for at, trial in found:
        evidence = Evidence(trial.hits, 0, by_words=walk.table.lines[at].is_a("total_above", *TOTAL_ROLES))
        walk.found.append(Relation("down", at, trial.lines, trial.signs, Form.SUM, rule, evidence))
    spent = {line for _, trial in found for line in trial.lines}
    walk.stack = [node for node in walk.stack if node.line not in spent]
    return True


def fill_from_below(walk: Walk, at: int, line: Line) -> bool:
    """An empty total that its words, or its place above all lines, put over parts which are all there."""
    entries = walk.table.entries
    first = line.is_total and not has_nodes(walk.stack)
    if not (line.is_a("total_above") or first) or any(entries[at][c].state is not State.BLANK for c in walk.columns):
        return False
    waiting = trailing_lines(walk.stack)
    follows = len(waiting) > 1 and waiting[-1].line == at - 1 and waiting[-1].indent == line.indent
    if follows and not line.label.endswith(":"):
        return False  # the lines above it are added by nothing else
    others = [entries[other] for other, later in enumerate(walk.table.lines) if later.is_total]
    if any(entry.is_number for row in others for entry in row):
        return False  # totals have their figures here: an empty line is a heading
    parts = _parts_below(walk, at, line)
    if len(parts) < 2:
        return False
    by_words = Evidence(by_words=True)
    walk.found.append(Relation("down", at, tuple(parts), (1,) * len(parts), Form.SUM, RULES["XLE202"], by_words))
    walk.spent.update(range(at, parts[-1] + 1))
    walk.stack.append(Node(at, "total", line.indent))
    return True


def may_stand_above(walk: Walk, at: int) -> bool:
    """Whether the parts of a line that is called a total may be the lines below it rather than those above.

    The table begins with a total; or deeper lines follow, or lines with numbers of another kind; or one line only
    waits above it, and several follow that no other total adds.
    """
    lines = walk.table.lines
    below = at + 1
    if below >= len(lines) or lines[below].is_total or not lines[below].label:
        return False
    if walk.begins_with_total:
        return True
    waiting = trailing_lines(walk.stack)
    if lines[below].indent > lines[at].indent >= max((node.indent for node in waiting), default=0):
        end = _end_of(walk, at)
        return not (any(one.is_total for one in lines[below:end]) or (end < len(lines) and lines[end].is_total))
    if lines[at].is_a("gross_requirements", "net_requirements", "total_requirements"):
        return False
    if number_of(lines[below].label) in FIRST and number_of(lines[at].label) not in ("", *FIRST):
        return True
    end = next((b for b in range(below, len(lines)) if lines[b].is_total), len(lines))
    plain = [b for b in range(below, end) if walk.filled[b] and not lines[b].roles]
    has_one_side = lines[at].is_a("expenditure", "revenue") and not _ends_the_second_side(walk, at, waiting)
    return (len(waiting) == 1 or has_one_side) and end == len(lines) and len(plain) > 1


def _ends_the_second_side(walk: Walk, at: int, waiting: Sequence[Node]) -> bool:
    """Whether the total of the other side stands above, and lines after it: those are this side's."""
    lines = walk.table.lines
    totals = (node.line for node in walk.stack if node.kind == "total")
    own = flow_of(lines[at].label)
    return len(waiting) > 1 and own != 0 and any(flow_of(lines[one].label) == -own for one in totals)


FIRST = ("1", "a", "i", "а", "一")
"""With these a numbering begins."""


def totals_left_above(walk: Walk) -> None:
    """Totals that their words put over their parts, and that a wrong figure has kept from being proved."""
    if walk.leads and parted_by_figures(walk):
        total_above(walk, len(walk.table.lines))  # nothing stands below
    found = {relation.target for relation in walk.found} | walk.spent
    for at, line in enumerate(walk.table.lines):
        leads = line.roles and (line.is_a("total_above") or (line.is_total and at == 0))
        if not leads or at in found or not walk.filled[at]:
            continue
        parts = _parts_below(walk, at, line)
        trial = try_rows(walk.table, walk.columns, at, Sum(tuple(parts), (1,) * len(parts)))
        if len(parts) > 1 and trial.misses and trial.hits >= trial.misses and trial.weight >= 1.0:
            evidence = Evidence(trial.hits, trial.misses, by_words=True)
            rule = RULES["XLE202"]
            walk.found.append(Relation("down", at, trial.lines, trial.signs, Form.SUM, rule, evidence))


def _parts_below(walk: Walk, at: int, line: Line) -> list[int]:
    """The lines that an empty total above them adds; none where that is not sure."""
    lines, entries = walk.table.lines, walk.table.entries

    def is_empty(below: int) -> bool:
        return not any(entries[below][column].is_number for column in walk.columns)

    below = at + 1
    if below < len(lines) and lines[below].is_a("memo") and is_empty(below):
        below += 1  # `including:` on a line of its own
    deep = lines[below].indent if below < len(lines) else 0
    if below >= len(lines) or (deep <= line.indent and any(later.is_total for later in lines[below:])):
        return []
    parts: list[int] = []
    empty = -1
    while below < len(lines) and (lines[below].indent > line.indent or deep <= line.indent):
        other = lines[below]
        if deep <= line.indent and other.is_a("total_above") and line.is_a("total_above") and parts:
            return parts if below + 1 < len(lines) else []
        if other.indent > deep and empty < 0:
            below += 1
            continue  # it explains the part above it
        if other.is_a("memo", "as_percentage_of", "surplus_deficit", "balance", "adjustment") or other.is_total:
            return []
        if is_of_the_other_side(other, line) or is_closing(other.label):
            return []
        if is_empty(below):
            empty = other.indent
        else:
            parts.append(below)
            empty = empty if other.indent > empty else -1
        below += 1
    if below < len(lines) and lines[below].is_total:
        return []  # a heading: its total stands below
    return [] if come_in_and_go_out([lines[part].label for part in parts]) else parts
