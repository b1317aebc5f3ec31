"""The two sides of a statement, which no total adds: revenue and expenditure, assets and liabilities."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.down.sections import AND
from xlengine.down.trials import REVENUE, SPENDING
from xlengine.down.walk import LONG, Node, Walk, nodes_of
from xlengine.expression import expression
from xlengine.layout import Line, Table
from xlengine.terms import row_roles
from xlengine.terms.fold import fold
from xlengine.terms.movements import flow_of, is_available, is_opening

SIDES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ((REVENUE, SPENDING), (("assets",), ("liabilities",)))


def has_sides(table: Table) -> bool:
    """Whether any line names a side, or a total does with a word of its name."""
    named = {role for pair in SIDES for side in pair for role in side}
    if any(not named.isdisjoint(line.roles) for line in table.lines if line.roles):
        return True
    if len(table.lines) > LONG or any(line.is_a("net_requirements") for line in table.lines):
        return False
    return any(
        line.is_total and not named.isdisjoint(_roles_of_words(line)) for line in table.lines
    )


def are_of_both_sides(walk: Walk, nodes: Sequence[Node], line: Line) -> bool:
    """Whether totals of the two sides come together, in the lines or in their total: nothing adds both."""
    if not walk.has_sides:
        return False
    totals = [total for _, total in _totals(walk.table, nodes)]
    if {1, -1} <= {1 if is_available(total.label) else flow_of(total.label) for total in totals}:
        return True  # what there was to spend, and what was spent of it
    own = _roles_of_words(line).union(line.roles)
    lines = [walk.table.lines[node.line] for node in nodes]
    if lines and all(is_of_the_other_side(one, line) for one in lines):
        return True
    for pair in SIDES:
        named = [not own.isdisjoint(side) for side in pair]
        held = [any(_is_of(total, side, other) for total in totals) for side, other in (pair, pair[::-1])]
        if all(held) or (any(held) and held == named[::-1]):
            return True
    return False


def _totals(table: Table, stack: Sequence[Node]) -> list[tuple[int, Line]]:
    """The totals that have been read, each with the place where what follows it begins."""
    return [(after, table.lines[node.line]) for after, node in enumerate(stack, 1) if node.kind == "total"]


def _is_of(total: Line, side: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a total is of this side: by its label, or by a word of its name, and by none of the other side."""
    words = _roles_of_words(total)
    return total.is_a(*side) or (not words.isdisjoint(side) and words.isdisjoint(other))


def is_of_the_other_side(part: Line, total: Line) -> bool:
    """Whether a line begins with a word of one side, as `Tax revenue` does, and the total has one of the other."""
    if not total.names:
        return False
    of_total, own = _roles_of_words(total), {role for word in part.label.split()[:2] for role in row_roles(word)}
    return any(
        not of_total.isdisjoint(one) and of_total.isdisjoint(other) and not own.isdisjoint(other)
        and own.isdisjoint(one)
        for pair in SIDES for one, other in (pair, pair[::-1])
    )  # fmt: skip


def follows_the_other_side(walk: Walk, line: Line, before: Line) -> bool:
    """Whether the label has a word of one side, and the total before is one of the other: it holds nothing of that."""
    if not walk.has_sides:
        return False
    own = _roles_of_words(line)
    return any(
        not own.isdisjoint(one) and own.isdisjoint(other) and before.is_a(*other)
        for pair in SIDES for one, other in (pair, pair[::-1])
    )  # fmt: skip


def _roles_of_words(line: Line) -> set[str]:
    """What single words of its name say: `Total operating expenditure`. Costs are spent."""
    words = [word for name in line.names for word in name.split()]
    costs = {"expenditure"} if any(_COSTS.fullmatch(fold(word)) for word in words) else set()
    return costs.union(role for word in words for role in row_roles(word))


_COSTS = expression(r"costs|couts|costos|costes|издержки|(?:ال)?تكاليف|成本")


def since_the_other_side(walk: Walk, line: Line) -> list[Node]:
    """What has been read since the other side ended: `Total liabilities and equity` adds nothing of `Total assets`.

    None where the label names no side, or the other one has no total yet.
    """
    if not walk.has_sides:
        return []
    named = {role for name in line.names for role in row_roles(AND.split(name)[0])}
    for pair in SIDES:
        for own, other in (pair, pair[::-1]):
            if named.isdisjoint(own) or not named.isdisjoint(other):
                continue
            totals = _totals(walk.table, walk.stack)
            begins = [after for after, total in totals if total.is_a(*other) and not total.is_a(*own)]
            if begins:
                return nodes_of(walk.stack[begins[-1] :])
    return []


def since_the_other_flow(walk: Walk, line: Line) -> list[Node]:
    """What has been read since the total of what came in, for that of what went out, and the other way round."""
    own = 0 if len(walk.table.lines) > LONG else flow_of(line.label)
    if not own:
        return []
    begins = [after for after, total in _totals(walk.table, walk.stack) if flow_of(total.label) == -own]
    lines, nodes = walk.table.lines, nodes_of(walk.stack)
    if not begins and nodes and is_opening(lines[nodes[0].line].label):
        others = [after for after, node in enumerate(nodes, 1) if flow_of(lines[node.line].label) == -own]
        return nodes[others[-1] :] if others else []  # what came in since the opening balance is not paid out
    return nodes_of(walk.stack[begins[-1] :]) if begins else []


def after_the_other_side(walk: Walk, line: Line, stack: Sequence[Node]) -> list[Node]:
    """What has been read since the last total of the other side."""
    for pair in SIDES:
        for own, other in (pair, pair[::-1]):
            if _is_of(line, own, other):
                begins = [after for after, total in _totals(walk.table, stack) if _is_of(total, other, own)]
                return nodes_of(stack[max(begins, default=0) :])
    return []


_USES = expression(
    r"\b(?:uses?|used|spent|applications?|emplois|utilisation|usos|aplicacion\w*|использован\w+)\b|运用|支出"
)


def since_what_was_available(walk: Walk, line: Line) -> list[Node]:
    """What has been read since the total of what there was to spend, for a total of what was done with it."""
    if not _USES.search(fold(line.label)):
        return []
    begins = [after for after, total in _totals(walk.table, walk.stack) if is_available(total.label)]
    return nodes_of(walk.stack[begins[-1] :]) if begins else []


_PAYS = expression(
    r"^(?:less|minus|(?:funded|financed) (?:by|from)|moins|a deduire|finance[es]* par|menos|financiad[oa]s? (?:por|con)"
    r"|за вычетом|минус|减|扣除|ناقص|يخصم)\W*$"
)


def since_what_pays(walk: Walk, line: Line) -> list[Node]:
    """The lines below `Less:` or `Funded by`, for a total that names them: nothing above is one of them."""
    if not walk.has_marks or not line.names:
        return []
    last = next((place for place in reversed(range(len(walk.stack))) if walk.stack[place].kind == "mark"), None)
    if last is None or not _PAYS.match(fold(walk.table.lines[walk.stack[last].line].label)):
        return []
    return nodes_of(walk.stack[last:])
