"""The verdicts on labelled quotations: harmful edits are seen, harmless ones are left alone."""

import pytest
from specimens.quotations import VERDICTS, Specimen, specimens

from verify.match.verdict.compare import compare, compare_at_passage
from verify.match.verdict.verdict import Outcome
from verify.model import Page

SPECIMENS = [one for one in specimens() if not one.known_failure]
KNOWN_FAILURES = [one for one in specimens() if one.known_failure]


def _verdict(one: Specimen) -> Outcome:
    return compare(one.quotation, one.page, one.language).outcome


@pytest.mark.parametrize("language", ["en", "ru", "tr"])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_labelled_quotation_gets_its_verdict(language: str, verdict: str) -> None:
    asked = [s for s in SPECIMENS if (s.language, s.verdict) == (language, verdict)]
    wrong = [(s.quotation, _verdict(s).value) for s in asked if _verdict(s) != verdict]
    assert asked
    assert wrong == []


def test_there_are_at_least_four_hundred_labelled_quotations() -> None:
    assert len({(s.language, s.quotation) for s in SPECIMENS}) >= 400


def test_a_critical_change_is_named_with_its_class() -> None:
    for one in (s for s in SPECIMENS if s.kind):
        kinds = {change.kind for change in compare(one.quotation, one.page, one.language).changes}
        assert one.kind in kinds, (one.quotation, kinds)


@pytest.mark.parametrize("one", KNOWN_FAILURES, ids=lambda s: s.quotation[:40])
@pytest.mark.xfail(strict=True)
def test_what_cannot_be_done_yet(one: Specimen) -> None:
    assert _verdict(one) == one.verdict


def test_the_passage_and_the_changes_stand_in_the_texts_they_point_into() -> None:
    for one in SPECIMENS:
        verdict = compare(one.quotation, one.page, one.language)
        for passage in verdict.passages:
            text = one.page.text[passage.span.start : passage.span.end]
            assert text == passage.text
        for change in verdict.changes:
            assert change.source in one.page.text


def test_replaying_a_comparison_at_its_passage_gives_the_same_verdict() -> None:
    kept = (Outcome.VERBATIM, Outcome.REWORDED, Outcome.ALTERED)
    for one in SPECIMENS:
        verdict = compare(one.quotation, one.page, one.language)
        inside = all(
            change.source in passage.text
            for passage in verdict.passages
            for change in verdict.changes
        )
        if verdict.outcome in kept and inside:
            again = compare_at_passage(one.quotation, verdict, one.page, one.language)
            # alone, without the sentence's full stop behind it, a passage may count as edited
            assert again in (verdict.outcome, Outcome.EDITED), one.quotation


def test_the_same_comparison_gives_the_same_steps() -> None:
    one = SPECIMENS[0]
    first = compare(one.quotation, one.page, one.language)
    assert compare(one.quotation, one.page, one.language) == first
    assert [step.action for step in first.steps] == [
        "fold",
        "search the main text",
        "compare word by word",
    ]


PAGE = Page(
    text="The talks ended on Friday. Nothing was signed.",
    whole_text="Home News\nThe talks ended on Friday. Nothing was signed.\nAlso: the harbour festival drew a record crowd",
    language="en",
)


def test_what_stands_only_beside_the_main_text_is_said_to_stand_there() -> None:
    passage = compare("the harbour festival drew a record crowd", PAGE, "en").passage
    assert passage is not None
    assert passage.where == "whole page"


def test_a_quotation_shorter_than_twelve_characters_proves_nothing() -> None:
    assert compare("The talks", PAGE, "en").outcome is Outcome.UNVERIFIABLE


def test_a_page_cut_off_by_a_paywall_never_makes_a_quotation_absent() -> None:
    cut = Page(text=PAGE.text, whole_text=PAGE.text, language="en", truncated=True)
    verdict = compare("We shall never see the valley divided between us", cut, "en")
    assert verdict.outcome is Outcome.UNVERIFIABLE
    assert "visible part" in verdict.why


def test_a_page_in_another_language_never_makes_a_quotation_absent() -> None:
    verdict = compare("Мы никогда не увидим долину разделённой между нами", PAGE, "ru")
    assert verdict.outcome is Outcome.TRANSLATED
    assert verdict.agreement == "cannot tell"


def test_the_page_of_a_pdf_is_told() -> None:
    text = (
        "First page. Nothing here.\nSecond page. The ferry leaves every hour from the old harbour."
    )
    pdf = Page(text=text, whole_text=text, language="en", pages=(0, 26))
    passage = compare("The ferry leaves every hour from the old harbour", pdf, "en").passage
    assert passage is not None
    assert passage.page == 2


@pytest.mark.parametrize(
    ("quotation", "outcome"),
    [
        ("Wir haben den Vertrag mit Frankreich nicht unterschrieben", Outcome.VERBATIM),
        ("Wir haben das Abkommen mit Frankreich nicht unterschrieben", Outcome.REWORDED),
        ("Wir haben den Vertrag mit Frankreich unterschrieben", Outcome.ALTERED),
        ("Wir haben den Vertrag mit Polen nicht unterschrieben", Outcome.ALTERED),
    ],
)
def test_the_capitals_of_german_nouns_are_no_names(quotation: str, outcome: Outcome) -> None:
    text = "Wir haben den Vertrag mit Frankreich nicht unterschrieben, sagte der Minister gestern."
    page = Page(text=text, whole_text=text, language="de")
    assert compare(quotation, page, "de").outcome is outcome


def test_a_quotation_in_no_language_that_can_be_told_is_never_absent() -> None:
    verdict = compare("Zorb quand milder fop lassen truk", PAGE)
    assert verdict.outcome in (Outcome.UNVERIFIABLE, Outcome.TRANSLATED)
