"""For people: a short, calm listing of each workbook, its findings by sheet, and the counts in a last line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice

from xlengine.finding import Because, Finding, Findings, Run, Severity
from xlengine.reports.outcome import Labels, Refusal, is_left, tally
from xlengine.reports.visible import amount, figure, padded, shortened, shown_value, unheard, visible, width
from xlengine.review import Review
from xlengine.sheet import Ref

Paint = Callable[[str, str], str]
"""Text and what it is (`error`, `strong`, `faint`) to text in colour."""
LABEL = 60
"""Columns for a line's label and its measure."""
MOST_ALIKE = {Severity.NOTE: (3, 1), Severity.WARNING: (40, 20)}
"""Findings of one code on one sheet that are all told, and how many are told of more than that. Every error is."""
MOST_PARTS = 6
LEFT_OPEN = frozenset({"XLE901", "XLE911", "XLE912"})
"""What is still empty or stale is not right already."""


def plain(text: str, kind: str) -> str:
    """No colour."""
    return text


def coloured(text: str, kind: str) -> str:
    """Colours of a terminal."""
    code = {"error": "31", "warning": "33", "note": "36", "strong": "1", "faint": "2", "good": "32"}[kind]
    return f"\x1b[{code}m{text}\x1b[0m"


def check_report(reviews: Sequence[Review], refusals: Sequence[Refusal] = (), paint: Paint = plain) -> str:
    """The findings of a check."""
    blocks = ["\n".join(_workbook(review, paint)) for review in reviews]
    return unheard("\n\n".join([*blocks, last_line(reviews, refusals, paint)]) + "\n")


def recalc_report(reviews: Sequence[Review], refusals: Sequence[Refusal] = (), paint: Paint = plain) -> str:
    """What a recalculation wrote, and the findings that are left after it."""
    blocks = []
    for review in reviews:
        lines = [*_changes(review, paint), *_workbook(review, paint, head=False)]
        blocks.append("\n".join(lines))
    return unheard("\n\n".join([*blocks, last_line(reviews, refusals, paint)]) + "\n")


def last_line(reviews: Sequence[Review], refusals: Sequence[Refusal], paint: Paint) -> str:
    """`1 workbook, 37 tables, 762 figures: no error, 2 warnings, 3 notes`."""
    counts = tally(reviews, refusals)
    errors = paint(amount(counts.errors, "error"), "error") if counts.errors else paint("no error", "good")
    parts = [errors]
    if counts.warnings:
        parts.append(paint(amount(counts.warnings, "warning"), "warning"))
    if counts.notes:
        parts.append(amount(counts.notes, "note"))
    if counts.accepted:
        parts.append(f"{counts.accepted} accepted")
    if counts.tied is not None:
        parts.append(f"{amount(counts.tied, 'number')} of the text tied, {counts.untied or 0} not")
    for kind, count in Counter(refusal.what for refusal in refusals).items():
        parts.append(paint(f"{amount(count, kind)} not done", "error"))
    what = ", ".join(
        (amount(counts.workbooks, "workbook"), amount(counts.tables, "table"), amount(counts.figures, "figure"))
    )
    return f"{what}: {', '.join(parts)}"


def _workbook(review: Review, paint: Paint, head: bool = True) -> Iterator[str]:
    if head:
        yield paint(visible(review.path), "strong")
        yield from (f"  {visible(warning)}" for warning in review.book.warnings)
    labels = Labels(review)
    told = review.findings.told if isinstance(review.findings, Findings) else review.findings
    runs = review.findings.runs if isinstance(review.findings, Findings) else ()
    left = [finding for finding in told if is_left(finding)]
    for sheet, findings, many in _by_sheet(left, runs, review):
        yield f"  {paint(visible(sheet) or 'the workbook', 'strong')}"
        yield from _findings(findings, many, labels, paint)
    if not left and not runs:
        yield f"  {paint('nothing to say', 'good')}"
    if review.accepted:
        yield paint(f"  {review.accepted} accepted in xlengine.toml", "faint")
    yield from unchecked(review, paint)


def _by_sheet(
    left: Sequence[Finding], runs: Sequence[Run], review: Review
) -> Iterator[tuple[str, list[Finding], list[Run]]]:
    """By sheet, in the order of the workbook: its findings, and the runs of very many."""
    found: dict[str, list[Finding]] = {}
    for finding in left:
        found.setdefault(finding.ref.sheet if finding.ref else "", []).append(finding)
    many = {run.sheet for run in runs}
    for sheet in [*(one.name for one in review.book.sheets if one.name in found or one.name in many), ""]:
        if sheet in found or sheet in many:
            yield sheet, found.get(sheet, []), [run for run in runs if run.sheet == sheet]


def _shortened(run: Run) -> tuple[list[Finding], list[Finding]]:
    """The findings of a run that are told, and the first and the last of the others."""
    shown = list(islice(run, MOST_ALIKE[run.severity][1] + 1))
    return shown[:-1], [shown[-1], run.last()]


def _findings(findings: list[Finding], runs: Sequence[Run], labels: Labels, paint: Paint) -> Iterator[str]:
    told: list[Finding] = []
    more: dict[str, tuple[int, list[Finding]]] = {}
    for run in runs:
        shown_of_run, rest = _shortened(run)
        findings = sorted([*findings, *shown_of_run], key=lambda finding: finding.ref or Ref("", 0, 0))
        more[run.code] = len(run) - len(shown_of_run), rest
    alike = Counter((finding.severity, finding.code) for finding in findings)
    begun: Counter[str] = Counter()
    for finding in findings:
        most, shown_of_many = MOST_ALIKE.get(finding.severity, (len(findings), 0))
        is_one_of_many = alike[finding.severity, finding.code] > most
        if is_one_of_many and begun[finding.code] >= shown_of_many:
            count, rest = more.get(finding.code, (0, []))
            more[finding.code] = count + 1, [*rest[:1], finding]
            continue
        told.append(finding)
        begun[finding.code] += 1
    names = [shortened(_label(finding, labels), LABEL) for finding in told]
    cells = max((width(finding.ref.address) for finding in told if finding.ref), default=0)
    columns = max((width(name) for name in names), default=0)
    for finding, name in zip(told, names, strict=True):
        address = finding.ref.address if finding.ref else ""
        shown = f"{padded(name, columns)}  {_figures(finding)}".rstrip()
        severity = padded(str(finding.severity), 7) if shown else str(finding.severity)
        yield f"    {padded(address, cells)}  {paint(severity, str(finding.severity))}  {shown}".rstrip()
        said = f"{finding.code} {visible(finding.name).replace('_', ' ')}: {visible(finding.message)}"
        because = paint(f"  [{_cells(finding.because, finding.ref)}]", "faint") if finding.because else ""
        yield f"    {' ' * cells}  {said}{because}"
    for code, (count, rest) in more.items():
        first, last = rest[0].ref, rest[-1].ref
        where = f", {first.address} to {last.address}" if first and last and count > 1 else ""
        name = visible(rest[0].name).replace("_", " ")
        yield paint(f"    and {amount(count, f'more {rest[0].severity}')} of {code} {name}{where}", "faint")


def _label(finding: Finding, labels: Labels) -> str:
    if finding.ref is None:
        return ""
    line, measure = labels.of(finding.ref)
    line, measure = visible(line).strip(), visible(measure).strip()
    if line and measure and width(line) + width(measure) + 3 > LABEL:
        measure = shortened(measure, max(12, LABEL - width(line) - 3))
        line = shortened(line, LABEL - width(measure) - 3)
    return " · ".join(text for text in (line, measure) if text)


def _figures(finding: Finding) -> str:
    if finding.found is None and finding.expected is None:
        return ""
    if finding.expected is None:
        return figure(finding.found)
    return f"{figure(finding.found)} → {figure(finding.expected)}"


def _cells(because: Sequence[Because], ref: Ref | None) -> str:
    names = [
        one.ref.address if ref is not None and one.ref.sheet == ref.sheet else visible(str(one.ref)) for one in because
    ]
    if len(names) > MOST_PARTS:
        names = [*names[:3], "…", names[-1]]
    return ", ".join(names)


def unchecked(review: Review, paint: Paint) -> Iterator[str]:
    """The areas that were left alone, those of one sheet and one reason in one line."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for one in review.unchecked:
        reasons.setdefault((one.sheet, one.why), []).append(one.area.address)
    if reasons:
        yield f"  {paint('not checked', 'strong')}"
    for (sheet, why), areas in reasons.items():
        where = ", ".join(areas[:MOST_PARTS])
        where += f" and {len(areas) - MOST_PARTS} more" if len(areas) > MOST_PARTS else ""
        yield paint(f"    {visible(sheet)} {where}: {visible(why)}", "faint")


def _changes(review: Review, paint: Paint) -> Iterator[str]:
    written = f" → {visible(review.output)}" if review.output else ""
    yield paint(visible(review.path) + written, "strong")
    yield from (f"  {visible(warning)}" for warning in review.book.warnings)
    if not review.changes:
        nothing = "no figure was proved; where inputs were typed anew, --like EARLIER says how tables hang together"
        is_right = not review.unchecked and not any(
            finding.severity is Severity.ERROR or finding.code in LEFT_OPEN for finding in review.findings)  # fmt: skip
        right = paint("every figure was right already", "good") if is_right else "nothing was written"
        yield f"  {right if len(review.figures) else nothing}"
        return
    sheets = groupby(review.changes, key=lambda change: change.ref.sheet)
    verb = "written" if review.output else "would be written (dry run)"
    yield f"  {amount(len(review.changes), 'cell')} {verb}"
    for sheet, group in sheets:
        changes = list(group)
        filled = sum(change.before is None and not change.keeps_formula for change in changes)
        refreshed = sum(change.keeps_formula for change in changes)
        corrected = [change for change in changes if change.before is not None and not change.keeps_formula]
        counts = [
            f"{count} {what}"
            for count, what in (
                (filled, "filled"), (len(corrected), "corrected"), (refreshed, "refreshed"),
            )
            if count
        ]  # fmt: skip
        yield f"    {visible(sheet)}: {', '.join(counts)}"
        for change in corrected:
            after = f"={change.formula}" if change.formula is not None else shown_value(change.value)
            yield f"      {change.ref.address}  {shown_value(change.before)} → {visible(after)}  {change.code}".rstrip()
