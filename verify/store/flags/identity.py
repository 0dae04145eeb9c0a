"""The identity of a flag: its rule, the flagged words, and the source.

Note labels and positions are not part of it, so a flag keeps its identity when notes are
renumbered or other parts of the article are edited.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import regex

from verify.model import Evidence, Finding
from verify.text.fold import fold_words

# "[1]“Глава …", "¹ Interfax", "12. Smith, …": the label of a note before its words.
_LABEL = regex.compile(
    r"^\s*(?:\[[^\]\s]{1,5}\]|\([\divxlc]{1,5}\)|[\d]{1,3}\.\s|[*†‡§¹²³⁰⁴-⁹]+)\s*"
)
SOURCE_WORDS = 2_000  # characters of evidence stored to detect changes in the source


def words(finding: Finding) -> str:
    """Return the flagged words, as written in the article."""
    said = finding.about or tuple(place.text for place in finding.places)
    return " … ".join(dict.fromkeys(" ".join(part.split()) for part in said))


def words_key(finding: Finding) -> str:
    """Return the flagged words folded, without the label of the note that contains them."""
    said = finding.about or tuple(place.text for place in finding.places)
    return " | ".join(dict.fromkeys(_key(part) for part in said))


def _key(text: str) -> str:
    bare = _LABEL.sub("", text)
    return fold_words(bare) or fold_words(text) or " ".join(text.split())


def source_words(finding: Finding) -> str | None:
    """Return the words of the source that are the finding's evidence, or None."""
    shown = [e.text for e in finding.evidence if e.text and _of_source(e)]
    return " … ".join(" ".join(text.split()) for text in shown)[:SOURCE_WORDS] or None


def _of_source(evidence: Evidence) -> bool:
    """Return whether the evidence is words of a capture, or a date stated on the page."""
    return evidence.kind == "source" or (evidence.kind == "date" and evidence.address is not None)


def keys(findings: Iterable[Finding]) -> list[str]:
    """Return a key for each finding of one article; repeated keys get a number: “…#2”."""
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        said = "\0".join((finding.rule, words_key(finding), finding.source or ""))
        key = hashlib.sha256(said.encode()).hexdigest()[:32]
        seen[key] += 1
        result.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return result
