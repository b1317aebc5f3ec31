"""All words of all languages, ready to be looked up. Built once, when the first label is read."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from xlengine.fold import HAN, fold
from xlengine.terms import ar, en, es, fr, ru, zh
from xlengine.terms.ambiguous import AMBIGUOUS
from xlengine.terms.term import CONTAINS, ENDS, STARTS, WHOLE, Word

LANGUAGES = {"ar": ar, "en": en, "es": es, "fr": fr, "ru": ru, "zh": zh}

_TOKEN = re.compile(rf"[{HAN}]|[^\W\d_{HAN}]+(?:-[^\W\d_{HAN}]+)*|[0-9]+|[%#$/()|]")
_ALWAYS_JOINED = ("non", "sub", "sous", "sur", "over", "under", "re", "pre", "ex", "inter", "co", "carry")
_NO_WORDS = frozenset("/()")


def words() -> tuple[Word, ...]:
    """Every word of the vocabulary."""
    return _words()


@cache
def _words() -> tuple[Word, ...]:
    found = []
    for language, module in LANGUAGES.items():
        for term, documents in module.WORDS.items():
            for document, spellings in documents.items():
                for spelling in spellings.split(" | "):
                    text, how = _read(spelling)
                    weight = AMBIGUOUS.get((language, text), {}).get(term, 1.0)
                    found.append(Word(term, text, language, document, how, weight))
    return tuple(found)


def _read(spelling: str) -> tuple[str, str]:
    """A word without its mark, and where it must stand."""
    if spelling[0] == "=":
        return spelling[1:], WHOLE
    if spelling[-1] == "…":
        return spelling[:-1], STARTS
    if spelling[0] == "…":
        return spelling[1:], ENDS
    return spelling, CONTAINS


@cache
def label_names(language: str) -> tuple[str, ...]:
    """Names of lines that are no terms."""
    return tuple(filter(None, LANGUAGES[language].LABELS.split(" | ")))


def key(token: str) -> str:
    """What two forms of one word share: `variances` and `variance`, الفرق and فرق, `over-expenditure` and `overexpenditure`."""
    if len(token) > 3:
        if token.isascii():
            token = token.replace("-", "")
            return token[:-1] if token[-1] == "s" and token[-2] != "s" and len(token) > 3 else token
        if token[:2] == "ال":
            return token[2:]
    return token.replace("-", "")


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a folded text with their places: a Chinese character each, runs of letters, numbers, and % # $ / ( )."""
    found = []
    for hit in _TOKEN.finditer(text):
        token, start = hit[0], hit.start()
        if "-" in token and not _is_one(token):
            at = start
            for part in token.split("-"):
                found.append((key(part), at, at + len(part)))
                at += len(part) + 1
        else:
            found.append((key(token), start, hit.end()))
    return found


def _is_one(token: str) -> bool:
    """Whether a hyphen only joins the halves of one word."""
    return token.partition("-")[0] in _ALWAYS_JOINED or key(token) in _hyphenated()


@cache
def _hyphenated() -> frozenset[str]:
    return frozenset(
        key(token) for text in _all_texts() for token in _TOKEN.findall(fold(text)) if "-" in token and token[0] != "-"
    )


def _all_texts() -> list[str]:
    return [word.text for word in _words()] + [label for language in LANGUAGES for label in label_names(language)]


Key = tuple[str, ...]


def key_of(text: str) -> Key:
    """The keys of a folded text's words, without marks."""
    return tuple(token for token, _, _ in tokens(text) if token not in _NO_WORDS)


@cache
def index() -> dict[Key, list[Word]]:
    """Words by their keys."""
    found: dict[Key, list[Word]] = {}
    for word in _words():
        entry = found.setdefault(key_of(fold(word.text)), [])
        if not any(
            other.term == word.term and other.attested >= word.attested
            for other in entry
            if other.language == word.language
        ):
            entry.append(word)
    return found


@cache
def longest() -> int:
    """How many tokens the longest word has."""
    return max(map(len, index()))


@cache
def prefixes() -> frozenset[Key]:
    """What a longer word may begin with, so that a search can stop early."""
    return frozenset(whole[:length] for whole in index() for length in range(1, len(whole) + 1))


@cache
def labels() -> frozenset[Key]:
    """Names of lines that are no terms."""
    return frozenset(key_of(fold(label)) for language in LANGUAGES for label in label_names(language))


@cache
def _last_words() -> frozenset[str]:
    """Single words, as written, that a label may end with."""
    found = set()
    for text in _all_texts():
        found.update(re.findall(r"[^\W\d_]{3,}", fold(text)))
    return frozenset(found)


@lru_cache(maxsize=16384)
def knows(text: str) -> bool:
    """Whether the text as a whole is a word or a label of the vocabulary."""
    whole = key_of(fold(text))
    return whole in index() or whole in labels()


@lru_cache(maxsize=16384)
def knows_last_word(text: str) -> bool:
    """Whether the text's last word is one that the vocabulary has, as it is written or in the plural."""
    found = re.findall(r"[^\W\d_]+", fold(text))
    if not found:
        return False
    last = found[-1]
    return last in _last_words() or (
        len(last) > 4 and (last + "s" in _last_words() or last.removesuffix("s") in _last_words())
    )


_SMALL = (
    "the of in a an and or for to by at on from as per with le la les l de des du d et en au aux pour par el los las del y e"
    " para por al c в на и по к за от с из год года гг г 年 度 期 的 第 月 日 在 من في و على م"
)


@cache
def fillers() -> frozenset[str]:
    """Small words that say nothing of their own beside a term."""
    return frozenset(key(word) for word in _SMALL.split()) | frozenset(_SMALL.split())


@cache
def line_nouns(language: str) -> frozenset[str]:
    """Words that may follow `Total` where it is the head of a label: `Total requirements`, `Total part I`."""
    texts = [word.text for word in _words() if word.language == language] + list(label_names(language))
    if language == "zh":
        return frozenset(fold(text) for text in texts if len(text) > 1)
    found: set[str] = set()
    for text in texts:
        found.update(token for token in key_of(fold(text)) if token not in fillers())
    return frozenset(found)
