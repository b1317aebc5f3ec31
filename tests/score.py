"""Scores the engine on a folder of worked examples: `python -m tests.score FOLDER [--details]`.

The folder holds workbooks and a `manifest.json` with one entry a workbook: its computed cells, each with the published
figure, the one recomputed from the printed addends, and whether they agree. Four layouts are told apart by `variant`:
`a_hard` and `d_text` are checked, `b_blank` is filled, `c_formula` must stay as it is.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from xlengine.files.read import read
from xlengine.finding import Severity
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.number import rounded
from xlengine.printed import decimal_mark_of, read_printed
from xlengine.sheet import Book, Value

FILLABLE = ("exact", "within_rounding", "inconsistent")
SCALED = ("_pct", "_vacancy", "_growth", "_share")
"""Kinds that are stored as fractions where the workbook's percentages are."""
MARKS = {"eu": ",", "fr": ","}
"""The decimal mark of figures as text, by how the manifest calls their notation; otherwise the figure tells."""


def score_folder(folder: Path, details: bool = False) -> tuple[Counter[str], list[str]]:
    """Counts over all workbooks, and one line for each cell that was not as it should be."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        book = read(str(folder / entry["file"]))
        single, said = score_workbook(book, entry)
        counts.update(single)
        lines.extend(f"{entry['file']}: {line}" for line in said)
    return counts, lines


def score_workbook(book: Book, entry: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """One workbook against its manifest entry."""
    counts: Counter[str] = Counter({f"{entry['variant']} workbooks": 1})
    said: list[str] = []
    computed = {cell["address"]: cell for cell in entry["computed"]}
    sheet = entry["sheet"]
    changes = {change.ref.address: change.value for change in recalculation(book).changes if change.ref.sheet == sheet}
    if entry["variant"] == "b_blank":
        _fills(computed, changes, entry, counts, said)
        return counts, said
    errors = {
        finding.ref.address: finding
        for finding in check_book(book).findings
        if finding.severity is Severity.ERROR and finding.ref and finding.ref.sheet == sheet
    }
    wrong = {address for address, cell in computed.items() if cell["status"] == "inconsistent"}
    if entry["variant"] == "c_formula":
        wrong = set()
    for address in sorted(wrong):
        counts[f"{entry['variant']} inconsistent"] += 1
        if address in errors:
            counts[f"{entry['variant']} found"] += 1
        else:
            said.append(f"{address} missed: {computed[address]['published']} for {computed[address]['from_printed']}")
    for address, finding in errors.items():
        if address not in wrong:
            counts[f"{entry['variant']} false errors"] += 1
            said.append(f"{address} false error {finding.code}: {finding.message}")
    for address, value in changes.items():
        if address not in wrong:
            counts[f"{entry['variant']} cells changed that were right"] += 1
            said.append(f"{address} changed to {value}")
        elif not _right(value, computed[address], entry):
            counts[f"{entry['variant']} cells corrected wrongly"] += 1
            said.append(f"{address} corrected to {value}, {computed[address]['from_printed']} is right")
    return counts, said


def _fills(
    computed: dict[str, Any], changes: dict[str, Value], entry: dict[str, Any], counts: Counter[str], said: list[str]
) -> None:
    for address, cell in computed.items():
        fillable = cell["status"] in FILLABLE
        counts["b_blank computed"] += fillable
        if address not in changes:
            if fillable:
                said.append(f"{address} left empty: {cell['kind']} {cell['formula']} {cell['label'][:40]}")
            continue
        if fillable and _right(changes[address], cell, entry):
            counts["b_blank filled right"] += 1
        else:
            counts["b_blank filled wrong"] += 1
            said.append(f"{address} filled with {changes[address]}: {cell['from_printed']} ({cell['status']})")
    for address in set(changes) - set(computed):
        counts["b_blank filled wrong"] += 1
        said.append(f"{address} is no computed cell and was filled with {changes[address]}")


def _right(value: Value, cell: dict[str, Any], entry: dict[str, Any]) -> bool:
    """Whether the value is the recomputed figure, or the published one where rounding explains it."""
    number = _number(value, MARKS.get(entry["number_text_format"] or ""))
    if number is None:
        return False
    decimals = cell["decimals"] or 0
    allowed = [Decimal(cell["from_printed"])]
    if entry["variant"] == "b_blank" and cell.get("from_leaves") is not None:
        allowed.append(Decimal(cell["from_leaves"]))
    if cell["status"] == "within_rounding":
        printed = _number(cell["published"])
        if printed is not None:
            allowed.append(printed)
    scale = 100 if cell["kind"].endswith(SCALED) and entry["percent_scale"] == "fraction" else 1
    return any(rounded(number * scale, decimals) == rounded(one, decimals) for one in allowed)


def _number(value: Value, mark: str | None = None) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        return None
    printed = read_printed(value, mark or decimal_mark_of([value]))
    try:
        return printed.value if printed else Decimal(value)
    except InvalidOperation:
        return None


def main(arguments: list[str]) -> int:
    """Prints the counts, and with `--details` each cell that was not as it should be."""
    folder = Path(next(argument for argument in arguments if not argument.startswith("--")))
    counts, lines = score_folder(folder)
    for name in sorted(counts):
        print(f"{name:45} {counts[name]:6}")
    filled, total = counts["b_blank filled right"], counts["b_blank computed"]
    if total:
        print(f"{'b_blank filled right, in 100':45} {Decimal(filled * 100) / total:6.1f}")
    if "--details" in arguments:
        print(*lines, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
