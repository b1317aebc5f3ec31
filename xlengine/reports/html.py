"""One self-contained page with pictures: no network, no script, light and dark, and it prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlengine.finding import Finding, Findings, Severity, Tally
from xlengine.judging.explaining import explanation_of
from xlengine.layout import Table
from xlengine.reports.outcome import Labels, Refusal, is_left, tally
from xlengine.reports.pictures import Deliveries, Resources, deliveries_of, resources_of
from xlengine.reports.unfolded import parted, together, where
from xlengine.reports.visible import amount, figure, visible
from xlengine.review import Explanation, Review
from xlengine.sheet import Ref

TEMPLATE = "page.html.jinja"
MOST_OF_ONE = {Severity.NOTE: 8, Severity.WARNING: 100}
"""Findings of one code that are listed; more of them are counted. Every error is listed."""
UNFOLDED = ("net_requirements", "gross_requirements", "other_income_total", "total")
"""Which figure is unfolded on the page: the last of the first of these that the workbook has."""


@dataclass(frozen=True, slots=True)
class Said:
    """One finding as the page shows it."""

    severity: str
    place: str
    label: str
    found: str
    expected: str
    rule: str
    message: str
    accepted: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """One figure of the unfolded tree."""

    label: str
    value: str
    place: str
    rule: str
    sentence: str
    note: str
    is_deducted: bool
    parts: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One workbook's part of the page."""

    path: str
    counts: Tally
    warnings: tuple[str, ...]
    resources: list[Resources]
    deliveries: list[Deliveries]
    findings: list[Said]
    notes: list[Said]
    accepted: list[Said]
    tree: Branch | None
    unchecked: list[tuple[str, str]]


def report(reviews: Sequence[Review], refusals: Sequence[Refusal] = ()) -> str:
    """The page about these workbooks."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("xlengine.reports"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals["amount"] = amount
    page = environment.get_template(TEMPLATE).render(
        parts=[_part(review) for review in reviews],
        counts=tally(reviews, refusals),
        refusals=[(visible(refusal.path), visible(refusal.why)) for refusal in refusals],
    )
    return f"{page}\n"


def _part(review: Review) -> Part:
    labels, left_out = Labels(review), Counter[tuple[Severity, str]]()
    found: Sequence[Finding] = review.findings
    if isinstance(found, Findings):
        found, left_out = found.begun(max(MOST_OF_ONE.values()))
    left = [finding for finding in found if is_left(finding)]
    notes = [finding for finding in left if finding.severity is Severity.NOTE]
    said = [finding for finding in left if finding.severity is not Severity.NOTE]
    return Part(
        path=visible(review.path),
        counts=tally([review]),
        warnings=tuple(map(visible, review.book.warnings)),
        resources=resources_of(review),
        deliveries=deliveries_of(review),
        findings=_folded(said, labels, left_out),
        notes=_folded(notes, labels, left_out),
        accepted=[_said(finding, labels) for finding in found if not is_left(finding)],
        tree=_tree(review),
        unchecked=[
            (f"{visible(one.sheet)} {one.area.address}", visible(one.why)) for one in review.unchecked
        ],
    )  # fmt: skip


def _folded(findings: Sequence[Finding], labels: Labels, left_out: Mapping[tuple[Severity, str], int]) -> list[Said]:
    """The findings in reading order; of many of one code the first few, and how many more there are."""
    seen: Counter[tuple[Severity, str]] = Counter()
    shown: list[Said] = []
    for finding in findings:
        key = finding.severity, finding.code
        seen[key] += 1
        if seen[key] <= MOST_OF_ONE.get(finding.severity, len(findings)):
            shown.append(_said(finding, labels))
    names = {finding.code: visible(finding.name).replace("_", " ") for finding in findings}
    for (severity, code), count in seen.items():
        rest = count + left_out.get((severity, code), 0) - MOST_OF_ONE.get(severity, len(findings))
        if rest > 0:
            more = f"and {amount(rest, f'more {severity}')} of {code} {names[code]}"
            shown.append(Said(str(severity), "", "", "", "", code, "", "", more))
    return shown


def _said(finding: Finding, labels: Labels) -> Said:
    line, measure = labels.of(finding.ref) if finding.ref else ("", "")
    return Said(
        severity=str(finding.severity),
        place=visible(str(finding.ref)) if finding.ref else "the workbook",
        label=" · ".join(visible(text).strip() for text in (line, measure) if text.strip()),
        found="" if finding.found is None else figure(finding.found),
        expected="" if finding.expected is None else figure(finding.expected),
        rule=f"{finding.code} {visible(finding.name).replace('_', ' ')}",
        message=visible(finding.message),
        accepted=visible(finding.accepted or ""),
    )


def _tree(review: Review) -> Branch | None:
    """Net requirements, unfolded: the variance where there is one, else the figure itself."""
    for name in UNFOLDED:
        found = [
            (table, relation.target) for table in review.tables for relation in table.relations
            if relation.axis == "down" and relation.rule.name == name and table.lines[relation.target].label
        ]  # fmt: skip
        longest = max((len(table.lines) for table, _ in found), default=0)
        refs = [ref for table, line in found if len(table.lines) == longest for ref in _refs(review, table, line)]
        if refs:
            return _branch(explanation_of(review, refs[-1]))
    return None


def _refs(review: Review, table: Table, line: int) -> list[Ref]:
    """The cells of a line that have a figure of ours: its variance last, where it has one, else its first."""
    variances = [r.target for r in table.relations if r.axis == "across" and r.rule.name == "variance"]
    columns = [*reversed(range(len(table.measures))), *variances]
    return [ref for ref in (table.ref(line, column) for column in columns) if ref in review.figures]


def _branch(one: Explanation, parent: Explanation | None = None) -> Branch:
    named = parent is None or parent.measure != one.measure
    parts = [visible(text).strip() for text in (one.label, one.measure if named else "")]
    return Branch(
        label=" · ".join(part for part in parts if part) or "(no label)",
        value=visible(one.value) or "nothing",
        place=visible(str(one.ref)),
        rule=f"{one.rule.code} {one.rule.title}" if one.rule else "",
        sentence=one.rule.sentence if one.rule else "",
        note=visible(one.note),
        is_deducted=parent is not None and one.sign < 0,
        parts=tuple(_branches(one)),
    )


def _branches(one: Explanation) -> Iterator[Branch]:
    first, rest, last = parted(one.parts)
    yield from (_branch(part, one) for part in first)
    if rest:
        yield Branch(f"and {len(rest)} more, together", together(rest), where(rest), "", "", "", False, ())
    yield from (_branch(part, one) for part in last)
