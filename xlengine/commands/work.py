"""One workbook checked, whatever happens: a review, or a refusal in one sentence."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NamedTuple

import xlengine
from xlengine.commands.said import refusal_of
from xlengine.files.refused import Refused
from xlengine.reports.outcome import Refusal
from xlengine.review import Review
from xlengine.settings import Settings, settings_for
from xlengine.sheet import Book, Sheet


class Task(NamedTuple):
    """One workbook to check, and how."""

    path: str
    settings: Settings
    formulas: bool = False
    texts: tuple[str, ...] = ()
    like: str | None = None
    """An earlier workbook, or a folder in which one has the same name."""


def settings_of(path: str, folder: str | None = None, no_config: bool = False) -> Settings:
    """The settings that hold for a workbook."""
    return Settings() if no_config else settings_for(path, folder)


def earlier_of(path: str, like: str | None) -> str | None:
    """The earlier workbook: the one that is named, or the one of the same name in the folder that is named."""
    if like is None or not os.path.isdir(like):
        return like
    earlier = os.path.join(like, os.path.basename(path))
    if not os.path.isfile(earlier):
        raise Refused(f"{like}: holds no {os.path.basename(path)}; name the earlier workbook itself after --like")
    return earlier


def done(task: Task) -> Review | Refusal:
    """The check of one workbook."""
    try:
        like = earlier_of(task.path, task.like)
        return xlengine.check(task.path, settings=task.settings, formulas=task.formulas, texts=task.texts, like=like)
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
