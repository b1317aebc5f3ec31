"""A zip file byte by byte, so that it can be odd: descriptors, zip64, stored members, sizes that are not true."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

DAY = 33  # 1980-01-01


@dataclass(frozen=True)
class Member:
    """One member as it is to be written; what is None is as it must be."""

    name: str
    content: bytes
    is_stored: bool = False
    has_descriptor: bool = False
    is_wide: bool = False
    """With zip64 fields in both headers."""
    size: int | None = None
    checksum: int | None = None
    flags: int = 0
    mode: int = 0
    """The Unix file type and permissions, in the upper half of the external attributes."""
    extra: bytes = b""


def packed(members: Iterable[Member] | Mapping[str, bytes], *, prefix: bytes = b"", comment: bytes = b"") -> bytes:
    """The members as one zip file."""
    if isinstance(members, Mapping):
        members = [Member(name, content) for name, content in members.items()]
    pieces, records, wide = [prefix], [], False
    at = len(prefix)
    count = 0
    for member in members:
        local, record = _member(member, at)
        pieces.append(local)
        records.append(record)
        at += len(local)
        count += 1
        wide = wide or member.is_wide
    directory = b"".join(records)
    end = b""
    if wide:
        end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), at)
        end += struct.pack("<4sLQL", b"PK\6\7", 0, at + len(directory), 1)
        tail = (0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    else:
        tail = (count, count, len(directory), at)
    end += struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *tail, len(comment)) + comment
    return b"".join([*pieces, directory, end])


@lru_cache(maxsize=4)
def _deflated(content: bytes) -> bytes:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeeze.compress(content) + squeeze.flush()


def _member(member: Member, at: int) -> tuple[bytes, bytes]:
    """(local header and content, central record)."""
    name = member.name.encode("utf-8")
    body = member.content if member.is_stored else _deflated(member.content)
    method = 0 if member.is_stored else 8
    size = len(member.content) if member.size is None else member.size
    checksum = zlib.crc32(member.content) if member.checksum is None else member.checksum
    flags = member.flags | (0x8 if member.has_descriptor else 0) | (0 if member.name.isascii() else 0x800)
    version = 45 if member.is_wide else 20
    numbers = (checksum, len(body), size)
    local_extra = central_extra = member.extra
    short, offset = numbers, at
    if member.is_wide:
        short, offset = (checksum, 0xFFFFFFFF, 0xFFFFFFFF), 0xFFFFFFFF
        local_extra += struct.pack("<2H2Q", 1, 16, size, len(body))
        central_extra += struct.pack("<2H3Q", 1, 24, size, len(body), at)
    there = (0, 0, 0) if member.has_descriptor else short
    local = struct.pack("<4s5H3L2H", b"PK\3\4", version, flags, method, 0, DAY, *there, len(name), len(local_extra))
    local += name + local_extra + body
    if member.has_descriptor:
        local += struct.pack("<4s3L", b"PK\7\10", *numbers)
    record = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", (3 << 8) | version, version, flags, method, 0, DAY, *short, len(name),
        len(central_extra), 0, 0, 0, member.mode << 16, offset,
    )  # fmt: skip
    return local, record + name + central_extra
