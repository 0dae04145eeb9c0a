"""What the words before quotation marks say of them: an article, an owner, a noun that has the name."""

from __future__ import annotations

from verify.parse.quotations.article_context import ArticleContext
from verify.parse.quotations.marks import MarkPair
from verify.text.lazy_patterns import regex

_NEAR = 12  # characters: “diesem”, “MSNBC’s”
_DETERMINER = regex.compile(
    r"(?<!\p{L})(?:the|a|an|this|that|these|those|so-called|der|die|das|dem|den|des|eine?|einem|einen"
    r"|le|la|les|un|une|этот|эта|эти|этих|пресловут\p{L}+)\s+$",
    regex.I,
)
# On MSNBC’s “Morning Joe,” · in Harrow’s “Valley Hour,”: the comma inside is the sentence’s
_OWNER = regex.compile(r"\p{L}(?:[’']s|s[’'])\s+$")


def has_article(context: ArticleContext, pair: MarkPair) -> bool:
    """Return whether an article precedes the quotation, which makes a phrase a name.

    E.g. He underlined the “third neighbour policy”.
    """
    closed = context.inner(pair).rstrip().endswith((".", "!", "?"))
    return _DETERMINER.search(_before(context, pair)) is not None and not closed


def has_owner(context: ArticleContext, pair: MarkPair) -> bool:
    """Return whether a possessive precedes the quotation, as of a show or a paper."""
    return _OWNER.search(_before(context, pair)) is not None


def _before(context: ArticleContext, pair: MarkPair) -> str:
    return context.article.text[max(0, pair.span.start - _NEAR) : pair.span.start]


# ein Sprecher der „Wache am Hafen“ · die griechische Sektion von „Ärzte ohne Grenzen“ · laut „hafen.de“
_BODY = regex.compile(
    r"(?:\p{Lu}[\p{L}-]+\s(?:der|des|von|vom)|(?<!\p{L})(?i:laut)(?:\s(?:der|dem))?)\s+$"
)
# der Fernsehsender „Neue Welle“ · im Lokal „Zum Anker“
_NOUN = regex.compile(
    r"(?<!\p{L})(?i:der|die|das|dem|den|des|im|am|zum|zur|vom|beim|ein|eine|einem|einen|einer)\s"
    r"(?:\p{Ll}+\s)?\p{Lu}[\p{L}-]+\s+$"
)
# der früher „Alter Hafen“ hieß · heißt heute „Neue Welle“
_CALLED_BEFORE = regex.compile(r"(?<!\p{L})(?:heißt|hieß|heißen|hießen|namens)\s(?:\p{Ll}+\s)?$")
_CALLED_BEHIND = regex.compile(r"\s+(?:heißt|hieß|heißen|hießen)(?!\p{L}|\ses)")
_NAMING = frozenset(
    "nannte nennt nannten nennen genannt bezeichnet bezeichnete bezeichneten taufte".split()
)
# „Probleme[n] mit dem Strom“ · “turning [the board] around”: only words of others are changed in brackets
_EDITED = regex.compile(r"\[(?:\p{L}[\p{L} ]{0,20}|…|\.\.\.)\]")
_AFTER_NAME = regex.compile(r"(?<=[”“»’\"*_]\s)\($")
_FAR = 60  # characters: an article, an adjective and a compound
_MOST_WORDS = 5  # of a name


def is_edited(words: str) -> bool:
    """Return whether an editor's brackets are in quoted words, which names do not have."""
    return _EDITED.search(words) is not None


def names_thing(context: ArticleContext, pair: MarkPair, cue: str) -> bool:
    """Return whether the words around the marks say that a name or a translation is in them.

    ``cue`` is the verb of the sentence: in “nannte das Projekt „Schande der Stadt““, it is a remark.
    """
    if is_edited(context.inner(pair)):
        return False
    block = context.article.blocks[context.block_at(pair.span.start)]
    german = context.language(block) == "de"
    return _is_gloss(context, pair) or (german and _is_called(context, pair, cue))


def _is_called(context: ArticleContext, pair: MarkPair, cue: str) -> bool:
    text, inner = context.article.text, context.inner(pair).strip()
    if inner.endswith((".", "!", "?", "…")) or context.word_count(pair) > _MOST_WORDS:
        return False
    before = text[max(0, pair.span.start - _FAR) : pair.span.start]
    if _CALLED_BEFORE.search(before) or _CALLED_BEHIND.match(text, pair.span.end):
        return True
    capital = inner[:1].isupper() or "." in inner
    if not capital or cue.lower() in _NAMING:
        return False
    return _BODY.search(before) is not None or _NOUN.search(before) is not None


def _is_gloss(context: ArticleContext, pair: MarkPair) -> bool:
    """Return whether a bracket behind a quoted name has only a translation in marks.

    E.g. “Cast Lead” („gegossenes Blei“); not: He was brief (“no comment”).
    """
    text, at = context.article.text, pair.span.start
    if text[pair.span.end : pair.span.end + 1] != ")" or not _AFTER_NAME.search(
        text[max(0, at - 3) : at]
    ):
        return False
    return not context.inner(pair).rstrip().endswith((".", "!", "?", "…"))
