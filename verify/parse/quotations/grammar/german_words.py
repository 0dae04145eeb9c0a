"""German words beside a quotation: which are verbs of speech, and which nouns can speak."""

from __future__ import annotations

from functools import cache
from itertools import islice

from verify.languages import load_language
from verify.parse.quotations.grammar.infinitives import is_german_verb
from verify.text.language.word_lists import common_zipf
from verify.text.lazy_patterns import regex
from verify.text.names.vocabulary import small_words

_RARE = 3.6  # Zipf: a commoner German noun is a surname only where the article has it as one
# riefen, stießen; stieß, gab, nahm, brach: not “einfach”, “weitab”
_STRONG = regex.compile(r"\p{Ll}+en|\p{Ll}*(?:[hl]ieß|stieß|gab|nahm|[bp]rach|stach|weiß)")
# „…“, gesperrt seit Montag: a participle without its auxiliary; “gesteht” is a verb of speech
_PARTICIPLE = regex.compile(r"ge(?!steht$|stand)\p{Ll}{2,}(?:t|en)")
# What is quoted is the subject's own form or name: „…“, lautete die Forderung · „…“, heißt das Motto.
# An auxiliary leaves its verb to the end: „…“, könnte der Titel lauten.
_COPULAS = frozenset(
    """
    bleibt blieben bleiben dürfte dürften galt galten gelten hatte hatten haben hätte hätten
    heißen heißt hieß hießen könnte könnten lauten lautet lautete lauteten möchte möchten müsste
    müssten sind sollte sollten stand standen steht stehen waren werden wollte wollten wurde wurden
    """.split()
)
# Words of closed classes with the ending of a verb: prepositions, conjunctions, adverbs.
_SMALL_WORDS = frozenset(
    """
    entgegen gegen laut mitsamt neben samt seit statt wegen zwischen
    soweit selbst wenn denn damit
    acht bald beste danach demnach dort erst fast fortan gestern halt heute hinten jetzt längst
    letzte leicht meist meistens mit mitten morgen nach nicht oben oft recht selten sonst unten
    vorneweg weit zuerst zuletzt zunächst jüngst insgesamt zweite
    bekannt bestimmt ersten letzten nächsten übersetzt verletzt weiteren
    """.split()
)
# A compound's last part says that it is a body, or an office that is one: Hafenamt, Bürgerinitiative
_BODY = regex.compile(
    r"(?i:agentur|amt|anwaltschaft|ausschuss|behörden?|betreiber|bund|fraktion|feuerwehr|firma|"
    r"gericht|gesellschaft|gewerkschaft|initiative|kammer|kirche|kommission|konzern|leitung|"
    r"ministerium|opposition|partei|polizei|rat|regierung|senat|stiftung|tribunal|unternehmen|"
    r"universität|verband|verein|vereinigung|verlag|verwaltung|werk|zentrale)(?:e?s)?$"
)
_ARTICLE = regex.compile(
    r"(?i:der|die|das|dem|den|des|ein|eine|einem|einer|dessen|deren|[si]\p{Ll}+)\s"
)


def is_reporting_verb(word: str) -> bool:
    """Return whether a word between a quotation and a name can be its verb of speech."""
    return (
        word not in _SMALL_WORDS
        and word not in _COPULAS
        and not _PARTICIPLE.fullmatch(word)
        and (_STRONG.fullmatch(word) is not None or is_german_verb(word))
    )


def is_copula(word: str, after: str) -> bool:
    """Return whether the quoted words are what a verb says of its subject: „…“, heißt das Motto.

    In „…“, hieß es von der Feuerwehr, somebody says them.
    """
    return word.lower() in _COPULAS and not after.startswith(" es ")


# Eine Studie, die im „Archiv für Obstkunde“ erschien, zeigte
_RELATIVE_OPEN = regex.compile(
    r",\s(?:(?:an|auf|aus|bei|durch|für|in|mit|nach|über|unter|von|zu)\s)?"
    r"(?:das|dem|den|deren|der|dessen|die|welche[mnrs]?)\s(?:[^,.;:„“»«\"]{0,60}\s)?$"
)
_RELATIVE_CLOSE = regex.compile(r"[“”«»\"]?\s(?:\p{Ll}+\s){0,3}\p{Ll}+,\s")


def in_relative_clause(text: str, end: int, cue: int) -> bool:
    """Return whether a relative clause encloses the quotation that ends at ``end`` before a verb."""
    if not _RELATIVE_CLOSE.match(text, end, cue):
        return False
    opening = max(text.rfind(mark, max(0, end - 200), end - 1) for mark in '„»«"')
    return opening > 0 and _RELATIVE_OPEN.search(text, max(0, opening - 80), opening) is not None


def is_document_cue(words: str) -> bool:
    """Return whether a verb and what follows say where words are written: In dem Brief heißt es."""
    return words.lower().startswith(("heißt es", "hieß es"))


def is_adverb(word: str, before: str) -> bool:
    """Return whether “so” opens a phrase and not an attribution: So gewonnene Daten seien „…“.

    ``before``: the characters before it; in “…, so Lind weiter: „…““ there is a comma.
    """
    return word.lower() == "so" and not before.rstrip().endswith((",", "“", "«", "–", "—"))


_OBLIQUE = regex.compile(
    r"(?i:d(?:em|en|es|iesen|iesem|ieses)|(?:k|m|d|s)?ein(?:en|em|es)|ihr(?:en|em|es)|unser(?:en|em|es)|"
    r"jede[mns]|jene[mns]|solche[mns]|welche[mns])\s"
)


def is_oblique(phrase: str) -> bool:
    """Return whether an article or pronoun makes a noun an object: Den Vorteil sieht …, Diesen Preis."""
    return _OBLIQUE.match(phrase) is not None


def is_surname_in(text: str, word: str) -> bool:
    """Return whether a text has a word as the surname behind a given name: Stolz, Bernd Stolz.

    Inside a sentence, and not behind an article, as nouns are: der Stolz.
    """
    if not _CAPITALIZED.fullmatch(word):
        return False
    whole = regex.compile(
        rf"(?<=\p{{Ll}},?\s)(?P<given>\p{{Lu}}\p{{Ll}}{{2,20}})\s{word}(?!\p{{L}})"
    )
    closed = small_words("de")
    given = (m["given"].lower() for m in islice(whole.finditer(text), _MOST_PLACES))
    return any(name not in closed for name in given)


_CAPITALIZED = regex.compile(r"\p{Lu}\p{Ll}[\p{L}-]*")
_MOST_PLACES = 20


def can_speak(name: str) -> bool:
    """Return whether a name can be a speaker: with its article, of several words, a body, or rare.

    “laut Umfrage” and “laut Regierungsangaben” name nobody.
    """
    words = name.split()
    if len(words) > 1 or _ARTICLE.match(name):
        return True
    return (
        bool(_BODY.search(name))
        or name.isupper()
        or name.lower() in _roles()
        or (
            "-" not in name and common_zipf(name.lower(), "de") < _RARE and not _RECORD.search(name)
        )
    )


# What is measured or printed is named for what it says: Blitzumfrage, Messwerten, UNO-Angaben
_RECORD = regex.compile(
    r"(?i:angaben?|artikel|auskunft|bericht|daten|dokument|erhebung|frage|meldung|mitteilung|plan|"
    r"protokoll|prognose|statistik|studie|tabelle|urteil|vertrag|werte?|zahlen|zeugnis)(?:e|en|n|s|es)?$"
)


def is_source_noun(phrase: str) -> bool:
    """Return whether a noun names an office, a body, a paper or a document: Der Außenminister.

    Not: Der Zug, Die Front. With a whole name behind it, it is a person's: Die Chemikerin Ada Kolen.
    """
    words = [word for word in phrase.split() if word[0].isupper()][1:]
    if len(words) > 2 and common_zipf(words[-1].lower(), "de") < _RARE:
        return True
    return any(
        _BODY.search(word)
        or _PAPER.search(word)
        or _RECORD.search(word)
        or word.lower().endswith(tuple(_roles()))
        or word.isupper()  # Der NDR
        for word in words
    )


_PAPER = regex.compile(r"(?i:blatt|brief|magazin|redaktion|schreiben|sender|zeitschrift|zeitung)$")


@cache
def _roles() -> frozenset[str]:
    german = load_language("de")
    return frozenset(german.roles.nouns) if german else frozenset()
