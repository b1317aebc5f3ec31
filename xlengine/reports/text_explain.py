"""For people: one figure unfolded down to its inputs, and one rule."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from textwrap import wrap

from xlengine.codes import WorkbookCode
from xlengine.reports.text import Paint, plain
from xlengine.reports.unfolded import parted, together, where
from xlengine.reports.visible import padded, shortened, unheard, visible, width
from xlengine.review import Explanation
from xlengine.rule import Rule

LABEL = 64
"""Columns for the branches of the tree and a label."""
LINE = 100
ADDED, DEDUCTED = "", "− "


def explain_report(explanation: Explanation, paint: Paint = plain) -> str:
    """The tree of one figure: label, value, cell; what each comes from below it."""
    rows = list(_rows(explanation, explanation, "", ""))
    columns = min(LABEL, max(width(head + label) for head, label, *_ in rows))
    values = max(width(value) for _, _, value, *_ in rows)
    lines = []
    for head, label, value, cell, said in rows:
        name = padded(shortened(label, max(12, columns - width(head))), columns - width(head))
        lines.append(f"{paint(head, 'faint')}{name}  {padded(value, values, right=True)}  [{cell}]{said}".rstrip())
    if explanation.rule:
        lines += ["", *_rule_lines(explanation)]
    return unheard("\n".join(lines) + "\n")


def _rows(one: Explanation, top: Explanation, head: str, below: str, parent: Explanation | None = None) -> Iterator[
    tuple[str, str, str, str, str]
]:  # fmt: skip
    """Branch, label, value, cell and what is said, of the figure and everything below it."""
    label, measure = visible(one.label).strip(), visible(one.measure).strip()
    named = measure and (parent is None or parent.measure != one.measure)
    label = " · ".join(text for text in (label, measure if named else "") if text) or "(no label)"
    sign = ADDED if parent is None or one.sign > 0 else DEDUCTED
    cell = visible(str(one.ref)) if parent is None or one.ref.sheet != top.ref.sheet else one.ref.address
    said = f"  {one.rule.title} {one.rule.code}" if one.rule else ""
    said += f"  ({visible(one.note)})" if one.note else ""
    yield head, sign + label, visible(one.value) or "nothing", cell, said
    first, rest, last = parted(one.parts)
    for part in first:
        is_last = part is one.parts[-1]
        yield from _rows(part, top, below + ("└─ " if is_last else "├─ "), below + ("   " if is_last else "│  "), one)
    if rest:
        yield below + "├─ ", f"and {len(rest)} more, together", together(rest), where(rest), ""
    for part in last:
        yield from _rows(part, top, below + "└─ ", below + "   ", one)


def _rule_lines(explanation: Explanation) -> Iterator[str]:
    """The sentences of the rules that stand in the tree, each once, in the order of the tree."""
    seen: dict[str, Rule] = {}
    waiting = deque([explanation])
    while waiting:
        one = waiting.popleft()
        if one.rule:
            seen.setdefault(one.rule.code, one.rule)
        waiting.extend(one.parts)
    for rule in seen.values():
        yield f"{rule.code}  {rule.sentence}"


def rule_report(rule: Rule | WorkbookCode, functions: Sequence[str] = (), paint: Paint = plain) -> str:
    """What a rule gives, why, an example, where it stands, and what it is called in a cell."""
    title = rule.name.replace("_", " ")
    lines = [f"{paint(rule.code, 'strong')}  {paint(title, 'strong')}", *_wrapped(rule.sentence)]
    for paragraph in filter(None, rule.text.split("\n\n")):
        lines += ["", *_wrapped(" ".join(paragraph.split()))]
    if rule.example:
        lines += ["", *_wrapped(f"Example: {' '.join(rule.example.split())}")]
    if isinstance(rule, Rule):
        if rule.axis in ("across", "down"):
            where = "across a row" if rule.axis == "across" else "down a column"
            of = ", ".join(name.replace("_", " ") for name in rule.parameters)
            lines += ["", *_wrapped(f"Computed {where} from {of}.")]
        if not rule.overwrites and rule.axis in ("across", "down"):
            lines += _wrapped("Judged, never overwritten.")
        lines += ["", *_wrapped(f"Source: {'; '.join(rule.cites)}")]
    if functions:
        lines += _wrapped(f"In a cell: {', '.join(functions)}")
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> list[str]:
    return [f"  {line}" for line in wrap(text, LINE - 2)]
