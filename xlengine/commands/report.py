"""`xlengine report`."""

from __future__ import annotations

import os
from collections.abc import Sequence

from xlengine.commands.paths import workbooks_of
from xlengine.commands.said import COULD_NOT, refusal_of, say, status, write
from xlengine.commands.work import Task, done, settings_of
from xlengine.reports.outcome import Refusal, tally
from xlengine.reports.visible import amount, unheard, visible
from xlengine.review import Review


def report(workbooks: Sequence[str], output: str) -> int:
    """Checks every workbook and writes one page about them."""
    named, refusals = workbooks_of(workbooks)
    reviews: list[Review] = []
    for one in named:
        try:
            result = done(Task(one.path, settings_of(one.path, one.folder)))
        except Exception as error:
            result = refusal_of(error, one.path)
        if isinstance(result, Refusal):
            refusals.append(result)
        else:
            reviews.append(result)
    from xlengine.reports import html

    page = html.report(reviews, refusals)
    try:
        _put(output, page)
    except OSError as error:
        why = f"{output}: cannot be written ({error.strerror}); name another place with -o"
        say([*refusals, Refusal(output, why)])
        return COULD_NOT
    say(refusals)
    counts = tally(reviews)
    written = f"{amount(counts.workbooks, 'workbook')}, {amount(counts.errors, 'error')}"
    write(unheard(f"{visible(output)}: {written}\n"))
    return status(counts.errors, refusals)


def _put(output: str, page: str) -> None:
    """The page in one step: whole, or not at all."""
    beside = f"{output}.part"
    with open(beside, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(page)
    os.replace(beside, output)
