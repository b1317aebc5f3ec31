"""What relations between lines are made of: hypotheses, their trial on the figures, and the rules they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import xlengine.rules  # noqa: F401 — declares the rules
from xlengine.across.carried import follows_in_its_line
from xlengine.fit import NIL, NOISE, Agreement, fit
from xlengine.layout import Entry, Line, State, Table
from xlengine.rule import Form

ENOUGH = 0.9
"""So much evidence tells what no figure contradicts."""
MUCH = 1.5
"""So much evidence, and as much again for each figure that contradicts, tells what is unlikely."""
NAMED = 1.8
"""So likely is at least what a total names."""
MOST = 4
"""So many figures must agree for each that contradicts what is unlikely."""
LIST = 60
"""A total of more lines that no figure bears out is none: a list has words for a total in it by chance."""
MISTYPED = 20
"""So many times too small a total is at most that was mistyped in one or two digits."""
MOST_LOOKED_AT = 500
"""In a longer table only a total's own lines are asked on which side of nil a column is."""
REVENUE = ("revenue", "income")
SPENDING = ("expenditure", "disbursement")
BUDGET_ROWS = ("apportionment", "appropriation", "approved_budget", "revised_appropriation", "revised_apportionment")


class Sum(NamedTuple):
    """One hypothesis about a line: these lines, with these signs."""

    lines: tuple[int, ...]
    signs: tuple[int, ...]
    prior: float = 0.0
    form: Form = Form.SUM
    hits: int = 0
    misses: int = 0
    weight: float = 0.0
    from_mark: bool = False
    exact: int = 0
    """Of the hits those without any rounding."""
    carried: int = 0
    """Of the misses those that follow from another one in the total's line."""

    @classmethod
    def of(cls, lines: Iterable[int], prior: float = 0.0) -> Sum:
        """All of these lines, none of them taken off."""
        added = tuple(lines)
        return cls(added, (1,) * len(added), prior)


def columns_tried(table: Table, columns: Sequence[int], target: int) -> list[int]:
    """The columns whose figures speak of what a line adds.

    What a formula computes across says nothing of its own: beside columns of inputs it is left out.
    """
    if all(column in table.derived for column in columns):
        return list(columns)
    return [c for c in columns if c not in table.derived or not table.entries[target][c].is_formula]


def try_rows(
    table: Table, columns: Sequence[int], target: int, reading: Sum, most_misses: int | None = None
) -> Sum:
    """Holds a hypothesis against every column that has figures; `most_misses`: until so many contradict."""
    hits = misses = exact = carried = 0
    weight = 0.0
    spoken = reading.prior >= 1 and reading.form in (Form.SUM, Form.DIFFERENCE)
    wrong: list[int] = []
    for column in columns_tried(table, columns, target):
        arguments = [table.entries[line][column] for line in reading.lines]
        result = fit(reading.form, table.entries[target][column], arguments, reading.signs)
        if result.agreement is Agreement.WRONG:
            misses += not (spoken and _may_lack_a_part(table, column, target, reading, arguments))
            carried += follows_in_its_line(table, target, column, wrong)
            wrong.append(column)
            if misses == most_misses:
                break
        elif result.agreement is Agreement.UNTESTABLE or _lacks_a_total(table, reading, arguments):
            continue
        elif result.weight > 0 or (len(reading.lines) == 1 and not _waits(table, columns, target, reading.lines[0])):
            hits += 1
            exact += result.agreement is Agreement.EXACT
            weight += result.weight
    return reading._replace(hits=hits, misses=misses, weight=weight, exact=exact, carried=carried)


def _waits(table: Table, columns: Sequence[int], target: int, line: int) -> bool:
    """Whether the target is empty where the one line has an amount: that both are nil elsewhere says nothing then."""
    own, other = table.entries[target], table.entries[line]
    return any(own[column].state is State.BLANK and other[column].value for column in columns)


def _lacks_a_total(table: Table, reading: Sum, arguments: Sequence[Entry]) -> bool:
    """Whether one of the parts is a total that is empty in this column, and printed in others: it is hardly nil."""
    if State.BLANK not in [entry.state for entry in arguments]:
        return False
    blank = [line for line, entry in zip(reading.lines, arguments, strict=True) if entry.state is State.BLANK]
    return any(table.lines[line].is_total and any(one.is_number for one in table.entries[line]) for line in blank)


def without_blanks(table: Table, columns: Sequence[int], lines: Sequence[int]) -> list[int]:
    """The columns in which none of the lines is empty."""
    return [c for c in columns if not any(table.entries[line][c].state is State.BLANK for line in lines)]


def _may_lack_a_part(table: Table, column: int, target: int, reading: Sum, arguments: Sequence[Entry]) -> bool:
    """Whether what an empty cell may stand for explains why a total is not the sum of the others.

    Amounts that are all above nil, or all below, and come to more than their total already, are not those that it adds;
    but for a column in which others are on the other side of nil.
    """
    if all(entry.state is not State.BLANK for entry in arguments):
        return False
    rows = table.entries[:MOST_LOOKED_AT] if target < MOST_LOOKED_AT else table.entries[min(reading.lines) : target + 1]
    values = [row[column].value or NIL for row in rows]
    if min(values) < 0 < max(values):
        return True
    known = [entry.value if sign > 0 else -entry.value
             for entry, sign in zip(arguments, reading.signs, strict=True) if entry.value is not None]  # fmt: skip
    total = table.entries[target][column].value or NIL
    missing = total - sum(known, NIL)
    if min(known, default=NIL) >= 0 and total >= 0:
        return missing >= 0
    if max(known, default=NIL) <= 0 and total <= 0:
        return missing <= 0
    return True


def best_of(
    table: Table, columns: Sequence[int], target: int, expected: Iterable[Sum], further: Iterable[Sum]
) -> Sum | None:
    """The first hypothesis that no figure contradicts; else the one that most figures bear out."""
    tried: list[Sum] = []
    readings = 0
    for reading in expected:
        readings += 1
        trial = try_rows(table, columns, target, reading)
        if not _is_less_exact(trial, tried):
            if trial.hits and not trial.misses and is_likely(table, target, trial):
                return trial
            tried.append(trial)
    if tried and tried[0].prior >= 1.5 and len(columns) == 1 and _leaves_one_out(table, columns[0], target, tried[0]):
        return tried[0]  # a formula that leaves a line out is no other reading of the table
    if tried and not any(trial.misses for trial in tried):  # no figure speaks
        return tried[0] if tried[0].prior >= 1 else None
    for reading in further:
        trial = try_rows(table, columns, target, reading, most_misses=(len(columns) + 1) // 2)
        if trial.hits <= trial.misses or not is_likely(table, target, trial) or _is_less_exact(trial, tried):
            continue
        if shows_each_part(table, columns, target, reading):
            if not trial.misses and trial.weight >= ENOUGH:
                return trial
            tried.append(trial)
    likely = [trial for trial in tried if is_likely(table, target, trial)]
    standing = [trial for trial in likely if trial.hits > trial.misses and trial.misses * 2 <= trial.hits + 1]
    said = [trial for trial in likely if trial.prior >= 1.1 and trial.hits]
    standing = standing or [trial for trial in said if trial.hits >= trial.misses]
    standing = standing or [trial for trial in said if trial.hits >= trial.misses - trial.carried]
    if standing:
        best = max(standing, key=lambda trial: (trial.hits - trial.misses, trial.prior, trial.weight))
        return _with_a_part_turned(table, columns, target, best)
    first = tried[0] if tried else None
    if first is None or first.prior < 1.5 or len(columns) > 1 or readings > 2:
        return None
    return first if _may_be_meant(table, columns[0], target, first) else None  # the total itself is wrong


def _may_be_meant(table: Table, column: int, target: int, reading: Sum) -> bool:
    """Whether a total that its lines contradict may be theirs: not of a long list, and not far less than one of them.

    A formula may leave out the largest line, and what a total names is its own.
    """
    total = table.entries[target][column]
    values = [table.entries[line][column].value or NIL for line in reading.lines]
    if len(values) > LIST:
        return False
    if total.is_formula or reading.prior >= NAMED or min(values) < 0 < max(values):
        return True
    return abs(total.value or NIL) * MISTYPED >= max(map(abs, values))


def _with_a_part_turned(table: Table, columns: Sequence[int], target: int, reading: Sum) -> Sum:
    """The reading, or one that takes a part off which is nil wherever figures agree, if no figure contradicts that."""
    entries = table.entries
    for place, part in enumerate(reading.lines if reading.misses and reading.hits > 1 else ()):
        signs = tuple(-sign if at == place else sign for at, sign in enumerate(reading.signs))
        turned = try_rows(table, columns, target, reading._replace(signs=signs))
        if not turned.misses and turned.hits > reading.hits:
            filled = [column for column in columns if entries[part][column].value]
            if len(filled) == reading.misses:
                return turned
    return reading


def is_likely(table: Table, target: int, trial: Sum) -> bool:
    """Whether figures speak for a total of one line, or for one that has no label, more than chance would.

    One line is hardly a total, but where the total names its section, and a line without a label is one of a list.
    """
    line = table.lines[target]
    is_named, is_sum = bool(line.label or line.roles), len(trial.lines) > 1 or trial.prior >= NAMED
    if is_named and (is_sum or not trial.misses):
        return True
    if not (trial.hits or trial.misses):
        return True  # empty cells say nothing
    enough = MUCH * (1 + trial.misses) if trial.misses else ENOUGH
    return (is_sum or is_named) and trial.weight >= enough and trial.hits >= MOST * trial.misses


def _is_less_exact(trial: Sum, others: Sequence[Sum]) -> bool:
    """Whether rounding makes a reading right that another one, but for a few figures, makes right without it."""
    return any(other.misses < other.exact and trial.exact < other.exact for other in others)


def shows_each_part(table: Table, columns: Sequence[int], target: int, reading: Sum) -> bool:
    """Whether each line that is more than nil somewhere is so in a column where the total has a figure."""
    told = [column for column in columns if table.entries[target][column].is_number]
    return all(
        any(table.entries[line][column].value for column in told)
        or not any(table.entries[line][column].value for column in columns)
        for line in reading.lines
    )


def _leaves_one_out(table: Table, column: int, target: int, reading: Sum) -> bool:
    """Whether the total is a formula that gives what the lines give without one of them."""
    entry = table.entries[target][column]
    values = [table.entries[line][column].value or NIL for line in reading.lines]
    if not entry.is_formula or entry.value is None:
        return False
    missing = sum(values, NIL) - entry.value
    return any(abs(missing - value) <= abs(value) * NOISE for value in values if value)


def rule_of(line: Line, reading: Sum) -> str:
    """The code of the rule that a total is, by its words."""
    if reading.form is Form.DIFFERENCE or -1 in reading.signs:
        return "XLE204" if line.is_a("net_requirements") else "XLE209"
    if line.is_a("gross_requirements"):
        return "XLE203"
    if line.is_a("total_requirements") and len(reading.lines) == 2:
        return "XLE205"
    if line.is_a("subtotal"):
        return "XLE201"
    return "XLE202"
