"""Terms found in a text: whole words, the longest first, whatever surrounds them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from xlengine.terms.fold import fold, is_chinese, unfootnoted
from xlengine.terms.meanings import MEANINGS
from xlengine.terms.term import CONTAINS, ENDS, STARTS, WHOLE, Match, Word
from xlengine.terms.vocabulary import HERE, is_small, lexicon, scripts_of, tokens

NOT_ATTESTED = 0.85
"""What a word of our own weighs beside one that a document prints."""
QUALIFIER = 0.6
"""What a word weighs that stands in parentheses behind another: `Vacancy rate (percentage)`."""
OPERAND = 0.45
"""What a word weighs that another is held against: `Percentage of appropriation`."""
UPPER_LEVEL = 0.5
"""What the words of an upper level of a heading weigh beside those of the lowest."""
OTHER_LANGUAGE = 0.8
"""What a word weighs where the table is known to be in another language."""


class Content(NamedTuple):
    """One word of a text, with what a reader makes of its place."""

    key: str
    start: int
    end: int
    in_parentheses: bool
    counts: bool
    """No number, year or small word."""


class Span(NamedTuple):
    """A stretch of a text that is a word of the vocabulary."""

    first: int
    last: int
    """The word's first and last token, both included."""
    words: list[Word]


def contents(text: str) -> list[Content]:
    """The words of a folded text; numbers and small words are kept and do not count."""
    found: list[Content] = []
    depth = 0
    for token, start, end in tokens(text):
        if token == "(":
            depth += 1
        elif token == ")":
            depth = max(0, depth - 1)
        elif token != "/":
            found.append(Content(token, start, end, depth > 0, not is_small(token)))
    return found


def spans(text: str, content: list[Content]) -> list[Span]:
    """Every stretch that is a word, the longest first, none overlapping a longer one."""
    found: list[Span] = []
    trees = [lexicon(script).tree for script in scripts_of(text)]
    for first in range(len(content)):
        for tree in trees:
            node = tree
            for last in range(first, len(content)):
                node = node.get(content[last].key, {})
                if not node:
                    break
                words = node.get(HERE)
                if words:
                    printed = text[content[first].start : content[last].end]
                    fitting = [word for word in words if ("/" in word.text) <= ("/" in printed)]
                    if fitting:
                        found.append(Span(first, last, fitting))
    found.sort(key=lambda span: (span.first - span.last, span.first))
    return found


def _apart(found: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in found:
        if all(span.last < other.first or span.first > other.last for other in kept):
            kept.append(span)
    return kept


def match(text: str, where: str, language: str | None = None) -> list[Match]:
    """The terms that a heading, label, title or unit line names, the surest first; one match a term.

    `where` is `column`, `row`, `title`, `unit` or `mark`. The levels of a heading may be joined by ` / `: the lowest
    level counts most. With a `language` the words of other languages weigh less.
    """
    return list(_match(text, where, language))


@lru_cache(maxsize=16384)
def _match(text: str, where: str, language: str | None) -> tuple[Match, ...]:
    levels = [level for level in text.split(" / ") if level.strip()]
    best: dict[str, Match] = {}
    for height, level in enumerate(reversed(levels)):
        for found in _level(fold(unfootnoted(level)), where, language):
            weight = round(found.weight * (1.0 if height == 0 else UPPER_LEVEL), 3)
            if found.term not in best or best[found.term].weight < weight:
                best[found.term] = found._replace(weight=weight)
    return tuple(sorted(best.values(), key=lambda found: (-found.weight, -len(found.text), found.term)))


def _level(text: str, where: str, language: str | None) -> Iterable[Match]:
    content = contents(text)
    candidates = []
    for span in spans(text, content):
        fitting = [word for word in span.words if where in places(word.term) and _stands(word, span, content)]
        if fitting:
            candidates.append(span._replace(words=fitting))
    kept = _apart(candidates)
    leader = _leader(kept, content)
    for span in kept:
        share = coverage(span, content)
        for word in span.words:
            weight = word.weight * (1.0 if word.attested else NOT_ATTESTED)
            if span is leader:
                weight *= 0.9
            elif share < 1:
                weight *= QUALIFIER if _inside(span, content) else 0.4 + 0.5 * share
                if leader is not None and span.first > leader.last:
                    weight *= OPERAND
            if language is not None and word.language != language:
                weight *= OTHER_LANGUAGE
            yield Match(word.term, word.language, weight, word.attested, share == 1, word.text)


_LEADS = (
    ("percentage", "of de du des del от к"),
    ("share", "of de du des del"),
    ("difference", "between entre между"),
    ("variance", "between entre между"),
    ("change", "between entre между"),
)


def _leader(found: list[Span], content: list[Content]) -> Span | None:
    """The word that makes what follows its operands: `Percentage of appropriation`, `Difference between …`."""
    for span in found:
        after = content[span.last + 1].key if span.last + 1 < len(content) else ""
        if any(word.term == term and after in small.split() for word in span.words for term, small in _LEADS):
            return span
    return None


def _inside(span: Span, content: list[Content]) -> bool:
    """Whether the word stands in parentheses from its beginning to its end."""
    return all(c.in_parentheses for c in content[span.first : span.last + 1])


def coverage(span: Span, content: list[Content]) -> float:
    """How much of a label the word is, 0 to 1; numbers, small words and qualifiers in parentheses aside."""
    inside = _inside(span, content) and any(c.counts and not c.in_parentheses for c in content)
    told = sum(c.end - c.start for at, c in enumerate(content) if span.first <= at <= span.last)
    rest = sum(
        c.end - c.start
        for at, c in enumerate(content)
        if c.counts and (inside or not c.in_parentheses) and not span.first <= at <= span.last
    )
    return told / (told + rest)


def _stands(word: Word, span: Span, content: list[Content]) -> bool:
    """Whether the word stands where it has this meaning."""
    if word.how == CONTAINS:
        return True
    before = any(c.counts for c in content[: span.first])
    after = any(c.counts and not c.in_parentheses for c in content[span.last + 1 :])
    return {WHOLE: not before and not after, STARTS: not before, ENDS: not after}[word.how]


@lru_cache(maxsize=512)
def places(term: str) -> frozenset[str]:
    """Where the term's words may stand."""
    return frozenset(MEANINGS[term][1].split())


_LATIN = {
    "en": "the of and for to in by on from with other budget staff united nations",
    "fr": "le la les des du de et pour en au aux par dans autres sur d l",
    "es": "el la los las del de y para en por otros otras con al gastos",
}
_COMMON = {language: frozenset(words.split()) for language, words in _LATIN.items()}
_ACCENTED = {"fr": "èêàçùœûîô", "es": "ñáíóú¿"}


def language_of(texts: Iterable[str]) -> str:
    """The language that most of the texts are in; English where nothing tells.

    By script, and for Latin letters by accents, small words and the words of the vocabulary.
    """
    votes: Counter[str] = Counter()
    for text in texts:
        folded = fold(text)
        if not text.isascii():
            votes["zh"] += 3 * sum(map(is_chinese, folded))
            votes["ar"] += sum("\u0621" <= sign <= "\u064a" for sign in folded)
            votes["ru"] += sum("\u0400" <= sign <= "\u04ff" for sign in folded)
        found = re.findall(r"[a-z]+", folded)
        votes["latin"] += sum(map(len, found))
        if not found:
            continue
        lower = text.casefold()
        for language, common in _COMMON.items():
            votes[language] += 3 * sum(word in common for word in found)
            votes[language] += 2 * sum(lower.count(sign) for sign in _ACCENTED.get(language, ""))
        for languages in _languages(folded):
            for language in languages:
                votes[language] += 6 // len(languages)
    script = max(("zh", "ar", "ru", "latin"), key=lambda language: votes[language])
    if script == "latin":
        return max(("en", "fr", "es"), key=lambda language: votes[language])
    return script if votes[script] else "en"


@lru_cache(maxsize=4096)
def _languages(folded: str) -> list[set[str]]:
    """For each word of the vocabulary that makes up most of the text, the languages that have it."""
    content = contents(folded)
    return [
        {word.language for word in span.words} & _LATIN.keys()
        for span in _apart(spans(folded, content))
        if coverage(span, content) > 0.6 and {word.language for word in span.words} & _LATIN.keys()
    ]
