"""English subjects that no list of persons has, and words that only look like a verb of speech.

A teacher at the school in Pell Street said · “…,” the Republican governor said · “…,” officials say.
Not: issued an important warning about “…” · a film called “…”.
"""

from __future__ import annotations

from verify.model import Field, Span, Speaker
from verify.parse.quotations.prepositions import PREPOSITIONS
from verify.text.lazy_patterns import regex

_DETERMINERS = frozenset(
    """
    a an the one another some several many most few both each every
    his her its our my their this that these those
    two three four five six seven eight nine ten
    """.split()
)
_PRONOUNS = frozenset("i we you he she it they them him us me who whom which that what".split())
# A clause begins behind these; “at” and “for” would part a noun from what depends on it.
_CLAUSE_START = regex.compile(
    r"[,;:.!?()“”„«»\"—–]\s*|(?<!\p{L})(?:and|but|as|because|after|before|when|while|although|since|until|"
    r"if|so|than|whether|then)(?:\s|$)",
    regex.I,
)
# has also said · had once told · quickly added
_AUXILIARIES = frozenset(
    "has have had will would could can may might must also later then now again once already often "
    "never further just even".split()
)
_MOST_AUXILIARIES = 4
_WORD = regex.compile(r"[\p{L}\d][\p{L}\p{M}\d.’'-]*")
# The day after the storm Carver said · The idea that Carver called “…”: these say nothing.
_SILENT = frozenset(
    "afternoon century day decade evening fact hour idea minute moment month morning night notion "
    "second time way week weekend year yesterday".split()
)
_VERBS = frozenset("is are was were be been has have had do does did will would".split())
_SOMEBODY = frozenset("another many one others several some".split())  # Another joked
_LONGEST_CORE = 5  # words of a noun with its article: a senior Justice Department official
_LONGEST = 14  # with what depends on it
_ADVERBS_IN_S = frozenset(
    "afterwards always besides does has is perhaps sometimes thus upwards was yes".split()
)
# “…,” prosecutors said · “…,” local officials said · “…,” it said in a statement
_BARE = regex.compile(
    r"[\s,]*(?P<who>(?i:it|they)|(?:\p{Ll}[\p{L}’'-]+\s){0,3}?(?:\p{Ll}{3,}(?<!s)s|police))"
)


# Police officers on the scene called · Local officials in Brill say
_PLURAL_OPENER = regex.compile(
    r"\s*(?P<who>(?:Police|\p{Lu}\p{Ll}+\s(?:\p{Ll}+\s)?\p{Ll}{3,}(?<!s)s)(?:\s(?:at|for|from|in|of|on)\s"
    r"(?:the\s|a\s)?[\p{L}’'-]+)?)\s*"
)


def english_subject(text: str, span: Span) -> Speaker | None:
    """Return the noun with its article that is the subject of the verb right behind ``span``.

    None where a name is the subject: The Tory historian Andrew Roberts said.
    """
    stop = _end_of_subject(text, span)
    if opener := _PLURAL_OPENER.fullmatch(text, span.start, stop):
        return Speaker(Field(opener["who"], Span(*opener.span("who"))))
    clause = max(
        (m.end() for m in _CLAUSE_START.finditer(text, span.start, stop)), default=span.start
    )
    words = [Span(*m.span()) for m in _WORD.finditer(text, clause, stop)]
    if len(words) == 1 and _lower(text, words[0]) in _SOMEBODY:
        if _lower(text, words[0]) == "one" and text[stop : span.end].strip():
            return None  # One might say: nobody did
        return Speaker(Field(text[words[0].start : words[0].end], words[0]))
    if not 2 <= len(words) <= _LONGEST or _lower(text, words[0]) not in _DETERMINERS:
        return None
    size = _core(text, words)
    if size is None:
        return None
    relative = size < len(words) and _lower(text, words[size]) == "who"
    whole = Span(words[0].start, words[size - 1 if relative else -1].end)
    return Speaker(Field(text[whole.start : whole.end], whole))


def _end_of_subject(text: str, span: Span) -> int:
    """Return where the words before a verb end without its auxiliaries and adverbs."""
    words = text[span.start : span.end].rstrip()
    for _ in range(_MOST_AUXILIARIES):
        last = words.split()[-1:]
        if not last or not (last[0] in _AUXILIARIES or last[0].endswith("ly")):
            break
        words = words[: -len(last[0])].rstrip()
    return span.start + len(words)


def _core(text: str, words: list[Span]) -> int | None:
    """Return how many words the noun has with its article, or None if it is no subject."""
    size = 1
    while size < len(words) and not _ends_noun(_lower(text, words[size])):
        size += 1
    noun = _lower(text, words[size - 1])
    if not 2 <= size <= _LONGEST_CORE or noun in _SILENT or text[words[size - 1].start].isupper():
        return None
    if noun.endswith("ed") or any(_lower(text, w) in _DETERMINERS | _VERBS for w in words[1:size]):
        return None  # The former champion admitted the defeat · a message was shared
    return size if _depends(text, words[size:]) else None


def _ends_noun(word: str) -> bool:
    return word in PREPOSITIONS or word in _PRONOUNS


def _depends(text: str, rest: list[Span]) -> bool:
    """Return whether the words behind a noun depend on it: at the school in Pell Street · who saw it.

    Not: at the school Carver · at a hub where three children, which have subjects of their own.
    """
    if not rest:
        return True
    lower = [_lower(text, word) for word in rest]
    if lower[0] == "who":
        opens = lower[1:2] == [] or lower[1] in _DETERMINERS | _PRONOUNS  # who the police said
        return not opens and not _PRONOUNS & set(lower[2:]) and not text[rest[1].start].isupper()
    for at, word in enumerate(lower):
        before = lower[at - 1] if at else ""
        opens = word in _DETERMINERS and before not in PREPOSITIONS
        if word in _PRONOUNS or opens:
            return False
        named = text[rest[at].start].isupper() and not text[rest[at - 1].start].isupper()
        if named and before not in PREPOSITIONS | _DETERMINERS:
            return False
    return lower[-1] not in PREPOSITIONS


def _lower(text: str, word: Span) -> str:
    return text[word.start : word.end].lower()


def subject_behind_quotation(text: str, span: Span) -> Speaker | None:
    """Return the subject that fills the words between a quotation and its verb.

    E.g. “…,” the Republican governor said · “…,” officials said · “…,” it said.
    """
    if found := english_subject(text, span):
        return found
    bare = _BARE.fullmatch(text, span.start, _end_of_subject(text, span))
    if bare is None or set(bare["who"].lower().split()) & (_ADVERBS_IN_S | _NOT_IN_NOUN):
        return None
    return Speaker(Field(bare["who"], Span(*bare.span("who"))))


_NOT_IN_NOUN = (PREPOSITIONS | _PRONOUNS | {"and", "but", "or", "as", "not", "there"}) - {
    "it",
    "they",
}


# according to the report, · according to its own lawyers.
_SOURCE = regex.compile(
    r"\s(?P<who>(?i:the|a|an|one|his|her|its|their|two|three|some|several)\s(?:[\p{L}’'-]+\s){0,4}"
    r"[\p{Ll}’'-]+)(?=[,.”]|$)"
)


def noun_behind_phrase(text: str, tail: Span, code: str) -> Speaker | None:
    """Return the noun between “according to” and its comma: the report."""
    found = _SOURCE.match(text, tail.start, tail.end) if code == "en" else None
    return Speaker(Field(found["who"], Span(*found.span("who")))) if found else None


def is_governed_noun(text: str, start: int) -> bool:
    """Return whether a preposition is before the noun at ``start``: in a knife attack."""
    before = _LAST_WORD.search(text, max(0, start - 20), start)
    return before is not None and before["word"].lower() in PREPOSITIONS


_LAST_WORD = regex.compile(r"(?<!\p{L})(?P<word>\p{L}+)\s+$")

# Verbs of speech that are nouns, too.
_NOUNS = frozenset(
    """
    answers calls charges claims comments demands estimates notes points promises protests
    replies reports states thought
    """.split()
)
_OF = r"(?<!\p{L})(?:a|an|any|her|his|its|my|no|our|some|that|the|their|these|this|those|your)|\p{L}[’']s|s[’']"
_OWNED = regex.compile(rf"(?:{_OF})\s$", regex.I)  # Trump’s promises · their claims
_WITH_ADJECTIVE = regex.compile(rf"(?:{_OF})\s(?:\p{{Ll}}[\p{{L}}-]*\s)?$", regex.I)
_GERUNDS = frozenset(["saying", "warning"])
_IN_NAME = regex.compile(r"\p{Lu}\p{L}+\s\|\s\p{Ll}{2}")  # the United States and
_CALLED = frozenset("branded called dubbed labeled labelled described characterized touted".split())
_RELATIVE = regex.compile(r"(?<!\p{L})(?:what|which|that|whom|as)(?!\p{L})", regex.I)


def is_no_verb(text: str, cue: regex.Match[str], quotation: int) -> bool:
    """Return whether a word before a quotation is a noun or a passive, though it can say that one speaks.

    E.g. an important warning about “…” · claims of “…” · a mist dubbed “…”.
    """
    word = cue.group().lower()
    before = text[max(0, cue.start() - 40) : cue.start()]
    if word in _GERUNDS:
        return _WITH_ADJECTIVE.search(before) is not None  # an important warning
    if word in _NOUNS and (
        _OWNED.search(before)
        or text.startswith(" of ", cue.end())
        or _PREPOSED_NAME.search(before)
        or (
            cue.group()[0].isupper()
            and _IN_NAME.search(before + "|" + text[cue.end() : cue.end() + 4])
        )
    ):
        return True
    if word in _CALLED and not text[cue.end() : quotation].strip():
        return _RELATIVE.search(before) is None
    return False


# from EU states · refutes Cong claims: a preposition governs the noun
_PREPOSED_NAME = regex.compile(
    r"(?<!\p{L})(?:from|of|in|by|with|for|to|at|on|about|against|between|among|after)\s"
    r"(?:\p{L}[\p{L}-]*\s)?$"
)
