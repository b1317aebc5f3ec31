"""The journal of a recalculation: what was changed, when, by whom, and the bytes that take it back."""

from __future__ import annotations

import base64
import contextlib
import getpass
import hashlib
import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from xlengine.files.refused import Refused
from xlengine.finding import Change
from xlengine.sheet import CellError, Ref, Value, column_letters

SCHEMA = "xlengine.journal/1"
AT_A_TIME = 4000
"""So many changes are told together."""
LARGEST = 1 << 30
"""Bytes of a workbook that a journal may hold; more would be made to do harm."""


def digest_of(content: bytes) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def journal_path(workbook: Path) -> Path:
    """The journal stands beside its workbook, hidden."""
    return workbook.with_name(f".{workbook.name}.xlengine.json")


def pending_path(workbook: Path) -> Path:
    """The journal of a recalculation while it is being written; it came true if the workbook is its result."""
    return workbook.with_name(f".{workbook.name}.xlengine.pending.json")


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal as it was read."""

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


def compose(before: bytes, after: bytes, changes: Sequence[Change]) -> bytes:
    """The journal's bytes."""
    from xlengine import __version__

    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle = before[head : len(before) - tail]
    first = {
        "schema": SCHEMA,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "user": _user(),
        "version": __version__,
        "source": digest_of(before),
        "result": digest_of(after),
    }
    packed = zlib.compress(middle, 0)  # the parts of a workbook are packed already
    last = {"head": head, "tail": tail, "original": base64.b64encode(packed).decode("ascii")}
    listed = BytesIO()
    listed.write(f'{_json(first)[:-1]}, "changes": [\n'.encode())
    lines, between = map(_line, changes), b""
    while some := ",\n".join(islice(lines, AT_A_TIME)):
        listed.write(between + some.encode())
        between = b",\n"
    listed.write(f"\n],\n{_json(last)[1:]}\n".encode())
    return listed.getvalue()


_json = json.JSONEncoder(ensure_ascii=False).encode


def _line(change: Change) -> str:
    """One change on one line, and none of it indented: there may be many."""
    if change.keeps_formula and type(change.before) is type(change.value) is Decimal and change.formula is None:
        return (  # the refreshed result of a formula: nearly all of many
            f'{{"sheet": {_text(change.ref.sheet)}, "cell": "{column_letters(change.ref.column)}{change.ref.row}", '
            f'"code": {_text(change.code)}, "before": {{"number": "{change.before:f}"}}, '
            f'"after": {{"number": "{change.value:f}"}}, "formula": true, "written": null}}'
        )
    written = "null" if change.formula is None else _json(change.formula)
    cell = f"{column_letters(change.ref.column)}{change.ref.row}"
    return (
        f'{{"sheet": {_text(change.ref.sheet)}, "cell": "{cell}", "code": {_text(change.code)}, '
        f'"before": {_stored(change.before)}, "after": {_stored(change.value)}, '
        f'"formula": {"true" if change.keeps_formula else "false"}, "written": {written}}}'
    )


_text = lru_cache(maxsize=1024)(_json)
"""Names of sheets and codes, of which there are few."""


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


def _stored(value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, Decimal):
        return f'{{"number": "{value:f}"}}'
    if isinstance(value, bool):
        return _json({"logical": value})
    return _json({"error": str(value)} if isinstance(value, CellError) else {"text": value})


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
    pending = _entry(pending_path(workbook))
    if pending is not None and workbook.exists() and digest_of(workbook.read_bytes()) == pending.result:
        return pending
    return _entry(journal_path(workbook))


def settle(workbook: Path) -> None:
    """Ends what a run that was cut off left pending: its journal stands if the workbook was written, else it goes."""
    pending = pending_path(workbook)
    if not pending.exists():
        return
    with contextlib.suppress(OSError):
        try:
            entry = _entry(pending)
        except Refused:
            entry = None
        if entry is not None and workbook.exists() and digest_of(workbook.read_bytes()) == entry.result:
            os.replace(pending, journal_path(workbook))
        else:
            pending.unlink()


def _entry(where: Path) -> Entry | None:
    """One journal; None where there is none. Refused where it cannot be read."""
    try:
        found = json.loads(where.read_bytes())
        if found["schema"] != SCHEMA:
            raise ValueError
        changes = [
            Change(
                Ref.at(f"'{c['sheet'].replace(chr(39), chr(39) * 2)}'!{c['cell']}"), _value(c["after"]),
                _value(c["before"]), c["code"], c.get("written"), keeps_formula=c["formula"],
            )
            for c in found["changes"]
        ]  # fmt: skip
        middle = _unpacked(base64.b64decode(found["original"]))
        head, tail = int(found["head"]), int(found["tail"])
        if head < 0 or tail < 0:
            raise ValueError
        return Entry(str(found["source"]), str(found["result"]), changes, head, tail, middle)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f"{where}: the journal cannot be read ({error.strerror}); ask for access") from None
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError, zlib.error):
        raise Refused(f"{where}: the journal is damaged, so nothing can be taken back from it") from None


def _unpacked(packed: bytes) -> bytes:
    """The original bytes; ValueError where they are more than any workbook."""
    inflate = zlib.decompressobj()
    found = inflate.decompress(packed, LARGEST)
    if inflate.unconsumed_tail or not inflate.eof:
        raise ValueError
    return found
