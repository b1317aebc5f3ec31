"""The zip container of a workbook: members as raw bytes, and a new container in which only chosen members differ."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from pathlib import Path

from xlengine.files.limits import DEFAULT, Limits
from xlengine.files.refused import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = 46
EMPTY: Mapping[str, bytes] = {}


class Package:
    """One workbook file, read once. Parts are named without a leading slash; case does not matter."""

    def __init__(self, path: str, content: bytes, limits: Limits = DEFAULT) -> None:
        self.path, self.content, self.limits = path, content, limits
        if content[:8] == OLE:
            raise Refused(f"{path}: encrypted or an old .xls file; save it as .xlsx without a password and try again")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, UnicodeDecodeError, NotImplementedError):
            raise Refused(f"{path}: no workbook, or a damaged one; open it in Excel and save it again") from None
        self._infos = self._zip.infolist()
        self._by_name = self._inspected()

    @classmethod
    def open(cls, path: str | Path, limits: Limits = DEFAULT) -> Package:
        """Reads the file; Refused where it is missing, too large, locked, encrypted, damaged or no workbook."""
        where = str(path)
        try:
            size = Path(path).stat().st_size
            if size > limits.file_bytes:
                raise Refused(f"{where}: {size >> 20} MiB, larger than {limits.file_bytes >> 20} MiB; raise the limit")
            content = Path(path).read_bytes()
        except FileNotFoundError:
            raise Refused(f"{where}: there is no such file; check the name") from None
        except IsADirectoryError:
            raise Refused(f"{where}: a folder, not a workbook; name a file in it") from None
        except PermissionError:
            raise Refused(f"{where}: locked, or not yours to read; close it elsewhere or ask for access") from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a usable name"
            raise Refused(f"{where}: cannot be read ({reason}); check the name and the disk") from None
        return cls(where, content, limits)

    def _inspected(self) -> dict[str, zipfile.ZipInfo]:
        """Every member by its folded name, once all of them are known to be harmless."""
        limits, path = self.limits, self.path
        if not self._infos:
            raise Refused(f"{path}: an empty archive, no workbook; check the file")
        if len(self._infos) > limits.members:
            raise Refused(f"{path}: {len(self._infos)} parts, more than {limits.members}; not opened")
        found: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for info in self._infos:
            name = info.filename.replace("\\", "/")
            total += info.file_size
            if info.flag_bits & 1:
                raise Refused(f"{path}: encrypted inside; save it without a password and try again")
            if "\0" in name or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
                raise Refused(f"{path}: a part's name leads out of the file; not opened")
            if info.file_size > limits.member_bytes or total > limits.total_bytes:
                raise Refused(f"{path}: unpacks to more than the limit allows; not opened")
            if info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(1, info.compress_size):
                raise Refused(f"{path}: a part unpacks to over {limits.ratio} times its size; not opened")
            key = name.lstrip("/").casefold()
            if key in found:
                raise Refused(f"{path}: two parts have one name, {name!r}; open it in Excel and save it again")
            found[key] = info
        self._extents = self._ends()
        return found

    def _ends(self) -> dict[int, int]:
        """Where each member's bytes end; members that overlap are refused."""
        starts = sorted(info.header_offset for info in self._infos)
        ends = dict(zip(starts, [*starts[1:], self._zip.start_dir], strict=True))
        for info in self._infos:
            if len(ends) != len(self._infos) or info.header_offset + 30 + info.compress_size > ends[info.header_offset]:
                raise Refused(f"{self.path}: parts overlap inside the file; not opened")
        return ends

    @property
    def names(self) -> list[str]:
        """The parts, in the order of the file, as the file spells them."""
        return [info.filename for info in self._infos]

    def has(self, name: str) -> bool:
        return name.lstrip("/").casefold() in self._by_name

    def part(self, name: str) -> bytes:
        """One part, unpacked, its checksum verified."""
        info = self._by_name.get(name.lstrip("/").casefold())
        if info is None:
            raise Refused(f"{self.path}: the part {name!r} is missing; open it in Excel and save it again")
        try:
            with self._zip.open(info) as member:
                unpacked = member.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, struct.error):
            raise Refused(f"{self.path}: the part {name!r} is damaged; open it in Excel and save it again") from None
        if len(unpacked) != info.file_size:
            raise Refused(f"{self.path}: the part {name!r} lies about its size; not opened")
        return unpacked

    def sheets(self) -> list[tuple[str, str, str]]:
        """(name, part, state) of every sheet of the workbook, chart sheets included, in the order of the tabs."""
        from xlengine.files.workbook import sheets_of

        return sheets_of(self)

    def rebuilt(
        self,
        replaced: Mapping[str, bytes] = EMPTY,
        added: Mapping[str, bytes] = EMPTY,
        removed: Collection[str] = (),
    ) -> bytes:
        """The container again: replaced parts packed anew, added ones at the end, every other byte as it was."""
        changes = {name.lstrip("/").casefold(): content for name, content in replaced.items()}
        gone = {name.lstrip("/").casefold() for name in removed}
        missing = (set(changes) | gone) - set(self._by_name)
        if missing:
            raise Refused(f"{self.path}: the part {sorted(missing)[0]!r} is missing; open it in Excel and save it again")
        out = bytearray(self.content[: min(self._extents)])
        moved: dict[int, _Moved] = {}
        for key, info in sorted(self._by_name.items(), key=lambda pair: pair[1].header_offset):
            if key in gone:
                continue
            start = info.header_offset
            if key in changes:
                moved[start] = _packed(out, self.content, info, changes[key])
            else:
                moved[start] = _Moved(len(out))
                out += self.content[start : self._extents[start]]
        records = self._directory(moved)
        for name, content in added.items():
            records.append(_appended(out, name, content))
        begin = len(out)
        for record in records:
            out += record
        if begin > 0xFFFFFFFE or len(records) > 0xFFFE:
            raise Refused(f"{self.path}: too large to be written again; not changed")
        size, comment = len(out) - begin, self._zip.comment
        out += struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(records), len(records), size, begin, len(comment)) + comment
        return bytes(out)

    def _directory(self, moved: dict[int, _Moved]) -> list[bytes]:
        """The central records of the members that stay, with their new offsets."""
        records, at = [], self._zip.start_dir
        offsets = iter(self._infos)
        while self.content[at : at + 4] == b"PK\1\2":
            name_length, extra_length, comment_length = struct.unpack_from("<3H", self.content, at + 28)
            end = at + CENTRAL + name_length + extra_length + comment_length
            info = next(offsets, None)
            if info is None:
                break
            change = moved.get(info.header_offset)
            if change is not None:
                record = bytearray(self.content[at:end])
                records.append(change.record(record, name_length, extra_length))
            at = end
        return records


class _Moved:
    """Where a member went, and what it was packed to if it is a new one."""

    def __init__(self, offset: int, flags: int = 0, method: int = -1, checksum: int = 0, packed: int = 0, size: int = 0):
        self.offset, self.flags, self.method = offset, flags, method
        self.checksum, self.packed, self.size = checksum, packed, size

    def record(self, record: bytearray, name_length: int, extra_length: int) -> bytes:
        """The member's central record with what has changed put in."""
        begin = CENTRAL + name_length
        extra = bytes(record[begin : begin + extra_length])
        wide_size, wide_packed = (struct.unpack_from("<L", record, at)[0] == 0xFFFFFFFF for at in (24, 20))
        wide_offset = struct.unpack_from("<L", record, 42)[0] == 0xFFFFFFFF
        if self.method >= 0:
            struct.pack_into("<2H", record, 8, self.flags, self.method)
            struct.pack_into("<3L", record, 16, self.checksum, self.packed, self.size)
            kept = _without_zip64(extra)
            record[begin : begin + extra_length] = kept
            struct.pack_into("<H", record, 30, len(kept))
            struct.pack_into("<L", record, 42, self.offset)
        elif wide_offset:
            at = _zip64_at(extra)
            struct.pack_into("<Q", record, begin + at + 8 * (wide_size + wide_packed), self.offset)
        else:
            struct.pack_into("<L", record, 42, self.offset)
        return bytes(record)


def _packed(out: bytearray, content: bytes, info: zipfile.ZipInfo, unpacked: bytes) -> _Moved:
    """Writes one member anew: same name, date and method, no data descriptor."""
    offset = len(out)
    packed, method = unpacked, 0
    if info.compress_type != zipfile.ZIP_STORED:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed, method = squeeze.compress(unpacked) + squeeze.flush(), 8
    start = info.header_offset
    signature, version, flags, _, time, date, *_, name_length, _ = LOCAL.unpack_from(content, start)
    name = content[start + 30 : start + 30 + name_length]
    flags &= ~8
    checksum = zlib.crc32(unpacked)
    version = max(20, min(version, 45)) if method else version
    out += LOCAL.pack(
        signature, version, flags, method, time, date, checksum, len(packed), len(unpacked), name_length, 0
    )
    out += name + packed
    return _Moved(offset, flags, method, checksum, len(packed), len(unpacked))


def _appended(out: bytearray, name: str, unpacked: bytes) -> bytes:
    """Writes one new member, dated 1980 as spreadsheet programs do, and gives its central record."""
    offset, encoded = len(out), name.encode("utf-8")
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = squeeze.compress(unpacked) + squeeze.flush()
    flags = 0 if name.isascii() else 0x800
    checksum = zlib.crc32(unpacked)
    common = (20, flags, 8, 0, 33, checksum, len(packed), len(unpacked), len(encoded), 0)
    out += LOCAL.pack(b"PK\3\4", *common) + encoded + packed
    return struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, *common, 0, 0, 0, 0, offset) + encoded


def _zip64_at(extra: bytes) -> int:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            return at + 4
        at += 4 + length
    return 0


def _without_zip64(extra: bytes) -> bytes:
    at, kept = 0, b""
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind != 1:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept
