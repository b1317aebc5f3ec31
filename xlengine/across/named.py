"""Which measure the words of a heading name: by the whole heading, by the words in it, by what it measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.proposals import is_a, is_derived, surest
from xlengine.layout import Table
from xlengine.tables.headings import when, years_of
from xlengine.terms import match
from xlengine.terms.fold import fold

_BEFORE = re.compile(r"上年度?|上一年度?|去年|\b(?:previous|prior|last) year'?s?\b|прошл\w+ год\w*|предыдущ\w+ год\w*")


def called_by(table: Table, target: int, words: str, among: Sequence[int]) -> int | None:
    """The measure that the words name: by its whole heading, by the words in it, or by what it measures.

    Of several the one in the target's own group; words that say `last year's` mean the year before the last one.
    """
    folded = fold(words)
    before = _BEFORE.search(folded) is not None
    folded = _BEFORE.sub("", folded).strip()
    names = {at: fold(" ".join(table.measures[at].heading)) for at in among}
    lowest = {at: fold(table.measures[at].heading[-1]) if table.measures[at].heading else "" for at in among}
    wanted = stems(folded)
    choices = (
        [at for at in among if fold(words) in (lowest[at], names[at])],
        [at for at in among if folded and folded in (lowest[at], names[at])],
        [at for at in among if wanted and wanted <= stems(lowest[at])],
        [at for at in among if _CHINESE.fullmatch(words) and words in lowest[at]],
        [at for at in among if wanted and wanted <= stems(names[at])],
        [at for at in among if words.endswith(".") and any(
            word.startswith(folded.rstrip(".")) for word in names[at].split())],
        [at for at in among if folded and surest(table.measures[at]) in {m.term for m in match(folded, "column")
                                                                        if m.whole}],
    )  # fmt: skip
    for found in choices:
        chosen = _of_several(table, target, found, before)
        if chosen is not None:
            return chosen
        if found:
            return None
    return _shortened(words, {at: table.measures[at].heading[-1] for at in among if table.measures[at].heading})


def _shortened(words: str, headings: Mapping[int, str]) -> int | None:
    """The one heading that the words shorten: `RAR` of `Restes à réaliser`, `Réal. 2024` of `Réalisations 2024`."""
    years = set(years_of(words))
    begun = [word for word in re.findall(r"[^\W\d_]{3,}", fold(words)) if word not in _SMALL]
    found = []
    for at, heading in headings.items():
        own = re.findall(r"[^\W\d_]+", fold(heading))
        initials = "".join(word[0] for word in own)
        is_short = _ACRONYM.fullmatch(words.strip()) and initials.startswith(fold(words).strip())
        is_begun = begun and all(any(one.startswith(word) for one in own) for word in begun)
        if is_short or (is_begun and years <= set(years_of(heading))):
            found.append(at)
    return found[0] if len(found) == 1 else None


def shortened_in(table: Table, target: int, among: Sequence[int]) -> int | None:
    """The one measure that a heading's word with a full stop shortens: `Compromisos` in `% Comp.`."""
    title = table.measures[target].title.partition(".")[0] + "."
    words = [fold(word) for word in re.findall(r"([^\W\d_]{3,})\.", title)]
    found = [at for at in among if table.measures[at].heading and any(
        one.startswith(word) for word in words for one in fold(table.measures[at].heading[-1]).split())]  # fmt: skip
    return found[0] if len(found) == 1 else None


_CHINESE = re.compile(r"[\u3400-\u9fff]{3,}")
_ACRONYM = re.compile(r"[A-ZÀ-ÝА-Я]{2,5}")


def of_one_year(table: Table, actual: int, budget: int, free: Sequence[int]) -> int:
    """The outcome of the budget's own year, where that stands there and `actual` is of another."""
    measures, year = table.measures, when(table.measures[budget])
    if not year or when(measures[actual]) in (0, year):
        return actual
    same = [at for at in free if when(measures[at]) == year and is_a(measures[at], *ACTUALS)
            and not is_a(measures[at], *BUDGETS) and not is_derived(measures[at])]  # fmt: skip
    return same[0] if len(same) == 1 else actual


def _of_several(table: Table, target: int, found: Sequence[int], before: bool) -> int | None:
    measures = table.measures
    years = sorted({when(measures[at]) for at in found} - {0})
    every = sorted({when(measure) for measure in measures} - {0})
    if before and every:
        found = [at for at in found if when(measures[at]) == (every[-2] if len(every) > 1 else every[0])]
    elif len(found) > 1 and len(years) > 1:
        found = [at for at in found if when(measures[at]) == years[-1]]
    if len(found) > 1:
        group = measures[target].group
        found = [at for at in found if group and measures[at].group[: len(group)] == group] or found
    return found[0] if len(found) == 1 else None


_SMALL_WORDS = "de la le les des du del el los las the of and for as at in on to по на за год от к"
_SMALL = frozenset(_SMALL_WORDS.split())


def stems(text: str) -> frozenset[str]:
    """The longer words of a folded text without their endings; Chinese is one word without its last 数 or 额."""
    found = set()
    for word in re.findall(r"[^\W\d_]+", text):
        if word in _SMALL or (len(word) < 3 and word.isascii()):
            continue
        if "\u3400" <= word[0] <= "\u9fff":
            found.update(re.sub("[年数额]", " ", word).split())
        else:
            found.add(word[:5] if len(word) > 6 else word[:4])
    return frozenset(found)
