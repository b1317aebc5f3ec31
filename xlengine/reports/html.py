"""One self-contained page with pictures: no network, no script, light and dark, and it prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from xlengine.explaining import explanation_of
from xlengine.finding import Finding, Severity, Tally
from xlengine.reports.outcome import Labels, Refusal, is_left, tally
from xlengine.reports.pictures import Deliveries, Resources, deliveries_of, resources_of
from xlengine.reports.visible import amount, figure, visible
from xlengine.review import Explanation, Review
from xlengine.sheet import Ref

TEMPLATE = "page.html.jinja"
MOST_OF_ONE = 8
"""Notes of one code that are listed; more of them are counted."""
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
    labels = Labels(review)
    left = [finding for finding in review.findings if is_left(finding)]
    return Part(
        path=visible(review.path),
        counts=tally([review]),
        warnings=tuple(map(visible, review.book.warnings)),
        resources=resources_of(review),
        deliveries=deliveries_of(review),
        findings=[_said(finding, labels) for finding in left if finding.severity is not Severity.NOTE],
        notes=_folded([finding for finding in left if finding.severity is Severity.NOTE], labels),
        accepted=[_said(finding, labels) for finding in review.findings if not is_left(finding)],
        tree=_tree(review),
        unchecked=[
            (f"{visible(one.sheet)} {one.area.address}", visible(one.why)) for one in review.unchecked
        ],
    )  # fmt: skip


def _folded(notes: Sequence[Finding], labels: Labels) -> list[Said]:
    """The notes in reading order; of many of one code the first few."""
    seen: Counter[str] = Counter()
    shown: list[Said] = []
    for note in notes:
        seen[note.code] += 1
        if seen[note.code] <= MOST_OF_ONE:
            shown.append(_said(note, labels))
    names = {note.code: visible(note.name).replace("_", " ") for note in notes}
    for code, count in seen.items():
        if count > MOST_OF_ONE:
            more = f"and {amount(count - MOST_OF_ONE, 'more note')} of {code} {names[code]}"
            shown.append(Said("note", "", "", "", "", code, "", "", more))
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
        refs = [ref for ref, one in review.figures.items() if one.rule.name == name and one.label]
        if refs:
            return _branch(explanation_of(review, _variance_of(review, refs)))
    return None


def _variance_of(review: Review, refs: Sequence[Ref]) -> Ref:
    longest = max(refs, key=lambda ref: len(review.figures[ref].table.lines))
    row = [ref for ref, one in review.figures.items() if ref[:2] == longest[:2] and one.rule.name == "variance"]
    return row[0] if row else longest


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
        parts=tuple(_branch(part, one) for part in one.parts),
    )
