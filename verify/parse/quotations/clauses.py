"""Where a clause begins and ends between a quotation and its cue."""

from __future__ import annotations

from verify.model import Span
from verify.text.lazy_patterns import regex

UNNAMED_SPEAKER = regex.compile(
    r"(?:^|[\s,])(?P<who>(?i:the|a|an)(?:\s\p{Ll}[\p{L}’'-]*){1,3}?(?<!\s(?:and|but|und)))\s*"
    r"(?:has |had |have |also |later )?$",
)
# “… against nobody,” but Baku has protested · “a joke” before Lind said: what follows is another
# clause with its own subject.
NEW_CLAUSE = regex.compile(
    r"\s*+(?:\[\w{1,4}\])?+[,;]?+\s*+"
    r"(?:but|while|whereas|although|though|yet|and|because|before|until|bevor|nachdem|obwohl|weil|но|а|и|хотя|однако|"
    r"тогда как|aber|doch|während|und|mais|tandis que|et|але|проте|хоча)\s",
    regex.I,
)
# «Плотина, как подчеркнул Петров, …» · « Le barrage, comme l’a dit Mme Lind, … »: the subject is
# behind the cue.
INVERTING = regex.compile(
    r"(?<!\p{L})(?:как(?:\s(?:ранее|уже|позже|затем))?|як|comme\sl['’](?:a|avait))\s*+$", regex.I
)
WHO = regex.compile(r"\s*,\s*(?:who|который|которая|qui|der|die|який|яка)\s+(?:\p{L}+\s+){0,2}")
# "… and said": the verb has the subject of the verb before it.
JOINED = regex.compile(
    r"(?<!\p{L})(?:and|but|und|aber|et|и|но)(?:\s(?:\p{Ll}+ly|then|dann|puis|затем))?\s*$"
)
# "…," Mr. Bell said: the point of an abbreviated title or an initial ends no sentence.
_STOPS = regex.compile(
    r"[“„«»”]|[!?]\s+\p{Lu}|"
    r"(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Col|Lt|St|г|тов|акад|\p{Lu}))\.\s+\p{Lu}"
)

# Beim Eintreffen auf der Landebahn teilte sein Vertreter mit: the noun of a preposition says nothing.
_AFTER_PREPOSITION = regex.compile(
    r"(?<!\p{L})(?!\p{Lu}{2})(?i:am|auf|aus|bei|beim|durch|für|gegen|hinter|im|mit|nach|neben|ohne|seit|trotz|"
    r"über|unter|vom|vor|wegen|zu|zum|zur|zwischen)\s"
    r"(?:(?:der|die|das|dem|den|einem|einen|einer|ein|eine|diesem|dieser|diesen)\s)?"
    r"(?:(?:\p{Ll}+(?:em|en|er|es|e)|\d+er)\s){0,2}$"
    # “in” and “an” are English words, too: In response Carver said
    r"|(?<!\p{L})(?i:an|gegenüber|in|laut)\s(?:der|dem|den|einem|einer|einen)\s"
    r"(?:(?:\p{Ll}+(?:em|en|er|es|e)|\d+er)\s){0,2}$"
)
_FIRST_WORDS = regex.compile(r"\p{L}+\s(?:(?:der|dem|den|die|das)\s)?|")  # Beim …, In der …
_NEAR = 60  # characters before a noun in which its preposition is looked for


def crosses_boundary(words: str) -> bool:
    """Return whether another quotation or a sentence end separates a quotation from its cue."""
    return bool(_STOPS.search(words))


def is_noun_modifier(text: str, span: Span) -> bool:
    """Return whether an adjective in ``span`` modifies the noun after it.

    E.g. «Ошской области».
    """
    adjective = regex.search(r"[сц]к(?:ий|ого|ому|им|ой|ую|ая)$", text[span.start : span.end])
    return bool(adjective and regex.match(r"\s\p{Ll}", text[span.end : span.end + 2]))


_OPINION = regex.compile(r"\s*(?:По|In|To|Nach)\s*", regex.I)


def is_opinion(text: str, head: Span) -> bool:
    """Return whether the words before a possessive open a phrase for the whole sentence.

    E.g. "По его мнению, …", "In her view, …".
    """
    return _OPINION.fullmatch(text, head.start, head.end) is not None


# Carver wrote to Mayor Lind: · Holm schrieb an Kanzlerin Lind · Le maire a écrit à Luc Aubenais
# Not: According to Lind: · laut dem Trainer Kolen:
_ADDRESSED = regex.compile(
    r"(?<!\p{L})(?:(?<!according\s|thanks\s)to|for|an|für|(?<!grâce\s)(?:à|aux?)|ко?|"
    r"(?<!(?:aus|bei|laut|mit|nach|von|zufolge)\s)dem)\s(?:\p{Lu}[\p{L}-]+\s){0,2}$",
    regex.I,
)


def is_addressee(text: str, name: Span) -> bool:
    """Return whether words are said to the person that a name names, or a question is asked them."""
    return _ADDRESSED.search(text, max(0, name.start - _NEAR), name.start) is not None


def follows_preposition(text: str, noun: Span) -> bool:
    """Return whether a German preposition governs a noun, or is its first word.

    E.g. "auf der Landebahn", "zu dem gegenwärtigen Skandal", "Beim Eintreffen", "In der Halle".
    """
    first = _FIRST_WORDS.match(text, noun.start, noun.end)
    ends = (noun.start, first.end() if first else noun.start)
    return any(_AFTER_PREPOSITION.search(text, max(0, at - _NEAR), at) for at in ends)
