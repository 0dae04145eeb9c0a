"""Who speaks in a source: the part around a passage is parsed like an article."""

from __future__ import annotations

from verify.match.verdict.verdict import Passage
from verify.model import Page

_AROUND = 2_500  # characters before and after: the paragraphs in which a full name is given


def speaker_at(page: Page, passage: Passage) -> str | None:
    """The name of the person whom a page lets speak the words of ``passage``.

    None where the words stand in no quotation marks, or their speaker is not certain or not
    named by at least two words.
    """
    from verify.model import Skipped
    from verify.parse import parse
    from verify.read import read_bytes

    text = page.text_of(passage.where)
    start = max(0, passage.span.start - _AROUND)
    part = text[start : passage.span.end + _AROUND]
    article = read_bytes(part.encode("utf-8", "replace"), "source", media_type="text/plain")
    if isinstance(article, Skipped) or article.text != part:
        return None
    dossier = parse(article)
    at = passage.span.start - start
    for quotation in dossier.quotations:
        inside = quotation.span.start <= at < quotation.span.end
        if inside and quotation.speaker and quotation.speaker.person is not None:
            name = dossier.people[quotation.speaker.person].name
            return name if len(name.split()) > 1 else None
    return None
