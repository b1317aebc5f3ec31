"""What the label of a row says that the row does: a total, a memo line, a deduction, and what it names."""

from __future__ import annotations

import re
from functools import lru_cache

from xlengine.expression import expression
from xlengine.terms.fold import fold, is_chinese, unfootnoted
from xlengine.terms.matching import NOT_ATTESTED, Content, Span, contents, coverage, match, spans
from xlengine.terms.parts import named_parts, percentage_parts
from xlengine.terms.term import STARTS, WHOLE
from xlengine.terms.vocabulary import line_nouns

TOTALS = ("total", "subtotal", "grand_total")

_ROMAN = r"[ivxlcdm]{1,6}"
_NUMBERING = (
    rf"^(?:[-*•‣▪◦●■–]\s*)?(?:\(?(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*|{_ROMAN}|[a-hа-е]|[一二三四五六七八九十]{{1,3}}"
    rf"|[\u0621-\u064a])(?:[.)]|\s?-\s|,(?=[^\W\d_a-z]))\s*)?"
)
_JOINT = r"\s*[,(:;\[]|\s-\s?|\s?-\s|\s?-(?=[^\W\d_])|\s/\s"


_PER_CENT_OF = expression(r"\s*%\s(?:sobre|del?|du|des|от|к|من|of)\s", re.IGNORECASE)


def bare_label(text: str) -> str:
    """The folded label without its numbering and its footnote letter: `III. Staff assessment income` without `III.`."""
    folded = fold(unfootnoted(text))
    return fold(re.sub(_NUMBERING, "", folded, count=1)) or folded


def row_roles(text: str) -> dict[str, float]:
    """What the label says of its row: terms with the weight of each. Empty for the name of a plain line."""
    return dict(_row_roles(text))


@lru_cache(maxsize=16384)
def _row_roles(text: str) -> tuple[tuple[str, float], ...]:
    if len(text) > 400 or not text.strip():
        return ()
    if percentage_parts(text) is not None or _PER_CENT_OF.match(text):
        return (("as_percentage_of", 1.0),)
    bare = bare_label(text)
    content = contents(bare)
    found = spans(bare, content)
    memo = _memo(bare, content, found)
    if memo:
        return (("memo", memo),)
    roles: dict[str, float] = {}
    bare, deducted = _without_deduction(bare, content, found)
    if deducted:
        roles["deduction"] = deducted
        content = contents(bare)
        found = spans(bare, content)
    leading = _leads_to_parts(bare, content, found)
    if leading:
        bare, content = leading, contents(leading)
        found = spans(bare, content)
    rest = bare
    for term, weight, other in _totals(bare, content, found, _ACRONYM.match(text) is not None):
        if leading and term in TOTALS:
            term = "total_above"
        if weight > roles.get(term, 0.0):
            roles[term] = weight
        rest = other if len(other) < len(rest) else rest
    for part in dict.fromkeys((bare, _head(bare), rest, _head(rest))):
        for hit in match(part, "row") if part else ():
            if hit.whole and hit.term not in ("memo", "as_percentage_of", *TOTALS) and _is_row_of(hit.term, part, bare):
                roles[hit.term] = max(roles.get(hit.term, 0.0), round(hit.weight, 3))
    for named, sure in (("gross", "gross_requirements"), ("net", "net_requirements")):
        if (
            named in roles
            and roles.keys() & {"total", "subtotal", "grand_total"}
            and rest != bare
            and fold(rest) in _NAKED[named]
        ):
            roles[sure] = roles.pop(named)
    if roles.keys() & set(TOTALS):
        for other in ("adjustment", "requirements", "other"):
            roles.pop(other, None)
    return tuple(sorted(roles.items(), key=lambda role: (-role[1], role[0])))


_NAKED = {
    "gross": frozenset(("gross", "brut", "bruto", "brutos", "брутто", "毛额", "الاجمالي")),
    "net": frozenset(("net", "neto", "netos", "нетто", "净额", "الصافي")),
}
_MUST_STAND_ALONE = frozenset(("notes", "continuation"))


def _is_row_of(term: str, part: str, bare: str) -> bool:
    if term in _MUST_STAND_ALONE:
        return part == bare or re.match(r"\s*[:.(0-9-]", bare[len(part) :]) is not None
    return True


def _head(label: str) -> str:
    """What stands before the first comma, parenthesis, colon or dash."""
    found = re.search(_JOINT, label)
    if found is None or found.start() == 0:
        return label if found is None else ""
    return label[: found.start()]


def _memo(bare: str, content: list[Content], found: list[Span]) -> float:
    """How surely the label is that of a part which is shown and not added."""
    best = 0.0
    for span in found:
        begins = not any(c.counts for c in content[: span.first])
        for word in span.words:
            if word.term != "memo" or (word.how == STARTS and not begins):
                continue
            if word.text == "列入" and "的" not in bare:
                continue
            if word.how == WHOLE and coverage(span, content) < 1:
                continue
            best = max(best, 0.95 if word.attested else 0.95 * NOT_ATTESTED)
    return round(best, 3)


_ANY_AFTER = frozenset(("ru", "ar"))
_OF = (
    "of for de des du d del la le los las l para por pour general generale generales globale global",
    "по за на в к из ل من",
)


_ACRONYM = expression(r"\W*(?:Sub-?|Grand )?[Tt]otal\s+[A-Z][A-Z0-9-]+\b")
"""`Total UNAMA`: the name of an office is no word of the vocabulary."""


def _without_deduction(bare: str, content: list[Content], found: list[Span]) -> tuple[str, float]:
    """`Less: staff assessment income` without `Less:`, and how surely the line is taken off."""
    for span in found:
        for word in span.words:
            if word.term == "deduction" and span.first == 0 and span.last + 1 < len(content):
                return bare[content[span.last].end :].strip(" :,"), 1.0 if word.attested else NOT_ATTESTED
    return bare, 0.0


def _leads_to_parts(bare: str, content: list[Content], found: list[Span]) -> str | None:
    """`Total expenditure, of which:` without its end, which says that the parts follow; None for other labels."""
    for span in found:
        ends = span.first > 0 and span.last == len(content) - 1
        if ends and any(word.term == "memo" and word.how == STARTS for word in span.words):
            return bare[: content[span.first].start].rstrip(" ,:;-(")
    return None


def _totals(
    bare: str, content: list[Content], found: list[Span], names_office: bool = False
) -> list[tuple[str, float, str]]:
    """Total, subtotal or grand total, where the word stands as the head; with the label that is left without it."""
    results = []
    for span in found:
        if content[span.first].in_parentheses and not all(c.in_parentheses for c in content):
            continue
        if any(_covers(other, span) and any(word.term in TOTALS for word in other.words) for other in found):
            continue
        for word in span.words:
            if word.term not in TOTALS or (word.how == WHOLE and coverage(span, content) < 1):
                continue
            start, end = content[span.first].start, content[span.last].end
            before, after = bare[:start].strip(), bare[end:].strip()
            weight = word.weight * (1.0 if word.attested else NOT_ATTESTED)
            after_outside = [c for c in content[span.last + 1 :] if not c.in_parentheses]
            at_start = not before or not any(c.counts and not c.in_parentheses for c in content[: span.first])
            if at_start and (names_office or _total_of(word.language, after, content[span.last + 1 :])):
                results.append((word.term, weight, after.lstrip(" ,:-(").strip() if not after.startswith("(") else ""))
            elif not any(c.counts for c in after_outside) and _ends_a_label(before):
                name = before.rstrip(" ,:-")
                if word.language == "ru" and word.text in ("всего", "все"):
                    results.append(("total_above", weight, name))
                else:
                    results.append((word.term, weight * 0.95, name))
    return results


def _total_of(language: str, after: str, rest: list[Content]) -> bool:
    """Whether what follows the word lets it be the head of the label."""
    if not after or not rest or language in _ANY_AFTER or after[0] in ",(:;-/[.":
        return True
    first = rest[0]
    if first.key.isdigit() or (len(first.key) == 1 and not is_chinese(first.key)):
        return True
    if re.fullmatch(_ROMAN, first.key) or any(first.key in words.split() for words in _OF):
        return True
    if language == "zh":
        return any(after.startswith(noun) for noun in line_nouns("zh"))
    return first.key in line_nouns(language)


def _covers(other: Span, span: Span) -> bool:
    """Whether the one is a longer word with the other inside."""
    return other is not span and other.first <= span.first and other.last >= span.last


def _ends_a_label(before: str) -> bool:
    """Whether a label may end with the word as its head: `第二类小计`, `Расходы - всего`; not so `Share of total`."""
    return bool(before) and not any(before.split()[-1] in words.split() for words in _OF)


_NO_PART = frozenset(("requirements", "adjustment", "amount", "gross", "net", "approved_budget"))
"""What follows `Total` and names no part: requirements, recosted."""


@lru_cache(maxsize=8192)
def part_of(text: str) -> tuple[str, ...]:
    """What a total says that it adds up, folded: (`part ii`,), (`civilian staff`,), (`第二类`,), (`i`, `ii`, `iii`).

    A range is spelled out: `Total (I-III)` names i, ii and iii. Empty for a total that names nothing, and for no total.
    """
    bare = bare_label(text)
    content = contents(bare)
    every = spans(bare, content)
    found = _totals(bare, content, every, _ACRONYM.match(text) is not None)
    if _leads_to_parts(bare, content, every) or any(term == "total_above" for term, _, _ in found):
        return ()
    if not found and not (row_roles(text).keys() & {"net_requirements", "gross_requirements", "total_requirements"}):
        return ()
    rest = min((rest for _, _, rest in found), key=len, default="")
    if rest and any(hit.whole and hit.term in _NO_PART for hit in match(rest, "row")):
        rest = ""
    return named_parts(bare, rest)
