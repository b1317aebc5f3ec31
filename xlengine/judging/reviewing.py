"""The pipeline: Book → Tables → Figures → Findings → Changes. A check is a recalculation without the pen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from xlengine.checks import checks_of
from xlengine.checks.pairing import pairs_of
from xlengine.checks.references import reference_findings
from xlengine.checks.results import result_findings
from xlengine.checks.ties import ties_of
from xlengine.computing.at_once import Figures
from xlengine.computing.between import between_of
from xlengine.computing.reckoning import Reckoned, Reckoning, figures_of
from xlengine.files.garbage import no_garbage_search
from xlengine.finding import Change, Finding, Findings, Run, Severity, Unchecked
from xlengine.fit import Agreement
from xlengine.judging.cellformulas import written_formula
from xlengine.judging.changing import barred_by, change_for, estimate_of, results_apart
from xlengine.judging.compare import finding_of, findings_of
from xlengine.judging.counted_twice import counted_twice
from xlengine.judging.formulas import Native, computed_again, native_formulas
from xlengine.judging.left_empty import left_empty
from xlengine.judging.mended import formulas_in, told_of
from xlengine.judging.proving import wrong_formulas
from xlengine.judging.reading import on_hidden_sheets, read_book
from xlengine.judging.rounds import may_go_on, together
from xlengine.judging.typed_over import emptied, typed_over
from xlengine.judging.unlike import Unlike, unlike_others, wrong_ones
from xlengine.layout import Table
from xlengine.review import Review
from xlengine.rule import Form
from xlengine.settings import Settings, accepted, unused_tables
from xlengine.sheet import Book, Ref, with_values


@no_garbage_search()
def check_book(book: Book, settings: Settings | None = None, before: Review | None = None) -> Review:
    """Recomputes and compares; nothing is written. Sheets of the book of `before` are not read again."""
    settings = settings or Settings()
    native = native_formulas(book)
    return _compared(book, read_book(native.refreshed(book), settings, before), native, settings, stale=True)


def _compared(
    book: Book, review: Review, native: Native, settings: Settings, *, stale: bool = False,
    known: tuple[list[Reckoned], list[Reckoning]] | None = None, mended: bool = False,
) -> Review:
    """The findings of a book whose tables have been read from it with fresh results.

    `stale`: those of stored results too. `known`: what `_reckoned` has given already. `mended`: the book is one in
    which a formula was put right, to see what follows.
    """  # fmt: skip
    current = review.book
    reckoned, reckonings = known or _reckoned(review, cascade=False)
    found = [*findings_of(reckonings, current), *native.circles]
    pairs = list(pairs_of(review.tables))
    found += wrong_formulas(current, reckoned, reckonings, native, list(ties_of(pairs)))
    found += checks_of(review, settings, pairs)
    for table in review.tables if native.any else ():
        found += [*reference_findings(table, current), *result_findings(table, book)]
        found += [*typed_over(table, current), *emptied(table, current, review.figures)]
        found += counted_twice(table, current)
    if native.any and not mended:
        found = told_of(_unlike(review, found), found, current, lambda other: _mended(other, settings, review))
    single, runs = native.stale(book) if stale else ([], [])
    review.book = book
    return _finished(review, [*found, *single], settings, runs)


MOST_UNLIKE = 40
"""Where more cells than this are unlike others, that is how the workbook is made."""
FEW_WRONG = 6
"""Where more typed figures than this are wrong, each is told by itself, and what follows is not looked for."""
MOST_WORK = 10_000
"""A workbook is checked anew for each of them where that takes no more cells with formulas than this in all."""


def _unlike(review: Review, told: Sequence[Finding]) -> list[Unlike]:
    """The cells that are unlike others, and those that are wrong, unless there are too many to look at each."""
    if (formulas := formulas_in(review.book)) > MOST_WORK:
        return []
    found = [cell for table in review.tables for cell in unlike_others(table, review.book)]
    others = {cell.ref for cell in found}
    wrong = [cell for cell in wrong_ones(told, review.book) if cell.ref not in others]
    found += wrong if len(wrong) <= FEW_WRONG else []
    if not 0 < len(found) <= MOST_UNLIKE:
        return []
    return found if len(found) * formulas <= MOST_WORK else []


def _mended(book: Book, settings: Settings, before: Review) -> tuple[Book, Sequence[Finding]]:
    """A book with a formula put right: computed and checked; sheets that stay as they are are not read again."""
    native = native_formulas(book)
    current = native.refreshed(book)
    return current, _compared(book, read_book(current, settings, before), native, settings, mended=True).findings


MOST_ROUNDS = 6
"""So often figures that were put in may bear out others."""


@no_garbage_search()
def recalculation(
    book: Book, settings: Settings | None = None, *, additive: bool = False, cells: str = "values"
) -> Review:
    """The changes that put every proved figure into the book, and the findings that are left after them.

    A figure that is put in may bear out others, so it goes on until a further recalculation would change nothing.
    """
    settings = settings or Settings()
    review, after = _once(book, settings, additive, cells)
    for _ in range(MOST_ROUNDS):
        if all(change.keeps_formula for change in review.changes) or not may_go_on(after):
            break
        again, after = _once(after.book, settings, additive, cells, after)
        if not again.changes:
            break
        review = replace(again, book=book, changes=together(book, review.changes, again.changes))
    return review


def _once(
    book: Book, settings: Settings, additive: bool, cells: str, before: Review | None = None
) -> tuple[Review, Review]:
    """One round: the changes that the book as it is bears out, and the book with them in it.

    `before`: what is known of the book from the round before.
    """
    native = native_formulas(book)
    current = native.refreshed(book)
    review = read_book(current, settings, before)
    reckoned, reckonings = _reckoned(review, cascade=True)
    left = _let_stand(reckonings, current, settings)
    changes: dict[Ref, Change] = {}
    barred: list[Unchecked] = []
    for reckoning in reckonings:
        change = change_for(reckoning, current, additive)
        if change is not None and (change.ref in left or not left.isdisjoint(reckoning.figure.inputs)):
            continue
        why = change and barred_by(book, change.ref)
        if why:
            barred.append(why)
        elif change is not None:
            changes[change.ref] = change
    if cells != "values":
        own = {r.figure.ref: r for r in reckonings if r.figure.ref in changes}
        written = {ref: written_formula(reckoning, changes[ref], cells) for ref, reckoning in own.items()}
        changes = {ref: change._replace(formula=written.get(ref)) for ref, change in changes.items()}
    given = {ref: change.value for ref, change in changes.items()}
    refreshed = computed_again(native, book, given)
    fresh = refreshed.changes
    closed = {sheet.name for sheet in book.sheets if sheet.forbidden}
    results = {
        change.ref: change for change in fresh
        if change.ref not in changes and (change.ref.sheet not in closed or barred_by(book, change.ref) is None)
    }  # fmt: skip
    order = {sheet.name: at for at, sheet in enumerate(book.sheets)}
    ordered = sorted([*changes.values(), *results.values()], key=attrgetter("ref"))
    if len(order) > 1:
        ordered.sort(key=lambda change: order[change.ref.sheet])
    if any(one.ref not in results and one.ref not in changes for one in fresh):  # they stay stale
        after = check_book(with_values(book, {change.ref: change.value for change in ordered}), settings, review)
    elif given:
        apart = results_apart(native, refreshed) if refreshed is not native else {}
        written_to = with_values(current, given | apart)
        after = _compared(written_to, read_book(written_to, settings, review), native, settings)
    else:  # only results are refreshed, and the tables were read with them
        handed_on = any(reckoning.fit.agreement is Agreement.WRONG for reckoning in reckonings)
        again = Review(book.path, current, review.tables)
        if handed_on:
            after = _compared(current, again, native, settings)
        else:
            again.figures, again.unchecked = review.figures, review.unchecked
            after = _compared(current, again, native, settings, known=(reckoned, reckonings))
    estimated = [estimate_of(r) for r in reckonings if r.figure.ref in changes and r.relation.form is Form.VACANCY]
    if estimated:
        after = _finished(after, [*after.findings, *estimated], settings)
    return replace(after, book=book, changes=ordered, unchecked=[*after.unchecked, *barred]), after


def _let_stand(reckonings: Sequence[Reckoning], book: Book, settings: Settings) -> set[Ref]:
    """The cells whose findings a person has accepted: neither they nor what is computed from them are written over."""
    acceptances = [one for one in settings.acceptances if settings.speaks_of(one.workbook, book.path)]
    if not acceptances:
        return set()
    found = (finding_of(reckoning, book) for reckoning in reckonings)
    return {one.ref for one in found if one and one.ref and any(acceptance.fits(one) for acceptance in acceptances)}


def _reckoned(review: Review, cascade: bool) -> tuple[list[Reckoned], list[Reckoning]]:
    """The figures of every table, and of these the reckonings of all that are not right at first sight.

    `review.figures` is filled on the way.
    """
    figures = review.figures = Figures()
    every: list[Reckoned] = []
    told: list[Reckoning] = []
    for table in review.tables:
        reckoned = figures_of(table, cascade=cascade)
        every.append(reckoned)
        told.extend(reckoned.told)
        figures.take(reckoned)
        review.unchecked.extend(_left_alone(table))
    for reckoning in between_of(review.tables, figures):
        if reckoning.figure.ref not in figures:
            told.append(reckoning)
            figures.add(reckoning.figure)
    review.unchecked.extend(one for table in review.tables for one in left_empty(table, figures))
    review.unchecked.extend(on_hidden_sheets(review))
    return every, told


CHECKED_OTHERWISE = ("headings", "indicators")
"""Tables of which nothing is computed in their own rows and columns: ties and words are held against them."""


def _left_alone(table: Table) -> Iterable[Unchecked]:
    for doubt in table.doubts:
        yield Unchecked(table.sheet, table.area, doubt)
    if not table.relations and table.kind not in CHECKED_OTHERWISE:
        yield Unchecked(table.sheet, table.area, "nothing is proved to be computed here")


def _finished(review: Review, found: Sequence[Finding], settings: Settings, runs: Sequence[Run] = ()) -> Review:
    """Findings in reading order, one a cell and rule, with what a person has accepted marked.

    `runs` of very many stay together, unless a person's acceptance may fit one of them.
    """
    if any(settings.speaks_of(acceptance.workbook, review.path) for acceptance in settings.acceptances):
        found, runs = [*found, *(finding for run in runs for finding in run)], ()
    order = {sheet.name: at for at, sheet in enumerate(review.book.sheets)}
    weight = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}

    def key(finding: Finding) -> tuple[int, int, int, int, str]:
        if finding.ref is None:
            return (len(order), 0, 0, weight[finding.severity], finding.code)
        ref = finding.ref
        return (order[ref.sheet], ref.row, ref.column, weight[finding.severity], finding.code)

    kept: list[Finding] = []
    for finding in sorted(found, key=key):
        if kept and kept[-1].ref == finding.ref and kept[-1].code == finding.code and finding.ref is not None:
            continue
        kept.append(finding)
    told = [*accepted(kept, review.path, settings), *unused_tables(review, settings)]
    review.findings = Findings(told, runs, key) if runs else told
    return review
