"""Cuts a child process off, or lets the system fail, at the n-th thing that it does to the disk."""

from __future__ import annotations

import builtins
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

NAMES = ("open", "write", "replace", "rename", "unlink", "remove", "fsync", "chmod", "chown", "close", "ftruncate")
Fault = Callable[[str, bool], None]
"""Called with a step's name, before it and once more after it (True)."""


class _File:
    """An open file whose writes, flushes and closing are steps; a write happens in two halves."""

    def __init__(self, file: Any, step: Fault) -> None:
        self._file, self._step = file, step

    def write(self, content: bytes) -> None:
        half = len(content) // 2
        self._step("first half", False)
        self._file.write(content[:half])
        self._file.flush()
        self._step("second half", False)
        self._file.write(content[half:])
        self._file.flush()
        self._step("written", False)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def watch(step: Fault) -> None:
    """From now on every step of this process is told; only ever called in a child process."""

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            step(name, False)
            found = real(*arguments, **named)
            step(name, True)
            return found

        return call

    for name in NAMES:
        setattr(os, name, wrapped(name, getattr(os, name)))
    opened = os.fdopen
    os.fdopen = lambda *arguments, **named: _File(opened(*arguments, **named), step)  # type: ignore[assignment,misc,return-value]


class Steps:
    """Counts steps; at the chosen one the process is killed, or an error raised."""

    def __init__(self, at: int = -1, error: int = 0) -> None:
        self.at, self.error, self.count = at, error, 0

    def __call__(self, name: str, after: bool) -> None:
        if after and self.error:
            return
        self.count += 1
        if self.count - 1 == self.at:
            if not self.error:
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(self.error, os.strerror(self.error))


def in_child(work: Callable[[], int]) -> int:
    """What the work gives, done in a child process; minus the signal where one ended it."""
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process == 0:
        status = 99
        try:
            status = work()
        except BaseException as error:
            builtins.print(repr(error), file=sys.stderr, flush=True)
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
