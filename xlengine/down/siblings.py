"""Totals of which one is wrong: told by those beside it that are right."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import islice, takewhile

from xlengine.down.expected import readings
from xlengine.down.parents import NO_SUM, Tree
from xlengine.down.trials import Sum, try_rows, without_blanks
from xlengine.down.walk import DEEP, UNSUMMED, Walk, last_nodes, lengths_that_add_up, proves_a_total_above
from xlengine.layout import Evidence, Line, Relation, Table
from xlengine.rule import RULES, Form


def by_siblings(table: Table, columns: Sequence[int]) -> list[Relation]:
    """The totals of all groups of lines of one depth of which at least half are proved to be totals.

    Where only one is, the others must agree in three columns for each in which they do not. Or all of them together
    are proved well enough, and one figure is wrong. Nothing is told of a group all of which are proved: the reading
    from top to bottom finds them.
    """
    if table.kind in UNSUMMED or not any(line.indent for line in table.lines):
        return []
    tree = Tree(table, columns)
    if tree.orphans:
        return []
    filled = table.filled(columns)
    inputs = table.inputs_among(columns)
    groups: dict[tuple[int | None, int], dict[int, Sum]] = {}
    for at, parts in tree.children.items():
        if _may_be_total(tree, at, parts, filled):
            trial = try_rows(table, inputs, at, Sum.of(parts))
            groups.setdefault((tree.above.get(at), table.lines[at].indent), {})[at] = trial
    rule, found = RULES["XLE202"], []
    for group in groups.values():
        proved = {at for at, trial in group.items() if not trial.misses and proves_a_total_above(trial)}
        doubted = [trial for at, trial in group.items() if at not in proved]
        if not doubted or not proved:
            continue
        is_one = _but_for_one_figure(table, inputs, group)
        if len(proved) < len(doubted) and not is_one:
            continue
        needed = 1 if len(proved) > 1 else 3
        enough = all(trial.hits >= max(1, trial.misses * needed) for trial in doubted)
        told = all(trial.hits for trial in doubted)
        if enough or is_one or (told and _mend_their_total(tree, inputs, group, proved)):
            found += [
                Relation("down", at, one.lines, one.signs, Form.SUM, rule, Evidence(one.hits, one.misses))
                for at, one in group.items()
            ]
    return found


TOGETHER = 5.0
"""What figures of several totals weigh together that prove all of them, where two columns of one total weigh four."""


def _but_for_one_figure(table: Table, columns: Sequence[int], trials: Mapping[int, Sum]) -> bool:
    """Whether these are all totals, of which one figure is wrong, and each has another that is right.

    What is empty there may be missing: only columns without empty parts tell.
    """
    misses, weight = 0, 0.0
    for at, trial in trials.items():
        told = try_rows(table, without_blanks(table, columns, trial.lines), at, trial)
        if not told.hits or trial.misses > told.misses:
            return False
        misses += told.misses
        weight += told.weight
    return misses == 1 and weight >= TOGETHER


def _mend_their_total(tree: Tree, columns: Sequence[int], group: Mapping[int, Sum], proved: Container[int]) -> bool:
    """Whether the total of all lines beside these comes out right in every column with the parts of the doubted ones.

    It stands over them, or right after the last of them.
    """
    first, lines = next(iter(group)), tree.table.lines
    over = tree.above.get(first)
    beside = tree.children[over] if over is not None else [at for at in range(len(lines)) if at not in tree.above]
    total = over if over is not None else next((at for at in beside if at > max(group) and lines[at].is_total), None)
    if total is None or any(lines[at].is_total or lines[at].is_a(*NO_SUM) for at in beside if at < total):
        return False
    parts = [part for at in beside if over is not None or at < total
             for part in (group[at].lines if at in group and at not in proved else (at,))]  # fmt: skip
    trial = try_rows(tree.table, columns, total, Sum.of(parts))
    return not trial.misses and trial.hits > 1


def _may_be_total(tree: Tree, at: int, parts: Sequence[int], filled: Sequence[bool]) -> bool:
    """Whether line and parts have figures, none of them is something else, and no total follows that closes them."""
    lines = tree.table.lines
    if len(parts) < 2 or not all(filled[one] for one in (at, *parts)) or lines[at].is_a(*NO_SUM):
        return False
    if any(lines[part].is_total or lines[part].is_a(*NO_SUM) for part in parts):
        return False
    after = tree.next_to(at)
    return not (tree.has(after) and lines[after].is_total and lines[after].indent >= lines[parts[0]].indent)


def as_the_others(walk: Walk, at: int, line: Line) -> Sum | None:
    """A wrong subtotal as those before it were read, of which there must be two: what its words say first."""
    lines = walk.table.lines
    subtotals = (one for one in reversed(walk.found) if lines[one.target].is_a("subtotal") and one.target < at)
    before = list(islice(subtotals, 2))
    if len(before) < 2 or any(one.evidence.misses or not one.evidence.hits for one in before):
        return None
    first = next(readings(walk, at, line), None)
    return try_rows(walk.table, walk.columns, at, first) if first is not None and len(first.lines) > 1 else None


def adds_up_below(walk: Walk, at: int) -> bool:
    """Whether a line is what the lines right below it come to, in every column that tells."""
    lines = walk.table.lines
    below = list(takewhile(lambda line: not lines[line].is_total, range(at + 1, min(at + 1 + DEEP, len(lines)))))
    for length in lengths_that_add_up(walk, at, below):
        trial = try_rows(walk.table, walk.columns, at, Sum.of(below[:length]))
        if not trial.misses and trial.weight >= 0.9:
            return True
    return False


def sections_left_out(walk: Walk, at: int, total: Sum) -> tuple[Sum, list[Relation]]:
    """(what a total adds, the totals above that it leaves out): each stands over lines of it, and most are their sum.

    Where the total disagrees with those lines, and agrees with the totals above them, it adds these.
    """
    heads, others = _sections(walk, total)
    trials = {head: try_rows(walk.table, walk.columns, head, Sum.of(some)) for head, some in heads.items()}
    if not heads or any(one.misses > 1 or one.hits < 2 for one in trials.values()):
        return total, []
    if total.misses:
        total_of_heads = try_rows(walk.table, walk.columns, at, Sum.of((*others, *heads), total.prior))
        if total_of_heads.misses or total_of_heads.hits < 2:
            return total, []
        total = total_of_heads
    elif others or all(one.misses for one in trials.values()):
        return total, []
    rule = RULES["XLE202"]
    return total, [
        Relation("down", head, one.lines, one.signs, Form.SUM, rule, Evidence(one.hits, one.misses))
        for head, one in trials.items()
    ]


def _sections(walk: Walk, total: Sum) -> tuple[dict[int, list[int]], list[int]]:
    """(the lines that a total leaves out, each with those that it adds after it; the totals before the first)."""
    added, others = set(total.lines), []
    if added.issuperset(node.line for node in last_nodes(walk.stack, len(total.lines))):
        return {}, []  # it leaves out none
    nodes = last_nodes(walk.stack, DEEP)
    if total.form is not Form.SUM or -1 in total.signs or not added.issubset(node.line for node in nodes):
        return {}, []
    heads: dict[int, list[int]] = {}
    before = list(takewhile(lambda node: node.line not in added, nodes))
    span = [*(node for node in before[-1:] if node.kind == "line"), *nodes[len(before) :]]
    if {node.kind for node in span if node.line not in added} != {"line"}:
        return {}, []
    for node in span:
        if node.line not in added:
            heads[node.line] = []
        elif heads:
            heads[next(reversed(heads))].append(node.line)
        elif node.kind == "total" or walk.is_found(node.line):
            others.append(node.line)
        else:
            return {}, []
    return ({}, []) if any(len(some) < 2 for some in heads.values()) else (heads, others)
