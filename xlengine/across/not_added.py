"""Columns that a total beside them does not add: ceilings and targets, counts beside amounts, other years."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.each import PAY, is_each
from xlengine.across.factors import factors, has_its_total_beside_it
from xlengine.across.meant import TOTALS, is_a
from xlengine.across.of_which import is_of_which
from xlengine.expression import expression
from xlengine.layout import Table
from xlengine.tables.headings import when, years_of
from xlengine.terms import match
from xlengine.terms.fold import fold

_LIMIT = expression(
    r"\b(?:ceilings?|targets?|limits?|envelopes?|plafonds?|objectifs?|cibles?|techos?|topes?|metas?|потолок|предельн\w+"
    r"|целев\w+ (?:показател|значени)\w+"
    r"|contract (?:amount|value|sum|price)|montant du (?:marche|contrat)|(?:monto|valor) del contrato"
    r"|сумма (?:контракта|договора)|planned resources|approved (?:scheme |project )?cost|establishment|complement"
    r"|authori[sz]ed (?:posts|strength)|effectifs? (?:autorises?|budgetaires?)|plantilla (?:autorizada|aprobada))\b"
    r"|合同(?:金额|总额)|上限|控制数|目标|编制数|السقف|المستهدف"
)
_COUNT = expression(
    r"\b(?:population|poblacion|inhabitants|habitants?|habitantes|headcount|effectifs?|efectivos?"
    r"|bed-days|(?:number )?on roll|enrol\w+"
    r"|number of|no\. of|nombre d\w*|numero de|cantidad de|численность|количество|число|чел)\b"
    r"|人口|人数|户数|^عدد\b|السكان"
)
_PEOPLE = expression(
    r"\b(?:patients?|pupils?|students?|households?|participants?|beneficiar\w+|eleves|etudiants|alumnos|hogares)\b"
)
_MONEY = expression(
    r"\b(?:cost|amount|allocation|budget|expenditure|fees|cout|montant|depense|costo|monto|gasto)"
    r"|[£$€]"
)
_STANDARD = expression(r"\bstandard (?:cost|rate|salary)|cout (?:standard|type)|coste? estandar")
"""What one of something costs, where a total stands beside it."""
_YEARS = expression(
    r"\b(two|three|four|five|six|[2-6])[- ]years?\b|\b(deux|trois|quatre|cinq|[2-6]) (?:ans|annees)\b"
    r"|\b(dos|tres|cuatro|cinco|[2-6]) anos\b|\b(два|три|четыре|пять|[2-6]) (?:года|лет)\b|([两三四五2-6])年(?:合计|总)"
)
_NUMBERS = {
    word: number
    for number, words in {
        2: "2 two deux dos два 两", 3: "3 three trois tres три 三", 4: "4 four quatre cuatro четыре 四",
        5: "5 five cinq cinco пять 五", 6: "6 six",
    }.items()
    for word in words.split()
}  # fmt: skip


def that_are_parts(table: Table, target: int, before: Sequence[int]) -> list[int]:
    """Those of the columns before a total that it adds."""
    measures = table.measures
    titles = {at: fold(measures[at].title) for at in (*before, target)}
    before = [at for at in before if not any(_is_that_of_a_year(titles[at], titles[one]) for one in before)]
    before = [at for at in before if not is_of_which(measures[at])]  # they explain the total before them
    prices = [at for at in before if is_each(measures[at]) or _STANDARD.search(titles[at])
              or has_its_total_beside_it(table, at)]  # fmt: skip
    prices += [at for at in before if _UNIT_OF_A_MONTH.search(titles[at]) and at not in prices
               and not _UNIT_OF_A_MONTH.search(titles[target])]  # fmt: skip
    prices.sort()
    if prices and PAY.search(titles[prices[-1]]):
        return []  # of one post or of all: nothing says which
    if prices:
        return [at for at in before if at > prices[-1]]  # what stands before a price is a quantity
    multiplied = factors(table, before)
    before = [at for at in before if not _is_left_out_by_name(titles[target], titles[at])]
    before = _in_its_currency(table, target, [at for at in before if at not in multiplied])
    kept = [at for at in before if not _LIMIT.search(titles[at]) or _LIMIT.search(titles[target])]
    is_money = _MONEY.search(titles[target]) is not None and not _PEOPLE.search(titles[target])
    counted = [at for at in kept if not is_a(measures[at], *TOTALS) and (
        _COUNT.search(titles[at]) or (is_money and _PEOPLE.search(titles[at])))]  # fmt: skip
    if len(counted) < len(kept) and not _COUNT.search(titles[target]):
        kept = [at for at in kept if at not in counted]
    return _of_its_kind(table, target, _of_its_years(table, target, kept))


_UNIT_OF_A_MONTH = expression(r"\([^()]+/ ?(?:months?|mois|mes|мес\w*|月|شهر)\)")
"""`Rent (US$/month)`: what others come to in a year does not stand beside it."""
_OF_A_MONTH = expression(r"\bmonthly\b|\bper month\b|\bmensu\w+\b|\b(?:еже)?месячн\w+\b|每月|月度|شهري[هة]?\b")
_OF_A_YEAR = expression(r"\bannual\b|\byearly\b|\bper year\b|\ba[n]+u[ea]l\w*\b|\bгодов\w+\b|每年|年度|سنوي[هة]?\b")


def _is_that_of_a_year(month: str, year: str) -> bool:
    """Whether one column has for a month what the other has for a year: `Monthly rent`, `Annual rent`."""
    own, other = _OF_A_MONTH.sub("", month), _OF_A_YEAR.sub("", year)
    return own != month and other != year and own.split() == other.split()


def _is_left_out_by_name(total: str, part: str) -> bool:
    """`Total non-core` does not add `Core`."""
    found = _BUT.search(total)
    return found is not None and part.split()[:1] == [found[1]]


_BUT = expression(r"\b(?:non|hors|no|не)[- ]?(\w+)")


def may_be_no_parts(table: Table, columns: Sequence[int]) -> bool:
    """Whether an empty total may leave some of these out: what was spent before the years that stand beside it, or
    what is so much less than all of the others, line by line, that it may count something else.
    """
    years = [at for at in columns if _A_YEAR.fullmatch(table.measures[at].title.strip())]
    if 1 < len(years) < len(columns):
        return True
    rows = [[abs(value) for at in columns if (value := row[at].value)] for row in table.entries]
    rows = [row for row in rows if row]
    if len(columns) < 3 or len(rows) < ENOUGH_LINES or any(len(row) < len(columns) for row in rows):
        return False
    return any(all(row[place] * MUCH_LESS < min((*row[:place], *row[place + 1 :])) for row in rows)
               for place in range(len(columns)))  # fmt: skip


_INITIALS = expression(r"\b[A-Z]{2,4}\b")


def _of_its_kind(table: Table, target: int, columns: Sequence[int]) -> list[int]:
    """`Total des CP`: the columns whose headings have the same initials, where others have others."""
    initials = _INITIALS.findall(" ".join(table.measures[target].heading[-1:]))
    alike = [at for at in columns if any(one in _INITIALS.findall(table.measures[at].title) for one in initials)]
    return alike if len(alike) > 1 else list(columns)


_A_YEAR = expression(r"(?:19|20)[0-9]{2}(?:\s?[/–-]\s?(?:[0-9]{2}|[0-9]{4}))?")
ENOUGH_LINES, MUCH_LESS = 3, 50


def _in_its_currency(table: Table, target: int, columns: Sequence[int]) -> Sequence[int]:
    """Beside `Fuel (US$)` and `Total cost (US$)` a column without the unit counts something else."""
    unit = _UNIT.search(table.measures[target].title)
    if unit is None or not (match(unit[1], "unit") or _CURRENCY.fullmatch(unit[1])):
        return columns
    alike = [at for at in columns if f"({unit[1]})" in table.measures[at].title]
    return alike if len(alike) > 1 else columns


_UNIT = expression(r"\(([^()]+)\)\s*$")
_CURRENCY = expression(
    r"[kKMmG]?[A-Z]{0,3}[$€£¥](?: ?(?:000|k|m|mn|bn))?|[A-Z]{3}(?: ?(?:000|'000|m|mn))?|[千百万亿]*元"
)


_SPAN = expression(r"\b((?:19|20)[0-9]{2})\s?[-–—]\s?((?:19|20)[0-9]{2})\b")
"""From one year to another; two that follow one another are one budget year."""


def _of_its_years(table: Table, target: int, columns: Sequence[int]) -> list[int]:
    """`Total 2025-2027`, `Three-year total`: the columns of those years."""
    title, dated = table.measures[target].title, {at: when(table.measures[at]) for at in columns}
    span = _SPAN.search(title)
    years = years_of(title) if span is None or int(span[2]) - int(span[1]) < 2 else [int(span[1]), int(span[2])]
    if years and years[0] < years[-1]:
        within = [at for at in columns if years[0] <= dated[at] <= years[-1]]
        return within if len(within) > 1 else list(columns)
    of_one = [at for at in columns if dated[at] == years[0]] if len(years) == 1 else []
    if len(of_one) > 1 and all(dated.values()):
        return of_one
    found = _YEARS.search(fold(title))
    if found and all(dated.values()):
        count = _NUMBERS[next(filter(None, found.groups()))]
        return list(columns[-count:])
    return list(columns)
