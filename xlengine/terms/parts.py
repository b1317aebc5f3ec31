"""What a label names: the parts that a total adds up, and the two rows of a percentage."""

from __future__ import annotations

import re
from functools import lru_cache

from xlengine.expression import expression
from xlengine.terms.fold import fold, unfootnoted

_NUMBER = r"([ivxlcdm]{1,6}|[0-9]{1,2}|[a-z])"
_RANGE = rf"(?:^|[\s(,]){_NUMBER}\s?(?:-|to|a|al|through|по)\s?{_NUMBER}(?=$|[\s),])"
_CHINESE_RANGE = (
    r"第([一二三四五六七八九十]+)[类项款编部篇节章]?[至到-]第?([一二三四五六七八九十]+)([类项款编部篇节章])"
)
_CHINESE_NAMED = r"第[一二三四五六七八九十]+[类项款编部篇节章]"
_CHINESE = "一二三四五六七八九十"
_ROMAN = tuple(
    ten + one for ten in ("", "x", "xx") for one in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
)[1:]
_ARABIC = ("اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا")
_SERIES = (_ROMAN, tuple(map(str, range(100))), tuple("abcdefghijklmnopqrstuvwxyz"))
_AND = r"\s(?:and|et|y|e|и|و)\s|[,;&+]\s?|和|与|及"
_OF = r"^(?:of|for|du|des|de la|de|del|para|por|pour|по)\s|^d'"
_ONE_OF_A_LIST = rf"(?:(?:part|section|partie|parte|часть)s?\s)?{_NUMBER}"


def named_parts(label: str, rest: str) -> tuple[str, ...]:
    """What a total's folded label names; `rest` is the label without the word for total."""
    for piece in [*re.findall(r"\(([^()]*)\)", label), label]:
        if spelled := _spelled_out(piece):
            return spelled
    for piece in re.findall(r"\(([^()]*)\)", label):
        if len(several := _listed(piece)) > 1:
            return several
    listed: list[str] = re.findall(_CHINESE_NAMED, label)
    if listed:
        return tuple(dict.fromkeys(listed))
    name = fold(re.sub(_OF, "", re.sub(r"\(.*?\)", "", rest).strip(" ,:-")))
    if not name or name in ("general", "generale"):
        return ()
    several = _listed(name)
    return several if len(several) > 1 else (name,)


def _listed(text: str) -> tuple[str, ...]:
    """`I and III` as i, iii; empty where anything but numbers is listed."""
    numbers = [re.fullmatch(_ONE_OF_A_LIST, piece) for piece in re.split(_AND, text) if piece]
    return tuple(number[1] for number in numbers if number) if all(numbers) else ()


def _spelled_out(text: str) -> tuple[str, ...]:
    """`I-III` as i, ii, iii; 第一至第三类 as 第一类, 第二类, 第三类."""
    chinese = re.search(_CHINESE_RANGE, text)
    if chinese and chinese[1] in _CHINESE and chinese[2] in _CHINESE:
        numbers = _CHINESE[_CHINESE.index(chinese[1]) : _CHINESE.index(chinese[2]) + 1]
        return tuple(f"第{number}{chinese[3]}" for number in numbers)
    arabic = re.search(r"(\w+)\s?-\s?(\w+)", text)
    if arabic and arabic[1] in _ARABIC and arabic[2] in _ARABIC:
        return _ARABIC[_ARABIC.index(arabic[1]) : _ARABIC.index(arabic[2]) + 1]
    latin = re.search(_RANGE, text)
    if latin is not None:
        for series in _SERIES:
            if latin[1] in series and latin[2] in series and series.index(latin[1]) < series.index(latin[2]):
                return series[series.index(latin[1]) : series.index(latin[2]) + 1]
    return ()


_SIGNS_OF_PERCENTAGE = expression("%|cent|porcentaje|процент|百分|比|مئوي")
_WHOLE = r"(?P<whole>[^()]+)\)?$"
_PERCENTAGES = (
    r"^(?P<part>.*?)\s*[,:(]?\s*(?:as|expressed as|in)\s(?:a\s)?(?:percentage|per cent|percent|%)\sof\s(?:the\s)?"
    + _WHOLE,
    r"^(?P<part>)(?:%|per cent|percent|percentage)\sof\s(?:the\s)?(?P<whole>.+)$",

    r"^(?P<part>.*?)\s*[,:(]?\s*(?:exprimée?s?\s)?en\s(?:pourcentage|%)\s(?:de\sla\s|de\sl['’]|des\s|du\s|de\s|d['’])"
    + _WHOLE,
    rf"^(?P<part>.*?)\s*[,:(]?\s*(?:como|en)\s(?:porcentaje|%)\s(?:de\slas?|de\slos|del|de)\s{_WHOLE}",
    rf"^(?P<part>.*?)\s*[,:(]?\s*в\s?(?:процентах|процентном отношении|%)\s(?:от|к)\s{_WHOLE}",
    r"^(?P<part>.+?)占(?P<whole>.+?)的?(?:百分比|百分率|比例|比重)$",
    rf"^(?P<part>.*?)\s*[،,(]?\s*كنسب[ةه]\sمئوي[ةه]\sمن\s{_WHOLE}",
)


def speaks_of_percentages(text: str) -> bool:
    """Whether a text, which may be many labels, has a word or a sign for a percentage."""
    return _SIGNS_OF_PERCENTAGE.search(text.casefold()) is not None


@lru_cache(maxsize=8192)
def percentage_parts(text: str) -> tuple[str, str] | None:
    """What a row gives in per cent of what: `Unencumbered balance as a percentage of appropriation` gives both names.

    The first is empty where the label does not say it (`in % of appropriation`). None for every other label.
    """
    if len(text) > 200 or not speaks_of_percentages(text):
        return None
    plain = " ".join(unfootnoted(text).split())
    for pattern in _PERCENTAGES:
        found = re.match(pattern, plain, re.IGNORECASE)
        if found and found["whole"].strip():
            return found["part"].strip(" ,:(-–—"), found["whole"].strip(" ,.:)")
    return None
