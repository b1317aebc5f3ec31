"""The parts of a workbook as they will be: changed ones, new ones, and all others as they are."""

from __future__ import annotations

import posixpath
import re

from udfs.addin.splices import TYPES, related, text_of, typed, well_formed
from xlengine.files.package import Package
from xlengine.files.workbook import workbook_part

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


class Parts:
    """Reads a part as it stands by now; keeps what is written until the whole is put together."""

    def __init__(self, package: Package) -> None:
        self.package, self.path, self.main = package, package.path, workbook_part(package)
        self.changed: dict[str, bytes] = {}
        self.overrides: dict[str, str] = {}
        self.defaults: dict[str, str] = {}

    def __getitem__(self, part: str) -> bytes:
        return self.changed[part] if part in self.changed else text_of(self.package, part)

    def __setitem__(self, part: str, content: bytes) -> None:
        self.changed[part] = content

    def __contains__(self, part: str) -> bool:
        return part in self.changed or self.package.has(part)

    def get(self, part: str) -> bytes | None:
        if part not in self:
            return None
        return self[part]

    def free(self, pattern: str) -> str:
        """The first name of the pattern that no part has."""
        at = 1
        while pattern.format(at) in self:
            at += 1
        return pattern.format(at)

    def relate(self, part: str, *wanted: tuple[str, str]) -> list[str]:
        """New relationships (type, target part) from a part; gives their ids."""
        folder, name = posixpath.split(part)
        rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        content = self.get(rels)
        known = set(re.findall(rb"\bId\s*=\s*[\"']([^\"']*)", content or b""))
        numbers = (number for number in range(1, 1_000_000) if f"rId{number}".encode() not in known)
        ids = [f"rId{next(numbers)}" for _ in wanted]
        paths = [(kind, posixpath.relpath(target, folder or ".")) for kind, target in wanted]
        self[rels] = related(content, dict(zip(ids, paths, strict=True)))
        return ids

    def rebuilt(self) -> bytes:
        """The container with the parts in it; every other byte as it was."""
        package = self.package
        if self.overrides or self.defaults:
            self[TYPES] = typed(self[TYPES], self.defaults, self.overrides)
        replaced = {
            part: content
            for part, content in self.changed.items()
            if package.has(part) and content != package.part(part)
        }
        added = {part: content for part, content in self.changed.items() if not package.has(part)}
        if not replaced and not added:
            return package.content
        for part, content in (replaced | added).items():
            if not part.endswith((".bin", ".vml")):
                well_formed(content, part, package.path)
        return package.rebuilt(replaced, added)
