"""A translated quotation has a different number, date or name than its source.

What it finds
-------------
A statement whose source is in another language. One sentence of the source clearly corresponds
to it (it has the same names and other figures), but has a different number or date, or another
person or place where the quotation names one; or the whole source lacks a name of the quotation.

Why it matters
--------------
Words cannot be compared across languages without a translation, but figures and names can, and
they are where mistakes happen.

Example
-------
The article: “We have sent 400 soldiers to Batken.” The source: «Мы направили в Баткен 300
солдат».

Not flagged
-----------
- Quotations whose figures are not in the source at all, or that could correspond to more than
  one sentence. They cannot be checked.
- Names that are common words, abbreviations, currencies, or names of peoples, rulers and saints: they
  are translated.
- Names that the source writes in another spelling, and sources that were not captured in full.
- Translated quotations that seem to be missing: this rule never says that one is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.verdict.verdict import Change, Outcome
from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules._checked_quotations import (
    checked_quotations,
    quoted_place,
    source_evidence,
)
from verify.rules._wording import language_name

CODE = "Q456"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every translated statement that its source contradicts."""
    for found in checked_quotations(dossier):
        verdict = found.verdict
        if verdict.outcome is not Outcome.TRANSLATED or verdict.agreement != "inconsistent":
            continue
        if found.unchecked:
            continue
        language = found.capture.page.language
        source = f"The source ({language_name(language)})" if language else "The source"
        yield Finding(
            rule="translated-quote-inconsistent",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=f"{source} {_difference(verdict.changes)}",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, "Sentence in the source"),),
            source=found.address,
        )


def _difference(changes: tuple[Change, ...]) -> str:
    first = changes[0]
    if not first.source:
        return f"does not have the name “{first.article}”"
    kind = "name" if first.kind == "name" else "figure"
    told = (f"the source has “{c.source}”, the article has “{c.article}”" for c in changes)
    return f"gives a different {kind}: {'; '.join(told)}"
