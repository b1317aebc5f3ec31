"""A bar with the time left, on a terminal only."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FEWEST = 3
"""Workbooks below which nobody waits long enough for a bar."""


@contextmanager
def progress(count: int) -> Iterator[Callable[[int], None]]:
    """Hears how many of `count` workbooks are done, and shows it on standard error."""
    if count < FEWEST or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("workbooks"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("left"))
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("workbooks", total=count)

        def told(done: int) -> None:
            bar.update(task, completed=done, refresh=True)

        told(0)
        yield told
