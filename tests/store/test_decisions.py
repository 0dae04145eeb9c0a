"""A decision outlives the run and expires with its facts."""

from __future__ import annotations

from itertools import permutations

import pytest
from store_values import TEXT, article, database, finding, later, look, save

from verify.store.flags import decision_file
from verify.store.flags.bulk_dismissals import bulk_dismissals
from verify.store.flags.decisions import REASONS, decide, dismiss_all_like, end_bulk_dismissal, undo
from verify.store.flags.events import (
    DecisionNotPossible,
    NewDecision,
    effective_decision,
    fold_events,
    history,
)
from verify.store.flags.flags import flag
from verify.store.flags.queries import Filter, flag_ids, flag_rows
from verify.store.flags.rule_accuracy import rule_records
from verify.store.flags.tally import tally
from verify.terms import EARLIER_REASONS

ADDRESS = "https://kentaur.example/a"
QUOTE = "opened on Monday"


def desk(findings=None, **options):
    """A database with one article whose flags are the findings given."""
    db = database()
    row = save(db, article(**options))
    found, _ = look(db, row, findings or [finding(QUOTE, "quote-altered", ADDRESS, "on Tuesday")])
    return db, row, found


def status(db, number):
    return flag_rows(db, Filter())[[f["id"] for f in flag_rows(db, Filter())].index(number)][
        "status"
    ]


@pytest.mark.parametrize("verdict", ["confirmed", "dismissed", "fixed", "later"])
def test_a_decision_is_there_after_the_next_run(verdict: str) -> None:
    db, row, (number,) = desk()
    decide(db, number, NewDecision(verdict, "house style", who="Aigul"), later(0.1))
    look(db, row, [finding(QUOTE, "quote-altered", ADDRESS, "on Tuesday")], 1)
    assert (status(db, number), flag(db, number).decision.who) == (verdict, "Aigul")


def test_a_dismissal_needs_a_reason() -> None:
    db, _, (number,) = desk()
    with pytest.raises(DecisionNotPossible, match="needs a reason"):
        decide(db, number, NewDecision("dismissed", "  "), later(1))
    assert history(db, number) == []


def test_an_unknown_flag_or_verdict_is_a_sentence() -> None:
    db, _, (number,) = desk()
    with pytest.raises(DecisionNotPossible, match="no flag 999"):
        decide(db, 999, NewDecision("confirmed"), later(1))
    with pytest.raises(
        DecisionNotPossible,
        match=r"Unknown decision “rejected”\. Choose confirmed, dismissed, fixed, deferred",
    ):
        decide(db, number, NewDecision("rejected"), later(1))


def test_undoing_brings_back_what_held_before_and_keeps_the_history() -> None:
    db, _, (number,) = desk()
    decide(db, number, NewDecision("confirmed"), later(1))
    decide(db, number, NewDecision("dismissed", "house style"), later(2))
    undo(db, number, "Aigul", later(3))
    assert status(db, number) == "confirmed"
    undo(db, number, "Aigul", later(4))
    assert status(db, number) == "open"
    assert [e["event"] for e in history(db, number)] == [
        *("confirmed", "dismissed", "undone", "undone")
    ]
    with pytest.raises(DecisionNotPossible, match="no decision to undo"):
        undo(db, number, "Aigul", later(5))


def test_the_second_of_two_editors_sees_the_first() -> None:
    db, _, (number,) = desk()
    decide(db, number, NewDecision("confirmed", who="Aigul"), later(1), seen="")
    with pytest.raises(DecisionNotPossible, match="Aigul decided “confirmed” in the meantime"):
        decide(db, number, NewDecision("dismissed", "house style", who="Ben"), later(1), seen="")
    assert status(db, number) == "confirmed"


def test_a_decision_lapses_visibly_when_the_source_changes_its_words() -> None:
    db, row, (number,) = desk()
    decide(db, number, NewDecision("dismissed", "house style"), later(0.1))
    look(db, row, [finding(QUOTE, "quote-altered", ADDRESS, "on Wednesday")], 1)
    seen = flag(db, number)
    assert (status(db, number), seen.decision) == ("open", None)
    assert "“on Tuesday”" in seen.lapsed and "“on Wednesday”" in seen.lapsed


def test_typography_in_the_source_does_not_make_a_decision_lapse() -> None:
    db, row, (number,) = desk([finding(QUOTE, "quote-altered", ADDRESS, "“on Tuesday” — he said")])
    decide(db, number, NewDecision("confirmed"), later(0.1))
    look(db, row, [finding(QUOTE, "quote-altered", ADDRESS, '"on Tuesday" – he said')], 1)
    assert status(db, number) == "confirmed"


def test_a_decision_lapses_visibly_when_the_article_changes_the_quoted_words() -> None:
    db, row, (number,) = desk()
    decide(db, number, NewDecision("dismissed", "house style"), later(0.1))
    changed = TEXT.replace("opened on Monday", "opened on a Monday")
    new = finding("opened on a Monday", "quote-altered", ADDRESS, "on Tuesday", text=changed)
    found, gone = look(db, row, [new], 1)
    assert gone == [number]
    seen = flag(db, found[0])
    assert status(db, found[0]) == "open"
    assert "house style" in seen.lapsed and QUOTE in seen.lapsed


def test_an_unrelated_new_flag_does_not_claim_an_earlier_decision() -> None:
    db, row, (number,) = desk()
    decide(db, number, NewDecision("dismissed", "house style"), later(0.1))
    found, _ = look(db, row, [finding("said the mayor", "quote-altered", ADDRESS, "on Friday")], 1)
    assert flag(db, found[0]).lapsed is None


def test_a_flag_that_vanished_is_fixed_by_itself_and_a_returning_one_is_decided_as_before() -> None:
    db, row, (number,) = desk()
    decide(db, number, NewDecision("dismissed", "house style"), later(0.1))
    look(db, row, [], 1)
    assert status(db, number) == "fixed"
    look(db, row, [finding(QUOTE, "quote-altered", ADDRESS, "on Tuesday")], 2)
    assert (status(db, number), flag(db, number).history.value) == ("dismissed", "came back")


def test_fixed_is_believed_until_the_changed_article_still_has_the_fault() -> None:
    db, row, (number,) = desk()
    decide(db, number, NewDecision("fixed"), later(0.1))
    look(db, row, [finding(QUOTE, "quote-altered", ADDRESS, "on Tuesday")], 1)
    assert status(db, number) == "fixed"
    save(db, article(TEXT + " More."), 2)
    look(db, row, [finding(QUOTE, "quote-altered", ADDRESS, "on Tuesday")], 2)
    assert status(db, number) == "open"
    assert "the problem remains" in flag(db, number).lapsed


def test_decisions_follow_a_renamed_file() -> None:
    db, row, (number,) = desk(title="The bridge")
    decide(db, number, NewDecision("confirmed"), later(0.1))
    moved = save(db, article(TEXT + " More.", "archive/b.txt", "The bridge"), 1, gone=True)
    assert moved == row
    assert status(db, number) == "confirmed"
    assert '"article_key": "archive/b.txt"' in next(decision_file.export(db))


def test_a_copy_beside_the_original_is_an_article_of_its_own() -> None:
    db, row, _ = desk(title="The bridge")
    assert save(db, article(TEXT, "copy.txt", "The bridge"), 1, gone=False) != row


# ------------------------------------------------------------------------------- widening


def test_a_widened_dismissal_holds_down_flags_now_and_in_future_and_can_be_taken_back() -> None:
    words = finding("Karasu", "name-spelling-varies")
    db, _, (number,) = desk([words])
    setting = dismiss_all_like(
        db, number, "words", NewDecision("dismissed", "house style", who="Aigul"), later(1)
    )
    other = save(db, article("Karasu again.", "b.txt"), 1)
    (second,), _ = look(db, other, [finding("Karasu", "name-spelling-varies", text="Karasu a")], 2)
    assert (status(db, number), status(db, second)) == ("dismissed", "dismissed")
    assert flag(db, second).decision.widened == "name-spelling-varies for “karasu” everywhere"
    end_bulk_dismissal(db, setting.id, "Aigul", later(3))
    assert (status(db, number), status(db, second), bulk_dismissals(db)) == ("open", "open", [])


def test_a_setting_for_an_outlet_leaves_other_outlets_and_rules_alone() -> None:
    db, _, (number, other) = desk([finding("Karasu"), finding(QUOTE, "quote-altered")], outlet="A")
    elsewhere = save(db, article("Karasu", "b.txt", outlet="B"))
    (third,), _ = look(db, elsewhere, [finding("Karasu", text="Karasu")])
    dismiss_all_like(db, number, "outlet", NewDecision("dismissed", "house style"), later(1))
    assert [status(db, n) for n in (number, other, third)] == ["dismissed", "open", "open"]


def test_an_editors_own_word_stands_above_a_setting() -> None:
    db, _, (number,) = desk([finding("Karasu")])
    dismiss_all_like(db, number, "words", NewDecision("dismissed", "house style"), later(1))
    decide(db, number, NewDecision("confirmed"), later(2))
    assert status(db, number) == "confirmed"


def test_what_a_flag_has_not_cannot_be_widened() -> None:
    db, _, (number,) = desk()
    with pytest.raises(DecisionNotPossible, match="names none"):
        dismiss_all_like(db, number, "publisher", NewDecision("dismissed", "x"), later(1))


# ------------------------------------------------------------------------ sharing a desk


def test_exported_decisions_hold_on_another_desk_even_before_its_first_run() -> None:
    db, _, (number,) = desk()
    decide(db, number, NewDecision("dismissed", "house style", "see guide", "Aigul"), later(1))
    lines = list(decision_file.export(db))
    other = database()
    merged = decision_file.merge(other, lines)
    assert (merged.added, merged.waiting) == (1, 1)
    (there,), _ = look(
        other, save(other, article()), [finding(QUOTE, "quote-altered", ADDRESS, "on Tuesday")], 2
    )
    assert status(other, there) == "dismissed"
    assert list(decision_file.export(other)) == lines


def test_merging_is_the_same_in_any_order_and_says_where_two_desks_disagree() -> None:
    first, _, (number,) = desk()
    second, _, _ = desk()
    decide(first, number, NewDecision("dismissed", "house style", who="Aigul"), later(1))
    decide(second, number, NewDecision("confirmed", who="Ben"), later(2))
    ours, theirs = list(decision_file.export(first)), list(decision_file.export(second))
    one, two = decision_file.merge(first, theirs), decision_file.merge(second, ours)
    assert list(decision_file.export(first)) == list(decision_file.export(second))
    assert status(first, number) == status(second, number) == "confirmed"
    assert [d.holds for d in (*one.disagreements, *two.disagreements)] == ["confirmed"] * 2
    assert "Aigul (house style)" in one.disagreements[0].ours
    assert decision_file.merge(first, theirs).added == 0


def test_a_line_that_is_no_decision_is_named_and_the_rest_is_used() -> None:
    db, _, (number,) = desk()
    decide(db, number, NewDecision("confirmed"), later(1))
    good = next(decision_file.export(db))
    merged = decision_file.merge(database(), ["{", '{"at": 3}', good, ""])
    assert merged.added == 1
    assert [line[:6] for line in merged.unread] == ["Line 1", "Line 2"]


def test_what_holds_does_not_depend_on_the_order_of_the_events() -> None:
    db, _, (number,) = desk()
    decide(db, number, NewDecision("confirmed"), later(1))
    decide(db, number, NewDecision("dismissed", "x"), later(2))
    undo(db, number, None, later(3))
    decide(db, number, NewDecision("later"), later(4))
    outcomes = {fold_events(list(order)).status for order in permutations(history(db, number))}
    assert outcomes == {"later"}
    assert effective_decision(db, number).status == "later"


# ------------------------------------------------------------------------------ the list


def test_the_list_is_filtered_by_each_of_its_questions() -> None:
    db, _, (first, second) = desk(
        [finding("Karasu"), finding(QUOTE, "quote-altered", ADDRESS)], title="Мост", outlet="A"
    )
    decide(db, second, NewDecision("confirmed"), later(1))
    for asked, expected in (
        (Filter(rule="url-missing"), [first]),
        (Filter(status="confirmed"), [second]),
        (Filter(article="МОСТ"), [first, second]),
        (Filter(words="karasu"), [first]),
        (Filter(source="kentaur"), [second]),
        (Filter(outlet="B"), []),
        (Filter(since="2026-03-03"), []),
        (Filter(severity="warning", history="new"), [first, second]),
    ):
        assert sorted(flag_ids(db, asked)) == expected
        assert tally(db, asked).total() == len(expected)
    assert tally(db, Filter()).by("rule") == [("quote-altered", 1), ("url-missing", 1)]


def test_statistics_name_a_rule_that_is_mostly_dismissed_and_leave_self_fixed_flags_out() -> None:
    db, row, numbers = desk([finding(w) for w in ("The", "bridge", "Karasu", "mayor")])
    for number, verdict in zip(numbers, ("confirmed", "dismissed", "dismissed"), strict=False):
        decide(db, number, NewDecision(verdict, "house style"), later(1))
    look(db, row, [finding(w) for w in ("The", "bridge", "Karasu")], 2)
    (record,) = rule_records(db)
    assert (record.confirmed, record.dismissed, record.open) == (1, 2, 0)
    assert record.reasons == (("house style", 2),)
    assert record.below_threshold


def test_reasons_offered_by_earlier_versions_stay_accepted_and_count_with_todays() -> None:
    db, _, numbers = desk([finding(QUOTE), finding("Kentaur News")])
    old, new = next((o, n) for o, n in EARLIER_REASONS.items() if "our copy" in n)
    assert set(EARLIER_REASONS.values()) <= set(REASONS)
    decide(db, numbers[0], NewDecision("dismissed", old), later(1))
    decide(db, numbers[1], NewDecision("dismissed", new), later(1))
    assert flag(db, numbers[0]).decision.reason == old
    assert dict(reason for record in rule_records(db) for reason in record.reasons) == {new: 2}
