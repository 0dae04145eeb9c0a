"""Results of votes ("11:4") looked up in a page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verify.match.verdict.values import Value
from verify.model import Fact
from verify.text.numbers.tallies import Tally, find_tallies

# Characters between two counts of one vote: “Eleven members voted for it. Four voted against.”
_NEAR = 200


def is_tally(fact: Fact) -> bool:
    """Return whether a fact is the result of a vote."""
    return fact.kind == "number" and ":" in fact.value


def tally_in_text(
    fact: Fact, text: str, found: Sequence[Value], language: str | None
) -> bool | None:
    """Return whether a text has the result of a vote, None where it cannot be said.

    ``found``: the values of the text. The counts may be in either order, and apart. A text with
    one of them only, and no other result, may mean the same vote: None.
    """
    if any(tally.value == fact.value for tally in find_tallies(text, language)):
        return True
    first, second = (_places(Decimal(count), found) for count in fact.value.split(":"))
    if any(abs(one - other) <= _NEAR for one in first for other in second if one != other):
        return True
    return None if (first or second) and not find_tallies(text, language) else False


def other_tally(sentence: str, language: str | None) -> Tally | None:
    """Return the one result of a vote in a sentence; None where it has none, or several."""
    found = find_tallies(sentence, language)
    return found[0] if len(found) == 1 else None


def _places(count: Decimal, found: Sequence[Value]) -> list[int]:
    numbers = (value for value in found if value.kind == "number")
    return [value.span.start for value in numbers if value.number == f"{count:f}"]
