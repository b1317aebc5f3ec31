"""The state of a reviewer's reading from top to bottom: what has been read and not yet been added to anything."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice

from xlengine.down.trials import Sum
from xlengine.expression import expression
from xlengine.fit import NIL, NOISE, half_of
from xlengine.layout import Relation, Table
from xlengine.terms.dates import undated
from xlengine.terms.fold import fold
from xlengine.terms.movements import is_opening

LONG = 2000
"""In a table with more lines than this only lines that words call a total are tried as one."""
DEEP = 60
"""How far back a sum without words is looked for."""
_YEAR_BEHIND = expression(r"[\s,(]*(?:19|20)[0-9]{2}(?:\s?[-–/]\s?(?:[0-9]{2}){1,2})?\)?$")
PATIENCE = 200
"""So many sums that no word tells are held against figures in vain, and no further ones."""
SUMS = 10
"""As so many counts a line without a label, of which all sums of the last lines are tried."""
UNSUMMED = ("outputs", "indicators")
"""Tables whose rows are independent of one another."""


@dataclass(slots=True)
class Node:
    """What has been read and not yet been added to anything: a line, a total of lines, or a section's heading."""

    line: int
    kind: str
    """`line`, `total`, `mark` or `deduction`."""
    indent: int


class Walk:
    """The state of the reading."""

    def __init__(self, table: Table, columns: list[int]) -> None:
        self.table, self.columns = table, columns
        self.stack: list[Node] = []
        self.side: dict[int, int] = {}
        """Net lines by the gross line that they stand for."""
        self.memo_indent: int | None = None
        self.found: list[Relation] = []
        self.has_parents = False
        """Whether empty lines in bold stand over their parts here, so that another one may too."""
        self.spent: set[int] = set()
        """Lines that a total above them has already added."""
        self.has_marks = False
        """Whether a section's heading has been read at all."""
        self.has_sides = False
        """Whether a line names one side of a statement: revenue, assets."""
        self.has_depth = False
        """Whether some lines stand deeper than others."""
        self.leads = False
        """Whether a line waits whose words call it a total, or say that its parts stand below it."""
        self.begins_with_total = False
        """Whether the first line of all is called a total."""
        self.leads_empty = False
        """Whether an empty total may stand above its parts: what a later one adds is then not sure either."""
        self.proved: Container[int] = ()
        """Lines of which it is known before the reading what they come from."""
        self.empty_totals: list[int] = []
        """Totals that stay empty."""
        self.empty_lines: list[int] = []
        """Lines that lack figures, and are no headings."""
        self.in_vain = 0
        """How many sums that no word tells have been tried since the last one that figures bear out."""
        self.lacks_what_is_brought_forward = False
        self.net_line: int | None = None
        """The last empty line that says no more than net: of what, the lines above it say."""
        self.filled = table.filled(columns)
        """By line, whether it has a figure that may be added."""
        self._balances: list[int] | None = None
        self._headings = ""
        self._labels: dict[str, list[int]] = {}
        self._beyond: dict[int, Decimal | None] = {}
        self._targets: set[int] = set()
        self._over: set[int] = set()
        self._known = 0
        """How many of the relations found have their targets among `_targets`."""

    @property
    def headings(self) -> str:
        """The labels of lines without figures that are no totals, folded, each between two ends of lines."""
        if not self._headings:
            lines = zip(self.table.lines, self.filled, strict=True)
            labels = [fold(line.label) for line, is_filled in lines if not is_filled and not line.is_total]
            self._headings = "\n".join(["", *labels, ""])
        return self._headings

    def labelled(self, name: str) -> list[int]:
        """The lines with this very label, but for a year behind it."""
        if not self._labels:
            for at, line in enumerate(self.table.lines):
                self._labels.setdefault(_YEAR_BEHIND.sub("", fold(line.label)), []).append(at)
        return self._labels.get(fold(name), [])

    @cached_property
    def fullest(self) -> int | None:
        """Of the columns of inputs the one with the most amounts; None where no column has any."""
        counts = {column: sum(1 for row in self.table.entries if row[column].value) for column in self.columns}
        if not any(counts.values()):
            return None
        return max(self.table.inputs_among(self.columns), key=counts.__getitem__)

    def last_balance(self, at: int) -> int:
        """The last line above that is an opening balance, or one at a date of which there is another; -1 for none."""
        if self._balances is None:
            labels = [fold(line.label) for line in self.table.lines]
            dated = [undated(label) for label in labels]
            counts = Counter(dated)
            self._balances = [
                one for one, label in enumerate(labels) if is_opening(label) or (dated[one] and counts[dated[one]] > 1)
            ]
        place = bisect_left(self._balances, at)
        return self._balances[place - 1] if place else -1

    def is_found(self, line: int) -> bool:
        """Whether a relation gives the line."""
        self._learn()
        return line in self._targets

    def stands_over_its_parts(self, line: int) -> bool:
        """Whether a relation gives the line, and what it adds stands below it."""
        self._learn()
        return line in self._over

    def _learn(self) -> None:
        new = self.found[self._known :]
        self._targets.update(one.target for one in new)
        self._over.update(one.target for one in new if one.target < min(one.arguments))
        self._known = len(self.found)

    def is_plain(self, at: int, *known: Container[int]) -> bool:
        """Whether the line has figures, nothing else is known of it, and no memo line stands over it."""
        if not self.filled[at] or self.memo_indent is not None or at in self.spent:
            return False
        return not any(at in some for some in known)

    def beyond(self, column: int) -> Decimal | None:
        """By how much a sum in this column is beyond its goal for good, since nothing there is less than nil.

        So much may rounding take back over `DEEP` lines. None where sums may get less again.
        """
        if column not in self._beyond:
            entries = [row[column] for row in self.table.entries]
            falls = any(entry.value is not None and entry.value < 0 for entry in entries)
            self._beyond[column] = None if falls else DEEP * max(map(half_of, entries))
        return self._beyond[column]


def nodes_of(stack: Sequence[Node]) -> list[Node]:
    """Lines and totals that may still be added."""
    return [node for node in stack if node.kind in ("line", "total")]


def trailing_lines(stack: Sequence[Node]) -> list[Node]:
    """The plain lines since the last total or section heading."""
    lines: list[Node] = []
    for node in reversed(stack):
        if node.kind != "line":
            if node.kind == "deduction" or (node.kind == "mark" and not lines):
                continue
            break
        lines.insert(0, node)
    return lines


def has_nodes(stack: Sequence[Node]) -> bool:
    """Whether anything may still be added."""
    return any(node.kind in ("line", "total") for node in reversed(stack))


def last_nodes(stack: Sequence[Node], most: int) -> list[Node]:
    """The last lines and totals that may still be added, in their order."""
    return list(islice((node for node in reversed(stack) if node.kind in ("line", "total")), most))[::-1]


def first_of(stack: Sequence[Node], lines: set[int]) -> int:
    """The place of the first node that stands for one of the lines; they stand near the end."""
    first, left = len(stack), set(lines)
    for place in reversed(range(len(stack))):
        if not left:
            break
        if stack[place].line in left:
            left.remove(stack[place].line)
            first = place
    return first


def last_lines(stack: Sequence[Node]) -> Iterator[int]:
    """The last lines and totals that may still be added, from the nearest on."""
    return islice((node.line for node in reversed(stack) if node.kind in ("line", "total")), DEEP)


def lengths_that_add_up(walk: Walk, at: int, lines: Iterable[int]) -> Iterator[int]:
    """How many of the lines, from the first on, may add up to this one: told by its first column of figures alone."""
    entries = walk.table.entries
    column = next((c for c in walk.columns if entries[at][c].value), None)
    if column is None:
        return
    target = entries[at][column]
    wanted, running = target.value or NIL, NIL
    leeway = half_of(target)
    noise = abs(wanted) * NOISE
    beyond = walk.beyond(column)
    for length, line in enumerate(lines, 1):
        entry = entries[line][column]
        running += entry.value or NIL
        leeway += half_of(entry)
        if length >= 2 and abs(running - wanted) <= leeway + noise:
            yield length
        elif beyond is not None and running > wanted + leeway + noise + beyond:
            return


def sum_of(nodes: Sequence[Node], prior: float = 0.0, from_mark: bool = False) -> Sum:
    """The hypothesis that a line adds these."""
    return Sum(tuple(node.line for node in nodes), (1,) * len(nodes), prior, from_mark=from_mark)


def proves_a_total_above(trial: Sum) -> bool:
    """Whether figures alone show that a line is the total of deeper lines below it: three of them need less proof."""
    return trial.weight >= (1.8 if len(trial.lines) > 2 else 3.0)
