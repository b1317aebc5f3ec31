"""Which line adds up which: a reviewer's reading from top to bottom, each step held against the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from xlengine.above import fill_from_below, total_above, totals_left_above
from xlengine.blocks import WEAK
from xlengine.downwards import (
    TOTAL_ROLES,
    Reading,
    Sum,
    additive,
    balances,
    best_of,
    is_total,
    quotient_rows,
    rule_of,
    try_rows,
)
from xlengine.fit import NIL, NOISE, half_of
from xlengine.fold import fold
from xlengine.layout import Evidence, Line, Relation, State, Table
from xlengine.rule import Form
from xlengine.walk import DEEP, LONG, UNSUMMED, Node, Walk, nodes_of, sum_of


def relate_down(table: Table) -> None:
    """Adds to the table the relations between its lines, and its doubts."""
    columns = additive(table)
    if not columns or len(table.lines) < 2:
        return
    walk = Walk(table, columns)
    proved = {relation.target: relation for relation in [*balances(table, columns), *quotient_rows(table)]}
    for at, line in enumerate(table.lines):
        _read(walk, at, line, proved)
    totals_left_above(walk)
    table.relations.extend(sorted([*walk.found, *proved.values()], key=lambda relation: relation.target))


def _read(walk: Walk, at: int, line: Line, proved: dict[int, Relation]) -> None:
    if at in walk.spent:
        return
    if at in proved:
        if proved[at].form is Form.DIFFERENCE and line.is_a("net_requirements"):
            _set_aside(walk, at, proved[at])
        return
    total = is_total(line)
    figures = any(walk.table.entries[at][column].is_number for column in walk.columns)
    if not figures and fill_from_below(walk, at, line):
        return
    if not figures and not (total and _could_be_filled(walk, at)):
        if not total and line.label:
            walk.stack.append(Node(at, "mark", line.indent))
        walk.memo_indent = None
        return
    if line.is_a("memo") and not total:
        walk.memo_indent = line.indent
        return
    if walk.memo_indent is not None and not total and line.indent >= walk.memo_indent > _base_indent(walk):
        return
    walk.memo_indent = None
    if line.is_a("net_requirements") and _net(walk, at, line):
        return
    if total and figures and not nodes_of(walk.stack):
        walk.stack.append(Node(at, "line", line.indent))  # its parts stand below it
        return
    if total or not line.label:
        if _total(walk, at, line, figures):
            return
        if total and not _is_weak(line):
            walk.table.doubts.append(f"“{line.label}” (row {line.row}) is called a total, and nothing above adds up to it")
            walk.stack = [Node(at, "total", line.indent)] if figures else walk.stack
            return
    if (not total or _is_weak(line)) and line.label and _unnamed_total(walk, at, line):
        return
    kind = "deduction" if line.is_a("staff_assessment_income") or line.roles.get("deduction", 0) > 0.8 else "line"
    walk.stack.append(Node(at, kind, line.indent))
    total_above(walk, at)


def _is_weak(line: Line) -> bool:
    """Whether only its first word calls the line a total: where nothing adds up to it, it is a line."""
    return all(weight <= WEAK for role, weight in line.roles.items() if role in TOTAL_ROLES)


def _could_be_filled(walk: Walk, at: int) -> bool:
    """Whether an empty total has cells to be filled: some line above it has figures."""
    entries = walk.table.entries[at]
    return all(entries[c].state is State.BLANK for c in walk.columns) and any(
        node.kind != "mark" for node in walk.stack
    )


def _base_indent(walk: Walk) -> int:
    return next((node.indent for node in reversed(walk.stack) if node.kind in ("line", "total")), -1)


def _total(walk: Walk, at: int, line: Line, figures: bool) -> bool:
    """Finds what a line that is called a total adds up, and takes it off the stack."""
    readings = _readings(walk, at, line)
    if figures:
        chosen = best_of(walk.table, walk.columns, at, readings, _further(walk, at))
    else:
        first = next(readings, None)
        chosen = first if first is not None and first.prior >= 1 else None
    if chosen is None:
        return False
    rule = rule_of(line, chosen)
    _keep(walk, at, chosen, rule)
    return True


def _keep(walk: Walk, at: int, chosen: Sum, rule: str) -> None:
    evidence = Evidence(chosen.hits, chosen.misses, by_words=chosen.prior >= 1)
    walk.found.append(
        Relation("down", at, chosen.lines, chosen.signs, chosen.form, Reading.rule(rule), evidence)
    )
    spent = set(chosen.lines)
    first = _first_of(walk.stack, spent)
    if chosen.from_mark:
        while first and walk.stack[first - 1].kind == "mark":
            first -= 1
    del walk.stack[first:]
    walk.stack.append(Node(at, "total", walk.table.lines[at].indent))


def _first_of(stack: Sequence[Node], lines: set[int]) -> int:
    """The place of the first node that stands for one of the lines; they stand near the end."""
    first, left = len(stack), len(lines)
    for place in range(len(stack) - 1, -1, -1):
        if not left:
            break
        if stack[place].line in lines:
            first, left = place, left - 1
    return first


def _readings(walk: Walk, at: int, line: Line) -> Iterator[Sum]:
    """What the words let a reviewer expect, the likeliest first."""
    stack = walk.stack
    named = _since_named_section(walk, line)
    if named:
        yield sum_of(named, 2.0, from_mark=True)
    subtotal = line.is_a("subtotal") and not line.is_a("gross_requirements", "grand_total")
    order: list[tuple[Callable[[Sequence[Node]], list[Node]], float]]
    if subtotal or _is_one_of_several(walk, at, line):
        order = [(_trailing_lines, 1.5), (_since_mark, 1.3), (nodes_of, 1.1)]
    else:
        order = [(nodes_of, 1.5), (_since_mark, 1.1), (_trailing_lines, 0.9)]
    order.append((_totals, 0.6))
    seen: list[tuple[int, ...]] = [tuple(n.line for n in named)] if named else []
    for choose, prior in order:
        nodes = choose(stack)
        for chosen, less in ((_without_children(nodes), 0.0), (nodes, 0.3)):
            key = tuple(node.line for node in chosen)
            if chosen and key not in seen:
                seen.append(key)
                yield sum_of(chosen, prior - less, from_mark=choose is _since_mark or subtotal)
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


def _is_one_of_several(walk: Walk, at: int, line: Line) -> bool:
    """Whether the total names its part, after a total that names another, and before one that adds them up."""
    lines = walk.table.lines
    if len(line.names) != 1 or line.is_a("grand_total", "gross_requirements", "net_requirements", "total_requirements"):
        return False
    before = any(node.kind == "total" and lines[node.line].names for node in walk.stack)
    return before and any(is_total(later) for later in lines[at + 1 :])


def _trailing_lines(stack: Sequence[Node]) -> list[Node]:
    """The plain lines since the last total or section heading."""
    lines: list[Node] = []
    for node in reversed(stack):
        if node.kind != "line":
            if node.kind == "deduction" or (node.kind == "mark" and not lines):
                continue
            break
        lines.insert(0, node)
    return lines


def _since_mark(stack: Sequence[Node]) -> list[Node]:
    last = max((place for place, node in enumerate(stack) if node.kind == "mark"), default=-1)
    return nodes_of(stack[last + 1 :])


def _since_named_section(walk: Walk, line: Line) -> list[Node]:
    """The lines below the heading that the total names: `Total, part II` and `PART II. Political affairs`."""
    if not line.names:
        return []
    for place in range(len(walk.stack) - 1, -1, -1):
        node = walk.stack[place]
        if node.kind == "mark" and _names(line.names, walk.table.lines[node.line].label):
            return nodes_of(walk.stack[place + 1 :])
    return []


def _names(names: Sequence[str], label: str) -> bool:
    label = fold(label)
    return len(names) == 1 and any(
        label == name or label.startswith((name + " ", name + ".", name + ":", name + ",", name + "、"))
        or (len(name) > 5 and name in label) or (name.startswith("第") and label.startswith(name[1:2]))
        for name in map(fold, names)
    )  # fmt: skip


def _without_children(nodes: Sequence[Node]) -> list[Node]:
    """Lines that stand deeper than the line with figures above them explain it, and are not added again."""
    kept: list[Node] = []
    for node in nodes:
        if kept and node.kind == "line" and node.indent > kept[-1].indent and kept[-1].kind == "line":
            if node.line == kept[-1].line + 1 or any(n.indent == node.indent for n in nodes if kept[-1].line < n.line):
                continue
        kept.append(node)
    return kept


def _further(walk: Walk, at: int) -> Iterator[Sum]:
    """What only the figures could tell: any run of lines up to here, one of them perhaps not counted."""
    nodes = nodes_of(walk.stack)
    for length in range(1, min(len(nodes), 400) + 1):
        yield sum_of(nodes[-length:], 0.0)
    for length in range(3, min(len(nodes), DEEP) + 1):
        run = nodes[-length:]
        for without in range(length - 1):
            yield sum_of([*run[:without], *run[without + 1 :]], -0.5)
    last = [node for node in walk.stack if node.kind != "mark"][-4:]
    for pattern in range(1, 2 ** len(last)):
        signs = tuple(-1 if pattern >> place & 1 else 1 for place in range(len(last)))
        if 1 in signs and len(last) > 1:
            yield Sum(tuple(node.line for node in last), signs, -0.5)


def _net(walk: Walk, at: int, line: Line) -> bool:
    """Net requirements: gross requirements less staff assessment income, and the gross line stays to be added."""
    deduction = next((node for node in reversed(walk.stack) if node.kind == "deduction"), None)
    if deduction is None:
        return False
    totals = [node for node in walk.stack if node.kind == "total" and node.line < deduction.line]
    gross = next((n for n in reversed(totals) if walk.table.lines[n.line].is_a("gross_requirements")), None)
    gross = gross or (totals[-1] if totals else None)
    if gross is None:
        return False
    printed = [entry.value for entry in walk.table.entries[deduction.line] if entry.value]
    if printed and max(printed) < 0 and walk.table.lines[deduction.line].is_a("deduction"):
        return False  # taken off by its sign: it is added
    reading = Sum((gross.line, deduction.line), (1, -1), 2.0, Form.DIFFERENCE)
    trial = try_rows(walk.table, walk.columns, at, reading)
    if trial.hits + trial.misses and trial.misses > trial.hits:
        return False
    evidence = Evidence(trial.hits, trial.misses, by_words=True)
    relation = Relation("down", at, reading.lines, reading.signs, Form.DIFFERENCE, Reading.rule("XLE204"), evidence)
    walk.found.append(relation)
    _set_aside(walk, at, relation)
    return True


def _set_aside(walk: Walk, at: int, relation: Relation) -> None:
    walk.side[relation.arguments[0]] = at
    walk.stack = [node for node in walk.stack if node.line != relation.arguments[1]]


def _unnamed_total(walk: Walk, at: int, line: Line) -> bool:
    """A line that no word calls a total, and that the figures of several columns prove to be one."""
    if len(walk.table.lines) > LONG and not line.bold:
        return False
    if walk.table.kind in UNSUMMED:
        return False
    nodes = nodes_of(walk.stack)[-DEEP:]
    for length in _lengths(walk, at, nodes):
        trial = try_rows(walk.table, walk.columns, at, sum_of(nodes[-length:], 0.0))
        if trial.misses == 0 and trial.hits >= 2 and trial.weight >= 3.0:
            _keep(walk, at, trial, "XLE202")
            return True
    return False


def _lengths(walk: Walk, at: int, nodes: Sequence[Node]) -> Iterator[int]:
    """How many of the last lines may add up to this one, told by its first column of figures alone."""
    entries = walk.table.entries
    column = next((c for c in walk.columns if entries[at][c].value), None)
    if column is None:
        return
    target = entries[at][column]
    wanted, running = target.value or NIL, NIL
    leeway = half_of(target) + NIL
    for length, node in enumerate(reversed(nodes), 1):
        entry = entries[node.line][column]
        running += entry.value or NIL
        leeway += half_of(entry)
        if length >= 2 and abs(running - wanted) <= leeway + abs(wanted) * NOISE:
            yield length
