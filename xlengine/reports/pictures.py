"""The pictures of the page: bars beside the lines of a table, in the order of the report. Geometry only, no markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlengine.finding import Finding
from xlengine.layout import Line, State, Table
from xlengine.printed import show
from xlengine.reports.outcome import is_left
from xlengine.reports.visible import visible
from xlengine.review import Review
from xlengine.sheet import Ref

BUDGET, OUTCOME, VARIANCE, PERCENTAGE = 0, 1, 2, 3
FULL = Decimal(100)
"""Units of the width that a picture has."""
MOST_LINES = 300
"""So many lines of one table are shown; of a longer one its last totals and the parts for which there is room."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure of a table."""

    text: str
    finding: str = ""
    """The severity of what is said of it; empty where nothing is."""
    says: str = ""
    is_computed: bool = False
    """The cell is empty: the figure is ours."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `start`, `length` wide, both in hundredths of the picture."""

    start: str
    length: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table with its bars."""

    label: str
    level: int
    is_sum: bool
    is_memo: bool
    figures: tuple[Shown, ...]
    budget: Bar | None = None
    outcome: Bar | None = None
    variance: Bar | None = None
    side: str = "under"
    """`under` the budget, `over` it, or `income`, which is neither."""


@dataclass(frozen=True, slots=True)
class Resources:
    """A table of resources: budget, outcome, variance, percentage."""

    title: str
    place: str
    unit: str
    language: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    zero: str
    """Where the axis of the variances stands."""
    left_out: int
    """How many lines are not shown."""


@dataclass(frozen=True, slots=True)
class Deliveries:
    """How much of a table of outputs was delivered."""

    title: str
    place: str
    count: int
    parts: tuple[tuple[str, int, Bar], ...]


def resources_of(review: Review) -> list[Resources]:
    """The tables that hold a budget, its outcome and the variance."""
    shown = [(table, columns, lines_shown(table)) for table in review.tables if (columns := _measures(table))]
    wanted = {table.ref(at, column) for table, columns, lines in shown for at in lines for column in columns}
    marks: dict[Ref, Finding] = {}
    for finding in review.findings:
        if finding.ref is not None and finding.ref in wanted and is_left(finding):
            marks.setdefault(finding.ref, finding)
    return [_resources(table, columns, lines, review, marks) for table, columns, lines in shown]


def lines_shown(table: Table) -> Sequence[int]:
    """All lines of a table; of a very long one those that no other adds, and their parts as far as there is room."""
    if len(table.lines) <= MOST_LINES:
        return range(len(table.lines))
    made = {relation.target: relation.arguments for relation in table.relations if relation.axis == "down"}
    added = {part for parts in made.values() for part in parts}
    level = [at for at in made if at not in added]
    shown: set[int] = set()
    while level and len(shown) + len(level) <= MOST_LINES:
        shown.update(level)
        level = [part for at in level for part in made.get(at, ())]
    return sorted(shown) or range(MOST_LINES)


def _measures(table: Table) -> list[int] | None:
    """Budget, outcome, variance and, where there is one, percentage: what the variance's own relation takes."""
    variance = next((r for r in table.relations if r.axis == "across" and r.rule.name == "variance"), None)
    if variance is None or len(variance.arguments) != 2:
        return None
    share = next(
        (r.target for r in table.relations if r.rule.name == "percentage" and variance.target in r.arguments), None
    )
    return [*variance.arguments, variance.target, *([share] if share is not None else [])]


def _resources(
    table: Table, columns: Sequence[int], lines: Sequence[int], review: Review, marks: Mapping[Ref, Finding]
) -> Resources:
    down = [relation for relation in table.relations if relation.axis == "down"]
    sums = {relation.target for relation in down}
    unfolded = {relation.target for relation in down if not set(lines).isdisjoint(relation.arguments)}
    values = {at: [_value(table, review, at, column) for column in columns] for at in lines}
    parts = {at for at in lines if at not in unfolded and not table.lines[at].is_a("memo")}
    most = max((abs(v) for at in parts for v in values[at][:VARIANCE] if v is not None), default=Decimal(0))
    variances = [v for at in parts if (v := values[at][VARIANCE]) is not None]
    low, high = min([*variances, Decimal(0)]), max([*variances, Decimal(0)])
    span = high - low
    zero = -low / span * FULL if span else FULL / 2
    levels = sorted({line.indent for line in table.lines})
    rows = []
    for at in lines:
        line, numbers = table.lines[at], values[at]
        variance = numbers[VARIANCE]
        has_bars = at in parts
        rows.append(Row(
            label=visible(line.label),
            level=levels.index(line.indent),
            is_sum=at in sums,
            is_memo=line.is_a("memo"),
            figures=tuple(_shown(table, review, marks, at, column) for column in columns),
            budget=_bar(numbers[BUDGET], most) if has_bars else None,
            outcome=_bar(numbers[OUTCOME], most) if has_bars else None,
            variance=_from_zero(variance, zero, span) if has_bars else None,
            side=_side(line, variance),
        ))  # fmt: skip
    return Resources(
        title=visible(table.title) or visible(table.sheet),
        place=f"{visible(table.sheet)} {table.area.address}",
        unit=visible(table.unit),
        language=table.language,
        headings=tuple(visible(table.measures[column].title) for column in columns),
        rows=tuple(rows),
        zero=_place(zero),
        left_out=len(table.lines) - len(lines),
    )


def _side(line: Line, variance: Decimal | None) -> str:
    if line.is_a("staff_assessment_income"):
        return "income"
    return "over" if variance is not None and variance < 0 else "under"


def _value(table: Table, review: Review, line: int, column: int) -> Decimal | None:
    entry = table.entries[line][column]
    if entry.is_number:
        return entry.value
    figure = review.figures.get(table.ref(line, column))
    return figure.value if figure is not None and entry.state is State.BLANK else None


def _shown(table: Table, review: Review, marks: Mapping[Ref, Finding], line: int, column: int) -> Shown:
    entry, ref = table.entries[line][column], table.ref(line, column)
    mark = marks.get(ref)
    said = visible(mark.message) if mark else ""
    severity = str(mark.severity) if mark else ""
    if entry.is_number and entry.value is not None:
        return Shown(show(entry.value, entry.decimals), severity, said)
    value = _value(table, review, line, column)
    if value is None:
        return Shown("", severity, said)
    return Shown(show(value, max(0, -int(value.as_tuple().exponent))), severity, said, is_computed=True)


def _bar(value: Decimal | None, most: Decimal) -> Bar | None:
    if not value or not most:
        return None
    return Bar("0", _place(abs(value) / most * FULL))


def _from_zero(value: Decimal | None, zero: Decimal, span: Decimal) -> Bar | None:
    if not value or not span:
        return None
    length = abs(value) / span * FULL
    return Bar(_place(zero - length if value < 0 else zero), _place(length))


def _place(value: Decimal) -> str:
    return f"{min(max(value, Decimal(0)), FULL):.2f}"


def deliveries_of(review: Review) -> list[Deliveries]:
    """The tables of outputs, each with its outputs delivered in full, in part, not at all, and without a rate."""
    return [found for table in review.tables if (found := _deliveries(table, review)) is not None]


def _deliveries(table: Table, review: Review) -> Deliveries | None:
    relation = next((r for r in table.relations if r.rule.name == "delivery_rate"), None)
    if relation is None:
        return None
    rates = [_value(table, review, line, relation.target) for line in range(len(table.lines))]
    counts = {
        "full": sum(rate is not None and rate >= FULL for rate in rates),
        "part": sum(rate is not None and 0 < rate < FULL for rate in rates),
        "none": sum(rate is not None and rate <= 0 for rate in rates),
        "without": sum(rate is None for rate in rates),
    }
    return Deliveries(
        title=visible(table.title) or visible(table.sheet),
        place=f"{visible(table.sheet)} {table.area.address}",
        count=len(rates),
        parts=tuple(_stacked(list(counts.items()), len(rates))),
    )


def _stacked(counts: Sequence[tuple[str, int]], total: int) -> Iterable[tuple[str, int, Bar]]:
    start = Decimal(0)
    for kind, count in counts:
        length = count * FULL / total if total else Decimal(0)
        if count:
            yield kind, count, Bar(_place(start), _place(length))
        start += length
