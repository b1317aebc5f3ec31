"""Dates in headings: `31 December 2024`, `01.01.2025`, `end-2023`. A year alone is a period, and no date."""

from __future__ import annotations

from xlengine.expression import expression

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = (
    r"(?:jan(?:uary|vier|v)?|feb(?:ruary|rero)?|fev(?:rier|r)?|mar(?:ch|s|zo)?|apr(?:il)?|avr(?:il)?|abr(?:il)?|may|mai"
    r"|mayo|june?|juin|junio|july?|juil(?:let)?|julio|aug(?:ust)?|aout|ago(?:sto)?|sept?(?:ember|embre|iembre)?"
    r"|oct(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|dec(?:ember|embre)?|dic(?:iembre)?|ene(?:ro)?"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|يناير|فبراير|مارس|ابريل|مايو"
    r"|يونيو|يوليو|[اأ]غسطس|سبتمبر|[اأ]كتوبر|نوفمبر|ديسمبر|كانون (?:الثاني|الاول)|شباط|[اآ]ذار|نيسان|[اأ]يار"
    r"|حزيران|تموز|[اآ]ب|[اأ]يلول|تشرين (?:الاول|الثاني))"
)
_DATE = expression(
    rf"[0-9]{{1,2}}(?:st|nd|rd|th|er|ro|º)?\.?(?: de)? {_MONTH}(?:/{_MONTH})?\b\.?(?:,? (?:del? )?{_YEAR})?"
    r"(?: г(?:ода)?\b\.?)?"
    rf"|\b{_MONTH}\.? [0-9]{{1,2}}(?:,? {_YEAR})?\b"
    rf"|\b[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-](?:{_YEAR}|[0-9]{{2}})(?: г\b\.?)?"
    rf"|\b{_YEAR}[./-][0-9]{{1,2}}[./-][0-9]{{1,2}}\b|{_YEAR}年(?:[0-9]{{1,2}}月[0-9]{{1,2}}日|初|末)"
    r"|(?<![0-9/.-])[0-9]{1,2}/[0-9]{1,2}(?![0-9/.-])"
    rf"|\b(?:year[- ])?end[- ](?:of )?{_YEAR}|\b(?:a )?fin (?:de )?{_YEAR}|\b(?:конец|начало) {_YEAR} года"
    rf"|(?:بداي[هة]|نهاي[هة]|اخر) (?:عام|سن[هة])? ?{_YEAR}"
)
_AT = expression(r"(?:\b(?:as|at|of|on|by|au|al?|en|le|el|на|по|к)\b|截至|截止|\bفي\b|\bحتي\b|[\W_])+")


def undated(words: str) -> str | None:
    """What a folded heading says beside its date, such as `balance`; None where it has not one date."""
    if not any(map(str.isdigit, words)) or len(_DATE.findall(words)) != 1:
        return None
    return _AT.sub(" ", _DATE.sub(" ", words)).strip()
