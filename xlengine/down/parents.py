"""Empty lines in bold over deeper lines, in a table whose totals are all empty: totals that stand above their parts."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from xlengine.down.alike import are_versions
from xlengine.down.net_requirements import come_in_and_go_out, sign_of_label
from xlengine.expression import expression
from xlengine.layout import Evidence, Relation, State, Table
from xlengine.rule import RULES, Form
from xlengine.tables.numbering import number_of
from xlengine.terms.fold import fold
from xlengine.terms.movements import NET_CHANGE

NO_SUM = ("memo", "as_percentage_of", "surplus_deficit", "balance", "unencumbered_balance", "adjustment", "change",
          "net_requirements", "variance", "difference", "implementation_rate", "deduction")  # fmt: skip
_NET = expression(r"\b(?:net|nets?|nette|neta|neto|чист\w+|сальдо|нетто|solde|saldo)\b|净|صافي")


class Tree:
    """A table's lines by what stands over them: by their indents or, where codes get longer, by their codes."""

    def __init__(self, table: Table, columns: Sequence[int], upwards: bool = False) -> None:
        self.table, self.columns, self.upwards = table, columns, upwards
        self.codes = [line.code for line in table.lines]
        self.children: dict[int, list[int]] = {}
        self.above: dict[int, int] = {}
        self._beside: dict[int | None, list[int]] = {}
        path: list[int] = []
        for at in reversed(range(len(table.lines))) if upwards else range(len(table.lines)):
            while path and not self._is_under(at, path[-1]):
                path.pop()
            if path:
                self.children.setdefault(path[-1], []).append(at)
                self.above[at] = path[-1]
            path.append(at)
        shallowest = min(line.indent for line in table.lines)
        self.orphans = [at for at, line in enumerate(table.lines) if line.indent > shallowest and at not in self.above]

    def _is_under(self, at: int, over: int) -> bool:
        line, other = self.table.lines[at], self.table.lines[over]
        if line.indent != other.indent:
            return line.indent > other.indent
        is_as_long = len(self.codes[at]) == len(self.codes[over])
        return self.is_longer(at, over) and not (is_as_long and not self.is_empty(over))

    def is_longer(self, at: int, over: int) -> bool:
        """Whether the line's code goes on where the other's ends: 20502 below 205, 1.2 below 1."""
        own, other = self.codes[at], self.codes[over]
        if "." in own:
            return bool(other) and own.startswith(f"{other}.")
        return bool(other) and other.isdigit() and own != other and own.startswith(other.rstrip("0") or other)

    def beside(self, at: int) -> list[int]:
        """The lines over others that stand under the same line as this one, itself among them."""
        if not self._beside:
            for one in self.children:
                self._beside.setdefault(self.above.get(one), []).append(one)
        return self._beside[self.above.get(at)]

    def is_empty(self, at: int) -> bool:
        return is_empty(self.table, self.columns, at)

    def last_under(self, at: int) -> int:
        """The last of all lines that stand under this one."""
        while at in self.children:
            at = self.children[at][-1]
        return at

    def next_to(self, at: int) -> int:
        """The line beyond the last one that belongs to this one; of no table's line where there is none."""
        last = self.last_under(at)
        return last - 1 if self.upwards else last + 1

    def has(self, at: int) -> bool:
        return 0 <= at < len(self.table.lines)


def is_empty(table: Table, columns: Sequence[int], at: int) -> bool:
    """Whether the line has nothing in these columns."""
    return all(table.entries[at][column].state is State.BLANK for column in columns)


def parents(table: Table, columns: Sequence[int], stated: Container[int] = ()) -> list[Relation]:
    """The totals that stand above their parts, where place, type and the lines around allow nothing else.

    Where deeper lines begin a table and have nothing above them, all such totals stand below their parts.
    `stated` are lines that another one adds by their numbers: no headings, then.
    """
    totals = [at for at, line in enumerate(table.lines) if line.roles and (line.is_total or line.is_a("total_above"))]
    if not totals or not all(is_empty(table, columns, at) for at in totals):
        return []
    tree = Tree(table, columns)
    if tree.orphans:
        tree = Tree(table, columns, upwards=True)
    if tree.orphans:
        return []
    found: dict[int, list[int]] = {}
    for at in sorted(tree.children, reverse=not tree.upwards):
        parts = _parts(tree, at, found, stated)
        if parts:
            found[at] = parts
    if table.lines[0].is_total and tree.is_empty(0) and 0 not in tree.children and not tree.upwards:
        roots = [at for at in range(1, len(table.lines)) if at not in tree.above]
        if len(roots) > 1 and all(at in found for at in roots):
            found[0] = roots
    beside = _beside(tree, found)
    kept = {at: parts for at, parts in found.items() if at in stated or at == 0 or _alike(tree, at, found, beside)}
    while True:  # a part that is no total after all takes its own total with it
        lost = [at for at, parts in kept.items() if any(tree.is_empty(part) and part not in kept for part in parts)]
        if not lost:
            break
        for at in lost:
            del kept[at]
    rule = RULES["XLE202"]
    return [
        Relation(
            "down",
            at,
            tuple(sorted(parts)),
            tuple(sign_of_label(table, columns, one) for one in sorted(parts)),
            Form.SUM,
            rule,
            Evidence(by_words=True),
        )
        for at, parts in sorted(kept.items())
    ]


def _parts(tree: Tree, at: int, found: dict[int, list[int]], stated: Container[int]) -> list[int]:
    """The lines right under an empty line, each with figures or itself such a total; none where one is neither."""
    line, lines = tree.table.lines[at], tree.table.lines
    by_code = all(tree.is_longer(child, at) for child in tree.children[at])
    if not tree.is_empty(at) or not (line.bold or by_code or at in stated) or line.label.endswith((":", "：")):
        return []
    if line.is_a(*NO_SUM) or _NET.search(fold(line.label)) or (tree.upwards and line.is_total):
        return []
    children = tree.children[at]
    if len(children) < 2 and not by_code and at not in stated:
        return []
    for child in children:
        if lines[child].is_total or lines[child].is_a(*NO_SUM) or NET_CHANGE.search(fold(lines[child].label)):
            return []
        if tree.is_empty(child) and child not in found:
            return []
        if lines[child].bold and child not in found:
            return []
    under = [lines[child] for child in children]
    if come_in_and_go_out([one.label for one in under]) or are_versions(under):
        return []
    return [] if _is_closed(tree, at, children) else children


def _is_closed(tree: Tree, at: int, parts: Sequence[int]) -> bool:
    """Whether the lines under this one end with a total of their own, which may stand as deep as they, or as this one:
    then it is a subtotal, or so does another section end, or, below lines that only their numbers put there, the total
    of all follows.
    """
    lines, after = tree.table.lines, tree.next_to(at)
    if lines[tree.last_under(at)].is_total:
        return True
    if not tree.has(after) or not lines[after].is_total:
        return False
    if lines[after].indent >= lines[parts[0]].indent:
        return True
    if after in tree.children:
        return False
    if lines[after].is_a("subtotal"):
        return True
    ends = [tree.next_to(one) for one in tree.beside(at) if one != at]
    are_closed = [tree.has(end) and lines[end].is_total and end not in tree.children for end in ends]
    if "." not in tree.codes[parts[0]]:
        return bool(ends) and all(are_closed)
    is_named = number_of(lines[at].label) in lines[after].names
    return is_named or (tree.has(after + 1) and lines[after + 1].is_total) or any(are_closed)


class Beside(NamedTuple):
    """Empty lines over others that stand under one line, at one depth."""

    is_numbered: bool
    """Whether one of them has a number."""
    followed: list[int]
    """Those that are totals and are followed by no total."""


_Group = tuple[int | None, int]


def _beside(tree: Tree, found: Container[int]) -> dict[_Group, Beside]:
    """The empty lines over others, by the line that they stand under and their depth."""
    lines = tree.table.lines
    groups: dict[_Group, list[int]] = {}
    for at in filter(tree.is_empty, tree.children):
        groups.setdefault((tree.above.get(at), lines[at].indent), []).append(at)

    def is_followed(at: int) -> bool:
        return at in found and tree.has(tree.next_to(at)) and not lines[tree.next_to(at)].is_total

    return {
        group: Beside(any(number_of(lines[at].label) for at in some), list(filter(is_followed, some)))
        for group, some in groups.items()
    }


def _alike(tree: Tree, at: int, found: dict[int, list[int]], groups: dict[_Group, Beside]) -> bool:
    """Whether the lines beside this one speak for a total: one of them follows without a total in between."""
    lines = tree.table.lines
    beside = groups.get((tree.above.get(at), lines[at].indent), Beside(False, []))
    if beside.is_numbered and not number_of(lines[at].label):
        return False
    if tree.upwards:
        return True
    after = tree.next_to(at)
    if tree.has(after) and (not lines[after].is_total or after in found):
        return True
    if any(tree.is_longer(child, at) for child in found[at]):
        return True
    return any(other != at for other in beside.followed[:2])
