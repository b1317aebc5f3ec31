"""Changes onto the disk: the workbook is always the old one or the new one, whole, and the journal tells which."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from xlengine.files.journal import DONE, PENDING, compose, digest_of, journal_path, load
from xlengine.files.package import Package
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import Book

TEMPORARY = ".xlengine-"


def write(book: Book, changes: Sequence[Change], target: str | Path, *, calculate_on_open: bool = False) -> None:
    """Writes the book's file with the changes to the target, with a journal beside it, in one step.

    Refused, and nothing written, where the file was changed since it was read, is open in Excel, or cannot be written.
    """
    out = Path(target)
    package = Package.open(book.path)
    if book.digest and digest_of(package.content) != book.digest:
        raise Refused(f"{book.path}: changed on disk since it was read; nothing was written, try again")
    _writable(out)
    after = splice(package, changes, calculate_on_open=calculate_on_open)
    with locked(out):
        clean(out)
        same_file = out.exists() and out.resolve() == Path(book.path).resolve()
        if same_file and digest_of(out.read_bytes()) != digest_of(package.content):
            raise Refused(f"{book.path}: changed on disk since it was read; nothing was written, try again")
        if not changes:
            if not same_file:
                put(out, package.content)
            return
        put(journal_path(out), compose(package.content, after, changes, PENDING))
        try:
            put(out, after)
        except Refused:
            journal_path(out).unlink(missing_ok=True)
            raise
        put(journal_path(out), compose(package.content, after, changes, DONE))


def _writable(out: Path) -> None:
    """Refuses what can be seen beforehand to fail."""
    if out.is_dir():
        raise Refused(f"{out}: a folder; name a file to write to")
    if not out.parent.is_dir():
        raise Refused(f"{out.parent}: there is no such folder; make it first")
    if out.with_name(f"~${out.name}").exists():
        raise Refused(f"{out}: open in Excel; close it there, or write elsewhere with -o")
    if out.exists() and not os.access(out, os.W_OK):
        raise Refused(f"{out}: read-only; write elsewhere with -o, or make it writable")
    if not os.access(out.parent, os.W_OK):
        raise Refused(f"{out.parent}: the folder is read-only; write elsewhere with -o")


def put(out: Path, content: bytes) -> None:
    """The file in one step: written beside, flushed, read back, moved into place. Its permissions stay."""
    handle, name = -1, ""
    try:
        handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=f"-{out.name}", dir=out.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if Path(name).read_bytes() != content:
            raise OSError(5, "what was written could not be read back")
        if out.exists():
            os.chmod(name, out.stat().st_mode & 0o7777)
        else:
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(name, 0o666 & ~mask)
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


def _flush_folder(folder: Path) -> None:
    """The new name survives a power cut; where the system cannot say so, it does as it can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Only one recalculation of a file at a time. A lock whose owner has died is taken over."""
    lock = out.with_name(f".{out.name}.xlengine.lock")
    try:
        handle = _lock(lock, out)
    except PermissionError:
        raise Refused(f"{out.parent}: the folder is read-only; write elsewhere with -o") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Refused(f"{out}: cannot be written ({reason}); nothing was changed") from None
    try:
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)
        lock.unlink(missing_ok=True)


def _lock(lock: Path, out: Path) -> int:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    try:
        return os.open(lock, flags, 0o600)
    except FileExistsError:
        owner = lock.read_text("ascii", "replace").strip()
        if owner.isdigit() and _alive(int(owner)):
            raise Refused(f"{out}: being recalculated by another process ({owner}); try again later") from None
        lock.unlink(missing_ok=True)
        return os.open(lock, flags, 0o600)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OSError):
        return True
    return True


def clean(out: Path) -> None:
    """Puts in order what a run that was cut off has left: its temporary files, and a journal that nobody finished."""
    for left in out.parent.glob(f"{TEMPORARY}*-{_literal(out.name)}"):
        left.unlink(missing_ok=True)
    for left in out.parent.glob(f"{TEMPORARY}*-{_literal(journal_path(out).name)}"):
        left.unlink(missing_ok=True)
    entry = load(out)
    if entry is not None and entry.state == PENDING and out.exists() and digest_of(out.read_bytes()) != entry.result:
        journal_path(out).unlink(missing_ok=True)


def _literal(name: str) -> str:
    """A file's name for a search pattern."""
    return "".join(f"[{sign}]" if sign in "[]*?" else sign for sign in name)
