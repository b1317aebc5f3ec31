"""`xlengine check`."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from importlib.util import find_spec

from xlengine.commands.paths import Named, workbooks_of
from xlengine.commands.progress import progress
from xlengine.commands.said import COULD_NOT, paint, refusal_of, refuse, say, status, write
from xlengine.commands.work import Task, done, settings_of
from xlengine.reports.outcome import Refusal, tally
from xlengine.review import Review
from xlengine.settings import UNUSED, UNUSED_TABLE, matched_elsewhere

MANY = 16
"""Workbooks from which several processes are worth their start."""


def check(
    paths: Sequence[str], texts: Sequence[str], form: str, jobs: int, formulas: bool, no_config: bool,
    like: str | None = None,
) -> int:  # fmt: skip
    """Checks every workbook, writes one report, and gives the exit status."""
    if formulas and find_spec("formulas") is None:
        refuse("--formulas: the package formulas is not installed; pip install 'xlengine[formulas]'")
        return COULD_NOT
    named, refusals = workbooks_of(paths)
    given, no_texts = _readable(texts)
    refusals += no_texts
    tasks, unsettled = _tasks(named, given, formulas, no_config, like)
    results = _results(tasks, jobs or _jobs(len(tasks)))
    reviews = _settled(tasks, results)
    refusals += unsettled + [result for result in results if isinstance(result, Refusal)]
    say(refusals)
    write(_report(reviews, refusals, form))
    return status(tally(reviews).errors, refusals)


def _readable(texts: Sequence[str]) -> tuple[tuple[str, ...], list[Refusal]]:
    """The prose files that can be read, each once, and why the others cannot."""
    given, refusals = [], []
    for path in dict.fromkeys(texts):
        from xlengine.checks.narrative import text_of

        try:
            text_of(path)
        except Exception as error:
            refusals.append(refusal_of(error, path)._replace(what="text"))
        else:
            given.append(path)
    return tuple(given), refusals


def _jobs(count: int) -> int:
    return 1 if count < MANY else min(os.cpu_count() or 1, count)


def _tasks(
    named: Sequence[Named], texts: tuple[str, ...], formulas: bool, no_config: bool, like: str | None
) -> tuple[list[Task], list[Refusal]]:
    tasks, refusals = [], []
    for one in named:
        try:
            settings = settings_of(one.path, one.folder, no_config)
        except Exception as error:
            refusals.append(refusal_of(error, one.path))
            continue
        tasks.append(Task(one.path, settings, formulas, texts, like))
    return tasks, refusals


def _results(tasks: Sequence[Task], jobs: int) -> list[Review | Refusal]:
    with progress(len(tasks)) as told:
        if tasks and (min(jobs, len(tasks)) > 1 or any(task.settings.seconds is not None for task in tasks)):
            from xlengine.commands.workers import run

            return run(tasks, jobs, told)
        results = []
        for task in tasks:
            results.append(done(task))
            if len(tasks) > 1:
                gc.collect(1)  # what went in circles, and is looked for nowhere else
            told(len(results))
        return results


def _settled(tasks: Sequence[Task], results: Sequence[Review | Refusal]) -> list[Review]:
    """The reviews, without the notes about acceptances and tables that another workbook of the run has."""
    done = [(task, result) for task, result in zip(tasks, results, strict=True) if isinstance(result, Review)]
    needed = matched_elsewhere([(task.settings, review) for task, review in done])
    for _, review in done:
        if not needed:
            continue
        unused = (UNUSED, UNUSED_TABLE)
        review.findings = [
            one for one in review.findings if one.code not in unused or not one.message.startswith(needed)
        ]  # fmt: skip
    return [review for _, review in done]


def _report(reviews: Sequence[Review], refusals: Sequence[Refusal], form: str) -> str:
    if form == "json":
        from xlengine.reports import json

        return json.check_report(reviews, refusals)
    if form == "github":
        from xlengine.reports import github

        return github.check_report(reviews, refusals)
    if form == "junit":
        from xlengine.reports import junit

        return junit.check_report(reviews, refusals)
    if form == "sarif":
        from xlengine.reports import sarif

        return sarif.check_report(reviews, refusals)
    from xlengine.reports import text

    return text.check_report(reviews, refusals, paint())
