"""Lines of rates and of prices that no word explains: one line in per cent of another, or for each of it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import permutations

from xlengine.across.each import says_for_each
from xlengine.down.by_figures import ANOTHER, BESIDE, MOST_LINES
from xlengine.down.trials import Sum, try_rows
from xlengine.expression import expression
from xlengine.fit import HUNDRED, NIL, ONE, half_of
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form
from xlengine.terms.fold import fold

_RATE = expression(
    r"%|\b(?:per ?cent|percentage|rate|ratio|share|margin|taux|part|pourcentage|tasa|porcentaje|margen|доля|процент"
    r"|коэффициент)\b|率|占|比重|نسب[هة]|معدل"
)


def rates_by_figures(table: Table, columns: Sequence[int], found: Sequence[Relation]) -> list[Relation]:
    """The relations, and those of lines that speak of a rate, or of what is for each of something, by figures alone.

    They hold where figures are printed: which cells such a line leaves empty, nothing tells.
    """
    made = {one.target for one in found}
    inputs = table.inputs_among(columns)
    if len(table.lines) > MOST_LINES:
        return list(found)
    rates = {at: form for at in range(len(table.lines)) if at not in made and (form := _form_of(table, at, inputs))}
    more = []
    for at, form in rates.items():
        told = [column for column in inputs if table.entries[at][column].value]
        nil = [column for column in inputs if table.entries[at][column].value == NIL]
        proved = [trial for reading in _readings(table, at, told, form, rates)
                  if (trial := try_rows(table, told, at, reading)).weight >= BESIDE + ANOTHER * trial.misses
                  and trial.misses + _are_something(table, reading, nil) < 2]  # fmt: skip
        if proved:
            best = max(proved, key=lambda one: (-one.misses, -sum(abs(at - line) for line in one.lines)))
            rule = RULES["XLE222" if form is Form.PERCENTAGE else "XLE118"]
            printed = frozenset(one for one in inputs if table.entries[at][one].is_number)
            evidence = Evidence(best.hits, best.misses, either_way=True)
            more.append(Relation("down", at, best.lines, best.signs, form, rule, evidence, only=printed))
    return [*found, *more]


def _are_something(table: Table, reading: Sum, columns: Sequence[int]) -> int:
    """In how many of these columns both lines have an amount: a rate that is nil there contradicts them."""
    return sum(all(table.entries[line][column].value for line in reading.lines) for column in columns)


def _form_of(table: Table, at: int, inputs: Sequence[int]) -> Form | None:
    """What a line may be of two others, by its words and formats: a percentage, or so much for each."""
    label = fold(table.lines[at].label)
    if not any(table.entries[at][column].value for column in inputs):
        return None
    if says_for_each(label):
        return Form.FRACTION
    in_percent = _RATE.search(label) is not None or any(table.entries[at][column].as_fraction for column in inputs)
    return Form.PERCENTAGE if in_percent else None


def _readings(table: Table, at: int, told: Sequence[int], form: Form, rates: Container[int]) -> Iterator[Sum]:
    """Two lines whose first figures do not contradict that the one is the other's part, or divided by it."""
    entry, column = table.entries[at][told[0]], told[0]
    scale = HUNDRED if form is Form.PERCENTAGE else ONE
    rate, around = abs(entry.value or NIL), half_of(entry)
    lines = [line for line in range(len(table.lines)) if line not in rates]
    values = [(line, abs(value)) for line in lines if (value := table.entries[line][column].value)]
    for (part, amount), (whole, base) in permutations(values, 2):
        off = abs(amount * scale - rate * base)
        if off <= around * base + scale + rate:
            yield Sum((part, whole), (1, 1), form=form)
