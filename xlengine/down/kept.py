"""Totals that are found: they are kept, and what they add waits no longer."""

from __future__ import annotations

from collections.abc import Mapping

from xlengine.down.trials import Sum
from xlengine.down.walk import Node, Walk, first_of
from xlengine.layout import Evidence, Relation
from xlengine.rule import RULES


def keep(walk: Walk, at: int, chosen: Sum, rule: str) -> None:
    evidence = Evidence(chosen.hits, chosen.misses, by_words=chosen.prior >= 1)
    walk.found.append(Relation("down", at, chosen.lines, chosen.signs, chosen.form, RULES[rule], evidence))
    spent = set(chosen.lines)
    first = first_of(walk.stack, spent)
    if first == len(walk.stack) and walk.stack:
        return  # lines of several sections, which their own totals have added
    if chosen.from_mark and not _goes_on(walk, at):
        while first and walk.stack[first - 1].kind == "mark":
            first -= 1
    del walk.stack[first:]
    walk.stack.append(Node(at, "total", walk.table.lines[at].indent))


def are_believed(walk: Walk, reading: Sum) -> bool:
    """Whether no line that a total would add, and no figure bears out, is called a total and adds up to nothing."""
    lines = walk.table.lines
    return bool(reading.hits) or not any(lines[at].is_total and not walk.is_found(at) for at in reading.lines)


def _goes_on(walk: Walk, at: int) -> bool:
    """Whether a subtotal leaves its section open: a total that is no subtotal follows before the next heading."""
    lines = walk.table.lines
    if not lines[at].is_a("subtotal") or lines[at].is_a("total"):
        return False
    for later in range(at + 1, len(lines)):
        if lines[later].is_total:
            return not lines[later].is_a("subtotal", "grand_total")
        if not walk.filled[later]:
            return False
    return False


def close(walk: Walk, at: int, relation: Relation) -> None:
    """Keeps a total below its parts, which then wait no longer."""
    walk.found.append(relation)
    walk.stack = [node for node in walk.stack if node.line not in relation.arguments]
    walk.stack.append(Node(at, "total", walk.table.lines[at].indent))


def take_over(walk: Walk, at: int, over: Mapping[int, Relation]) -> None:
    """Keeps a total above its parts, and those of its parts that are such totals too."""
    waiting, last = [at], at
    while waiting:
        relation = over[waiting.pop()]
        walk.found.append(relation)
        last = max(last, *relation.arguments)
        waiting += [part for part in relation.arguments if part in over]
    while last + 1 < len(walk.table.lines) and walk.table.lines[last + 1].indent > walk.table.lines[at].indent:
        last += 1
    walk.spent.update(range(at, last + 1))
    walk.stack.append(Node(at, "total", walk.table.lines[at].indent))
