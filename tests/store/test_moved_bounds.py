"""A flag whose words only grew or shrank at an end is the same flag and keeps its decision."""

from __future__ import annotations

import pytest
from store_values import TEXT, article, database, finding, later, look, save

from verify.model import Coverage, Finding, History, Results
from verify.store.flags.decisions import decide
from verify.store.flags.events import NewDecision
from verify.store.flags.flags import flag
from verify.store.flags.moved_bounds import Row, moved_flags
from verify.store.runs import add_article

SAID = "the bridge will not open before the divers have seen it"
MOVED = [
    (SAID, f"{SAID}, the mayor added"),
    (SAID, f"She said {SAID}"),
    (SAID, "the bridge will not open before the divers have seen"),
    (SAID, "bridge will not open before the divers have seen it"),
]


def after(was: Finding, *now: Finding, text: str = TEXT) -> list[tuple[str, str, bool]]:
    """Return (history, verdict, is the old flag) of each flag after a run that found ``now``.

    ``text``: of the article in the second run.
    """
    db = database()
    row = save(db, article())
    (old,), _ = look(db, row, [was])
    add_article(db, 1, row, Results(), Coverage())
    decide(db, old, NewDecision("dismissed", "intended"), later(0.5))
    assert save(db, article(text)) == row
    found, _ = look(db, row, list(now), days=1)
    read = [flag(db, number) for number in found]
    return [
        (one.history.value, one.decision.verdict if one.decision else "open", one.id == old)
        for one in read
        if one is not None
    ]


@pytest.mark.parametrize(("was", "now"), MOVED)
def test_words_that_the_author_added_are_another_flag(was: str, now: str) -> None:
    changed = TEXT + " A sentence more."
    assert after(finding(was), finding(now), text=changed)[0][1:] == ("open", False)


@pytest.mark.parametrize(("was", "now"), MOVED)
def test_words_that_grew_or_shrank_at_an_end_keep_the_decision(was: str, now: str) -> None:
    assert after(finding(was), finding(now)) == [(History.STILL.value, "dismissed", True)]


@pytest.mark.parametrize(
    "now",
    [
        finding(SAID.replace("divers", "engineers")),
        finding(SAID.replace("not ", "")),
        finding(SAID, rule="quote-altered"),
        finding(f"{SAID}, she said", source="https://kentaur.example/a"),
        finding("the bridge will"),
        finding(f"{SAID} and here the words of a much longer passage follow, of which nobody had read a thing"),
    ],
)  # fmt: skip
def test_other_changes_are_another_flag(now: Finding) -> None:
    assert after(finding(SAID), now)[0][1:] == ("open", False)


def test_a_flag_that_could_be_two_is_new() -> None:
    found = after(finding(SAID), finding(f"{SAID} now"), finding(f"Then {SAID}"))
    assert [verdict for _, verdict, _ in found] == ["open", "open"]


@pytest.mark.parametrize(
    ("now", "is_same"),
    [
        ("boris latyshev | ferryman boris latyshov", True),
        ("boris latyshev | boris latyshin", False),
        ("boris latyshev", False),
        ("ferryman boris latyshov | boris latyshev", False),
    ],
)
def test_a_flag_of_two_places_is_compared_place_by_place(now: str, is_same: bool) -> None:
    def row(key: str, words: str) -> Row:
        return {"key": key, "rule": "r", "source": None, "words_key": words, "history": "new"}

    old = row("a", "boris latyshev | boris latyshov")
    assert moved_flags({"a": old}, [row("b", now)]) == ({"b": old} if is_same else {})
