"""The journal of a recalculation: what was changed, when, by whom, and the bytes that take it back."""

from __future__ import annotations

import base64
import getpass
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from xlengine.files.package import Package
from xlengine.files.read import book_of
from xlengine.files.refused import Refused
from xlengine.finding import Change
from xlengine.sheet import CellError, Ref, Value

SCHEMA = "xlengine.journal/1"
PENDING, DONE = "pending", "done"


def digest_of(content: bytes) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def journal_path(workbook: Path) -> Path:
    """The journal stands beside its workbook, hidden."""
    return workbook.with_name(f".{workbook.name}.xlengine.json")


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal as it was read."""

    state: str
    source: str
    """Digest of the workbook before."""
    result: str
    """Digest of the workbook after."""
    changes: list[Change]
    head: int
    tail: int
    """So many bytes at the beginning and at the end are the same before and after."""
    middle: bytes
    """What stood between them before."""


def compose(before: bytes, after: bytes, changes: Sequence[Change], state: str) -> bytes:
    """The journal's bytes."""
    from xlengine import __version__

    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle = before[head : len(before) - tail]
    return json.dumps(
        {
            "schema": SCHEMA,
            "state": state,
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
            "user": _user(),
            "version": __version__,
            "source": digest_of(before),
            "result": digest_of(after),
            "changes": [
                {
                    "sheet": change.ref.sheet, "cell": change.ref.address, "code": change.code,
                    "before": _stored(change.before), "after": _stored(change.value),
                    "formula": change.keeps_formula,
                }
                for change in changes
            ],
            "head": head,
            "tail": tail,
            "original": base64.b64encode(zlib.compress(middle, 6)).decode("ascii"),
        },
        ensure_ascii=False,
        indent=1,
    ).encode("utf-8")  # fmt: skip


def _common(one: bytes, other: bytes) -> int:
    """How many bytes are the same from the beginning on."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _stored(value: Value) -> dict[str, Any] | None:
    if value is None:
        return None
    if isinstance(value, Decimal):
        return {"number": f"{value:f}"}
    if isinstance(value, bool):
        return {"logical": value}
    return {"error": str(value)} if isinstance(value, CellError) else {"text": value}


def _value(stored: Any) -> Value:
    if not isinstance(stored, dict):
        return None
    if "number" in stored:
        return Decimal(str(stored["number"]))
    if "logical" in stored:
        return bool(stored["logical"])
    return CellError(str(stored["error"])) if "error" in stored else str(stored.get("text", ""))


def load(workbook: Path) -> Entry | None:
    """The workbook's journal; None where there is none. Refused where it cannot be read."""
    where = journal_path(workbook)
    try:
        found = json.loads(where.read_bytes())
        if found["schema"] != SCHEMA:
            raise ValueError
        changes = [
            Change(
                Ref.at(f"'{c['sheet'].replace(chr(39), chr(39) * 2)}'!{c['cell']}"), _value(c["after"]),
                _value(c["before"]), c["code"], keeps_formula=c["formula"],
            )
            for c in found["changes"]
        ]  # fmt: skip
        middle = zlib.decompress(base64.b64decode(found["original"]))
        return Entry(
            found["state"], found["source"], found["result"], changes, int(found["head"]), int(found["tail"]), middle
        )
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f"{where}: the journal cannot be read ({error.strerror}); ask for access") from None
    except (ValueError, KeyError, TypeError, ArithmeticError, zlib.error):
        raise Refused(f"{where}: the journal is damaged, so nothing can be taken back from it") from None


def undo(path: str | Path) -> list[Change]:
    """Takes the last recalculation back and gives the changes that were made to do so.

    Where the workbook is as the recalculation left it, its bytes become exactly what they were. Where it was edited
    since, each cell that still holds what was written gets its former value; the others stay, as does the journal then.
    """
    from xlengine.files.splice import splice
    from xlengine.files.write import locked, put

    workbook = Path(path)
    package = Package.open(workbook)
    entry = load(workbook)
    if entry is None:
        raise Refused(f"{path}: no recalculation is on record here, so there is nothing to take back")
    content = package.content
    now = digest_of(content)
    if now == entry.source:
        journal_path(workbook).unlink(missing_ok=True)
        raise Refused(f"{path}: the workbook is as it was before the recalculation already")
    with locked(workbook):
        if now == entry.result:
            original = content[: entry.head] + entry.middle + content[len(content) - entry.tail :]
            if digest_of(original) != entry.source:
                raise Refused(f"{path}: the journal does not fit the workbook, so nothing was changed")
            put(workbook, original)
            journal_path(workbook).unlink(missing_ok=True)
            return [_reversed(change) for change in entry.changes]
        book = book_of(package)
        names = {sheet.name for sheet in book.sheets}
        back = [
            _reversed(change) for change in entry.changes
            if change.ref.sheet in names and book.cell(change.ref).value == change.value
            and (book.cell(change.ref).formula is not None) == change.keeps_formula
        ]  # fmt: skip
        if not back:
            raise Refused(f"{path}: every changed cell was edited since, so nothing was taken back")
        put(workbook, splice(package, back))
        journal_path(workbook).unlink(missing_ok=True)
        return back


def _reversed(change: Change) -> Change:
    return Change(change.ref, change.before, change.value, change.code, keeps_formula=change.keeps_formula)
