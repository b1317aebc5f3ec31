"""`xlengine report`."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress

from xlengine.commands.paths import WORKBOOKS, workbooks_of
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

    if not reviews:
        say([*refusals, *([] if refusals else [Refusal(output, f"{output}: no workbook was checked; name one")])])
        return COULD_NOT
    page = html.report(reviews, refusals)
    try:
        if not _may_be_replaced(output):
            kind = "a folder" if os.path.isdir(output) else "a file of another kind, which a page would replace"
            raise FileExistsError(errno.EEXIST, f"it is {kind}")
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


def _may_be_replaced(output: str) -> bool:
    """Whether nothing is lost: there is no such file, or it is a page, or no file at all."""
    if os.path.splitext(output)[1].casefold() in WORKBOOKS:
        return False
    if not os.path.isfile(output):
        return not os.path.exists(output)
    with open(output, "rb") as file:
        begins = file.read(64).lstrip().lower()
    return not begins or begins.startswith((b"<!doctype html", b"<html"))


def _put(output: str, page: str) -> None:
    """The page in one step: whole, or not at all."""
    beside = f"{output}.part"
    try:
        with open(beside, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(page)
        os.replace(beside, output)
    finally:
        with suppress(OSError):
            os.unlink(beside)
