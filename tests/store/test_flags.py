"""Findings become flags that keep their identity from run to run."""

from __future__ import annotations

import pytest
from store_values import TEXT, article, database, finding, later, look, save

from verify.model import Evidence, History
from verify.store.flags.flags import CheckedScope, flag
from verify.store.flags.identity import keys

NOTE = "“Мост открыт”, Kentaur News."


def test_a_flag_is_new_then_still_there_then_gone_then_back() -> None:
    db = database()
    row = save(db, article())
    seen = []
    for day, findings in enumerate(([finding(NOTE)], [finding(NOTE)], [], [finding(NOTE)])):
        found, gone = look(db, row, findings, day)
        seen.append(flag(db, (found or gone)[0]).history)
    assert seen == [History.NEW, History.STILL, History.GONE, History.BACK]


def test_a_renumbered_note_and_an_edit_elsewhere_leave_the_same_flag() -> None:
    before = finding("[1] " + NOTE)
    moved = finding("[14] " + NOTE, text="A new lead.\n" + TEXT.replace("[1]", "[14]"))
    assert keys([before]) == keys([moved])


def test_typography_does_not_make_another_flag() -> None:
    straight = finding('"Мост открыт", Kentaur News.', text='"Мост открыт", Kentaur News.')
    assert keys([finding(NOTE)]) == keys([straight])


@pytest.mark.parametrize(
    "other",
    [
        finding("“Мост закрыт”, Kentaur News.", text="“Мост закрыт”, Kentaur News."),
        finding(NOTE, rule="garbled-title"),
        finding(NOTE, source="https://kentaur.example/a"),
    ],
)
def test_other_words_another_rule_or_another_source_are_another_flag(other) -> None:
    assert keys([finding(NOTE)]) != keys([other])


def test_the_same_words_twice_are_two_flags() -> None:
    first, second = keys([finding("Karasu"), finding("Karasu")])
    assert first != second


def test_a_number_that_begins_a_quotation_is_not_taken_for_a_note_label() -> None:
    assert keys([finding("20 people")]) != keys([finding("30 people")])


def test_a_flag_of_a_rule_that_did_not_run_is_not_gone() -> None:
    db = database()
    row = save(db, article())
    look(db, row, [finding(NOTE)])
    _, gone = look(db, row, [], 1, CheckedScope(frozenset({"quote-altered"})))
    assert gone == []


def test_a_flag_whose_source_could_not_be_looked_at_is_not_gone() -> None:
    db = database()
    row = save(db, article())
    address = "https://kentaur.example/a"
    found, _ = look(db, row, [finding("opened on Monday", "quote-altered", address, "on Tuesday")])
    blind = CheckedScope(
        frozenset({"quote-altered"}), frozenset({"quote-altered"}), frozenset({address})
    )
    _, gone = look(db, row, [], 1, blind)
    assert gone == []
    _, gone = look(db, row, [], 2, CheckedScope(frozenset({"quote-altered"})))
    assert gone == found


def test_what_one_article_says_about_another_is_gone_only_where_both_were_compared() -> None:
    db = database()
    row = save(db, article())
    pair = finding("Karasu", "name-spelling-varies")
    from dataclasses import replace

    pair = replace(pair, places=(*pair.places, replace(pair.places[0], article="b.txt")))
    look(db, row, [pair])
    alone = CheckedScope(frozenset({"name-spelling-varies"}), among=frozenset({"a.txt"}))
    assert look(db, row, [], 1, alone)[1] == []
    both = CheckedScope(frozenset({"name-spelling-varies"}), among=frozenset({"a.txt", "b.txt"}))
    assert len(look(db, row, [], 2, both)[1]) == 1


def test_a_flag_comes_back_from_the_database_as_the_rule_gave_it() -> None:
    db = database()
    said = finding("opened on Monday", "quote-altered", "https://kentaur.example/a", "on Tuesday")
    found, _ = look(db, save(db, article()), [said])
    stored = flag(db, found[0])
    assert stored.finding == said
    assert stored.article == "a.txt"
    assert stored.first_seen == later(0)
    assert isinstance(stored.finding.evidence[0], Evidence)


def test_the_same_run_looking_twice_does_not_turn_new_into_still_there() -> None:
    from verify.store.flags.flags import reconcile
    from verify.store.runs import start_run

    db = database()
    row = save(db, article())
    run = start_run(db, "0", False, later(0))
    for _ in range(2):
        found, _ = reconcile(db, row, [finding(NOTE)], CheckedScope(frozenset()), run, later(0))
    assert flag(db, found[0]).history is History.NEW
