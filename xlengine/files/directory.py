"""A zip file as its directory records it: one Member for each part, and what is written when parts change."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from xlengine.files.refused import Refused

DAMAGED = "damaged, or no workbook at all; open it in Excel and save it again"
OTHER = "no .xlsx or .xlsm workbook; open it in Excel and save it as .xlsx"
NAMED = (".xlsx", ".xlsm", ".xltx", ".xltm")
"""How a file is called that was a workbook once, if it is none now."""
STORED, DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LAST = struct.Struct("<4s4H2LH")
_WIDE_LAST = struct.Struct("<4sQ2H2L4Q")
_WIDE = 0xFFFFFFFF
_HAS_DESCRIPTOR, _IS_UNICODE = 0x8, 0x800
_FIRST_DAY = 33  # 1980-01-01, the date that spreadsheet programs give every part


class Member(NamedTuple):
    """One part as the directory records it; its bytes lie in the file from `start` to `end`, local header included."""

    name: str
    record: bytes
    start: int
    end: int
    flags: int
    method: int
    checksum: int
    packed: int
    size: int


class Directory(NamedTuple):
    """The members in the order of the directory, where it begins, and the record that ends the file."""

    members: list[Member]
    begin: int
    last: bytes

    @classmethod
    def of(cls, content: bytes, path: str, most: int) -> Directory:
        """Reads the directory; Refused where the file has none, or where it does not fit the file."""
        last = content.rfind(b"PK\5\6", max(0, len(content) - 0x10000 - _LAST.size))
        if last < 0 or last + _LAST.size > len(content):
            raise Refused(f"{path}: {DAMAGED if path.casefold().endswith(NAMED) else OTHER}")
        _, _, _, _, count, length, offset, _ = _LAST.unpack_from(content, last)
        end = last
        if _WIDE in (length, offset) or count == 0xFFFF:
            end = content.rfind(b"PK\6\6", 0, last)
            if end < 0 or end + _WIDE_LAST.size > len(content):
                raise Refused(f"{path}: {DAMAGED}")
            count, length, offset = _WIDE_LAST.unpack_from(content, end)[-3:]
        begin = end - length
        if begin < offset or count > len(content) // _CENTRAL.size:
            raise Refused(f"{path}: {DAMAGED}")
        if count > most:
            raise Refused(f"{path}: {count} parts, more than the {most} that are allowed; not opened")
        found = list(_recorded(content, path, begin, end, begin - offset))
        if len(found) != count:
            raise Refused(f"{path}: {DAMAGED}")
        return cls(_with_ends(found, path, begin), begin, content[last:])


def _recorded(content: bytes, path: str, begin: int, end: int, shift: int) -> Iterator[Member]:
    """The members, their ends not known yet. `shift` is what stands in front of the archive."""
    at = begin
    while at + _CENTRAL.size <= end and content.startswith(b"PK\1\2", at):
        fields = _CENTRAL.unpack_from(content, at)
        flags, method, checksum, packed, size = fields[3], fields[4], fields[7], fields[8], fields[9]
        following = at + _CENTRAL.size + sum(fields[10:13])
        record = content[at:following]
        offset = fields[-1]
        wide = _wide(record, size == _WIDE, packed == _WIDE, offset == _WIDE)
        if following > end or wide is None:
            raise Refused(f"{path}: {DAMAGED}")
        size, packed, offset = (w if w is not None else n for w, n in zip(wide, (size, packed, offset), strict=True))
        if not begin > offset + shift >= 0:
            raise Refused(f"{path}: {DAMAGED}")
        name = _name(record[_CENTRAL.size : _CENTRAL.size + fields[10]])
        yield Member(name, record, offset + shift, 0, flags, method, checksum, packed, size)
        at = following


def _name(encoded: bytes) -> str:
    """A part's name: UTF-8 whether the file says so or not, and the old code page where it cannot be that."""
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError:
        return encoded.decode("cp437")


def _wide(record: bytes, *wanted: bool) -> list[int | None] | None:
    """Size, packed size and offset from the zip64 field, None for those that are not in it; None if it is too short."""
    if not any(wanted):
        return [None, None, None]
    for kind, at, length in _extra_fields(record):
        if kind == 1 and length >= 8 * sum(wanted):
            numbers = iter(struct.unpack_from(f"<{sum(wanted)}Q", record, at))
            return [next(numbers) if want else None for want in wanted]
    return None


def _extra_fields(record: bytes | bytearray) -> Iterator[tuple[int, int, int]]:
    """(kind, where its content begins, length) of each extra field of a central record."""
    name_length, extra_length = struct.unpack_from("<2H", record, 28)
    at = _CENTRAL.size + name_length
    end = at + extra_length
    while at + 4 <= end:
        kind, length = struct.unpack_from("<2H", record, at)
        if at + 4 + length > end:
            return
        yield kind, at + 4, length
        at += 4 + length


def _with_ends(found: list[Member], path: str, begin: int) -> list[Member]:
    """The members with their ends; Refused where two share bytes."""
    starts = sorted({member.start for member in found})
    ends = dict(zip(starts, [*starts, begin][1:], strict=True))
    if len(starts) != len(found) or any(m.start + _LOCAL.size + m.packed > ends[m.start] for m in found):
        raise Refused(f"{path}: parts overlap inside the file; not opened")
    return [
        Member(m.name, m.record, m.start, ends[m.start], m.flags, m.method, m.checksum, m.packed, m.size) for m in found
    ]


def unpacked(content: bytes, member: Member) -> bytes | None:
    """The member's content; None where it is damaged or longer or shorter than the directory says."""
    if not content.startswith(b"PK\3\4", member.start):
        return None
    name_length, extra_length = struct.unpack_from("<2H", content, member.start + 26)
    begin = member.start + _LOCAL.size + name_length + extra_length
    if begin + member.packed > member.end:
        return None
    found = content[begin : begin + member.packed]
    if member.method == DEFLATED:
        inflate = zlib.decompressobj(-15)
        try:
            found = inflate.decompress(found, member.size + 1)
        except zlib.error:
            return None
    elif member.method != STORED:
        return None
    return found if len(found) == member.size and zlib.crc32(found) == member.checksum else None


def moved(member: Member, offset: int) -> bytes:
    """The central record of a member whose bytes stay, at its new place."""
    record = bytearray(member.record)
    if struct.unpack_from("<L", record, 42)[0] != _WIDE:
        struct.pack_into("<L", record, 42, offset)
        return bytes(record)
    before = sum(struct.unpack_from("<L", record, at)[0] == _WIDE for at in (20, 24))
    at = next(at for kind, at, _ in _extra_fields(record) if kind == 1)
    struct.pack_into("<Q", record, at + 8 * before, offset)
    return bytes(record)


def packed_again(content: bytes, member: Member, unpacked: bytes, offset: int) -> tuple[bytes, bytes]:
    """(local header and content, central record) of a member with new content: name, date and attributes stay."""
    body = unpacked if member.method == STORED else _deflated(unpacked)
    signature, version, flags, method, time, date, *_, name_length, _ = _LOCAL.unpack_from(content, member.start)
    name = content[member.start + _LOCAL.size : member.start + _LOCAL.size + name_length]
    flags &= ~_HAS_DESCRIPTOR
    numbers = (zlib.crc32(unpacked), len(body), len(unpacked))
    local = _LOCAL.pack(signature, version, flags, method, time, date, *numbers, name_length, 0)
    record = bytearray(member.record)
    kept = b"".join(record[at - 4 : at + length] for kind, at, length in _extra_fields(record) if kind != 1)
    begin, length = _CENTRAL.size + struct.unpack_from("<H", record, 28)[0], struct.unpack_from("<H", record, 30)[0]
    record[begin : begin + length] = kept
    struct.pack_into("<H", record, 8, flags)
    struct.pack_into("<3L", record, 16, *numbers)
    struct.pack_into("<H", record, 30, len(kept))
    struct.pack_into("<L", record, 42, offset)
    return local + name + body, bytes(record)


def packed_new(name: str, unpacked: bytes, offset: int) -> tuple[bytes, bytes]:
    """(local header and content, central record) of a part that was not there."""
    body, encoded = _deflated(unpacked), name.encode("utf-8")
    flags = 0 if name.isascii() else _IS_UNICODE
    numbers = (zlib.crc32(unpacked), len(body), len(unpacked), len(encoded), 0)
    common = (20, flags, DEFLATED, 0, _FIRST_DAY, *numbers)
    return (
        _LOCAL.pack(b"PK\3\4", *common) + encoded + body,
        _CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, offset) + encoded,
    )


def closing(last: bytes, records: int, begin: int, length: int) -> bytes | None:
    """What ends the file, behind the directory, its comment kept; None where the file has grown too large for it."""
    if begin + length >= _WIDE or records >= 0xFFFF:
        return None
    return last[:4] + struct.pack("<4H2L", 0, 0, records, records, length, begin) + last[20:]


def _deflated(unpacked: bytes) -> bytes:
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    return squeeze.compress(unpacked) + squeeze.flush()
