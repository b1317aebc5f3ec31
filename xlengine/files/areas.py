"""Areas of a sheet that belong to a pivot table, a table's heading or an array formula: nothing is written there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from xlengine.files.markup import elements
from xlengine.files.package import Package
from xlengine.files.workbook import relations_of
from xlengine.sheet import Area

PIVOT = "a pivot table writes its results here"
HEADING = "the heading row of an Excel table names its columns"

COVERED = "it lies inside a merged area, of which only the first cell is seen"


class Owned(NamedTuple):
    """An area and, in words, what owns it."""

    area: Area
    why: str


def owned_areas(package: Package, part: str) -> list[Owned]:
    """The areas of one sheet that other parts of the file own."""
    found: list[Owned] = []
    for relation in relations_of(package, part):
        if relation.external or not package.has(relation.target):
            continue
        if relation.kind == "pivotTable":
            for element in elements(package.part(relation.target), relation.target, package.path):
                if element.name == "location":
                    found += _of_pivot(element.attributes)
        elif relation.kind == "table":
            root = elements(package.part(relation.target), relation.target, package.path)[0]
            if root.attributes.get("headerRowCount", "1") != "0":
                found += [
                    Owned(area._replace(bottom=area.top), why)
                    for area, why in _owned(root.attributes.get("ref", ""), HEADING)
                ]
    return found


def covered(merged: Iterable[Area]) -> Iterator[Owned]:
    """What merged areas cover: all their cells but the first."""
    for top, left, bottom, right in merged:
        if right > left:
            yield Owned(Area(top, left + 1, top, right), COVERED)
        if bottom > top:
            yield Owned(Area(top + 1, left, bottom, right), COVERED)


def _of_pivot(given: Mapping[str, str]) -> list[Owned]:
    """The area of a pivot table, and that of its filters, which stand above it with a blank row between."""
    found = _owned(given.get("ref", ""), PIVOT)
    rows, columns = (given.get(name, "0") for name in ("rowPageCount", "colPageCount"))
    if found and rows.isdecimal() and columns.isdecimal() and 0 < int(rows) < found[0].area.top - 1:
        area = found[0].area
        right = area.left + 3 * max(int(columns), 1) - 2
        found.append(Owned(Area(area.top - 1 - int(rows), area.left, area.top - 2, right), PIVOT))
    return found


def _owned(reference: str, why: str) -> list[Owned]:
    try:
        return [Owned(Area.at(reference), why)]
    except ValueError:
        return []
