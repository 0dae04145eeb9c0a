"""Speakers whom no list of persons has: a surname, an office or a document beside the verb.

“…,” Carver said · said Rep. A. B. Carver · said one former official · the letter reads.
They have no person, so no rule compares them with another name.
"""

from __future__ import annotations

from functools import cache

from verify.languages import load_languages
from verify.model import Field, Span, Speaker
from verify.parse.people.block_words import particles
from verify.parse.quotations.clauses import follows_preposition
from verify.parse.quotations.grammar.english import is_governed_noun
from verify.parse.quotations.grammar.german_adverbs import is_german_adverb
from verify.parse.quotations.grammar.german_words import is_oblique
from verify.parse.quotations.prepositions import PREPOSITIONS
from verify.text.language.word_lists import common_zipf
from verify.text.lazy_patterns import regex

_PARTICLE = r"(?:(?:de|von|van|der|al|bin|of|the)\s)?"
_NAME = rf"(?:\p{{Lu}}[\p{{L}}.’'-]*\s{_PARTICLE}){{0,4}}\p{{Lu}}[\p{{L}}’'-]+"
_FULL_NAME = rf"(?:\p{{Lu}}[\p{{L}}.’'-]*\s{_PARTICLE}){{1,4}}\p{{Lu}}[\p{{L}}’'-]+"
_DETERMINER = r"(?i:the|a|an|one|another|his|her|their|its)"
_NOUNS = rf"{_DETERMINER}\s(?:[\p{{L}}’'-]+\s){{0,3}}?[\p{{L}}’'-]+"
_ADVERB = (
    r"(?:\s(?:has|had|have|also|later|then|reportedly|once|recently|further|again|would|"
    r"hat|hatte|habe|auch|dann|weiter))?"
)
_BEFORE = regex.compile(rf"(?<![\p{{L}}’'-])(?P<who>{_NAME}){_ADVERB}\s*$")
# German: Das Gericht erklärte · sagte der Wirt. A noun has a capital and is no name by itself.
_GERMAN_NOUN = regex.compile(
    r"(?<!\p{L})(?P<who>(?i:der|die|das|ein|eine|dessen|deren)\s(?:\p{Ll}+\s){0,2}\p{Lu}\p{Ll}+"
    r"(?:\s(?:des|der|eines|einer)\s(?:\p{Ll}+\s)?\p{Lu}[\p{L}-]+)?)\s*$"
)
# French: Le maire a dénoncé · l’exploitant du port écrit
_FRENCH_NOUN = regex.compile(
    r"(?<!\p{L})(?P<who>(?i:le|la|les|un|une|cette|ce)\s\p{Ll}+(?:\s(?:de|du|des)\s\p{L}+)?"
    r"|[Ll][’']\p{Ll}+(?:\s(?:de|du|des)\s\p{L}+)?)(?:\s(?:a|ont|avait|s[’']est|se sont))?\s*$"
)
# “…,” Anna Carver, the treasurer of Harrow Valley, said
_WITH_OFFICE = regex.compile(
    rf"(?:^|[.!?]\s)\s*,?\s*(?P<who>(?:\p{{L}}+\s){{0,3}}{_NAME}),\s(?!(?:he|it|she|there|they|this|we)\s)"
    r"[^“”\"„«».;:\n]{3,140},?\s*$"
)
# German: teilte dessen Stellvertreter über die Lage mit · so ein Sprecher des Amtes · sagte Wirt Lind
_GERMAN_SUBJECT = (
    r"(?i:der|die|das|ein|eine|dessen|deren|sein|seine|ihr|ihre|dieser|diese|kein|keine)\s"
    r"(?:\p{Ll}+\s){0,2}\p{Lu}[\p{L}-]*\p{Ll}(?:\s\p{Lu}[\p{L}.-]*\p{L}){0,3}"
)
# sieht auch die Händlerin · sagte daraufhin der Wirt
_BETWEEN = r"(?:sich|aber|also|auch|dagegen|daraufhin|dann|hingegen|jedoch|nun|schließlich|unterdessen|zudem)"
_END = r"\s*+[,.;:()]|[^\S\n]*+\n|\s*+$"
_AFTER = regex.compile(
    rf"\s++(?:{_BETWEEN}\s)*+(?P<who>\p{{Lu}}[\p{{L}}-]+\s(?:und|sowie)\s{_FULL_NAME}(?={_END}|\s\p{{Ll}})"
    rf"|{_NAME}(?={_END}|\s\p{{Ll}})"
    rf"|{_NOUNS}(?={_END}|\s(?:who|in|at|of|on|to|for|from|with|as|during|known)\b)"
    rf"|{_GERMAN_SUBJECT}(?={_END}|\s\p{{Ll}}))"
)
# said the treasurer, Hugo Lind, on Monday · so die Vorsitzende, Ute Damm.
_IN_APPOSITION = regex.compile(rf",\s(?P<who>{_FULL_NAME})(?=\s*+[,.;:()]|\s*+$)")
# “…,” the treasurer, Hugo Lind, said
_OFFICE_FIRST = regex.compile(
    rf"(?:^[\s,]*+|(?<=,\s))(?:(?i:the|a|an|one|his|her|their|its)|\p{{Lu}}[\p{{L}}.-]*(?:[’']s|s[’']))\s"
    rf"(?:[\p{{L}}’'-]+\s){{0,8}}[\p{{Ll}}’'-]+,\s(?P<who>{_NAME}),\s*$"
)

_OBLIQUE = regex.compile(r"(?<!\p{L})(?:dem|den|des)\s$")  # zu den Gefahren des Eises warnte …


def speaker_before_cue(text: str, span: Span) -> Speaker | None:
    """Return the name that ends right before a cue, or the name with an office between commas."""
    words = text[span.start : span.end]
    for pattern in (_GERMAN_NOUN, _FRENCH_NOUN, _BEFORE, _OFFICE_FIRST, _WITH_OFFICE):
        if found := pattern.search(words):
            head = words[: found.start("who")]
            if pattern is _WITH_OFFICE and _is_russian_word(found["who"]):
                continue  # Правда, соседи утверждают
            if pattern is _BEFORE and is_governed_noun(words, found.start("who")):
                return None
            oblique = _OBLIQUE.search(head) or is_oblique(found["who"])
            if oblique or follows_preposition(words, Span(*found.span("who"))):
                return None
            return named_speaker(text, span.start + found.start("who"), found["who"])
    return None


def _is_russian_word(who: str) -> bool:
    """Return whether a single word is in the dictionary: Правда, Впрочем; not a surname."""
    if not _RUSSIAN.fullmatch(who):
        return False
    from verify.parse.people.russian_morphology import is_common_word

    return is_common_word(who)


_RUSSIAN = regex.compile(r"\p{Cyrillic}+")


def has_office_before_cue(text: str, span: Span) -> bool:
    """Return whether a name with its office fills the words between a quotation and a cue."""
    return _WITH_OFFICE.search(text[span.start : span.end]) is not None


def speaker_after_cue(text: str, span: Span) -> Speaker | None:
    """Return the name or the noun with its article that begins right after a cue."""
    end = min(span.end, span.start + 120)
    found = _AFTER.match(text, span.start, end)
    if found and (named := _IN_APPOSITION.match(text, found.end(), end)):
        found = named
    return named_speaker(text, found.start("who"), found["who"]) if found else None


def speaker_before_colon(text: str, span: Span, code: str) -> Speaker | None:
    """Return the name or noun between a cue and the colon before a quotation: sagte der Wirt: „…“"""
    found = _AFTER.match(text, span.start, span.end)
    if not found:
        return None
    reported = code == "de" and _REPORTED_CLAUSE.fullmatch(text, found.end(), span.end)
    if not reported and not _UP_TO_QUOTATION.fullmatch(text, found.end(), span.end):
        return None
    return named_speaker(text, found.start("who"), found["who"])


# … zu dem Projekt: „ · … klar, dass die Kammer „
_UP_TO_QUOTATION = regex.compile(
    r"[^.;“„«]{0,60}:\s*|[^.;:“„«]{0,60},\s(?:dass|daß|wie|ob)\s[^.;:“„«]{0,120}"
)
# warnte der Gesandte, jede Kürzung schwäche „ · not: sagte der Wirt, der gestern „
_REPORTED_CLAUSE = regex.compile(
    r",\s(?!(?:das|dem|den|deren|der|dessen|die|welche\p{Ll}?)\s\p{Ll}|und\s|aber\s)[^.;:“„«]{0,160}"
    r"|,\s[^.;:“„«]{0,100}:\s*"  # sieht Marc Lind, Leiter der Abteilung am Institut:
)


def opening_subject(text: str, span: Span) -> Speaker | None:
    """Return the name or the noun that opens a sentence, before its verb."""
    found = _OPENING.match(text, span.start, span.end)
    found = found or _OPENING_NOUN.match(text, span.start, span.end)
    if found is None or follows_preposition(text, Span(*found.span("who"))):
        return None
    if found["who"].split()[0].lower() in PREPOSITIONS - particles():  # Beyond Des Moines, …
        return None
    speaker = named_speaker(text, found.start("who"), found["who"])
    return speaker if speaker and _is_name(text, speaker.name) else None


def _is_name(text: str, opener: Field) -> bool:
    """Return whether the word that opens a sentence is a name, not an adverb: Yesterday, Примерно.

    It has several words, is rare, or has its capital inside a sentence nearby.
    """
    word = opener.value
    if " " in word:
        return True
    code = "ru" if regex.match(r"\p{Cyrillic}", word) else "en"
    if max(common_zipf(word.lower(), code), common_zipf(word.lower(), "de")) < _RARE:
        return True
    inside = regex.compile(rf"\p{{Ll}},?\s{regex.escape(word)}(?![\p{{L}}’'-])")
    start = max(0, opener.span.start - _NEAR)
    return inside.search(text, start, opener.span.end + _NEAR) is not None


_NEAR = 10_000  # characters in which a name is looked for once more
_RARE = 3.6  # Zipf: a commoner word is no surname, unless the article has it as a person's
_OPENING = regex.compile(rf"\s*(?P<who>{_NAME})(?=[,\s])")
# The new treasurer has mocked a reporter and called him “…”
_OPENING_NOUN = regex.compile(
    r"\s*(?P<who>(?:The|A|An|One)\s(?:\p{Ll}+\s)?\p{Ll}+)"
    r"(?=\s(?:has|had|have|was|were|left|went|came|took|\p{Ll}{2,}ed)\s)"
)
_FIRST_WORD = regex.compile(r"(\p{Lu}[\p{L}.’'-]*)\s+")


def named_speaker(text: str, start: int, who: str) -> Speaker | None:
    """Return the speaker without words that only open the sentence: "But Carver"."""
    at = 0
    while (word := _FIRST_WORD.match(who, at)) and _opens_sentence(word[1], at > 0):
        at = word.end()
    named = who[at:]
    last = named.split()[-1] if named else ""
    if not named or _folded(last) in _small_words():
        return None
    if named == last and (_is_calendar(last) or is_german_adverb(last)):
        return None
    return Speaker(Field(named, Span(start + at, start + at + len(named))))


def _opens_sentence(word: str, follows: bool) -> bool:
    """Return whether a capitalized word before a name is no part of it.

    A month is a given name (April Jones) unless another word governs it: "In April Jones said".
    """
    from verify.text.dates.month_words import is_weekday_name

    folded = _folded(word)
    return folded in _small_words() or is_weekday_name(folded) or (follows and _is_calendar(folded))


def _is_calendar(word: str) -> bool:
    """Return whether a word alone names a month or a weekday."""
    from verify.text.dates.month_words import find_month, is_weekday_name

    return is_weekday_name(word) or find_month(word) is not None


@cache
def _small_words() -> frozenset[str]:
    """Return the words that have a capital only where they open a sentence.

    Not those of Turkish, which has no clauses of these forms, and whose “ben” is a name elsewhere.
    """
    words: set[str] = set()
    for language in (one for one in load_languages().values() if one.code != "tr"):
        critical, speech = language.critical, language.speech
        for group in (
            *(critical.function_words, critical.articles, critical.agents, critical.linkers),
            *(critical.clause_words, critical.negation, *critical.persons),
            *(speech.male, speech.female, speech.neutral, speech.possessives, speech.first_person),
            language.names.not_names,
        ):
            words.update(group)
    return frozenset(_folded(word) for word in words)


def _folded(word: str) -> str:
    return word.lower().rstrip(".").replace("’", "'")
