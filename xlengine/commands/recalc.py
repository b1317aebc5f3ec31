"""`xlengine recalc` and `xlengine undo`."""

from __future__ import annotations

import os
from collections.abc import Sequence

import xlengine
from xlengine.commands.paths import each_once
from xlengine.commands.said import CLEAN, COULD_NOT, paint, refusal_of, refuse, say, status, write
from xlengine.commands.work import earlier_of, settings_of
from xlengine.reports.outcome import Refusal, tally
from xlengine.reports.visible import amount, shown_value, unheard, visible
from xlengine.review import Review

MOST_TOLD = 20
"""Cells that `undo` names one by one."""


def recalc(
    workbooks: Sequence[str], output: str | None, in_place: bool, cells: str, dry_run: bool, additive: bool,
    like: str | None, form: str,
) -> int:  # fmt: skip
    """Recomputes every workbook, writes one report, and gives the exit status."""
    workbooks = each_once(workbooks)
    outputs, refusal = _outputs(workbooks, output)
    if refusal := refusal or _taken(workbooks, () if in_place or dry_run else outputs):
        refuse(refusal)
        return COULD_NOT
    reviews: list[Review] = []
    refusals: list[Refusal] = []
    for path, out in zip(workbooks, outputs, strict=True):
        try:
            review = xlengine.recalc(
                path, out, in_place=in_place, cells=cells, dry_run=dry_run, additive=additive,
                settings=settings_of(path), like=earlier_of(path, like),
            )  # fmt: skip
        except Exception as error:
            refusals.append(refusal_of(error, path))
        else:
            reviews.append(review)
    say(refusals)
    write(_report(reviews, refusals, form))
    return status(tally(reviews).errors, refusals)


def _outputs(workbooks: Sequence[str], output: str | None) -> tuple[list[str | None], str]:
    """Where each workbook is written to, and why it cannot be meant so."""
    if output is None:
        return [None] * len(workbooks), ""
    if not os.path.isdir(output):
        if len(workbooks) > 1:
            return [], f"{output}: several workbooks need an existing folder after -o; make it first"
        outputs = [output]
    else:
        outputs = [os.path.join(output, os.path.basename(path)) for path in workbooks]
    for path, out in zip(workbooks, outputs, strict=True):
        if _is_one(path, out):
            return [], f"{path}: -o names the workbook itself; use --in-place, which can be undone"
        kind, wanted = os.path.splitext(path)[1], os.path.splitext(out)[1]
        if kind.casefold() != wanted.casefold():
            return [], f"{out}: Excel opens no {kind} under another name; end the name after -o in {kind}"
    if len({os.path.normcase(out) for out in outputs}) < len(outputs):
        return [], f"{output}: two of the workbooks have one name; write them into different folders"
    return list(outputs), ""


def _taken(workbooks: Sequence[str], outputs: Sequence[str | None]) -> str:
    """Why a result cannot be meant to be written where it would be: another of the workbooks is there."""
    for path, out in zip(workbooks, outputs, strict=False):
        stem, suffix = os.path.splitext(path)
        place = out or f"{stem}.recalc{suffix}"
        other = next((one for one in workbooks if one != path and _is_one(one, place)), None)
        if other is not None:
            return f"{other}: the result of {path} would take its place; leave it out, or write elsewhere with -o"
    return ""


def _is_one(path: str, other: str) -> bool:
    return os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other)


def _report(reviews: Sequence[Review], refusals: Sequence[Refusal], form: str) -> str:
    if form == "json":
        from xlengine.reports import json

        return json.recalc_report(reviews, refusals)
    from xlengine.reports import text

    return text.recalc_report(reviews, refusals, paint())


def undo(workbook: str, *, while_open: bool = False) -> int:
    """Takes the last recalculation back and says which cells."""
    try:
        changes = xlengine.undo(workbook, settings=settings_of(workbook), while_open=while_open)
    except Exception as error:
        say([refusal_of(error, workbook)])
        return COULD_NOT
    lines = [f"{visible(workbook)}: {amount(len(changes), 'cell')} taken back"]
    lines += [
        f"  {visible(str(change.ref))}  {shown_value(change.before)} → {shown_value(change.value)}"
        for change in changes[:MOST_TOLD]
    ]
    if len(changes) > MOST_TOLD:
        lines.append(f"  and {len(changes) - MOST_TOLD} more")
    write(unheard("\n".join(lines) + "\n"))
    return CLEAN
