"""A statement whose source is in another language gets its nearest passage, or that none stands out."""

from specimens.translated import PAGES, STATEMENTS

from verify.match.crosslingual.nearest import nearest_passage
from verify.match.crosslingual.ranking import rank_sentences
from verify.match.verdict.compare import compare
from verify.model import Page


def _page(language: str, without: int | None = None) -> Page:
    lines = [line for at, line in enumerate(PAGES[language]) if at != without]
    text = "\n".join(lines)
    return Page(text=text, whole_text=text, language=language)


def test_each_statement_is_nearest_to_the_sentence_that_it_translates() -> None:
    for language, sentences in PAGES.items():
        for at, statement in enumerate(STATEMENTS):
            ranking = rank_sentences(statement, "en", sentences, language)
            assert ranking.order[0] == at, (language, statement)


def test_the_passage_points_into_the_page_and_stands_out() -> None:
    page = _page("ru")
    near = nearest_passage(STATEMENTS[0], ("en", "ru"), page)
    assert near is not None
    assert near.stands_out
    assert page.text[near.passage.span.start : near.passage.span.end] == PAGES["ru"][0]


def test_nothing_stands_out_where_the_sentence_is_not_on_the_page() -> None:
    for language in PAGES:
        near = nearest_passage(STATEMENTS[3], ("en", language), _page(language, without=3))
        assert near is None or not near.stands_out, language


def test_another_number_in_the_passage_is_inconsistent_and_never_altered() -> None:
    for language in PAGES:
        right, wrong = STATEMENTS[0], STATEMENTS[0].replace("340", "240")
        assert compare(right, _page(language), "en").agreement != "inconsistent"
        verdict = compare(wrong, _page(language), "en")
        assert (verdict.outcome.value, verdict.agreement) == ("translated", "inconsistent")
