"""What the cells of a book would hold if every typed number were another one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from xlengine.computing.reckoning import Reckoning
from xlengine.rule import Form
from xlengine.sheet import Book, Ref, Value, with_values

MOST_NEEDED = 3000
"""A formula that needs more cells than this is not tried: its figure is evidence enough."""

MOST_BEYOND = 30
"""Where more formulas than this do, nor are those that come after them."""
FEW_DIGITS = 5
"""Sums of figures with fewer digits than this may be alike by chance: one in a hundred of two digits."""

Functions = Mapping[str, Callable[..., Any]]
Point = Mapping[Ref, Value]


def points_for(
    book: Book, reckonings: Sequence[Reckoning], functions: Functions
) -> Iterator[tuple[Sequence[Reckoning], list[Point]]]:
    """Figures, and the points at which their formulas are to be tried.

    Where a formula names only cells that the rule takes, and all of them that are formulas, what these come from does
    not matter: they are given numbers of their own. A sum is tried at one point, where two cannot be alike by chance,
    but at three where all its figures are short; what is rounded at two.
    """
    from xlengine.files.upstream import Upstream

    upstream = Upstream(book)
    nearby: dict[Ref, Collection[Ref]] = {}
    for one in reckonings:
        named = upstream.named(one.figure.ref, MOST_NEEDED)
        inputs = set(one.figure.inputs)
        computed = {ref for ref in inputs if book.cell(ref).formula is not None}
        if named is not None and named[0] <= inputs and named[1] == computed:
            nearby[one.figure.ref] = one.figure.inputs
    yield [r for r in reckonings if r.figure.ref in nearby], _points_nearby(book, nearby, functions) if nearby else []
    others = [one for one in reckonings if one.figure.ref not in nearby]
    added = [one for one in others if one.relation.form in (Form.SUM, Form.DIFFERENCE)]
    rounded = [one for one in others if one.relation.form not in (Form.SUM, Form.DIFFERENCE)]
    short = {one.figure.ref for one in added if all(_has_few_digits(book.cell(ref).value) for ref in one.figure.inputs)}
    small, large = ([one for one in added if (one.figure.ref in short) is is_short] for is_short in (True, False))
    for some, seeds in ((small, (1, 2, 3)), (large, (1,)), (rounded, (1, 2))):
        yield some, points_of(book, {r.figure.ref: (r.figure.ref, *r.figure.inputs) for r in some}, functions, seeds)


def _has_few_digits(value: Value) -> bool:
    return not isinstance(value, Decimal) or len(value.as_tuple().digits) < FEW_DIGITS


def _points_nearby(book: Book, taken: Mapping[Ref, Collection[Ref]], functions: Functions) -> list[Point]:
    """Values of formulas that take their numbers from these cells alone.

    A result among these gets a number as large as the largest beside it: a share of nearly nothing tells nothing.
    """
    from xlengine.files.calculate import calculate, second_point

    given = set[Ref]().union(*taken.values()) - taken.keys()
    large: dict[Ref, Value] = {}
    for inputs in taken.values():
        numbers = [value for ref in inputs if isinstance(value := book.cell(ref).value, Decimal)]
        for ref in inputs:
            if ref in given and isinstance(book.cell(ref).value, Decimal) and book.cell(ref).formula is not None:
                large[ref] = max(numbers, key=abs)
    part = with_values(book.only(taken, given), large)
    points: list[Point] = []
    for seed in (1, 2):
        point = {**{ref: part.cell(ref).value for ref in given}, **second_point(part, seed)}
        points.append({**point, **calculate(part, point, functions=functions).values})
    return points


def points_of(
    book: Book, wanted: Mapping[Ref, Collection[Ref]], functions: Functions, seeds: Sequence[int] = (1, 2)
) -> list[Point]:
    """Values of the wanted cells at other points: typed numbers replaced, all formulas computed from them.

    What needs very many cells is left out.
    """
    from xlengine.files.calculate import calculate, second_point
    from xlengine.files.upstream import Upstream

    upstream = Upstream(book)
    cells: set[Ref] = set()
    among: set[Ref] | None = set()
    beyond: set[Ref] = set()
    for target, some in wanted.items():
        if len(beyond) > MOST_BEYOND:
            break
        needed = upstream.of(some, MOST_NEEDED, among or (), beyond)
        if needed is None:
            among = None
        elif len(needed) > MOST_NEEDED or not beyond.isdisjoint(needed):
            beyond.add(target)
        elif among is not None:
            among |= needed
            cells.update(some)
    points: list[Point] = []
    part = book if among is None else book.only(among)
    for seed in seeds if cells or among is None else ():
        point = second_point(part, seed)
        points.append({**point, **calculate(part, point, functions=functions).values})
    return points or [{}]
