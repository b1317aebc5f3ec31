"""What a table's relations make of its printed figures: the recomputed figure and the status of every computed cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.odd.layouts.printed import is_blank, is_dash, number, places, rounded

Place = tuple[int, int]
SCALED = ("pct", "growth", "vacancy", "share")
"""Kinds that stand in hundredths."""


@dataclass(frozen=True)
class Step:
    """How one cell is computed: by a sum of signed cells, or a quotient of two."""

    kind: str
    parts: tuple[Place, ...]
    signs: tuple[int, ...] = ()

    @property
    def operation(self) -> str:
        return self.kind.partition("_")[2]


@dataclass(frozen=True)
class Computed:
    """One computed cell, as the manifest tells it."""

    step: Step
    published: str
    from_printed: Decimal | None
    from_leaves: Decimal | None
    decimals: int | None
    status: str


def steps_of(part: dict[str, Any]) -> dict[Place, Step]:
    """Every computed cell of a table; what is computed across a row goes before what is added down a column."""
    steps: dict[Place, Step] = {}
    for axis in ("col_", "row_"):
        for relation in part["relations"]:
            if relation["kind"].startswith(axis):
                for place, step in _cells(part, relation):
                    row, column = place
                    filled = any(not is_blank(part["rows"][r]["values"][c]) for r, c in step.parts)
                    if place not in steps and filled and not is_blank(part["rows"][row]["values"][column]):
                        steps[place] = step
    return steps


def _cells(part: dict[str, Any], relation: dict[str, Any]) -> Iterator[tuple[Place, Step]]:
    kind, target = relation["kind"], relation["target"]
    names = {
        "col_diff": ("minuend", "subtrahend"),
        "col_growth": ("new", "old"),
        "col_vacancy": ("authorised", "actual"),
    }
    if kind == "col_cumulative":
        rows = relation["rows"]
        for at, row in enumerate(rows):
            before = ((rows[at - 1], target),) if at else ()
            parts = (*before, (row, relation["source"]))
            yield (row, target), Step(kind, parts, (1,) * len(parts))
    elif kind.startswith("col_"):
        rows = range(len(part["rows"])) if relation["rows"] == "all" else relation["rows"]
        for row in rows:
            if kind == "col_share":
                yield (row, target), Step(kind, ((row, relation["num"]), (relation["of"], relation["num"])))
            elif kind in ("col_sum", "col_average"):
                arguments = tuple((row, column) for column in relation["args"])
                yield (row, target), Step(kind, arguments, tuple(relation.get("signs", (1,) * len(arguments))))
            else:
                first, second = names.get(kind, ("num", "den"))
                signs = (1, -1) if kind == "col_diff" else ()
                yield (row, target), Step(kind, ((row, relation[first]), (row, relation[second])), signs)
    else:
        for column in relation["cols"]:
            if "args" in relation:
                arguments = tuple((row, column) for row in relation["args"])
                yield (target, column), Step(kind, arguments, tuple(relation.get("signs", (1,) * len(arguments))))
            else:
                yield (target, column), Step(kind, ((relation["num"], column), (relation["den"], column)))


def value_of(step: Step, figures: list[Decimal | Fraction | None]) -> Fraction | None:
    """The exact result; None where there is none."""
    if step.signs:
        total = sum(
            (Fraction(f) * sign for f, sign in zip(figures, step.signs, strict=True) if f is not None), Fraction(0)
        )
        return total / len(step.parts) if step.operation == "average" else total
    first, second = figures
    if step.operation == "vacancy":
        return (Fraction(first) - Fraction(second)) * 100 / Fraction(first) if first and second is not None else None
    if first is None or not second:
        return None
    if step.operation == "growth":
        return (Fraction(first) - Fraction(second)) * 100 / Fraction(second)
    return Fraction(first) / Fraction(second) * (1 if step.operation == "ratio" else 100)


def _slack(step: Step, figures: list[Decimal | None], halves: list[Fraction]) -> Fraction | None:
    """How far rounding of the printed parts can move the result."""
    middle = value_of(step, list(figures))
    if middle is None:
        return None
    moved = [Fraction(f) if f is not None else None for f in figures]
    if step.signs:
        return sum(halves, Fraction(0)) / (len(halves) if step.operation == "average" else 1)
    furthest = Fraction(0)
    for first in (-1, 1):
        for second in (-1, 1):
            ends = [m + sign * h for m, sign, h in zip(moved, (first, second), halves, strict=True) if m is not None]
            result = value_of(step, list(ends))
            furthest = max(furthest, abs(result - middle)) if result is not None else furthest
    return furthest


class Answers:
    """The recomputed figures of one part of a table."""

    def __init__(self, part: dict[str, Any], mark: str) -> None:
        self.part, self.mark = part, mark
        self.steps = steps_of(part)
        self._leaves: dict[Place, Decimal | None] = {}

    def text(self, place: Place) -> str:
        text: str = self.part["rows"][place[0]]["values"][place[1]]
        return text

    def usual_places(self, column: int) -> int:
        """What most of a column's figures are printed with."""
        texts = [row["values"][column] for row in self.part["rows"]]
        counted = [
            places(t, self.mark)
            for t in texts
            if not is_blank(t) and not is_dash(t) and number(t, self.mark) is not None
        ]
        return max(set(counted), key=lambda p: (counted.count(p), p)) if counted else 0

    def computed(self, place: Place) -> Computed:
        step, published = self.steps[place], self.text(place)
        texts = [self.text(p) for p in step.parts]
        figures = [number(t, self.mark) for t in texts]
        worded = any(f is None and not is_blank(t) for f, t in zip(figures, texts, strict=True))
        exact = None if worded else value_of(step, list(figures))
        printed = number(published, self.mark)
        if exact is None:
            return Computed(step, published, None, None, None, "undefined")
        decimals = self.usual_places(place[1]) if is_dash(published) else places(published, self.mark)
        if printed is None:
            return Computed(step, published, rounded(exact, decimals), None, decimals, "undefined")
        halves = [
            Fraction(0) if is_dash(t) or is_blank(t) else Fraction(1, 2 * 10 ** places(t, self.mark)) for t in texts
        ]
        slack = _slack(step, figures, halves) or Fraction(0)
        recomputed = rounded(exact, decimals)
        if recomputed == printed:
            status = "exact"
        elif abs(exact - Fraction(printed)) <= slack + Fraction(1, 2 * 10**decimals):
            status = "within_rounding"
        else:
            status = "inconsistent"
        leaves = self._leaf(place)
        return Computed(step, published, recomputed, leaves, decimals, status)

    def exact(self, place: Place) -> Fraction | None:
        """The unrounded result from the figures as they are, computed ones recomputed: what a native formula gives."""
        if place not in self.steps:
            figure = number(self.text(place), self.mark)
            return None if figure is None else Fraction(figure)
        step = self.steps[place]
        return value_of(step, [self.exact(p) for p in step.parts])

    def _leaf(self, place: Place) -> Decimal | None:
        """Recomputed from leaf figures alone."""
        if place not in self.steps:
            return number(self.text(place), self.mark)
        if place not in self._leaves:
            self._leaves[place] = None
            step = self.steps[place]
            exact = value_of(step, [self._leaf(p) for p in step.parts])
            decimals = places(self.text(place), self.mark) or self.usual_places(place[1])
            self._leaves[place] = None if exact is None else rounded(exact, decimals)
        return self._leaves[place]
