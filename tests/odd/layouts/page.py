"""One sheet of a table while it is filled: titles, heading, lines, notes, and what the manifest says of its cells."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell as address_of

from tests.odd.layouts.printed import is_blank, is_dash, number, places
from tests.odd.layouts.reckon import SCALED, Answers, Computed, Place, Step
from tests.odd.layouts.variants import Layout

MARKS = {"": ".", "un": ".", "fr": ",", "eu": ",", "ar": "."}
"""The decimal mark by `number_format`."""


class Page:
    """One sheet while it is filled."""

    def __init__(self, book: Any, table: dict[str, Any], layout: Layout) -> None:
        self.book, self.table, self.layout = book, table, layout
        self.mark = MARKS[table["number_format"]]
        self.name = table["id"][:31] if layout.variant in ("a_hard", "c_formula") else "Sheet"
        self.sheet = book.add_worksheet(self.name)
        if layout.right_to_left:
            self.sheet.right_to_left()
        self.inputs: dict[str, str] = {}
        self.computed: list[dict[str, Any]] = []
        self.row = layout.top
        self.formats: dict[Any, Any] = {}

    def style(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(properties)
        return self.formats[key]

    def titles(self) -> None:
        """Symbol, title and unit."""
        texts = [self.table["table_title"], f"({self.table['unit']})"][: self.layout.titles]
        if self.layout.titles == 3:
            texts.insert(0, self.table["source"]["symbol"])
        for text in texts:
            self.sheet.write(self.row, self.layout.left, text)
            self.row += 1
        if self.layout.variant != "d_text" and self.layout.variant != "c_formula":
            self.row += 1

    def part(self, part: dict[str, Any], left: int) -> dict[str, Any]:
        """Heading and lines of one table from the current row on; says where they stand."""
        columns = self._columns(part, left)
        label = columns.pop("label")
        self._heading(part, columns, label)
        heading_rows = [self.row + 1, self.row + self._depth(part)]
        first = self.row + self._depth(part) + (1 if self.layout.gap else 0)
        answers = Answers(part, self.mark)
        for at, line in enumerate(part["rows"]):
            self._line(part, answers, at, first + at, columns, label, line)
        self.bottom = first + len(part["rows"])
        return {
            "header_rows": heading_rows,
            "label_column": address_of(0, label)[:-1],
            "columns": [address_of(0, columns[at])[:-1] for at in range(len(columns) - ("code" in columns))],
            "first_data_row": first + 1,
            "last_data_row": self.bottom,
        }

    def _depth(self, part: dict[str, Any]) -> int:
        return max(1, *(len(levels) for levels in part["columns"]))

    def _columns(self, part: dict[str, Any], left: int) -> dict[Any, int]:
        """The sheet's column of each figure column, of the labels and of the codes."""
        at = left
        found: dict[Any, int] = {}
        place = part.get("code", {}).get("place")
        if place == "before":
            found["code"] = at
            at += 1
        found["label"] = at
        at += 1
        if place == "after":
            found["code"] = at
            at += 1
        heads = part["columns"][1:]
        for column, levels in enumerate(heads):
            new_group = column > 0 and (len(levels) > 1 or len(heads[column - 1]) > 1)
            if self.layout.spacers and new_group and levels[0] != heads[column - 1][0]:
                at += 1
            found[column] = at
            at += 1
        self.right = at
        return found

    def _heading(self, part: dict[str, Any], columns: dict[Any, int], label: int) -> None:
        depth = self._depth(part)
        heads = [(label, part["columns"][0])]
        heads += [(columns[at], levels) for at, levels in enumerate(part["columns"][1:])]
        if "code" in columns:
            heads.append((columns["code"], [part["code"]["heading"]]))
        repeats = self.layout.variant == "b_blank"
        for column, levels in heads:
            for level in range(depth):
                text = levels[level] if level < len(levels) else levels[-1] if repeats and levels and level else ""
                if not text:
                    continue
                if level < len(levels) - 1 and self.layout.groups != "repeated" and column != label:
                    group = [
                        c for c, other in heads if len(other) > level + 1 and other[: level + 1] == levels[: level + 1]
                    ]
                    if column != min(group):
                        continue
                    if self.layout.groups == "merged" and max(group) > column:
                        self.sheet.merge_range(
                            self.row + level, column, self.row + level, max(group), text, self.style(bold=True)
                        )
                        continue
                self.sheet.write(self.row + level, column, text, self.style(bold=True, text_wrap="\n" in text))

    def _line(
        self,
        part: dict[str, Any],
        answers: Answers,
        at: int,
        row: int,
        columns: dict[Any, int],
        label: int,
        line: dict[str, Any],
    ) -> None:
        indent = line["indent"]
        bold = {"bold": True} if line["role"] in ("total", "grand_total", "subtotal") else {}
        blanks = "   " * indent if self.layout.indents == "blanks" else ""
        if self.layout.indents == "format" and indent:
            bold["indent"] = indent
        self.sheet.write(row, label, blanks + line["label"], self.style(**bold))
        if "code" in columns and line.get("code"):
            code = line["code"]
            as_number = code.isdigit() and not code.startswith("0") and self.layout.variant in ("a_hard", "c_formula")
            self.sheet.write(row, columns["code"], int(code) if as_number else code)
        for column, text in enumerate(line["values"]):
            place = (at, column)
            where = address_of(row, columns[column])
            answer = answers.computed(place) if place in answers.steps else None
            if answer is None:
                self.inputs[where] = text
            else:
                self.computed.append(_entry(where, place, line["label"], answer))
            self._figure(part, row, columns, place, text, answer, answers)

    def _figure(
        self, part: dict[str, Any], row: int, columns: dict[Any, int], place: Place, text: str, answer: Computed | None,
        answers: Answers,
    ) -> None:  # fmt: skip
        layout, column = self.layout, columns[place[1]]
        if is_blank(text):
            return
        value = number(text, self.mark)
        scaled = (answer is not None and answer.step.operation in SCALED) or "%" in text
        decimals = places(text, self.mark)
        fraction = ("0." + "0" * decimals) if decimals else ""
        shape = layout.number_format.format(fraction[1:], fraction[1:])
        if scaled and layout.percent == "fraction":
            shape = f"0{fraction[1:]}%"
        if answer is not None and layout.variant == "b_blank":
            return
        as_text = layout.variant == "d_text" or value is None or (is_dash(text) and layout.dash == "text")
        if as_text and (answer is None or layout.variant != "c_formula"):
            self.sheet.write_string(row, column, text)
            return
        if is_dash(text) and layout.dash == "blank" and answer is None:
            return
        if answer is not None and layout.variant == "c_formula":
            self._formula(row, columns, place, answer, scaled, shape, answers)
            return
        stored = value / 100 if value is not None and scaled and layout.percent == "fraction" else value
        self.sheet.write_number(row, column, float(stored or 0), self.style(num_format=shape))

    def _formula(
        self,
        row: int,
        columns: dict[Any, int],
        place: Place,
        answer: Computed,
        scaled: bool,
        shape: str,
        answers: Answers,
    ) -> None:
        cells = [address_of(row - place[0] + r, columns[c]) for r, c in answer.step.parts]
        scale = Decimal(100) if scaled and self.layout.percent == "fraction" else Decimal(1)
        formula = _native(answer.step, cells, "" if scale != 1 else "*100")
        exact = answers.exact(place)
        cached: float | str = "" if exact is None else float(exact / int(scale))
        self.sheet.write_formula(row, columns[place[1]], formula, self.style(num_format=shape), cached)

    def notes(self) -> None:
        """The notes below."""
        row = self.bottom + self.layout.notes_gap
        for text in self.table["footnotes"]:
            self.sheet.write(row, self.layout.left, text)
            row += 1


def _native(step: Step, cells: list[str], hundred: str) -> str:
    if step.signs:
        columns = {c.rstrip("0123456789") for c in cells}
        rows = [int(c.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for c in cells]
        if (
            len(cells) > 2
            and len(columns) == 1
            and min(step.signs) > 0
            and rows == list(range(rows[0], rows[0] + len(rows)))
        ):
            return f"={'AVERAGE' if step.operation == 'average' else 'SUM'}({cells[0]}:{cells[-1]})"
        total = "".join(("+" if sign > 0 else "-") + cell for cell, sign in zip(cells, step.signs, strict=True)).lstrip(
            "+"
        )
        return f"=({total})/{len(cells)}" if step.operation == "average" else f"={total}"
    first, second = cells
    if step.operation == "vacancy":
        return f'=IF({first}=0,"",({first}-{second})/{first}{hundred})'
    if step.operation == "growth":
        return f'=IF({second}=0,"",({first}-{second})/{second}{hundred})'
    return f'=IF({second}=0,"",{first}/{second}{"" if step.operation == "ratio" else hundred})'


def _entry(where: str, place: Place, label: str, answer: Computed) -> dict[str, Any]:
    return {
        "address": where, "row": place[0], "col": place[1], "label": label, "kind": answer.step.kind,
        "formula": " ".join(f"r{r + 1}c{c + 1}" for r, c in answer.step.parts), "published": answer.published,
        "from_printed": None if answer.from_printed is None else f"{answer.from_printed:f}",
        "from_leaves": None if answer.from_leaves is None else f"{answer.from_leaves:f}",
        "decimals": answer.decimals, "status": answer.status,
    }  # fmt: skip
