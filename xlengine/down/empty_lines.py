"""Lines without figures: those that wait for them, those that are no heading, and those that keep a total empty."""

from __future__ import annotations

from itertools import takewhile

from xlengine.across.each import is_for_each
from xlengine.across.meant import PERCENTAGES, is_a
from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import Walk, first_of
from xlengine.expression import expression
from xlengine.layout import Line, State
from xlengine.tables.numbering import number_of
from xlengine.terms.fold import fold


def waits(walk: Walk, at: int) -> bool:
    """Whether a line has figures, such as a quantity and a price, and its amounts are still empty."""
    entries, measures = walk.table.entries[at], walk.table.measures
    if walk.memo_indent is not None or any(entries[c].state is not State.BLANK for c in walk.columns):
        return False
    return any(entry.is_number and not one.is_code for entry, one in zip(entries, measures, strict=True))


def could_be_filled(walk: Walk, at: int) -> bool:
    """Whether an empty total has cells to be filled: some line above it has figures."""
    entries, measures = walk.table.entries[at], walk.table.measures
    if any(entries[c].is_number and not is_a(measures[c], *PERCENTAGES) for c in walk.table.derived):
        return False  # what is computed across is printed, and none of its inputs: it stands apart
    return all(entries[c].state is State.BLANK for c in walk.columns) and any(
        node.kind != "mark" for node in walk.stack
    )


def with_empty_lines(walk: Walk, at: int, chosen: Sum) -> Sum:
    """What a total adds, and the empty lines among it, where these may explain why it is more than the others."""
    first = min(chosen.lines)
    last = takewhile(lambda node: node.line >= first - 1, reversed(walk.stack))
    marks = [node.line for node in last if node.kind == "mark"]
    empty = [line for line in marks if line > first and is_empty_line(walk, line)]
    if not empty and len(chosen.lines) == 1:  # one line makes no total
        empty = [line for line in marks if line == first - 1 and walk.table.lines[line].indent == walk.table.lines[
            first].indent and not walk.table.lines[line].bold]  # fmt: skip
    with_them = Sum.of(sorted((*chosen.lines, *empty)), chosen.prior)._replace(from_mark=chosen.from_mark)
    trial = try_rows(walk.table, walk.columns, at, with_them)
    return trial if empty and not trial.misses else chosen


def is_empty_line(walk: Walk, at: int, is_last: bool = False) -> bool:
    """Whether a line without figures is no heading: it stands below a line like it, and nothing stands below it.

    `is_last`: it stands right above the total, so that it may follow a subtotal and other empty lines.
    """
    lines = walk.table.lines
    over = at - 1
    while is_last and over > 0 and not walk.filled[over] and not lines[over].is_total:
        over -= 1
    line, above = lines[at], lines[over]
    if line.is_total or (above.is_total and not is_last) or not (walk.filled[over] or above.is_total):
        return False
    alike = (above.indent, above.bold) == (line.indent, line.bold)
    alike = alike or (is_last and not line.bold and _prints_nil(walk))
    return alike and not line.label.endswith(":")


def is_like_the_line_above(walk: Walk, at: int) -> bool:
    """Whether a line looks like the one with figures above it, and has a number if that has: it is no total of it."""
    line, above = walk.table.lines[at], walk.table.lines[at - 1]
    alike = (line.indent, line.bold, bool(number_of(line.label)))
    return walk.filled[at - 1] and alike == (above.indent, above.bold, bool(number_of(above.label)))


def explains_a_line(walk: Walk, mark: int) -> bool:
    """Whether `of which` stands alone, and nothing shows where the lines end that explain the one above."""
    lines = walk.table.lines
    return lines[mark].is_a("memo") and mark + 1 < len(lines) and lines[mark + 1].indent <= lines[mark].indent


def not_all_added(walk: Walk, begin: int, chosen: Sum) -> str:
    """Why not all lines may be meant that an empty total seems to add; or nothing."""
    if any(explains_a_line(walk, node.line) for node in walk.stack if begin < node.line and node.kind == "mark"):
        return "some of its lines explain another one"
    labels = [walk.table.lines[line].label for line in chosen.lines]
    each = [label for label in labels if is_for_each(label)]
    return f"“{each[0]}” is for one of something" if 0 < len(each) < len(labels) else ""


def begins_below_a_total(walk: Walk, line: Line, chosen: Sum) -> bool:
    """Whether the line without figures above those that a total would add may be no heading of theirs.

    It stands right below lines that no total has added, no less deep than they and those below it, and the total names
    more than it does: `Current assets` below what these are, and `Total assets` in the end.
    """
    place = first_of(walk.stack, set(chosen.lines))
    if place < 2 or walk.stack[place - 1].kind != "mark" or walk.stack[place - 2].kind != "line":
        return False
    lines = walk.table.lines
    over, heading, first = (lines[node.line] for node in walk.stack[place - 2 : place + 1])
    if heading.row != over.row + 1 or not over.indent == heading.indent >= first.indent or heading.label.endswith(":"):
        return False
    return any(fold(heading.label).endswith(f" {fold(name)}") for name in line.names)


def results_without_figures(walk: Walk, since: int) -> list[int]:
    """No headings, but totals without figures: bold lines with a row left free below, and net amounts.

    Of these not where figures below nil stand above them: those have been taken off already.
    """
    lines = walk.table.lines
    read = takewhile(lambda node: node.line > since, reversed(walk.stack))
    return [
        node.line for node in read if node.kind == "mark" and node.line < len(lines) - 1
        and not lines[node.line].label.endswith(":")
        and lines[node.line - 1].row == lines[node.line].row - 1 and walk.filled[node.line - 1]
        and ((lines[node.line].bold and lines[node.line + 1].row > lines[node.line].row + 1)
             or (_NET.search(fold(lines[node.line].label)) is not None and not _has_minus(walk, since, node.line)
                 and lines[node.line + 1].indent <= lines[node.line].indent))
    ]  # fmt: skip


_NET = expression(r"^(?:net|нетто|чист(?:ая|ый|ые|ое)|(?:ال)?صافي)\b|\b(?:net|neto)[ae]?s?$|^净")


def _has_minus(walk: Walk, since: int, until: int) -> bool:
    entries = walk.table.entries[since:until]
    return any((row[column].value or 0) < 0 for row in entries for column in walk.columns)


def _prints_nil(walk: Walk) -> bool:
    """Whether nil is printed as a dash in this table, so that an empty cell is no nil."""
    return any(row[column].state is State.NIL for row in walk.table.entries for column in walk.columns)
