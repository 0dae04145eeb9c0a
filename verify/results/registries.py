"""What registries say of a reference, in a clause: verified, no trace, not checked."""

from __future__ import annotations

from collections.abc import Iterable

from verify.model import Dossier, Lookup, LookupOutcome, Reference
from verify.registries.comparison import Match, compare

_UNASKED = LookupOutcome.NOT_CHECKED


def registries_clause(dossier: Dossier, number: int) -> str | None:
    """Return what the registries say of a reference; None if none was asked about it.

    The best answer counts: “verified in Crossref”; “no trace in 2 registries (Crossref,
    OpenAlex)”; “registries not checked (doi.org: …)”.
    """
    answers = [answer for work in dossier.lookups.get(number, ()) for answer in work.answers]
    if not answers:
        return None
    reference = dossier.references[number]
    for match, words in (
        (Match.SAME, "verified in {}"),
        (Match.OTHER, "its identifier is of another work in {}"),
        (Match.UNSURE, "its identifier exists in {}, the work could not be compared"),
    ):
        if names := _names(one for one in answers if _match(dossier, reference, one) is match):
            return words.format(", ".join(names))
    if names := _names(one for one in answers if one.outcome is LookupOutcome.FOUND):
        return f"its identifier exists ({', '.join(names)})"
    without = _names(one for one in answers if one.outcome is not _UNASKED)
    if without:
        count = f"{len(without)} registries" if len(without) > 1 else "1 registry"
        return f"no trace in {count} ({', '.join(without)})"
    why = f"{answers[0].registry}: {(answers[0].detail or '').rstrip('.')}"
    return f"registries not checked ({why})"


def _match(dossier: Dossier, reference: Reference, answer: Lookup) -> Match | None:
    return compare(dossier, reference, answer.record).match if answer.record else None


def _names(answers: Iterable[Lookup]) -> list[str]:
    return list(dict.fromkeys(answer.registry for answer in answers))
