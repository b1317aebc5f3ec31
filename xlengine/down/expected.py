"""What a total may add up, by its words and its place, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from xlengine.down.sections import (
    names_section,
    of_its_first_word,
    of_its_numbers,
    of_its_prefix,
    of_its_year,
    of_lines_named,
    since_named_section,
    words_of,
)
from xlengine.down.sides import (
    after_the_other_side,
    are_of_both_sides,
    follows_the_other_side,
    since_the_other_flow,
    since_the_other_side,
    since_what_pays,
    since_what_was_available,
)
from xlengine.down.trials import Sum
from xlengine.down.walk import DEEP, Node, Walk, first_of, last_nodes, nodes_of, sum_of, trailing_lines
from xlengine.layout import TOTAL_ROLES, Line
from xlengine.tables.numbering import number_of
from xlengine.terms import row_roles
from xlengine.terms.fold import fold
from xlengine.terms.movements import CHANGES, flow_of, is_available, is_opening


def readings(walk: Walk, at: int, line: Line) -> Iterator[Sum]:
    """What the words let a reviewer expect, the likeliest first."""
    stack = walk.stack
    of_its_kind = of_its_year(walk, line) or of_its_first_word(walk, line) or of_its_prefix(walk, line)
    if of_its_kind:
        yield sum_of(of_its_kind, 2.0)
    named = since_named_section(walk, line)
    alike = _of_one_name(walk, at, line)
    if alike:
        yield Sum(alike, (1,) * len(alike), 2.0)
    if named:
        yield sum_of(named, 2.0, from_mark=True)
    else:
        named = of_its_numbers(walk, line) or since_the_other_side(walk, line) or since_what_was_available(walk, line)
        named = named or since_what_pays(walk, line) or of_lines_named(walk, line)
        if not named and not is_one_of_several(walk, at, line):
            named = since_the_other_flow(walk, line)
        if named:
            yield sum_of(named, 1.8)
    is_last = at + 1 == len(walk.table.lines) and line.roles.get("total", 0.0) > line.roles.get("subtotal", 0.0)
    subtotal = line.is_a("subtotal") and not (is_last or line.is_a("gross_requirements", "grand_total"))
    is_flow = flow_of(line.label) != 0 and not line.is_a("grand_total")
    changes = line.is_total and (is_flow or CHANGES.search(fold(line.label)) is not None)
    order: list[tuple[Callable[[Sequence[Node]], list[Node]], float]]
    if _is_repeated(walk, line) and not subtotal:
        order = [(_since_mark, 1.5), (trailing_lines, 1.3), (nodes_of, 1.1)]
    elif subtotal or is_one_of_several(walk, at, line):
        order = [(trailing_lines, 1.5), (_since_mark, 1.3), (nodes_of, 1.1)]
        if len(trailing_lines(stack)) == 1 < len(_since_mark(stack)) and _next_total(walk, at) != at + 1:
            whole = nodes_of if _has_ended(walk) else _since_mark
            order = [(whole, 1.5), (_since_mark, 1.2), (nodes_of, 1.1), (trailing_lines, 0.9)]  # one line is no total
    elif walk.has_sides and are_of_both_sides(walk, nodes_of(stack), line):
        alone = not named and len(trailing_lines(stack)) == 1 and after_the_other_side(walk, line, stack)
        own = partial(after_the_other_side, walk, line) if alone else trailing_lines
        order = [(own, 1.5), (_since_mark, 1.1)]  # `Total expenses` after `Total revenue`
    else:
        order = [(nodes_of, 1.5), (_since_mark, 1.1), (trailing_lines, 0.9)]
    order.append((_totals, 0.6))
    seen: list[tuple[int, ...]] = [tuple(n.line for n in named)] if named else []
    for choose, prior in order:
        nodes = choose(stack)
        if changes or _begins_before_its_heading(walk, nodes, line):
            begun = walk.last_balance(at)
            nodes = [n for n in nodes if n.line > begun and not is_opening(walk.table.lines[n.line].label)]
        if are_of_both_sides(walk, nodes, line) or (not walk.filled[at] and _goes_on_beside_its_heading(walk, nodes)):
            continue
        for chosen, less in ((_without_children(walk, nodes), 0.0), (nodes, 0.3)):
            key = tuple(node.line for node in chosen)
            if chosen and key not in seen and (len(chosen) > 1 or chosen[0].kind != "total"):
                seen.append(key)
                yield sum_of(chosen, prior - less, from_mark=choose is _since_mark or subtotal)
    waiting = last_nodes(stack, DEEP + 1) if walk.filled[at] else []
    numbered = [node for node in waiting if number_of(walk.table.lines[node.line].label)]
    if 1 < len(numbered) < len(waiting) <= DEEP:
        yield sum_of(numbered, 1.0)  # lines without a number explain those that have one
    if walk.side:
        swapped = tuple(walk.side.get(node.line, node.line) for node in nodes_of(stack))
        if swapped not in seen:
            yield Sum(swapped, (1,) * len(swapped), 0.5)
    deductions = [node for node in stack if node.kind == "deduction"]
    if deductions:
        both = [node for node in stack if node.kind != "mark"]
        yield sum_of(both, 0.5)
        lines = tuple(node.line for node in both)
        yield Sum(lines, tuple(-1 if node.kind == "deduction" else 1 for node in both), 0.5)


def _totals(stack: Sequence[Node]) -> list[Node]:
    return [node for node in stack if node.kind == "total"]


def is_one_of_several(walk: Walk, at: int, line: Line) -> bool:
    """Whether the total names its part, after a total that names another, and before one that adds them up."""
    lines = walk.table.lines
    if len(line.names) != 1 or line.is_a("grand_total", "gross_requirements", "net_requirements", "total_requirements"):
        return False
    own = flow_of(line.label)
    if own and at + 1 < len(lines) and lines[at + 1].is_total and flow_of(lines[at + 1].label) == -own:
        return False  # all that came in, before all that went out
    before = any(node.kind == "total" and lines[node.line].names for node in walk.stack)
    return before and any(lines[later].is_total for later in range(at + 1, len(lines)))


def may_hold_more(walk: Walk, at: int, line: Line, reading: Sum) -> bool:
    """Whether an empty subtotal of some lines may as well add the total before them: nothing tells the two apart.

    A section heading in between, a part that the subtotal names, a total of all that follows at once, or another
    indent would tell.
    """
    lines, stack = walk.table.lines, walk.stack
    first, count = first_of(stack, set(reading.lines)), len(reading.lines)
    before = stack[first - 1] if 0 < first < len(stack) else None
    holds_all = len(nodes_of(stack)) == count
    if count == 1 and first > 1 and stack[first - 1].kind == "mark" and lines[stack[first - 1].line].bold:
        over = stack[first - 2]
        if over.kind == "line" and over.indent == stack[first].indent:
            return True  # what looks like a heading may be the total of the lines above it
    if count == 1 and not holds_all and before is not None and before.kind == "mark":
        heading = walk.table.lines[before.line]
        both = words_of(heading.label) | words_of(lines[reading.lines[0]].label)
        if len(line.names) == 1 and fold(heading.label).find(fold(line.names[0])) > 0:
            return True  # `Operational regular budget` is no heading of `Total regular budget`
        told = words_of(" ".join(line.names)) & both
        return not told and bool(line.names) and not names_section(line.names, heading.label)
    if walk.has_parents and before is not None and before.kind == "mark" and lines[before.line].bold:
        return not names_section(line.names, lines[before.line].label)
    if before is None or before.kind != "total" or holds_all:
        return False
    following = _next_total(walk, at)
    follows_at_once = following == at + 1 and lines[at + 1].row == line.row + 1
    if following is None or follows_at_once or follows_the_other_side(walk, line, lines[before.line]):
        return False
    if not walk.filled[at + 1] or before.indent != line.indent:
        return False
    if fold(lines[before.line].label) == fold(line.label):
        return False  # one bare word for the total of every part
    own = words_of(" ".join(line.names))
    return not any(own & words_of(lines[other].label) for other in reading.lines)


def _next_total(walk: Walk, at: int) -> int | None:
    lines = walk.table.lines
    return next((other for other in range(at + 1, len(lines)) if lines[other].is_total), None)


def _is_repeated(walk: Walk, line: Line) -> bool:
    """Whether another section has ended with a total of the same name, and a new one has begun since."""
    if not walk.has_marks:
        return False
    same = [
        place for place, node in enumerate(walk.stack)
        if node.kind == "total" and fold(walk.table.lines[node.line].label) == fold(line.label)
    ]  # fmt: skip
    return bool(same) and any(node.kind == "mark" for node in walk.stack[same[-1] :])


def _since_mark(stack: Sequence[Node]) -> list[Node]:
    last = max((place for place, node in enumerate(stack) if node.kind == "mark"), default=-1)
    return nodes_of(stack[last + 1 :])


def _begins_before_its_heading(walk: Walk, nodes: Sequence[Node], line: Line) -> bool:
    """Whether an opening balance stands above the heading of the lines that a total adds, as in `Add:` or `Less:`."""
    lines = walk.table.lines
    if len(nodes) < 3 or not is_opening(lines[nodes[0].line].label) or is_available(line.label):
        return False
    first = first_of(walk.stack, {nodes[0].line})
    return first + 1 < len(walk.stack) and walk.stack[first + 1].kind == "mark"


def _goes_on_beside_its_heading(walk: Walk, nodes: Sequence[Node]) -> bool:
    """Whether the first lines stand under an empty line that is like the lines above it, and the last beside it."""
    if not nodes or nodes[-1].indent >= nodes[0].indent or nodes[-1].kind != "line":
        return False
    first = first_of(walk.stack, {nodes[0].line})
    if first < 2 or walk.stack[first - 1].kind != "mark" or walk.stack[first - 2].kind != "line":
        return False
    lines = walk.table.lines
    alike = [lines[node.line] for node in (*walk.stack[first - 2 : first], nodes[-1])]
    return len({(line.indent, line.bold) for line in alike}) == 1


def _has_ended(walk: Walk) -> bool:
    """Whether the last section, of which something may still be added, begins with the total that names it."""
    lines, first = walk.table.lines, _since_mark(walk.stack)[0]
    marks = [node.line for node in walk.stack if node.kind == "mark"]
    return bool(marks) and first.kind == "total" and names_section(lines[first.line].names, lines[marks[-1]].label)


def _of_one_name(walk: Walk, at: int, line: Line) -> tuple[int, ...]:
    """Lines of several sections that have the very name of the total: `Recurrent` twice, and `Total recurrent`."""
    if len(line.names) > 1 or not walk.has_marks:
        return ()
    first, _, rest = line.label.partition(" ")
    name = line.names[0] if line.names else rest if TOTAL_ROLES & row_roles(first).keys() else ""
    alike = tuple(one for one in walk.labelled(name) if one < at and walk.filled[one]) if name else ()
    return alike if len(alike) > 1 and walk.spent.isdisjoint(alike) else ()


def _without_children(walk: Walk, nodes: Sequence[Node]) -> list[Node]:
    """Lines that stand deeper than the line with figures above them explain it, and are not added again.

    A heading in between that stands no deeper than that line ends it: what follows is the heading's. A memo line is no
    heading.
    """
    lines = walk.table.lines
    kept: list[Node] = []
    looked_at = 0
    for node in nodes:
        last = kept[-1] if kept else None
        explains = node.kind == "line" or walk.stands_over_its_parts(node.line)
        if last is not None and explains and node.indent > last.indent and (
            last.kind == "line" or walk.stands_over_its_parts(last.line)
        ):
            between = range(max(looked_at, last.line), node.line)
            looked_at = node.line
            empty = (lines[at] for at in between if not walk.filled[at])
            if not any(line.indent <= last.indent and not line.is_a("memo") for line in empty):
                continue
        kept.append(node)
    return kept
