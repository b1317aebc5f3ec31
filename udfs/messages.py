"""What the buttons say: in few lines, in words."""

from __future__ import annotations

from udfs.live import LOG
from xlengine.finding import Change, Finding, Severity
from xlengine.review import Explanation, Review

FINDING_HEADINGS = ("Severity", "Sheet", "Cell", "What", "Found", "Expected", "Rule")


def told_of(review: Review, changes: list[Change], left: list[Change], barred: dict[str, str]) -> str:
    """What a recomputation did, in a few lines."""
    told = [f"{counted(len(changes), 'cell')} changed, filled and listed on the sheet {LOG}."]
    if not changes:
        told = ["Every figure that can be proved is already there." if not left else "Nothing was changed."]
    told += [reason for name, reason in barred.items() if any(change.ref.sheet == name for change in left)]
    told += [f"{change.ref} lies in merged cells and was left" for change in left if change.ref.sheet not in barred]
    told += [f"{warning}." for warning in review.book.warnings]
    errors = review.count(Severity.ERROR)
    if errors:
        told.append(f"{counted(errors, 'error')} left: press Check to see them.")
    return "\n".join(told)


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def finding_row(finding: Finding) -> list[str | None]:
    """A finding as one row of the sheet of findings."""
    ref = finding.ref
    where = [ref.sheet, ref.place.address] if ref else ["", ""]
    return [str(finding.severity), *where, finding.message, finding.found, finding.expected, finding.code]


def unfolded(part: Explanation, depth: int = 0) -> list[str]:
    """An explanation as indented lines, a figure above those that it came from."""
    sign = "− " if part.sign < 0 else ""
    what = " · ".join(text for text in (part.label, part.measure) if text)
    why = part.rule.title if part.rule else part.note
    reason = f" = {why}" if part.rule else f", {why}" if why else ""
    lines = [f"{'    ' * depth}{sign}{part.value}   {what} ({part.ref}){reason}"]
    if part.rule and depth == 0:
        lines.append(f"{part.rule.sentence} [{part.rule.code}]")
    for one in part.parts:
        lines.extend(unfolded(one, depth + 1))
    return lines
