"""An acronym has two letters swapped.

What it finds
-------------
An acronym that the article never spells out, with the letters of one that it does spell out and
uses more often, two neighbors swapped (RFMO, RMFO).

Why it matters
--------------
Readers look for a second organization that does not exist.

Example
-------
`regional fisheries management organization (RFMO)`, later `the RMFO`.

Not flagged
-----------
- Acronyms of fewer than four letters, which are similar by chance.
- Acronyms that the article spells out themselves, or uses as often.
- Titles, notes, and quotations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity, Span
from verify.rules._blocks import prose_blocks
from verify.rules._places import place, text_at
from verify.rules.people._acronyms import acronym_key, article_acronyms

CODE = "P504"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = False

_FEWEST_LETTERS = 4
_FEWEST_USES = 2  # of the acronym that is spelled out
_ACRONYM = re.compile(r"(?<![\w.&/-])[^\W\d_a-zа-яё]{4,10}(?=s?(?![\w&/-]))")


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every acronym that is a swapped form of a known one."""
    known = {acronym_key(acronym): acronym.short for acronym in article_acronyms(dossier)}
    if not any(len(short) >= _FEWEST_LETTERS for short in known):
        return
    uses = _uses(dossier)
    for short, spans in uses.items():
        meant = next((k for k in known if short not in known and _is_swapped(short, k)), None)
        if meant is None or len(uses.get(meant, ())) < max(_FEWEST_USES, len(spans) + 1):
            continue
        yield Finding(
            rule="acronym-letters-swapped",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=f"“{short}” is probably “{meant}”, with two letters swapped",
            places=tuple(place(dossier.article, s) for s in (*spans, uses[meant][0])),
            suggestion=meant,
        )


def _uses(dossier: Dossier) -> dict[str, list[Span]]:
    """Return each word in capitals with its places in the prose; no line that is all capitals."""
    found: dict[str, list[Span]] = defaultdict(list)
    for block in prose_blocks(dossier.article):
        text = text_at(dossier.article, block.span)
        for match in _ACRONYM.finditer("" if text.isupper() else text):
            start = block.span.start + match.start()
            found[match[0]].append(Span(start, start + len(match[0])))
    return found


def _is_swapped(one: str, other: str) -> bool:
    """Whether two neighbors of one word are swapped in the other."""
    if len(one) != len(other) or len(one) < _FEWEST_LETTERS:
        return False
    differ = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return one[first] == other[second] and one[second] == other[first]
