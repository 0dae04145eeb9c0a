"""A cited title is garbled: split compounds, stray foreign words, fragments.

What it finds
-------------
A title in which a compound was split («таджикско – а little гранской границы»), or that has a
lower-case word in another script next to fragments of words. If the article names the country
and exactly one adjective fits, the compound is suggested.

Why it matters
--------------
A translation program or a search-and-replace changed the title on its way into the note. Nobody
can find the source by it.

Example
-------
`«Рахмон и генсек обсудили охрану таджикско – а little гранской границы»`

Not flagged
-----------
- Brands, acronyms, and names in another script («iPhone», «IT-компании», «kaktus.media»).
- Foreign words in quotation marks or brackets.
- A single foreign word in an otherwise intact title.
- Dashes with spaces between two whole words.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity, Span
from verify.rules._certainty import sure
from verify.rules._places import place
from verify.rules.references._cited_works import cited_works
from verify.rules.text._countries import countries_in, russian_names
from verify.rules.text._garble import Garble, garbled

CODE = "T301"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every garbled title of a cited work."""
    for span, damage in damaged_titles(dossier):
        yield Finding(
            rule="garbled-title",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=f"Garbled title: {'; '.join(damage.traces)}",
            places=(place(dossier.article, span),),
            suggestion=damage.suggestion,
        )


def damaged_titles(dossier: Dossier) -> Iterator[tuple[Span, Garble]]:
    """Yield every garbled title: the span of the garbled part in the article, and what it is."""
    named: tuple[str, ...] | None = None
    for _, reference in cited_works(dossier):
        title = sure(reference.title)
        if title is None or title.origin != "text":
            continue
        exact = dossier.article.text[title.span.start : title.span.end]
        if exact.isascii():
            continue
        if named is None:
            named = russian_names(countries_in(dossier.article.text))
        if damage := garbled(exact, reference.language, named):
            start = title.span.start
            yield Span(start + damage.span.start, start + damage.span.end), damage
