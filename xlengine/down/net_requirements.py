"""Net requirements: gross requirements less staff assessment income; and what else a total takes off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import Node, Walk
from xlengine.expression import expression
from xlengine.fit import NIL
from xlengine.layout import Evidence, Line, Relation, Table
from xlengine.rule import RULES, Form
from xlengine.terms.fold import fold
from xlengine.terms.movements import sign_of


def net_requirements(walk: Walk, at: int, line: Line) -> bool:
    """Net requirements: gross requirements less staff assessment income, and the gross line stays to be added."""
    deduction = next((node for node in reversed(walk.stack) if node.kind == "deduction"), None)
    if deduction is None:
        return False
    totals = [node for node in walk.stack if node.kind == "total" and node.line < deduction.line]
    gross = next((n for n in reversed(totals) if walk.table.lines[n.line].is_a("gross_requirements")), None)
    gross = gross or (totals[-1] if totals else None)
    above = next((b for b in reversed(range(deduction.line)) if walk.table.lines[b].is_a("gross_requirements")), None)
    if above is not None and (gross is None or gross.line < above):
        if above not in walk.proved:
            return False  # gross requirements stay empty
        gross = Node(above, "total", walk.table.lines[above].indent)
    if gross is None:
        return False
    printed = [entry.value for entry in walk.table.entries[deduction.line] if entry.value]
    if printed and max(printed) < 0 and walk.table.lines[deduction.line].is_a("deduction"):
        return False  # taken off by its sign: it is added
    every = [node.line for node in walk.stack if node.kind == "deduction" and node.line > gross.line]
    for taken in (every, every[-1:]):
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


def less_income(walk: Walk, reading: Sum) -> Sum:
    """What net requirements add up, with the income among it taken off where it has no minus of its own."""
    lines, entries = walk.table.lines, walk.table.entries

    def is_taken_off(at: int) -> bool:
        is_named = lines[at].is_a("revenue", "staff_assessment_income", "staff_assessment")
        is_income = is_named or _INCOME.search(fold(lines[at].label)) is not None
        return is_income and not any((entries[at][c].value or NIL) < 0 for c in walk.columns)

    signs = tuple(-1 if is_taken_off(at) else 1 for at in reading.lines)
    return reading._replace(signs=signs) if 1 in signs else reading


_INCOME = expression(r"\bincome\b|\brecettes\b|\bingresos\b|поступлени|收入|إيرادات|ايرادات")


def takes_off(walk: Walk, reading: Sum) -> bool:
    """Whether a line that words take off, by no sign of its own, stands among those that an empty total may add."""
    first, entries = min(reading.lines), walk.table.entries
    since = takewhile(lambda node: node.line >= first, reversed(walk.stack))
    among = [node.line for node in since if _is_taken_off(walk.table.lines[node.line])]
    taken = [entries[at][column].value or NIL for at in among for column in walk.columns]
    return max(taken, default=NIL) > 0


def _is_taken_off(line: Line) -> bool:
    return line.roles.get("deduction", 0) > 0.8


_NUMBER = expression(r"^\s*[0-9A-Za-z]{1,3}[.)]\s*")
_LESS = expression(r"^\W*\([-–—−]\)")


_DASH, _PLUS = expression(r"^\s*[-–—−]\s"), expression(r"^\s*\+\s")
_SIGN = expression(r"^\W*\([-–—−+]\)|^\s*\+\s")


def has_sign(label: str) -> bool:
    """Whether a label begins with its sign in a sum: `(+) Receivables`."""
    return _SIGN.match(_NUMBER.sub("", label)) is not None


def sign_of_label(table: Table, columns: Sequence[int], at: int) -> int:
    """-1 for a line whose label begins with a minus, `(-) Collections pending`, and whose figures have none.

    A bare minus may be a dash before each item of a list: it takes off where other labels begin with a plus.
    """
    label = _NUMBER.sub("", table.lines[at].label)
    if not _LESS.match(label) and not (_DASH.match(label) and any(_PLUS.match(one.label) for one in table.lines)):
        return 1
    return 1 if any((table.entries[at][c].value or NIL) < 0 for c in columns) else -1


def come_in_and_go_out(labels: Sequence[str]) -> bool:
    """Whether each of two or more labels is one word, and some say what came in and others what went out."""
    signs = {sign_of(fold(label), False, ()) for label in labels if len(label.split()) == 1}
    return {1, -1} <= signs
