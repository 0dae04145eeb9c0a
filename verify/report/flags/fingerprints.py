"""What identifies a flag in a file outside the database: SARIF, JSON, a baseline."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from verify.model import Flag
from verify.text.fold import fold_words


def fingerprint(flag: Flag) -> str:
    """Return a hash of rule, source and words: the same on every machine and after renumbering."""
    finding = flag.finding
    words = finding.about or tuple(place.text for place in finding.places)
    return fingerprint_of(finding.rule, finding.source, words)


def fingerprint_of(rule: str, source: str | None, words: Sequence[str]) -> str:
    """Return the fingerprint of a flag given by its parts."""
    parts = (rule, source or "", *(fold_words(text) for text in words))
    return hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()[:32]
