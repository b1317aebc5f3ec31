"""The section that a total names: by its heading, by the numbers of its lines, by a word that both begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from xlengine.down.walk import Node, Walk, last_nodes, nodes_of
from xlengine.expression import expression
from xlengine.layout import TOTAL_ROLES, Line
from xlengine.tables.headings import years_of
from xlengine.tables.numbering import number_of
from xlengine.terms import row_roles
from xlengine.terms.fold import fold
from xlengine.terms.movements import flow_of


def since_named_section(walk: Walk, line: Line) -> list[Node]:
    """The lines below the heading that the total names: `Total, part II` and `PART II. Political affairs`."""
    if not line.names or not walk.has_marks:
        return []
    for place in reversed(range(len(walk.stack))):
        node = walk.stack[place]
        if node.kind == "mark" and _ends_with(line.names, walk.table.lines[node.line].label):
            return nodes_of(walk.stack[place:])
        if node.kind == "mark" and names_section(line.names, walk.table.lines[node.line].label):
            if _is_in_several(walk, *line.names) or _is_one_of(walk, place, *line.names):
                return []
            return nodes_of(walk.stack[place:])
    alike = [place for place, node in enumerate(walk.stack) if node.kind == "mark"
             and _begin_alike(walk.table.lines[node.line].label, line.names)]  # fmt: skip
    if len(alike) == 1:
        (place,) = alike
        return nodes_of(walk.stack[place:])
    last = next((place for place in reversed(range(len(walk.stack))) if walk.stack[place].kind == "mark"), None)
    if last is not None:
        is_closed = walk.table.lines[walk.stack[last].line].label.rstrip().endswith(":")
        heading = {word[:5] for word in words_of(walk.table.lines[walk.stack[last].line].label)}
        own = {word[:5] for word in words_of(" ".join(line.names))}
        if heading & own and (is_closed or _begin_alike(walk.table.lines[walk.stack[last].line].label, line.names)):
            return nodes_of(walk.stack[last:])  # `Financed by` and `Total financing`
    return []


def of_its_year(walk: Walk, line: Line) -> list[Node]:
    """The lines of the year that a total names, among lines of other years: `Total, 2023/24`."""
    years = years_of(line.label) if line.is_total else []
    if len(years) != 1:
        return []
    dated = [node for node in nodes_of(walk.stack) if years_of(walk.table.lines[node.line].label)]
    found = [node for node in dated if years_of(walk.table.lines[node.line].label) == years]
    return found if 1 < len(found) < len(dated) else []


def of_its_first_word(walk: Walk, line: Line) -> list[Node]:
    """The lines right above a total that begin with its own first word: `Total actuarial gains`, `Actuarial gains, …`.

    With a word of the vocabulary many lines begin that are no section: `Revenue from sales`, `Other revenue`.
    """
    first, _, rest = fold(line.label).partition(" ")
    word = rest.split(" ")[0]
    if len(word) <= _LONG_WORD or not TOTAL_ROLES & row_roles(first).keys() or row_roles(word) or flow_of(word):
        return []
    nodes = nodes_of(walk.stack)
    begin = takewhile(lambda node: fold(walk.table.lines[node.line].label).startswith(word[:_LONG_WORD]), nodes[::-1])
    count = len(list(begin))
    return nodes[-count:] if 1 < count < len(nodes) else []


_LONG_WORD = 6


def of_its_prefix(walk: Walk, line: Line) -> list[Node]:
    """The lines right above a total whose labels begin with words of its own and a colon: `Senior lien: Interest`."""
    lines, found = walk.table.lines, list[Node]()
    prefix = ""
    for node in reversed(walk.stack):
        own, colon, _ = fold(lines[node.line].label).partition(":")
        prefix = prefix or (own if colon and len(own) > _LONG_WORD and own in fold(line.label) else "")
        if node.kind not in ("line", "total") or not prefix or own != prefix:
            break
        found.insert(0, node)
    return found if 1 < len(found) < len(walk.stack) else []


def of_lines_named(walk: Walk, line: Line) -> list[Node]:
    """The lines right above a total that it names one by one: `Total spent and committed`, `Spent to date`."""
    pieces = several_names(line)
    above = last_nodes(walk.stack, len(pieces)) if pieces else []
    if not pieces or len(above) != len(pieces):
        return []
    labels = [walk.table.lines[node.line].label for node in above]
    return above if all(map(names_section, [(piece,) for piece in pieces], labels)) else []


def several_names(line: Line) -> list[str]:
    """What a total names, where that is more than one thing: `Total spent and committed`."""
    pieces = [piece.strip() for piece in AND.split(line.names[0])] if line.is_total and len(line.names) == 1 else []
    return pieces if len(pieces) > 1 and all(pieces) else []


AND = expression(r"\s(?:and|et|y|e|и|و)\s|[,/&+]|和|与|及")


def _is_one_of(walk: Walk, place: int, name: str) -> bool:
    """Whether a heading says more than the name, and a line before it does too: `Revenue, oil`, `Revenue, other`."""
    name = fold(name)
    heading = fold(walk.table.lines[walk.stack[place].line].label)
    return heading != name and any(
        node.kind == "line" and fold(walk.table.lines[node.line].label).startswith(f"{name} ")
        for node in walk.stack[:place]
    )


def _ends_with(names: Sequence[str], label: str) -> bool:
    """Whether a total's name ends with that of a section: `Expenses for Programme 1.2` and `Programme 1.2: Plants`."""
    section, colon, _ = fold(label).partition(":")
    return bool(colon) and len(section) > 5 and any(fold(name).endswith(f" {section}") for name in names)


def _begin_alike(heading: str, names: Sequence[str]) -> bool:
    """Whether a heading and the name begin with one stem; with one word, where the heading has no other."""
    words = fold(heading).split()
    if len(words) == 1:
        return any(name.split()[:1] == words for name in map(fold, names))
    return any(len(words[0]) > 6 and name.startswith(words[0][:6]) for name in map(fold, names))


def of_its_numbers(walk: Walk, line: Line) -> list[Node]:
    """The lines whose numbers the total lists, and no others: `Subtotal (I-II)` below line III."""
    if len(line.names) < 2:
        return []
    found = []
    for name in line.names:
        for node in nodes_of(walk.stack):
            part = walk.table.lines[node.line]
            if name in (number_of(part.label), *part.names) or names_section((name,), part.label):
                found.append(node)
    return found if len(found) == len({node.line for node in found}) == len(line.names) else []


def _is_in_several(walk: Walk, name: str) -> bool:
    """Whether several headings hold the name, none of which is the name: `Operational budget` and `Capital budget`."""
    wanted = fold(name)
    if f"\n{wanted}\n" in walk.headings:
        return False
    held = _held(wanted)
    first = held.search(walk.headings)
    return first is not None and held.search(walk.headings, walk.headings.index("\n", first.start())) is not None


@lru_cache
def _held(name: str) -> re.Pattern[str]:
    """What finds a folded name in a text: `part i` not in `part ii`, `chapter 1` not in `chapter 12`."""
    return re.compile(re.escape(name) + ("(?![a-z0-9])" if _NUMBERED.search(name) else ""))


_NUMBERED = expression(r"\b(?:[ivxlcdm]+|[0-9]+|[a-z])$")


def names_section(names: Sequence[str], label: str) -> bool:
    """Whether the one name is what a heading begins with, or holds."""
    label = fold(label)
    return len(names) == 1 and any(
        label == name or label.startswith((name + " ", name + ".", name + ":", name + ",", name + "、"))
        or (len(name) > 5 and _held(name).search(label) is not None)
        or (name.startswith("第") and label.startswith(name[1:2]))
        for name in map(fold, names)
    )  # fmt: skip


def words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{4,}", fold(text)))
