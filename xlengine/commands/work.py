"""One workbook checked, whatever happens: a review, or a refusal in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

import xlengine
from xlengine.commands.said import refusal_of
from xlengine.reports.outcome import Refusal
from xlengine.review import Review
from xlengine.settings import Settings, settings_for
from xlengine.sheet import Book, Sheet


@dataclass(frozen=True, slots=True)
class Task:
    """One workbook to check, and how."""

    path: str
    settings: Settings
    formulas: bool = False
    texts: tuple[str, ...] = ()


def settings_of(path: str, folder: str | None = None, no_config: bool = False) -> Settings:
    """The settings that hold for a workbook."""
    return Settings() if no_config else settings_for(path, folder)


def done(task: Task) -> Review | Refusal:
    """The check of one workbook."""
    try:
        return xlengine.check(task.path, settings=task.settings, formulas=task.formulas, texts=task.texts)
    except Exception as error:
        return refusal_of(error, task.path)


def light(result: Review | Refusal) -> Review | Refusal:
    """The result without the cells of its workbook, to be handed from one process to another."""
    if isinstance(result, Refusal):
        return result
    book = result.book
    sheets = [Sheet(sheet.name, hidden=sheet.hidden) for sheet in book.sheets]
    bare = Book(book.path, sheets, digest=book.digest, warnings=book.warnings)
    return replace(result, findings=list(result.findings), book=bare)
