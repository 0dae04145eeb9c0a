"""Fragments: a few words in marks that a reporting sentence takes over from its speaker.

E.g. Carr called the plan “a failure”. They are shown and can be searched; no rule flags them.
"""

from __future__ import annotations

from dataclasses import replace

from verify.model import BlockKind, Quotation, QuotationKind, Span, Speaker
from verify.parse.quotations.article_context import ArticleContext
from verify.parse.quotations.attributed import speaker_of
from verify.parse.quotations.attribution import Attribution
from verify.parse.quotations.before_marks import is_edited, names_thing
from verify.parse.quotations.grammar.german_reported import is_reported, reporting_subject
from verify.parse.quotations.marks import MarkPair
from verify.parse.quotations.sentence_context import SentenceContext
from verify.text.lazy_patterns import regex

_FRAGMENT = QuotationKind.FRAGMENT
_PROSE = (BlockKind.BODY, BlockKind.LIST_ITEM, BlockKind.QUOTATION)


def is_fragment(context: ArticleContext, pair: MarkPair, said: Attribution) -> bool:
    """Return whether a string in marks that looks like a term is reported speech."""
    block = context.article.blocks[context.block_at(pair.span.start)]
    if said.cue is None or block.kind not in _PROSE or pair.depth > 0:
        return False
    before = context.article.text[max(0, pair.span.start - 16) : pair.span.start]
    named = _NAMED_THING.search(before) or names_thing(context, pair, said.cue.value)
    if named or not _is_named(said):
        return False
    inner = context.inner(pair).strip()
    if is_edited(inner):
        return True
    if context.language(block) == "de":
        return not _is_german_name(before, inner)
    return not is_proper_name(inner)


def as_reported(
    context: ArticleContext, quotation: Quotation, pair: MarkPair, around: SentenceContext
) -> Quotation:
    """Return a German quotation in a reported sentence as its speaker's; others as they are.

    E.g. Die Lage sei „heikel“. A term becomes a fragment, a statement gets its speaker.
    """
    block = context.article.blocks[quotation.block]
    prose = block.kind in _PROSE and pair.depth == 0 and quotation.note is None
    if not prose or quotation.speaker or context.language(block) != "de":
        return quotation
    if quotation.kind not in (QuotationKind.TERM, QuotationKind.STATEMENT):
        return quotation
    text, sentence = context.article.text, Span(around.before.start, around.after.end)
    before, inner = text[max(0, pair.span.start - 16) : pair.span.start], context.inner(pair)
    if not is_reported(text[sentence.start : sentence.end]):
        return quotation
    if quotation.kind is QuotationKind.TERM and (
        _is_german_name(before, inner.strip())
        or _NAMED_THING.search(before)
        or names_thing(context, pair, "")
    ):
        return quotation
    kind = QuotationKind.STATEMENT if quotation.kind is QuotationKind.STATEMENT else _FRAGMENT
    return replace(quotation, kind=kind, speaker=_reporting(context, block.span, sentence))


def _reporting(context: ArticleContext, block: Span, sentence: Span) -> Speaker | None:
    """Return the subject that a sentence is reported of, as the person of the article that it is."""
    subject = reporting_subject(context.article.text, block, sentence)
    if subject is None:
        return None
    at = subject.name.span
    known = [m for m in context.parts.people.between(at.start, at.end) if m.person is not None]
    return speaker_of(known[-1]) if known else subject


# ein „Opfer des Krieges“ · als „Schatten“ · von „Zweifeln“: every German noun has a capital
_PREDICATE = regex.compile(
    r"(?<!\p{L})(?:als|ein|eine|einen|einem|einer|kein|keine|keinen|wie|sei|ist|war)\s+$",
    regex.I,
)
# der „Grüne Punkt“ · der Sender „Neue Welle“ · die Operation „Morgenrot“
_NAMED_BY = regex.compile(
    r"(?:(?<!\p{L})(?i:der|die|das|dem|den|des|im|am|zum|zur|beim)|\p{Lu}[\p{L}-]+)\s+$"
)


def _is_german_name(before: str, inner: str) -> bool:
    """Return whether the words before the marks say that a name is in them."""
    if not inner[:1].isupper() or _PREDICATE.search(before):
        return False
    return _NAMED_BY.search(before) is not None or is_proper_name(inner)


# The “third neighbor policy”, the so-called “engine cutoff”: a thing has this name.
_NAMED_THING = regex.compile(
    r"(?<!\p{L})(?:the|this|that|these|those|so-called|genannten?|sogenannt\p{L}*|namens|named|"
    r"так называем\p{L}+|sözde)\s+$",
    regex.I,
)


_ANYBODY = frozenset("they we people some many others sie man wir они мы ils on onlar".split())


def _is_named(said: Attribution) -> bool:
    """Return whether one speaker is meant: “they called it …” can be anybody."""
    return said.speaker is not None and said.speaker.name.value.lower() not in _ANYBODY


def is_proper_name(inner: str) -> bool:
    """Return whether every longer word has a capital: a name or a title, not a remark."""
    words = [w for w in regex.findall(r"\p{L}[\p{L}’'-]*", inner) if len(w) > 3]
    if inner.endswith(("!", "?")) or (inner[:1].islower() and " " in inner):
        return False
    return not words or all(w[0].isupper() for w in words)
