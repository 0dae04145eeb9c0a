"""A DOI does not exist.

What it finds
-------------
A DOI that doi.org does not know, although its prefix (`10.1000`) is registered.

Why it matters
--------------
The DOI leads nowhere. A digit is wrong, or the work was never published under it.

Example
-------
`doi:10.1000/1234567`: publisher 10.1000 exists, and has registered no such DOI.

Not flagged
-----------
- DOIs whose prefix doi.org does not know either, and DOIs that could not be checked.
- DOIs at the end of a line, which may be cut.
- Forthcoming works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Confidence, Dossier, Evidence, Finding, Lookup, LookupOutcome, Severity
from verify.rules._places import place, text_at
from verify.rules.references._registered_works import identifier_url

CODE = "U218"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = False
NEEDS_REGISTRIES = True

_MAY_GO_ON = re.compile(
    r"[-–‐]?[ \t]{0,3}\r?\n[ \t]{0,20}[\w/(]"
)  # the rest of a DOI is on the next line
_FORTHCOMING = re.compile(
    r"\b(?:forthcoming|in press|to appear|im Erscheinen|erscheint demnächst|à paraître|"
    r"en prensa|in corso di stampa|yayımlanacak)\b|\bв печати\b",
    re.IGNORECASE,
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every DOI that its registered prefix does not have."""
    for index, works in sorted(dossier.lookups.items()):
        written = text_at(dossier.article, dossier.references[index].span)
        for work in works:
            answer = next((a for a in work.answers if _says_unregistered(a)), None)
            cut = _MAY_GO_ON.match(dossier.article.text, work.span.end)
            known = any(one.outcome is LookupOutcome.FOUND for one in work.answers)
            if answer is None or cut or known or _FORTHCOMING.search(written):
                continue
            evidence = Evidence(
                kind="absence",
                text=f"{answer.registry} has no DOI {work.identifier}; its prefix is registered",
                label=f"Asked on {answer.asked_at:%Y-%m-%d}",
                address=identifier_url(work),
            )
            yield Finding(
                rule="identifier-unregistered",
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message="This DOI does not exist, although its prefix is registered",
                places=(place(dossier.article, work.span),),
                evidence=(evidence,),
            )


def _says_unregistered(answer: Lookup) -> bool:
    return answer.outcome is LookupOutcome.UNREGISTERED
