"""Whatever breaks while a workbook is written, it is the old one or the new one, whole, and the journal tells which."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.faulting import Steps, in_child, watch
from tests.odd.build import FOLDER
from xlengine.files.journal import digest_of, journal_path, load, pending_path
from xlengine.files.lock import lock_path, locked
from xlengine.files.read import read
from xlengine.files.refused import Refused
from xlengine.files.undo import undo
from xlengine.files.write import write
from xlengine.finding import Change
from xlengine.sheet import Ref

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked and killed")
WRITTEN, REFUSED, MORE_THAN_A_SENTENCE, UNDISTURBED = 0, 3, 4, 10


def changes(value: int) -> list[Change]:
    return [Change(Ref("Sheet1", 2, 2), Decimal(value)), Change(Ref("Sheet1", 9, 3), "new")]


def recalculate(path: Path, value: int) -> int:
    try:
        write(read(path), changes(value), path)
    except Refused as refused:
        return REFUSED if "\n" not in str(refused) else MORE_THAN_A_SENTENCE
    return WRITTEN


def take_back(path: Path) -> int:
    try:
        undo(path)
    except Refused:
        return REFUSED
    return WRITTEN


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook that was recalculated once, so that there is a journal which must not be lost."""
    path = Path(shutil.copy(FOLDER / "plain.xlsx", tmp_path / "book.xlsx"))
    assert recalculate(path, 1) == WRITTEN
    return path


def states(book: Path) -> tuple[bytes, bytes, bytes]:
    """The workbook as published, as it is, and as the next recalculation makes it."""
    original, once = (FOLDER / "plain.xlsx").read_bytes(), book.read_bytes()
    saved = {path: path.read_bytes() for path in book.parent.iterdir()}
    assert recalculate(book, 2) == WRITTEN
    twice = book.read_bytes()
    restore(book, saved)
    return original, once, twice


def restore(book: Path, saved: dict[Path, bytes]) -> None:
    for path in book.parent.iterdir():
        path.unlink()
    for path, content in saved.items():
        path.write_bytes(content)


def outcomes(book: Path, work: Callable[[Path], int], error: int = 0) -> Iterator[tuple[int, int]]:
    """(step, status) of the work, cut off or failing at each of its steps in turn, the folder as it was every time."""
    saved = {path: path.read_bytes() for path in book.parent.iterdir()}

    def once(at: int) -> int:
        steps = Steps(at, error)
        watch(steps)
        status = work(book)
        return status if steps.count > at else status + UNDISTURBED

    for at in range(1_000):
        restore(book, saved)
        status = in_child(lambda at=at: once(at))  # type: ignore[misc]
        yield at, status % UNDISTURBED if status > 0 else status
        if status >= UNDISTURBED:
            assert at > 15
            return
    raise AssertionError("never came to an end")


def left(book: Path) -> set[str]:
    return {path.name for path in book.parent.iterdir()}


def test_killed_at_any_step_the_workbook_is_old_or_new_and_the_next_run_cleans_up(book: Path) -> None:
    original, once, twice = states(book)
    seen = set()
    for at, status in outcomes(book, lambda path: recalculate(path, 2)):
        assert status in (-signal.SIGKILL, WRITTEN), at
        now = book.read_bytes()
        assert now in (once, twice), at
        seen.add(now)
        entry = load(book)
        assert entry is not None
        assert (entry.result, entry.source) == (digest_of(now), digest_of(once if now == twice else original)), at
        assert recalculate(book, 3) == WRITTEN, at
        assert left(book) == {"book.xlsx", journal_path(book).name}, at
        assert take_back(book) == WRITTEN
        assert book.read_bytes() == now
    assert seen == {once, twice}


def test_killed_at_any_step_a_recalculation_can_be_taken_back_to_the_byte(book: Path) -> None:
    original, once, _ = states(book)
    for at, _ in outcomes(book, lambda path: recalculate(path, 2)):
        before = original if book.read_bytes() == once else once
        assert take_back(book) == WRITTEN, at
        assert book.read_bytes() == before, at
        assert left(book) == {"book.xlsx"}, at


def test_killed_at_any_step_of_undo_the_workbook_is_old_or_new_and_undo_can_be_tried_again(book: Path) -> None:
    original, once, _ = states(book)
    seen = set()
    for at, status in outcomes(book, take_back):
        assert status in (-signal.SIGKILL, WRITTEN), at
        now = book.read_bytes()
        seen.add(now)
        assert now in (original, once), at
        assert take_back(book) == (WRITTEN if now == once else REFUSED), at
        assert book.read_bytes() == original, at
    assert seen == {original, once}


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES])
def test_where_the_system_fails_the_workbook_is_old_or_new_and_the_answer_says_which(book: Path, error: int) -> None:
    _, once, twice = states(book)
    statuses = set()
    for at, status in outcomes(book, lambda path: recalculate(path, 2), error):
        statuses.add(status)
        assert status in (WRITTEN, REFUSED), at
        assert book.read_bytes() == (twice if status == WRITTEN else once), at
        entry = load(book)
        assert entry is not None
        assert entry.result == digest_of(book.read_bytes()), at
        assert recalculate(book, 3) == WRITTEN, at
        assert left(book) == {"book.xlsx", journal_path(book).name}, at
    assert statuses == {WRITTEN, REFUSED}


def test_a_full_disk_leaves_the_workbook_and_no_rubbish(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small file system can be mounted by the system's administrator only")
    try:
        path = Path(shutil.copy(FOLDER / "plain.xlsx", disk / "book.xlsx"))
        once = path.read_bytes()
        room = 0
        for filled in range(7, 0, -1):
            (disk / "filler").write_bytes(b"x" * 4096 * filled)
            room += recalculate(path, 2) == WRITTEN
            if path.read_bytes() != once:
                break
            assert left(path) == {"book.xlsx", "filler"}
        assert room == 1
        (disk / "filler").unlink()
        assert recalculate(path, 3) == WRITTEN
        assert left(path) == {"book.xlsx", journal_path(path).name}
    finally:
        subprocess.run(["umount", str(disk)], check=False)


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A workbook in a folder that may only be read, for a user who is not the administrator."""
    folder = Path(tempfile.mkdtemp())
    path = Path(shutil.copy(FOLDER / "plain.xlsx", folder / "book.xlsx"))
    os.chmod(folder, 0o555)
    yield path
    os.chmod(folder, 0o755)
    shutil.rmtree(folder)


def as_nobody(work: Callable[[], int]) -> int:
    """The work done by a user without rights; modules are loaded beforehand, for that user may not read them."""

    def done() -> int:
        if os.geteuid() == 0:
            os.setgid(65_534)
            os.setuid(65_534)
        return work()

    return in_child(done)


def test_in_a_read_only_folder_nothing_is_written_and_that_is_said(closed_folder: Path, book: Path) -> None:
    def work() -> int:
        try:
            write(read(closed_folder), changes(2), closed_folder)
        except Refused as refused:
            return REFUSED if "read-only" in str(refused) else 98
        return WRITTEN

    assert as_nobody(work) == REFUSED
    assert left(closed_folder) == {"book.xlsx"}
    assert closed_folder.read_bytes() == (FOLDER / "plain.xlsx").read_bytes()


def test_a_workbook_that_may_not_be_written_is_refused(book: Path) -> None:
    folder = Path(tempfile.mkdtemp())
    os.chmod(folder, 0o777)
    path = Path(shutil.copy(book, folder / "book.xlsx"))
    os.chmod(path, 0o444)
    try:
        assert as_nobody(lambda: recalculate(path, 2)) == REFUSED
        os.chmod(path, 0)
        assert as_nobody(lambda: recalculate(path, 2)) == REFUSED
        os.chmod(path, 0o600)
        assert path.read_bytes() == book.read_bytes()
        assert left(path) == {"book.xlsx"}
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize(("mark", "program"), [("~$book.xlsx", "Excel"), (".~lock.book.xlsx#", "LibreOffice")])
def test_a_workbook_that_is_open_in_another_program_is_refused(book: Path, mark: str, program: str) -> None:
    (book.parent / mark).write_bytes(b"")
    before = book.read_bytes()
    with pytest.raises(Refused, match=f"open in {program}"):
        write(read(book), changes(2), book)
    with pytest.raises(Refused, match=f"open in {program}"):
        undo(book)
    assert book.read_bytes() == before


def test_a_button_in_libreoffice_takes_back_what_is_open_there_but_never_what_excel_holds(book: Path) -> None:
    before = book.read_bytes()
    write(read(book), changes(2), book)
    (book.parent / ".~lock.book.xlsx#").write_bytes(b"")
    (book.parent / "~$book.xlsx").write_bytes(b"")
    with pytest.raises(Refused, match="open in Excel"):
        undo(book, while_open=True)
    (book.parent / "~$book.xlsx").unlink()
    undo(book, while_open=True)
    assert book.read_bytes() == before


def test_a_workbook_that_was_replaced_since_it_was_read_is_left_alone(book: Path) -> None:
    picture = read(book)
    shutil.copy(FOLDER / "merged.xlsx", book)
    with pytest.raises(Refused, match="changed on disk since it was read"):
        write(picture, changes(2), book)
    assert book.read_bytes() == (FOLDER / "merged.xlsx").read_bytes()


def test_a_workbook_that_is_replaced_while_the_new_one_is_written_is_left_alone(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def replaced_meanwhile(handle: int) -> None:
        flush(handle)
        if pending_path(book).exists():
            shutil.copy(FOLDER / "merged.xlsx", book)

    monkeypatch.setattr(os, "fsync", replaced_meanwhile)
    with pytest.raises(Refused, match="replaced by another program"):
        write(read(book), changes(2), book)
    assert book.read_bytes() == (FOLDER / "merged.xlsx").read_bytes()
    assert left(book) == {"book.xlsx", journal_path(book).name}


def test_a_rename_that_fails_leaves_the_workbook_and_its_journal(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, journal = book.read_bytes(), journal_path(book).read_bytes()
    rename = os.replace

    def fails(source: str, target: str | Path) -> None:
        if Path(target) == book:
            raise PermissionError(errno.EACCES, "Permission denied")
        rename(source, target)

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(Refused, match="permission denied"):
        write(read(book), changes(2), book)
    assert (book.read_bytes(), journal_path(book).read_bytes()) == (before, journal)
    assert left(book) == {"book.xlsx", journal_path(book).name}


def test_while_one_process_recalculates_a_workbook_another_is_refused(book: Path) -> None:
    waiting, done = os.pipe(), os.pipe()

    def hold() -> int:
        with locked(book):
            os.write(waiting[1], b"x")
            os.read(done[0], 1)
        return 0

    process = os.fork()
    if process == 0:
        os._exit(hold())
    os.read(waiting[0], 1)
    with pytest.raises(Refused, match="being recalculated by another process"):
        write(read(book), changes(2), book)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    assert lock_path(book).exists()
    assert recalculate(book, 2) == WRITTEN
    assert left(book) == {"book.xlsx", journal_path(book).name}


def test_many_recalculations_at_once_leave_one_whole_result(book: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.test_faults import REFUSED, recalculate; "
        "sys.exit(max(0, *(recalculate(Path(sys.argv[1]), int(sys.argv[2])) - REFUSED for _ in range(15))))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(book), str(value)], cwd=Path(__file__).parents[1])
        for value in range(10, 14)
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    assert read(book).sheets[0].cell(2, 2).value in {Decimal(value) for value in range(10, 14)}
    entry = load(book)
    assert entry is not None
    assert entry.result == digest_of(book.read_bytes())
    assert left(book) == {"book.xlsx", journal_path(book).name}


def test_another_workbook_whose_name_ends_alike_keeps_its_unfinished_files(book: Path) -> None:
    other = book.with_name("a-book.xlsx")
    shutil.copy(book, other)
    assert recalculate(other, 5) == WRITTEN
    mark = time.time_ns()
    (book.parent / f".xlengine-abcdefgh-{mark}").write_bytes(b"another program's")
    assert recalculate(book, 6) == WRITTEN
    assert f".xlengine-abcdefgh-{mark}" in left(book)
    assert journal_path(other).name in left(book)
