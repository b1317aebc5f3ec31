"""Areas of a sheet that belong to a pivot table, a table's heading or an array formula: nothing is written there."""

from __future__ import annotations

from typing import NamedTuple

from xlengine.files.markup import elements
from xlengine.files.package import Package
from xlengine.files.workbook import relations_of
from xlengine.sheet import Area

PIVOT = "a pivot table writes its results here"
HEADING = "the heading row of an Excel table names its columns"


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
                    found += _owned(element.attributes.get("ref", ""), PIVOT)
        elif relation.kind == "table":
            root = elements(package.part(relation.target), relation.target, package.path)[0]
            if root.attributes.get("headerRowCount", "1") != "0":
                found += [
                    Owned(area._replace(bottom=area.top), why)
                    for area, why in _owned(root.attributes.get("ref", ""), HEADING)
                ]
    return found


def _owned(reference: str, why: str) -> list[Owned]:
    try:
        return [Owned(Area.at(reference), why)]
    except ValueError:
        return []
