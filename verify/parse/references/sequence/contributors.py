"""Translators and editors that a title has swallowed: “The Quiet Harbours. Trans. Peter Olmsted”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import Span
from verify.parse.references.sequence.person_roles import REPAIRED
from verify.parse.references.sequence.works import LabeledField
from verify.text.lazy_patterns import regex

# What parts a title from its translator; a name follows. Not “Lost in Translation”, “Translated Cities”.
_BY = "|".join((
    r"[Tt]rans(?:l?\.|lated by)(?:\sby)?", r"[Tt]ranslated from the \p{Lu}\p{L}+ by", r"[Ee]d(?:\.|ited by)(?:\sby)?",
    r"[Üü]ber(?:s\.|setzt)\s(?:von|v\.)", r"[Aa]us\sdem\s\p{Lu}\p{L}+\.?\s(?:von|v\.)",
    r"[Hh](?:rsg\.|g\.|erausgegeben)\s(?:von|v\.)",
    r"[Tt]raduit\s(?:de\sl[’']\p{L}+\s|du\s\p{L}+\s)?par", r"[Tt]raducción de", r"[Пп]ер\.\sс\s\p{L}+\.", r"[Çç]ev\.",
))  # fmt: skip
_CLAUSE = regex.compile(
    rf"(?:(?<=\p{{L}}{{2}})[.,]|(?<=\p{{L}}{{2}})\s/|(?<=[?!”]))\s(?:{_BY})\s(?=\p{{Lu}}[\p{{L}}.])"
)
_LONGEST_CLAUSE = 10  # words


def without_contributors(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Return the fields with each title cut before the words that name its translator or editor."""
    return [_cut(text, one) if one.label == "title" else one for one in fields]


def _cut(text: str, one: LabeledField) -> LabeledField:
    clause = _CLAUSE.search(text, one.span.start, one.span.end)
    if clause is None or len(text[clause.start() : one.span.end].split()) > _LONGEST_CLAUSE:
        return one
    confidence = min(one.confidence, REPAIRED)
    return replace(one, span=Span(one.span.start, clause.start()), confidence=confidence)
