"""One recalculation of a workbook at a time. The lock is the system's own: it ends with the process that holds it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from xlengine.files.refused import Refused

_UNKNOWN = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}
"""What file systems say that know no locks; there, nobody can be kept out."""


def lock_path(workbook: Path) -> Path:
    """The file that is locked: it stands beside the workbook, hidden, while a recalculation runs."""
    return workbook.with_name(f".{workbook.name}.xlengine.lock")


@contextlib.contextmanager
def locked(workbook: Path) -> Iterator[None]:
    """Holds the workbook's lock; Refused where another process, or another thread, holds it."""
    path = lock_path(workbook)
    try:
        handle = _taken(path, workbook)
    except PermissionError:
        raise Refused(f"{workbook.parent}: the folder is read-only; write elsewhere with -o") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Refused(f"{workbook}: cannot be written ({reason}); nothing was changed") from None
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(handle)
            handle = -1
        with contextlib.suppress(OSError):
            path.unlink()
        if handle >= 0:
            with contextlib.suppress(OSError):
                os.close(handle)


def _taken(path: Path, workbook: Path) -> int:
    """An open handle that holds the lock."""
    while True:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            if not _hold(handle):
                raise Refused(f"{workbook}: being recalculated by another process; try again when it has finished")
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(handle), os.stat(path)):
                    return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # its last holder has removed it in between


def _hold(handle: int) -> bool:
    """Whether the lock could be had at once."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _UNKNOWN
    return True
