"""German documents and places where words are written: In dem Brief heißt es: „…“"""

from __future__ import annotations

from verify.model import Span
from verify.text.dates.month_words import find_month
from verify.text.lazy_patterns import regex

_GOVERNED = (
    r"(?i:in|im|auf|aus)\s(?:(?:dem|der|den|einem|einer|diesem|dieser|seinem|seiner|ihrem|ihrer)\s)?"
    r"(?:\p{Ll}+\s){0,2}(?P<who>\p{Lu}[\p{L}-]++)"
)
# In dem Brief, den er am 3. Mai bekam, heißt es: „…“
_BEFORE_VERB = regex.compile(
    rf"(?<!\p{{L}}){_GOVERNED}(?:[^.;:„“]|(?<=\d)\.){{0,120}}?\s(?P<cue>heißt|hieß|geheißen|steht|stand)(?!\p{{L}})"
)
# In der Nacht hieß es aus dem Rathaus: „…“ · 1999 stand auf dem Schild: „…“
_BEHIND_VERB = regex.compile(
    rf"(?<!\p{{L}})(?P<cue>heißt\ses|hieß\ses|steht|stand)\s(?:\p{{Ll}}+\s){{0,2}}?{_GOVERNED}\s?:\s?$"
)
# In der Nacht hieß es · Im Jahr 1999 stand · In der Regel heißt es
_TIME_OR_MANNER = regex.compile(
    r"\A(?i:.*(?:abend|jahr|jahren|jahrhundert|monat|nacht|stunden?|tag|woche|zeit)|anfang|anschluss|"
    r"ende|folge|gegenzug|herbst|hinblick|minuten?|moment|nachmittag|praxis|regel|sommer|übrigen|"
    r"vergangenheit|vormittag|wahrheit|winter|wirklichkeit|zusammenhang)"
)


def document_before(text: str, before: Span) -> regex.Match[str] | None:
    """Return the document (``who``) and the verb (``cue``) that announce words, or None."""
    for pattern in (_BEHIND_VERB, _BEFORE_VERB):
        found = pattern.search(text, before.start, before.end)
        if found and _can_hold_words(found["who"]):
            return found
    return None


def _can_hold_words(noun: str) -> bool:
    """Return whether words can be in it: Brief, Rathaus; not a time (Nacht, Mai), not “In der Regel”."""
    return _TIME_OR_MANNER.fullmatch(noun) is None and find_month(noun.lower()) is None
