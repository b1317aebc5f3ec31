"""The zip container of a workbook: its parts as bytes, and a new container in which only chosen parts differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

from xlengine.expression import expression
from xlengine.files.directory import DAMAGED, Directory, Member, closing, moved, packed_again, packed_new, unpacked
from xlengine.files.limits import DEFAULT, Limits
from xlengine.files.refused import Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IS_ENCRYPTED = 0x1
_LEADS_OUT = expression(r"(?:^|/)\.\.(?:/|$)|^[A-Za-z]:|\0")
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Package:
    """One workbook file, read once. Parts are named without a leading slash; case does not matter."""

    def __init__(self, path: str, content: bytes, limits: Limits = DEFAULT) -> None:
        self.path, self.content, self.limits = path, content, limits
        if content.startswith(_OLE):
            raise Refused(f"{path}: encrypted or an old .xls file; save it as .xlsx without a password and try again")
        if not content:
            raise Refused(f"{path}: an empty file; look for an earlier copy of it")
        self._directory = Directory.of(content, path, limits.members)
        self._by_name = self._inspected()

    @classmethod
    def open(cls, path: str | Path, limits: Limits = DEFAULT) -> Package:
        """Reads the file; Refused where it is missing, too large, locked, encrypted, damaged or no workbook."""
        where = str(path)
        try:
            file = Path(path)
            if file.exists() and not file.is_file() and not file.is_dir():
                raise Refused(f"{where}: not a file that can be read; name a workbook")
            size = file.stat().st_size
            if size > limits.file_bytes:
                most = limits.file_bytes >> 20
                raise Refused(f"{where}: {size >> 20} MiB, and {most} MiB are allowed; raise the limit")
            content = file.read_bytes()
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

    def _inspected(self) -> dict[str, Member]:
        """Every member by its folded name, once all of them are known to be harmless."""
        limits, path = self.limits, self.path
        found: dict[str, Member] = {}
        total = 0
        for member in self._directory.members:
            total += member.size
            if member.flags & _IS_ENCRYPTED:
                raise Refused(f"{path}: encrypted inside; save it without a password and try again")
            if _LEADS_OUT.search(member.name.replace("\\", "/")):
                raise Refused(f"{path}: the name of a part leads out of the file; not opened")
            if member.size > limits.member_bytes or total > limits.total_bytes:
                raise Refused(f"{path}: unpacks to more than the limit allows; not opened")
            if member.size > limits.ratio_from and member.size > limits.ratio * max(1, member.packed):
                raise Refused(f"{path}: a part unpacks to over {limits.ratio} times its size; not opened")
            key = folded(member.name)
            if key in found:
                raise Refused(f"{path}: two parts have one name, {member.name!r}; open it in Excel and save it again")
            found[key] = member
        if total > limits.ratio_from and total > limits.ratio * len(self.content):
            raise Refused(f"{path}: its parts unpack to over {limits.ratio} times its size; not opened")
        if not found:
            raise Refused(f"{path}: an empty archive, no workbook; look for an earlier copy of it")
        return found

    @property
    def names(self) -> list[str]:
        """The parts, in the order of the directory, as the file spells them."""
        return [member.name for member in self._directory.members]

    def has(self, name: str) -> bool:
        return folded(name) in self._by_name

    def part(self, name: str) -> bytes:
        """One part, unpacked, its length and checksum proved."""
        member = self._by_name.get(folded(name))
        if member is None:
            raise Refused(f"{self.path}: the part {name!r} is missing; open it in Excel and save it again")
        found = unpacked(self.content, member)
        if found is None:
            raise Refused(f"{self.path}: the part {name!r} is {DAMAGED}")
        return found

    def packed(self, name: str) -> bytes:
        """One part as it stands in the file: local header, packed content, and whatever follows it."""
        member = self._by_name[folded(name)]
        return self.content[member.start : member.end]

    def sheets(self) -> list[tuple[str, str, str]]:
        """(name, part, state) of every sheet of the workbook, chart sheets included, in the order of the tabs."""
        from xlengine.files.workbook import sheets_of

        return sheets_of(self)

    def rebuilt(
        self,
        replaced: Mapping[str, bytes] = _NOTHING,
        added: Mapping[str, bytes] = _NOTHING,
        removed: Collection[str] = (),
    ) -> bytes:
        """The container again: replaced parts packed anew, added ones at the end, every other byte as it was."""
        changed = {folded(name): content for name, content in replaced.items()}
        gone = {folded(name) for name in removed}
        for name in (*replaced, *removed):
            if not self.has(name):
                raise Refused(f"{self.path}: the part {name!r} is missing; open it in Excel and save it again")
        for name in added:
            if self.has(name) and folded(name) not in gone:
                raise Refused(f"{self.path}: there is a part {name!r} already; it was not added")
        members = self._directory.members
        in_order = sorted(members, key=lambda member: member.start)
        pieces = [self.content[: in_order[0].start]]
        records: dict[int, bytes] = {}
        at = len(pieces[0])
        for member in in_order:
            key = folded(member.name)
            if key in gone:
                continue
            if key in changed:
                piece, records[member.start] = packed_again(self.content, member, changed[key], at)
            else:
                piece, records[member.start] = self.content[member.start : member.end], moved(member, at)
            pieces.append(piece)
            at += len(piece)
        directory = [records[member.start] for member in members if member.start in records]
        for name, content in added.items():
            piece, record = packed_new(name, content, at)
            pieces.append(piece)
            directory.append(record)
            at += len(piece)
        end = closing(self._directory.last, len(directory), at, sum(map(len, directory)))
        if end is None:
            raise Refused(f"{self.path}: too large to be written again; split the workbook")
        return b"".join([*pieces, *directory, end])


def folded(name: str) -> str:
    """The name under which a part is found: parts that differ in case only are one."""
    return name.replace("\\", "/").lstrip("/").lower()
