"""The words around names, gathered from the language files."""

from __future__ import annotations

from functools import cache

from verify.languages import languages


@cache
def honorifics() -> frozenset[str]:
    """Honorifics of all languages, lower-case, without full stops, single words only."""
    spelt = (h for lang in languages().values() for h in lang.names.honorifics)
    return frozenset(w.strip(".") for h in spelt for w in h.split() if len(w.strip(".")) > 1)


@cache
def particles() -> frozenset[str]:
    """Particles of all languages that stand inside a name."""
    return frozenset(p for lang in languages().values() for p in lang.names.particles)


@cache
def not_names() -> frozenset[str]:
    """Capitalised words that are never a person, lower-case."""
    return frozenset(w for lang in languages().values() for w in lang.names.not_names)
