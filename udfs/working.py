"""Around each button: Excel is quiet while it works, says what it does, and is afterwards as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from udfs.live import is_filtered, is_protected, is_read_only
from xlengine.sheet import Book

TITLE = "xlengine"
LONGEST_MESSAGE = 1000
"""Excel's message box cuts a longer text."""
SETTINGS = {"screen_updating": False, "enable_events": False, "calculation": "manual", "status_bar": "xlengine …"}
"""What is set while a button works; not every engine has them all."""


class Stopped(Exception):
    """One or two plain sentences for the person who pressed the button. Nothing was changed."""


@contextmanager
def working(app: Any) -> Iterator[Callable[[str], None]]:
    """Gives a way to say on the status bar what is being done; puts every setting back, whatever happens."""
    before: dict[str, Any] = {}
    for name, value in SETTINGS.items():
        with suppress(AttributeError, NotImplementedError):
            before[name] = getattr(app, name)
            setattr(app, name, value)

    def say(text: str) -> None:
        if "status_bar" in before:
            app.status_bar = f"{TITLE}: {text} …"

    try:
        yield say
    finally:
        for name, value in reversed(before.items()):
            with suppress(Exception):
                setattr(app, name, False if name == "status_bar" and value is None else value)


def tell(app: Any, text: str) -> str:
    """Shows a message, cut at what a message box can show; gives the text."""
    if len(text) > LONGEST_MESSAGE:
        kept = text[:LONGEST_MESSAGE].rpartition("\n")[0]
        text = f"{kept}\n… and {text.count(chr(10)) - kept.count(chr(10))} more lines"
    with suppress(NotImplementedError, AttributeError):
        app.alert(text, TITLE)
    return text


def may_be_written(book: Any) -> None:
    """Stopped where the whole workbook must not be written."""
    if is_read_only(book):
        raise Stopped(
            f"{book.name} is open read-only, so nothing could be kept. Save it under another name and press again. "
            "Nothing was changed."
        )


def obstacles(book: Any, picture: Book) -> dict[str, str]:
    """Sheets that must not be written, each with the reason and what to do."""
    found = {}
    for sheet in picture.sheets:
        live = book.sheets[sheet.name]
        if is_protected(live):
            found[sheet.name] = f"{sheet.name} is protected: unprotect it (Review, Unprotect Sheet) and press again"
        elif is_filtered(live):
            found[sheet.name] = f"{sheet.name} is filtered: show all rows (Data, Clear) and press again"
    return found
