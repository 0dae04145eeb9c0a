"""German speakers beside no known verb of speech, by the grammar of the clause.

E.g. wird von Kennern als „…“ gelobt · Lind zufolge sei es „…“ · Lind lehnte mit den Worten ab: „…“ ·
In der Halle zeigt sich der Trainer zufrieden: „…“
"""

from __future__ import annotations

from verify.model import Span
from verify.parse.quotations.attributed import Attribution
from verify.parse.quotations.clauses import follows_preposition
from verify.parse.quotations.grammar.clause import Clause
from verify.parse.quotations.grammar.german_documents import document_before
from verify.parse.quotations.grammar.german_words import (
    can_speak,
    is_oblique,
    is_reporting_verb,
    is_surname_in,
)
from verify.parse.quotations.speakers.plain_speakers import named_speaker
from verify.text.lazy_patterns import regex

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
        rf"(?<!\p{{L}})(?P<cue>(?i:laut|nach\s(?:Angaben|Ansicht|Auffassung|Aussagen?|Darstellung(?:en)?|"
        rf"Einschätzung(?:en)?|Meinung|Worten)\s(?:von|der|des|eines|einer)))\s(?:dem|der|einem|einer)?\s?"
        rf"(?P<who>{_NAME})"
    ),
)
# Paolo hatte den Auftrag mit den Worten abgelehnt: „…“ · Lind reagierte gelassen: „…“
_IN_WORDS = regex.compile(r"(?P<cue>mit\s(?:den|diesen|folgenden)\sWorten)[^.;:„“]{0,60}:?\s*$")
# Mit den Worten „Jetzt reicht es!“ verließ die Abgeordnete Sabine Thal den Saal
_LED_BY_WORDS = regex.compile(r"\s*(?P<cue>Mit\s(?:den|diesen|folgenden)\sWorten):?\s*")
_VERB_AND_SUBJECT = regex.compile(
    rf"[“”«\"]?\s\p{{Ll}}{{2,}}\s(?:sich\s)?(?P<who>{_NOUN}(?:\s{_NAME})?|{_NAME}|er|sie)(?=[\s.,:;]|$)"
)
_SUBJECT = regex.compile(rf"\s*(?P<who>{_NAME})\s\p{{Ll}}")
_NOUN_FIRST = regex.compile(
    r"\s*(?P<who>(?:Der|Die|Das|Ein|Eine)\s(?:\p{Ll}+\s){0,2}\p{Lu}[\p{L}-]+|Er|Sie)\s\p{Ll}"
)
# In der Halle zeigt sich der Trainer zufrieden: „…“ · Hilfe lehnt er jedoch ab: „…“
# Als ein Gast kam, biss der Hund den Mann und bellte: „…“
_MAIN_CLAUSE = regex.compile(
    r"\s*(?:Als|Bevor|Bis|Da|Nachdem|Obwohl|Seit|Sobald|Während|Weil|Wenn)\s[^,„“]{3,160},\s"
    rf"\p{{Ll}}+\s(?:sich\s)?(?P<who>er|sie|(?:der|die|das|ein|eine)\s(?:\p{{Ll}}+\s)?\p{{Lu}}[\p{{L}}-]+|{_NAME})\s"
)
_COLON = regex.compile(r"(?P<cue>:)\s*$")
_AFTER_VERB = regex.compile(
    r"(?<!,)\s\p{Ll}+(?:t|te|en|ten|ieß|ab|ing|ahm|ßt)\s(?:sich\s)?"
    r"(?P<who>er|sie|(?:der|die|das|ein|eine)\s(?:\p{Ll}+\s)?\p{Lu}[\p{L}-]+)(?=\s|:)"
)
# Lind hält den Plan für „völlig verfehlt“
_HOLDS = regex.compile(r"(?P<cue>hält|hielt|halten|hielten)\s[^.;:„“]{1,80}\sfür\s(?:\p{Ll}+\s)?$")
# „…“, freute sich Landrat Lind: behind a quotation and its comma, verb and subject
_INVERTED = regex.compile(
    r"[“”«\"]?\s*,\s(?P<cue>(?P<verb>\p{Ll}{4,})(?:\ssich)?)\s(?:\p{Ll}{4,}\s)?"
    rf"(?P<who>\p{{Lu}}[\p{{L}}-]+\s(?:und|sowie)\s\p{{Lu}}[\p{{L}}-]+\s{_NAME}|{_NAME}|{_NOUN}|er|sie)"
    r"(?=[\s.,:;]|$)"
)

# eine Botschaft, welche die Techniker am Werk als „…“ bezeichneten: the verb ends its clause
_CLAUSE_START = regex.compile(
    r",\s(?:welche[mnrs]?|die|der|das|den|dem|dass|daß|wie|weil|wonach|nachdem|obwohl|ob|was|wobei)\s"
    rf"(?P<who>(?:der|die|das|ein|eine)\s(?:\p{{Ll}}+\s){{0,2}}\p{{Lu}}[\p{{L}}-]+|{_NAME}|er|sie)"
    r"(?=[\s„])[^,.;:„“]{0,80}$"
)
_CLAUSE_END = regex.compile(
    r"[“”«\"]?\s(?:\p{Ll}+\s){0,2}?(?P<cue>bezeichnen|bezeichneten?|nannten?|nennt|nennen|kritisierten?|"
    r"beschrieben?|beschreibt|verurteilten?|lobten?|schilderten?)(?:\s(?:hat|hatten?|haben?))?(?=\s*[,.;:)]|\sund\s)"
)
# … wird Watzke auf der Seite wie folgt zitiert: „…“
_QUOTED = regex.compile(
    rf"\s(?:wird|wurde)\s(?P<who>{_NAME}|{_NOUN})\s[^.;:„“]{{0,100}}(?P<cue>zitiert)\s?[:,]?\s?$"
)
# Das Gericht kam zu dem Schluss, „dass …“ · ist der Ansicht, dass der Plan „…“
_JUDGMENT = regex.compile(
    r"(?P<cue>Ansicht|Auffassung|Behauptung|Einschätzung|Ergebnis|Erkenntnis|Feststellung|Forderung|"
    r"Hoffnung|Meinung|Schluss|Überzeugung|Urteil|Vorwurf)(?:,?\s*|,\s(?:dass|daß)\s[^,.;:„“]{0,100})$"
)
# Das Angebot, dort zu bleiben, lehnt er jedoch ab: „…“
_PRONOUN_BEHIND = regex.compile(r"\s\p{Ll}+t\s(?:sich\s)?(?P<who>er|sie)\s[^,„“]{0,60}:?\s*$")


def german_attribution(clause: Clause) -> Attribution:
    """Return the attribution that only German grammar gives, or an empty one."""
    text, before, after = clause.text, clause.before, clause.after
    judged = _JUDGED.match(text, after.start, after.end)
    agent = _AGENT.search(text, before.start, before.end) if judged else None
    if judged and agent:
        return clause.attribution(judged, agent)
    inverted = _INVERTED.match(text, after.start, after.end)
    if inverted and _has_subject(inverted) and _is_speaker(clause, inverted):
        return clause.attribution(inverted, inverted)
    for pattern in _ACCORDING:
        named = pattern.search(text, before.start, before.end)
        if named and _speaks(clause, named):
            return clause.attribution(named, named)
    if document := document_before(text, before):
        return clause.attribution(document, document)
    if holds := _HOLDS.search(text, before.start, before.end):
        return clause.attribution(holds, _subject(text, before.start, holds.end()))
    return _in_subordinate_clause(clause) or _announced_words(clause)


def _in_subordinate_clause(clause: Clause) -> Attribution | None:
    """Return the subject of a clause whose verb is behind the quotation, or of “wird zitiert”."""
    text, before, after = clause.text, clause.before, clause.after
    ended = _CLAUSE_END.match(text, after.start, after.end)
    begun = _CLAUSE_START.search(text, before.start, before.end) if ended else None
    if ended and begun:
        return clause.attribution(ended, begun)
    quoted = _QUOTED.search(text, before.start, before.end)
    return clause.attribution(quoted, quoted) if quoted else None


def _announced_words(clause: Clause) -> Attribution:
    """Return the subject of “mit den Worten” or of a sentence that ends in a colon."""
    text, before = clause.text, clause.before
    if led := _LED_BY_WORDS.fullmatch(text, before.start, before.end):
        behind = _VERB_AND_SUBJECT.match(text, clause.after.start, clause.after.end)
        return clause.attribution(led, behind) if behind else Attribution()
    for pattern in (_IN_WORDS, _JUDGMENT):
        if words := pattern.search(text, before.start, before.end):
            return clause.attribution(words, _subject(text, before.start, words.start()))
    if clause.is_sentence and (colon := _COLON.search(text, before.start, before.end)):
        return _before_colon(clause, colon)
    return Attribution()


# Not the nominative: den Gästen, einem Gast. Not the subject of a plural verb: der Gast
_OBLIQUE = regex.compile(r"(?i:dem|den|einem|einen|einer|seinem|seiner|ihrem|ihrer)\s")
_SINGULAR = regex.compile(r"(?i:der|das|ein|eine|dessen)\s")


def _has_subject(inverted: regex.Match[str]) -> bool:
    """Return whether a verb of speech and its subject follow a quotation.

    Not: „…“, schallt den Gästen entgegen · „…“, gelegen der Kirche gegenüber.
    """
    plural = inverted["verb"].endswith("en")
    other = _SINGULAR.match(inverted["who"]) if plural else None
    return (
        is_reporting_verb(inverted["verb"])
        and other is None
        and _OBLIQUE.match(inverted["who"]) is None
    )


def _is_speaker(clause: Clause, inverted: regex.Match[str]) -> bool:
    """Return whether the subject behind a verb of speech can speak, or is a surname of the text."""
    return _speaks(clause, inverted) or is_surname_in(clause.text, inverted["who"])


def _speaks(clause: Clause, found: regex.Match[str]) -> bool:
    """Return whether the subject can speak: a known person, a name, a body (not “laut Umfrage”)."""
    who = found["who"]
    return who in ("er", "sie") or can_speak(who) or clause.knows(Span(*found.span("who")))


def _opening(text: str, start: int, end: int) -> regex.Match[str] | None:
    """Return the name that opens a sentence, unless a preposition governs it: Am Abend zeigte …"""
    found = _SUBJECT.match(text, start, end)
    if (
        found is None
        or is_oblique(found["who"])
        or follows_preposition(text, Span(*found.span("who")))
    ):
        return None
    return found if named_speaker(text, found.start("who"), found["who"]) else None  # Als, Dann


def _subject(text: str, start: int, end: int) -> regex.Match[str] | None:
    """Return the name or noun that opens a sentence, else the only subject behind a verb of it."""
    if subject := _opening(text, start, end) or _NOUN_FIRST.match(text, start, end):
        return subject
    behind = list(_AFTER_VERB.finditer(text, start, end))
    return behind[0] if len(behind) == 1 else None


def _before_colon(clause: Clause, colon: regex.Match[str]) -> Attribution:
    """Return the subject of a sentence that ends in a colon: its first name, or behind its verb."""
    start = clause.before.start
    if subject := _opening(clause.text, start, colon.start()):
        return clause.attribution(colon, subject)
    behind = _PRONOUN_BEHIND.search(clause.text, start, colon.end())
    if subject := behind or _MAIN_CLAUSE.match(clause.text, start, colon.end()):
        return clause.attribution(colon, subject)
    found = list(_AFTER_VERB.finditer(clause.text, start, colon.start() + 1))
    if len(found) != 1 or follows_preposition(clause.text, Span(*found[0].span("who"))):
        return Attribution()
    return clause.attribution(colon, found[0])
