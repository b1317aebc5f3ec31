"""What the label of a row says that the row does: a total, a memo line, a deduction, and what it names."""

from __future__ import annotations

import re
from functools import lru_cache

from xlengine.fold import fold, is_chinese, unfootnoted
from xlengine.terms.matching import NOT_ATTESTED, Content, Span, contents, coverage, match, spans
from xlengine.terms.vocabulary import line_nouns

TOTALS = ("total", "subtotal", "grand_total")

_ROMAN = r"[ivxlcdm]{1,6}"
_NUMBERING = (
    rf"^(?:[-*•‣▪◦●■–]\s*)?(?:\(?(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*|{_ROMAN}|[a-hа-е]|[一二三四五六七八九十]{{1,3}}"
    rf"|[\u0621-\u064a])(?:[.)]|\s?-\s|,(?=[^\W\d_a-z]))\s*)?"
)
_JOINT = r"\s*[,(:;\[]|\s-\s?|\s?-\s|\s?-(?=[^\W\d_])|\s/\s"


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
    if percentage_parts(text) is not None:
        return (("as_percentage_of", 1.0),)
    bare = bare_label(text)
    content = contents(bare)
    found = spans(bare, content)
    memo = _memo(bare, content, found)
    if memo:
        return (("memo", memo),)
    roles: dict[str, float] = {}
    rest = bare
    for term, weight, other in _totals(bare, content, found):
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
        for word in span.words:
            if word.term != "memo":
                continue
            first = not any(c.counts for c in content[: span.first]) or span.first == 0
            inside = content[span.first].in_parentheses and (
                span.first == 0 or not content[span.first - 1].in_parentheses
            )
            if (
                word.how == "starts"
                and not (first and not content[span.first].in_parentheses)
                and not (inside and first)
            ):
                continue
            if word.how == "starts" and word.language == "zh" and word.text == "列入" and "的" not in bare:
                continue
            best = max(best, 0.95 if word.attested else 0.95 * NOT_ATTESTED)
    return round(best, 3)


_ANY_AFTER = frozenset(("ru", "ar"))
_OF = frozenset(
    """of for de des du d del la le los las l para por pour general generale generales globale global
    по за на в к из ل من""".split()
)


def _totals(bare: str, content: list[Content], found: list[Span]) -> list[tuple[str, float, str]]:
    """Total, subtotal or grand total, where the word stands as the head; with the label that is left without it."""
    results = []
    for span in found:
        if content[span.first].in_parentheses and not all(c.in_parentheses for c in content):
            continue
        if any(
            other.first <= span.first
            and other.last >= span.last
            and other is not span
            and any(w.term in TOTALS for w in other.words)
            for other in found
        ):
            continue  # fmt: skip
        for word in span.words:
            if word.term not in TOTALS or (word.how == "whole" and coverage(span, content) < 1):
                continue
            start, end = content[span.first].start, content[span.last].end
            before, after = bare[:start].strip(), bare[end:].strip()
            weight = word.weight * (1.0 if word.attested else NOT_ATTESTED)
            after_outside = [c for c in content[span.last + 1 :] if not c.in_parentheses]
            at_start = not before or not any(c.counts and not c.in_parentheses for c in content[: span.first])
            if at_start and _total_of(word.language, after, content[span.last + 1 :]):
                results.append((word.term, weight, after.lstrip(" ,:-(").strip() if not after.startswith("(") else ""))
            elif not any(c.counts for c in after_outside) and _ends_a_label(word.language, before):
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
    if re.fullmatch(_ROMAN, first.key) or first.key in _OF:
        return True
    if language == "zh":
        return any(after.startswith(noun) for noun in line_nouns("zh"))
    return first.key in line_nouns(language)


def _ends_a_label(language: str, before: str) -> bool:
    """Whether a label may end with the word as its head: `第二类小计`, `Расходы - всего`, `Part I total`."""
    return bool(before)


_NO_PART = frozenset(("requirements", "adjustment", "amount", "gross", "net", "approved_budget"))
"""What follows `Total` and names no part: requirements, recosted."""
_RANGE = rf"(?:^|[\s(,])(?P<first>{_ROMAN}|[0-9]{{1,2}}|[a-z])\s?(?:-|to|a|al|through|–)\s?(?P<last>{_ROMAN}|[0-9]{{1,2}}|[a-z])(?=$|[\s),])"
_CHINESE_RANGE = (
    r"第([一二三四五六七八九十]+)([类项款编部篇节章])?[至到-]第?([一二三四五六七八九十]+)([类项款编部篇节章])"
)
_CHINESE_NAMED = r"第[一二三四五六七八九十]+[类项款编部篇节章]"
_CHINESE_NUMBERS = {name: at for at, name in enumerate("一二三四五六七八九十", 1)}
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv".split()
_AND = r"\s(?:and|et|y|e|и|و)\s|[,;&+]\s?|和|与|及|、"
_ARABIC_ORDINALS = {"اولا": 1, "ثانيا": 2, "ثالثا": 3, "رابعا": 4, "خامسا": 5, "سادسا": 6, "سابعا": 7, "ثامنا": 8}
_ARABIC_RANGE = r"(\w+)\s?-\s?(\w+)"


def part_of(text: str) -> tuple[str, ...]:
    """What a total says that it adds up, folded: (`part ii`,), (`civilian staff`,), (`第二类`,), (`i`, `ii`, `iii`).

    A range is spelled out: `Total (I-III)` names i, ii and iii. Empty for a total that names nothing, and for no total.
    """
    bare = bare_label(text)
    content = contents(bare)
    found = _totals(bare, content, spans(bare, content))
    if any(term == "total_above" for term, _, _ in found):
        return ()
    if not found and not (row_roles(text).keys() & {"net_requirements", "gross_requirements", "total_requirements"}):
        return ()
    inside = re.findall(r"\(([^()]*)\)", bare)
    for piece in [*inside, bare]:
        named = _named_range(piece)
        if named:
            return named
    listed = re.findall(_CHINESE_NAMED, bare)
    if listed:
        return tuple(dict.fromkeys(listed))
    if not found:
        return ()
    rest = min((rest for _, _, rest in found), key=len)
    rest = fold(
        re.sub(
            r"^(?:of|for|du|des|de la|de|del|para|por|pour|по)\s|^d'", "", re.sub(r"\(.*?\)", "", rest).strip(" ,:-")
        )
    )
    if not rest or rest in ("general", "generale"):
        return ()
    if any(hit.whole and hit.term in _NO_PART for hit in match(rest, "row")):
        return ()
    pieces = re.split(_AND, rest)
    if len(pieces) > 1 and all(
        re.fullmatch(rf"(?:part |parts |section |sections )?(?:{_ROMAN}|[a-z]|[0-9]+)", p) for p in pieces
    ):
        return tuple(re.sub(r"^parts? |^sections? ", "", piece) for piece in pieces)
    return (rest,)


def _named_range(text: str) -> tuple[str, ...]:
    chinese = re.search(_CHINESE_RANGE, text)
    if chinese and chinese[1] in _CHINESE_NUMBERS and chinese[3] in _CHINESE_NUMBERS:
        numbers = list(_CHINESE_NUMBERS)[_CHINESE_NUMBERS[chinese[1]] - 1 : _CHINESE_NUMBERS[chinese[3]]]
        return tuple(f"第{number}{chinese[4]}" for number in numbers)
    arabic = re.search(_ARABIC_RANGE, text)
    if arabic and arabic[1] in _ARABIC_ORDINALS and arabic[2] in _ARABIC_ORDINALS:
        first, last = _ARABIC_ORDINALS[arabic[1]], _ARABIC_ORDINALS[arabic[2]]
        return tuple(name for name, at in _ARABIC_ORDINALS.items() if first <= at <= last)
    latin = re.search(_RANGE, text)
    if latin is None:
        return ()
    start, end = latin["first"], latin["last"]
    for names in (_ROMANS, [str(number) for number in range(100)], list("abcdefghijklmnopqrstuvwxyz")):
        if start in names and end in names and names.index(start) < names.index(end):
            return tuple(names[names.index(start) : names.index(end) + 1])
    return ()


_SIGNS_OF_PERCENTAGE = ("%", "cent", "porcentaje", "процент", "百分", "比", "مئوي")
_WHOLE = r"(?P<whole>[^()]+)\)?$"
_PERCENTAGES = (
    rf"^(?P<part>.*?)\s*[,:(]?\s*(?:as|expressed as|in)\s(?:a\s)?(?:percentage|per cent|percent|%)\sof\s(?:the\s)?{_WHOLE}",
    r"^(?P<part>)(?:%|per cent|percent|percentage)\sof\s(?:the\s)?(?P<whole>.+)$",
    r"^(?P<part>.*?)\s*[,:(]?\s*(?:exprimée?s?\s)?en\s(?:pourcentage|%)\s(?:de\sla\s|de\sl['’]|des\s|du\s|de\s|d['’])"
    + _WHOLE,
    rf"^(?P<part>.*?)\s*[,:(]?\s*(?:como|en)\s(?:porcentaje|%)\s(?:de\slas?|de\slos|del|de)\s{_WHOLE}",
    rf"^(?P<part>.*?)\s*[,:(]?\s*в\s?(?:процентах|процентном отношении|%)\s(?:от|к)\s{_WHOLE}",
    r"^(?P<part>.+?)占(?P<whole>.+?)的?(?:百分比|百分率|比例|比重)$",
    rf"^(?P<part>.*?)\s*[،,(]?\s*كنسب[ةه]\sمئوي[ةه]\sمن\s{_WHOLE}",
)


@lru_cache(maxsize=8192)
def percentage_parts(text: str) -> tuple[str, str] | None:
    """What a row gives in per cent of what: `Unencumbered balance as a percentage of appropriation` gives both names.

    The first is empty where the label does not say it (`in % of appropriation`). None for every other label.
    """
    lower = text.casefold()
    if len(text) > 200 or not any(sign in lower for sign in _SIGNS_OF_PERCENTAGE):
        return None
    plain = " ".join(unfootnoted(text).split())
    for pattern in _PERCENTAGES:
        found = re.match(pattern, plain, re.IGNORECASE)
        if found and found["whole"].strip():
            return found["part"].strip(" ,:(-–—"), found["whole"].strip(" ,.:)")
    return None
