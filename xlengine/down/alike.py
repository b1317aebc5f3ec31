"""Sections that repeat the same lines: what changed between two of them, and the section that adds up the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from xlengine.across.named import stems
from xlengine.down.trials import BUDGET_ROWS, Sum, try_rows
from xlengine.expression import expression
from xlengine.layout import Evidence, Line, Relation, Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import years_of
from xlengine.terms.fold import fold

OLD = ("approved_budget", "previous_estimate", "original_estimate", "authorized_strength", "appropriation",
       "apportionment")  # fmt: skip
NEW = ("requirements", "revised_estimate", "estimate", "revised_appropriation", "revised_apportionment")
_OLD = expression(r"^(?:approved|authorized|current|aprobad|approuve|утвержден|المعتمد|核定)")
_NEW = expression(r"^(?:proposed|requested|revised|propuest|propose|предлаг|المقترح|拟议)")


def are_versions(lines: Sequence[Line]) -> bool:
    """Whether lines say what was approved and what is proposed, or budget and outcome, of one thing: never added."""
    labels = [fold(line.label) for line in lines]
    if any(map(_OLD.match, labels)) and any(map(_NEW.match, labels)):
        return True
    return any(line.is_a(*BUDGET_ROWS) for line in lines) and any(line.is_a("expenditure", "actual") for line in lines)


def repeated_sections(table: Table, columns: Sequence[int], openings: Openings) -> list[Relation]:
    """`Net change` below `Approved` and `Proposed`, and the lines of a section called `Total`."""
    found = [*_changes(table, columns), *_sections_added(table, columns, openings), *_closing(table, columns)]
    return list({relation.target: relation for relation in found}.values())


def _changes(table: Table, columns: Sequence[int]) -> list[Relation]:
    """A line of change takes the older of the two lines above it from the newer."""
    found = []
    for at, line in enumerate(table.lines):
        if at < 2 or not line.roles or not line.is_a("change", "increase_decrease") or line.is_total:
            continue
        first, second = table.lines[at - 2], table.lines[at - 1]
        pair = (at - 1, at - 2) if _is_newer(second, first) else (at - 2, at - 1) if _is_newer(first, second) else None
        if pair is None:
            continue
        trial = try_rows(table, columns, at, Sum(pair, (1, -1), form=Form.DIFFERENCE))
        if trial.misses <= trial.hits:
            evidence = Evidence(trial.hits, trial.misses, by_words=True)
            found.append(Relation("down", at, pair, (1, -1), Form.DIFFERENCE, RULES["XLE209"], evidence))
    return found


_AT_THE_END = expression(r"\b(?:end|closing|fin|cierre|final|cloture|конец|конца)\b|期末|年末|نهاية|نهايه")
_AT_FIRST = expression(
    r"\b(?:beginning|opening|start|inicio|inicial|debut|ouverture|начало|начала)\b|期初|年初|بداية|بدايه"
)


def _closing(table: Table, columns: Sequence[int]) -> list[Relation]:
    """The balance at the end of a period: the one at its beginning and the surplus or deficit in between."""
    change = next((at for at, line in enumerate(table.lines) if line.roles and line.is_a("surplus_deficit")), None)
    if change is None or change + 1 == len(table.lines):
        return []
    labels = [fold(line.label) for line in table.lines[: change + 2]]
    if not _AT_THE_END.search(labels[-1]):
        return []
    name = stems(_AT_THE_END.sub("", labels[-1]))
    first = [other for other, label in enumerate(labels[:-1]) if _AT_FIRST.search(label)
             and stems(_AT_FIRST.sub("", label)) == name]  # fmt: skip
    if len(first) != 1 or first[0] > change:
        return []
    lines = (first[0], change)
    trial = try_rows(table, columns, change + 1, Sum(lines, (1, 1)))
    if trial.misses > trial.hits:
        return []
    evidence = Evidence(trial.hits, trial.misses, by_words=True)
    return [Relation("down", change + 1, lines, (1, 1), Form.SUM, RULES["XLE202"], evidence)]


def _is_newer(one: Line, other: Line) -> bool:
    if _NEW.match(fold(one.label)) and _OLD.match(fold(other.label)):
        return True
    years, earlier = years_of(one.label), years_of(other.label)
    if not years or not earlier or years[0] <= earlier[0]:
        return False
    return _name(one) == _name(other)


def _name(line: Line) -> frozenset[str]:
    return stems(fold(line.label))


def _digits(line: Line) -> tuple[str, ...]:
    return tuple(re.findall("[0-9]+", fold(line.label)))


def _sections_added(table: Table, columns: Sequence[int], openings: Openings) -> list[Relation]:
    """Each line of the last section, where that is called a total, adds the lines of that name in the others."""
    empty = [at for at, is_filled in enumerate(openings.filled) if not is_filled]
    starts = [at for at in empty if openings.opens_a_section(at)]
    if len(starts) < 3 or not table.lines[starts[-1]].is_total:
        return []
    bounds = [*starts, len(table.lines)]
    sections = [range(start + 1, end) for start, end in pairwise(bounds)]
    found = []
    for at in sections[-1]:
        name, years = _name(table.lines[at]), years_of(table.lines[at].label)
        parts = [
            [other for other in section if name and name <= _name(table.lines[other])
             and years_of(table.lines[other].label) == years] for section in sections[:-1]
        ]  # fmt: skip
        if any(len(part) > 1 for part in parts) or sum(map(len, parts)) < 2:
            continue
        lines = tuple(part[0] for part in parts if part)
        trial = try_rows(table, columns, at, Sum(lines, (1,) * len(lines)))
        if trial.misses <= trial.hits:
            evidence = Evidence(trial.hits, trial.misses, by_words=True)
            found.append(Relation("down", at, lines, (1,) * len(lines), Form.SUM, RULES["XLE202"], evidence))
    return found


class Openings:
    """Lines without figures that stand over lines which say what those of another section said."""

    def __init__(self, table: Table, columns: Sequence[int]) -> None:
        self.lines, self.filled = table.lines, table.filled(columns)

    @cached_property
    def _first_lines(self) -> dict[tuple[str, ...], dict[str, dict[frozenset[str], list[int]]]]:
        """The lines with figures below one without: by the numbers and by each word of their labels, and by label."""
        found: dict[tuple[str, ...], dict[str, dict[frozenset[str], list[int]]]] = {}
        for at in (at + 1 for at, is_filled in enumerate(self.filled[:-1]) if not is_filled and self.filled[at + 1]):
            name = _name(self.lines[at])
            by_word = found.setdefault(_digits(self.lines[at]), {})
            for word in name:
                by_word.setdefault(word, {}).setdefault(name, []).append(at)
        return found

    def opens_a_section(self, at: int) -> bool:
        """Whether this line does."""
        if self.filled[at] or at + 1 >= len(self.lines):
            return False
        following = self.lines[at + 1]
        name = _name(following)
        if not name or following.is_total:
            return False
        by_word = self._first_lines.get(_digits(following), {})
        return any(
            other not in (at + 1, at + 2)
            for word in name for others, places in by_word.get(word, {}).items()
            if name <= others or others <= name for other in places[:3]
        )  # fmt: skip
