"""A figure that is right at first sight is the one that a closer look gives, with the same inputs and the same rule."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from xlengine.computing import reckoning
from xlengine.computing.reckoning import figures_of
from xlengine.files.read import read
from xlengine.fit import Agreement
from xlengine.judging.reading import read_book
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.review import Figure, Review
from xlengine.sheet import Ref

HERE = Path(__file__).parent
BOOKS = [*sorted((HERE.parent / "workbooks").glob("*.xlsx")), *sorted((HERE / "odd" / "layouts").rglob("*.xlsx"))[:40]]


def _told(figure: Figure) -> tuple[object, ...]:
    return (
        figure.ref, figure.value, figure.rule.code, figure.inputs, figure.label, figure.measure, figure.signs,
        figure.exact, figure.shown,
    )  # fmt: skip


def _all(review: Review) -> tuple[object, ...]:
    figures = {ref: _told(figure) for ref, figure in review.figures.items()}
    return figures, review.findings, [(one.ref, one.value, one.before) for one in review.changes]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_closer_look_gives_the_same_figures_findings_and_changes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked, recomputed = check_book(read(path)), recalculation(read(path))
    assert len(checked.figures) == len(list(checked.figures))
    with monkeypatch.context() as looking_closer:
        looking_closer.setattr(reckoning, "right_at_once", lambda work, relation, lines: lines)
        looking_closer.setattr(reckoning, "is_right_at_once", lambda work, relation, measure: False)
        assert _all(check_book(read(path))) == _all(checked)
        assert _all(recalculation(read(path))) == _all(recomputed)


def test_a_wrong_figure_is_never_told_at_first_sight() -> None:
    book = read(HERE.parent / "workbooks" / "A-76-596.en.xlsx")
    table = next(table for table in read_book(book).tables if table.sheet == "Table 1")
    reckoned = figures_of(table, cascade=False)
    right = next(one for one in reckoned.at_once() if one.relation.axis == "across")
    below = next(one for one in reckoned.at_once() if one.relation.axis == "down")
    assert sum(1 for _ in reckoned.at_once()) > len(reckoned.told)
    for one in (right, below):
        assert one.entry.value is not None
        row = list(table.entries[one.line])
        row[one.measure] = one.entry._replace(value=one.entry.value + Decimal("0.5"))
        table.entries[one.line] = row
    after = figures_of(table, cascade=False)
    told = {(one.line, one.measure): one.fit.agreement for one in after.told}
    assert told[right.line, right.measure] is Agreement.WRONG
    assert told[below.line, below.measure] is Agreement.WRONG
    assert len(after) == len(reckoned)


def test_figures_are_looked_up_by_their_cells() -> None:
    figures = check_book(read(HERE.parent / "workbooks" / "A-76-596.en.xlsx")).figures
    assert figures[Ref("Table 1", 28, 2)].value == Decimal("328877.1")
    for nowhere in (Ref("no such sheet", 1, 1), Ref("Table 1", 1, 1), Ref("Table 1", 28, 99)):
        assert nowhere not in figures
        assert figures.get(nowhere) is None
