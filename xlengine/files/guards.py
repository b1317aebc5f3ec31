"""What a change may not touch on one sheet, told from its bytes."""

from __future__ import annotations

from dataclasses import dataclass

from xlengine.expression import expression
from xlengine.files.areas import Owned, owned_areas
from xlengine.files.contents import ARRAY, DATA_TABLE
from xlengine.files.markup import attributes_of, elements, tag_pattern
from xlengine.files.package import Package
from xlengine.files.places import Layout
from xlengine.files.refused import Refused
from xlengine.files.spots import Spot
from xlengine.finding import Change
from xlengine.sheet import Area

_SORT = expression(rb"\st\s*=\s*[\"'](array|dataTable)[\"']")


@dataclass(frozen=True, slots=True)
class Guards:
    """The areas of one sheet that are not free."""

    path: str
    owned: list[Owned]
    merged: list[Area]
    arrays: list[Owned]

    @classmethod
    def of(cls, package: Package, part: str, layout: Layout) -> Guards:
        outside = layout.content if layout.is_empty else layout.content[: layout.begin] + layout.content[layout.end :]
        merged = []
        for element in elements(outside, part, package.path, is_utf8=True):
            if element.name == "mergeCell" and element.depth == 3:
                try:
                    merged.append(Area.at(element.attributes.get("ref", "")))
                except ValueError:
                    continue
        return cls(package.path, owned_areas(package, part), merged, _arrays(layout))

    def admit(self, change: Change, spot: Spot, formula: bytes, drops_formulas: bool) -> None:
        """Refused where the change would be lost, or would take with it what it should not."""
        place, ref = change.ref.place, change.ref
        for area, why in self.owned:
            if place in area:
                raise Refused(f"{self.path}: {ref} cannot be written: {why}")
        for area in self.merged:
            if place in area and place != (area.top, area.left):
                raise Refused(f"{self.path}: {ref} lies inside the merged area {area.address}; unmerge it first")
        inside = next((why for area, why in self.arrays if place in area), "")
        if change.keeps_formula:
            if not formula and not inside:
                raise Refused(f"{self.path}: {ref} holds no formula any more; read the workbook again")
        elif inside:
            raise Refused(f"{self.path}: {ref} cannot be written: {inside}")
        elif formula:
            self._admit_without(ref.address, change, formula, drops_formulas)

    def _admit_without(self, address: str, change: Change, formula: bytes, drops_formulas: bool) -> None:
        if change.formula is None and not drops_formulas:
            raise Refused(f"{self.path}: {change.ref} holds a formula, and a formula is never replaced by a value")
        given = attributes_of(formula[: formula.find(b">")].decode("utf-8", "replace"))
        if given.get("t") == "shared" and given.get("ref", address) not in (address, f"{address}:{address}"):
            raise Refused(
                f"{self.path}: {change.ref} holds the formula that {given['ref']} share; "
                "enter it again in Excel before this cell is changed"
            )


def _arrays(layout: Layout) -> list[Owned]:
    """The areas of array formulas and data tables."""
    seen, begin, end = layout.seen, layout.begin, layout.end
    if all(seen.find(word, begin, end) < 0 for word in (b'"array"', b'"dataTable"', b"'array'", b"'dataTable'")):
        return []
    found = []
    for tag in tag_pattern(layout.prefix, b"f").finditer(seen, begin, end):
        sort = _SORT.search(tag[1])
        if sort is not None:
            reference = attributes_of(tag[1].decode("utf-8", "replace")).get("ref", "")
            try:
                found.append(Owned(Area.at(reference), ARRAY if sort[1] == b"array" else DATA_TABLE))
            except ValueError:
                raise Refused(
                    f"{layout.path}: an array formula does not say which cells it fills; save it again in Excel"
                ) from None
    return found
