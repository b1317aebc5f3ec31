"""One cell of a table that was computed: what belongs there, from which figures, and how the printed one stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xlengine.across.factors import is_price
from xlengine.fit import Fit
from xlengine.layout import Entry, Relation, State, Table
from xlengine.review import Figure
from xlengine.rule import Form
from xlengine.sheet import Ref

Family = tuple[int, int, str]


@dataclass(slots=True)
class Reckoning:
    """One cell of a table: the figure that belongs there and how the printed one stands to it."""

    line: int
    measure: int
    relation: Relation
    figure: Figure
    fit: Fit
    entry: Entry
    arguments: list[Entry]
    """The figures it was computed from: printed ones, and computed ones where a cell was empty."""
    is_nil_where_empty: bool = False
    """Whether an empty part is nil, as most cells of its column are, and nothing that is missing."""
    rounded_to: Decimal | None = None
    """What the figures of the table are rounded to, where that alone explains the difference: tens, or hundreds."""
    may_be_rate: bool = False
    """Whether it may be a rate of all lines, and no sum: it lies among their figures, far from what they come to."""
    follows: tuple[tuple[Ref, Entry], ...] = ()
    """In a check, cells that are wrong themselves, with what belongs there: with that in them the figure is right."""

    @property
    def table(self) -> Table:
        return self.figure.table

    @property
    def family(self) -> Family:
        """Figures that one relation gives, as far as formulas are concerned."""
        return id(self.figure.table), self.relation.target, self.relation.axis

    @property
    def lacks_a_part(self) -> bool:
        """Whether a sum's part is empty, which may be nil or may be missing."""
        return adds(self.relation) and any(entry.state is State.BLANK for entry in self.arguments)

    @property
    def overwrites(self) -> bool:
        """Whether the figure takes the place of a printed one that is wrong."""
        if self.may_be_a_part or self.may_be_rate or self.follows:
            return False
        relation = self.relation
        if relation.form is Form.FRACTION and is_price(self.table, self.measure, *relation.arguments):
            return False  # a person sets it, and the amount is wrong
        return self.figure.rule.overwrites and not (self.lacks_a_part and not self.is_nil_where_empty)

    @property
    def may_be_a_part(self) -> bool:
        """Whether only figures tie columns or lines, and another may be computed: the last one, or any factor."""
        relation, evidence = self.relation, self.relation.evidence
        if evidence.either_way or evidence.is_told or relation.axis != "across":
            return evidence.either_way or self.differs_in_several
        return relation.form is Form.PRODUCT or relation.target < max(relation.arguments) or self.differs_in_several

    @property
    def differs_in_several(self) -> bool:
        """Whether only figures tie columns or lines, and in more than one place they do not: these may be meant so."""
        told = self.relation.evidence
        return self.relation.axis != "between" and not (told.is_told or told.earlier) and told.misses > 1

    def unfolded(self) -> Reckoning:
        return self


def adds(relation: Relation) -> bool:
    """Whether the relation is a sum or a difference."""
    return relation.form is Form.SUM or relation.form is Form.DIFFERENCE
