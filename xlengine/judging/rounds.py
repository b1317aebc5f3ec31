"""A recalculation in rounds: figures that were put in may bear out others."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.finding import Change, Severity
from xlengine.judging.compare import EMPTY
from xlengine.layout import State
from xlengine.review import Review
from xlengine.sheet import Book


def may_go_on(review: Review) -> bool:
    """Whether something is wrong, or some cell beside figures is still empty, that other figures may give."""
    if any(one.code == EMPTY or one.severity is Severity.ERROR for one in review.findings):
        return True
    return any(
        entry.state is State.BLANK and not table.measures[at].is_code
        for table in review.tables for row in table.entries for at, entry in enumerate(row)
    )  # fmt: skip


def together(book: Book, first: Sequence[Change], later: Sequence[Change]) -> list[Change]:
    """The changes of two rounds as one: from what the cell held at first to what it holds at last."""
    changes = {change.ref: change for change in first}
    for change in later:
        before = changes.get(change.ref)
        changes[change.ref] = change._replace(
            before=before.before, number_format_decimals=before.number_format_decimals
        ) if before else change  # fmt: skip
    order = {sheet.name: at for at, sheet in enumerate(book.sheets)}
    left = (change for change in changes.values() if change.value != change.before or change.formula is not None)
    return sorted(left, key=lambda change: (order[change.ref.sheet], change.ref))
