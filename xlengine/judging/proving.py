"""Does a cell's formula compute what the rule says, or only give the right figure today?

Formula and rule are computed at other points, where every typed number is another one. Formulas of one shape are one
formula written many times: a few of them are tried for all, and each by itself only where those disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from xlengine.checks.ties import Tie
from xlengine.computing.at_once import Reckoned
from xlengine.computing.one_cell import Family, adds
from xlengine.computing.reckoning import Reckoning
from xlengine.finding import Because, Finding, Severity
from xlengine.fit import BINARY_NOISE, Agreement, value_of
from xlengine.judging.another_way import comes_from_elsewhere, goes_another_way, is_refuted, takes_equal_figures
from xlengine.judging.formulas import Native, shown
from xlengine.judging.points import points_for, points_of
from xlengine.judging.shapes import Alike, Proved, alike
from xlengine.layout import Entry, State
from xlengine.rule import RULES
from xlengine.sheet import Book, CellError, Ref, Value

TRIED = 3
"""Formulas of one shape that are tried for all of them: the first, one in the middle, the last."""

MOST_SINGLY = 100
"""Where those that are tried tell nothing, no more formulas of one shape than this are tried by themselves."""


def wrong_formulas(
    book: Book, reckoned: Sequence[Reckoned], told: Sequence[Reckoning], native: Native, ties: Sequence[Tie] = ()
) -> list[Finding]:
    """Formulas whose figure is right here and would be wrong with other inputs.

    Formula and rule are computed at a second point, where every typed number is another one. Where most formulas of
    one relation agree with the rule there, one that does not is broken: a line left out while it is nil, a wrong base.
    Where all formulas of a total leave out lines that are nil throughout, only words tell: that is a warning.
    """
    proved = [
        r for r in told
        if book.cell(r.figure.ref).formula is not None and r.fit.agreement in (Agreement.EXACT, Agreement.ROUNDING)
        and not isinstance(book.cell(r.figure.ref).value, CellError)
    ]  # fmt: skip
    if not native.any:
        return []
    siblings: dict[Family, list[tuple[Sequence[Proved], bool]]] = defaultdict(list)
    for family, group, same in _told(book, alike(book, proved, reckoned), native):
        if same is not None:
            siblings[family].append((group, same))
    found = []
    for groups in siblings.values():
        agreeing, every = sum(len(group) for group, same in groups if same), sum(len(group) for group, _ in groups)
        for group, same in groups:
            for one in () if same else group:
                reckoning = one.unfolded()
                if goes_another_way(reckoning, book) or is_refuted(reckoning):
                    continue
                if comes_from_elsewhere(reckoning, book):
                    continue
                left_out = _left_out(reckoning, book) if reckoning.relation.evidence.is_told else []
                lacks_some = bool(left_out) and not takes_equal_figures(reckoning, book)
                if agreeing * 2 >= every or lacks_some:
                    is_sure = agreeing > 0 or not _are_nil_throughout(reckoning, left_out)
                    found.append(_broken(reckoning, book, is_sure=is_sure))
    return found + _broken_ties(book, ties, native)


def _told(
    book: Book, shapes: Sequence[Alike], native: Native
) -> Iterator[tuple[Family, Sequence[Proved], bool | None]]:
    """Formulas, and whether they are the rule; None where it cannot be told."""
    tried = [[(one, one.unfolded()) for one in _some(group)] for group in shapes]
    verdicts = _verdicts(book, [reckoning for some in tried for _, reckoning in some], native)
    singly: list[Proved] = []
    for group, some in zip(shapes, tried, strict=True):
        each = [(one, verdicts[reckoning.figure.ref]) for one, reckoning in some]
        said = {verdict for _, verdict in each} - {None}
        if len(group) <= TRIED or (not said and len(group) > MOST_SINGLY):
            yield from ((group.family, [one], verdict) for one, verdict in each)
        elif len(said) == 1:
            yield group.family, group, said.pop()
        else:
            singly += group
    reckonings = [(one, one.unfolded()) for one in singly]
    verdicts = _verdicts(book, [reckoning for _, reckoning in reckonings], native)
    yield from ((one.family, [one], verdicts[reckoning.figure.ref]) for one, reckoning in reckonings)


def _some(group: Sequence[Proved]) -> Sequence[Proved]:
    return group if len(group) <= TRIED else (group[0], group[len(group) // 2], group[-1])


def _verdicts(book: Book, reckonings: Sequence[Reckoning], native: Native) -> dict[Ref, bool | None]:
    found: dict[Ref, bool | None] = {}
    for some, points in points_for(book, reckonings, native.functions):
        for reckoning in some:
            told = [_agrees(reckoning, point, book) for point in points]
            found[reckoning.figure.ref] = None if None in told else all(told)
    return found


def _broken_ties(book: Book, ties: Sequence[Tie], native: Native) -> list[Finding]:
    """Formulas that take their figure from another table, and from the wrong cell of it that happens to be equal."""
    found = []
    taken = [
        (tie, own, other)
        for tie in ties
        for own, other in ((tie.first, tie.second), (tie.second, tie.first))
        if book.cell(own).formula is not None and tie.holds and _takes_from_elsewhere(book, own, other)
    ]
    points = points_of(book, {own: (own, other) for _, own, other in taken}, native.functions)
    for tie, own, other in taken:
        if any(_apart(values, tie, tie.first == own) for values in points):
            message = (
                f"the formula ={book.cell(own).formula} shows the right figure here, and would not follow {other}, "
                f"which is the same figure of “{tie.label}”"
            )
            because = (Because(other, book.cell(other).value),)
            found.append(Finding(tie.code, RULES[tie.code].name, Severity.ERROR, own, message, because=because))
    return found


def _takes_from_elsewhere(book: Book, own: Ref, other: Ref) -> bool:
    """Whether the formula names cells of the other's sheet, and not the other itself."""
    from xlengine.files.calculate import precedents

    formula = str(book.cell(own).formula)
    if own.sheet == other.sheet or not ("!" in formula or book.names):
        return False
    areas = [span.area for span in precedents(formula, own.sheet, book) if span.sheet == other.sheet]
    return bool(areas) and not any(other.place in area for area in areas)


def _apart(values: Mapping[Ref, Value], tie: Tie, first_is_own: bool) -> bool:
    """Whether the two figures differ there by more than the formula's own last place."""
    one, two = values.get(tie.first), values.get(tie.second)
    if not isinstance(one, Decimal) or not isinstance(two, Decimal):
        return False
    one = one * 100 if tie.one.as_fraction else one
    two = two * 100 if tie.two.as_fraction else two
    places = tie.one.decimals if first_is_own else tie.two.decimals
    leeway = Decimal(5).scaleb(-min(places, 6) - 1) * (1 if first_is_own else tie.scale)
    return abs(one - two * tie.scale) > leeway + abs(one) * Decimal("1e-9")


def _agrees(reckoning: Reckoning, values: Mapping[Ref, Value], book: Book) -> bool | None:
    """Whether formula and rule give one number at the second point; None where either gives none."""
    figure, relation = reckoning.figure, reckoning.relation
    at = values.get(figure.ref)
    arguments = []
    for ref, entry in zip(figure.inputs, reckoning.arguments, strict=True):
        value, held = values.get(ref), book.cell(ref).formula is not None
        if value is None and entry.value is not None and not held:
            value = entry.value
        if held and ref not in values:
            return None
        number = value if isinstance(value, Decimal) else None
        state = State.FIGURE if number is not None else State.BLANK if value in (None, "") else entry.state
        figure_there = number if state is not State.NIL else entry.value
        arguments.append(Entry(*entry.place, state, figure_there, entry.decimals))
    expected: Decimal | Fraction | None
    if relation.axis == "between":
        times = 1000 if figure.rule.code == "XLE303" else 1
        expected = None if arguments[0].value is None else arguments[0].value * times
    else:
        expected = value_of(relation.form, arguments, figure.signs, relation.times)
    if expected is None or not isinstance(at, Decimal):
        return None
    if reckoning.entry.as_fraction and not adds(relation):
        expected = Fraction(expected) / 100
    largest = max((abs(a.value) for a in arguments if a.value is not None), default=Decimal(0))
    places = reckoning.entry.decimals + (2 if reckoning.entry.as_fraction else 0)
    noise = Fraction(largest) * BINARY_NOISE * 10
    return abs(Fraction(at) - Fraction(expected)) <= Fraction(1, 2 * 10**places) + noise


def _left_out(reckoning: Reckoning, book: Book) -> list[Ref]:
    """The rule's own cells that the formula leaves out where it names some, but for those that one of these adds."""
    from xlengine.files.calculate import precedents

    inputs = reckoning.figure.inputs

    def named_by(ref: Ref) -> list[Ref]:
        spans = precedents(str(book.cell(ref).formula), ref.sheet, book)
        return [i for i in inputs if any(s.sheet == i.sheet and i.place in s.area for s in spans)]

    named = named_by(reckoning.figure.ref)
    within = {one for ref in named if book.cell(ref).formula is not None for one in named_by(ref)}
    return [one for one in inputs if one not in within.union(named)] if named else []


def _are_nil_throughout(reckoning: Reckoning, left_out: Sequence[Ref]) -> bool:
    """Whether the lines, or the columns, that a formula leaves out have no amount anywhere in the table."""
    table, refs = reckoning.table, set(left_out)
    if reckoning.relation.axis == "down":
        rows = {ref.row for ref in refs}
        lines = [at for at, line in enumerate(table.lines) if line.row in rows]
        measures = [at for at, measure in enumerate(table.measures) if not measure.is_code]
        cells = [table.entries[line][at] for line in lines for at in measures]
    else:
        columns = {ref.column for ref in refs}
        measures = [at for at, measure in enumerate(table.measures) if measure.column in columns]
        cells = [row[at] for row in table.entries for at in measures]
    return bool(refs) and not any(cell.value for cell in cells)


def _broken(reckoning: Reckoning, book: Book, *, is_sure: bool) -> Finding:
    """`is_sure`: figures, or other formulas of its kind, tell what it should compute."""
    figure = reckoning.figure
    how_sure = "" if is_sure else ", going by the labels,"
    return Finding(
        figure.rule.code, figure.rule.name, Severity.ERROR if is_sure else Severity.WARNING, figure.ref,
        f"the formula ={book.cell(figure.ref).formula} gives the right figure here and{how_sure} a wrong one for "
        f"other inputs: it does not compute {figure.rule.title} from {', '.join(i.address for i in figure.inputs[:8])}",
        shown(book.cell(figure.ref).value), shown(figure.value),
        tuple(Because(i, book.cell(i).value) for i in figure.inputs[:40]),
    )  # fmt: skip
