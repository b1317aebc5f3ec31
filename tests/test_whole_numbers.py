"""Hypotheses that are far off, told by whole numbers: never one that a closer look would not call wrong."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.columns_by_hand import columns_of
from tests.entries_by_hand import entries
from tests.test_fit import TRIED
from xlengine.across.all_lines import MANY, AllLines
from xlengine.across.free import free_sums
from xlengine.across.proposal import SAID, Proposal
from xlengine.across.trials import FEW, Trial, all_tried, tried
from xlengine.across.whole_numbers import FINEST, WholeNumbers, whole_line
from xlengine.fit import Agreement, fit
from xlengine.layout import Entry, State, Table
from xlengine.rule import Form

FORMS = (Form.SUM, Form.DIFFERENCE, Form.PERCENTAGE, Form.FRACTION, Form.VACANCY, Form.GROWTH)


def is_far_off(form: Form, row: list[Entry], signs: tuple[int, ...]) -> bool:
    """Whether the first figure is far from what the others give."""
    proposal = Proposal(0, form, tuple(range(1, len(row))), signs, 0.5)
    return WholeNumbers([row]).is_far_off(0, proposal)


@pytest.mark.parametrize(("form", "figure", "inputs", "stands"), TRIED)
def test_what_a_closer_look_calls_right_or_untestable_is_not_far_off(
    form: Form, figure: str, inputs: str, stands: Agreement
) -> None:
    row = entries(f"{figure} {inputs}")
    signs = (1, -1) if form is Form.DIFFERENCE else (1,) * (len(row) - 1)
    assert not is_far_off(form, row, signs) or stands is Agreement.WRONG


FAR = [
    # (form, figure and inputs, signs, whether it is far off)
    (Form.SUM, "33 10 20", (1, 1), True),
    (Form.SUM, "32 10 20", (1, 1), True),
    (Form.SUM, "31 10 20", (1, 1), False),
    (Form.SUM, "10 10 20", (1, -1), True),
    (Form.SUM, "-10 10 20", (1, -1), False),
    (Form.SUM, "30.5 10.1 20.1", (1, 1), True),
    (Form.SUM, "30.3 10.1 20.1", (1, 1), False),
    (Form.SUM, "12 · ·", (1, 1), False),
    (Form.SUM, "12 10 ·", (1, 1), True),
    (Form.SUM, "12 — —", (1, 1), True),
    (Form.SUM, "12 10 x", (1, 1), False),
    (Form.SUM, "12 10 #", (1, 1), False),
    (Form.SUM, "x 10 20", (1, 1), False),
    (Form.DIFFERENCE, "=-522.799999999988 1000.2 1523.0", (1, -1), False),
    (Form.DIFFERENCE, "=-522.9 1000.2 1523.0", (1, -1), False),
    (Form.DIFFERENCE, "=-523.1 1000.2 1523.0", (1, -1), True),
    (Form.PERCENTAGE, "50.0 10 20", (1, 1), False),
    (Form.PERCENTAGE, "75.0 10 20", (1, 1), True),
    (Form.PERCENTAGE, "75.0 10 ·", (1, 1), False),
    (Form.PERCENTAGE, "75.0 · 20", (1, 1), False),
    (Form.PERCENTAGE, "75.0 10 —", (1, 1), False),
    (Form.PERCENTAGE, "0.0 — 20", (1, 1), False),
    (Form.PERCENTAGE, "9.0 — 20", (1, 1), True),
    (Form.PERCENTAGE, "=1 0.000 100000000000000000000", (1, 1), False),  # noise of very large amounts
    (Form.FRACTION, "0.50 100 200", (1, 1), False),
    (Form.FRACTION, "50.00 100 200", (1, 1), True),
    (Form.VACANCY, "10.0 100 90", (1, 1), False),
    (Form.VACANCY, "90.0 100 90", (1, 1), True),
    (Form.VACANCY, "11.1 90 100", (1, 1), True),
    (Form.GROWTH, "10.0 110 100", (1, 1), False),
    (Form.GROWTH, "110.0 110 100", (1, 1), True),
]


@pytest.mark.parametrize(("form", "texts", "signs", "is_far"), FAR)
def test_what_no_rounding_explains_is_far_off(form: Form, texts: str, signs: tuple[int, ...], is_far: bool) -> None:
    assert is_far_off(form, entries(texts), signs) is is_far


numbers = st.decimals(-9999, 9999, places=3) | st.decimals(-20, 20, places=0) | st.sampled_from([
    Decimal(0), Decimal("1e20"), Decimal("0.1000000000000001"), Decimal("44974761328.4997"), Decimal("1e-9"),
])  # fmt: skip


@st.composite
def figures(draw: st.DrawFn) -> Entry:
    state = draw(st.sampled_from([State.FIGURE] * 6 + [State.NIL, State.BLANK, State.TEXT, State.ERROR]))
    value = {State.FIGURE: draw(numbers), State.NIL: Decimal(0)}.get(state)
    is_formula = draw(st.booleans())
    is_exact = draw(st.booleans())
    return Entry(1, 1, state, value, draw(st.integers(0, 4)), is_formula, is_exact=is_exact)


@given(st.sampled_from(FORMS), figures(), st.lists(figures(), min_size=2, max_size=4), st.data())
def test_far_off_is_always_wrong(form: Form, target: Entry, parts: list[Entry], data: st.DataObject) -> None:
    parts = parts if form is Form.SUM else parts[:2]
    signs = tuple(data.draw(st.sampled_from([1, -1])) for _ in parts)
    if form not in (Form.SUM, Form.DIFFERENCE):
        signs = (1, 1)
    if data.draw(st.booleans()) and all(part.value is not None for part in parts):  # a target that is nearly right
        near = sum((part.value * sign for part, sign in zip(parts, signs, strict=True) if part.value), Decimal(0))
        target = target._replace(value=near + data.draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal("1e-8")])))
    if is_far_off(form, [target, *parts], signs) and target.is_number:
        assert fit(form, target, parts, signs).agreement is Agreement.WRONG


def test_figures_of_more_digits_than_anybody_means_get_the_closer_look() -> None:
    row = entries("32 10 20")
    for power, is_far in ((-FINEST, True), (-FINEST - 1, False), (FINEST - 1, True), (FINEST, False), (999_999, False)):
        row[1] = row[1]._replace(value=Decimal(1).scaleb(power))
        assert is_far_off(Form.SUM, row, (1, 1)) is is_far


def test_a_hypothesis_is_given_up_when_it_can_no_longer_stand_and_never_before() -> None:
    table = columns_of("A | B | C", *["10 20 30"] * 9, *["10 20 40"] * 9)
    free, said = Proposal.added(2, (0, 1), SAID - 0.1), Proposal.added(2, (0, 1), SAID)
    whole = WholeNumbers(table.entries)
    by_figures, by_words = all_tried(table, [free, said], whole)
    assert (tried(table, free).hits, tried(table, free).misses) == (9, 9)
    assert (by_figures.hits, by_figures.misses, by_figures.stands) == (9, 5, False)
    assert (by_words.hits, by_words.misses, by_words.stands) == (9, 7, False)


@pytest.mark.parametrize(("prior", "right", "wrong", "left", "cannot"), [
    (SAID, 4, 2, 0, False),
    (SAID, 3, 2, 0, True),
    (SAID, 3, 2, 1, False),
    (SAID - 0.1, 6, 2, 0, False),
    (SAID - 0.1, 5, 2, 0, True),
    (SAID - 0.1, 5, 2, 1, False),
    (SAID - 0.1, 0, 1, 0, False),  # its one wrong figure may be told by the total of the column too
])  # fmt: skip
def test_what_the_lines_that_are_left_can_still_do(
    prior: float, right: int, wrong: int, left: int, cannot: bool
) -> None:
    trial = Trial(Proposal.added(2, (0, 1), prior), hits=right, misses=wrong)
    assert trial.cannot_stand(left) is cannot


def test_lines_that_lack_a_part_and_small_figures_do_not_speak_against_words() -> None:
    proposal = Proposal.added(2, (0, 1), SAID)
    assert not Trial(proposal, hits=2, misses=3, lacking=2).cannot_stand(0)
    assert not Trial(proposal, hits=1, misses=2, small=3).cannot_stand(0)
    assert Trial(proposal, hits=1, misses=2, small=2).cannot_stand(0)


@given(st.integers(0, 10**9), st.integers(0, 3))
def test_many_hypotheses_together_stand_as_each_by_itself(seed: int, wrong: int) -> None:
    chosen = Random(seed)
    lines = []
    for at in range(12):
        staff, travel, other = (chosen.randint(0, 9999) for _ in range(3))
        total = staff + travel + other + (100 if at < wrong else 0)
        spent = chosen.randint(0, 9999)
        lines.append(f"{staff} {travel} {other} {total} {spent} {total - spent}")
    table = columns_of("Staff | Travel | Other | All | Spent | Left", *lines)
    proposals = free_sums(table, range(6))
    assert len(proposals) > FEW
    together = {trial.proposal: trial for trial in all_tried(table, proposals, WholeNumbers(table.entries))}
    assert len(together) < len(proposals), "what is out of the question is left out"
    for proposal in proposals:
        alone, trial = tried(table, proposal), together.get(proposal, Trial(proposal))
        assert trial.stands is alone.stands
        assert not alone.stands or (trial.hits, trial.wrong, trial.weight) == (alone.hits, alone.wrong, alone.weight)
    assert sum(trial.stands for trial in together.values()) >= 2


def lines_of(right: int, wrong: int) -> Table:
    return columns_of("Staff | Travel | All", *["1010 2020 3030"] * right, *["1010 2020 4040"] * wrong)


@pytest.mark.parametrize(("right", "wrong", "contradicts"), [
    (0, 1, False), (0, 2, True), (2, 2, True), (6, 2, False), (5, 2, True), (9, 3, False), (8, 3, True),
])  # fmt: skip
def test_figures_contradict_where_the_others_could_not_make_up_for_them(
    right: int, wrong: int, contradicts: bool
) -> None:
    table = lines_of(right, wrong)
    proposal = Proposal.added(2, (0, 1), SAID - 0.1)
    assert WholeNumbers(table.entries).contradict(proposal) is contradicts
    assert not (contradicts and tried(table, proposal).stands)


def test_what_words_say_and_what_goes_from_line_to_line_is_never_left_out() -> None:
    table = lines_of(0, 9)
    free = [Proposal.added(2, (0, 1), SAID - 0.1)] * FEW
    said, running = Proposal.added(2, (0, 1), SAID), free[0]._replace(running=True)
    of_the_total = free[0]._replace(base_line=8)
    left = all_tried(table, [*free, said, running, of_the_total], WholeNumbers(table.entries))
    assert [trial.proposal for trial in left] == [said, running, of_the_total]


def test_balances_in_a_table_of_quarters_do_not_speak_against_their_sum() -> None:
    table = columns_of("Q1 | Q2 | Q3", *["1010 2020 3030"] * 3, *["1010 2020 4040"] * 3)
    proposals = [Proposal.added(2, (0, 1), SAID - 0.1)] * (FEW + 1)
    assert not all_tried(table, proposals, WholeNumbers(table.entries))
    for line in table.lines[3:]:
        line.label = "Closing balance"
    assert all(trial.stands for trial in all_tried(table, proposals, WholeNumbers(table.entries)))


@st.composite
def sums(draw: st.DrawFn) -> tuple[Table, list[Proposal]]:
    """Lines of a few measures, small figures and nil among them, in which some sums are right and others nearly."""
    chosen = Random(draw(st.integers(0, 10**9)))
    size, most = draw(st.sampled_from([5, 12, 70])), draw(st.sampled_from([1, 3, 40, 9999]))
    lines = []
    for _ in range(size):
        first, second = (chosen.choice((0, chosen.randint(0, most))) for _ in range(2))
        off = chosen.choice((0, 0, 0, 0, 0, 0, 0, 0, 0, 1))
        texts = [first, second, first + second + off, first - second, first]
        lines.append(" ".join(chosen.choice(("·", "x")) if chosen.random() < 0.03 else str(text) for text in texts))
    table = columns_of("A | B | C | D | E", *lines)
    return table, free_sums(table, range(5))


@settings(deadline=None, max_examples=60)
@given(sums())
def test_no_sum_that_stands_is_contradicted_by_all_lines_together(drawn: tuple[Table, list[Proposal]]) -> None:
    table, proposals = drawn
    whole = WholeNumbers(table.entries)
    contradicted = [one for one in proposals if whole.contradict(one)]
    assert not any(tried(table, one).stands for one in contradicted)
    assert contradicted or len(table.lines) < MANY


@given(st.lists(st.lists(figures(), min_size=4, max_size=4), min_size=1, max_size=9))
def test_lines_are_far_off_together_as_each_by_itself(rows: list[list[Entry]]) -> None:
    whole = WholeNumbers(rows)
    for proposal in (Proposal.added(0, (1, 2, 3), 0.5), Proposal.difference(1, 2, 3, 0.5)):
        far = sum(whole.is_far_off(at, proposal) for at in range(len(rows)))
        told = AllLines([line for line in map(whole_line, rows) if line is not None]).far_off(proposal)
        assert told.bit_count() == far


def is_contradicted(*lines: tuple[str, int]) -> bool:
    """Whether so many of each line contradict, together, that the first figure is the second less the third."""
    rows = [entries(line) for line, times in lines for _ in range(times)]
    return AllLines([line for line in map(whole_line, rows) if line is not None]).contradict(
        Proposal.difference(0, 1, 2, 0.5)
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # of lines with three amounts three must agree for each that does not, and one may always be a misprint
        ((("20 50 30", 6), ("90 50 30", 2)), False),
        ((("20 50 30", 5), ("90 50 30", 2)), True),
        ((("20 50 30", 1), ("90 50 30", 1)), False),
        # of lines with fewer amounts eight
        ((("50 50 0", 16), ("90 50 30", 2)), False),
        ((("50 50 0", 15), ("90 50 30", 2)), True),
        # many that say nothing contradict, unless a few in which two amounts come to nil do not
        ((("50 50 0", 59),), False),
        ((("50 50 0", 60),), True),
        ((("50 50 0", 59), ("0 50 50", 1)), False),
        ((("50 50 0", 53), ("0 50 50", 7)), False),
        ((("50 50 0", 52), ("0 50 50", 8)), True),
        ((("50 50 0", 59), ("0 1 1", 1)), True),
        ((("50 50 0", 59), ("0 2 2", 1)), False),
        ((("50 50 0", 59), ("20 50 30", 1)), False),
        # words and empty cells tell nothing
        ((("50 x 0", 5), ("· 50 30", 5), ("90 50 30", 1)), False),
    ],
)
def test_how_many_lines_contradict_together(lines: tuple[tuple[str, int], ...], expected: bool) -> None:
    assert is_contradicted(*lines) is expected


def test_a_list_of_answers_takes_no_sum_for_its_own() -> None:
    """In columns of nought and one nearly every sum of two agrees in most lines, and says nothing."""
    chosen = Random(7)
    table = columns_of("A | B | C | D", *[" ".join(str(chosen.randint(0, 1)) for _ in range(4)) for _ in range(90)])
    proposals = free_sums(table, range(4))
    assert len(proposals) > FEW
    assert all_tried(table, proposals, WholeNumbers(table.entries)) == []
