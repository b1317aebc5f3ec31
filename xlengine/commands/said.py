"""What a command says: one line on standard error for what it could not do, the report on standard output."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from xlengine.files.refused import Refused
from xlengine.reports.outcome import Refusal
from xlengine.reports.text import Paint, coloured, plain
from xlengine.reports.visible import shortened, unheard, visible

CLEAN, FOUND, COULD_NOT = 0, 1, 2
LONGEST = 600


def refuse(text: str) -> None:
    """One line on standard error: what, which file, what to do. Where that is full or closed, the exit status tells."""
    with suppress(OSError):
        click.echo(unheard(f"xlengine: {shortened(visible(text), LONGEST)}"), err=True)


def write(text: str) -> None:
    """The report. A reader that has seen enough (`| head`) is no fault."""
    try:
        click.echo(text, nl=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def paint() -> Paint:
    """Colours on a terminal, none in a file or where `NO_COLOR` is set."""
    if sys.stdout is None or not sys.stdout.isatty():
        return plain
    return plain if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else coloured


def refusal_of(error: Exception, path: str) -> Refusal:
    """An exception as one plain sentence; with `XLENGINE_DEBUG=1` it is also shown where it came from."""
    if os.environ.get("XLENGINE_DEBUG") and not isinstance(error, Refused):
        import traceback

        traceback.print_exception(error)
    return Refusal(path, sentence_of(error, path))


def sentence_of(error: Exception, path: str) -> str:
    """What happened, to which file, and what to do."""
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return f"{path}: there is no such file; check the name"
    if isinstance(error, PermissionError):
        return f"{path}: this user may not open it; ask for the right to, or copy it"
    if isinstance(error, MemoryError):
        return f"{path}: more memory is needed than there is; close other programs, or check it alone"
    if isinstance(error, OSError):
        return f"{path}: {error.strerror or type(error).__name__}; see that the disk can be read and written"
    kind = type(error).__name__
    return f"{path}: an unforeseen fault ({kind}: {str(error)[:200]}); please report it, XLENGINE_DEBUG=1 shows where"


def say(refusals: list[Refusal]) -> None:
    """Each refusal once, however many workbooks it concerns."""
    for text in dict.fromkeys(refusal.why for refusal in refusals):
        refuse(text)


def status(errors: int, refusals: list[Refusal]) -> int:
    """0 clean · 1 an error is left · 2 something could not be done."""
    return COULD_NOT if refusals else FOUND if errors else CLEAN
