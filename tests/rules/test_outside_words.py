"""A word that the article has outside its quotation marks was not left out."""

from verify.match.verdict.compare import compare
from verify.match.verdict.verdict import Outcome
from verify.model import Page
from verify.parse import parse
from verify.read import read_bytes
from verify.rules._outside_words import with_outside_words

SOURCE = "The minister said on Friday that he would not rule out a new attack on the old harbor."
PAGE = Page(text=SOURCE, whole_text=SOURCE, language="en")
QUOTED = "rule out a new attack on the old harbor"


def _outcome(article: str) -> Outcome:
    read = read_bytes(article.encode(), "article.txt", media_type="text/plain")
    dossier = parse(read)
    quotation = next(
        q for q in dossier.quotations if QUOTED in read.text[q.span.start : q.span.end]
    )
    return with_outside_words(compare(QUOTED, PAGE, "en"), dossier, quotation, "en").outcome


def test_a_negation_before_the_quotation_marks_is_the_one_of_the_source() -> None:
    assert _outcome(f"Kolen would not “{QUOTED}”, he said on Friday.") is Outcome.VERBATIM


def test_without_it_the_quotation_says_the_opposite() -> None:
    assert _outcome(f"Kolen said that he would “{QUOTED}” on Friday.") is Outcome.ALTERED
