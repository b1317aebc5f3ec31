"""`xlengine` recomputes, checks and explains the figures of budget performance reports inside their workbooks.

review = xlengine.check("workbooks/A-76-596.zh.xlsx")
for finding in review.findings:
    print(finding.ref, finding.message)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlengine.finding import Change
    from xlengine.review import Explanation, Review
    from xlengine.settings import Settings
    from xlengine.sheet import Book

__version__ = "0.1.0"
__all__ = [
    "check", "check_book", "compute", "explain", "figures", "findings", "read", "recalc", "recalculation", "undo",
]  # fmt: skip


def read(path: str, *, settings: Settings | None = None) -> Review:
    """The workbook's tables, as a reviewer reads them; nothing is compared and nothing written."""
    from xlengine.judging.reading import read_book

    return read_book(_book(path, settings), settings)


def check(
    path: str,
    *,
    settings: Settings | None = None,
    formulas: bool = False,
    texts: str | Sequence[str] = (),
    like: str | None = None,
) -> Review:
    """Recomputes every figure of the workbook and compares; nothing is written.

    `formulas` also holds each formula's stored result against the `formulas` package; `texts` are prose files whose
    numbers are tied to the figures; `like` is an earlier workbook, whose figures prove how these tables hang together.
    Raises `Refused` for a file that cannot be read.
    """
    from xlengine.judging.reviewing import check_book

    settings = _with_earlier(settings, like)
    review = check_book(_book(path, settings), settings)
    if texts:
        from xlengine.checks.narrative import tie_texts

        tie_texts(review, [texts] if isinstance(texts, str) else texts)
    if formulas:
        from xlengine.hosts import offered

        told = offered("check_formulas")(review.book)
        again = {(finding.code, finding.ref) for finding in told}
        review.findings = [f for f in review.findings if (f.code, f.ref) not in again] + told
    return review


def check_book(book: Book, settings: Settings | None = None) -> Review:
    """As `check`, for a workbook that is already in memory: an open one, or one that never was a file."""
    from xlengine.judging.reviewing import check_book as checked

    return checked(book, settings)


def recalculation(book: Book, settings: Settings | None = None, *, additive: bool = False) -> Review:
    """The changes that a recalculation would make to a workbook in memory, and the findings left after them."""
    from xlengine.judging.reviewing import recalculation as recalculated

    return recalculated(book, settings, additive=additive)


def recalc(
    path: str,
    out: str | None = None,
    *,
    in_place: bool = False,
    cells: str = "values",
    dry_run: bool = False,
    additive: bool = False,
    settings: Settings | None = None,
    like: str | None = None,
) -> Review:
    """Recomputes every figure that can be proved and puts it into the workbook, touching no other byte.

    `out` defaults to `NAME.recalc.xlsx` beside the workbook; `in_place` writes the workbook itself, with a journal that
    `undo` takes back. `cells` is `values`, `formulas` or `functions`: what an empty cell gets. `additive` also rewrites
    published figures that only rounding explains. `like` is an earlier workbook, from before inputs were typed anew:
    what its figures prove holds for these. Raises `Refused` for a file that cannot be read or written, ValueError where
    `out` is the workbook itself, or is given beside `in_place`, and for other `cells`.
    """
    from pathlib import Path

    from xlengine.files.limits import DEFAULT
    from xlengine.files.write import write
    from xlengine.judging.reviewing import recalculation as recalculated

    if cells not in ("values", "formulas", "functions"):
        raise ValueError(f"cells is values, formulas or functions, and not {cells}")
    source = Path(path)
    if in_place and out:
        raise ValueError("out and in_place say two things: where to write, and to write the workbook itself")
    if out and Path(out).exists() and source.exists() and Path(out).samefile(source):
        raise ValueError("out is the workbook itself; say in_place=True, which undo takes back")
    settings = _with_earlier(settings, like)
    book = _book(path, settings)
    review = recalculated(book, settings, additive=additive, cells=cells)
    target = source if in_place else Path(out) if out else source.with_name(f"{source.stem}.recalc{source.suffix}")
    if not dry_run:
        write(book, review.changes, target, limits=settings.limits if settings else DEFAULT)
        review.output = str(target)
    return review


def explain(path: str, cell: str, *, settings: Settings | None = None) -> Explanation:
    """One figure unfolded down to its inputs; ValueError where the cell is named wrongly or holds no figure."""
    from xlengine.judging.explaining import explanation_of
    from xlengine.judging.reviewing import check_book as checked
    from xlengine.sheet import Ref

    ref = Ref.at(cell)
    return explanation_of(checked(_book(path, settings), settings), ref)


def undo(path: str, *, settings: Settings | None = None, while_open: bool = False) -> list[Change]:
    """Takes the last recalculation of the workbook back, from its journal. Raises `Refused` where it cannot.

    `while_open`: also while LibreOffice has the workbook open, which shows it once it is opened again.
    """
    from xlengine.files.limits import DEFAULT
    from xlengine.files.undo import undo as undone

    return undone(path, settings.limits if settings else DEFAULT, while_open=while_open)


def _book(path: str, settings: Settings | None) -> Book:
    """The workbook read, within the limits that the settings state."""
    from xlengine.files.limits import DEFAULT
    from xlengine.files.read import read as read_file

    return read_file(path, settings.limits if settings else DEFAULT)


def _with_earlier(settings: Settings | None, like: str | None) -> Settings | None:
    """The settings with the tables of an earlier workbook."""
    if like is None:
        return settings
    from dataclasses import replace

    from xlengine.settings import Settings

    return replace(settings or Settings(), earlier=tuple(read(like, settings=settings).tables))


def compute(frame: Any, layout: str | None = None) -> Any:
    """The computed columns and rows for a pandas frame that never was a workbook."""
    from xlengine.frames import compute as computed

    return computed(frame, layout)


def findings(review: Review) -> Any:
    """The findings of a review as a pandas frame."""
    from xlengine.frames import findings_frame

    return findings_frame(review)


def figures(review: Review) -> Any:
    """The figures of a review as a pandas frame: cell, label, measure, value, rule."""
    from xlengine.frames import figures_frame

    return figures_frame(review)
