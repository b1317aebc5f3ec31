"""Changes onto the disk: the workbook is always the old one or the new one, whole, and the journal tells which."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from xlengine.files.journal import compose, digest_of, journal_path, pending_path, settle
from xlengine.files.limits import DEFAULT, Limits
from xlengine.files.lock import locked
from xlengine.files.package import Package
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import Book

TEMPORARY = ".xlengine-"


def write(
    book: Book,
    changes: Sequence[Change],
    target: str | Path,
    *,
    calculate_on_open: bool = False,
    limits: Limits = DEFAULT,
) -> None:
    """Writes the book's file with the changes to the target, with a journal beside it, in one step.

    Refused, and nothing written, where the file was changed since it was read, is open in Excel, or cannot be written.
    """
    out = real(target)
    package = Package.open(book.path, limits)
    if book.digest and digest_of(package.content) != book.digest:
        raise Refused(f"{book.path}: changed on disk since it was read; nothing was written, try again")
    writable(out)
    after = splice(package, changes, calculate_on_open=calculate_on_open)
    with locked(out):
        clean(out)
        is_source = out.exists() and out == real(book.path)
        if not changes:
            if not is_source:
                put(out, package.content)
            return
        seen = _seen(out)
        if is_source and digest_of(out.read_bytes()) != digest_of(package.content):
            raise Refused(f"{book.path}: changed on disk since it was read; nothing was written, try again")
        pending = pending_path(out)
        try:
            put(pending, compose(package.content, after, changes), like=out if out.exists() else real(book.path))
            put(out, after, seen)
        except Refused:
            with contextlib.suppress(OSError):
                pending.unlink()
            raise
        with contextlib.suppress(OSError):  # where it stays pending, whoever reads it next sees that it came true
            os.replace(pending, journal_path(out))


def real(path: str | Path) -> Path:
    """The file itself, not a link to it: replacing a link would leave the workbook as it was."""
    return Path(os.path.realpath(path))


NO_FILE = "a device or a pipe, which a file would take the place of; name a file to write to"


def writable(out: Path, *, while_open: bool = False, elsewhere: bool = True) -> None:
    """Refuses what can be seen beforehand to fail; `while_open` lets LibreOffice pass, which does not hold the file.

    `elsewhere`: another file may be written instead.
    """
    instead = ", or write elsewhere with -o" if elsewhere else ""
    if out.is_dir():
        raise Refused(f"{out}: a folder; name a file to write to")
    if out.exists() and not out.is_file():
        raise Refused(f"{out}: {NO_FILE}")
    if not out.parent.is_dir():
        raise Refused(f"{out.parent}: there is no such folder; make it first")
    if out.with_name(f"~${out.name}").exists():
        raise Refused(f"{out}: open in Excel; close it there{instead}")
    if not while_open and out.with_name(f".~lock.{out.name}#").exists():
        raise Refused(f"{out}: open in LibreOffice; close it there{instead}")
    if out.exists() and not os.access(out, os.W_OK):
        raise Refused(f"{out}: read-only; make it writable{instead}")
    if not os.access(out.parent, os.W_OK):
        raise Refused(f"{out.parent}: the folder is read-only; make it writable{instead}")


_State = tuple[int, int, int, int]


def _seen(path: Path) -> _State | None:
    """What tells one state of a file from another at a glance; None where there is no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f"{path}: cannot be read ({error.strerror}); nothing was changed") from None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def put(out: Path, content: bytes, seen: _State | None = None, *, like: Path | None = None) -> None:
    """The file in one step: written beside, flushed, read back, moved into place. Its permissions stay.

    `seen`: what the file was when it was looked at; Refused where it is another by now. `like`: another file, whose
    permissions it gets.
    """
    if out.exists() and not out.is_file():
        raise Refused(f"{out}: {NO_FILE}")
    handle, name = -1, ""
    try:
        handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=_suffix(out), dir=out.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if Path(name).read_bytes() != content:
            raise OSError(5, "what was written could not be read back")
        _like(name, like or out)
        if seen is not None and _seen(out) != seen:
            raise Refused(f"{out}: replaced by another program in the meantime; nothing was written, try again")
        os.replace(name, out)
        name = ""
        _flush_folder(out.parent)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Refused(f"{out}: cannot be written ({reason}); nothing was changed") from None
    finally:
        if name:
            with contextlib.suppress(OSError):
                os.unlink(name)


def _like(name: str, out: Path) -> None:
    """Gives a new file the owner and permissions of the one that it takes the place of, or those of any new file."""
    if out.exists():
        status = out.stat()
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):
                os.chown(name, status.st_uid, status.st_gid)
        os.chmod(name, status.st_mode & 0o7777)
    else:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)


def _flush_folder(folder: Path) -> None:
    """The new name survives a power cut; where the system cannot say so, it does as it can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _suffix(out: Path) -> str:
    """What a file's temporary ones end with: short for the longest name, and another for each."""
    return f"-{hashlib.sha256(os.fsencode(out.name)).hexdigest()[:12]}"


def clean(out: Path) -> None:
    """Puts in order what a run that was cut off has left: its temporary files, and a journal that nobody finished."""
    for path in (out, pending_path(out)):
        for left in out.parent.glob(f"{TEMPORARY}*{_suffix(path)}"):
            with contextlib.suppress(OSError):
                left.unlink()
    settle(out)
