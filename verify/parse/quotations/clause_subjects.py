"""German and French speakers beside no known verb of speech, by the grammar of the clause.

E.g. wird von Kennern als „…“ gelobt · Lind zufolge sei es „…“ · Lind lehnte mit den Worten ab: „…“ ·
In der Halle zeigt sich der Trainer zufrieden: „…“
"""

from __future__ import annotations

import regex

from verify.model import Field, Span
from verify.parse.quotations.attributed import Attribution
from verify.parse.quotations.clauses import follows_preposition
from verify.parse.quotations.plain_speakers import named_speaker

_NAME = r"\p{Lu}[\p{L}.’-]*\p{L}(?:\.?\s(?:(?:von|van|der|zu)\s)?\p{Lu}[\p{L}’-]*){0,3}(?<=\p{L})"
_NOUN = (
    r"(?i:der|die|das|dem|den|ein|eine|einem|einer|dessen|deren|seinem|seiner|ihrem|ihrer)\s"
    r"(?:\p{Ll}+\s){0,2}\p{Lu}[\p{L}-]+"
)
# Seine Werke werden von Kennern als „…“ bezeichnet · von der Kammer als „…“ kritisiert
_AGENT = regex.compile(
    rf"(?<!\p{{L}})(?:von|vom)\s(?P<who>{_NOUN}|{_NAME})\sals\s+(?:\p{{Ll}}+\s)?$"
)
_JUDGED = regex.compile(
    r"[^\p{L}]{0,3}(?:\p{Ll}+\s){0,2}?(?P<cue>bezeichnet|genannt|beschrieben|kritisiert|gelobt|gewertet|"
    r"bewertet|eingestuft|verurteilt|begrüßt|gefeiert|abgelehnt)(?!\p{L})"
)
# Dem Bericht zufolge sei es „…“ · laut Polizei · nach Ansicht des Gutachters Lind
_ACCORDING = (
    regex.compile(rf"(?<!\p{{L}})(?P<who>{_NOUN}|{_NAME})\s(?P<cue>zufolge)(?!\p{{L}})"),
    regex.compile(
        rf"(?<!\p{{L}})(?P<cue>(?i:laut|nach\s(?:Angaben|Ansicht|Auffassung|Aussage|Aussagen|Darstellung|"
        rf"Einschätzung|Meinung|Worten)\s(?:von|der|des|eines|einer)))\s(?:dem|der|einem|einer)?\s?"
        rf"(?P<who>{_NAME})"
    ),
)
# Paolo hatte den Auftrag mit den Worten abgelehnt: „…“ · Lind reagierte gelassen: „…“
_IN_WORDS = regex.compile(r"(?P<cue>mit\s(?:den|diesen|folgenden)\sWorten)[^.;:„“]{0,60}:?\s*$")
_SUBJECT = regex.compile(rf"\s*(?P<who>{_NAME})\s\p{{Ll}}")
# In der Halle zeigt sich der Trainer zufrieden: „…“ · Hilfe lehnt er jedoch ab: „…“
_COLON = regex.compile(r"(?P<cue>:)\s*$")
_AFTER_VERB = regex.compile(
    r"(?<!,)\s\p{Ll}+(?:t|te|en|ten|ieß|ab|ing|ahm|ßt)\s(?:sich\s)?"
    r"(?P<who>er|sie|(?:der|die|das|ein|eine)\s(?:\p{Ll}+\s)?\p{Lu}[\p{L}-]+)(?=\s|:)"
)
# In dem Brief heißt es: „…“
_IN_DOCUMENT = regex.compile(
    r"(?<!\p{L})(?i:in|im|auf|aus)\s(?:(?:dem|der|den|einem|einer|diesem|dieser|seinem|seiner|ihrem|ihrer)\s)?"
    r"(?:\p{Ll}+\s){0,2}(?P<who>\p{Lu}[\p{L}-]+)[^.;:„“]{0,100}?\s(?P<cue>heißt|hieß|geheißen|steht|stand)(?!\p{L})"
)
# Lind hält den Plan für „völlig verfehlt“
_HOLDS = regex.compile(r"(?P<cue>hält|hielt|halten|hielten)\s[^.;:„“]{1,80}\sfür\s(?:\p{Ll}+\s)?$")
# „…“, freute sich Landrat Lind: behind a quotation and its comma, verb and subject
_INVERTED = regex.compile(
    rf"[“”«\"]?\s*,\s(?P<cue>(?!dass|daß|das|und|aber|weil|wie|denn|als|wenn|ob|was|wo|die|der|mit)\p{{Ll}}{{3,}}(?:t|te|en|ten|ieß|ab|ahm|ach)"
    rf"(?:\ssich)?)\s(?:\p{{Ll}}{{4,}}\s)?(?P<who>{_NAME}|{_NOUN})(?=[\s.,:;]|$)"
)


# « … », déplore Luc Fontanet · « … », s’indigne une habitante
_FRENCH_INVERTED = regex.compile(
    rf"\s*[»”\"]?\s*,\s(?P<cue>(?!que|qui|et|mais|car|dont|puis|comme|est|dans|elle|une|le)(?:s[’']|se\s)?\p{{Ll}}{{3,}})\s"
    rf"(?P<who>{_NAME}|(?:le|la|un|une|les)\s\p{{Ll}}+(?:\s(?:de|du|des)\s\p{{L}}+|\s{_NAME})?|l[’']\p{{Ll}}+(?:\s{_NAME})?)"
    r"(?=[\s.,:;]|$)"
)
# Pour Claire Vasseur, c’est « … »
_FRENCH_VIEW = regex.compile(rf"\s*(?P<cue>Pour|Aux yeux de|À en croire)\s(?P<who>{_NAME}),\s")


def clause_attribution(
    text: str, before: Span, after: Span, is_sentence: bool, code: str | None
) -> Attribution:
    """Return the attribution that only the grammar of the clause gives, or an empty one.

    ``is_sentence``: the quotation is a sentence, which a colon alone can announce.
    """
    if code == "de":
        return german_attribution(text, before, after, is_sentence)
    if code == "fr":
        found = _FRENCH_INVERTED.match(text, after.start, after.end)
        found = found or _FRENCH_VIEW.match(text, before.start, before.end)
        return _attribution(text, found, found) if found else Attribution()
    return Attribution()


def german_attribution(text: str, before: Span, after: Span, is_sentence: bool) -> Attribution:
    """Return the attribution that only German grammar gives, or an empty one.

    ``is_sentence``: the quotation is a sentence, which a colon alone can announce.
    """
    judged = _JUDGED.match(text, after.start, after.end)
    agent = _AGENT.search(text, before.start, before.end) if judged else None
    if judged and agent:
        return _attribution(text, judged, agent)
    if inverted := _INVERTED.match(text, after.start, after.end):
        return _attribution(text, inverted, inverted)
    for pattern in (*_ACCORDING, _IN_DOCUMENT):
        if named := pattern.search(text, before.start, before.end):
            return _attribution(text, named, named)
    if holds := _HOLDS.search(text, before.start, before.end):
        return _attribution(text, holds, _opening(text, before.start, holds.end()))
    if words := _IN_WORDS.search(text, before.start, before.end):
        subject = _opening(text, before.start, words.start())
        return _attribution(text, words, subject)
    if is_sentence and (colon := _COLON.search(text, before.start, before.end)):
        return _announced(text, before, colon)
    return Attribution()


def _opening(text: str, start: int, end: int) -> regex.Match[str] | None:
    """Return the name that opens a sentence, unless a preposition governs it: Am Abend zeigte …"""
    found = _SUBJECT.match(text, start, end)
    return None if found and follows_preposition(text, Span(*found.span("who"))) else found


def _announced(text: str, before: Span, colon: regex.Match[str]) -> Attribution:
    """Return the subject of a sentence that ends in a colon: its first name, or behind its verb."""
    if subject := _opening(text, before.start, colon.start()):
        return _attribution(text, colon, subject)
    found = list(_AFTER_VERB.finditer(text, before.start, colon.start() + 1))
    if len(found) != 1 or follows_preposition(text, Span(*found[0].span("who"))):
        return Attribution()
    return _attribution(text, colon, found[0])


def _attribution(text: str, cue: regex.Match[str], who: regex.Match[str] | None) -> Attribution:
    said = Field(cue["cue"], Span(*cue.span("cue")))
    return Attribution(said, named_speaker(text, who.start("who"), who["who"]) if who else None)
