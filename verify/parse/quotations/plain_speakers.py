"""Speakers whom no list of persons has: a surname, an office or a document beside the verb.

“…,” Carver said · said Rep. A. B. Carver · said one former official · the letter reads.
They have no person, so no rule compares them with another name.
"""

from __future__ import annotations

import regex

from verify.model import Field, Span, Speaker
from verify.parse.quotations.clauses import follows_preposition

_PARTICLE = r"(?:(?:de|von|van|der|al|bin|of|the)\s)?"
_NAME = rf"(?:\p{{Lu}}[\p{{L}}.’'-]*\s{_PARTICLE}){{0,4}}\p{{Lu}}[\p{{L}}’'-]+"
_DETERMINER = r"(?i:the|a|an|one|another|his|her|their|its)"
_NOUNS = rf"{_DETERMINER}\s(?:[\p{{L}}’'-]+\s){{0,3}}?[\p{{L}}’'-]+"
_ADVERB = (
    r"(?:\s(?:has|had|have|also|later|then|reportedly|once|recently|further|again|would|"
    r"hat|hatte|habe|auch|dann|weiter))?"
)
_BEFORE = regex.compile(rf"(?<![\p{{L}}’'-])(?P<who>{_NAME}){_ADVERB}\s*$")
# German: Das Gericht erklärte · sagte der Wirt. A noun has a capital and is no name by itself.
_GERMAN_NOUN = regex.compile(
    r"(?<!\p{L})(?P<who>(?i:der|die|das|ein|eine|dessen|deren)\s(?:\p{Ll}+\s){0,2}\p{Lu}\p{Ll}+)\s*$"
)
# French: Le maire a dénoncé · l’exploitant du port écrit
_FRENCH_NOUN = regex.compile(
    r"(?<!\p{L})(?P<who>(?i:le|la|les|un|une|cette|ce)\s\p{Ll}+(?:\s(?:de|du|des)\s\p{L}+)?"
    r"|[Ll][’']\p{Ll}+(?:\s(?:de|du|des)\s\p{L}+)?)(?:\s(?:a|ont|avait|s[’']est|se sont))?\s*$"
)
# “…,” Anna Carver, the treasurer of Harrow Valley, said
_WITH_OFFICE = regex.compile(
    rf"(?:^|[.!?]\s)\s*,?\s*(?P<who>(?:\p{{L}}+\s){{0,3}}{_NAME}),\s[^“”\"„«».;:\n]{{3,140}},?\s*$"
)
# German: teilte dessen Stellvertreter über die Lage mit · so ein Sprecher des Amtes · sagte Wirt Lind
_GERMAN_SUBJECT = (
    r"(?i:der|die|das|ein|eine|dessen|deren|sein|seine|ihr|ihre|dieser|diese|kein|keine)\s"
    r"(?:\p{Ll}+\s){0,2}\p{Lu}[\p{L}-]*\p{Ll}(?:\s\p{Lu}[\p{L}.-]*\p{L}){0,3}"
)
_END = r"\s*+[,.;:()]|[^\S\n]*+\n|\s*+$"
_AFTER = regex.compile(
    rf"\s++(?P<who>{_NAME}(?={_END}|\s\p{{Ll}})"
    rf"|{_NOUNS}(?={_END}|\s(?:who|in|at|of|on|to|for|from|with|as|during|known)\b)"
    rf"|{_GERMAN_SUBJECT}(?={_END}|\s\p{{Ll}}))"
)
# Capitalized at the start of a sentence without being names, in the languages of the patterns.
_NO_NAMES = frozenset(
    """
    a after all also an and another as at because before both but by during each even few for from
    he her here his how however i if in it its last many more most no nobody nor now of on once one
    only or other our she so some still such than that the their then there these they this those
    though to today we what when where while who why with yes yet you your
    aber als am auch auf aus bei da damit danach dann das dem den der des die dies diese dieser doch
    ein eine er es für gegen heute hier im in ist jedoch man mit nach noch nun nur ob oder sie so
    und von vor was weil weiter wenn wer wie wir zu zudem zum zur
    anybody anyone everybody everyone here's it's somebody someone something that's there's
    ainsi alors après avant avec car ce cela ces cette chez comme dans depuis des donc du elle elles
    en enfin et il ils je la le les leur lorsque mais mes mon nos notre nous on ou où par pendant
    pour puis quand que qui sa sans selon ses si son sous sur tous tout un une vous votre
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag
    freitag samstag sonntag january february march april may june july august september october
    november december
    как но а и по в во на с со если когда это он она они мы вы я что также при из к у о об от за для
    """.split()
)


# “…,” the treasurer, Hugo Lind, said
_OFFICE_FIRST = regex.compile(
    rf"^\s*,?\s*(?:the|a|an)\s(?:[\p{{Ll}}’'-]+\s){{0,5}}[\p{{Ll}}’'-]+,\s(?P<who>{_NAME}),\s*$"
)


def speaker_before_cue(text: str, span: Span) -> Speaker | None:
    """Return the name that ends right before a cue, or the name with an office between commas."""
    words = text[span.start : span.end]
    for pattern in (_GERMAN_NOUN, _FRENCH_NOUN, _BEFORE, _OFFICE_FIRST, _WITH_OFFICE):
        if found := pattern.search(words):
            if follows_preposition(words, Span(*found.span("who"))):
                return None
            return named_speaker(text, span.start + found.start("who"), found["who"])
    return None


def has_office_before_cue(text: str, span: Span) -> bool:
    """Return whether a name with its office fills the words between a quotation and a cue."""
    return _WITH_OFFICE.search(text[span.start : span.end]) is not None


def speaker_after_cue(text: str, span: Span) -> Speaker | None:
    """Return the name or the noun with its article that begins right after a cue."""
    found = _AFTER.match(text, span.start, min(span.end, span.start + 120))
    return named_speaker(text, found.start("who"), found["who"]) if found else None


def speaker_before_colon(text: str, span: Span) -> Speaker | None:
    """Return the name or noun between a cue and the colon before a quotation: sagte der Wirt: „…“"""
    found = _AFTER.match(text, span.start, span.end)
    if not found or not _UP_TO_QUOTATION.fullmatch(text, found.end(), span.end):
        return None
    return named_speaker(text, found.start("who"), found["who"])


# … zu dem Projekt: „ · … klar, dass die Kammer „
_UP_TO_QUOTATION = regex.compile(
    r"[^.;“„«]{0,60}:\s*|[^.;:“„«]{0,60},\s(?:dass|daß|wie|ob)\s[^.;:“„«]{0,120}"
)


def opening_subject(text: str, span: Span) -> Speaker | None:
    """Return the name that opens a sentence, before its verb."""
    found = _OPENING.match(text, span.start, span.end)
    return named_speaker(text, found.start("who"), found["who"]) if found else None


_OPENING = regex.compile(rf"\s*(?P<who>{_NAME})(?=[,\s])")
_FIRST_WORD = regex.compile(r"(\p{Lu}[\p{L}.’'-]*)\s+")


def named_speaker(text: str, start: int, who: str) -> Speaker | None:
    """Return the speaker without words that only open the sentence: "But Carver"."""
    at = 0
    while (word := _FIRST_WORD.match(who, at)) and _folded(word[1]) in _NO_NAMES:
        at = word.end()
    named = who[at:]
    if not named or _folded(named.split()[-1]) in _NO_NAMES:
        return None
    return Speaker(Field(named, Span(start + at, start + at + len(named))))


def _folded(word: str) -> str:
    return word.lower().rstrip(".").replace("’", "'")
