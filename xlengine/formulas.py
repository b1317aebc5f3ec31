"""The cells that hold formulas of their own: are their stored results fresh, and do they compute what the rule says?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from xlengine.checks.ties import Tie
from xlengine.finding import Because, Finding, Severity
from xlengine.fit import BINARY_NOISE, Agreement, value_of
from xlengine.layout import Entry, State
from xlengine.reckoning import Reckoning
from xlengine.rule import RULES
from xlengine.sheet import Book, CellError, Ref, Value

STALE = "XLE911"
MOST_FORMULAS_PROVED = 20_000
"""A workbook with more formulas than this is not tried at a second point: its figures are evidence enough."""


@dataclass(slots=True)
class Native:
    """What a library computes for the book's own formulas."""

    refs: list[Ref] = field(default_factory=list)
    fresh: dict[Ref, Value] = field(default_factory=dict)
    """Formula cells whose stored result is missing or differs, with the right one."""
    findings: list[Finding] = field(default_factory=list)


def formula_refs(book: Book) -> list[Ref]:
    """Every cell with a formula, in reading order."""
    return [
        Ref(sheet.name, row, column)
        for sheet in book.sheets
        for row in sorted(sheet.rows)
        for column, cell in sorted(sheet.rows[row].items())
        if cell.formula is not None
    ]


def native_formulas(book: Book, given: Mapping[Ref, Value] | None = None) -> Native:
    """Computes the book's own formulas, with some cells given other values first."""
    refs = formula_refs(book)
    if not refs:
        return Native()
    from xlengine.files.calculate import calculate, close
    from xlengine.files.computing import CIRCLE

    calculation = calculate(book, given or {}, functions=_own_functions(book))
    native = Native(refs)
    if given is None:
        native.findings += [_circle(ref, book) for ref, why in calculation.not_calculated.items() if why == CIRCLE]
    for ref in refs:
        if ref not in calculation.values or (given and ref in given):
            continue
        stored, value = book.cell(ref).value, calculation.values[ref]
        if close(stored, value) or (stored in (None, "") and value in (None, "")):
            continue
        if isinstance(value, CellError) and not isinstance(stored, CellError):
            continue  # a figure is never replaced by an error value that another program computed
        native.fresh[ref] = value
        if stored is None:
            continue
        native.findings.append(
            Finding(
                STALE, "stale_value", Severity.WARNING, ref,
                f"the stored result is not what ={book.cell(ref).formula} gives; recalculation refreshes it",
                _text(stored), _text(value),
            )
        )  # fmt: skip
    return native


def _circle(ref: Ref, book: Book) -> Finding:
    message = f"the formula ={book.cell(ref).formula} depends on its own result; a recalculation leaves it alone"
    return Finding("XLE913", "cycle", Severity.ERROR, ref, message)


def _own_functions(book: Book) -> Mapping[str, Callable[..., Any]]:
    """Our functions, where a cell of the book calls one."""
    if not any("XLE" in (cell.formula or "").upper() for sheet in book.sheets for _, cell in sheet):
        return {}
    from xlengine.function import FUNCTIONS

    return FUNCTIONS


def _text(value: Value) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def wrong_formulas(
    book: Book, reckonings: Sequence[Reckoning], native: Native, ties: Sequence[Tie] = ()
) -> list[Finding]:
    """Formulas whose figure is right here and would be wrong with other inputs.

    Formula and rule are computed at a second point, where every typed number is another one. Where most formulas of
    one relation agree with the rule there, one that does not is broken: a line left out while it is nil, a wrong base.
    """
    if not native.refs or len(native.refs) > MOST_FORMULAS_PROVED:
        return []
    held = set(native.refs)
    proved = [
        r for r in reckonings
        if r.figure.ref in held and r.fit.agreement in (Agreement.EXACT, Agreement.ROUNDING)
        and not isinstance(book.cell(r.figure.ref).value, CellError)
    ]  # fmt: skip
    if not proved and not ties:
        return []
    points = _points(book)
    siblings: dict[tuple[int, int, str], list[tuple[Reckoning, bool]]] = defaultdict(list)
    for reckoning in proved:
        told = [_agrees(reckoning, values, held) for values in points]
        if None not in told:
            key = (id(reckoning.figure.table), reckoning.relation.target, reckoning.relation.axis)
            siblings[key].append((reckoning, all(told)))
    found = []
    for group in siblings.values():
        agreeing = sum(same for _, same in group)
        for reckoning, same in group:
            if not same and (agreeing * 2 >= len(group) or _leaves_out(reckoning, book)):
                found.append(_broken(reckoning, book))
    return found + _broken_ties(book, ties, held, points)


def _points(book: Book) -> list[dict[Ref, Value]]:
    """The book's values at other points: typed numbers replaced, formulas computed from them.

    Two, since at one of them two figures may happen to be nearly alike.
    """
    from xlengine.files.calculate import calculate, second_point

    points = []
    for seed in (1, 2):
        point = second_point(book, seed)
        points.append({**point, **calculate(book, point, functions=_own_functions(book)).values})
    return points


def _broken_ties(
    book: Book, ties: Sequence[Tie], held: set[Ref], points: Sequence[Mapping[Ref, Value]]
) -> list[Finding]:
    """Formulas that take their figure from another table, and from the wrong cell of it that happens to be equal."""
    found = []
    for tie in ties:
        for own, other in ((tie.first, tie.second), (tie.second, tie.first)):
            if own not in held or not tie.holds or not _names_sheet(book, own, other.sheet):
                continue
            if any(_apart(values, tie, tie.first == own) for values in points):
                message = (
                    f"the formula ={book.cell(own).formula} shows the right figure here, and would not follow {other}, "
                    f"which is the same figure of “{tie.label}”"
                )
                because = (Because(other, book.cell(other).value),)
                found.append(Finding(tie.code, RULES[tie.code].name, Severity.ERROR, own, message, because=because))
    return found


def _names_sheet(book: Book, ref: Ref, sheet: str) -> bool:
    from xlengine.files.calculate import precedents

    formula = str(book.cell(ref).formula)
    return ref.sheet != sheet and any(span.sheet == sheet for span in precedents(formula, ref.sheet, book))


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


def _agrees(reckoning: Reckoning, values: Mapping[Ref, Value], held: set[Ref]) -> bool | None:
    """Whether formula and rule give one number at the second point; None where either gives none."""
    figure, relation = reckoning.figure, reckoning.relation
    at = values.get(figure.ref)
    arguments = []
    for ref, entry in zip(figure.inputs, reckoning.arguments, strict=True):
        value = values.get(ref)
        if value is None and entry.value is not None and ref not in held:
            value = entry.value
        if ref in held and ref not in values:
            return None
        number = value if isinstance(value, Decimal) else None
        state = State.FIGURE if number is not None else State.BLANK if value in (None, "") else entry.state
        arguments.append(Entry(entry.place, state, number if state is not State.NIL else entry.value, entry.decimals))
    expected: Decimal | Fraction | None
    if relation.axis == "between":
        times = 1000 if figure.rule.code == "XLE303" else 1
        expected = None if arguments[0].value is None else arguments[0].value * times
    else:
        expected = value_of(relation.form, arguments, figure.signs)
    if expected is None or not isinstance(at, Decimal):
        return None
    if reckoning.entry.as_fraction:
        expected = Fraction(expected) / 100
    largest = max((abs(a.value) for a in arguments if a.value is not None), default=Decimal(0))
    places = reckoning.entry.decimals + (2 if reckoning.entry.as_fraction else 0)
    noise = Fraction(largest) * BINARY_NOISE * 10
    return abs(Fraction(at) - Fraction(expected)) <= Fraction(1, 2 * 10**places) + noise


def _leaves_out(reckoning: Reckoning, book: Book) -> bool:
    """Whether the formula names some of the rule's own cells, and not all of them."""
    from xlengine.files.calculate import precedents

    cell, ref = book.cell(reckoning.figure.ref), reckoning.figure.ref
    spans = precedents(str(cell.formula), ref.sheet, book)
    named = [i for i in reckoning.figure.inputs if any(s.sheet == i.sheet and i.place in s.area for s in spans)]
    return bool(named) and len(named) < len(reckoning.figure.inputs)


def _broken(reckoning: Reckoning, book: Book) -> Finding:
    figure = reckoning.figure
    return Finding(
        figure.rule.code, figure.rule.name, Severity.ERROR, figure.ref,
        f"the formula ={book.cell(figure.ref).formula} gives the right figure here and a wrong one for other inputs: "
        f"it does not compute {figure.rule.title} from {', '.join(i.address for i in figure.inputs[:8])}",
        _text(book.cell(figure.ref).value), _text(figure.value),
        tuple(Because(i, book.cell(i).value) for i in figure.inputs[:40]),
    )  # fmt: skip
