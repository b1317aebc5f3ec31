"""Net requirements: gross requirements less staff assessment income, which stands in lines of its own."""

from __future__ import annotations

from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import Walk
from xlengine.layout import Evidence, Line, Relation
from xlengine.rule import RULES, Form


def net_requirements(walk: Walk, at: int, line: Line) -> bool:
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
    every = [node.line for node in walk.stack if node.kind == "deduction" and node.line > gross.line]
    for taken in (every, every[-1:]) if len(every) > 1 else (every,):
        signs, form = (1, *(-1 for _ in taken)), Form.DIFFERENCE if len(taken) == 1 else Form.SUM
        trial = try_rows(walk.table, walk.columns, at, Sum((gross.line, *taken), signs, 1.0, form))
        if trial.misses <= trial.hits and (trial.hits or not _is_contradicted(walk, at, gross.line, taken)):
            break
    else:
        return False
    evidence = Evidence(trial.hits, trial.misses, by_words=True)
    relation = Relation("down", at, trial.lines, trial.signs, trial.form, RULES["XLE204"], evidence)
    walk.found.append(relation)
    _set_aside(walk, at, relation)
    return True


def _is_contradicted(walk: Walk, at: int, gross: int, taken: list[int]) -> bool:
    """Whether net requirements beside empty gross ones are not what the parts of these give."""
    of_gross = next((relation for relation in walk.found if relation.target == gross), None)
    if of_gross is None:
        return False
    signs = (*of_gross.signs, *(-1 for _ in taken))
    trial = try_rows(walk.table, walk.columns, at, Sum((*of_gross.arguments, *taken), signs))
    return trial.misses > trial.hits


def _set_aside(walk: Walk, at: int, relation: Relation) -> None:
    walk.side[relation.arguments[0]] = at
    walk.stack = [node for node in walk.stack if node.line not in relation.arguments[1:]]
